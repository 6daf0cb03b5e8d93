"""Small collections for the tests of the store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.documents import ArchiveReference, Body, Document, Mark, MarkKind, Passage
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Band, Entity, EntityKind, Holder, Office, OfficeLine
from cubatimeline.domain.events import Category, Event, Rival
from cubatimeline.domain.evidence import Evidence, Stance
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.tours import Scene, Tour
from cubatimeline.store.fill import fill

TALK = (
    "On 16 October 1964 Darusenkov called on Guevara in Havana.\n\n"
    "They spoke of Khrushchev, whose missiles had gone home two years before."
)
CHAPTER = "Khrushchev fell on 14 October 1964. In Havana the embassy listened."

CATEGORIES = (
    Category("diplomacy", Localised("Diplomacy", "Diplomacia", "Дипломатия"), 0),
    Category("military", Localised("Military", "Asuntos militares", "Военное дело"), 1),
)
ENTITIES = (
    Entity(
        "nikita-khrushchev",
        EntityKind.PERSON,
        Localised("Nikita Khrushchev", "Nikita Jruschov", "Никита Хрущёв"),
        aliases=("Khrushchev", "Jruschov", "Хрущёв"),
        country="USSR",
        role="First Secretary",
        begins=parse("1894-04-15"),
        ends=parse("1971-09-11"),
        offices=(Office(Localised("First Secretary"), "CPSU", parse("1953-09-14/1964-10-14")),),
        documents=("talk",),
    ),
    Entity(
        "leonid-brezhnev",
        EntityKind.PERSON,
        Localised("Leonid Brezhnev", "Leonid Brézhnev", "Леонид Брежнев"),
        aliases=("Brezhnev",),
    ),
    Entity("ernesto-guevara", EntityKind.PERSON, Localised("Ernesto Guevara"), aliases=("Guevara",)),
    Entity("havana", EntityKind.PLACE, Localised("Havana", "La Habana", "Гавана"), latitude=23.13, longitude=-82.38),
)
_TURNS = (
    Holder("nikita-khrushchev", parse("1953-09-14/1964-10-14"), Localised("Khrushchev", "Jruschov", "Хрущёв")),
    Holder("leonid-brezhnev", parse("1964-10-14/1982-11-10"), note="First Secretary, then General Secretary."),
)
DOCUMENTS = (
    Document(
        "talk",
        Localised("From the diary of O. T. Darusenkov", ru="Из дневника О. Т. Дарусенкова"),
        body=Body.DIGEST,
        text=TALK,
        kind="conversation",
        creator="O. T. Darusenkov",
        publisher="An archive",
        original_language="ru",
        dates={"discussed": parse("1964-10-16"), "written": parse("1964-10-27")},
        reference=ArchiveReference(archive="TsKhSD", fond="5", opis="49"),
        summary="A talk two days after the fall.",
    ),
    Document("history", Localised("A history of the crisis"), publisher="A press"),
    Document(
        "chapter-one",
        Localised("The fall"),
        body=Body.CHAPTER,
        text=CHAPTER,
        kind="chapter",
        dates={"covers": parse("1964")},
        number=1,
    ),
)
EVENTS = (
    Event(
        "1962-10-22-speech",
        parse("1962-10-22T19:00"),
        Localised("Kennedy announces the quarantine", "Kennedy anuncia la cuarentena", "Кеннеди объявляет о карантине"),
        "The missiles are told of on television.",
        "military",
        5,
    ),
    Event(
        "1964-10-14-fall",
        parse("1964-10-14"),
        Localised("The Presidium removes Khrushchev", "El Presidium destituye a Jruschov", "Президиум снимает Хрущёва"),
        "He is pensioned off.",
        "diplomacy",
        4,
        entities=("nikita-khrushchev", "leonid-brezhnev"),
    ),
    Event(
        "1964-10-16-talk",
        parse("1964-10-16"),
        Localised("Guevara speaks of the fall", "Guevara habla de la caída", "Гевара говорит о смещении"),
        "An embassy secretary hears him. The agreements are not touched.",
        "diplomacy",
        3,
        entities=("ernesto-guevara", "havana", "nikita-khrushchev"),
        disputed="The day.",
        rivals=(
            Rival(parse("1964-10-16"), "", ("talk",)),
            Rival(parse("1964-10-18~"), "two days later", ("history",)),
        ),
    ),
    Event("1960-trade", parse("1960/1964?"), Localised("Sugar goes east"), "For oil.", "diplomacy", 2, ("havana",)),
    Event("before", parse("../1959"), Localised("Before the revolution"), "Long ago.", "diplomacy", 1),
)


def _evidence() -> tuple[Evidence, ...]:
    first = Passage.cut("talk", TALK, 0, TALK.index(" in Havana"))
    start = TALK.index("whose missiles")
    second = Passage.cut("talk", TALK, start, TALK.index(" two years"))
    return (
        Evidence("1962-10-22-speech", "talk", second, says=parse("1962-10")),
        Evidence("1964-10-14-fall", "history", says=parse("1964-10")),
        Evidence("1964-10-16-talk", "talk", first, says=parse("1964-10-16")),
        Evidence("1964-10-16-talk", "history", None, Stance.DISPUTES, parse("1964-10-18~"), 0.5),
        Evidence("1960-trade", "history"),
    )


MARKS = {
    "talk": (
        Mark(MarkKind.EVENT, 0, TALK.index(" in Havana"), "1964-10-16-talk"),
        Mark(MarkKind.DATE, 3, 18, "1964-10-16"),
        Mark(MarkKind.ENTITY, TALK.index("Guevara"), TALK.index("Guevara") + 7, "ernesto-guevara"),
        Mark(MarkKind.ENTITY, TALK.index("Khrushchev"), TALK.index("Khrushchev") + 10, "nikita-khrushchev"),
    ),
    "chapter-one": (
        Mark(MarkKind.EVENT, 0, 34, "1964-10-14-fall"),
        Mark(MarkKind.ENTITY, 0, 10, "nikita-khrushchev"),
    ),
}
TOURS = (
    Tour(
        "short",
        Localised("A short story", "Un cuento", "Рассказ"),
        "Two scenes.",
        (
            Scene(Localised("One"), parse("1962"), parse("1963"), "Missiles.", highlight=("1962-10-22-speech",)),
            Scene(
                Localised("Two"),
                parse("1964"),
                parse("1965"),
                "The fall.",
                notes="Pause.",
                hidden=("1964-10-14-fall",),
                categories=("diplomacy",),
                document="talk",
                event="1964-10-16-talk",
            ),
        ),
    ),
)


def small_content() -> CollectionContent:
    """Return a collection that has a little of everything."""
    return CollectionContent(
        id="sample",
        version=1,
        title=Localised("A sample", "Una muestra", "Образец"),
        span=(parse("1953").earliest or 0, parse("1965").latest or 0),
        categories=CATEGORIES,
        entities=ENTITIES,
        office_lines=(
            OfficeLine("party-leader", Localised("Party leader"), "USSR", _TURNS, documents=("history",)),
            OfficeLine("president", Localised("President"), "Cuba", (), complete=False),
        ),
        bands=(Band("moscow", Localised("Moscow", "Moscú", "Москва"), _TURNS),),
        documents=DOCUMENTS,
        events=EVENTS,
        evidence=_evidence(),
        tours=TOURS,
        summary="A little of everything.",
        credits="Ours.",
        marks=MARKS,
    )


def wide_content(events: int) -> CollectionContent:
    """Return the small collection with many more events."""
    small = small_content()
    more = tuple(replace(EVENTS[1], id=f"event-{number}") for number in range(events))
    proofs = tuple(Evidence(event.id, "history") for event in more)
    return replace(small, events=small.events + more, evidence=small.evidence + proofs)


def filled(path: Path, content: CollectionContent | None = None) -> Path:
    """Fill a new collection at `path` and return the path."""
    fill(path, content or small_content(), lambda what, part: None, lambda: False)
    return path
