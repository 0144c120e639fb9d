"""What each person sees of the jongere, told to the jongere, and the space as somebody else sees it."""

from collections.abc import Callable

import pytest
from sqlmodel import Session, select

from basis.fouten import NietGevonden
from basis.rechten import zichtbaar
from doelen.doel.models import Doel, Meting, Trede
from gezinsapp.weten import anderen, zicht_van
from jim.gesprekken.actions import antwoord_delen, schrijf, vraag_delen
from jim.gesprekken.models import Bericht
from tests.bouw import Wereld, lid
from tests.client import Client
from tests.test_praten import spreek_af

Als = Callable[..., Client]
WIE = ("ouder1", "ouder2", "jim", "aanspreekpunt")


@pytest.fixture
def vol(wereld: Wereld) -> Wereld:
    """Something in every conversation, a goal of each, scores, and one message passed on."""
    session, kring_id = wereld.session, wereld.kring.id
    spreek_af(session, wereld, school="eerst_vragen")
    for wie, gesprek in (("ouder1", "ouder1"), ("ouder2", "ouder2"), ("jim", "jim"), ("aanspreekpunt", "jongere"), ("ouder1", "kring")):
        schrijf(session, wereld.actor(wie), wereld.gesprekken[gesprek].id, f"{wie} in {gesprek}")
    schrijf(session, wereld.actor("ouder1"), wereld.gesprekken["ouder1"].id, "ouder1 voor iedereen", publiek="kring")
    bericht = schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, "mijn geheim", onderwerp="school")
    vraag_delen(session, wereld.actor("jim"), bericht.id, "beiden", "omdat")
    antwoord_delen(session, wereld.actor("jongere"), bericht.id, True, "mijn woorden")
    for wie, alleen in (("jongere", False), ("jongere", True), ("ouder1", False), ("ouder1", True)):
        woorden = f"doel van {wie} {alleen}"
        doel = Doel(kring_id=kring_id, door_lid_id=wereld.lid(wie).id, eigen_woorden=woorden, tekst=woorden, alleen_maker=alleen)
        session.add(doel)
        session.flush()
        session.add(Trede(kring_id=kring_id, doel_id=doel.id, niveau=0, tekst=f"stap bij {woorden}"))
        if not alleen:
            session.add_all(Meting(kring_id=kring_id, doel_id=doel.id, lid_id=wereld.lid(w).id, niveau=0) for w in ("jongere", "ouder1"))
    session.commit()
    return wereld


def test_each_is_shown_with_what_he_sees(vol: Wereld) -> None:
    """Goals, scores only for who gave his own, conversations with the jongere or everybody, words passed on, agreements."""
    session, noor = vol.session, vol.actor("jongere")
    gezien = {}
    for wie in WIE:
        z = zicht_van(session, noor, vol.lid(wie).id)
        draden = {d.met[0].naam if d.met else "": d.aantal for d in z.draden}
        gezien[wie] = (len(z.doelen), z.metingen, draden, [g.tekst for g in z.gedeeld], bool(z.afspraken), [g.naam for g in z.niet_met])
    ouder = (2, 4, {"": 2}, ["mijn woorden"], True, ["Joost", "Samira"])
    assert gezien == {
        "ouder1": ouder,
        "ouder2": (2, 0, *ouder[2:]),
        "jim": (2, 0, {"Samira": 2, "": 2}, [], True, ["Joost"]),
        "aanspreekpunt": (2, 0, {"Joost": 1, "": 2}, ["mijn woorden"], False, ["Samira"]),
    }


def test_it_never_shows_what_one_of_the_two_may_not_see(vol: Wereld) -> None:
    """The intersection: a hidden goal of an ouder, a conversation of others and a secret stay out of it, for everybody."""
    session, noor = vol.session, vol.actor("jongere")
    for wie in WIE:
        ander, z = vol.actor(wie), zicht_van(session, noor, vol.lid(wie).id)
        for model, ids in (
            (Doel, {d.doel.id for d in z.doelen}),
            (Bericht, {b.id for draad in z.draden for b, _ in draad.laatste}),
        ):
            beiden = [set(session.exec(select(model.id).where(zichtbaar(a, model)))) for a in (noor, ander)]
            assert ids <= beiden[0] & beiden[1]
    for lid_id in (vol.jongere.id, "bestaat-niet"):
        with pytest.raises(NietGevonden):
            zicht_van(session, noor, lid_id)


def test_guests_see_nothing_of_the_family(vol: Wereld) -> None:
    """Who waits or is a guest is shown with nothing; who left is not shown."""
    session, noor = vol.session, vol.actor("jongere")
    gast = lid(session, vol.kring, "leerkracht", "Juf")
    z = zicht_van(session, noor, gast.id)
    assert not (z.doelen or z.draden or z.gedeeld or z.afspraken)
    assert gast.id in {g.lid_id for g in anderen(session, noor)}


def test_the_pages(als: Als, vol: Wereld, session: Session) -> None:
    """Reached from the JIM tab, read-only, with a banner; nobody but the jongere opens them."""
    noor = als("jongere")
    assert "/wat-weten-ze" in noor.get("~/jim").text
    noor.get("~/wat-weten-ze")
    for zin in ("2 doelen, en waar jullie staan", "1 bericht dat je JIM doorgaf", "Leest niet mee als je praat met Joost, Samira."):
        assert zin in noor.tekst()
    for wie in WIE:
        antwoord = noor.get(f"~/kijk-als/{vol.lid(wie).id}")
        assert "Je kunt hier alleen kijken" in noor.tekst()
        assert "<form" not in antwoord.text.split("<main")[1].split("</main")[0]
        assert ("mijn woorden" in antwoord.text) is (wie != "jim")
        assert ("mijn geheim" in antwoord.text) is (wie == "jim")
        for verborgen in ("doel van ouder1 True", "doel van jongere True", "ouder1 in ouder1", "ouder2 in ouder2"):
            assert verborgen not in antwoord.text
        assert als(wie).get("~/wat-weten-ze").status_code == 403
        assert als(wie).get(f"~/kijk-als/{vol.jongere.id}").status_code == 403
    assert noor.get(f"~/kijk-als/{vol.jongere.id}").status_code == 404
