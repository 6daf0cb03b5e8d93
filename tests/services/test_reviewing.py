"""What waits for a yes or no is read with its proofs, its reasons and what it may be the same as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.edtf import parse
from cubatimeline.services.drafting.found import Reason
from cubatimeline.services.name_filter import NameFilter
from cubatimeline.services.reviewing import (
    found_events,
    near_events,
    read_cards,
    read_queue,
    same_as,
    samples_of,
    sentence_around,
    with_main_date,
)
from cubatimeline.store.reader import Reader
from tests.store.content import filled, small_content
from tests.store.waiting import GAVE_WAY, LETTER_EVENT, alekseev, waiting_content


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "waiting.cubatimeline", waiting_content())) as opened:
        yield opened


def test_drafts_stand_by_document_and_date(waiting: Reader) -> None:
    cards = read_queue(waiting, "en")
    assert [card.event.id for card in cards] == [LETTER_EVENT, GAVE_WAY]
    letter = cards[0]
    assert letter.date.replace("\u00a0", " ") == "26 October 1962"
    assert letter.names == (("nikita-khrushchev", "Nikita Khrushchev"),)
    assert [place.document for place in letter.places] == ["letter", "carta"]
    assert letter.confidence == 0.92


def test_dates_and_names_are_in_the_language_asked_for(waiting: Reader) -> None:
    (letter,) = read_cards(waiting, [LETTER_EVENT], "ru")
    assert letter.date.replace("\u00a0", " ") == "26 октября 1962 г."
    assert letter.names == (("nikita-khrushchev", "Никита Хрущёв"),)


def test_accepted_events_do_not_wait(waiting: Reader) -> None:
    assert read_cards(waiting, ["1964-10-14-fall", GAVE_WAY, "nothing"], "en")[0].event.id == GAVE_WAY
    assert len(read_cards(waiting, ["1964-10-14-fall", GAVE_WAY, "nothing"], "en")) == 1


def test_a_collection_without_drafts_has_an_empty_queue(tmp_path: Path) -> None:
    with Reader(filled(tmp_path / "small.cubatimeline", small_content())) as reader:
        assert read_queue(reader, "en") == []


def test_reasons_are_judged_from_the_words(waiting: Reader) -> None:
    letter, gave_way = read_queue(waiting, "en")
    assert Reason.DAY in letter.reasons
    assert Reason.RELATIVE not in letter.reasons
    assert Reason.RELATIVE in gave_way.reasons


def test_the_main_date_can_be_exchanged_and_back(waiting: Reader) -> None:
    letter = read_queue(waiting, "en")[0]
    assert [value.date.edtf for value in letter.values] == ["1962-10-26", "1962-10-27"]
    changed = with_main_date(letter, 1, "They differ.")
    assert changed.date == parse("1962-10-27")
    assert changed.disputed == "They differ."
    assert [rival.documents for rival in changed.rivals] == [("carta",), ("letter",)]


def test_near_events_come_with_what_they_share(waiting: Reader) -> None:
    letter = read_queue(waiting, "en")[0].event
    near = near_events(waiting, letter, waiting.columns(), "en")
    assert near[0].id == "1962-10-22-speech"
    assert all(candidate.id not in (LETTER_EVENT, GAVE_WAY) for candidate in near)


def test_shared_names_count_more_than_days(waiting: Reader) -> None:
    letter = replace(read_queue(waiting, "en")[0].event, date=parse("1964-10-15"))
    first, second = near_events(waiting, letter, waiting.columns(), "es")[:2]
    assert {first.id, second.id} == {"1964-10-14-fall", "1964-10-16-talk"}
    assert first.shared == ("Nikita Jruschov",)


def test_an_undated_draft_is_near_nothing(waiting: Reader) -> None:
    letter = replace(read_queue(waiting, "en")[0].event, date=parse("../.."))
    assert near_events(waiting, letter, waiting.columns(), "en") == []


def test_a_search_finds_accepted_events_alone(waiting: Reader) -> None:
    assert [candidate.id for candidate in found_events(waiting, "khrushchev", "en")] == ["1964-10-14-fall"]


def test_sample_sentences_come_from_different_documents(waiting: Reader) -> None:
    samples = samples_of(waiting, alekseev(), "en")
    assert {sample.document for sample in samples} == {"letter", "carta"}
    for sample in samples:
        assert sample.sentence[sample.start : sample.end] == "Alekseev"
    sentences = {sample.sentence for sample in samples}
    assert "Alekseev lo supo en La Habana." in sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two names him. Three.", "Two names him."),
        ("him", "him"),
        ("A line\nwith him\nand more", "with him\n"),
        ("x" * 500 + " him " + "y" * 500, "x" * 159 + " him " + "y" * 159),
    ],
)
def test_the_sentence_around_a_name(text: str, expected: str) -> None:
    start = text.index("him")
    first, last = sentence_around(text, start, start + 3)
    assert text[first:last] == expected


def test_a_name_may_be_another_form_of_one_that_is_known(waiting: Reader) -> None:
    names = NameFilter(waiting.entities())
    proposal = replace(alekseev(), name="Nikita Sergeevich Khruschev", spellings=("Jruschov",))
    assert same_as(proposal, names)[0] == "nikita-khrushchev"
    assert same_as(alekseev(), names) == []


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "elsewhere " * 40 + "Havana " + "afterwards " * 40
    start = text.index("Havana")
    first, last = sentence_around(text, start, start + 6)
    assert text[first:last].startswith("elsewhere ")
    assert text[:last].endswith("afterwards")


def test_a_draft_of_the_day_of_an_event_like_it_may_be_the_same(tmp_path: Path) -> None:
    content = waiting_content()
    told = next(event for event in content.events if event.id == "1964-10-14-fall")
    last = content.events[-1]
    alike = replace(last, id="alike", date=told.date, title=told.title)
    unlike = replace(last, id="unlike", date=told.date, title=replace(told.title, en="Rain", es="", ru=""), entities=())
    proof = content.evidence[-1]
    more = replace(
        content,
        events=(*content.events, alike, unlike),
        evidence=(*content.evidence, replace(proof, event="alike"), replace(proof, event="unlike")),
    )
    with Reader(filled(tmp_path / "same.cubatimeline", more)) as reader:
        same = {card.event.id: card.same.id for card in read_queue(reader, "en") if card.same is not None}
    assert same == {"alike": "1964-10-14-fall"}
