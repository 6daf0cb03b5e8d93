"""A tour being presented: what class and presenter see at each step, and what each key does. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cubatimeline.domain.languages import Language
from cubatimeline.domain.tours import Scene, Tour
from cubatimeline.drawing.stage import Board, Reading
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.presenting.pages import Quoted, SceneTexts, dates_of, read_evidence
from cubatimeline.services.presenting.playing import Playing, Step
from cubatimeline.services.presenting.telling import Grouping, Mask, events_of, told
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.present.audience import ZOOM, Audience, Blank, Matter
from cubatimeline.widgets.present.drawing_tools import Tool
from cubatimeline.widgets.present.keys import SHEET, Act
from cubatimeline.widgets.present.presenter import Presenter
from cubatimeline.widgets.shared.key_sheet import KeySheet
from cubatimeline.widgets.shared.style import sheet_of

Answer = TypeVar("Answer")
Ask = Callable[[Callable[[Reader], Answer], Callable[[Answer], None]], None]
Days = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Script:
    """A tour with everything that presenting it needs.

    Attributes:
        texts: what each scene needs beside its words.
        found: shape (events,) or None for each scene: which events its filter finds, where it has one.
        chosen, grouping: of each scene the events that it tells, and its groups.
        dates: dates in words, by index of the event.
    """

    tour: Tour
    matter: Matter
    texts: tuple[SceneTexts, ...]
    found: tuple[Mask | None, ...]
    chosen: tuple[list[int], ...]
    grouping: tuple[Grouping, ...]
    dates: Mapping[int, str]

    @property
    def told(self) -> list[list[str]]:
        """Ids of the events that each scene tells."""
        ids = self.matter.events.columns.ids
        return [[ids[number] for number in chosen] for chosen in self.chosen]


class Presentation(QObject):
    """Plays one tour in an audience's window, and a presenter's where there is a second display.

    Attributes:
        presenter: None while there is one display only.

    Signals:
        ended: the presentation is over.
        swap_wanted: the two windows are to change places.
        looks_changed: theme or size of the letters were changed.
    """

    ended = Signal()
    swap_wanted = Signal()
    looks_changed = Signal()

    def __init__(
        self, script: Script, ask: Ask[object], themes: Sequence[Theme], *, scene: int = 0, back_row: bool = False,
        reduced_motion: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._script, self._ask = script, ask
        self._themes = list(themes)
        self._dates = dict(script.dates)
        self.playing = Playing.of(script.tour, script.told, [each.quoted is not None for each in script.texts], scene)
        self._asked: Days | None = None
        self._evidence: Reading | None = None
        self._evidence_title = ""
        self._shown_evidence = -1
        self._typed = ""
        self.audience = Audience(self._themes[0], script.matter, back_row=back_row, reduced_motion=reduced_motion)
        self.presenter: Presenter | None = None
        self._own = self._themes[0]
        self._listen(self.audience)
        self.audience.event_asked.connect(self.ask_evidence)
        self.audience.span_wanted.connect(self.look_at)
        self.audience.closed.connect(self.end)
        self._over = False
        self.sheet: KeySheet | None = None

    def _listen(self, window: Audience | Presenter) -> None:
        window.act_wanted.connect(self.do)
        window.digit_typed.connect(self._type)

    def open_presenter(self, theme: Theme, note_size: int) -> Presenter:
        """Make the presenter's window."""
        self._own = theme
        presenter = self.presenter = Presenter(theme, self.audience, note_size)
        self._listen(presenter)
        presenter.closed.connect(self._presenter_closed)
        presenter.scene_wanted.connect(self.go_to)
        presenter.list_scenes([scene.title.in_(self._language) for scene in self._script.tour.scenes])
        presenter.now.pointed.connect(self.audience.point_at)
        presenter.now.pressed.connect(self._press)
        presenter.now.released.connect(self.audience.tools.release)
        self.refresh()
        return presenter

    def close_presenter(self) -> None:
        """Go on in the audience's window alone."""
        presenter, self.presenter = self.presenter, None
        if presenter is not None:
            presenter.close()
            presenter.deleteLater()

    def _presenter_closed(self) -> None:
        if self.presenter is not None:
            self.end()

    @property
    def _language(self) -> Language:
        return self._script.matter.language

    @property
    def step(self) -> Step:
        """The present step."""
        return self.playing.step

    @property
    def scene(self) -> Scene:
        """The present scene."""
        return self._script.tour.scenes[self.step.scene]

    @property
    def is_away(self) -> bool:
        """Whether something else than the scene is looked at."""
        return self._asked is not None or self._evidence is not None

    # Boards

    def board_of(self, step: Step) -> tuple[Board, Days]:
        """Return the board of a step, and the days it shows."""
        scene, texts = self._script.tour.scenes[step.scene], self._script.texts[step.scene]
        chosen = self._script.chosen[step.scene]
        shown = told(scene, self._script.matter.events, step, chosen)
        reading = _reading(texts.quoted) if step.reading and texts.quoted is not None else None
        newest = -1
        if step.revealed and not step.uncovered:
            newest = self._script.matter.events.place.get(scene.hidden[step.revealed - 1], -1)
        counter = f"{step.scene + 1} / {len(self._script.tour.scenes)}"
        board = Board(
            scene.title.in_(self._language), scene.caption, shown, counter,
            self.tr("%1 of %2 events"), self._dates, self._script.grouping[step.scene], newest,
            (self.tr("What happened?"), self.tr("When?")), reading,
        )  # fmt: skip
        return board, scene.span

    def _board(self) -> tuple[Board, Days]:
        """Return what the class is to see now."""
        board, span = self.board_of(self.step)
        if self._asked is not None:
            span = self._asked
            events = self._script.matter.events
            hidden = set(board.told.unseen)
            chosen = [
                n for n in events_of(self.scene, events, self._script.found[self.step.scene], span) if n not in hidden
            ]
            others = max(int(events.within(*span).sum()) - len(chosen), 0)
            shown = replace(board.told, events=tuple(chosen), unseen=frozenset(), others=others)
            board = replace(board, told=shown, grouping=Grouping(), reading=None)
        if self._evidence is not None:
            board = replace(board, title=self._evidence_title, reading=self._evidence)
        return board, span

    def refresh(self, *, at_once: bool = False) -> None:
        """Show what is to be seen now, in both windows."""
        board, span = self._board()
        self.audience.show_board(board, *span, at_once=at_once)
        if self.presenter is None:
            return
        following = self.playing.moved(1)
        then = None if self.playing.is_last else self.board_of(following.step)
        self.presenter.show_step(self.step.scene, self.scene.notes, (board, span), then)
        self.presenter.tell_state(self._state())

    def _state(self) -> str:
        if self._typed:
            return self.tr("Scene %1 …").replace("%1", self._typed)
        said = {Blank.BLACK: self.tr("Black"), Blank.WHITE: self.tr("White")}
        parts = [said.get(self.audience.blank, "")]
        parts.append(self.tr("Frozen") if self.audience.frozen else "")
        parts.append(self.tr("Away from the scene") if self.is_away else "")
        return ", ".join(part for part in parts if part)

    # What keys do

    def do(self, act: Act) -> None:
        """Do what a key asks for."""
        if act in (Act.NEXT, Act.BACK) and self._restored():
            return
        deeds: dict[Act, Callable[[], object]] = {
            Act.NEXT: self._next, Act.BACK: self._back, Act.FIRST: lambda: self.go_to(0),
            Act.LAST: lambda: self._play(self.playing.to_end()), Act.BLACK: lambda: self._cover(Blank.BLACK),
            Act.WHITE: lambda: self._cover(Blank.WHITE), Act.JUMP: self._jump, Act.FREEZE: self._freeze,
            Act.POINTER: lambda: self._take(Tool.POINTER), Act.SPOTLIGHT: lambda: self._take(Tool.SPOTLIGHT),
            Act.PEN: lambda: self._take(Tool.PEN), Act.UNDO: self._undo, Act.CLOSER: lambda: self._zoom(ZOOM),
            Act.WIDER: lambda: self._zoom(1 / ZOOM), Act.EVIDENCE: self._next_evidence, Act.RETURN: self.come_back,
            Act.BACK_ROW: lambda: self._dress(back_row=not self.audience.back_row), Act.THEME: self._turn_theme,
            Act.SWAP: self.swap_wanted.emit, Act.SHEET: self._show_sheet, Act.END: self._leave,
        }  # fmt: skip
        deeds[act]()

    def _restored(self) -> bool:
        """Give the board back where it is covered: the first key after a black screen does no more than that."""
        if self.audience.blank is Blank.NO:
            return False
        self._cover(self.audience.blank)
        return True

    def _next(self) -> None:
        if self._typed:
            number, self._typed = int(self._typed), ""
            self.go_to(number - 1)
        else:
            self._play(self.playing.moved(1))

    def _back(self) -> None:
        if self._typed:
            self._typed = self._typed[:-1]
            self.refresh()
        elif self.is_away:
            self.come_back()
        else:
            self._play(self.playing.moved(-1))

    def go_to(self, scene: int) -> None:
        """Go to a scene by number from 0."""
        self._typed = ""
        self._play(self.playing.to_scene(scene))

    def _play(self, playing: Playing) -> None:
        if playing.step.scene != self.step.scene:
            self.audience.tools.forget()
        self.playing = playing
        self._asked, self._evidence, self._shown_evidence = None, None, -1
        self.refresh()

    def _type(self, digit: int) -> None:
        self._typed = (self._typed + str(digit))[-3:]
        self.refresh()

    def _jump(self) -> None:
        self._typed = ""
        if self.presenter is not None:
            self.presenter.tell_state(self.tr("Scene …"))

    def _cover(self, blank: Blank) -> None:
        self.audience.cover(blank)
        self.refresh()

    def _freeze(self) -> None:
        self.audience.frozen = not self.audience.frozen
        self.refresh()

    def _take(self, tool: Tool) -> None:
        self.audience.tools.choose(tool)
        self.audience.update()

    def _undo(self) -> None:
        self.audience.tools.undo()
        self.audience.update()
        self.audience.pointed.emit()

    def _press(self, share: tuple[float, float]) -> None:
        """Draw in the presenter's picture, or ask for the event there."""
        if self.audience.tools.press(share):
            self.audience.update()
        elif self.audience.laid is not None:
            x, y = share[0] * self.audience.width(), share[1] * self.audience.height()
            number = self.audience.stage.event_at(self.audience.laid, self.audience.span, x, y)
            if number >= 0:
                self.ask_evidence(number)

    def _show_sheet(self) -> None:
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.leave()
            return
        # the class sees no panel where there is a window for the presenter
        theme = self._themes[0] if self.presenter is None else self._own
        self.sheet = KeySheet(theme, self.presenter or self.audience)
        # the window's own style would mix with the theme of the room
        self.sheet.setStyleSheet(sheet_of(theme))
        keys = [(keys, self.tr(act.value)) for keys, act in SHEET]
        half = (len(keys) + 1) // 2
        self.sheet.open([(self.tr("While presenting"), keys[:half]), ("", keys[half:])])

    def _turn_theme(self) -> None:
        self._themes.append(self._themes.pop(0))
        self._dress(back_row=self.audience.back_row)

    def _dress(self, *, back_row: bool) -> None:
        self.audience.dress(self._themes[0], back_row=back_row)
        self.looks_changed.emit()
        self.refresh(at_once=True)

    # Asking the line

    def look_at(self, span: Days) -> None:
        """Look at other days than those of the scene."""
        self._asked, self._evidence = span, None
        self.refresh()
        wanted = [n for n in self.audience.board.told.events if n not in self._dates] if self.audience.board else []
        if wanted:
            columns = self._script.matter.events.columns
            language = self._language
            self._ask(lambda reader: dates_of(reader, wanted, columns, language), self._dated)

    def _dated(self, dates: object) -> None:
        if isinstance(dates, dict) and not self._over:
            self._dates |= dates
            self.refresh(at_once=True)

    def _zoom(self, factor: float) -> None:
        if self.audience.laid is not None and self._evidence is None:
            self.look_at(self.audience.zoomed(factor))

    def ask_evidence(self, number: int) -> None:
        """Show the evidence of an event (index into the columns) in large letters."""
        event = self._script.matter.events.columns.ids[number]
        language = self._language
        self._ask(lambda reader: read_evidence(reader, event, language), self._proved)
        self._shown_evidence = number

    def _next_evidence(self) -> None:
        """Show the evidence of the event after the one shown, of those that have a row."""
        events = [n for n in self._board()[0].told.events if n not in self._board()[0].told.unseen]
        if events:
            at = events.index(self._shown_evidence) + 1 if self._shown_evidence in events else 0
            self.ask_evidence(events[at % len(events)])

    def _proved(self, page: object) -> None:
        if isinstance(page, tuple) and not self._over:
            title, date, proof = page
            self._evidence_title, self._evidence = f"{date}: {title}", _reading(proof[0])
            self.refresh()

    def come_back(self) -> None:
        """Return to the scene."""
        self._asked, self._evidence, self._shown_evidence = None, None, -1
        self.refresh()

    # The end

    def _leave(self) -> None:
        """One level out: the key sheet, a number being typed, what covers the board, a question; then the end."""
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.leave()
        elif self._typed:
            self._typed = ""
            self.refresh()
        elif self.audience.blank is not Blank.NO:
            self._cover(self.audience.blank)
        elif self.is_away:
            self.come_back()
        else:
            self.end()

    def end(self) -> None:
        """End the presentation and close its windows."""
        if self._over:
            return
        self._over = True
        self.close_presenter()
        self.audience.rest()
        self.audience.close()
        self.audience.deleteLater()
        self.ended.emit()


def _reading(quoted: Quoted) -> Reading:
    return Reading(quoted.words, quoted.source, quoted.start, quoted.end)
