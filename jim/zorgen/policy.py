"""Who reads a worry: who sent it, whom it went to, and of a JIM's worry the jongere. Nobody else, also not another ouder."""

from sqlalchemy import ColumnElement, and_, false, literal, or_
from sqlmodel import col, select

from basis.rechten import Actor, Recht, Rol, mag, regel
from jim.kring.models import Kring, Lid
from jim.organisaties.models import Medewerker
from jim.zorgen.models import Zorg, ZorgStap

WERKROLLEN = ("aanspreekpunt", "professional")


def _gevraagd(persoon_id: str) -> ColumnElement[bool]:
    zelfde = (col(ZorgStap.kring_id) == col(Zorg.kring_id), col(ZorgStap.zorg_id) == col(Zorg.id))
    stap = select(ZorgStap.id).where(*zelfde, col(ZorgStap.soort) == "gevraagd", col(ZorgStap.persoon_id) == persoon_id)
    return stap.correlate(Zorg).exists()


def voor_medewerker(persoon_id: str) -> ColumnElement[bool]:
    """The worries that went to this professional, as long as he is in the kring for his work or on call.

    He works at its provider, and the kring is open and has help. Never of a kring in which he is, or was, family.
    """
    mijn = select(Kring.id).join(Medewerker, col(Medewerker.aanbieder_id) == col(Kring.aanbieder_id))
    mijn = mijn.where(
        col(Medewerker.persoon_id) == persoon_id,
        col(Medewerker.tot).is_(None),
        col(Kring.gesloten).is_(None),
        col(Kring.hulp_tot).is_(None),
    )
    familie = select(Lid.kring_id).where(col(Lid.persoon_id) == persoon_id, col(Lid.rol).not_in(WERKROLLEN))
    werk = select(Lid.kring_id).where(col(Lid.persoon_id) == persoon_id, col(Lid.rol).in_(WERKROLLEN), col(Lid.tot).is_(None))
    dienst = select(Medewerker.persoon_id).where(col(Medewerker.persoon_id) == persoon_id, col(Medewerker.dienst)).exists()
    return and_(
        _gevraagd(persoon_id),
        col(Zorg.kring_id).in_(mijn),
        col(Zorg.kring_id).not_in(familie),
        or_(col(Zorg.kring_id).in_(werk), dienst),
    )


@regel(Zorg, Recht.LEZEN)
def lees_zorg(actor: Actor) -> ColumnElement[bool]:
    """Who sent it; the jongere that of his JIM; a professional what went to him."""
    eigen = or_(col(Zorg.door_lid_id) == actor.lid_id, and_(literal(actor.rol is Rol.JONGERE), col(Zorg.jongere_leest)))
    gevraagd = voor_medewerker(actor.persoon_id) if actor.rol in {Rol.AANSPREEKPUNT, Rol.PROFESSIONAL} else false()
    return or_(and_(literal(mag(actor, Recht.ZORG_STUREN)), eigen), gevraagd)


@regel(ZorgStap, Recht.LEZEN)
def lees_stap(actor: Actor) -> ColumnElement[bool]:
    """Each step of a worry that I read."""
    return col(ZorgStap.zorg_id).in_(select(Zorg.id).where(col(Zorg.kring_id) == actor.kring_id, lees_zorg(actor)))
