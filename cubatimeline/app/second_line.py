"""Two timelines above each other through one camera: "Moscow" over "Havana", each with a filter of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtWidgets import QVBoxLayout

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.picture import Subject
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.timeline import Emphasis
from cubatimeline.services.filtering import matching
from cubatimeline.services.lane_choice import ENTITY_MODES, LaneMode
from cubatimeline.services.laning import Group, read_groups
from cubatimeline.services.line_filters import (
    GROUP_MODES,
    FilterKind,
    LineFilter,
    entity_called,
    first_filters,
    mask_of,
    offered,
)
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.timeline.filter_header import FilterHeader
from cubatimeline.widgets.timeline.view import TimelineView

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow

_HEADINGS = {
    "country": QT_TRANSLATE_NOOP("SecondLine", "What happened in"),
    "place": QT_TRANSLATE_NOOP("SecondLine", "Place"),
    "person": QT_TRANSLATE_NOOP("SecondLine", "Person"),
    "organisation": QT_TRANSLATE_NOOP("SecondLine", "Organisation"),
    "category": QT_TRANSLATE_NOOP("SecondLine", "Category"),
}


class SecondLine(QObject):
    """Shows a second timeline above that of one window; both are made for the first time when it is wanted.

    Attributes:
        upper: the second timeline; None before it was first wanted.
        headers: of the upper and the lower timeline.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.upper: TimelineView | None = None
        self.headers: tuple[FilterHeader, ...] = ()
        self._filters = [LineFilter(), LineFilter()]
        self._masks: list[NDArray[np.bool_] | None] = [None, None]
        self._groups: dict[LaneMode, tuple[Group, ...]] = {}
        self._chosen_for: str | None = None
        window.timeline_ready.connect(self.renew)
        window.lanes.shown.connect(self._show_upper)
        window.session.event_changed.connect(self._tell_absent)
        window.timeline.emphasised.connect(self._mirror)
        window.timeline.span_changed.connect(self._moved)

    @property
    def is_open(self) -> bool:
        """Whether two timelines are shown."""
        return bool(self.headers) and self.headers[0].isVisibleTo(self._window)

    @property
    def filters(self) -> tuple[LineFilter, LineFilter]:
        """What the upper and the lower timeline show."""
        return self._filters[0], self._filters[1]

    def toggle(self) -> None:
        """Show two timelines, or one again."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def open(self, filters: tuple[LineFilter, LineFilter] | None = None) -> None:
        """Show two timelines; with filters that suit the collection where none are given and none were chosen."""
        window = self._window
        if window.timeline_data is None:
            return
        if self.upper is None:
            self._build()
        assert self.upper is not None
        if filters is not None:
            self._filters, self._chosen_for = list(filters), window.lanes.collection
        self.upper.pointer.wheel_scrolls = window.timeline.pointer.wheel_scrolls
        for part in (*self.headers, self.upper):
            part.show()
        window.actions_by_deed["view.second"].setChecked(True)
        window.panes.show("timeline")
        window.lanes.arrange_for_two(True)
        self.renew()

    def close(self) -> None:
        """Show one timeline with all events."""
        window = self._window
        for part in (*self.headers, *((self.upper,) if self.upper else ())):
            part.hide()
        # Hiding one of two views must not make the camera think that nobody looks any more.
        window.timeline.camera.watched = window.timeline.isVisible()
        window.actions_by_deed["view.second"].setChecked(False)
        window.timeline.set_least_gutter(0.0)
        window.lanes.arrange_for_two(False)
        window.lanes.show_only(None, bands=True)
        window.timeline.setFocus()

    def reveal(self, number: int) -> None:
        """Bring an event (index into the columns) into view that only the upper timeline shows."""
        if self.upper is not None and self.is_open and self._window.timeline.mark_of(number) is None:
            self.upper.reveal(number)

    def set_theme(self, theme: Theme, language: Language) -> None:
        """Wear another theme or speak another language."""
        for header in self.headers:
            header.set_theme(self._window.theme)
        if self.upper is not None:
            self.upper.set_theme(theme, language)
            self._align()

    # Building

    def _build(self) -> None:
        window, timeline = self._window, self._window.timeline
        parent = timeline.parentWidget()
        column = parent.layout() if parent is not None else None
        assert isinstance(column, QVBoxLayout)
        upper = TimelineView(
            window.wardrobe.timeline_theme, window.session.language, camera=timeline.camera, axis=False
        )
        upper.setAccessibleName(self.tr("Upper timeline"))
        upper.ranges.with_bar = False
        upper.choosing.leader = timeline.choosing
        upper.keys = timeline.keys
        self.upper, self.headers = upper, (FilterHeader(window.theme), FilterHeader(window.theme))
        at = column.indexOf(timeline)
        for place, part in enumerate((self.headers[0], upper, self.headers[1])):
            column.insertWidget(at + place, part, 1 if part is upper else 0)
        for number, header in enumerate(self.headers):
            header.chosen.connect(partial(self.choose, number))
            header.words_entered.connect(partial(self.choose_words, number))
            header.closed.connect(self.close)
        self._connect(upper, timeline)

    def _connect(self, upper: TimelineView, lower: TimelineView) -> None:
        """What the upper timeline tells is heard as if the lower one told it: there is one selection."""
        for name in (
            "event_selected", "event_opened", "day_hovered", "date_wanted", "legend_wanted", "selection_cleared",
            "chosen_changed", "menu_wanted", "relation_wanted", "then_wanted", "label_size_wanted",
        ):  # fmt: skip
            getattr(upper, name).connect(getattr(lower, name))
        upper.retouch_with(lower.retouch)
        lower.retouched.connect(upper.retouch_with)
        upper.card_wanted.connect(partial(self._window.events.tell_card, upper))
        upper.lane_gutter.wished.connect(self._window.lanes.grant)

    # Filters

    def choose(self, number: int, wanted: LineFilter) -> None:
        """Filter the upper (0) or the lower (1) timeline."""
        self._filters[number] = wanted
        if wanted.kind is not FilterKind.WORDS:
            self._apply(number, None)
            return
        data = self._window.timeline_data
        if data is not None:
            columns = data.columns
            self._window.opener.ask(
                lambda reader: matching(columns, reader, wanted.key), partial(self._matched, number, wanted)
            )

    def choose_words(self, number: int, words: str) -> None:
        """Filter by a name, or else by words; by nothing where there are none."""
        words = words.strip()
        named = entity_called(self._groups, words)
        self.choose(number, named or (LineFilter(FilterKind.WORDS, words, words) if words else LineFilter()))

    def _matched(self, number: int, wanted: LineFilter, matched: NDArray[np.bool_]) -> None:
        if self._filters[number] == wanted:
            self._apply(number, matched)

    def _apply(self, number: int, matched: NDArray[np.bool_] | None) -> None:
        data = self._window.timeline_data
        if data is None or not self.is_open or (matched is not None and len(matched) != len(data.columns)):
            return
        wanted = self._filters[number]
        mask = mask_of(wanted, data.columns, data.categories, self._groups, matched)
        self._masks[number] = mask
        self.headers[number].show_filter(wanted, len(data.columns) if mask is None else int(np.count_nonzero(mask)))
        if number == 1:
            self._window.lanes.show_only(mask, bands=False)
        else:
            self._show_upper()

    # Showing

    def renew(self) -> None:
        """Show both timelines anew, after there are other events."""
        data, language = self._window.timeline_data, self._window.session.language
        if data is None or not self.is_open:
            return

        titles = [band.title.in_(language) for band in data.bands]
        side = self.tr("%1 side")

        def read(reader: Reader) -> dict[LaneMode, tuple[Group, ...]]:
            groups = read_groups(reader, GROUP_MODES, data.columns, language)
            sides = {country: side.replace("%1", title) for country, title in _sides(reader, groups, titles)}
            named = tuple(replace(each, name=sides.get(each.id, each.name)) for each in groups[LaneMode.COUNTRY])
            return {**groups, LaneMode.COUNTRY: named}

        def loaded(groups: dict[LaneMode, tuple[Group, ...]]) -> None:
            if data is not self._window.timeline_data:
                return
            self._groups = groups
            if self._chosen_for != self._window.lanes.collection:
                self._filters = list(first_filters(groups))
            self._chosen_for = self._window.lanes.collection
            self._offer()
            for number in (1, 0):
                self.choose(number, self._renamed(self._filters[number]))

        self._masks = [None, None]
        self._window.opener.ask(read, loaded)

    def _tell_absent(self, id_: str) -> None:
        """Say so where the event that was selected stands in neither timeline."""
        data = self._window.timeline_data
        if data is None or not self.is_open or id_ not in data.columns.ids:
            return
        number = data.columns.ids.index(id_)
        if all(mask is not None and len(mask) == len(data.columns) and not mask[number] for mask in self._masks):
            self._window.status.tell(self.tr("The selected event stands in neither of the two timelines."))

    def _offer(self) -> None:
        data, language = self._window.timeline_data, self._window.session.language
        assert data is not None
        categories = [(each.id, each.name.in_(language)) for each in data.categories]
        translate = QCoreApplication.translate
        sections = [
            (translate("SecondLine", str(_HEADINGS[kind])), found) for kind, found in offered(self._groups, categories)
        ]
        names = sorted({group.name for mode in ENTITY_MODES for group in self._groups.get(mode, ())})
        for header in self.headers:
            header.offer(sections, names)

    def _renamed(self, wanted: LineFilter) -> LineFilter:
        """Return a filter with its name in the language that is spoken now."""
        groups = (group for mode in GROUP_MODES for group in self._groups.get(mode, ()))
        if wanted.kind in (FilterKind.COUNTRY, FilterKind.ENTITY):
            return replace(wanted, name=next((each.name for each in groups if each.id == wanted.key), wanted.name))
        return wanted

    def _show_upper(self) -> None:
        """Show in the upper timeline what its filter leaves, in the lanes of the lower one."""
        window = self._window
        mask, data = self._masks[0], window.timeline_data
        if self.upper is None or not self.is_open or data is None or window.timeline.picture is None:
            return
        window.lanes.make(mask if mask is None or len(mask) == len(data.columns) else None, self._take_upper)

    def _take_upper(self, subject: Subject) -> None:
        if self.upper is not None and self.is_open:
            self.upper.show_lanes(subject)
            self._mirror(self._window.timeline.emphasis)
            self._align()

    def _align(self) -> None:
        """Give both the gutter of the one that needs more, so that a time stands at one place in both."""
        pictures = [view.picture for view in (self.upper, self._window.timeline) if view is not None]
        gutter = max((picture.own_gutter for picture in pictures if picture is not None), default=0.0)
        for view in (self.upper, self._window.timeline):
            if view is not None and view.picture is not None:
                view.set_least_gutter(gutter)

    def _moved(self) -> None:
        """What moved may have other names in its gutter, where its lanes were made aside."""
        if self.is_open:
            self._align()

    def _mirror(self, emphasis: Emphasis) -> None:
        """Let the same stand out in the upper timeline, but for what the pointer is over there."""
        upper = self.upper
        if upper is None or not self.is_open or upper.picture is None:
            return
        shown = upper.emphasis
        alike = (emphasis.selected, emphasis.chosen) == (shown.selected, shown.chosen)
        if not (alike and emphasis.lit is shown.lit and emphasis.relations is shown.relations):
            upper.emphasise(replace(emphasis, hovered=shown.hovered))


def _sides(
    reader: Reader, groups: dict[LaneMode, tuple[Group, ...]], titles: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the country of each band that goes by the name of a place in it ("Moscow"), with that name."""
    for group in groups[LaneMode.PLACE]:
        place = reader.entity(group.id) if group.name in titles else None
        if place is not None and place.country:
            yield place.country, group.name
