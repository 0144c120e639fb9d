"""Writes about organisations: accounts of who works there, and what a provider records. A beheerder never touches a family's rows."""

import re
from datetime import date

from sqlmodel import Session, col, delete, select

from basis.clock import nu, vandaag
from basis.fouten import Botsing, NietGevonden, Ongeldig
from basis.identiteit.actions import begin_opnieuw, eindig_alles, maak_persoon, meld_aan
from basis.identiteit.models import Aanmelding, Herstel
from jim.kring.herstel import LOOPT
from jim.kring.models import Kring, Lid
from jim.kring.vertrek import beeindig, draag_over_aan_medewerker
from jim.kring.voorvallen import noteer
from jim.organisaties.bereikbaar import DAGEN, Uren
from jim.organisaties.models import Aanbieder, Beheerder, Medewerker
from jim.organisaties.queries import collega

WERKROLLEN = ("aanspreekpunt", "professional")


def maak_medewerker(session: Session, beheerder: Beheerder, naam: str) -> tuple[str, str]:
    """An account for a professional of the beheerder's provider: (persoon id, token of his first link, kept nowhere)."""
    return neem_aan(session, beheerder.aanbieder_id, naam)


def neem_aan(session: Session, aanbieder_id: str, naam: str) -> tuple[str, str]:
    """The same for a provider that has no beheerder yet."""
    return _maak(session, Medewerker, aanbieder_id, naam)


def maak_beheerder(session: Session, aanbieder_id: str, naam: str) -> tuple[str, str]:
    """An account for a beheerder, always of a new person, so that he is in no kring: (persoon id, token of his first link)."""
    return _maak(session, Beheerder, aanbieder_id, naam)


def _maak(session: Session, soort: type[Medewerker] | type[Beheerder], aanbieder_id: str, naam: str) -> tuple[str, str]:
    persoon = maak_persoon(session, naam)
    session.add(soort(persoon_id=persoon.id, aanbieder_id=aanbieder_id))
    session.flush()
    return persoon.id, meld_aan(session, persoon.id)


def nieuwe_link(session: Session, beheerder: Beheerder, persoon_id: str) -> str:
    """A new first link for an account that was never used; the old one stops working.

    Raises NietGevonden, and Botsing `account_al_gebruikt`: a link to an account in use would open somebody else's conversations.
    """
    session.get(Medewerker, persoon_id, with_for_update=True)
    # Who is making a passkey with the old link this moment, is done first: then the account is in use.
    session.exec(select(Aanmelding).where(col(Aanmelding.persoon_id) == persoon_id).with_for_update()).all()
    if not collega(session, beheerder, persoon_id).nieuw:
        raise Botsing("account_al_gebruikt")
    session.exec(delete(Aanmelding).where(col(Aanmelding.persoon_id) == persoon_id))
    return meld_aan(session, persoon_id)


def beeindig_medewerker(session: Session, beheerder: Beheerder, persoon_id: str, opvolger_persoon_id: str | None) -> None:
    """End a professional's account, at once: his sign-ins, his ways in, and his place in each kring as a professional.

    Where he is the aanspreekpunt, the successor takes over. What he is in a kring of his own family stays his.
    Raises NietGevonden, Botsing `account_al_gestopt`, Ongeldig `opvolger_nodig` or `opvolger_kan_niet`.
    """
    rijen = _zet_vast(session, beheerder, persoon_id, opvolger_persoon_id)
    wie, opvolger = rijen.get(persoon_id), rijen.get(opvolger_persoon_id or "")
    if wie is None:
        raise NietGevonden
    if wie.tot is not None:
        raise Botsing("account_al_gestopt")
    leden = _werk_van(session, persoon_id)
    over_te_dragen = [lid for lid in leden if lid.rol == "aanspreekpunt"]
    if over_te_dragen:
        if opvolger is None or opvolger is wie or opvolger.tot is not None:
            raise Ongeldig("opvolger_nodig", veld="opvolger")
        _eis_vrij(session, opvolger.persoon_id, [lid.kring_id for lid in over_te_dragen])
    wie.tot = nu()
    for lid in leden:
        if opvolger is not None and lid in over_te_dragen:
            draag_over_aan_medewerker(session, lid.kring_id, lid.id, opvolger.persoon_id)
        else:
            beeindig(session, lid, "weggehaald")
            noteer(session, lid.kring_id, "lid_weg", over=lid.id)
    _sluit_toegang(session, persoon_id)


def _zet_vast(session: Session, beheerder: Beheerder, *persoon_ids: str | None) -> dict[str, Medewerker]:
    # In one order: two beheerders who end each other's successors wait for each other instead of locking up.
    vraag = (
        select(Medewerker)
        .where(col(Medewerker.aanbieder_id) == beheerder.aanbieder_id, col(Medewerker.persoon_id).in_([p for p in persoon_ids if p]))
        .order_by(col(Medewerker.persoon_id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {rij.persoon_id: rij for rij in session.exec(vraag)}


def _werk_van(session: Session, persoon_id: str) -> list[Lid]:
    """His places as a professional, their kringen held: nobody hands him one over meanwhile."""
    mijn = select(Lid).where(col(Lid.persoon_id) == persoon_id, col(Lid.rol).in_(WERKROLLEN), col(Lid.tot).is_(None))
    kringen = [lid.kring_id for lid in session.exec(mijn)]
    session.exec(select(Kring).where(col(Kring.id).in_(kringen)).order_by(col(Kring.id)).with_for_update(key_share=True)).all()
    return list(session.exec(mijn.order_by(col(Lid.kring_id)).execution_options(populate_existing=True)))


def _eis_vrij(session: Session, persoon_id: str, kringen: list[str]) -> None:
    """Nobody becomes the aanspreekpunt of a kring in which he is family; the code doesn't tell the beheerder that he is."""
    if session.exec(
        select(Lid.id).where(
            col(Lid.persoon_id) == persoon_id, col(Lid.kring_id).in_(kringen), col(Lid.rol).not_in(WERKROLLEN), col(Lid.tot).is_(None)
        )
    ).first():
        raise Ongeldig("opvolger_kan_niet", veld="opvolger")


def _sluit_toegang(session: Session, persoon_id: str) -> None:
    # The links first: who is making a passkey with one this moment, is done before the passkeys go.
    session.exec(delete(Aanmelding).where(col(Aanmelding.persoon_id) == persoon_id))
    nog_ergens = session.exec(select(Lid.id).where(col(Lid.persoon_id) == persoon_id, col(Lid.tot).is_(None))).first()
    (eindig_alles if nog_ergens else begin_opnieuw)(session, persoon_id)
    for rij in session.exec(select(Herstel).where(col(Herstel.persoon_id) == persoon_id, col(Herstel.status).in_(LOOPT))):
        rij.status = "gestopt"
    session.flush()


def zet_uren(session: Session, wie: Medewerker, uren: Uren, weg: tuple[date, date] | None) -> None:
    """A professional sets when he is there, and from which day to which day he is not.

    Raises Ongeldig `uren_kan_niet` when he would end before he begins, `weg_kan_niet` when he would be back before he left.
    """
    if not 0 <= uren.van < uren.tot <= 24 * 60 or set(uren.dagen) - set(DAGEN):
        raise Ongeldig("uren_kan_niet", veld="tot")
    if weg is not None and weg[1] < weg[0]:
        raise Ongeldig("weg_kan_niet", veld="weg_tot")
    wie.dagen, wie.van_minuut, wie.tot_minuut = "".join(sorted(set(uren.dagen))), uren.van, uren.tot
    wie.weg_van, wie.weg_tot = weg or (None, None)
    session.flush()


def zet_dienst(session: Session, beheerder: Beheerder, persoon_id: str, aan: bool) -> None:
    """Say whether a professional is on call for worries; raises NietGevonden, Botsing when his account ended."""
    if not collega(session, beheerder, persoon_id).actief:
        raise Botsing("account_al_gestopt")
    session.get_one(Medewerker, persoon_id).dienst = aan
    session.flush()


def leg_zorg_vast(session: Session, beheerder: Beheerder, *, dienst_nummer: str, zorg_minuten: int, onveilig_minuten: int) -> None:
    """Whom families call outside hours, and after how many minutes a worry goes on. Raises Ongeldig `nummer_kan_niet` or `minuten_kan_niet`."""
    if dienst_nummer and not re.fullmatch(r"[0-9]{3,4}([ -]?[0-9]+)*", dienst_nummer):
        raise Ongeldig("nummer_kan_niet", veld="dienst_nummer")
    for veld, minuten in (("zorg_minuten", zorg_minuten), ("onveilig_minuten", onveilig_minuten)):
        if not 5 <= minuten <= 24 * 60:
            raise Ongeldig("minuten_kan_niet", veld=veld)
    rij = session.get_one(Aanbieder, beheerder.aanbieder_id)
    rij.dienst_nummer, rij.zorg_minuten, rij.onveilig_minuten = dienst_nummer, zorg_minuten, onveilig_minuten
    session.flush()


def leg_vast(session: Session, beheerder: Beheerder, *, or_referentie: str, or_datum: date | None, dpia_referentie: str) -> Aanbieder:
    """Record what taarten need: consent of the works council (WOR art. 27) and a DPIA (AVG art. 35). Empty turns taarten off.

    Raises Ongeldig `or_datum_later` for a date after today.
    """
    if or_datum is not None and or_datum > vandaag():
        raise Ongeldig("or_datum_later", veld="or_datum")
    rij = session.get_one(Aanbieder, beheerder.aanbieder_id)
    rij.or_referentie, rij.or_datum, rij.dpia_referentie = or_referentie, or_datum, dpia_referentie
    session.flush()
    return rij
