"""A tour as slides: letters as large as its events leave room for."""

from __future__ import annotations

import pytest

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.tours import Scene, Tour
from cubatimeline.services.figures.content import FigureContent
from cubatimeline.services.figures.figure import Figure
from cubatimeline.services.figures.sheets import Sheet, Words
from cubatimeline.services.figures.slides import PRESET, slide_preset, slides
from cubatimeline.services.geometry.legend import Sample
from tests.services.figures.samples import METRICS, beyond, content_of, overlaps


def _content(count: int) -> FigureContent:
    samples = [Sample(f"1962-{1 + number % 12:02d}-{1 + number % 27:02d}", "") for number in range(count)]
    titles = [f"Event number {number} of that year" for number in range(count)]
    return content_of(samples, titles, [number % 4 for number in range(count)], [5] * count)


def _slide(count: int) -> Sheet:
    scene = Scene(Localised("A year"), parse("1962"), parse("1962"), "What came of it.")
    tour = Tour("year", Localised("The year"), "", (scene,))
    (sheet,) = slides(tour, _content(count), METRICS, Figure(), lambda events: ["A source."])
    return sheet


def _largest(sheet: Sheet) -> float:
    """Return the size of the letters of events in points."""
    words = (item for group in sheet.groups if group.id.startswith("event-") for item in group.items)
    return max(item.points for item in words if isinstance(item, Words))


def test_few_events_have_large_letters() -> None:
    usual = slide_preset(Figure()).letters.labels
    assert _largest(_slide(3)) >= 1.5 * usual
    assert _largest(_slide(3)) > _largest(_slide(60))
    assert _largest(_slide(60)) >= usual


@pytest.mark.parametrize("count", [1, 4, 12, 60])
def test_a_slide_is_whole(count: int) -> None:
    sheet = _slide(count)
    preset = slide_preset(Figure())
    assert (sheet.width, sheet.height) == pytest.approx((preset.width, preset.height))
    assert overlaps(sheet) == beyond(sheet) == []


def test_looks_for_slides_keep_their_size() -> None:
    assert slide_preset(Figure(preset="slide-3840")).name == "slide-3840"
    assert slide_preset(Figure(preset="journal-85")).name == PRESET
