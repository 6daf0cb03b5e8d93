"""Web pages from the window: what goes into one is chosen, and it is written in the background."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event as Flag
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog

from cubatimeline.app.actions import Deed

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.domain.errors import ReaderError
    from cubatimeline.domain.languages import Language
    from cubatimeline.domain.tours import Tour
    from cubatimeline.services.webpage.scope import Scope
    from cubatimeline.store.reader import Reader
    from cubatimeline.widgets.shared.background import Background
    from cubatimeline.widgets.shared.lines import Line

_WHOLE, _SHOWN = "whole", "shown"


class WebLink(QObject):
    """Ties web pages to one window; one is written at a time.

    Signals:
        finished: the file of a page that is written, and how many events it has.
    """

    finished = Signal(object, int)
    _progressed = Signal(float)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._background: Background[Reader] | None = None
        self._stop = Flag()
        self._scopes: dict[str, Scope] = {}
        self._lines: list[Line] = []
        self._progressed.connect(self._tell_progress)
        window.status.stop_request.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether a page is being written."""
        return self._background is not None

    # Choosing

    def ask(self) -> None:
        """Ask what the page shall be of, then for a file, and write it."""
        if self.is_busy:
            self._window.status.tell(self.tr("A web page is being written; wait until it is done, or cancel it."))
            return
        language = self._window.session.language
        self._window.opener.ask(lambda reader: reader.tours(), lambda tours: self._offer(tours, language))

    def _offer(self, tours: list[Tour], language: Language) -> None:
        self._collect(tours, language)
        question = self.tr("Web page of what? It opens in any browser, without a network.")
        picker = self._window.picker

        def find(words: str) -> None:
            sought = words.casefold()
            picker.offer(line for line in self._lines if sought in f"{line.title} {line.below}".casefold())

        picker.pick(
            question, self.tr("Collection, view or tour"), self.tr("Nothing is called that."), find, self._chosen
        )

    def _collect(self, tours: list[Tour], language: Language) -> None:
        """Make a line and a scope for the collection, for what is shown, for each saved view and for each tour."""
        from cubatimeline.services.webpage.scope import Scope, scope_of_view
        from cubatimeline.widgets.shared.lines import Line

        window = self._window
        present = window.views.present()
        self._scopes = {_WHOLE: Scope(), _SHOWN: scope_of_view(present)}
        self._lines = [
            Line(_WHOLE, self.tr("The whole collection"), below=window.top_bar.title()),
            Line(_SHOWN, self.tr("What the timeline shows now"), below=self._words_of(present.start, present.end)),
        ]
        for view in window.views.views:
            self._scopes[f"view:{view.id}"] = scope_of_view(view)
            self._lines.append(Line(f"view:{view.id}", view.name, below=self.tr("View")))
        for tour in tours:
            self._scopes[f"tour:{tour.id}"] = Scope(tour=tour.id)
            self._lines.append(Line(f"tour:{tour.id}", tour.title.in_(language), below=self.tr("Tour")))

    def _words_of(self, start: float, end: float) -> str:
        from cubatimeline.app.status import day_words

        window = self._window
        per_day, language = window.timeline.scale.per_day, window.session.language
        span = f"{day_words(start, per_day, language)} – {day_words(end, per_day, language)}"
        words = window.filter.words
        return f"{span}, {self.tr('only what “%1” finds').replace('%1', words)}" if words else span

    def _chosen(self, key: str) -> None:
        scope = self._scopes[key]
        proposed = scope.tour or "".join(letter for letter in scope.name if letter.isalnum() or letter in " -_")
        kinds = self.tr("Web page (*.html)")
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export as web page"), f"{proposed or 'timeline'}.html", kinds
        )
        if name:
            path = Path(name)
            self.export(
                path if path.suffix.lower() in (".html", ".htm") else path.with_name(f"{path.name}.html"), scope
            )

    # Writing

    def export(self, path: Path, scope: Scope) -> None:
        """Write a page of `scope` in the background, with a reader of its own, so that the window goes on answering."""
        from cubatimeline.services.webpage.writing import export_web_page
        from cubatimeline.store.reader import Reader
        from cubatimeline.widgets.shared.background import Background

        window, collection = self._window, self._window.opener.path
        if collection is None or self.is_busy:
            return
        language = window.session.language
        self._stop.clear()
        self._background = Background(lambda: Reader(collection), Reader.close, "web page")
        self._background.failed.connect(self._failed)
        self._tell_progress(0.0)
        told, stopped = self._progressed.emit, self._stop.is_set
        self._background.ask(
            lambda reader: export_web_page(path, reader, scope, language, told, stopped),
            lambda count: self._written(path, count),
        )

    def stop(self) -> None:
        """Give up the page that is being written; a file of that name stays as it was."""
        if self.is_busy:
            self._stop.set()

    def close(self) -> None:
        """Give up, and end the thread."""
        self._stop.set()
        if self._background is not None:
            self._background.close()
            self._background = None

    def _tell_progress(self, share: float) -> None:
        if self.is_busy:
            words = self.tr("web page %1").replace("%1", f"{round(100 * share)} %")
            self._window.status.show_task(words, self.tr("Give up the web page"))

    def _written(self, path: Path, count: int) -> None:
        self._end()
        self._window.status.tell(
            self.tr("Written: %1 (%n event(s))", "", count).replace("%1", str(path))
        )  # fmt: skip
        self.finished.emit(path, count)

    def _failed(self, error: ReaderError) -> None:
        self._end()
        self._window.messages.tell_error(error)

    def _end(self) -> None:
        self.close()
        self._window.status.show_task("")


def web_deeds(window: MainWindow, menu: str) -> Iterator[Deed]:
    """Yield what writes web pages; `menu` is the menu for it."""
    words = QCoreApplication.translate("Deeds", "Export as web page …")
    yield Deed("file.web", menu, words, window.web.ask)
