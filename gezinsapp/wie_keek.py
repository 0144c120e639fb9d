"""Who opened or changed something of mine: the log by its own rule, day by day and person by person (docs/besluiten/wie-keek.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from flask_babel import to_user_timezone, to_utc
from sqlalchemy import ColumnElement, Select, and_, func, literal, not_, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from basis.identiteit.models import Persoon
from basis.logboek.models import Actie, Bron, Gevoelig, Logdetail, Logregel
from basis.rechten import Actor, Recht, Rol, eis, mag, regel, zichtbaar
from doelen.doel import policy  # noqa: F401 - without it nothing of goals opens
from doelen.doel.models import Doel, Meting
from doelen.evaluatie import policy as _evaluatie  # noqa: F401 - without it no review opens
from doelen.evaluatie.models import Evaluatie
from doelen.rom import policy as _rom  # noqa: F401 - without it no list opens
from doelen.rom.models import Invulling
from jim.gesprekken.models import Bericht, Gesprek
from jim.kring.models import Kring, Lid
from jim.kring.nood import lees_noodtoegang  # noqa: F401 - without it no emergency access opens
from jim.kring.queries import NOOD, Gezicht, gezicht, lid_ids
from jim.organisaties.actions import WERKROLLEN
from jim.organisaties.models import Medewerker
from jim.zorgen import policy as _zorgen  # noqa: F401 - without it no worry opens
from jim.zorgen.models import Zorg

DAGEN = 7
"""How many days one page shows: those on which something happened."""
DELING = "deling"
DOSSIER = frozenset({"t", "voorstel", "lijst", "bestand", "ja"})
"""What the worker sends or reads beside goals and scores, and what the record fetches."""
SAMEN = frozenset(
    {
        "telefoon.meenemen",
        "thuis.thuis", "doelen.lijst", "doelen.afgesloten", "mensen.overzicht", "mensen.lid", "mensen.geschiedenis", "mensen.gezag", "mensen.apart",
        "mensen.wilsoordeel", "mensen.wilsoordeel_weg", "jim.overzicht", "rom.een", "rom.vrijgeven", "rom.intrekken", "verloop.samen", "wie_keek.overzicht", "nood.vragen", "nood.akkoord", "nood.einde",
        "rechten.uitvoer", "evaluatie.overzicht", "evaluatie.beginnen", "plan.toon", "kwadrant.toon",
    }
)  # fmt: skip
"""About the kring or a person as a whole."""
VAN_DOEL = frozenset(
    {
        "doelen.doel",
        "verloop.een",
        "doelen.cijfers",
        "doelen.over",
        "doelen.bewaard",
        "doelen.ladder",
        "doelen.status",
        "doelen.vrijgeven",
        "doelen.intrekken",
        "doelen.voorstel",
        "plan.nieuw",
        "plan.zet",
        "plan.weg",
    }
)
"""About one goal: only for who may see it."""
VAN_GESPREK = frozenset({"praten.gesprek", "praten.stuur", "praten.wis", "bewaren.zet"})
"""About one conversation: only for who takes part."""
VAN_AFSPRAKEN = frozenset({"afspraken.overzicht", "afspraken.teken"})
"""For the jongere alone."""
VAN_ZORG = frozenset({"zorg.op_werk", "zorg.pak_op", "zorg.antwoord", "zorg.klaar"})
"""About one worry, by who helps: only for who may read it."""
VAN_LIJST = frozenset({"rom.ingevuld"})
"""About one time that a list was filled in: only for who did."""
VAN_EVALUATIE = frozenset({"evaluatie.een", "evaluatie.doel", "evaluatie.klaar", "evaluatie.weg"})
"""About one review: only for who may see it."""
VAN_DE_LEZER = frozenset({"herstel.begin"})
"""Only when it is about who reads this."""
NIET = frozenset(
    {
        "afspraken.eigen", "afspraken.haal_weg", "afspraken.stel_voor", "afspraken.strakker", "afspraken.strenger", "doelen.delen",
        "doelen.meting", "doelen.nieuw", "doelen.ongedaan", "herstel.bevestig", "herstel.lijst", "herstel.stop", "ik.helper", "ik.ik",
        "jim.afronden", "jim.fase", "kwadrant.kies", "kwadrant.ongedaan", "jim.intrekken", "jim.mandaat", "jim.stoppen", "jim.vraag", "mensen.einde", "mensen.haal_weg",
        "mensen.meelezen", "mensen.nieuw", "mensen.oud_wissen", "mensen.overdragen", "mensen.sluiten", "mensen.toegang",
        "mensen.uitnodiging_weg", "mensen.weggaan", "aanspreekpunt.kies", "aanspreekpunt.toon", "praten.aanpassen", "praten.erbij", "praten.eruit", "praten.groep", "praten.klaar", "praten.antwoord", "praten.deel", "praten.lijst", "praten.terug", "rom.antwoord", "rom.begin", "rom.klaar", "rom.lijst", "rom.stop", "rom.voorstel", "rom.vraag", "rom.weg", "beleving.vragen", "beleving.ritme", "beleving.papier", "beleving.punt_weg", "beleving.uitkomst", "beleving.onderzoek", "beleving.terug",
        "taart.gegeven", "taart.geven", "taart.intrekken", "toegang.uitnodiging_qr", "toegang.uitnodiging_tonen",
        "toegang.uitnodiging_vernieuwen", "weten.kijk_als", "weten.overzicht", "zorg.een", "zorg.nieuw",
    }
)  # fmt: skip
"""In the log, and on nobody's page: what somebody does for himself, what only the jongere or the JIM does, a score (the goal shows
it once the reader gave his own), and what the history of the kring tells to who may know. Every address stands in one of these."""
_HULP = frozenset({Rol.AANSPREEKPUNT, Rol.PROFESSIONAL, Rol.LEERKRACHT, Rol.NOOD})
_JIM = tuple(str(rol) for rol in (Rol.JIM, Rol.JIM_WACHT))


@regel(Logdetail, Recht.LOG_ZIEN)
def lees_log(actor: Actor) -> ColumnElement[bool]:
    """The jongere: who opened or changed what he may see himself. An ouder or voogd: the same, of who works or comes from outside.

    Never what the reader did himself, never anything that a JIM did or is refused, and nobody's look at what the reader may not see.
    An ouder reads nothing of the jongere and of other ouders, and nothing of before he came.
    """
    if not mag(actor, Recht.LOG_ZIEN):
        return literal(False)
    open_ = and_(
        col(Logdetail.persoon_id) != actor.persoon_id,
        not_(_van_jim(actor)),
        or_(and_(not_(_is(Actie.WEIGERING)), _gelukt(actor)), and_(_is(Actie.WEIGERING), _geweigerd(actor))),
    )
    if actor.rol is Rol.JONGERE:
        return open_
    van_wie = or_(col(Logdetail.rol).in_([str(rol) for rol in _HULP]), and_(col(Logdetail.rol) == "", col(Logdetail.lid_id) == ""))
    sinds = select(Lid.sinds).where(col(Lid.kring_id) == actor.kring_id, col(Lid.id) == actor.lid_id).scalar_subquery()
    gewoon = or_(col(Logdetail.gevoelig) == str(Gevoelig.GEWOON), col(Logdetail.toegangspunt).in_(VAN_ZORG))
    return and_(open_, van_wie, gewoon, _waar(col(_Regel.op) >= sinds))


_Regel = aliased(Logregel)


def _waar(*waar: ColumnElement[bool]) -> ColumnElement[bool]:
    """The link of the chain of this row is so."""
    return select(_Regel.nummer).where(col(_Regel.nummer) == col(Logdetail.nummer), *waar).correlate(Logdetail).exists()


def _is(actie: Actie) -> ColumnElement[bool]:
    return _waar(col(_Regel.actie) == str(actie))


def _van_jim(actor: Actor) -> ColumnElement[bool]:
    """By who is or ever was a JIM here: no list of what he does, for anybody."""
    hier = (col(Lid.kring_id) == actor.kring_id, col(Lid.rol) == "jim")
    return or_(
        col(Logdetail.rol).in_(_JIM),
        col(Logdetail.lid_id).in_(select(Lid.id).where(*hier)),
        col(Logdetail.persoon_id).in_(select(Lid.persoon_id).where(*hier)),
    )


def _over_mij(actor: Actor) -> ColumnElement[bool]:
    """About nobody in particular, about the reader, or about the jongere."""
    jongere = select(Lid.id).where(col(Lid.kring_id) == actor.kring_id, col(Lid.rol) == "jongere")
    return or_(col(Logdetail.over_lid_id).in_(("", actor.lid_id)), col(Logdetail.over_lid_id).in_(jongere))


def _doel(actor: Actor) -> ColumnElement[bool]:
    return col(Logdetail.ding_id).in_(select(Doel.id).where(zichtbaar(actor, Doel)))


def _gelukt(actor: Actor) -> ColumnElement[bool]:
    punt, jongere = col(Logdetail.toegangspunt), literal(actor.rol is Rol.JONGERE)
    gesprek = select(Gesprek.id).where(zichtbaar(actor, Gesprek))
    mijn_bericht = select(Bericht.id).where(zichtbaar(actor, Bericht), col(Bericht.auteur_lid_id) == actor.lid_id)
    ingevuld = select(Invulling.id).where(zichtbaar(actor, Invulling), col(Invulling.lid_id) == actor.lid_id)
    meting = select(Meting.id).where(zichtbaar(actor, Meting))
    deling = and_(jongere, _waar(col(_Regel.soort) == DELING), col(Logdetail.ding_id).in_(mijn_bericht))
    op_plek = or_(
        and_(punt.in_(SAMEN), _over_mij(actor)),
        and_(punt.in_(VAN_DOEL), _doel(actor)),
        and_(punt.in_(VAN_GESPREK), col(Logdetail.ding_id).in_(gesprek)),
        and_(punt.in_(VAN_AFSPRAKEN), jongere),
        and_(punt.in_(VAN_ZORG), col(Logdetail.ding_id).in_(select(Zorg.id).where(zichtbaar(actor, Zorg)))),
        and_(punt.in_(VAN_LIJST), col(Logdetail.ding_id).in_(ingevuld)),
        and_(punt.in_(VAN_EVALUATIE), col(Logdetail.ding_id).in_(select(Evaluatie.id).where(zichtbaar(actor, Evaluatie)))),
        and_(punt.in_(VAN_DE_LEZER), col(Logdetail.over_lid_id) == actor.lid_id),
    )
    geleverd = and_(punt == "worker", _waar(col(_Regel.bron) == str(Bron.WORKER), col(_Regel.uitkomst) == "ok"))
    dossier = and_(literal(mag(actor, Recht.DOSSIER_ZIEN)), or_(geleverd, _waar(col(_Regel.soort) == "bestand")))
    t_score = select(col(Evaluatie.id) + f".{actor.lid_id}").where(zichtbaar(actor, Evaluatie))
    antwoorden = select(Invulling.id).where(zichtbaar(actor, Invulling))
    gestuurd = or_(_doel(actor), *(col(Logdetail.ding_id).in_(ids) for ids in (meting, t_score, antwoorden)))
    return or_(and_(_waar(col(_Regel.soort) != DELING), op_plek), deling, and_(dossier, gestuurd))


def _geweigerd(actor: Actor) -> ColumnElement[bool]:
    """Somebody from outside at the kring; a member at what is the reader's: his page, his conversation, a goal that he sees.

    For an ouder nobody is from outside who ever was family here.
    """
    hier = select(Lid.persoon_id).where(col(Lid.kring_id) == actor.kring_id)
    bekend = hier.where(col(Lid.tot).is_(None) if actor.rol is Rol.JONGERE else col(Lid.rol).not_in(WERKROLLEN))
    van_buiten = and_(
        col(Logdetail.lid_id) == "", col(Logdetail.persoon_id).in_(select(Persoon.id)), col(Logdetail.persoon_id).not_in(bekend)
    )
    doel = and_(_waar(col(_Regel.soort) == "doelen"), _doel(actor))
    return or_(van_buiten, and_(col(Logdetail.lid_id) != "", or_(doel, col(Logdetail.over_lid_id) == actor.lid_id)))


@dataclass(frozen=True)
class Regel:
    """The same look or act of one person on one day. `wat`: an address, `deling`, `worker`, `t`, `voorstel`, `lijst` or `bestand` (the record), or `weigering`; `doel`: its words, or empty.

    `mij`: about who reads; `groep`: in a conversation of some.
    """

    wat: str
    soort: str
    veranderd: bool
    doel: str
    mij: bool
    groep: bool
    aantal: int
    laatst: datetime


@dataclass(frozen=True)
class Wie:
    """One person on one day. `gezicht` is None for who is no member; `nood`: emergency access.

    `naam` is empty for a stranger, and for our own delivery to the provider's record.
    """

    gezicht: Gezicht | None
    naam: str
    nood: bool
    regels: list[Regel]


@dataclass(frozen=True)
class Dag:
    """One day, people in emergency access first, then who looked last."""

    dag: date
    mensen: list[Wie]


def wie_keek(session: Session, actor: Actor, tot: date | None = None) -> tuple[list[Dag], date | None]:
    """The last seven days before `tot` (all days without one) on which there is something to tell, newest first.

    The second: the day before which there is more, or None.
    """
    eis(actor, Recht.LOG_ZIEN)
    dagen: list[Dag] = []
    grens = None if tot is None else _begin(tot)
    while (laatst := _laatste(session, actor, grens)) is not None:
        if len(dagen) == DAGEN:
            return dagen, dagen[-1].dag
        dag = to_user_timezone(laatst).date()
        grens = _begin(dag)
        dagen.append(Dag(dag, _mensen(session, actor, grens, _begin(dag + timedelta(days=1)))))
    return dagen, None


def _begin(dag: date) -> datetime:
    """Days begin and end where the families live."""
    return to_utc(datetime.combine(dag, time())).replace(tzinfo=UTC)


def _vanaf(session: Session, moment: datetime) -> int:
    """The first number at or after this moment: numbers and moments run together."""
    vraag = select(Logregel.nummer).where(col(Logregel.op) >= moment).order_by(col(Logregel.op), col(Logregel.nummer)).limit(1)
    eerste = session.exec(vraag).first()
    return eerste if eerste is not None else 2**62


def _laatste(session: Session, actor: Actor, grens: datetime | None) -> datetime | None:
    vraag = select(Logregel.op).join(Logdetail, col(Logdetail.nummer) == col(Logregel.nummer))
    vraag = vraag.where(zichtbaar(actor, Logdetail, Recht.LOG_ZIEN))
    if grens is not None:
        vraag = vraag.where(col(Logdetail.nummer) < _vanaf(session, grens))
    return session.exec(vraag.order_by(col(Logdetail.nummer).desc()).limit(1)).first()


_SLEUTEL = (
    col(Logdetail.persoon_id), col(Logdetail.lid_id), col(Logdetail.rol), col(Logdetail.toegangspunt), col(Logregel.soort),
    col(Logdetail.ding_id), col(Logdetail.over_lid_id), col(Logregel.actie),
)  # fmt: skip


def _mensen(session: Session, actor: Actor, van: datetime, tot: datetime) -> list[Wie]:
    vraag: Select[tuple[str, str, str, str, str, str, str, str, int, datetime]] = (
        select(*_SLEUTEL, func.count(), func.max(col(Logregel.op)))  # pyright: ignore[reportCallIssue, reportArgumentType, reportAssignmentType]
        .join(Logdetail, col(Logdetail.nummer) == col(Logregel.nummer))
        .where(
            zichtbaar(actor, Logdetail, Recht.LOG_ZIEN),
            col(Logdetail.nummer) >= _vanaf(session, van),
            col(Logdetail.nummer) < _vanaf(session, tot),
        )
        .group_by(*_SLEUTEL)
    )
    rijen = session.connection().execute(vraag).all()
    doelen = {d.id: d.tekst for d in session.exec(select(Doel).where(zichtbaar(actor, Doel), col(Doel.id).in_({r[5] for r in rijen})))}
    metingen = select(Meting.id, Meting.doel_id).where(zichtbaar(actor, Meting), col(Meting.id).in_({r[5] for r in rijen}))
    doelen |= {id_: doelen.get(doel_id, "") for id_, doel_id in session.exec(metingen)}
    in_groep = select(Gesprek.id).where(zichtbaar(actor, Gesprek), col(Gesprek.soort) == "groep")
    groepen = set(session.exec(in_groep))
    per: dict[tuple[str, str, bool], list[Regel]] = {}
    for persoon_id, lid_id, rol, punt, soort, ding, over, actie, aantal, laatst in rijen:
        nood = rol == str(Rol.NOOD) or soort == "nood"
        wie = (persoon_id if nood or not lid_id or lid_id == NOOD else "", "" if nood else lid_id, nood)
        wat = "weigering" if actie == str(Actie.WEIGERING) else soort if soort in {DELING, *DOSSIER} else punt
        veranderd = actie not in {str(Actie.LEZEN), str(Actie.LOG_LEZEN)}
        regel_ = Regel(wat, soort, veranderd, doelen.get(ding, ""), over == actor.lid_id, ding in groepen, aantal, laatst)
        per.setdefault(wie, []).append(regel_)
    mensen = [_wie(session, actor, wie, sorted(regels, key=lambda r: r.laatst, reverse=True)) for wie, regels in per.items()]
    return sorted(mensen, key=lambda w: (not w.nood, -w.regels[0].laatst.timestamp()))


def _wie(session: Session, actor: Actor, wie: tuple[str, str, bool], regels: Sequence[Regel]) -> Wie:
    persoon_id, lid_id, nood = wie
    if lid_id:
        g = gezicht(session, actor.kring_id, lid_id)
        return Wie(g, g.naam, nood, list(regels))
    lid = next((i for i in lid_ids(session, actor.kring_id) if gezicht(session, actor.kring_id, i).persoon_id == persoon_id), "")
    if lid:
        g = gezicht(session, actor.kring_id, lid)
        return Wie(g, g.naam, nood, list(regels))
    werkt = session.get(Medewerker, persoon_id)
    hier = werkt is not None and werkt.aanbieder_id == session.get_one(Kring, actor.kring_id).aanbieder_id
    persoon = session.get(Persoon, persoon_id) if hier else None
    return Wie(None, persoon.naam if persoon is not None else "", nood, list(regels))
