"""Leaving: handing over, going, being taken out, the end of the help, closing the kring. Access ends in the same transaction."""

from sqlalchemy import or_
from sqlmodel import Session, col, delete, select

from basis.clock import nu
from basis.fouten import Botsing, MagNiet, NietGevonden
from basis.identiteit.models import Herstel
from basis.identiteit.queries import persoon as haal_persoon
from basis.rechten import FAMILIE, Actor, Recht, Rol, eis
from basis.slot import slot
from jim.gesprekken.actions import wis_gesprek, zorg_voor_gesprekken
from jim.gesprekken.queries import eigen_gesprekken
from jim.kring.models import Kring, Lid, Sluitstem, Uitnodiging
from jim.kring.queries import ZELF, Gezicht, alle_leden, gezag_ouders, gezag_verwacht, lidmaatschap
from jim.kring.recht import wie_beslist
from jim.kring.voorvallen import noteer
from jim.mandaat.actions import herzie

_NETWERK = FAMILIE | {Rol.AANSPREEKPUNT}
WIE_HAALT_WIE_WEG: dict[str, frozenset[Rol]] = {
    "ouder": frozenset({Rol.AANSPREEKPUNT}),
    "voogd": frozenset({Rol.AANSPREEKPUNT}),
    "professional": frozenset({Rol.AANSPREEKPUNT}),
    "leerkracht": _NETWERK,
    "netwerk": _NETWERK,
}
"""Who may take whom out: the one table. A JIM is ended by himself or by the jongere, and nobody takes the jongere out."""


def _zet_vast(session: Session, kring_id: str) -> Kring:
    # Two who change who belongs here wait for each other: else a kring could end with two aanspreekpunten, or none.
    return session.get_one(Kring, kring_id, with_for_update={"key_share": True}, populate_existing=True)


def _lid(session: Session, kring_id: str, lid_id: str) -> Lid:
    rij = session.get(Lid, (kring_id, lid_id), with_for_update={"key_share": True}, populate_existing=True)
    if rij is None or rij.tot is not None:
        raise NietGevonden
    return rij


def beeindig(session: Session, lid: Lid, hoe: str) -> None:
    """End one membership: access, open invitations he made, and being somebody's helper. `hoe`: a Lid.vertrek code."""
    slot(session, lidmaatschap(lid.kring_id, lid.persoon_id))
    lid.tot, lid.vertrek = nu(), hoe
    for ander in session.exec(select(Lid).where(col(Lid.kring_id) == lid.kring_id, col(Lid.helper_lid_id) == lid.id)):
        ander.helper_lid_id = None
    _sluit_open_werk(session, lid)
    session.exec(delete(Sluitstem).where(col(Sluitstem.kring_id) == lid.kring_id, col(Sluitstem.lid_id) == lid.id))
    session.flush()


def _sluit_open_werk(session: Session, lid: Lid) -> None:
    """His open invitations and the ways back that he began, or that were begun for him, end with the role they rested on."""
    for rij in session.exec(
        select(Uitnodiging).where(
            col(Uitnodiging.kring_id) == lid.kring_id, col(Uitnodiging.door_lid_id) == lid.id, col(Uitnodiging.gebruikt).is_(None)
        )
    ):
        rij.gebruikt = nu()
    for terug in session.exec(
        select(Herstel).where(
            col(Herstel.kring_id) == lid.kring_id,
            or_(col(Herstel.door_persoon_id) == lid.persoon_id, col(Herstel.persoon_id) == lid.persoon_id),
            col(Herstel.status).in_(["gestart", "wacht"]),
        )
    ):
        terug.status = "gestopt"


def ga_weg(session: Session, actor: Actor, *, wis: bool = False) -> None:
    """Leave, at once and without a reason. `wis`: what was private between me and one other goes for both.

    Raises MagNiet for the jongere (the kring is his), for the aanspreekpunt (who hands over first) and for a JIM (who stops).
    """
    eis(actor, Recht.WEGGAAN)
    if actor.rol in {Rol.JIM, Rol.JIM_WACHT}:
        raise MagNiet("jim_stopt_anders")
    _zet_vast(session, actor.kring_id)
    gesprekken = eigen_gesprekken(session, actor.kring_id, actor.lid_id)
    beeindig(session, _lid(session, actor.kring_id, actor.lid_id), "zelf")
    noteer(session, actor.kring_id, "lid_weg", door=actor.lid_id, over=actor.lid_id)
    if wis:
        for gesprek in gesprekken:
            wis_gesprek(session, gesprek)
    herzie(session, actor.kring_id)


def haal_weg(session: Session, actor: Actor, lid_id: str) -> None:
    """Take somebody out, as the table allows; raises MagNiet, NietGevonden."""
    eis(actor, Recht.MENSEN_ZIEN)
    _zet_vast(session, actor.kring_id)
    lid = _lid(session, actor.kring_id, lid_id)
    if actor.rol not in WIE_HAALT_WIE_WEG.get(lid.rol, frozenset()):
        raise MagNiet("weghalen_kan_niet")
    beeindig(session, lid, "weggehaald")
    noteer(session, actor.kring_id, "lid_weg", door=actor.lid_id, over=lid_id)
    herzie(session, actor.kring_id)


def mag_weghalen(actor: Actor, rol: str) -> bool:
    """Does the table let this actor take out a member with this Lid.rol?"""
    return actor.rol in WIE_HAALT_WIE_WEG.get(rol, frozenset())


def draag_over(session: Session, actor: Actor, naar_lid_id: str, *, blijf: bool = False) -> None:
    """The aanspreekpunt hands over to a professional of the kring, who starts with new conversations. One act, seen by everyone.

    `blijf`: stay as a professional; otherwise he leaves. Raises MagNiet, NietGevonden, Botsing when the other is no professional.
    """
    eis(actor, Recht.OVERDRAGEN)
    _zet_vast(session, actor.kring_id)
    oud, nieuw = _lid(session, actor.kring_id, actor.lid_id), _lid(session, actor.kring_id, naar_lid_id)
    if oud.rol != "aanspreekpunt" or nieuw.rol != "professional":
        raise Botsing("overdragen_kan_niet")
    _wissel(session, oud, nieuw, blijf=blijf)


def draag_over_aan_medewerker(session: Session, kring_id: str, van_lid_id: str, naar_persoon_id: str) -> None:
    """The provider ended an account: a colleague takes over as aanspreekpunt, also when he was not in the kring yet."""
    _zet_vast(session, kring_id)
    oud = _lid(session, kring_id, van_lid_id)
    nieuw = session.exec(
        select(Lid).where(col(Lid.kring_id) == kring_id, col(Lid.persoon_id) == naar_persoon_id, col(Lid.rol) == "professional")
    ).first()
    if nieuw is None:
        persoon = haal_persoon(session, naar_persoon_id)
        if persoon is None:
            raise NietGevonden
        nieuw = Lid(kring_id=kring_id, persoon_id=persoon.id, rol="professional", naam=persoon.naam, figuur="vierkant", kleur=4)
        session.add(nieuw)
    nieuw.tot, nieuw.vertrek = None, ""
    session.flush()
    _wissel(session, oud, nieuw, blijf=False)


def _wissel(session: Session, oud: Lid, nieuw: Lid, *, blijf: bool) -> None:
    if blijf:
        oud.rol = "professional"
        _sluit_open_werk(session, oud)
    else:
        beeindig(session, oud, "overgedragen")
    session.flush()
    nieuw.rol = "aanspreekpunt"
    session.flush()
    zorg_voor_gesprekken(session, nieuw.kring_id)
    noteer(session, nieuw.kring_id, "overgedragen", door=oud.id, over=nieuw.id)


def beeindig_hulp(session: Session, actor: Actor) -> None:
    """The help ends: every professional leaves at once, the kring goes on by itself. Raises MagNiet; Botsing without a jongere."""
    eis(actor, Recht.OVERDRAGEN)
    kring = _zet_vast(session, actor.kring_id)
    leden = session.exec(select(Lid).where(col(Lid.kring_id) == kring.id, col(Lid.tot).is_(None))).all()
    if all(lid.rol != "jongere" for lid in leden):
        raise Botsing("nog_geen_jongere")
    for lid in leden:
        if lid.rol in {"aanspreekpunt", "professional", "leerkracht"}:
            beeindig(session, lid, "einde_hulp")
    kring.hulp_tot = nu()
    session.flush()
    noteer(session, kring.id, "hulp_gestopt", door=actor.lid_id)
    herzie(session, kring.id)


def stem_voor_sluiten(session: Session, actor: Actor, *, ja: bool = True) -> bool:
    """Say that the kring may close, or take that back; gives True when all who decide at this age agreed and it is closed.

    Raises MagNiet `sluiten_kan_niet` for who does not decide.
    """
    eis(actor, Recht.KRING_SLUITEN)
    kring = _zet_vast(session, actor.kring_id)
    beslissers = {g.lid_id for g in wie_sluit(session, actor)}
    if actor.lid_id not in beslissers:
        raise MagNiet("sluiten_kan_niet")
    stem = session.get(Sluitstem, (kring.id, actor.lid_id))
    if not ja:
        if stem is not None:
            session.delete(stem)
            session.flush()
        return False
    if stem is None:
        session.add(Sluitstem(kring_id=kring.id, lid_id=actor.lid_id))
        session.flush()
        noteer(session, kring.id, "sluiten_gevraagd", door=actor.lid_id)
    wacht = actor.leeftijd_jongere < ZELF and gezag_verwacht(session, kring.id)
    if wacht or beslissers - set(stemmen(session, kring.id)):
        return False
    _sluit(session, kring)
    return True


def wie_sluit(session: Session, actor: Actor) -> list[Gezicht]:
    """Who must all want it: who decides at this age, also who has gezag and left the app."""
    hier = alle_leden(session, actor.kring_id)
    weg = [g for g in gezag_ouders(session, actor.kring_id) if g.lid_id not in {h.lid_id for h in hier}]
    return wie_beslist(actor.leeftijd_jongere, [*hier, *weg])


def sluit_leeg(session: Session, actor: Actor) -> None:
    """The aanspreekpunt closes a kring in which no jongere or ouder ever came; raises Botsing when one did."""
    eis(actor, Recht.OVERDRAGEN)
    kring = _zet_vast(session, actor.kring_id)
    if session.exec(select(Lid.id).where(col(Lid.kring_id) == kring.id, col(Lid.rol).in_(["jongere", "ouder", "voogd"]))).first():
        raise Botsing("kring_niet_leeg")
    _sluit(session, kring)


def stemmen(session: Session, kring_id: str) -> list[str]:
    """The lid ids of who said that the kring may close."""
    return list(session.exec(select(Sluitstem.lid_id).where(col(Sluitstem.kring_id) == kring_id)))


def _sluit(session: Session, kring: Kring) -> None:
    for lid in session.exec(select(Lid).where(col(Lid.kring_id) == kring.id, col(Lid.tot).is_(None))).all():
        beeindig(session, lid, "gesloten")
    kring.gesloten = nu()
    session.flush()
