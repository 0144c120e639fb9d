"""The log at the gate: who opens, does or is refused something, leaves exactly one row that says so, or gets nothing."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, text
from sqlmodel import Session, select

from basis.logboek.actions import Logpost, noteer_veel
from basis.logboek.controlepunten import checkpoint, maak_sleutel, openbare_sleutel
from basis.logboek.models import Actie, Gevoelig, Grond, Logdetail, Logregel, Uitkomst
from basis.rechten import Recht
from gezinsapp.access import log, poort
from gezinsapp.access.poort import RECHTEN
from tests.bouw import Wereld
from tests.client import Client
from tests.test_routes import ROLLEN, VERTREK, adressen, vul

VERIFIEER = Path(__file__).parent.parent / "docs" / "logboek" / "verifieer.py"


def regels(session: Session, na: int = 0) -> list[tuple[Logregel, Logdetail]]:
    """The rows above number `na`, with their detail."""
    session.commit()
    session.expire_all()
    vraag = select(Logregel, Logdetail).join(Logdetail, Logdetail.nummer == Logregel.nummer)  # pyright: ignore[reportArgumentType]
    return list(session.exec(vraag.where(Logregel.nummer > na).order_by(Logregel.nummer)).all())  # pyright: ignore[reportArgumentType]


def laatste(session: Session) -> int:
    """The number of the last row."""
    alle = regels(session)
    return alle[-1][0].nummer if alle else 0


def verwacht(endpoint: str, methode: str, status: int) -> Actie | None:
    """What the row must say, by hand: a refusal, a look, or an act; nothing for what only sends somebody elsewhere."""
    if status in {403, 404}:
        return Actie.WEIGERING
    if status == 422 or (methode == "GET" and status == 200):
        return Actie.LOG_LEZEN if endpoint == "wie_keek.overzicht" else Actie.LEZEN
    if methode == "POST" and status in {200, 303}:
        return log.ACTIES.get(endpoint, Actie.WIJZIGEN)
    return None


@pytest.mark.parametrize("wie", list(ROLLEN))
def test_each_route_of_a_kring_leaves_its_row(app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client], wie: str):
    delen = vul(session, wereld)
    lid, persoon_id = wereld.lid(wie), wereld.persoon_id(wie)
    gezien: set[tuple[str, str]] = set()
    for endpoint, methode, pad in adressen(app, delen, wereld.kring.id):
        recht = RECHTEN.get(endpoint)
        if recht not in set(Recht) or endpoint in VERTREK:
            continue
        client = als(wie)
        client.csrf()
        voor = laatste(session)
        antwoord = client.get(pad) if methode == "GET" else client.post(pad)
        nieuw = regels(session, voor)
        bevestigen = antwoord.status_code == 303 and "/bevestig" in (antwoord.location or "")
        actie = None if bevestigen else verwacht(endpoint, methode, antwoord.status_code)
        eigen = [(r, d) for r, d in nieuw if r.soort != log.DELING]
        if actie is None:
            assert nieuw == [], (endpoint, methode, antwoord.status_code)
            assert bevestigen or antwoord.status_code in {303, 409, 410}, (endpoint, methode, antwoord.status_code)
            continue
        assert len(eigen) == 1, (endpoint, methode, antwoord.status_code, len(eigen))
        regel, detail = eigen[0]
        assert regel.actie == actie, (endpoint, methode, antwoord.status_code)
        assert regel.uitkomst == (Uitkomst.GEWEIGERD if actie is Actie.WEIGERING else Uitkomst.OK)
        assert (regel.soort, regel.grond, detail.toegangspunt) == (endpoint.split(".")[0], regel.grond, endpoint)
        assert (detail.kring_id, detail.persoon_id, detail.lid_id) == (wereld.kring.id, persoon_id, lid.id)
        assert detail.rol == ROLLEN[wie]
        dingen = [
            str(delen[naam])
            for naam in ("evaluatie_id", "taak_id", "doel_id", "gesprek_id", "bericht_id", "uitnodiging_id", "taart_id", "herstel_id")
        ]
        if any(f"/{ding}" in pad for ding in dingen):
            assert detail.ding_id in dingen, endpoint
        in_vertrouwen = endpoint.startswith(("afspraken.", "zorg.")) or str(delen["gesprek_id"]) in pad or str(delen["bericht_id"]) in pad
        assert detail.gevoelig == (Gevoelig.VERTROUWELIJK if in_vertrouwen else Gevoelig.GEWOON), endpoint
        gezien.add((endpoint, methode))
    assert len(gezien) > 30


@pytest.mark.parametrize("wie", ["buitenstaander", "gemeentelezer"])
def test_an_outsider_who_tries_is_in_the_log_of_the_kring(session: Session, wereld: Wereld, als: Callable[[str], Client], wie: str):
    client = als(wie)
    assert client.get("~/doelen").status_code == 404
    [(regel, detail)] = regels(session)
    assert (regel.actie, regel.uitkomst) == (Actie.WEIGERING, Uitkomst.GEWEIGERD)
    assert (detail.kring_id, detail.persoon_id, detail.rol, detail.lid_id) == (wereld.kring.id, wereld.persoon_id(wie), "", "")


def test_who_is_not_signed_in_leaves_nothing(session: Session, als: Callable[[str], Client]):
    als("").get("~/doelen")
    als("jongere").get("/hulp")
    als("jongere").get("/bestaat-niet")
    assert regels(session) == []


def test_what_somebody_types_in_an_address_is_not_logged(session: Session, als: Callable[[str], Client]):
    client = als("jongere")
    client.get("~/doelen/Mama is boos op mij")
    client.get("/k/kring van Noor/doelen")
    assert {(d.ding_id, d.kring_id == "") for _, d in regels(session)} == {("", False), ("", True)}


def test_a_page_that_cannot_be_logged_is_not_given(
    app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
):
    vul(session, wereld)
    client = als("jongere")

    def kapot(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(poort, "noteer_veel", kapot)
    app.testing = False
    session.commit()
    for antwoord in (
        client.http.get(f"{client.k}/doelen"),
        client.http.post(f"{client.k}/doelen/nieuw", data={"csrf_token": client.csrf(), "tekst": "Ik ga elke week zwemmen"}),
    ):
        assert antwoord.status_code == 500
        assert "Zelf met de bus" not in antwoord.text
    monkeypatch.undo()
    app.testing = True
    assert "zwemmen" not in client.get("~/doelen").text


def test_a_write_and_its_row_stand_or_fall_together(app: Flask, session: Session, als: Callable[[str], Client], engine: Engine):
    client = als("jongere")
    with Session(engine) as ander:
        ander.connection().execute(text("CREATE TRIGGER nee BEFORE INSERT ON logdetail BEGIN SELECT RAISE(ABORT, 'nee'); END"))
        ander.commit()
    app.testing = False
    tekst = {"csrf_token": client.csrf(), "tekst": "Ik ga elke week zwemmen"}
    session.commit()
    assert client.http.post(f"{client.k}/doelen/nieuw", data=tekst).status_code == 500
    assert client.http.get(f"{client.k}/doelen").status_code == 500
    with Session(engine) as ander:
        ander.connection().execute(text("DROP TRIGGER nee"))
        ander.commit()
    app.testing = True
    assert "zwemmen" not in client.get("~/doelen").text
    assert client.post("~/doelen/nieuw", tekst).status_code == 303
    assert "zwemmen" in client.get("~/doelen").text


def test_polling_is_folded_and_reading_is_not(
    app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
):
    client, pad = als("jongere"), f"~/praten/{wereld.gesprekken['kring'].id}"
    for _ in range(3):
        client.get(pad, headers={"HX-Request": "true"})
    assert len(regels(session)) == 1
    for _ in range(2):
        client.get(pad)
    client.get(pad, headers={"HX-Request": "true", "HX-Boosted": "true"})
    assert len(regels(session)) == 4
    als("ouder1").get(pad, headers={"HX-Request": "true"})
    assert len(regels(session)) == 5
    monkeypatch.setattr(log, "VOUW", 0.0)
    client.get(pad, headers={"HX-Request": "true"})
    assert len(regels(session)) == 6


def test_a_conversation_says_whose_it_is(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    client = als("aanspreekpunt")
    for naam in ("ouder1", "kring", "jim"):
        client.get(f"~/praten/{wereld.gesprekken[naam].id}")
    assert [(r.actie, d.over_lid_id, d.gevoelig) for r, d in regels(session)] == [
        ("lezen", wereld.ouder1.id, "gewoon"),
        ("lezen", "", "gewoon"),
        ("weigering", wereld.jongere.id, "vertrouwelijk"),
    ]


def test_passed_on_messages_are_logged_one_by_one(app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client]):
    with app.test_request_context(f"/k/{wereld.kring.id}/praten"):
        log.log_persoon(wereld.ouder1.persoon_id)
        log.volg(session, wereld.kring.id)
        log.log_gezien(["b1", "b2"])
        posten = log.posten(app.make_response("x"), gelukt=False)
    assert [(p.soort, p.ding_id, p.gevoelig, p.kring_id) for p in posten] == [
        ("praten", "", Gevoelig.GEWOON, wereld.kring.id),
        ("deling", "b1", Gevoelig.VERTROUWELIJK, wereld.kring.id),
        ("deling", "b2", Gevoelig.VERTROUWELIJK, wereld.kring.id),
    ]


def test_signing_in_and_out_are_logged(session: Session, wereld: Wereld, app: Flask, als: Callable[[str], Client]):
    app.extensions["demo_links"] = {"l": wereld.jongere.persoon_id}
    assert als("").get("/demo/l").status_code == 303
    als("ouder1").post("/uitloggen")
    assert als("").http.post("/inloggen/einde", json={}).status_code >= 400
    assert [(r.actie, r.uitkomst, d.persoon_id) for r, d in regels(session)] == [
        (Actie.INLOGGEN, Uitkomst.OK, wereld.jongere.persoon_id),
        (Actie.INLOGGEN, Uitkomst.OK, wereld.ouder1.persoon_id),
    ]


def test_every_kind_of_endpoint_in_the_tables_exists(app: Flask):
    assert (set(log.ACTIES) | set(log.INLOGGEN) | log.UITVOER | poort.NOODPAGINAS) <= set(RECHTEN)


def test_the_chain_holds_after_a_walk(
    app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client], database_url: str, tmp_path: Path
):
    delen = vul(session, wereld)
    for wie in ("jongere", "ouder1", "aanspreekpunt"):
        for endpoint, methode, pad in adressen(app, delen, wereld.kring.id):
            if methode == "GET" and RECHTEN.get(endpoint) in set(Recht):
                als(wie).get(pad)
    assert laatste(session) > 60
    sleutel = maak_sleutel()
    checkpoint(session, tmp_path, sleutel)
    (tmp_path / "sleutel.json").write_text(openbare_sleutel(sleutel))
    uit = subprocess.run(
        [sys.executable, VERIFIEER, database_url.removeprefix("sqlite:///"), tmp_path / "controlepunten.jsonl", tmp_path / "sleutel.json"],
        capture_output=True, text=True, env=os.environ, check=False,
    )  # fmt: skip
    assert uit.returncode == 0, uit.stdout + uit.stderr


def test_grounds_and_rows_of_one_request_are_one_chain(session: Session):
    nummers = noteer_veel(session, [Logpost(Actie.LEZEN, "doel", grond=Grond.NOOD), Logpost(Actie.LEZEN, "deling")])
    assert list(nummers) == [1, 2]
