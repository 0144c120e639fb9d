"""Reads of the ledger: its rows in the database, its lines in the file."""

import json
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, col, select

from basis.wissen.actions import BESTAND, Wisregel, als_regel
from basis.wissen.models import Wissing


def wissingen(session: Session, sinds: datetime | None = None) -> list[Wisregel]:
    """What the database knows to be erased, oldest first; `sinds` leaves out what is older."""
    vraag = select(Wissing).order_by(col(Wissing.op), col(Wissing.id))
    return [als_regel(rij) for rij in session.exec(vraag if sinds is None else vraag.where(col(Wissing.op) >= sinds))]


def lees(map: Path) -> tuple[list[Wisregel], int]:
    """The lines of the file, and how many can't be read (half a line, after a crash). No file is no lines."""
    pad, regels, kapot = map / BESTAND, list[Wisregel](), 0
    for tekst in pad.read_text("utf-8").splitlines() if pad.exists() else []:
        try:
            regel = Wisregel(**json.loads(tekst))
            datetime.fromisoformat(regel.op)
        except (ValueError, TypeError):
            kapot += 1
        else:
            regels.append(regel)
    return regels, kapot
