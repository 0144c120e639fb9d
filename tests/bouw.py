"""Builders: a small fictional world of real rows, made by the same tables as the app."""

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlmodel import Session

from basis.clock import nu
from basis.identiteit.models import Persoon
from basis.ids import nieuw_id
from basis.rechten import Actor
from jim.gesprekken.models import Deelname, Gesprek
from jim.kring.models import Kring, Lid
from jim.kring.queries import actor_voor
from jim.mandaat.models import Jim, Mandaat
from jim.organisaties.models import Aanbieder, Gemeente, GemeenteLezer, Medewerker

HOOFDSLEUTEL = f"1:{base64.b64encode(hashlib.sha256(b'alleen voor de proef').digest()).decode()}"


AL_LANG = timedelta(days=30)


@dataclass
class Wereld:
    """One kring with everybody in it, and some who are not."""

    session: Session
    kring: Kring
    aanbieder: Aanbieder
    gemeente: Gemeente
    jongere: Lid
    ouder1: Lid
    ouder2: Lid
    jim: Lid
    aanspreekpunt: Lid
    gemeentelezer: str
    buitenstaander: str
    gesprekken: dict[str, Gesprek] = field(default_factory=dict)

    def lid(self, wie: str) -> Lid:
        """jongere, ouder1, ouder2, jim or aanspreekpunt."""
        return getattr(self, wie)

    def persoon_id(self, wie: str) -> str:
        """The person behind a member, or gemeentelezer or buitenstaander."""
        return getattr(self, wie) if wie in {"gemeentelezer", "buitenstaander"} else self.lid(wie).persoon_id

    def actor(self, wie: str) -> Actor:
        """The actor as the app would see him now."""
        actor = actor_voor(self.session, self.lid(wie).persoon_id, self.kring.id)
        assert actor is not None
        return actor


def persoon(session: Session, naam: str) -> Persoon:
    """A person without passkeys."""
    p = Persoon(naam=naam, handle=nieuw_id().encode(), aangemaakt=nu() - AL_LANG)
    session.add(p)
    session.flush()
    return p


def lid(session: Session, kring: Kring, rol: str, naam: str, *, gezag: bool = False, wie: Persoon | None = None) -> Lid:
    """A member of a kring."""
    wie = wie or persoon(session, naam)
    rij = Lid(
        kring_id=kring.id, persoon_id=wie.id, rol=rol, naam=naam, sinds=nu() - AL_LANG, gezag=gezag, toegestaan=True if rol in {"ouder", "voogd"} else None,
        gezag_door="Joost" if gezag else "", gezag_op=date(2026, 1, 5) if gezag else None,
    )  # fmt: skip
    session.add(rij)
    session.flush()
    return rij


def bouw_wereld(session: Session, *, jaar: int = 2012, jim: str = "actief", naam: str = "Noor") -> Wereld:
    """A kring with jongere, two ouders with gezag, a JIM (`jim`: a Jim status, or "" for none yet) and an aanspreekpunt."""
    gemeente = Gemeente(naam="Voorbeeldstad")
    aanbieder = Aanbieder(naam="Hulp Dichtbij", or_referentie="OR-1", or_datum=date(2026, 1, 1), dpia_referentie="DPIA-1")
    session.add_all([gemeente, aanbieder])
    session.flush()
    kring = Kring(
        roepnaam=naam, geboren_jaar=jaar, geboren_maand=3, aanbieder_id=aanbieder.id, gemeente_id=gemeente.id, profiel=2, intensiteit=2
    )  # fmt: skip
    session.add(kring)
    session.flush()
    joost = lid(session, kring, "aanspreekpunt", "Joost")
    session.add(Medewerker(persoon_id=joost.persoon_id, aanbieder_id=aanbieder.id, taart_aan=True))
    noor = lid(session, kring, "jongere", naam)
    mama = lid(session, kring, "ouder", "Mama", gezag=True)
    papa = lid(session, kring, "ouder", "Papa", gezag=True)
    samira = lid(session, kring, "jim", "Samira")
    if jim:
        rij = Jim(kring_id=kring.id, uitnodiging_id="u", lid_id=samira.id, naam="Samira", status=jim)
        session.add(rij)
        session.flush()
        if jim == "actief":
            for ouder in (mama, papa):
                session.add(Mandaat(kring_id=kring.id, jim_id=rij.id, lid_id=ouder.id, antwoord="akkoord"))
    lezer = persoon(session, "Lezer")
    session.add(GemeenteLezer(persoon_id=lezer.id, gemeente_id=gemeente.id))
    gesprekken: dict[str, Gesprek] = {}
    for sleutel, soort, eigenaar, deelnemers in (
        ("kring", "kring", "", []),
        ("jongere", "aanspreekpunt", noor.id, [noor, joost]),
        ("ouder1", "aanspreekpunt", mama.id, [mama, joost]),
        ("ouder2", "aanspreekpunt", papa.id, [papa, joost]),
        ("jim", "jim", noor.id, [noor, samira]),
    ):
        gesprek = Gesprek(kring_id=kring.id, soort=soort, eigenaar_lid_id=eigenaar)
        session.add(gesprek)
        session.flush()
        for wie in deelnemers:
            session.add(Deelname(kring_id=kring.id, gesprek_id=gesprek.id, lid_id=wie.id))
        gesprekken[sleutel] = gesprek
    session.flush()
    return Wereld(
        session, kring, aanbieder, gemeente, noor, mama, papa, samira, joost, lezer.id, persoon(session, "Buiten").id, gesprekken
    )  # fmt: skip


def gezinnen(w: Wereld, aantal: int, *, professionals: int = 3) -> list[Wereld]:
    """So many families of one provider and municipality, with so many professionals in turn."""
    uit = [bouw_wereld(w.session, naam=f"Kind{n}") for n in range(aantal)]
    helpers = [persoon(w.session, f"Helper{n}") for n in range(professionals)]
    for n, een in enumerate(uit):
        een.kring.aanbieder_id, een.kring.gemeente_id = w.aanbieder.id, w.gemeente.id
        een.aanspreekpunt.persoon_id = helpers[n % professionals].id
    w.session.flush()
    return uit
