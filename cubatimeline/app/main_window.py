"""The frame: timeline, reader, sidebar and search side by side, and the one place where they are wired."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cubatimeline import __version__
from cubatimeline.app import settings as options
from cubatimeline.app import window_state
from cubatimeline.app.actions import add_deeds
from cubatimeline.app.deeds import window_deeds
from cubatimeline.app.library import Library
from cubatimeline.app.panes import Panes, step_focus
from cubatimeline.app.session import Session
from cubatimeline.app.settings import Option, Settings
from cubatimeline.app.status import StatusLine
from cubatimeline.app.subject import subject_of
from cubatimeline.app.themes import theme_named
from cubatimeline.app.top_bar import TopBar
from cubatimeline.app.tours import show_first_scene
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.errors import ReaderError
from cubatimeline.drawing.timeline import Emphasis
from cubatimeline.services.entity_pages import entity_card
from cubatimeline.services.geometry.going import scale_around
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.services.loading import PanelData, TimelineData, read_panels, read_timeline
from cubatimeline.services.reading import DocumentPage, EventPage, document_page, event_page
from cubatimeline.services.searching import PassagePlace, search_page
from cubatimeline.widgets.reader.pane import ReaderPane
from cubatimeline.widgets.search.search_box import SearchBox
from cubatimeline.widgets.shared.ask_line import AskLine
from cubatimeline.widgets.shared.key_sheet import KeySheet
from cubatimeline.widgets.shared.messages import MessageBar, Waiting
from cubatimeline.widgets.shared.palette import Command, CommandPalette
from cubatimeline.widgets.shared.style import wear
from cubatimeline.widgets.sidebar.sidebar import Sidebar
from cubatimeline.widgets.timeline.hover_card import CardContent
from cubatimeline.widgets.timeline.keys import KEY_SHEET
from cubatimeline.widgets.timeline.legend import Legend
from cubatimeline.widgets.timeline.overview import OverviewStrip
from cubatimeline.widgets.timeline.view import TimelineView

if TYPE_CHECKING:
    from cubatimeline.app.chart_link import ChartLink
    from cubatimeline.widgets.chart.chart import YearChart

_HITS = 6


class MainWindow(QMainWindow):
    """The window on one collection.

    Signals:
        timeline_ready: the timeline has its events.
        panels_ready: sidebar and reader have theirs too.
        failed: the `ReaderError` because of which the collection could not be shown.
    """

    timeline_ready = Signal()
    panels_ready = Signal()
    failed = Signal(object)

    def __init__(self, collection: Path | None, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.session = Session(settings[options.LANGUAGE])
        self.theme = theme_named(settings[options.THEME], settings[options.TEXT_SIZE])
        self._chart: ChartLink | None = None
        self._passage: PassagePlace | None = None
        self.timeline_data: TimelineData | None = None
        self.panel_data: PanelData | None = None
        self.setWindowTitle(self.tr("Cuba Timeline"))
        self._build_panels()
        self._lay_out()
        self.panes = Panes({"sidebar": self.sidebar, "reader": self.reader, "timeline": self._stack})
        self._actions = add_deeds(self, window_deeds(self))
        self.panes.changed.connect(lambda name, shown: self._actions[f"view.{name}"].setChecked(shown))
        self.top_bar.add_buttons(self._buttons())
        self._connect()
        self._apply_settings()
        self.open_collection(collection)

    # Building

    def _build_panels(self) -> None:
        theme, language = self.theme, self.session.language
        self.timeline = TimelineView(theme, language)
        self.overview = OverviewStrip(theme, language)
        self.reader = ReaderPane(theme)
        self.sidebar = Sidebar(theme)
        self.search = SearchBox(theme)
        self.top_bar = TopBar(theme, self.search)
        self.messages = MessageBar(theme)
        self.waiting = Waiting(theme)
        self.status = StatusLine(theme)
        self.setStatusBar(self.status)

    def _lay_out(self) -> None:
        """Sidebar at the left over the whole height; at its right the timeline over the reader."""
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.timeline, 1)
        column.addWidget(self.overview)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.waiting)
        self._stack.addWidget(lines)
        self.rows = self._splitter("rows", Qt.Orientation.Vertical, self._stack, self.reader)
        self.columns = self._splitter("columns", Qt.Orientation.Horizontal, self.sidebar, self.rows)
        self.columns.setStretchFactor(1, 1)
        self.rows.setStretchFactor(0, 3)
        self.rows.setStretchFactor(1, 2)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.top_bar, self.messages):
            layout.addWidget(widget)
        layout.addWidget(self.columns, 1)
        self.setCentralWidget(page)
        self.palette_box = CommandPalette(self.theme, page)
        self.key_sheet = KeySheet(self.theme, page)
        self.ask_line = AskLine(self.theme, page)
        self.legend = Legend(self.theme, page)

    @staticmethod
    def _splitter(name: str, direction: Qt.Orientation, *widgets: QWidget) -> QSplitter:
        splitter = QSplitter(direction)
        splitter.setObjectName(name)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        for widget in widgets:
            splitter.addWidget(widget)
        return splitter

    def _buttons(self) -> list[tuple[QAction, str]]:
        wanted = (
            ("go.previous", "previous"), ("go.next", "next"), ("view.out", "zoom-out"), ("view.in", "zoom-in"),
            ("view.fit", "fit"), ("go.contents", "library"), ("file.export", "export"), ("help.keys", "help"),
        )  # fmt: skip
        return [(self._actions[deed], name) for deed, name in wanted]

    def _connect(self) -> None:
        """Who talks to whom, sorted by sender."""
        session = self.session
        session.event_changed.connect(self._event_changed)
        session.entity_changed.connect(self._entity_changed)
        session.document_changed.connect(self._document_changed)

        timeline = self.timeline
        timeline.event_selected.connect(session.select_event)
        timeline.event_opened.connect(self._open_event)
        timeline.span_changed.connect(self._span_changed)
        timeline.day_hovered.connect(self._day_hovered)
        timeline.card_wanted.connect(self._card_wanted)
        timeline.date_wanted.connect(self.ask_for_date)
        timeline.legend_wanted.connect(self.legend.open)
        timeline.selection_cleared.connect(self.clear_choices)
        self.overview.span_request.connect(timeline.show_span)

        reader = self.reader
        reader.event_request.connect(self.show_event)
        reader.entity_request.connect(self.show_entity)
        reader.date_request.connect(self._go_to_edtf)
        reader.document_request.connect(session.open_document)
        reader.back_request.connect(lambda: self._step_document(-1))
        reader.forward_request.connect(lambda: self._step_document(1))
        reader.copied.connect(self.status.tell)

        self.sidebar.entity_chosen.connect(session.choose_entity)
        self.sidebar.event_chosen.connect(self.show_event)
        self.sidebar.document_chosen.connect(session.open_document)

        search = self.search
        search.query_changed.connect(self._search)
        search.event_chosen.connect(self.show_event)
        search.entity_chosen.connect(self.show_entity)
        search.document_chosen.connect(session.open_document)
        search.passage_chosen.connect(self._open_passage)
        self.waiting.stop_request.connect(self._stop_loading)

    # Opening and loading

    def open_collection(self, collection: Path | None) -> None:
        """Open a collection file, or the built-in one, in the background."""
        old: Library | None = getattr(self, "library", None)
        if old is not None:
            old.close()
        self.library = Library(collection)
        self.library.progressed.connect(self._progressed)
        self.library.failed.connect(self._failed)
        self.timeline_data = self.panel_data = None
        self.clear_choices()
        self.waiting.show_progress(self.tr("Cuba Timeline"), self.tr("Opening the collection"), None)
        self._stack.setCurrentIndex(0)
        self._load()

    def _load(self) -> None:
        language = self.session.language
        self.library.ask(lambda reader: read_timeline(reader, language), self._timeline_loaded)

    def _progressed(self, words: str, share: float) -> None:
        self.waiting.show_progress(self.tr("Making the collection ready"), words, share)

    def _stop_loading(self) -> None:
        self.library.stop()

    def _failed(self, error: ReaderError) -> None:
        self.messages.tell_error(error)
        if self.timeline_data is None:
            self.waiting.show_progress(self.tr("No collection is open"), str(error), None)
            self.failed.emit(error)

    def _timeline_loaded(self, data: TimelineData) -> None:
        self.timeline_data = data
        language = self.session.language
        subject = subject_of(data, language)
        first, last = data.meta.span
        self._stack.setCurrentIndex(1)
        self.overview.show_events(subject.marks.middle, float(first), float(last + 1))
        self.timeline.show_subject(subject, float(first), float(last + 1))
        self.overview.show_window(self.timeline.scale)
        self.status.set_strips(subject.strips)
        self.top_bar.set_title(data.meta.title.in_(language))
        self.setWindowTitle(self.tr("%1 – Cuba Timeline").replace("%1", data.meta.title.in_(language)))
        self._span_changed(self.timeline.scale)
        self.timeline_ready.emit()
        columns = data.columns
        self.library.ask(lambda reader: read_panels(reader, columns), self._panels_loaded)

    def _panels_loaded(self, data: PanelData) -> None:
        self.panel_data = data
        language = self.session.language
        self.sidebar.show_entities(data.entities, language)
        self.reader.show_documents(data.documents, language)
        if self.session.document_id:
            self._document_changed(self.session.document_id)
        else:
            chapters = sorted((d.number, d.id) for d in data.documents if d.number)
            first = chapters[0][1] if chapters else next((d.id for d in data.documents), "")
            if first:
                self.session.open_document(first)
        if self.session.event_id:
            self._event_changed(self.session.event_id)
        if self.session.entity_id:
            self._entity_changed(self.session.entity_id)
        self.panels_ready.emit()

    # Events

    def show_event(self, id_: str) -> None:
        """Select an event and bring it into view on the timeline."""
        self.session.select_event(id_)
        self.timeline.select(id_, centre=True)

    def _event_changed(self, id_: str) -> None:
        self.timeline.select(id_ or None)
        if not id_:
            self.reader.clear_event()
            self.sidebar.show_related(())
            return
        chapter = self.panel_data.chapter_of.get(id_, "") if self.panel_data else ""
        language = self.session.language
        self.library.ask(lambda reader: event_page(reader, id_, language, chapter), self._event_read)

    def _event_read(self, page: EventPage | None) -> None:
        if page is None or page.event.id != self.session.event_id:
            return
        self.reader.show_event(page, self.session.language)
        self.sidebar.show_related(page.event.entities)
        if not self.reader.tells(page.event.id) and page.best_document:
            self.session.open_document(page.best_document)

    def _open_event(self, id_: str) -> None:
        """Enter on the timeline: the words that prove the event, with the focus in them."""
        self.session.select_event(id_)
        self.panes.show("reader")
        self.reader.text.setFocus()

    def _card_wanted(self, number: int) -> None:
        data, language = self.timeline_data, self.session.language
        if data is None:
            return
        id_ = data.columns.ids[number]

        def show(page: EventPage | None) -> None:
            if page is not None:
                first = page.evidence[0].title if page.evidence else ""
                counted = self.tr("%n piece(s) of evidence", "", len(page.evidence))
                title = page.event.title.in_(language)
                self.timeline.show_card(number, CardContent(title, page.date, first, counted, page.event.disputed))

        self.library.ask(lambda reader: event_page(reader, id_, language), show)

    # Entities

    def show_entity(self, id_: str) -> None:
        """Choose an entity from elsewhere than the sidebar."""
        self.session.choose_entity(id_)

    def _entity_changed(self, id_: str) -> None:
        self.sidebar.choose(id_ or None)
        self.reader.light_entity(id_)
        lit = self._lit(id_)
        old = self.timeline.emphasis
        self.timeline.emphasise(Emphasis(old.selected, old.hovered, lit))
        data = self.timeline_data
        days = None if lit is None or data is None else (data.columns.start_earliest + data.columns.end_latest)[lit] / 2
        self.overview.show_lit(days)
        self._show_counts()
        if not id_:
            self.sidebar.show_card(None)
            return
        language = self.session.language
        self.library.ask(lambda reader: entity_card(reader, id_, language), self.sidebar.show_card)

    def _lit(self, id_: str) -> np.ndarray | None:
        if not id_ or self.panel_data is None or self.timeline_data is None:
            return None
        lit = np.zeros(len(self.timeline_data.columns), np.bool_)
        lit[self.panel_data.events_of.get(id_, np.empty(0, np.int64))] = True
        return lit

    # Documents

    def _document_changed(self, id_: str) -> None:
        if not id_:
            return
        language = self.session.language
        self.reader.header.show_way(*self.session.documents_read.can_go)
        self.library.ask(lambda reader: document_page(reader, id_, language), self._document_read)

    def _document_read(self, page: DocumentPage | None) -> None:
        if page is not None and page.document.id == self.session.document_id:
            self.reader.show_document(page, self.session.language)
            self.reader.light_entity(self.session.entity_id)
            self._show_passage()

    def _show_passage(self) -> None:
        """Bring the place that the search found into view, once its document is open."""
        if self._passage is not None and self._passage.document == self.reader.document_id:
            self.reader.text.show_sentence(self._passage.offset)
            self._passage = None

    def _open_passage(self, passage: PassagePlace) -> None:
        """Open a document at a place that the search found."""
        self._passage = passage
        if passage.document == self.session.document_id:
            self._show_passage()
        self.session.open_document(passage.document)

    def _step_document(self, step: int) -> None:
        id_ = self.session.documents_read.step(step)
        if id_ is not None:
            self.session.open_document(id_, remember=False)

    # Time

    def _span_changed(self, scale: TimeScale) -> None:
        self.overview.show_window(scale)
        self._show_counts()

    def _show_counts(self) -> None:
        if self.timeline_data is not None:
            columns, scale = self.timeline_data.columns, self.timeline.scale
            inside = (columns.end_latest > scale.start) & (columns.start_earliest < scale.end)
            if self.timeline.emphasis.lit is not None:
                inside &= self.timeline.emphasis.lit
            self.status.show_counts(int(inside.sum()), len(columns))

    def _day_hovered(self, day: float | None) -> None:
        self.status.show_day(day, self.timeline.scale.per_day, self.session.language)

    def ask_for_date(self) -> None:
        """Ask for a date in words and go there."""
        self.ask_line.ask(
            self.tr("Go to which date?"),
            self.tr("27 October 1962, mid-1971, octubre de 1962, весна 1961"),
            self.go_to_words,
        )

    def go_to_words(self, words: str) -> None:
        """Go to a date that a reader typed.

        Raises:
            DateError: no date can be read from the words, or it lies outside the collection.
        """
        from cubatimeline.domain.date_reading import read  # brings in its grammars, not needed before somebody types

        self._go_to_date(read(words))

    def _go_to_edtf(self, edtf: str) -> None:
        from cubatimeline.domain.edtf import parse

        self._go_to_date(parse(edtf))

    def _go_to_date(self, date: EdtfDate) -> None:
        if self.timeline_data is not None:
            self.timeline.go_to(scale_around(date, self.timeline.scale, self.timeline_data.meta.span))
            self.timeline.setFocus()

    # Search

    def _search(self, query: str) -> None:
        if query.strip():
            language = self.session.language
            self.library.ask(lambda reader: search_page(reader, query, language, _HITS), self.search.show_results)

    # Deeds

    def show_palette(self) -> None:
        """Open the command palette."""
        commands = [
            Command(action.objectName(), _words(action), _keys(action), action.trigger)
            for action in self._actions.values()
        ]
        self.palette_box.open(commands)

    def show_keys(self) -> None:
        """Open the key sheet."""
        translate = QApplication.translate
        timeline = [(keys, translate("Keys", words)) for keys, words in KEY_SHEET]
        everywhere = [action for action in self._actions.values() if not action.shortcut().isEmpty()]
        window = [(_keys(action), _words(action)) for action in everywhere]
        self.key_sheet.open([(self.tr("On the timeline"), timeline), (self.tr("Everywhere"), window)])

    def show_contents(self) -> None:
        """Show the list of chapters and documents."""
        self.panes.show("reader")
        self.reader.show_contents()

    def show_entities(self) -> None:
        """Put the cursor into the filter box of the sidebar."""
        self.panes.show("sidebar")
        self.sidebar.focus_filter()

    def focus_timeline(self) -> None:
        """Put the focus on the timeline."""
        self.panes.show("timeline")
        self.timeline.setFocus()

    def step_pane(self, step: int) -> None:
        """Put the focus into the next pane (1) or the one before (-1), in the order in which they stand."""
        reader = self.reader
        places = (self.search.line, self.sidebar.list, self.timeline, reader.contents_list, reader.text, reader.rail)
        step_focus(places, step)

    def clear_choices(self) -> None:
        """One level out: first the selected event is let go, then the chosen entity."""
        if self.session.event_id:
            self.session.select_event("")
        else:
            self.session.choose_entity("")

    @property
    def chart(self) -> YearChart | None:
        """The chart of events by year; None before it was first wanted."""
        return self._chart.chart if self._chart is not None else None

    def toggle_chart(self) -> None:
        """Show the chart of events by year in place of the reader, or give the reader back; made when first wanted."""
        if self._chart is None:
            from cubatimeline.app.chart_link import ChartLink  # brings in pyqtgraph, a third of a second

            self._chart = ChartLink(self)
            self.rows.addWidget(self._chart.chart)
            sizes = self.rows.sizes()
            self.rows.setSizes([sizes[0], sizes[1], sizes[1]])
            self._chart.chart.hide()
        shown = self._chart.chart.isHidden()
        self._chart.chart.setVisible(shown)
        self.panes.show("reader", not shown)
        self._actions["view.chart"].setChecked(shown)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or give it back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def toggle_motion(self) -> None:
        """Change place with or without movement."""
        self.choose(options.REDUCED_MOTION, not self.settings[options.REDUCED_MOTION])

    def toggle_wheel(self) -> None:
        """Let the mouse wheel zoom, or scroll the lanes."""
        self.choose(options.WHEEL, "lanes" if self.settings[options.WHEEL] == "zoom" else "zoom")

    def choose(self, option: Option[Any], value: object) -> None:
        """Change a setting and have it take effect."""
        language = self.settings[options.LANGUAGE]
        self.settings[option] = value
        self._apply_settings()
        if self.settings[options.LANGUAGE] != language and self.timeline_data is not None:
            self._load()

    def show_tour(self, id_: str) -> None:
        """Show the first scene of a tour: its span, its document, its caption in the message bar."""
        self.library.ask(lambda reader: reader.tours(), lambda tours: show_first_scene(self, id_, tours))

    def tell_about(self) -> None:
        """Tell what this program is."""
        self.messages.tell(
            self.tr("Cuba Timeline %1: documents on a timeline where every mark can be checked.").replace(
                "%1", __version__
            )
        )

    def ask_for_collection(self) -> None:
        """Ask for a collection file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a collection"), "", self.tr("Collections (*.cubatimeline);;All files (*)")
        )
        if name:
            self.open_collection(Path(name))

    def ask_for_export(self) -> None:
        """Ask for a file name and write what is seen as a picture."""
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export what is seen"), "timeline.png", self.tr("Pictures (*.png *.svg)")
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write what the timeline shows as PNG or SVG; trouble is told in the message bar."""
        from cubatimeline.drawing.export import PictureSpec, export_picture  # not needed before the first export

        picture, scale = self.timeline.picture, self.timeline.scale
        if picture is None:
            return
        height = max(self.timeline.height(), round(picture.full_lanes_height)) + self.theme.px(60)
        spec = PictureSpec(
            self.timeline.width(), height, scale.start, scale.end, self.top_bar.title(), emphasis=self.timeline.emphasis
        )
        try:
            export_picture(path, picture.subject, self.theme, self.session.language, spec)
        except ReaderError as error:
            self.messages.tell_error(error)
        else:
            self.status.tell(self.tr("Written: %1").replace("%1", str(path)))

    # Settings, theme, window state

    def _apply_settings(self) -> None:
        settings = self.settings
        self.session.language = settings[options.LANGUAGE]
        self.theme = theme_named(settings[options.THEME], settings[options.TEXT_SIZE])
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        wear(application, self.theme)
        self.timeline.reduced_motion = settings[options.REDUCED_MOTION]
        self.timeline.wheel_scrolls = settings[options.WHEEL] == "lanes"
        for panel in (self.timeline, self.overview, self.sidebar):
            panel.set_theme(self.theme, self.session.language)
        for part in (self.reader, self.search, self.top_bar, self.messages, self.waiting, self.status):
            part.set_theme(self.theme)
        if self._chart is not None:
            self._chart.chart.set_theme(self.theme)
        for overlay in (self.palette_box, self.key_sheet, self.ask_line, self.legend):
            overlay.set_theme(self.theme)
        px = self.theme.px
        self.sidebar.setMinimumWidth(px(232))
        self._stack.setMinimumHeight(px(200))
        self.reader.setMinimumHeight(px(140))

    def restore_window(self) -> None:
        """Give the window the size, place and panes it had the last time, or ones that suit the screen."""
        window_state.restore(self, self.settings, self._splitters())

    def _splitters(self) -> window_state.Panes:
        return (
            (self.columns, (0.19, 0.81)),
            (self.rows, (0.6, 0.4)),
            (self.reader.splitter, (0.25, 0.5, 0.25)),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        window_state.remember(self, self.settings, self._splitters())
        try:
            self.settings.save()
        except ReaderError as error:
            self.messages.tell_error(error)
        self.library.close()
        super().closeEvent(event)


def _words(action: QAction) -> str:
    return action.text().split("\t")[0].replace("&", "")


def _keys(action: QAction) -> str:
    shown = ", ".join(keys.toString() for keys in action.shortcuts())
    return shown or (action.text().split("\t")[1] if "\t" in action.text() else "")
