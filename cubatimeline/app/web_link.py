"""Web pages from the window: what goes into one is chosen, and it is written in the background."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog

from cubatimeline.app.actions import Deed
from cubatimeline.app.file_writing import WritingWords

if TYPE_CHECKING:
    from cubatimeline.app.apart import Hearing
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.domain.languages import Language
    from cubatimeline.domain.tours import Tour
    from cubatimeline.services.webpage.scope import Scope
    from cubatimeline.store.reader import Reader
    from cubatimeline.widgets.shared.lines import Line

_WHOLE, _SHOWN = "whole", "shown"


class WebLink(QObject):
    """Ties web pages to one window.

    Signals:
        finished: the file of a page that is written, and how many events it has.
    """

    finished = Signal(object, int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._scopes: dict[str, Scope] = {}
        self._lines: list[Line] = []

    # Choosing

    def ask(self) -> None:
        """Ask what the page shall be of, then for a file, and write it."""
        if self._window.writing.refuses():
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
        """Write a page of `scope` in the background; a file of that name stays as it was until it is whole."""
        words = WritingWords(self.tr("web page %1"), self.tr("Give up the web page"), "The web page")
        job = partial(_write, scope, self._window.session.language)
        self._window.writing.write(path, words, job, partial(self._written, path))

    def _written(self, path: Path, count: int) -> None:
        self._window.status.tell(
            self.tr("Written: %1 (%n event(s))", "", count).replace("%1", str(path))
        )  # fmt: skip
        self.finished.emit(path, count)


def _write(scope: Scope, language: Language, path: Path, reader: Reader, hearing: Hearing) -> int:
    """Write a page and return how many events it has; runs in a process of its own."""
    from cubatimeline.services.webpage.writing import export_web_page

    return export_web_page(path, reader, scope, language, hearing.tell, hearing.stopped)


def web_deeds(window: MainWindow, menu: str) -> Iterator[Deed]:
    """Yield what writes web pages; `menu` is the menu for it."""
    words = QCoreApplication.translate("Deeds", "Export as web page …")
    yield Deed("file.web", menu, words, window.web.ask)
