"""What there is to read, sorted into chapters, texts and records before the GUI thread has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cubatimeline.domain.documents import Body
from cubatimeline.store.summaries import DocumentSummary


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """Documents by what can be read of them, each in the order of the collection.

    Attributes:
        mark: differs where another listing has other lines.
    """

    chapters: tuple[DocumentSummary, ...] = ()
    texts: tuple[DocumentSummary, ...] = ()
    records: tuple[DocumentSummary, ...] = ()
    mark: int = 0


def listed(documents: Iterable[DocumentSummary]) -> Listing:
    """Sort documents; a full text is left out, as it is read from the record that it is attached to."""
    own = [document for document in documents if not document.text_of]
    # How many events a document tells is not among it: that is not listed, and changes with every edit.
    lines = (
        (d.id, d.title.en, d.title.es, d.title.ru, d.body, d.publisher, d.number, d.date and d.date.edtf) for d in own
    )
    return Listing(
        tuple(d for d in own if d.body is Body.CHAPTER),
        tuple(d for d in own if d.body in (Body.DIGEST, Body.TEXT)),
        tuple(d for d in own if d.body is Body.RECORD),
        hash(tuple(lines)),
    )
