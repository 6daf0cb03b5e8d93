"""The frame: timeline, reader, sidebar and search side by side, and the one place where they are wired."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cubatimeline import __version__
from cubatimeline.app import settings as options
from cubatimeline.app import window_state
from cubatimeline.app.actions import add_deeds
from cubatimeline.app.attach_link import AttachLink
from cubatimeline.app.beside_link import BesideLink
from cubatimeline.app.canvas_menu import CanvasMenu
from cubatimeline.app.cite_link import CiteLink
from cubatimeline.app.deeds import window_deeds
from cubatimeline.app.document_link import DocumentLink
from cubatimeline.app.edit_link import EditLink
from cubatimeline.app.entity_edit_link import EntityEditLink
from cubatimeline.app.entity_link import EntityLink
from cubatimeline.app.event_edit_link import EventEditLink
from cubatimeline.app.event_link import EventLink
from cubatimeline.app.figure_link import FigureLink
from cubatimeline.app.file_writing import FileWriting
from cubatimeline.app.filter_link import FilterLink
from cubatimeline.app.import_link import ImportLink
from cubatimeline.app.key_link import KeyLink, hand_lines
from cubatimeline.app.lane_link import LaneLink
from cubatimeline.app.lens_link import LensLink
from cubatimeline.app.library_link import LibraryLink
from cubatimeline.app.lighting import Lighting
from cubatimeline.app.notes_link import NotesLink
from cubatimeline.app.open_names_link import OpenNamesLink
from cubatimeline.app.opening import Opener
from cubatimeline.app.overlays import Overlays
from cubatimeline.app.panes import Panes, step_focus
from cubatimeline.app.paths import default_collection
from cubatimeline.app.present_link import PresentLink
from cubatimeline.app.range_link import RangeLink
from cubatimeline.app.record_link import RecordLink
from cubatimeline.app.relation_link import RelationLink
from cubatimeline.app.renewal import Renewal
from cubatimeline.app.review_link import ReviewLink
from cubatimeline.app.second_line import SecondLine
from cubatimeline.app.session import Session
from cubatimeline.app.settings import Settings
from cubatimeline.app.status import StatusLine
from cubatimeline.app.teach_link import TeachLink
from cubatimeline.app.text_link import TextLink
from cubatimeline.app.themes import theme_named
from cubatimeline.app.then_link import ThenLink
from cubatimeline.app.time_link import TimeLink
from cubatimeline.app.top_bar import TopBar
from cubatimeline.app.view_link import ViewLink
from cubatimeline.app.wardrobe import Wardrobe
from cubatimeline.app.web_link import WebLink
from cubatimeline.domain.errors import ReaderError
from cubatimeline.drawing.picture import Picture, Subject
from cubatimeline.services.loading import PanelData, TimelineData, read_panels
from cubatimeline.services.searching import search_page
from cubatimeline.store.fulltext import HitKind
from cubatimeline.widgets.reader.linked_text import TEXT_KEYS
from cubatimeline.widgets.reader.pane import ReaderPane
from cubatimeline.widgets.review.keys import KEY_SHEET as REVIEW_KEYS
from cubatimeline.widgets.search.results import MOST
from cubatimeline.widgets.search.search_box import SearchBox
from cubatimeline.widgets.shared.messages import MessageBar, Waiting
from cubatimeline.widgets.sidebar.sidebar import Sidebar
from cubatimeline.widgets.timeline.gutter import KEY_SHEET as GUTTER_KEYS
from cubatimeline.widgets.timeline.overview import OverviewStrip
from cubatimeline.widgets.timeline.view import TimelineView

if TYPE_CHECKING:
    from cubatimeline.app.chart_link import ChartLink
    from cubatimeline.app.editing import Editor
    from cubatimeline.widgets.chart.chart import YearChart
    from cubatimeline.widgets.shared.ask_line import AskLine
    from cubatimeline.widgets.shared.key_sheet import KeySheet
    from cubatimeline.widgets.shared.palette import CommandPalette
    from cubatimeline.widgets.shared.picker import Picker
    from cubatimeline.widgets.timeline.legend import Legend

_HITS = 6
_READER_SHARE, _READER_HEIGHT = 0.29, 280
"""What the reader has of the window at first: so much that on a usual screen every lane is in sight, or in pixels."""


class MainWindow(QMainWindow):
    """The window on one collection.

    Attributes:
        opens_again: whether it was closed only to be opened again, on the collection `left_open`; None for the built-in
            one.

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
        self._closing = self.opens_again = False
        self.left_open: Path | None = None
        self.opener = Opener()
        self._panels_due = QTimer(self)
        self._panels_due.setSingleShot(True)
        self._panels_due.timeout.connect(self._ask_for_panels)
        self.timeline_data: TimelineData | None = None
        self.panel_data: PanelData | None = None  # None while what belongs to these very events is still being read
        self.known: PanelData | None = None  # names and documents as last read, there while they are read anew
        self.setWindowTitle(self.tr("Cuba Timeline"))
        self._build_panels()
        self._lay_out()
        self.panes = Panes({"sidebar": self.sidebar, "reader": self.pages, "timeline": self.stack})
        self.wardrobe = Wardrobe(self)
        for part in (self.session, self.opener, self.panes):
            # A child dies with the window, and what its signals hold with it: else a closed window stays in memory.
            part.setParent(self)
        self._connect()
        self.actions_by_deed = add_deeds(self, window_deeds(self))
        self.panes.changed.connect(lambda name, shown: self.actions_by_deed[f"view.{name}"].setChecked(shown))
        self.top_bar.add_menu(self.lanes.menu, "lanes")
        self.top_bar.add_buttons(self._buttons())
        self.wardrobe.begin(self.actions_by_deed)
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
        self.stack = QStackedWidget()
        self.stack.addWidget(self.waiting)
        self.stack.addWidget(lines)
        self.pages = QStackedWidget()
        self.reading = self._splitter("reading", Qt.Orientation.Horizontal, self.reader)
        self.pages.addWidget(self.reading)
        self.rows = self._splitter("rows", Qt.Orientation.Vertical, self.stack, self.pages)
        self.columns = self._splitter("columns", Qt.Orientation.Horizontal, self.sidebar, self.rows)
        self.columns.setStretchFactor(1, 1)
        self.rows.setStretchFactor(0, 3)
        self.rows.setStretchFactor(1, 2)
        self.side = QStackedWidget()
        self.side.hide()
        self.body = self._splitter("body", Qt.Orientation.Horizontal, self.columns, self.side)
        self.body.setStretchFactor(0, 1)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.top_bar, self.messages):
            layout.addWidget(widget)
        layout.addWidget(self.body, 1)
        self.setCentralWidget(page)
        self.overlays = Overlays(self, page)

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
            ("view.fit", "fit"), ("go.contents", "library"), ("view.review", "review"), ("present.tour", "present"),
            ("file.export", "export"), ("help.keys", "help"),
        )  # fmt: skip
        return [(self.actions_by_deed[deed], name) for deed, name in wanted]

    def _connect(self) -> None:
        """Who talks to whom: what concerns one thing has a link of its own, the rest follows here."""
        self.lighting = Lighting(self)
        self.events, self.entities = EventLink(self), EntityLink(self)
        self.documents, self.time = DocumentLink(self), TimeLink(self)
        self.lanes = LaneLink(self)
        self.second = SecondLine(self)
        self.edits, self.renewal = EditLink(self), Renewal(self)
        self.ranges, self.canvas_menu, self.keys = RangeLink(self), CanvasMenu(self), KeyLink(self)
        self.review = ReviewLink(self)
        self.records, self.imports = RecordLink(self), ImportLink(self)
        self.teaching, self.event_edits = TeachLink(self), EventEditLink(self)
        self.relations, self.lens = RelationLink(self), LensLink(self)
        self.filter, self.views = FilterLink(self), ViewLink(self)
        self.then, self.entity_edits, self.open_names = ThenLink(self), EntityEditLink(self), OpenNamesLink(self)
        self.notes, self.library = NotesLink(self), LibraryLink(self)
        self.citing = CiteLink(self)
        self.beside, self.figures = BesideLink(self), FigureLink(self)
        self.texts, self.attaching = TextLink(self), AttachLink(self)
        self.writing = FileWriting(self)
        self.web = WebLink(self)
        self.presenting = PresentLink(self)
        self.timeline.legend_wanted.connect(self.show_legend)
        self.timeline.selection_cleared.connect(self.clear_choices)
        self.search.query_changed.connect(self._search)
        self.search.more_request.connect(self._search)
        self.waiting.stop_request.connect(self._stop_loading)
        self.waiting.built_in_request.connect(lambda: self.open_collection(None))

        opener = self.opener
        opener.progressed.connect(self._progressed)
        opener.opened.connect(self._opened)
        opener.failed.connect(self._failed)

    @property
    def editor(self) -> Editor | None:
        """Does the edits of the open collection; None until its panels are shown. `edits.changed` tells of all."""
        return self.edits.editor

    @property
    def palette_box(self) -> CommandPalette:
        """All commands, to be found by typing."""
        return self.overlays.palette_box

    @property
    def key_sheet(self) -> KeySheet:
        """All keys on one sheet."""
        return self.overlays.key_sheet

    @property
    def ask_line(self) -> AskLine:
        """One question with one line for the answer."""
        return self.overlays.ask_line

    @property
    def legend(self) -> Legend:
        """What each kind of mark says."""
        return self.overlays.legend

    @property
    def picker(self) -> Picker:
        """A question answered with one thing out of many."""
        return self.overlays.picker

    # Opening and loading

    def open_collection(self, collection: Path | None) -> None:
        """Open a collection file, or the built-in one, in the background; the one that is shown stays until then."""
        if not self.opener.is_open:
            self.waiting.show_progress(self.tr("Cuba Timeline"), self.tr("Opening the collection"), None)
            self.stack.setCurrentIndex(0)
        self.opener.open(collection, self.session.language)

    def _progressed(self, words: str, share: float) -> None:
        self.waiting.show_progress(self.tr("Making the collection ready"), words, share)

    def _stop_loading(self) -> None:
        self.opener.stop()
        self.waiting.show_progress(self.tr("No collection is open"), "", None)

    def _failed(self, error: ReaderError) -> None:
        self.messages.tell_error(error)
        if not self.opener.is_open:
            self.waiting.show_progress(self.tr("No collection is open"), str(error), None)
            self.failed.emit(error)

    def _opened(self, data: TimelineData) -> None:
        """Show another collection: nothing of the one before stays chosen, open or lit."""
        self.known = None
        self.documents.forget()
        self.session.reset()
        self.reader.clear()
        self.sidebar.show_card(None)
        self.overview.show_lit(None)
        self.timeline.forget()
        self.show_timeline(data)

    def show_timeline(self, data: TimelineData, made: tuple[Subject, Picture] | None = None) -> None:
        """Show what was read; `made` is what the timeline draws of it, where that was made in another thread."""
        self.timeline_data, self.panel_data = data, None
        language = self.session.language
        subject, picture = (None, None) if made is None else made
        subject = self.lanes.begin(data, subject)
        first, last = data.span
        begun = self.stack.currentIndex() == 0 and not self.search.line.text()
        self.stack.setCurrentIndex(1)
        if begun and self.focusWidget() in (None, self.search.line):
            # a window gives its first keys to its first line, where none of ours means anything
            self.timeline.setFocus()
        self.overview.show_events(subject.marks.middle, float(first), float(last + 1))
        self.timeline.show_subject(subject, float(first), float(last + 1), picture)
        self.timeline.select(self.session.event_id or None)
        self.overview.align(self.timeline.gutter)
        self.overview.show_window(self.timeline.scale)
        self.status.set_strips(subject.strips)
        title = data.meta.title.in_(language) or self.tr("Collection without a name")
        self.top_bar.set_title(title)
        self.setWindowTitle(self.tr("%1 – Cuba Timeline").replace("%1", title))
        self.time.show_span(self.timeline.scale)
        self.timeline_ready.emit()
        self._read_panels()

    def keep_timeline(self, data: TimelineData) -> None:
        """Take over what was read anew where the timeline shows all of it already."""
        assert self.timeline_data is not None
        self.timeline_data, self.panel_data = replace(data, columns=self.timeline_data.columns), None
        self.lanes.follow(self.timeline_data)
        self._read_panels()

    def _read_panels(self) -> None:
        # By the event loop, so that the picture is painted first: reading would share the interpreter with it.
        self._panels_due.start()

    def _ask_for_panels(self) -> None:
        if self.timeline_data is not None:
            columns = self.timeline_data.columns
            self.opener.ask(lambda reader: read_panels(reader, columns), self._panels_loaded)

    def _panels_loaded(self, data: PanelData) -> None:
        self.panel_data = self.known = data
        language = self.session.language
        self.sidebar.show_entities(data.entities, language)
        self.reader.show_documents(data.contents, language)
        self.documents.renew()
        self.events.renew()
        self.entities.renew()
        self.panels_ready.emit()

    # Search

    def _search(self, query: str, only: HitKind | None = None) -> None:
        if query.strip():
            language, limit = self.session.language, _HITS if only is None else MOST
            within = self.timeline_data.span if self.timeline_data is not None else None
            self.opener.ask(
                lambda reader: search_page(reader, query, language, limit, only, within), self.search.show_results
            )

    # Deeds

    def show_palette(self) -> None:
        """Open the command palette."""
        from cubatimeline.widgets.shared.palette import Command

        commands = [
            Command(action.objectName(), _words(action), _keys(action), action.trigger, _submenu(action))
            for action in self.actions_by_deed.values()
        ]
        self.palette_box.open(commands)

    def show_legend(self) -> None:
        """Tell what the marks say."""
        self.legend.open()

    def show_keys(self) -> None:
        """Open the key sheet."""
        translate = QApplication.translate
        timeline = [(keys, translate("Keys", words)) for keys, words in self.timeline.keys.sheet()]
        everywhere = [action for action in self.actions_by_deed.values() if not action.shortcut().isEmpty()]
        window = [(_keys(action), _words(action)) for action in everywhere]
        names = [(keys, translate("LaneGutter", words)) for keys, words in GUTTER_KEYS]
        review = [(keys, translate("ReviewKeys", words)) for keys, words in REVIEW_KEYS]
        text = [(keys, translate("LinkedText", words)) for keys, words in TEXT_KEYS]
        sections = [
            (self.tr("On the timeline"), timeline), (self.tr("With mouse, trackpad and fingers"), hand_lines()),
            (self.tr("On the names of the lanes"), names),
            (self.tr("In the text"), text), (self.tr("In the review"), review), (self.tr("Everywhere"), window),
        ]  # fmt: skip
        self.key_sheet.open(sections)

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
        review = self.review.pane.lists if self.review.pane is not None else ()
        made = (*self.beside.places, *self.library.places, *self.notes.places)
        places = (
            self.search.line, self.sidebar.list, self.timeline, reader.contents_list, reader.text, reader.rail,
            *made, *review,
        )  # fmt: skip
        step_focus(places, step)

    def clear_choices(self) -> None:
        """One level out: first a message is dismissed, then the selected event let go, then the chosen entity."""
        if self.messages.isVisible():
            self.messages.hide()
        elif self.session.event_id:
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
            self.pages.addWidget(self._chart.chart)
        shown = self.pages.currentWidget() is self._chart.chart and self.pages.isVisible()
        if shown:
            self.documents.uncover()
        else:
            self.panes.show("reader")
            self.pages.setCurrentWidget(self._chart.chart)
            self.actions_by_deed["view.chart"].setChecked(True)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or give it back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def tell_about(self) -> None:
        """Tell what this program is."""
        self.messages.tell(
            self.tr("Cuba Timeline %1: documents on a timeline where every mark can be checked.").replace(
                "%1", __version__
            )
        )

    # Window state

    def restore_window(self) -> None:
        """Give the window the size, place and panes it had the last time, or ones that suit the screen."""
        window_state.restore(self, self.settings, self._splitters)
        for name in filter(None, self.settings[options.HIDDEN_PANES].split(",")):
            self.panes.show(name, False)

    def _splitters(self) -> window_state.Panes:
        reader = max(_READER_SHARE, self.theme.px(_READER_HEIGHT) / max(self.height(), 1))
        return (
            (self.columns, (0.19, 0.81)),
            (self.body, (0.74, 0.26)),
            (self.rows, (1 - reader, reader)),
            (self.reader.splitter, (0.25, 0.5, 0.25)),
            (self.sidebar.splitter, (0.45, 0.55)),
        )

    def open_again(self) -> None:
        """Close, and let whoever runs the program open the window again on the same collection, as it was left."""
        shown = self.opener.path
        self.left_open = None if shown == default_collection() else shown
        self.opens_again = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closing:
            self._closing = True
            self.review.unfold()
            self.library.close()
            self.citing.close()
            self.beside.close()
            self.figures.close()
            self.writing.close()
            window_state.remember(self, self.settings, self._splitters())
            self.settings[options.HIDDEN_PANES] = ",".join(self.panes.hidden)
            self.views.remember_session()
            self.presenting.close()
            self.wardrobe.save()
            self.imports.close()
            self.teaching.close()
            self.open_names.close()
            self.attaching.close()
            self.edits.close()
            self.opener.close()
        super().closeEvent(event)


def _words(action: QAction) -> str:
    return action.text().split("\t")[0].replace("&", "")


def _submenu(action: QAction) -> str:
    """Return the name of the submenu that an action hangs in; "" for one of the menu bar, or where its words say so."""
    menus = [each for each in action.associatedObjects() if isinstance(each, QMenu)]
    inner = next((menu for menu in menus if isinstance(menu.parent(), QMenu)), None)
    name = inner.title().replace("&", "") if inner is not None else ""
    told, said = _words(action).lower(), [word.rstrip("s") for word in name.lower().split() if len(word) > 3]
    return "" if any(word in told for word in said) else name


def _keys(action: QAction) -> str:
    shown = ", ".join(keys.toString() for keys in action.shortcuts())
    return shown or (action.text().split("\t")[1] if "\t" in action.text() else "")
