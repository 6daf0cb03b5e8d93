"""Over the window: what a file of another program will bring, before it is brought; and what an export left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.interchange.columns import Columns, PreviewRow, preview, proposed, what_is_missing
from cubatimeline.services.interchange.table import Table
from cubatimeline.widgets.interchange.columns_form import ColumnsForm
from cubatimeline.widgets.shared.overlay import Overlay

_WIDTH, _HEIGHT = 860, 620
_MARGIN = 24


class DataPanel(Overlay):
    """Shows a file before it is imported, or the report of an exchange.

    Signals:
        import_request: the columns chosen (None where the file is no table), and whether events are taken as they are.
    """

    import_request = Signal(object, bool)

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self._table: Table | None = None
        self.setAccessibleName(self.tr("Data of other programs"))
        self.heading, self.note = QLabel(), QLabel()
        self.form = ColumnsForm(theme)
        self.rows = QTreeWidget()
        self.lines = QTextBrowser()
        self.accepted = QCheckBox(self.tr("Take events as they are, without review"))
        self.start = QPushButton(self.tr("Import"))
        self.stop = QPushButton(self.tr("Close"))
        self._dress(theme)
        self._lay_out(theme)
        self.form.changed.connect(self._renew)
        self.start.clicked.connect(self._start)
        self.stop.clicked.connect(self.leave)

    def _dress(self, theme: Theme) -> None:
        for label, size in ((self.heading, "large"), (self.note, "small")):
            label.setFont(theme.font(size))
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.rows.setAccessibleName(self.tr("The first rows, as they will be read"))
        self.rows.setRootIsDecorated(False)
        self.rows.setFont(theme.font("small"))
        self.rows.setHeaderLabels([self.tr("Row"), self.tr("Date"), self.tr("Title"), self.tr("Category")])
        header = self.rows.header()
        header.setFont(theme.font("tiny"))
        header.setStretchLastSection(False)
        for column in (0, 1, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.lines.setAccessibleName(self.tr("What cannot be carried, and rows that cannot be read"))
        self.lines.setFont(theme.font("small"))
        self.lines.setMaximumHeight(theme.px(150))

    def _lay_out(self, theme: Theme) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.accepted)
        buttons.addStretch()
        buttons.addWidget(self.stop)
        buttons.addWidget(self.start)
        layout = QVBoxLayout(self)
        edge = theme.px(16)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.px(10))
        for part in (self.heading, self.note, self.form, self.rows, self.lines):
            layout.addWidget(part)
        layout.setStretchFactor(self.rows, 1)
        layout.addLayout(buttons)

    def place(self) -> None:
        over = self._over
        margin = self._theme.px(_MARGIN)
        # a report without a table needs no more room than its lines
        wanted = self._theme.px(_HEIGHT) if not self.rows.isHidden() else self.sizeHint().height()
        width = min(self._theme.px(_WIDTH), over.width() - 2 * margin)
        height = min(wanted, over.height() - 2 * margin)
        self.setGeometry((over.width() - width) // 2, (over.height() - height) // 2, width, height)

    def show_table(self, name: str, table: Table) -> None:
        """Show a table whose columns may have to be named first."""
        self._table = table
        self._title(self.tr("Import “%1”").replace("%1", name))
        self.form.show_columns(table.headings, proposed(table))
        self._renew()
        self._open(self.form.boxes[next(iter(self.form.boxes))])

    def show_entries(self, name: str, note: str, rows: Sequence[PreviewRow], lines: Sequence[str]) -> None:
        """Show the first entries of a file of another format, and what cannot be carried."""
        self._table = None
        self._title(self.tr("Import “%1”").replace("%1", name))
        self.note.setText(note)
        self.form.hide()
        self._show_rows(rows)
        self._show_lines(lines)
        self._open(self.start)

    def show_report(self, heading: str, note: str, lines: Sequence[str]) -> None:
        """Show what came of an exchange."""
        self._title(heading)
        self.note.setText(note)
        for part in (self.form, self.rows, self.accepted, self.start):
            part.hide()
        self._show_lines(lines)
        self._open(self.stop)

    @property
    def columns(self) -> Columns | None:
        """The columns chosen; None where the file is no table."""
        return None if self._table is None else self.form.columns

    def _title(self, words: str) -> None:
        self.heading.setText(words)

    def _open(self, focus: QWidget) -> None:
        self.rise(focus)

    def _renew(self) -> None:
        """Read the first rows by the columns chosen."""
        assert self._table is not None
        columns = self.form.columns
        missing = what_is_missing(columns)
        rows = [] if missing else preview(self._table, columns)
        count = sum(1 for _ in self._table.numbered())
        self.note.setText(missing or self.tr("%n row(s); the first are read like this:", "", count))
        self.start.setEnabled(not missing)
        self._show_rows(rows)
        self._show_lines([])

    def _show_rows(self, rows: Iterable[PreviewRow]) -> None:
        self.rows.clear()
        for row in rows:
            cells = [str(row.number), row.date, row.title or row.reason, row.category]
            item = QTreeWidgetItem(cells)
            item.setToolTip(2, cells[2])
            if row.reason:
                item.setForeground(2, self._theme.colour("warning"))
            self.rows.addTopLevelItem(item)

    def _show_lines(self, lines: Sequence[str]) -> None:
        self.lines.setPlainText("\n".join(lines))
        self.lines.setVisible(bool(lines))

    def _start(self) -> None:
        columns, accepted = self.columns, self.accepted.isChecked()
        self.leave()
        self.import_request.emit(columns, accepted)
