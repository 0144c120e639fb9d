"""A way back that somebody else starts: it takes three, everybody sees it, and anybody can stop it."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from basis.clock import nu
from basis.fouten import Botsing, MagNiet, NietGevonden, Verlopen
from basis.identiteit.actions import bewaar_passkey, maak_codes, open_sessie
from basis.identiteit.models import Herstel, Herstelcode, Passkey, Sessie
from basis.rechten import Rol
from jim.kring import herstel
from jim.kring.actions import nodig_uit
from jim.kring.code import code
from jim.kring.models import Voorval
from jim.kring.vertrek import haal_weg
from jim.organisaties.models import Beheerder, Medewerker
from tests.authenticator import Sleutel
from tests.bouw import Wereld, lid, persoon
from tests.client import Client
from tests.conftest import GEHEIM
from tests.test_sleutels import log_in, maak_oud, stuur


def met_sleutel(session: Session, w: Wereld, wie: str = "jongere", door: str = "aanspreekpunt") -> Herstel:
    """A recovery in which the new passkey was just made."""
    rij, _token = herstel.begin(session, w.actor(door), w.lid(wie).id)
    herstel.zet_sleutel(rij, b"nieuw", b"publiek", 0, "Android, Chrome")
    session.commit()
    return rij


def namen(session: Session, rij: Herstel) -> list[str]:
    return [g.naam for g in herstel.wie_bevestigt(session, rij)]


def test_wie_begint_en_voor_wie(session: Session, wereld: Wereld):
    for wie in ("jongere", "ouder1", "jim"):
        with pytest.raises(MagNiet):
            herstel.begin(session, wereld.actor(wie), wereld.ouder2.id)
        assert herstel.te_helpen(session, wereld.actor(wie)) == []
    with pytest.raises(MagNiet):
        herstel.begin(session, wereld.actor("aanspreekpunt"), wereld.aanspreekpunt.id)
    with pytest.raises(NietGevonden):
        herstel.begin(session, wereld.actor("aanspreekpunt"), "bestaat-niet")
    assert len(herstel.te_helpen(session, wereld.actor("aanspreekpunt"))) == 4
    wereld.aanspreekpunt.tot = nu()
    session.add(wereld.aanspreekpunt)
    session.commit()
    rij, token = herstel.begin(session, wereld.actor("ouder1"), wereld.jongere.id)
    assert herstel.vind_herstel(session, token).id == rij.id
    with pytest.raises(MagNiet):
        herstel.begin(session, wereld.actor("ouder1"), wereld.ouder1.id)


def test_een_nieuwe_begin_stopt_de_vorige(session: Session, wereld: Wereld):
    _een, oud = herstel.begin(session, wereld.actor("aanspreekpunt"), wereld.jongere.id)
    _twee, nieuw = herstel.begin(session, wereld.actor("aanspreekpunt"), wereld.jongere.id)
    with pytest.raises(Botsing):
        herstel.vind_herstel(session, oud)
    assert herstel.vind_herstel(session, nieuw)


def test_de_helper_die_hij_koos_anders_de_jim_anders_de_familie(session: Session, wereld: Wereld):
    rij = met_sleutel(session, wereld)
    assert namen(session, rij) == ["Samira"]
    herstel.kies_helper(session, wereld.actor("jongere"), wereld.ouder2.id)
    assert namen(session, rij) == ["Papa"]
    wereld.ouder2.tot = nu()
    session.add(wereld.ouder2)
    session.flush()
    assert namen(session, rij) == ["Samira"]
    wereld.jim.tot = nu()
    session.add(wereld.jim)
    session.flush()
    assert namen(session, rij) == ["Mama"]
    with pytest.raises(NietGevonden):
        herstel.kies_helper(session, wereld.actor("jongere"), wereld.aanspreekpunt.id)


def test_wie_begon_bevestigt_nooit(session: Session, wereld: Wereld):
    wereld.aanspreekpunt.tot = nu()
    wereld.jim.tot = nu()
    session.add_all([wereld.aanspreekpunt, wereld.jim])
    session.commit()
    rij = met_sleutel(session, wereld, door="ouder1")
    assert namen(session, rij) == ["Papa"]
    for wie in (wereld.ouder1.persoon_id, wereld.jongere.persoon_id, wereld.buitenstaander):
        with pytest.raises(NietGevonden):
            herstel.bevestig(session, wie, rij.id)


def test_na_bevestigen_geldt_alleen_de_nieuwe_sleutel(session: Session, wereld: Wereld):
    wie = wereld.jongere.persoon_id
    bewaar_passkey(session, wie, b"oud", b"publiek", 0)
    open_sessie(session, wie)
    maak_codes(session, wie)
    rij = met_sleutel(session, wereld)
    assert session.get(Passkey, b"nieuw") is None and session.get(Passkey, b"oud") is not None
    herstel.bevestig(session, wereld.jim.persoon_id, rij.id)
    session.commit()
    assert [p.id for p in session.exec(select(Passkey).where(Passkey.persoon_id == wie))] == [b"nieuw"]
    assert not session.exec(select(Sessie).where(Sessie.persoon_id == wie)).all()
    assert not session.exec(select(Herstelcode)).all()
    assert (rij.status, rij.bevestigd_door) == ("klaar", wereld.jim.persoon_id)
    with pytest.raises(Botsing):
        herstel.bevestig(session, wereld.jim.persoon_id, rij.id)
    soorten = [(v.soort, v.over_lid_id, v.door_lid_id) for v in session.exec(select(Voorval).order_by(Voorval.op))]
    assert soorten == [
        ("herstel_begonnen", wereld.jongere.id, wereld.aanspreekpunt.id),
        ("herstel_klaar", wereld.jongere.id, wereld.jim.id),
    ]


@pytest.mark.parametrize("wie", ["jongere", "ouder1", "jim", "aanspreekpunt"])
def test_iedereen_die_hem_kent_kan_het_stoppen(session: Session, wereld: Wereld, wie: str):
    rij = met_sleutel(session, wereld)
    with pytest.raises(NietGevonden):
        herstel.stop(session, wereld.buitenstaander, rij.id)
    herstel.stop(session, wereld.persoon_id(wie), rij.id)
    with pytest.raises(Botsing):
        herstel.bevestig(session, wereld.jim.persoon_id, rij.id)
    with pytest.raises(Botsing):
        herstel.stop(session, wereld.persoon_id(wie), rij.id)
    assert herstel.mijn_lopend(session, wereld.jongere.persoon_id) is None


def test_is_er_niemand_dan_na_een_dag_vanzelf(session: Session, wereld: Wereld):
    for wie in (wereld.ouder1, wereld.ouder2, wereld.jim):
        wie.rol, wie.gezag, wie.gezag_op = "netwerk", False, None
        session.add(wie)
    session.commit()
    rij = met_sleutel(session, wereld)
    with pytest.raises(Botsing):
        herstel.rond_alleen_af(session, rij)
    rij.op = nu() - timedelta(hours=24, seconds=1)
    for rol, tot in (("ouder", None), ("ouder", nu()), ("jim", nu())):
        wereld.ouder1.rol, wereld.ouder1.tot = rol, tot
        session.flush()
        with pytest.raises(Botsing):
            herstel.rond_alleen_af(session, rij)
    wereld.ouder1.rol = "netwerk"
    session.flush()
    herstel.rond_alleen_af(session, rij)
    assert rij.status == "klaar"


def test_wie_begint_regelt_geen_ander_die_bevestigt(session: Session, wereld: Wereld):
    """He makes the JIM wait, brings in a new ouder, or takes people out: nobody else may confirm, and time opens nothing."""
    rij = met_sleutel(session, wereld)
    nodig_uit(session, wereld.actor("aanspreekpunt"), rol="ouder", voornaam="Sok", gezag=True)
    sok = lid(session, wereld.kring, "ouder", "Sok")
    sok.sinds = nu()
    session.flush()
    assert wereld.actor("jim").rol is Rol.JIM_WACHT
    assert [g.naam for g in herstel.wie_bevestigt(session, rij)] == ["Samira"]
    wereld.jim.tot = wereld.ouder1.tot = wereld.ouder2.tot = nu()
    rij.op = nu() - timedelta(hours=25)
    session.flush()
    assert herstel.wie_bevestigt(session, rij) == []
    with pytest.raises(Botsing):
        herstel.rond_alleen_af(session, rij)


def test_wie_eruit_gaat_neemt_zijn_open_werk_mee(session: Session, wereld: Wereld):
    rij = met_sleutel(session, wereld, "ouder1")
    haal_weg(session, wereld.actor("aanspreekpunt"), wereld.ouder1.id)
    assert rij.status == "gestopt"


def test_na_drie_dagen_is_het_voorbij(session: Session, wereld: Wereld):
    rij, token = herstel.begin(session, wereld.actor("aanspreekpunt"), wereld.jongere.id)
    rij.verloopt = nu() - timedelta(seconds=1)
    session.flush()
    with pytest.raises(Verlopen):
        herstel.vind_herstel(session, token)
    assert herstel.mijn_lopend(session, wereld.jongere.persoon_id) is None
    rij = met_sleutel(session, wereld)
    rij.verloopt = nu() - timedelta(seconds=1)
    with pytest.raises(Verlopen):
        herstel.bevestig(session, wereld.jim.persoon_id, rij.id)


def test_een_professional_komt_terug_door_beheerder_en_collega(session: Session, wereld: Wereld):
    beheerder, collega, vreemd = (persoon(session, naam) for naam in ("Bea", "Cas", "Vera"))
    session.add(Beheerder(persoon_id=beheerder.id, aanbieder_id=wereld.aanbieder.id))
    session.flush()
    joost = wereld.aanspreekpunt.persoon_id
    with pytest.raises(MagNiet):
        herstel.begin_medewerker(session, joost, joost)
    with pytest.raises(NietGevonden):
        herstel.begin_medewerker(session, beheerder.id, collega.id)
    rij, _token = herstel.begin_medewerker(session, beheerder.id, joost)
    herstel.zet_sleutel(rij, b"nieuw", b"publiek", 0, "")
    assert not herstel.gaat_vanzelf(session, rij)
    with pytest.raises(Botsing):
        herstel.rond_alleen_af(session, rij)
    session.add(Medewerker(persoon_id=collega.id, aanbieder_id=wereld.aanbieder.id))
    session.flush()
    assert not herstel.gaat_vanzelf(session, rij)
    assert [t.mag_bevestigen for t in herstel.lopend_op_werk(session, collega.id)] == [True]
    assert [t.mag_bevestigen for t in herstel.lopend(session, wereld.actor("jongere"))] == [False]
    for wie in (beheerder.id, vreemd.id, wereld.jim.persoon_id, joost):
        with pytest.raises(NietGevonden):
            herstel.bevestig(session, wie, rij.id)
    herstel.bevestig(session, collega.id, rij.id)
    assert rij.status == "klaar"
    assert session.exec(select(Voorval.door_lid_id).where(Voorval.soort == "herstel_klaar")).one() == ""


def kom_terug(client: Client, link: str, session: Session) -> Sleutel:
    """On the new phone: open the link, say the code, make the passkey."""
    sleutel = Sleutel()
    assert client.get(link).status_code == 200
    assert client.post(f"{link}/open").location == "/terugkomen/code"
    rij = session.exec(select(Herstel).where(Herstel.status == "gestart")).one()
    assert client.post("/terugkomen/code", {"code": "000000" if code(GEHEIM, rij) != "000000" else "1"}).status_code == 422
    assert client.get("/terugkomen/sleutel").status_code == 403
    assert client.post("/terugkomen/code", {"code": code(GEHEIM, rij)}).location == "/terugkomen/sleutel"
    assert client.get("/terugkomen").location == "/terugkomen/sleutel"
    assert client.get("/terugkomen/sleutel").status_code == 200
    opties = stuur(client, "/terugkomen/sleutel/begin").json
    assert stuur(client, "/terugkomen/sleutel/einde", sleutel.maak(opties)).json == {"verder": "/terugkomen"}
    return sleutel


def begin_link(client: Client, lid_id: str) -> str:
    html = client.post(f"~/terug/begin/{lid_id}").text
    vondst = re.search(r'value="http://localhost:8000(/herstel/[^"]+)"', html)
    assert vondst and "<svg" in html
    return vondst.group(1)


def test_de_hele_weg_terug(als: Callable[[str], Client], session: Session, wereld: Wereld):
    thuis, joost, samira, nieuw = als("jongere"), als("aanspreekpunt"), als("jim"), als("")
    link = begin_link(joost, wereld.jongere.id)
    rij = session.exec(select(Herstel)).one()
    assert code(GEHEIM, rij)[:3] in joost.get("~/terug").text
    assert code(GEHEIM, rij)[:3] not in als("ouder1").get("~/terug").text
    assert "Dit ben ik niet, stop" in thuis.get("~/ik").text
    sleutel = kom_terug(nieuw, link, session)
    assert "Samira" in nieuw.get("/terugkomen").text
    assert als("").get(link).status_code == 409
    assert nieuw.post("/terugkomen").status_code == 409
    assert log_in(nieuw, sleutel).status_code == 403
    assert thuis.get("~/").status_code == 200
    for wie in ("jongere", "ouder1", "aanspreekpunt"):
        assert als(wie).post(f"~/terug/{rij.id}/bevestig").status_code == 404
    maak_oud(session, wereld.jim.persoon_id)
    assert samira.post(f"~/terug/{rij.id}/bevestig").location.startswith("/bevestig?verder=/k/")
    session.expire_all()
    assert session.exec(select(Herstel.status)).one() == "wacht"
    vers = als("jim")
    assert "Is dit echt Noor?" in vers.get(f"~/terug/{rij.id}/bevestig").text
    assert vers.post(f"~/terug/{rij.id}/bevestig").status_code == 303
    assert thuis.get("~/").location == "/inloggen"
    assert "Je bent terug" in nieuw.get("/terugkomen").text
    assert log_in(nieuw, sleutel).status_code == 200
    assert nieuw.get("~/").status_code == 200


def test_een_gestopt_herstel_zegt_dat_op_de_nieuwe_telefoon(als: Callable[[str], Client], session: Session, wereld: Wereld):
    nieuw = als("")
    link = begin_link(als("aanspreekpunt"), wereld.jongere.id)
    sleutel = kom_terug(nieuw, link, session)
    rij = session.exec(select(Herstel)).one()
    assert als("buitenstaander").post(f"/ik/herstel/{rij.id}/stop").status_code == 404
    assert als("jongere").post(f"/ik/herstel/{rij.id}/stop").status_code == 303
    assert nieuw.get("/terugkomen").status_code == 409
    assert "Dit is gestopt" in nieuw.tekst()
    assert log_in(nieuw, sleutel).status_code == 403


def test_onbekende_links_om_terug_te_komen(als: Callable[[str], Client]):
    client = als("")
    for pad in ("/herstel/bestaat-niet", "/terugkomen", "/terugkomen/code", "/terugkomen/sleutel", "/aanmelden/bestaat-niet"):
        assert client.get(pad).status_code == 404
        assert "Deze link kennen we niet" in client.tekst()


def test_wie_niemand_heeft_wacht_een_dag(als: Callable[[str], Client], session: Session, wereld: Wereld):
    for wie in (wereld.ouder1, wereld.ouder2, wereld.jim):
        wie.rol, wie.gezag, wie.gezag_op = "netwerk", False, None
        session.add(wie)
    session.commit()
    nieuw = als("")
    sleutel = kom_terug(nieuw, begin_link(als("aanspreekpunt"), wereld.jongere.id), session)
    assert "wachten we een dag" in nieuw.get("/terugkomen").text
    assert nieuw.post("/terugkomen").status_code == 409
    rij = session.exec(select(Herstel)).one()
    rij.op = nu() - timedelta(hours=25)
    session.commit()
    assert nieuw.post("/terugkomen").status_code == 303
    assert log_in(nieuw, sleutel).status_code == 200


def test_een_collega_bevestigt(als: Callable[[str], Client], session: Session, wereld: Wereld):
    beheerder = persoon(session, "Bea")
    session.add_all(
        [
            Beheerder(persoon_id=beheerder.id, aanbieder_id=wereld.aanbieder.id),
            Medewerker(persoon_id=wereld.buitenstaander, aanbieder_id=wereld.aanbieder.id),
        ]
    )
    session.flush()
    rij, token = herstel.begin_medewerker(session, beheerder.id, wereld.aanspreekpunt.persoon_id)
    session.commit()
    nieuw = als("")
    sleutel = kom_terug(nieuw, f"/herstel/{token}", session)
    assert "collega" in nieuw.get("/terugkomen").text
    collega = als("buitenstaander")
    assert "Joost" in collega.get("/werk/terug").text
    assert als("aanspreekpunt").get(f"/werk/terug/{rij.id}/bevestig").status_code == 404
    assert collega.get(f"/werk/terug/{rij.id}/bevestig").status_code == 200
    assert collega.post(f"/werk/terug/{rij.id}/bevestig").status_code == 303
    assert log_in(nieuw, sleutel).status_code == 200


def test_wie_jou_terug_helpt_kies_je_zelf(als: Callable[[str], Client], session: Session, wereld: Wereld):
    client = als("jongere")
    assert "Wie helpt jou terug?" in client.get("~/ik").text
    assert client.post("~/ik/helper", {"helper": wereld.ouder1.id}).status_code == 303
    assert re.search(rf'value="{wereld.ouder1.id}" checked', client.get("~/ik").text)
    assert client.post("~/ik/helper", {"helper": wereld.aanspreekpunt.id}).status_code == 404
    assert client.post("~/ik/helper", {"helper": ""}).status_code == 303
