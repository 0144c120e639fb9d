"""Break the rules one small piece at a time, and see who notices: `make mutants`.

Each mutant is one change to one statement of a policy module, made in a child of this process that already has the golden matrix
in memory, so that thousands a minute are tried. A mutant that leaves every cell as it was has survived. docs/besluiten/rechten.md
says why this is not a library.
"""

import ast
import copy
import importlib
import inspect
import os
import sys
import time
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from basis.rechten import _gebouwd, _haalvraag, _regels
from tests.goud import BESTAND, ROLLEN, als_csv, haal_klopt, leg_neer, licht, maak, matrix, rollen_csv

MODULES = (
    "basis.rechten", "jim.gesprekken.policy", "jim.zorgen.policy", "doelen.doel.policy", "doelen.evaluatie.policy", "doelen.kwadrant.policy", "doelen.rom.policy", "ervaring.taart.policy",
)  # fmt: skip
LOSSE = {
    "jim.kring.leeftijd": ("lees_regel",),
    "jim.kring.voorvallen": ("SOORTEN", "lees_voorval"),
    "jim.kring.nood": ("lees_noodtoegang", "_LEZERS"),
    "jim.gesprekken.bewaren": ("bewaard",),
    "gezinsapp.wie_keek": ("_HULP", "_JIM", "lees_log", "_waar", "_is", "_van_jim", "_over_mij", "_doel", "_gelukt", "_geweigerd"),
}
"""Modules of which these statements are rules."""
NIET = {"basis.rechten": {"eis", "zet", "regel", "leesregels"}, "jim.gesprekken.policy": {"TERUG", "nog_terug_te_nemen"}}
"""What says no rule of its own: it registers, or turns the answer into a sentence. Ten minutes is the action's (tests/test_praten.py)."""
LOG = "gezinsapp.wie_keek"
GRENS = 0.95
_OM = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Gt: ast.LtE, ast.GtE: ast.Lt, ast.Lt: ast.GtE, ast.LtE: ast.Gt,
}  # fmt: skip
_NAAM = {"and_": "or_", "or_": "and_", "in_": "not_in", "not_in": "in_", "is_": "is_not", "is_not": "is_"}


def _zonder(rij: list[Any], n: int) -> list[Any]:
    return rij[:n] + rij[n + 1 :]


def _aanroep(knoop: ast.Call) -> Iterator[ast.AST]:
    naam = knoop.func.id if isinstance(knoop.func, ast.Name) else knoop.func.attr if isinstance(knoop.func, ast.Attribute) else ""
    if naam in {"and_", "or_", "where"}:
        for n in range(len(knoop.args)):
            if len(knoop.args) > 1 or naam == "where":
                yield ast.Call(knoop.func, _zonder(knoop.args, n), knoop.keywords)
    if naam == "not_":
        yield knoop.args[0]
    if naam in _NAAM:
        anders = copy.deepcopy(knoop)
        if isinstance(anders.func, ast.Name):
            anders.func.id = _NAAM[naam]
        elif isinstance(anders.func, ast.Attribute):
            anders.func.attr = _NAAM[naam]
        yield anders


def _andere(knoop: ast.AST) -> Iterator[ast.AST]:
    """What could stand in the place of this."""
    match knoop:
        case ast.Call():
            yield from _aanroep(knoop)
        case ast.Compare(ops=[op]) if type(op) in _OM:
            yield ast.Compare(knoop.left, [_OM[type(op)]()], knoop.comparators)
        case ast.UnaryOp(op=ast.Not()):
            yield knoop.operand
        case ast.BoolOp(op=op, values=delen):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), delen)
            yield from (ast.BoolOp(op, _zonder(delen, n)) if len(delen) > 2 else _zonder(delen, n)[0] for n in range(len(delen)))
        case ast.BinOp(op=ast.BitOr() | ast.Sub() | ast.BitAnd()):
            yield knoop.left
            if not isinstance(knoop.op, ast.Sub):
                yield knoop.right
        case ast.Set(elts=delen):
            yield from (ast.Set(_zonder(delen, n)) for n in range(len(delen)) if len(delen) > 1)
        case ast.IfExp():
            yield knoop.body
            yield knoop.orelse
        case ast.If():
            yield from (ast.If(ast.Constant(ja), knoop.body, knoop.orelse) for ja in (True, False))
        case ast.Constant(value=bool()):
            yield ast.Constant(not knoop.value)


class _Vervang(ast.NodeTransformer):
    def __init__(self, oud: ast.AST, nieuw: ast.AST) -> None:
        self.oud, self.nieuw = oud, nieuw

    def visit(self, node: ast.AST) -> Any:
        """Put the new one in the place of the old one."""
        return self.nieuw if node is self.oud else super().visit(node)


def _naam(stelling: ast.stmt) -> str:
    match stelling:
        case ast.FunctionDef(name=naam) | ast.Assign(targets=[ast.Name(id=naam)]) | ast.AnnAssign(target=ast.Name(id=naam)):
            return naam
    return ""


def mutanten(module: ModuleType) -> Iterator[tuple[str, Callable[[], None]]]:
    """(where and what, do it in this process) for each mutant of a module."""
    alleen, niet = LOSSE.get(module.__name__), NIET.get(module.__name__, set())
    for stelling in ast.parse(inspect.getsource(module)).body:
        naam = _naam(stelling)
        if not naam or naam.startswith("__") or naam in niet or (alleen and naam not in alleen):
            continue
        if isinstance(stelling, ast.FunctionDef):
            if any(isinstance(d, ast.Call) and isinstance(d.func, ast.Name) and d.func.id == "regel" for d in stelling.decorator_list):
                yield f"{module.__name__}.{naam}: no rule", lambda naam=naam: _vergeet(module, naam)
            stelling.decorator_list, stelling.returns = [], None
            for arg in ast.walk(stelling.args):
                if isinstance(arg, ast.arg):
                    arg.annotation = None
        for plek, knoop in enumerate(ast.walk(stelling)):
            for keer, nieuw in enumerate(_andere(knoop)):
                waar = f"{module.__name__}.{naam}: {ast.unparse(knoop)[:100]} -> {ast.unparse(nieuw)[:100]}"
                yield " ".join(waar.split()), lambda s=stelling, p=plek, k=keer, naam=naam: _zet(module, naam, _mutant(s, p, k))


def _mutant(stelling: ast.stmt, plek: int, keer: int) -> ast.stmt:
    kloon = copy.deepcopy(stelling)
    knoop = list(ast.walk(kloon))[plek]
    return _Vervang(knoop, list(_andere(knoop))[keer]).visit(kloon)


def _vergeet(module: ModuleType, naam: str) -> None:
    functie = getattr(module, naam)
    for paar in [p for p, f in _regels.items() if f is functie]:
        del _regels[paar]


def _zet(module: ModuleType, naam: str, stelling: ast.stmt) -> None:
    oud = getattr(module, naam)
    exec(compile(ast.fix_missing_locations(ast.Module([stelling], [])), "mutant", "exec"), module.__dict__)
    nieuw = getattr(module, naam)
    if isinstance(stelling, ast.FunctionDef):
        functie = inspect.unwrap(oud)
        functie.__code__, functie.__defaults__, functie.__kwdefaults__ = nieuw.__code__, nieuw.__defaults__, nieuw.__kwdefaults__
        setattr(module, naam, oud)
        return
    for ander in list(sys.modules.values()):
        if getattr(ander, naam, None) is oud:
            setattr(ander, naam, nieuw)


def leeft(doe: Callable[[], None], klopt: Callable[[], bool]) -> bool:
    """Does everything still hold after this? In a child, so that nothing of it stays."""
    kind = os.fork()
    if not kind:
        try:
            sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123
            doe()
            _gebouwd.cache_clear()
            _haalvraag.cache_clear()
            os._exit(0 if klopt() else 1)
        except BaseException:  # noqa: BLE001 - whatever it raises, somebody noticed
            os._exit(1)
    return os.waitpid(kind, 0)[1] == 0


def goud_klopt() -> Callable[[], bool]:
    """Every cell is as it was read."""
    engine, goud = licht(), maak()
    leg_neer(engine, goud)
    cellen, rollen = BESTAND.read_text(encoding="utf-8"), ROLLEN.read_text(encoding="utf-8")
    return lambda: rollen_csv() == rollen and als_csv(matrix(engine, goud)) == cellen and haal_klopt(engine, goud)


def log_klopt() -> bool:
    """The rule of the log, row by row."""
    with open(os.devnull, "w") as weg:  # noqa: PTH123
        os.dup2(weg.fileno(), 1)
    return pytest.main(["-q", "-x", "-p", "no:cacheprovider", "tests/test_wie_keek.py", "-k", "by_hand and database_url"]) == 0


def jaag(namen: tuple[str, ...], klopt: Callable[[], bool], elke: int = 1) -> tuple[int, list[str]]:
    """Try each so many-th mutant of these modules; gives how many, and which survived."""
    alle = [m for naam in namen for m in mutanten(importlib.import_module(naam))][::elke]
    assert leeft(lambda: None, klopt), "without a mutant everything holds"
    return len(alle), [waar for waar, doe in alle if leeft(doe, klopt)]


def main() -> None:
    """Try them all; 1 when more than 5% survive."""
    begin = time.monotonic()
    tel, leven = jaag((*MODULES, *(naam for naam in LOSSE if naam != LOG)), goud_klopt())
    tel_log, leven_log = jaag((LOG,), log_klopt)
    tel, leven = tel + tel_log, leven + leven_log
    for waar in leven:
        print(f"survived: {waar}")
    gedood = (tel - len(leven)) / tel
    print(f"{tel} mutants, {tel - len(leven)} killed, {gedood:.1%}, in {time.monotonic() - begin:.0f} s")
    sys.exit(gedood < GRENS)


if __name__ == "__main__":
    main()
