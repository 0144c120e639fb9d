"""From outbox rows to the provider's record: loads what was released, checks that it still is, and notes the receipt."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from sqlalchemy import bindparam
from sqlmodel import Session, and_, col, insert, or_, select, update

from basis.clock import nu
from basis.outbox import Rij
from doelen.doel.models import Doel, InDossier, Meting, Trede
from doelen.doel.queries import toestemming
from doelen.doel.voorstellen import afgewezen, merk_op, ruim_afgewezen, wie_hoort
from doelen.koppeling.poort import (
    DoelVoorDossier,
    Informant,
    MetingVoorDossier,
    Ontvangst,
    Status,
    ToestemmingVoorDossier,
    Zending,
)
from jim.kring.models import Kring, Lid
from jim.kring.queries import rolploeg

INFORMANTEN: dict[str, Informant] = {
    "jongere": "jongere",
    "ouder": "ouder",
    "voogd": "voogd",
    "jim": "jim",
    "aanspreekpunt": "professional",
    "professional": "professional",
}

_DEZE = col(Meting.id).in_(bindparam("ids", expanding=True))
_ER_AL = select(InDossier.ding_id).where(col(InDossier.kring_id) == bindparam("kring_id"))
_VAN_DOEL = (
    select(col(Meting.id), col(Meting.niveau), col(Meting.op), col(Lid.rol))
    .join(Lid, and_(col(Lid.kring_id) == col(Meting.kring_id), col(Lid.id) == col(Meting.lid_id)))
    .where(col(Meting.kring_id) == bindparam("kring_id"), col(Meting.doel_id) == bindparam("doel_id"), col(Meting.schaal) == "ladder")
    .order_by(col(Meting.op), col(Meting.id))
)
_METINGEN = _VAN_DOEL.where(_DEZE)
_OOK_EERDER = _VAN_DOEL.where(or_(_DEZE, col(Meting.id).in_(_ER_AL)))
_DOEL = select(Doel).where(col(Doel.kring_id) == bindparam("kring_id"), col(Doel.id) == bindparam("doel_id"))
_TREDEN = select(Trede).where(col(Trede.kring_id) == bindparam("kring_id"), col(Trede.doel_id) == bindparam("doel_id"))
_GELEVERD = select(InDossier.geleverd).where(
    col(InDossier.kring_id) == bindparam("kring_id"), col(InDossier.ding_id) == bindparam("doel_id")
)
_STAAT_ER = select(InDossier.ding_id).where(
    col(InDossier.kring_id) == bindparam("kring_id"), col(InDossier.ding_id).in_(bindparam("ids", expanding=True))
)
_ERBIJ = insert(InDossier)
_ANDERS = (
    update(InDossier)
    .where(col(InDossier.kring_id) == bindparam("in_kring"), col(InDossier.ding_id) == bindparam("van_ding"))
    .values({naam: bindparam(naam) for naam in ("verwijzing", "versie", "geleverd")})
)
"""These statements are built once: making one costs more than running it."""


def laad(session: Session, kring: Kring, rijen: Sequence[Rij], *, alle: bool = False) -> tuple[Zending, list[str]] | None:
    """Read what the rows of one goal's lane ask for, and which members (lid ids) may notice that it arrived.

    None when it is gone or no longer released. `alle`: with the scores that went before.
    """
    kring_id, doel_id = kring.id, rijen[0].baan
    waar = {"kring_id": kring_id, "doel_id": doel_id}
    doel, hier = session.exec(_DOEL, params=waar).first(), rolploeg(session, kring_id)
    ja = toestemming(session, kring_id, doel_id, hier) if doel is not None else []
    if doel is None or not ja:
        return None
    geleverd = session.connection().execute(_GELEVERD, waar).scalar()
    treden = session.exec(_TREDEN, params=waar).all()
    rollen: list[Informant] = sorted((INFORMANTEN[wie.rol] for wie, _ in ja), key=str)
    zending = Zending(
        doel=DoelVoorDossier(
            sleutel=doel.id,
            pseudoniem=kring.pseudoniem,
            tekst=doel.tekst,
            treden={t.niveau: t.tekst for t in treden},
            variant="6" if doel.variant == 6 else "5",
            basis=doel.basis,
            status=cast("Status", doel.status),
            streefdatum=doel.streefdatum,
            versie=doel.versie,
        ),
        toestemming=ToestemmingVoorDossier(door=tuple(rollen), op=max(op for _, op in ja)),
        metingen=tuple(_metingen(session, kring, doel_id, [rij.ding_id for rij in rijen if rij.soort == "meting"], alle=alle)),
        bekend=geleverd == doel.versie and all(rij.soort != "doel" for rij in rijen),
        afgewezen=afgewezen(session, doel) if geleverd is not None else {},
    )
    return zending, wie_hoort(session, doel, hier)


def _metingen(session: Session, kring: Kring, doel_id: str, ids: Sequence[str], *, alle: bool) -> Iterator[MetingVoorDossier]:
    if not ids and not alle:
        return
    waar = {"kring_id": kring.id, "doel_id": doel_id, "ids": list(ids)}
    metingen = {rij[0]: rij for rij in session.connection().execute(_OOK_EERDER if alle else _METINGEN, waar).tuples()}
    eerder = [sleutel for sleutel in metingen if sleutel not in ids]
    for sleutel, niveau, op, rol in (metingen[sleutel] for sleutel in (*eerder, *ids) if sleutel in metingen):
        yield MetingVoorDossier(sleutel, doel_id, kring.pseudoniem, niveau, INFORMANTEN[rol], op)


def noteer(session: Session, kring_id: str, ontvangsten: Mapping[str, Ontvangst], doel: DoelVoorDossier | None = None) -> bool:
    """Write down what stands in the record now, and where; of `doel` also which version, and what somebody there made of it.

    Gives whether there is a new proposal.
    """
    verbinding = session.connection()
    er_al = set(verbinding.execute(_STAAT_ER, {"kring_id": kring_id, "ids": list(ontvangsten)}).scalars())
    nieuw, anders = list[dict[str, object]](), list[dict[str, object]]()
    for sleutel, ontvangst in ontvangsten.items():
        geleverd = doel.versie if doel is not None and sleutel == doel.sleutel else 0
        waar = {"verwijzing": ontvangst.verwijzing, "versie": ontvangst.versie, "geleverd": geleverd}
        if sleutel in er_al:
            anders.append({"in_kring": kring_id, "van_ding": sleutel, **waar})
        else:
            nieuw.append({"kring_id": kring_id, "ding_id": sleutel, **waar, "op": nu()})
    if nieuw:
        verbinding.execute(_ERBIJ, nieuw)
    if anders:
        verbinding.execute(_ANDERS, anders)
    if doel is not None and (ontvangst := ontvangsten.get(doel.sleutel)) is not None and ontvangst.anders is not None:
        ruim_afgewezen(session, kring_id, doel.sleutel)
        return merk_op(session, kring_id, doel.sleutel, ontvangst.anders)
    return False
