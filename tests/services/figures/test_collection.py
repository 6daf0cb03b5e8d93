"""Tests of figures and slides of a real collection file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cubatimeline.domain.errors import DateError, UsageError
from cubatimeline.services.figures.composing import compose
from cubatimeline.services.figures.content import FigureContent, read_content
from cubatimeline.services.figures.figure import Density, Figure, Ground
from cubatimeline.services.figures.sheets import Sheet
from cubatimeline.services.figures.slides import slides
from cubatimeline.services.lane_choice import LaneChoice, LaneMode
from cubatimeline.store.reader import Reader
from tests.services.figures.samples import METRICS, beyond, overlaps, words_on
from tests.store.content import TOURS, filled

ALL = Figure(density=Density.DENSE)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with Reader(filled(tmp_path_factory.mktemp("figures") / "small.cubatimeline")) as opened:
        yield opened


def _shown(reader: Reader, figure: Figure) -> tuple[str, ...]:
    return compose(figure, read_content(reader, figure), METRICS).shown


def test_all_events_of_a_collection_are_shown_with_its_bands(reader: Reader) -> None:
    content = read_content(reader, ALL)
    composed = compose(ALL, content, METRICS)
    assert len(composed.shown) == len(content.columns)
    said = [words.text for words in words_on(composed.sheets)]
    assert {"Nikita Khrushchev", "Diplomacy", "Military"} <= set(said)


def test_a_figure_speaks_the_language_asked_for(reader: Reader) -> None:
    figure = Figure(density=Density.DENSE, language="ru")
    said = " ".join(words.text for words in words_on(compose(figure, read_content(reader, figure), METRICS).sheets))
    assert "Кеннеди объявляет" in said
    assert "Дипломатия" in said
    assert "известный день" in said


def test_words_and_entity_leave_what_they_find(reader: Reader) -> None:
    assert _shown(reader, Figure(density=Density.DENSE, words="quarantine")) == ("1962-10-22-speech",)
    assert set(_shown(reader, Figure(density=Density.DENSE, entity="havana"))) == {"1964-10-16-talk", "1960-trade"}
    both = Figure(density=Density.DENSE, entity="havana", words="sugar")
    assert _shown(reader, both) == ("1960-trade",)


def test_lanes_by_people_are_read_with_their_events(reader: Reader) -> None:
    figure = Figure(density=Density.DENSE, lanes=LaneChoice(LaneMode.PERSON, LaneMode.CATEGORY))
    said = [words.text for words in words_on(compose(figure, read_content(reader, figure), METRICS).sheets)]
    assert {"Nikita Khrushchev", "Ernesto Guevara", "Diplomacy"} <= set(said)


def test_an_event_is_told_with_its_date(reader: Reader) -> None:
    figure = Figure(first="1962", last="1965", density=Density.DENSE)
    (sheet,) = compose(figure, read_content(reader, figure), METRICS).sheets
    titles = {group.id: group.title for group in sheet.groups}
    assert titles["event-1964-10-14-fall"] == "14 October 1964: The Presidium removes Khrushchev"


@pytest.mark.parametrize("figure", [Figure(entity="nobody"), Figure(highlights=("1900-nothing",))])
def test_what_the_collection_does_not_have_is_named(reader: Reader, figure: Figure) -> None:
    with pytest.raises(UsageError, match="which the collection does not have"):
        read_content(reader, figure)


def test_a_date_that_is_none_is_refused(reader: Reader) -> None:
    with pytest.raises(DateError):
        read_content(reader, Figure(first="soon"))


@pytest.fixture
def content(reader: Reader) -> FigureContent:
    return read_content(reader, Figure())


def _slides(content: FigureContent, looks: Figure = ALL, source: str = "") -> list[Sheet]:
    lines = (lambda ids: [source.format(id_) for id_ in ids]) if source else None
    return list(slides(TOURS[0], content, METRICS, looks, lines))


def test_a_tour_is_a_slide_for_each_scene(content: FigureContent) -> None:
    found = _slides(content)
    assert [sheet.title for sheet in found] == ["One", "Two"]
    for sheet in found:
        assert sheet.width / sheet.height == pytest.approx(16 / 9)
        assert overlaps(sheet) == []
        assert beyond(sheet) == []


def test_a_slide_has_the_words_of_its_scene_and_its_events_alone(content: FigureContent) -> None:
    first, second = (" ".join(words.text for words in words_on([sheet])) for sheet in _slides(content))
    assert "Missiles." in first
    assert "quarantine" in first
    assert "removes" not in first
    assert "removes" in second
    assert "Pause." not in second


def test_sources_stand_at_the_foot_of_a_slide(content: FigureContent) -> None:
    first, second = _slides(content, source="The source of {}.")
    foot = " ".join(words.text for words in words_on([first]))
    assert "Sources: The source of 1962-10-22-speech." in foot
    assert overlaps(second) == []
    assert beyond(second) == []


def test_slides_take_the_looks_of_a_figure(content: FigureContent) -> None:
    light, dark = (_slides(content, Figure(ground=ground))[0] for ground in Ground)
    assert light.paper != dark.paper
