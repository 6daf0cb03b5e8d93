"""Spanish words that stand in and around dates; accents may be missing in the text."""

from __future__ import annotations

from cubatimeline.services.extraction.dates.signs import Entry, Sign, numbered

_COUNTS = (
    "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho "
    "diecinueve veinte"
).split()
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()

ENTRIES: tuple[Entry, ...] = (
    *numbered(
        Sign.MONTH,
        1,
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre".split(),
    ),
    *numbered(Sign.SHORT_MONTH, 1, "ene feb mar abr may jun jul ago sep|sept|set oct nov dic".split()),
    *numbered(Sign.SEASON, 21, "primavera verano otoño invierno".split()),
    *numbered(Sign.WEEKDAY, 0, "lunes martes miércoles jueves viernes sábado domingo".split()),
    *numbered(
        Sign.ORDINAL,
        1,
        "primero|primer|primera segundo|segunda tercero|tercer|tercera cuarto|cuarta quinto|quinta sexto|sexta "
        "séptimo|séptima octavo|octava noveno|novena décimo|décima undécimo|undécima duodécimo|duodécima".split(),
    ),
    *numbered(Sign.COUNT, 2, _COUNTS),
    *((Sign.COUNT, 10 * at, word) for at, word in enumerate(_TENS, 3)),
    (Sign.ONE, 1, "un|una|uno"),
    (Sign.VAGUE, 0, "varios|varias|algunos|algunas|pocos|pocas|unos|unas|muchos|muchas|casi"),
    (Sign.DAY, 1, "día|jornada"),
    (Sign.DAY, 0, "días"),
    (Sign.DAYTIME, 1, "noche|tarde|madrugada|fecha"),
    (Sign.WEEK, 1, "semana"),
    (Sign.WEEK, 0, "semanas"),
    (Sign.CALENDAR_MONTH, 1, "mes"),
    (Sign.CALENDAR_MONTH, 0, "meses"),
    (Sign.YEAR, 1, "año"),
    (Sign.YEAR, 0, "años"),
    (Sign.TEN_YEARS, 1, "década|decenio"),
    (Sign.TEN_YEARS, 0, "décadas|decenios"),
    (Sign.CENTURY, 1, "siglo|s"),
    (Sign.CENTURY, 0, "siglos|ss"),
    (Sign.PART, 1, "principios|principio|comienzos|comienzo|inicios|inicio"),
    (Sign.PART, 2, "mediados"),
    (Sign.PART, 3, "fines|finales|final|fin|postrimerías"),
    (Sign.HALF, 0, "mitad|semestre"),
    (Sign.QUARTER, 0, "trimestre"),
    (Sign.FORTNIGHT, 0, "quincena"),
    (Sign.BC, 0, "a.C.|a. de C.|A.C.|a.n.e.|a.e.c.|antes de Cristo|antes de nuestra era"),
    (Sign.AD, 0, "d.C.|d. de C.|D.C.|n.e.|después de Cristo|de nuestra era"),
    (Sign.TO, 0, "a|al|hasta|hasta el"),
    (Sign.FROM, 0, "desde"),
    (Sign.BETWEEN, 0, "entre"),
    (Sign.AND, 0, "y|e"),
    (Sign.OR, 0, "o|u"),
    (Sign.THE, 0, "el|la|los|las"),
    (Sign.OF, 0, "de|del"),
    (Sign.IN, 0, "en|durante|dentro"),
    (Sign.ON, 0, "por|tras"),
    (Sign.BY, 0, "para|hacia el"),
    (Sign.SAME, 0, "mismo|misma|ese|esa|aquel|aquella|dicho|dicha|propio|citado"),
    (Sign.THIS, 0, "este|esta|presente|actual|corriente"),
    (Sign.NEXT, 0, "siguiente|siguientes|posterior|inmediato"),
    (Sign.PREVIOUS, 0, "anterior|previo|previa|precedente"),
    (Sign.LAST, 0, "pasado|pasada"),
    (Sign.LAST, 1, "último|última"),
    (Sign.COMING, 0, "próximo|próxima|entrante|venidero|venidera|que viene"),
    (Sign.LATER, 0, "después|más tarde|luego|posteriormente"),
    (Sign.EARLIER, 0, "antes|atrás"),
    (Sign.AGO_A, 0, "hace"),
    (Sign.AFTER_A, 0, "al cabo de"),
    (Sign.NOW, 0, "hoy|esta mañana|esta tarde|esta noche"),
    (Sign.WORD, 0, "hoy en día|hoy día|hasta la fecha"),
    (Sign.NOW, -1, "ayer|anoche"),
    (Sign.NOW, -2, "anteayer|antier|antes de ayer"),
    (Sign.NOW, 1, "mañana"),
    (Sign.NOW, 2, "pasado mañana"),
    (Sign.EVE, -1, "víspera"),
    (Sign.ABOUT, 0, "hacia|alrededor de|circa|c|ca|aproximadamente|cerca de|en torno a"),
    (Sign.PERHAPS, 0, "probablemente|posiblemente|quizá|quizás|tal vez"),
    (Sign.HOLIDAY, 101, "año nuevo|día de año nuevo"),
    (Sign.HOLIDAY, 106, "día de Reyes"),
    (Sign.HOLIDAY, 308, "día internacional de la mujer"),
    (Sign.HOLIDAY, 501, "día del trabajo|día de los trabajadores|día internacional de los trabajadores"),
    (Sign.HOLIDAY, 509, "día de la victoria"),
    (Sign.HOLIDAY, 1224, "nochebuena"),
    (Sign.HOLIDAY, 1225, "navidad|día de navidad"),
    (Sign.HOLIDAY, 1231, "nochevieja"),
    (
        Sign.CITED,
        0,
        (
            "núm|nro|no|nº|número|p|pp|pág|págs|página|páginas|f|op|d|l|fol|folio|exp|expediente|leg|legajo|art|artículo|"
            "resolución|decreto|ley|protocolo|nota|vuelo|caja|carpeta|tomo|vol|volumen|capítulo|cap|línea|telegrama|"
            "tel|teléfono|directiva|memorando|memorándum|"
            "despacho|documento|doc|sala|salón|habitación|isbn|tabla|cuadro|versión|acta"
        ),
    ),
    (
        Sign.COUNTED,
        0,
        (
            "hombres|mujeres|personas|soldados|efectivos|toneladas|kilómetros|km|metros|millas|hectáreas|caballerías|"
            "pesos|dólares|rublos|euros|misiles|cohetes|barcos|buques|tanques|aviones|prisioneros|bajas|muertos|heridos|"
            "libros|páginas|fusiles|ametralladoras|cañones|"
            "obreros|trabajadores|estudiantes|miembros|delegados|votos|palabras|ejemplares|especialistas|asesores|"
            "habitantes|refugiados|niños|familias|barriles|kilogramos|kg|litros|millones|mil|oficiales|marinos|ciudadanos|"
            "unidades|ojivas|vehículos|camiones|tractores|médicos|maestros|ingenieros|técnicos|guerrilleros|milicianos|"
            "caballos|reses|casas|escuelas|grados|horas|minutos|segundos|veces|kilovatios|megavatios|combatientes|cubanos|"
            "soviéticos|cabezas|arrobas|participantes|internacionalistas"
        ),
    ),
    (
        Sign.NAMED,
        0,
        (
            "Movimiento|Revolución|Crisis|Plaza|Calle|Avenida|Brigada|Manifiesto|Estadio|Hospital|Escuela|Batallón|calle|"
            "avenida|plaza|Operación|Parque|Barrio|Club|Estación"
        ),
    ),
    (Sign.COMING_TENSE, 0, "prevé|previsto|prevista"),
    (Sign.PERFECT, 0, "había|habían|habiendo|hubo"),
)
