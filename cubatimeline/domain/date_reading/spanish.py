"""Spanish words of dates, without accents: the reader's text loses them before it is compared."""

from __future__ import annotations

from cubatimeline.domain.date_reading.signs import UNTIL, Entry, Sign, numbered, valued

_DECADES = "diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_CARDINALS = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve veinte veintiuno"
).split()
_ORDINALS = (
    "primero|primer|primera segundo|segunda tercero|tercer|tercera cuarto|cuarta quinto|quinta sexto|sexta "
    "septimo|septima octavo|octava noveno|novena decimo|decima"
).split()

ENTRIES: tuple[Entry, ...] = (
    *numbered(
        Sign.MONTH,
        1,
        "enero|ene febrero|feb marzo|mar abril|abr mayo junio|jun julio|jul agosto|ago "
        "septiembre|setiembre|sep|sept|set octubre|oct noviembre|nov diciembre|dic".split(),
    ),
    *numbered(Sign.SEASON, 21, "primavera verano otono invierno".split()),
    *numbered(Sign.WEEKDAY, 0, "lunes martes miercoles jueves viernes sabado domingo".split()),
    *numbered(Sign.ORDINAL, 1, _ORDINALS),
    *numbered(Sign.CENTURY, 1, [f"siglo {word}" for word in _CARDINALS]),
    *valued(
        Sign.DECADE_OF,
        {10 * n: f"anos {word}|los {word}|decada de los {word}|{word}s" for n, word in enumerate(_DECADES, 1)},
    ),
    *numbered(
        Sign.PART,
        1,
        [
            "principios|comienzos|comienzo|principio|inicios|inicio",
            "mediados|mitad",
            "finales|fines|final|fin|ultimos|postrimerias",
        ],
    ),
    (Sign.LAST, 0, "ultima|ultimo"),
    (Sign.HALF, 1, "primera mitad|primer semestre|1er semestre"),
    (Sign.HALF, 2, "segunda mitad|segundo semestre|2do semestre"),
    (Sign.HALF, 0, "semestre"),
    (Sign.THIRD, 0, "tercio"),
    (Sign.QUARTER, 0, "trimestre"),
    (Sign.FORTNIGHT, 0, "quincena"),
    (Sign.WEEK, 0, "semana"),
    (Sign.DECADE, 0, "decada|decenio|decadas"),
    (Sign.CENTURY, 0, "siglo|siglos|s.|ss"),
    (Sign.MILLENNIUM, 0, "milenio|milenios"),
    (Sign.YEAR, 0, "ano"),
    (Sign.YEARS, 0, "anos"),
    (Sign.BEFORE_CHRIST, 0, "a c|ac|a de c|antes de cristo|a n e|ane|antes de nuestra era|aec|a e c"),
    (Sign.AFTER_CHRIST, 0, "d c|dc|d de c|despues de cristo|n e|nuestra era|de nuestra era"),
    (
        Sign.APPROXIMATE,
        0,
        (
            "hacia|c|ca|circa|alrededor|alrededor de|alrededor del|cerca de|cerca del|aproximadamente|aprox|"
            "en torno a|en torno al|sobre|mas o menos"
        ),
    ),
    (
        Sign.UNCERTAIN,
        0,
        "probablemente|posiblemente|quiza|quizas|tal vez|acaso|probable|presumiblemente|supuestamente|incierto",
    ),
    (Sign.BETWEEN, 0, "entre"),
    (Sign.FROM, 0, "desde|a partir de|a partir del"),
    (Sign.TO, 0, "a|al"),
    (Sign.TO, UNTIL, "hasta"),
    (Sign.BEFORE, 0, "antes|antes de|antes del|con anterioridad a|anterior a|anterior al"),
    (Sign.AFTER, 0, "despues|despues de|despues del|tras|posterior a|posterior al"),
    (Sign.BY, 0, "a mas tardar|no despues de|no despues del|no mas tarde de|no mas tarde del"),
    (Sign.NOT_BEFORE, 0, "no antes de|no antes del|como pronto"),
    (Sign.OR_EARLIER, 0, "o antes"),
    (Sign.OR_LATER, 0, "o despues|o mas tarde"),
    (Sign.ONWARDS, 0, "en adelante|y despues"),
    (Sign.PRESENT, 0, "actualidad|la actualidad|presente|el presente|hoy"),
    (Sign.UNKNOWN_DATE, 0, "fecha desconocida|una fecha desconocida"),
    (Sign.AND, 0, "y|e"),
    (Sign.OR, 0, "o|u|o bien"),
    (
        Sign.JULIAN,
        0,
        (
            "estilo antiguo|e a|calendario juliano|juliano|cal juliano|del calendario juliano|"
            "segun el calendario juliano|antiguo estilo"
        ),
    ),
    (Sign.HEMISPHERE, 1, "hemisferio norte"),
    (Sign.HEMISPHERE, 2, "hemisferio sur"),
    (Sign.NIGHT, 0, "noche|madrugada"),
    (Sign.MORNING, 0, "a m|am|de la manana|de la madrugada|manana"),
    (Sign.EVENING, 0, "p m|pm|de la tarde|de la noche|tarde"),
    (Sign.CLOCK, 720, "mediodia|al mediodia|a mediodia"),
    (Sign.HOURS, 0, "h|hs|hrs|horas|hora"),
    *valued(
        Sign.ZONE,
        {
            -300: "hora de la habana|hora de cuba",
            180: "hora de moscu",
        },
    ),
    *valued(
        Sign.HOLIDAY,
        {
            101: "ano nuevo|dia de ano nuevo",
            106: "dia de reyes|reyes|epifania",
            308: "dia internacional de la mujer|dia de la mujer",
            501: "dia del trabajo|dia de los trabajadores|dia internacional de los trabajadores",
            509: "dia de la victoria",
            1224: "nochebuena",
            1225: "navidad|dia de navidad",
            1231: "nochevieja|fin de ano",
        },
    ),
    *valued(
        Sign.EASTER,
        {-3: "jueves santo", -2: "viernes santo", 0: "pascua|domingo de pascua|domingo de resurreccion"},
    ),
    *numbered(Sign.DAY_UNSURE, 1, ["dia incierto", "dia aproximado", "dia incierto y aproximado"]),
    *numbered(Sign.MONTH_UNSURE, 1, ["mes incierto", "mes aproximado", "mes incierto y aproximado"]),
    *numbered(Sign.YEAR_UNSURE, 1, ["ano incierto", "ano aproximado", "ano incierto y aproximado"]),
    *numbered(
        Sign.MONTH_AND_DAY_UNSURE,
        1,
        ["mes y dia inciertos", "mes y dia aproximados", "mes y dia inciertos y aproximados"],
    ),
    *numbered(
        Sign.YEAR_AND_MONTH_UNSURE,
        1,
        ["ano y mes inciertos", "ano y mes aproximados", "ano y mes inciertos y aproximados"],
    ),
    *numbered(
        Sign.YEAR_AND_DAY_UNSURE,
        1,
        ["ano y dia inciertos", "ano y dia aproximados", "ano y dia inciertos y aproximados"],
    ),
    (
        Sign.NOISE,
        0,
        (
            "el|la|los|las|de|del|en|durante|dia|dias|mes|meses|fecha|fechado|fechada|un|una|uno de|uno|una de|"
            "algun|alguno|ano sin indicar|hora local|estilo nuevo|e n|calendario gregoriano|un dia|cada uno de|"
            "todas las fechas|dia desconocido|mes desconocido|mes y dia desconocidos"
        ),
    ),
)
