"""Who may see a taart inside the kring: only the giver. The receiver reads his own by person, outside the kring."""

from sqlalchemy import ColumnElement, and_, literal
from sqlmodel import col

from basis.rechten import Actor, Recht, mag, regel
from ervaring.taart.models import Taart


@regel(Taart, Recht.LEZEN)
def lees_taart(actor: Actor) -> ColumnElement[bool]:
    """What the actor gave."""
    return and_(literal(mag(actor, Recht.TAART_GEVEN)), col(Taart.gever_lid_id) == actor.lid_id)
