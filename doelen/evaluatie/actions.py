"""Writes about reviews. Each checks the right itself; none commits."""

from sqlmodel import Session, col, select

from basis.clock import nu
from basis.events import meld
from basis.fouten import Botsing, NietGevonden, Ongeldig
from basis.rechten import Actor, Recht, eis, haal, zichtbaar
from basis.slot import slot
from doelen.doel.models import Doel, Trede
from doelen.doel.queries import laatste_per_lid, lezers
from doelen.evaluatie import policy  # noqa: F401 - without it no review opens
from doelen.evaluatie.levering import stuur_t
from doelen.evaluatie.models import Evaluatie, EvaluatieDoel, EvaluatieStand, EvaluatieT
from doelen.gas import GasDoel, t_van

HOOGUIT_AFGESPROKEN = 1000


def _meld(session: Session, actor: Actor, evaluatie: Evaluatie) -> None:
    anderen = [lid for lid in lezers(session, actor.kring_id, evaluatie.door_lid_id) if lid != actor.lid_id]
    meld(session, actor.kring_id, anderen, "evaluatie", evaluatie.id, bel=anderen)


def begin(session: Session, actor: Actor) -> Evaluatie:
    """Open a review of all active goals that the whole kring sees.

    Raises MagNiet, Botsing `evaluatie_loopt` and Ongeldig `evaluatie_zonder_doelen`.
    """
    eis(actor, Recht.EVALUEREN)
    slot(session, actor.kring_id)
    if session.exec(select(Evaluatie.id).where(col(Evaluatie.kring_id) == actor.kring_id, col(Evaluatie.klaar).is_(None))).first():
        raise Botsing("evaluatie_loopt")
    rijen = session.exec(
        select(Doel)
        .where(zichtbaar(actor, Doel), col(Doel.status) == "actief", col(Doel.alleen_maker).is_(False))
        .order_by(col(Doel.op), col(Doel.id))
    ).all()
    if not rijen:
        raise Ongeldig("evaluatie_zonder_doelen")
    evaluatie = Evaluatie(kring_id=actor.kring_id, door_lid_id=actor.lid_id)
    session.add(evaluatie)
    session.flush()
    session.add_all(
        EvaluatieDoel(
            kring_id=actor.kring_id, evaluatie_id=evaluatie.id, doel_id=d.id, volgorde=i,
            tekst=d.tekst, variant=d.variant, basis=d.basis, gewicht=d.gewicht,
        )
        for i, d in enumerate(rijen)
    )  # fmt: skip
    session.flush()
    _meld(session, actor, evaluatie)
    return evaluatie


def _open(session: Session, actor: Actor, evaluatie_id: str) -> Evaluatie:
    eis(actor, Recht.EVALUEREN)
    if haal(session, actor, Evaluatie, evaluatie_id).klaar is not None:
        raise Botsing("evaluatie_klaar")
    return haal(session, actor, Evaluatie, evaluatie_id, Recht.SCHRIJVEN)


def _rijen(session: Session, actor: Actor, evaluatie_id: str) -> list[EvaluatieDoel]:
    return list(
        session.exec(select(EvaluatieDoel).where(zichtbaar(actor, EvaluatieDoel), col(EvaluatieDoel.evaluatie_id) == evaluatie_id)).all()
    )


def spreek_af(session: Session, actor: Actor, evaluatie_id: str, doel_id: str, tekst: str) -> None:
    """Write down what was agreed about one goal; empty takes it away again. Raises Botsing `evaluatie_klaar`, Ongeldig `te_lang`."""
    _open(session, actor, evaluatie_id)
    rij = next((r for r in _rijen(session, actor, evaluatie_id) if r.doel_id == doel_id), None)
    if rij is None:
        raise NietGevonden
    if len(tekst.strip()) > HOOGUIT_AFGESPROKEN:
        raise Ongeldig("te_lang", veld="afgesproken")
    rij.afgesproken = tekst.strip() or None
    session.flush()


def rond_af(session: Session, actor: Actor, evaluatie_id: str) -> Evaluatie:
    """Finish: keep goals, steps, weights, each person's latest place on the ladder, and T at the start and now, as they are at this moment.

    A goal that is scored 0-10 has no place on a ladder and is in no T. Raises Botsing `evaluatie_klaar`.
    """
    evaluatie = _open(session, actor, evaluatie_id)
    slot(session, actor.kring_id)
    rijen = session.exec(
        select(EvaluatieDoel).where(col(EvaluatieDoel.kring_id) == actor.kring_id, col(EvaluatieDoel.evaluatie_id) == evaluatie_id)
    ).all()
    doelen = {
        d.id: d
        for d in session.exec(select(Doel).where(col(Doel.kring_id) == actor.kring_id, col(Doel.id).in_([r.doel_id for r in rijen])))
    }
    treden: dict[str, list[Trede]] = {}
    van = (col(Trede.kring_id) == actor.kring_id, col(Trede.doel_id).in_(list(doelen)))
    for trede in session.exec(select(Trede).where(*van).order_by(col(Trede.niveau).desc())):
        treden.setdefault(trede.doel_id, []).append(trede)
    per_lid: dict[str, list[GasDoel]] = {}
    for rij in rijen:
        doel = doelen[rij.doel_id]
        rij.tekst, rij.variant, rij.basis, rij.gewicht = doel.tekst, doel.variant, doel.basis, doel.gewicht
        rij.treden = "\n".join(f"{t.niveau} {' '.join(t.tekst.split())}" for t in treden.get(rij.doel_id, [])) or None
    for meting in laatste_per_lid(session, actor.kring_id, [i for i in doelen if i in treden]):
        session.add(
            EvaluatieStand(
                kring_id=actor.kring_id, evaluatie_id=evaluatie_id, doel_id=meting.doel_id, lid_id=meting.lid_id, niveau=meting.niveau
            )
        )
        doel = doelen[meting.doel_id]
        per_lid.setdefault(meting.lid_id, []).append(GasDoel(doel.basis, meting.niveau, doel.gewicht, doel.variant))
    for lid_id, gescoord in per_lid.items():
        t = t_van(gescoord)
        if t is not None:
            session.add(
                EvaluatieT(
                    kring_id=actor.kring_id, evaluatie_id=evaluatie_id, lid_id=lid_id, begin=t.begin, nu=t.nu, n=t.n, gemengd=t.gemengd
                )
            )
    evaluatie.klaar = nu()
    session.flush()
    stuur_t(session, actor.kring_id)
    _meld(session, actor, evaluatie)
    return evaluatie


def breek_af(session: Session, actor: Actor, evaluatie_id: str) -> None:
    """Stop an open review: it is gone, with what was written in it. Raises Botsing `evaluatie_klaar`."""
    evaluatie = _open(session, actor, evaluatie_id)
    session.delete(evaluatie)
    session.flush()
    _meld(session, actor, evaluatie)
