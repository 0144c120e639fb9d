"""How heavy it is now: each places himself, blind until he shows his own; nothing is reported and nothing is lost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, delete, select

from basis.clock import nu
from basis.events import Gebeurtenis, Uitgaand
from basis.fouten import Botsing, Ongeldig
from basis.rechten import zichtbaar
from doelen.kwadrant.actions import kies, neem_terug
from doelen.kwadrant.models import Kwadrant, Zwaarte
from doelen.kwadrant.queries import zwaarten
from tests.bouw import Wereld
from tests.client import Client

Als = Callable[..., Client]
WIE = ("jongere", "ouder1", "ouder2", "jim", "aanspreekpunt")


def namen(session: Session, w: Wereld, wie: str) -> dict[str, list[str]]:
    """Quadrant -> the names that this person reads there."""
    return {str(k): sorted(g.naam for g in staan) for k, staan in zwaarten(session, w.actor(wie)).nu.items() if staan}


def test_blind_tot_je_zelf_iets_laat_zien(session: Session, wereld: Wereld):
    kies(session, wereld.actor("ouder1"), "nood")
    assert namen(session, wereld, "jongere") == {}
    kies(session, wereld.actor("jongere"), "spanning", alleen_ik=True)
    assert namen(session, wereld, "jongere") == {"spanning": ["Noor"]}, "who keeps his own to himself reads nobody's"
    assert namen(session, wereld, "ouder1") == {"nood": ["Mama"]}
    kies(session, wereld.actor("jongere"), "spanning")
    assert namen(session, wereld, "jongere") == namen(session, wereld, "ouder1") == {"nood": ["Mama"], "spanning": ["Noor"]}
    kies(session, wereld.actor("jongere"), "vragen")
    assert namen(session, wereld, "ouder1") == {"nood": ["Mama"], "vragen": ["Noor"]}
    assert [p.kwadrant for p, _ in zwaarten(session, wereld.actor("ouder1")).eerder] == ["spanning"], "added, never overwritten"


def test_voor_jezelf_houden_kies_je_voor_je_op_een_van_de_vier_drukt(als: Als):
    """A press sends it at once: who only then reads that it could have stayed with him is too late."""
    html = als("jongere").get("~/hoe-zwaar").text
    assert html.index('name="alleen_ik"') < html.index('name="kwadrant"')


def test_er_wordt_niets_gemeld_ook_niet_bij_crisis(session: Session, wereld: Wereld, als: Als):
    """No event to who did not show his own, nothing that leaves the house, and help on the page of who chose it."""
    session.commit()
    noor = als("jongere")
    assert noor.post("~/hoe-zwaar", {"kwadrant": "crisis"}).status_code == 303
    html = noor.get("~/hoe-zwaar").text
    assert "/hulp" in html and "Wij sturen niets door." in html
    assert not session.exec(select(Gebeurtenis)).all() and not session.exec(select(Uitgaand)).all()
    assert "crisis" not in als("aanspreekpunt").get("~/").text.casefold()
    als("ouder1").post("~/hoe-zwaar", {"kwadrant": "vragen"})
    session.rollback()
    assert [(g.lid_id, g.soort, g.ding_id, g.bel) for g in session.exec(select(Gebeurtenis))] == [(wereld.jongere.id, "zwaarte", "", False)]
    html = noor.get("~/hoe-zwaar").text
    assert "Jullie zien het anders. Dat mag" in html and "Mama" in html
    assert "kies een van de vier" in noor.post("~/hoe-zwaar", {"kwadrant": "ramp"}).text.casefold()


def test_terugnemen_kan_tien_minuten(session: Session, wereld: Wereld):
    kies(session, wereld.actor("jongere"), "vragen")
    later = kies(session, wereld.actor("jongere"), "crisis")
    neem_terug(session, wereld.actor("jongere"))
    assert namen(session, wereld, "jongere") == {"vragen": ["Noor"]}
    for rij in session.exec(select(Zwaarte)):
        rij.op = nu() - timedelta(minutes=11)
    session.flush()
    assert later.id not in set(session.exec(select(Zwaarte.id)))
    with pytest.raises(Botsing, match="te_laat_ongedaan"):
        neem_terug(session, wereld.actor("jongere"))
    with pytest.raises(Ongeldig, match="kwadrant_kan_niet"):
        kies(session, wereld.actor("jongere"), "")


def test_wie_weg_is_staat_alleen_nog_bij_eerder(session: Session, wereld: Wereld):
    for wie in WIE:
        kies(session, wereld.actor(wie), "vragen")
    wereld.ouder2.tot = nu()
    session.flush()
    beeld = zwaarten(session, wereld.actor("jongere"))
    assert "Papa" not in {g.naam for g in beeld.nu[Kwadrant.VRAGEN]}
    assert [g.naam for _, g in beeld.eerder] == ["Papa"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(WIE), st.sampled_from(list(Kwadrant)), st.booleans()), max_size=12),
    st.booleans(),
    st.sampled_from(WIE),
)
def test_ieder_leest_wat_hij_mag_wat_er_ook_gekozen_werd(wereld: Wereld, keuzes: list[tuple[str, str, bool]], apart: bool, lezer: str):
    """Said again in plain Python: own rows; of others what they showed, once the reader showed his; ouders apart nothing of each other."""
    session = wereld.session
    session.exec(delete(Zwaarte).where(col(Zwaarte.kring_id) == wereld.kring.id))
    wereld.kring.ouders_apart = apart
    session.flush()
    rijen = [(kies(session, wereld.actor(wie), k, alleen_ik=alleen).id, wie, alleen) for wie, k, alleen in keuzes]
    gaf = any(wie == lezer and not alleen for _, wie, alleen in rijen)
    ouders = {"ouder1", "ouder2"}

    def hoort(wie: str, alleen: bool) -> bool:
        if wie == lezer:
            return True
        return gaf and not alleen and not (apart and {wie, lezer} == ouders)

    zag = set(session.exec(select(Zwaarte.id).where(zichtbaar(wereld.actor(lezer), Zwaarte))))
    assert zag == {id_ for id_, wie, alleen in rijen if hoort(wie, alleen)}
