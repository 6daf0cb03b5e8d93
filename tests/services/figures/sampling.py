"""A collection whose events have sources, and a figure of it as if it were laid out."""

from __future__ import annotations

from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.documents import ArchiveReference, Document
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.events import Category, Event
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.languages import Localised
from cubatimeline.services.figures.composing import Composed

DATES = {
    "talk": "1964-10-16", "treaty": "1965", "harvest": "1966-01/1966-06", "letter": "1966-03-02?", "visit": "1966-04",
    "pact": "1966-05-01", "loan": "1966-05-20", "speech": "1967-01-01", "parade": "1967-05-01",
}  # fmt: skip


def content() -> CollectionContent:
    """Return nine events in two lanes; two of them have sources, one of which lies in an archive."""
    titles = {
        "talk": Localised("A talk about <sugar>", "Una conversación", "Беседа"),
        "loan": Localised("A loan", ru="Заём"),
    }
    events = tuple(
        Event(
            id_, parse(edtf), titles.get(id_, Localised(f"The {id_}")), "", "economy" if number % 3 else "diplomacy", 3,
            entities=("minister",) if id_ == "talk" else (),
        )
        for number, (id_, edtf) in enumerate(DATES.items())
    )  # fmt: skip
    diary = Document(
        "diary", Localised("From a *diary*"), creator="A. Diplomat", dates={"written": parse("1964-10-27")},
        reference=ArchiveReference("TsKhSD", fond="5", opis="49", delo="758", list="269"),
    )  # fmt: skip
    paper = Document(
        "paper", Localised("Treaty signed & sealed"), publisher="Daily Paper", dates={"published": parse("1965")}
    )
    return CollectionContent(
        id="small", version=3, title=Localised("Sugar & ships", "Azúcar y barcos", "Сахар и корабли"),
        span=(-2000, -900),
        categories=(
            Category("diplomacy", Localised("Diplomacy", "Diplomacia", "Дипломатия"), 0),
            Category("economy", Localised("Economy", "Economía", "Экономика"), 1),
        ),
        entities=(Entity("minister", EntityKind.PERSON, Localised("The Minister")),),
        office_lines=(), bands=(), documents=(diary, paper), events=events,
        evidence=(Evidence("talk", "diary"), Evidence("treaty", "paper"), Evidence("treaty", "diary")),
    )  # fmt: skip


SHOWN = ("talk", "treaty", "loan")
COMPOSED = Composed((), (), SHOWN, len(DATES) - len(SHOWN), {id_: number for number, id_ in enumerate(SHOWN, 1)})
