"""Figures as small files (`name.figure.toml`), which a person can read and correct, and which draw the same again."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import DateError, ReaderError, UsageError
from cubatimeline.domain.languages import LANGUAGES
from cubatimeline.services.figures.figure import Colours, Dense, Density, Family, Figure, Ground, TypeSizes
from cubatimeline.services.figures.presets import PRESETS, preset_called
from cubatimeline.services.lane_choice import MOST_GIVEN_ROWS, LaneChoice, LaneMode
from cubatimeline.services.safe_files import write_whole

ENDING = ".figure.toml"
_LARGEST_FILE = 1_000_000

Read = Callable[[str, Any], Any]
"""Makes a value of what TOML has under a name.

Raises:
    UsageError: it is none.
"""


def read_figure(path: Path) -> Figure:
    """Read a figure from its file.

    Raises:
        ReaderError: the file cannot be read.
        UsageError: what it says is no figure; the message names the setting and the mend.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise UsageError(f"{path.name} is too large for a figure.", f"Choose a file that ends in {ENDING}.")
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ReaderError(f"The figure {path} cannot be read ({error.strerror}).", "Choose another file.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name} is not written in UTF-8.", "Save it anew as plain text in UTF-8.") from error
    return from_toml(text)


def write_figure(path: Path, figure: Figure) -> None:
    """Write a figure to its file.

    Raises:
        ReaderError: the file cannot be written.
    """
    try:
        write_whole(path, to_toml(figure).encode("utf-8"))
    except OSError as error:
        message = f"The figure cannot be written to {path} ({error.strerror})."
        raise ReaderError(message, "Choose another folder.") from error


def from_toml(text: str) -> Figure:
    """Return the figure that a text in TOML describes; what it does not say is as `Figure` or its preset has it.

    Raises:
        UsageError: a setting is unknown or has a value that it cannot have.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"The figure is not written in TOML ({error}).", "Mend the line named.") from error
    values = dict(_flat(raw))
    unknown = [name for name in values if name not in _SETTINGS and not name.startswith(_ROWS)]
    if unknown:
        raise UsageError(f"A figure has no setting “{unknown[0]}”.", _nearest(unknown[0], _SETTINGS))
    read = {name: _SETTINGS[name](name, value) for name, value in values.items() if name in _SETTINGS}
    rows = {
        name.removeprefix(_ROWS): _whole(1, MOST_GIVEN_ROWS)(name, value)
        for name, value in values.items()
        if name.startswith(_ROWS)
    }
    return _made(read, rows)


def _made(read: Mapping[str, Any], rows: Mapping[str, int]) -> Figure:
    preset = preset_called(read.get("size.preset", ""))
    begun = Figure() if preset is None else preset.applied(Figure())
    figure = replace(begun, **{field: read[name] for name, field in _FIELDS.items() if name in read})
    lanes = LaneChoice(**{field: read[name] for name, field in _LANES.items() if name in read}, sizes=dict(rows))
    given = {name: read[f"type.{name}"] for name in _LETTERS if f"type.{name}" in read}
    letters = replace(figure.letters, **given)
    return replace(figure, lanes=lanes, letters=letters)


def to_toml(figure: Figure) -> str:
    """Return a figure as a text in TOML, all settings in it."""
    lines = [f"{name} = {_written(getattr(figure, field))}" for name, field in _FIELDS.items() if "." not in name]
    for section in ("size", "type", "lanes"):
        lines += ["", f"[{section}]"]
        for name in (name for name in _SETTINGS if name.startswith(f"{section}.")):
            lines.append(f"{name.partition('.')[2]} = {_written(_value(figure, name))}")
    if figure.lanes.sizes:
        lines += ["", "[lanes.rows]"]
        lines += [f"{_quoted(key)} = {rows}" for key, rows in sorted(figure.lanes.sizes.items())]
    return "\n".join(lines) + "\n"


def _value(figure: Figure, name: str) -> Any:
    if name in _LANES:
        value = getattr(figure.lanes, _LANES[name])
        return sorted(value) if isinstance(value, frozenset) else value
    if name in _FIELDS:
        return getattr(figure, _FIELDS[name])
    return getattr(figure.letters, name.partition(".")[2])


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, StrEnum):
        return _quoted(value.value)
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return _quoted(value)
    return f"[{', '.join(map(_written, value))}]"


def _quoted(text: str) -> str:
    # JSON escapes what TOML does, but for one letter that only TOML forbids
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _flat(raw: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield what tables hold under names with dots; keys of lanes are taken as they are."""
    for key, value in raw.items():
        name = f"{above}{key}"
        if isinstance(value, dict) and f"{name}." in _TABLES:
            yield from _flat(value, f"{name}.")
        else:
            yield name, value


def _nearest(name: str, known: Mapping[str, Any] | list[str]) -> str:
    near = get_close_matches(name, list(known), 1, 0.5)
    return f"Did you mean “{near[0]}”?" if near else f"It knows {', '.join(list(known)[:12])} and others."


# What settings may be


def _wrong(name: str, value: Any, mend: str) -> UsageError:
    shown = repr(value) if not isinstance(value, str) else f"“{value}”"
    return UsageError(f"The setting “{name}” of a figure cannot be {shown[:60]}.", mend)


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise _wrong(name, value, "Give words between quotation marks.")
    return value


def _yes(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _wrong(name, value, "Write true or false.")
    return value


def _whole(least: int, most: int) -> Read:
    def read(name: str, value: Any) -> int:
        if type(value) is not int or not least <= value <= most:
            raise _wrong(name, value, f"Give a whole number from {least} to {most}.")
        return value

    return read


def _number(least: float, most: float, unit: str, or_zero: str = "") -> Read:
    """Return what reads a number; `or_zero` tells what 0 means where it is allowed too."""

    def read(name: str, value: Any) -> float:
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if number and (least <= value <= most or (or_zero and value == 0)):
            return float(value)
        also = f", or 0 for {or_zero}" if or_zero else ""
        raise _wrong(name, value, f"Give a number from {least:g} to {most:g} {unit}{also}.")

    return read


def _one_of(known: type[StrEnum]) -> Read:
    def read(name: str, value: Any) -> StrEnum:
        values = [each.value for each in known]
        if value not in values:
            raise _wrong(name, value, f"Give one of {', '.join(values)}.")
        return known(value)

    return read


def _word_of(known: tuple[str, ...]) -> Read:
    def read(name: str, value: Any) -> str:
        if value not in known:
            raise _wrong(name, value, f"Give one of {', '.join(each for each in known if each)}.")
        return str(value)

    return read


def _texts(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise _wrong(name, value, "Give a list of words between quotation marks, in square brackets.")
    return tuple(value)


def _date(name: str, value: Any) -> str:
    if hasattr(value, "isoformat"):
        value = value.isoformat()
    text = _text(name, value)
    if text:
        _checked_date(name, text)
    return text


def _checked_date(name: str, text: str) -> None:
    try:
        date = parse(text)
    except DateError as error:
        raise _wrong(name, text, 'Give a date as EDTF, such as "1962-10-27" or "1962-10".') from error
    if date.earliest is None or date.latest is None:
        raise _wrong(name, text, "Give a date with a beginning and an end.")


def _periods(name: str, value: Any) -> tuple[tuple[str, str], ...]:
    pairs = value if isinstance(value, list) else [value]
    found = []
    for pair in pairs:
        if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(each, str) for each in pair):
            raise _wrong(name, pair, 'Give pairs of dates, such as [["1962-10-14", "1962-10-28"]].')
        for each in pair:
            _checked_date(name, each)
        found.append((pair[0], pair[1]))
    return tuple(found)


_ROWS = "lanes.rows."
_TABLES = ("size.", "type.", "lanes.", _ROWS)
_LETTERS = tuple(each.name for each in fields(TypeSizes))
_FIELDS = {
    "name": "name",
    "title": "title",
    "language": "language",
    "from": "first",
    "to": "last",
    "words": "words",
    "entity": "entity",
    "highlights": "highlights",
    "density": "density",
    "least_importance": "least_importance",
    "bands": "bands",
    "colours": "colours",
    "ground": "ground",
    "dense": "dense",
    "dense_spans": "dense_spans",
    "rows": "rows",
    "rows_per_page": "rows_per_page",
    "legend": "legend",
    "scale_bar": "scale_bar",
    "sources": "sources",
    "citation_style": "citation_style",
    "event_numbers": "event_numbers",
    "footer": "footer",
    "author": "author",
    "licence": "licence",
    "caption": "caption",
    "alt": "alt",
    "long_alt": "long_alt",
    "size.preset": "preset",
    "size.width": "width",
    "size.height": "height",
    "size.tallest": "tallest",
    "size.dpi": "dpi",
    "type.family": "family",
}
"""Names in the file, and the attributes of `Figure` that they stand for."""
_LANES = {
    "lanes.by": "mode",
    "lanes.within": "within",
    "lanes.pinned": "pinned",
    "lanes.collapsed": "collapsed",
    "lanes.order": "order",
}
_SETTINGS: dict[str, Read] = {
    "name": _text,
    "title": _text,
    "language": _word_of(LANGUAGES),
    "from": _date,
    "to": _date,
    "words": _text,
    "entity": _text,
    "highlights": _texts,
    "density": _one_of(Density),
    "least_importance": _whole(0, 5),
    "bands": _yes,
    "colours": _one_of(Colours),
    "ground": _one_of(Ground),
    "dense": _one_of(Dense),
    "dense_spans": _periods,
    "rows": _whole(1, 60),
    "rows_per_page": _whole(0, 60),
    "legend": _yes,
    "scale_bar": _yes,
    "sources": _yes,
    "citation_style": _text,
    "event_numbers": _yes,
    "footer": _text,
    "author": _text,
    "licence": _text,
    "caption": _text,
    "alt": _text,
    "long_alt": _text,
    "size.preset": _word_of(("", *(preset.name for preset in PRESETS))),
    "size.width": _number(40, 5000, "mm"),
    "size.height": _number(30, 5000, "mm", "as high as is needed"),
    "size.tallest": _number(30, 5000, "mm"),
    "size.dpi": _whole(50, 2400),
    "type.family": _one_of(Family),
    **{f"type.{name}": _number(4, 300, "points") for name in _LETTERS},
    "lanes.by": _one_of(LaneMode),
    "lanes.within": _one_of(LaneMode),
    "lanes.pinned": _texts,
    "lanes.collapsed": lambda name, value: frozenset(_texts(name, value)),
    "lanes.order": _texts,
}
