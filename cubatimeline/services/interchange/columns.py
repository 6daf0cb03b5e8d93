"""Any table of events: which column holds what, proposed by the headings, and rows read by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.dates import EdtfDate, with_words
from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.errors import DateError
from cubatimeline.domain.events import Category, Event
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.interchange.cells import Order, order_of, read_cells, read_fields
from cubatimeline.services.interchange.dates import calendar_of, notation_or_none
from cubatimeline.services.interchange.model import USUAL_IMPORTANCE, Exchange, named
from cubatimeline.services.interchange.report import Loss, Rejected, Report
from cubatimeline.services.interchange.table import Table, read_table
from cubatimeline.services.interchange.words import divided, id_of, kept_id, new_id, one_line


class Field(StrEnum):
    """What a column may hold."""

    ID = "id"
    EDTF = "edtf"
    DATE = "date"
    END = "end"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    END_YEAR = "end_year"
    END_MONTH = "end_month"
    END_DAY = "end_day"
    WRITTEN = "written"
    CALENDAR = "calendar"
    TITLE = "title"
    TITLE_ES = "title_es"
    TITLE_RU = "title_ru"
    SUMMARY = "summary"
    CATEGORY = "category"
    IMPORTANCE = "importance"
    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    PLACES = "places"
    DISPUTED = "disputed"


Columns = Mapping[Field, int]
"""For each field the place of its column, counted from 0."""

_HEADINGS: dict[Field, str] = {
    Field.ID: "id|key|uid|identifier|unique id",
    Field.EDTF: "edtf",
    Field.DATE: "date|start|start date|begin|from|when|fecha|fecha de inicio|inicio|desde|дата|"
    "дата начала|начало|когда",
    Field.END: "end|end date|until|to|finish|fecha final|fecha de fin|fin|hasta|дата окончания|конец|окончание",
    Field.YEAR: "year|start year|año|ano|год",
    Field.MONTH: "month|start month|mes|месяц",
    Field.DAY: "day|start day|día|dia|день|число",
    Field.END_YEAR: "end year|año final|год окончания",
    Field.END_MONTH: "end month|mes final|месяц окончания",
    Field.END_DAY: "end day|día final|день окончания",
    Field.WRITTEN: "written|date as written|display date|fecha según la fuente|дата в источнике",
    Field.CALENDAR: "calendar|calendario|календарь",
    Field.TITLE: "title|headline|event|name|what|subject|título|titulo|evento|suceso|acontecimiento|название|событие|"
    "заголовок|title en",
    Field.TITLE_ES: "title es|título es",
    Field.TITLE_RU: "title ru|название ru",
    Field.SUMMARY: "summary|description|text|details|notes|note|resumen|descripción|descripcion|texto|notas|описание|"
    "текст|содержание|примечание",
    Field.CATEGORY: "category|group|type|kind|lane|tag|categoría|categoria|tipo|grupo|категория|группа|тип|вид",
    Field.IMPORTANCE: "importance|weight|rank|importancia|важность",
    Field.PEOPLE: "people|persons|person|who|personas|quién|люди|персоны|кто",
    Field.ORGANISATIONS: "organisations|organizations|organisation|organization|organizaciones|организации|организация",
    Field.PLACES: "places|place|location|where|lugar|lugares|dónde|место|места|где",
    Field.DISPUTED: "disputed|controversia|спорно",
}
_FIELD_OF = {heading: field for field, headings in _HEADINGS.items() for heading in headings.split("|")}
_ENTITY_FIELDS = {
    Field.PEOPLE: EntityKind.PERSON, Field.ORGANISATIONS: EntityKind.ORGANISATION, Field.PLACES: EntityKind.PLACE,
}  # fmt: skip


def proposed(table: Table) -> dict[Field, int]:
    """Return the columns that the headings name, the first of each field."""
    found: dict[Field, int] = {}
    for place, heading in enumerate(table.headings):
        field = _FIELD_OF.get(one_line(heading.lower().replace("_", " ").replace("-", " ")))
        if field is not None:
            found.setdefault(field, place)
    return found


def what_is_missing(columns: Columns) -> str:
    """Return one sentence on what columns must still be named; empty where they suffice."""
    if not {Field.EDTF, Field.DATE, Field.YEAR} & set(columns):
        return "No column holds a date or a year."
    if not {Field.TITLE, Field.TITLE_ES, Field.TITLE_RU, Field.SUMMARY} & set(columns):
        return "No column holds a title."
    return ""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row as it would be read.

    Attributes:
        number: as a spreadsheet counts.
        date, title, category: in words; empty where it is rejected.
        reason: why it is rejected; empty where it is read.
    """

    number: int
    date: str = ""
    title: str = ""
    category: str = ""
    reason: str = ""


def preview(table: Table, columns: Columns, language: Language = "en", most: int = 20) -> list[PreviewRow]:
    """Return how the first rows would be read."""
    shown: list[PreviewRow] = []
    order = _order(table, columns)
    for number, row in table.numbered():
        if len(shown) == most:
            break
        report = Report()
        reading = _Reading(columns, order, report)
        event = reading.add(number, row)
        if event is None:
            shown.append(PreviewRow(number, reason=_reason(report.rejected[0])))
        else:
            names = {each.id: named(each.name) for each in reading.categories.values()}
            shown.append(
                PreviewRow(number, in_words(event.date, language), named(event.title), names.get(event.category, ""))
            )
    return shown


def _reason(rejected: Rejected) -> str:
    return one_line(f"{rejected.reason} {rejected.mend}")


def read(data: bytes, report: Report, columns: Columns | None = None) -> Exchange:
    """Return the rows of a table as events, by the columns given or those that its headings name.

    Raises:
        ImportFault: it is no table, or has no column with a date or with a title.
    """
    return read_rows(read_table(data), report, columns)


def read_rows(table: Table, report: Report, columns: Columns | None = None) -> Exchange:
    """Return the rows of a table as events, as `read`."""
    columns = proposed(table) if columns is None else columns
    missing = what_is_missing(columns)
    if missing:
        raise ImportFault(missing, "Name the columns in the window, or give them headings such as “date” and “title”.")
    reading = _Reading(columns, _order(table, columns), report)
    events = [event for number, row in table.numbered() if (event := reading.add(number, row)) is not None]
    return Exchange(
        categories=tuple(reading.categories.values()), entities=tuple(reading.entities.values()), events=tuple(events)
    )


def _order(table: Table, columns: Columns) -> Order:
    places = [columns[field] for field in (Field.DATE, Field.END) if field in columns]
    return order_of(row[place] for _, row in table.numbered() for place in places if place < len(row))


class _Reading:
    """Makes events of rows.

    Attributes:
        categories, entities: those named so far, by folded name.
    """

    def __init__(self, columns: Columns, order: Order, report: Report) -> None:
        self._columns = columns
        self._order = order
        self._report = report
        self._ids: set[str] = set()
        self.categories: dict[str, Category] = {}
        self.entities: dict[tuple[EntityKind, str], Entity] = {}

    def add(self, number: int, row: tuple[str, ...]) -> Event | None:
        """Return the event of a row; one that cannot be read is noted."""
        cells = {field: row[place].strip() for field, place in self._columns.items() if place < len(row)}
        place = f"row {number}"
        try:
            date = self._date(cells, place)
        except DateError as error:
            self._report.reject(place, error.message, error.mend)
            return None
        summary = cells.get(Field.SUMMARY, "")
        titles = [one_line(cells.get(field, "")) for field in (Field.TITLE, Field.TITLE_ES, Field.TITLE_RU)]
        if not any(titles):
            titles[0] = one_line(summary)[:120]
        if not any(titles):
            self._report.reject(place, "It has no title.", "Give it one.")
            return None
        wanted = cells.get(Field.ID, "")
        id_ = kept_id(wanted, f"{date.edtf} {next(filter(None, titles))}", self._ids)
        importance = cells.get(Field.IMPORTANCE, "")
        return Event(
            id=id_,
            date=date,
            title=Localised(*titles),
            summary=summary,
            category=self._category(cells.get(Field.CATEGORY, "")),
            importance=int(importance) if importance in ("1", "2", "3", "4", "5") else USUAL_IMPORTANCE,
            entities=self._concerned(cells),
            disputed=cells.get(Field.DISPUTED, ""),
        )

    def _date(self, cells: Mapping[Field, str], place: str) -> EdtfDate:
        kept = notation_or_none(cells.get(Field.EDTF, "")) if cells.get(Field.EDTF) else None
        if kept is None and not cells.get(Field.DATE) and cells.get(Field.YEAR):
            kept = read_fields(
                [cells.get(field, "") for field in (Field.YEAR, Field.MONTH, Field.DAY)],
                [cells.get(field, "") for field in (Field.END_YEAR, Field.END_MONTH, Field.END_DAY)],
            )
        if kept is None:
            words = cells.get(Field.DATE, "") or cells.get(Field.EDTF, "")
            read = read_cells(words, cells.get(Field.END, ""), self._order)
            if read.is_sheet_day:
                self._report.lose(Loss.SHEET_DAYS, place)
            if read.is_guessed:
                self._report.lose(Loss.DAY_FIRST, place)
            kept = read.date
        calendar = calendar_of(cells.get(Field.CALENDAR, ""))
        written = cells.get(Field.WRITTEN, "")
        return with_words(kept, written or kept.written, calendar) if written or calendar else kept

    def _category(self, name: str) -> str:
        name = one_line(name)
        if not name:
            return ""
        new = Category(id_of(name), Localised(name), len(self.categories))
        return self.categories.setdefault(name.casefold(), new).id

    def _concerned(self, cells: Mapping[Field, str]) -> tuple[str, ...]:
        found = []
        for field, kind in _ENTITY_FIELDS.items():
            for name in divided(cells.get(field, "")):
                key = kind, name.casefold()
                if key not in self.entities:
                    taken = {each.id for each in self.entities.values()}
                    self.entities[key] = Entity(new_id(name, taken), kind, Localised(name))
                found.append(self.entities[key].id)
        return tuple(found)
