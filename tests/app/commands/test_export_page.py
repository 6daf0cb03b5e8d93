"""`cubatimeline export OUT.html`: a web page of the collection, a span or lanes of it, or a tour."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.tours import Scene, Tour
from cubatimeline.store.fill import fill
from tests.app.commands.conftest import Run


def _told(path: Path) -> list[str]:
    return [
        each.get("id").removeprefix("event=") for each in html.fromstring(path.read_bytes()).iterdescendants("article")
    ]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], ["1964-10-16-talk", "1965-treaty"]),
        (["--from", "1965"], ["1965-treaty"]),
        (["--to", "1964"], ["1964-10-16-talk"]),
        (["--lanes", "economy"], ["1965-treaty"]),
        (["--lanes", "person", "--language", "es"], ["1964-10-16-talk", "1965-treaty"]),
    ],
)
def test_a_page_holds_what_was_asked_for(
    run: Run, collection: Path, tmp_path: Path, options: list[str], told: list[str]
) -> None:
    out = tmp_path / "page.html"
    outcome = run("export", out, "--collection", collection, *options)
    events = f"{len(told)} {'event' if len(told) == 1 else 'events'}"
    assert (outcome.code, outcome.out, outcome.err) == (0, f"Exported {events} to {out}\n", "")
    assert _told(out) == told


def test_a_tour_is_told_by_its_id(run: Run, content: CollectionContent, tmp_path: Path) -> None:
    scene = Scene(Localised("Sugar"), parse("1965"), parse("1966"), "A treaty.", highlight=("1965-treaty",))
    collection = tmp_path / "toured.cubatimeline"
    tour = Tour("sugar", Localised("The sugar"), "Of sugar.", (scene,))
    fill(collection, replace(content, tours=(tour,)), lambda what, part: None, lambda: False)
    out = tmp_path / "page.html"
    assert run("export", out, "--collection", collection, "--tour", "sugar").code == 0
    assert _told(out) == ["1965-treaty"]
    outcome = run("export", out, "--collection", collection, "--tour", "salt")
    assert (outcome.code, outcome.err) == (1, "cubatimeline: No tour is called “salt”. There are sugar.\n")


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [
        ("page.html", ["--dpi", "300"], "--dpi is not for web pages. Leave out --dpi."),
        ("page.html", ["--theme", "dark"], "--theme is not for web pages."),
        ("page.html", ["--lanes", "weather"], "No category is called “weather”."),
        ("page.html", ["--from", "1990"], "“1990” comes after the collection ends"),
        ("data.json", ["--tour", "sugar"], "--tour is for web pages and slides."),
        ("slides.pdf", ["--tour", "sugar", "--from", "1962"], "--from is not for the slides of a tour."),
    ],
)
def test_wrong_use_ends_with_two_and_one_line(
    run: Run, collection: Path, tmp_path: Path, name: str, options: list[str], told: str
) -> None:
    outcome = run("export", tmp_path / name, "--collection", collection, *options)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert told in outcome.err
    assert not (tmp_path / name).exists()
