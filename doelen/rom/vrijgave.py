"""The answers of a questionnaire to the provider's record: only when everybody who must said yes to that list, and its giver shared them."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select

from basis.clock import nu
from basis.events import meld, stuur
from basis.fouten import Botsing, MagNiet
from basis.outbox import Rij, laat_vallen, zend_weer
from basis.rechten import Actor, Recht, eis, haal, mag, zichtbaar
from doelen.doel.actions import eis_beslisser
from doelen.doel.intrekken import neem_terug, weer_ja
from doelen.doel.levering import INFORMANTEN
from doelen.doel.models import InDossier
from doelen.doel.queries import Ja, VrijgaveBeeld, beslissers, blijft, gelden, van_allen, vrijgave_van
from doelen.koppeling.poort import LijstVoorDossier, ToestemmingVoorDossier
from doelen.rom.models import Invulling, Ritme, RitmeVrijgave
from doelen.rom.queries import antwoorden, vragenlijst
from jim.kring.models import Kring, Lid
from jim.kring.queries import Gezicht
from jim.organisaties.models import Aanbieder


def toestemming(session: Session, kring_id: str, ritme_id: str) -> list[tuple[Gezicht, datetime]]:
    """Who said yes to this list in the record, and when: all who must today, or nobody."""
    return van_allen(session, kring_id, _gaven(session, kring_id, ritme_id))


def _gaven(session: Session, kring_id: str, ritme_id: str) -> Sequence[Ja]:
    """Every yes to this list, also what was taken back."""
    van = (col(RitmeVrijgave.kring_id) == kring_id, col(RitmeVrijgave.ritme_id) == ritme_id)
    return session.exec(select(RitmeVrijgave.lid_id, RitmeVrijgave.op, RitmeVrijgave.ingetrokken).where(*van)).all()


def geef_vrij(session: Session, actor: Actor, ritme_id: str) -> bool:
    """The actor agrees that what is shared of this list goes to the record from now on. True when everybody who must, agreed.

    Raises MagNiet `vrijgeven_niet_aan_jou`.
    """
    eis(actor, Recht.DOEL_VRIJGEVEN)
    haal(session, actor, Ritme, ritme_id)
    nodig = beslissers(session, actor.kring_id)
    if actor.lid_id not in {g.lid_id for g in nodig}:
        raise MagNiet("vrijgeven_niet_aan_jou")
    rij = session.get(RitmeVrijgave, (actor.kring_id, ritme_id, actor.lid_id))
    if rij is None:
        session.add(RitmeVrijgave(kring_id=actor.kring_id, ritme_id=ritme_id, lid_id=actor.lid_id))
    elif actor.lid_id not in gelden(_gaven(session, actor.kring_id, ritme_id), nodig):
        rij.ingetrokken, rij.op = None, nu()
    session.flush()
    _meld(session, actor, ritme_id)
    if not toestemming(session, actor.kring_id, ritme_id):
        return False
    weer = [invulling_id for hier in (False, True) for invulling_id in _gestuurd(session, actor.kring_id, ritme_id, in_dossier=hier)]
    weer_ja(session, *weer)
    for invulling_id in weer:
        zend_weer(session, actor.kring_id, invulling_id)
    return True


def trek_in(session: Session, actor: Actor, ritme_id: str) -> None:
    """The actor takes his agreement back: from now on nothing new goes, and the record hears so. Raises Botsing `niets_in_te_trekken`, MagNiet."""
    eis(actor, Recht.DOEL_VRIJGEVEN)
    haal(session, actor, Ritme, ritme_id)
    eis_beslisser(session, actor)
    rij = session.get(RitmeVrijgave, (actor.kring_id, ritme_id, actor.lid_id))
    if rij is None or rij.ingetrokken is not None:
        raise Botsing("niets_in_te_trekken")
    rij.ingetrokken = nu()
    wachtte = _gestuurd(session, actor.kring_id, ritme_id, in_dossier=False)
    for invulling_id in wachtte:
        laat_vallen(session, invulling_id)
    neem_terug(session, actor.kring_id, [*wachtte, *_gestuurd(session, actor.kring_id, ritme_id, in_dossier=True)], rij.ingetrokken)
    _meld(session, actor, ritme_id)


def _meld(session: Session, actor: Actor, ritme_id: str) -> None:
    anderen = [g.lid_id for g in beslissers(session, actor.kring_id) if g.lid_id != actor.lid_id]
    meld(session, actor.kring_id, anderen, "vragenlijst", ritme_id, bel=anderen)


def _gestuurd(session: Session, kring_id: str, ritme_id: str, *, in_dossier: bool) -> list[str]:
    er_al = select(InDossier.ding_id).where(col(InDossier.kring_id) == kring_id)
    hier = col(Invulling.id).in_(er_al) if in_dossier else col(Invulling.id).not_in(er_al)
    van = (col(Invulling.kring_id) == kring_id, col(Invulling.ritme_id) == ritme_id, col(Invulling.delen) != "ik")
    return list(session.exec(select(Invulling.id).where(*van, hier)).all())


def vrijgave_beeld(session: Session, actor: Actor, ritme_id: str) -> VrijgaveBeeld | None:
    """The release card of a list, or None for who has no part in it. `sinds`: when its first answers arrived in the record."""
    if not mag(actor, Recht.DOSSIER_ZIEN):
        return None
    daar = _gestuurd(session, actor.kring_id, ritme_id, in_dossier=True)
    eerst = select(func.min(InDossier.op)).where(zichtbaar(actor, InDossier), col(InDossier.ding_id).in_(daar))
    return vrijgave_van(session, actor, _gaven(session, actor.kring_id, ritme_id), session.exec(eerst).one() if daar else None, len(daar))


def gaat_naar(session: Session, actor: Actor, ritme_id: str) -> str:
    """The name of the provider to whose record what is shared of this list goes; empty when it does not."""
    if not toestemming(session, actor.kring_id, ritme_id):
        return ""
    return session.get_one(Aanbieder, session.get_one(Kring, actor.kring_id).aanbieder_id).naam


def stuur_lijst(session: Session, rij: Invulling) -> None:
    """Put these answers in the outbox, when they may go."""
    if rij.delen != "ik" and toestemming(session, rij.kring_id, rij.ritme_id):
        bestemming = session.get_one(Kring, rij.kring_id).aanbieder_id
        stuur(session, "lijst", f"lijst:{rij.kring_id}:{rij.id}", rij.kring_id, rij.id, baan=rij.id, bestemming=bestemming)


def laad(session: Session, rij: Rij) -> LijstVoorDossier | None:
    """Read the answers of one time, or None when they are gone or may not go any more."""
    invulling = session.get(Invulling, (rij.kring_id, rij.ding_id))
    ja = toestemming(session, rij.kring_id, invulling.ritme_id) if invulling is not None else []
    if invulling is None or invulling.delen == "ik" or not ja:
        return None
    return LijstVoorDossier(
        sleutel=invulling.id,
        pseudoniem=session.get_one(Kring, rij.kring_id).pseudoniem,
        lijst=vragenlijst(session, invulling.lijst),
        antwoorden=antwoorden(session, [invulling])[invulling.id],
        door=INFORMANTEN[session.get_one(Lid, (rij.kring_id, invulling.lid_id)).rol],
        op=invulling.op,
        toestemming=ToestemmingVoorDossier(tuple(sorted(INFORMANTEN[wie.rol] for wie, _ in ja)), max(op for _, op in ja)),
    )


def mag_blijven(session: Session, kring_id: str, invulling_id: str) -> bool:
    """May these answers stay readable in the record? As `doelen.doel.queries.mag_blijven`, and as long as they are there and shared."""
    invulling = session.get(Invulling, (kring_id, invulling_id))
    if invulling is None or invulling.delen == "ik":
        return False
    return blijft(session, kring_id, _gaven(session, kring_id, invulling.ritme_id))
