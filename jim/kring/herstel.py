"""A way back for who lost his phone: somebody starts it, he makes a new passkey, and a third says that it is really him.

Who starts it can't finish it. Everybody in his kringen sees that it happens and can stop it. For professionals the provider's
Beheerder starts it and a colleague confirms.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, col, select

from basis.clock import nu
from basis.fouten import Botsing, MagNiet, NietGevonden, Verlopen
from basis.identiteit.actions import begin_opnieuw, bewaar_passkey
from basis.identiteit.models import Herstel, Persoon
from basis.ids import hash_token, nieuw_token
from basis.rechten import Actor, Recht, Rol, mag
from jim.kring.models import Lid
from jim.kring.queries import Gezicht, actor_voor, alle_leden, leden, mijn_kringen
from jim.kring.voorvallen import noteer
from jim.organisaties.models import Beheerder, GemeenteLezer, Medewerker

GELDIG = timedelta(hours=72)
ALLEEN = timedelta(hours=24)
"""How long a new passkey waits when there is nobody who could confirm it."""
LOOPT = ("gestart", "wacht")
BEKEND = timedelta(days=3)
"""How long somebody must be here before he can say of another that it is really him."""
HELPERS = frozenset({Rol.JONGERE, Rol.OUDER, Rol.VOOGD, Rol.JIM, Rol.JIM_WACHT})
"""Who may say of somebody in his kring that it is really him."""


@dataclass(frozen=True)
class Terug:
    """A running recovery: of whom, was it me who started it, may I confirm it now."""

    herstel: Herstel
    naam: str
    van_mij: bool
    mag_bevestigen: bool


def begin(session: Session, actor: Actor, lid_id: str) -> tuple[Herstel, str]:
    """Start a way back for another member; gives the row and the link's token, kept nowhere else. The one before it stops.

    Raises MagNiet for who may not (the aanspreekpunt starts it; without one, any member with the right), for oneself, and for
    somebody who works somewhere (his provider's Beheerder starts that); NietGevonden for who is not a member.
    """
    if not mag_beginnen(session, actor):
        raise MagNiet("recht_herstel_beginnen")
    lid = next((g for g in leden(session, actor) if g.lid_id == lid_id), None)
    if lid is None:
        raise NietGevonden
    if lid.lid_id == actor.lid_id:
        raise MagNiet("herstel_jezelf")
    if _werkt(session, lid.persoon_id):
        raise MagNiet("herstel_werk")
    return _begin(session, lid.persoon_id, actor.persoon_id, actor.kring_id)


def begin_medewerker(session: Session, beheerder_persoon_id: str, persoon_id: str) -> tuple[Herstel, str]:
    """Start a way back for a professional of the Beheerder's own provider: the row and the link's token, kept nowhere else.

    Raises MagNiet for who is no Beheerder or for oneself, NietGevonden for who does not work there now.
    """
    beheerder = session.get(Beheerder, beheerder_persoon_id)
    if beheerder is None or beheerder_persoon_id == persoon_id:
        raise MagNiet("recht_herstel_beginnen")
    medewerker = session.get(Medewerker, persoon_id)
    if medewerker is None or medewerker.tot is not None or medewerker.aanbieder_id != beheerder.aanbieder_id:
        raise NietGevonden
    return _begin(session, persoon_id, beheerder_persoon_id, "")


def mag_beginnen(session: Session, actor: Actor) -> bool:
    """May this actor start a way back for others? The aanspreekpunt; where there is none, everybody with the right."""
    if not mag(actor, Recht.HERSTEL_BEGINNEN):
        return False
    return actor.rol is Rol.AANSPREEKPUNT or all(g.rol is not Rol.AANSPREEKPUNT for g in alle_leden(session, actor.kring_id))


def te_helpen(session: Session, actor: Actor) -> list[Gezicht]:
    """The members for whom this actor may start a way back."""
    if not mag_beginnen(session, actor):
        return []
    return [g for g in leden(session, actor) if g.lid_id != actor.lid_id and not _werkt(session, g.persoon_id)]


def _werkt(session: Session, persoon_id: str) -> bool:
    medewerker = session.get(Medewerker, persoon_id)
    if medewerker is not None and medewerker.tot is None:
        return True
    return any(session.get(soort, persoon_id) is not None for soort in (Beheerder, GemeenteLezer))


def _begin(session: Session, persoon_id: str, door: str, kring_id: str) -> tuple[Herstel, str]:
    session.get_one(Persoon, persoon_id, with_for_update=True)
    for rij in _lopend(session, [persoon_id], vast=True):
        rij.status = "gestopt"
    token = nieuw_token()
    rij = Herstel(
        persoon_id=persoon_id, door_persoon_id=door, kring_id=kring_id, token_hash=hash_token(token), verloopt=nu() + GELDIG
    )  # fmt: skip
    session.add(rij)
    session.flush()
    _noteer(session, rij, "herstel_begonnen", door)
    return rij, token


def _noteer(session: Session, rij: Herstel, soort: str, door_persoon_id: str) -> None:
    for kring in mijn_kringen(session, rij.persoon_id):
        wie = {g.persoon_id: g.lid_id for g in alle_leden(session, kring.kring_id)}
        noteer(session, kring.kring_id, soort, door=wie.get(door_persoon_id, ""), over=wie[rij.persoon_id])


def vind_herstel(session: Session, token: str, *, vast: bool = False) -> Herstel:
    """The recovery behind a link. Raises NietGevonden, Botsing when it was stopped, Verlopen after 72 hours.

    `vast` holds the row until the transaction ends.
    """
    vraag = select(Herstel).where(col(Herstel.token_hash) == hash_token(token))
    rij = session.exec(vraag.with_for_update() if vast else vraag).first()
    if rij is None:
        raise NietGevonden("uitnodiging_onbekend")
    if rij.status == "gestopt":
        raise Botsing("herstel_gestopt")
    if rij.status in LOOPT and rij.verloopt < nu():
        raise Verlopen("uitnodiging_verlopen")
    return rij


def zet_sleutel(rij: Herstel, sleutel_id: bytes, public_key: bytes, sign_count: int, toestel: str) -> None:
    """Keep the new passkey aside: it opens nothing until it is confirmed. 72 hours begin again; `op` is this moment."""
    if rij.status != "gestart":
        raise Botsing("uitnodiging_gebruikt")
    rij.sleutel_id, rij.public_key, rij.sign_count, rij.toestel = sleutel_id, public_key, sign_count, toestel
    rij.status, rij.op, rij.verloopt = "wacht", nu(), nu() + GELDIG


def wie_bevestigt(session: Session, rij: Herstel) -> list[Gezicht]:
    """Who can say that it is really him: the helper he chose, else the JIM, else any of the family; never who started it.

    Nobody who came in the last days, and a JIM counts also while he waits for a mandate: who started it could bring in a
    stranger, or make the JIM wait, so that another confirms.
    """
    alle = alle_leden(session, rij.kring_id)
    zelf = next((g for g in alle if g.persoon_id == rij.persoon_id), None)
    if zelf is None:
        return []
    al_langer = set(session.exec(select(Lid.id).where(col(Lid.kring_id) == rij.kring_id, col(Lid.sinds) < rij.op - BEKEND)))
    kan = [g for g in alle if g.rol in HELPERS and g.lid_id in al_langer and g.persoon_id not in {rij.persoon_id, rij.door_persoon_id}]
    helper = session.get_one(Lid, (rij.kring_id, zelf.lid_id)).helper_lid_id
    return [g for g in kan if g.lid_id == helper] or [g for g in kan if g.rol in {Rol.JIM, Rol.JIM_WACHT}] or kan


def collegas(session: Session, rij: Herstel) -> list[str]:
    """The person ids of the colleagues who can confirm the recovery of a professional; no Beheerder, not who started it."""
    hij = session.get(Medewerker, rij.persoon_id)
    if hij is None or hij.tot is not None:
        return []
    vraag = select(Medewerker.persoon_id).where(
        col(Medewerker.aanbieder_id) == hij.aanbieder_id,
        col(Medewerker.tot).is_(None),
        col(Medewerker.persoon_id).not_in([rij.persoon_id, rij.door_persoon_id]),
        col(Medewerker.persoon_id).not_in(select(Beheerder.persoon_id)),
        col(Medewerker.persoon_id).in_(select(Persoon.id).where(col(Persoon.aangemaakt) < rij.op - BEKEND)),
    )
    return list(session.exec(vraag))


def _bevestigers(session: Session, rij: Herstel) -> set[str]:
    return {g.persoon_id for g in wie_bevestigt(session, rij)} if rij.kring_id else set(collegas(session, rij))


def bevestig(session: Session, persoon_id: str, herstel_id: str) -> None:
    """One other says that it is really him: the new passkey holds, and all that let him in before ends.

    Raises NietGevonden for who can't confirm it, Botsing when it does not wait (any more), Verlopen after 72 hours.
    """
    rij = _neem(session, herstel_id)
    if persoon_id not in _bevestigers(session, rij):
        raise NietGevonden
    _rond_af(session, rij, persoon_id)


def rond_alleen_af(session: Session, rij: Herstel) -> None:
    """Finish without a second: only when there is nobody who could confirm, 24 hours after the passkey was made."""
    if not gaat_vanzelf(session, rij) or rij.op + ALLEEN > nu():
        raise Botsing("herstel_wacht")
    _rond_af(session, rij, "")


def gaat_vanzelf(session: Session, rij: Herstel) -> bool:
    """Was there never anybody who could confirm it: no other of the family and no JIM, in his one and only kring?

    Who was taken out or made to wait counts too, else the starter could see to it that nobody is left. Never for who works
    somewhere: else a beheerder who ended all colleagues would get into an account by waiting.
    """
    alle = session.exec(select(Lid).where(col(Lid.persoon_id) == rij.persoon_id)).all()
    if not rij.kring_id or [(lid.kring_id, lid.tot) for lid in alle] != [(rij.kring_id, None)]:
        return False
    anderen = select(Lid.id).where(
        col(Lid.kring_id) == rij.kring_id,
        col(Lid.persoon_id) != rij.persoon_id,
        col(Lid.rol).in_(["jongere", "ouder", "voogd", "jim"]),
    )
    return alle[0].rol == "jongere" and session.exec(anderen).first() is None


def _neem(session: Session, herstel_id: str) -> Herstel:
    rij = session.get(Herstel, herstel_id, with_for_update=True)
    if rij is None:
        raise NietGevonden
    return rij


def _rond_af(session: Session, rij: Herstel, door: str) -> None:
    if rij.status != "wacht" or rij.sleutel_id is None or rij.public_key is None:
        raise Botsing("herstel_wacht_niet")
    if rij.verloopt < nu():
        raise Verlopen("uitnodiging_verlopen")
    begin_opnieuw(session, rij.persoon_id)
    bewaar_passkey(session, rij.persoon_id, rij.sleutel_id, rij.public_key, rij.sign_count, rij.toestel)
    rij.status, rij.bevestigd_door = "klaar", door
    session.flush()
    _noteer(session, rij, "herstel_klaar", door)


def stop(session: Session, persoon_id: str, herstel_id: str) -> None:
    """The person himself, anybody who knows him in a kring, or a colleague stops it.

    Raises NietGevonden for everybody else, Botsing when it does not run any more.
    """
    rij = _neem(session, herstel_id)
    if not _kent(session, persoon_id, rij.persoon_id):
        raise NietGevonden
    if rij.status not in LOOPT:
        raise Botsing("herstel_wacht_niet")
    rij.status = "gestopt"
    session.flush()
    _noteer(session, rij, "herstel_gestopt", persoon_id)


def _kent(session: Session, persoon_id: str, ander_id: str) -> bool:
    if persoon_id == ander_id:
        return True
    actors = [actor_voor(session, persoon_id, kring.kring_id) for kring in mijn_kringen(session, persoon_id)]
    kent = any(g.persoon_id == ander_id for actor in actors if actor for g in _wie_ik_ken(session, actor))
    return kent or ander_id in {p.id for p in _van_mijn_werk(session, persoon_id)}


def _wie_ik_ken(session: Session, actor: Actor) -> list[Gezicht]:
    ken = leden(session, actor)
    return ken if mag(actor, Recht.MENSEN_ZIEN) else [g for g in ken if g.lid_id == actor.lid_id]


def _van_mijn_werk(session: Session, persoon_id: str) -> list[Persoon]:
    ik = session.get(Beheerder, persoon_id) or session.get(Medewerker, persoon_id)
    if ik is None or (isinstance(ik, Medewerker) and ik.tot is not None):
        return []
    vraag = select(Persoon).join(Medewerker, col(Medewerker.persoon_id) == col(Persoon.id))
    return list(session.exec(vraag.where(col(Medewerker.aanbieder_id) == ik.aanbieder_id, col(Medewerker.tot).is_(None))))


def _lopend(session: Session, persoon_ids: list[str], *, vast: bool = False) -> list[Herstel]:
    vraag = (
        select(Herstel)
        .where(col(Herstel.persoon_id).in_(persoon_ids), col(Herstel.status).in_(LOOPT), col(Herstel.verloopt) > nu())
        .order_by(col(Herstel.op), col(Herstel.id))
    )
    return list(session.exec(vraag.with_for_update() if vast else vraag))


def lopend(session: Session, actor: Actor) -> list[Terug]:
    """The running recoveries of the members whom this actor knows, and his own, oldest first."""
    namen = {g.persoon_id: g.naam for g in _wie_ik_ken(session, actor)}
    return _terug(session, namen, actor.persoon_id)


def lopend_op_werk(session: Session, persoon_id: str) -> list[Terug]:
    """The running recoveries of the professionals of this person's own provider, oldest first."""
    return _terug(session, {p.id: p.naam for p in _van_mijn_werk(session, persoon_id)}, persoon_id)


def mijn_lopend(session: Session, persoon_id: str) -> Herstel | None:
    """A running recovery of this person himself: he sees it on his other phones and can stop it."""
    return next(iter(_lopend(session, [persoon_id])), None)


def _terug(session: Session, namen: dict[str, str], wie: str) -> list[Terug]:
    return [
        Terug(
            herstel=rij,
            naam=namen[rij.persoon_id],
            van_mij=rij.door_persoon_id == wie,
            mag_bevestigen=rij.status == "wacht" and wie in _bevestigers(session, rij),
        )
        for rij in _lopend(session, list(namen))
    ]


def helpers(session: Session, actor: Actor) -> list[Gezicht]:
    """Whom this actor can choose to say that it is really him, when he lost his phone."""
    return [g for g in _wie_ik_ken(session, actor) if g.rol in HELPERS and g.lid_id != actor.lid_id]


def kies_helper(session: Session, actor: Actor, lid_id: str) -> None:
    """Choose him, or nobody in particular (""); raises NietGevonden for who can't be it."""
    if lid_id and lid_id not in {g.lid_id for g in helpers(session, actor)}:
        raise NietGevonden
    session.get_one(Lid, (actor.kring_id, actor.lid_id)).helper_lid_id = lid_id or None


def mijn_helper(session: Session, actor: Actor) -> str:
    """The lid id of the helper that this actor chose, or ""."""
    return session.get_one(Lid, (actor.kring_id, actor.lid_id)).helper_lid_id or ""
