"""What was then: a date, typed or followed, and the card of who held office, what happened and was written."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.offices_then import Capital, InOffice
from cubatimeline.services.then import Around, Happened, Then
from cubatimeline.widgets.shared.card import Card
from cubatimeline.widgets.sidebar.age_words import age_words


class ThenCard(Card):
    """Shows what was then.

    Signals:
        entity_chosen, event_chosen, document_chosen: id of what was chosen.
    """

    entity_chosen = Signal(str)
    event_chosen = Signal(str)
    document_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._then: Then | None = None
        self._hint = ""
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("What was then"))

    def show_then(self, then: Then | None, hint: str = "") -> None:
        """Show what was on a date; without one the words of a hint."""
        self._then, self._hint = then, hint
        self.render_card(from_top=True)

    def follow(self, kind: str, target: str) -> None:
        signals = {"entity": self.entity_chosen, "event": self.event_chosen, "document": self.document_chosen}
        signals[kind].emit(target)

    def html(self) -> str:
        if self._then is not None:
            return "".join(self._parts(self._then))
        return self.paragraph(escape(self._hint), "text_soft") if self._hint else ""

    def _parts(self, then: Then) -> Iterator[str]:
        for capital in then.capitals:
            yield from self._capital(capital)
        names = _stretch_words(self)
        for stretch in then.stretches:
            count = len(stretch.events) + stretch.more
            if not count:
                continue
            heading, rest = names[stretch.around]
            inner = stretch is not then.stretches[0]
            counted = self.tr("%n event(s)", "", count)
            yield self.heading(f"{rest if inner else heading}: {counted}")
            for happened in stretch.events:
                yield self._happened(happened)
            if stretch.more:
                yield self.paragraph(self.small(self.tr("and %n further event(s)", "", stretch.more)))
        if not any(stretch.events for stretch in then.stretches):
            yield self.paragraph(self.small(self.tr("No event of these days is known to the collection.")))
        yield from self._written(then)

    def _capital(self, capital: Capital) -> Iterator[str]:
        yield self.heading(capital.name)
        for person in capital.people:
            yield self.paragraph(self._person(person), below=4)
        for office in capital.vacant:
            yield self.paragraph(self.small(self.tr("%1: nobody").replace("%1", office)), below=4)

    def _person(self, person: InOffice) -> str:
        name = self.link("entity", person.id, person.name, "mark_entity")
        age = age_words(person.age)
        head = f"{name} {self.small(age)}" if age else name
        return "<br/>".join([head, *(self.small(f"{post.office}, {post.date}") for post in person.posts)])

    def _happened(self, happened: Happened) -> str:
        event = happened.event
        dot = f'<span style="color:{self._theme.lane(event.category).name()}">●</span>'
        above = ", ".join(part for part in (event.date, happened.place) if part)
        return self.paragraph(
            f"{dot} {self.small(above)}<br/>{self.link('event', event.id, event.title, 'text')}", below=4
        )

    def _written(self, then: Then) -> Iterator[str]:
        if then.documents_around is None:
            return
        words = {
            Around.WEEK: self.tr("Documents of that week"),
            Around.MONTH: self.tr("Documents of that month"),
            Around.YEAR: self.tr("Documents of that year"),
        }
        yield self.heading(words[then.documents_around])
        for document in then.documents:
            link = self.link("document", document.id, document.title)
            yield self.paragraph(f"{self.small(document.date)}<br/>{link}", below=4)
        if then.more_documents:
            yield self.paragraph(self.small(self.tr("and %n further document(s)", "", then.more_documents)))


def _stretch_words(card: QObject) -> dict[Around, tuple[str, str]]:
    """Return what a stretch of time is called, alone and when a shorter one was told before it."""
    return {
        Around.WEEK: (card.tr("That week"), card.tr("That week")),
        Around.MONTH: (card.tr("That month"), card.tr("The rest of the month")),
        Around.YEAR: (card.tr("That year"), card.tr("The rest of the year")),
    }


class ThenPane(QWidget):
    """A line for the date over the card.

    Signals:
        typed: words of a date.
        follow_changed: whether the card is to follow the selected event.
    """

    typed = Signal(str)
    follow_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = ThenCard(theme)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("14 October 1964"))
        self.line.setAccessibleName(self.tr("Which date is told of"))
        self._follow = QToolButton()
        self._follow.setText(self.tr("Follow"))
        self._follow.setToolTip(self.tr("Go with the selected event; without it the date stays"))
        self._follow.setAccessibleName(self._follow.toolTip())
        self._follow.setCheckable(True)
        self._follow.setChecked(True)
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self._row = QHBoxLayout()
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self._follow)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(self._row)
        self._layout.addWidget(self._trouble)
        self._layout.addWidget(self.card, 1)
        self.line.returnPressed.connect(lambda: self.typed.emit(self.line.text()))
        self.line.textEdited.connect(lambda _: self._trouble.hide())
        self._follow.toggled.connect(self.follow_changed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        px = theme.px
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._row.setContentsMargins(px(8), px(4), px(8), px(4))
        self._row.setSpacing(px(4))
        self.line.setFont(theme.font("small"))
        self._follow.setFont(theme.font("tiny"))
        self._trouble.setFont(theme.font("tiny"))
        self._trouble.setContentsMargins(px(12), 0, px(8), px(4))
        palette = self._trouble.palette()
        palette.setColor(self._trouble.foregroundRole(), theme.colour("warning"))
        self._trouble.setPalette(palette)
        self.card.set_theme(theme)

    @property
    def follows(self) -> bool:
        """Whether the card goes with the selected event."""
        return self._follow.isChecked()

    def follow(self, on: bool) -> None:
        """Let the card go with the selected event, or stay."""
        self._follow.setChecked(on)

    def tell_trouble(self, words: str) -> None:
        """Tell below the line why its words are no date."""
        self._trouble.setText(words)
        self._trouble.show()

    @property
    def trouble(self) -> str:
        """What is told of words that are no date; empty for nothing."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    def show_then(self, then: Then | None, hint: str = "") -> None:
        """Show what was on a date; without one the words of a hint."""
        self._trouble.hide()
        if then is not None:
            self.line.setText(then.words)
            self.line.setCursorPosition(0)
        self.card.show_then(then, hint)
