"""A small collection in which drafts and names wait."""

from __future__ import annotations

from dataclasses import replace

from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.dates import with_words
from cubatimeline.domain.documents import Body, Document, Passage
from cubatimeline.domain.drafts import Proposal, ProposalMention
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.events import Event, Origin, Status
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.languages import Localised
from tests.store.content import small_content

LETTER = (
    "On 26 October 1962 Khrushchev wrote to Kennedy. Two days later he gave way.\n\n"
    "Ambassador Alekseev reported it from Havana."
)
CARTA = "El 27 de octubre de 1962 Jruschov escribió a Kennedy. Alekseev lo supo en La Habana."
LETTER_EVENT, GAVE_WAY = "draft-letter", "draft-gave-way"


def _document(id_: str, title: str, text: str, language: str) -> Document:
    return Document(id_, Localised(title), body=Body.TEXT, text=text, kind="letter", language=language)


def _draft(id_: str, edtf: str, written: str, title: str, confidence: float, *entities: str) -> Event:
    return Event(
        id_,
        with_words(parse(edtf), written),
        Localised(title),
        "",
        "diplomacy",
        2,
        entities=entities,
        origin=Origin.IMPORTED,
        status=Status.DRAFT,
        confidence=confidence,
    )


def waiting_content() -> CollectionContent:
    """Return the small collection with two documents more and two drafts, on the first of which they disagree."""
    small = small_content()
    documents = (_document("letter", "A letter", LETTER, "en"), _document("carta", "Una carta", CARTA, "es"))
    drafts = (
        _draft(LETTER_EVENT, "1962-10-26", "26 October 1962", "Khrushchev writes", 0.92, "nikita-khrushchev"),
        _draft(GAVE_WAY, "1962-10-28", "Two days later", "He gives way", 0.4),
    )
    first, second = LETTER.index("."), LETTER.index("Two days")
    evidence = (
        _evidence(LETTER_EVENT, "letter", LETTER, 0, first + 1, "1962-10-26"),
        _evidence(LETTER_EVENT, "carta", CARTA, 0, CARTA.index(".") + 1, "1962-10-27"),
        _evidence(GAVE_WAY, "letter", LETTER, second, LETTER.index(".", second) + 1, "1962-10-28"),
    )
    return replace(
        small,
        documents=small.documents + documents,
        events=small.events + drafts,
        evidence=small.evidence + evidence,
    )


def _evidence(event: str, document: str, text: str, start: int, end: int, says: str) -> Evidence:
    return Evidence(event, document, Passage.cut(document, text, start, end), says=parse(says), origin=Origin.IMPORTED)


def alekseev() -> Proposal:
    """Return a person whom both documents name and the collection does not know."""
    places = (
        ProposalMention(id_, text.index("Alekseev"), text.index("Alekseev") + len("Alekseev"))
        for id_, text in (("letter", LETTER), ("carta", CARTA))
    )
    return Proposal(EntityKind.PERSON, "Alekseev", ("Alekseev", "Alexeyev"), tuple(places))


def sierra() -> Proposal:
    """Return a place that is none: a mistake to be dismissed."""
    return Proposal(EntityKind.PLACE, "Ambassador", ("Ambassador",), (ProposalMention("letter", 78, 88),))
