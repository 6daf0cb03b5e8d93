"""What there is to read, sorted; its mark tells whether other lines would be listed."""

from __future__ import annotations

from dataclasses import replace

from cubatimeline.domain.documents import Body
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Localised
from cubatimeline.services.contents import listed
from cubatimeline.store.summaries import DocumentSummary

BASE = DocumentSummary("one", Localised("One"), Body.RECORD, "", None, "Pravda", 0, 0)
ALL = [replace(BASE, id=body.value, body=body) for body in Body]


def test_documents_are_sorted_by_what_can_be_read() -> None:
    listing = listed([*ALL, replace(BASE, id="attached", body=Body.TEXT, text_of="record")])
    assert [[d.id for d in group] for group in (listing.chapters, listing.texts, listing.records)] == [
        ["chapter"], [d.id for d in ALL if d.body in (Body.DIGEST, Body.TEXT)], ["record"],
    ]  # fmt: skip


def test_the_mark_differs_only_where_lines_do() -> None:
    mark = listed([BASE]).mark
    assert listed([replace(BASE, events=5)]).mark == mark
    others = (
        replace(BASE, publisher="Granma"),
        replace(BASE, title=Localised("Uno")),
        replace(BASE, date=parse("1964")),
    )
    assert len({mark, listed([]).mark, *(listed([each]).mark for each in others)}) == 5
