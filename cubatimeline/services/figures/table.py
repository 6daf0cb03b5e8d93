"""The events behind a figure as a table: what a reader needs to check it, and the long text of a complex image."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from cubatimeline.domain.events import EventId
from cubatimeline.services.citing.source_list import SourceList
from cubatimeline.services.figures.composing import Composed
from cubatimeline.services.figures.content import FigureContent
from cubatimeline.services.figures.figure import Figure
from cubatimeline.services.figures.shown import events_of
from cubatimeline.services.interchange import edtf_csv
from cubatimeline.services.interchange.model import Exchange
from cubatimeline.services.interchange.report import Report
from cubatimeline.store.reader import Reader

ADDED = ("named", "number", "sources")
"""Columns behind those of `interchange.edtf_csv`: whether the event has words in the figure, its number there, and the
numbers of its sources."""


def event_table(
    reader: Reader, figure: Figure, content: FigureContent, composed: Composed, sources: SourceList | None = None
) -> bytes:
    """Return the events of a figure as CSV with EDTF columns, in order of time.

    Raises:
        CollectionError: the file has gone or is damaged.
    """
    ids = [content.columns.ids[index] for index in events_of(figure, content).tolist()]
    table = edtf_csv.write(_exchange(reader, ids), Report(), figure.language)
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    named, numbers = set(composed.shown), {} if sources is None else sources.numbers
    rows[0] += ADDED
    for row in rows[1:]:
        id_ = row[0]
        cited = ", ".join(map(str, numbers.get(id_, ())))
        row += ["yes" if id_ in named else "", str(composed.numbers.get(id_, "")), cited]
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode("utf-8-sig", "replace")


def _exchange(reader: Reader, ids: Sequence[EventId]) -> Exchange:
    """Return the events in the order given, and whom and what they concern."""
    place = {id_: number for number, id_ in enumerate(ids)}
    events = sorted(reader.events(ids), key=lambda event: place[event.id])
    named = dict.fromkeys(id_ for event in events for id_ in event.entities)
    entities = (reader.entity(id_) for id_ in named)
    return Exchange(
        categories=reader.categories(), entities=tuple(each for each in entities if each is not None),
        events=tuple(events),
    )  # fmt: skip
