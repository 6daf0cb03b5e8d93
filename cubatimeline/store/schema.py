"""Tables of the collection file, as numbered schema versions; told to readers of the file in `ARCHITECTURE.md`.

Rows are tied by their integer `row`; the text `id` is what data files, widgets and the command line speak of. Dates are
EDTF text; events carry their four bounds beside it, as day numbers since 1970-01-01 (null where open or unknown).
`origin` says where a row came from and `touched` that the user changed it: a later version of the built-in data renews
only rows that are built in and untouched, and never brings back what stands in `removed`.
"""

from __future__ import annotations

APPLICATION_ID = 0x43755469
"""Marks the file as a collection of this program ("CuTi"), see https://www.sqlite.org/pragma.html#pragma_application_id."""
SCHEMA_VERSION = 3
"""Kept in `user_version`; a file with a higher one is refused."""

TABLES_1 = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE removed (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

CREATE TABLE category (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name_en TEXT NOT NULL, name_es TEXT NOT NULL DEFAULT '', name_ru TEXT NOT NULL DEFAULT '',
    place INTEGER NOT NULL,
    origin TEXT NOT NULL DEFAULT 'user',
    touched INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE document (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title_en TEXT NOT NULL, title_es TEXT NOT NULL DEFAULT '', title_ru TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    creator TEXT NOT NULL DEFAULT '',
    recipient TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'en',
    original_language TEXT NOT NULL DEFAULT '',
    archive TEXT NOT NULL DEFAULT '', collection TEXT NOT NULL DEFAULT '', fond TEXT NOT NULL DEFAULT '',
    opis TEXT NOT NULL DEFAULT '', delo TEXT NOT NULL DEFAULT '', list TEXT NOT NULL DEFAULT '',
    box TEXT NOT NULL DEFAULT '', folder TEXT NOT NULL DEFAULT '', reel TEXT NOT NULL DEFAULT '',
    translator TEXT NOT NULL DEFAULT '',
    contributor TEXT NOT NULL DEFAULT '',
    rights TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    number INTEGER NOT NULL DEFAULT 0,
    stems TEXT NOT NULL DEFAULT '',
    origin TEXT NOT NULL DEFAULT 'user',
    touched INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE document_date (
    document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    edtf TEXT NOT NULL,
    PRIMARY KEY (document, place)
) WITHOUT ROWID;

-- The text of a document is its paragraphs in order, joined by one empty line; "start" counts characters of that text.
CREATE TABLE paragraph (
    row INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    start INTEGER NOT NULL,
    text TEXT NOT NULL,
    stems TEXT NOT NULL DEFAULT '',
    UNIQUE (document, place)
);

CREATE TABLE entity (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name_en TEXT NOT NULL, name_es TEXT NOT NULL DEFAULT '', name_ru TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    begins TEXT, ends TEXT,
    latitude REAL, longitude REAL,
    origin TEXT NOT NULL DEFAULT 'user',
    touched INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE alias (
    entity INTEGER NOT NULL REFERENCES entity (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (entity, place)
) WITHOUT ROWID;

CREATE TABLE office (
    entity INTEGER NOT NULL REFERENCES entity (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    title_en TEXT NOT NULL, title_es TEXT NOT NULL DEFAULT '', title_ru TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    edtf TEXT NOT NULL,
    PRIMARY KEY (entity, place)
) WITHOUT ROWID;

CREATE TABLE entity_document (
    entity INTEGER NOT NULL REFERENCES entity (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
    PRIMARY KEY (entity, place)
) WITHOUT ROWID;
CREATE INDEX entity_document_document ON entity_document (document);

-- An office line (one holder after the other) or a band (a strip behind the timeline), told apart by "kind".
CREATE TABLE succession (
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    title_en TEXT NOT NULL, title_es TEXT NOT NULL DEFAULT '', title_ru TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    complete INTEGER NOT NULL DEFAULT 1,
    origin TEXT NOT NULL DEFAULT 'user',
    touched INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, id)
);

CREATE TABLE holder (
    succession INTEGER NOT NULL REFERENCES succession (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES entity (row) ON DELETE CASCADE,
    edtf TEXT NOT NULL,
    short_en TEXT NOT NULL DEFAULT '', short_es TEXT NOT NULL DEFAULT '', short_ru TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    gap_before TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (succession, place)
) WITHOUT ROWID;
CREATE INDEX holder_person ON holder (person);

CREATE TABLE succession_document (
    succession INTEGER NOT NULL REFERENCES succession (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
    PRIMARY KEY (succession, place)
) WITHOUT ROWID;
CREATE INDEX succession_document_document ON succession_document (document);

CREATE TABLE event (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    edtf TEXT NOT NULL,
    written TEXT NOT NULL DEFAULT '',
    calendar TEXT NOT NULL DEFAULT 'gregorian',
    earliest_start INTEGER, latest_start INTEGER, earliest_end INTEGER, latest_end INTEGER,
    start_minute INTEGER, end_minute INTEGER,
    precision INTEGER NOT NULL,
    flags INTEGER NOT NULL,
    category INTEGER NOT NULL REFERENCES category (row),
    importance INTEGER NOT NULL,
    title_en TEXT NOT NULL, title_es TEXT NOT NULL DEFAULT '', title_ru TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    disputed TEXT NOT NULL DEFAULT '',
    stems TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'accepted',
    origin TEXT NOT NULL DEFAULT 'user',
    touched INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX event_category ON event (category);

CREATE TABLE rival (
    row INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    edtf TEXT,
    claim TEXT NOT NULL DEFAULT '',
    UNIQUE (event, place)
);

CREATE TABLE rival_document (
    rival INTEGER NOT NULL REFERENCES rival (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
    PRIMARY KEY (rival, place)
) WITHOUT ROWID;
CREATE INDEX rival_document_document ON rival_document (document);

CREATE TABLE event_entity (
    event INTEGER NOT NULL REFERENCES event (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (row) ON DELETE CASCADE,
    PRIMARY KEY (event, place)
) WITHOUT ROWID;
CREATE INDEX event_entity_entity ON event_entity (entity, event);

CREATE TABLE passage (
    row INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    before TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT ''
);
CREATE INDEX passage_document ON passage (document, start);

CREATE TABLE evidence (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    event INTEGER NOT NULL REFERENCES event (row) ON DELETE CASCADE,
    document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
    passage INTEGER REFERENCES passage (row) ON DELETE SET NULL,
    stance TEXT NOT NULL DEFAULT 'supports',
    says TEXT,
    confidence REAL NOT NULL DEFAULT 1.0,
    origin TEXT NOT NULL DEFAULT 'user',
    touched INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX evidence_event ON evidence (event);
CREATE INDEX evidence_document ON evidence (document);
CREATE INDEX evidence_passage ON evidence (passage);

-- "target": event id, entity id, or the date as EDTF, by "kind"; a mark of kind entity is a mention.
CREATE TABLE mark (
    row INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    target TEXT NOT NULL
);
CREATE INDEX mark_document ON mark (document, start);
CREATE INDEX mark_target ON mark (kind, target, document);

CREATE TABLE tour (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    place INTEGER NOT NULL,
    title_en TEXT NOT NULL, title_es TEXT NOT NULL DEFAULT '', title_ru TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    scenes TEXT NOT NULL,
    origin TEXT NOT NULL DEFAULT 'user',
    touched INTEGER NOT NULL DEFAULT 0
);
"""

FULL_TEXT_1 = """
CREATE VIRTUAL TABLE event_text USING fts5 (
    title_en, title_es, title_ru, summary, stems,
    content='event', content_rowid='row', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE VIRTUAL TABLE paragraph_text USING fts5 (
    text, stems,
    content='paragraph', content_rowid='row', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE VIRTUAL TABLE document_text USING fts5 (
    title_en, title_es, title_ru, creator, recipient, summary, stems,
    content='document', content_rowid='row', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE VIRTUAL TABLE entity_text USING fts5 (
    names, stems, tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
"""

TABLES_2 = """
-- "instead": id of the row that took the place of one removed, where entities were merged.
ALTER TABLE removed ADD COLUMN instead TEXT NOT NULL DEFAULT '';

-- One run of the import; its documents and drafts go together when it is undone.
CREATE TABLE batch (
    row INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    made TEXT NOT NULL
);

-- "content_hash" is the same for doubles; "imported_at" is ISO 8601 with the offset from UTC.
ALTER TABLE document ADD COLUMN content_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN source_file TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN imported_at TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN batch INTEGER REFERENCES batch (row) ON DELETE SET NULL;
CREATE UNIQUE INDEX document_content ON document (content_hash) WHERE content_hash <> '';
CREATE INDEX document_batch ON document (batch) WHERE batch IS NOT NULL;

-- ISO 639 code of each paragraph; empty where it is that of the document.
ALTER TABLE paragraph ADD COLUMN language TEXT NOT NULL DEFAULT '';

-- Offsets below count characters of the text of the document.
CREATE TABLE page (
    document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE heading (
    document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    level INTEGER NOT NULL,
    start INTEGER NOT NULL,
    PRIMARY KEY (document, place)
) WITHOUT ROWID;

-- "anchor": where the note is called, -1 where no place calls it.
CREATE TABLE footnote (
    document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    label TEXT NOT NULL,
    anchor INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (document, place)
) WITHOUT ROWID;

-- How sure the reading of a draft is, 0 to 1; null for what was made or accepted by hand.
ALTER TABLE event ADD COLUMN confidence REAL;
CREATE INDEX event_draft ON event (row) WHERE status = 'draft';

CREATE TABLE relation (
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES event (row) ON DELETE CASCADE,
    target INTEGER NOT NULL REFERENCES event (row) ON DELETE CASCADE,
    note TEXT NOT NULL DEFAULT '',
    origin TEXT NOT NULL DEFAULT 'user',
    touched INTEGER NOT NULL DEFAULT 0,
    UNIQUE (source, target, kind),
    CHECK (source <> target)
);
CREATE INDEX relation_target ON relation (target);

-- "scene" is JSON, see domain/views.py.
CREATE TABLE saved_view (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    scene TEXT NOT NULL
);

-- "target": id of the event, entity or document, by "kind"; of a passage its document.
CREATE TABLE note (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    passage INTEGER REFERENCES passage (row) ON DELETE SET NULL,
    text TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL
);
CREATE INDEX note_target ON note (kind, target);
CREATE INDEX note_passage ON note (passage) WHERE passage IS NOT NULL;

-- Somebody or something that documents name and the collection does not know.
CREATE TABLE proposal (
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (name, kind)
);

CREATE TABLE proposal_spelling (
    proposal INTEGER NOT NULL REFERENCES proposal (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (proposal, place)
) WITHOUT ROWID;

CREATE TABLE proposal_mention (
    proposal INTEGER NOT NULL REFERENCES proposal (row) ON DELETE CASCADE,
    document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (proposal, document, start)
) WITHOUT ROWID;
CREATE INDEX proposal_mention_document ON proposal_mention (document);

-- A correction: "words" mean "value" (EDTF or entity id; empty: they are no date or name) in a document, '' for all.
CREATE TABLE teaching (
    row INTEGER PRIMARY KEY,
    document TEXT NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    value TEXT NOT NULL,
    made TEXT NOT NULL,
    UNIQUE (document, kind, words)
);

-- Drafts and proposals that were said no to, so that a second import does not ask again.
CREATE TABLE rejected (
    fingerprint TEXT PRIMARY KEY,
    made TEXT NOT NULL
) WITHOUT ROWID;

-- What was done, in order, for undo and redo; an import names its batch and has no steps.
CREATE TABLE change (
    row INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    made TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    batch INTEGER REFERENCES batch (row) ON DELETE CASCADE
);
CREATE INDEX change_batch ON change (batch) WHERE batch IS NOT NULL;

-- A row inserted, changed or deleted, as JSON objects before and after; of a changed row its key and what differs.
CREATE TABLE change_step (
    row INTEGER PRIMARY KEY,
    change INTEGER NOT NULL REFERENCES change (row) ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    before TEXT,
    after TEXT
);
CREATE INDEX change_step_change ON change_step (change);
"""

TABLES_3 = """
-- "text_of": the document whose record this text is attached to; its own record columns are then of no account.
ALTER TABLE document ADD COLUMN text_of INTEGER REFERENCES document (row) ON DELETE CASCADE;
CREATE INDEX document_text_of ON document (text_of) WHERE text_of IS NOT NULL;

-- "file": where the file lay that the text was read from, so that its pages can be shown; empty where not known.
ALTER TABLE document ADD COLUMN file TEXT NOT NULL DEFAULT '';
"""

INDEXED: dict[str, tuple[str, ...]] = {
    "event": ("title_en", "title_es", "title_ru", "summary", "stems"),
    "paragraph": ("text", "stems"),
    "document": ("title_en", "title_es", "title_ru", "creator", "recipient", "summary", "stems"),
}
"""Columns of each table that its full-text index (the table's name with `_text`) follows through triggers."""


def triggers(table: str) -> list[str]:
    """Return the statements that keep the full-text index of `table` in step with it.

    Source: "External Content Tables", https://www.sqlite.org/fts5.html#external_content_tables.
    """
    index = f"{table}_text"
    columns = INDEXED[table]
    names = ", ".join(columns)
    new, old = (", ".join(f"{which}.{column}" for column in columns) for which in ("new", "old"))
    enter = f"INSERT INTO {index} (rowid, {names}) VALUES (new.row, {new});"
    leave = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', old.row, {old});"
    return [
        f"CREATE TRIGGER {index}_enter AFTER INSERT ON {table} BEGIN {enter} END",
        f"CREATE TRIGGER {index}_leave AFTER DELETE ON {table} BEGIN {leave} END",
        f"CREATE TRIGGER {index}_change AFTER UPDATE OF {names} ON {table} BEGIN {leave} {enter} END",
    ]


def trigger_names(table: str) -> list[str]:
    """Return the names of the triggers that `triggers` creates for `table`."""
    return [f"{table}_text_{what}" for what in ("enter", "leave", "change")]


def statements(script: str) -> list[str]:
    """Split a script of plain statements, so that each can run inside an open transaction."""
    return [part for part in (piece.strip() for piece in script.split(";\n")) if part]
