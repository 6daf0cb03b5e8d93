"""Saved views in the window: what is shown kept under a name, listed in the menu, and restored; also between starts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import astuple, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from cubatimeline.app import settings as options
from cubatimeline.app.actions import Deed
from cubatimeline.domain.changes import Changes
from cubatimeline.domain.errors import UsageError
from cubatimeline.domain.views import SavedView
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.services.lane_choice import LaneChoice
from cubatimeline.services.line_filters import FilterKind, LineFilter
from cubatimeline.store.views import read_views
from cubatimeline.widgets.shared.palette import Command

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.services.editing.edit import Edit

WITH_KEYS = 9
"""So many views have keys of their own, Ctrl+1 and so on."""
_MOST_SESSIONS = 20
_DEED = "go.view."


class ViewLink(QObject):
    """Keeps, lists and restores views of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._views: list[SavedView] = []
        self._fresh = False
        window.opener.opened.connect(self._opened)
        window.timeline_ready.connect(self._arrive)
        window.panels_ready.connect(self._read)
        window.panels_ready.connect(self._let_go)
        window.edits.changed.connect(self._changed)

    @property
    def views(self) -> list[SavedView]:
        """The saved views of the open collection, in the order in which they were kept."""
        return self._views

    # What is shown, as a view

    def present(self, name: str = "") -> SavedView:
        """Return what the window shows now."""
        window = self._window
        scale, choice = window.timeline.scale, window.lanes.choice
        extra = {
            "lane_choice": choice.to_json(),
            "lens": window.lens.on,
            "relations": window.relations.all_in_view,
            "scroll": window.timeline.scrolled,
            "range": window.ranges.ends,
            "second": [astuple(each) for each in window.second.filters] if window.second.is_open else None,
        }
        return SavedView(
            "", name, scale.start, scale.end, choice.mode.value, window.filter.words, window.filter.hidden,
            window.session.entity_id, window.session.document_id, window.session.event_id, extra,
        )  # fmt: skip

    def restore(self, view: SavedView) -> None:
        """Show what a view tells; what is no longer in the collection is left out."""
        window, extra = self._window, view.extra
        choice = LaneChoice.from_json(extra.get("lane_choice") or {"mode": view.lanes})
        self._restore_second(extra.get("second"))
        if choice != window.lanes.choice:
            window.lanes.choose(choice)
        window.lens.put_on(extra.get("lens") is True)
        window.relations.show_all(extra.get("relations") is True)
        window.filter.filter_by(view.words, view.hidden)
        window.session.choose_entity(view.entity)
        data = window.timeline_data
        # to look for an event among a million takes time, which a view without one need not have
        there = bool(view.event) and data is not None and view.event in data.columns.ids
        window.session.select_event(view.event if there else "")
        if view.document:
            window.session.open_document(view.document)
        window.timeline.camera.go_to(TimeScale(view.start, view.end, window.timeline.scale.width))
        window.ranges.restore(extra.get("range"))
        scroll = extra.get("scroll")
        if isinstance(scroll, int | float):
            window.timeline.scroll_to(float(scroll))

    def _restore_second(self, filters: object) -> None:
        """Show two timelines with the filters that a view tells, or one where it tells none."""
        second = self._window.second
        read = [_filter(each) for each in filters] if isinstance(filters, list) else []
        if len(read) == 2:
            second.open((read[0], read[1]))
        elif second.is_open:
            second.close()

    # Keeping, renaming, removing

    def ask_to_keep(self) -> None:
        """Ask for a name and keep what is shown under it; one of that name is replaced."""
        hint = self.tr("October 1962 by place")
        self._window.ask_line.ask(self.tr("Keep this view under which name?"), hint, self.keep)

    def keep(self, name: str) -> None:
        """Keep what is shown under a name.

        Raises:
            UsageError: the name is empty.
        """
        from cubatimeline.services.editing import views as edits

        view = self.present(_named(name))
        same = next((each for each in self._views if each.name == view.name), None)
        told = self.tr("Kept: %1").replace("%1", view.name)
        self._do(edits.keep(view if same is None else replace(view, id=same.id)), told)

    def ask_to_rename(self) -> None:
        """Ask which view shall have another name, and which."""
        self._pick(self.tr("Rename: %1"), self._ask_for_name)

    def _ask_for_name(self, view: SavedView) -> None:
        question = self.tr("Which name shall “%1” have?").replace("%1", view.name)
        self._window.ask_line.ask(question, view.name, partial(self.rename, view))

    def rename(self, view: SavedView, name: str) -> None:
        """Give a view another name.

        Raises:
            UsageError: the name is empty.
        """
        from cubatimeline.services.editing import views as edits

        self._do(edits.rename(view.id, _named(name)))

    def ask_to_remove(self) -> None:
        """Ask which view shall go; it can be brought back by undo."""
        self._pick(self.tr("Remove: %1"), self.remove)

    def remove(self, view: SavedView) -> None:
        """Remove a view."""
        from cubatimeline.services.editing import views as edits

        self._do(edits.remove(view.id), self.tr("Removed: %1. Undo brings it back.").replace("%1", view.name))

    def _do(self, edit: Edit, told: str = "") -> None:
        if self._window.editor is not None:
            self._window.editor.do(edit, told=told)

    def _pick(self, words: str, then: Callable[[SavedView], object]) -> None:
        if not self._views:
            self._window.status.tell(self.tr("No view is kept yet: Ctrl+D keeps the present one."))
            return
        commands = [Command(view.id, words.replace("%1", view.name), "", partial(then, view)) for view in self._views]
        self._window.palette_box.open(commands)

    # The list in menu and palette

    def _changed(self, changes: Changes) -> None:
        if changes.views or changes.everything:
            self._read()

    def _read(self) -> None:
        self._window.opener.ask(lambda reader: reader.read(read_views), self._list)

    def _list(self, views: list[SavedView]) -> None:
        """Put the views into the menu, the first of them with keys."""
        self._views = views
        window, menu = self._window, self._menu
        for deed in [id_ for id_ in window.actions_by_deed if id_.startswith(_DEED)]:
            action = window.actions_by_deed.pop(deed)
            menu.removeAction(action)
            action.deleteLater()
        for number, view in enumerate(views, 1):
            words = self.tr("View: %1").replace("%1", view.name.replace("&", "&&"))
            action = window.actions_by_deed[f"{_DEED}{view.id}"] = QAction(words, window)
            action.setObjectName(f"{_DEED}{view.id}")
            if number <= WITH_KEYS:
                action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            action.triggered.connect(partial(self._go, view))
            menu.addAction(action)

    def _go(self, view: SavedView, _checked: bool = False) -> None:
        self.restore(view)

    @property
    def _menu(self) -> QMenu:
        """The menu that the deed of keeping a view hangs in."""
        owners = self._window.actions_by_deed["go.keep_view"].associatedObjects()
        return next(owner for owner in owners if isinstance(owner, QMenu))

    # Between starts

    def _opened(self) -> None:
        self._fresh = True

    def _arrive(self) -> None:
        """Show what was shown when this collection was last open."""
        kept, fresh = self._sessions().get(self._key), self._fresh
        self._fresh = False
        if fresh and isinstance(kept, dict):
            try:
                view = SavedView.from_json("", "", json.dumps(kept))
            except (ValueError, TypeError):
                return
            if view.start < view.end:
                self._window.timeline.camera.show_span(view.start, view.end)
                self.restore(view)

    def _let_go(self) -> None:
        """Let go of a chosen name that is no longer in the collection: nothing would stand out any more."""
        window = self._window
        known = window.panel_data.entities if window.panel_data is not None else []
        if window.session.entity_id and all(entity.id != window.session.entity_id for entity in known):
            window.session.choose_entity("")

    def remember_session(self) -> None:
        """Keep what is shown for the next time this collection is open; the caller saves the settings."""
        window = self._window
        if window.timeline_data is None or not self._key:
            return
        sessions = self._sessions()
        sessions.pop(self._key, None)
        sessions[self._key] = json.loads(self.present().to_json())
        kept = dict(list(sessions.items())[-_MOST_SESSIONS:])
        window.settings[options.SESSIONS] = json.dumps(kept, ensure_ascii=False)

    def _sessions(self) -> dict[str, object]:
        try:
            sessions = json.loads(self._window.settings[options.SESSIONS] or "{}")
        except ValueError:
            return {}
        return sessions if isinstance(sessions, dict) else {}

    @property
    def _key(self) -> str:
        """What the open collection goes by in the settings: its id, or where its file lies."""
        data = self._window.timeline_data
        return "" if data is None else data.meta.id or str(self._window.opener.path or "")


def _filter(values: object) -> LineFilter:
    """Return the filter of one of two timelines as a view tells it; that for everything where it cannot be read."""
    if not isinstance(values, list) or len(values) != len(astuple(LineFilter())):
        return LineFilter()
    kind, key, name = map(str, values)
    return LineFilter(FilterKind(kind), key, name) if kind in tuple(FilterKind) else LineFilter()


def _named(name: str) -> str:
    if not name.strip():
        raise UsageError("The view has no name yet.", "Type one.")
    return name.strip()


def view_deeds(window: MainWindow, go: str) -> Iterator[Deed]:
    """Yield what can be done with saved views; `go` is the menu that theirs hangs in."""

    def words(text: str) -> str:
        return QCoreApplication.translate("Deeds", text)

    menu, views = f"{go}/{words('Saved views')}", window.views
    yield Deed("go.keep_view", menu, words("Keep this view …"), views.ask_to_keep, ("Ctrl+D",))
    yield Deed("go.rename_view", menu, words("Rename a view …"), views.ask_to_rename)
    yield Deed("go.remove_view", menu, words("Remove a view …"), views.ask_to_remove)


def related_deeds(window: MainWindow, go: str) -> Iterator[Deed]:
    """Yield the steps along relations."""

    def words(text: str) -> str:
        return QCoreApplication.translate("Deeds", text)

    step = window.relations.step
    earlier, later = words("Earlier related event"), words("Later related event")
    yield Deed("go.related_earlier", go, earlier, partial(step, -1), shown_keys="[", group="step")
    yield Deed("go.related_later", go, later, partial(step, 1), shown_keys="]", group="step")
