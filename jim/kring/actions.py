"""Writes about the kring: opening one, inviting people, joining."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, col, select

from basis.clock import nu, vandaag
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig, Verlopen
from basis.identiteit.models import Persoon
from basis.ids import hash_token, nieuw_token
from basis.rechten import GEZAG, Actor, Recht, Rol, eis
from jim.afspraken.actions import laat_voorstel_vervallen
from jim.gesprekken.actions import zorg_voor_gesprekken
from jim.kring.models import Kring, Lid, Uitnodiging, Vervanger
from jim.kring.queries import VOLWASSEN, Gezicht, alle_leden, gezicht, kring_van
from jim.kring.recht import grens
from jim.kring.voorvallen import noteer
from jim.mandaat.actions import herzie, trek_vraag_in
from jim.mandaat.queries import lopende_jim
from jim.organisaties.models import Beheerder, Medewerker

GELDIG = timedelta(hours=72)
WIE_NODIGT_WIE = {
    "jongere": Recht.GEZIN_UITNODIGEN,
    "ouder": Recht.GEZIN_UITNODIGEN,
    "voogd": Recht.GEZIN_UITNODIGEN,
    "professional": Recht.HULP_UITNODIGEN,
    "leerkracht": Recht.NETWERK_UITNODIGEN,
    "netwerk": Recht.NETWERK_UITNODIGEN,
    "jim": Recht.JIM_VRAGEN,
}
"""Who may invite whom: the one table."""


@dataclass(frozen=True)
class NieuweKring:
    """What an aanspreekpunt fills in. Month 1-12, profile 1-9, intensity 1-4; no day of birth, no BSN."""

    roepnaam: str
    maand: int
    jaar: int
    gemeente_id: str
    profiel: int
    intensiteit: int


def open_kring(session: Session, medewerker: Medewerker, naam: str, wens: NieuweKring) -> tuple[Kring, Lid]:
    """Open a kring with this professional as its aanspreekpunt. Raises Ongeldig for a jongere of 23 or over, or not yet born."""
    # An account that ends at this very moment must not leave a kring behind without an aanspreekpunt.
    nu_nog = session.get(Medewerker, medewerker.persoon_id, with_for_update={"read": True}, populate_existing=True)
    if nu_nog is None or nu_nog.tot is not None:
        raise NietGevonden
    kring = Kring(
        roepnaam=wens.roepnaam,
        geboren_jaar=wens.jaar,
        geboren_maand=wens.maand,
        aanbieder_id=medewerker.aanbieder_id,
        gemeente_id=wens.gemeente_id,
        profiel=wens.profiel,
        intensiteit=wens.intensiteit,
    )
    if not 0 <= kring.leeftijd(vandaag()) < 23:
        raise Ongeldig("leeftijd", veld="jaar")
    kring.grens = grens(kring.leeftijd(vandaag()))
    session.add(kring)
    session.flush()
    lid = Lid(kring_id=kring.id, persoon_id=medewerker.persoon_id, rol="aanspreekpunt", naam=naam, figuur="vierkant", kleur=4)
    session.add(lid)
    session.flush()
    zorg_voor_gesprekken(session, kring.id)
    return kring, lid


def nodig_uit(session: Session, actor: Actor, *, rol: str, voornaam: str, gezag: bool = False) -> tuple[Uitnodiging, str]:
    """Invite one person; the token is given once and kept nowhere. Raises MagNiet, or Botsing for a second jongere."""
    eis(actor, WIE_NODIGT_WIE[rol])
    if rol == "jongere" and any(g.rol is Rol.JONGERE for g in alle_leden(session, actor.kring_id)):
        raise Botsing("al_een_jongere")
    token = nieuw_token()
    rij = Uitnodiging(
        kring_id=actor.kring_id,
        token_hash=hash_token(token),
        rol=rol,
        voornaam=voornaam,
        gezag=gezag and rol in GEZAG,
        door_lid_id=actor.lid_id,
        verloopt=nu() + GELDIG,
    )
    session.add(rij)
    session.flush()
    if rij.gezag:
        herzie(session, actor.kring_id)
    return rij, token


def vernieuw_link(session: Session, actor: Actor, uitnodiging_id: str) -> str:
    """A new link for an invitation that was not used; the old one stops working at once."""
    rij = mijn_uitnodiging(session, actor, uitnodiging_id)
    if rij.gebruikt:
        raise Botsing("uitnodiging_gebruikt")
    token = nieuw_token()
    rij.token_hash = hash_token(token)
    rij.verloopt = nu() + GELDIG
    rij.browser_hash, rij.geopend, rij.pogingen, rij.code_goed = "", None, 0, None
    return token


def mijn_uitnodiging(session: Session, actor: Actor, uitnodiging_id: str) -> Uitnodiging:
    """An invitation that this actor made; anybody else's is not there."""
    rij = session.get(Uitnodiging, (actor.kring_id, uitnodiging_id))
    if rij is None or rij.door_lid_id != actor.lid_id:
        raise NietGevonden
    return rij


def vind_uitnodiging(session: Session, token: str) -> Uitnodiging:
    """The invitation behind a link. Raises NietGevonden, Botsing when it was used, Verlopen after 72 hours."""
    rij = session.exec(select(Uitnodiging).where(col(Uitnodiging.token_hash) == hash_token(token))).first()
    if rij is None:
        raise NietGevonden("uitnodiging_onbekend")
    if rij.gebruikt:
        raise Botsing("uitnodiging_gebruikt")
    if rij.verloopt < nu():
        raise Verlopen("uitnodiging_verlopen")
    return rij


def word_lid(session: Session, rij: Uitnodiging, persoon: Persoon, *, figuur: str, kleur: int) -> Lid:
    """The invited person joins; the invitation is used up. Who was here before in this role comes back as the same member.

    Raises Botsing when he is in this kring already (but somebody of the network may become the JIM), MagNiet for a beheerder.
    """
    if session.get(Beheerder, persoon.id) is not None:
        raise MagNiet("beheerder_in_geen_kring")
    kring = session.get_one(Kring, rij.kring_id, with_for_update={"key_share": True})
    if rij.rol == "jongere" and any(g.rol is Rol.JONGERE for g in alle_leden(session, rij.kring_id)):
        raise Botsing("al_een_jongere")
    eerder = session.exec(select(Lid).where(col(Lid.kring_id) == rij.kring_id, col(Lid.persoon_id) == persoon.id)).all()
    hier = next((lid for lid in eerder if lid.tot is None), None)
    if hier is not None and (hier.rol, rij.rol) != ("netwerk", "jim"):
        raise Botsing("al_lid")
    lid = (
        hier
        or next((lid for lid in eerder if lid.rol == rij.rol), None)
        or Lid(kring_id=rij.kring_id, persoon_id=persoon.id, rol=rij.rol, naam=persoon.naam)
    )
    lid.rol, lid.naam, lid.figuur, lid.kleur = rij.rol, persoon.naam, figuur, kleur
    lid.tot, lid.vertrek = None, ""
    volwassen = kring.leeftijd(vandaag()) >= VOLWASSEN
    _zet_gezag(lid, rij.gezag and not volwassen, gezicht(session, rij.kring_id, rij.door_lid_id).naam)
    session.add(lid)
    rij.gebruikt = nu()
    session.flush()
    if rij.rol == "jongere":
        kring.roepnaam = persoon.naam
    zorg_voor_gesprekken(session, rij.kring_id)
    noteer(session, rij.kring_id, "lid_erbij", door=rij.door_lid_id, over=lid.id)
    herzie(session, rij.kring_id)
    return lid


def _zet_gezag(lid: Lid, gezag: bool, door: str) -> None:
    lid.gezag, lid.gezag_door, lid.gezag_op = gezag, door if gezag else "", vandaag() if gezag else None


def leg_gezag_vast(session: Session, actor: Actor, lid_id: str, gezag: bool) -> None:
    """The aanspreekpunt records, with today's date, that an ouder or voogd has gezag or has it no longer.

    Raises NietGevonden for anybody else, Botsing when it stands so already. A JIM without the mandates that the law asks
    for then waits again.
    """
    eis(actor, Recht.GEZAG_VASTLEGGEN)
    lid = session.get(Lid, (actor.kring_id, lid_id), with_for_update={"key_share": True})
    if lid is None or lid.rol not in GEZAG:
        raise NietGevonden
    if lid.gezag is gezag or (gezag and kring_van(session, actor).leeftijd(vandaag()) >= VOLWASSEN):
        raise Botsing("gezag_staat_zo")
    _zet_gezag(lid, gezag, gezicht(session, actor.kring_id, actor.lid_id).naam)
    session.flush()
    laat_voorstel_vervallen(session, actor.kring_id)
    noteer(session, actor.kring_id, "gezag_erbij" if gezag else "gezag_weg", door=actor.lid_id, over=lid_id)
    herzie(session, actor.kring_id)


def houd_ouders_apart(session: Session, actor: Actor, apart: bool) -> None:
    """Ouders read nothing of each other from now on, or do again; raises Botsing when it stands so already."""
    eis(actor, Recht.GEZAG_VASTLEGGEN)
    kring = session.get_one(Kring, actor.kring_id, with_for_update={"key_share": True})
    if kring.ouders_apart is apart:
        raise Botsing("gezag_staat_zo")
    kring.ouders_apart = apart
    session.flush()
    noteer(session, actor.kring_id, "ouders_apart" if apart else "ouders_samen", door=actor.lid_id)


def trek_uitnodiging_in(session: Session, actor: Actor, uitnodiging_id: str) -> None:
    """The inviter takes it back; the link stops working, and with it the question to be JIM. Raises NietGevonden, Botsing when it was used."""
    rij = mijn_uitnodiging(session, actor, uitnodiging_id)
    if rij.gebruikt:
        raise Botsing("uitnodiging_gebruikt")
    gevraagd = lopende_jim(session, actor.kring_id)
    if gevraagd is not None and gevraagd.uitnodiging_id == rij.id:
        trek_vraag_in(session, actor)
    rij.gebruikt = nu()
    session.flush()
    herzie(session, actor.kring_id)


def sluit_uitnodiging(rij: Uitnodiging) -> None:
    """The invited person said no: the link is used up."""
    rij.gebruikt = nu()


def uitnodigingen(session: Session, actor: Actor) -> list[Uitnodiging]:
    """The invitations this actor made, newest first."""
    vraag = select(Uitnodiging).where(col(Uitnodiging.kring_id) == actor.kring_id, col(Uitnodiging.door_lid_id) == actor.lid_id)
    return sorted(session.exec(vraag), key=lambda u: u.verloopt, reverse=True)


def mogelijke_vervangers(session: Session, actor: Actor) -> list[Gezicht]:
    """The professionals of this kring who work at its provider."""
    kring = session.get_one(Kring, actor.kring_id)
    werken = select(Medewerker.persoon_id).where(col(Medewerker.aanbieder_id) == kring.aanbieder_id, col(Medewerker.tot).is_(None))
    bij = set(session.exec(werken.where(col(Medewerker.persoon_id).in_([g.persoon_id for g in alle_leden(session, kring.id)]))))
    return [g for g in alle_leden(session, kring.id) if g.rol is Rol.PROFESSIONAL and g.persoon_id in bij]


def kies_vervanger(session: Session, actor: Actor, lid_id: str) -> None:
    """Who stands in for the aanspreekpunt from now on; "" is nobody. It opens nothing that was said before.

    Raises MagNiet, Ongeldig `vervanger_kan_niet` for who is no professional of the same provider here.
    """
    eis(actor, Recht.BEREIKBAAR_ZETTEN)
    if lid_id and lid_id not in {g.lid_id for g in mogelijke_vervangers(session, actor)}:
        raise Ongeldig("vervanger_kan_niet", veld="vervanger")
    rij = session.get(Vervanger, actor.kring_id)
    if lid_id:
        session.merge(Vervanger(kring_id=actor.kring_id, lid_id=lid_id))
    elif rij is not None:
        session.delete(rij)
    session.flush()
