"""Erasing across all floors: a kring, an account, and after a restore everything that was erased before."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import Session, col, delete, select

import ervaring.publicatie.models  # noqa: F401 - every table is known, so that a kring goes from all of them
from basis.clock import nu
from basis.fouten import Botsing
from basis.logboek.actions import wis_kring as wis_log
from basis.logboek.models import Bron
from basis.rechten import Actor, Rol
from basis.versleuteling.envelop import SleutelWeg
from basis.wissen.actions import Wisregel, boek, boek_veel, leeg_wal
from basis.wissen.models import Wissing
from doelen.doel.intrekken import neem_terug
from doelen.doel.models import Doel, Dossierbestand, Notitie, Taak
from doelen.intrekking import neem_alles_terug
from doelen.rom.models import Invulling
from ervaring.beleving.actions import wis_gezin as wis_belevingen
from ervaring.beleving.actions import wis_lid as wis_punten_van
from ervaring.taart.models import Taart
from ervaring.vragen.actions import wis_gezin as wis_antwoorden
from ervaring.vragen.actions import wis_lid as wis_antwoorden_van
from jim.kring.models import Kring
from jim.kring.queries import KringRegel, actor_voor, alle_leden, mijn_kringen
from jim.kring.recht import wie_beslist
from jim.kring.vertrek import ga_weg, stem_voor_sluiten
from jim.kring.wissen import plaatsen, wis_bericht, wis_berichten, wis_eigen_gesprekken, wis_kring_rijen, wis_persoon_rijen
from jim.mandaat.actions import stop_als_jim

BEDENKTIJD = timedelta(days=30)
"""How long a closed kring is still there, unread, before it is erased."""


@dataclass(frozen=True)
class Belet:
    """Why an account can't go yet: kringen to hand over first, and kringen that others decide about too."""

    over_te_dragen: list[KringRegel]
    samen: list[KringRegel]

    def __bool__(self) -> bool:
        """Is there anything?"""
        return bool(self.over_te_dragen or self.samen)


def wis_kring_nu(session: Session, kring_id: str, bron: Bron = Bron.WEB) -> None:
    """Erase a closed kring whole: rows, data key, log details, outbox. Raises Botsing `kring_nog_open`.

    The caller asks who decides, and for a passkey just before.
    """
    if session.exec(select(Kring.id).where(col(Kring.id) == kring_id, col(Kring.gesloten).is_not(None))).first() is None:
        raise Botsing("kring_nog_open")
    boek(session, "kring", kring_id, kring_id)
    _wis_kring(session, kring_id, bron)


def _wis_kring(session: Session, kring_id: str, bron: Bron) -> None:
    with suppress(SleutelWeg):  # What waits elsewhere is found by the data key, so before that goes; without it nobody finds it.
        wis_belevingen(session, kring_id)
        wis_antwoorden(session, kring_id)
    wis_kring_rijen(session, kring_id)
    wis_log(session, kring_id, bron=bron)


def wis_gesloten(engine: Engine, moment: datetime) -> int:
    """Erase the kringen that closed 30 days ago or longer, each in a transaction of its own; gives how many."""
    gesloten = select(Kring.id).where(col(Kring.gesloten) <= moment - BEDENKTIJD)
    with Session(engine.execution_options(alleen_lezen=True)) as session:
        kringen = session.exec(gesloten).all()
    for kring_id in kringen:
        with Session(engine) as session:
            wis_kring_nu(session, kring_id, Bron.WORKER)
            session.commit()
    if kringen:
        leeg_wal(engine)
    return len(kringen)


def belet(session: Session, persoon_id: str) -> Belet:
    """What this person does first: an aanspreekpunt hands over; a jongere who does not decide alone closes the kring with the others."""
    over_te_dragen: list[KringRegel] = []
    samen: list[KringRegel] = []
    for kring in mijn_kringen(session, persoon_id):
        actor = actor_voor(session, persoon_id, kring.kring_id)
        if actor is not None and actor.rol is Rol.AANSPREEKPUNT:
            over_te_dragen.append(kring)
        elif actor is not None and actor.rol is Rol.JONGERE:
            beslissers = wie_beslist(actor.leeftijd_jongere, alle_leden(session, kring.kring_id))
            if [g.lid_id for g in beslissers] != [actor.lid_id]:
                samen.append(kring)
    return Belet(over_te_dragen, samen)


def wis_eigen(session: Session, persoon_id: str, *, berichten: bool) -> None:
    """What was of this person alone goes: conversations with one other, goals that only he sees, answers, notes for the narrowest few.

    `berichten`: also what he wrote for everybody. What he wrote for his work stays with the family.
    """
    for kring_id, lid_id in plaatsen(session, persoon_id):
        wis_eigen_gesprekken(session, kring_id, lid_id, alles=berichten)
        alleen_van_hem = (col(Doel.kring_id) == kring_id, col(Doel.door_lid_id) == lid_id, col(Doel.alleen_maker))
        ids = session.exec(select(Doel.id).where(*alleen_van_hem)).all()
        boek_veel(session, "bericht", [(kring_id, doel_id) for doel_id in ids])
        session.exec(delete(Doel).where(*alleen_van_hem))
        zijn = (col(Notitie.kring_id) == kring_id, col(Notitie.lid_id) == lid_id)
        if not berichten:
            zijn = (*zijn, col(Notitie.niveau).in_(["tussen_ons", "eerst_vragen"]))
        noten = session.exec(select(Notitie.meting_id).where(*zijn)).all()
        if berichten:
            taken = session.exec(select(Taak.id).where(col(Taak.kring_id) == kring_id, col(Taak.door_lid_id) == lid_id)).all()
            boek_veel(session, "bericht", [(kring_id, taak_id) for taak_id in taken])
            session.exec(delete(Taak).where(col(Taak.kring_id) == kring_id, col(Taak.id).in_(taken)))
        boek_veel(session, "bericht", [(kring_id, meting_id) for meting_id in noten])
        session.exec(delete(Notitie).where(*zijn))
        mijn = (col(Invulling.kring_id) == kring_id, col(Invulling.lid_id) == lid_id)
        ingevuld = session.exec(select(Invulling.id).where(*mijn)).all()
        boek_veel(session, "bericht", [(kring_id, id_) for id_ in ingevuld])
        session.exec(delete(Dossierbestand).where(col(Dossierbestand.kring_id) == kring_id, col(Dossierbestand.ding_id).in_(ingevuld)))
        session.exec(delete(Invulling).where(*mijn))
        neem_terug(session, kring_id, ingevuld, nu())


def sluit(session: Session, actor: Actor, *, ja: bool = True) -> bool:
    """As `stem_voor_sluiten`; of a kring that closes the record hears that no yes holds any more."""
    gesloten = stem_voor_sluiten(session, actor, ja=ja)
    if gesloten:
        neem_alles_terug(session, actor.kring_id)
    return gesloten


def wis_account(session: Session, persoon_id: str, *, berichten: bool) -> None:
    """Erase an account: out of all kringen, what was his alone, ways in, name, data key. Raises Botsing while something is in the way.

    A jongere who decides alone closes his kring: it is erased 30 days later. `berichten`: as in `wis_eigen`.
    """
    if belet(session, persoon_id):
        raise Botsing("account_kan_nog_niet")
    for kring in mijn_kringen(session, persoon_id):
        actor = actor_voor(session, persoon_id, kring.kring_id, vast=True)
        if actor is None:
            continue
        if actor.rol is Rol.JONGERE:
            sluit(session, actor)
        elif actor.rol in {Rol.JIM, Rol.JIM_WACHT}:
            stop_als_jim(session, actor)
        else:
            ga_weg(session, actor)
    wis_eigen(session, persoon_id, berichten=berichten)
    boek(session, "persoon", persoon_id)
    _wis_persoon(session, persoon_id, nu())


def _wis_persoon(session: Session, persoon_id: str, moment: datetime) -> None:
    session.exec(delete(Taart).where(col(Taart.ontvanger_persoon_id) == persoon_id))
    for plek in plaatsen(session, persoon_id):
        with suppress(SleutelWeg):
            wis_punten_van(session, *plek)
            wis_antwoorden_van(session, *plek)
    wis_persoon_rijen(session, persoon_id, moment)


def speel_af(session: Session, regels: Sequence[Wisregel]) -> int:
    """Erase again, in a restored backup, everything of the ledger; gives how many lines it did not know yet. Asking twice changes nothing."""
    onbekend = 0
    for regel in regels:
        if regel.soort == "kring":
            _wis_kring(session, regel.ding_id, Bron.CLI)
        elif regel.soort == "persoon":
            _wis_persoon(session, regel.ding_id, regel.moment)
        elif regel.soort == "gesprek":
            wis_berichten(session, regel.kring_id, regel.ding_id, regel.moment)
        else:
            wis_bericht(session, regel.kring_id, regel.ding_id)
            session.exec(delete(Notitie).where(col(Notitie.kring_id) == regel.kring_id, col(Notitie.meting_id) == regel.ding_id))
            for model in (Doel, Taak, Invulling):
                session.exec(delete(model).where(col(model.kring_id) == regel.kring_id, col(model.id) == regel.ding_id))
            zijn = (col(Dossierbestand.kring_id) == regel.kring_id, col(Dossierbestand.ding_id) == regel.ding_id)
            session.exec(delete(Dossierbestand).where(*zijn))
        if session.get(Wissing, regel.id) is None:
            onbekend += 1
            session.add(Wissing(id=regel.id, soort=regel.soort, kring_id=regel.kring_id, ding_id=regel.ding_id, op=regel.moment))
    session.flush()
    return onbekend
