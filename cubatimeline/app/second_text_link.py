"""Two documents side by side: the second one chosen, its marks followed, both scrolled by paragraphs that answer."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cubatimeline.domain.documents import Body, Mark, MarkKind
from cubatimeline.services.parallel import Pairing, pair
from cubatimeline.services.reading import DocumentPage, document_page
from cubatimeline.store.stemming import fold
from cubatimeline.widgets.reader.second_text import SecondText
from cubatimeline.widgets.reader.text_column import TextColumn
from cubatimeline.widgets.shared.lines import Line

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow

_OFFERED = 40


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    """Where the paragraphs of a text begin; the last number is its end."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Paragraphs:
        return cls((*accumulate((len(words) + 2 for words in text.split("\n\n")), initial=0),))

    def place(self, offset: int) -> tuple[int, float]:
        """Return in which paragraph an offset lies, and what share of it lies before."""
        number = min(max(bisect_right(self.starts, offset) - 1, 0), len(self.starts) - 2)
        start, end = self.starts[number], self.starts[number + 1]
        return number, min(max((offset - start) / max(end - start, 1), 0.0), 1.0)

    def offset(self, number: int, share: float) -> int:
        """Return the offset at a share of a paragraph."""
        number = min(number, len(self.starts) - 2)
        start, end = self.starts[number], self.starts[number + 1]
        return start + int(share * (end - start))


class SecondTextLink(QObject):
    """Ties the second document of one window to the first one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.pane = SecondText(window.theme)
        self._pairing: Pairing | None = None
        self._paragraphs = _Paragraphs((0, 0)), _Paragraphs((0, 0))
        self._leading = False
        pane, reader = self.pane, window.reader
        pane.close_request.connect(window.beside.hide)
        pane.choose_request.connect(self.choose)
        pane.swap_request.connect(self._swap)
        pane.together_changed.connect(lambda _: self._lead(reader.text, pane.text, back=False))
        pane.text.mark_followed.connect(self._follow)
        pane.text.scrolled.connect(lambda *_: self._lead(pane.text, reader.text, back=True))
        reader.text.scrolled.connect(lambda *_: self._lead(reader.text, pane.text, back=False))
        reader.document_shown.connect(lambda _: self._compare())
        window.opener.opened.connect(lambda _: self._forget())

    @property
    def is_paired(self) -> bool:
        """Whether it is known which paragraphs answer each other."""
        return self._pairing is not None

    def toggle(self) -> None:
        """Choose a second document and show it, or close the one that is shown."""
        if self._window.beside.shows(self.pane):
            self._window.beside.hide()
        elif self.pane.page is not None:
            self._window.beside.show(self.pane)
        else:
            self.choose()

    def choose(self) -> None:
        """Ask which document to show beside the first; those with text stand first."""
        window = self._window
        if window.known is None or not window.reader.document_id:
            window.status.tell(self.tr("Open a document first; then another can be put beside it."))
            return
        window.picker.pick(
            self.tr("Which document shall stand beside this one?"), self.tr("Words of its title"),
            self.tr("No document is called that."), self._find, self.show,
        )  # fmt: skip

    def show(self, id_: str) -> None:
        """Show a document beside the first."""
        language = self._window.session.language
        self._window.opener.ask(lambda reader: document_page(reader, id_, language), self._answer)

    def _find(self, words: str) -> None:
        window = self._window
        documents = window.known.documents if window.known is not None else []
        wanted, language = fold(words), window.session.language
        found = [
            each for each in documents
            if each.id != window.reader.document_id and wanted in fold(each.title.in_(language))
        ]  # fmt: skip
        reasons = {each.id: window.library.reason(each) for each in window.library.related}
        places = {id_: place for place, id_ in enumerate(reasons)}
        # a translation shares names, events and days with its original
        found.sort(key=lambda each: (places.get(each.id, len(places)), each.body is Body.RECORD))
        window.picker.offer(
            Line(each.id, each.title.in_(language), below=reasons.get(each.id, "")) for each in found[:_OFFERED]
        )

    def _answer(self, page: DocumentPage | None) -> None:
        if page is None:
            return
        self.pane.show_document(page, self._window.session.language)
        self._window.beside.show(self.pane)
        self.pane.text.setFocus()
        self._compare()

    def _compare(self) -> None:
        """Find, off the GUI thread, which paragraphs of the two documents answer each other."""
        self._pairing = None
        first, second = self._window.reader.document, self.pane.page
        if first is None or second is None or not first.text or not second.document.text:
            return
        texts = first.text, second.document.text
        self._paragraphs = _Paragraphs.of(texts[0]), _Paragraphs.of(texts[1])
        job = partial(pair, texts[0].split("\n\n"), texts[1].split("\n\n"))
        ids = first.id, second.document.id
        self._window.opener.ask(lambda _: job(), partial(self._compared, ids))

    def _compared(self, ids: tuple[str, str], pairing: Pairing) -> None:
        second = self.pane.page
        if second is not None and ids == (self._window.reader.document_id, second.document.id):
            self._pairing = pairing
            self._lead(self._window.reader.text, self.pane.text, back=False)

    def _lead(self, leader: TextColumn, other: TextColumn, *, back: bool) -> None:
        """Bring into view in the other text what answers the first paragraph in view."""
        pairing, shown = self._pairing, self._window.beside.shows(self.pane)
        if self._leading or pairing is None or not shown or not self.pane.together.isChecked():
            return
        own, theirs = reversed(self._paragraphs) if back else self._paragraphs
        number, share = own.place(leader.offset_at_top())
        answer = pairing.reverse(number) if back else pairing.answer(number)
        self._leading = True
        if leader.verticalScrollBar().value() == leader.verticalScrollBar().minimum():
            # the title over a text is no paragraph of it
            other.verticalScrollBar().setValue(other.verticalScrollBar().minimum())
        else:
            other.put_at_top(theirs.offset(answer, share))
        self._leading = False

    def _swap(self) -> None:
        first, second = self._window.reader.document_id, self.pane.page
        if first and second is not None:
            self.show(first)
            self._window.documents.show(second.document.id)

    def _follow(self, mark: Mark) -> None:
        reader = self._window.reader
        requests = {MarkKind.EVENT: reader.event_request, MarkKind.ENTITY: reader.entity_request}
        requests.get(mark.kind, reader.date_request).emit(mark.target)

    def _forget(self) -> None:
        self._pairing = None
        self.pane.clear()
        if self._window.beside.shows(self.pane):
            self._window.beside.hide()
