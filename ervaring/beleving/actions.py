"""Writes about how a family experienced the help. Nothing that is stored here says who answered, in which kring or when."""

import hashlib
import hmac

from sqlmodel import Session

from basis.clock import kwartaal, vandaag
from basis.fouten import Ongeldig
from basis.rechten import Actor, Recht, Rol, eis
from basis.slot import slot
from ervaring.beleving.models import Beleving
from jim.kring.queries import kring_van, leden


def _zegel(geheim: str, *delen: str) -> str:
    return hmac.new(geheim.encode(), "|".join(("beleving", *delen)).encode(), hashlib.sha256).hexdigest()


def geef_beleving(session: Session, actor: Actor, score: int, geheim: str) -> None:
    """Keep the family's answer (0-10) of this quarter; a later one in the same quarter takes its place, also when two answer at once.

    `geheim` keys the hashes of family and professionals, which differ per quarter. Raises MagNiet, Ongeldig `beleving_score`.
    """
    eis(actor, Recht.BELEVING_GEVEN)
    if not 0 <= score <= 10:
        raise Ongeldig("beleving_score", veld="score")
    kring = kring_van(session, actor)
    tijd = kwartaal(vandaag())
    gezin = _zegel(geheim, tijd, "gezin", actor.kring_id)
    slot(session, gezin)
    helpers = [g.persoon_id for g in leden(session, actor) if g.rol in {Rol.AANSPREEKPUNT, Rol.PROFESSIONAL}]
    session.merge(
        Beleving(
            kwartaal=tijd,
            gezin=gezin,
            gemeente_id=kring.gemeente_id,
            aanbieder_id=kring.aanbieder_id,
            profiel=kring.profiel,
            intensiteit=kring.intensiteit,
            professionals=" ".join(sorted(_zegel(geheim, tijd, "professional", persoon_id) for persoon_id in helpers)),
            score=score,
        )
    )
    session.flush()
