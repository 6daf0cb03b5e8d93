"""The formats of other programs: their names, endings, and what each carries."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from cubatimeline.domain.errors import UsageError
from cubatimeline.domain.languages import Language
from cubatimeline.services.interchange.model import Exchange
from cubatimeline.services.interchange.report import Report

Writer = Callable[[Exchange, Report, Language], bytes]
Reader = Callable[[bytes, Report], Exchange]


class _About(NamedTuple):
    """Name on the command line, module, endings, words for a file dialog, and what the format carries."""

    name: str
    module: str
    endings: tuple[str, ...]
    words: str
    events: bool
    documents: bool
    is_read: bool = True


class Format(Enum):
    """A format that events or documents travel in."""

    TIMELINEJS = _About("timelinejs", "timelinejs", (".json",), "TimelineJS", True, False)
    TIMELINEJS_SHEET = _About("timelinejs-csv", "timelinejs_sheet", (".csv",), "TimelineJS sheet", True, False)
    TIMELINE_PROJECT = _About("xml", "timeline_project", (".xml", ".timeline"), "The Timeline Project", True, False)
    TABLE = _About("csv", "edtf_csv", (".csv", ".tsv"), "Table with EDTF columns", True, False)
    CALENDAR = _About("ics", "ical", (".ics",), "iCalendar", True, False)
    LINKED = _About("jsonld", "json_ld", (".jsonld",), "JSON-LD", True, True, False)
    RIS = _About("ris", "ris", (".ris",), "RIS", False, True)
    BIBTEX = _About("bib", "bibtex", (".bib",), "BibTeX", False, True)
    CSL = _About("csl", "csl", (".csl.json",), "CSL-JSON", False, True)

    @property
    def option(self) -> str:
        """What `--format` calls it."""
        return self.value.name

    @property
    def words(self) -> str:
        """Its name."""
        return self.value.words

    @property
    def endings(self) -> tuple[str, ...]:
        """Endings of its files, the usual one first."""
        return self.value.endings

    @property
    def carries_events(self) -> bool:
        """Whether events travel in it."""
        return self.value.events

    @property
    def carries_documents(self) -> bool:
        """Whether the records of documents travel in it."""
        return self.value.documents

    @property
    def is_read(self) -> bool:
        """Whether it is read; else it is only written."""
        return self.value.is_read

    @property
    def writer(self) -> Writer:
        """What writes it."""
        found: Any = self._module.write
        return found  # type: ignore[no-any-return]

    @property
    def reader(self) -> Reader:
        """What reads it."""
        module = import_module("cubatimeline.services.interchange.columns") if self is Format.TABLE else self._module
        found: Any = module.read
        return found  # type: ignore[no-any-return]

    @property
    def _module(self) -> ModuleType:
        return import_module(f"cubatimeline.services.interchange.{self.value.module}")


BY_OPTION = {each.option: each for each in Format}
_LONGEST_FIRST = sorted(
    ((ending, each) for each in Format if each is not Format.TIMELINEJS_SHEET for ending in each.endings),
    key=lambda pair: -len(pair[0]),
)


def named(path: Path) -> Format | None:
    """Return the format that the ending of a file stands for; ".csv" is our own table."""
    name = path.name.lower()
    return next((each for ending, each in _LONGEST_FIRST if name.endswith(ending)), None)


def called(option: str) -> Format:
    """Return the format of that name on the command line.

    Raises:
        UsageError: there is none.
    """
    if option not in BY_OPTION:
        raise UsageError(f"No format is called “{option}”.", f"There are {', '.join(BY_OPTION)}.")
    return BY_OPTION[option]
