"""Relations, saved views, drafts and changes as plain values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.drafts import Proposal, ProposalMention, fingerprint, proposal_fingerprint
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.events import apart
from cubatimeline.domain.relations import Relation, RelationKind
from cubatimeline.domain.views import SavedView

_json = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists)
_views = st.builds(
    SavedView,
    id=st.text(), name=st.text(), start=st.floats(-1e9, 1e9), end=st.floats(-1e9, 1e9), lanes=st.text(),
    words=st.text(), hidden=st.booleans(), entity=st.text(), document=st.text(), event=st.text(),
    extra=st.dictionaries(st.text(), _json),
)  # fmt: skip


@given(_views)
def test_a_view_comes_back_from_json(view: SavedView) -> None:
    assert SavedView.from_json(view.id, view.name, view.to_json()) == view


def test_a_view_of_a_later_version_is_read_as_far_as_it_is_known() -> None:
    assert SavedView.from_json("v", "V", '{"start": 1, "end": 2.5, "new": true}') == SavedView("v", "V", 1, 2.5)


@pytest.mark.parametrize("text", ["[]", '{"start": 1}', "nothing"])
def test_what_is_no_view_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"span|Expecting"):
        SavedView.from_json("v", "V", text)


def test_an_event_is_not_related_to_itself() -> None:
    with pytest.raises(ValueError, match="itself"):
        Relation(RelationKind.ANSWERS, "a", "a")


def test_a_relation_is_the_same_whatever_its_note_says() -> None:
    one, other = (Relation(RelationKind.ANSWERS, "a", "b", note) for note in ("", "why"))
    assert one.key == other.key != Relation(RelationKind.ANSWERS, "b", "a").key


@given(st.text(st.characters(categories=["L", "N", "Z"])))
def test_a_fingerprint_does_not_see_white_space_or_capitals(words: str) -> None:
    assert fingerprint("1962", f"  {words}\n") == fingerprint("1962", words)
    assert fingerprint("1962", words) != fingerprint("1963", words)


def test_proposals_of_two_kinds_are_two() -> None:
    assert proposal_fingerprint(EntityKind.PLACE, "Granma") != proposal_fingerprint(EntityKind.ORGANISATION, "Granma")


def test_a_proposal_names_its_documents_once() -> None:
    mentions = tuple(ProposalMention(document, start, start + 1) for document, start in (("b", 0), ("a", 1), ("b", 2)))
    assert Proposal(EntityKind.PLACE, "Moscow", (), mentions).documents == ("b", "a")


@pytest.mark.parametrize(
    ("one", "other", "are_apart"),
    [
        ("1962-10-27", "1962-10", False),
        ("1962-10-27", "1962-10-28", True),
        ("1963", "1962-10-28", True),
        ("1962/..", "1990", False),
        ("../1959", "1960", True),
    ],
)
def test_dates_that_cannot_both_be_right(one: str, other: str, are_apart: bool) -> None:
    assert apart(parse(one), parse(other)) is apart(parse(other), parse(one)) is are_apart


def test_changes_are_something_or_nothing() -> None:
    assert not Changes("a name is nothing")
    for touched in (Changes(everything=True), Changes(events=frozenset({"a"})), Changes(views=True)):
        assert touched
