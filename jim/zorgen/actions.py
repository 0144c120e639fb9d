"""Sending a worry, taking it, answering, ending it; and the worker that asks the next person when nobody takes it."""

from datetime import datetime, timedelta

from sqlmodel import Session, and_, col, func, not_, or_, select

from basis.clock import nu
from basis.events import meld
from basis.fouten import Botsing, MagNiet, Ongeldig
from basis.rechten import Actor, Recht, Rol, eis
from basis.slot import slot
from basis.wissen.actions import boek_veel
from jim.kring.models import Kring, Lid
from jim.kring.queries import gezicht, lid_ids
from jim.organisaties.models import Aanbieder, Medewerker
from jim.zorgen.models import Zorg, ZorgStap
from jim.zorgen.policy import WERKROLLEN
from jim.zorgen.queries import op_werk
from jim.zorgen.wacht import Wacht, daarna, eerst

LANGSTE = 2000


def stuur(session: Session, actor: Actor, tekst: str) -> Zorg:
    """Send a worry at once to who is there; a jongere may send it without a word (at most 2000 characters).

    A JIM's worry: the jongere hears it first. Raises MagNiet, Ongeldig `zorg_leeg` or `zorg_te_lang`, Botsing `zorg_zonder_hulp` when the
    kring has no professionals any more.
    """
    eis(actor, Recht.ZORG_STUREN)
    tekst = tekst.strip()
    if not tekst and actor.rol is not Rol.JONGERE:
        raise Ongeldig("zorg_leeg", veld="tekst")
    if len(tekst) > LANGSTE:
        raise Ongeldig("zorg_te_lang", veld="tekst")
    kring = session.get_one(Kring, actor.kring_id)
    if kring.hulp_tot is not None:
        raise Botsing("zorg_zonder_hulp")
    zorg = Zorg(
        kring_id=kring.id,
        soort="onveilig" if actor.rol is Rol.JONGERE else "zorg",
        door_lid_id=actor.lid_id,
        tekst=tekst,
        jongere_leest=actor.rol is Rol.JIM,
    )
    session.add(zorg)
    session.flush()
    if zorg.jongere_leest:
        jongeren = lid_ids(session, kring.id, Rol.JONGERE)
        for lid_id in jongeren:
            _stap(session, zorg, "verteld", naam=gezicht(session, kring.id, lid_id).naam)
        meld(session, kring.id, jongeren, "zorg", zorg.id, bel=jongeren)
    _vraag(session, zorg, eerst(session, kring, zorg.op))
    _wacht_op_de_volgende(session, zorg, zorg.op)
    _zeg(session, zorg, bel=False)
    return zorg


def pak_op(session: Session, persoon_id: str, zorg_id: str) -> Zorg:
    """A person takes it: from now on nobody else is asked. Raises NietGevonden, Botsing when somebody has it or it is over."""
    zorg = op_werk(session, persoon_id, zorg_id, vast=True)
    if zorg.klaar is not None:
        raise Botsing("zorg_klaar")
    if zorg.opgepakt_door_id:
        raise Botsing("zorg_al_opgepakt")
    zorg.opgepakt_door_id, zorg.volgende = persoon_id, None
    _stap(session, zorg, "opgepakt", persoon_id=persoon_id, naam=_naam(session, zorg, persoon_id))
    _zeg(session, zorg)
    return zorg


def antwoord(session: Session, persoon_id: str, zorg_id: str, tekst: str) -> Zorg:
    """Who has it writes what he does, 1 to 2000 characters. Raises NietGevonden, MagNiet `zorg_niet_van_jou`, Ongeldig, Botsing."""
    zorg, tekst = _mijne(session, persoon_id, zorg_id), tekst.strip()
    if not tekst:
        raise Ongeldig("zorg_leeg", veld="tekst")
    if len(tekst) > LANGSTE:
        raise Ongeldig("zorg_te_lang", veld="tekst")
    _stap(session, zorg, "antwoord", persoon_id=persoon_id, naam=_naam(session, zorg, persoon_id), tekst=tekst)
    _zeg(session, zorg)
    return zorg


def rond_af(session: Session, persoon_id: str, zorg_id: str) -> Zorg:
    """Who has it says that it is over; raises as `antwoord`."""
    zorg = _mijne(session, persoon_id, zorg_id)
    zorg.klaar = nu()
    _stap(session, zorg, "klaar", persoon_id=persoon_id, naam=_naam(session, zorg, persoon_id))
    _zeg(session, zorg)
    return zorg


def _mijne(session: Session, persoon_id: str, zorg_id: str) -> Zorg:
    zorg = op_werk(session, persoon_id, zorg_id, vast=True)
    if zorg.klaar is not None:
        raise Botsing("zorg_klaar")
    if zorg.opgepakt_door_id != persoon_id:
        raise MagNiet("zorg_niet_van_jou")
    return zorg


def _naam(session: Session, zorg: Zorg, persoon_id: str) -> str:
    """What he was called when he was asked."""
    vraag = select(ZorgStap).where(
        col(ZorgStap.kring_id) == zorg.kring_id, col(ZorgStap.zorg_id) == zorg.id, col(ZorgStap.persoon_id) == persoon_id
    )
    stap = session.exec(vraag.order_by(col(ZorgStap.nummer))).first()
    return stap.naam if stap is not None else ""


def _stap(session: Session, zorg: Zorg, soort: str, *, persoon_id: str = "", naam: str = "", tekst: str | None = None) -> None:
    hier = (col(ZorgStap.kring_id) == zorg.kring_id, col(ZorgStap.zorg_id) == zorg.id)
    nummer = session.exec(select(func.count()).select_from(ZorgStap).where(*hier)).one() + 1
    session.add(
        ZorgStap(kring_id=zorg.kring_id, zorg_id=zorg.id, nummer=nummer, soort=soort, persoon_id=persoon_id, naam=naam, tekst=tekst)
    )
    session.flush()


def _gevraagd(session: Session, zorg: Zorg) -> set[str]:
    hier = (col(ZorgStap.kring_id) == zorg.kring_id, col(ZorgStap.zorg_id) == zorg.id, col(ZorgStap.soort) == "gevraagd")
    return set(session.exec(select(ZorgStap.persoon_id).where(*hier)))


def _vraag(session: Session, zorg: Zorg, wie: list[Wacht]) -> bool:
    """Ask those who were not asked yet; False when there is none."""
    al = _gevraagd(session, zorg)
    nieuw = {w.persoon_id: w for w in wie if w.persoon_id not in al}
    for w in nieuw.values():
        _stap(session, zorg, "gevraagd", persoon_id=w.persoon_id, naam=w.naam)
    return bool(nieuw)


def _wacht_op_de_volgende(session: Session, zorg: Zorg, moment: datetime) -> None:
    bij = session.get_one(Aanbieder, session.get_one(Kring, zorg.kring_id).aanbieder_id)
    zorg.volgende = moment + timedelta(minutes=bij.onveilig_minuten if zorg.soort == "onveilig" else bij.zorg_minuten)
    session.flush()


def _zeg(session: Session, zorg: Zorg, *, bel: bool = True) -> None:
    """Tell who reads it and is in the kring that something happened; with `bel` the family's phones say so too."""
    gevraagd = _gevraagd(session, zorg)
    hier = select(Lid.id).where(
        col(Lid.kring_id) == zorg.kring_id, col(Lid.tot).is_(None), col(Lid.rol).in_(WERKROLLEN), col(Lid.persoon_id).in_(gevraagd)
    )
    gezin = {zorg.door_lid_id}
    if zorg.jongere_leest:
        gezin |= set(lid_ids(session, zorg.kring_id, Rol.JONGERE))
    meld(session, zorg.kring_id, gezin | set(session.exec(hier)), "zorg", zorg.id, bel=gezin if bel else ())


def bewaak(session: Session, moment: datetime) -> int:
    """Ask the next people about each worry that nobody took in time, or that was let go of (worker); gives how many moved.

    Who has it and left his work, or is neither in the kring nor on call, has let it go.
    """
    slot(session, "zorgen")
    hier = select(Lid.id).where(
        col(Lid.kring_id) == col(Zorg.kring_id),
        col(Lid.persoon_id) == col(Zorg.opgepakt_door_id),
        col(Lid.rol).in_(WERKROLLEN),
        col(Lid.tot).is_(None),
    )
    werkt = (
        select(Medewerker.persoon_id)
        .join(Kring, col(Kring.aanbieder_id) == col(Medewerker.aanbieder_id))
        .where(
            col(Kring.id) == col(Zorg.kring_id),
            col(Medewerker.persoon_id) == col(Zorg.opgepakt_door_id),
            col(Medewerker.tot).is_(None),
            or_(col(Medewerker.dienst), hier.correlate(Zorg).exists()),
        )
        .correlate(Zorg)
    )
    losgelaten = and_(col(Zorg.opgepakt_door_id) != "", not_(werkt.exists()))
    open_ = select(Zorg).join(Kring, col(Kring.id) == col(Zorg.kring_id)).where(col(Zorg.klaar).is_(None), col(Kring.gesloten).is_(None))
    vraag = open_.where(or_(col(Zorg.volgende) <= moment, losgelaten)).order_by(col(Zorg.op), col(Zorg.id))
    aantal = 0
    for zorg in session.exec(vraag.with_for_update(of=Zorg).execution_options(populate_existing=True)).all():
        aantal += _verder(session, zorg, moment)
    return aantal


def _verder(session: Session, zorg: Zorg, moment: datetime) -> bool:
    los = bool(zorg.opgepakt_door_id)
    if los:
        _stap(session, zorg, "losgelaten", naam=_naam(session, zorg, zorg.opgepakt_door_id))
        zorg.opgepakt_door_id = ""
    anders = _vraag(session, zorg, daarna(session, session.get_one(Kring, zorg.kring_id)))
    if not anders and not _was_niemand(session, zorg):
        _stap(session, zorg, "niemand")
        anders = True
    _wacht_op_de_volgende(session, zorg, moment)
    if anders or los:
        _zeg(session, zorg)
    return anders or los


def _was_niemand(session: Session, zorg: Zorg) -> bool:
    hier = (col(ZorgStap.kring_id) == zorg.kring_id, col(ZorgStap.zorg_id) == zorg.id)
    return session.exec(select(ZorgStap.soort).where(*hier).order_by(col(ZorgStap.nummer).desc())).first() == "niemand"


def wis_zorgen(session: Session, kring_id: str, lid_id: str) -> None:
    """What somebody sent goes, with all that was answered, into the ledger."""
    zorgen = session.exec(select(Zorg).where(col(Zorg.kring_id) == kring_id, col(Zorg.door_lid_id) == lid_id)).all()
    boek_veel(session, "bericht", [(kring_id, z.id) for z in zorgen])
    for zorg in zorgen:
        session.delete(zorg)
    session.flush()
