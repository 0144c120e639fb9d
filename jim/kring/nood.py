"""Emergency access: somebody of the provider reads what a kring shares, for a reason and a few hours, when a colleague agrees.

It opens no conversation of two, no agreements and no goal that only its maker sees; it writes nothing. The kring sees who asks,
why and until when from the first moment, and ends it at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, literal
from sqlmodel import Session, col, func, select

from basis.clock import nu
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig, Verlopen
from basis.identiteit.models import Persoon
from basis.rechten import FAMILIE, GEZAG, Actor, Recht, Rol, eis, haal, regel, zichtbaar
from basis.slot import slot
from basis.versleuteling.actions import open_sleutels
from jim.kring.models import Kring, Lid, Noodtoegang, Voorval
from jim.kring.voorvallen import noteer
from jim.organisaties.models import Medewerker

UREN = (1, 4, 8)
LANGSTE_REDEN = 500
_WERKROLLEN = ("aanspreekpunt", "professional")
_LEZERS = FAMILIE | {Rol.VOOGD, Rol.AANSPREEKPUNT}


@regel(Noodtoegang, Recht.LEZEN)
def lees_noodtoegang(actor: Actor) -> ColumnElement[bool]:
    """The jongere, ouders, voogd and aanspreekpunt read who, why and until when; who has it reads his own."""
    if actor.rol is Rol.NOOD:
        return col(Noodtoegang.persoon_id) == actor.persoon_id
    return literal(actor.rol in _LEZERS)


@dataclass(frozen=True)
class Nood:
    """One request or access. `uren` 1, 4 or 8; `tot` is None as long as no colleague agreed; `tweede` is who agreed, or empty."""

    id: str
    kring_id: str
    pseudoniem: str
    naam: str
    tweede: str
    reden: str
    uren: int
    tot: datetime | None


def vraag(session: Session, persoon_id: str, pseudoniem: str, reden: str, uren: int) -> Noodtoegang:
    """Ask for access to the kring with this pseudonym; it lapses after as many hours as were asked.

    One answer for every no: NietGevonden `nood_niet_gevonden` for an unknown kring, one of another provider, one that closed or
    goes on without help, one in which he is a member, or ever was as family. Raises Ongeldig `nood_reden_leeg`, `nood_reden_te_lang`
    or `nood_uren_kan_niet`, Botsing `nood_loopt_al`.
    """
    reden = reden.strip()
    if not reden:
        raise Ongeldig("nood_reden_leeg", veld="toelichting")
    if len(reden) > LANGSTE_REDEN:
        raise Ongeldig("nood_reden_te_lang", veld="toelichting")
    if uren not in UREN:
        raise Ongeldig("nood_uren_kan_niet", veld="uren")
    werkt = _werkt(session, persoon_id)
    kring_id = session.exec(select(Kring.id).where(col(Kring.pseudoniem) == pseudoniem)).first()
    kring = _open_kring(session, kring_id, werkt)
    leden = session.exec(select(Lid).where(col(Lid.kring_id) == kring.id, col(Lid.persoon_id) == persoon_id)).all()
    if any(lid.tot is None or lid.rol not in _WERKROLLEN for lid in leden):
        raise NietGevonden("nood_niet_gevonden")
    moment = nu()
    lopend = select(Noodtoegang.id).where(
        col(Noodtoegang.kring_id) == kring.id, col(Noodtoegang.persoon_id) == persoon_id, col(Noodtoegang.tot) > moment
    )
    if session.exec(lopend).first() is not None:
        raise Botsing("nood_loopt_al")
    rij = Noodtoegang(kring_id=kring.id, persoon_id=persoon_id, reden=reden, gevraagd=moment, tot=moment + timedelta(hours=uren))
    session.add(rij)
    session.flush()
    noteer(session, kring.id, "noodtoegang_gevraagd")
    return rij


def _werkt(session: Session, persoon_id: str) -> Medewerker:
    # An account that ends at this very moment must not get or give access.
    rij = session.get(Medewerker, persoon_id, with_for_update={"read": True}, populate_existing=True)
    if rij is None or rij.tot is not None:
        raise NietGevonden("nood_niet_gevonden")
    return rij


def _open_kring(session: Session, kring_id: str | None, werkt: Medewerker) -> Kring:
    kring = session.get(Kring, kring_id, with_for_update={"key_share": True}, populate_existing=True) if kring_id else None
    if kring is None or kring.aanbieder_id != werkt.aanbieder_id or kring.gesloten is not None or kring.hulp_tot is not None:
        raise NietGevonden("nood_niet_gevonden")
    return kring


def geef_akkoord(session: Session, persoon_id: str, nood_id: str) -> Noodtoegang:
    """A colleague agrees: the access begins now, for as long as was asked.

    Raises NietGevonden for the asker himself, for who is family in the kring or ever was, and as `vraag`; Botsing when somebody agreed
    already; Verlopen when the request lapsed or was ended.
    """
    kring_id = session.exec(select(Noodtoegang.kring_id).where(col(Noodtoegang.id) == nood_id)).first()
    kring = _open_kring(session, kring_id, _werkt(session, persoon_id))
    rij = session.get_one(Noodtoegang, (kring.id, nood_id), with_for_update=True, populate_existing=True)
    familie = select(Lid.id).where(col(Lid.kring_id) == kring.id, col(Lid.persoon_id) == persoon_id, col(Lid.rol).not_in(_WERKROLLEN))
    if rij.persoon_id == persoon_id or session.exec(familie).first() is not None:
        raise NietGevonden("nood_niet_gevonden")
    if rij.vanaf is not None:
        raise Botsing("nood_al_akkoord")
    moment = nu()
    if rij.tot is None or rij.tot <= moment:
        raise Verlopen("nood_verlopen")
    rij.tot, rij.vanaf, rij.tweede_persoon_id = moment + (rij.tot - rij.gevraagd), moment, persoon_id
    session.flush()
    noteer(session, kring.id, "noodtoegang")
    return rij


def beeindig(session: Session, actor: Actor, nood_id: str) -> None:
    """End an access, or refuse a request, at once. Raises MagNiet for an ouder or voogd without gezag, NietGevonden, Botsing when it is over."""
    eis(actor, Recht.NOOD_BEEINDIGEN)
    if actor.rol in GEZAG and not actor.gezag:
        raise MagNiet("recht_nood_beeindigen")
    haal(session, actor, Noodtoegang, nood_id)
    session.get_one(Kring, actor.kring_id, with_for_update={"key_share": True})
    rij = session.get_one(Noodtoegang, (actor.kring_id, nood_id), with_for_update=True, populate_existing=True)
    moment = nu()
    if rij.tot is None or rij.tot <= moment:
        raise Botsing("nood_voorbij")
    rij.tot = moment
    session.flush()
    noteer(session, actor.kring_id, "noodtoegang_voorbij", door=actor.lid_id)


def mag_beeindigen(actor: Actor) -> bool:
    """May this actor end it?"""
    return actor.rol in {Rol.JONGERE, Rol.AANSPREEKPUNT} or (actor.rol in GEZAG and actor.gezag)


def lopend(session: Session, actor: Actor) -> list[Nood]:
    """What is asked or open now in the actor's kring, the first one first."""
    vraag_ = select(Noodtoegang).where(zichtbaar(actor, Noodtoegang), col(Noodtoegang.tot) > nu()).order_by(col(Noodtoegang.gevraagd))
    rijen = session.exec(vraag_).all()
    return _beelden(session, rijen, {actor.kring_id: ""}) if rijen else []


def leest_mee(session: Session, kring_id: str) -> bool:
    """Does somebody read now, in an emergency, what this kring shares?"""
    open_ = select(Noodtoegang.id).where(
        col(Noodtoegang.kring_id) == kring_id, col(Noodtoegang.vanaf).is_not(None), col(Noodtoegang.tot) > nu()
    )
    return session.exec(open_.limit(1)).first() is not None


def van_collegas(session: Session, persoon_id: str) -> list[Nood]:
    """The requests of colleagues at the same provider that wait for somebody else's yes."""
    return [n for n in _bij_aanbieder(session, col(Noodtoegang.persoon_id) != persoon_id, persoon_id) if n.tot is None]


def mijn(session: Session, persoon_id: str) -> list[Nood]:
    """What this professional asked himself and is not over."""
    return _bij_aanbieder(session, col(Noodtoegang.persoon_id) == persoon_id, persoon_id)


def _bij_aanbieder(session: Session, wie: ColumnElement[bool], persoon_id: str) -> list[Nood]:
    hier = select(Medewerker.aanbieder_id).where(col(Medewerker.persoon_id) == persoon_id, col(Medewerker.tot).is_(None))
    familie = select(Lid.kring_id).where(col(Lid.persoon_id) == persoon_id, col(Lid.rol).not_in(_WERKROLLEN))
    kringen = select(Kring.id, Kring.pseudoniem).where(
        col(Kring.aanbieder_id).in_(hier), col(Kring.gesloten).is_(None), col(Kring.hulp_tot).is_(None), col(Kring.id).not_in(familie)
    )
    rijen = session.exec(select(Noodtoegang.kring_id).where(wie, col(Noodtoegang.tot) > nu())).all()
    pseudoniemen = dict(session.exec(kringen.where(col(Kring.id).in_(rijen))).all())
    open_sleutels(session, pseudoniemen)
    lopen = select(Noodtoegang).where(wie, col(Noodtoegang.kring_id).in_(pseudoniemen), col(Noodtoegang.tot) > nu())
    return _beelden(session, session.exec(lopen.order_by(col(Noodtoegang.gevraagd))).all(), pseudoniemen)


def _beelden(session: Session, rijen: Sequence[Noodtoegang], pseudoniemen: dict[str, str]) -> list[Nood]:
    def naam(persoon_id: str) -> str:
        wie = session.get(Persoon, persoon_id) if persoon_id else None
        return wie.naam if wie is not None else ""

    return [
        Nood(
            id=r.id,
            kring_id=r.kring_id,
            pseudoniem=pseudoniemen[r.kring_id],
            naam=naam(r.persoon_id),
            tweede=naam(r.tweede_persoon_id),
            reden=r.reden,
            uren=round((r.tot - (r.vanaf or r.gevraagd)).total_seconds() / 3600) if r.tot else 0,
            tot=r.tot if r.vanaf else None,
        )
        for r in rijen
    ]


def rond_af(session: Session, moment: datetime) -> int:
    """Tell each kring that an access or a request is over when its time has passed (worker); gives how many."""
    slot(session, "noodtoegang")
    voorbij = select(Noodtoegang.kring_id, func.count()).where(col(Noodtoegang.tot) <= moment).group_by(col(Noodtoegang.kring_id))
    gezegd = select(Voorval.kring_id, func.count()).where(col(Voorval.soort) == "noodtoegang_voorbij").group_by(col(Voorval.kring_id))
    # In this order: who ends one himself at this moment says so himself, in the same transaction.
    over = dict(session.exec(voorbij).all())
    al = dict(session.exec(gezegd).all())
    te_zeggen = {kring_id: aantal - al.get(kring_id, 0) for kring_id, aantal in over.items()}
    for kring_id, aantal in te_zeggen.items():
        for _ in range(aantal):
            noteer(session, kring_id, "noodtoegang_voorbij")
    return sum(n for n in te_zeggen.values() if n > 0)
