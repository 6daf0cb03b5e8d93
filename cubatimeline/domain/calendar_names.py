"""Names of months, weekdays and longer units in three languages, as an axis or a table writes them."""

from __future__ import annotations

from cubatimeline.domain.languages import Language

MONTHS: dict[Language, tuple[str, ...]] = {
    "en": tuple("January February March April May June July August September October November December".split()),
    "es": tuple("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()),
    "ru": tuple("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()),
}
MONTHS_SHORT: dict[Language, tuple[str, ...]] = {
    "en": tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()),
    "es": tuple("ene feb mar abr may jun jul ago sep oct nov dic".split()),
    "ru": tuple("янв фев мар апр май июн июл авг сен окт ноя дек".split()),
}
MONTHS_GENITIVE_RU = tuple("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split())
WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "en": tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
    "es": tuple("lunes martes miércoles jueves viernes sábado domingo".split()),
    "ru": tuple("понедельник вторник среда четверг пятница суббота воскресенье".split()),
}
WEEKDAYS_SHORT: dict[Language, tuple[str, ...]] = {
    "en": tuple("Mon Tue Wed Thu Fri Sat Sun".split()),
    "es": tuple("lun mar mié jue vie sáb dom".split()),
    "ru": tuple("пн вт ср чт пт сб вс".split()),
}


def year_label(year: int, language: Language) -> str:
    """Return an astronomical year as a reader counts it: 0 is 1 BC."""
    if year > 0:
        return str(year)
    before = {"en": "BC", "es": "a. C.", "ru": "до н. э."}[language]
    return f"{1 - year} {before}"


def decade_label(year: int, language: Language) -> str:
    """Return the decade that begins with `year`."""
    if year < 0:
        return year_label(year, language)
    return {"en": f"{year}s", "es": f"Años {year}", "ru": f"{year}-е"}[language]


def century_label(year: int, language: Language) -> str:
    """Return the century that begins with `year` (1900 stands for the 20th)."""
    number = year // 100 + 1 if year >= 0 else -(year // 100)
    before = "" if year >= 0 else " " + {"en": "BC", "es": "a. C.", "ru": "до н. э."}[language]
    if language == "en":
        tail = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{tail} century{before}"
    return (f"Siglo {roman(number)}" if language == "es" else f"{roman(number)} век") + before


def roman(number: int) -> str:
    """Return a positive whole number in Roman numerals."""
    out = []
    for value, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
        (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)


def month_year(year: int, month: int, language: Language) -> str:
    """Return "October 1962" as a heading writes it."""
    name = MONTHS[language][month - 1]
    if language == "es":
        return f"{name[0].upper()}{name[1:]} de {year_label(year, language)}"
    return f"{name[0].upper()}{name[1:]} {year_label(year, language)}"


def month_year_short(year: int, month: int, language: Language) -> str:
    """Return "Oct 1962" as a heading writes it where room is short."""
    name = MONTHS_SHORT[language][month - 1]
    return f"{name[0].upper()}{name[1:]} {year_label(year, language)}"


def day_heading(year: int, month: int, day: int, weekday: int, language: Language) -> str:
    """Return "Saturday 27 October 1962" as a heading writes it; `weekday` counts from Monday, 0."""
    name = WEEKDAYS[language][weekday]
    name = name[0].upper() + name[1:]
    if language == "es":
        return f"{name} {day} de {MONTHS['es'][month - 1]} de {year_label(year, language)}"
    if language == "ru":
        return f"{name}, {day} {MONTHS_GENITIVE_RU[month - 1]} {year_label(year, language)}"
    return f"{name} {day} {MONTHS['en'][month - 1]} {year_label(year, language)}"


def day_heading_short(year: int, month: int, day: int, weekday: int, language: Language) -> str:
    """Return the same where there is less room: "Sat 27 Oct 1962"."""
    name = WEEKDAYS_SHORT[language][weekday]
    name = name[0].upper() + name[1:]
    return f"{name} {day} {MONTHS_SHORT[language][month - 1]} {year_label(year, language)}"
