"""The sidebar: people, organisations and places with a filter, and the card of the chosen one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.name_filter import NameFilter, filters_by_kind
from cubatimeline.store.summaries import EntitySummary
from cubatimeline.widgets.sidebar.entity_card import EntityCard
from cubatimeline.widgets.sidebar.entity_list import ENTITY, EntityDelegate, EntityModel, EntityView
from cubatimeline.widgets.sidebar.pages import Pages
from cubatimeline.widgets.sidebar.tools_row import ToolsRow

if TYPE_CHECKING:
    from cubatimeline.services.entity_pages import EntityCardContent

KINDS = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)


class Sidebar(QWidget):
    """Answers "who".

    Signals:
        entity_chosen: id of the entity that was chosen, empty when the choice was lifted.
        event_chosen: id of an event that was chosen on the card.
        document_chosen: id of a document that was chosen on the card.
        pin_request: id of an entity that is to be a lane of its own, or no longer.
        pair_request: id of an entity whose events together with the chosen one are wanted; "" for all events again.
        menu_request: id of an entity whose menu is wanted at a point of the screen.
        hide_changed: whether events of others than the chosen entity are to be hidden rather than dimmed.
    """

    entity_chosen = Signal(str)
    event_chosen = Signal(str)
    document_chosen = Signal(str)
    pin_request = Signal(str)
    pair_request = Signal(str)
    menu_request = Signal(str, QPoint)
    hide_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entities: dict[str, EntitySummary] = {}
        self._filters: dict[EntityKind, NameFilter] = {}
        self._named: dict[str, tuple[EntityKind, Localised, tuple[str, ...]]] = {}
        self._language: Language = "en"
        self._chosen: str | None = None
        self._since_click = QElapsedTimer()
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        # Where the words are longer than the room, each tab gives some: none hides behind arrows.
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.setAccessibleName(self.tr("Kind"))
        for words in (self.tr("People"), self.tr("Organisations"), self.tr("Places")):
            self._tabs.addTab(words)
        self._filter = QLineEdit()
        self._filter.setClearButtonEnabled(True)
        self._filter.setPlaceholderText(self.tr("Filter names"))
        self._filter.setAccessibleName(self.tr("Filter names, in any spelling or script"))
        self._model, self._delegate = EntityModel(self), EntityDelegate(theme, self)
        self.tools = ToolsRow(theme)
        self.list = self._build_list()
        self.card = EntityCard(theme)
        self.pages = Pages(theme, self.card)
        self._build(theme)
        self._connect()
        self.set_theme(theme, "en")

    def _build_list(self) -> EntityView:
        view = EntityView()
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        self._model.modelReset.connect(view.trim)
        view.setFrameStyle(0)
        view.setMouseTracking(True)
        view.setUniformItemSizes(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setAccessibleName(self.tr("Names"))
        return view

    def _build(self, theme: Theme) -> None:
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setObjectName("sidebar")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.pages)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._tabs)
        self._row = QHBoxLayout()
        self._row.addWidget(self._filter)
        self._layout.addLayout(self._row)
        self._layout.addWidget(self.tools)
        self._layout.addWidget(self._splitter, 1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._refresh)
        self._filter.textChanged.connect(self._typed)
        self._filter.returnPressed.connect(self._choose_first)
        self.list.clicked.connect(self._clicked)
        self.list.customContextMenuRequested.connect(self._ask_for_menu)
        self.tools.order_changed.connect(lambda _: self._refresh())
        self.tools.hide_changed.connect(self.hide_changed)
        self.pages.fill_changed.connect(self._fill)
        self.card.pair_request.connect(self.pair_request)
        self.card.menu_request.connect(self._menu_of_card)
        self.card.entity_chosen.connect(self.entity_chosen)
        self.card.event_chosen.connect(self.event_chosen)
        self.card.document_chosen.connect(self.document_chosen)
        self.card.pin_request.connect(self.pin_request)

    def set_theme(self, theme: Theme, language: Language) -> None:
        """Wear another theme, speak another language."""
        px = theme.px
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(4))
        self._tabs.setFont(theme.font("small"))
        self._filter.setFont(theme.font("small"))
        self._row.setContentsMargins(px(8), px(4), px(8), 0)
        self._delegate.theme = theme
        self.tools.set_theme(theme)
        self.pages.set_theme(theme)
        self.card.set_theme(theme)
        if language != self._language and self._entities:
            self.show_entities(list(self._entities.values()), language)
        self.list.scheduleDelayedItemsLayout()
        self.list.trim()

    @property
    def splitter(self) -> QSplitter:
        """The divider between list and card."""
        return self._splitter

    def show_entities(self, entities: list[EntitySummary], language: Language) -> None:
        """Show other entities."""
        self._entities = {entity.id: entity for entity in entities}
        self._language = language
        names = {entity.id: (entity.kind, entity.name, entity.aliases) for entity in entities}
        if names != self._named:
            self._named = names
            self._filters = {}
        self._refresh()

    def take_filters(self, entities: list[EntitySummary], filters: dict[EntityKind, NameFilter]) -> None:
        """Take filters (see `filters_by_kind`) of entities that are shown; they would be made with the first letter."""
        if not self._filters and {each.id: (each.kind, each.name, each.aliases) for each in entities} == self._named:
            self._filters = filters

    def show_card(self, content: EntityCardContent | None) -> None:
        """Show the card of the chosen entity, or the words that say what to do."""
        if content is None or content.id == self._chosen:
            self.card.show_content(content)

    def show_pinned(self, ids: Iterable[str]) -> None:
        """Tell which entities have a lane of their own."""
        self.card.show_pinned(ids)

    def show_related(self, ids: Iterable[str]) -> None:
        """Mark the entities that the selected event concerns."""
        self._delegate.related = frozenset(ids)
        self.list.viewport().update()

    def choose(self, id_: str | None) -> None:
        """Show which entity is chosen, in its tab."""
        self._chosen = id_
        entity = self._entities.get(id_ or "")
        if entity is not None:
            self._tabs.setCurrentIndex(KINDS.index(entity.kind))
            if self._model.row_of(entity.id) < 0:
                self._filter.clear()
        self._mark_chosen()

    @property
    def related(self) -> frozenset[str]:
        """The entities that are marked as those of the selected event."""
        return self._delegate.related

    def focus_filter(self) -> None:
        """Put the cursor into the filter box."""
        self.pages.fill(False)
        self._filter.setFocus()
        self._filter.selectAll()

    def filter_by(self, words: str) -> None:
        """Show only names that have these words."""
        self._filter.setText(words)

    @property
    def shown(self) -> list[str]:
        """Ids of the entities in the list, in order."""
        return [self._model.index(row).data(ENTITY).id for row in range(self._model.rowCount())]

    def _refresh(self) -> None:
        kind, words = KINDS[self._tabs.currentIndex()], self._filter.text()
        if words.strip():
            if not self._filters:
                self._filters = filters_by_kind(self._entities.values())
            found = self._filters[kind].find(words) if kind in self._filters else frozenset()
            shown = [self._entities[id_] for id_ in found]
        else:
            shown = [entity for entity in self._entities.values() if entity.kind is kind]
        self._model.set_entities(shown, self._language, self.tools.order)
        self._mark_chosen()

    def _typed(self, words: str) -> None:
        """Filter; where no name of this kind is meant, but one of another kind is, bring its tab."""
        self._refresh()
        if words.strip() and not self._model.rowCount():
            other = next((kind for kind in KINDS if kind in self._filters and self._filters[kind].find(words)), None)
            if other is not None:
                self._tabs.setCurrentIndex(KINDS.index(other))

    def _fill(self, on: bool) -> None:
        """Give the whole sidebar to the page in front, or the list its room again."""
        for part in (self._tabs, self._filter, self.tools, self.list):
            part.setVisible(not on)

    def _ask_for_menu(self, place: QPoint) -> None:
        """Ask for the menu of the entity under the pointer, or of the current one where a key asked."""
        index = self.list.indexAt(place)
        if not index.isValid():
            index = self.list.currentIndex()
        if index.isValid():
            at = self.list.visualRect(index).center() if not self.list.indexAt(place).isValid() else place
            self.menu_request.emit(index.data(ENTITY).id, self.list.viewport().mapToGlobal(at))

    def _menu_of_card(self, id_: str) -> None:
        place = self.card.cursorRect().bottomLeft()
        self.menu_request.emit(id_, self.card.viewport().mapToGlobal(place))

    def _mark_chosen(self) -> None:
        row = self._model.row_of(self._chosen) if self._chosen else -1
        if row < 0:
            self.list.clearSelection()
        else:
            self.list.setCurrentIndex(self._model.index(row))

    def _clicked(self, index: QModelIndex) -> None:
        id_ = index.data(ENTITY).id
        again = id_ == self._chosen and not self._second_of_a_double_click()
        self.entity_chosen.emit("" if again else id_)

    def _second_of_a_double_click(self) -> bool:
        recent = self._since_click.isValid() and self._since_click.elapsed() < QApplication.doubleClickInterval()
        self._since_click.start()
        return recent

    def _choose_first(self) -> None:
        if self._model.rowCount():
            self.entity_chosen.emit(self._model.index(0).data(ENTITY).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.list.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus() and index.isValid():
            self._clicked(index)
        elif event.key() == Qt.Key.Key_Down and self._filter.hasFocus() and self._model.rowCount():
            self.list.setFocus()
            self.list.setCurrentIndex(self._model.index(0))
        elif event.key() == Qt.Key.Key_Escape and self._filter.text():
            self._filter.clear()
        elif event.key() == Qt.Key.Key_Escape and self._chosen:
            self.entity_chosen.emit("")
        else:
            super().keyPressEvent(event)
