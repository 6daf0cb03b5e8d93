"""Events and documents by chance, as a collection may hold them."""

from __future__ import annotations

from hypothesis import strategies as st

from cubatimeline.domain.documents import ArchiveReference, Document
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.events import Category, Event, Origin
from cubatimeline.domain.languages import Localised
from cubatimeline.services.interchange.model import Exchange
from tests.domain import edtf_samples

CATEGORIES = (
    Category("military", Localised("Military"), 0),
    Category("economy", Localised("Money, trade & debt"), 1),
    Category("talks", Localised("Talks"), 2),
)
ENTITIES = (
    Entity("castro", EntityKind.PERSON, Localised("Fidel Castro")),
    Entity("kgb", EntityKind.ORGANISATION, Localised("KGB")),
    Entity("havana", EntityKind.PLACE, Localised("Havana")),
    Entity("moscow", EntityKind.PLACE, Localised("Moscow")),
)
DAYS = (
    "1962-10-16",
    "1962-10",
    "1962",
    "1962-10-16/1962-10-28",
    "-0043-03-15",
    "1960/1970",
    "1962-10-27T10:15",
    "0000",
)
DATES = st.one_of(st.sampled_from(DAYS), st.sampled_from(DAYS), edtf_samples.any_date).map(parse)
_letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Cf"))
_words = st.text(_letters, min_size=1, max_size=12).map(lambda word: "".join(word.split()) or "x")
_ODD = ("<b>", "&amp;", '"quoted"', "[3]", "(a)", "{x}", "50%", "a;b", "~", "TY -", "x,y", "EDTF: 1962", "\\n")
LINE = st.lists(st.one_of(_words, st.sampled_from(_ODD)), min_size=1, max_size=5).map(" ".join)
LINES = st.one_of(st.just(""), LINE, st.lists(LINE, min_size=2, max_size=3).map("\n".join))
_ID = st.text("abcdefgh123-", min_size=1, max_size=10)


@st.composite
def _event(draw: st.DrawFn, id_: str) -> Event:
    return Event(
        id=id_,
        date=draw(DATES),
        title=Localised(draw(LINE), draw(st.one_of(st.just(""), LINE)), draw(st.one_of(st.just(""), LINE))),
        summary=draw(LINES),
        category=draw(st.sampled_from([each.id for each in CATEGORIES])),
        importance=draw(st.integers(1, 5)),
        entities=tuple(draw(st.lists(st.sampled_from([each.id for each in ENTITIES]), max_size=3, unique=True))),
        disputed=draw(st.one_of(st.just(""), LINE)),
        origin=Origin.USER,
    )


@st.composite
def _document(draw: st.DrawFn, id_: str) -> Document:
    line = st.one_of(st.just(""), LINE)
    kinds = draw(st.lists(st.sampled_from(("written", "sent", "published", "received")), max_size=3, unique=True))
    return Document(
        id=id_,
        title=Localised(draw(LINE)),
        kind=draw(st.sampled_from(("letter", "book", "report", "", "interview"))),
        creator=draw(line), recipient=draw(line), publisher=draw(line), translator=draw(line), contributor=draw(line),
        language=draw(st.sampled_from(("en", "es", "ru"))), original_language=draw(st.sampled_from(("", "ru"))),
        dates={kind: draw(DATES) for kind in kinds},
        reference=draw(st.builds(ArchiveReference, archive=line, fond=line, list=line)),
        rights=draw(line), summary=draw(LINES),
        address=draw(st.sampled_from(("", "https://example.org/a_b?c=%20d&e={1}"))),
    )  # fmt: skip


@st.composite
def exchanges(draw: st.DrawFn, events: int = 2, documents: int = 0) -> Exchange:
    """Return at most so many events and documents."""
    return Exchange(
        title=draw(st.one_of(st.just(""), LINE)),
        categories=CATEGORIES,
        entities=ENTITIES,
        documents=tuple(draw(_document(id_)) for id_ in draw(st.lists(_ID, max_size=documents, unique=True))),
        events=tuple(draw(_event(id_)) for id_ in draw(st.lists(_ID, max_size=events, unique=True))),
    )
