"""A way back that somebody else starts: it takes three, everybody sees it, and anybody can stop it."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from basis.clock import nu
from basis.fouten import Botsing, MagNiet, NietGevonden, Verlopen
from basis.identiteit.actions import bewaar_passkey, maak_codes, open_sessie
from basis.identiteit.models import Herstel, Herstelcode, Passkey, Sessie
from jim.kring import herstel
from jim.kring.models import Voorval
from jim.organisaties.models import Beheerder, Medewerker
from tests.bouw import Wereld, persoon


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
    for lid in (wereld.ouder1, wereld.ouder2, wereld.jim):
        lid.tot = nu()
        session.add(lid)
    session.commit()
    rij = met_sleutel(session, wereld)
    with pytest.raises(Botsing):
        herstel.rond_alleen_af(session, rij)
    rij.op = nu() - timedelta(hours=24, seconds=1)
    wereld.ouder1.tot = None
    session.add(wereld.ouder1)
    session.flush()
    with pytest.raises(Botsing):
        herstel.rond_alleen_af(session, rij)
    wereld.ouder1.tot = nu()
    session.add(wereld.ouder1)
    session.flush()
    herstel.rond_alleen_af(session, rij)
    assert rij.status == "klaar"


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
    assert herstel.gaat_vanzelf(session, rij)
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
