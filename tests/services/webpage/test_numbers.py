"""The data of the script: where marks stand, how sure their ends are, and that it fits the list."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from cubatimeline.domain.edtf import parse
from cubatimeline.services.geometry.legend import SAMPLES
from cubatimeline.services.shipped import shipped_folder
from cubatimeline.services.webpage.gathering import gather
from cubatimeline.services.webpage.scope import Scope
from cubatimeline.services.webpage.words import kinds_in
from cubatimeline.services.webpage.writing import SCRIPTS, web_page
from cubatimeline.store.columns import EventFlag
from cubatimeline.store.reader import Reader
from tests.services.webpage.made import many
from tests.services.webpage.pages import data_of
from tests.store.content import filled


def test_numbers_stand_in_the_order_of_the_list(reader: Reader) -> None:
    page = web_page(gather(reader, Scope(), "en"))
    data = data_of(page)
    ids = [each.get("id").removeprefix("event=") for each in html.fromstring(page).iterdescendants("article")]
    marks = data["marks"]
    assert {len(marks[name]) for name in ("start", "end", "flags", "exact", "category", "rank")} == {len(ids)}
    assert sorted(marks["rank"]) == list(range(len(ids)))
    talk = ids.index("1964-10-16-talk")
    day = parse("1964-10-16").earliest
    assert (marks["start"][talk], marks["end"][talk], marks["exact"][talk]) == (day, day + 1, 1)
    assert marks["flags"][talk] & EventFlag.DISPUTED
    assert len(marks["ghosts"][str(talk)]) == 1
    assert data["categories"][marks["category"][talk]] == "Diplomacy"
    assert "Эрнесто Гевара" not in data["names"][data["of"][talk][0]]
    forms = [form for number in data["of"][talk] for form in data["names"][number]]
    assert "Хрущёв" in forms


def test_a_span_whose_ends_are_vague_fades(reader: Reader) -> None:
    page = web_page(gather(reader, Scope(), "en"))
    data = data_of(page)
    ids = [each.get("id").removeprefix("event=") for each in html.fromstring(page).iterdescendants("article")]
    trade = ids.index("1960-trade")
    first, last = data["marks"]["certain"][str(trade)]
    assert (first, last) == (parse("1961").earliest, parse("1964").earliest)
    assert data["marks"]["flags"][trade] & EventFlag.SPAN
    assert data["marks"]["flags"][trade] & EventFlag.UNCERTAIN


def test_the_strips_tell_who_held_power(reader: Reader) -> None:
    title, turns = data_of(web_page(gather(reader, Scope(), "es")))["strips"][0]
    assert title == "Moscú"
    assert [name for _, _, name, _ in turns] == ["Nikita Jruschov", "Leonid Brézhnev"]
    assert turns[0][1] == turns[1][0] == parse("1964-10-14").earliest


def test_events_are_in_order_of_time_whatever_their_dates(tmp_path: Path) -> None:
    with Reader(filled(tmp_path / "many", many(400))) as reader:
        data = data_of(web_page(gather(reader, Scope(), "en")))
    marks = data["marks"]
    assert marks["start"] == sorted(marks["start"])
    assert all(start <= end for start, end in zip(marks["start"], marks["end"], strict=True))
    assert sorted(n for _, held in data["lanes"] for n in held) == list(range(400))


def test_the_legend_tells_every_kind_of_mark(reader: Reader) -> None:
    legend = data_of(web_page(gather(reader, Scope(), "en")))["legend"]
    drawn = [sample for sample in SAMPLES if not sample.edtf.endswith("%")]
    # one line more than marks: the counts of what is hidden
    assert len(legend["words"]) == len(kinds_in("en")) == len(drawn) + 1
    assert legend["words"][: len(drawn)] == [sample.words for sample in drawn]


def test_the_script_names_no_address_and_no_colour() -> None:
    folder = shipped_folder("resources") / "web"
    for name in (*(f"{script}.js" for script in SCRIPTS), "page.css"):
        text = (folder / name).read_text(encoding="utf-8")
        assert "http" not in text, name
        assert "</" not in text, name
        assert not [
            part for part in text.split() if part.startswith("#") and part[1:7].isalnum() and part[1:2].isdigit()
        ]


def test_the_colours_are_those_of_the_themes(reader: Reader) -> None:
    style = html.fromstring(web_page(gather(reader, Scope(), "en"))).find(".//style").text
    for theme in ("light", "dark"):
        text = (shipped_folder("resources") / "themes" / f"{theme}.toml").read_text(encoding="utf-8")
        canvas = next(line.split('"')[1] for line in text.splitlines() if line.startswith('canvas = "#'))
        assert f"--canvas:{canvas};" in style
