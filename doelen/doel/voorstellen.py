"""What the provider made of a goal in his record comes back as a proposal; the family takes it over or keeps its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from sqlmodel import Session, col, delete, select

from basis.clock import nu
from basis.events import meld
from basis.fouten import Botsing, MagNiet, Ongeldig
from basis.rechten import Actor, Recht, Rol, eis, haal, mag, zichtbaar
from doelen.doel.actions import controleer_ladder, eis_plek, schrijf_treden, veranderd
from doelen.doel.models import Doel, InDossier, Voorstel
from doelen.doel.queries import DRIE_WOORDEN, beslissers, lezende, niveaus, treden, vrijgegeven
from doelen.koppeling.poort import VELDEN, Veld, Wijziging, andere_treden, kaal, ladder_tekst, lees_ladder
from jim.kring.models import Kring
from jim.kring.queries import Gezicht, Ploeg

HOREN = frozenset({Rol.JONGERE, Rol.OUDER, Rol.VOOGD, Rol.AANSPREEKPUNT})
ONGEDAAN_BINNEN = timedelta(minutes=10)


@dataclass(frozen=True)
class VoorstelBeeld:
    """A proposal beside what the family has: `daar` and `hier` are a text, a status, or a date (None: no date).

    `stappen`: of a ladder the steps that differ, as (level, words there, words here), the highest first; empty words for a step that is not there.
    `terug`: it was taken over, and the actor may still undo that. `mag`: the actor may answer.
    """

    id: str
    veld: Veld
    daar: str | date | None
    hier: str | date | None
    op: datetime
    terug: bool
    mag: bool
    stappen: Sequence[tuple[int, str, str]] = ()


def _hier(session: Session, doel: Doel, veld: str, daar: str) -> str:
    """What the family has, of a ladder only the steps that are in `daar`."""
    if veld == "ladder":
        hier = {t.niveau: t.tekst for t in treden(session, doel.kring_id, doel.id)}
        return ladder_tekst({n: hier.get(n, "") for n in lees_ladder(daar)})
    return {"tekst": doel.tekst, "status": doel.status, "streefdatum": doel.streefdatum.isoformat() if doel.streefdatum else ""}[veld]


def _rijen(session: Session, kring_id: str, doel_id: str) -> Sequence[Voorstel]:
    return session.exec(select(Voorstel).where(col(Voorstel.kring_id) == kring_id, col(Voorstel.doel_id) == doel_id)).all()


def merk_op(session: Session, kring_id: str, doel_id: str, anders: Mapping[Veld, str]) -> bool:
    """Make proposals of what the record has otherwise (`anders`: all of it), and forget those that are no more.

    Tells the family of a new one; gives whether there was one.
    """
    doel = session.get_one(Doel, (kring_id, doel_id))
    er_al = {rij.veld: rij for rij in _rijen(session, kring_id, doel_id)}
    nieuw = False
    for veld in VELDEN:
        waarde, rij = anders.get(veld, ""), er_al.get(veld)
        if veld == "ladder" and veld in anders:
            waarde = _andere_stappen(session, doel, waarde)
        if veld not in anders or kaal(waarde) == kaal(_hier(session, doel, veld, waarde)):
            if rij is not None and (rij.antwoord == "" or rij.op < nu() - ONGEDAAN_BINNEN):
                session.delete(rij)
            continue
        if rij is not None and rij.antwoord != "over" and kaal(rij.waarde) == kaal(waarde):
            continue
        if rij is not None:
            session.delete(rij)
            session.flush()
        session.add(Voorstel(kring_id=kring_id, doel_id=doel_id, veld=veld, waarde=waarde))
        nieuw = True
    session.flush()
    if nieuw:
        meld(session, kring_id, wie_hoort(session, doel), "doel", doel_id, bel=[g.lid_id for g in _kiezers(session, doel)])
    return nieuw


def _andere_stappen(session: Session, doel: Doel, daar: str) -> str:
    """Of the steps in `daar` those that the family has otherwise."""
    stappen, hier = lees_ladder(daar), {t.niveau: t.tekst for t in treden(session, doel.kring_id, doel.id)}
    return ladder_tekst(andere_treden(stappen, {n: hier.get(n, "") for n in stappen}))


def lees_in(session: Session, kring_id: str, wijziging: Wijziging, versie: str) -> bool:
    """Note what changed in the record of a goal that is released; gives whether there is a new proposal.

    `versie`: what our books said of it before the record was read. What was delivered since is left for the next time.
    """
    staat = session.get(InDossier, (kring_id, wijziging.sleutel))
    if staat is None or staat.versie != versie or not vrijgegeven(session, kring_id, wijziging.sleutel):
        return False
    return merk_op(session, kring_id, wijziging.sleutel, wijziging.anders)


def boeken(session: Session, aanbieder_id: str) -> dict[str, tuple[str, str]]:
    """Goal id -> (kring, the record's version as our books have it), of all goals in the record of this provider."""
    van = select(InDossier).join(Kring, col(Kring.id) == col(InDossier.kring_id))
    rijen = session.exec(van.where(col(Kring.aanbieder_id) == aanbieder_id, col(InDossier.geleverd) > 0))
    return {rij.ding_id: (rij.kring_id, rij.versie) for rij in rijen}


def met_voorstel(session: Session, aanbieder_id: str) -> set[str]:
    """The goals of this provider's kringen that have a proposal."""
    van = select(Voorstel.doel_id).join(Kring, col(Kring.id) == col(Voorstel.kring_id))
    return set(session.exec(van.where(col(Kring.aanbieder_id) == aanbieder_id)).all())


def afgewezen(session: Session, doel: Doel) -> dict[Veld, str]:
    """What of the record the family read and chose its own over, and goes out with the next delivery."""
    return {cast("Veld", rij.veld): rij.waarde for rij in _rijen(session, doel.kring_id, doel.id) if rij.antwoord == "eigen"}


def ruim_afgewezen(session: Session, kring_id: str, doel_id: str) -> None:
    """What was chosen over has gone out."""
    van = (col(Voorstel.kring_id) == kring_id, col(Voorstel.doel_id) == doel_id, col(Voorstel.antwoord) == "eigen")
    session.exec(delete(Voorstel).where(*van))


def wie_hoort(session: Session, doel: Doel, hier: Ploeg | None = None) -> list[str]:
    """Who may notice what happens to this goal in the record: of those who read it the jongere, ouders, voogd and aanspreekpunt."""
    return [g.lid_id for g in lezende(session, doel.kring_id, doel.door_lid_id, hier) if g.rol in HOREN]


def _kiezers(session: Session, doel: Doel) -> list[Gezicht]:
    """Who answers: those whose yes lets the goal go; of a goal of a jongere who decides himself only he."""
    lezen = {g.lid_id for g in lezende(session, doel.kring_id, doel.door_lid_id)}
    wie = [g for g in beslissers(session, doel.kring_id) if g.lid_id in lezen]
    zelf = [g for g in wie if g.rol is Rol.JONGERE]
    return zelf if doel.van == "jongere" and zelf else wie


def voorstellen(session: Session, actor: Actor, doel_id: str) -> list[VoorstelBeeld]:
    """The proposals that wait for an answer, and what was taken over less than ten minutes ago, as the actor may see them."""
    rijen = session.exec(select(Voorstel).where(zichtbaar(actor, Voorstel), col(Voorstel.doel_id) == doel_id)).all()
    open_of_net = [rij for rij in rijen if rij.antwoord == "" or (rij.antwoord == "over" and rij.op >= nu() - ONGEDAAN_BINNEN)]
    if not open_of_net:
        return []
    doel = haal(session, actor, Doel, doel_id)
    ik = mag(actor, Recht.DOEL_VRIJGEVEN) and actor.lid_id in {g.lid_id for g in _kiezers(session, doel)}
    return [_beeld(session, doel, veld, rij, mag_=ik) for veld in VELDEN for rij in open_of_net if rij.veld == veld]


def _beeld(session: Session, doel: Doel, veld: Veld, rij: Voorstel, *, mag_: bool) -> VoorstelBeeld:
    hier, over = _hier(session, doel, veld, rij.waarde), rij.antwoord == "over"
    stappen: list[tuple[int, str, str]] = []
    if veld == "ladder":
        bij = lees_ladder(rij.was or "" if over else hier)
        stappen = [(n, daar, bij.get(n, "")) for n, daar in lees_ladder(rij.waarde).items() if n in niveaus(doel.variant)]
    return VoorstelBeeld(rij.id, veld, _waarde(veld, rij.waarde), _waarde(veld, hier), rij.op, over, mag_, stappen)


def _waarde(veld: Veld, waarde: str) -> str | date | None:
    if veld != "streefdatum":
        return waarde
    return date.fromisoformat(waarde) if waarde else None


def antwoord(session: Session, actor: Actor, doel_id: str, voorstel_id: str, keuze: str) -> None:
    """Take a proposal over (`over`), keep our own (`eigen`), or undo what was taken over less than ten minutes ago (`terug`).

    Raises MagNiet, Ongeldig `keuze_onbekend`, `te_veel_doelen` (at most five active goals) or what `zet_ladder` raises of steps, and Botsing `voorstel_anders` when the record
    says something else by now or it was answered already.
    """
    eis(actor, Recht.DOEL_VRIJGEVEN)
    doel = haal(session, actor, Doel, doel_id)
    if actor.lid_id not in {g.lid_id for g in _kiezers(session, doel)}:
        raise MagNiet("voorstel_niet_aan_jou")
    if keuze not in {"over", "eigen", "terug"}:
        raise Ongeldig("keuze_onbekend")
    rij = next((r for r in _rijen(session, actor.kring_id, doel_id) if r.id == voorstel_id), None)
    kan = {"": {"over", "eigen"}, "over": {"terug"}, "eigen": set[str]()}
    if rij is None or keuze not in kan[rij.antwoord] or (keuze == "terug" and rij.op < nu() - ONGEDAAN_BINNEN):
        raise Botsing("voorstel_anders")
    veld, was = cast("Veld", rij.veld), None
    if keuze == "over":
        was = _hier(session, doel, veld, rij.waarde)
        _zet(session, actor, doel, veld, rij.waarde)
    elif keuze == "terug":
        _zet(session, actor, doel, veld, rij.was or "")
    rij.was, rij.antwoord, rij.op = was, "over" if keuze == "over" else "eigen", nu()
    session.flush()
    veranderd(session, actor, doel)


def _zet(session: Session, actor: Actor, doel: Doel, veld: Veld, waarde: str) -> None:
    if veld == "tekst":
        doel.tekst = waarde
    elif veld == "streefdatum":
        doel.streefdatum = date.fromisoformat(waarde) if waarde else None
    elif veld == "ladder":
        _zet_ladder(session, doel, lees_ladder(waarde))
    else:
        if waarde == "actief":
            eis_plek(session, actor)
        doel.status = waarde
    doel.versie += 1


def _zet_ladder(session: Session, doel: Doel, nieuw: Mapping[int, str]) -> None:
    """These steps on our own ladder: its number of steps stays, and so do now, the goal and the dream where the record has none."""
    hier = {t.niveau: t.tekst for t in treden(session, doel.kring_id, doel.id)}
    samen = {**hier, **{n: tekst for n, tekst in nieuw.items() if tekst or n not in {doel.basis, *DRIE_WOORDEN}}}
    schrijf_treden(session, doel, controleer_ladder(doel, doel.variant, doel.basis, samen, doel.streefdatum))
