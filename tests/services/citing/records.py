"""Records of several kinds to cite."""

from __future__ import annotations

from cubatimeline.domain.documents import ArchiveReference, Document
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Localised

DIARY = Document(
    "seed-003",
    Localised(
        "From the Diary of O. T. Darusenkov, Record of a Conversation with Cuban Minister of Industry, Ernesto "
        "Guevara, 16 October 1964",
        ru="Из дневника О. Т. Дарусенкова. Запись беседы",
    ),
    kind="conversation",
    creator="O. T. Darusenkov",
    publisher="Wilson Center Digital Archive",
    original_language="ru",
    dates={"discussed": parse("1964-10-16"), "written": parse("1964-10-27")},
    reference=ArchiveReference(archive="TsKhSD", fond="5", opis="49", delo="758", list="269", reel="9126"),
    translator="Gary Goldberg",
    contributor="Leon Levy Foundation",
    address="https://digitalarchive.wilsoncenter.org/document/117102",
)
BOOK = Document(
    "gamble",
    Localised("One Hell of a Gamble: Khrushchev, Castro, and Kennedy, 1958-1964"),
    kind="book",
    creator="Aleksandr Fursenko and Timothy Naftali",
    publisher="W. W. Norton",
    dates={"published": parse("1997")},
)
NEWS = Document(
    "granma",
    Localised("Llegó a La Habana el compañero Brézhnev"),
    kind="article",
    publisher="Granma",
    language="es",
    dates={"published": parse("1974-01-29")},
    address="https://127.0.0.1/granma",
)
INTERVIEW = Document(
    "interview",
    Localised("I Never Doubted Fidel"),
    kind="interview",
    creator="Nikolai Leonov",
    publisher="Rossiya 1",
    dates={"published": parse("2011-04~"), "accessed": parse("2020-03-02")},
)
TREATY = Document(
    "treaty",
    Localised("Treaty of Friendship and Cooperation between the USSR and the Republic of Cuba"),
    kind="treaty",
    dates={"written": parse("1989-04-04")},
)
PAPERS = Document(
    "letter",
    Localised("Letter on the sugar quota"),
    kind="letter",
    creator="Philip W. Bonsal",
    recipient="Christian A. Herter",
    dates={"written": parse("1960-06-29")},
    reference=ArchiveReference(archive="Eisenhower Library, Abilene", collection="Herter Papers", box="3", folder="12"),
)
