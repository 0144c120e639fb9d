"""Reads of the log."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from basis.logboek.models import Actie, Gevoelig, Logdetail, Logregel


@dataclass(frozen=True)
class Inzage:
    """One row of the log with its detail."""

    nummer: int
    op: datetime
    actie: str
    uitkomst: str
    soort: str
    grond: str
    bron: str
    persoon_id: str
    rol: str
    lid_id: str
    ding_id: str
    toegangspunt: str
    gevoelig: str
    over_lid_id: str


def wie_keek(
    session: Session,
    kring_id: str,
    *,
    gevoelig: Collection[Gevoelig] = (Gevoelig.GEWOON,),
    soorten: Collection[str] | None = None,
    ding_ids: Collection[str] | None = None,
    acties: Collection[Actie] | None = None,
    persoon_id: str = "",
    lid_id: str = "",
    over_lid_id: str = "",
    voor: int | None = None,
    hooguit: int = 50,
) -> list[Inzage]:
    """Rows about one kring, newest first; `voor` gives the page below that number.

    The caller decides what may be seen: `gevoelig`, `soorten`, `ding_ids` and `acties` are the only ones allowed, an empty
    collection allows nothing, None does not narrow. `persoon_id` and `lid_id` say who did it, `over_lid_id` about whom.
    """
    velden = [col(getattr(Logregel if naam in Logregel.model_fields else Logdetail, naam)) for naam in Inzage.__dataclass_fields__]
    waar = [col(Logdetail.kring_id) == kring_id, col(Logdetail.gevoelig).in_([str(g) for g in gevoelig])]
    for kolom, alleen in ((Logregel.soort, soorten), (Logdetail.ding_id, ding_ids), (Logregel.actie, acties)):
        if alleen is not None:
            waar.append(col(kolom).in_([str(waarde) for waarde in alleen]))
    for kolom, is_ in ((Logdetail.persoon_id, persoon_id), (Logdetail.lid_id, lid_id), (Logdetail.over_lid_id, over_lid_id)):
        if is_:
            waar.append(col(kolom) == is_)
    if voor is not None:
        waar.append(col(Logdetail.nummer) < voor)
    vraag = select(Logregel, Logdetail).join(Logdetail, col(Logdetail.nummer) == col(Logregel.nummer))
    vraag = vraag.with_only_columns(*velden).where(*waar).order_by(col(Logdetail.nummer).desc()).limit(hooguit)
    return [Inzage(*rij) for rij in session.connection().execute(vraag)]
