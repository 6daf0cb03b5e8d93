"""Names left open, in the window: looked for when their page is wanted, settled with one click, undone by name."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.documents import Body, Mark, MarkKind
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.shared.background import Background

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.domain.languages import Language
    from cubatimeline.services.name_filter import NameFilter
    from cubatimeline.services.open_mentions import OpenMention, OpenMentions
    from cubatimeline.widgets.sidebar.open_card import OpenCard

_MANY = 3000
"""Entities from which texts are looked through only when the page is wanted: making the names ready takes seconds."""
_STEPS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_N, Qt.Key.Key_P)
"""Keys that go through a text from name to name."""
_SLICE = 8
"""Documents looked through in one go, so that a search can be stopped and its findings are seen early."""


class _Desk:
    """Where texts are looked through: a reader of its own, and the names made ready once. Lives in its thread."""

    def __init__(self, path: Path, language: Language) -> None:
        self._reader = Reader(path)
        self._language: Language = language
        self._finder: OpenMentions | None = None

    def look(self, ids: list[str]) -> dict[str, list[OpenMention]]:
        """Return the open mentions of some documents."""
        from cubatimeline.services.open_mentions import OpenMentions

        if self._finder is None:
            self._finder = OpenMentions.of(self._reader, self._language)
        found = {}
        for id_ in ids:
            document = self._reader.document(id_)
            if document is not None:
                found[id_] = self._finder.in_document(document, self._reader.marks(id_))
        return found

    def close(self) -> None:
        self._reader.close()


class OpenNamesLink(QObject):
    """Ties the page of open names of one window's sidebar, made when first wanted, to its panes and its editor.

    Attributes:
        card: the page; None before it was first wanted.
        menu: who an open name may be, asked where it stands in the text; None while it is not asked.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.card: OpenCard | None = None
        self.menu: QMenu | None = None
        self._background: Background[_Desk] | None = None
        self._found: dict[str, list[OpenMention]] = {}
        self._waiting: list[str] = []
        self._total = 0
        self._round = 0
        self._stale = True
        window.sidebar.pages.wanted.connect(self._wanted)
        window.edits.changed.connect(self._changed)
        window.opener.opened.connect(lambda _: self._forget())
        window.panels_ready.connect(self._renew)
        window.reader.document_shown.connect(lambda _: self._underline())
        window.reader.text.place_chosen.connect(self._offer)
        self._await_reader()

    def _await_reader(self) -> None:
        """Look through texts once the pointer or the keys come to one: not before, as that takes half a second."""
        for part in self._parts():
            part.installEventFilter(self)

    def _parts(self) -> tuple[QWidget, ...]:
        text = self._window.reader.text
        return text, text.viewport()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        stepped = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS
        if event.type() == QEvent.Type.Enter or stepped:
            for part in self._parts():
                part.removeEventFilter(self)
            panels = self._window.known
            if self._stale and panels is not None and len(panels.entities) < _MANY:
                self.look()
        return super().eventFilter(watched, event)

    def _underline(self) -> None:
        """Underline what is open in the text that is shown."""
        reader = self._window.reader
        mentions = self._found.get(reader.document_id, ())
        reader.text.light("open", [(mention.start, mention.end) for mention in mentions])

    def close(self) -> None:
        """Give up what is being looked for."""
        self._round += 1
        self._waiting = []
        if self._background is not None:
            self._background.close()
            self._background = None

    @property
    def mentions(self) -> list[OpenMention]:
        """All open mentions found so far, by document."""
        return [mention for mentions in self._found.values() for mention in mentions]

    @property
    def is_looking(self) -> bool:
        """Whether texts are still being looked through."""
        return bool(self._waiting)

    def look(self) -> None:
        """Look through all texts anew."""
        path, panels = self._window.opener.path, self._window.known
        if path is None or panels is None:
            return
        self.close()
        self._stale = False
        language = self._window.session.language
        self._background = Background(lambda: _Desk(path, language), _Desk.close, "open names")
        self._background.failed.connect(self._window.messages.tell_error)
        open_now = self._window.session.document_id
        ids = [document.id for document in panels.documents if document.body is not Body.RECORD]
        self._waiting = sorted(ids, key=lambda id_: id_ != open_now)
        self._total, self._found = len(ids), {}
        self._go_on()

    def stop(self) -> None:
        """Look no further; what was found stays."""
        self._waiting = []
        self._show()

    def _go_on(self) -> None:
        self._show()
        if not self._waiting or self._background is None:
            return
        here, slice_ = self._round, self._waiting[:_SLICE]

        def take(found: dict[str, list[OpenMention]]) -> None:
            if here == self._round:
                self._found.update(found)
                self._waiting = self._waiting[len(slice_) :]
                self._go_on()

        self._background.ask(lambda desk: desk.look(slice_), take)

    def _show(self) -> None:
        self._underline()
        panels = self._window.known
        if self.card is None or panels is None:
            return
        language = self._window.session.language
        groups = [
            (document.title.in_(language), document.id, self._found[document.id])
            for document in panels.documents
            if self._found.get(document.id)
        ]
        looking = ""
        if self._waiting:
            done = str(self._total - len(self._waiting))
            looking = self.tr("Looked through %1 of %2 texts").replace("%1", done).replace("%2", str(self._total))
        self.card.show_mentions(groups, looking)
        self._window.sidebar.pages.count(None if self._waiting else len(self.mentions))

    def _offer(self, offset: int, at: QPoint) -> None:
        """Offer, where a name that is open was clicked, those who may be meant."""
        mentions = self._found.get(self._window.reader.document_id, ())
        mention = next((each for each in mentions if each.start <= offset < each.end), None)
        if mention is not None:
            alike = tuple(each for each in mentions if each.words == mention.words)
            self.menu = menu = self._menu(mention, alike)
            menu.aboutToHide.connect(self._put_away)
            menu.popup(at)

    def _put_away(self) -> None:
        self.menu = None

    def _menu(self, mention: OpenMention, alike: tuple[OpenMention, ...]) -> QMenu:
        """Return the menu of those whom a mention may name; it dies when it is closed."""
        from cubatimeline.widgets.sidebar.open_card import reason_words

        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Who or what is “%1” here?").replace("%1", mention.words))
        menu.addSection(menu.accessibleName())
        words = reason_words()
        for each in mention.candidates:
            told = ", ".join(words[reason] for reason in each.reasons)
            action = menu.addAction(f"{each.name} – {told}" if told else each.name)
            action.triggered.connect(partial(self._settle_later, (mention,), each.id))
        menu.addAction(self.tr("Somebody else …")).triggered.connect(lambda: self._ask_other(mention))
        if len(alike) > 1:
            menu.addSeparator()
            told = self.tr("All %n “%1” in this text", "", len(alike)).replace("%1", mention.words)
            inner = menu.addMenu(told)
            for each in mention.candidates:
                inner.addAction(each.name).triggered.connect(partial(self._settle_later, alike, each.id))
        return menu

    def _settle_later(self, mentions: tuple[OpenMention, ...], id_: str, _checked: bool = False) -> None:
        self.settle(mentions, id_)

    # Wishes

    def show(self) -> None:
        """Bring the page to the front and put the keys on it."""
        self._window.panes.show("sidebar")
        self._window.sidebar.pages.show_page("open")
        if self.card is not None:
            self.card.setFocus()

    def _wanted(self, name: str) -> None:
        if name != "open":
            return
        if self.card is None:
            from cubatimeline.widgets.sidebar.open_card import OpenCard

            self.card = OpenCard(self._window.theme)
            self._window.sidebar.pages.add("open", self.card, self.card.set_theme)
            self.card.chosen.connect(self.settle)
            self.card.place_wanted.connect(self._show_place)
            self.card.other_wanted.connect(self._ask_other)
            self.card.stop_request.connect(self.stop)
        if self._stale:
            self.look()
        else:
            self._show()

    def settle(self, mentions: tuple[OpenMention, ...], id_: str) -> None:
        """Say whom open mentions in the same words name."""
        from cubatimeline.services.editing.documents import mark
        from cubatimeline.services.editing.edit import together

        window = self._window
        if window.editor is None:
            return
        panels = window.known
        names = {each.id: each.name.in_(window.session.language) for each in panels.entities} if panels else {}
        words = self.tr("“%1” is %2").replace("%1", mentions[0].words).replace("%2", names.get(id_, id_))
        marks = (mark(each.document, Mark(MarkKind.ENTITY, each.start, each.end, id_)) for each in mentions)
        window.editor.do(together(words, *marks), words)

    def _show_place(self, mention: OpenMention) -> None:
        from cubatimeline.services.searching import PassagePlace

        self._window.documents.show_place(PassagePlace(mention.document, mention.start))

    def _ask_other(self, mention: OpenMention) -> None:
        def likely(names: NameFilter) -> list[str]:
            return sorted(names.find(mention.words))[:12]

        question = self.tr("Who or what is “%1” here?").replace("%1", mention.words)
        self._window.review.ask_entity(question, likely, lambda id_: self.settle((mention,), id_))

    # What becomes of it

    def _changed(self, changes: Changes) -> None:
        """Look again through texts that were touched; through all of them where names are others now."""
        if changes.everything or changes.entities:
            self._stale = True
            return
        touched = [id_ for id_ in changes.documents if id_ in self._found]
        if touched and self._background is not None and not self._stale:
            here = self._round

            def take(found: dict[str, list[OpenMention]]) -> None:
                if here == self._round:
                    self._found.update(found)
                    self._show()

            self._background.ask(lambda desk: desk.look(touched), take)

    def _renew(self) -> None:
        """Once panes have other content: look again where names have changed and what is open is shown."""
        shown = self._window.sidebar.pages.current == "open" or bool(self._found)
        if shown and self._stale:
            self.look()

    def _forget(self) -> None:
        self.close()
        self._found, self._stale = {}, True
        self._await_reader()
        self._window.sidebar.pages.count(None)
        if self.card is not None:
            self.card.show_mentions((), "")
