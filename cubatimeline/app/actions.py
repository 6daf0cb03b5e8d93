"""What can be done in the window, declared once: menus, shortcuts, command palette and key sheet read it from here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do.

    Attributes:
        id: stable name, "view.zoom_in".
        title: words in menu and palette, already translated.
        keys: shortcuts in Qt's portable form, the first shown in the menu; heard wherever the focus is.
        shown_keys: keys told in menu and palette that are heard only by the timeline ("G").
        choice: name of a set of deeds of which one holds.
        checked: state of a deed that switches something; None for one that does not.
    """

    id: str
    menu: str
    title: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    shown_keys: str = ""
    checked: bool | None = None
    group: str = ""
    choice: str = ""


def add_deeds(window: QMainWindow, deeds: Iterable[Deed]) -> dict[str, QAction]:
    """Put the deeds into the window's menus, in their order, and return their actions by id."""
    menus: dict[str, QMenu] = {}
    groups: dict[str, str] = {}
    actions: dict[str, QAction] = {}
    choices: dict[str, QActionGroup] = {}
    for deed in deeds:
        menu = _menu(window, menus, deed.menu)
        if deed.menu in groups and groups[deed.menu] != deed.group:
            menu.addSeparator()
        groups[deed.menu] = deed.group
        actions[deed.id] = _add(window, menu, deed)
        if deed.choice:
            if deed.choice not in choices:
                choices[deed.choice] = QActionGroup(window)
            choices[deed.choice].addAction(actions[deed.id])
    return actions


def _menu(window: QMainWindow, menus: dict[str, QMenu], path: str) -> QMenu:
    """Return the menu of a path such as "View/Theme", made where it is missing."""
    if path not in menus:
        above, _, name = path.rpartition("/")
        parent = _menu(window, menus, above) if above else window.menuBar()
        menus[path] = parent.addMenu(name)
    return menus[path]


def _add(window: QMainWindow, menu: QMenu, deed: Deed) -> QAction:
    action = QAction(deed.title, window)
    action.setObjectName(deed.id)
    if deed.keys:
        action.setShortcuts([QKeySequence(keys) for keys in deed.keys])
    elif deed.shown_keys:
        action.setText(f"{deed.title}\t{deed.shown_keys}")
    if deed.checked is not None or deed.choice:
        action.setCheckable(True)
        action.setChecked(bool(deed.checked))
    action.triggered.connect(lambda _checked=False: deed.run())
    menu.addAction(action)
    return action
