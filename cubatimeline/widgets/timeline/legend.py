"""The legend, laid over the window: what each kind of mark, relation and colour says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cubatimeline.drawing.legend import LegendPainter
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.legend import ATTESTED, DOCUMENTS, RELATIONS, SAMPLES
from cubatimeline.widgets.shared.overlay import Overlay


def _translated(words: str) -> str:
    return QCoreApplication.translate("Legend", words)


class _Samples(QWidget):
    """The painted samples; a screen reader gets their words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._with_lens = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Kinds of marks"))
        self.set_theme(theme)

    @property
    def words(self) -> list[str]:
        """What the marks say, from above; then the relations, then the colours of the lens where it is on."""
        return [*map(_translated, (sample.words for sample in SAMPLES)), *map(_translated, RELATIONS), *self._lens]

    @property
    def _lens(self) -> list[str]:
        return [_translated(words) for words in (*ATTESTED, DOCUMENTS)] if self._with_lens else []

    def show_lens(self, shown: bool) -> None:
        """Explain the colours of the evidence lens too, or not."""
        self._with_lens = shown
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        samples = [_translated(sample.words) for sample in SAMPLES]
        relations = [_translated(words) for words in RELATIONS]
        self._legend = LegendPainter(theme, samples, relations, self._lens)
        self.setAccessibleDescription("; ".join(self.words))
        self.setFixedHeight(round(self._legend.height))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._legend.paint(QPainter(self), self.width())


class Legend(Overlay):
    """Shows every kind of mark; Escape or a click beside it closes it."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self._title, self._foot = QLabel(self.tr("What the marks say")), QLabel()
        self._foot.setText(
            self.tr("Small ticks and counts such as +12 are events without room at this zoom: click to open them.")
        )
        self._foot.setWordWrap(True)
        self.samples = _Samples(theme)
        self._layout = QVBoxLayout(self)
        for widget in (self._title, self.samples, self._foot):
            self._layout.addWidget(widget)
        self.setAccessibleName(self._title.text())
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._layout.setContentsMargins(px(20), px(16), px(20), px(16))
        self._layout.setSpacing(px(8))
        self._title.setFont(theme.font("large", serif=True, bold=True))
        self._foot.setFont(theme.font("small"))
        self.samples.set_theme(theme)

    def show_lens(self, shown: bool) -> None:
        """Explain the colours of the evidence lens too, or not."""
        self.samples.show_lens(shown)

    def open(self) -> None:
        """Show the legend."""
        self.rise(self.samples)

    def place(self) -> None:
        width = min(self._theme.px(680), self._over.width() - self._theme.px(32))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._over.width() - width) // 2, max((self._over.height() - self.height()) // 2, 0))
