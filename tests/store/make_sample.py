"""`python -m tests.store.make_sample`: keeps a sample file of the present schema version, to be opened ever after."""

from __future__ import annotations

from pathlib import Path

from cubatimeline.domain.documents import Passage
from cubatimeline.domain.drafts import Teaching, TeachingKind
from cubatimeline.domain.notes import Note, NoteKind
from cubatimeline.domain.relations import Relation, RelationKind
from cubatimeline.domain.views import SavedView
from cubatimeline.services.editing import notes, relations, teachings, views
from cubatimeline.store.schema import SCHEMA_VERSION
from cubatimeline.store.writer import Writer
from tests.store.content import EVENTS, TALK, filled

FOLDER = Path(__file__).parent / "samples"
EDITS = (
    relations.relate(Relation(RelationKind.ANSWERS, EVENTS[2].id, EVENTS[1].id, "Two days later.")),
    views.keep(SavedView("", "The fall", -1910.0, -1900.5, entity="nikita-khrushchev")),
    notes.keep(Note(NoteKind.PASSAGE, "talk", "Which day?", Passage.cut("talk", TALK, 3, 18))),
    teachings.teach(Teaching(TeachingKind.NAME, "the Premier", "nikita-khrushchev")),
)
"""What the reader did to the sample; all of it can be undone."""


def main() -> None:
    """Write the sample; one that is there already is never changed."""
    path = filled(FOLDER / f"schema-{SCHEMA_VERSION}.cubatimeline")
    with Writer(path) as writer:
        for edit in EDITS:
            writer.submit(edit).result()


if __name__ == "__main__":
    main()
