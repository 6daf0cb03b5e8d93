"""The whole page: well-formed, complete in itself, the same each time, and safe whatever its words are."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import Cancelled, ReaderError
from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.domain.views import SavedView
from cubatimeline.services.lane_choice import LaneChoice, LaneMode
from cubatimeline.services.webpage import gathering
from cubatimeline.services.webpage.gathering import gather
from cubatimeline.services.webpage.markup import anchor, as_data, element, web_address, whole_page
from cubatimeline.services.webpage.scope import Scope, scope_of_view
from cubatimeline.services.webpage.words import kinds_in, words_in
from cubatimeline.services.webpage.writing import export_web_page, web_page
from cubatimeline.store.reader import Reader
from tests.services.webpage.made import HOSTILE, hostile, many
from tests.services.webpage.pages import asked_of, data_of, digest, faults_of
from tests.store.content import filled, small_content

WHOLE = Scope()


def page_of(reader: Reader, scope: Scope = WHOLE, language: Language = "en") -> str:
    return web_page(gather(reader, scope, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tour", ["", "short"])
def test_a_page_is_well_formed_and_complete_in_itself(reader: Reader, language: Language, tour: str) -> None:
    page = page_of(reader, Scope(tour=tour), language)
    assert faults_of(page) == []
    assert asked_of(page) == []
    assert html.fromstring(page).get("lang") == language


def test_all_events_are_told_with_their_dates_evidence_and_sources(reader: Reader) -> None:
    tree = html.fromstring(page_of(reader))
    told = {each.get("id").removeprefix("event="): each.text_content() for each in tree.iterdescendants("article")}
    assert set(told) == {event.id for event in reader.events()}
    talk = told["1964-10-16-talk"]
    assert "16 October 1964" in talk
    assert "Guevara speaks of the fall" in talk
    assert "An embassy secretary hears him." in talk
    assert "On 16 October 1964 Darusenkov called on Guevara" in talk
    assert "Ernesto Guevara" in talk
    assert "The sources disagree" in talk
    assert "two days later" in talk
    sources = tree.get_element_by_id("sources").text_content()
    assert "“From the diary of O. T. Darusenkov,”" in sources
    assert "Proves: " in sources


def test_events_stand_in_chapters_of_years_in_order(reader: Reader) -> None:
    tree = html.fromstring(page_of(reader))
    years = [each.findtext("h3") for each in tree.find_class("year")]
    assert years == sorted(years)
    assert {"1962", "1964"} <= set(years)
    linked = [each.text for each in tree.find_class("years")[0].iter("a")]
    assert linked == years


def test_events_without_any_date_come_last(tmp_path: Path) -> None:
    small = replace(small_content(), relations=(), tours=(), marks={}, evidence=())
    dates = ("2001", "../..", "-0044-03-15", "1969-12-31")
    events = tuple(replace(small.events[0], id=date, date=parse(date), rivals=()) for date in dates)
    with Reader(filled(tmp_path / "few", replace(small, events=events))) as reader:
        tree = html.fromstring(page_of(reader))
    assert [each.findtext("h3") for each in tree.find_class("year")] == ["45 BC", "1969", "2001", "Date not known"]


def test_headings_and_landmarks_lead_through_the_page(reader: Reader) -> None:
    tree = html.fromstring(page_of(reader))
    levels = [int(each.tag[1]) for each in tree.iter("h1", "h2", "h3", "h4") if not _in_hidden(each)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [len(list(tree.iter(tag))) for tag in ("header", "main", "footer")] == [1, 1, 1]
    first = next(tree.iter("a"))
    assert (first.get("class"), first.get("href")) == ("skip", "#events")
    assert tree.get_element_by_id("timeline").get("hidden") is not None
    assert tree.get_element_by_id("canvas").get("role") == "img"


def _in_hidden(each: html.HtmlElement) -> bool:
    return any(above.get("hidden") is not None for above in each.iterancestors())


def test_the_same_collection_gives_the_same_bytes(reader: Reader, sample_path: Path, tmp_path: Path) -> None:
    export_web_page(tmp_path / "one.html", reader, Scope(), "en")
    with Reader(sample_path) as other:
        export_web_page(tmp_path / "two.html", other, Scope(), "en")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_titles_and_words_are_in_the_language_chosen(reader: Reader) -> None:
    page = page_of(reader, language="ru")
    assert "Гевара говорит о смещении" in page
    assert "16 октября 1964" in page
    assert "Перейти к списку событий" in page
    tree = html.fromstring(page)
    # what only exists in English says so, for whoever has the page read out
    assert {each.get("lang") for each in tree.find_class("summary")} == {"en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_words(language: Language) -> None:
    assert words_in(language).keys() == words_in("en").keys()
    assert len(kinds_in(language)) == len(kinds_in("en"))
    for key, words in words_in("en").items():
        assert re.findall(r"%\d", words) == re.findall(r"%\d", words_in(language)[key]), key


def test_only_our_style_and_script_may_run(reader: Reader) -> None:
    page = page_of(reader)
    tree = html.fromstring(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style, script = tree.find(".//style").text, tree.xpath("//script[not(@type)]")[0].text
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src '{digest(style)}'" in policy
    assert f"script-src '{digest(script)}'" in policy
    assert "unsafe" not in policy
    assert not [each for each in tree.iter() if isinstance(each.tag, str) and each.get("style")]


def test_words_of_a_collection_never_become_markup_or_script(tmp_path: Path) -> None:
    with Reader(filled(tmp_path / "hostile", hostile())) as reader:
        page = page_of(reader, Scope(drafts=True))
    assert faults_of(page) == []
    tree = html.fromstring(page)
    assert len(list(tree.iter("script"))) == 2
    assert not list(tree.iter("img"))
    assert not [name for each in tree.iter() if isinstance(each.tag, str) for name in each.attrib if name[:2] == "on"]
    assert not [each for each in tree.iter("a") if each.get("href").startswith("javascript")]
    assert HOSTILE in tree.find_class("summary")[0].text_content()
    assert data_of(page)["categories"] == [HOSTILE]


def test_drafts_stay_out_unless_they_are_wanted(tmp_path: Path) -> None:
    with Reader(filled(tmp_path / "hostile", hostile())) as reader:
        assert len(gather(reader, Scope(), "en").events) == 1
        both = gather(reader, Scope(drafts=True), "en")
    assert [told.event.id for told in both.events] == ["draft", "<b> id\"' №1"]
    assert "Draft: not yet checked" in web_page(both)


@given(st.text())
def test_any_text_is_only_text(text: str) -> None:
    tree = html.fragment_fromstring(element("p", as_data(text).replace("&", "&amp;"), title=text))
    assert len(tree) == 0
    assert "<" not in as_data(text)
    page = whole_page("t", "en", "p{}", element("p", "x"), "1", as_data(text))
    if text.isprintable():
        assert data_of(page) == text


@given(st.text(min_size=1))
def test_a_place_in_the_page_has_a_name_without_blanks(id_: str) -> None:
    try:
        id_.encode()
    except UnicodeEncodeError:
        return
    assert re.fullmatch(r"event=[\w%.~-]+", anchor("event", id_), re.ASCII)


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://example.org/a b", "https://example.org/a b"), (" http://example.org ", "http://example.org"),
        ("javascript:alert(1)", None), ("data:text/html,x", None), ("", None), ("https:///nowhere", None),
        ("http://[", None), ("box 5", None),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_are_linked(address: str, linked: str | None) -> None:
    assert web_address(address) == linked


def test_a_span_leaves_out_what_lies_outside(reader: Reader) -> None:
    matter = gather(reader, Scope(-2700.0, -2500.0), "en")
    assert matter.span == (-2700.0, -2500.0)
    assert "1962-10-22-speech" in matter.ids
    assert "1964-10-16-talk" not in matter.ids


def test_a_view_keeps_its_span_lanes_filter_and_name(reader: Reader) -> None:
    choice = LaneChoice(LaneMode.PERSON).to_json()
    view = SavedView("v", "The fall", -3000.0, -1500.0, words="Guevara", extra={"lane_choice": choice})
    matter = gather(reader, scope_of_view(view), "en")
    assert matter.ids == ("1964-10-16-talk",)
    assert (matter.title, matter.subtitle) == ("The fall", "A sample")
    assert "Ernesto Guevara" in [lane.name for lane in matter.lanes]


def test_categories_and_lanes_are_those_asked_for(reader: Reader) -> None:
    matter = gather(reader, Scope(categories=("military",)), "en")
    assert {told.event.category for told in matter.events} == {"military"}
    nested = gather(reader, Scope(choice=LaneChoice(LaneMode.CATEGORY, LaneMode.PLACE)), "en")
    assert any(" · " in lane.name for lane in nested.lanes)
    held = {number for lane in nested.lanes for number in lane.events}
    assert held == set(range(len(nested.events)))


def test_a_tour_tells_its_events_scene_by_scene(reader: Reader) -> None:
    page = page_of(reader, Scope(tour="short"))
    data, tree = data_of(page), html.fromstring(page)
    assert [each.findtext("h3") for each in tree.xpath("//section[@id='tour']/ol/li")] == ["One", "Two"]
    ids = [each.get("id") for each in tree.iterdescendants("article")]
    assert ids[data["scenes"][0][2][0]] == "event=1962-10-22-speech"
    assert all(number < len(ids) for scene in data["scenes"] for number in scene[2])


def test_what_cannot_be_made_is_refused_with_a_mend(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReaderError, match="longer span"):
        gather(reader, Scope(90_000.0, 90_001.0), "en")
    with pytest.raises(ReaderError, match="There are short"):
        gather(reader, Scope(tour="long"), "en")
    monkeypatch.setattr(gathering, "MOST_EVENTS", 2)
    with pytest.raises(ReaderError, match="make several pages"):
        gather(reader, Scope(), "en")


def test_progress_is_told_and_giving_up_leaves_no_file(tmp_path: Path) -> None:
    shares: list[float] = []
    with Reader(filled(tmp_path / "many", many(500))) as reader:
        assert export_web_page(tmp_path / "all.html", reader, Scope(), "en", shares.append) == 500
        assert shares == sorted(shares)
        assert len(shares) > 2
        assert shares[-1] == 1.0
        with pytest.raises(Cancelled):
            export_web_page(tmp_path / "none.html", reader, Scope(), "en", stopped=lambda: len(shares) > 2)
    assert not (tmp_path / "none.html").exists()
    assert faults_of((tmp_path / "all.html").read_text(encoding="utf-8")) == []


def test_a_folder_that_is_not_there_is_told(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="cannot be written"):
        export_web_page(tmp_path / "nowhere" / "page.html", reader, Scope(), "en")
