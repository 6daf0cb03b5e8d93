"""The keys of the timeline in the window: put into effect from the settings, and changed by the reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from cubatimeline.app import settings as options
from cubatimeline.app.actions import Deed
from cubatimeline.widgets.shared.key_editor import KeyEditor, KeyRow, Keys
from cubatimeline.widgets.timeline.keys import ACTIONS, HAND_SHEET, KeyAction, changes_of

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow


class KeyLink(QObject):
    """Opens the table of keys over one window and keeps what was changed; the table is made when first wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.editor: KeyEditor | None = None

    def edit(self) -> None:
        """Show the table of keys."""
        window = self._window
        if self.editor is None:
            over = window.key_sheet.parentWidget()
            assert over is not None
            self.editor = KeyEditor(window.theme, over)
        self.editor.set_theme(window.theme)
        table = window.timeline.keys
        rows = [KeyRow(action.id, _words(action), table.keys_of(action.id), action.keys) for action in ACTIONS]
        taken = {
            keys.toString(keys.SequenceFormat.PortableText): action.text().split("\t")[0].replace("&", "")
            for action in window.actions_by_deed.values()
            for keys in action.shortcuts()
        }
        self.editor.open(rows, taken, self.keep)

    def keep(self, keys: Keys) -> None:
        """Put keys into effect and keep them in the settings."""
        self._window.wardrobe.choose(options.KEYS, changes_of(keys))
        self._window.status.tell(self.tr("The keys are kept."))


def _words(action: KeyAction) -> str:
    return QCoreApplication.translate("Keys", action.own_words)


def hand_lines() -> list[tuple[str, str]]:
    """Return what mouse, trackpad and fingers do, as lines of the key sheet."""
    translate = QCoreApplication.translate
    return [(translate("Keys", how), translate("Keys", words)) for how, words in HAND_SHEET]


def key_deeds(window: MainWindow) -> Iterator[Deed]:
    """Yield what can be done with keys."""
    menu = QCoreApplication.translate("Deeds", "&Help")
    yield Deed("keys.edit", menu, QCoreApplication.translate("Deeds", "Change keys …"), window.keys.edit)
