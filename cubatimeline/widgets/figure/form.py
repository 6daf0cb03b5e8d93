"""The options of a figure, as a form: every change gives another `Figure`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.citing.styles import CHICAGO_NOTES, USUAL, style_title
from cubatimeline.services.figures.figure import Colours, Dense, Density, Family, Figure, Ground
from cubatimeline.services.figures.presets import PRESETS, preset_called
from cubatimeline.services.lane_choice import LaneMode
from cubatimeline.widgets.figure.date_line import DateLine

_LANGUAGES = (("en", "English"), ("es", "Español"), ("ru", "Русский"))
_DOTS = (150, 300, 600, 1200)
_PAPER_MM = (30.0, 2400.0)
_CUSTOM = ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("FigureForm", words)


class FigureForm(QScrollArea):
    """Shows a figure's options.

    Signals:
        changed: the `Figure` as it is wished now.
        view_request: the span and lanes of the timeline are to be taken over.
        highlights_request: the selected events are to stand out.
    """

    changed = Signal(object)
    view_request = Signal()
    highlights_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = Figure()
        self._showing = False
        self._headings: list[QLabel] = []
        self._labels: list[QWidget] = []
        self._refreshers: list[Callable[[Figure], None]] = []
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._build(theme)
        self._column.addStretch(1)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_tr("Options of the figure"))
        self.set_theme(theme)

    @property
    def figure(self) -> Figure:
        """The figure as it is wished now."""
        return self._figure

    def show_figure(self, figure: Figure) -> None:
        """Show the options of a figure; nothing is announced."""
        self._figure = figure
        self._showing = True
        for refresh in self._refreshers:
            refresh(figure)
        self._showing = False

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        px = theme.px
        self._column.setContentsMargins(px(16), px(8), px(16), px(16))
        self._column.setSpacing(px(4))
        for heading in self._headings:
            heading.setFont(theme.font("small", bold=True))
            heading.setContentsMargins(0, px(10), 0, px(2))
        for label in self._labels:
            label.setFont(theme.font("small"))
            if isinstance(label, QAbstractSpinBox):
                # style sheets do not move the words in these, and they shall stand below those of the other fields
                label.lineEdit().setTextMargins(px(7), 0, 0, 0)
        for line in (self.first, self.last):
            line.set_theme(theme)
        named = [label for label in self._labels if isinstance(label, QLabel)]
        # the fields of all sections stand on one line
        wide = max(label.sizeHint().width() for label in named)
        for label in named:
            label.setMinimumWidth(wide)

    # The parts

    def _build(self, theme: Theme) -> None:
        self.first = DateLine(theme, _tr("Beginning of the collection"))
        self.last = DateLine(theme, _tr("End of the collection"))
        self._size(self._section(_tr("Size")))
        self._time(self._section(_tr("Time")))
        self._events(self._section(_tr("Events")))
        self._looks(self._section(_tr("Looks")))
        self._parts(self._section(_tr("Parts")))
        self._periods(self._section(_tr("Long spans and dense periods")))

    def _section(self, title: str) -> QFormLayout:
        heading = QLabel(title)
        self._headings.append(heading)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._column.addWidget(heading)
        self._column.addLayout(form)
        return form

    def _size(self, form: QFormLayout) -> None:
        self.preset = QComboBox()
        self.preset.addItem(_tr("Size of one’s own"), _CUSTOM)
        for preset in PRESETS:
            self.preset.addItem(QCoreApplication.translate("FigurePreset", preset.title), preset.name)
        self.preset.activated.connect(self._apply_preset)
        self._row(form, _tr("Made for"), self.preset)
        self._refreshers.append(
            lambda figure: self.preset.setCurrentIndex(max(self.preset.findData(_fitting(figure)), 0))
        )
        self.width_mm = self._millimetres(form, _tr("Width"), "width")
        self.height_mm = self._millimetres(form, _tr("Height"), "height", _tr("as needed"))
        words = [(_tr("%1 pixels an inch").replace("%1", str(dots)), dots) for dots in _DOTS]
        self.dots = self._combo(form, _tr("PNG and TIFF"), words, "dpi")

    def _time(self, form: QFormLayout) -> None:
        for words, line, field in ((_tr("From"), self.first, "first"), (_tr("To"), self.last, "last")):
            self._row(form, words, line)
            line.line.setAccessibleName(words)
            line.changed.connect(partial(self._set, field))
            self._refreshers.append(partial(self._refresh_date, line, field))
        self.as_shown = QPushButton(_tr("As the timeline shows it"))
        self.as_shown.clicked.connect(self.view_request)
        self._row(form, "", self.as_shown)

    def _refresh_date(self, line: DateLine, field: str, figure: Figure) -> None:
        if line.edtf != getattr(figure, field) or not line.line.hasFocus():
            line.show_date(getattr(figure, field), figure.language)

    def _events(self, form: QFormLayout) -> None:
        modes = {
            LaneMode.CATEGORY: _tr("Category"), LaneMode.PERSON: _tr("Person"),
            LaneMode.ORGANISATION: _tr("Organisation"), LaneMode.PLACE: _tr("Place"), LaneMode.COUNTRY: _tr("Country"),
            LaneMode.SOURCE: _tr("Source"), LaneMode.NONE: _tr("One lane for all"),
        }  # fmt: skip
        self.lanes, self.within = QComboBox(), QComboBox()
        for mode, words in modes.items():
            self.lanes.addItem(words, mode)
            self.within.addItem(words if mode is not LaneMode.NONE else _tr("Nothing"), mode)
        for combo in (self.lanes, self.within):
            combo.activated.connect(self._choose_lanes)
        self._row(form, _tr("Lanes by"), self.lanes)
        self._row(form, _tr("and within by"), self.within)
        self._refreshers.append(self._refresh_lanes)
        self.words = self._line(form, _tr("Only with"), "words", _tr("words of a search"))
        kinds = {
            Density.SPARSE: _tr("Few: the most important"), Density.NORMAL: _tr("Some: what fits calmly"),
            Density.DENSE: _tr("Many: all that fits"),
        }  # fmt: skip
        self.density = self._combo(form, _tr("Words for"), _choices(kinds), "density")
        self.highlights = QPushButton()
        self.highlights.clicked.connect(self.highlights_request)
        self._row(form, "", self.highlights)
        self._refreshers.append(self._refresh_highlights)

    def _looks(self, form: QFormLayout) -> None:
        colours = {
            Colours.COLOUR: _tr("Colour"), Colours.GREYSCALE: _tr("Greys and patterns"),
            Colours.PATTERN: _tr("Black and patterns"),
        }  # fmt: skip
        self.colours = self._combo(form, _tr("Lanes in"), _choices(colours), "colours")
        grounds = {Ground.LIGHT: _tr("White paper"), Ground.DARK: _tr("A dark slide")}
        self.ground = self._combo(form, _tr("Ground"), _choices(grounds), "ground")
        families = {Family.SANS: _tr("Sans serif"), Family.SERIF: _tr("Serif")}
        self.family = self._combo(form, _tr("Letters"), _choices(families), "family")
        self.letter_size = QDoubleSpinBox()
        self.letter_size.setRange(4.0, 60.0)
        self.letter_size.setSingleStep(0.5)
        self.letter_size.setSuffix(" pt")
        self.letter_size.valueChanged.connect(self._scale_letters)
        self._row(form, _tr("Size of labels"), self.letter_size)
        self._refreshers.append(lambda figure: self.letter_size.setValue(figure.letters.labels))
        self.language = self._combo(form, _tr("Language"), [(words, code) for code, words in _LANGUAGES], "language")

    def _parts(self, form: QFormLayout) -> None:
        self.name = self._line(form, _tr("Name"), "name", _tr("what it is kept under"))
        self.title = self._line(form, _tr("Title"), "title", _tr("none: the caption tells it"))
        self.footer = self._line(form, _tr("Footer"), "footer", _tr("none"))
        self.author = self._line(form, _tr("Author"), "author", _tr("told in the file"))
        self.licence = self._line(form, _tr("Licence"), "licence", _tr("told in the file, such as CC BY 4.0"))
        styles = [(style_title(id_), "" if id_ == CHICAGO_NOTES else id_) for id_ in USUAL]
        self.style_of_sources = self._combo(form, _tr("Sources as"), styles, "citation_style")
        self.checks = {
            field: self._check(form, words, field)
            for field, words in (
                ("bands", _tr("Office holders above the lanes")), ("legend", _tr("Legend of the marks")),
                ("scale_bar", _tr("Scale bar")), ("sources", _tr("Numbers that lead to the sources")),
                ("event_numbers", _tr("Numbers of the events, as in the table")),
            )
        }  # fmt: skip

    def _periods(self, form: QFormLayout) -> None:
        kinds = {
            Dense.NONE: _tr("No difference"), Dense.INSET: _tr("A magnified strip below"),
            Dense.SPLIT: _tr("A wider axis"),
        }  # fmt: skip
        self.dense = self._combo(form, _tr("Dense periods get"), _choices(kinds), "dense")
        self.rows = self._number(form, _tr("Rows"), "rows", 1, 20, "")
        self.rows_per_page = self._number(form, _tr("Rows a page"), "rows_per_page", 0, 20, _tr("all on one"))

    # Fields

    def _row(self, form: QFormLayout, words: str, field: QWidget) -> None:
        label = QLabel(words)
        if words:
            label.setBuddy(field)
            field.setAccessibleName(words)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if isinstance(field, QComboBox):
            # a long choice is cut off in the field rather than widening all of them
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(8)
        self._labels += [label, field]
        form.addRow(label, field)

    def _combo(self, form: QFormLayout, words: str, choices: Sequence[tuple[str, object]], field: str) -> QComboBox:
        combo = QComboBox()
        for shown, value in choices:
            combo.addItem(shown, value)
        values = [value for _, value in choices]
        combo.activated.connect(lambda at: self._set(field, values[at]))
        self._row(form, words, combo)
        self._refreshers.append(lambda figure: combo.setCurrentIndex(_index(values, getattr(figure, field))))
        return combo

    def _line(self, form: QFormLayout, words: str, field: str, empty: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(empty)
        line.textEdited.connect(partial(self._set, field))
        self._row(form, words, line)

        def refresh(figure: Figure) -> None:
            if line.text() != getattr(figure, field):
                line.setText(getattr(figure, field))

        self._refreshers.append(refresh)
        return line

    def _check(self, form: QFormLayout, words: str, field: str) -> QCheckBox:
        check = QCheckBox(words)
        check.toggled.connect(partial(self._set, field))
        self._labels.append(check)
        form.addRow(check)
        self._refreshers.append(lambda figure: check.setChecked(getattr(figure, field)))
        return check

    def _millimetres(self, form: QFormLayout, words: str, field: str, none: str = "") -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(0.0 if none else _PAPER_MM[0], _PAPER_MM[1])
        box.setDecimals(1)
        box.setSuffix(" mm")
        box.setSpecialValueText(none)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(partial(self._set, field))
        self._row(form, words, box)
        self._refreshers.append(lambda figure: box.setValue(getattr(figure, field)))
        return box

    def _number(self, form: QFormLayout, words: str, field: str, least: int, most: int, none: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(least, most)
        box.setSpecialValueText(none)
        box.valueChanged.connect(partial(self._set, field))
        self._row(form, words, box)
        self._refreshers.append(lambda figure: box.setValue(getattr(figure, field)))
        return box

    # Changes

    def _set(self, field: str, value: object) -> None:
        if not self._showing and getattr(self._figure, field) != value:
            self._take(replace(self._figure, **{field: value}))  # type: ignore[arg-type]

    def _take(self, figure: Figure) -> None:
        self.show_figure(replace(figure, preset=_fitting(figure)))
        self.changed.emit(self._figure)

    def _apply_preset(self, at: int) -> None:
        preset = preset_called(self.preset.itemData(at))
        if preset is not None:
            self._take(preset.applied(self._figure))

    def _choose_lanes(self) -> None:
        mode, within = self.lanes.currentData(), self.within.currentData()
        self._take(replace(self._figure, lanes=replace(self._figure.lanes, mode=mode, within=within)))

    def _refresh_lanes(self, figure: Figure) -> None:
        for combo, mode in ((self.lanes, figure.lanes.mode), (self.within, figure.lanes.within)):
            combo.setCurrentIndex(max(combo.findData(mode), 0))

    def _refresh_highlights(self, figure: Figure) -> None:
        count = len(figure.highlights)
        words = _tr("Highlight the selected events") if not count else _tr("Highlighted: %1 – take the selected ones")
        self.highlights.setText(words.replace("%1", str(count)))

    def _scale_letters(self, points: float) -> None:
        letters = self._figure.letters
        if self._showing or points == letters.labels:
            return
        share = points / letters.labels
        sizes = {name: round(getattr(letters, name) * share, 2) for name in letters.__slots__}
        self._take(replace(self._figure, letters=replace(letters, **sizes)))


def _choices(words: Mapping[Any, str]) -> list[tuple[str, object]]:
    return [(shown, value) for value, shown in words.items()]


def _index(values: Sequence[object], value: object) -> int:
    return values.index(value) if value in values else -1


def _fitting(figure: Figure) -> str:
    """Return the name of the preset whose sizes a figure has: its own one first; "" for none."""
    own = preset_called(figure.preset)
    found = [preset for preset in ((own, *PRESETS) if own is not None else PRESETS) if preset.fits(figure)]
    return found[0].name if found else _CUSTOM
