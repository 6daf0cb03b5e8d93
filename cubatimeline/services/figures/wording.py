"""The words that a figure itself brings, in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cubatimeline.domain.languages import Language
from cubatimeline.services.figures.shapes import Kind


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in one language.

    Attributes:
        kinds: what each kind of mark says.
        units: one and several years, months, days and hours.
        page: of a part of a figure over several sheets, with {} for its span.
        tile: row and column of a sheet of a wall; key: heading of the overview of its sheets.
        sources: heading of the sources of a slide.
    """

    kinds: Mapping[Kind, str]
    units: Mapping[str, tuple[str, ...]]
    tile: str
    key: str
    sources: str


_ENGLISH = {
    Kind.HOUR: "known hour",
    Kind.DAY: "known day",
    Kind.WHOLE_DAY: "known day, unknown hour",
    Kind.VAGUE: "some day of the month, season or year",
    Kind.SPAN: "lasted from–to",
    Kind.TAPER: "beginning or end known less well",
    Kind.UNCERTAIN: "date uncertain",
    Kind.APPROXIMATE: "about that date",
    Kind.SET: "one or all of several days",
    Kind.OPEN_END: "went on, or end unknown",
    Kind.OPEN_START: "had begun before",
    Kind.DISPUTED: "rival date in another source",
    Kind.DRAFT: "draft",
    Kind.LIT: "highlighted",
    Kind.TICK: "further events; +n: how many",
}
_SPANISH = {
    Kind.HOUR: "hora conocida",
    Kind.DAY: "día conocido",
    Kind.WHOLE_DAY: "día conocido, hora desconocida",
    Kind.VAGUE: "algún día del mes, estación o año",
    Kind.SPAN: "duró de–a",
    Kind.TAPER: "principio o fin menos preciso",
    Kind.UNCERTAIN: "fecha dudosa",
    Kind.APPROXIMATE: "hacia esa fecha",
    Kind.SET: "uno o todos de varios días",
    Kind.OPEN_END: "continuó, o fin desconocido",
    Kind.OPEN_START: "había empezado antes",
    Kind.DISPUTED: "otra fecha según otra fuente",
    Kind.DRAFT: "borrador",
    Kind.LIT: "destacado",
    Kind.TICK: "otros sucesos; +n: cuántos",
}
_RUSSIAN = {
    Kind.HOUR: "известный час",
    Kind.DAY: "известный день",
    Kind.WHOLE_DAY: "известный день, час неизвестен",
    Kind.VAGUE: "один из дней месяца, сезона или года",
    Kind.SPAN: "длилось от–до",
    Kind.TAPER: "начало или конец известны менее точно",
    Kind.UNCERTAIN: "дата под вопросом",
    Kind.APPROXIMATE: "около этой даты",
    Kind.SET: "один или все из нескольких дней",
    Kind.OPEN_END: "продолжалось, или конец неизвестен",
    Kind.OPEN_START: "началось раньше",
    Kind.DISPUTED: "иная дата в другом источнике",
    Kind.DRAFT: "черновик",
    Kind.LIT: "выделено",
    Kind.TICK: "прочие события; +n: их число",
}

WORDING: Mapping[Language, Wording] = {
    "en": Wording(
        _ENGLISH,
        {"year": ("year", "years"), "month": ("month", "months"), "day": ("day", "days"), "hour": ("hour", "hours")},
        "row {row}, column {column}", "How the sheets join", "Sources",
    ),
    "es": Wording(
        _SPANISH,
        {"year": ("año", "años"), "month": ("mes", "meses"), "day": ("día", "días"), "hour": ("hora", "horas")},
        "fila {row}, columna {column}", "Cómo se unen las hojas", "Fuentes",
    ),
    "ru": Wording(
        _RUSSIAN,
        {
            "year": ("год", "года", "лет"), "month": ("месяц", "месяца", "месяцев"), "day": ("день", "дня", "дней"),
            "hour": ("час", "часа", "часов"),
        },
        "ряд {row}, столбец {column}", "Как соединить листы", "Источники",
    ),
}  # fmt: skip


def counted(number: int, unit: str, language: Language) -> str:
    """Return a number with its unit ("year", "month", "day", "hour"): "5 years"."""
    forms = WORDING[language].units[unit]
    return f"{number} {forms[_form(number, language)]}"


def _form(number: int, language: Language) -> int:
    if language != "ru":
        return 0 if number == 1 else 1
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else 2
