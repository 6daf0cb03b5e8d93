"""What is painted of a scene: how much, where, and how honestly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from cubatimeline.domain.calendars import day_number
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.picture import Picture, Subject
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.timeline import NO_EMPHASIS, Emphasis
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.scene import Scene
from cubatimeline.services.geometry.time_scale import TimeScale
from tests.benchmarks.events import generated
from tests.benchmarks.timeline import painted_objects
from tests.picture_book.words import Recorder
from tests.services.geometry.samples import columns_of, event_of, marks_from

WIDTH, HEIGHT = 1000, 420


def painted(picture: Picture, scale: TimeScale, emphasis: Emphasis = NO_EMPHASIS, scroll: float = 0.0) -> QImage:
    image = QImage(round(picture.width), round(picture.height), QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    picture.paint(painter, picture.scene(scale), emphasis, scroll)
    painter.end()
    return image


def scale_of(picture: Picture, first: tuple[int, int, int], last: tuple[int, int, int]) -> TimeScale:
    return TimeScale(float(day_number(*first)), float(day_number(*last)), picture.time_width)


@pytest.mark.parametrize("count", [100, 1_000, 5_000])
def test_a_frame_paints_no_more_than_fifteen_hundred_objects(theme: Theme, count: int) -> None:
    columns = generated(count)
    lanes = tuple(Lane(f"l{n}", f"Lane {n}", "other", int((columns.category == n).sum())) for n in range(8))
    picture = Picture(Subject(columns, marks_from(columns), lanes, (), {}), theme, "en", 1600, 900)
    centre = 16.5 * 365.25 - 6209
    for span in (24_106.0, 9000.0, 3000.0, 700.0, 60.0, 7.0, 0.125):
        scene = picture.scene(TimeScale(centre - span / 2, centre + span / 2, picture.time_width))
        assert painted_objects(picture, scene) <= 1_500
        assert len(scene.labels) <= 400


def colour_at(image: QImage, x: float, y: float) -> QColor:
    return image.pixelColor(round(x), round(y))


def distance(one: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


@pytest.fixture
def bar(theme: Theme) -> Callable[[str], tuple[list[int], Scene]]:
    """Paint one event and return how far each pixel along its bar is from the ground, and the scene."""

    def paint(date: str) -> tuple[list[int], Scene]:
        columns = columns_of([event_of(date, title="")])
        subject = Subject(columns, marks_from(columns), (Lane("l", "Lane", "crisis", 1),), (), {})
        picture = Picture(subject, theme, "en", WIDTH, 120)
        scale = scale_of(picture, (1962, 7, 1), (1963, 1, 1))
        image = painted(picture, scale)
        scene = picture.scene(scale)
        y = picture.lanes_top + float(scene.labels.y[0]) + picture.measures.row - picture.measures.bar / 2 - 2
        ground = theme.colour("canvas")
        left = picture.measures.gutter
        return [distance(colour_at(image, left + x, y), ground) for x in range(int(picture.time_width) - 1)], scene

    return paint


def test_a_span_known_to_the_day_is_drawn_sharp(bar: Callable[[str], tuple[list[int], Scene]]) -> None:
    ink, scene = bar("1962-10-16/1962-10-28")
    x, x_end = round(float(scene.labels.x[0])), round(float(scene.labels.x_end[0]))
    inside = ink[x + 4 : x_end - 5]
    assert len(inside) > 40
    assert max(inside) - min(inside) <= 3
    assert ink[x - 3] < 40
    assert ink[x_end + 3] < 40


def test_a_span_from_month_to_month_fades_over_its_months(bar: Callable[[str], tuple[list[int], Scene]]) -> None:
    ink, scene = bar("1962-09/1962-11")
    x, solid, solid_end, x_end = (
        round(float(a[0])) for a in (scene.labels.x, scene.labels.x_solid, scene.labels.x_solid_end, scene.labels.x_end)
    )
    rising, sure, falling = ink[x + 2 : solid], ink[solid + 2 : solid_end - 2], ink[solid_end : x_end - 2]
    assert max(sure) - min(sure) <= 12
    assert rising[0] < 0.2 * sure[0] < 0.7 * sure[0] < rising[-1]
    assert falling[-1] < 0.2 * sure[0] < 0.7 * sure[0] < falling[0]
    assert all(b >= a - 12 for a, b in zip(rising, rising[6:], strict=False))


def test_a_span_within_one_month_is_surest_in_its_middle(bar: Callable[[str], tuple[list[int], Scene]]) -> None:
    ink, scene = bar("1962-10/1962-10")
    x, x_end = round(float(scene.labels.x[0])), round(float(scene.labels.x_end[0]))
    middle = (x + x_end) // 2
    assert ink[middle] > 3 * ink[x + 4]
    assert ink[middle] > 3 * ink[x_end - 4]


def test_deep_in_a_long_span_its_bar_is_still_painted(theme: Theme) -> None:
    columns = columns_of([event_of("1700/2100", title="Centuries")])
    subject = Subject(columns, marks_from(columns), (Lane("l", "Lane", "crisis", 1),), (), {})
    picture = Picture(subject, theme, "en", WIDTH, 120)
    scale = TimeScale(-2626.0, -2626.0 + 0.125, picture.time_width)
    image, scene = painted(picture, scale), picture.scene(scale)
    y = picture.lanes_top + float(scene.labels.y[0]) + picture.measures.row - picture.measures.bar / 2 - 2
    for x in range(int(picture.measures.gutter) + 2, WIDTH - 2, 50):
        assert distance(colour_at(image, x, y), theme.lane("crisis")) < 6


def ink_in(image: QImage, theme: Theme, box: tuple[int, int, int, int]) -> int:
    left, top, right, bottom = box
    ground = theme.colour("canvas")
    return sum(distance(image.pixelColor(x, y), ground) for x in range(left, right) for y in range(top, bottom))


def test_what_is_not_lit_is_dimmed_and_what_is_selected_has_a_plate(subject: Subject, theme: Theme) -> None:
    picture = Picture(subject, theme, "en", WIDTH, HEIGHT)
    scale = scale_of(picture, (1960, 1, 1), (1965, 1, 1))
    all_ = ink_in(painted(picture, scale), theme, (180, 20, WIDTH, HEIGHT - 60))
    none = Emphasis(lit=np.zeros(len(subject.columns), np.bool_))
    assert ink_in(painted(picture, scale, none), theme, (180, 20, WIDTH, HEIGHT - 60)) < 0.6 * all_
    image = painted(picture, scale, Emphasis(selected=list(subject.columns.titles).index("The ships leave")))
    assert any(
        image.pixelColor(x, y) == theme.colour("selection") for x in range(130, WIDTH) for y in range(20, HEIGHT - 60)
    )


def test_a_selected_event_without_a_label_speaks_above_its_tick(theme: Theme) -> None:
    columns = columns_of([event_of("1962-10-27", title="One"), event_of("1962-10-27", title="Two")])
    subject = Subject(columns, marks_from(columns), (Lane("l", "Lane", "crisis", 2, collapsed=True),), (), {})
    picture = Picture(subject, theme, "en", WIDTH, 120)
    image = painted(picture, scale_of(picture, (1962, 1, 1), (1963, 1, 1)), Emphasis(selected=1))
    assert any(image.pixelColor(x, y) == theme.colour("selection") for x in range(130, WIDTH) for y in range(80))


def test_a_thin_bar_tells_where_lanes_do_not_fit(subject: Subject, theme: Theme) -> None:
    low, high = (Picture(subject, theme, "en", WIDTH, height) for height in (140, 400))
    assert low.full_lanes_height > low.lanes_height
    assert low.least_height > 140
    assert high.full_lanes_height <= high.lanes_height
    faint = theme.colour("text_faint")

    def marked(picture: Picture, scroll: float) -> list[int]:
        image = painted(picture, scale_of(picture, (1970, 1, 1), (1971, 1, 1)), scroll=scroll)
        return [y for y in range(image.height()) if distance(image.pixelColor(WIDTH - 4, y), faint) < 12]

    assert marked(high, 0.0) == []
    top, bottom = marked(low, 0.0), marked(low, low.full_lanes_height - low.lanes_height)
    assert top[0] < bottom[0]
    assert abs(bottom[-1] - (140 - low.measures.axis)) <= 3


def test_resizing_lays_the_lanes_out_anew_only_where_they_change(subject: Subject, theme: Theme) -> None:
    picture = Picture(subject, theme, "en", WIDTH, HEIGHT)
    before = picture.layout
    picture.resize(WIDTH + 200, HEIGHT)
    assert picture.layout is before
    assert picture.time_width == WIDTH + 200 - picture.measures.gutter
    picture.resize(WIDTH, HEIGHT + 300)
    assert picture.layout is not before
    assert picture.lanes.layout is picture.layout


def crowd(theme: Theme, count: int = 9000) -> Picture:
    columns = generated(count)
    lanes = tuple(Lane(f"l{n}", f"Lane {n}", "other", int((columns.category == n).sum())) for n in range(8))
    return Picture(Subject(columns, marks_from(columns), lanes, (), {}), theme, "en", 1600, 900, screen=True)


def few(theme: Theme) -> Picture:
    return crowd(theme, 300)


@pytest.mark.parametrize("kind", [few, crowd])
def test_an_edit_shows_in_the_picture(theme: Theme, kind: Callable[[Theme], Picture]) -> None:
    picture = kind(theme)
    count = len(picture.subject.columns)
    new = columns_of([event_of("1990-05-02", 1, 5, "Moved to May"), event_of("1990-05-20", 2, 5, "Added in May")])
    at = np.array([3, count])
    columns = picture.subject.columns.edited(at, new)
    scale = TimeScale(7300.0, 7450.0, picture.time_width)
    painted(picture, scale)
    assert picture.edited(columns, at, np.array([1, 2], np.int32))
    speaking = picture.subject.marks.event[picture.scene(scale).labels.mark].tolist()
    assert {3, count} <= set(speaking)
    painted(picture, scale)
    assert picture.edited(columns, at[:1], np.array([-1], np.int32))
    labels = picture.scene(scale).labels
    speaking = picture.subject.marks.event[labels.mark].tolist()
    assert 3 not in speaking
    assert count in speaking
    picture.resize(1600, 500)
    assert np.isfinite(picture.subject.marks.start).all()
    painted(picture, scale)
    assert 3 not in picture.subject.marks.event[picture.scene(scale).labels.mark]


def test_a_title_that_was_changed_is_written_anew(theme: Theme) -> None:
    picture = crowd(theme)
    scale = TimeScale(7300.0, 7310.0, picture.time_width)
    before = painted(picture, scale)
    event = int(picture.subject.marks.event[picture.scene(scale).labels.mark[0]])
    one = picture.subject.columns.taken(np.array([event]))
    columns = picture.subject.columns.edited(np.array([event]), replace(one, titles=["QQQQ"]))
    assert picture.edited(columns, np.array([event]), picture.subject.marks.lane[[event]])
    assert painted(picture, scale) != before


def test_many_edits_ask_for_an_index_made_anew(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cubatimeline.services.geometry.edits.MOST_CHANGED", 2)
    picture = crowd(theme)
    assert picture.layout.complete
    for event in range(3):
        lanes = np.array([-1 if event == 1 else 0], np.int32)
        assert picture.edited(picture.subject.columns, np.array([event]), lanes)
    assert not picture.layout.complete
    picture.complete(*picture.completed())
    assert picture.layout.complete
    assert len(picture.subject.marks) == len(picture.subject.columns) - 1


def test_an_index_made_of_events_edited_meanwhile_is_passed_over(theme: Theme) -> None:
    picture = crowd(theme)
    made = picture.completed()
    at = np.array([5])
    columns = picture.subject.columns.edited(at, columns_of([event_of("1990-05-02", 1, 5, "Changed")]))
    assert picture.edited(columns, at, np.array([1], np.int32))
    layout = picture.layout
    picture.complete(*made)
    assert picture.layout is layout


def test_where_events_stand_in_several_lanes_the_subject_is_shown_anew(theme: Theme) -> None:
    picture = crowd(theme)
    marks = picture.subject.marks
    twice = replace(marks, event=np.minimum(marks.event, 5))
    other = Picture(replace(picture.subject, marks=twice), theme, "en", 1600, 900, screen=True)
    assert not other.edited(picture.subject.columns, np.array([1]), np.array([0], np.int32))


def test_an_added_event_has_no_tint(theme: Theme) -> None:
    plain = crowd(theme).subject
    tint = np.zeros(len(plain.columns), np.int16)
    picture = Picture(replace(plain, tint=tint, palette=("accent",)), theme, "en", 1600, 900, screen=True)
    at = np.array([len(plain.columns)])
    columns = plain.columns.edited(at, columns_of([event_of("1990-05-02", 1, 5, "Added")]))
    assert picture.edited(columns, at, np.array([1], np.int32))
    assert picture.subject.tint is not None
    assert picture.subject.tint[-1] == -1
    scale = TimeScale(7300.0, 7450.0, picture.time_width)
    assert picture.scene(scale).ticks.tint is not None
    painted(picture, scale)


@pytest.mark.parametrize("language", ["en", "es", "ru"])
@pytest.mark.parametrize("days", [1.0, 7.0, 31.0, 200.0, 365.0, 500.0, 3652.0])
def test_no_line_of_the_axis_runs_through_a_name(any_theme: Theme, language: Language, days: float) -> None:
    columns = columns_of([event_of("1962-10-27")])
    subject = Subject(columns, marks_from(columns), (Lane("l", "Lane", "crisis", 1),), (), {})
    picture = Picture(subject, any_theme, language, 1600, 120)
    image = QImage(1600, 120, QImage.Format.Format_RGB32)
    for first in (-2922.0, -2640.25):
        scale = TimeScale(first, first + days, picture.time_width)
        recorder = Recorder(image)
        picture.paint(recorder, picture.scene(scale))
        recorder.end()
        ticks, left = picture.frame.ticks(scale), picture.measures.gutter
        names = [word for word in recorder.words if word.ink.top() > picture.height - picture.measures.axis]
        assert len(names) > 2
        for name in names:
            for line in (left + tick.x for tick in ticks.major):
                assert not name.ink.left() - 2 < line < name.ink.right() + 2, name.text
