"""Forms over the window in which an entity is changed: its names in three scripts, and what of it is another's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cubatimeline.domain.entities import Entity, EntityId
from cubatimeline.domain.finding import plain_letters
from cubatimeline.domain.languages import Localised
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.splitting import TiedMention, Ties
from cubatimeline.widgets.shared.overlay import Overlay

_KEY = Qt.ItemDataRole.UserRole
_PRESSES = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick


class EntityForm(Overlay):
    """Base of both forms: a heading, a body, and buttons to save (Enter) and to leave (Escape)."""

    HEIGHT = 420

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self._heading, self._trouble = QLabel(), QLabel()
        self._heading.setWordWrap(True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setWordWrap(True)
        self.save_button, self._leave = QPushButton(self.tr("Save")), QPushButton(self.tr("Cancel"))
        self.save_button.clicked.connect(self.save)
        self._leave.clicked.connect(self.leave)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._heading)
        self._body()
        self._layout.addWidget(self._trouble)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self.save_button)
        self._layout.addLayout(buttons)
        self.set_theme(theme)

    def _body(self) -> None:
        """Build what stands between heading and buttons."""

    def save(self) -> None:
        """Hand over what was entered."""

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._layout.setContentsMargins(px(16), px(12), px(16), px(12))
        self._layout.setSpacing(px(8))
        self._heading.setFont(theme.font("large", serif=True))
        for part in self.findChildren(QWidget):
            if part is not self._heading:
                part.setFont(theme.font("small"))
        palette = self._trouble.palette()
        palette.setColor(self._trouble.foregroundRole(), theme.colour("warning"))
        self._trouble.setPalette(palette)

    def tell_trouble(self, words: str) -> None:
        """Tell what stands in the way of saving; "" for nothing."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))

    @property
    def trouble(self) -> str:
        """What stands in the way of saving; empty for nothing."""
        return self._trouble.text()

    def place(self) -> None:
        px = self._theme.px
        width = min(px(560), self._over.width() - px(32))
        height = min(px(self.HEIGHT), self._over.height() - px(72))
        self.setGeometry((self._over.width() - width) // 2, px(48), width, height)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go from one part to the next and round, without leaving the form."""
        tabbed = Qt.FocusPolicy.TabFocus.value
        parts = [part for part in self.findChildren(QWidget) if part.focusPolicy().value & tabbed and part.isVisible()]
        parts.sort(key=lambda part: (part.mapTo(self, QPoint()).y(), part.mapTo(self, QPoint()).x()))
        here = next((place for place, part in enumerate(parts) if part.hasFocus()), 0)
        # While the form is being hidden Qt asks too, when nothing is shown any more.
        if parts:
            parts[(here + (1 if forward else -1)) % len(parts)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        else:
            super().keyPressEvent(event)


def _names_form(form: EntityForm) -> tuple[QFormLayout, QLineEdit, QLineEdit, QLineEdit]:
    """Return lines for a name in the three languages, with their layout."""
    layout = QFormLayout()
    lines = QLineEdit(), QLineEdit(), QLineEdit()
    for words, line in zip((form.tr("English"), form.tr("Spanish"), form.tr("Russian")), lines, strict=True):
        line.setAccessibleName(form.tr("Name in %1").replace("%1", words))
        layout.addRow(words, line)
    return layout, *lines


class NamesForm(EntityForm):
    """Changes the names of one entity.

    Signals:
        saved: id, the `Localised` name, and the other forms of it (a tuple).
    """

    saved = Signal(str, object, object)

    def _body(self) -> None:
        self._id: EntityId = ""
        self._was: tuple[Localised, tuple[str, ...]] = (Localised(""), ())
        layout, self.english, self.spanish, self.russian = _names_form(self)
        self._layout.addLayout(layout)
        self._layout.addWidget(QLabel(self.tr("Other forms of the name; Delete takes one away")))
        self.aliases = QListWidget()
        self.aliases.setAccessibleName(self.tr("Other forms of the name"))
        self._layout.addWidget(self.aliases, 1)
        row = QHBoxLayout()
        self.alias = QLineEdit()
        self.alias.setPlaceholderText(self.tr("Add another form"))
        self.alias.setAccessibleName(self.alias.placeholderText())
        add, remove = QPushButton(self.tr("Add")), QPushButton(self.tr("Remove"))
        add.clicked.connect(self.add_alias)
        remove.clicked.connect(self.remove_alias)
        for part in (self.alias, add, remove):
            row.addWidget(part)
        self._layout.addLayout(row)

    def edit(self, entity: Entity, alias: bool = False) -> None:
        """Show the names of an entity, with the cursor in the first or in the line for another form."""
        self._id = entity.id
        self._was = entity.name, entity.aliases
        heading = self.tr("Names of %1").replace("%1", entity.name.en)
        self._heading.setText(heading)
        self.setAccessibleName(heading)
        for line, name in zip(
            (self.english, self.spanish, self.russian), (entity.name.en, entity.name.es, entity.name.ru), strict=True
        ):
            line.setText(name)
        self.aliases.clear()
        self.aliases.addItems(list(entity.aliases))
        self.alias.clear()
        self.tell_trouble("")
        self.rise(self.alias if alias else self.english)

    def add_alias(self) -> None:
        """Put the form that was typed into the list."""
        words = self.alias.text().strip()
        if words and words not in self._listed():
            self.aliases.addItem(words)
            self.aliases.setCurrentRow(self.aliases.count() - 1)
        self.alias.clear()
        self.alias.setFocus()

    def remove_alias(self) -> None:
        """Take the marked form out of the list."""
        if self.aliases.currentRow() >= 0:
            self.aliases.takeItem(self.aliases.currentRow())

    def _listed(self) -> list[str]:
        return [self.aliases.item(row).text() for row in range(self.aliases.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and self.alias.hasFocus() and self.alias.text().strip():
            self.add_alias()
        elif event.key() == Qt.Key.Key_Delete and self.aliases.hasFocus():
            self.remove_alias()
        else:
            super().keyPressEvent(event)

    def save(self) -> None:
        if self.alias.text().strip():
            self.add_alias()
        names = [line.text().strip() for line in (self.english, self.spanish, self.russian)]
        if not names[0]:
            self.tell_trouble(self.tr("Give a name in English: the others may be left empty."))
            self.english.setFocus()
            return
        self.leave()
        changed = Localised(*names), tuple(self._listed())
        if changed != self._was:
            self.saved.emit(self._id, *changed)


def _in_context(mention: TiedMention) -> str:
    """Return a mention among the words around it, without the pieces of words at either end."""
    from_start = mention.start == len(mention.before)
    before = mention.before if from_start else mention.before.partition(" ")[2].lstrip()
    after = mention.after.rpartition(" ")[0]
    return f"… {before}[{mention.words}]{after} …"


@dataclass(frozen=True, slots=True)
class Split:
    """What is to be another's: the name of the new entity, and places of mentions and events in the `Ties`."""

    ties: Ties
    name: Localised
    mentions: tuple[int, ...]
    events: tuple[int, ...]


class SplitForm(EntityForm):
    """Chooses which mentions and events of an entity are those of a new one.

    Signals:
        saved: the `Split`.
    """

    saved = Signal(object)
    HEIGHT = 560

    def _body(self) -> None:
        self._ties: Ties | None = None
        layout, self.english, self.spanish, self.russian = _names_form(self)
        self._layout.addLayout(layout)
        self._explained = QLabel(self.tr("Tick what is the new one's; the rest stays."))
        self._explained.setWordWrap(True)
        self._layout.addWidget(self._explained)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(self.tr("Show only lines with these words"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.textChanged.connect(self._narrow)
        self._layout.addWidget(self.filter)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("Mentions and events; Space ticks one"))
        self.list.itemChanged.connect(lambda _: self._count())
        self.list.itemClicked.connect(self._clicked)
        self._layout.addWidget(self.list, 1)
        self.list.setSpacing(2)
        self._was = Qt.CheckState.Unchecked
        self.every = QPushButton()
        self.every.clicked.connect(self.tick_shown)
        self._layout.addWidget(self.every, 0, Qt.AlignmentFlag.AlignLeft)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        size, colour = theme.px(12), theme.colour
        self.list.setStyleSheet(
            f"QListView::indicator {{ width: {size}px; height: {size}px; border-radius: 2px;"
            f" border: 1px solid {colour('text_soft').name()}; }}"
            f" QListView::indicator:checked {{ background: {colour('accent').name()};"
            f" border-color: {colour('accent').name()}; }}"
        )

    def edit(self, ties: Ties) -> None:
        """Show what an entity is tied to."""
        self._ties = ties
        self._heading.setText(self.tr("Split off from %1").replace("%1", ties.entity.name.en))
        self.setAccessibleName(self._heading.text())
        for line in (self.english, self.spanish, self.russian, self.filter):
            line.clear()
        self.english.setPlaceholderText(self.tr("Name of the new one"))
        self.tell_trouble("")
        self.list.blockSignals(True)
        self.list.clear()
        for place, mention in enumerate(ties.mentions):
            self._add("mention", place, f"{mention.title}\n{_in_context(mention)}")
        for place, event in enumerate(ties.events):
            self._add("event", place, f"{event.date}\n{event.title}")
        self.list.blockSignals(False)
        self._count()
        self.rise(self.english)

    def _add(self, kind: str, place: int, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setData(_KEY, (kind, place))
        self.list.addItem(item)

    def _items(self) -> Iterable[QListWidgetItem]:
        return (self.list.item(row) for row in range(self.list.count()))

    def _shown(self) -> list[QListWidgetItem]:
        return [item for item in self._items() if not item.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep how a line was when the pointer went down on it: the second of two quick clicks is no press to Qt."""
        if watched is self.list.viewport() and event.type() in _PRESSES and isinstance(event, QMouseEvent):
            item = self.list.itemAt(event.position().toPoint())
            if item is not None:
                self._was = item.checkState()
        return super().eventFilter(watched, event)

    def _clicked(self, item: QListWidgetItem) -> None:
        """Tick a line wherever it is clicked; a click on its box has ticked it already."""
        if item.checkState() is self._was:
            ticked = self._was is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def _narrow(self, words: str) -> None:
        """Show the lines that have these words, in capitals or small letters, with accents or without."""
        wanted = plain_letters(words).split()
        for item in self._items():
            line = plain_letters(item.text())
            item.setHidden(not all(each in line for each in wanted))
        self._count()

    def tick_shown(self) -> None:
        """Tick all lines that the filter shows; where all of them are ticked, take their ticks away."""
        state = Qt.CheckState.Unchecked if self._all_ticked() else Qt.CheckState.Checked
        self.list.blockSignals(True)
        for item in self._shown():
            item.setCheckState(state)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._count()

    def _all_ticked(self) -> bool:
        return all(item.checkState() is Qt.CheckState.Checked for item in self._shown())

    def _ticked(self, kind: str) -> tuple[int, ...]:
        keys = (item.data(_KEY) for item in self._items() if item.checkState() is Qt.CheckState.Checked)
        return tuple(place for found, place in keys if found == kind)

    def _count(self) -> None:
        mentions, events = len(self._ticked("mention")), len(self._ticked("event"))
        told = self.tr("%n mention(s)", "", mentions) + ", " + self.tr("%n event(s)", "", events)
        hidden = 0
        if self._ties is not None:
            ties = self._ties
            hidden = ties.mention_count - len(ties.mentions) + ties.event_count - len(ties.events)
        rest = " " + self.tr("%n further line(s) are not listed and stay.", "", hidden) if hidden > 0 else ""
        shown = bool(self._shown())
        none = "" if shown else " " + self.tr("No line has these words.")
        words = self.tr("Tick what is the new one's; the rest stays. Ticked: %1.").replace("%1", told)
        self._explained.setText(words + rest + none)
        self.every.setEnabled(shown)
        ticked = shown and self._all_ticked()
        self.every.setText(self.tr("Untick all that are shown") if ticked else self.tr("Tick all that are shown"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.filter.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def save(self) -> None:
        names = [line.text().strip() for line in (self.english, self.spanish, self.russian)]
        mentions, events = self._ticked("mention"), self._ticked("event")
        if not names[0]:
            self.tell_trouble(self.tr("Give the new one a name in English."))
            self.english.setFocus()
        elif not mentions and not events:
            self.tell_trouble(self.tr("Tick at least one mention or event."))
            self.list.setFocus()
        elif self._ties is not None:
            self.leave()
            self.saved.emit(Split(self._ties, Localised(*names), mentions, events))
