"""How sure a draft is: a score with its reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cubatimeline.services.drafting.found import Reason
from cubatimeline.services.drafting.happenings import is_being, is_past, tells
from cubatimeline.services.extraction.dates import DateSpan

_WEIGHTS = {
    Reason.DAY: 0.5,
    Reason.MONTH: 0.42,
    Reason.YEAR: 0.34,
    Reason.LONGER: 0.2,
    Reason.YEAR_CARRIED: -0.03,
    Reason.RELATIVE: -0.12,
    Reason.HAPPENED: 0.28,
    Reason.NAMED_HAPPENING: 0.16,
    Reason.STATE: -0.02,
    Reason.ACTOR: 0.15,
    Reason.NAMES: 0.07,
    Reason.PLANNED: -0.18,
    Reason.DENIED: -0.1,
    Reason.HEARSAY: -0.06,
    Reason.QUOTED: -0.04,
    Reason.LISTED: 0.1,
    Reason.DIARY: -0.05,
}
_LEAST, _MOST = 0.05, 0.98
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(
    r"\d{4}|[’']\d\d|\d[./]\d\d$|[^\W\d]-?\d\d$|(?:fift|sixt|sevent|eight|ninet)ies|sesenta|шестидес"
).search
_FIGURE = re.compile(r"\d").search
_MONTHS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|янв|фев|март|апр|ма[йяе]\b|июн|июл|авг|сен|"
    r"окт|ноя|дек)",
    re.IGNORECASE,
).search
_PLANNED = re.compile(
    r"\b(?:will|shall|plans?|planned|scheduled|due|intends?|is\ to|are\ to|hopes?|expected|would|"
    r"prevé|prevén|previst[oa]s?|planea|[^\W\d]{3,}(?:rá|rán|remos)|"
    r"будет|будут|планиру\w+|намеч\w+|предсто\w+|намерен\w*|состоится)\b",
    re.VERBOSE | re.IGNORECASE,
).search
_DENIED = re.compile(
    r"\b(?:not|never|nunca|jamás|не|никогда)\b(?!\s+(?:only|just|merely|until))|n[’']t\b(?!\s+until)", re.IGNORECASE
).search
_DENIED_ES = re.compile(r"\bno\b(?!\s+sólo|\s+solo|\.?\s*\d)").search
_HEARSAY = re.compile(
    r"\b(?:allegedly|reportedly|apparently|claims?|rumou?r\w*|supposedly|perhaps|presunt\w+|supuest\w+|al\ parecer|"
    r"якобы|по\ слухам|будто)\b",
    re.VERBOSE | re.IGNORECASE,
).search


def reasons_for_date(span: DateSpan) -> list[Reason]:
    """Return what the words of a date say for it: how fine it is, and how much of it stands there."""
    first = span.edtf.partition("/")[0].strip("[]{}").split("..")[0].split(",")[0]
    parts = first.lstrip("-").rstrip("?~%").split("-")
    if "X" in first or not first:
        found = [Reason.LONGER]
    elif len(parts) == 1:
        found = [Reason.YEAR]
    elif len(parts) == 2:
        found = [Reason.MONTH]
    else:
        found = [Reason.DAY]
    if _YEAR(span.text) is None:
        partial = _MONTHS(span.text) is not None or _FIGURE(span.text) is not None
        found.append(Reason.YEAR_CARRIED if partial else Reason.RELATIVE)
    return found


def reasons_for_words(words: str, sentence: str, *, spanish: bool = False) -> list[Reason]:
    """Return what the words around a date say of what happened; `words` are the part of the sentence meant."""
    lowered = [word.lower() for word in _WORD.findall(words)]
    found = []
    if any(is_past(word) for word in lowered):
        found.append(Reason.HAPPENED)
    elif any(tells(word) for word in lowered):
        found.append(Reason.NAMED_HAPPENING)
    elif any(is_being(word) for word in lowered):
        found.append(Reason.STATE)
    if _PLANNED(words) or (Reason.HAPPENED not in found and _PLANNED(sentence)):
        found.append(Reason.PLANNED)
    if _DENIED(words) or (spanish and _DENIED_ES(words)):
        found.append(Reason.DENIED)
    if _HEARSAY(sentence):
        found.append(Reason.HEARSAY)
    return found


def confidence(reasons: Iterable[Reason]) -> float:
    """Return the sum of the reasons' weights, kept between 0.05 and 0.98."""
    return round(min(_MOST, max(_LEAST, sum(_WEIGHTS[reason] for reason in reasons))), 2)


def finest(dates: Sequence[DateSpan]) -> list[DateSpan]:
    """Return the dates of a sentence without those that only frame a finer one near them ("In 1962, on 27 October").

    Equal dates count once, the first; a date frames another where its notation is the beginning of the other's.
    """
    chosen: list[DateSpan] = []
    for span in dates:
        frames = any(
            other.edtf != span.edtf and other.edtf.startswith(f"{span.edtf}-") and abs(other.start - span.end) < 40
            for other in dates
        )
        if not frames and all(span.edtf != other.edtf for other in chosen):
            chosen.append(span)
    return chosen
