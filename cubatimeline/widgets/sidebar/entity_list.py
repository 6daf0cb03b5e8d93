"""The list of entities: name, number of events and a small curve of when they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.store.stemming import fold
from cubatimeline.store.summaries import EntitySummary
from cubatimeline.widgets.sidebar.tools_row import Order

Index = QModelIndex | QPersistentModelIndex
ENTITY, MOST = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class EntityModel(QAbstractListModel):
    """Holds the entities of one kind that pass the filter, in the order that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entities: list[EntitySummary] = []
        self._rows: dict[str, int] = {}
        self._ranks: dict[str, tuple[EntitySummary, _Rank]] = {}
        self._most = 1
        self.language: Language = "en"

    def set_entities(self, entities: Sequence[EntitySummary], language: Language, order: Order = Order.EVENTS) -> None:
        """Replace all entities."""
        self.beginResetModel()
        if language != self.language:
            self._ranks.clear()
        self.language = language
        ranks = [self._rank_of(each) for each in entities]
        self._most = max((rank.most for rank in ranks), default=0) or 1
        ordered = sorted(zip(ranks, entities, strict=True), key=lambda pair: pair[0].in_order(order))
        self._entities = [entity for _, entity in ordered]
        self._rows = {entity.id: row for row, entity in enumerate(self._entities)}
        self.endResetModel()

    def _rank_of(self, entity: EntitySummary) -> _Rank:
        known = self._ranks.get(entity.id)
        if known is None or known[0] is not entity:
            known = self._ranks[entity.id] = entity, _rank(entity, self.language)
        return known[1]

    def row_of(self, id_: str) -> int:
        """Return the row of an entity, -1 where it is not in the list."""
        return self._rows.get(id_, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entities)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entity = self._entities[index.row()]
        if role == ENTITY:
            return entity
        if role == MOST:
            return self._most
        if role == Qt.ItemDataRole.DisplayRole:
            return entity.name.in_(self.language)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(entity)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.tr("%1, %n event(s)", "", entity.events)
            return words.replace("%1", entity.name.in_(self.language))
        return None

    def _tip(self, entity: EntitySummary) -> str:
        """Return name, numbers and years: what the line shows without words."""
        told = [self.tr("%n event(s)", "", entity.events), self.tr("named %n time(s)", "", entity.mentions)]
        years = np.flatnonzero(entity.years) + entity.first_year
        if len(years):
            first, last = int(years[0]), int(years[-1])
            told.append(str(first) if first == last else f"{first}–{last}")
        return f"{entity.name.in_(self.language)}\n{', '.join(told)}"


class _Rank(NamedTuple):
    """By what an entity stands in its place: looked up once, as a list of thousands is sorted with every key.

    Attributes:
        name: without accents and capitals, as readers look names up.
        first: which year counts its first event; the number of years where none does.
        most: events in its fullest year.
    """

    events: int
    name: str
    first: int
    most: int

    def in_order(self, order: Order) -> tuple[int, int, str]:
        """Return what to sort by."""
        if order is Order.NAME:
            return 0, 0, self.name
        return (self.first if order is Order.FIRST else 0), -self.events, self.name


def _rank(entity: EntitySummary, language: Language) -> _Rank:
    years = entity.years
    most = int(years.max(initial=0))
    first = int((years > 0).argmax()) if most else len(years)
    return _Rank(entity.events, fold(entity.name.in_(language)), first, most)


class EntityView(QListView):
    """Shows entities in whole rows: none is cut at the lower edge as long as nobody scrolls."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.trim()

    def trim(self) -> None:
        """Leave free what is left below the last whole row; to be called after rows of another height came in."""
        row = self.sizeHintForRow(0)
        self.setViewportMargins(0, 0, 0, self.height() % row if row > 0 else 0)


class EntityDelegate(QStyledItemDelegate):
    """Paints one entity: the name, its number at the right, its years as a curve along the foot."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.related: frozenset[str] = frozenset()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(width, self.theme.px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entity: EntitySummary = index.data(ENTITY)
        theme, rect = self.theme, option.rect
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.fillRect(rect, theme.colour("selection", 255 if selected else 110))
        if selected or entity.id in self.related:
            bar = QRect(rect.left(), rect.top(), theme.px(3), rect.height())
            painter.fillRect(bar, theme.colour("accent", 255 if selected else 140))
        self._paint_words(painter, rect, index.data(), str(entity.events), entity.id in self.related)
        self._paint_curve(painter, rect, entity, index.data(MOST))
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, name: str, number: str, related: bool) -> None:
        theme = self.theme
        small = theme.font("tiny")
        painter.setFont(small)
        painter.setPen(theme.colour("text_soft"))
        width = QFontMetrics(small).horizontalAdvance(number)
        right = rect.right() - theme.px(12)
        line = QRect(rect.left() + theme.px(12), rect.top() + theme.px(2), 0, theme.px(20))
        numbers = QRect(right - width, line.top(), width, line.height())
        painter.drawText(numbers, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        font = theme.font("small", bold=related)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        line.setRight(right - width - theme.px(8))
        words = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_curve(self, painter: QPainter, rect: QRect, entity: EntitySummary, most: int) -> None:
        """Paint the years on one scale for the whole list, by the root so that the quiet ones are seen too."""
        years = entity.years
        if not years.any():
            return
        theme = self.theme
        left, width = rect.left() + theme.px(12), rect.width() - theme.px(24)
        foot, height = rect.bottom() - theme.px(3), theme.px(8)
        xs = left + np.arange(len(years)) * (width / max(len(years) - 1, 1))
        ys = foot - np.sqrt(years / most) * height
        points = [QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent", 120))
        painter.drawPolygon(QPolygonF([QPointF(left, foot), *points, QPointF(left + width, foot)]))
