"""The library in the window: all sources in the reader's place, answered in a thread of its own; related documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QToolButton, QWidget

from cubatimeline.app.actions import Deed
from cubatimeline.domain.changes import Changes
from cubatimeline.widgets.shared.background import Background
from cubatimeline.widgets.shared.lines import Line

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.services.library_list import LibraryQuery, Shelf
    from cubatimeline.services.related import RelatedDocument
    from cubatimeline.store.reader import Reader
    from cubatimeline.widgets.library.view import LibraryView

_SHARE = 0.66
"""What the library has of the height at least: an archive's list of results wants room."""


class _Room:
    """A reader of the collection with the shelf that answers from it, kept in the library's thread."""

    def __init__(self, path: Path) -> None:
        from cubatimeline.services.library_list import Shelf
        from cubatimeline.store.reader import Reader

        self.reader: Reader = Reader(path)
        self.shelf: Shelf = Shelf(self.reader)

    def close(self) -> None:
        self.reader.close()


class LibraryLink(QObject):
    """Ties the library of one window, made when first wanted, to its reader.

    Attributes:
        view: None before it was first wanted.
        related: documents related to the open one, the closest first.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.view: LibraryView | None = None
        self.related: tuple[RelatedDocument, ...] = ()
        self._background: Background[_Room] | None = None
        self._stale = False
        self._sizes: tuple[list[int], list[int]] | None = None
        self._button: QToolButton | None = None
        window.edits.changed.connect(self._changed)
        window.opener.opened.connect(lambda _: self.close())
        window.panels_ready.connect(self._renew)
        window.pages.currentChanged.connect(self._turned)
        window.reader.document_shown.connect(self._relate)
        window.reader.contents.library_request.connect(self.show)
        window.reader.switch.related_request.connect(self.pick_related)

    def close(self) -> None:
        """Give the collection up and the timeline its room back."""
        self._give_room_back()
        if self._background is not None:
            self._background.close()
            self._background = None

    def set_theme(self) -> None:
        """Wear the theme of the window."""
        if self.view is not None:
            self.view.set_theme(self._window.theme)
        if self._button is not None:
            self._button.setFont(self._window.theme.font("small"))

    # The library

    @property
    def is_shown(self) -> bool:
        """Whether the library stands in the reader's place."""
        return self.view is not None and self.view.isVisible()

    @property
    def places(self) -> tuple[QWidget, ...]:
        """Where the focus may go in the library: its filter and its list."""
        return () if self.view is None else (self.view.filter, self.view.list)

    def toggle(self) -> None:
        """Show the library, or the text again."""
        if self.is_shown:
            self._back()
        else:
            self.show()

    def show(self) -> LibraryView:
        """Show the library where it was left, with the cursor in its filter."""
        window = self._window
        if self.view is None:
            from cubatimeline.widgets.library.view import LibraryView

            self.view = LibraryView(window.theme)
            window.pages.addWidget(self.view)
            # Again within the window: Qt's style sheet takes the font of buttons that were dressed before.
            self.view.set_theme(window.theme)
            self.view.page_request.connect(self._ask)
            self.view.document_chosen.connect(self._open)
            self.view.close_request.connect(self._back)
            self._stale = True
        window.panes.show("reader")
        window.pages.setCurrentWidget(self.view)
        if self._stale:
            self._stale = False
            self.view.ask()
        self.view.mark(window.reader.document_id)
        self.view.take_focus()
        return self.view

    def _open(self, id_: str) -> None:
        """Open a document that was chosen from the list, ready to be scrolled by keys."""
        self._window.documents.show(id_)
        self._window.reader.text.setFocus()

    def _back(self) -> None:
        self._window.documents.uncover()
        self._window.reader.text.setFocus()

    def _turned(self) -> None:
        """Make room for the library while it is shown."""
        window = self._window
        shown = self.view is not None and window.pages.currentWidget() is self.view
        window.actions_by_deed["go.library"].setChecked(shown)
        if not shown:
            self._give_room_back()
            return
        above, below = window.rows.sizes()
        if above and below < (above + below) * _SHARE:
            room = round((above + below) * _SHARE)
            window.rows.setSizes([above + below - room, room])
            self._sizes = [above, below], window.rows.sizes()

    def _give_room_back(self) -> None:
        """Give the timeline its room back, unless the reader has moved the line between the two since."""
        if self._sizes is not None:
            before, given = self._sizes
            self._sizes = None
            if self._window.rows.sizes() == given:
                self._window.rows.setSizes(before)

    def _ask(self, query: LibraryQuery, number: int) -> None:
        window, view = self._window, self.view
        path, language = window.opener.path, window.session.language
        if path is None or view is None:
            return
        if self._background is None:
            self._background = Background(lambda: _Room(path), _Room.close, "library")
            self._background.failed.connect(window.messages.tell_error)
        self._background.ask(
            lambda room: room.shelf.page(query, number, language), lambda page: view.show_page(page, language)
        )

    def _renew(self) -> None:
        """Show the page anew, once there are other documents or another language."""
        self._offer_from_contents()
        self._ask_anew()

    def _changed(self, changes: Changes) -> None:
        if changes.everything or changes.documents or changes.evidence or changes.events:
            self._ask_anew()

    def _ask_anew(self) -> None:
        """Ask for the page again; while nobody looks, only once it is shown."""
        self._stale = not self.is_shown
        if self.view is not None and self.is_shown:
            self.view.ask()

    def _offer_from_contents(self) -> None:
        """Put a way to the library below the contents."""
        layout = self._window.reader.contents.layout()
        if self._button is None and layout is not None:
            self._button = QToolButton()
            self._button.setText(self.tr("All documents as a list …"))
            self._button.setToolTip(self.tr("The library: filter, sort and turn pages (Ctrl+Shift+B)"))
            self._button.clicked.connect(self.show)
            line = QWidget()  # what the list has cut off would else look like dirt above the button
            line.setFixedHeight(1)
            line.setAutoFillBackground(True)
            line.setBackgroundRole(QPalette.ColorRole.Mid)
            layout.addWidget(line)
            layout.addWidget(self._button)
            self._button.setFont(self._window.theme.font("small"))

    # Related documents

    def _relate(self, id_: str) -> None:
        """Tell what is related to the document that is open now."""
        window, language = self._window, self._window.session.language
        self.related = ()

        def find(reader: Reader) -> tuple[RelatedDocument, ...]:
            from cubatimeline.services.related import related_documents

            return related_documents(reader, id_, language)

        window.opener.ask(find, lambda found: self._show_related(id_, found))

    def _show_related(self, id_: str, found: tuple[RelatedDocument, ...]) -> None:
        if id_ == self._window.reader.document_id:
            self.related = found
            self._window.reader.show_related([self._line(each) for each in found])

    def _line(self, related: RelatedDocument) -> Line:
        return Line(related.id, related.title, above=related.date, below=self.reason(related))

    def reason(self, related: RelatedDocument) -> str:
        """Return in words why a document is related: "shares Guevara, October 1964"."""
        events = [self.tr("“%1”").replace("%1", event) for event in related.events]
        if related.more_events:
            events.append(self.tr("%n more event(s)", "", related.more_events))
        names = list(related.names)
        if related.more_names:
            names.append(self.tr("%n more name(s)", "", related.more_names))
        shared = ", ".join([*events, *names])
        parts = [self.tr("shares %1").replace("%1", shared)] if shared else []
        return ", ".join([*parts, related.when] if related.when else parts)

    def pick_related(self) -> None:
        """Offer the related documents, each with its reason, to choose from."""
        window = self._window
        if not self.related:
            window.status.tell(self.tr("No document has a name or an event in common with this one."))
            return
        lines = [self._line(each) for each in self.related]

        def find(words: str) -> None:
            from cubatimeline.store.stemming import fold

            wanted = fold(words)
            window.picker.offer(line for line in lines if wanted in fold(f"{line.title} {line.below}"))

        document = window.reader.document
        title = "" if document is None else document.title.in_(window.session.language)
        question = self.tr("Related to “%1”").replace("%1", title)
        empty = self.tr("None of the related documents has these words.")
        window.picker.pick(question, self.tr("Title or reason"), empty, find, window.documents.show)


def library_deeds(window: MainWindow, menu: str) -> Iterator[Deed]:
    """Yield the ways to the library and to related documents."""
    words = QCoreApplication.translate("Deeds", "Library: all documents")
    yield Deed("go.library", menu, words, window.library.toggle, ("Ctrl+Shift+B",), checked=False)
    related = QCoreApplication.translate("Deeds", "Related documents …")
    yield Deed("go.related", menu, related, window.library.pick_related)
