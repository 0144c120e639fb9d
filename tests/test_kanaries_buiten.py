"""Canaries beyond the pages: what goes over a stream, and every byte that goes to a provider's record."""

import json

from flask import Flask
from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.events import Gebeurtenis, Uitgaand
from basis.identiteit.actions import open_sessie
from basis.outbox import werk
from doelen.doel.actions import geef_vrij, meet
from doelen.doel.queries import beslissers
from doelen.koppeling import proef_epd
from gezinsapp.bezorger import Bezorger
from jim.organisaties.models import Aanbieder
from tests.epd import CLIENT_ID, Epd
from tests.huis import huis
from tests.test_kanaries import GESPREK_IDS, KRINGROLLEN, VERWACHT, Voliere, actor_van, v
from tests.test_live import Oor

__all__ = ["v"]


def test_de_stroom_van_ieder_noemt_alleen_wat_van_hem_is(app: Flask, v: Voliere, database_url: str):
    """From the first event on, as after a night without a connection: numbers, kinds and ids, and no word of anybody."""
    session, k = v.w.session, v.w.kring.id
    sleutels = {wie: open_sessie(session, v.wie[wie]) for wie in KRINGROLLEN}
    lid_van = {wie: v.rijen[f"lid_{wie}"].id for wie in KRINGROLLEN}  # pyright: ignore[reportAttributeAccessIssue]
    hoeveel = {wie: len(session.exec(select(Gebeurtenis).where(Gebeurtenis.lid_id == lid_van[wie])).all()) for wie in KRINGROLLEN}
    session.commit()
    assert sum(hoeveel.values()) > 20
    with huis(database_url) as h:
        for wie in KRINGROLLEN:
            oor = Oor(f"{h.url}/live/k/{k}", sleutels[wie], {"Last-Event-ID": "0"})
            gehoord = repr(oor.wacht(hoeveel[wie], 10))
            assert len(oor.gehoord) >= hoeveel[wie]
            assert not [label for kanarie, label in v.teksten.items() if kanarie in gehoord], wie
            mag = {label.partition(".")[0] for label in VERWACHT[wie]} | GESPREK_IDS.get(wie, frozenset())
            assert {label for id_, label in v.ids.items() if id_ in gehoord} <= mag, wie


def test_naar_het_dossier_gaat_geen_woord_dat_niet_is_vrijgegeven(app: Flask, v: Voliere, epd: Epd):
    """Every byte of every request to a real record: the released goal with its ladder, and nothing else of all that the kring holds."""
    session = v.w.session
    aanbieder = session.get_one(Aanbieder, v.w.aanbieder.id)
    aanbieder.dossier_url, aanbieder.dossier_client, aanbieder.dossier_scope = epd.basis_url, CLIENT_ID, proef_epd.SCOPE
    vrij = v.rijen["doel_open"].id  # pyright: ignore[reportAttributeAccessIssue]
    for gezicht in beslissers(session, v.w.kring.id):
        wie = next(naam for naam, rij in v.rijen.items() if getattr(rij, "id", "") == gezicht.lid_id)
        geef_vrij(session, actor_van(v, wie.removeprefix("lid_")), vrij)
    meet(session, actor_van(v, "jongere"), vrij, 1, "Kanarie999", "vrienden")
    session.execute(update(Uitgaand).values(beschikbaar=nu()))
    session.commit()
    bezorger, bytes_ = Bezorger(json.dumps(epd.sleutel)), list[bytes]()
    bezorger.http.event_hooks["request"] = [lambda verzoek: bytes_.append(verzoek.read() + str(verzoek.url).encode())]
    engine: Engine = app.extensions["engine"]
    while werk(engine, v.w.aanbieder.id, bezorger):
        pass
    alles = b"".join(bytes_).decode()
    assert "Kanarie999" not in alles
    with Session(engine) as daarna:
        assert not daarna.exec(select(Uitgaand).where(col(Uitgaand.klaar).is_(None))).all()
    assert {label for kanarie, label in v.teksten.items() if kanarie in alles} == {"doel_open.tekst", "trede_open.tekst"}
    assert not [wie for wie, persoon_id in v.wie.items() if persoon_id in alles]
    assert {label for id_, label in v.ids.items() if id_ in alles} <= {
        "doel_open",
        "meting_open",
        "meting_nog_eens",
        "meting_jim",
        "meting_ouder1",
        "meting_aanspreekpunt",
    }
