"""Very many short texts in one piece behave as the list of them."""

from __future__ import annotations

import mmap
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.store.columns import texts_at
from cubatimeline.store.texts import END, EditedTexts, Texts

words = st.text(st.characters(exclude_characters=END, exclude_categories=["Cs"]), max_size=12)
lists = st.lists(words | st.sampled_from(["", "Havana", "Хрущёв", "ana", "Hav"]), max_size=30)


@given(lists)
def test_a_packed_list_reads_as_it_was(texts: list[str]) -> None:
    packed = Texts.of(texts)
    assert len(packed) == len(texts)
    assert list(packed) == texts
    assert packed == texts
    assert texts == packed
    assert [packed[i] for i in range(-len(texts), len(texts))] == texts * 2
    assert packed[1:-1] == texts[1:-1]
    assert packed[::-2] == texts[::-2]
    assert packed.sizes().tolist() == [len(text.encode()) for text in texts]
    assert packed.between(0, len(texts)).split(END) == (texts or [""])


@given(lists, words)
def test_a_text_is_found_by_what_it_says_and_not_by_what_it_contains(texts: list[str], other: str) -> None:
    packed = Texts.of(texts)
    for text in {*texts, other}:
        assert (text in packed) == (text in texts)
        assert packed.count(text) == texts.count(text)
        if text in texts:
            assert packed.index(text) == texts.index(text)
        else:
            with pytest.raises(ValueError, match="not among"):
                packed.index(text)


def test_a_search_may_begin_and_end_anywhere() -> None:
    packed = Texts.of(["a", "b", "a", "c"])
    assert packed.index("a", 1) == 2
    with pytest.raises(ValueError, match="not among"):
        packed.index("a", 1, 2)
    with pytest.raises(ValueError, match="not among"):
        packed.index("a", 3)


@given(lists, st.data())
def test_some_of_the_texts_in_another_order(texts: list[str], data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(texts) - 1), max_size=20)) if texts else []
    chosen = [texts[place] for place in places]
    of = np.array(places, np.int64)
    assert list(Texts.of(texts).taken(of)) == chosen
    assert list(texts_at(Texts.of(texts), of)) == list(texts_at(texts, of)) == chosen


@given(lists)
def test_bytes_of_texts_are_texts_again(texts: list[str]) -> None:
    packed = Texts.of(texts)
    assert list(Texts.packed(packed.bytes())) == texts
    inside = Texts(b"before" + packed.bytes() + b"behind", packed.ends, begin=6)
    assert list(inside) == texts
    assert inside.bytes() == packed.bytes()
    assert all(inside.index(text) == texts.index(text) for text in texts)
    assert list(inside.taken(np.arange(len(texts)))) == texts


def test_texts_of_a_mapped_file(tmp_path: Path) -> None:
    packed = Texts.of(["Havana", "", "Москва"])
    (tmp_path / "texts").write_bytes(packed.bytes())
    with (tmp_path / "texts").open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        mapped = Texts(data, packed.ends)
        assert list(mapped) == ["Havana", "", "Москва"]
        assert mapped.index("Москва") == 2
        assert "avan" not in mapped


def test_the_mark_between_texts_never_gets_into_one() -> None:
    assert list(Texts.of([f"a{END}b"])) == ["a b"]
    assert f"a{END}b" not in Texts.of(["a", "b"])


def test_places_outside_are_refused() -> None:
    for place in (2, -3):
        with pytest.raises(IndexError):
            Texts.of(["a", "b"])[place]


def test_texts_are_not_equal_to_one_string() -> None:
    assert Texts.of(["a", "b"]) != "ab"
    assert Texts.of(["a"]) != ["b"]
    assert Texts.of(["a"]) != ["a", "b"]


@given(lists, st.data())
def test_edited_texts_read_as_an_edited_list(texts: list[str], data: st.DataObject) -> None:
    edited: EditedTexts | Texts = Texts.of(texts)
    expected = list(texts)
    for _ in range(2):
        places = data.draw(st.sets(st.integers(0, len(expected) - 1), max_size=3)) if expected else set()
        changes = {place: data.draw(words) for place in places}
        added = [data.draw(words) for _ in range(data.draw(st.integers(0, 2)))]
        changes |= {len(expected) + number: text for number, text in enumerate(added)}
        edited = EditedTexts(edited, changes)
        expected = [changes.get(place, text) for place, text in enumerate(expected)] + added
    assert list(edited) == expected
    assert [edited[i] for i in range(-len(expected), len(expected))] == expected * 2
    assert edited[1:] == expected[1:]
    for text in {*texts, *expected}:
        assert (text in edited) == (text in expected)
        if text in expected:
            assert edited.index(text) == expected.index(text)
        else:
            with pytest.raises(ValueError, match="not among"):
                edited.index(text)
    with pytest.raises(IndexError):
        edited[len(expected)]
