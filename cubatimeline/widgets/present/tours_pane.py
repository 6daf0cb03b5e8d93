"""The list in which tours are made: scenes ordered by drag, their words edited; every change is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cubatimeline.domain.languages import Language, Localised
from cubatimeline.domain.tours import Quiz, Scene, Tour
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.presenting import making
from cubatimeline.services.presenting.sizes import MOST_LABELS

_NUMBER = Qt.ItemDataRole.UserRole


class ToursPane(QWidget):
    """A window of its own beside the main window.

    Signals:
        kept: a `Tour` that was changed, or is new (without an id).
        removed, export_wanted, handout_wanted: a `Tour`; import_wanted: a file is to be chosen.
        present_wanted, scene_wanted, record_wanted: a `Tour` and the number of a scene: to present from there, to be
            shown in the window, to be followed by a scene of what the window shows.
        chosen_wanted: the events chosen in the window are to be added to the scene; answered with `add_events`.

    Attributes:
        name_event: gives the title of an event by id.
        count_events: gives the number of events that a scene holds where these are too many, else 0.
    """

    kept = Signal(object)
    removed = Signal(object)
    export_wanted = Signal(object)
    import_wanted = Signal()
    handout_wanted = Signal(object)
    present_wanted = Signal(object, int)
    scene_wanted = Signal(object, int)
    record_wanted = Signal(object, int)
    chosen_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._tours: list[Tour] = []
        self._language: Language = "en"
        self.count_events: Callable[[Scene], int] = lambda _scene: 0
        self.name_event: Callable[[str], str] = str
        self.events = QListWidget()
        self.choice = QComboBox()
        self.list = QListWidget()
        self.title, self.caption = QLineEdit(), QPlainTextEdit()
        self.notes, self.passage = QPlainTextEdit(), QLineEdit()
        self.quiz, self.lanes = QComboBox(), QComboBox()
        self.warning = QLabel()
        self.setWindowTitle(self.tr("Tours and scenes"))
        self._lay_out()
        self._connect()
        self.resize(theme.px(880), theme.px(560))

    def _lay_out(self) -> None:
        px = self._theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(*(px(16),) * 4)
        grid.setSpacing(px(8))
        grid.addWidget(self.choice, 0, 0)
        grid.addLayout(self._tour_row(), 0, 1)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setFont(self._theme.font("body"))
        grid.addWidget(self.list, 1, 0)
        grid.addWidget(self._form(), 1, 1)
        grid.addLayout(self._scene_row(), 2, 0, 1, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for widget, name in (
            (self.choice, self.tr("Tour")), (self.list, self.tr("Scenes")), (self.title, self.tr("Title")),
            (self.caption, self.tr("Caption")), (self.notes, self.tr("Notes for the presenter")),
            (self.passage, self.tr("Words of the document shown in large letters")),
            (self.events, self.tr("Events of the scene; those ticked are hidden until they are revealed")),
            (self.quiz, self.tr("Kept from the class")), (self.lanes, self.tr("Rows grouped by")),
        ):  # fmt: skip
            widget.setAccessibleName(name)

    def _form(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        form = QFormLayout()
        for quiz, words in (
            (Quiz.NONE, self.tr("Nothing")), (Quiz.TITLES, self.tr("Titles, uncovered one by one")),
            (Quiz.DATES, self.tr("Dates, uncovered one by one")), (Quiz.LATER, self.tr("What happens next")),
        ):  # fmt: skip
            self.quiz.addItem(words, quiz.value)
        for lanes, words in (
            ("", self.tr("Nothing: order of time")), ("category", self.tr("Category")), ("person", self.tr("Person")),
            ("place", self.tr("Place")), ("country", self.tr("Country")), ("organisation", self.tr("Organisation")),
        ):  # fmt: skip
            self.lanes.addItem(words, lanes)
        form.addRow(self.tr("Title"), self.title)
        form.addRow(self.tr("Caption"), self.caption)
        form.addRow(self.tr("Notes"), self.notes)
        form.addRow(self.tr("Events, ticked:\nhidden until revealed"), self.events)
        form.addRow("", self._event_row())
        form.addRow(self.tr("Passage"), self.passage)
        form.addRow(self.tr("Kept from the class"), self.quiz)
        form.addRow(self.tr("Rows grouped by"), self.lanes)
        column.addLayout(form, 1)
        self.warning.setWordWrap(True)
        palette = self.warning.palette()
        palette.setColor(self.warning.foregroundRole(), self._theme.colour("warning"))
        self.warning.setPalette(palette)
        column.addWidget(self.warning)
        return holder

    def _event_row(self) -> QWidget:
        holder = QWidget()
        holder.setLayout(
            self._buttons(
                (self.tr("Add the chosen events"), self.chosen_wanted.emit), (self.tr("Take out"), self.take_out_event)
            )
        )  # fmt: skip
        return holder

    def _tour_row(self) -> QHBoxLayout:
        return self._buttons(
            (self.tr("Duplicate"), self.duplicate), (self.tr("Remove"), lambda: self._tell(self.removed)),
            (self.tr("Export …"), lambda: self._tell(self.export_wanted)),
            (self.tr("Import …"), self.import_wanted.emit),
            (self.tr("Handout …"), lambda: self._tell(self.handout_wanted)),
        )  # fmt: skip

    def _scene_row(self) -> QHBoxLayout:
        return self._buttons(
            (self.tr("Add what is shown"), lambda: self._tell_scene(self.record_wanted)),
            (self.tr("Duplicate scene"), self.duplicate_scene), (self.tr("Remove scene"), self.remove_scene),
            (self.tr("Move up"), lambda: self.move_scene(-1)), (self.tr("Move down"), lambda: self.move_scene(1)),
            (self.tr("Show in the window"), lambda: self._tell_scene(self.scene_wanted)),
            (self.tr("Present from here"), lambda: self._tell_scene(self.present_wanted)),
        )  # fmt: skip

    def _buttons(self, *wanted: tuple[str, Callable[[], object]]) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, deed in wanted:
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, deed=deed: deed())
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.choice.activated.connect(lambda _: self._list_scenes(0))
        self.list.currentRowChanged.connect(lambda _: self._show_scene())
        self.list.model().rowsMoved.connect(self._dragged)
        self.events.itemChanged.connect(lambda _: self.keep_words())
        self.title.editingFinished.connect(self.keep_words)
        self.passage.editingFinished.connect(self.keep_words)
        self.quiz.activated.connect(lambda _: self.keep_words())
        self.lanes.activated.connect(lambda _: self.keep_words())
        for field in (self.caption, self.notes):
            field.setTabChangesFocus(True)
            field.installEventFilter(self)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Keep the words of a field that is being left."""
        from PySide6.QtCore import QEvent

        if isinstance(event, QEvent) and event.type() == QEvent.Type.FocusOut:
            self.keep_words()
        return False

    # What is shown

    def show_tours(self, tours: Sequence[Tour], language: Language) -> None:
        """Show the tours of the collection; the one and the scene that were shown stay."""
        before, row = self.tour, self.list.currentRow()
        known = {tour.id for tour in self._tours}
        self._tours, self._language = list(tours), language
        self.choice.clear()
        self.choice.addItems([tour.title.in_(language) for tour in tours])
        new = [number for number, tour in enumerate(tours) if known and tour.id not in known]
        same = [number for number, tour in enumerate(tours) if before is not None and tour.id == before.id]
        at = (new or same or [0])[0]
        self.choice.setCurrentIndex(at if tours else -1)
        longer = before is not None and bool(same) and len(self._tours[at].scenes) > len(before.scenes)
        self._list_scenes(0 if new else max(row, 0) + longer)

    @property
    def tour(self) -> Tour | None:
        """The tour that is shown."""
        at = self.choice.currentIndex()
        return self._tours[at] if 0 <= at < len(self._tours) else None

    @property
    def number(self) -> int:
        """The number of the scene that is shown, from 0; -1 for none."""
        return self.list.currentRow()

    def _list_scenes(self, row: int) -> None:
        self.list.clear()
        tour = self.tour
        for number, scene in enumerate(tour.scenes if tour is not None else ()):
            many = self.count_events(scene)
            mark = f"  ({self.tr('%1 events').replace('%1', str(many))})" if many else ""
            item = QListWidgetItem(f"{number + 1}  {scene.title.in_(self._language)}{mark}")
            item.setData(_NUMBER, number)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))

    def _show_scene(self) -> None:
        tour, number = self.tour, self.number
        scene = tour.scenes[number] if tour is not None and 0 <= number < len(tour.scenes) else None
        self.title.setText(scene.title.in_(self._language) if scene else "")
        self.caption.setPlainText(scene.caption if scene else "")
        self.notes.setPlainText(scene.notes if scene else "")
        self._list_events(scene)
        self.passage.setText(scene.passage if scene else "")
        self.quiz.setCurrentIndex(self.quiz.findData(scene.quiz.value if scene else ""))
        self.lanes.setCurrentIndex(max(self.lanes.findData(scene.lanes if scene else ""), 0))
        many = self.count_events(scene) if scene else 0
        words = self.tr("This scene holds %1 events. A class follows %2 at the most: highlight some of them.")
        self.warning.setText(words.replace("%1", str(many)).replace("%2", str(MOST_LABELS)) if many else "")

    def _list_events(self, scene: Scene | None) -> None:
        """List the events of a scene, those ticked that are hidden until they are revealed."""
        self.events.blockSignals(True)
        self.events.clear()
        for id_ in dict.fromkeys((*scene.highlight, *scene.hidden)) if scene is not None else ():
            item = QListWidgetItem(self.name_event(id_))
            item.setData(_NUMBER, id_)
            hidden = scene is not None and id_ in scene.hidden
            item.setCheckState(Qt.CheckState.Checked if hidden else Qt.CheckState.Unchecked)
            self.events.addItem(item)
        self.events.blockSignals(False)

    # Changes

    def _listed(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids of the events listed, and of those ticked."""
        items = [self.events.item(row) for row in range(self.events.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return tuple(str(item.data(_NUMBER)) for item in items), tuple(str(item.data(_NUMBER)) for item in ticked)

    def add_events(self, ids: Sequence[str]) -> None:
        """Add events to the scene."""
        self._keep_events(tuple(dict.fromkeys((*self._listed()[0], *ids))))

    def take_out_event(self) -> None:
        """Take the event that the list has the mark on out of the scene."""
        item = self.events.currentItem()
        if item is not None:
            self._keep_events(tuple(id_ for id_ in self._listed()[0] if id_ != item.data(_NUMBER)))

    def _keep_events(self, ids: tuple[str, ...]) -> None:
        tour, number = self.tour, self.number
        if tour is None or not 0 <= number < len(tour.scenes):
            return
        scene = tour.scenes[number]
        hidden = tuple(id_ for id_ in scene.hidden if id_ in ids)
        self._keep(making.changed(tour, number, replace(scene, highlight=ids, hidden=hidden)))
        self._show_scene()

    def keep_words(self) -> None:
        """Keep what was typed for the scene, where anything of it is different."""
        tour, number = self.tour, self.number
        if tour is None or not 0 <= number < len(tour.scenes):
            return
        scene = tour.scenes[number]
        title = scene.title
        if self.title.text().strip() not in ("", title.in_(self._language)):
            title = Localised(self.title.text()) if self._language == "en" else replace(
                title, **{self._language: self.title.text()}
            )  # fmt: skip
        _, ticked = self._listed()
        hidden = tuple(dict.fromkeys((*(id_ for id_ in scene.hidden if id_ in ticked), *ticked)))
        edited = replace(
            scene, hidden=hidden, title=title, caption=self.caption.toPlainText(), notes=self.notes.toPlainText(),
            passage=self.passage.text(), quiz=Quiz(self.quiz.currentData()), lanes=self.lanes.currentData(),
        )  # fmt: skip
        if edited != scene:
            self._keep(making.changed(tour, number, edited))

    def _keep(self, tour: Tour) -> None:
        """Take a changed tour for the one shown, without waiting until it has been written, and have it kept."""
        self._tours = [tour if each.id == tour.id else each for each in self._tours]
        self.kept.emit(tour)

    def _dragged(self, _from: QModelIndex, _first: int, _last: int, _to: QModelIndex, _at: int) -> None:
        tour = self.tour
        if tour is not None:
            order = [int(self.list.item(row).data(_NUMBER)) for row in range(self.list.count())]
            self._keep(making.ordered(tour, order))

    def move_scene(self, step: int) -> None:
        """Move the scene up (-1) or down (1)."""
        tour, number = self.tour, self.number
        if tour is None or not 0 <= number + step < len(tour.scenes) or number < 0:
            return
        order = list(range(len(tour.scenes)))
        order[number], order[number + step] = order[number + step], order[number]
        self._keep(making.ordered(tour, order))
        self._list_scenes(number + step)

    def duplicate_scene(self) -> None:
        """Put a copy of the scene behind it."""
        tour, number = self.tour, self.number
        if tour is not None and number >= 0:
            self._keep(making.added(tour, tour.scenes[number], number))
            self._list_scenes(number + 1)

    def remove_scene(self) -> None:
        """Take the scene out; the last one goes with its tour."""
        tour, number = self.tour, self.number
        if tour is None or number < 0:
            return
        if len(tour.scenes) == 1:
            self.removed.emit(tour)
            return
        self._keep(making.removed(tour, number))
        self._list_scenes(number)

    def duplicate(self) -> None:
        """Keep a copy of the tour."""
        tour = self.tour
        if tour is not None:
            name = self.tr("%1, copy").replace("%1", tour.title.in_(self._language))
            self.kept.emit(replace(tour, id="", title=Localised(name)))

    def _tell(self, signal: object) -> None:
        if self.tour is not None:
            signal.emit(self.tour)  # type: ignore[attr-defined]

    def _tell_scene(self, signal: object) -> None:
        if self.tour is not None:
            signal.emit(self.tour, max(self.number, 0))  # type: ignore[attr-defined]
