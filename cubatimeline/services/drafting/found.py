"""What a draft is before it is stored: one sentence's telling of one happening."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cubatimeline.domain.entities import EntityId, EntityKind
from cubatimeline.domain.languages import Language


class Reason(StrEnum):
    """Why a draft is as sure as it is; the window puts these into words."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    LONGER = "longer"
    YEAR_CARRIED = "year-carried"
    RELATIVE = "relative"
    HAPPENED = "happened"
    NAMED_HAPPENING = "named-happening"
    STATE = "state"
    ACTOR = "actor"
    NAMES = "names"
    PLANNED = "planned"
    DENIED = "denied"
    HEARSAY = "hearsay"
    QUOTED = "quoted"
    LISTED = "listed"
    DIARY = "diary"


@dataclass(frozen=True, slots=True)
class FoundDraft:
    """One happening as one sentence tells it.

    Attributes:
        edtf: its date.
        written: the words of the date, verbatim.
        title: a few words, in the language of the sentence; begins with who or what, has no date in it.
        start, end: offsets of the sentence in the text of the document, end exclusive.
        names: the entities named in the sentence, in its order.
        proposed: names in it that are not known yet: kind and name.
        confidence: 0 to 1.
        words: what it is compared by with other tellings: sorts of happening ("#4") and stems of words.
        central: the names that it is compared by: those in its title, or where there are none those in the
            sentence; entity ids, and of names not known the kind with the name.
    """

    edtf: str
    written: str
    title: str
    language: Language
    start: int
    end: int
    names: tuple[EntityId, ...]
    proposed: tuple[tuple[EntityKind, str], ...]
    confidence: float
    reasons: tuple[Reason, ...]
    words: frozenset[str]
    central: frozenset[str] = frozenset()
