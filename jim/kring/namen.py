"""What somebody is called and how he shows himself, the same in all his kringen."""

from sqlmodel import Session, col, select

from basis.identiteit.models import Persoon
from basis.versleuteling.actions import open_sleutels
from jim.kring.models import Kring, Lid


def _plekken(session: Session, persoon_id: str) -> list[Lid]:
    mijn = (col(Lid.persoon_id) == persoon_id, col(Lid.tot).is_(None))
    open_sleutels(session, session.exec(select(Lid.kring_id).where(*mijn)))
    return list(session.exec(select(Lid).where(*mijn).order_by(col(Lid.sinds), col(Lid.id))))


def mijn_gezicht(session: Session, persoon_id: str) -> Lid | None:
    """His first place in a kring now, or None outside all."""
    return next(iter(_plekken(session, persoon_id)), None)


def noem(session: Session, persoon_id: str, naam: str, *, kleur: int, figuur: str) -> None:
    """Give somebody another name, colour (1-8) and shape wherever he is now; of a jongere the kring is called after him."""
    session.get_one(Persoon, persoon_id).naam = naam
    for lid in _plekken(session, persoon_id):
        lid.naam, lid.kleur, lid.figuur = naam, kleur, figuur
        if lid.rol == "jongere":
            session.get_one(Kring, lid.kring_id).roepnaam = naam
    session.flush()
