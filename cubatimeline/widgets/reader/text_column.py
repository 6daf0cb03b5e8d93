"""The text of a document in a comfortable column, dates and names marked, each mark a link."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from cubatimeline.domain.documents import Mark, MarkKind
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.stretches import Stretches, stretches_of
from cubatimeline.store.mark_columns import Marks
from cubatimeline.widgets.reader.flow import FlowLayout, FormatRange
from cubatimeline.widgets.reader.linked_text import LinkedText, Taught
from cubatimeline.widgets.reader.looks import LAYERS, Layer, Looks, Span, ground_sheet
from cubatimeline.widgets.shared.style import palette_of

__all__ = ["CHARACTERS", "Heading", "Taught", "TextColumn", "unbroken_dates"]

CHARACTERS = 68
"""Letters a line at the most; 60 to 75 read best."""
_SLICE = 96_000
"""Letters that are put into the view at a time: a few thousandths of a second."""
_UNBROKEN = "\N{NO-BREAK SPACE}"
_ROUNDS = 4
"""Times that places are looked at again at most, when paragraphs prove higher or lower than was thought."""
_LINE = 134.0
"""Height of a line of text in per cent of its letters'."""
_SHORT = 70
"""Letters up to which a title is large: the long titles of archives would leave the text no room in the view."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the text and scrolls with it: a title and, in small letters, the record."""

    title: str
    facts: str = ""


def unbroken_dates(text: str, marks: Iterable[Mark]) -> str:
    """Return the text, as long as before, with spaces in dates that no line breaks at."""
    parts, done = [], 0
    for mark in marks:
        if mark.kind is MarkKind.DATE and done <= mark.start < mark.end <= len(text):
            parts += [text[done : mark.start], text[mark.start : mark.end].replace(" ", _UNBROKEN)]
            done = mark.end
    return "".join((*parts, text[done:])) if parts else text


class TextColumn(LinkedText):
    """Shows text whose offsets are those of the document.

    A long text is put in slice by slice, so that nothing waits for it; a place that is asked for before it is there is
    shown as soon as it is.

    Signals:
        scrolled: the text has been scrolled.
        filled: all of the text is there.
    """

    scrolled = Signal()
    filled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Heading("")
        self._headings: tuple[int, ...] = ()
        self._layers: dict[str, Layer] = {}
        self._current: Span | None = None
        self._wanted: Span | None = None
        self._entity = ""
        self._preparing = False
        self._looks = Looks(theme)
        self._own_ground = False
        self._flow = FlowLayout(self.document(), self._dressed, self._lighted, self._top)
        self._flow.shifted.connect(self._make_up)
        self.document().setDocumentLayout(self._flow)
        self._filling = QTimer(self)
        self._filling.setInterval(0)
        self._filling.timeout.connect(self._fill_slice)
        self.setFrameStyle(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Text of the document"))
        self.set_theme(theme)

    # Theme and measures

    def set_theme(self, theme: Theme, *, own_ground: bool = False) -> None:
        """Wear another theme; what was read stays in view.

        Args:
            own_ground: the text has colours of its own, not those of the window.
        """
        top = self.offset_at_top() if self._text and self.verticalScrollBar().value() else 0
        self._theme, self._looks = theme, Looks(theme)
        if own_ground or self._own_ground:
            self.setStyleSheet("")
            self.setPalette(palette_of(theme) if own_ground else QPalette())
            self.setStyleSheet(ground_sheet(theme) if own_ground else "")
            self._own_ground = own_ground
        font = theme.font("body", serif=True)
        self.setFont(font)
        self._lettering = Lettering(font)
        self.document().setDefaultFont(font)
        self._dress_heading()
        self._flow.forget()
        self._set_column()
        self.viewport().update()
        if top:
            self.put_at_top(top)

    def _set_column(self) -> None:
        """Keep the column at most `CHARACTERS` wide and let the margins take the rest."""
        px = self._theme.px
        letter = self._lettering.width("n" * 10) / 10 * 0.92
        wanted, least = letter * CHARACTERS, px(24)
        width = self.viewport().width()
        left = round(min(max((width - wanted) / 2, least), px(96)))
        column = min(wanted, max(width - left - least, px(80)))
        line = self._lettering.metrics.height() * _LINE / 100
        self._flow.measure(left, column, px(12), px(48), letter * 0.98, line)
        self._prepare()

    @property
    def column_width(self) -> float:
        """Width of the lines, in pixels."""
        return self._flow.width

    # Showing

    def show_text(
        self,
        text: str,
        marks: Sequence[Mark],
        heading: Heading,
        stretches: Stretches | None = None,
        headings: Sequence[int] = (),
        kinds: Mapping[str, str] | None = None,
    ) -> None:
        """Show paragraphs divided by empty lines, with the stretches of `marks` (offsets into `text`) as links.

        Args:
            stretches: everything that leads somewhere, made of `marks` where not given.
            headings: offsets of the paragraphs that are headings.
            kinds: what dates of the record are, in words, by EDTF.
        """
        self._filling.stop()
        self._text, self._marks, self._heading = text, Marks.of(marks), heading
        self._stretches = stretches if stretches is not None else stretches_of(text, self._marks)
        self._headings, self._kinds = tuple(headings), dict(kinds or {})
        self._current = self._wanted = None
        self._jumps = []
        self._wide, self._wide_units, self._loaded = [], [], 0
        self._layers = {}
        document = self.document()
        document.clear()
        document.setDefaultFont(self.font())
        document.setDocumentMargin(0)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        self._insert_heading(cursor, heading)
        self._base = cursor.position()
        look = QTextBlockFormat()
        look.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(look)
        cursor.setCharFormat(QTextCharFormat())
        cursor.endEditBlock()
        self._fill_slice()
        self._set_column()
        self._light_entity()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        if self._loaded < len(text):
            self._filling.start()

    @property
    def is_filled(self) -> bool:
        """Whether all of the text is there."""
        return self._loaded == len(self._text)

    def _fill_slice(self) -> None:
        """Put the next slice of the text in."""
        start = self._loaded
        end = self._text.find("\n", start + _SLICE) + 1 if len(self._text) > start + 2 * _SLICE else len(self._text)
        end = min(end, start + 2 * _SLICE) if end > start else min(len(self._text), start + 2 * _SLICE)
        words = self._text[start:end]
        dates = self._stretches.dates(start, end)
        self._flow.append(QTextCursor(self.document()), unbroken_dates(words, dates))
        if not words.isascii() and len(words.encode("utf-16-le", "surrogatepass")) != 2 * len(words):
            wide = [start + at for at, letter in enumerate(words) if letter > "\uffff"]
            self._wide_units += [at + number for number, at in enumerate(wide, len(self._wide))]
            self._wide += wide
        self._loaded = end
        if end == len(self._text):
            self._filling.stop()
            self.filled.emit()
        if self._wanted is not None and self._wanted[1] <= end:
            wanted, self._wanted = self._wanted, None
            self._scroll_to(wanted[0])

    def _insert_heading(self, cursor: QTextCursor, heading: Heading) -> None:
        px = self._theme.px
        for words, below in ((heading.title, 4 if heading.facts else 12), (heading.facts, 12)):
            if words:
                block = QTextBlockFormat()
                block.setBottomMargin(px(below))
                cursor.setBlockFormat(block)
                cursor.insertText(words)
                cursor.insertBlock()
        self._dress_heading()

    def _dress_heading(self) -> None:
        """Give title and facts their letters."""
        title, facts = self._heading.title, self._heading.facts
        looks = (
            (title, self._theme.font("title" if len(title) <= _SHORT else "large", serif=True, bold=True), "text"),
            (facts, self._theme.font("tiny"), "text_soft"),
        )
        block = self.document().begin()
        for words, font, role in looks:
            if words and block.isValid():
                look = QTextCharFormat()
                look.setFont(font)
                look.setForeground(self._theme.colour(role))
                cursor = QTextCursor(block)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(look)
                block = block.next()

    def _dressed(self, block: QTextBlock) -> list[FormatRange]:
        start = self.offset_of(block.position())
        if start < 0:
            return []
        end = self.offset_of(block.position() + block.length() - 1)
        links = self._looks.of_links(self._stretches.within(start, end), start, end) if start < end else []
        place = bisect_right(self._headings, start) - 1
        is_heading = place >= 0 and self._headings[place] == start
        return self._in_units([self._looks.of_heading(end - start), *links] if is_heading else links, start)

    def _lighted(self, block: QTextBlock) -> list[FormatRange]:
        start = self.offset_of(block.position())
        if start < 0 or not self._layers:
            return []
        end = self.offset_of(block.position() + block.length() - 1)
        return self._in_units(self._looks.of_lights(self._layers, start, end), start)

    def _in_units(self, ranges: list[FormatRange], start: int) -> list[FormatRange]:
        """Count formats in the units of Qt where letters of two units stand in the text."""
        if self._wide:
            base = self.document_position(start)
            for each in ranges:
                first = self.document_position(start + each.start) - base
                each.length = self.document_position(start + each.start + each.length) - base - first
                each.start = first
        return ranges

    # Lights

    def light(self, name: str, spans: Sequence[Span]) -> None:
        """Light places up as one of the `LAYERS`, or as "hit", the one among the hits; none for no places."""
        assert name in LAYERS or name == "hit"
        if spans:
            self._layers[name] = Layer(spans)
        else:
            self._layers.pop(name, None)
        self.viewport().update()

    @property
    def open_names(self) -> Sequence[Span]:
        """Where names stand of which it is not known whom they name, in the order of the text."""
        return self._layers["open"].spans if "open" in self._layers else ()

    def is_live(self, offset: int) -> bool:
        return offset >= 0 and "open" in self._layers and bool(self._layers["open"].within(offset, offset + 1))

    @property
    def passage(self) -> Span | None:
        """The passage that is lit up; None where none is."""
        return self._current

    def show_passage(self, start: int, end: int) -> None:
        """Bring a passage into view and light it up."""
        if not 0 <= start < end <= len(self._text):
            return
        self._current = (start, end)
        self.light("passage", [self._current])
        self.show_place(start, end)

    def show_place(self, offset: int, end: int = -1) -> None:
        """Bring a place into view, as soon as it is there."""
        if max(offset, end) > self._loaded:
            self._wanted = offset, max(offset, end)
        else:
            self._wanted = None
            self._scroll_to(offset)

    def show_sentence(self, offset: int) -> None:
        """Bring the sentence around an offset into view and light it up."""
        self.show_passage(*self.sentence_around(offset))

    def sentence_around(self, offset: int) -> Span:
        """Return where the sentence around an offset begins and ends."""
        start = max(self._text.rfind(". ", 0, offset) + 2, self._text.rfind("\n", 0, offset) + 1)
        ends = [end for end in (self._text.find(". ", offset), self._text.find("\n", offset)) if end >= 0]
        return start if start > 1 else 0, min(ends) + 1 if ends else len(self._text)

    def clear_passage(self) -> None:
        """Light no passage up."""
        self._current = self._wanted = None
        self.light("passage", [])

    def light_entity(self, entity_id: str) -> None:
        """Light up every place that names an entity; "" for none."""
        if entity_id != self._entity:
            self._entity = entity_id
            self._light_entity()

    def _light_entity(self) -> None:
        wanted = self._entity
        self.light("mentions", self._marks.places(MarkKind.ENTITY, wanted) if wanted else [])

    def lit_as(self, name: str) -> list[str]:
        """Return the words that are lit up as one of the `LAYERS`."""
        layer = self._layers.get(name)
        return [] if layer is None else [self._text[start:end] for start, end in layer.spans]

    @property
    def lit(self) -> list[str]:
        """The words that are lit up: the passage first, then the mentions."""
        layers = (self._layers.get(name) for name in ("passage", "mentions"))
        return [self._text[start:end] for layer in layers if layer is not None for start, end in layer.spans]

    # Scrolling

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text anew; what was read stays in view, and a passage that was in view before all."""
        kept = self._current if self._shows_passage(event.oldSize().height()) else None
        widened = event.oldSize().width() != event.size().width()
        top = self.offset_at_top() if widened and kept is None and self.verticalScrollBar().value() else 0
        super().resizeEvent(event)
        self._set_column()
        if kept is not None:
            self._scroll_to(kept[0])
        elif top:
            self.put_at_top(top)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._prepare()
        if dy:
            self.scrolled.emit()

    def _top(self) -> float:
        return float(self.verticalScrollBar().value())

    def _make_up(self, moved: float) -> None:
        """Scroll with what is read, as a paragraph over it proved higher or lower than was thought."""
        self._preparing, before = True, self._preparing
        self._flow.tell_size()
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(moved))
        self._preparing = before

    def _prepare(self) -> None:
        """Set what is in view; where it proves higher or lower than was thought, what is read stays where it is."""
        if self._preparing:
            return
        self._preparing = True
        bar = self.verticalScrollBar()
        at_end = bar.value() == bar.maximum() > 0 and self.is_filled
        for _ in range(_ROUNDS):
            before = bar.value()
            moved = round(self._flow.set_between(before, before + self.viewport().height()))
            self._flow.tell_size()
            bar.setValue(bar.maximum() if at_end else before + moved if before else 0)
            if bar.value() == before:
                break
        self._preparing = False

    def _shows_passage(self, height: int) -> bool:
        """Return whether the passage that is lit begins within a height of the view."""
        if self._current is None or self._current[0] > self._loaded:
            return False
        return 0 <= self.cursorRect(self._cursor(self._current[0], self._current[0])).top() <= height

    def put_at_top(self, offset: int) -> None:
        """Scroll a letter to the top of the view."""
        for _ in range(2):
            top = self.cursorRect(self._cursor(offset, offset)).top()
            self._flow.tell_size()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top)

    def _scroll_to(self, start: int) -> None:
        bar = self.verticalScrollBar()
        rectangle = self.cursorRect(self._cursor(start, start))
        self._flow.tell_size()
        if not (self._theme.px(8) <= rectangle.top() <= self.viewport().height() * 0.75):
            bar.setValue(bar.value() + rectangle.top() - self.viewport().height() // 4)
            rectangle = self.cursorRect(self._cursor(start, start))
            if not 0 <= rectangle.top() <= self.viewport().height() * 0.75:
                bar.setValue(bar.value() + rectangle.top() - self.viewport().height() // 4)
            first_line = self.cursorRect(self.cursorForPosition(QPoint(self.viewport().width() // 2, 2)))
            bar.setValue(bar.value() + first_line.top() - self._theme.px(2))
