"""Teaching in the window: what marked or selected words of a document mean, there and further on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.documents import MarkKind
from cubatimeline.domain.drafts import Teaching, TeachingKind
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import ReaderError
from cubatimeline.services.name_filter import NameFilter
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.reader.text_column import Taught
from cubatimeline.widgets.shared.background import Background
from cubatimeline.widgets.shared.lines import Line

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.services.rereading import Reread

_DATE, _NO_DATE, _NAME, _NO_NAME, _NOTE, _QUOTE = "date", "no-date", "name", "no-name", "note", "quote"
_LIKELY = 12


class TeachLink(QObject):
    """Ties corrections of one window to the document they are made in, which is read again in the background."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._background: Background[Reader] | None = None
        self._path: Path | None = None
        window.reader.teach_request.connect(self.ask)

    def close(self) -> None:
        """Finish what is being read and give up."""
        if self._background is not None:
            self._background.close()
            self._background = None

    def ask(self, taught: Taught) -> None:
        """Ask what the words mean."""
        document = self._window.reader.document
        if document is None or not document.text or self._window.editor is None:
            return
        lines = [Line(key, words) for key, words in self._choices(taught)]

        def find(words: str) -> None:
            wanted = words.casefold()
            self._window.picker.offer(line for line in lines if wanted in line.title.casefold())

        question = self.tr("What is “%1” in this document?").replace("%1", taught.words)
        hint = self.tr("A date, a name, or neither")
        self._window.picker.pick(question, hint, "", find, lambda key: self._answered(taught, key))

    def _choices(self, taught: Taught) -> list[tuple[str, str]]:
        date = (_DATE, self.tr("It is the date …"))
        name = (_NAME, self.tr("It is the name of …"))
        if taught.mark is None:
            note, quote = (_NOTE, self.tr("Write a note on it …")), (_QUOTE, self.tr("Copy it as a quotation"))
            return [date, name, note, quote]
        if taught.mark.kind is MarkKind.DATE:
            return [date, (_NO_DATE, self.tr("It is no date")), name]
        return [name, (_NO_NAME, self.tr("It is no name")), date]

    def _answered(self, taught: Taught, key: str) -> None:
        if key == _DATE:
            self._ask_date(taught)
        elif key == _NAME:
            self._ask_name(taught)
        elif key == _QUOTE:
            self._window.citing.copy_quotation()
        elif key == _NOTE:
            self._window.notes.write_passage(taught.start, taught.end)
        else:
            kind = TeachingKind.DATE if key == _NO_DATE else TeachingKind.NAME
            self._teach(taught, kind, "")

    def _ask_date(self, taught: Taught) -> None:
        from cubatimeline.domain.date_reading import read  # brings in its grammars, not needed before somebody types

        window = self._window
        window.ask_line.ask(
            self.tr("Which date is “%1”?").replace("%1", taught.words),
            self.tr("27 October 1962, mid-1971, octubre de 1962, весна 1961"),
            lambda words: self._teach(taught, TeachingKind.DATE, read(words).edtf),
        )
        if taught.mark is not None and taught.mark.kind is MarkKind.DATE:
            window.ask_line.line.setText(in_words(parse(taught.mark.target), window.session.language, "long"))
            window.ask_line.line.selectAll()

    def _ask_name(self, taught: Taught) -> None:
        def likely(names: NameFilter) -> list[str]:
            return sorted(names.find(taught.words))[:_LIKELY]

        question = self.tr("Who or what is “%1”?").replace("%1", taught.words)
        self._window.review.ask_entity(question, likely, lambda id_: self._teach(taught, TeachingKind.NAME, id_))

    def _teach(self, taught: Taught, kind: TeachingKind, value: str) -> None:
        """Read the document again by the correction, in the background, then put it into effect as one edit."""
        from cubatimeline.services.rereading import reread

        window = self._window
        teaching = Teaching(kind, taught.words, value, window.reader.document_id)
        window.status.tell(self.tr("Reading the document again …"), 0)
        self._reading().ask(
            lambda reader: reread(reader, teaching, (taught.start, taught.end)), lambda read: self._put(taught, read)
        )

    def _reading(self) -> Background[Reader]:
        path = self._window.opener.path
        assert path is not None
        if self._background is None or path != self._path:
            self.close()
            self._path = path
            self._background = Background(lambda: Reader(path), Reader.close, "reading again")
            self._background.failed.connect(self._failed)
        return self._background

    def _failed(self, error: ReaderError) -> None:
        self._window.status.clearMessage()
        self._window.messages.tell_error(error)

    def _put(self, taught: Taught, read: Reread | None) -> None:
        from cubatimeline.services.rereading import correct, holds_elsewhere

        window = self._window
        window.status.clearMessage()
        if read is None or window.editor is None:
            return
        touched = len(read.changed) + len(read.gone) + len(read.drafts)
        words = (
            self.tr("“%1” is remembered for this document.")
            if holds_elsewhere(read.teaching)
            else self.tr("“%1” is corrected here; such words mean another date elsewhere.")
        )
        drafts = self.tr("%n draft(s) follow.", "", touched) if touched else ""
        told = f"{words.replace('%1', taught.words)} {drafts}".strip()
        window.editor.do(correct(read), self.tr("Correct “%1”").replace("%1", taught.words), told)
