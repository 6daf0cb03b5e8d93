"""The card of the selected event: what happened, when, what is disputed, and every document that attests it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.fonts import SERIF
from cubatimeline.drawing.theme import TYPE_SCALE, Theme
from cubatimeline.services.reading import EventPage, EvidenceLine

_SHORT_QUOTE = 140


class EventCard(QTextBrowser):
    """Shows one event; Tab goes from link to link, Enter follows one.

    Signals:
        document_request: id of the document that was chosen from the evidence.
        entity_request: id of an entity that was chosen.
    """

    document_request = Signal(str)
    entity_request = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: EventPage | None = None
        self._language: Language = "en"
        self._open_document = ""
        self.setOpenLinks(False)
        self.setFrameStyle(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The selected event and its evidence"))
        self.anchorClicked.connect(self._follow)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.setFont(theme.font("small"))
        self.document().setDefaultFont(theme.font("small"))
        self.document().setDocumentMargin(theme.px(12))
        self._render()

    def show_page(self, page: EventPage, language: Language) -> None:
        """Show an event with its evidence."""
        self._page, self._language = page, language
        self._render()
        self.verticalScrollBar().setValue(0)

    def mark_document(self, id_: str) -> None:
        """Show which of the sources is open."""
        if id_ != self._open_document:
            self._open_document = id_
            place = self.verticalScrollBar().value()
            self._render()
            self.verticalScrollBar().setValue(place)

    def _render(self) -> None:
        self.setHtml("" if self._page is None else "".join(self._parts(self._page)))

    def _parts(self, page: EventPage) -> Iterator[str]:
        event = page.event
        yield self._line(page.date, "text_soft", "small")
        title = escape(event.title.in_(self._language))
        yield (
            f"<p style=\"margin:0 0 {self._px(6)}px 0; font-family:'{SERIF}'; font-weight:600;"
            f' font-size:{self._size("large")}px">{title}</p>'
        )
        yield f'<p style="margin:0 0 {self._px(6)}px 0">{escape(event.summary)}</p>'
        if event.disputed:
            rivals = "".join(f"<br/>– {escape(rival)}" for rival in page.rivals)
            flag = f'<b style="color:{self._colour("dispute")}">{escape(self.tr("Disputed."))}</b>'
            yield f'<p style="margin:0 0 {self._px(6)}px 0">{flag} {escape(event.disputed)}{rivals}</p>'
        if page.names:
            links = (self._link(f"entity:{id_}", name, "mark_entity") for id_, name in page.names)
            yield f'<p style="margin:0 0 {self._px(10)}px 0">{" · ".join(links)}</p>'
        count = len(page.evidence)
        yield self._line(self.tr("%n source(s)", "", count) if count else self.tr("No source"), "text_soft", "tiny")
        for line in page.evidence:
            yield self._evidence(line)

    def _evidence(self, evidence: EvidenceLine) -> str:
        below = []
        if evidence.passage is not None:
            quote = evidence.passage.quote.replace("\n", " ")
            short = quote if len(quote) <= _SHORT_QUOTE else quote[:_SHORT_QUOTE].rsplit(" ", 1)[0] + " …"
            below.append(f"“{escape(short)}”")
        if evidence.says:
            says = self.tr("disputes it: %1") if evidence.disputes else self.tr("says %1")
            role = "dispute" if evidence.disputes else "text_soft"
            below.append(f'<span style="color:{self._colour(role)}">{escape(says.replace("%1", evidence.says))}</span>')
        if evidence.publisher:
            below.append(escape(evidence.publisher))
        title = self._link(f"document:{evidence.document}", evidence.title, "accent")
        if evidence.document == self._open_document:
            title = f"<b>{title}</b>"
        small = "<br/>".join(below)
        return (
            f'<p style="margin:0 0 {self._px(8)}px 0">{title}<br/>'
            f'<span style="color:{self._colour("text_soft")}; font-size:{self._size("tiny")}px">{small}</span></p>'
        )

    def _line(self, words: str, role: str, size: str) -> str:
        style = f"margin:0 0 {self._px(4)}px 0; color:{self._colour(role)}; font-size:{self._size(size)}px"
        return f'<p style="{style}">{escape(words)}</p>'

    def _link(self, target: str, words: str, role: str) -> str:
        style = f"color:{self._colour(role)}; text-decoration:none"
        return f'<a href="{escape(target)}" style="{style}">{escape(words)}</a>'

    def _px(self, length: float) -> int:
        return self._theme.px(length)

    def _size(self, name: str) -> int:
        return self._theme.px(TYPE_SCALE[name])

    def _colour(self, role: str) -> str:
        return self._theme.colour(role).name()

    def _follow(self, link: QUrl) -> None:
        kind, _, target = link.toString().partition(":")
        signal = self.entity_request if kind == "entity" else self.document_request
        signal.emit(target)
