"""Presenting in the window: tours chosen and played on the displays there are, recorded, kept and handed out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QFileDialog

from cubatimeline.app import settings as options
from cubatimeline.app.actions import Deed
from cubatimeline.app.file_writing import WritingWords
from cubatimeline.app.themes import theme_named
from cubatimeline.domain.changes import Changes
from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.tours import Tour
from cubatimeline.services.lane_choice import LaneMode
from cubatimeline.widgets.shared.palette import Command

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.app.presentation import Presentation, Script
    from cubatimeline.domain.tours import Scene
    from cubatimeline.services.editing.edit import Edit
    from cubatimeline.widgets.present.awake import Awake
    from cubatimeline.widgets.present.tours_pane import ToursPane

THEMES = ("projection", "projection-dark")


class PresentLink(QObject):
    """Ties tours and their presentation to one window.

    Attributes:
        presentation: the one under way; None for none.
        pane: the list in which tours are made; None before it was first wanted.

    Signals:
        begun: a presentation is shown.
        listed: the tours of the collection have been read.
    """

    begun = Signal()
    listed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.tours: list[Tour] = []
        self.presentation: Presentation | None = None
        self.pane: ToursPane | None = None
        self._awake: Awake | None = None
        self._last = ""
        self._wanted = ""
        window.panels_ready.connect(self._read)
        window.edits.changed.connect(self._changed)

    # Tours of the collection

    def _changed(self, changes: Changes) -> None:
        if changes.tours or changes.everything:
            self._read()

    def _read(self) -> None:
        self._window.opener.ask(lambda reader: reader.tours(), self._list)

    def _list(self, tours: list[Tour]) -> None:
        self.tours = tours
        if self.pane is not None:
            self.pane.show_tours(tours, self._window.session.language)
        self.listed.emit()

    def tour(self, id_: str) -> Tour | None:
        """Return a tour by id."""
        return next((tour for tour in self.tours if tour.id == id_), None)

    def title(self, tour: Tour) -> str:
        """Return the title of a tour in the language of the window."""
        return tour.title.in_(self._window.session.language)

    def pick(self, words: str, then: Callable[[Tour], object]) -> None:
        """Ask which tour; where there is only one, that is taken."""
        if not self.tours:
            self._window.status.tell(self.tr("There is no tour yet: Ctrl+Shift+F5 begins one with what is shown."))
        elif len(self.tours) == 1:
            then(self.tours[0])
        else:
            commands = [
                Command(tour.id, words.replace("%1", self.title(tour)), "", partial(then, tour)) for tour in self.tours
            ]
            self._window.palette_box.open(commands)

    # Presenting

    def ask_to_present(self) -> None:
        """Ask which tour to present, and present it from its beginning."""
        self.pick(self.tr("Present: %1"), self.present)

    def present_again(self) -> None:
        """Present from the scene that suits what is shown: of the tour presented or edited last, else of the first."""
        tour = self.tour(self._last) or (self.tours[0] if self.tours else None)
        if tour is None:
            self.ask_to_present()
            return
        scale = self._window.timeline.scale
        middles = [abs(sum(scene.span) / 2 - (scale.start + scale.end) / 2) for scene in tour.scenes]
        self.present(tour, int(np.argmin(middles)))

    def present_by_id(self, id_: str) -> None:
        """Present a tour by id, as the command line asks; what does not exist is told.

        The tours are asked for anew, so that it does not matter which of both comes first.
        """
        self._window.opener.ask(lambda reader: reader.tours(), partial(self._present_found, id_))

    def _present_found(self, id_: str, tours: list[Tour]) -> None:
        self._list(tours)
        tour = self.tour(id_)
        if tour is not None:
            self.present(tour)
            return
        known = ", ".join(each.id for each in tours)
        words = self.tr("There is no tour “%1”.").replace("%1", id_)
        hint = self.tr("There are: %1.").replace("%1", known) if known else ""
        self._window.messages.tell(f"{words} {hint}".strip())

    def present(self, tour: Tour, scene: int = 0) -> None:
        """Present a tour from one of its scenes on, once what it needs has been read."""
        from cubatimeline.app.scripting import read_script

        data = self._window.timeline_data
        if data is None or self.presentation is not None or not tour.scenes:
            return
        self._last = tour.id
        language = self._window.session.language
        self._window.opener.ask(
            lambda reader: read_script(reader, tour, data, language), lambda script: self._begin(script, scene)
        )

    def _begin(self, script: Script, scene: int) -> None:
        """Show both windows and keep everything else still."""
        from cubatimeline.app.presentation import Presentation
        from cubatimeline.widgets.present.awake import Awake

        if self.presentation is not None:
            return
        settings, window = self._window.settings, self._window
        first = settings[options.AUDIENCE_THEME]
        themes = [theme_named(name, 100) for name in (first, *(each for each in THEMES if each != first))]
        self.presentation = presentation = Presentation(
            script, window.opener.ask, themes, scene=scene, back_row=settings[options.BACK_ROW],
            reduced_motion=settings[options.REDUCED_MOTION],
        )  # fmt: skip
        presentation.ended.connect(self._ended)
        presentation.swap_wanted.connect(self._swap)
        presentation.looks_changed.connect(self._remember_looks)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._display_came)
        application.screenRemoved.connect(self._display_went)
        window.setEnabled(False)
        self._awake = Awake(self)
        self._awake.begin()
        self.place(QGuiApplication.screens())
        presentation.refresh(at_once=True)
        self.begun.emit()

    def place(self, displays: list[QScreen]) -> None:
        """Put the windows where they belong: one display shows what the class sees, a second one the presenter's."""
        from cubatimeline.widgets.present.displays import choose

        presentation, settings = self.presentation, self._window.settings
        if presentation is None or not displays:
            return
        own = next((each for each in displays if each.name() == self._window.screen().name()), displays[0])
        theirs, ours = choose(displays, own, settings[options.AUDIENCE_DISPLAY])
        _fill(presentation.audience, theirs)
        if ours is None:
            presentation.close_presenter()
        else:
            presenter = presentation.presenter
            if presenter is None:
                presenter = presentation.open_presenter(self._window.theme, settings[options.NOTE_SIZE])
                presenter.note_size_chosen.connect(self._remember_notes)
            _fill(presenter, ours)
        front = presentation.presenter or presentation.audience
        front.activateWindow()
        front.setFocus()

    def _display_came(self, _display: QScreen) -> None:
        """Take a display that was plugged in."""
        self.place(QGuiApplication.screens())

    def _display_went(self, display: QScreen) -> None:
        """Go on without a display that was unplugged; it may still be listed."""
        self.place([each for each in QGuiApplication.screens() if each.name() != display.name()])

    def choose_display(self, name: str) -> None:
        """Have the class look at the display of that name, now and from now on."""
        self._window.settings[options.AUDIENCE_DISPLAY] = name
        self._window.wardrobe.save()
        self.place(QGuiApplication.screens())

    def ask_for_display(self) -> None:
        """Ask which display the class looks at."""
        commands = [
            Command(
                each.name(), self.tr("The class looks at: %1").replace("%1", _display_words(each)), "",
                partial(self.choose_display, each.name()),
            )
            for each in QGuiApplication.screens()
        ]  # fmt: skip
        self._window.palette_box.open(commands)

    def _swap(self) -> None:
        presentation = self.presentation
        if presentation is not None and presentation.presenter is not None:
            self.choose_display(presentation.presenter.screen().name())

    def _remember_looks(self) -> None:
        presentation, settings = self.presentation, self._window.settings
        if presentation is not None:
            settings[options.AUDIENCE_THEME] = presentation.audience.theme.name
            settings[options.BACK_ROW] = presentation.audience.back_row

    def _remember_notes(self, size: int) -> None:
        self._window.settings[options.NOTE_SIZE] = size

    def _ended(self) -> None:
        presentation, self.presentation = self.presentation, None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.disconnect(self._display_came)
            application.screenRemoved.disconnect(self._display_went)
        if self._awake is not None:
            self._awake.end()
            self._awake.deleteLater()
            self._awake = None
        if presentation is not None:
            presentation.deleteLater()
        self._window.setEnabled(True)
        self._window.wardrobe.save()
        self._window.activateWindow()

    def close(self) -> None:
        """End what is under way, as the window closes."""
        if self.presentation is not None:
            self.presentation.end()
        if self.pane is not None:
            self.pane.close()

    # Making tours

    def record(self) -> None:
        """Keep what is shown as a scene: of the tour worked on last, else of a new one, whose name is asked for."""
        tour = self.tour(self._last)
        if tour is not None:
            self.record_into(tour)
        elif self.tours:
            self.pick(self.tr("Add to: %1"), self.record_into)
        else:
            self.ask_for_new()

    def ask_for_new(self) -> None:
        """Ask for the name of a new tour, which begins with what is shown."""
        question = self.tr("Begin a tour with what is shown, under which name?")
        self._window.ask_line.ask(question, self.tr("The missile crisis in one lesson"), self.begin_tour)

    def begin_tour(self, name: str) -> None:
        """Keep a new tour that begins with what is shown."""
        title = name.strip() or self.tr("Tour")
        self._keep(Tour("", Localised(title), "", (self._scene(),)))

    def record_into(self, tour: Tour) -> None:
        """Add what is shown to a tour."""
        from cubatimeline.services.presenting import making

        scene = self._scene()
        self._last = tour.id
        self._keep(making.added(tour, scene))
        self._warn(scene, self.tr("Scene %1 of “%2”").replace("%1", str(len(tour.scenes) + 1)), tour)

    def _scene(self) -> Scene:
        from cubatimeline.services.presenting import making

        window = self._window
        scale, choice = window.timeline.scale, window.lanes.choice
        chosen = window.session.events or ((window.session.event_id,) if window.session.event_id else ())
        lanes = "" if choice.mode is LaneMode.NONE else choice.mode.value
        shown = making.Shown(
            scale.start, scale.end, lanes, window.filter.words, tuple(chosen), window.session.document_id,
            window.session.event_id,
        )  # fmt: skip
        return making.scene_of(shown, self._span_words(scale.start, scale.end))

    def _span_words(self, start: float, end: float) -> str:
        from cubatimeline.domain.date_words import in_words
        from cubatimeline.domain.edtf import parse
        from cubatimeline.services.presenting.making import dates_of_span

        first, last = dates_of_span(start, end)
        span = parse(first.edtf if first == last else f"{first.edtf[:10]}/{last.edtf[:10]}")
        return in_words(span, self._window.session.language, "medium")

    def _warn(self, scene: Scene, where: str, tour: Tour) -> None:
        """Tell that a scene was kept, and whether it tells more than a class can follow."""
        said = where.replace("%2", self.title(tour))
        number = self.events_of(scene)
        if number:
            words = self.tr("%1: it holds %2 events, and a class follows twelve at the most. Choose some of them.")
            self._window.messages.tell(words.replace("%1", said).replace("%2", str(number)))
        else:
            self._window.status.tell(said)

    def events_of(self, scene: Scene) -> int:
        """Return how many events a scene holds where these are too many, else 0."""
        from cubatimeline.services.presenting.telling import Events, too_many

        data = self._window.timeline_data
        return 0 if data is None else too_many(scene, Events.of(data.columns, data.categories))

    def _keep(self, tour: Tour) -> None:
        from cubatimeline.services.editing import tours as edits

        self._do(edits.keep(tour))

    def remove(self, tour: Tour) -> None:
        """Remove a tour; undo brings it back."""
        from cubatimeline.services.editing import tours as edits

        self._do(edits.remove(tour.id), self.tr("Removed: %1. Undo brings it back.").replace("%1", self.title(tour)))

    def _do(self, edit: Edit, told: str = "") -> None:
        if self._window.editor is not None:
            self._window.editor.do(edit, told=told)

    def show_pane(self) -> None:
        """Show the list in which tours are made."""
        if self.pane is None:
            from cubatimeline.widgets.present.tours_pane import ToursPane

            pane = self.pane = ToursPane(self._window.theme, self._window)
            pane.kept.connect(self._keep)
            pane.removed.connect(self.remove)
            pane.present_wanted.connect(self.present)
            pane.scene_wanted.connect(self._show_scene)
            pane.record_wanted.connect(self._record_after)
            pane.count_events, pane.name_event = self.events_of, self._event_title
            pane.chosen_wanted.connect(self._give_chosen)
            pane.export_wanted.connect(self.ask_to_export)
            pane.import_wanted.connect(self.ask_to_import)
            pane.handout_wanted.connect(self.ask_for_handout)
        self.pane.show_tours(self.tours, self._window.session.language)
        self.pane.show()
        self.pane.raise_()

    def _event_title(self, id_: str) -> str:
        data = self._window.timeline_data
        found = data.columns.ids.index(id_) if data is not None and id_ in data.columns.ids else -1
        return data.columns.titles[found] if data is not None and found >= 0 else id_

    def _give_chosen(self) -> None:
        """Add to the scene in the list what is chosen in the window."""
        session = self._window.session
        chosen = session.events or ((session.event_id,) if session.event_id else ())
        if self.pane is not None and chosen:
            self.pane.add_events(chosen)
        else:
            self._window.status.tell(self.tr("Choose events on the timeline first."))

    def _record_after(self, tour: Tour, number: int) -> None:
        from cubatimeline.services.presenting import making

        self._last = tour.id
        self._keep(making.added(tour, self._scene(), number))

    def _show_scene(self, tour: Tour, number: int) -> None:
        """Show in the window what a scene shows, so that it can be looked at or recorded anew."""
        self._last = tour.id
        scene, window = tour.scenes[number], self._window
        window.timeline.camera.show_span(*scene.span)
        window.filter.filter_by(scene.words, False)
        window.session.select_event(scene.event)
        if scene.document:
            window.session.open_document(scene.document)

    # Files

    def ask_to_export(self, tour: Tour) -> None:
        """Ask for a file and write a tour into it."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export tour"), f"{tour.id}.yaml", self.tr("Tours (*.yaml)")
        )
        if name:
            self.export(tour, Path(name))

    def export(self, tour: Tour, path: Path) -> None:
        """Write a tour as YAML; trouble is told."""
        from cubatimeline.services.presenting.tour_files import write_tour

        self._write(path, lambda: write_tour(path, tour))

    def ask_to_import(self) -> None:
        """Ask for the file of a tour and keep the tour."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import tour"), "", self.tr("Tours (*.yaml *.yml);;All files (*)")
        )
        if name:
            self.bring_in(Path(name))

    def bring_in(self, path: Path) -> None:
        """Keep the tour of a file; trouble is told."""
        from cubatimeline.services.presenting.tour_files import read_tour_file

        try:
            self._keep(read_tour_file(path))
        except ReaderError as error:
            self._window.messages.tell_error(error)

    def ask_for_handout(self, tour: Tour) -> None:
        """Ask for a file and write the handout of a tour into it: a PDF or a web page."""
        kinds = {
            self.tr("PDF, one scene a page (*.pdf)"): 1,
            self.tr("PDF, three scenes a page with lines for notes (*.pdf)"): 3,
            self.tr("Web page (*.html)"): 0,
        }
        name, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Handout"), f"{tour.id}.pdf", ";;".join(kinds)
        )  # fmt: skip
        if name:
            self.hand_out(tour, Path(name), kinds.get(kind, 1))

    def hand_out(self, tour: Tour, path: Path, a_page: int) -> None:
        """Write the handout of a tour: `a_page` scenes on each page of a PDF; a web page for 0 or one in .html."""
        from cubatimeline.app.handout_process import HandoutWish, hand_out

        data, language = self._window.timeline_data, self._window.session.language
        if data is None:
            return
        wish = HandoutWish(tour, language, data.clock, 0 if path.suffix.lower() in (".html", ".htm") else a_page)
        words = WritingWords(self.tr("handout is written"), self.tr("Give up the handout"), "The handout")
        written = self.tr("Written: %1").replace("%1", str(path))
        self._window.writing.write(path, words, partial(hand_out, wish), lambda _: self._window.status.tell(written))

    def _write(self, path: Path, write: Callable[[], object]) -> None:
        try:
            write()
        except OSError as error:
            words = self.tr("%1 cannot be written (%2).").replace("%1", path.name)
            self._window.messages.tell(words.replace("%2", error.strerror or str(error)))
        else:
            self._window.status.tell(self.tr("Written: %1").replace("%1", str(path)))

    def duplicate(self, tour: Tour) -> None:
        """Keep a copy of a tour under a name of its own."""
        title = Localised(self.tr("%1, copy").replace("%1", tour.title.en))
        self._keep(replace(tour, id="", title=title))


def _fill(widget: object, display: QScreen) -> None:
    """Have a window fill a display."""
    from PySide6.QtWidgets import QWidget

    assert isinstance(widget, QWidget)
    if widget.windowHandle() is not None:
        widget.windowHandle().setScreen(display)
    widget.showNormal()
    widget.setGeometry(display.geometry())
    widget.showFullScreen()


def _display_words(display: QScreen) -> str:
    """Return how a display is told from the others: its name, maker's words and size."""
    size = display.geometry().size() * display.devicePixelRatio()
    model = f" {display.model()}" if display.model() else ""
    return f"{display.name()}{model}, {size.width()} × {size.height()}"


def present_deeds(window: MainWindow) -> Iterator[Deed]:
    """Yield what can be done with tours."""

    def words(text: str) -> str:
        return QCoreApplication.translate("Deeds", text)

    menu, link = words("&Present"), window.presenting
    yield Deed("present.tour", menu, words("Present a tour …"), link.ask_to_present, ("F5",))
    yield Deed("present.here", menu, words("Present from here"), link.present_again, ("Shift+F5",))
    yield Deed("present.display", menu, words("Display of the class …"), link.ask_for_display)
    yield Deed("present.tours", menu, words("Tours and scenes …"), link.show_pane, group="tours")
    record = words("Keep what is shown as a scene")
    yield Deed("present.record", menu, record, link.record, ("Ctrl+F5",), group="tours")
    yield Deed("present.new", menu, words("New tour …"), link.ask_for_new, ("Ctrl+Shift+F5",), group="tours")
    yield Deed("present.import", menu, words("Import a tour …"), link.ask_to_import, group="files")
    picked = (
        ("export", words("Export a tour …"), words("Export: %1"), link.ask_to_export),
        ("handout", words("Handout …"), words("Handout: %1"), link.ask_for_handout),
        ("duplicate", words("Duplicate a tour …"), words("Duplicate: %1"), link.duplicate),
    )
    for name, title, choice, deed in picked:
        yield Deed(f"present.{name}", menu, title, partial(link.pick, choice, deed), group="files")
