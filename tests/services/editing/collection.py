"""A small collection with imported documents, drafts and proposals, in memory, and what can be asked of it."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.documents import Body, Document, Mark, MarkKind, Passage
from cubatimeline.domain.drafts import Draft, Proposal, ProposalMention
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.errors import EditError
from cubatimeline.domain.events import Event, Origin, Status
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.imports import Footnote, Heading, ImportedText, Structure
from cubatimeline.domain.languages import Localised
from cubatimeline.store import imports
from cubatimeline.store.recording import RECORDED
from cubatimeline.store.writer import Job

CABLE = (
    "Cable from Havana\n\n"
    "On 16 October 1964 Guevara received Aleksandr Alekseev in Havana.[1]\n\n"
    "On 2 December 1964 Alekseev flew to Moscow.\n\n"
    "1 A translator was there."
)
DRAFTS = ("1964-10-16-guevara-received", "1964-12-02-alekseev-flew")


def cable() -> ImportedText:
    """Return a document as an importer gives it."""
    havana = CABLE.index("Havana.[1]")
    return ImportedText(
        Document("cable", Localised("Cable from Havana"), Body.TEXT, CABLE, dates={"sent": parse("1964-12-03")}),
        Structure(
            pages=(0, CABLE.index("On 2")),
            headings=(Heading(1, 0),),
            footnotes=(Footnote("1", CABLE.index("[1]"), CABLE.index("1 A"), len(CABLE)),),
            languages=("", "en", "en", "en"),
            content_hash="c4b1e",
            source_file="folder/cable.txt",
        ),
        (Mark(MarkKind.ENTITY, havana, havana + 6, "havana"), Mark(MarkKind.DATE, 22, 37, "1964-10-16")),
    )


def draft(id_: str, edtf: str, words: str, confidence: float) -> Draft:
    """Return a draft read from a stretch of the cable."""
    event = Event(
        id_, parse(edtf), Localised(words), "", "diplomacy", 2, ("havana",), status=Status.DRAFT, confidence=confidence
    )
    start = CABLE.index(words)
    return Draft(event, (Evidence(id_, "cable", Passage.cut("cable", CABLE, start, start + len(words))),))


def import_cable(connection: sqlite3.Connection) -> int:
    """Put the cable with its drafts and proposals into the collection as one import; return its number."""
    batch = imports.begin_batch(connection, "Import 1 file")
    imports.put_document(connection, cable(), batch)
    imports.put_drafts(
        connection,
        [
            draft(DRAFTS[0], "1964-10-16", "On 16 October 1964 Guevara received Aleksandr Alekseev", 0.9),
            draft(DRAFTS[1], "1964-12-02", "On 2 December 1964 Alekseev flew to Moscow", 0.6),
        ],
    )
    full, short = CABLE.index("Aleksandr"), CABLE.index("Alekseev flew")
    mentions = ProposalMention("cable", full, full + 18), ProposalMention("cable", short, short + 8)
    spellings = ("Aleksandr Alekseev", "Alekseev")
    imports.put_proposals(
        connection,
        [
            Proposal(EntityKind.PERSON, "Aleksandr Alekseev", spellings, mentions),
            Proposal(EntityKind.PLACE, "Moscow", ("Moscow",), (ProposalMention("cable", 120, 126),)),
        ],
    )
    return batch


def in_memory(path: Path) -> sqlite3.Connection:
    """Return a copy of a collection in memory, with the settings of a writer's connection."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    source = sqlite3.connect(path)
    source.backup(connection)
    source.close()
    connection.execute("PRAGMA foreign_keys = on")
    return connection


def do(connection: sqlite3.Connection, job: Job) -> Changes:
    """Do a job as the writer thread does."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        changes = job(connection)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return changes


def attempt(connection: sqlite3.Connection, job: Job) -> Changes:
    """Do a job that may be refused."""
    with suppress(EditError):
        return do(connection, job)
    return Changes()


def content(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows but those of the history, and what the index of names holds."""
    tables = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in (*RECORDED, "batch")}
    tables["entity_text"] = connection.execute("SELECT rowid, names, stems FROM entity_text").fetchall()
    return {name: sorted(rows, key=repr) for name, rows in tables.items()}


def check_indexes(connection: sqlite3.Connection) -> None:
    """Fail where a full-text index is out of step with its table, or a tie leads nowhere."""
    for table in ("event", "paragraph", "document"):
        connection.execute(f"INSERT INTO {table}_text ({table}_text, rank) VALUES ('integrity-check', 1)")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def origin_of(connection: sqlite3.Connection, table: str, id_: str) -> tuple[Origin, bool]:
    """Return where a row came from and whether the reader changed it."""
    origin, touched = connection.execute(f"SELECT origin, touched FROM {table} WHERE id = ?", (id_,)).fetchone()
    return Origin(origin), bool(touched)
