"""Russian words of dates in the cases they are written in; `ё` is read as `е`."""

from __future__ import annotations

from cubatimeline.domain.date_reading.signs import BEFORE, UNTIL, Entry, Sign, numbered, valued

_HARD = ("", "а", "е", "у", "ом")
_SOFT = ("ь", "я", "е", "ю", "ем")
_ORDINAL_ENDINGS = ("ый", "ого", "ому", "ым", "ом", "ое", "ая", "ой", "ую", "ые", "ых", "ыми")
_SOFT_ENDINGS = ("ой", "ого", "ому", "ым", "ом", "ое", "ая", "ую", "ые", "ых", "ыми")


def _forms(stems: str, endings: tuple[str, ...]) -> str:
    """Return all stems, divided by blanks, with all endings."""
    return "|".join(stem + ending for stem in stems.split() for ending in endings)


_MONTHS = (
    _forms("январ", _SOFT) + "|янв",
    _forms("феврал", _SOFT) + "|фев|февр",
    _forms("март", _HARD) + "|мар",
    _forms("апрел", _SOFT) + "|апр",
    "май|мая|мае|маю|маем",
    _forms("июн", _SOFT) + "|июн",
    _forms("июл", _SOFT) + "|июл",
    _forms("август", _HARD) + "|авг",
    _forms("сентябр", _SOFT) + "|сен|сент",
    _forms("октябр", _SOFT) + "|окт",
    _forms("ноябр", _SOFT) + "|ноя|нояб",
    _forms("декабр", _SOFT) + "|дек",
)
_ORDINALS = (
    _forms("перв", _ORDINAL_ENDINGS),
    _forms("втор", _SOFT_ENDINGS),
    "третий|третьего|третьему|третьим|третьем|третье|третья|третьей|третью",
    _forms("четверт", _ORDINAL_ENDINGS),
    _forms("пят", _ORDINAL_ENDINGS),
    _forms("шест", _SOFT_ENDINGS),
    _forms("седьм", _SOFT_ENDINGS),
    _forms("восьм", _SOFT_ENDINGS),
    _forms("девят", _ORDINAL_ENDINGS),
    _forms("десят", _ORDINAL_ENDINGS),
    _forms("одиннадцат", _ORDINAL_ENDINGS),
    _forms("двенадцат", _ORDINAL_ENDINGS),
    _forms("тринадцат", _ORDINAL_ENDINGS),
    _forms("четырнадцат", _ORDINAL_ENDINGS),
    _forms("пятнадцат", _ORDINAL_ENDINGS),
    _forms("шестнадцат", _ORDINAL_ENDINGS),
    _forms("семнадцат", _ORDINAL_ENDINGS),
    _forms("восемнадцат", _ORDINAL_ENDINGS),
    _forms("девятнадцат", _ORDINAL_ENDINGS),
    "двадцатый|двадцатого|двадцатому|двадцатым|двадцатом|двадцатое",
)
_TENS = {
    20: "двадцатые|двадцатых|двадцатыми",
    30: "тридцатые|тридцатых|тридцатыми",
    40: "сороковые|сороковых|сороковыми",
    50: "пятидесятые|пятидесятых|пятидесятыми",
    60: "шестидесятые|шестидесятых|шестидесятыми",
    70: "семидесятые|семидесятых|семидесятыми",
    80: "восьмидесятые|восьмидесятых|восьмидесятыми",
    90: "девяностые|девяностых|девяностыми",
}


def _twenties() -> list[str]:
    """Return "двадцать первый" to "двадцать девятый" in all forms."""
    return ["|".join(f"двадцать {word}" for word in line.split("|")) for line in _ORDINALS[:9]]


def _unsure(single: str, plural: bool = False) -> list[str]:
    """Return the three notes about one part of a date, or about two."""
    ends = ("ны", "тельны") if plural else ("ен", "телен")
    doubtful, about = f"неточ{ends[0]}" if plural else "неточен", f"приблизи{ends[1]}"
    return [f"{single} {doubtful}", f"{single} {about}", f"{single} {doubtful} и {about}"]


ENTRIES: tuple[Entry, ...] = (
    *numbered(Sign.MONTH, 1, _MONTHS),
    *numbered(
        Sign.SEASON,
        21,
        [
            "весна|весны|весне|весну|весной|весною",
            "лето|лета|лету|летом|лете",
            "осень|осени|осенью",
            "зима|зимы|зиме|зиму|зимой|зимою",
        ],
    ),
    *numbered(
        Sign.WEEKDAY,
        0,
        "понедельник|понедельника вторник|вторника среда|среду|среды четверг|четверга пятница|пятницу|пятницы "
        "суббота|субботу|субботы воскресенье|воскресенья".split(),
    ),
    *numbered(Sign.ORDINAL, 1, _ORDINALS),
    *numbered(Sign.ORDINAL, 21, _twenties()),
    *numbered(Sign.ORDINAL, 30, ["тридцатое|тридцатого", "тридцать первое|тридцать первого"]),
    *valued(Sign.DECADE_OF, _TENS),
    *numbered(
        Sign.PART,
        1,
        [
            "начало|начале|начала|началу|началом",
            "середина|середине|середины|середину|серединой",
            "конец|конце|конца|концу|концом",
        ],
    ),
    (Sign.LAST, 0, "последний|последняя|последней|последнюю|последнего|последнем|последние|последних"),
    (Sign.HALF, 0, "половина|половине|половины|половину|половиной|полугодие|полугодии|полугодия"),
    (Sign.THIRD, 0, "треть|трети|третью часть"),
    (Sign.QUARTER, 0, "квартал|квартале|квартала|четверть|четверти"),
    (Sign.TEN_DAYS, 0, "декада|декаде|декады|декаду|десять дней"),
    (Sign.WEEK, 0, "неделя|неделе|неделю|недели"),
    (Sign.DECADE, 0, "десятилетие|десятилетия|десятилетии"),
    (Sign.CENTURY, 0, "век|века|веке|веку|веком|веков|веках|веками|столетие|столетия|столетии|столетий|в.|вв|ст"),
    (Sign.MILLENNIUM, 0, "тысячелетие|тысячелетием|тысячелетия|тысячелетии|тысячелетий|тыс"),
    (Sign.YEAR, 0, "г|год|года|году|годом|годе"),
    (Sign.YEARS, 0, "гг|годы|годов|годах|годам|годами"),
    (Sign.BEFORE_CHRIST, 0, "до н э|до нэ|до нашей эры|до р х|до рождества христова"),
    (Sign.AFTER_CHRIST, 0, "н э|нэ|нашей эры|от р х|от рождества христова"),
    (Sign.APPROXIMATE, 0, "около|ок|примерно|приблизительно|прибл|порядка"),
    (
        Sign.UNCERTAIN,
        0,
        "вероятно|возможно|предположительно|по-видимому|видимо|может быть|наверное|предп|вероятнее всего",
    ),
    (Sign.BETWEEN, 0, "между"),
    (Sign.FROM, 0, "с|со|от|начиная с|начиная со"),
    (Sign.TO, UNTIL, "по|вплоть до"),
    (Sign.TO, BEFORE, "до"),
    (Sign.TO, 0, "на"),
    (Sign.BEFORE, 0, "раньше|ранее|перед|до наступления"),
    (Sign.AFTER, 0, "после|позже|позднее"),
    (Sign.BY, 0, "к|ко|не позднее|не позже"),
    (Sign.NOT_BEFORE, 0, "не ранее|не раньше"),
    (Sign.OR_EARLIER, 0, "или раньше|или ранее"),
    (Sign.OR_LATER, 0, "или позже|или позднее"),
    (Sign.ONWARDS, 0, "и далее|и позже|и позднее"),
    (Sign.PRESENT, 0, "настоящее время|наше время|настоящего времени|наших дней|сегодня"),
    (Sign.UNKNOWN_DATE, 0, "неизвестной даты|неизвестная дата|неизвестную дату"),
    (Sign.AND, 0, "и|а также"),
    (Sign.OR, 0, "или|либо"),
    (
        Sign.JULIAN,
        0,
        (
            "ст ст|ст стиль|старого стиля|по старому стилю|старый стиль|по юлианскому календарю|юлианский календарь|"
            "по ст стилю|юлианского календаря|по ст ст"
        ),
    ),
    (Sign.HEMISPHERE, 1, "северное полушарие"),
    (Sign.HEMISPHERE, 2, "южное полушарие"),
    (Sign.NIGHT, 0, "ночь|ночью"),
    (Sign.MORNING, 0, "утра|утром|утро|ночи"),
    (Sign.EVENING, 0, "вечера|вечером|вечер|дня|днем"),
    (Sign.CLOCK, 720, "полдень|в полдень"),
    (Sign.HOURS, 0, "час|часа|часов|ч"),
    *valued(
        Sign.ZONE,
        {
            -300: "гаванского времени|по гаванскому времени",
            0: "по гринвичу",
            180: "мск|московского времени|по московскому времени|по москве",
        },
    ),
    *valued(
        Sign.HOLIDAY,
        {
            101: "новый год|нового года",
            308: "международный женский день|женский день",
            501: "первомай|день труда|день международной солидарности трудящихся",
            509: "день победы",
            1107: "день октябрьской революции",
        },
    ),
    *numbered(Sign.DAY_UNSURE, 1, _unsure("день")),
    *numbered(Sign.MONTH_UNSURE, 1, _unsure("месяц")),
    *numbered(Sign.YEAR_UNSURE, 1, _unsure("год")),
    *numbered(Sign.MONTH_AND_DAY_UNSURE, 1, _unsure("месяц и день", plural=True)),
    *numbered(Sign.YEAR_AND_MONTH_UNSURE, 1, _unsure("год и месяц", plural=True)),
    *numbered(Sign.YEAR_AND_DAY_UNSURE, 1, _unsure("год и день", plural=True)),
    (
        Sign.NOISE,
        0,
        (
            "в|во|во время|день|число|числа|числе|месяц|месяца|месяце|дата|датировано|один из|одно из|все|каждый из|"
            "год не указан|местного времени|по местному времени|нового стиля|новый стиль|по новому стилю|н ст|"
            "до полудня|все даты|день неизвестен|месяц неизвестен|месяц и день неизвестны"
        ),
    ),
)
