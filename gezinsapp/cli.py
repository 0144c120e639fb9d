"""The console script `gezinsapp`."""

import argparse
import json
import os
import signal
import sys
import threading
import time
from datetime import date
from pathlib import Path

from alembic import command
from sqlmodel import Session, col, select

from basis.database import maak_engine
from basis.fouten import DomeinFout
from basis.gereed import migratie_config
from gezinsapp.config import Config, uit_omgeving

VERIFIEER = Path(__file__).parent.parent / "docs" / "logboek" / "verifieer.py"


def _serve(keuze: argparse.Namespace) -> None:
    os.execv(
        sys.executable,
        [
            sys.executable,
            "-m",
            "gunicorn",
            "-k",
            "gthread",
            "-w",
            "2",
            "--threads",
            "4",
            "-b",
            f"127.0.0.1:{keuze.port}",
            "gezinsapp.wsgi:app",
        ],
    )


def _worker(_keuze: argparse.Namespace) -> None:
    from gezinsapp.bezorger import Bezorger, Kast
    from gezinsapp.seiner import Seiner
    from gezinsapp.worker import draai

    config = uit_omgeving()
    stop = threading.Event()
    for sein in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sein, lambda *_: stop.set())
    engine = maak_engine(config.database_url)
    seiner = Seiner(engine, config.vapid, config.contact, config.origin) if config.vapid else None
    bezorger = Bezorger(config.dossier_sleutel, config.dossiermap, Kast(engine, config.origin), buiten=config.veilig)
    draai(engine, bezorger, stop, config.logmap, config.logsleutel, seiner)


def _seintjes(_keuze: argparse.Namespace) -> None:
    from gezinsapp.seiner import maak_sleutel

    print(f"GEZINSAPP_VAPID={maak_sleutel()}")


def _live(keuze: argparse.Namespace) -> None:
    import uvicorn

    from gezinsapp.factory import create_app
    from gezinsapp.live import create_asgi

    uvicorn.run(create_asgi(create_app(uit_omgeving())), host="127.0.0.1", port=keuze.port, log_level="warning")


def _demo(keuze: argparse.Namespace) -> None:
    from gezinsapp.demo import draai_demo

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    draai_demo(keuze.port, Path(keuze.map), als_json=keuze.json)


def _db(_keuze: argparse.Namespace) -> None:
    url = os.environ.get("DATABASE_URL", "sqlite:///var/gezinsapp.sqlite")
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    command.upgrade(migratie_config(url), "head")


def _muur(keuze: argparse.Namespace) -> None:
    from basis.muur import bouw
    from gezinsapp.factory import blauwdrukken

    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgresql"):
        raise ValueError("the wall is PostgreSQL's: set DATABASE_URL to the database, as the owner of the tables")
    blauwdrukken()
    print(f"{bouw(maak_engine(url), keuze.rol)} tables stand behind the wall for {keuze.rol}")


def _seed(keuze: argparse.Namespace) -> None:
    from gezinsapp.seed import seed

    config = uit_omgeving()
    if not config.demo:
        raise SystemExit("seed fills a demo only: set GEZINSAPP_DEMO=1")
    with Session(maak_engine(config.database_url)) as session:
        seed(session, kringen=keuze.kringen)
        session.commit()


def _publiceer(keuze: argparse.Namespace) -> None:
    from ervaring.publicatie.actions import stel_langer_op, stel_op
    from jim.organisaties.models import Gemeente

    with Session(maak_engine(uit_omgeving().database_url)) as session:
        for gemeente in session.exec(select(Gemeente).order_by(col(Gemeente.samen), col(Gemeente.naam))).all():
            if gemeente.samen and not keuze.kwartaal.endswith("-K4"):
                continue
            try:
                stel_op(session, gemeente.id, keuze.kwartaal[:4] if gemeente.samen else keuze.kwartaal)
                for rij in () if gemeente.samen else stel_langer_op(session, gemeente.id, keuze.kwartaal):
                    print(f"{gemeente.naam}: {rij.kwartaal} ook, want per kwartaal is er te weinig")
            except DomeinFout as fout:
                session.rollback()
                print(f"{gemeente.naam}: {fout.code}")
            else:
                session.commit()
                print(f"{gemeente.naam}: wacht op twee vrijgevers")


def _aanbieder(keuze: argparse.Namespace) -> None:
    from jim.organisaties.actions import maak_beheerder, neem_aan
    from jim.organisaties.models import Aanbieder

    config = uit_omgeving()
    with Session(maak_engine(config.database_url)) as session:
        rij = session.exec(select(Aanbieder).where(Aanbieder.naam == keuze.naam)).first() or Aanbieder(naam=keuze.naam)
        for veld in ("or_referentie", "dpia_referentie", "dossier_url", "dossier_client", "dossier_scope"):
            if getattr(keuze, veld):
                setattr(rij, veld, getattr(keuze, veld))
        if keuze.or_datum:
            rij.or_datum = date.fromisoformat(keuze.or_datum)
        session.add(rij)
        session.flush()
        tokens = [
            maak(session, rij.id, naam)[1] for maak, naam in ((maak_beheerder, keuze.beheerder), (neem_aan, keuze.medewerker)) if naam
        ]
        session.commit()
    for token in tokens:
        print(f"{config.origin}/aanmelden/{token}")


def _gemeente(keuze: argparse.Namespace) -> None:
    from basis.identiteit.actions import maak_persoon, meld_aan
    from jim.organisaties.models import Gemeente, GemeenteLezer

    config = uit_omgeving()
    with Session(maak_engine(config.database_url)) as session:
        rij = session.exec(select(Gemeente).where(Gemeente.naam == keuze.naam)).first() or Gemeente(naam=keuze.naam)
        rij.regio = keuze.regio or rij.regio
        if keuze.samen and not rij.regio:
            raise ValueError("say with --regio of which region these are the small municipalities")
        rij.samen = keuze.samen or rij.samen
        session.add(rij)
        session.flush()
        if keuze.lezer:
            persoon = maak_persoon(session, keuze.lezer)
            session.add(GemeenteLezer(persoon_id=persoon.id, gemeente_id=rij.id))
            print(f"{config.origin}/aanmelden/{meld_aan(session, persoon.id)}")
        session.commit()


def _vrijgever(keuze: argparse.Namespace) -> None:
    from basis.identiteit.actions import maak_persoon, meld_aan
    from jim.organisaties.models import Vrijgever

    config = uit_omgeving()
    with Session(maak_engine(config.database_url)) as session:
        persoon = maak_persoon(session, keuze.naam)
        session.add(Vrijgever(persoon_id=persoon.id))
        print(f"{config.origin}/aanmelden/{meld_aan(session, persoon.id)}")
        session.commit()


def _sleutel(keuze: argparse.Namespace) -> None:
    from basis.versleuteling.actions import roteer
    from basis.versleuteling.envelop import Sleutelbos, nieuwe_regel, uit_omgeving

    tekst = uit_omgeving()
    if keuze.wat == "nieuw":
        print(nieuwe_regel(Sleutelbos.lees(tekst).nieuwste + 1 if tekst else 1))
        return
    bos = Sleutelbos.lees(tekst)
    url = os.environ.get("DATABASE_URL", "sqlite:///var/gezinsapp.sqlite")
    aantal = roteer(maak_engine(url), bos, gedaan=lambda tot: print(f"{tot} data keys re-wrapped", flush=True))
    print(f"done: {aantal} data keys re-wrapped under master key {bos.nieuwste}")


def _dossier(keuze: argparse.Namespace) -> None:
    from doelen.doel.vergelijking import herstel, verschillen
    from doelen.koppeling.poort import KoppelFout
    from doelen.koppeling.smart import sleutelbos, ververs
    from gezinsapp.bezorger import BESTAND, Bezorger, Kast, plek, vergelijk
    from jim.organisaties.models import Aanbieder

    if keuze.wat == "sleutel":
        bos = ververs(sleutelbos(os.environ.get("GEZINSAPP_DOSSIER_SLEUTEL", "")), time.time())
        print(f"GEZINSAPP_DOSSIER_SLEUTEL={json.dumps({'keys': bos}, separators=(',', ':'))}")
        return
    config = uit_omgeving()
    engine, gelijk = maak_engine(config.database_url), True
    bezorger = Bezorger(config.dossier_sleutel, config.dossiermap, Kast(engine, config.origin), buiten=config.veilig)
    if keuze.wat == "blad":
        with Session(engine) as session:
            plekken = [plek(rij) for rij in session.exec(select(Aanbieder).where(Aanbieder.dossier_url == BESTAND))]
        for waar in plekken:
            print(bezorger.bestand(waar).maak_blad())
        return
    with Session(engine) as session:
        wie = {rij.id: rij.naam for rij in session.exec(select(Aanbieder).where(Aanbieder.dossier_url != ""))}
        session.rollback()
    for aanbieder_id, naam in wie.items():
        try:
            vergelijk(engine, bezorger, aanbieder_id)
        except KoppelFout as fout:
            gelijk = False
            print(f"{naam}: {fout}")
            continue
        with Session(engine) as session:
            gevonden = verschillen(session, aanbieder_id)
            gelijk &= not gevonden
            print(f"{naam}: {len(gevonden)} differences")
            for v in gevonden:
                print(f"  {v.soort} {v.ding} {v.ding_id} {v.verwijzing}")
            if keuze.herstel:
                print(f"  {herstel(session, aanbieder_id)} sent again")
            session.commit()
    if not gelijk:
        sys.exit(1)


def _log(keuze: argparse.Namespace) -> None:
    from basis.logboek.controlepunten import BESTAND, checkpoint, maak_sleutel, openbare_sleutel

    if keuze.wat == "sleutel":
        sleutel = maak_sleutel()
        print(f"GEZINSAPP_LOGSLEUTEL={sleutel}\n{openbare_sleutel(sleutel)}")
        return
    config = uit_omgeving()
    if keuze.wat == "verify":
        tekens = [str(Path(config.logmap, BESTAND)), openbare_sleutel(config.logsleutel)] if config.logmap else []
        os.execv(sys.executable, [sys.executable, str(VERIFIEER), config.database_url, *tekens])
    if not config.logmap:
        raise ValueError("set GEZINSAPP_LOGMAP and GEZINSAPP_LOGSLEUTEL first")
    with Session(maak_engine(config.database_url).execution_options(alleen_lezen=True)) as session:
        print(checkpoint(session, Path(config.logmap), config.logsleutel))


def _wismap(keuze: argparse.Namespace, config: Config) -> Path:
    if not (keuze.map or config.logmap):
        raise ValueError("set GEZINSAPP_LOGMAP, or say with --map where wissingen.jsonl is")
    return Path(keuze.map or config.logmap)


def _wissingen(keuze: argparse.Namespace) -> None:
    config = uit_omgeving()
    _speel(config, _wismap(keuze, config))


def _speel(config: Config, map_: Path, *, teruggezet: bool = False) -> None:
    from basis.logboek.actions import Logpost, noteer
    from basis.logboek.models import Actie, Bron, Grond
    from basis.versleuteling.envelop import gebruik
    from basis.wissen.actions import leeg_wal
    from basis.wissen.queries import lees
    from gezinsapp.wissen import speel_af

    regels, kapot = lees(map_)
    gebruik(config.hoofdsleutel)
    engine = maak_engine(config.database_url)
    with Session(engine) as session:
        nieuw = speel_af(session, regels)
        if teruggezet:
            noteer(session, Logpost(Actie.SYSTEEM, "restore", grond=Grond.SYSTEEM, bron=Bron.CLI))
        session.commit()
    leeg_wal(engine)
    engine.dispose()
    print(f"{len(regels)} erasings replayed, {nieuw} were not known here, {kapot} lines could not be read")


def _backup(keuze: argparse.Namespace) -> None:
    from basis.backup import maak

    maak(uit_omgeving().database_url, Path(keuze.bestand))
    print(f"{keuze.bestand}: {Path(keuze.bestand).stat().st_size} bytes")


def _restore(keuze: argparse.Namespace) -> None:
    from basis.backup import zet_terug
    from basis.logboek.controlepunten import zet_opzij

    config = uit_omgeving()
    map_ = _wismap(keuze, config)
    zet_terug(Path(keuze.bestand), config.database_url)
    command.upgrade(migratie_config(config.database_url), "head")
    _speel(config, map_, teruggezet=True)
    if config.logmap and (oud := zet_opzij(Path(config.logmap))):
        print(f"the checkpoints of before are kept in {oud}: they know rows that this copy does not have")
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, str(VERIFIEER), config.database_url])


def _ontleder() -> argparse.ArgumentParser:
    ontleder = argparse.ArgumentParser(prog="gezinsapp", description="Gezinsapp: web, worker, live, demo and the keeper's commands.")
    deel = ontleder.add_subparsers(required=True, metavar="opdracht")

    def opdracht(naam: str, doe: object, uitleg: str) -> argparse.ArgumentParser:
        sub = deel.add_parser(naam, help=uitleg)
        sub.set_defaults(doe=doe)
        return sub

    demo = opdracht("demo", _demo, "fictional families, everything in one command")
    demo.add_argument("--json", action="store_true", help="print one JSON line once it answers")
    demo.add_argument("--port", type=int, default=8000)
    demo.add_argument("--map", default="var", help="folder for the demo's data")
    opdracht("serve", _serve, "the web process (gunicorn)").add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    opdracht("worker", _worker, "the outbox worker")
    opdracht("seintjes", _seintjes, "make the key with which push services know us")
    opdracht("live", _live, "the live updates (SSE)").add_argument("--port", type=int, default=8001)
    db = opdracht("db", _db, "migrate the database")
    db.add_argument("wat", choices=["upgrade"])
    muur = opdracht("muur", _muur, "build PostgreSQL's row-level security, as the owner of the tables; again after each db upgrade")
    muur.add_argument("--rol", default="gezinsapp_app", help="the database role of web, live and worker")
    opdracht("seed", _seed, "fill a demo").add_argument("--kringen", type=int, default=0)
    opdracht("publiceer", _publiceer, "compose a quarter, for two people to release").add_argument("kwartaal", help="for example 2026-K3")
    aanbieder = opdracht("aanbieder", _aanbieder, "add or change a provider, its beheerder, a professional")
    aanbieder.add_argument("naam")
    for optie in (
        "--beheerder",
        "--medewerker",
        "--or-referentie",
        "--or-datum",
        "--dpia-referentie",
        "--dossier-url",
        "--dossier-client",
        "--dossier-scope",
    ):
        aanbieder.add_argument(optie, default="")
    gemeente = opdracht("gemeente", _gemeente, "add a municipality, and a reader of its publications")
    gemeente.add_argument("naam")
    gemeente.add_argument("--regio", default="", help="its youth region: what is released is public from then on")
    gemeente.add_argument(
        "--samen", action="store_true", help="no municipality: those of the region together that are each too small over a year"
    )
    gemeente.add_argument("--lezer", default="", help="prints the link with which the reader makes a passkey")
    vrijgever = opdracht("vrijgever", _vrijgever, "add somebody of the independent party, who releases publications with a second one")
    vrijgever.add_argument("naam")
    sleutel = opdracht("sleutel", _sleutel, "master keys: print a fresh one, or re-wrap all data keys under the newest")
    sleutel.add_argument("wat", choices=["nieuw", "roteer"])
    dossier = opdracht(
        "dossier",
        _dossier,
        "records: turn the keys over that we sign in with, or compare every record with our books, or write the spreadsheet of records that are files",
    )
    dossier.add_argument("wat", choices=["sleutel", "vergelijk", "blad"])
    dossier.add_argument("--herstel", action="store_true", help="send again what is gone, old or elsewhere there")
    log = opdracht("log", _log, "the log: verify the chain, sign how far it is, or make a key to sign with")
    log.add_argument("wat", choices=["verify", "checkpoint", "sleutel"])
    backup = opdracht("backup", _backup, "a copy of the whole database, while it is in use")
    backup.add_argument("bestand", help="a file that is not there yet")
    restore = opdracht("restore", _restore, "put a copy into an empty place, erase again what was erased, verify the log")
    restore.add_argument("bestand")
    restore.add_argument("--map", default="", help="the folder of wissingen.jsonl, when it is not GEZINSAPP_LOGMAP")
    wissingen = opdracht("wissingen", _wissingen, "after putting a copy back in another way: erase again what was erased")
    wissingen.add_argument("wat", choices=["speel"])
    wissingen.add_argument("--map", default="", help="the folder of wissingen.jsonl, when it is not GEZINSAPP_LOGMAP")
    return ontleder


def main() -> None:
    """Run one command."""
    keuze = _ontleder().parse_args()
    try:
        keuze.doe(keuze)
    except KeyboardInterrupt:
        sys.exit(0)
    except ValueError as fout:
        sys.exit(f"gezinsapp: {fout}")


if __name__ == "__main__":
    main()
