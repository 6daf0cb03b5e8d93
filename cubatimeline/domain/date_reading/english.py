"""English words of dates."""

from __future__ import annotations

from cubatimeline.domain.date_reading.signs import UNTIL, Entry, Sign, numbered, valued

_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = "tenth eleventh twelfth".split()
_TEENS += [f"{word}teenth" for word in "thir four fif six seven eigh nine".split()] + ["twentieth"]
_DECADES = "tens twenties thirties forties fifties sixties seventies eighties nineties".split()

ENTRIES: tuple[Entry, ...] = (
    *numbered(
        Sign.MONTH,
        1,
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct "
        "november|nov december|dec".split(),
    ),
    *numbered(Sign.SEASON, 21, "spring summer|summertime autumn|fall winter|wintertime".split()),
    *numbered(
        Sign.WEEKDAY,
        0,
        "monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thur|thurs friday|fri saturday|sat sunday|sun".split(),
    ),
    *numbered(Sign.ORDINAL, 1, _UNITS + _TEENS),
    *numbered(Sign.ORDINAL, 21, [f"twenty-{word}|twenty {word}" for word in _UNITS]),
    *numbered(Sign.ORDINAL, 30, ["thirtieth", "thirty-first|thirty first"]),
    *valued(
        Sign.DECADE_OF,
        {10 * number: f"{word}|nineteen {word}|nineteen-{word}" for number, word in enumerate(_DECADES, 1)},
    ),
    *numbered(
        Sign.PART,
        1,
        [
            "early|beginning|beginnings|start|opening|outset",
            "mid|middle",
            "late|later|end|close|closing|ending|tail end|towards the end|toward the end",
        ],
    ),
    (Sign.LAST, 0, "last"),
    (Sign.HALF, 0, "half"),
    (Sign.THIRD, 0, "third part"),
    (Sign.QUARTER, 0, "quarter"),
    (Sign.TEN_DAYS, 0, "ten days|ten-day period"),
    (Sign.FORTNIGHT, 0, "fortnight"),
    (Sign.WEEK, 0, "week"),
    (Sign.DECADE, 0, "decade"),
    (Sign.CENTURY, 0, "century|centuries|cent"),
    (Sign.MILLENNIUM, 0, "millennium|millennia"),
    (Sign.YEAR, 0, "year"),
    (Sign.YEARS, 0, "years"),
    (Sign.BEFORE_CHRIST, 0, "bc|b c|bce|b c e|before christ|before the common era"),
    (Sign.AFTER_CHRIST, 0, "ad|a d|ce|c e|anno domini|common era"),
    (
        Sign.APPROXIMATE,
        0,
        "c|ca|circa|cca|about|around|approximately|approx|roughly|or so|some time around|sometime around",
    ),
    (Sign.UNCERTAIN, 0, "probably|perhaps|possibly|maybe|presumably|likely|most likely|apparently|uncertain"),
    (Sign.BETWEEN, 0, "between|some time between|sometime between"),
    (Sign.FROM, 0, "from|since|ever since|starting|beginning in|beginning from|starting in|starting from"),
    (Sign.TO, 0, "to|through|thru|to the"),
    (Sign.TO, UNTIL, "until|till|up to|up until"),
    (Sign.BEFORE, 0, "before|prior to|earlier than|on the eve of|ante"),
    (Sign.AFTER, 0, "after|later than|following|post"),
    (Sign.BY, 0, "by|no later than|not later than|not after|at the latest by|in or before|on or before"),
    (Sign.NOT_BEFORE, 0, "no earlier than|not earlier than|not before|in or after|on or after"),
    (Sign.OR_EARLIER, 0, "or earlier|or before|at the latest"),
    (Sign.OR_LATER, 0, "or later|or after|at the earliest"),
    (Sign.ONWARDS, 0, "onwards|onward|and after|and later|and onwards"),
    (Sign.PRESENT, 0, "present|the present|today|now|open"),
    (Sign.UNKNOWN_DATE, 0, "an unknown date|unknown date|unknown"),
    (Sign.AND, 0, "and|&|as well as"),
    (Sign.OR, 0, "or|either"),
    (Sign.HEMISPHERE, 1, "northern hemisphere"),
    (Sign.HEMISPHERE, 2, "southern hemisphere"),
    (Sign.JULIAN, 0, "os|o s|old style|julian|julian calendar|in the julian calendar"),
    (Sign.NIGHT, 0, "night|overnight"),
    (Sign.MORNING, 0, "am|a m|morning|in the morning"),
    (Sign.EVENING, 0, "pm|p m|evening|afternoon|in the evening|in the afternoon|at night"),
    (Sign.CLOCK, 720, "noon|midday|at noon"),
    (Sign.HOURS, 0, "o'clock|h|hr|hrs|hours"),
    *valued(
        Sign.ZONE,
        {
            0: "utc|gmt|universal time|greenwich mean time",
            -300: "est|eastern standard time|havana time",
            -240: "edt|eastern daylight time",
            180: "msk|moscow time",
        },
    ),
    *valued(
        Sign.HOLIDAY,
        {
            101: "new year's day|new year|new years day",
            501: "may day|international workers' day|labour day",
            509: "victory day",
            308: "international women's day|women's day",
            1107: "october revolution day",
            1224: "christmas eve",
            1225: "christmas|christmas day",
            1231: "new year's eve|new years eve",
        },
    ),
    *valued(Sign.EASTER, {-2: "good friday", 0: "easter|easter sunday|easter day", 1: "easter monday"}),
    *numbered(Sign.DAY_UNSURE, 1, ["day uncertain", "day approximate", "day uncertain and approximate"]),
    *numbered(Sign.MONTH_UNSURE, 1, ["month uncertain", "month approximate", "month uncertain and approximate"]),
    *numbered(Sign.YEAR_UNSURE, 1, ["year uncertain", "year approximate", "year uncertain and approximate"]),
    *numbered(
        Sign.MONTH_AND_DAY_UNSURE,
        1,
        ["month and day uncertain", "month and day approximate", "month and day uncertain and approximate"],
    ),
    *numbered(
        Sign.YEAR_AND_MONTH_UNSURE,
        1,
        ["year and month uncertain", "year and month approximate", "year and month uncertain and approximate"],
    ),
    *numbered(
        Sign.YEAR_AND_DAY_UNSURE,
        1,
        ["year and day uncertain", "year and day approximate", "year and day uncertain and approximate"],
    ),
    (
        Sign.NOISE,
        0,
        (
            "the|of|in|on|at|during|dated|date|day|days|month|months|a day|a month|some|"
            "some time|sometime|one of|one|both|"
            "all of|"
            "year not given|unknown year|ns|n s|new style|gregorian|gregorian calendar|local time|time|part|period|"
            "all dates|day unknown|month unknown|month and day unknown"
        ),
    ),
)
