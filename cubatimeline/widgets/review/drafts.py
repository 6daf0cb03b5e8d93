"""Reviewing drafts by keyboard alone: the queue, the draft that is looked at, and what can be decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cubatimeline.domain.events import Category, Event
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reviewing import DraftCard, with_main_date
from cubatimeline.widgets.review.above import AboveStrip
from cubatimeline.widgets.review.confidence import ConfidenceBar, confidence_words
from cubatimeline.widgets.review.deed_row import DeedRow
from cubatimeline.widgets.review.draft_card import DraftView
from cubatimeline.widgets.review.draft_form import DraftForm
from cubatimeline.widgets.review.draft_list import DraftList
from cubatimeline.widgets.shared.empty import EmptyPage

Key = Qt.Key
_SHOWN, _EDITED = 0, 1


class DraftsPage(QWidget):
    """Shows what waits and sends what was decided; a decided draft leaves at once and the next comes up.

    Signals:
        accept_request, reject_request: id of the draft.
        above_request: ids of the drafts to be accepted together, and how many were left out.
        change_request: the `Event` as it was edited, and whether it is to be accepted too.
        join_request: the `DraftCard` that tells of an event which is there already.
        same_request: the `DraftCard` that is to be joined with the event it is perhaps.
        undo_request: the last decision is to be taken back.
        current_changed: the `DraftCard` now looked at, None for none.
        place_request: the `Place` whose document is wanted.
        entity_request: id of an entity that was chosen.
        count_changed: how many drafts wait.
    """

    accept_request = Signal(str)
    reject_request = Signal(str)
    above_request = Signal(list, int)
    change_request = Signal(object, bool)
    join_request = Signal(object)
    same_request = Signal(object)
    undo_request = Signal()
    current_changed = Signal(object)
    place_request = Signal(object)
    entity_request = Signal(str)
    count_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.view, self.form = DraftList(theme), DraftView(theme), DraftForm(theme)
        self.above, self._bar, self._sure = AboveStrip(theme), ConfidenceBar(theme), QLabel()
        self._sure.setWordWrap(True)
        self._sure.setTextFormat(Qt.TextFormat.PlainText)
        self._empty = EmptyPage(
            theme,
            self.tr(
                "Drop documents on the window, or choose File ▸ Import documents. What they date comes here, each "
                "statement with the sentence it was read from, and waits for your yes or no."
            ),
            title=self.tr("No drafts wait"),
        )
        self._wants_focus = False
        self._deeds = DeedRow((
            (self.tr("Accept"), "A", self.accept), (self.tr("Edit"), "E", self.edit), (self.tr("Join"), "J", self.join),
            (self.tr("Reject"), "R", self.reject), (self.tr("Undo"), "U", self.undo_request.emit),
        ))  # fmt: skip
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._build_work())
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._pages)
        self._keys = self._key_table()
        for part in (self.list, self.view):
            part.installEventFilter(self)
        self._connect()
        self.set_theme(theme)

    def _build_work(self) -> QWidget:
        sure = self._sure_row = QHBoxLayout()
        sure.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignTop)
        sure.addWidget(self._sure, 1)
        shown = QWidget()
        shown.setAutoFillBackground(True)
        shown.setBackgroundRole(shown.palette().ColorRole.Base)
        column = self._shown_layout = QVBoxLayout(shown)
        column.addLayout(sure)
        column.addWidget(self.view, 1)
        column.addLayout(self._deeds)
        self._below = QStackedWidget()
        self._below.addWidget(shown)
        self._below.addWidget(self.form)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setObjectName("review")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self._below)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        work = QWidget()
        layout = QVBoxLayout(work)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.above)
        layout.addWidget(self.splitter, 1)
        return work

    def _key_table(self) -> dict[int, Callable[[], object]]:
        plain: dict[int, Callable[[], object]] = {
            Key.Key_A: self.accept, Key.Key_Return: self.accept, Key.Key_Enter: self.accept,
            Key.Key_E: self.edit, Key.Key_F2: self.edit, Key.Key_J: self.join,
            Key.Key_R: self.reject, Key.Key_Delete: self.reject, Key.Key_U: self.undo_request.emit,
            Key.Key_N: self.next, Key.Key_Down: self.next, Key.Key_P: self.previous, Key.Key_Up: self.previous,
            Key.Key_O: self.open_place,
        }  # fmt: skip
        return plain

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self.view.place_request.connect(self._open_place)
        self.view.value_request.connect(self.choose_date)
        self.view.entity_request.connect(self.entity_request)
        self.view.same_request.connect(self.join_same)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self._leave_form)
        self.above.accept_request.connect(self._accept_above)
        self.above.left.connect(self._leave_above)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        px = theme.px
        for part in (self.list, self.view, self.form, self.above, self._bar, self._empty):
            part.set_theme(theme)
        self._sure.setFont(theme.font("tiny"))
        palette = self._sure.palette()
        palette.setColor(self._sure.foregroundRole(), theme.colour("text_soft"))
        self._sure.setPalette(palette)
        self._shown_layout.setContentsMargins(0, 0, 0, px(4))
        self._shown_layout.setSpacing(px(4))
        self._sure_row.setContentsMargins(px(12), px(8), px(12), 0)
        self._sure_row.setSpacing(px(8))
        self._deeds.set_theme(theme)
        self.list.setMinimumHeight(px(96))

    @property
    def least_width(self) -> int:
        """The width at which every button shows its words."""
        return self._deeds.least_width

    # What is shown

    def show_lists(self, categories: Sequence[Category], names: Mapping[str, str], language: Language) -> None:
        """Tell which lanes and entities (name by id) a draft can be given."""
        self.form.show_lists(categories, names, language)

    def show_drafts(self, cards: Iterable[DraftCard]) -> None:
        """Show other drafts, and look at the one that was looked at, or the first."""
        current = self.list.current
        self.list.queue.set_cards(cards)
        self._arrange(self.list.queue.number_of(current.event.id) if current is not None else 0)

    def merge(self, changed: Iterable[DraftCard], gone: Iterable[str]) -> None:
        """Show drafts that were changed or came back, the last of which is looked at, and no longer those gone."""
        changed = list(changed)
        current = self.list.current
        here = self.list.queue.number_of(current.event.id) if current is not None else 0
        self.list.queue.merge(changed, gone)
        target = changed[-1].event.id if changed else current.event.id if current is not None else ""
        found = self.list.queue.number_of(target)
        self._arrange(found if found >= 0 else here)

    def take_focus(self) -> None:
        """Take the focus into the list, as soon as there is one."""
        self._wants_focus = not self.count
        self.list.setFocus()

    def _arrange(self, number: int) -> None:
        cards = self.list.queue.cards
        self._pages.setCurrentIndex(1 if cards else 0)
        if cards and self._wants_focus:
            self._wants_focus = False
            self.list.setFocus()
        self.list.go_to(number)
        self._show_current()
        self.count_changed.emit(len(cards))

    def _show_current(self) -> None:
        card = self.list.current
        self.view.show_draft(card)
        self._bar.setVisible(card is not None)
        self._sure.setText(confidence_words(card) if card is not None else "")
        if card is not None:
            self._bar.show_confidence(card.confidence)
        for button in self._deeds.buttons[:-1]:
            button.setEnabled(card is not None)
        self._below.setCurrentIndex(_SHOWN)
        self.current_changed.emit(card)

    @property
    def current(self) -> DraftCard | None:
        """The draft that is looked at."""
        return self.list.current

    @property
    def count(self) -> int:
        """How many drafts wait."""
        return len(self.list.queue.cards)

    @property
    def is_editing(self) -> bool:
        """Whether the form is open."""
        return self._below.currentIndex() == _EDITED

    # What is decided

    def accept(self) -> None:
        """Accept the draft that is looked at."""
        self._decide(self.accept_request)

    def reject(self) -> None:
        """Reject the draft that is looked at."""
        self._decide(self.reject_request)

    def _decide(self, signal: SignalInstance) -> None:
        card = self.list.current
        if card is not None:
            self.take(card.event.id)
            signal.emit(card.event.id)

    def take(self, id_: str) -> None:
        """Take a draft that was decided on out of the queue; the one after it comes up."""
        number = self.list.queue.number_of(id_)
        self.list.queue.take(id_)
        self._arrange(number)

    def join(self) -> None:
        """Ask which event the draft tells of."""
        if self.list.current is not None:
            self.join_request.emit(self.list.current)

    def join_same(self) -> None:
        """Join the draft with the event that it is perhaps."""
        card = self.list.current
        if card is not None and card.same is not None:
            self.same_request.emit(card)

    def edit(self) -> None:
        """Edit the draft that is looked at."""
        card = self.list.current
        if card is not None:
            self._below.setCurrentIndex(_EDITED)
            self.form.edit(card.event)

    def choose_date(self, number: int) -> None:
        """Make one of the disagreeing dates the main one."""
        card = self.list.current
        if card is not None and 0 < number < len(card.values):
            quarrel = self.tr("The documents give different dates.")
            self.change_request.emit(with_main_date(card, number, quarrel), False)

    def ask_above(self) -> None:
        """Ask above which confidence all drafts are to be accepted."""
        if self.count:
            cards = self.list.queue.cards
            known = [card.confidence for card in cards if card.same is not None]
            self.above.open([card.confidence for card in cards if card.same is None], known)

    def next(self) -> None:
        """Look at the next draft."""
        self._step(1)

    def previous(self) -> None:
        """Look at the draft before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        card = self.list.current
        if card is not None:
            self.list.go_to(self.list.queue.number_of(card.event.id) + step)

    def open_place(self) -> None:
        """Open the document in which the draft was read."""
        self._open_place(0)

    def _open_place(self, number: int) -> None:
        card = self.list.current
        if card is not None and number < len(card.places):
            self.place_request.emit(card.places[number])

    def _accept_above(self, least: float) -> None:
        self._leave_above()
        sure = [card for card in self.list.queue.cards if card.confidence >= least]
        taken = {card.event.id for card in sure if card.same is None}
        self.show_drafts([card for card in self.list.queue.cards if card.event.id not in taken])
        self.above_request.emit(sorted(taken), len(sure) - len(taken))

    def _leave_above(self) -> None:
        self.above.hide()
        self.list.setFocus()

    def _saved(self, event: Event, accept: bool) -> None:
        self._leave_form()
        if accept:
            self.take(event.id)
        self.change_request.emit(event, accept)

    def _leave_form(self) -> None:
        self._below.setCurrentIndex(_SHOWN)
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._heard(event, watched):
            return True
        return super().eventFilter(watched, event)

    def _heard(self, event: QKeyEvent, watched: QObject) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ShiftModifier and event.key() == Key.Key_A:
            self.ask_above()
            return True
        if modifiers == Qt.KeyboardModifier.ShiftModifier and event.key() == Key.Key_J:
            self.join_same()
            return True
        if modifiers:
            return False
        if Key.Key_1 <= event.key() <= Key.Key_9:
            self.choose_date(event.key() - Key.Key_1)
            return True
        run = self._keys.get(event.key())
        scrolls = watched is self.view and event.key() in (Key.Key_Up, Key.Key_Down, Key.Key_Return, Key.Key_Enter)
        if run is None or scrolls:
            return False
        run()
        return True
