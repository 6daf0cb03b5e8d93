"""Headings and notes that show only by how they are written."""

from __future__ import annotations

from cubatimeline.services.importing.outline import find_notes, guess_headings

BODY = (
    "The ambassador was received at four in the afternoon and spoke for an hour about the harvest, the mills and the "
    "shortage of spare parts, which could not be made good before the end of the year."
)


def headings(*paragraphs: str) -> list[tuple[int, str]]:
    text = "\n\n".join(paragraphs)
    return [(each.level, text[each.start :].partition("\n")[0]) for each in guess_headings(text)]


def test_short_lines_over_text_are_headings() -> None:
    assert headings("The Visit", BODY, BODY, "Sugar and steel", BODY) == [(2, "The Visit"), (2, "Sugar and steel")]


def test_appendices_stand_higher_however_long_they_are() -> None:
    name = "APPENDIX II – The minister meets with the chairman of the council of state and with all who came with him"
    assert headings("The Visit", BODY, name, "(A photograph.)", BODY) == [(2, "The Visit"), (1, name)]


def test_dates_stamps_and_sentences_are_no_headings() -> None:
    assert headings("27 October 1964", BODY, "Secret", BODY, "He left at once.", BODY, "Guevara:", BODY) == []


def test_a_list_of_short_lines_has_no_headings() -> None:
    assert headings(*(word for word in ("Sugar cane", "Crude oil", "Spare parts") for _ in range(4)), BODY) == []


def test_notes_find_the_nearest_call_before_them() -> None:
    parts = ["One.[1] Two.[2]", "[1] Pravda.", "[2] Granma.", "Three.[1]", "[1] Izvestia."]
    text = "\n\n".join(parts)
    notes = find_notes(text)
    assert [text[note.start : note.end] for note in notes] == ["[1] Pravda.", "[2] Granma.", "[1] Izvestia."]
    assert [note.anchor for note in notes] == [4, 12, text.index("Three.[1]") + 6]


def test_brackets_without_calls_are_no_notes() -> None:
    assert find_notes("[1] One.\n\n[2] Two.") == ()
