"""People, authority, age and mandates in any order: whatever fifty acts do, four things never happen."""

from collections.abc import Callable

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import text
from sqlmodel import Session, SQLModel, col, select

from basis.clock import nu, vandaag
from basis.database import maak_engine
from basis.fouten import DomeinFout
from basis.identiteit.models import Persoon
from basis.rechten import ROLRECHTEN, Actor, Recht, Rol, mag, zichtbaar
from jim.gesprekken.models import Gesprek
from jim.kring import actions, leeftijd, vertrek
from jim.kring.models import Kring, Lid, Uitnodiging, Wilsoordeel
from jim.kring.queries import actor_voor
from jim.mandaat import actions as mandaat
from jim.mandaat.actions import herzie
from jim.mandaat.models import Jim, Mandaat
from tests.bouw import bouw_wereld, lid, persoon

_GEHEUGEN = maak_engine("sqlite://")
JA = {"akkoord", "akkoord_moeilijk"}
GEKOZEN = st.integers(0, 11)


def door(*rollen: str) -> st.SearchStrategy[str | int]:
    """Mostly somebody who may, sometimes just anybody."""
    return st.one_of(st.sampled_from(rollen), st.sampled_from(rollen), GEKOZEN)


class Mensen(RuleBasedStateMachine):
    """Everybody who ever had to do with this kring tries everything; what is refused changes nothing."""

    @initialize(jaren=st.integers(8, 17), gezag=st.integers(0, 2), jim=st.sampled_from(["", "wacht", "actief", "actief"]))
    def begin(self, jaren: int, gezag: int, jim: str) -> None:
        SQLModel.metadata.create_all(_GEHEUGEN)
        self.s = Session(_GEHEUGEN, expire_on_commit=False)
        self.w = bouw_wereld(self.s, jaar=vandaag().year - jaren, jim=jim)
        self.k, self.daden = self.w.kring.id, 0
        if not jim:
            self.w.jim.tot = nu()
        for ouder in [self.w.ouder1, self.w.ouder2][gezag:]:
            ouder.gezag, ouder.gezag_op = False, None
        lid(self.s, self.w.kring, "professional", "Fatma")
        self.s.flush()
        leeftijd.verwerk(self.s, vandaag())
        herzie(self.s, self.k)
        self.mensen = [lid.persoon_id for lid in self.leden()] + [persoon(self.s, naam).id for naam in ("Luus", "Opa", "Tim")]

    def leden(self) -> list[Lid]:
        return list(self.s.exec(select(Lid).where(col(Lid.kring_id) == self.k).order_by(text("lid.rowid"))))

    def doe(self, wie: str | int, wat: Callable[[Actor], object]) -> None:
        """Somebody (of a role that can, or just anybody) does something; a refusal is undone."""
        if isinstance(wie, str):
            kan = [rij.persoon_id for rij in self.leden() if rij.rol == wie and rij.tot is None]
        else:
            kan = [self.mensen[wie % len(self.mensen)]]
        actor = actor_voor(self.s, kan[-1], self.k) if kan else None
        if actor is not None:
            self.los(lambda: wat(actor))

    def los(self, wat: Callable[[], object]) -> None:
        self.daden += 1
        punt = self.s.begin_nested()
        try:
            wat()
            self.s.flush()
        except DomeinFout:
            punt.rollback()
        else:
            punt.commit()

    def iemand(self, wie: str | int) -> str:
        leden = [rij for rij in self.leden() if isinstance(wie, int) or (rij.rol == wie and rij.tot is None)] or self.leden()
        return leden[wie % len(leden) if isinstance(wie, int) else 0].id

    @rule(
        wie=door("aanspreekpunt", "jongere"),
        rol=st.sampled_from([*sorted(actions.WIE_NODIGT_WIE), "ouder", "ouder", "jim"]),
        gezag=st.booleans(),
    )
    def nodig_uit(self, wie: str | int, rol: str, gezag: bool) -> None:
        def vraag(actor: Actor) -> None:
            rij, _token = actions.nodig_uit(self.s, actor, rol=rol, voornaam="X", gezag=gezag)
            if rol == "jim":
                mandaat.vraag_jim(self.s, actor, "X", rij.id)

        self.doe(wie, vraag)

    @rule(welke=GEKOZEN, wie=GEKOZEN)
    def kom_binnen(self, welke: int, wie: int) -> None:
        open_ = list(
            self.s.exec(
                select(Uitnodiging)
                .where(col(Uitnodiging.kring_id) == self.k, col(Uitnodiging.gebruikt).is_(None))
                .order_by(text("uitnodiging.rowid"))
            )
        )
        if not open_:
            return
        rij = open_[welke % len(open_)]
        mens = self.s.get_one(Persoon, self.mensen[wie % len(self.mensen)])

        def kom() -> None:
            nieuw = actions.word_lid(self.s, rij, mens, figuur="ster", kleur=5)
            if rij.rol == "jim":
                jim = self.s.exec(select(Jim).where(col(Jim.uitnodiging_id) == rij.id)).one()
                mandaat.jim_zegt_ja(self.s, self.k, jim.id, nieuw.id)

        self.los(kom)

    @rule(wie=door("ouder", "ouder", "voogd"), antwoord=st.sampled_from(mandaat.ANTWOORDEN))
    def geef_mandaat(self, wie: str | int, antwoord: str) -> None:
        jim = self.s.exec(select(Jim).where(col(Jim.kring_id) == self.k, col(Jim.status).in_(["gevraagd", "wacht", "actief"]))).first()
        if jim is not None:
            self.doe(wie, lambda actor: mandaat.geef_mandaat(self.s, actor, jim.id, antwoord))

    @precondition(lambda self: self.daden % 4 == 3)
    @rule(wie=door("jim", "jongere"), hoe=st.sampled_from(["stop", "rond_af", "trek_in", "weg"]), wis=st.booleans())
    def eindig(self, wie: str | int, hoe: str, wis: bool) -> None:
        doen = {
            "stop": lambda actor: mandaat.stop_als_jim(self.s, actor, "dag", wis=wis),
            "rond_af": lambda actor: mandaat.rond_af(self.s, actor),
            "trek_in": lambda actor: mandaat.trek_vraag_in(self.s, actor),
            "weg": lambda actor: vertrek.ga_weg(self.s, actor, wis=wis),
        }
        self.doe(wie, doen[hoe])

    @rule(wie=door("aanspreekpunt"), wie_dan=door("ouder", "professional"))
    def haal_weg(self, wie: str | int, wie_dan: str | int) -> None:
        self.doe(wie, lambda actor: vertrek.haal_weg(self.s, actor, self.iemand(wie_dan)))

    @rule(wie=door("aanspreekpunt"), naar=door("professional"), blijf=st.booleans())
    def draag_over(self, wie: str | int, naar: str | int, blijf: bool) -> None:
        self.doe(wie, lambda actor: vertrek.draag_over(self.s, actor, self.iemand(naar), blijf=blijf))

    @precondition(lambda self: self.daden > 12)
    @rule(wie=door("aanspreekpunt", "ouder", "jongere"), wat=st.sampled_from(["hulp", "sluit", "blijf open", "leeg"]))
    def einde(self, wie: str | int, wat: str) -> None:
        doen = {
            "hulp": lambda actor: vertrek.beeindig_hulp(self.s, actor),
            "sluit": lambda actor: vertrek.stem_voor_sluiten(self.s, actor),
            "blijf open": lambda actor: vertrek.stem_voor_sluiten(self.s, actor, ja=False),
            "leeg": lambda actor: vertrek.sluit_leeg(self.s, actor),
        }
        self.doe(wie, doen[wat])

    @rule(
        wie=door("aanspreekpunt", "aanspreekpunt", "jongere"),
        over=door("ouder"),
        ja=st.booleans(),
        wat=st.sampled_from(["gezag", "toegang", "apart", "oordeel"]),
    )
    def leg_vast(self, wie: str | int, over: str | int, ja: bool, wat: str) -> None:
        doen: dict[str, Callable[[Actor], object]] = {
            "gezag": lambda actor: actions.leg_gezag_vast(self.s, actor, self.iemand(over), ja),
            "toegang": lambda actor: leeftijd.geef_toegang(self.s, actor, self.iemand(over), ja),
            "apart": lambda actor: actions.houd_ouders_apart(self.s, actor, ja),
            "oordeel": lambda actor: (
                leeftijd.schrijf_wilsoordeel(self.s, actor, "Onderzocht.") if ja else leeftijd.trek_wilsoordeel_in(self.s, actor)
            ),
        }
        self.doe(wie, doen[wat])

    @precondition(lambda self: self.daden % 5 == 4)
    @rule()
    def jaar_later(self) -> None:
        """Time passes: the jongere is older, and the worker has looked."""
        self.daden += 1
        self.w.kring.geboren_jaar -= 1
        self.s.flush()
        leeftijd.verwerk(self.s, vandaag())

    @invariant()
    def nooit(self) -> None:
        if not hasattr(self, "k"):
            return
        self.s.flush()
        self.s.expire_all()
        kring = self.s.get_one(Kring, self.k)
        hier = [rij for rij in self.leden() if rij.tot is None]
        rollen = [rij.rol for rij in hier]
        if kring.gesloten:
            assert hier == []
            return
        assert rollen.count("jongere") == 1
        if kring.hulp_tot is None:
            assert rollen.count("aanspreekpunt") == 1
        else:
            assert not {"aanspreekpunt", "professional"} & set(rollen)
        self.geen_jim_zonder_mandaat(kring, hier)
        for persoon_id in self.mensen:
            self.leest_niet_te_veel(kring, hier, persoon_id)

    def geen_jim_zonder_mandaat(self, kring: Kring, hier: list[Lid]) -> None:
        """Worked out from the rows, not by the app's own rule."""
        jims = list(self.s.exec(select(Jim).where(col(Jim.kring_id) == self.k)))
        assert len([j for j in jims if j.status in {"gevraagd", "wacht", "actief"}]) <= 1
        lopend = {j.lid_id for j in jims if j.status in {"wacht", "actief"}}
        assert {rij.id for rij in hier if rij.rol == "jim"} == lopend
        actief = next((j for j in jims if j.status == "actief"), None)
        oordeel = self.s.exec(select(Wilsoordeel).where(col(Wilsoordeel.kring_id) == self.k, col(Wilsoordeel.tot).is_(None))).first()
        if actief is None or (kring.leeftijd(vandaag()) >= 16 and oordeel is None):
            return
        met_gezag = {rij.id for rij in self.leden() if rij.gezag}
        ja = {m.lid_id for m in self.s.exec(select(Mandaat).where(col(Mandaat.jim_id) == actief.id)) if m.antwoord in JA}
        assert met_gezag and met_gezag <= ja
        assert not [
            u for u in self.s.exec(select(Uitnodiging).where(col(Uitnodiging.kring_id) == self.k)) if u.gezag and u.gebruikt is None
        ]

    def leest_niet_te_veel(self, kring: Kring, hier: list[Lid], persoon_id: str) -> None:
        actor = actor_voor(self.s, persoon_id, self.k)
        mijn = [rij for rij in hier if rij.persoon_id == persoon_id]
        assert (actor is not None) == (len(mijn) == 1)
        if actor is None:
            return
        jimgesprek = self.s.exec(select(Gesprek).where(zichtbaar(actor, Gesprek), col(Gesprek.soort) == "jim")).all()
        assert not jimgesprek or actor.rol in {Rol.JONGERE, Rol.JIM}
        if mijn[0].rol in {"ouder", "voogd"} and kring.leeftijd(vandaag()) >= 16 and not mijn[0].toegestaan:
            oordeel = self.s.exec(select(Wilsoordeel).where(col(Wilsoordeel.kring_id) == self.k, col(Wilsoordeel.tot).is_(None))).first()
            assert not mag(actor, Recht.DOELEN_ZIEN) or (oordeel and mijn[0].gezag)
        if kring.hulp_tot is not None:
            assert actor.rol not in {Rol.AANSPREEKPUNT, Rol.PROFESSIONAL}
            assert actor.rol not in ROLRECHTEN[Recht.OVERDRAGEN]

    def teardown(self) -> None:
        if hasattr(self, "s"):
            self.s.rollback()
            self.s.close()


def test_wat_vijftig_daden_nooit_doen():
    run_state_machine_as_test(Mensen, settings=settings(max_examples=40, stateful_step_count=50, deadline=None))


@pytest.mark.zwaar
def test_wat_vijftig_daden_nooit_doen_in_duizend_werelden():
    run_state_machine_as_test(Mensen, settings=settings(max_examples=1000, stateful_step_count=50, deadline=None))
