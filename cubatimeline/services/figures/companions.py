"""The files beside a figure, by what is added to its name, and what the file itself says about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cubatimeline.domain.errors import ReaderError, UsageError
from cubatimeline.domain.events import EventId
from cubatimeline.services.citing.source_list import Numbering, SourceList, numbered_sources, numbering
from cubatimeline.services.citing.styles import CHICAGO_NOTES
from cubatimeline.services.figures.alt import long_alt, short_alt
from cubatimeline.services.figures.caption import Caption, as_markdown, as_text, caption_of
from cubatimeline.services.figures.composing import Composed
from cubatimeline.services.figures.content import FigureContent
from cubatimeline.services.figures.figure import Figure
from cubatimeline.services.figures.sheets import About
from cubatimeline.services.figures.shown import Shown, shown_in
from cubatimeline.services.figures.table import event_table
from cubatimeline.services.safe_files import write_whole
from cubatimeline.store.reader import Reader

KINDS = ("txt", "md", "docx", "csv", "alt")
"""The caption in three formats, the table of events, the alternative text."""


def write_beside(path: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write the files of `Companions.files` beside a figure, under its name; return their paths.

    Raises:
        ReaderError: one cannot be written.
    """
    paths = []
    for ending, data in files.items():
        other = path.with_name(path.stem + ending)
        try:
            write_whole(other, data)
        except OSError as error:
            raise ReaderError(f"{other} cannot be written ({error.strerror}).", "Choose another folder.") from error
        paths.append(other)
    return paths


class NumberedSources:
    """Numbers the sources of events for `composing.compose`; they are cited only where their list is asked for."""

    def __init__(self, reader: Reader, figure: Figure) -> None:
        self._reader, self._language = reader, figure.language
        self._style = figure.citation_style or CHICAGO_NOTES
        self._numbering: Numbering | None = None
        self._cited: SourceList | None = None

    def __call__(self, events: Sequence[EventId]) -> Mapping[EventId, tuple[int, ...]]:
        """Return the numbers of the sources of events, by event."""
        if self._numbering is None or tuple(self._numbering.numbers) != tuple(events):
            self._numbering, self._cited = numbering(self._reader, events), None
        return self._numbering.numbers

    @property
    def uncited(self) -> SourceList:
        """The numbers given last, without the citations, which take a second; none before any were."""
        return SourceList({} if self._numbering is None else self._numbering.numbers, ())

    @property
    def found(self) -> SourceList | None:
        """The sources numbered last, cited; None before any were.

        Raises:
            NoStyleError: there is no such style.
        """
        if self._cited is None and self._numbering is not None:
            entries = numbered_sources(self._numbering.documents, self._style, self._language).entries
            self._cited = SourceList(self._numbering.numbers, entries)
        return self._cited


@dataclass(frozen=True, slots=True)
class Companions:
    """All that goes with a figure laid out; the sources are those that stand in it, or none."""

    reader: Reader
    figure: Figure
    content: FigureContent
    composed: Composed
    shown: Shown
    sources: SourceList | None

    @classmethod
    def of(
        cls, reader: Reader, figure: Figure, content: FigureContent, composed: Composed, sources: NumberedSources | None
    ) -> Companions:
        """Gather what goes with a figure; without `sources` no list of them is made.

        Raises:
            CollectionError: the file has gone or is damaged.
            NoStyleError: there is no such style.
        """
        if sources is not None:
            sources(composed.shown)
        found = None if sources is None else sources.found
        return cls(reader, figure, content, composed, shown_in(reader, figure, content, composed), found)

    @property
    def caption(self) -> Caption:
        """The caption with its lists."""
        return caption_of(self.figure, self.shown, self.sources)

    @property
    def alt(self) -> tuple[str, str]:
        """The short and the long alternative text: those of the figure, or those proposed."""
        return self.figure.alt.strip() or short_alt(self.shown), self.figure.long_alt.strip() or long_alt(self.shown)

    def about(self) -> About:
        """Return what the file of the figure says of itself."""
        meta, (short, long) = self.reader.meta(), self.alt
        return About(
            title=self.shown.title,
            author=self.figure.author,
            subject=self.caption.text,
            language=self.figure.language,
            licence=self.figure.licence,
            alt=short,
            long=long,
            version=f"{meta.id} {meta.version}" if meta.id else "",
        )

    def files(self, kinds: Iterable[str]) -> dict[str, bytes]:
        """Return the files wished for, by what is added to the name of the figure: ".caption.txt", ".events.csv".

        Raises:
            UsageError: no such kind, see `KINDS`.
            CollectionError: the file has gone or is damaged.
        """
        makers: dict[str, tuple[str, Callable[[], bytes]]] = {
            "txt": (".caption.txt", lambda: as_text(self.caption).encode()),
            "md": (".caption.md", lambda: as_markdown(self.caption).encode()),
            "docx": (".caption.docx", self._docx),
            "csv": (".events.csv", self._table),
            "alt": (".alt.txt", lambda: "\n\n".join(self.alt).encode() + b"\n"),
        }
        found = {}
        for kind in kinds:
            if kind not in makers:
                raise UsageError(f"Nothing called “{kind}” goes with a figure.", f"There are {', '.join(KINDS)}.")
            ending, make = makers[kind]
            found[ending] = make()
        return found

    def _docx(self) -> bytes:
        from cubatimeline.services.figures.caption_docx import as_docx  # brings in python-docx

        return as_docx(self.caption)

    def _table(self) -> bytes:
        return event_table(self.reader, self.figure, self.content, self.composed, self.sources)
