"""Data of other programs in the window: chosen in a dialog, shown before they are taken, with a report of losses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from cubatimeline.app.actions import Deed
from cubatimeline.app.file_writing import WritingWords

if TYPE_CHECKING:
    from cubatimeline.app.apart import Hearing
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.domain.changes import Changes
    from cubatimeline.domain.languages import Language
    from cubatimeline.services.interchange.columns import Columns, PreviewRow
    from cubatimeline.services.interchange.formats import Format
    from cubatimeline.services.interchange.model import Exchange
    from cubatimeline.services.interchange.report import Report
    from cubatimeline.services.interchange.table import Table
    from cubatimeline.store.editing.common import Connection
    from cubatimeline.store.reader import Reader
    from cubatimeline.widgets.interchange.panel import DataPanel

_SHOWN = 20
_SEVERAL = ";;"


class DataLink(QObject):
    """Ties exchange with other programs to one window.

    Attributes:
        panel: the one that was opened last; None before the first.

    Signals:
        exported: the `Report` of an export that is written.
        imported: the `Report` of an import that is stored.
    """

    exported = Signal(object)
    imported = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.panel: DataPanel | None = None
        self.imported.connect(self._tell_import)

    def deeds(self, menu: str) -> Iterator[Deed]:
        """Yield what the File menu offers."""
        translate = partial(QCoreApplication.translate, "Deeds")
        yield Deed("file.export_data", menu, translate("Export data …"), self.ask_for_export, group="data")
        yield Deed("file.import_data", menu, translate("Import data …"), self.ask_for_import, group="data")

    # Out

    def ask_for_export(self) -> None:
        """Ask for a file and its format, and write the collection as data."""
        from cubatimeline.services.interchange.formats import Format, named

        filters = {f"{each.words} (*{each.endings[0]})": each for each in Format}
        name, chosen = QFileDialog.getSaveFileName(
            self._window, self.tr("Export data"), "timeline.json", _SEVERAL.join(filters)
        )
        if name:
            format_ = filters.get(chosen) or named(Path(name))
            if format_ is not None:
                self.export(Path(name), format_)

    def export(self, path: Path, format_: Format) -> None:
        """Write the collection as data, in the background; a panel tells what the format cannot carry."""
        path = path if path.name.lower().endswith(format_.endings) else path.with_name(path.name + format_.endings[0])
        words = WritingWords(self.tr("data are exported"), self.tr("Give up the export of data"), "The export of data")
        job = partial(_write, format_, self._window.session.language)
        self._window.writing.write(path, words, job, partial(self._told, path))
        QTimer.singleShot(0, _panel_kind)  # is read in while the file is written

    def _told(self, path: Path, report: Report) -> None:
        heading = self.tr("Exported to %1").replace("%1", path.name)
        lines = list(report.lines())
        note = self.tr("What could not go with it:") if lines else self.tr("Everything went with it.")
        self._new_panel().show_report(heading, f"{report.summary(self.tr('Exported'))} {note}", lines)
        self.exported.emit(report)

    # In

    def ask_for_import(self) -> None:
        """Ask for a file of events or references, and show what it will bring."""
        from cubatimeline.services.interchange.recognise import ENDINGS

        kinds = self.tr("Events and references (%1)").replace("%1", " ".join(f"*{ending}" for ending in ENDINGS))
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import data"), "", kinds)
        if name:
            self.show_file(Path(name))

    def show_file(self, path: Path) -> None:
        """Read a file in the background and show what it will bring."""
        self._window.opener.ask(lambda _: _looked_at(path), lambda found: self._show(path, found))

    def _show(self, path: Path, found: Table | tuple[Exchange, Report]) -> None:
        panel = self._new_panel()
        panel.import_request.connect(lambda columns, accepted: self.start(path, columns, accepted))
        if not isinstance(found, tuple):
            panel.show_table(path.name, found)
            return
        exchange, report = found
        events = self.tr("%n event(s)", "", len(exchange.events)) if exchange.events else ""
        documents = self.tr("%n document(s)", "", len(exchange.documents)) if exchange.documents else ""
        note = ", ".join(filter(None, (events, documents))) or self.tr("Nothing in it can be read.")
        panel.show_entries(path.name, note, list(self._rows(exchange)), list(report.lines()))

    def _rows(self, exchange: Exchange) -> Iterator[PreviewRow]:
        from cubatimeline.domain.date_words import in_words
        from cubatimeline.services.interchange.columns import PreviewRow

        language, categories = self._window.session.language, exchange.category_names
        for number, each in enumerate(islice(exchange.events, _SHOWN), 1):
            title = each.title.in_(language)
            yield PreviewRow(number, in_words(each.date, language), title, categories.get(each.category, ""))
        for number, document in enumerate(islice(exchange.documents, _SHOWN), 1):
            date = "" if document.date is None else in_words(document.date, language)
            yield PreviewRow(number, date, document.title.in_(language), document.kind)

    def start(self, path: Path, columns: Columns | None, accepted: bool) -> None:
        """Import a file into the open collection."""
        editor = self._window.editor
        if editor is None:
            self._window.messages.tell(self.tr("No collection is open to import into. Open one first."))
            return

        def job(connection: Connection) -> Changes:
            from cubatimeline.services.interchange.importing_data import edit_of, read_file

            exchange, report = read_file(path, columns=columns)
            changes = edit_of(exchange, path.name, report, accepted=accepted)(connection)
            self.imported.emit(report)
            return changes

        editor.submit(job)

    def _tell_import(self, report: Report) -> None:
        lines = list(report.lines())
        summary = report.summary(self.tr("Imported"))
        self._window.status.tell(summary)
        if lines:
            self._new_panel().show_report(self.tr("Imported"), summary, lines)

    def _new_panel(self) -> DataPanel:
        if self.panel is not None:
            self.panel.leave()
            self.panel.deleteLater()
        self.panel = _panel_kind()(self._window.theme, self._window)
        return self.panel


def _panel_kind() -> type[DataPanel]:
    """Return the class of the panel, which is imported when it is first wanted."""
    from cubatimeline.widgets.interchange.panel import DataPanel

    return DataPanel


def _write(format_: Format, language: Language, path: Path, reader: Reader, _hearing: Hearing) -> Report:
    """Write the collection as data; runs in a process of its own."""
    from cubatimeline.services.interchange.exporting import export_data

    return export_data(path, format_, reader, language)


def _looked_at(path: Path) -> Table | tuple[Exchange, Report]:
    """Return a table as it is, and the events and documents of other formats."""
    from cubatimeline.services.interchange.formats import Format
    from cubatimeline.services.interchange.importing_data import read_file
    from cubatimeline.services.interchange.recognise import recognise
    from cubatimeline.services.interchange.table import read_table

    format_ = recognise(path)
    if format_ is Format.TABLE:
        return read_table(path.read_bytes())
    return read_file(path, format_)
