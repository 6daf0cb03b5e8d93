"""The five documents that the project starts from: what they tell is drafted, and what only surrounds it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from cubatimeline.services.drafting import FoundDraft
from cubatimeline.services.extraction.names import KnownNames
from tests.services.drafting.test_statements import drafts

SEEDS = {path.name[:3]: path for path in (Path(__file__).parents[4] / "shared" / "seeds").glob("*.txt")}
WRITTEN = {"001": "2018-11-15", "003": "1964-10-27"}
TOLD = {
    "000": {
        "toured the Soviet Union": "1963",
        "Russian Revolution of": "1917",
        "years before he even declared": "1959",
        "as far back as": "1953",
        "didn’t appear in his speeches": "1961",
        "During his exile in Mexico": "1953",
        "approved a limited supply": "1958-12-27",
        "met the Castro brothers": "1956",
        "Even after Fidel took power": "1959",
        "official diplomatic relations": "1960-05",
        "unsuccessful events": "196X",
        "show trials to purge": "1968",
        "hard year for Moscow": "1968",
    },
    "001": {
        "Bermudez met with Russian President": "2018-11-02",
        "since he replaced Raul Castro": "2018-04",
        "defense minister will visit": "2018-11-16/2018-11-30",
        "voted in favor of a resolution": "2018-11-01",
        "first imposed in": "1960",
        "bilateral trade grew": "2017",
        "regular meeting in Havana": "2018-10-29/2018-11-04",
        "updated intergovernmental agreement": "2018-12",
        "when we arrived in Moscow": "2018-11-01",
        "fifth anniversary": "2014",
        "warm memories": "2013",
        "held talks with Russian President": "2018-11-02",
        "took place in the State Duma": "2018-11-02",
    },
    "002": {"under US sanctions": "196X"},
    "003": {"I met with Guevara": "1964-10-16", "A. Kalinin": "1964-12-29", "1 word illegible": "1964-12-30"},
    "004": {
        "Presidium Protocol No. 61": "1962-10-25",
        "Account of His Visit": "1962-03-12",
        "meeting with President John F. Kennedy": "1962-01-30",
        "Hungarian Revolution suppressed": "1956",
        "Cable from the Chinese Embassy in Cuba": "1962-11-02",
        "support the speech made by Castro": "1962-11-01",
        "Cable from the Chinese Embassy in the Soviet Union": "1962-11-02",
        "Polyansky Report": "1964-10",
        "Central Committee plenum": "1964-10-14",
        "Cable from the Chinese Foreign Ministry": "1962-11-06",
        "Instructions from the Chinese Foreign Ministry": "1962-11-01",
        "between Mikoyan and Ernesto": "1962-11-16",
        "between Mikoyan and Fidel Castro": "1962-11-13",
        "Telegram from Nikita Khrushchev": "1962-11-11",
        "Presidium Protocol 71": "1962-12-03",
        "unreliable allies": "1962-12",
    },
}
"""For each document words of the passage, and the date that they tell."""
SOURCES = (
    "MEMRI Special Dispatch",
    "Declassified\n",
    "Digital Archive, TsKhSD",
    "(, November",
    "Castro Speech at Red Square",
)


def drafted(key: str, known: KnownNames) -> tuple[str, list[FoundDraft]]:
    text = SEEDS[key].read_text(encoding="utf-8") if key in SEEDS else ""
    return text, drafts(text, known, WRITTEN.get(key, ""))


@pytest.mark.parametrize("key", TOLD)
def test_every_dated_statement_is_a_draft_with_its_passage_and_date(key: str, known: KnownNames) -> None:
    text, found = drafted(key, known)
    expected = {(words, date) for words, date in TOLD[key].items() if text}
    got = {
        (words, date)
        for words, date in expected
        if any(words in text[draft.start : draft.end] and draft.edtf == date for draft in found)
    }
    assert got == expected


@pytest.mark.parametrize("key", TOLD)
def test_sources_and_letterheads_make_no_drafts(key: str, known: KnownNames) -> None:
    text, found = drafted(key, known)
    for draft in found:
        assert not any(words in text[draft.start : draft.end] for words in SOURCES)
        assert len(draft.title) <= 90
