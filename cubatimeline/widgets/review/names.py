"""Names that documents bring and the collection does not know: adopt, tie to somebody known, or dismiss."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cubatimeline.domain.drafts import Proposal
from cubatimeline.domain.entities import EntityKind
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reviewing import Sample
from cubatimeline.widgets.review.deed_row import DeedRow
from cubatimeline.widgets.shared.card import Card
from cubatimeline.widgets.shared.empty import EmptyPage
from cubatimeline.widgets.shared.lines import Line, LineList

Key = Qt.Key
_KINDS = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)
_SPELLINGS = 6


def key_of(proposal: Proposal) -> str:
    """Return what a proposal is known by."""
    return f"{proposal.kind.value}:{proposal.name}"


class NameView(Card):
    """Shows one proposed name.

    Signals:
        kind_request: number of the kind that it is to have.
        sample_request: number of the sample whose document is wanted.
    """

    kind_request = Signal(int)
    sample_request = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._proposal: Proposal | None = None
        self._kind = EntityKind.PERSON
        self._samples: tuple[Sample, ...] = ()
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("The name that is looked at"))

    def show_name(self, proposal: Proposal | None, kind: EntityKind, samples: Sequence[Sample]) -> None:
        """Show a name as a person, organisation or place, with sentences that have it."""
        self._proposal, self._kind, self._samples = proposal, kind, tuple(samples)
        self.render_card(from_top=True)

    def follow(self, kind: str, target: str) -> None:
        (self.kind_request if kind == "kind" else self.sample_request).emit(int(target))

    def html(self) -> str:
        return "" if self._proposal is None else "".join(self._parts(self._proposal))

    def _parts(self, proposal: Proposal) -> Iterator[str]:
        yield self.paragraph(" &nbsp; ".join(self._kinds()), below=4)
        yield self.title(proposal.name)
        others = [spelling for spelling in proposal.spellings if spelling != proposal.name][:_SPELLINGS]
        if others:
            yield self.paragraph(escape(self.tr("also %1").replace("%1", ", ".join(others))), "text_soft")
        mentions = self.tr("%n mention(s)", "", len(proposal.mentions))
        documents = self.tr("in %n document(s)", "", len(proposal.documents))
        yield self.heading(f"{mentions} {documents}")
        for number, sample in enumerate(self._samples):
            sentence = sample.sentence
            name = f"<b>{escape(sentence[sample.start : sample.end])}</b>"
            words = f"{escape(sentence[: sample.start])}{name}{escape(sentence[sample.end :])}"
            link = self.link("sample", str(number), sample.title)
            yield self.paragraph(f"{words}<br/>{link}", below=8)

    def _kinds(self) -> Iterator[str]:
        words = (self.tr("person"), self.tr("organisation"), self.tr("place"))
        for number, (kind, word) in enumerate(zip(_KINDS, words, strict=True)):
            key = self.small(f"{number + 1} ", "text_faint")
            yield key + (f"<b>{escape(word)}</b>" if kind is self._kind else self.link("kind", str(number), word))


class NamesPage(QWidget):
    """Shows the names and sends what was decided; a decided one leaves at once and the next comes up.

    Signals:
        adopt_request: the `Proposal` and the `EntityKind` it is to have.
        same_request: the `Proposal` that is another form of a known name.
        dismiss_request: the `Proposal`.
        undo_request: the last decision is to be taken back.
        samples_request: the `Proposal` whose sentences are wanted; answered with `show_samples`.
        sample_chosen: the `Sample` whose document is wanted.
        count_changed: how many names wait.
    """

    adopt_request = Signal(object, object)
    same_request = Signal(object)
    dismiss_request = Signal(object)
    undo_request = Signal()
    samples_request = Signal(object)
    sample_chosen = Signal(object)
    count_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposals: dict[str, Proposal] = {}
        self._kinds: dict[str, EntityKind] = {}
        self._samples: tuple[Sample, ...] = ()
        self._sampled = ""
        self.list, self.view = LineList(theme, self.tr("Names that wait")), NameView(theme)
        self._empty = EmptyPage(
            theme,
            self.tr(
                "People, organisations and places that imported documents name, and that this collection does not "
                "know yet, come here to be adopted, tied to somebody known, or dismissed."
            ),
            title=self.tr("No names wait"),
        )
        self._deeds = DeedRow((
            (self.tr("Adopt"), "A", self.adopt), (self.tr("Same as …"), "S", self.ask_same),
            (self.tr("Dismiss"), "R", self.dismiss), (self.tr("Undo"), "U", self.undo_request.emit),
        ))  # fmt: skip
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._build_work())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._keys: dict[int, Callable[[], object]] = {
            Key.Key_A: self.adopt, Key.Key_Return: self.adopt, Key.Key_Enter: self.adopt, Key.Key_S: self.ask_same,
            Key.Key_R: self.dismiss, Key.Key_D: self.dismiss, Key.Key_Delete: self.dismiss,
            Key.Key_U: self.undo_request.emit,
            Key.Key_N: lambda: self._step(1), Key.Key_Down: lambda: self._step(1),
            Key.Key_P: lambda: self._step(-1), Key.Key_Up: lambda: self._step(-1),
        }  # fmt: skip
        for part in (self.list, self.view):
            part.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self.view.kind_request.connect(self.choose_kind)
        self.view.sample_request.connect(lambda number: self.sample_chosen.emit(self._samples[number]))
        self.set_theme(theme)

    def _build_work(self) -> QWidget:
        below = QWidget()
        below.setAutoFillBackground(True)
        below.setBackgroundRole(below.palette().ColorRole.Base)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addLayout(self._deeds)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(self.list)
        splitter.addWidget(below)
        return splitter

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        px = theme.px
        for part in (self.list, self.view, self._empty):
            part.set_theme(theme)
        self._deeds.set_theme(theme, 4)
        self.list.setMinimumHeight(px(96))

    @property
    def least_width(self) -> int:
        """The width at which every button shows its words."""
        return self._deeds.least_width

    def show_names(self, proposals: Iterable[Proposal]) -> None:
        """Show other names; the one that was looked at stays."""
        before = self._current_key()
        row = self.list.currentIndex().row()
        self._proposals = {key_of(proposal): proposal for proposal in proposals}
        self._kinds = {key: kind for key, kind in self._kinds.items() if key in self._proposals}
        self._relist()
        self._arrange(before, row)

    def _relist(self) -> None:
        titles = (self.tr("People"), self.tr("Organisations"), self.tr("Places"))
        lines: list[Line] = []
        for kind, title in zip(_KINDS, titles, strict=True):
            found = [(key, each) for key, each in self._proposals.items() if each.kind is kind]
            if found:
                lines.append(Line("", f"{title} · {len(found)}", heading=True))
                lines += [Line(key, each.name, aside=str(len(each.mentions))) for key, each in found]
        self.list.show_lines(lines)

    def _arrange(self, key: str, row: int) -> None:
        """Look at the name of a key, or where it has gone at the one that took its place in the list."""
        self._pages.setCurrentIndex(1 if self._proposals else 0)
        if key not in self._proposals:
            lines = self.list.lines
            after = [line.key for line in lines[max(row, 0) :] if not line.heading]
            before = [line.key for line in lines[: max(row, 0)] if not line.heading]
            key = after[0] if after else before[-1] if before else ""
        self.list.mark(key)
        self._show_current()
        self.count_changed.emit(len(self._proposals))

    def _current_key(self) -> str:
        row = self.list.currentIndex().row()
        return self.list.lines[row].key if 0 <= row < len(self.list.lines) else ""

    @property
    def current(self) -> Proposal | None:
        """The name that is looked at."""
        return self._proposals.get(self._current_key())

    @property
    def kind(self) -> EntityKind:
        """The kind that the name looked at is to have."""
        proposal = self.current
        return self._kinds.get(self._current_key(), proposal.kind) if proposal is not None else EntityKind.PERSON

    @property
    def count(self) -> int:
        """How many names wait."""
        return len(self._proposals)

    def _show_current(self) -> None:
        proposal = self.current
        key = key_of(proposal) if proposal is not None else ""
        if key != self._sampled:
            self._sampled, self._samples = key, ()
        self.view.show_name(proposal, self.kind, self._samples)
        if proposal is not None:
            self.samples_request.emit(proposal)

    def show_samples(self, proposal: Proposal, samples: Sequence[Sample]) -> None:
        """Show sentences that have a name, if it is still the one that is looked at."""
        current = self.current
        if current is not None and key_of(proposal) == key_of(current):
            self._samples = tuple(samples)
            self.view.show_name(proposal, self.kind, self._samples)

    def adopt(self) -> None:
        """Make the name that is looked at an entity of the collection."""
        proposal, kind = self.current, self.kind
        if proposal is not None:
            self.take(proposal)
            self.adopt_request.emit(proposal, kind)

    def dismiss(self) -> None:
        """Say that the name that is looked at is none, or none to be kept."""
        proposal = self.current
        if proposal is not None:
            self.take(proposal)
            self.dismiss_request.emit(proposal)

    def ask_same(self) -> None:
        """Ask of whom the name that is looked at is another form."""
        if self.current is not None:
            self.same_request.emit(self.current)

    def take(self, proposal: Proposal) -> None:
        """Take a name that was decided on out of the list; the one after it comes up."""
        row = self.list.currentIndex().row()
        self._proposals.pop(key_of(proposal), None)
        self._relist()
        self._arrange("", row)

    def choose_kind(self, number: int) -> None:
        """Say what the name that is looked at is: 0 a person, 1 an organisation, 2 a place."""
        if self.current is not None:
            self._kinds[self._current_key()] = _KINDS[number]
            self.view.show_name(self.current, self.kind, self._samples)

    def _step(self, step: int) -> None:
        keys = [line.key for line in self.list.lines if not line.heading]
        if keys:
            place = keys.index(self._current_key()) + step if self._current_key() in keys else 0
            self.list.mark(keys[min(max(place, 0), len(keys) - 1)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and self._heard(event.key()):
                return True
        return super().eventFilter(watched, event)

    def _heard(self, key: int) -> bool:
        if Key.Key_1 <= key <= Key.Key_3:
            self.choose_kind(key - Key.Key_1)
            return True
        run = self._keys.get(key)
        if run is not None:
            run()
        return run is not None
