"""What was put into a collection comes out of it again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from cubatimeline.domain.calendars import day_number
from cubatimeline.domain.dates import Precision
from cubatimeline.domain.documents import Body
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.evidence import Stance
from cubatimeline.store.columns import OPEN_PAST, EventColumns, EventFlag
from cubatimeline.store.reader import Reader
from cubatimeline.store.schema import SCHEMA_VERSION
from tests.store import content
from tests.store.content import TALK, filled, small_content


def place(columns: EventColumns, event: str) -> int:
    return columns.ids.index(event)


def test_every_value_comes_back_as_it_was(reader: Reader) -> None:
    stored = small_content()
    assert {event.id: event for event in reader.events()} == {event.id: event for event in stored.events}
    assert [reader.document(document.id) for document in stored.documents] == list(stored.documents)
    assert [reader.entity(entity.id) for entity in stored.entities] == list(stored.entities)
    assert tuple(reader.office_lines()) == stored.office_lines
    assert tuple(reader.bands()) == stored.bands
    assert tuple(reader.tours()) == stored.tours
    assert reader.categories() == stored.categories
    assert {id_: tuple(reader.marks(id_)) for id_ in stored.marks} == stored.marks


def test_unknown_ids_give_nothing(reader: Reader) -> None:
    assert reader.event("no-such") is None
    assert reader.entity("no-such") is None
    assert reader.document("no-such") is None
    assert reader.marks("no-such") == reader.passages("no-such") == reader.evidence_for_event("no-such") == []


def test_events_come_in_the_order_asked_for(reader: Reader) -> None:
    ids = ["1964-10-16-talk", "no-such", "before", "1964-10-14-fall"]
    assert [event.id for event in reader.events(ids)] == ["1964-10-16-talk", "before", "1964-10-14-fall"]


def test_meta_tells_title_span_and_version(reader: Reader) -> None:
    meta = reader.meta()
    assert (meta.id, meta.version, meta.title.es) == ("sample", 1, "Una muestra")
    assert meta.span == (day_number(1953, 1, 1), day_number(1965, 12, 31))
    assert (meta.summary, meta.credits) == ("A little of everything.", "Ours.")


def test_info_counts(reader: Reader) -> None:
    assert reader.info() == {
        "events": 5,
        "documents": 2,
        "passages": 2,
        "evidence": 5,
        "entities": 4,
        "mentions": 3,
        "events_without_evidence": 1,
        "schema": SCHEMA_VERSION,
        "path": str(reader.path),
    }


def test_columns_stand_in_order_of_time(reader: Reader) -> None:
    columns = reader.columns()
    assert columns.ids == ["before", "1960-trade", "1962-10-22-speech", "1964-10-14-fall", "1964-10-16-talk"]
    assert columns.titles[0] == "Before the revolution"
    assert len(columns) == 5
    assert columns.evidence.tolist() == [0, 1, 1, 1, 2]
    assert columns.category.tolist() == [0, 0, 1, 0, 0]
    assert columns.importance.tolist() == [1, 2, 5, 4, 3]


def test_titles_fall_back_to_english(reader: Reader) -> None:
    titles = reader.columns("ru").titles
    assert titles[0] == "Before the revolution"
    assert titles[3] == "Президиум снимает Хрущёва"


def test_a_known_day_lasts_from_its_morning_to_its_midnight(reader: Reader) -> None:
    columns = reader.columns()
    at = place(columns, "1964-10-14-fall")
    day = day_number(1964, 10, 14)
    assert (columns.start_earliest[at], columns.end_latest[at]) == (day, day + 1)
    assert columns.precision[at] == Precision.DAY
    assert columns.flags[at] == 0


def test_a_clock_time_is_in_the_fraction(reader: Reader) -> None:
    columns = reader.columns()
    at = place(columns, "1962-10-22-speech")
    day = day_number(1962, 10, 22)
    assert columns.start_earliest[at] == pytest.approx(day + 19 / 24)
    assert columns.end_latest[at] == pytest.approx(day + (19 * 60 + 1) / 1440)
    assert columns.flags[at] == EventFlag.TIMED


def test_a_span_keeps_four_bounds_and_what_is_doubtful(reader: Reader) -> None:
    columns = reader.columns()
    at = place(columns, "1960-trade")
    assert columns.start_earliest[at] == day_number(1960, 1, 1)
    assert columns.start_latest[at] == day_number(1961, 1, 1)
    assert columns.end_earliest[at] == day_number(1964, 1, 1)
    assert columns.end_latest[at] == day_number(1965, 1, 1)
    assert columns.flags[at] == EventFlag.SPAN | EventFlag.UNCERTAIN


def test_an_open_start_has_no_first_day(reader: Reader) -> None:
    columns = reader.columns()
    at = place(columns, "before")
    assert columns.start_earliest[at] == OPEN_PAST
    assert columns.end_latest[at] == day_number(1960, 1, 1)
    assert columns.flags[at] == EventFlag.SPAN | EventFlag.OPEN_START


def test_bounds_never_cross(reader: Reader) -> None:
    columns = reader.columns()
    assert np.all(columns.start_earliest <= columns.start_latest)
    assert np.all(columns.end_earliest <= columns.end_latest)
    assert np.all(columns.start_latest <= columns.end_latest)
    assert np.all(columns.start_earliest <= columns.end_earliest)


def test_rival_dates_are_those_that_differ(reader: Reader) -> None:
    (rival,) = reader.rival_dates()
    assert (rival.event, rival.place, rival.date.edtf, rival.claim) == (
        "1964-10-16-talk", 1, "1964-10-18~", "two days later"
    )  # fmt: skip
    assert reader.columns().row[place(reader.columns(), rival.event)] == rival.row


def test_entities_are_counted_by_year(reader: Reader) -> None:
    people = reader.entities(EntityKind.PERSON)
    assert [each.id for each in people] == ["nikita-khrushchev", "ernesto-guevara", "leonid-brezhnev"]
    first = people[0]
    assert (first.events, first.mentions, first.aliases) == (2, 2, ("Khrushchev", "Jruschov", "Хрущёв"))
    assert len(first.years) == 1965 - 1953 + 1
    assert first.years[1964 - first.first_year] == 2
    assert first.years.sum() == 2
    assert {each.kind for each in reader.entities()} == {EntityKind.PERSON, EntityKind.PLACE}


def test_the_events_of_an_entity(reader: Reader) -> None:
    assert reader.event_ids_of_entity("nikita-khrushchev") == ["1964-10-14-fall", "1964-10-16-talk"]
    columns = reader.columns()
    rows = reader.event_rows_by_entity()
    assert set(rows) == {"nikita-khrushchev", "leonid-brezhnev", "ernesto-guevara", "havana"}
    assert set(rows["havana"]) == {columns.row[place(columns, id_)] for id_ in ("1960-trade", "1964-10-16-talk")}


def test_the_mentions_of_an_entity_are_passages(reader: Reader) -> None:
    found = reader.mentions("nikita-khrushchev")
    assert [(passage.document, passage.quote) for passage in found] == [
        ("talk", "Khrushchev"), ("chapter-one", "Khrushchev")
    ]  # fmt: skip


def test_documents_in_short(reader: Reader) -> None:
    found = {document.id: document for document in reader.documents()}
    assert list(found) == ["history", "talk", "chapter-one"]
    assert found["talk"].date == parse("1964-10-27")
    assert (found["talk"].events, found["history"].events, found["chapter-one"].events) == (2, 3, 1)
    assert found["chapter-one"].body is Body.CHAPTER
    assert found["history"].date is None


def test_evidence_leads_both_ways(reader: Reader) -> None:
    proved, disputed = reader.evidence_for_event("1964-10-16-talk")
    assert proved.passage is not None
    assert TALK[proved.passage.start : proved.passage.end] == proved.passage.quote
    assert (disputed.stance, disputed.says, disputed.confidence) == (Stance.DISPUTES, parse("1964-10-18~"), 0.5)
    assert [each.event for each in reader.evidence_in_document("talk")] == ["1964-10-16-talk", "1962-10-22-speech"]
    assert [passage.quote for passage in reader.passages("talk")] == [
        "On 16 October 1964 Darusenkov called on Guevara", "whose missiles had gone home"
    ]  # fmt: skip


def test_who_held_office_on_a_day(reader: Reader) -> None:
    def holders(*day: int) -> list[list[str]]:
        return [[each.person for each in line.holders] for line in reader.holders_on(day_number(*day))]

    assert holders(1962, 10, 27) == [["nikita-khrushchev"], []]
    assert holders(1964, 10, 14) == [["nikita-khrushchev", "leonid-brezhnev"], []]
    assert holders(1983, 1, 1) == [[], []]


def test_an_empty_collection_reads_as_empty(tmp_path: Path) -> None:
    empty = content.CollectionContent("none", 1, content.Localised("Nothing"), (0, 0), (), (), (), (), (), (), ())
    with Reader(filled(tmp_path / "empty.cubatimeline", empty)) as reader:
        assert len(reader.columns()) == 0
        assert reader.entities() == reader.documents() == reader.events() == []
        assert reader.search("anything").events.total == 0
        assert reader.info()["events"] == 0


def test_reading_does_not_wait_for_sqlite_utils(model: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from cubatimeline.store.reader import Reader\n"
        "with Reader(pathlib.Path(sys.argv[1])) as reader:\n"
        "    reader.columns(), reader.meta(), reader.entities(), reader.search('fall')\n"
        "print([name for name in ('sqlite_utils', 'yaml', 'dateparser', 'PySide6') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(model)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
