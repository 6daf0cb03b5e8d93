"""The list below the search box: what was found, by kind, the words found set in bold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cubatimeline.drawing.theme import TYPE_SCALE, Theme
from cubatimeline.services.searching import SearchPage, SearchRow, Spans
from cubatimeline.store.fulltext import HitKind

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
MOST = 200
"""How many rows of one kind are shown when all of them are wanted."""


@dataclass(frozen=True, slots=True)
class Item:
    """A row that was found, a heading (without a row), or a line to ask for `more` of a kind or go to a `date`."""

    words: str
    row: SearchRow | None = None
    more: HitKind | None = None
    date: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether there is nothing to choose."""
        return self.row is None and self.more is None and not self.date


class ResultModel(QAbstractListModel):
    """Holds headings and rows of one answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []

    def show_page(self, page: SearchPage) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._items = list(self._items_of(page))
        self.endResetModel()

    def _items_of(self, page: SearchPage) -> Iterator[Item]:
        titles = {
            HitKind.EVENT: self.tr("Events"),
            HitKind.PASSAGE: self.tr("Passages"),
            HitKind.ENTITY: self.tr("People, organisations, places"),
            HitKind.DOCUMENT: self.tr("Documents"),
            HitKind.NOTE: self.tr("Notes"),
        }
        if page.date:
            yield Item(self.tr("Go to %1 on the timeline").replace("%1", page.date), date=page.query)
        for group in page.groups:
            shown, total = len(group.rows), group.total
            count = (
                str(total)
                if shown == total
                else self.tr("%1 of %2").replace("%1", str(shown)).replace("%2", str(total))
            )
            yield Item(f"{titles[group.kind]} · {count}")
            for row in group.rows:
                yield Item(row.title, row)
            if shown < min(total, MOST):
                words = self.tr("Show all %1") if total <= MOST else self.tr("Show the first %1")
                yield Item(words.replace("%1", str(min(total, MOST))), more=group.kind)
        if not page.groups and not page.date:
            yield Item(self.tr("Nothing found. Try fewer words, the beginning of a word, or another spelling."))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self._items[index.row()]
        if role == ITEM:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return item.words
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._items[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ResultDelegate(QStyledItemDelegate):
    """Paints a row with a line for the title and one for the context."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def _document(self, item: Item, width: float) -> QTextDocument:
        theme = self.theme
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(theme.font("small"))
        document.setTextWidth(width)
        soft, tiny = theme.colour("text_soft").name(), theme.px(TYPE_SCALE["tiny"])
        if item.more is not None or item.date:
            accent = theme.colour("accent").name()
            document.setHtml(f'<span style="color:{accent}">{escape(item.words)}</span>')
            return document
        if item.row is None:
            document.setHtml(f'<b style="color:{soft}; font-size:{tiny}px">{escape(item.words)}</b>')
            return document
        row, text = item.row, theme.colour("text").name()
        small = " · ".join(
            part for part in (escape(row.date), escape(row.note), _bold(row.context, row.context_spans)) if part
        )
        below = f'<br/><span style="color:{soft}; font-size:{tiny}px">{small}</span>' if small else ""
        document.setHtml(f'<span style="color:{text}">{_bold(row.title, row.title_spans)}</span>{below}')
        return document

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        document = self._document(index.data(ITEM), width - self.theme.px(24))
        return QSize(width, round(document.size().height()) + self.theme.px(10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item = index.data(ITEM)
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver) and not item.is_heading
        if selected or hovered:
            painter.fillRect(option.rect, self.theme.colour("selection", 255 if selected else 110))
        document = self._document(item, option.rect.width() - self.theme.px(24))
        painter.translate(option.rect.left() + self.theme.px(12), option.rect.top() + self.theme.px(5))
        painter.setClipRect(QRectF(0, 0, option.rect.width(), option.rect.height()))
        document.drawContents(painter)
        painter.restore()


def _bold(text: str, spans: Spans) -> str:
    """Return the text as HTML with the spans (offsets) in bold."""
    parts, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [escape(text[at:start]), "<b>", escape(text[start:end]), "</b>"]
            at = end
    return "".join([*parts, escape(text[at:])])


class ResultList(QListView):
    """The list of what was found.

    Signals:
        chosen: the `SearchRow` that was clicked or entered.
        more_request: the `HitKind` of which all is wanted.
        date_chosen: the words of a date to go to.
    """

    chosen = Signal(object)
    more_request = Signal(object)
    date_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._delegate = ResultModel(self), ResultDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameStyle(0)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("What was found"))
        self.clicked.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._delegate.theme = theme
        self.scheduleDelayedItemsLayout()

    def show_page(self, page: SearchPage) -> None:
        """Show an answer, its first row marked."""
        self._model.show_page(page)
        self.step(1, start=-1)
        self.scrollToTop()

    @property
    def words(self) -> list[str]:
        """Headings and titles shown, in order."""
        return [self._model.index(row).data() for row in range(self._model.rowCount())]

    def step(self, step: int, start: int | None = None) -> None:
        """Mark the next row (1) or the one before (-1), past headings."""
        row = (self.currentIndex().row() if start is None else start) + step
        while 0 <= row < self._model.rowCount():
            index = self._model.index(row)
            if not index.data(ITEM).is_heading:
                self.setCurrentIndex(index)
                return
            row += step

    def enter(self) -> None:
        """Choose the row that is marked."""
        if self.currentIndex().isValid():
            self._choose(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        item: Item = index.data(ITEM)
        if item.row is not None:
            self.chosen.emit(item.row)
        elif item.more is not None:
            self.more_request.emit(item.more)
        elif item.date:
            self.date_chosen.emit(item.date)
