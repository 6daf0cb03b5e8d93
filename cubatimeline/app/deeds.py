"""The deeds of the main window: one list for menus, shortcuts, palette and key sheet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cubatimeline.app import files
from cubatimeline.app import settings as options
from cubatimeline.app.actions import Deed
from cubatimeline.app.attach_link import attach_deeds
from cubatimeline.app.beside_link import beside_deeds
from cubatimeline.app.cite_link import cite_deeds
from cubatimeline.app.data_link import DataLink
from cubatimeline.app.entity_edit_link import entity_deeds
from cubatimeline.app.figure_link import figure_deeds
from cubatimeline.app.filter_link import filter_deeds
from cubatimeline.app.key_link import key_deeds
from cubatimeline.app.lane_link import lane_deeds
from cubatimeline.app.lens_link import lens_deeds
from cubatimeline.app.library_link import library_deeds
from cubatimeline.app.notes_link import note_deeds
from cubatimeline.app.present_link import present_deeds
from cubatimeline.app.range_link import range_deeds
from cubatimeline.app.text_link import text_deeds
from cubatimeline.app.then_link import then_deeds
from cubatimeline.app.view_link import related_deeds, view_deeds
from cubatimeline.app.web_link import web_deeds
from cubatimeline.widgets.timeline.keys import ZOOM_STEP

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow

_LANGUAGES = (("en", "English"), ("es", "Español"), ("ru", "Русский"))


def _tr(words: str) -> str:
    return QCoreApplication.translate("Deeds", words)


def window_deeds(window: MainWindow) -> list[Deed]:
    """Return everything that can be done, in the order of the menus."""
    inside = (*_go(window), *_view(window), *_text(window))
    return [*_file(window), *_edit(window), *inside, *present_deeds(window), *_help(window)]


def _file(window: MainWindow) -> Iterator[Deed]:
    menu = _tr("&File")
    yield Deed("file.open", menu, _tr("Open collection …"), partial(files.ask_for_collection, window), ("Ctrl+O",))
    built_in = partial(window.open_collection, None)
    yield Deed("file.built_in", menu, _tr("Open the built-in collection"), built_in)
    yield from _importing(window, menu)
    yield Deed("file.export", menu, _tr("Export picture …"), partial(files.ask_for_export, window), ("Ctrl+E",))
    yield from web_deeds(window, menu)
    yield from figure_deeds(window, menu)
    yield from DataLink(window).deeds(menu)
    yield from cite_deeds(window, menu)
    yield Deed("file.quit", menu, _tr("Quit"), window.close, ("Ctrl+Q",), group="quit")


def _importing(window: MainWindow, menu: str) -> Iterator[Deed]:
    imports = window.imports
    yield Deed("file.import", menu, _tr("Import documents …"), imports.ask_for_files, ("Ctrl+I",), group="import")
    yield Deed("file.import_folder", menu, _tr("Import a folder …"), imports.ask_for_folder, group="import")
    yield Deed("file.paste", menu, _tr("Paste as document"), imports.paste, ("Ctrl+Shift+V",), group="import")


def _edit(window: MainWindow) -> Iterator[Deed]:
    menu = _tr("&Edit")
    yield Deed("edit.undo", menu, _tr("Undo"), window.edits.undo, ("Ctrl+Z",))
    yield Deed("edit.redo", menu, _tr("Redo"), window.edits.redo, ("Ctrl+Shift+Z", "Ctrl+Y"))
    yield Deed("edit.record", menu, _tr("Edit record"), window.records.edit, shown_keys="F2", group="record")
    edits = window.event_edits
    yield Deed("edit.event", menu, _tr("Edit event …"), edits.edit, shown_keys="E, F2", group="record")
    yield Deed("edit.what", menu, _tr("Edit what has the focus"), edits.edit_what, ("F2",), group="record")
    yield from note_deeds(window, menu)
    yield from entity_deeds(window, menu)


def _go(window: MainWindow) -> Iterator[Deed]:
    menu, timeline = _tr("&Go"), window.timeline
    yield Deed("go.search", menu, _tr("Search"), window.texts.search, ("Ctrl+F",))
    yield Deed("go.palette", menu, _tr("All commands"), window.show_palette, ("Ctrl+K", "Ctrl+Shift+P"))
    yield Deed("go.date", menu, _tr("Go to date …"), window.time.ask_for_date, ("Ctrl+G",))
    yield Deed("go.contents", menu, _tr("Chapters and documents"), window.show_contents, ("Ctrl+L",))
    yield from library_deeds(window, menu)
    yield Deed("go.entities", menu, _tr("People, organisations, places"), window.show_entities, ("Ctrl+P",))
    yield Deed("go.timeline", menu, _tr("Go to the timeline"), window.focus_timeline, ("Ctrl+T",))
    yield Deed("go.pane", menu, _tr("Next pane"), partial(window.step_pane, 1), ("F6",))
    yield Deed("go.pane_back", menu, _tr("Previous pane"), partial(window.step_pane, -1), ("Shift+F6",))
    back, forward = timeline.camera.back, timeline.camera.forward
    yield Deed("go.back", menu, _tr("Previous view"), back, shown_keys="Backspace", group="history")
    yield Deed("go.forward", menu, _tr("Next view"), forward, shown_keys="Alt+→", group="history")
    yield Deed(
        "go.previous", menu, _tr("Previous event"), partial(timeline.step_event, -1), shown_keys="←", group="step"
    )
    yield Deed("go.next", menu, _tr("Next event"), partial(timeline.step_event, 1), shown_keys="→", group="step")
    yield from then_deeds(window, menu)
    yield from related_deeds(window, menu)
    yield Deed("go.clear", menu, _tr("Select nothing"), window.clear_choices, shown_keys="Esc", group="step")
    yield from range_deeds(window)
    yield from view_deeds(window, menu)


def _view(window: MainWindow) -> Iterator[Deed]:
    menu, timeline = _tr("&View"), window.timeline
    yield Deed("view.in", menu, _tr("Zoom in"), partial(timeline.camera.zoom_by, ZOOM_STEP), ("Ctrl++", "Ctrl+="))
    yield Deed("view.out", menu, _tr("Zoom out"), partial(timeline.camera.zoom_by, 1 / ZOOM_STEP), ("Ctrl+-",))
    yield Deed("view.fit", menu, _tr("Show everything"), timeline.camera.fit_all, ("Ctrl+0",))
    yield Deed("view.fit_event", menu, _tr("Zoom to the selected event"), timeline.fit_selected, shown_keys="F")
    panes = (
        ("timeline", _tr("Show timeline"), "F8"),
        ("sidebar", _tr("Show sidebar"), "F9"),
        ("reader", _tr("Show reader"), "F10"),
    )
    for name, words, key in panes:
        toggle = partial(window.panes.toggle, name)
        yield Deed(f"view.{name}", menu, words, toggle, (key,), checked=True, group="panes")
    review = _tr("Review drafts")
    yield Deed("view.review", menu, review, window.review.toggle, ("Ctrl+R",), checked=False, group="panes")
    chart = _tr("Chart of events by year")
    yield Deed("view.chart", menu, chart, window.toggle_chart, ("F7",), checked=False, group="panes")
    yield from beside_deeds(window, menu)
    second = _tr("Second timeline")
    yield Deed("view.second", menu, second, window.second.toggle, ("Ctrl+Shift+T",), checked=False, group="panes")
    yield from lane_deeds(window, menu)
    yield from lens_deeds(window, menu)
    yield from filter_deeds(window, menu)
    yield Deed("view.full", menu, _tr("Full screen"), window.toggle_full_screen, ("F11",), group="screen")
    yield from _preferences(window, f"{menu}/{_tr('Preferences')}")


def _preferences(window: MainWindow, menu: str) -> Iterator[Deed]:
    """Yield what is set once and seldom changed; within the menu of the view it would not fit a small screen."""
    themes = {
        "system": _tr("As the system"), "light": _tr("Light"), "dark": _tr("Dark"), "projection": _tr("Projection"),
    }  # fmt: skip
    for name, words in themes.items():
        submenu = f"{menu}/{_tr('Theme')}"
        choose = partial(window.wardrobe.choose, options.THEME, name)
        yield Deed(f"view.theme.{name}", submenu, words, choose, choice="theme")
    for code, words in _LANGUAGES:
        submenu = f"{menu}/{_tr('Language of titles and dates')}"
        choose = partial(window.wardrobe.choose, options.LANGUAGE, code)
        yield Deed(f"view.language.{code}", submenu, words, choose, choice="language")
    for code, words in (("system", _tr("As the system")), *_LANGUAGES[:2]):
        submenu = f"{menu}/{_tr('Language of menus and buttons')}"
        choose = partial(window.wardrobe.choose, options.INTERFACE, code)
        yield Deed(f"view.interface.{code}", submenu, words, choose, choice="interface")
    for size in options.TEXT_SIZE.choices:
        submenu = f"{menu}/{_tr('Text size')}"
        words = f"{size} %" if size else _tr("Fitting the screen")
        choose = partial(window.wardrobe.choose, options.TEXT_SIZE, size)
        yield Deed(f"view.size.{size}", submenu, words, choose, choice="size")
    clocks = {
        "washington": _tr("Washington"), "havana": _tr("Havana"), "moscow": _tr("Moscow"), "utc": _tr("UTC"),
        "places": _tr("Of each place"),
    }  # fmt: skip
    for name, words in clocks.items():
        submenu = f"{menu}/{_tr('Clock')}"
        choose = partial(window.wardrobe.choose, options.CLOCK, name)
        yield Deed(f"view.clock.{name}", submenu, words, choose, choice="clock")
    yield from _habits(window, menu)


def _habits(window: MainWindow, menu: str) -> Iterator[Deed]:
    wardrobe, settings = window.wardrobe, window.settings
    sizes = ((1, "larger", _tr("Larger rows on the timeline")), (-1, "smaller", _tr("Smaller rows on the timeline")))
    for step, name, words in sizes:
        step_size = partial(wardrobe.step_label_size, step)
        yield Deed(f"view.rows.{name}", menu, words, step_size, shown_keys=_tr("Alt+wheel"), group="rows")
    motion, wheel = settings[options.REDUCED_MOTION], settings[options.WHEEL] == "lanes"
    yield Deed("view.motion", menu, _tr("Reduced motion"), wardrobe.toggle_motion, checked=motion, group="habits")
    words = _tr("Mouse wheel scrolls the lanes")
    yield Deed("view.wheel", menu, words, wardrobe.toggle_wheel, checked=wheel, group="habits")


def _text(window: MainWindow) -> Iterator[Deed]:
    yield from text_deeds(window)
    yield from attach_deeds(window)


def _help(window: MainWindow) -> Iterator[Deed]:
    menu = _tr("&Help")
    yield Deed("help.keys", menu, _tr("Keys"), window.show_keys, ("F1",))
    yield from key_deeds(window)
    yield Deed("help.legend", menu, _tr("What the marks say"), window.show_legend, shown_keys="?")
    yield Deed("help.about", menu, _tr("About Cuba Timeline"), window.tell_about)
