"""Documents related to one: by the events they attest both, by those they both name, and by nearness in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log

from cubatimeline.domain.calendars import civil
from cubatimeline.domain.date_words import in_words, unbreakable
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import DocumentId
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Language
from cubatimeline.store.reader import Reader
from cubatimeline.store.relatedness import RelatedHead, Shared, count_sources, read_related_heads, read_shared

RELATED = 8
"""How many related documents are told."""
_MOST = 2_000
"""What more documents than this have in common relates none of them; bounds the work in large collections."""
_WEIGHED = 400
"""So many of the candidates with the most in common are also compared by their dates."""
_EVENT_WEIGHT = 1.6
"""An event that both attest ties two documents more closely than a name that both have, rarity being equal."""
_NEAR_WEIGHT, _NEAR_DAYS = 1.5, 90.0
"""What the same day adds to the score, and after how many days that has fallen to a third."""
_NAMED, _EVENTS_NAMED = 3, 1
_LEAST = 1.0
"""A lower score is chance: a name that a third of all documents have."""


@dataclass(frozen=True, slots=True)
class RelatedDocument:
    """One related document with the reason.

    Attributes:
        date: the date it goes by, in words; empty where there is none.
        names: names that both have, the rarest first; `more_names` counts the others.
        events: titles of events that both attest, the rarest first; `more_events` counts the others.
        when: the month or year both are of, in words ("October 1964"); empty where they are of different years.
    """

    id: DocumentId
    title: str
    date: str
    names: tuple[str, ...]
    more_names: int
    events: tuple[str, ...]
    more_events: int
    when: str


def related_documents(
    reader: Reader, document: DocumentId, language: Language, limit: int = RELATED
) -> tuple[RelatedDocument, ...]:
    """Return the documents that have most in common with one, the closest first; those by chance alone are left out."""
    row, shared = reader.read(lambda connection: read_shared(connection, document, _MOST))
    if row < 0:
        return ()
    total = reader.read(count_sources)
    weights = {each.key: _weight(each, total) for each in shared}
    ties = _ties(row, shared)
    close = {other: sum(weights[each.key] for each in both) for other, both in ties.items()}
    ranked = sorted(ties, key=lambda other: (-close[other], other))[:_WEIGHED]
    heads = reader.read(lambda connection: read_related_heads(connection, [row, *ranked]))
    own = heads[row].date
    scores = {other: close[other] + _nearness(own, heads[other].date) for other in ranked if heads[other].source}
    best = sorted(scores, key=lambda other: (-scores[other], heads[other].id))[:limit]
    return tuple(
        _told(heads[other], sorted(ties[other], key=lambda each: (-weights[each.key], each.id)), own, language)
        for other in best
        if scores[other] >= _LEAST
    )


def _ties(row: int, shared: Iterable[Shared]) -> dict[int, list[Shared]]:
    """Return for each other document what it has in common with the one in row `row`."""
    ties: defaultdict[int, list[Shared]] = defaultdict(list)
    for each in shared:
        if not each.common:
            for other in each.documents:
                ties[other].append(each)
    ties.pop(row, None)
    return dict(ties)


def _weight(shared: Shared, total: int) -> float:
    """Return how much it says that two documents have something in common: the rarer, the more."""
    rarity = log(max(total, 2) / max(len(shared.documents), 1))
    return max(rarity, 0.0) * (_EVENT_WEIGHT if shared.is_event else 1.0)


def _nearness(one: EdtfDate | None, other: EdtfDate | None) -> float:
    """Return what nearness in time adds; nothing where a date is missing or open."""
    if one is None or other is None:
        return 0.0
    first, last, others_first, others_last = one.earliest, one.latest, other.earliest, other.latest
    if first is None or last is None or others_first is None or others_last is None:
        return 0.0
    days = max(first - others_last, others_first - last, 0)
    length = max(last - first, others_last - others_first)
    # What is only known to the year is near many things, which says less.
    return _NEAR_WEIGHT * exp(-(days + length) / _NEAR_DAYS)


def _told(head: RelatedHead, both: list[Shared], own: EdtfDate | None, language: Language) -> RelatedDocument:
    names = [each.name.in_(language) for each in both if not each.is_event]
    events = [each.name.in_(language) for each in both if each.is_event]
    date = "" if head.date is None else unbreakable(in_words(head.date, language, "medium"))
    return RelatedDocument(
        head.id, head.title.in_(language), date, tuple(names[:_NAMED]), len(names[_NAMED:]),
        tuple(events[:_EVENTS_NAMED]), len(events[_EVENTS_NAMED:]), _common_time(own, head.date, language),
    )  # fmt: skip


def _common_time(one: EdtfDate | None, other: EdtfDate | None, language: Language) -> str:
    """Return the month, else the year, in which two dates lie both, in words; "" where there is none."""
    bounds = [bound for date in (one, other) if date is not None for bound in (date.earliest, date.latest)]
    days = [civil(bound) for bound in bounds if bound is not None]
    if len(days) < 4 or len({year for year, _, _ in days}) > 1 or not 0 <= days[0][0] <= 9999:
        return ""
    year, month, _ = days[0]
    same_month = len({month for _, month, _ in days}) == 1
    return unbreakable(in_words(parse(f"{year:04}-{month:02}" if same_month else f"{year:04}"), language, "long"))
