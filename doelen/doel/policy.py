"""Who may see and change a goal, who sees whose score, and who must agree before a goal goes to the provider's record."""

from sqlalchemy import ColumnElement, and_, literal, or_
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import col, select

from basis.rechten import GEZAG, Actor, Recht, Rol, mag, regel
from doelen.doel.models import Doel, InDossier, Meting, Notitie, Taak, Trede, Voorstel, Vrijgave
from jim.afspraken.models import Afspraak, AfspraakRegel
from jim.gesprekken.policy import ONTVANGERS
from jim.kring.models import Lid


def _open_doel(actor: Actor) -> ColumnElement[bool]:
    return or_(col(Doel.alleen_maker).is_(False), col(Doel.door_lid_id) == actor.lid_id)


def niet_van(actor: Actor, auteur: Mapped[str]) -> ColumnElement[bool]:
    """Not by another ouder, for an ouder who is kept apart from them."""
    if not actor.apart:
        return literal(True)
    anderen = select(Lid.id).where(col(Lid.kring_id) == actor.kring_id, col(Lid.rol) == "ouder", col(Lid.id) != actor.lid_id)
    return auteur.not_in(anderen)


def _zichtbare_doelen(actor: Actor) -> ColumnElement[bool]:
    return and_(
        literal(mag(actor, Recht.DOELEN_ZIEN)),
        col(Doel.kring_id) == actor.kring_id,
        _open_doel(actor),
        niet_van(actor, col(Doel.door_lid_id)),
    )


@regel(Doel, Recht.LEZEN)
def lees_doel(actor: Actor) -> ColumnElement[bool]:
    """Everybody in the kring; words that may be about danger only their maker."""
    return _zichtbare_doelen(actor)


@regel(Doel, Recht.SCHRIJVEN)
def schrijf_doel(actor: Actor) -> ColumnElement[bool]:
    """Who may write ladders, of the goals he sees."""
    return and_(literal(mag(actor, Recht.LADDER_SCHRIJVEN)), _zichtbare_doelen(actor))


@regel(Trede, Recht.LEZEN)
def lees_trede(actor: Actor) -> ColumnElement[bool]:
    """A step is as open as its goal."""
    return col(Trede.doel_id).in_(select(Doel.id).where(_zichtbare_doelen(actor)))


@regel(Taak, Recht.LEZEN)
def lees_taak(actor: Actor) -> ColumnElement[bool]:
    """Who does what is as open as its goal; an ouder who is kept apart reads nothing by or of another ouder."""
    van_doel = col(Taak.doel_id).in_(select(Doel.id).where(_zichtbare_doelen(actor)))
    return and_(van_doel, niet_van(actor, col(Taak.lid_id)), niet_van(actor, col(Taak.door_lid_id)))


@regel(Taak, Recht.SCHRIJVEN)
def schrijf_taak(actor: Actor) -> ColumnElement[bool]:
    """Of others who may write ladders; his own each himself."""
    eigen = and_(literal(mag(actor, Recht.TAAK_SCHRIJVEN)), col(Taak.lid_id) == actor.lid_id)
    return and_(lees_taak(actor), or_(literal(mag(actor, Recht.LADDER_SCHRIJVEN)), eigen))


@regel(Meting, Recht.LEZEN)
def lees_meting(actor: Actor) -> ColumnElement[bool]:
    """Blind until given: scores open once the actor gave his own for that goal on the same scale, whoever he is."""
    mijn = aliased(Meting)
    eigen = select(mijn.id).where(
        col(mijn.kring_id) == actor.kring_id,
        col(mijn.doel_id) == col(Meting.doel_id),
        col(mijn.lid_id) == actor.lid_id,
        col(mijn.schaal) == col(Meting.schaal),
    )
    return and_(
        col(Meting.doel_id).in_(select(Doel.id).where(_zichtbare_doelen(actor))),
        eigen.correlate(Meting).exists(),
        niet_van(actor, col(Meting.lid_id)),
    )


@regel(Notitie, Recht.LEZEN)
def lees_notitie(actor: Actor) -> ColumnElement[bool]:
    """With a score that the actor may see: his own; for the jongere all; for JIM, ouder and voogd what was written since he came.

    But for the JIM the topic decides, both as it was agreed at the moment of writing and as it is agreed now: a wider agreement
    never opens what was written before it, a narrower one closes it.
    """
    return and_(_bij_meting(actor, lees_meting(actor)), or_(col(Notitie.lid_id) == actor.lid_id, _naar_onderwerp(actor)))


def _bij_meting(actor: Actor, waar: ColumnElement[bool]) -> ColumnElement[bool]:
    """Is the note's score such a one? Looked up per note: a kring has many scores and few notes."""
    meting = select(Meting.id).where(col(Meting.kring_id) == actor.kring_id, col(Meting.id) == col(Notitie.meting_id), waar)
    return meting.correlate(Notitie).exists()


def _naar_onderwerp(actor: Actor) -> ColumnElement[bool]:
    if actor.rol is Rol.JONGERE:
        return literal(True)
    was_er: ColumnElement[bool] = literal(True)
    if actor.rol in GEZAG | {Rol.JIM} and actor.sinds:
        was_er = _bij_meting(actor, col(Meting.op) >= actor.sinds)
    if actor.rol is Rol.JIM:
        return was_er
    ver_genoeg = [niveau for niveau, rollen in ONTVANGERS.items() if actor.rol in rollen]
    nu_afgesproken = (
        select(AfspraakRegel.onderwerp)
        .join(Afspraak, and_(col(Afspraak.kring_id) == col(AfspraakRegel.kring_id), col(Afspraak.versie) == col(AfspraakRegel.versie)))
        .where(col(Afspraak.kring_id) == actor.kring_id, col(Afspraak.status) == "geldig", col(AfspraakRegel.niveau).in_(ver_genoeg))
    )
    return and_(was_er, col(Notitie.niveau).in_(ver_genoeg), col(Notitie.onderwerp).in_(nu_afgesproken))


@regel(Vrijgave, Recht.LEZEN)
def lees_vrijgave(actor: Actor) -> ColumnElement[bool]:
    """Who agreed is known to those who may see what stands in the record."""
    return and_(literal(mag(actor, Recht.DOSSIER_ZIEN)), col(Vrijgave.doel_id).in_(select(Doel.id).where(_zichtbare_doelen(actor))))


@regel(Voorstel, Recht.LEZEN)
def lees_voorstel(actor: Actor) -> ColumnElement[bool]:
    """What the record would have otherwise is known to those who may see what stands there."""
    return and_(literal(mag(actor, Recht.DOSSIER_ZIEN)), col(Voorstel.doel_id).in_(select(Doel.id).where(_zichtbare_doelen(actor))))


@regel(InDossier, Recht.LEZEN)
def lees_indossier(actor: Actor) -> ColumnElement[bool]:
    """What stands in the record is known to jongere, ouders and aanspreekpunt."""
    return literal(mag(actor, Recht.DOSSIER_ZIEN))
