"""Who appears with whom, counted and over the years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import EntityKind
from cubatimeline.services.company import COLUMNS, Companion
from cubatimeline.store.reader import Reader
from tests.services.related import circle_of
from tests.store.content import EVENTS, filled, small_content

KHRUSHCHEV, BREZHNEV = "nikita-khrushchev", "leonid-brezhnev"


def people(reader: Reader, id_: str) -> tuple[Companion, ...]:
    return tuple(each for kind, each in circle_of(reader).company(id_, "en") if kind is not EntityKind.PLACE)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    """Khrushchev and Brezhnev share events of 1960, 1964 (two) and 1965; an event names Brezhnev twice."""
    content = small_content()
    more = tuple(
        replace(EVENTS[1], id=f"more-{date}", date=parse(date), entities=(KHRUSHCHEV, BREZHNEV, BREZHNEV))
        for date in ("1960-05", "1964-02-03", "1965", "../1950")
    )
    with Reader(filled(tmp_path / "company.cubatimeline", replace(content, events=(*content.events, *more)))) as opened:
        yield opened


def test_company_is_ranked_by_shared_events_each_counted_once(reader: Reader) -> None:
    company = people(reader, KHRUSHCHEV)
    assert [(each.id, each.events) for each in company] == [(BREZHNEV, 5), ("ernesto-guevara", 1)]


def test_places_are_told_apart(reader: Reader) -> None:
    places = [each for kind, each in circle_of(reader).company(KHRUSHCHEV, "es") if kind is EntityKind.PLACE]
    assert [(each.name, each.events) for each in places] == [("La Habana", 1)]


def test_the_matrix_counts_the_years_in_which_shared_events_began(reader: Reader) -> None:
    matrix = circle_of(reader).matrix(KHRUSHCHEV, people(reader, KHRUSHCHEV))
    assert matrix is not None
    assert (matrix.first_year, matrix.step) == (1960, 1)
    assert matrix.counts[0].tolist() == [1, 0, 0, 0, 2, 1]
    assert matrix.counts[1].tolist() == [0, 0, 0, 0, 1, 0]
    assert matrix.years(4) == (1964, 1964)


def test_many_years_share_columns(tmp_path: Path) -> None:
    content = small_content()
    more = tuple(replace(EVENTS[1], id=f"year-{year}", date=parse(str(year))) for year in range(1900, 2000))
    with Reader(filled(tmp_path / "long.cubatimeline", replace(content, events=(*content.events, *more)))) as reader:
        matrix = circle_of(reader).matrix(KHRUSHCHEV, people(reader, KHRUSHCHEV)[:1])
    assert matrix is not None
    assert matrix.counts.shape == (1, 34)
    assert matrix.counts.shape[1] <= COLUMNS
    assert matrix.counts.sum() == 101
    assert matrix.years(0) == (1900, 1902)


def test_nobody_has_no_company(reader: Reader) -> None:
    assert people(reader, "nobody") == ()
    assert circle_of(reader).matrix("nobody", ()) is None
