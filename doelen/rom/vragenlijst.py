"""A FHIR R4 Questionnaire as we can ask it on a phone: what we know is read, what we don't know is named and refused.

Source: https://hl7.org/fhir/R4/questionnaire.html and the extensions of Structured Data Capture. Nothing is guessed: an extension
that changes which question is asked or what an answer means makes the whole list refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Antwoord = str | int | float | bool | list[str]
Ding = Mapping[str, Any]
SOORTEN = {
    "group": "groep", "display": "uitleg", "choice": "keuze", "boolean": "janee", "integer": "getal", "decimal": "getal",
    "string": "tekst", "text": "tekst", "date": "datum",
}  # fmt: skip
"""Type in FHIR -> ours."""
GRENS = 100
"""How many questions a list may have; who asks more of a family asks too much."""
LANGSTE = 2000
LANGSTE_ID = 200
GROOTST = 10**9
_VERANDERT = {
    "sdc-questionnaire-enableWhenExpression", "sdc-questionnaire-calculatedExpression", "sdc-questionnaire-answerExpression",
    "sdc-questionnaire-candidateExpression", "sdc-questionnaire-answerOptionsToggleExpression", "sdc-questionnaire-subQuestionnaire",
    "sdc-questionnaire-questionnaireAdaptive", "sdc-questionnaire-itemMedia", "sdc-questionnaire-itemAnswerMedia", "cqf-expression",
    "targetConstraint", "questionnaire-constraint", "questionnaire-signatureRequired", "sdc-questionnaire-isSubject",
}  # fmt: skip
"""Extensions that change what is asked, of whom, or what an answer means."""
_VORM: Mapping[str, tuple[type, ...]] = {
    naam: vorm
    for namen, vorm in (
        ("item extension modifierExtension answerOption enableWhen contained coding concept include contains", (list,)),
        ("_text _title _name _display _valueString valueCoding valueCodeableConcept answerCoding compose expansion", (dict,)),
        ("url linkId type text title name version display system question operator enableBehavior id valueString", (str,)),
        ("answerValueSet answerString answerDate valueCode valueUri", (str,)),
        ("maxLength valueInteger answerInteger", (int,)),
        ("valueDecimal answerDecimal", (int, float)),
        ("repeats readOnly valueBoolean answerBoolean", (bool,)),
        ("code", (str, list)),
    )
    for naam in namen.split()
}
"""Element -> what it must be in JSON, of those that we read."""
_VERGELIJK = {"exists", "=", "!=", ">", "<", ">=", "<="}


class NietOndersteund(ValueError):
    """The list holds something that we can't ask honestly. `deel`: what, and at which question."""

    def __init__(self, deel: str) -> None:
        """Carry the part's name."""
        super().__init__(deel)
        self.deel = deel


@dataclass(frozen=True)
class Tekst:
    """Words, with a translation where the list brings one."""

    tekst: str
    vertaald: Mapping[str, str] = field(default_factory=dict)

    def zeg(self, taal: str) -> str:
        """In this language, or as the list was written."""
        return self.vertaald.get(taal, self.tekst)

    def __bool__(self) -> bool:
        """Is anything said?"""
        return bool(self.tekst)


@dataclass(frozen=True)
class Keuze:
    """One answer to choose. `punten` is None when it does not count; `als`: how the list itself writes it (`{"valueCoding": ..}`)."""

    code: str
    tekst: Tekst
    punten: float | None
    als: Mapping[str, Any]


@dataclass(frozen=True)
class Voorwaarde:
    """Ask only when the answer to question `vraag` compares so (`=`, `!=`, `>`, `<`, `>=`, `<=`, `exists`) to `waarde`."""

    vraag: str
    vergelijk: str
    waarde: Antwoord


@dataclass(frozen=True)
class Vraag:
    """One question, or (`uitleg`, `groep`) words between them.

    `soort`: keuze, janee, getal, schaal (a whole number from `laagste` to `hoogste`, shown as a row), tekst, datum, uitleg, groep.
    `meer`: several choices. `boven`: the ids of what it stands under. `alle`: all conditions, else one of them.
    """

    id: str
    soort: str
    tekst: Tekst
    boven: tuple[str, ...] = ()
    keuzes: tuple[Keuze, ...] = ()
    meer: bool = False
    heel: bool = True
    laagste: float | None = None
    hoogste: float | None = None
    langste: int = LANGSTE
    eenheid: str = ""
    als: tuple[Voorwaarde, ...] = ()
    alle: bool = False

    @property
    def vraagt(self) -> bool:
        """Does it ask for an answer?"""
        return self.soort not in {"uitleg", "groep"}


@dataclass(frozen=True)
class Vragenlijst:
    """A list in one version; `vragen` in the order in which they stand, whatever they stand under."""

    url: str
    versie: str
    titel: Tekst
    vragen: tuple[Vraag, ...]

    def vraag(self, vraag_id: str) -> Vraag | None:
        """The question with this id."""
        return next((v for v in self.vragen if v.id == vraag_id), None)


def lees(bron: object) -> Vragenlijst:
    """The list in a Questionnaire resource. Raises NietOndersteund with the part that we don't know."""
    if not isinstance(bron, dict) or bron.get("resourceType") != "Questionnaire":
        raise NietOndersteund("resourceType")
    _goed_gevormd("Questionnaire", bron)
    _geen_vreemds(bron, "Questionnaire")
    if not str(bron.get("url") or ""):
        raise NietOndersteund("Questionnaire.url")
    titel = _tekst(bron, "title") or _tekst(bron, "name")
    if not titel:
        raise NietOndersteund("Questionnaire.title")
    vragen = tuple(_vragen(bron.get("item") or [], (), bron))
    if not any(v.vraagt for v in vragen):
        raise NietOndersteund("Questionnaire.item")
    if len(vragen) > GRENS:
        raise NietOndersteund(f"Questionnaire.item ({len(vragen)} > {GRENS})")
    ids = [v.id for v in vragen]
    if len(set(ids)) < len(ids) or not all(0 < len(i) <= LANGSTE_ID for i in ids):
        raise NietOndersteund("linkId")
    for v in vragen:
        for w in v.als:
            if w.vraag not in ids:
                raise NietOndersteund(f"enableWhen.question ({v.id})")
    return Vragenlijst(str(bron["url"]), str(bron.get("version") or "1"), titel, vragen)


def _goed_gevormd(naam: str, deel: Any) -> None:
    """Is this element, and all in it that we read, what the standard says? A broken file is refused by the name of the element."""
    soort = _VORM.get(naam, (dict,))
    if not isinstance(deel, soort) or (isinstance(deel, bool) and bool not in soort) or deel != deel:  # noqa: PLR0124 - NaN
        raise NietOndersteund(naam)
    for een in deel if isinstance(deel, list) else [deel]:
        if isinstance(deel, list) and not isinstance(een, dict):
            raise NietOndersteund(naam)
        if isinstance(een, dict) and (naam != "contained" or een.get("resourceType") == "ValueSet"):
            for onder, waarde in een.items():
                if onder in _VORM:
                    _goed_gevormd(onder, waarde)


def _naam(url: object) -> str:
    return str(url).rsplit("/", 1)[-1]


def _geen_vreemds(ding: Ding, waar: str) -> None:
    if ding.get("modifierExtension"):
        raise NietOndersteund(f"modifierExtension ({waar})")
    for e in ding.get("extension") or []:
        if _naam(e.get("url")) in _VERANDERT:
            raise NietOndersteund(f"{_naam(e.get('url'))} ({waar})")


def _uit(ding: Ding, naam: str) -> Any:
    """The value of an extension, or None."""
    for e in ding.get("extension") or []:
        if _naam(e.get("url")) == naam:
            return next((w for sleutel, w in e.items() if sleutel.startswith("value")), None)
    return None


def _tekst(ding: Ding, veld: str) -> Tekst:
    vertaald = {}
    for e in (ding.get(f"_{veld}") or {}).get("extension") or []:
        delen = {d.get("url"): next((w for n, w in d.items() if n.startswith("value")), "") for d in e.get("extension") or []}
        if _naam(e.get("url")) == "translation" and "lang" in delen and "content" in delen:
            vertaald[str(delen["lang"])[:2]] = str(delen["content"])[:LANGSTE]
    return Tekst(str(ding.get(veld) or "")[:LANGSTE], vertaald)


def _vragen(items: Sequence[Ding], boven: tuple[str, ...], bron: Ding) -> Iterator[Vraag]:
    for item in items:
        vraag = _vraag(item, boven, bron)
        if vraag is None:
            continue
        yield vraag
        yield from _vragen(item.get("item") or [], (*boven, vraag.id), bron)


def _vraag(item: Ding, boven: tuple[str, ...], bron: Ding) -> Vraag | None:
    waar = str(item.get("linkId") or "")
    _geen_vreemds(item, waar)
    soort = SOORTEN.get(str(item.get("type")))
    if soort is None:
        raise NietOndersteund(f"{item.get('type')} ({waar})")
    if _uit(item, "questionnaire-hidden") is True:
        if item.get("item") or item.get("initial"):
            raise NietOndersteund(f"questionnaire-hidden ({waar})")
        return None
    if item.get("readOnly"):
        raise NietOndersteund(f"readOnly ({waar})")
    meer = bool(item.get("repeats"))
    if meer and soort != "keuze":
        raise NietOndersteund(f"repeats ({waar})")
    laagste, hoogste = _uit(item, "minValue"), _uit(item, "maxValue")
    if soort == "getal" and not all(grens is None or _is_getal(grens) for grens in (laagste, hoogste)):
        raise NietOndersteund(f"minValue, maxValue ({waar})")
    if soort == "getal" and _bediening(item) == "slider":
        if not (item.get("type") == "integer" and isinstance(laagste, int) and isinstance(hoogste, int) and 0 < hoogste - laagste <= 10):
            raise NietOndersteund(f"slider ({waar})")
        soort = "schaal"
    eenheid = _uit(item, "questionnaire-unit")
    als, alle = _voorwaarden(item, waar)
    return Vraag(
        id=waar,
        soort=soort,
        tekst=_tekst(item, "text"),
        boven=boven,
        keuzes=tuple(_keuzes(item, bron, waar)) if soort == "keuze" else (),
        meer=meer,
        heel=item.get("type") == "integer",
        laagste=laagste if soort in {"getal", "schaal"} else None,
        hoogste=hoogste if soort in {"getal", "schaal"} else None,
        langste=min(int(item.get("maxLength") or LANGSTE), LANGSTE),
        eenheid=str(eenheid.get("display") or eenheid.get("code") or "") if isinstance(eenheid, dict) else "",
        als=als,
        alle=alle,
    )


def _is_getal(waarde: object) -> bool:
    return isinstance(waarde, int | float) and not isinstance(waarde, bool)


def _bediening(item: Ding) -> str:
    waarde = _uit(item, "questionnaire-itemControl")
    return next((str(c.get("code")) for c in waarde.get("coding") or []), "") if isinstance(waarde, dict) else ""


def _keuzes(item: Ding, bron: Ding, waar: str) -> Iterator[Keuze]:
    opties = item.get("answerOption") or _uit_lijst(item, bron, waar)
    if not opties:
        raise NietOndersteund(f"answerOption ({waar})")
    for optie in opties:
        _geen_vreemds(optie, waar)
        if "valueCoding" in optie:
            c = optie["valueCoding"]
            punten = next((p for d in (optie, c) for n in ("ordinalValue", "itemWeight") if (p := _uit(d, n)) is not None), None)
            if punten is not None and not _is_getal(punten):
                raise NietOndersteund(f"ordinalValue ({waar})")
            yield Keuze(_code(c), _tekst(c, "display") or Tekst(str(c.get("code") or "")), punten, {"valueCoding": _kern(c)})
        elif "valueInteger" in optie:
            yield Keuze(
                str(optie["valueInteger"]),
                Tekst(str(optie["valueInteger"])),
                optie["valueInteger"],
                {"valueInteger": optie["valueInteger"]},
            )
        elif "valueString" in optie:
            yield Keuze(str(optie["valueString"]), _tekst(optie, "valueString"), None, {"valueString": optie["valueString"]})
        else:
            raise NietOndersteund(f"answerOption ({waar})")


def _kern(coding: Ding) -> Ding:
    return {naam: coding[naam] for naam in ("system", "code", "display") if coding.get(naam)}


def _code(coding: Ding) -> str:
    return f"{coding.get('system') or ''}|{coding.get('code') or coding.get('display') or ''}"


def _uit_lijst(item: Ding, bron: Ding, waar: str) -> list[Ding]:
    """The choices of a value set that the list brings along itself."""
    if "answerValueSet" not in item:
        return []
    naam = str(item["answerValueSet"])
    mee = next((c for c in bron.get("contained") or [] if naam == f"#{c.get('id')}"), None)
    if mee is None:
        raise NietOndersteund(f"answerValueSet ({waar})")
    lijsten = mee.get("expansion", {}).get("contains") or []
    if not lijsten:
        for deel in mee.get("compose", {}).get("include") or []:
            if not deel.get("concept"):
                raise NietOndersteund(f"answerValueSet ({waar})")
            lijsten += [{"system": deel.get("system"), **c} for c in deel["concept"]]
    return [{"valueCoding": c} for c in lijsten]


def _voorwaarden(item: Ding, waar: str) -> tuple[tuple[Voorwaarde, ...], bool]:
    regels = item.get("enableWhen") or []
    gedrag = item.get("enableBehavior")
    if len(regels) > 1 and gedrag not in {"any", "all"}:
        raise NietOndersteund(f"enableBehavior ({waar})")
    uit: list[Voorwaarde] = []
    for r in regels:
        naam, waarde = next(((n, w) for n, w in r.items() if n.startswith("answer")), ("", None))
        if waarde is None or r.get("operator") not in _VERGELIJK or naam not in {
            "answerBoolean", "answerDecimal", "answerInteger", "answerDate", "answerString", "answerCoding",
        }:  # fmt: skip
            raise NietOndersteund(f"enableWhen ({waar})")
        uit.append(Voorwaarde(str(r.get("question")), r["operator"], _code(waarde) if isinstance(waarde, dict) else waarde))
    return tuple(uit), gedrag == "all"


def te_vragen(lijst: Vragenlijst, antwoorden: Mapping[str, Antwoord]) -> list[Vraag]:
    """What is asked now, given these answers: the answer to a question that is not asked does not count."""
    open_: dict[str, Vraag] = {}
    for v in lijst.vragen:
        if any(b not in open_ for b in v.boven):
            continue
        klopt = [_klopt(w, antwoorden.get(w.vraag) if w.vraag in open_ else None) for w in v.als]
        if not klopt or (all(klopt) if v.alle else any(klopt)):
            open_[v.id] = v
    return list(open_.values())


def _klopt(als: Voorwaarde, gegeven: Antwoord | None) -> bool:
    waarden = gegeven if isinstance(gegeven, list) else [] if gegeven is None else [gegeven]
    if als.vergelijk == "exists":
        return bool(waarden) is bool(als.waarde)
    if als.vergelijk == "!=":
        return als.waarde not in waarden
    if als.vergelijk == "=":
        return als.waarde in waarden
    return any(_orde(w, als.waarde, als.vergelijk) for w in waarden)


def _orde(een: Any, ander: Any, vergelijk: str) -> bool:
    if isinstance(een, str) is not isinstance(ander, str):
        return False
    return {">": een > ander, "<": een < ander, ">=": een >= ander, "<=": een <= ander}[vergelijk]


def lees_antwoord(vraag: Vraag, gegeven: Sequence[str]) -> Antwoord | None:
    """What somebody filled in, as a value; None for nothing. Raises ValueError with `keuze`, `getal`, `grens`, `datum` or `lang`."""
    schoon = [g.strip() for g in gegeven if g.strip()]
    if not schoon:
        return None
    een = schoon[0]
    if vraag.soort == "keuze":
        if not set(schoon) <= {k.code for k in vraag.keuzes}:
            raise ValueError("keuze")
        return schoon if vraag.meer else een
    if vraag.soort == "janee":
        if een not in {"ja", "nee"}:
            raise ValueError("keuze")
        return een == "ja"
    if vraag.soort in {"getal", "schaal"}:
        return _getal(vraag, een)
    if vraag.soort == "datum":
        try:
            return date.fromisoformat(een).isoformat()
        except ValueError:
            raise ValueError("datum") from None
    if len(een) > vraag.langste:
        raise ValueError("lang")
    return een


def _getal(vraag: Vraag, tekst: str) -> int | float:
    try:
        waarde = int(tekst) if vraag.heel else float(tekst.replace(",", "."))
    except ValueError:
        raise ValueError("getal") from None
    if (vraag.laagste is not None and waarde < vraag.laagste) or (vraag.hoogste is not None and waarde > vraag.hoogste):
        raise ValueError("grens")
    if not abs(waarde) < GROOTST:  # also when it is not a number
        raise ValueError("grens")
    return waarde


def in_woorden(vraag: Vraag, waarde: Antwoord) -> Iterator[tuple[str, str | int | float]]:
    """(code, what it says in the list's own language) of each answer to a question, for a record; numbers stay numbers, and a yes is "ja"."""
    namen = {keuze.code: keuze.tekst.tekst for keuze in vraag.keuzes}
    for een in waarde if isinstance(waarde, list) else [waarde]:
        if vraag.soort == "keuze":
            yield str(een), namen.get(str(een), "")
        else:
            yield "", ("ja" if een else "nee") if isinstance(een, bool) else een


def op_papier(waarde: Antwoord) -> list[str]:
    """A value as it was filled in: what `lees_antwoord` reads."""
    if isinstance(waarde, bool):
        return ["ja" if waarde else "nee"]
    return waarde if isinstance(waarde, list) else [str(waarde)]


@dataclass(frozen=True)
class Score:
    """The sum of what counts: `punten` from `laagste` to `hoogste`, over `van` answers of `uit` questions that were asked."""

    punten: float
    laagste: float
    hoogste: float
    van: int
    uit: int

    @property
    def deel(self) -> float:
        """Where the sum lies between the lowest and the highest that these answers could give, 0..1; half-way when there is no difference.

        So a question that was skipped this time is no fall in the picture.
        """
        breedte = self.hoogste - self.laagste
        return (self.punten - self.laagste) / breedte if breedte else 0.5


def score(lijst: Vragenlijst, antwoorden: Mapping[str, Antwoord]) -> Score | None:
    """The score, or None when nothing counts or nothing that counts was answered.

    It is a plain sum: it says nothing by itself, and two sums over a different number of answers can't be compared.
    """
    tellen = [(v, _punten(v)) for v in te_vragen(lijst, antwoorden)]
    tellen = [(v, p) for v, p in tellen if p]
    gegeven = [(v, p) for v, p in tellen if v.id in antwoorden]
    if not gegeven:
        return None
    som = sum(p[str(antwoorden[v.id])] for v, p in gegeven)
    return Score(som, sum(min(p.values()) for _, p in gegeven), sum(max(p.values()) for _, p in gegeven), len(gegeven), len(tellen))


def _punten(vraag: Vraag) -> dict[str, float]:
    """Answer -> points, for a question that counts."""
    if vraag.soort == "schaal" and vraag.laagste is not None and vraag.hoogste is not None:
        return {str(n): float(n) for n in range(int(vraag.laagste), int(vraag.hoogste) + 1)}
    if vraag.soort == "keuze" and not vraag.meer and all(k.punten is not None for k in vraag.keuzes):
        return {k.code: float(k.punten or 0) for k in vraag.keuzes}
    return {}
