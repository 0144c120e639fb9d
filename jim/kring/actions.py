"""Writes about the kring: opening one, inviting people, joining."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, col, select

from basis.clock import nu, vandaag
from basis.events import meld
from basis.fouten import Botsing, NietGevonden, Ongeldig, Verlopen
from basis.identiteit.models import Persoon
from basis.ids import hash_token, nieuw_token
from basis.rechten import Actor, Recht, Rol, eis
from jim.gesprekken.actions import zorg_voor_gesprekken
from jim.kring.models import Kring, Lid, Uitnodiging
from jim.kring.queries import alle_leden, gezicht
from jim.organisaties.models import Medewerker

GELDIG = timedelta(hours=72)
WIE_NODIGT_WIE = {"jongere": Recht.GEZIN_UITNODIGEN, "ouder": Recht.GEZIN_UITNODIGEN, "jim": Recht.JIM_VRAGEN}
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
        gezag=gezag and rol == "ouder",
        door_lid_id=actor.lid_id,
        verloopt=nu() + GELDIG,
    )
    session.add(rij)
    session.flush()
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
    """The invited person joins; the invitation is used up. Raises Botsing when he is in this kring already."""
    if any(g.persoon_id == persoon.id for g in alle_leden(session, rij.kring_id)):
        raise Botsing("al_lid")
    uitnodiger = gezicht(session, rij.kring_id, rij.door_lid_id)
    lid = Lid(
        kring_id=rij.kring_id,
        persoon_id=persoon.id,
        rol=rij.rol,
        naam=persoon.naam,
        figuur=figuur,
        kleur=kleur,
        gezag=rij.gezag,
        gezag_door=uitnodiger.naam if rij.gezag else "",
        gezag_op=vandaag() if rij.gezag else None,
    )
    session.add(lid)
    rij.gebruikt = nu()
    session.flush()
    if rij.rol == "jongere":
        kring = session.get(Kring, rij.kring_id)
        if kring is not None:
            kring.roepnaam = persoon.naam
    zorg_voor_gesprekken(session, rij.kring_id)
    meld(session, rij.kring_id, [g.lid_id for g in alle_leden(session, rij.kring_id)], "lid", lid.id)
    return lid


def sluit_uitnodiging(rij: Uitnodiging) -> None:
    """The invited person said no: the link is used up."""
    rij.gebruikt = nu()


def uitnodigingen(session: Session, actor: Actor) -> list[Uitnodiging]:
    """The invitations this actor made, newest first."""
    vraag = select(Uitnodiging).where(col(Uitnodiging.kring_id) == actor.kring_id, col(Uitnodiging.door_lid_id) == actor.lid_id)
    return sorted(session.exec(vraag), key=lambda u: u.verloopt, reverse=True)
