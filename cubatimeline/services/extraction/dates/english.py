"""English words that stand in and around dates."""

from __future__ import annotations

from cubatimeline.services.extraction.dates.signs import Entry, Sign, numbered

_UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth".split("|")
_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_COUNTS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
).split()
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()

ENTRIES: tuple[Entry, ...] = (
    *numbered(Sign.MONTH, 1, ["january", "february"]),
    *numbered(Sign.MONTH, 6, "june july".split()),
    (Sign.MONTH, 4, "April"),
    *numbered(Sign.MONTH, 9, "september october november december".split()),
    (Sign.MONTH, 8, "August"),
    (Sign.WEAK_MONTH, 3, "March"),
    (Sign.WEAK_MONTH, 5, "May"),
    *numbered(Sign.SHORT_MONTH, 1, "Jan Feb Mar Apr".split()),
    *numbered(Sign.SHORT_MONTH, 6, "Jun Jul Aug Sep|Sept Oct Nov Dec".split()),
    *numbered(Sign.SEASON, 21, "spring summer autumn winter".split()),
    (Sign.WEAK_SEASON, 23, "fall"),
    *numbered(Sign.WEEKDAY, 0, "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
    *numbered(Sign.WEAK_WEEKDAY, 0, "Mon Tue|Tues Wed Thu|Thur|Thurs Fri Sat Sun".split()),
    *numbered(Sign.ORDINAL, 1, _UNITS + _TEENS),
    *numbered(Sign.ORDINAL, 21, [f"twenty-{word}" for word in _UNITS]),
    *numbered(Sign.ORDINAL, 30, ["thirtieth", "thirty-first"]),
    *((Sign.DECADE_OF, 20 + 10 * at, f"{word}|nineteen-{word}") for at, word in enumerate(_DECADES)),
    *numbered(Sign.COUNT, 2, _COUNTS),
    *((Sign.COUNT, 10 * at, word) for at, word in enumerate("thirty forty fifty sixty".split(), 3)),
    *numbered(Sign.COUNT, 21, [f"twenty-{word}" for word in ["one", *_COUNTS[:8]]]),
    (Sign.ONE, 1, "a|an|one"),
    (Sign.VAGUE, 0, "several|few|some|many|couple|over|nearly|almost|than"),
    (Sign.DAY, 1, "day"),
    (Sign.DAY, 0, "days"),
    (Sign.DAYTIME, 1, "morning|afternoon|evening|night|date"),
    (Sign.WEEK, 1, "week"),
    (Sign.WEEK, 0, "weeks"),
    (Sign.CALENDAR_MONTH, 1, "month"),
    (Sign.CALENDAR_MONTH, 0, "months"),
    (Sign.YEAR, 1, "year"),
    (Sign.YEAR, 0, "years"),
    (Sign.TEN_YEARS, 1, "decade"),
    (Sign.TEN_YEARS, 0, "decades"),
    (Sign.CENTURY, 1, "century"),
    (Sign.CENTURY, 0, "centuries"),
    (Sign.PART, 1, "early|beginning|start|opening|outset"),
    (Sign.PART, 2, "mid|middle"),
    (Sign.PART, 3, "late|end|close|closing"),
    (Sign.HALF, 0, "half"),
    (Sign.QUARTER, 0, "quarter"),
    (Sign.FORTNIGHT, 0, "fortnight"),
    (Sign.BC, 0, "BC|BCE|B.C.|B.C|B.C.E.|before Christ"),
    (Sign.AD, 0, "AD|CE|A.D.|A.D|C.E."),
    (Sign.TO, 0, "to|until|till|through|thru|up to"),
    (Sign.FROM, 0, "from"),
    (Sign.BETWEEN, 0, "between"),
    (Sign.AND, 0, "and"),
    (Sign.OR, 0, "or"),
    (Sign.THE, 0, "the"),
    (Sign.OF, 0, "of"),
    (Sign.IN, 0, "in|during|throughout|within|into"),
    (Sign.ON, 0, "on|at"),
    (Sign.BY, 0, "by|since|as"),
    (Sign.SAME, 0, "that|same|very"),
    (Sign.THIS, 0, "this|current|present"),
    (Sign.NEXT, 0, "following|subsequent|ensuing"),
    (Sign.PREVIOUS, 0, "previous|preceding|prior"),
    (Sign.LAST, 1, "last"),
    (Sign.COMING, 0, "next|coming"),
    (Sign.LATER, 0, "later|afterwards|afterward|hence|thereafter"),
    (Sign.EARLIER, 0, "earlier|previously|beforehand"),
    (Sign.AGO, 0, "ago"),
    (Sign.AFTER, 0, "after"),
    (Sign.BEFORE, 0, "before"),
    (Sign.NOW, 0, "today|tonight|this morning|this afternoon|this evening"),
    (Sign.NOW, -1, "yesterday|last night"),
    (Sign.NOW, 1, "tomorrow"),
    (Sign.NOW, 2, "the day after tomorrow"),
    (Sign.NOW, -2, "the day before yesterday"),
    (Sign.ABOUT, 0, "about|circa|c|ca|approximately|roughly|around"),
    (Sign.PERHAPS, 0, "probably|possibly|perhaps"),
    (Sign.HOLIDAY, 101, "New Year's Day"),
    (Sign.HOLIDAY, 308, "International Women's Day"),
    (Sign.HOLIDAY, 501, "May Day"),
    (Sign.HOLIDAY, 509, "Victory Day"),
    (Sign.HOLIDAY, 1224, "Christmas Eve"),
    (Sign.HOLIDAY, 1225, "Christmas Day|Christmas"),
    (Sign.HOLIDAY, 1231, "New Year's Eve"),
    (
        Sign.CITED,
        0,
        (
            "no|nos|p|pp|page|pages|vol|volume|f|op|d|l|ll|r|art|article|articles|chapter|box|folder|reel|room|flight|"
            "resolution|protocol|decree|order|memorandum|law|directive|number|note|notes|line|lines|doc|document|dispatch|"
            "telegram|file|section|item|version|isbn|issn|tel|fax|paragraph|para|table|figure|fig"
        ),
    ),
    (
        Sign.COUNTED,
        0,
        (
            "books|copies|rifles|men|women|people|soldiers|troops|tons|tonnes|kilometers|kilometres|km|miles|metres|meters|feet|yards|acres|"
            "hectares|pesos|dollars|roubles|rubles|euros|pounds|percent|per|missiles|ships|tanks|aircraft|planes|guns|"
            "prisoners|casualties|dead|wounded|workers|students|members|delegates|horsepower|volts|votes|words|copies|"
            "specialists|advisers|persons|inhabitants|refugees|children|families|barrels|kilograms|kg|litres|liters|"
            "million|billion|thousand|hundred|officers|sailors|settlers|citizens|civilians|units|warheads|rounds|vehicles|"
            "trucks|tractors|doctors|teachers|engineers|technicians|experts|civilians|rebels|guerrillas|militiamen|"
            "horses|cattle|houses|homes|schools|degrees|cannon|muskets|rifles|warriors|infantry|cavalry|hours|minutes|"
            "seconds|times|cubic|square|megawatts|kilowatts"
        ),
    ),
    (
        Sign.NUMBERED,
        0,
        (
            "floor|anniversary|parallel|birthday|session|round|attempt|ballot|meridian|time|Congress|Division|Army|Party|"
            "Brigade|Regiment|Amendment|Corps|Plenum|Session|Conference|Airborne|Infantry|Fleet|Battalion"
        ),
    ),
    (
        Sign.NAMED,
        0,
        (
            "Movement|Revolution|Crisis|Massacre|Massacres|Manifesto|Monarchy|Street|Avenue|Plaza|Square|Brigade|Theses|"
            "Insurrection|Rising|Uprising"
        ),
    ),
    (Sign.COMING_TENSE, 0, "will|shall|upcoming|scheduled|slated"),
    (Sign.PERFECT, 0, "had|having"),
)
