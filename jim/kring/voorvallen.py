"""What happened to the kring itself, for who may know: who came and left, was asked, handed over, came back."""

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, select

from basis.events import meld
from basis.rechten import FAMILIE, IEDEREEN, KRING, Actor, Recht, Rol, regel, zichtbaar
from jim.kring.models import Kring, Lid, Voorval
from jim.kring.queries import alle_leden

_OVER_DE_JIM = FAMILIE | {Rol.VOOGD, Rol.AANSPREEKPUNT}
SOORTEN: dict[str, frozenset[Rol]] = {
    "lid_erbij": KRING,
    "lid_weg": KRING,
    "overgedragen": IEDEREEN,
    "hulp_gestopt": IEDEREEN,
    "gezag_erbij": KRING,
    "gezag_weg": KRING,
    "herstel_begonnen": KRING,
    "herstel_klaar": KRING,
    "herstel_gestopt": KRING,
    "sluiten_gevraagd": KRING,
    "ouders_apart": KRING,
    "ouders_samen": KRING,
    "jim_gevraagd": _OVER_DE_JIM,
    "jim_ingetrokken": _OVER_DE_JIM,
    "jim_ja": _OVER_DE_JIM,
    "jim_nee": frozenset({Rol.JONGERE}),
    "jim_begint": KRING,
    "jim_wacht_weer": KRING,
    "jim_gestopt": KRING,
    "mandaat_ja": _OVER_DE_JIM,
    "mandaat_nee": _OVER_DE_JIM,
    "toegang_gegeven": frozenset({Rol.JONGERE}),
    "toegang_gesloten": frozenset({Rol.JONGERE}),
    "leeftijd": frozenset({Rol.JONGERE}),
    "wilsoordeel": _OVER_DE_JIM,
    "wilsoordeel_weg": _OVER_DE_JIM,
    "noodtoegang_gevraagd": KRING,
    "noodtoegang": KRING,
    "noodtoegang_voorbij": KRING,
}
"""Kind of event -> the roles that may read it: the one table. Who it is about reads it too."""
HOEVEEL = 50


def noteer(session: Session, kring_id: str, soort: str, *, door: str = "", over: str = "") -> None:
    """Write an event down (`door`, `over`: lid ids) and tell those who may read it."""
    rij = Voorval(kring_id=kring_id, soort=soort, door_lid_id=door, over_lid_id=over)
    session.add(rij)
    session.flush()
    wie = [g for g in alle_leden(session, kring_id) if g.rol in SOORTEN[soort] or g.lid_id == over]
    if session.get_one(Kring, kring_id).ouders_apart:
        ouders = set(session.exec(select(Lid.id).where(col(Lid.kring_id) == kring_id, col(Lid.rol) == "ouder")))
        wie = [g for g in wie if g.rol is not Rol.OUDER or not ({door, over} & ouders - {g.lid_id})]
    meld(session, kring_id, [g.lid_id for g in wie], "voorval", rij.id)


@regel(Voorval, Recht.LEZEN)
def lees_voorval(actor: Actor) -> ColumnElement[bool]:
    """By the table above; ouders kept apart read nothing of each other."""
    mijn = [soort for soort, rollen in SOORTEN.items() if actor.rol in rollen]
    open_ = or_(col(Voorval.soort).in_(mijn), col(Voorval.over_lid_id) == actor.lid_id)
    if not actor.apart:
        return open_
    anderen = select(Lid.id).where(col(Lid.kring_id) == actor.kring_id, col(Lid.rol) == "ouder", col(Lid.id) != actor.lid_id)
    return and_(open_, col(Voorval.over_lid_id).not_in(anderen), col(Voorval.door_lid_id).not_in(anderen))


def voorvallen(session: Session, actor: Actor) -> list[Voorval]:
    """The last 50 events that this actor may know, newest first."""
    vraag = select(Voorval).where(zichtbaar(actor, Voorval)).order_by(col(Voorval.op).desc(), col(Voorval.id).desc())
    return list(session.exec(vraag.limit(HOEVEEL)))
