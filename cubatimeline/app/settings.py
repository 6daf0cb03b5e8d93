"""The reader's settings: options declared once as data, kept in one JSON file, upgraded by pure functions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.services.clock_choice import CLOCKS, Clock
from cubatimeline.services.safe_files import write_whole

T = TypeVar("T")
Raw = dict[str, Any]
"""The file as it stands: one JSON object."""


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One thing the reader can choose.

    Attributes:
        name: key in the file.
        default: value where the file says nothing; its type is the type of the option.
        doc: what it does, in words for the reader.
        choices: the only values allowed; empty where any value of the type will do.
        valid: tells whether a value of the type will do, where that takes more.
    """

    name: str
    default: T
    doc: str
    choices: tuple[T, ...] = ()
    valid: Callable[[Any], bool] | None = None

    def allows(self, value: object) -> bool:
        """Return whether `value` has the option's type and is among its choices."""
        if type(value) is not type(self.default):
            return False
        if self.valid is not None and not self.valid(value):
            return False
        return not self.choices or value in self.choices


def _are_sizes(value: dict[object, object]) -> bool:
    return all(isinstance(of, list) and all(type(size) is int and size >= 0 for size in of) for of in value.values())


def _are_keys(value: dict[object, object]) -> bool:
    return all(isinstance(id_, str) for id_ in value.values())


THEME = Option("theme", "system", "Colours of the window.", ("system", "light", "dark", "projection"))
LANGUAGE: Option[Language] = Option("language", "en", "Language of names, titles and dates.", LANGUAGES)
INTERFACE = Option("interface", "system", "Language of menus, buttons and messages.", ("system", "en", "es"))
GEOMETRY = Option("window_geometry", "", "Place and size of the window, as base64.")
HIDDEN_PANES = Option("hidden_panes", "", "Panes that are closed, divided by commas.")
SPLITTERS: Option[dict[str, list[int]]] = Option(
    "splitters", {}, "Sizes of the panes in pixels, by splitter.", valid=_are_sizes
)
REDUCED_MOTION = Option("reduced_motion", False, "Change of place without movement.")
TEXT_SIZE = Option(
    "text_size", 0, "Size of the type in per cent; 0 fits it to the screen.", (0, 100, 125, 150, 175, 200, 250, 300)
)
SESSIONS = Option("sessions", "", "What was shown last, as JSON by collection.")
WHEEL = Option("wheel", "zoom", "What the mouse wheel does over the timeline.", ("zoom", "lanes"))
LABEL_SIZE = Option(
    "label_size", 100, "Size of rows and words on the timeline in per cent of the other type.",
    (70, 80, 90, 100, 112, 125, 140, 160),
)  # fmt: skip
CLOCK: Option[Clock] = Option("clock", "washington", "Whose clock hours on the timeline are told by.", CLOCKS)
KEYS: Option[dict[str, str]] = Option(
    "keys", {}, 'Keys of the timeline that were changed: what they do by key, "" for nothing.', valid=_are_keys
)
AUDIENCE_DISPLAY = Option("audience_display", "", "Name of the display that a class looks at.")
AUDIENCE_THEME = Option(
    "audience_theme", "projection", "Colours of what a class looks at.", ("projection", "projection-dark")
)
BACK_ROW = Option("back_row", False, "Larger letters for those who sit far away.")
CITATION_STYLE = Option(
    "citation_style", "chicago-notes-bibliography-17th-edition", "Style of citations, by the name of its CSL file."
)
NOTE_SIZE = Option("note_size", 2, "Size of the presenter's notes.", (0, 1, 2, 3, 4, 5))
LANE_ROOM = Option("lane_room", True, "Close up, lanes with events in view take the room of the others.")
PAGE_FILES: Option[dict[str, str]] = Option(
    "page_files", {}, "Where the files are that documents show page images of, by collection and document.",
    valid=_are_keys,
)  # fmt: skip
TEXT_LOOK = Option("text_look", "window", "Colours of the text that is read.", ("window", "light", "sepia", "dark"))
LETTERS = Option(
    "letters", 100, "Size of the letters of the text that is read, in per cent of the other type.",
    (80, 90, 100, 112, 125, 140, 160, 180, 200),
)  # fmt: skip
FOLLOW = Option(
    "follow", "off", "Whether scrolling the text moves the timeline, or moving the timeline the text.",
    ("off", "timeline", "text"),
)  # fmt: skip
NAME_ORDER = Option("name_order", "events", "Order of the names in the sidebar.", ("events", "name", "first"))
HIDE_OTHERS = Option("hide_others", False, "Whether events that do not concern the chosen name are hidden, not dimmed.")
LANES = Option("lanes", "", "Lanes of the timeline by collection, as JSON.")

OPTIONS: tuple[Option[Any], ...] = (
    INTERFACE,
    THEME, LANGUAGE, TEXT_SIZE, GEOMETRY, HIDDEN_PANES, SPLITTERS, REDUCED_MOTION, WHEEL, LANES, LANE_ROOM,
    LABEL_SIZE, CLOCK, KEYS, SESSIONS, AUDIENCE_DISPLAY, AUDIENCE_THEME, BACK_ROW, NOTE_SIZE,
    CITATION_STYLE, PAGE_FILES,
    TEXT_LOOK, LETTERS, FOLLOW, NAME_ORDER, HIDE_OTHERS,
)  # fmt: skip

UPGRADES: tuple[Callable[[Raw], Raw], ...] = ()
"""Steps from one version of the file to the next, oldest first; the version is the number of steps done."""


def upgraded(raw: Raw, steps: tuple[Callable[[Raw], Raw], ...] = UPGRADES) -> Raw:
    """Return `raw` brought to the present version; one from a later version is returned as it is."""
    version = raw.get("version", 0)
    done = version if type(version) is int and version >= 0 else 0
    current = dict(raw)
    for step in steps[done:]:
        current = step(current)
    return current | {"version": max(done, len(steps))}


@dataclass
class Settings:
    """The settings in force; whoever holds this object may change them, and `save` writes them.

    Attributes:
        file: where they are kept.
        messages: what was wrong with the file, in sentences for the reader.
    """

    file: Path
    messages: list[str] = field(default_factory=list)
    _raw: Raw = field(default_factory=dict)
    _saved: str = ""

    def __getitem__(self, option: Option[T]) -> T:
        value = self._raw.get(option.name, option.default)
        return value if option.allows(value) else option.default

    def __setitem__(self, option: Option[T], value: T) -> None:
        """Set an option.

        Raises:
            ValueError: the option does not allow `value`.
        """
        if not option.allows(value):
            raise ValueError(f"{option.name} cannot be {value!r}")
        if value == option.default:
            self._raw.pop(option.name, None)
        else:
            self._raw[option.name] = value

    def set_splitter(self, name: str, sizes: Iterable[int]) -> None:
        """Remember the sizes of one splitter, in pixels."""
        self[SPLITTERS] = self[SPLITTERS] | {name: list(sizes)}

    def save(self) -> None:
        """Write the file whole, keeping keys that this version does not know; nothing is written where nothing changed.

        Raises:
            ReaderError: the folder cannot be written.
        """
        text = _as_text(self._raw)
        if text == self._saved:
            return
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.file, text.encode())
        except OSError as error:
            raise ReaderError(
                f"The settings cannot be saved in {self.file} ({error.strerror}).", "They hold until the program ends."
            ) from error
        self._saved = text


def load(file: Path) -> Settings:
    """Read the settings; a file that cannot be read is put aside and the defaults hold, with a message."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings(file, _raw=upgraded({}), _saved=_as_text(upgraded({})))
    except (OSError, UnicodeDecodeError) as error:
        return _put_aside(file, str(error))
    try:
        raw = json.loads(text)
    except ValueError as error:
        return _put_aside(file, str(error))
    if not isinstance(raw, dict):
        return _put_aside(file, "not one JSON object")
    current = upgraded(raw)
    messages = [
        f"The settings say {option.name} = {current[option.name]!r}, which is not possible; {option.default!r} holds."
        for option in OPTIONS
        if option.name in current and not option.allows(current[option.name])
    ]
    return Settings(file, messages, _raw=current, _saved=text)


def _as_text(raw: Raw) -> str:
    return json.dumps(raw, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _put_aside(file: Path, reason: str) -> Settings:
    """Rename a settings file that cannot be read and start with the defaults."""
    aside = file.with_name(f"{file.name}.unreadable")
    try:
        file.replace(aside)
        kept = f"it is kept as {aside.name}"
    except OSError:
        kept = "it stays where it is"
    return Settings(file, [f"The settings in {file} cannot be read ({reason}); {kept}."], _raw=upgraded({}))
