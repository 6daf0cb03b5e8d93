"""The card of the selected event: what happened, when, what is disputed, and every document that attests it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reading import EventPage, EvidenceLine
from cubatimeline.widgets.shared.lines import Line, LineList

_SHORT_QUOTE = 120


class EventCard(QWidget):
    """Shows one event.

    Signals:
        document_request: id of the document that was chosen from the evidence.
        entity_request: id of an entity that was clicked.
    """

    document_request = Signal(str)
    entity_request = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: EventPage | None = None
        self._language: Language = "en"
        self._date, self._title, self._summary, self._names, self._dispute = (QLabel() for _ in range(5))
        self._evidence = LineList(theme, self.tr("Evidence"))
        self._evidence.chosen.connect(self.document_request)
        self._names.linkActivated.connect(self.entity_request)
        layout = QVBoxLayout(self)
        for label in (self._date, self._title, self._summary, self._dispute, self._names):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            layout.addWidget(label)
        self._names.setTextFormat(Qt.TextFormat.RichText)
        links = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        self._names.setTextInteractionFlags(links)
        for label in (self._summary, self._dispute):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self._evidence, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self.layout().setContentsMargins(0, px(8), 0, 0)
        self.layout().setSpacing(px(6))
        looks = (
            (self._date, theme.font("small"), "text_soft"),
            (self._title, theme.font("large", serif=True, bold=True), "text"),
            (self._summary, theme.font("small"), "text"),
            (self._dispute, theme.font("small"), "dispute"),
            (self._names, theme.font("small"), "text_soft"),
        )
        for label, font, role in looks:
            label.setFont(font)
            label.setContentsMargins(px(12), 0, px(12), 0)
            palette = label.palette()
            palette.setColor(label.foregroundRole(), theme.colour(role))
            palette.setColor(palette.ColorRole.Link, theme.colour("mark_entity"))
            label.setPalette(palette)
        self._evidence.set_theme(theme)
        if self._page is not None:
            self.show_page(self._page, self._language)

    def show_page(self, page: EventPage, language: Language) -> None:
        """Show an event with its evidence."""
        self._page, self._language = page, language
        event = page.event
        self._date.setText(page.date)
        self._title.setText(event.title.in_(language))
        self._summary.setText(event.summary)
        words = [event.disputed, *(f"– {rival}" for rival in page.rivals)] if event.disputed else []
        self._dispute.setText("\n".join(words))
        self._dispute.setVisible(bool(words))
        links = (f'<a href="{escape(id_)}" style="text-decoration:none">{escape(name)}</a>' for id_, name in page.names)
        self._names.setText(" · ".join(links))
        self._names.setVisible(bool(page.names))
        count = len(page.evidence)
        heading = self.tr("%n source(s)", "", count) if count else self.tr("No source")
        self._evidence.show_lines([Line("", heading, heading=True), *map(self._line, page.evidence)])

    def mark_document(self, id_: str) -> None:
        """Show which of the sources is open."""
        self._evidence.mark(id_)

    def _line(self, evidence: EvidenceLine) -> Line:
        below = [evidence.publisher] if evidence.publisher else []
        if evidence.says:
            says = self.tr("disputes it: %1") if evidence.disputes else self.tr("says %1")
            below.insert(0, says.replace("%1", evidence.says))
        if evidence.passage is not None:
            quote = evidence.passage.quote.replace("\n", " ")
            short = quote if len(quote) <= _SHORT_QUOTE else quote[:_SHORT_QUOTE].rsplit(" ", 1)[0] + " …"
            below.insert(0, f"“{short}”")
        return Line(evidence.document, evidence.title, below="\n".join(below), warning=evidence.disputes)
