"""Citing in the window: the open document or words of it on the clipboard, in the style that was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from cubatimeline.app import settings as options
from cubatimeline.app.actions import Deed
from cubatimeline.domain.documents import Body, Document
from cubatimeline.domain.errors import ReaderError
from cubatimeline.widgets.shared.background import Background
from cubatimeline.widgets.shared.lines import Line

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.services.citing.citation import Citation
    from cubatimeline.services.citing.citer import Citer
    from cubatimeline.services.citing.references import ReferenceFormat
    from cubatimeline.services.citing.styles import StyleName
    from cubatimeline.store.reader import Reader

Answer = TypeVar("Answer")
MARKDOWN = "text/markdown"
_TYPES = {
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl": "application/vnd.citationstyles.csl+json",
}
_TOLD = 160
"""Letters of what was copied that the status bar tells."""


class CiteLink(QObject):
    """Ties citing to one window. Citations are made in the thread of the collection, styles looked for in another."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._citer: Citer | None = None
        self._styles: Background[None] | None = None
        self._looked_for = ""
        self._all_read = False
        header = window.reader.header
        header.cite_request.connect(self.copy_note)
        header.cite_menu.aboutToShow.connect(self._fill_menu)
        window.panels_ready.connect(lambda: window.reader.text.addAction(window.actions_by_deed["cite.quote"]))

    def close(self) -> None:
        """End the search for styles."""
        if self._styles is not None:
            self._styles.close()
            self._styles = None

    @property
    def style(self) -> str:
        """Id of the style that is used."""
        return self._window.settings[options.CITATION_STYLE]

    # What goes to the clipboard

    def copy_note(self) -> None:
        """Copy the full note of the open document, or its reference in a style without notes."""
        self._copy("note")

    def copy_short_note(self) -> None:
        """Copy the note for later mentions."""
        self._copy("short_note")

    def copy_entry(self) -> None:
        """Copy the entry in a bibliography."""
        self._copy("entry")

    def copy_note_of(self, id_: str) -> None:
        """Copy the full note of any document."""

        def job(reader: Reader) -> Citation | None:
            document = reader.document(id_)
            return self._citer_in_use().note(document) if document is not None else None

        self._window.opener.ask(_unless_refused(job), self._answer)

    def copy_reference(self, format_: ReferenceFormat) -> None:
        """Copy the record of the open document for a reference manager."""
        document, language = self._citable(), self._window.session.language
        if document is None:
            return

        def job(_: Reader) -> str:
            from cubatimeline.services.citing.references import reference_data

            return reference_data(document, format_, language)

        def answer(text: str) -> None:
            data = QMimeData()
            data.setText(text)
            data.setData(_TYPES[format_], text.encode())
            QGuiApplication.clipboard().setMimeData(data)
            self._tell(text)

        self._window.opener.ask(job, answer)

    def copy_quotation(self) -> None:
        """Copy the words that are selected in the open document, with citation and place."""
        reader = self._window.reader
        document, chosen = reader.document, reader.text.selection()
        if document is None or not document.text:
            self._window.status.tell(self.tr("Open a document with a text to quote from it."))
            return
        if chosen is None or not document.text[slice(*chosen)].strip():
            self._window.status.tell(
                self.tr("Select the words to quote first: with the mouse, or with Shift and arrows.")
            )
            return

        def job(collection: Reader) -> Citation:
            from cubatimeline.services.citing.quoting import place_of, quotation
            from cubatimeline.store.imports import read_structure

            structure = collection.read(lambda connection: read_structure(connection, document.id))
            place = place_of(document.text, structure, *chosen)
            return quotation(self._citer_in_use(), document, document.text[slice(*chosen)], place)

        self._window.opener.ask(_unless_refused(job), self._answer)

    def _copy(self, form: str) -> None:
        document = self._citable()
        if document is not None:
            self._window.opener.ask(
                _unless_refused(lambda _: _formed(self._citer_in_use(), form, document)), self._answer
            )

    def _citable(self) -> Document | None:
        """Return the open document; where that cannot be cited, say what to do instead."""
        document = self._window.reader.document
        if document is None:
            self._window.status.tell(self.tr("Open a document to cite it."))
        elif document.body is Body.CHAPTER:
            words = self.tr(
                "A chapter is told in our own words. Open one of its sources to cite it, or copy a quotation."
            )
            self._window.status.tell(words)
            return None
        return document

    def _citer_in_use(self) -> Citer:
        """Return the citer of style and language; only to be asked for in the thread of the collection."""
        from cubatimeline.services.citing.citer import Citer

        style, language = self.style, self._window.session.language
        if self._citer is None or (self._citer.style, self._citer.language) != (style, language):
            self._citer = Citer(style, language)
        return self._citer

    def _answer(self, citation: Citation | ReaderError | None) -> None:
        if isinstance(citation, ReaderError):
            self._window.messages.tell_error(citation)
        elif citation is not None:
            data = QMimeData()
            data.setText(citation.plain)
            data.setHtml(citation.html)
            data.setData(MARKDOWN, citation.markdown.encode())
            QGuiApplication.clipboard().setMimeData(data)
            self._tell(citation.plain)

    def _tell(self, text: str) -> None:
        words = " ".join(text.split())
        words = words if len(words) <= _TOLD else f"{words[:_TOLD]} …"
        self._window.status.tell(self.tr("Copied: %1").replace("%1", words))

    # The menu and the style

    def _fill_menu(self) -> None:
        menu, actions = self._window.reader.header.cite_menu, self._window.actions_by_deed
        menu.clear()
        for deed in ("file.cite", "cite.short", "cite.entry"):
            menu.addAction(actions[deed])
        menu.addSeparator()
        for deed in ("cite.bibtex", "cite.ris", "cite.csl"):
            menu.addAction(actions[deed])
        menu.addSeparator()
        menu.addAction(actions["cite.quote"])
        menu.addSeparator()
        menu.addAction(actions["cite.style"])
        self.name_style()

    def name_style(self) -> None:
        """Put the name of the style in use into the menu."""
        from cubatimeline.services.citing.styles import style_title

        title = style_title(self.style).replace("&", "&&")
        self._window.actions_by_deed["cite.style"].setText(self.tr("Style: %1 …").replace("%1", title))

    def choose_style(self) -> None:
        """Let the reader choose among all styles."""
        if self._styles is None:
            self._styles = Background(lambda: None, lambda _: None, "styles")
            self._styles.failed.connect(self._window.messages.tell_error)
        self._window.picker.pick(
            self.tr("Which citation style?"),
            self.tr("Part of its name, or of a journal's"),
            self.tr("No style is called that."),
            self._find_styles,
            self._chosen,
        )

    def _find_styles(self, words: str) -> None:
        self._looked_for = words
        if self._styles is not None:
            self._styles.ask(lambda _: self._found(words), self._offer)
        if words.strip() and not self._all_read:
            # the first time some 10,000 files are opened, which takes a second or two
            self._window.picker.offer([Line("", self.tr("Looking through all styles …"), heading=True)])

    def _found(self, words: str) -> tuple[str, list[StyleName]]:
        """Look for styles; words that were typed over in the meantime are passed by."""
        from cubatimeline.services.citing.styles import find_styles

        return words, find_styles(words) if words == self._looked_for else []

    def _offer(self, found: tuple[str, list[StyleName]]) -> None:
        words, styles = found
        self._all_read = self._all_read or bool(words.strip())
        if words == self._looked_for and self._window.picker.isVisible():
            used = self.tr("in use")
            self._window.picker.offer(
                Line(style.id, style.title, below=used if style.id == self.style else "") for style in styles
            )

    def _chosen(self, id_: str) -> None:
        from cubatimeline.services.citing.styles import style_title

        self._window.wardrobe.choose(options.CITATION_STYLE, id_)
        self.name_style()
        self._window.status.tell(self.tr("Citations are now made in: %1").replace("%1", style_title(id_)))


def _unless_refused(job: Callable[[Reader], Answer]) -> Callable[[Reader], Answer | ReaderError]:
    """Let a style that is not there be told, rather than take the collection for damaged."""

    def told(reader: Reader) -> Answer | ReaderError:
        from cubatimeline.services.citing.styles import NoStyleError

        try:
            return job(reader)
        except NoStyleError as error:
            return error

    return told


def _formed(citer: Citer, form: str, document: Document) -> Citation:
    forms = {"note": citer.note, "short_note": citer.short_note, "entry": citer.entry}
    return forms[form](document)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Deeds", words)


def cite_deeds(window: MainWindow, menu: str) -> Iterator[Deed]:
    """Yield everything about citing."""
    citing = window.citing
    yield Deed("file.cite", menu, _tr("Copy citation"), citing.copy_note, ("Ctrl+Shift+C",), group="cite")
    yield Deed("cite.quote", menu, _tr("Copy as quotation"), citing.copy_quotation, ("Ctrl+Shift+Q",), group="cite")
    header = window.reader.header
    record = _tr("Show or fold the whole record")
    yield Deed("cite.record", menu, record, lambda: header.unfold(not header.is_unfolded), group="cite")
    ways = f"{menu}/{_tr('Cite as')}"
    yield Deed("cite.short", ways, _tr("Copy short note"), citing.copy_short_note)
    yield Deed("cite.entry", ways, _tr("Copy bibliography entry"), citing.copy_entry)
    formats: tuple[tuple[ReferenceFormat, str], ...] = (("bibtex", "BibTeX"), ("ris", "RIS"), ("csl", "CSL-JSON"))
    for format_, name in formats:
        words = _tr("Copy as %1").replace("%1", name)
        yield Deed(f"cite.{format_}", ways, words, partial(citing.copy_reference, format_), group="data")
    yield Deed("cite.style", ways, _tr("Citation style …"), citing.choose_style, group="style")
