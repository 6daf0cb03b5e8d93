"""Figures in the window: made in a workshop from what the timeline shows, kept, copied and written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from cubatimeline.app.actions import Deed
from cubatimeline.domain.calendars import iso_day
from cubatimeline.domain.errors import Cancelled, ReaderError

if TYPE_CHECKING:
    from cubatimeline.app.figure_asking import FigureAsking
    from cubatimeline.app.figure_process import Laid, StudioApart
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.domain.tours import Tour
    from cubatimeline.services.figures.figure import Figure
    from cubatimeline.widgets.figure.workshop import FigureWorkshop

_WORDS_PAUSE_MS = 400
"""After so long without a change the caption is proposed anew."""
_MOST_OF_SCREEN = 0.94
"""Share of the screen that the workshop covers at the most, so that frame and buttons stay in sight."""
_USUAL_PRESET = "journal-190"
_FORMATS = ("pdf", "svg", "png", "tif")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Deeds", words)


class FigureLink(QObject):
    """Ties a workshop for figures, made when first wanted, to one window.

    Signals:
        shown: the preview shows the figure as it is wished.
        written: the files that were written.
    """

    shown = Signal()
    written = Signal(list)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.workshop: FigureWorkshop | None = None
        self.asking: FigureAsking | None = None
        self._drawing, self._again = False, False
        self._id = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_WORDS_PAUSE_MS)
        self._pause.timeout.connect(self._propose_words)

    # Opening and closing

    def open(self) -> None:
        """Show the workshop, with what the timeline shows now where it was closed before."""
        if self._window.opener.path is None:
            return
        self._asked()  # its process starts while the workshop is made
        workshop = self._made()
        appears = not workshop.isVisible()
        if appears:
            workshop.show_figure(self._as_shown(workshop.figure))
        workshop.show()
        workshop.activateWindow()
        if appears:
            self._draw()

    def _made(self) -> FigureWorkshop:
        if self.workshop is None:
            from cubatimeline.widgets.figure.workshop import FigureWorkshop

            window = self._window
            workshop = self.workshop = FigureWorkshop(window.theme, window)
            room = window.screen().availableGeometry().size() * _MOST_OF_SCREEN
            workshop.resize(QSize(window.theme.px(1240), window.theme.px(780)).boundedTo(room))
            self._connect(workshop)
            workshop.show_figure(self._plain())
        return self.workshop

    def _plain(self) -> Figure:
        """Return a figure of the usual size, of which nothing has been chosen yet."""
        from cubatimeline.services.figures.figure import Figure
        from cubatimeline.services.figures.presets import preset_called

        figure, preset = Figure(language=self._window.session.language), preset_called(_USUAL_PRESET)
        return figure if preset is None else preset.applied(figure)

    def _connect(self, workshop: FigureWorkshop) -> None:
        workshop.changed.connect(lambda _: self._draw_anew())
        workshop.preview.size_changed.connect(self._draw)
        workshop.form.view_request.connect(self._take_view)
        workshop.form.highlights_request.connect(self._take_highlights)
        workshop.export_request.connect(self.ask_for_export)
        workshop.copy_request.connect(self.copy)
        workshop.keep_request.connect(self.keep)
        workshop.open_request.connect(self._offer_figures)
        workshop.spec_request.connect(self.ask_for_spec)
        workshop.tiles_request.connect(self.ask_for_tiles)
        workshop.slides_request.connect(self._offer_tours)
        workshop.stop_request.connect(self._stop)
        workshop.closed.connect(self.close)
        self._window.edits.changed.connect(lambda _: self._forget())
        self._window.opener.opened.connect(lambda _: workshop.close())

    def close(self) -> None:
        """Stop what is under way and give the collection back."""
        self._pause.stop()
        if self.asking is not None:
            self.asking.close()
            self.asking = None
        self._drawing = self._again = False

    def _stop(self) -> None:
        if self.asking is not None:
            self.asking.stop()

    def set_theme(self) -> None:
        """Wear the theme of the window."""
        if self.workshop is not None:
            self.workshop.set_theme(self._window.theme)

    # What the timeline shows

    def _as_shown(self, figure: Figure) -> Figure:
        """Return a figure with span, lanes and filter of the timeline."""
        window, scale = self._window, self._window.timeline.scale
        first, last = iso_day(floor(scale.start)), iso_day(ceil(scale.end) - 1)
        data = window.timeline_data
        if data is not None and scale.start <= data.span[0] and scale.end >= data.span[1]:
            first = last = ""
        words = window.filter.words
        return replace(figure, first=first, last=last, lanes=window.lanes.choice, words=words)

    def _take_view(self) -> None:
        workshop = self._made()
        workshop.show_figure(self._as_shown(workshop.figure))
        self._draw_anew()

    def _take_highlights(self) -> None:
        workshop = self._made()
        workshop.show_figure(replace(workshop.figure, highlights=self._chosen()))
        self._draw_anew()

    def _chosen(self) -> tuple[str, ...]:
        session = self._window.session
        return tuple(session.events) or ((session.event_id,) if session.event_id else ())

    # Kept in the collection, and in files

    def keep(self) -> None:
        """Keep the figure in the collection: in place of the one that it was opened from, else as a new one."""
        from cubatimeline.services.editing import figures as editing

        workshop, editor = self._made(), self._window.editor
        figure = workshop.figure
        if not figure.name:
            figure = replace(figure, name=figure.title or self.tr("Figure"))
            workshop.show_figure(figure)
        if editor is not None:
            name = self.tr("Keep the figure “%1”").replace("%1", figure.name)
            editor.do(editing.keep(figure, self._id), name, self.tr("Kept: %1").replace("%1", figure.name))
            workshop.measure.setText(self.tr("Kept in the collection as “%1”.").replace("%1", figure.name))

    def _offer_figures(self) -> None:
        """Offer the figures kept in the collection, and those in files, once they have been read."""
        from cubatimeline.services.editing.figures import kept_figures

        self._window.opener.ask(kept_figures, self._offer)

    def _offer(self, kept: Mapping[str, Figure]) -> None:
        workshop = self._made()
        menu = QMenu(workshop)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("New, as the timeline is shown"), self._begin_anew)
        menu.addAction(self.tr("From a file …"), self.ask_for_figure)
        if kept:
            menu.addSeparator()
            away = QMenu(self.tr("Take out of the collection"), menu)
            for id_, figure in kept.items():
                menu.addAction(figure.name, partial(self.take_up, figure, id_))
                away.addAction(figure.name, partial(self._remove, id_))
            menu.addSeparator()
            menu.addMenu(away)
        button = workshop.buttons["open"]
        menu.popup(button.mapToGlobal(button.rect().topLeft() - QPoint(0, menu.sizeHint().height())))

    def take_up(self, figure: Figure, id_: str = "") -> None:
        """Go on with a figure; `id_` is what the collection keeps it under."""
        self._id = id_
        self._made().show_figure(figure)
        self._draw_anew()

    def _begin_anew(self) -> None:
        self.take_up(self._as_shown(self._plain()))

    def _remove(self, id_: str) -> None:
        from cubatimeline.services.editing import figures as editing

        if self._window.editor is not None:
            self._window.editor.do(editing.remove(id_), self.tr("Take a figure out of the collection"))
        self._id = "" if self._id == id_ else self._id

    def ask_for_figure(self) -> None:
        """Ask for the file of a specification and go on with its figure."""
        kinds = self.tr("Figures (*.toml);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._made(), self.tr("Open figure"), "", kinds)
        if name:
            self.open_spec(Path(name))

    def open_spec(self, path: Path) -> None:
        """Go on with the figure of a specification."""
        from cubatimeline.services.figures.spec import read_figure

        try:
            self.take_up(read_figure(path))
        except ReaderError as error:
            self._made().show_trouble(str(error))

    def ask_for_spec(self) -> None:
        """Ask for a file and write the specification of the figure there."""
        workshop = self._made()
        name = f"{workshop.figure.name or 'figure'}.figure.toml"
        chosen, _ = QFileDialog.getSaveFileName(
            workshop, self.tr("Save specification"), name, self.tr("Figures (*.toml)")
        )
        if chosen:
            self.save_spec(Path(chosen))

    def save_spec(self, path: Path) -> None:
        """Write the specification of the figure, from which the command line makes it again."""
        from cubatimeline.services.figures.spec import write_figure

        workshop = self._made()
        try:
            write_figure(path, workshop.figure)
        except ReaderError as error:
            workshop.show_trouble(str(error))
        else:
            workshop.measure.setText(self.tr("Written: %1").replace("%1", str(path)))

    # Layout

    def _asked(self) -> FigureAsking:
        """Return where figures are made, begun where it was not."""
        if self.asking is None:
            from cubatimeline.app.figure_asking import FigureAsking

            path = self._window.opener.path
            assert path is not None
            self.asking = FigureAsking(path)
            self.asking.progressed.connect(self._tell_progress)
        return self.asking

    def _draw(self) -> None:
        """Lay the figure out and show it; while that goes on, only the last change waits."""
        workshop = self._made()
        if self._window.opener.path is None or not workshop.isVisible():
            return
        if self._drawing:
            self._again = True
            return
        self._drawing = True
        figure, room = workshop.figure, workshop.preview.room
        self._asked().draw(figure, room, self._drawn, self._not_drawn)
        self._pause.start()

    def _drawn(self, found: Laid) -> None:
        self._end_drawing()
        workshop = self._made()
        wide, high = found.size
        size = self.tr("%1 × %2 mm").replace("%1", f"{wide:.0f}").replace("%2", f"{high:.0f}")
        shown = self.tr("%n event(s) with words", "", found.named)
        told = [QCoreApplication.translate("FigureCaution", each.words) for each in found.cautions]
        cautions = [
            words.format(*(f"{number:g}" for number in each.numbers))
            for words, each in zip(told, found.cautions, strict=True)
        ]
        workshop.show_pages(found.pages, f"{size} · {shown}", shown, cautions)
        self._draw_again()
        if not self._drawing:
            self.shown.emit()

    def _draw_anew(self) -> None:
        """Draw a figure that was changed: what went wrong before is no matter now."""
        self._made().show_trouble("")
        self._draw()

    def _draw_again(self) -> None:
        if self._again:
            self._again = False
            self._draw()

    def _not_drawn(self, error: ReaderError) -> None:
        self._end_drawing()
        if not isinstance(error, Cancelled) or not self._again:
            self._made().show_trouble(str(error))
        self._draw_again()

    def _end_drawing(self) -> None:
        self._drawing = False
        if not self._asked().is_writing:
            self._made().show_progress(-1, 0)

    def _tell_progress(self, done: int, of: int) -> None:
        """Show how far the writing is, or a layout that takes long: that keeps nobody from exporting."""
        writing = self._asked().is_writing
        if writing or self._drawing:
            self._made().show_progress(done, of, holds=writing)

    def _propose_words(self) -> None:
        if self.asking is not None and self.workshop is not None:
            figure = self.workshop.figure
            self.asking.ask(lambda studio: studio.proposed_words(figure), self.workshop.show_words, self._failed)

    def _forget(self) -> None:
        if self.asking is not None:
            self.asking.ask(lambda studio: studio.forget(), lambda _: self._draw(), self._failed)

    def _failed(self, error: ReaderError) -> None:
        self._made().show_trouble(str(error))

    # Out

    def ask_for_export(self) -> None:
        """Ask for a file and write the figure there."""
        workshop = self._made()
        kinds = self.tr("Figures (*.pdf *.svg *.png *.tif *.tiff)")
        name = f"{workshop.figure.name or 'figure'}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(workshop, self.tr("Export figure"), name, kinds)
        if chosen:
            self.export(Path(chosen))

    def export(self, path: Path) -> None:
        """Write the figure in the format of the ending of `path`, in the background."""
        workshop = self._made()
        figure, beside, out = workshop.figure, workshop.beside.isChecked(), _with_ending(path)
        self._write(lambda studio: studio.write(figure, out, beside=beside))

    def ask_for_tiles(self, paper: str) -> None:
        """Ask for a file and write the figure there, cut into papers."""
        path = self._ask_for_pages(self.tr("Export in tiles"), self._made().figure.name or "wall")
        if path is not None:
            self.export_tiles(path, paper)

    def export_tiles(self, path: Path, paper: str) -> None:
        """Write the figure cut into papers of a name, in the background."""
        figure, out = self._made().figure, _with_ending(path)
        self._write(lambda studio: studio.write_tiles(figure, out, paper))

    def _offer_tours(self) -> None:
        """Offer the tours of the collection."""
        self._window.opener.ask(lambda reader: reader.tours(), self._offer_slides)

    def _offer_slides(self, tours: Sequence[Tour]) -> None:
        workshop, language = self._made(), self._window.session.language
        if not tours:
            workshop.show_trouble(self.tr("The collection has no tours. Record one first: Present, New tour."))
            return
        menu = QMenu(workshop)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for tour in tours:
            menu.addAction(tour.title.in_(language), partial(self._ask_for_slides, tour))
        menu.popup(workshop.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _ask_for_slides(self, tour: Tour) -> None:
        path = self._ask_for_pages(self.tr("Export slides"), tour.id)
        if path is not None:
            self.export_slides(path, tour)

    def export_slides(self, path: Path, tour: Tour) -> None:
        """Write a tour as slides in the looks of the figure, in the background."""
        looks, out = self._made().figure, _with_ending(path)
        self._write(lambda studio: studio.write_slides(tour, looks, out))

    def _ask_for_pages(self, heading: str, name: str) -> Path | None:
        kinds = self.tr("PDF of several pages, or a picture of each (*.pdf *.png *.svg *.tif)")
        chosen, _ = QFileDialog.getSaveFileName(self._made(), heading, f"{name}.pdf", kinds)
        return Path(chosen) if chosen else None

    def _write(self, job: Callable[[StudioApart], list[Path]]) -> None:
        workshop = self._made()
        workshop.show_trouble("")
        workshop.show_progress(0, 0)
        self._asked().write(job, self._written, self._not_written)

    def _not_written(self, error: ReaderError) -> None:
        self._made().show_progress(-1, 0)
        self._failed(error)

    def _written(self, paths: list[Path]) -> None:
        workshop = self._made()
        workshop.show_progress(-1, 0)
        words = self.tr("Written: %1").replace("%1", str(paths[0]))
        if len(paths) > 1:
            words += " " + self.tr("and %n more", "", len(paths) - 1)
        workshop.measure.setText(words)
        self._window.status.tell(words)
        self.written.emit(paths)

    def copy(self) -> None:
        """Put the page in sight on the clipboard, as a picture and as SVG."""
        workshop = self._made()
        figure, page = workshop.figure, workshop.preview.page
        self._asked().ask(lambda studio: studio.copied(figure, page), self._copied, self._failed)

    def _copied(self, data: QMimeData) -> None:
        QGuiApplication.clipboard().setMimeData(data)
        self._made().measure.setText(self.tr("Copied as a picture and as SVG."))


def _with_ending(path: Path) -> Path:
    """Return a path that ends in a format of figures: PDF where it does not."""
    known = path.suffix.lower().lstrip(".") in (*_FORMATS, "tiff")
    return path if known else path.with_name(f"{path.name}.pdf")


def figure_deeds(window: MainWindow, menu: str) -> Iterator[Deed]:
    """Yield what can be done with figures."""
    yield Deed("file.figure", menu, _tr("Figure for print …"), window.figures.open, ("Ctrl+Shift+G",), group="figure")
