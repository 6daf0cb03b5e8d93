"""Names that a text leaves open, and who may be meant."""

from __future__ import annotations

import pytest

from cubatimeline.domain.documents import Body, Document, Mark, MarkKind
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Entity, EntityKind, Office
from cubatimeline.domain.languages import Localised
from cubatimeline.services.open_mentions import OpenMentions, Reason

_MINISTER = Office(Localised("Minister"), "Government", parse("1959-10-01/2008"))
FIDEL = Entity(
    "fidel-castro", EntityKind.PERSON, Localised("Fidel Castro"), ("Castro",), begins=parse("1926-08-13"),
    ends=parse("2016-11-25"), offices=(Office(Localised("Prime Minister"), "Government", parse("1959-02-16/2008")),),
)  # fmt: skip
RAUL = Entity(
    "raul-castro", EntityKind.PERSON, Localised("Raúl Castro"), ("Castro",), begins=parse("1931-06-03"),
    offices=(_MINISTER,),
)  # fmt: skip


@pytest.fixture(scope="module")
def finder() -> OpenMentions:
    return OpenMentions((FIDEL, RAUL), "en")


def document(text: str, body: Body = Body.DIGEST, written: str = "") -> Document:
    dates = {"written": parse(written)} if written else {}
    return Document("d", Localised("D"), body, text, dates=dates)


def named(text: str, words: str, target: str) -> Mark:
    at = text.index(words)
    return Mark(MarkKind.ENTITY, at, at + len(words), target)


TEXT = "Fidel Castro and Raúl Castro came. Later that day Castro spoke. The crowd waited."


def marks(text: str) -> list[Mark]:
    return [named(text, "Fidel Castro", FIDEL.id), named(text, "Raúl Castro", RAUL.id)]


def test_a_name_that_two_bear_is_open_with_its_sentence(finder: OpenMentions) -> None:
    (mention,) = finder.in_document(document(TEXT), marks(TEXT))
    assert (mention.words, TEXT[mention.start : mention.end]) == ("Castro", "Castro")
    assert (mention.before, mention.after) == ("Later that day ", " spoke.")
    assert {each.id for each in mention.candidates} == {FIDEL.id, RAUL.id}


def test_what_is_marked_is_no_longer_open(finder: OpenMentions) -> None:
    (mention,) = finder.in_document(document(TEXT), marks(TEXT))
    settled = Mark(MarkKind.ENTITY, mention.start, mention.end, RAUL.id)
    assert finder.in_document(document(TEXT), [*marks(TEXT), settled]) == []


def test_who_is_named_close_by_and_held_office_comes_first(finder: OpenMentions) -> None:
    text = (
        f"Fidel Castro had gone.\n\n{'The talks went on. ' * 40}\n\nRaúl Castro came.\n\nTwo days later Castro spoke."
    )
    (mention,) = finder.in_document(document(text, written="1960-05-01"), marks(text))
    assert [(each.id, each.reasons) for each in mention.candidates] == [
        (RAUL.id, (Reason.NAMED_NEAR, Reason.IN_OFFICE)),
        (FIDEL.id, (Reason.NAMED, Reason.IN_OFFICE)),
    ]


def test_who_was_dead_by_the_date_told_just_before_comes_last(finder: OpenMentions) -> None:
    text = TEXT.replace("Later that day", "On 4 May 2018")
    date = Mark(MarkKind.DATE, text.index("4 May"), text.index("4 May") + 10, "2018-05-04")
    (mention,) = finder.in_document(document(text, Body.CHAPTER), [*marks(text), date])
    assert [each.id for each in mention.candidates] == [RAUL.id, FIDEL.id]
    assert Reason.DEAD in mention.candidates[1].reasons


def test_brothers_named_together_are_not_one_of_them(finder: OpenMentions) -> None:
    text = "Fidel Castro and Raúl Castro came. The Castro brothers stayed."
    assert finder.in_document(document(text), marks(text)) == []


def test_a_long_sentence_is_cut_at_words(finder: OpenMentions) -> None:
    text = TEXT.replace("Later that day", "word " * 60 + "and").replace("spoke.", "spoke " + "again " * 60 + ".")
    (mention,) = finder.in_document(document(text), marks(text))
    assert mention.before.startswith("… word")
    assert mention.after.endswith("again …")
    assert len(mention.before) + len(mention.after) < 240


def test_a_record_without_text_has_none(finder: OpenMentions) -> None:
    assert finder.in_document(document("", Body.RECORD), []) == []
