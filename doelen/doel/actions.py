"""Writes about goals. Each checks the right itself; none commits."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session, col, select

from basis.clock import nu, vandaag
from basis.events import meld, stuur
from basis.fouten import Botsing, MagNiet, Ongeldig
from basis.outbox import laat_vallen, zend_weer
from basis.rechten import Actor, Recht, eis, haal, zichtbaar
from doelen.doel.intrekken import neem_terug, weer_ja
from doelen.doel.models import Doel, InDossier, Meting, Notitie, Taak, Trede, Vrijgave
from doelen.doel.queries import (
    CIJFERS,
    DRIE_WOORDEN,
    GEBIEDEN,
    VARIANTEN,
    aantal_actief,
    beslissers,
    gaven,
    gelden,
    heeft_metingen,
    lezers,
    mijn_onderwerpen,
    niveaus,
    ongedaan_te_maken,
    schaal_van,
    te_vragen,
    treden,
    vrijgegeven,
)
from jim.afspraken.models import Niveau
from jim.afspraken.queries import niveau as afgesproken
from jim.kring.models import Kring, Lid

HOOGUIT_DOELEN = 5
HOOGUIT_TEKST = 500
HOOGUIT_TREDE = 200
HOOGUIT_NOTITIE = 500
HOOGUIT_GEBIED = 40
HOOGUIT_TAAK = 200
HOOGUIT_TAKEN = 10


def _meld(session: Session, actor: Actor, doel: Doel) -> None:
    if not doel.alleen_maker:
        anderen = [lid for lid in lezers(session, actor.kring_id, doel.door_lid_id) if lid != actor.lid_id]
        meld(session, actor.kring_id, anderen, "doel", doel.id, bel=anderen)


def _tekst(tekst: str, veld: str, hooguit: int) -> str:
    tekst = tekst.strip()
    if not tekst:
        raise Ongeldig("leeg", veld=veld)
    if len(tekst) > hooguit:
        raise Ongeldig("te_lang", veld=veld)
    return tekst


def eis_plek(session: Session, actor: Actor) -> None:
    """Raise Ongeldig `te_veel_doelen` when there are five active goals already."""
    if aantal_actief(session, actor) >= HOOGUIT_DOELEN:
        raise Ongeldig("te_veel_doelen", veld="tekst")


def maak_doel(
    session: Session, actor: Actor, eigen_woorden: str, tekst: str, *, zo_laten: bool = False, alleen_maker: bool = False
) -> Doel:
    """Save a goal in words of at most 500 characters, beside the words first said.

    Raises Ongeldig `leeg`, `te_lang` or `te_veel_doelen` (at most five active goals), MagNiet.
    """
    eis(actor, Recht.DOEL_MAKEN)
    eis_plek(session, actor)
    doel = Doel(
        kring_id=actor.kring_id,
        door_lid_id=actor.lid_id,
        van=actor.rol.value,
        eigen_woorden=_tekst(eigen_woorden, "tekst", HOOGUIT_TEKST),
        tekst=_tekst(tekst, "tekst", HOOGUIT_TEKST),
        zo_laten=zo_laten,
        alleen_maker=alleen_maker,
    )
    session.add(doel)
    session.flush()
    _meld(session, actor, doel)
    return doel


def deel_met_kring(session: Session, actor: Actor, doel_id: str) -> Doel:
    """The maker shows a goal that only he saw. Nobody else can do this."""
    doel = haal(session, actor, Doel, doel_id, Recht.SCHRIJVEN)
    doel.alleen_maker = False
    session.flush()
    _meld(session, actor, doel)
    return doel


def controleer_ladder(doel: Doel, variant: int, basis: int, treden: Mapping[int, str], streefdatum: date | None) -> dict[int, str]:
    """Give the words of the steps that this ladder has; raises Ongeldig as `zet_ladder`."""
    if (variant, basis) not in VARIANTEN:
        raise Ongeldig("variant_onbekend", veld="variant")
    schoon: dict[int, str] = {}
    gezien: set[str] = set()
    for niveau in niveaus(variant):
        if niveau not in {basis, *DRIE_WOORDEN} and not treden.get(niveau, "").strip():
            continue
        tekst = _tekst(treden.get(niveau, ""), veld_van(niveau), HOOGUIT_TREDE)
        gelijk = " ".join(tekst.casefold().split())
        if gelijk in gezien:
            raise Ongeldig("treden_gelijk", veld=veld_van(niveau))
        gezien.add(gelijk)
        schoon[niveau] = tekst
    if streefdatum is not None and streefdatum < vandaag() and streefdatum != doel.streefdatum:
        raise Ongeldig("streefdatum_voorbij", veld="streefdatum")
    return schoon


def _ladder(session: Session, actor: Actor, doel_id: str) -> dict[int, Trede]:
    return {t.niveau: t for t in treden(session, actor.kring_id, doel_id)}


def schrijf_treden(session: Session, doel: Doel, schoon: Mapping[int, str]) -> None:
    """Put these words in the place of the steps that were there."""
    for oud in treden(session, doel.kring_id, doel.id):
        if oud.niveau not in schoon:
            session.delete(oud)
    for niveau, tekst in schoon.items():
        session.merge(Trede(kring_id=doel.kring_id, doel_id=doel.id, niveau=niveau, tekst=tekst))
    session.flush()


def veld_van(niveau: int) -> str:
    """The name of the form field of a step: trede_min3 .. trede_min1, trede_0, trede_plus1, trede_plus2."""
    return f"trede_{('min' if niveau < 0 else 'plus' if niveau else '') + str(abs(niveau))}"


def zet_ladder(
    session: Session, actor: Actor, doel_id: str, variant: int, basis: int, treden: Mapping[int, str], streefdatum: date | None
) -> Doel:
    """Write the ladder: words for now, the goal and the dream, and for the steps between as far as there are. Scores stay.

    Changing it later raises `versie`.

    Raises Ongeldig: `leeg` or `te_lang` at a step, `treden_gelijk`, `streefdatum_voorbij`, `variant_onbekend`, and
    `variant_vast` when a scored goal would get another number of steps (a score is never converted).
    """
    doel = haal(session, actor, Doel, doel_id, Recht.SCHRIJVEN)
    schoon = controleer_ladder(doel, variant, basis, treden, streefdatum)
    if (variant, basis) != (doel.variant, doel.basis) and heeft_metingen(session, actor, doel_id):
        raise Ongeldig("variant_vast", veld="variant")
    oud = _ladder(session, actor, doel_id)
    nieuw = (variant, basis, streefdatum, schoon)
    if nieuw == (doel.variant, doel.basis, doel.streefdatum, {n: t.tekst for n, t in oud.items()}):
        return doel
    doel.versie += bool(oud)
    doel.variant, doel.basis, doel.streefdatum = variant, basis, streefdatum
    schrijf_treden(session, doel, schoon)
    veranderd(session, actor, doel)
    return doel


def veranderd(session: Session, actor: Actor, doel: Doel) -> None:
    """Tell the others, and the record when the goal goes there."""
    _meld(session, actor, doel)
    if vrijgegeven(session, actor.kring_id, doel.id):
        _stuur_doel(session, doel)


def zet_status(session: Session, actor: Actor, doel_id: str, status: str) -> Doel:
    """Close a goal (`bereikt`, `gestopt`) or open it again (`actief`, while there are fewer than five)."""
    doel = haal(session, actor, Doel, doel_id, Recht.SCHRIJVEN)
    if status not in {"actief", "bereikt", "gestopt"}:
        raise Ongeldig("status_onbekend")
    if status == doel.status:
        return doel
    if status == "actief":
        eis_plek(session, actor)
    doel.status = status
    doel.versie += 1
    session.flush()
    veranderd(session, actor, doel)
    return doel


def zet_over(
    session: Session, actor: Actor, doel_id: str, *, gebied: str = "", gebied_eigen: str = "", van_gezin: bool = False, gewicht: int = 1
) -> Doel:
    """The family says what area of life it is about, whose goal it is (the maker's, or everybody's) and how much it counts (1-3).

    Raises MagNiet, Ongeldig `gebied_onbekend`, `gewicht_onbekend`, and `leeg` or `te_lang` for an area of their own.
    """
    eis(actor, Recht.DOEL_MAKEN)
    doel = haal(session, actor, Doel, doel_id, Recht.SCHRIJVEN)
    if gebied not in GEBIEDEN:
        raise Ongeldig("gebied_onbekend", veld="gebied")
    if gewicht not in {1, 2, 3}:
        raise Ongeldig("gewicht_onbekend", veld="gewicht")
    doel.gebied_eigen = _tekst(gebied_eigen, "gebied_eigen", HOOGUIT_GEBIED) if gebied == "eigen" else None
    doel.gebied, doel.gewicht = gebied, gewicht
    maker = session.get_one(Lid, (actor.kring_id, doel.door_lid_id)).rol
    doel.van = "gezin" if van_gezin else maker
    session.flush()
    _meld(session, actor, doel)
    return doel


def zet_cijfers(session: Session, actor: Actor, doel_id: str, nu_cijfer: int, doel_cijfer: int) -> Doel:
    """The short way: where it is now and where the actor wants to get, 0-10. The first is his score. A ladder can come later.

    Raises Ongeldig `cijfer_onbekend`, `cijfer_niet_hoger` (10 is always the best), and `heeft_ladder`: a ladder never becomes a number.
    """
    doel = haal(session, actor, Doel, doel_id, Recht.SCHRIJVEN)
    if _ladder(session, actor, doel_id):
        raise Ongeldig("heeft_ladder")
    for veld, cijfer in (("nu", nu_cijfer), ("doel", doel_cijfer)):
        if cijfer not in CIJFERS:
            raise Ongeldig("cijfer_onbekend", veld=veld)
    if nu_cijfer >= doel_cijfer:
        raise Ongeldig("cijfer_niet_hoger", veld="doel")
    doel.cijfer_doel = doel_cijfer
    session.flush()
    meet(session, actor, doel_id, nu_cijfer)
    return doel


def meet(session: Session, actor: Actor, doel_id: str, niveau: int, notitie: str = "", onderwerp: str = "") -> Meting:
    """Say where it stands: a level of this goal's own ladder, or 0-10 while it has none; perhaps with a note about one topic.

    Raises Ongeldig `geen_ladder`, `niveau_buiten_ladder`, `doel_gesloten`, `te_lang` or `onderwerp_kan_niet`.
    """
    eis(actor, Recht.METEN)
    doel = haal(session, actor, Doel, doel_id)
    schaal = schaal_van(doel, heeft_treden=bool(_ladder(session, actor, doel_id)))
    if not schaal:
        raise Ongeldig("geen_ladder", veld="niveau")
    if niveau not in (niveaus(doel.variant) if schaal == "ladder" else CIJFERS):
        raise Ongeldig("niveau_buiten_ladder", veld="niveau")
    if doel.status != "actief":
        raise Ongeldig("doel_gesloten", veld="niveau")
    meting = Meting(kring_id=actor.kring_id, doel_id=doel_id, lid_id=actor.lid_id, schaal=schaal, niveau=niveau)
    session.add(meting)
    session.flush()
    if notitie.strip():
        _schrijf_notitie(session, actor, meting, notitie, onderwerp)
    _meld(session, actor, doel)
    if schaal == "ladder" and vrijgegeven(session, actor.kring_id, doel_id):
        _stuur_meting(session, meting)
    return meting


def _schrijf_notitie(session: Session, actor: Actor, meting: Meting, tekst: str, onderwerp: str) -> None:
    if onderwerp and onderwerp not in mijn_onderwerpen(session, actor):
        raise Ongeldig("onderwerp_kan_niet", veld="onderwerp")
    session.add(
        Notitie(
            kring_id=actor.kring_id,
            meting_id=meting.id,
            lid_id=actor.lid_id,
            tekst=_tekst(tekst, "notitie", HOOGUIT_NOTITIE),
            onderwerp=onderwerp,
            niveau=(afgesproken(session, actor.kring_id, onderwerp) or Niveau.TUSSEN_ONS).value,
        )
    )
    session.flush()


def maak_ongedaan(session: Session, actor: Actor, doel_id: str) -> None:
    """Take back my latest score, within ten minutes and before it is in the record; raises Botsing `te_laat_ongedaan`."""
    eis(actor, Recht.METEN)
    doel = haal(session, actor, Doel, doel_id)
    meting = ongedaan_te_maken(session, actor, doel_id)
    if meting is None:
        raise Botsing("te_laat_ongedaan")
    session.delete(meting)
    session.flush()
    _meld(session, actor, doel)


def _stuur(session: Session, soort: str, effect: str, doel: tuple[str, str], ding_id: str) -> None:
    kring_id, doel_id = doel
    stuur(session, soort, effect, kring_id, ding_id, baan=doel_id, bestemming=session.get_one(Kring, kring_id).aanbieder_id)
    # A row that was handled while the release was withdrawn, or was refused, delivered nothing: a new yes puts it back in line.
    zend_weer(session, kring_id, ding_id)


def _stuur_doel(session: Session, doel: Doel) -> None:
    _stuur(session, "doel", f"doel:{doel.kring_id}:{doel.id}:{doel.versie}", (doel.kring_id, doel.id), doel.id)


def _stuur_meting(session: Session, meting: Meting) -> None:
    _stuur(session, "meting", f"meting:{meting.kring_id}:{meting.id}", (meting.kring_id, meting.doel_id), meting.id)


def geef_vrij(session: Session, actor: Actor, doel_id: str) -> bool:
    """The actor agrees that this goal goes to the provider's record. True when now everybody who must, agreed.

    Raises MagNiet `vrijgeven_niet_aan_jou`, Ongeldig `geen_ladder` or `nog_niet_gedeeld`.
    """
    eis(actor, Recht.DOEL_VRIJGEVEN)
    doel = haal(session, actor, Doel, doel_id)
    nodig = beslissers(session, actor.kring_id)
    if actor.lid_id not in {g.lid_id for g in nodig}:
        raise MagNiet("vrijgeven_niet_aan_jou")
    if doel.alleen_maker:
        raise Ongeldig("nog_niet_gedeeld")
    if not _ladder(session, actor, doel_id):
        raise Ongeldig("geen_ladder")
    rij = session.get(Vrijgave, (actor.kring_id, doel_id, actor.lid_id))
    if rij is None:
        session.add(Vrijgave(kring_id=actor.kring_id, doel_id=doel_id, lid_id=actor.lid_id))
    elif actor.lid_id not in gelden(gaven(session, actor.kring_id, doel_id), nodig):
        rij.ingetrokken, rij.op = None, nu()
    session.flush()
    _meld(session, actor, doel)
    if not vrijgegeven(session, actor.kring_id, doel_id):
        return False
    weer_ja(session, doel_id)
    _stuur_doel(session, doel)
    metingen = session.exec(
        select(Meting)
        .where(col(Meting.kring_id) == actor.kring_id, col(Meting.doel_id) == doel_id, col(Meting.schaal) == "ladder")
        .order_by(col(Meting.op))
    ).all()
    for meting in metingen:
        if session.get(InDossier, (actor.kring_id, meting.id)) is None:
            _stuur_meting(session, meting)
    return True


def trek_in(session: Session, actor: Actor, doel_id: str) -> None:
    """The actor takes his agreement back: from now on nothing new goes, and the record hears so. What arrived is the provider's to destroy on request.

    Raises Botsing `niets_in_te_trekken`, and MagNiet `vrijgeven_niet_aan_jou` for whose yes does not count while others decide.
    """
    eis(actor, Recht.DOEL_VRIJGEVEN)
    doel = haal(session, actor, Doel, doel_id)
    eis_beslisser(session, actor)
    rij = session.get(Vrijgave, (actor.kring_id, doel_id, actor.lid_id))
    if rij is None or rij.ingetrokken is not None:
        raise Botsing("niets_in_te_trekken")
    rij.ingetrokken = nu()
    laat_vallen(session, doel_id)
    neem_terug(session, actor.kring_id, [doel_id], rij.ingetrokken)
    _meld(session, actor, doel)


def eis_beslisser(session: Session, actor: Actor) -> None:
    """Raise MagNiet for who is not asked while others are: what he once said decides nothing now, either way."""
    nodig = {g.lid_id for g in beslissers(session, actor.kring_id)}
    if nodig and actor.lid_id not in nodig:
        raise MagNiet("vrijgeven_niet_aan_jou")


def schrijf_taak(session: Session, actor: Actor, doel_id: str, lid_id: str, tekst: str) -> Taak:
    """Write down who does what for a goal, in at most 200 characters.

    Raises Ongeldig `leeg`, `te_lang`, `taak_wie` (nobody writes one for a JIM), `te_veel_taken` (ten for one goal) or `doel_gesloten`.
    """
    eis(actor, Recht.TAAK_SCHRIJVEN)
    doel = haal(session, actor, Doel, doel_id)
    if doel.status != "actief":
        raise Ongeldig("doel_gesloten", veld="tekst")
    tekst = _tekst(tekst, "tekst", HOOGUIT_TAAK)
    if lid_id not in {g.lid_id for g in te_vragen(session, actor)}:
        raise Ongeldig("taak_wie", veld="wie")
    if len(session.exec(select(Taak.id).where(zichtbaar(actor, Taak), col(Taak.doel_id) == doel_id)).all()) >= HOOGUIT_TAKEN:
        raise Ongeldig("te_veel_taken", veld="tekst")
    taak = Taak(kring_id=actor.kring_id, doel_id=doel_id, lid_id=lid_id, door_lid_id=actor.lid_id, tekst=tekst)
    session.add(taak)
    session.flush()
    _meld_taak(session, actor, taak, doel)
    return taak


def zet_taak(session: Session, actor: Actor, taak_id: str, *, klaar: bool) -> str:
    """Say that it was done, or was not after all; gives its goal. Raises NietGevonden for what is not his to change."""
    taak = haal(session, actor, Taak, taak_id, Recht.SCHRIJVEN)
    taak.klaar = (taak.klaar or nu()) if klaar else None
    session.flush()
    _meld_taak(session, actor, taak, haal(session, actor, Doel, taak.doel_id))
    return taak.doel_id


def haal_taak_weg(session: Session, actor: Actor, taak_id: str) -> str:
    """Take a task away; gives its goal. Raises NietGevonden for what is not his to change."""
    taak = haal(session, actor, Taak, taak_id, Recht.SCHRIJVEN)
    doel = haal(session, actor, Doel, taak.doel_id)
    session.delete(taak)
    session.flush()
    _meld_taak(session, actor, taak, doel)
    return doel.id


def _meld_taak(session: Session, actor: Actor, taak: Taak, doel: Doel) -> None:
    if doel.alleen_maker:
        return
    zien = set.intersection(*(set(lezers(session, actor.kring_id, lid)) for lid in (doel.door_lid_id, taak.lid_id, taak.door_lid_id)))
    meld(session, actor.kring_id, zien - {actor.lid_id}, "doel", doel.id)
