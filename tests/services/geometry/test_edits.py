"""An edit among very many marks: shown at once, and as true as if all had been laid out anew."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.geometry.crowd import CrowdLayout
from cubatimeline.services.geometry.edits import EditedLayout, edited_marks
from cubatimeline.services.geometry.scene import Labels
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.store.columns import with_values
from tests.services.geometry import test_scene as promises
from tests.services.geometry.samples import Case, Made, columns_of, event_of, events, layouts, many, scales
from tests.services.geometry.test_crowd import Check, crowded, inner


def edited(case: Case, places: list[int], made: list[Made], *, away: tuple[int, ...] = ()) -> Case:
    """Return a case in which the events at `places` are others; places beyond the end add events."""
    layout = case.layout
    assert isinstance(layout, CrowdLayout)
    at = np.array(places, np.int64)
    parts = [columns_of([one]) for one in made]
    new = parts[0]
    for number, part in enumerate(parts[1:], 1):
        new = new.edited(np.array([number]), part)
    columns = layout.marks.columns.edited(at, new)
    lanes = np.where(np.isin(at, away), -1, np.minimum(new.category, len(layout.boxes) - 1)).astype(np.int32)
    marks, changed = edited_marks(layout.marks, columns, at, lanes)
    widths = with_values(case.widths, at, np.full(len(at), 120.0))
    return Case(EditedLayout(layout, marks, changed, widths), columns, widths)


@st.composite
def edits(draw: st.DrawFn) -> Case:
    """Return a layout edited once or twice: events changed, added and taken away."""
    case = crowded(draw(layouts(most=20)))
    for _ in range(draw(st.integers(1, 2))):
        count = len(case.columns)
        changed = draw(st.sets(st.integers(0, count - 1), max_size=4)) if count else set()
        places = [*sorted(changed), *range(count, count + draw(st.integers(0, 2)))]
        if places:
            away = tuple(place for place in changed if draw(st.booleans()))
            case = edited(case, places, [draw(events()) for _ in places], away=away)
    return case


@pytest.mark.parametrize(
    "check",
    [
        promises.test_no_two_labels_of_a_row_overlap,
        promises.test_rows_stand_inside_their_lane,
        promises.test_words_have_the_room_that_was_promised_or_all_they_need,
        promises.test_whatever_is_in_sight_speaks_or_is_part_of_one_tick,
        promises.test_counts_are_exact,
        promises.test_nothing_is_drawn_at_an_impossible_place,
    ],
    ids=lambda check: check.__name__,
)
@given(edits(), scales())
def test_a_frame_keeps_the_promises_of_any_layout(check: Check, case: Case, scale: TimeScale) -> None:
    inner(check)(case, scale)


@given(edits(), scales(), st.floats(0, 1), st.floats(1, 30))
def test_what_speaks_goes_on_speaking_while_zooming_in(
    case: Case, scale: TimeScale, share: float, factor: float
) -> None:
    inner(promises.test_what_speaks_goes_on_speaking_in_its_row_while_zooming_in)(case, scale, share, factor)


@many
@given(layouts(most=20), scales(), st.data())
def test_an_edit_moves_no_other_label(case: Case, scale: TimeScale, data: st.DataObject) -> None:
    before = crowded(case)
    if not len(before.columns):
        return
    place = data.draw(st.integers(0, len(before.columns) - 1))
    after = edited(before, [place], [data.draw(events())])
    old, new = (where(case.layout.scene(scale).labels) for case in (before, after))
    old.pop(place, None)
    new.pop(place, None)
    assert old == new


def where(labels: Labels) -> dict[int, tuple[float, float]]:
    places = zip(labels.x.tolist(), labels.y.tolist(), strict=True)
    return dict(zip(labels.mark.tolist(), places, strict=True))


def plain() -> Case:
    dates = [f"1962-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 29)]
    columns = columns_of([event_of(date, title=f"On {date}") for date in dates])
    few = promises.layout_of(promises.marks_from(columns), dates)
    return crowded(Case(few, columns, np.full(len(columns), 200.0)))


WEEK = TimeScale(-2626.0, -2619.0, 1400.0)
"""From 24 October 1962 on."""


def test_a_changed_date_and_title_show_at_the_new_place() -> None:
    case = plain()
    there = case.columns.titles.index("On 1962-03-05")
    after = edited(case, [there], [event_of("1962-10-29", title="Moved")])
    labels = after.layout.scene(WEEK).labels
    assert there in labels.mark.tolist()
    assert after.columns.titles[there] == "Moved"
    assert after.columns.titles.index("Moved") == there
    assert "On 1962-03-05" not in after.columns.titles
    march = TimeScale(-2865.0, -2858.0, 1400.0)
    assert there in case.layout.scene(march).labels.mark.tolist()
    assert there not in after.layout.scene(march).labels.mark.tolist()


def test_an_event_taken_away_is_gone_and_one_added_is_there() -> None:
    case = plain()
    october = case.columns.titles.index("On 1962-10-27")
    total = len(case.columns)
    gone = edited(case, [october], [event_of("1962-10-27")], away=(october,))
    scene = gone.layout.scene(WEEK)
    assert october not in scene.labels.mark.tolist()
    assert gone.layout.tick_of(october, WEEK) is None
    added = edited(gone, [total], [event_of("1962-10-27", title="New")])
    assert total in added.layout.scene(WEEK).labels.mark.tolist()
    assert added.layout.marks_of(total) == [total]
    assert added.columns.titles[total] == "New"


def test_the_layout_that_was_edited_stays_as_it_was() -> None:
    case = plain()
    before = case.layout.scene(WEEK)
    rows = case.layout.places.row.tolist()
    edited(case, [0, 5], [event_of("1962-10-27"), event_of("1962-10-27")])
    after = case.layout.scene(WEEK)
    assert after.labels.mark.tolist() == before.labels.mark.tolist()
    assert case.layout.places.row.tolist() == rows


def test_a_figure_of_edited_marks_counts_them_as_the_window_does() -> None:
    shown = edited(plain(), [0, 1], [event_of("1962-10-01"), event_of("1963-02-01")], away=(1,)).layout
    assert isinstance(shown, EditedLayout)
    lanes = [box.lane for box in shown.boxes]
    few = np.arange(2, 8)
    figure = CrowdLayout(
        shown.columns, shown.marks, lanes, shown._widths, shown.given_height, shown.measures, chosen=few
    )
    assert figure.tally is shown.tally
    scale = TimeScale(-3000.0, -2000.0, 900.0)
    counted = figure.scene(scale)
    assert counted.ticks.number.sum() == len(figure.hidden(scale)[0]) > 0
