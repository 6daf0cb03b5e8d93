"""Markdown files: signs taken out, headings, notes, tables, front matter."""

from __future__ import annotations

from cubatimeline.services.importing import markdown
from cubatimeline.services.importing.composing import Reading


def read(text: str) -> Reading:
    [reading] = markdown.read(text.encode())
    return reading


def test_headings_of_both_kinds() -> None:
    reading = read("Title\n=====\n\n## Part ##\nwords\non two lines\n")
    assert reading.text == "Title\n\nPart\n\nwords on two lines"
    assert [heading.level for heading in reading.headings] == [1, 2]


def test_signs_are_taken_out() -> None:
    reading = read("He **met** *her* in [Havana](http://x.org/a_b_c), `1962`. ![map](m.png) snake_case 2 * 3 * 4 \\*")
    assert reading.text == "He met her in Havana, 1962. map snake_case 2 * 3 * 4 *"


def test_notes_come_with_their_anchors() -> None:
    reading = read("They met.[^a] They left.\n\n[^a]: Granma,\n    3 May.\n\nEnd.")
    assert reading.text == "They met.[a] They left.\n\nEnd.\n\n[a] Granma, 3 May."
    [note] = reading.footnotes
    assert note.anchor == 9


def test_lists_quotations_and_tables() -> None:
    reading = read("- sugar\n- oil\n\n> a quotation\n\n| year | t |\n|---|---|\n| 1962 | 5 |\n")
    assert reading.text == "sugar\n\noil\n\na quotation\n\nyear | t\n\n1962 | 5"


def test_front_matter_is_the_record() -> None:
    reading = read("---\ntitle: Letters\nauthor: [A. Ruiz, B. Gil]\ndate: 1962-10-27\nlang: es\n---\nText.")
    assert (reading.record.title, reading.record.creator, reading.record.language) == (
        "Letters",
        "A. Ruiz; B. Gil",
        "es",
    )
    assert reading.record.dates["published"].edtf == "1962-10-27"
    assert reading.text == "Text."


def test_front_matter_that_swells_says_nothing() -> None:
    steps = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
    reading = read(f"---\na0: &a0 lol\n{steps}\ntitle: *a11\n---\nText.")
    assert reading.text == "Text."
    assert len(reading.record.title) < 1_000
