"""The queue of drafts: date, title and how sure the reading is, under the documents they were read in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reviewing import DraftCard
from cubatimeline.widgets.review.confidence import paint_confidence

Index = QModelIndex | QPersistentModelIndex
CARD = Qt.ItemDataRole.UserRole
_BATCH = 200


class DraftModel(QAbstractListModel):
    """Holds drafts in their order, with a row for the heading of each document before them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[DraftCard] = []
        self._rows: list[DraftCard | str] = []

    @property
    def cards(self) -> list[DraftCard]:
        """The drafts in their order."""
        return self._cards

    def set_cards(self, cards: Iterable[DraftCard]) -> None:
        """Replace all drafts."""
        self.beginResetModel()
        self._cards = sorted(cards, key=lambda card: card.order)
        self._rows = list(_with_headings(self._cards))
        self.endResetModel()

    def take(self, id_: str) -> None:
        """Take a draft away, and the heading over it where it was the last of its document."""
        number = self.number_of(id_)
        if number < 0:
            return
        row = self.index_of(number).row()
        alone = isinstance(self._rows[row - 1], str) and (row + 1 == len(self._rows) or self._is_heading(row + 1))
        first = row - 1 if alone else row
        self.beginRemoveRows(QModelIndex(), first, row)
        del self._cards[number]
        del self._rows[first : row + 1]
        self.endRemoveRows()

    def _is_heading(self, row: int) -> bool:
        return isinstance(self._rows[row], str)

    def merge(self, changed: Iterable[DraftCard], gone: Iterable[str]) -> None:
        """Put changed drafts in their places and take away those that are none any more."""
        replaced = {card.event.id: card for card in changed}
        left = set(gone) | set(replaced)
        self.set_cards([*(card for card in self._cards if card.event.id not in left), *replaced.values()])

    def number_of(self, id_: str) -> int:
        """Return the place of a draft among the drafts, -1 where it is not here."""
        return next((number for number, card in enumerate(self._cards) if card.event.id == id_), -1)

    def index_of(self, number: int) -> QModelIndex:
        """Return the index of the draft at a place among the drafts."""
        card = self._cards[number]
        return self.index(next(row for row, each in enumerate(self._rows) if each is card))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == CARD:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row if isinstance(row, str) else self._spoken(row)
        return None

    def _spoken(self, card: DraftCard) -> str:
        known = f" {self.tr('Perhaps the same as an event that is there.')}" if card.same is not None else ""
        return f"{card.date}. {card.title}. {card.confidence:.0%}.{known}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _with_headings(cards: Iterable[DraftCard]) -> Iterable[DraftCard | str]:
    document = None
    for card in cards:
        first = card.places[0] if card.places else None
        here = first.document if first is not None else ""
        if here != document:
            document = here
            yield first.title if first is not None else ""
        yield card


class DraftDelegate(QStyledItemDelegate):
    """Paints a draft: a hollow dot, the date, the title, and at the right how sure the reading is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(width, self.theme.px(28 if isinstance(index.data(CARD), str) else 40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: DraftCard | str = index.data(CARD)
        painter.save()
        if isinstance(row, str):
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_ground(painter, option)
            self._paint_draft(painter, option.rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, title: str) -> None:
        theme = self.theme
        font = theme.font("tiny", bold=True)
        painter.setFont(font)
        painter.setPen(theme.colour("text_soft"))
        line = rect.adjusted(theme.px(12), theme.px(8), -theme.px(12), 0)
        words = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, rect = self.theme, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("selection", 255 if selected else 110))
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(3), rect.height()), theme.colour("accent"))

    def _paint_draft(self, painter: QPainter, rect: QRect, card: DraftCard) -> None:
        theme, px = self.theme, self.theme.px
        small, large = theme.font("tiny"), theme.font("small")
        above = QRect(rect.left() + px(28), rect.top() + px(4), rect.width() - px(40), px(14))
        below = QRect(above.left(), above.bottom() + px(2), above.width(), px(18))
        bar = QRect(rect.right() - px(12) - px(40), above.center().y() - px(2), px(40), px(4))
        painter.setFont(small)
        painter.setPen(theme.colour("dispute" if card.values else "text_soft"))
        dates = above.adjusted(0, 0, -px(48), 0)
        told = f"{card.date}   ≈ {self.tr('perhaps known')}" if card.same is not None else card.date
        words = QFontMetrics(small).elidedText(told, Qt.TextElideMode.ElideRight, dates.width())
        painter.drawText(dates, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(large)
        painter.setPen(theme.colour("text"))
        words = QFontMetrics(large).elidedText(card.title, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_confidence(painter, bar, card.confidence, theme)
        painter.setPen(QPen(theme.lane(card.event.category), max(1.4, px(1) * 1.4)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(rect.left() + px(17), above.center().y() + 1), px(4) - 0.5, px(4) - 0.5)


class DraftList(QListView):
    """The queue as a list; the current draft is the one that keys decide on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.queue = DraftModel(self)
        self._delegate = DraftDelegate(theme, self)
        self.setModel(self.queue)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Drafts that wait for a yes or no"))
        self.setMouseTracking(True)
        self.setFrameStyle(0)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._delegate.theme = theme
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @property
    def current(self) -> DraftCard | None:
        """The draft that is looked at."""
        index = self.currentIndex()
        row = index.data(CARD) if index.isValid() else None
        return row if isinstance(row, DraftCard) else None

    def doItemsLayout(self) -> None:
        """Lay the rows out, and keep the draft that is looked at in view."""
        super().doItemsLayout()
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the draft that is looked at in view."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def go_to(self, number: int) -> None:
        """Look at the draft at a place among the drafts, or at the last one where there are fewer."""
        if self.queue.cards:
            number = min(max(number, 0), len(self.queue.cards) - 1)
            self.setCurrentIndex(self.queue.index_of(number))
