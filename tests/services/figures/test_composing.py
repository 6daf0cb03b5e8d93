"""Tests of the layout of figures: what holds whatever events, spans, sizes and wishes there are."""

from __future__ import annotations

import gc
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cubatimeline.domain.calendars import civil
from cubatimeline.domain.errors import Cancelled, UsageError
from cubatimeline.services.figures.cautions import CautionKind
from cubatimeline.services.figures.composing import Composed, compose
from cubatimeline.services.figures.content import FigureContent, span_of
from cubatimeline.services.figures.figure import Colours, Dense, Density, Family, Figure, Ground, TypeSizes
from cubatimeline.services.figures.presets import preset_called
from cubatimeline.services.figures.sheets import Box, Path, Words, box_of
from cubatimeline.services.geometry.legend import Sample
from cubatimeline.services.lane_choice import LaneChoice, LaneMode
from cubatimeline.store.columns import EventFlag
from tests.services.figures.samples import METRICS, beyond, content_of, counts_on, overlaps, words_on

_WORDS = (
    "Castro", "visits", "Moscow", "and", "signs", "a", "treaty", "of", "cooperation", "крейсер", "Куба", "соглашение",
    "Unión", "convenio", "ракеты", "U-2", "–", "oil", "credits",
)  # fmt: skip


def _day(number: int) -> str:
    year, month, day = civil(number)
    return f"{year:04d}-{month:02d}-{day:02d}"


@st.composite
def _samples(draw: st.DrawFn) -> Sample:
    day = draw(st.integers(-6300, 18300) | st.integers(-2640, -2620))
    text = _day(day)
    later = _day(day + draw(st.integers(1, 4000)))
    edtf = draw(
        st.sampled_from(
            (text, text[:7], text[:4], f"{text[:3]}X", f"{text}?", f"{text}~", f"{text}%", f"{text}/{later}",
             f"{text[:7]}/{later[:4]}", f"{text}/..", f"../{text}", f"[{text},{later}]", f"{text}~/{later}?",
             f"[..{text}]", f"{text}T10:15:00/{text}T13:00:00")
        )
    )  # fmt: skip
    flag = draw(st.sampled_from((EventFlag(0), EventFlag(0), EventFlag.DRAFT)))
    return Sample(edtf, "", flag)


@st.composite
def _contents(draw: st.DrawFn, most: int = 28) -> FigureContent:
    samples = draw(st.lists(_samples(), max_size=most))
    count = len(samples)
    titles = draw(
        st.lists(
            st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join), min_size=count, max_size=count
        )
    )
    categories = draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    importances = draw(st.lists(st.integers(1, 5), min_size=count, max_size=count))
    ghosts = draw(st.dictionaries(st.integers(0, max(count - 1, 0)), st.just([-2600.5, 3000.0]), max_size=3))
    language = draw(st.sampled_from(("en", "es", "ru")))
    return content_of(samples, titles, categories, importances, language=language, ghosts=ghosts if count else None)


_keys = st.sampled_from(("category:diplomacy", "category:economy", "none:"))
_lane_choices = st.builds(
    LaneChoice,
    st.sampled_from((LaneMode.CATEGORY, LaneMode.NONE)),
    collapsed=st.frozensets(_keys, max_size=1),
    sizes=st.dictionaries(_keys, st.integers(1, 6), max_size=2),
)


@st.composite
def _figures(draw: st.DrawFn) -> Figure:
    first, last = draw(
        st.sampled_from(
            (("", ""), ("1960", "1964"), ("1962-10", "1962-10"), ("1962-10-26", "1962-10-28"), ("1953", "2019"))
        )
    )
    small = draw(st.sampled_from((7.0, 8.0, 10.0)))
    letters = TypeSizes(draw(st.sampled_from((10.0, 14.0))), small + 1, small, small, small)
    return Figure(
        first=first, last=last, width=draw(st.sampled_from((60.0, 85.0, 106.0, 190.0, 400.0))),
        height=draw(st.sampled_from((0.0, 0.0, 60.0, 188.0, 300.0))), density=draw(st.sampled_from(Density)),
        letters=letters, family=draw(st.sampled_from(Family)), colours=draw(st.sampled_from(Colours)),
        ground=draw(st.sampled_from(Ground)), dense=draw(st.sampled_from(Dense)), rows=draw(st.integers(1, 3)),
        rows_per_page=draw(st.integers(0, 2)), title=draw(st.sampled_from(("", "Cuba and Moscow " * 6, "Куба"))),
        footer=draw(st.sampled_from(("", "Drawn from the collection."))), legend=draw(st.booleans()),
        scale_bar=draw(st.booleans()), sources=draw(st.booleans()), event_numbers=draw(st.booleans()),
        lanes=draw(_lane_choices),
    )  # fmt: skip


def _refer(ids: tuple[str, ...] | list[str]) -> dict[str, tuple[int, ...]]:
    return {id_: (number, number + 1) for number, id_ in enumerate(ids, 1)}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(_contents(), _figures(), st.integers(0, 3))
def test_a_figure_is_legible_whole_and_exact(content: FigureContent, figure: Figure, lit: int) -> None:
    figure = replace(figure, language=content.language, highlights=tuple(content.ids[:lit]))
    composed = compose(figure, content, METRICS, _refer)
    for sheet in composed.sheets:
        assert overlaps(sheet) == []
        assert beyond(sheet) == []
        ids = [group.id for group in sheet.groups]
        assert len(set(ids)) == len(ids)
        assert sheet.width == figure.width
    assert all(words.points >= figure.letters.smallest for words in words_on(composed.sheets))
    assert all(words.text.strip() for words in words_on(composed.sheets))
    lines = [i.ink for s in composed.sheets for i in s.items() if isinstance(i, (Box, Path)) and i.ink.stroke]
    assert all(ink.points >= 0.25 for ink in lines)
    start, end = span_of(figure, content)
    first, last = content.bounds()
    inside = int(np.count_nonzero((last > start) & (first < end)))
    assert len(set(composed.shown)) == len(composed.shown)
    assert len(composed.shown) + composed.counted == inside
    assert counts_on(composed.sheets) == composed.counted


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_contents(20), _figures())
def test_the_same_figure_is_laid_out_the_same(content: FigureContent, figure: Figure) -> None:
    figure = replace(figure, language=content.language)
    again = replace(content)
    assert compose(figure, content, METRICS, _refer) == compose(figure, again, METRICS, _refer)


def _three(importances: tuple[int, int, int] = (5, 3, 1)) -> FigureContent:
    samples = [Sample(day, "") for day in ("1962-10-16", "1962-10-22", "1962-10-28")]
    return content_of(samples, ["Photographs", "Speech", "Withdrawal"], [0, 0, 1], importances)


def _said(composed_words: list[Words]) -> str:
    return " ".join(words.text for words in composed_words)


def test_events_are_told_in_reading_order() -> None:
    composed = compose(Figure(density=Density.DENSE), _three(), METRICS)
    assert composed.shown == ("sample-0", "sample-1", "sample-2")
    assert composed.counted == 0


def test_what_is_not_important_enough_is_a_tick_and_counted() -> None:
    composed = compose(Figure(least_importance=4), _three(), METRICS)
    assert composed.shown == ("sample-0",)
    assert composed.counted == 2
    said = _said(words_on(composed.sheets))
    assert "Photographs" in said
    assert "Speech" not in said
    caution = next(each for each in composed.warnings if each.kind is CautionKind.LEFT_OUT)
    assert caution.said == "2 of 3 events are ticks without words, and counted."


def test_a_highlight_is_told_whatever_its_importance() -> None:
    composed = compose(Figure(least_importance=5, highlights=("sample-2",)), _three(), METRICS)
    assert composed.shown == ("sample-0", "sample-2")
    bold = next(words for words in words_on(composed.sheets) if words.text == "Withdrawal")
    assert bold.face.value == "sans-bold"


def test_a_highlight_that_lies_outside_the_span_is_warned_of() -> None:
    composed = compose(Figure(last="1962-10-20", highlights=("sample-2",)), _three(), METRICS)
    assert CautionKind.HIGHLIGHT_LEFT_OUT in [each.kind for each in composed.warnings]


@pytest.mark.parametrize(("letters", "kinds"), [(TypeSizes(small=6.5), [CautionKind.SMALL_LETTERS]), (TypeSizes(), [])])
def test_small_letters_are_warned_of(letters: TypeSizes, kinds: list[CautionKind]) -> None:
    composed = compose(Figure(letters=letters, density=Density.DENSE), _three(), METRICS)
    assert [each.kind for each in composed.warnings] == kinds


def test_a_figure_too_small_for_its_lanes_says_how_high_it_would_have_to_be() -> None:
    composed = compose(Figure(height=30.0), _three(), METRICS)
    caution = next(each for each in composed.warnings if each.kind is CautionKind.TOO_SMALL)
    assert caution.numbers[0] == pytest.approx(composed.sheets[0].height, abs=0.1)
    assert composed.sheets[0].height > 30.0


def test_a_given_height_is_kept() -> None:
    figure = preset_called("hjas").applied(Figure())  # type: ignore[union-attr]
    (sheet,) = compose(figure, _three(), METRICS).sheets
    assert (sheet.width, sheet.height) == (106.0, 188.0)


def test_numbers_stand_before_the_words_in_the_order_of_time() -> None:
    composed = compose(Figure(event_numbers=True, density=Density.DENSE), _three(), METRICS)
    assert composed.numbers == {"sample-0": 1, "sample-1": 2, "sample-2": 3}
    assert {"1", "2", "3"} <= {words.text for words in words_on(composed.sheets)}


def test_sources_are_numbered_for_the_events_shown() -> None:
    asked = []

    def refer(ids: tuple[str, ...] | list[str]) -> dict[str, tuple[int, ...]]:
        asked.append(tuple(ids))
        return {"sample-0": (1, 2, 3), "sample-1": (3, 5)}

    composed = compose(Figure(sources=True, density=Density.DENSE), _three(), METRICS, refer)
    assert asked == [("sample-0", "sample-1", "sample-2")]
    assert {"1–3", "3,5"} <= {words.text for words in words_on(composed.sheets)}


def test_a_span_is_broken_over_rows_and_pages() -> None:
    one = compose(Figure(rows=3), _three(), METRICS)
    pages = compose(Figure(rows=4, rows_per_page=2), _three(), METRICS)
    assert len(one.sheets) == 1
    assert len([group for group in one.sheets[0].groups if group.id.startswith("axis")]) == 3
    assert [sheet.title for sheet in pages.sheets] == ["1953–1986", "1986–2019"]


def _crowd(count: int = 60) -> FigureContent:
    samples = [Sample(_day(-2640 + n // 2), "") for n in range(count)] + [Sample("2000-01-01", "")]
    titles = [f"Event {n} of the crisis" for n in range(count + 1)]
    return content_of(samples, titles, [n % 4 for n in range(count + 1)], [3] * (count + 1))


def test_a_dense_period_gets_an_inset_with_lines_that_join_it_to_its_place() -> None:
    plain, inset = (compose(Figure(dense=dense), _crowd(), METRICS) for dense in (Dense.NONE, Dense.INSET))
    groups = [group.id for group in inset.sheets[0].groups]
    assert "inset-2" in groups
    assert "axis-2" in groups
    assert len(inset.shown) > len(plain.shown)


def _bars(composed: Composed) -> list[tuple[float, str]]:
    """Return of each bar of a scale how long it is, mm, and its words."""
    (scale,) = (group for group in composed.sheets[0].groups if group.id == "scale")
    words = [item.text for item in scale.items if isinstance(item, Words)]
    lines = [item.segments for item in scale.items if isinstance(item, Path)]
    level = [(x, x_end) for (x, y, *_), (x_end, y_end, *_) in lines if y == y_end]
    return [(x_end - x, told) for (x, x_end), told in zip(level, words, strict=True)]


def test_an_inset_has_a_scale_bar_of_its_own_that_names_its_years() -> None:
    plain, inset = (compose(Figure(dense=dense), _crowd(), METRICS) for dense in (Dense.NONE, Dense.INSET))
    assert len(_bars(plain)) == 1
    (whole, years), (part, days) = _bars(inset)
    assert "(" not in years
    assert days.endswith("(1962)")
    assert 0 < part < Figure().width
    assert whole > 0


def test_rows_of_one_scale_have_one_bar() -> None:
    composed = compose(Figure(rows=3), _crowd(), METRICS)
    assert len(_bars(composed)) == 1


def test_bars_that_have_no_room_are_left_out() -> None:
    spans = tuple((f"1962-10-{day:02}", f"1962-10-{day + 2 * (day % 3):02}") for day in range(1, 26, 5))
    composed = compose(Figure(width=85.0, dense=Dense.INSET, dense_spans=spans), _crowd(), METRICS)
    assert 1 <= len(_bars(composed)) < 1 + len(spans)
    (scale,) = (group for group in composed.sheets[0].groups if group.id == "scale")
    assert min(box_of(item, METRICS)[0] for item in scale.items) > 0


def test_a_dense_period_can_widen_the_axis_instead() -> None:
    figure = Figure(dense=Dense.SPLIT, dense_spans=(("1962-10", "1962-11"),))
    groups = {group.id: group.items for group in compose(figure, _crowd(), METRICS).sheets[0].groups}
    (ground,) = [item for item in groups["grid"] if isinstance(item, Box)]
    assert ground.width > 0.1 * figure.width
    assert len([item for item in groups["scale"] if isinstance(item, Words)]) == 2
    assert "Oct" in [item.text for item in groups["axis"] if isinstance(item, Words)]


def test_only_what_occurs_is_in_the_legend() -> None:
    legend = next(g for g in compose(Figure(), _three(), METRICS).sheets[0].groups if g.id == "legend")
    words = [item.text for item in legend.items if isinstance(item, Words)]
    assert "known day" in words
    assert "draft" not in words


def test_an_inset_is_refused_where_its_dates_are_none() -> None:
    with pytest.raises(UsageError):
        compose(Figure(dense=Dense.INSET, dense_spans=(("1962-10-14", "1962-10/.."),)), _crowd(), METRICS)


def test_a_figure_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UsageError, match="before it begins"):
        compose(Figure(first="1970", last="1960"), _three(), METRICS)


def test_laying_out_can_be_watched_and_stopped() -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> bool:
        told.append((done, of))
        return len(told) < 2

    with pytest.raises(Cancelled):
        compose(Figure(density=Density.DENSE), _crowd(600), METRICS, progress=stop)
    assert all(0 < done <= of for done, of in told)


def _rows_of(rows: int) -> float:
    """Return the height of the figure with so many rows given to its one lane."""
    sizes = {"category:diplomacy": rows} if rows else {}
    content = content_of([Sample("1962-10-16", "")], ["Photographs"], [0], [5])
    return compose(Figure(lanes=LaneChoice(sizes=sizes)), content, METRICS).sheets[0].height


def test_a_lane_has_the_rows_that_its_author_gave_it() -> None:
    pitch = _rows_of(6) - _rows_of(5)
    assert pitch == pytest.approx(8.0 * 25.4 / 72)
    assert _rows_of(5) > _rows_of(0)


def test_a_lane_without_an_event_in_the_span_is_left_out() -> None:
    composed = compose(Figure(last="1962-10-24", density=Density.DENSE), _three(), METRICS)
    said = [words.text for words in words_on(composed.sheets)]
    assert "Diplomacy" in said
    assert "Science and space" not in said


def test_names_of_lanes_stand_in_the_lanes_of_a_narrow_figure() -> None:
    wide, narrow = (
        next(w for w in words_on(compose(Figure(width=width), _three(), METRICS).sheets) if w.text == "Diplomacy")
        for width in (190.0, 85.0)
    )
    label = next(w for w in words_on(compose(Figure(width=85.0), _three(), METRICS).sheets) if w.text == "Photographs")
    assert narrow.y < label.y
    assert wide.x == pytest.approx(narrow.x, abs=1.0)


def _years(count: int = 60) -> FigureContent:
    """Return events in four lanes, one a year after the other."""
    titles = [f"Event number {number} of a long year" for number in range(count)]
    samples = [Sample(f"{1955 + number % 60}-05-01", "") for number in range(count)]
    return content_of(samples, titles, [number % 4 for number in range(count)], [5] * count)


@pytest.mark.parametrize("width", [85.0, 190.0])
@pytest.mark.parametrize("rows", [1, 4])
def test_a_page_of_a_given_height_keeps_it(width: float, rows: int) -> None:
    """Rows give way first, then words: what is left out is told."""
    figure = Figure(width=width, height=60.0, rows=rows, legend=False, scale_bar=False, bands=False)
    composed = compose(figure, _years(), METRICS)
    assert [sheet.height for sheet in composed.sheets] == [60.0]
    assert beyond(composed.sheets[0]) == overlaps(composed.sheets[0]) == []
    kinds = {caution.kind for caution in composed.warnings}
    assert (CautionKind.FEWER_ROWS in kinds) == (rows > 1)
    assert CautionKind.LEFT_OUT in kinds
    assert counts_on(composed.sheets) == 60 - len(composed.shown)


def test_lanes_that_no_page_holds_are_told() -> None:
    composed = compose(Figure(height=30.0), _years(), METRICS)
    assert composed.sheets[0].height > 30.0
    assert [caution.kind for caution in composed.warnings if caution.kind is CautionKind.TOO_SMALL]


def test_a_layout_leaves_nothing_to_be_searched_for() -> None:
    """A wall of 10,000 events in a circle would halt the window when it is searched for, and lie about till then."""
    content = _years()
    figure = Figure(sources=True, event_numbers=True)
    compose(figure, content, METRICS, lambda events: {})
    gc.collect()
    composed = compose(figure, content, METRICS, lambda events: {})
    assert gc.collect() == 0
    assert composed.shown


def test_months_of_an_axis_have_a_name_where_the_long_one_has_no_room() -> None:
    """And no line of a larger unit goes through the name of a week."""
    content = content_of([Sample("1962-10-27", "")], ["A day"], [0], [5], language="es")
    composed = compose(Figure(language="es", width=170.0, first="1962-08", last="1963-01"), content, METRICS)
    (axis,) = (group for group in composed.sheets[0].groups if group.id == "axis")
    names = [item for item in axis.items if isinstance(item, Words)]
    assert {"Ago 1962", "Sep 1962", "Dic 1962"} <= {each.text for each in names}
    ticks = [box_of(item, METRICS) for item in axis.items if isinstance(item, Path)]
    for each in names:
        left, top, right, _ = box_of(each, METRICS)
        assert not [tick for tick in ticks if left < tick[0] < right and tick[3] > top]
