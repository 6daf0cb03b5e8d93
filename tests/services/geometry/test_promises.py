"""What every frame promises, held over two thousand layouts made by chance, each small enough to be told by its seed.

The properties are those that `test_scene` and `test_labels` try on cases of hypothesis, which shrinks what fails; here
their number counts. A failure names the seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pytest

from cubatimeline.services.geometry.crowd import CrowdLayout
from cubatimeline.services.geometry.labels import place_labels
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.marks import Marks, by_category, marks_of
from cubatimeline.services.geometry.scene import Layout
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.store.columns import OPEN_FUTURE, OPEN_PAST, EventColumns, EventFlag
from tests.services.geometry import test_scene as promises
from tests.services.geometry.samples import MEASURES, Case

CASES = 2_000
PARTS = 20

Frame = Callable[[Case, TimeScale], None]
OF_ONE_FRAME = (
    promises.test_no_two_labels_of_a_row_overlap,
    promises.test_rows_stand_inside_their_lane,
    promises.test_words_have_the_room_that_was_promised_or_all_they_need,
    promises.test_whatever_is_in_sight_speaks_or_is_part_of_one_tick,
    promises.test_counts_are_exact,
    promises.test_labels_and_counts_together_are_the_events_in_sight,
    promises.test_nothing_is_drawn_at_an_impossible_place,
)


@dataclass(frozen=True)
class Chance:
    """A case, where it is looked at, and what is done next."""

    seed: int
    case: Case
    scale: TimeScale
    zoom: float
    at: float
    pan: float


def columns_by_chance(chance: np.random.Generator, lanes: int) -> EventColumns:
    """Return up to sixty events near day 0: moments and spans with edges that are sharp, uncertain or open."""
    count = int(chance.integers(1, 60))
    first = np.sort(np.floor(chance.normal(0, chance.choice([20.0, 300.0, 3000.0]), count)))
    length = np.where(chance.random(count) < 0.5, 1.0, np.ceil(np.exp(chance.uniform(0, 8, count))))
    last, span = first + length, (length > 1) & (chance.random(count) < 0.6)
    begun = np.where(span, np.minimum(first + np.ceil(length * chance.random(count) + 1e-9), last), last)
    ending = np.where(span, np.floor(last - 1 - (length - 1) * chance.random(count)), first)
    flags = np.where(span, int(EventFlag.SPAN), 0).astype(np.uint16)
    open_end, open_start = span & (chance.random(count) < 0.15), span & (chance.random(count) < 0.1)
    flags[open_end] |= int(EventFlag.OPEN_END)
    flags[open_start] |= int(EventFlag.OPEN_START)
    return EventColumns(
        np.arange(count, dtype=np.int64),
        np.where(open_start, OPEN_PAST, first),
        begun,
        ending,
        np.where(open_end, OPEN_FUTURE, last),
        flags,
        np.where(length == 1, 3, 2).astype(np.int16),
        chance.integers(0, lanes, count).astype(np.int16),
        chance.integers(1, 6, count).astype(np.int16),
        chance.integers(0, 9, count).astype(np.int32),
        [f"e{number}" for number in range(count)],
        ["Something happens somewhere"] * count,
    )


def made(seed: int) -> Chance:
    """Return the case of a seed; every second is laid out as if it were one of very many events."""
    chance = np.random.default_rng(seed)
    count = int(chance.integers(1, 5))
    columns = columns_by_chance(chance, count)
    sizes = np.bincount(columns.category, minlength=count).tolist()
    lanes = [Lane(f"l{n}", f"Lane {n}", "other", sizes[n], bool(chance.random() < 0.15)) for n in range(count)]
    widths = chance.uniform(0, 900, len(columns))
    measures = MEASURES.scaled(float(chance.choice([0.8, 1.0, 1.35, 2.0])))
    kind = CrowdLayout if seed % 2 else Layout
    layout = kind(columns, of(columns), lanes, widths, float(chance.uniform(40, 900)), measures)
    span, centre = 2.0 ** chance.uniform(-3, 15.2), float(chance.normal(0, 1500))
    scale = TimeScale(centre - span / 2, centre + span / 2, float(chance.uniform(200, 2500)))
    zoom, at = float(np.exp(chance.uniform(0, 3.4))), float(chance.random())
    return Chance(seed, Case(layout, columns, widths), scale, zoom, at, float(chance.choice([1.0, -1.0, 7.0])))


def of(columns: EventColumns) -> Marks:
    return marks_of(columns, *by_category(columns))


def part(number: int) -> Iterator[Chance]:
    """Return the cases of one of `PARTS` equal parts."""
    return (made(seed) for seed in range(number * CASES // PARTS, (number + 1) * CASES // PARTS))


def bare(check: Callable[..., None]) -> Callable[..., None]:
    """Return a property without the cases that hypothesis gives it."""
    return check.hypothesis.inner_test


def hold(check: Callable[..., None], chance: Chance, *more: float) -> None:
    """See that a property holds, and say for which seed it does not."""
    try:
        bare(check)(chance.case, chance.scale, *more)
    except AssertionError as error:
        error.add_note(f"seed {chance.seed}")
        raise


@pytest.mark.parametrize("number", range(PARTS))
def test_every_frame_is_legible_and_complete(number: int) -> None:
    for chance in part(number):
        for check in OF_ONE_FRAME:
            hold(check, chance)


@pytest.mark.parametrize("number", range(PARTS))
def test_nothing_flickers_while_zooming_and_nothing_slips_while_panning(number: int) -> None:
    for chance in part(number):
        zooming = promises.test_what_speaks_goes_on_speaking_in_its_row_while_zooming_in
        hold(zooming, chance, chance.at, chance.zoom)
        hold(zooming, chance, chance.at, 1.01)
        hold(promises.test_panning_moves_every_label_by_as_many_pixels, chance, chance.pan)
        hold(promises.test_panning_moves_ticks_and_counts_without_regrouping_them, chance, chance.pan)


@pytest.mark.parametrize("number", range(PARTS))
def test_the_order_of_importance_is_kept(number: int) -> None:
    """Whoever is less important than a mark has no say in where and when it speaks."""
    for chance in part(number):
        layout = chance.case.layout
        marks, ranked = layout.marks, layout.marks.ranked()
        widths = chance.case.widths[marks.event] + 1
        whole = place_labels(marks.start, marks.end, widths, marks.lane, ranked, layout.rows)
        kept = np.sort(ranked[: max(len(ranked) // 2, 1)])
        rank = np.argsort(ranked)[kept]
        some = place_labels(
            marks.start[kept], marks.end[kept], widths[kept], marks.lane[kept], np.argsort(rank), layout.rows
        )
        assert some.row.tolist() == whole.row[kept].tolist(), f"seed {chance.seed}"
        assert some.least_scale.tolist() == whole.least_scale[kept].tolist(), f"seed {chance.seed}"
