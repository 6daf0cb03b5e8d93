"""Edits in the window: one editor for the open collection, undo and redo by name, and everything shown kept in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cubatimeline.app.quick_edit import QuickEdit
from cubatimeline.domain.changes import Changes
from cubatimeline.services.loading import TimelineData
from cubatimeline.widgets.shared.throttle import Throttle

if TYPE_CHECKING:
    from cubatimeline.app.editing import Editor
    from cubatimeline.app.main_window import MainWindow

_PAUSE = 150
"""Milliseconds between two refreshes at least, so that edits made one on the other are shown together."""


class EditLink(QObject):
    """Ties the editor of one window to its panes; whoever shows something else listens to `changed`.

    Attributes:
        editor: of the open collection; None while none is open.

    Signals:
        changed: the `Changes` of every edit, of whichever collection is open.
        refused: an edit could not be done; the message bar says why.
    """

    changed = Signal(object)
    refused = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.editor: Editor | None = None
        self._last = ""
        self._quick = QuickEdit(window)
        self._refresh: Throttle[[]] = Throttle(self._read_anew, _PAUSE, self)
        window.opener.opened.connect(self._opened)
        window.panels_ready.connect(self._begin)

    def close(self) -> None:
        """Finish what is being written and give the editor up."""
        self._refresh.cancel()
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.close()
            editor.deleteLater()

    def undo(self) -> None:
        """Undo the last edit."""
        if self.editor is not None and self.editor.undo_name:
            self._last = self.editor.undo_name
            self.editor.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self.editor is not None and self.editor.redo_name:
            self.editor.redo()

    def announce(self, changes: Changes) -> None:
        """Show what was touched by an edit, or by something else that wrote to the collection."""
        if self._quick.may_show(changes):
            self._quick.show(changes, self._refresh)
            if not self._quick.is_enough():
                self._refresh()
        elif changes.everything or changes.events or changes.evidence or changes.documents or changes.entities:
            self._refresh()
        self.changed.emit(changes)

    def look_again(self) -> None:
        """Learn what can be undone, after something else wrote to the collection."""
        if self.editor is not None:
            self.editor.submit(lambda _: Changes())

    def name_deeds(self) -> None:
        """Put what would be undone and redone into the menu."""
        window, editor = self._window, self.editor
        undo, redo = (editor.undo_name, editor.redo_name) if editor is not None else ("", "")
        for deed, plain, words, name in (
            ("edit.undo", self.tr("Undo"), self.tr("Undo: %1"), undo),
            ("edit.redo", self.tr("Redo"), self.tr("Redo: %1"), redo),
        ):
            action = window.actions_by_deed[deed]
            action.setText(words.replace("%1", name.replace("&", "&&")) if name else plain)
            action.setEnabled(bool(name))

    def _opened(self, _data: TimelineData) -> None:
        self.close()
        self.name_deeds()

    def _begin(self) -> None:
        """Make the editor once everything is shown: what it brings in must not hold up the first paint."""
        path = self._window.opener.path
        if self.editor is not None or path is None:
            return
        from cubatimeline.app.editing import Editor

        self.editor = Editor(path)
        self.editor.changed.connect(self.announce)
        self.editor.refused.connect(self._window.messages.tell)
        self.editor.refused.connect(lambda _: self.refused.emit())
        self.editor.history_changed.connect(self.name_deeds)
        tell = self._window.status.tell
        self.editor.done.connect(tell)
        self.editor.undone.connect(lambda name: tell(self.tr("Undone: %1").replace("%1", name or self._last)))
        self.editor.redone.connect(lambda name: tell(self.tr("Redone: %1").replace("%1", name)))
        self.name_deeds()

    def _read_anew(self) -> None:
        """Read events and panels again in the background; span and selection stay."""
        self._window.opener.reload(self._window.session.language)
