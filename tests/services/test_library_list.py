"""The library: pages of all sources, sorted, filtered and counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cubatimeline.domain.documents import ArchiveReference, Body, Document
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Localised
from cubatimeline.services.library_list import Facet, LibraryPage, LibraryQuery, Order, Shelf
from cubatimeline.store.reader import Reader
from tests.store.content import filled, small_content

_KINDS = ("letter", "telegram", "report", "")
_DATES = ("1959-04", "1962-10-22", "1962-10", "1964~", "", "1991-12-25", "../1958")
MANY = tuple(
    Document(
        f"paper-{number:03}",
        Localised(f"{'Éa'[number % 2]}pistle {number * 37 % 101:03}", f"Epístola {number}"),
        body=(Body.TEXT, Body.RECORD, Body.DIGEST)[number % 3],
        text="Some words." if number % 3 != 1 else "",
        kind=_KINDS[number % 4],
        publisher=f"Publisher {number % 5}",
        original_language=("ru", "es", "")[number % 3],
        dates={"written": parse(_DATES[number % 7])} if _DATES[number % 7] else {},
        reference=ArchiveReference(archive="RGANI" if number % 2 else "", delo=str(number)),
    )
    for number in range(101)
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    content = replace(small_content(), documents=(*small_content().documents, *MANY))
    with Reader(filled(tmp_path_factory.mktemp("library") / "many.cubatimeline", content)) as reader:
        yield Shelf(reader)


def every(shelf: Shelf, query: LibraryQuery, size: int = 20) -> list[LibraryPage]:
    """All pages of a query."""
    first = shelf.page(query, 1, "en", size)
    return [first, *(shelf.page(query, number, "en", size) for number in range(2, first.pages + 1))]


def ids(pages: list[LibraryPage]) -> list[str]:
    return [line.id for page in pages for line in page.lines]


queries = st.builds(
    LibraryQuery,
    words=st.sampled_from(("", "epistle", "rgani", "pistle 007", "publisher 3", "nothing of it")),
    chosen=st.fixed_dictionaries(
        {},
        optional={
            Facet.KIND: st.frozensets(st.sampled_from(_KINDS), max_size=2),
            Facet.DECADE: st.frozensets(st.sampled_from(("1960", "1990", "")), max_size=2),
            Facet.BODY: st.frozensets(st.sampled_from(("text", "record", "digest"))),
            Facet.LANGUAGE: st.frozensets(st.sampled_from(("ru", "en")), max_size=1),
        },
    ),
    order=st.sampled_from(Order),
    descending=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(query=queries, size=st.integers(1, 60))
def test_pages_hold_every_document_once(shelf: Shelf, query: LibraryQuery, size: int) -> None:
    pages = every(shelf, query, size)
    found = ids(pages)
    assert len(found) == len(set(found)) == pages[0].total
    assert all(len(page.lines) == size for page in pages[:-1])
    assert [page.number for page in pages] == list(range(1, pages[0].pages + 1))
    assert all(page.first == 1 + (page.number - 1) * size for page in pages if page.lines)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(query=queries)
def test_counts_of_a_facet_say_what_choosing_would_find(shelf: Shelf, query: LibraryQuery) -> None:
    page = shelf.page(query, 1, "en")
    for facet, values in page.facets.items():
        for value in values:
            alone = replace(query, chosen={**query.chosen, facet: frozenset((value.value,))})
            assert shelf.page(alone, 1, "en").total == value.count


def test_dates_are_in_order_and_the_undated_at_the_end(shelf: Shelf) -> None:
    for descending in (False, True):
        lines = [line for page in every(shelf, LibraryQuery(descending=descending)) for line in page.lines]
        dated = [line.date is not None for line in lines]
        assert dated == sorted(dated, reverse=True)
        days = [
            (line.date.earliest if line.date.earliest is not None else line.date.latest) for line in lines if line.date
        ]
        assert days == sorted(days, reverse=descending)


def test_titles_are_in_order_without_regard_to_accents(shelf: Shelf) -> None:
    lines = [line for page in every(shelf, LibraryQuery("pistle", order=Order.TITLE)) for line in page.lines]
    titles = [line.title.en for line in lines]
    assert titles == sorted(titles, key=lambda title: title.replace("É", "e"))


def test_the_most_telling_documents_come_first(shelf: Shelf) -> None:
    lines = shelf.page(LibraryQuery(order=Order.EVENTS, descending=True), 1, "en").lines
    assert [line.events for line in lines] == sorted((line.events for line in lines), reverse=True)
    assert lines[0].events == 3


def test_a_part_of_the_reference_or_the_archive_is_found(shelf: Shelf) -> None:
    assert ids(every(shelf, LibraryQuery("rgani 37"))) == ["paper-037"]
    assert shelf.page(LibraryQuery("rgani"), 1, "en").total == 50


def test_spanish_titles_are_sorted_as_spanish(shelf: Shelf) -> None:
    lines = shelf.page(LibraryQuery("epistola", order=Order.TITLE), 1, "es", 200).lines
    titles = [line.title.es for line in lines]
    assert len(titles) == 101
    assert titles == sorted(titles, key=str.casefold)


@pytest.mark.parametrize(("wanted", "given_"), [(0, 1), (-3, 1), (99, 6), (6, 6)])
def test_a_page_that_is_not_there_gives_the_nearest(shelf: Shelf, wanted: int, given_: int) -> None:
    assert shelf.page(LibraryQuery(), wanted, "en").number == given_


def test_nothing_found_is_one_empty_page(shelf: Shelf) -> None:
    page = shelf.page(LibraryQuery("penguins"), 1, "en")
    assert (page.total, page.pages, page.first, page.lines) == (0, 1, 0, ())
    assert page.everything == 103
    assert page.query.is_narrowed


def test_a_chosen_value_stays_offered_when_nothing_has_it(shelf: Shelf) -> None:
    page = shelf.page(LibraryQuery(chosen={Facet.KIND: frozenset(("poem",))}), 1, "en")
    chosen = [value for value in page.facets[Facet.KIND] if value.chosen]
    assert [(value.value, value.count) for value in chosen] == [("poem", 0)]
    assert page.total == 0
