"""What an exchange with another program comes to: what went over, what could not, and which rows were no good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class Loss(Enum):
    """A kind of thing that another format cannot carry; the value tells one and several of them in a sentence."""

    SHOWN_DATE = (
        "1 date will be shown there as surer or coarser than it is; its EDTF goes with it.",
        "{n} dates will be shown there as surer or coarser than they are; their EDTF goes with them.",
    )
    DATE = ("1 date could not be carried exactly.", "{n} dates could not be carried exactly.")
    WORDS = ("The source's own words for 1 date were left out.", "The sources' own words for {n} dates were left out.")
    CALENDAR = (
        "That 1 date was written in the Julian calendar was left out.",
        "That {n} dates were written in the Julian calendar was left out.",
    )
    TITLE = ("1 title could not be carried as it is.", "{n} titles could not be carried as they are.")
    TITLES = (
        "1 title in further languages was left out.",
        "{n} titles in further languages were left out.",
    )
    SUMMARY = ("1 summary was left out or altered.", "{n} summaries were left out or altered.")
    CATEGORY = ("1 category was left out.", "{n} categories were left out.")
    IMPORTANCE = ("The importance of 1 event was left out.", "The importance of {n} events was left out.")
    WHO = (
        "Who and where was left out for 1 event.",
        "Who and where was left out for {n} events.",
    )
    QUARREL = (
        "What sources quarrel about was left out for 1 event.",
        "What sources quarrel about was left out for {n} events.",
    )
    EVIDENCE = ("1 piece of evidence was left out.", "{n} pieces of evidence were left out.")
    RELATION = ("1 relation between events was left out.", "{n} relations between events were left out.")
    BEYOND = (
        "1 event was left out: its date lies beyond what the format can hold.",
        "{n} events were left out: their dates lie beyond what the format can hold.",
    )
    EVENTS = (
        "1 event was left out: the format carries documents only.",
        "{n} events were left out: the format carries documents only.",
    )
    DOCUMENTS = (
        "1 document was left out: the format carries events only.",
        "{n} documents were left out: the format carries events only.",
    )
    TEXT = ("The text of 1 document was left out.", "The texts of {n} documents were left out.")
    DATES = (
        "Further dates of 1 document were left out.",
        "Further dates of {n} documents were left out.",
    )
    REFERENCE = (
        "1 archive reference could not be carried in its parts.",
        "{n} archive references could not be carried in their parts.",
    )
    RECORD = (
        "Some fields of the record of 1 document were left out or altered.",
        "Some fields of the records of {n} documents were left out or altered.",
    )
    LOOKS = (
        "Colours, icons or pictures of 1 entry were left out.",
        "Colours, icons or pictures of {n} entries were left out.",
    )
    MEDIA = (
        "1 link to pictures or films was put into the summary; nothing was fetched.",
        "{n} links to pictures or films were put into the summaries; nothing was fetched.",
    )
    ERA = ("1 era came as an event that lasts.", "{n} eras came as events that last.")
    REPEATED = (
        "1 entry that repeats came once, on its first day.",
        "{n} entries that repeat came once, on their first day.",
    )
    STATE = (
        "Progress, locks, alarms or labels of 1 entry were left out.",
        "Progress, locks, alarms or labels of {n} entries were left out.",
    )
    FIELD = (
        "Fields without a place here were left out of 1 entry.",
        "Fields without a place here were left out of {n} entries.",
    )
    DAY_FIRST = (
        "1 date such as 3/4/1962 was read with the day first.",
        "{n} dates such as 3/4/1962 were read with the day first.",
    )
    SHEET_DAYS = (
        "1 number was read as a spreadsheet's count of days.",
        "{n} numbers were read as a spreadsheet's count of days.",
    )


class Rejected(NamedTuple):
    """A row, entry or slide that could not be read: where it stands, why, and what can be done."""

    place: str
    reason: str
    mend: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {' '.join(f'{self.reason} {self.mend}'.split())}"


@dataclass(slots=True)
class Report:
    """The outcome of one exchange; filled by readers and writers on the way.

    Attributes:
        events, documents: how many went over.
        lost: the ids (or places) that each kind of loss is about, each once.
        left_out: ids of events and documents that did not go at all.
        rejected: rows that could not be read.
        there_already: how many events and documents the collection had.
    """

    events: int = 0
    documents: int = 0
    lost: dict[Loss, dict[str, None]] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    rejected: list[Rejected] = field(default_factory=list)
    there_already: int = 0

    def lose(self, loss: Loss, id_: str) -> None:
        """Note that `loss` happened to the event, document or row `id_`."""
        self.lost.setdefault(loss, {})[id_] = None

    def leave_out(self, loss: Loss, id_: str) -> None:
        """Note that an event or document does not go at all."""
        self.left_out.add(id_)
        self.lose(loss, id_)

    def reject(self, place: str, reason: str, mend: str = "") -> None:
        """Note a row that could not be read."""
        self.rejected.append(Rejected(place, reason, mend))

    def has(self, loss: Loss, id_: str) -> bool:
        """Tell whether `loss` is noted of `id_`."""
        return id_ in self.lost.get(loss, {})

    def losses(self) -> Iterator[str]:
        """Yield a sentence for each kind of loss, in the order of `Loss`."""
        for loss in Loss:
            number = len(self.lost.get(loss, {}))
            if number:
                one, several = loss.value
                yield one if number == 1 else several.replace("{n}", f"{number:,}")

    def lines(self) -> Iterator[str]:
        """Yield the report line by line: losses, rows rejected, doubles."""
        yield from self.losses()
        yield from map(str, self.rejected)
        if self.there_already:
            were = "entry was" if self.there_already == 1 else "entries were"
            yield f"{self.there_already:,} {were} there already and left alone."

    def summary(self, done: str) -> str:
        """Return one line: "Exported 717 events and 0 documents" (`done` is the first word)."""
        parts = [_counted(self.events, "event"), _counted(self.documents, "document")]
        went = [part for part in parts if part[0] != "0"] or ["nothing"]
        return f"{done} {' and '.join(went)}."


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
