"""The lanes of one window: chosen, put into effect, and kept for the next time the same collection is open."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QT_TRANSLATE_NOOP as _NOOP
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from cubatimeline.app import settings as options
from cubatimeline.app.actions import Deed
from cubatimeline.app.subject import subject_of
from cubatimeline.drawing.picture import Subject
from cubatimeline.services.geometry.crowd import FEW
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.services.lane_choice import LaneChoice, LaneDeed, LaneMode, LaneWish
from cubatimeline.services.laning import Group, read_groups
from cubatimeline.services.loading import TimelineData

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow


_CLOSE = 370.0
"""Days up to which a span is so short that some lanes have nothing in it: a year."""
_PAUSE_MS = 350
"""After so long without a movement the view has settled."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Deeds", words)


class LaneLink(QObject):
    """Ties the lanes of one window to what the user wants; whoever changes them goes through `choose` or `grant`.

    Signals:
        changed: the `LaneChoice` that now holds.
        shown: the lanes of the timeline are others now.
    """

    changed = Signal(object)
    shown = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._choice = LaneChoice()
        self._groups: dict[LaneMode, tuple[Group, ...]] = {}
        self._data: TimelineData | None = None
        self._key = ""
        self._two = False
        self._gutter = 0.0
        self._fitted: TimeScale | None = None
        self._declined: TimeScale | None = None
        self._wished = self._stale = False
        self._opened: frozenset[str] = frozenset()
        self._only: NDArray[np.bool_] | None = None
        self._bands = True
        window.timeline.lane_gutter.wished.connect(self.grant)
        window.sidebar.pin_request.connect(self.toggle_pin)
        window.timeline.span_changed.connect(self._align)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_again)
        window.timeline.span_changed.connect(self._pause.start)

    @property
    def choice(self) -> LaneChoice:
        """How the user wants the lanes."""
        return self._choice

    @property
    def collection(self) -> str:
        """What the open collection goes by: its id, or its file where it has none."""
        return self._key

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes that are shown."""
        picture = self._window.timeline.picture
        return picture.subject.lanes if picture is not None else ()

    @property
    def menu(self) -> QMenu | None:
        """The menu of lane modes, for the button that opens it."""
        found = self._window.actions_by_deed["view.lanes.category"].associatedObjects()
        return next((each for each in found if isinstance(each, QMenu)), None)

    def maker(self, data: TimelineData) -> Callable[[], Subject]:
        """Return what makes, in whatever thread, the subject that `begin` would with the lanes as they are now."""
        language, choice, fit = self._window.session.language, self._choice, self._fitter()
        return lambda: fit(subject_of(data, language, choice))

    def begin(self, data: TimelineData, made: Subject | None = None) -> Subject:
        """Return the subject to begin with: lanes as they were the last time, or by category until these are read."""
        key = data.meta.id or str(self._window.opener.path or "")
        if self._data is None or key != self._key:
            self._key = key
            self._choice = self._kept_choice()
            self._fitted = self._declined = None
            self._wished = False
        self._data, self._groups, self._only = data, {}, None
        self._show_chosen()
        if self._choice.modes:
            self._read_then_show()
            return subject_of(data, self._window.session.language, replace(self._choice, mode=LaneMode.CATEGORY))
        self._pause.start()
        return self.maker(data)() if made is None else made

    def follow(self, data: TimelineData) -> None:
        """Take over data in which some events were edited, all at their places."""
        self._data = data

    # Choosing

    def choose(self, choice: LaneChoice) -> None:
        """Have other lanes, and keep the choice for this collection."""
        self._choice = choice
        if self._data is None:
            return
        self._keep()
        self._show_chosen()
        self.changed.emit(choice)
        self._read_then_show()

    def arrange_for_two(self, two: bool) -> None:
        """Have the lanes of two timelines above each other, or those of one: they are chosen and kept apart."""
        if two != self._two:
            self._two, self._stale = two, True
            self._pause.start()
            self._choice = self._kept_choice()
            self._show_chosen()
            self.changed.emit(self._choice)

    def grant(self, wish: LaneWish) -> None:
        """Do with a lane what the user wishes."""
        if wish.deed in (LaneDeed.OPEN_ALL, LaneDeed.RESET):
            self._fitted, self._wished, self._declined = None, False, self._window.timeline.scale
        elif wish.deed is LaneDeed.FOLD:
            self._opened = self._opened - {wish.lane} if wish.number else self._opened | {wish.lane}
        self.choose(self._choice.granted(wish, self.lanes))
        self._window.timeline.lane_gutter.choose(wish.lane)

    def choose_mode(self, mode: LaneMode) -> None:
        """Have lanes of another kind."""
        self._stale = True
        self._pause.start()
        self.choose(self._choice.by(mode))

    def choose_within(self, mode: LaneMode) -> None:
        """Nest lanes of a kind in those of the first level; NONE for no nesting."""
        self._stale = True
        self._pause.start()
        self.choose(self._choice.by(self._choice.mode, mode))

    def toggle_pin(self, entity: str) -> None:
        """Give a person, an organisation or a place a lane on top, or take it away."""
        pinned, panels = entity not in self._choice.pinned, self._window.known
        if pinned and panels is not None and entity not in panels.events_of:
            self._window.messages.tell(self.tr("There is no event to stand in this lane."))
            return
        self.grant(LaneWish(LaneDeed.PIN, entity, int(pinned)))

    def pin_chosen(self) -> None:
        """Do so with the entity that is chosen in the window."""
        entity = self._window.session.entity_id
        if entity:
            self.toggle_pin(entity)
        else:
            self._window.messages.tell(self.tr("Choose a person, an organisation or a place first, then pin it."))

    def of_selected(self, deed: LaneDeed, number: int = 0) -> None:
        """Do something with the lane of the selected event, or with that which the gutter has the focus on."""
        gutter = self._window.timeline.lane_gutter
        key = gutter.current if gutter.hasFocus() else self._lane_of_selected()
        if not key:
            self._window.messages.tell(self.tr("Select an event first: what you do concerns its lane."))
            return
        if deed is LaneDeed.FOLD:
            number = int(not any(lane.id == key and lane.collapsed for lane in self.lanes))
        self.grant(LaneWish(deed, key, number))

    def _lane_of_selected(self) -> str:
        timeline = self._window.timeline
        mark = timeline.mark_of(timeline.emphasis.selected)
        if mark is None or timeline.picture is None:
            return ""
        return self.lanes[int(timeline.picture.subject.marks.lane[mark])].id

    def fit_to_view(self) -> None:
        """Give the room to the lanes that have events in view; asked again at the same span, to all as before."""
        scale = self._window.timeline.scale
        self._wished = self._fitted != scale
        self._declined = None if self._wished else scale
        self._fit_to(scale if self._wished else None)

    @property
    def fitted(self) -> TimeScale | None:
        """The span whose events the lanes have room for; None where they have the room that the user gave them."""
        return self._fitted

    def toggle_room(self) -> None:
        """Let lanes with events in view take the room of the others when a short span is shown, or no longer."""
        settings = self._window.settings
        settings[options.LANE_ROOM] = not settings[options.LANE_ROOM]
        self._window.wardrobe.save()
        self._declined = None
        self._look_again()

    def _fit_to(self, scale: TimeScale | None) -> None:
        self._fitted, self._opened, self._stale = scale, frozenset(), False
        self._show()

    def _look_again(self) -> None:
        """Give the lanes the room that suits the span shown, now that time stands still."""
        timeline = self._window.timeline
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton or timeline.touch.busy:
            self._pause.start()
            return
        scale, fitted = timeline.scale, self._fitted
        if timeline.picture is None or self._data is None:
            return
        if self._declined is not None and not _alike(scale, self._declined):
            self._declined = None
        near = fitted is not None and _alike(scale, fitted)
        self._wished = self._wished and fitted is not None and (near or scale.span <= max(_CLOSE, 2 * fitted.span))
        close = scale.span <= _CLOSE and self._window.settings[options.LANE_ROOM] and self._declined is None
        if not (self._wished or close):
            if fitted is not None:
                self._fit_to(None)
        elif self._stale or not near:
            self._fit_to(scale)

    # Showing

    def make(self, only: NDArray[np.bool_] | None, then: Callable[[Subject], None]) -> None:
        """Have `then` take the events in the lanes that were chosen: all or some of them (mask over the columns).

        It takes them at once, or, where there are very many, when another thread has sorted them, unless other lanes
        are wanted by then.
        """
        data, language, choice, fitted = self._data, self._window.session.language, self._choice, self._fitted
        groups, picture, fit = dict(self._groups), self._window.timeline.picture, self._fitter()
        if data is None or picture is None:
            return

        def made() -> Subject:
            return fit(subject_of(data, language, choice, groups, only))

        def take(subject: Subject) -> None:
            if (self._data, self._fitted) == (data, fitted) and self._choice is choice:
                then(subject)

        if len(data.columns) <= FEW:
            then(made())
        else:
            self._window.opener.ask(lambda _reader: made(), take)

    def _fitter(self) -> Callable[[Subject], Subject]:
        """Return what gives the lanes of a subject the room that they are to have now, in whatever thread."""
        fitted, opened, picture = self._fitted, self._opened, self._window.timeline.picture
        if fitted is None or picture is None:
            return lambda subject: subject
        from cubatimeline.services.geometry.closeup import close_up

        height, measures, known = picture.lanes_height, picture.measures, picture.title_widths

        def fit(subject: Subject) -> Subject:
            events = len(subject.columns)
            widths = known if len(known) == events else np.full(events, measures.label_least)
            lanes, marks = close_up(fitted, subject.marks, subject.lanes, widths, height, measures)
            kept = (replace(lane, collapsed=lane.collapsed and lane.id not in opened) for lane in lanes)
            return replace(subject, lanes=tuple(kept), marks=marks)

        return fit

    def show_only(self, only: NDArray[np.bool_] | None, *, bands: bool) -> None:
        """Show only some events (mask over the columns), or all for None; with or without the bands above them."""
        self._only, self._bands = only, bands
        self._read_then_show()

    def _read_then_show(self) -> None:
        """Show the lanes once the groups that they are made of are there."""
        if self._data is None:
            return
        missing = sorted(self._choice.modes - self._groups.keys())
        if not missing:
            self._show()
            return
        data, language = self._data, self._window.session.language

        def show(found: dict[LaneMode, tuple[Group, ...]]) -> None:
            if self._data is data:
                self._groups |= found
                self._read_then_show()

        self._window.opener.ask(lambda reader: read_groups(reader, missing, data.columns, language), show)

    def _show(self) -> None:
        only, bands = self._only, self._bands

        def show(subject: Subject) -> None:
            if self._only is only and self._window.timeline.picture is not None:
                self._window.timeline.show_lanes(subject if bands else replace(subject, strips=()))
                self.shown.emit()

        self.make(only, show)

    def _align(self) -> None:
        """Let the overview begin where the timeline does."""
        gutter = self._window.timeline.gutter
        if gutter != self._gutter:
            self._gutter = gutter
            self._window.overview.align(gutter)

    def _show_chosen(self) -> None:
        actions = self._window.actions_by_deed
        actions[f"view.lanes.{self._choice.mode}"].setChecked(True)
        actions[f"view.lanes.within.{self._choice.nested}"].setChecked(True)
        for mode in LaneMode:
            useless = self._choice.mode in (mode, LaneMode.NONE) and mode is not LaneMode.NONE
            actions[f"view.lanes.within.{mode}"].setEnabled(not useless)
        self._window.sidebar.show_pinned(self._choice.pinned)

    # Keeping

    @property
    def _place(self) -> str:
        return f"{self._key} (two)" if self._two else self._key

    @property
    def _usual(self) -> LaneChoice:
        """What holds where nothing was chosen: two timelines share the room of one, so each has one lane."""
        return LaneChoice(LaneMode.NONE) if self._two else LaneChoice()

    def _kept_choice(self) -> LaneChoice:
        kept = self._kept()
        return LaneChoice.from_json(kept[self._place]) if self._place in kept else self._usual

    def _kept(self) -> dict[str, object]:
        try:
            kept = json.loads(self._window.settings[options.LANES] or "{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def _keep(self) -> None:
        kept = self._kept() | {self._place: self._choice.to_json()}
        if self._choice == self._usual:
            del kept[self._place]
        self._window.settings[options.LANES] = json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else ""
        self._window.wardrobe.save()


def _alike(one: TimeScale, other: TimeScale) -> bool:
    """Return whether two spans have more than half of the longer one in common."""
    return min(one.end, other.end) - max(one.start, other.start) > max(one.span, other.span) / 2


_MODES = (
    (LaneMode.CATEGORY, _NOOP("Deeds", "Lanes by category"), _NOOP("Deeds", "Within lanes: by category")),
    (LaneMode.PERSON, _NOOP("Deeds", "Lanes by person"), _NOOP("Deeds", "Within lanes: by person")),
    (LaneMode.ORGANISATION, _NOOP("Deeds", "Lanes by organisation"), _NOOP("Deeds", "Within lanes: by organisation")),
    (LaneMode.PLACE, _NOOP("Deeds", "Lanes by place"), _NOOP("Deeds", "Within lanes: by place")),
    (LaneMode.COUNTRY, _NOOP("Deeds", "Lanes by country"), _NOOP("Deeds", "Within lanes: by country")),
    (LaneMode.SOURCE, _NOOP("Deeds", "Lanes by source"), _NOOP("Deeds", "Within lanes: by source")),
    (LaneMode.ORIGIN, _NOOP("Deeds", "Lanes by origin"), _NOOP("Deeds", "Within lanes: by origin")),
    (LaneMode.NONE, _NOOP("Deeds", "One lane for all"), _NOOP("Deeds", "Within lanes: nothing")),
)
"""What makes lanes, in words for the first and for the second level; the palette shows them without their menu."""


def lane_deeds(window: MainWindow, view: str) -> Iterator[Deed]:
    """Yield what can be done with lanes; `view` is the menu that theirs hangs in."""
    menu, lanes = f"{view}/{_tr('Lanes')}", window.lanes
    for mode, words, _ in _MODES:
        yield Deed(f"view.lanes.{mode}", menu, _tr(str(words)), partial(lanes.choose_mode, mode), choice="lanes")
    for mode, _, words in _MODES:
        choose = partial(lanes.choose_within, mode)
        yield Deed(
            f"view.lanes.within.{mode}", f"{menu}/{_tr('Within lanes')}", _tr(str(words)), choose, choice="within"
        )
    do, hand = lanes.of_selected, "hand"
    fit = _tr("Room for the lanes with events in view")
    yield Deed("view.lanes.fit", menu, fit, lanes.fit_to_view, ("Ctrl+Shift+L",), group="room")
    room, on = _tr("Make room for busy lanes close up"), window.settings[options.LANE_ROOM]
    yield Deed("view.lanes.room", menu, room, lanes.toggle_room, checked=on, group="room")
    open_all = partial(lanes.grant, LaneWish(LaneDeed.OPEN_ALL))
    yield Deed("view.lanes.open", menu, _tr("Open all lanes"), open_all, group="room")
    reset = partial(lanes.grant, LaneWish(LaneDeed.RESET))
    yield Deed("view.lanes.reset", menu, _tr("All lanes as they were"), reset, group="room")
    up, down = partial(do, LaneDeed.MOVE, -1), partial(do, LaneDeed.MOVE, 1)
    yield Deed("view.lanes.up", menu, _tr("Move lane up"), up, ("Ctrl+Shift+Up",), group=hand)
    yield Deed("view.lanes.down", menu, _tr("Move lane down"), down, ("Ctrl+Shift+Down",), group=hand)
    yield Deed("view.lanes.fold", menu, _tr("Collapse or open lane"), partial(do, LaneDeed.FOLD), group=hand)
    yield Deed("view.lanes.alone", menu, _tr("Only this lane"), partial(do, LaneDeed.ALONE), group=hand)
    pin = _tr("Pin or unpin the chosen name as a lane")
    yield Deed("view.lanes.pin", menu, pin, lanes.pin_chosen, group=hand)
