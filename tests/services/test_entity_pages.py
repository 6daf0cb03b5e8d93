"""The card of an entity."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cubatimeline.domain.date_words import unbreakable
from cubatimeline.services.entity_pages import entity_card
from cubatimeline.store.reader import Reader
from tests.store.content import filled


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "small.cubatimeline")) as opened:
        yield opened


def test_a_card_holds_life_offices_company_and_events(reader: Reader) -> None:
    card = entity_card(reader, "nikita-khrushchev", "en")
    assert card is not None
    assert card.other_names == ("Nikita Jruschov", "Никита Хрущёв")
    assert (card.begins, card.ends) == (unbreakable("15 April 1894"), unbreakable("11 September 1971"))
    assert [(office.title, office.date) for office in card.offices] == [
        ("First Secretary", unbreakable("14 Sept. 1953 – 14 Oct. 1964"))
    ]
    assert [event.id for event in card.events] == ["1964-10-14-fall", "1964-10-16-talk"]
    assert {(each.name, each.events) for each in card.companions} == {("Leonid Brezhnev", 1), ("Ernesto Guevara", 1)}
    assert card.documents == (("talk", "From the diary of O. T. Darusenkov"),)


def test_a_card_speaks_the_language_asked_for(reader: Reader) -> None:
    card = entity_card(reader, "nikita-khrushchev", "ru")
    assert card is not None
    assert card.name == "Никита Хрущёв"
    assert card.events[0].title == "Президиум снимает Хрущёва"


def test_nobody_has_no_card(reader: Reader) -> None:
    assert entity_card(reader, "nobody", "en") is None
