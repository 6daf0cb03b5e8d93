"""What makes a draft of a date in a document, and how sure it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import EntityKind
from cubatimeline.services.drafting import Reason, drafts_of
from cubatimeline.services.extraction.dates import find_dates
from cubatimeline.services.extraction.names import KnownNames
from tests.services.drafting.test_statements import drafts


def test_a_draft_has_its_sentence_its_names_and_its_reasons(known: KnownNames) -> None:
    text = "It was quiet. On 3 November 1962 Mikoyan met Fidel Castro in Havana. Nothing came of it."
    (draft,) = drafts(text, known)
    assert text[draft.start : draft.end] == "On 3 November 1962 Mikoyan met Fidel Castro in Havana."
    assert draft.names == ("anastas-mikoyan", "fidel-castro", "havana")
    assert draft.reasons == (Reason.DAY, Reason.HAPPENED, Reason.ACTOR)
    assert draft.confidence > 0.9


def test_new_names_are_told_beside_the_known_ones(known: KnownNames) -> None:
    (draft,) = drafts("On 3 November 1962 Ambassador Vikenty Pogorelov met Fidel Castro.", known)
    assert draft.proposed == ((EntityKind.PERSON, "Vikenty Pogorelov"),)


def test_a_pronoun_becomes_the_one_person_named_before(known: KnownNames) -> None:
    text = "The cable speaks of Mikoyan. He left Havana on 26 November 1962. He was ill."
    assert [draft.title for draft in drafts(text, known)] == ["Mikoyan left Havana"]


def test_with_two_people_before_nobody_is_guessed(known: KnownNames) -> None:
    text = "The cable speaks of Mikoyan and Castro. He left Havana on 26 November 1962."
    assert [draft.title for draft in drafts(text, known)] == ["Left Havana"]


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("On 3 May 1962 he signed the treaty.", "In May 1962 he signed the treaty."),
        ("In May 1962 he signed the treaty.", "In 1962 he signed the treaty."),
        ("In 1962 he signed the treaty.", "In the 1960s he signed the treaty."),
        ("On 3 May 1962 he signed the treaty.", "On 3 May 1962 he will sign the treaty."),
        ("On 3 May 1962 he signed the treaty.", "On 3 May 1962 he was ill."),
        ("On 3 May 1962 Castro signed the treaty.", "On 3 May 1962 somebody signed the treaty."),
        ("On 3 May 1962 he signed the treaty.", "On 3 May 1962 he allegedly signed the treaty."),
        ("On 3 May 1962 he signed the treaty.", "On 3 May 1962 he never signed the treaty."),
    ],
)
def test_some_statements_are_surer_than_others(surer: str, less_sure: str, known: KnownNames) -> None:
    (one,), (other,) = drafts(surer, known), drafts(less_sure, known)
    assert one.confidence > other.confidence


LETTER = """Havana, 27 October 1962

To the Minister of Foreign Affairs

On 22 October the President spoke.

[1] Pravda, 23 October 1962, p. 1.

[2] Gromyko had told Kennedy on 18 October 1962 that the weapons were defensive.

The October Crisis of 1962

Lists of ships (Moscow, 1963)."""


def test_letterheads_references_and_headings_make_no_drafts_but_notes_that_tell_do(known: KnownNames) -> None:
    found = drafts(LETTER, known, "1962-10-27")
    assert [(draft.edtf, draft.title) for draft in found] == [
        ("1962-10-22", "The President spoke"),
        ("1962-10-18", "Gromyko had told Kennedy that the weapons were defensive"),
    ]


DIARY = """From the diary of the Ambassador

27 October 1962

I met the Foreign Minister and gave him the note.

28 October 1962

I visited President Dorticós. He was calm."""


def test_the_day_over_an_entry_of_a_diary_dates_what_it_tells(known: KnownNames) -> None:
    found = drafts(DIARY, known)
    assert [(draft.edtf, draft.title) for draft in found] == [
        ("1962-10-27", "Met the Foreign Minister and gave him the note"),
        ("1962-10-28", "Visited President Dorticós"),
    ]
    assert all(Reason.DIARY in draft.reasons for draft in found)


LIST = """Results:

October 25, 1962

Presidium Protocol No. 61

Khrushchev proposes a way out.

November 2, 1962

Cable from the Embassy in Havana to the Foreign Ministry, 'The problem of how to express a position', copy number four

The embassy asks for advice."""


def test_a_list_of_documents_gives_one_draft_for_each(known: KnownNames) -> None:
    assert [(draft.edtf, draft.title) for draft in drafts(LIST, known)] == [
        ("1962-10-25", "Presidium Protocol No. 61"),
        ("1962-11-02", "Cable from the Embassy in Havana to the Foreign Ministry"),
    ]


def test_stretches_known_to_be_notes_or_headings_are_believed() -> None:
    text = "The treaty was signed on 4 April 1989 in Havana\n\nPrinted 5 May 1990 in Moscow"
    dates = find_dates(text)
    assert len(drafts_of(text, dates, [])) == 0
    assert len(drafts_of(text + ".", dates, [])) == 1
    assert drafts_of(text + ".", dates, [], notes=[(48, 77)]) == []


def test_a_year_that_only_frames_a_day_makes_no_draft_of_its_own(known: KnownNames) -> None:
    assert [draft.edtf for draft in drafts("In 1962, on 27 October, the aircraft was shot down.", known)] == [
        "1962-10-27"
    ]


_PIECES = st.sampled_from(
    "On 3 May 1962|, |Castro|met|signed|the treaty|. |\n\n|(1962)|which|who|el 4 de mayo de 1961|firmó|В мае 1962 г.|"
    "подписал|“|”|—|and|in 1963|yesterday|[1]|\n|that|No. 4|it was|until".split("|")
)


@given(st.lists(_PIECES, max_size=40), st.booleans())
def test_any_text_gives_drafts_that_lie_in_it(pieces: list[str], dated: bool) -> None:
    text = " ".join(pieces)
    day = parse("1962-11-15") if dated else None
    for draft in drafts_of(text, find_dates(text, day), [], day):
        assert 0 <= draft.start < draft.end <= len(text)
        assert 0 < draft.confidence < 1
        assert draft.title == draft.title.strip()
        parse(draft.edtf)
