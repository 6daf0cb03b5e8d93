"""The card of an entity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.date_words import unbreakable
from cubatimeline.domain.events import Status
from cubatimeline.domain.languages import Language
from cubatimeline.services.entity_pages import MOST_EVENTS, EntityCardContent, entity_card
from cubatimeline.store.reader import Reader
from tests.services.related import FALL, circle_of
from tests.store.content import filled, small_content, wide_content


def card_of(reader: Reader, id_: str, language: Language, other: str = "") -> EntityCardContent | None:
    return entity_card(reader, circle_of(reader), id_, language, other)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "small.cubatimeline")) as opened:
        yield opened


def test_a_card_holds_life_offices_company_and_events(reader: Reader) -> None:
    card = card_of(reader, "nikita-khrushchev", "en")
    assert card is not None
    assert card.other_names == ("Nikita Jruschov", "Никита Хрущёв")
    assert (card.begins, card.ends) == (unbreakable("15 April 1894"), unbreakable("11 September 1971"))
    assert [(office.title, office.date) for office in card.offices] == [
        ("First Secretary", unbreakable("14 Sept. 1953 – 14 Oct. 1964"))
    ]
    assert [event.id for event in card.events] == ["1964-10-14-fall", "1964-10-16-talk"]
    assert {(each.name, each.events) for each in card.companions} == {("Leonid Brezhnev", 1), ("Ernesto Guevara", 1)}
    assert (card.event_count, card.first, card.last) == (2, unbreakable("14 Oct. 1964"), unbreakable("16 Oct. 1964"))
    assert [(each.name, each.events) for each in card.places] == [("Havana", 1)]
    assert [(each.id, each.mentions) for each in card.documents] == [("talk", 1), ("chapter-one", 1)]
    assert (card.document_count, card.mentions) == (2, 2)
    assert card.aliases == ("Khrushchev", "Jruschov", "Хрущёв")


def test_a_pair_is_told_of_what_both_share(reader: Reader) -> None:
    card = card_of(reader, "nikita-khrushchev", "en", "ernesto-guevara")
    assert card is not None
    assert card.other == ("ernesto-guevara", "Ernesto Guevara")
    assert [event.id for event in card.events] == ["1964-10-16-talk"]
    assert card.event_count == 1


def test_a_partner_who_is_not_there_leaves_everything(reader: Reader) -> None:
    card = card_of(reader, "nikita-khrushchev", "en", "nobody")
    assert card is not None
    assert card.other is None
    assert card.event_count == 2


def test_drafts_do_not_count(tmp_path: Path) -> None:
    content = small_content()
    events = tuple(replace(each, status=Status.DRAFT) if each.id == FALL else each for each in content.events)
    with Reader(filled(tmp_path / "drafts.cubatimeline", replace(content, events=events))) as reader:
        card = card_of(reader, "nikita-khrushchev", "en")
    assert card is not None
    assert card.event_count == 1
    assert [each.name for each in card.companions] == ["Ernesto Guevara"]


def test_a_crowded_card_lists_the_most_important_and_counts_the_rest(tmp_path: Path) -> None:
    with Reader(filled(tmp_path / "wide.cubatimeline", wide_content(300))) as reader:
        card = card_of(reader, "nikita-khrushchev", "en")
    assert card is not None
    assert (card.event_count, len(card.events)) == (302, MOST_EVENTS)
    assert card.companions[0].events == 301


def test_a_card_speaks_the_language_asked_for(reader: Reader) -> None:
    card = card_of(reader, "nikita-khrushchev", "ru")
    assert card is not None
    assert card.name == "Никита Хрущёв"
    assert card.events[0].title == "Президиум снимает Хрущёва"


def test_nobody_has_no_card(reader: Reader) -> None:
    assert card_of(reader, "nobody", "en") is None
