"""The window in which a figure is made: options and words at the left, preview and cautions at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.figures.figure import Figure
from cubatimeline.services.figures.wall import PAPERS
from cubatimeline.widgets.figure.form import FigureForm
from cubatimeline.widgets.figure.preview import Preview
from cubatimeline.widgets.figure.words_form import FIELDS, WordsForm
from cubatimeline.widgets.shared.icons import icon


class FigureWorkshop(QWidget):
    """A window of its own, so that the timeline stays in sight.

    Signals:
        changed: the `Figure` as it is wished now.
        export_request, copy_request, keep_request, open_request, spec_request: write it, put it on the clipboard, keep
            it in the collection, take up one kept there or in a file, write its specification.
        tiles_request: a wall chart is to be cut into papers of that name; slides_request: a tour is to be written as
            slides.
        stop_request: the work under way is to be stopped.
        closed: the window is gone.
    """

    changed = Signal(object)
    export_request = Signal()
    copy_request = Signal()
    keep_request = Signal()
    open_request = Signal()
    spec_request = Signal()
    tiles_request = Signal(str)
    slides_request = Signal()
    stop_request = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.form, self.words = FigureForm(theme), WordsForm(theme)
        self.preview = Preview(theme)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.form, self.tr("Options"))
        self.tabs.addTab(self.words, self.tr("Words"))
        self.tabs.setDocumentMode(True)
        self._trouble = ""
        self._cautions: tuple[str, ...] = ()
        self.cautions, self.measure, self.page = QLabel(), QLabel(), QLabel()
        self.cautions.setWordWrap(True)
        for label in (self.cautions, self.measure, self.page):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.beside = QCheckBox(self.tr("With caption, sources and table"))
        self.beside.setToolTip(
            self.tr("Beside the figure: caption as text, Markdown and DOCX, table of events, alt text")
        )
        self.progress, self.stop = QProgressBar(), QPushButton(self.tr("Stop"))
        self.progress.setAccessibleName(self.tr("How far the figure is"))
        self.tabs.setAccessibleName(self.tr("Options and words"))
        self.stop.clicked.connect(self.stop_request)
        self._turns = [self._turn("previous", self.tr("Page before"), -1), self._turn("next", self.tr("Next page"), 1)]
        self.buttons = self._made_buttons()
        self.more = self._made_more()
        self._lay_out()
        self.form.changed.connect(self.changed)
        self.words.changed.connect(self._take_words)
        self.preview.page_changed.connect(self._tell_page)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.setAccessibleName(self.tr("Figure"))
        self.setWindowTitle(self.tr("Figure"))
        self.show_progress(-1, 0)
        self.set_theme(theme)

    def _turn(self, name: str, words: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.preview.turn(step))
        return button

    def _made_buttons(self) -> dict[str, QPushButton]:
        told = {
            "open": (self.tr("Open …"), self.open_request, "Ctrl+O"),
            "keep": (self.tr("Keep …"), self.keep_request, "Ctrl+S"),
            "spec": (self.tr("Save specification …"), self.spec_request, "Ctrl+Shift+S"),
            "copy": (self.tr("Copy"), self.copy_request, "Ctrl+C"),
            "export": (self.tr("Export …"), self.export_request, "Ctrl+E"),
        }
        buttons = {}
        for name, (words, signal, keys) in told.items():
            button = buttons[name] = QPushButton(words)
            button.setShortcut(QKeySequence(keys))
            button.setToolTip(f"{words} ({keys})")
            button.clicked.connect(signal)
        buttons["export"].setDefault(True)
        return buttons

    def _made_more(self) -> QPushButton:
        """Return the button beside the one for exporting: other ways of doing it."""
        button, menu = QPushButton(self.tr("More …")), QMenu(self)
        for paper in PAPERS:
            words = self.tr("In tiles on %1, to be glued …").replace("%1", paper)
            menu.addAction(words, partial(self.tiles_request.emit, paper))
        menu.addAction(self.tr("A tour as slides, in these looks …"), self.slides_request.emit)
        button.setMenu(menu)
        words = self.tr("Other ways to export")
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _lay_out(self) -> None:
        turning = QHBoxLayout()
        turning.addWidget(self.measure, 1)
        for part in (self._turns[0], self.page, self._turns[1]):
            turning.addWidget(part)
        keeping, acting = self._rows = QHBoxLayout(), QHBoxLayout()
        for name in ("open", "keep", "spec"):
            keeping.addWidget(self.buttons[name])
        keeping.addStretch(1)
        keeping.addWidget(self.buttons["copy"])
        acting.addWidget(self.beside)
        acting.addWidget(self.progress, 1)
        acting.addWidget(self.stop)
        acting.addStretch(1)
        acting.addWidget(self.buttons["export"])
        acting.addWidget(self.more)
        right = QWidget()
        column = self._column = QVBoxLayout(right)
        column.addWidget(self.preview, 1)
        column.addLayout(turning)
        column.addWidget(self.cautions)
        column.addLayout(keeping)
        column.addLayout(acting)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.tabs)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        px = theme.px
        self._column.setContentsMargins(0, 0, 0, px(12))
        self._column.setSpacing(px(6))
        for row in self._rows:
            row.setContentsMargins(px(16), 0, px(16), 0)
            row.setSpacing(px(6))
        for part in (self.form, self.words, self.preview):
            part.set_theme(theme)
        for label in (self.cautions, self.measure, self.page):
            label.setFont(theme.font("small"))
            label.setContentsMargins(px(16), 0, px(16), 0)
        self.tabs.setFont(theme.font("small"))
        for button in (*self.buttons.values(), self.stop, self.beside, self.more):
            button.setFont(theme.font("small"))
        for turn in self._turns:
            turn.setIcon(icon(turn.objectName(), theme))
        self.tabs.setMinimumWidth(px(400))
        self.setMinimumHeight(px(480))

    @property
    def figure(self) -> Figure:
        """The figure as it is wished now."""
        return self.form.figure

    def show_figure(self, figure: Figure) -> None:
        """Show a figure's options; its preview is shown when it has been laid out."""
        self.form.show_figure(figure)
        name = figure.name or self.tr("Figure")
        self.setWindowTitle(self.tr("%1 – figure").replace("%1", name) if figure.name else name)

    def show_pages(self, pages: Sequence[QImage], size: str, words: str, cautions: Sequence[str]) -> None:
        """Show the figure laid out, its size in words, what is on it, and what its author should know."""
        self.preview.show_pages(pages, words)
        self.measure.setText(size)
        self._cautions = tuple(cautions)
        self._say()

    def show_words(self, proposed: dict[str, str]) -> None:
        """Show the caption and alternative texts proposed."""
        self.words.show_words({field: getattr(self.figure, field) for field in FIELDS}, proposed)

    def show_trouble(self, sentence: str) -> None:
        """Say what went wrong, "" for nothing any more; the last figure that could be laid out stays in sight."""
        self._trouble = sentence
        self._say()

    def show_progress(self, done: int, of: int, *, holds: bool = True) -> None:
        """Show how far the work is; -1 for none under way.

        Args:
            holds: whether nothing else can be exported meanwhile.
        """
        busy = done >= 0
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        self.buttons["export"].setEnabled(not (busy and holds))
        self.more.setEnabled(not (busy and holds))
        self.progress.setMaximum(max(of, 0))
        self.progress.setValue(max(done, 0))

    def _say(self) -> None:
        sentences = [sentence for sentence in (self._trouble, *self._cautions) if sentence]
        self.cautions.setText("\n".join(sentences))
        self.cautions.setVisible(bool(sentences))

    def _take_words(self, field: str, words: str) -> None:
        figure = replace(self.figure, **{field: words})  # type: ignore[arg-type]
        self.form.show_figure(figure)
        self.changed.emit(figure)

    def _tell_page(self, page: int, pages: int) -> None:
        self.page.setText(self.tr("Page %1 of %2").replace("%1", str(page + 1)).replace("%2", str(pages)))
        for part in (*self._turns, self.page):
            part.setVisible(pages > 1)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)
