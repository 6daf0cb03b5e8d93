"""A small subject to draw."""

from __future__ import annotations

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Band, Holder
from cubatimeline.domain.languages import Localised
from cubatimeline.drawing.picture import Subject
from cubatimeline.services.geometry.bands import strips_of
from cubatimeline.services.geometry.lanes import Lane
from tests.services.geometry.samples import columns_of, event_of, marks_from

LANES = ("diplomacy", "military", "economy")
EVENTS = (
    ("1960-02-04/1960-02-13", 0, 5, "Anastas Mikoyan visits Cuba"),
    ("1960-05-08", 0, 4, "Diplomatic relations are restored"),
    ("1962", 0, 2, "Letters are exchanged, some of them lost"),
    ("1962-07-10/1962-10", 1, 5, "Operation Anadyr carries a Soviet group of forces to Cuba"),
    ("1962-10-27", 1, 5, "A Soviet missile shoots down Major Anderson's U-2"),
    ("1962-10-27?", 1, 1, "A submarine is made to surface"),
    ("1962-11~", 1, 3, "The ships leave"),
    ("1960-02-13", 2, 5, "Первое торговое соглашение"),
    ("1963/..", 2, 4, "A long-term sugar agreement"),
    ("../1964-05", 2, 2, "A quota comes to its end"),
    ("[1964-01-21,1964-01-22]", 2, 1, "One of two days"),
)


def sample_subject() -> Subject:
    """Return the events in three lanes below one band; the missile has a rival date."""
    columns = columns_of([event_of(date, lane, importance, title) for date, lane, importance, title in EVENTS])
    lanes = tuple(Lane(name, name.title(), name, int((columns.category == n).sum())) for n, name in enumerate(LANES))
    turns = (("Khrushchev", "1953-09-14/1964-10-14"), ("Brezhnev", "1964-10-14/1982-11-10"))
    band = Band("moscow", Localised("Moscow"), tuple(Holder(n, parse(d), Localised(n)) for n, d in turns))
    names = {"Khrushchev": "Nikita Khrushchev", "Brezhnev": "Leonid Brezhnev"}
    missile = list(columns.titles).index(EVENTS[4][3])
    return Subject(columns, marks_from(columns), lanes, strips_of([band], names, "en"), {missile: [-2626.5]})
