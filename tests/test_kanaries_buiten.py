"""Canaries beyond the pages: what goes over a stream, and every byte that goes to a provider's record."""

import json
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.events import Gebeurtenis, Uitgaand
from basis.identiteit.actions import open_sessie
from basis.outbox import werk
from doelen.doel.actions import geef_vrij, meet
from doelen.doel.models import Dossierbestand
from doelen.doel.queries import beslissers
from doelen.koppeling import proef_epd
from gezinsapp.bezorger import BESTAND, Bezorger, Kast
from jim.organisaties.models import Aanbieder
from tests.epd import CLIENT_ID, Epd
from tests.huis import huis
from tests.test_kanaries import GESPREK_IDS, KRINGROLLEN, VERWACHT, Voliere, actor_van, v
from tests.test_koppeltaal import CLIENT_ID as KT_CLIENT
from tests.test_koppeltaal import SLEUTEL as KT_SLEUTEL
from tests.test_koppeltaal import Domein, poort
from tests.test_live import Oor

__all__ = ["poort", "v"]


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


@pytest.mark.parametrize("soort", ["fhir", "koppeltaal", "bestand"])
def test_naar_het_dossier_gaat_geen_woord_dat_niet_is_vrijgegeven(
    app: Flask, v: Voliere, epd: Epd, poort: Domein, tmp_path: Path, soort: str
):
    """Every byte of every request to a record, and of every file for it: the released goal with its ladder, and nothing else of all that the kring holds."""
    session, engine = v.w.session, app.extensions["engine"]
    aanbieder = session.get_one(Aanbieder, v.w.aanbieder.id)
    aanbieder.dossier_url, aanbieder.dossier_client, aanbieder.dossier_scope = epd.basis_url, CLIENT_ID, proef_epd.SCOPE
    bezorger = Bezorger(json.dumps(epd.sleutel), str(tmp_path))
    if soort == "bestand":
        aanbieder.dossier_url = BESTAND
    elif soort == "koppeltaal":
        poort.begin()
        aanbieder.dossier_soort, aanbieder.dossier_url, aanbieder.dossier_client, aanbieder.dossier_scope = soort, poort.fhir, KT_CLIENT, ""
        kenmerk = {"system": aanbieder.pseudoniem_systeem, "value": v.w.kring.pseudoniem}
        poort.zet({"resourceType": "Patient", "identifier": [kenmerk]})
        bezorger = Bezorger(json.dumps(KT_SLEUTEL), "", Kast(engine, "https://gezin.example"))
    er_al = {rij.id for rij in session.exec(select(Dossierbestand))}
    vrij = v.rijen["doel_open"].id  # pyright: ignore[reportAttributeAccessIssue]
    for gezicht in beslissers(session, v.w.kring.id):
        wie = next(naam for naam, rij in v.rijen.items() if getattr(rij, "id", "") == gezicht.lid_id)
        geef_vrij(session, actor_van(v, wie.removeprefix("lid_")), vrij)
    meet(session, actor_van(v, "jongere"), vrij, 1, "Kanarie999", "vrienden")
    session.execute(update(Uitgaand).values(beschikbaar=nu()))
    session.commit()
    bytes_ = list[bytes]()
    bezorger.http.event_hooks["request"] = [lambda v: bytes_.append(v.read() + f"{v.url}{v.headers.multi_items()}".encode())]
    while werk(engine, v.w.aanbieder.id, bezorger):
        pass
    bytes_ += [pad.read_bytes() for pad in tmp_path.glob("**/*.csv")]
    with Session(engine) as daarna:
        bytes_ += [rij.inhoud.encode() for rij in daarna.exec(select(Dossierbestand)) if rij.id not in er_al]
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
