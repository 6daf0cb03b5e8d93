"""Proposes a record from a text's own header, as digital archives, editions and typists write it.

Three kinds of words are read: labels with a value ("Original language: Russian", "Перевод: ...", "Fecha"), a citation
in the manner of archives ('"Title," date, archive, f. 5, op. 49 ... Translated by ...'), and lines that stand alone at
the top (title, day, "from the diary of"). A label may stand on the line above its value. What labels say goes before
what lines show.

How to add a label
    Add its words to `_LABELS`, in small letters and any language. A kind of source goes into `genres.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cubatimeline.domain.dates import EdtfDate, Precision
from cubatimeline.domain.imports import Heading
from cubatimeline.services.importing import properties
from cubatimeline.services.importing.composing import PARAGRAPH_BREAK, one_line
from cubatimeline.services.importing.furniture import is_furniture
from cubatimeline.services.importing.genres import genre_of, is_of_meeting, people_in_title
from cubatimeline.services.importing.model import NO_RECORD, ProposedRecord
from cubatimeline.services.importing.references import find_reference

_HEADER = 60
"""Lines from the top in which labels and days are looked for."""
_FOOTER = 25
_LONGEST_VALUE = 300
_TOP = 12
_TITLE_WITHIN = 600
_LONGEST_TITLE = 200
_LISTING = 5
"""Lines that are nothing but a day, from which a page is a list of documents."""

_LABELS = {
    "title": "title subject|title|document title|título|titulo|asunto|название|заглавие|заголовок|тема|subject|re",
    "creator": "author|authors|creator|created by|written by|from|autor|autores|autora|de|автор|авторы|от|"
    "от кого|составитель",
    "recipient": "to|recipient|addressee|addressed to|para|destinatario|a|кому|адресат|получатель",
    "translator": "translator|translated by|translation|traductor|traducido por|traducción de|traducción|"
    "переводчик|перевод",
    "contributor": "contributor|contributed by|obtained by|provided by|donated by|editor|edited by|compiled by|"
    "editado por|editor responsable|редактор|публикатор|публикация подготовлена",
    "publisher": "publisher|published by|published in|website|source|newspaper|journal|editorial|"
    "publicado por|fuente|medio|издатель|издательство|источник|газета|журнал",
    "original_language": "original language|language of original|language of the original|idioma original|"
    "lengua original|язык оригинала",
    "language": "language|idioma|lengua|язык",
    "rights": "rights|copyright|license|licence|rights statement|derechos|licencia|права|лицензия",
    "address": "url|link|permalink|doi|address|dirección web|enlace|адрес|ссылка",
    "kind": "type|document type|genre|tipo|tipo de documento|вид документа|тип документа|тип",
    "summary": "summary|abstract|description|resumen|descripción|sumario|аннотация|краткое содержание|описание|резюме",
    "reference": "reference|archive|archival reference|location|call number|repository|citation|signatura|"
    "archivo|cita|архив|шифр|архивный шифр|место хранения",
    "written": "date|document date|date of document|created|date created|written|dated|fecha|"
    "fecha del documento|дата|дата документа|написано",
    "published": "published|date published|publication date|published on|posted|posted on|publicado|"
    "fecha de publicación|опубликовано|дата публикации",
    "discussed": "date of conversation|date of meeting|meeting date|conversation date|fecha de la reunión|"
    "fecha de la conversación|дата беседы|дата встречи",
    "received": "received|date received|recibido|получено|дата получения",
    "sent": "sent|date sent|enviado|отправлено|дата отправки",
}
_DATES = ("written", "published", "discussed", "received", "sent")
_by_label = {label: key for key, labels in _LABELS.items() for label in labels.split("|")}
_labelled = re.compile(r"\s*([^\W\d_][^\W\d_. -]*(?:[ ][^\W\d_]+){0,3})\s*:\s*(.*)$", re.DOTALL)

_quoted_title = re.compile(r"[\"“«]([^\"“”«»\n]{8,300}?)(?:[,.]?[\"”»],?|,[\"”»])\s+(?=\S)")
_translated = re.compile(
    r"\btranslat(?:ed|ion)(?:\s+(?:for|from)\s+[^.,;\n]{1,60}?)*\s+by\s+(?P<en>[^;\n)\]]{3,80})|"
    r"\b(?:traducid[oa]|traducción)(?:\s+del?\s+\w+)?\s+(?:por|de)\s+(?P<es>[^;\n)\]]{3,80})|"
    r"\bперев(?:ёл|ел|ела|од(?:чик)?)(?:\s+с\s+[\w-]+)?(?:\s+языка)?[:\s]+(?P<ru>[А-ЯЁ][^;\n)\]]{2,80})",
    re.IGNORECASE,
)
_name_end = re.compile(r"(?<![A-ZА-ЯЁ])(?<!\b[A-Z][a-z])\.\s|\.$|,\s|\s\(|\s(?:with|and edited|for|from|in)\s")
_contributed = re.compile(
    r"\b(?:obtained|contributed|provided|donated|made available) (?:and translated )?(?:for [^.,\n]{1,40} )?by\s+"
    r"([^.;\n)\]]{3,80})",
    re.IGNORECASE,
)
_from_language = re.compile(
    r"\btranslat(?:ed|ion) from (?:the )?([A-Z][a-z]+)|\b(?i:перевод с) (\w+)ого|\b(?i:traducid[oa]) del (\w+)"
)
_rights_line = re.compile(r"(?:©|\(c\)|copyright\b|todos los derechos|все права)", re.IGNORECASE)
_link = re.compile(r"https?://[^\s<>\"”»)\]]+|\bdoi:\s*10\.\d{4,}/\S+")
_site = re.compile(
    r"(?:.*\b(?:blog|digital archive|archives?|news|newspaper|times|post|institute|foundation|journal|review|magazine|"
    r"noticias|diario|periódico|revista|instituto|газета|журнал|институт|новости|вестник)\b.*)$",
    re.IGNORECASE,
)
_range = re.compile(r"(?:results:?\s*)?(\d+)\s*[-–—]\s*(\d+)\s+(?:of|de|из)\s+(\d+)$", re.IGNORECASE)
_opening_day = re.compile(
    r"(?P<day>\d{1,2}\.?\s+[^\W\d_]{3,12}\.?\s+(?:del?\s+)?\d{4}|"
    r"\d{1,2}\s+de\s+[^\W\d_]{4,12}\s+(?:del?\s+)?\d{4}|"
    r"[^\W\d_]{3,12}\.?\s+\d{1,2},\s+\d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})(?:\s*г(?:\.|ода))?"
)
_dateline = re.compile(rf"(?:г\. ?)?[A-ZА-ЯÁ][^\W\d_]+(?:[ -][^\W\d_]+){{0,2}},\s+{_opening_day.pattern}.{{0,30}}$")
_diary = re.compile(r"(?:from the (?:diary|journal) of|del diario de|из дневника)\W*$", re.IGNORECASE)
_initials_behind = re.compile(r"^([^\W\d_][\w-]+),?\s+((?:[^\W\d_]\.\s?){1,2})$")
_sentence_end = re.compile(r"[.!?][\"”»)]?$")


def from_text(text: str, headings: Sequence[Heading] = (), language: str = "") -> ProposedRecord:
    """Return what the words of a document say of it.

    Args:
        headings: headings that its format marks, the first of which may be the title.
        language: the language of most of it.
    """
    if not text:
        return NO_RECORD
    lines = _lines(text[: 30 * _HEADER * 20])
    header = lines[:_HEADER]
    tail = _lines(text[-4_000:])[-_FOOTER:] if len(lines) > _HEADER else []
    labelled = _from_labels(header)
    cited = _from_citation([*header, *tail])
    shown = _from_lines(header, tail, archival=bool(cited.reference or labelled.reference))
    headed = replace(NO_RECORD, title=_first_heading(text, headings))
    record = properties.merged(properties.merged(properties.merged(labelled, cited), headed), shown)
    if not record.title:
        record = replace(record, title=_opening_words(text))
    return _from_title(record, language)


def _lines(text: str) -> list[str]:
    return [
        one_line(line) for paragraph in text.split(PARAGRAPH_BREAK) for line in paragraph.split("\n") if line.strip()
    ]


def _from_labels(lines: Sequence[str]) -> ProposedRecord:
    """Read labels with their values, in one line or in two."""
    found: dict[str, str] = {}
    for label, value in _label_values(lines):
        key = _by_label[label]
        # "a:", "de:", "to:" are words of running text as well.
        if key not in found and value and len(value) <= (_LONGEST_VALUE if key != "summary" else 2_000):
            found[key] = value
    reference = find_reference(found.get("reference", "") or found.get("publisher", ""))
    if reference and not found.get("reference"):
        del found["publisher"]
    fields = {
        key: value
        for key, value in found.items()
        if key not in _DATES and key not in ("reference", "language", "original_language", "address")
    }
    link = _link.search(found.get("address", ""))
    return replace(
        NO_RECORD,
        **{key: value.rstrip(" .;") if key != "summary" else value for key, value in fields.items()},
        dates=properties.dates([(kind, found.get(kind, "")) for kind in _DATES]),
        reference=reference.reference if reference else NO_RECORD.reference,
        language=properties.language(found.get("language", "")),
        original_language=properties.language(found.get("original_language", "")),
        address=link[0] if link else "",
    )


def _label_values(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield labels with their values; a label alone on its line takes the line below."""
    for number, line in enumerate(lines):
        match = _labelled.match(line) if len(line) <= 2_000 else None
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if match and match[1].lower() in _by_label:
            value = match[2].strip() or (below if not _labelled.match(below) else "")
            if len(match[1]) > 2 or match[1].isupper() or match[1].istitle():
                yield match[1].lower(), value
        elif line.lower() in _by_label and len(line) > 3 and below.lower() not in _by_label and not is_furniture(below):
            yield line.lower(), below


def _from_citation(lines: Sequence[str]) -> ProposedRecord:
    """Read the reference, and the citation that it stands in: quoted title, day, archive, translator."""
    record = NO_RECORD
    for number, line in enumerate(lines):
        found = find_reference(line)
        if found is None:
            continue
        record = replace(record, reference=found.reference)
        quoted = _quoted_title.search(line[: found.start])
        if quoted:
            title = quoted[1].strip(" ,.")
            day, publisher = _day_and_publisher(line[quoted.end() : found.lead])
            above = lines[number - 1] if number else ""
            record = replace(
                record,
                title=title,
                dates={"written": day} if day else {},
                publisher=publisher,
                summary=above if len(above) >= 60 and _sentence_end.search(above) else "",
            )
        break
    return properties.merged(record, _from_phrases(lines))


def _day_and_publisher(between: str) -> tuple[EdtfDate | None, str]:
    """Read what stands between the title and the archive in a citation: a day, and who publishes."""
    opening = re.match(r"\s*,?\s*((?:[^,]{3,24},\s*\d{4})|[^,]{4,40}),\s*(.*)$", between)
    if opening is None:
        return None, between.strip(" ,")
    day = properties.date(opening[1]) if any(letter.isdigit() for letter in opening[1]) else None
    return day, (opening[2] if day else between).strip(" ,")


def _from_phrases(lines: Sequence[str]) -> ProposedRecord:
    """Read "Translated from the Russian by ...", "Obtained by ...", rights and an address, wherever they stand."""
    record = NO_RECORD
    for line in lines:
        translated = _translated.search(line) if len(line) <= 2_000 else None
        if translated and not record.translator:
            name = next(filter(None, (translated["en"], translated["es"], translated["ru"])))
            record = replace(record, translator=_name(name))
        source = _from_language.search(line)
        if source and not record.original_language:
            record = replace(record, original_language=_language_of(source))
        contributed = _contributed.search(line)
        if contributed and not record.contributor and _name(contributed[1])[:1].isupper():
            record = replace(record, contributor=_name(contributed[1]))
        if not record.rights and len(line) <= 200 and _rights_line.match(line):
            record = replace(record, rights=line)
    return record


def _language_of(source: re.Match[str]) -> str:
    russian = {"русск": "ru", "испанск": "es", "английск": "en", "немецк": "de", "французск": "fr", "китайск": "zh"}
    return properties.language(source[1] or source[3] or "") or russian.get((source[2] or "").lower(), "")


def _name(words: str) -> str:
    """Return the name at the start of `words`, up to the end of its sentence; initials keep their stops."""
    end = _name_end.search(words)
    return (words[: end.start()] if end else words).strip(" .,:")


def _from_lines(header: Sequence[str], tail: Sequence[str], *, archival: bool) -> ProposedRecord:
    """Read lines that stand alone at the top: title, day with or without its place, author, the name of a site."""
    alone = [line for line in header if _day_alone(line) is not None]
    if len(alone) >= max(_LISTING, len(header) // 5):
        return _listing(header)
    top = [line for line in header[:_TOP] if not is_furniture(line)]
    title, publisher = _title_line(top, tail)
    creator = next((below for line, below in pairwise(header[: 2 * _TOP]) if _diary.match(line)), "")
    creator = _initials_behind.sub(r"\2 \1", creator)
    dates: dict[str, EdtfDate] = {}
    for line in header[: 2 * _TOP]:
        placed = _dateline.match(line)
        day = _day_alone(line) or (properties.date(placed["day"]) if placed else _day_at_start(line))
        if day is not None:
            dates["written" if archival or placed or creator else "published"] = day
            break
    return replace(NO_RECORD, title=title, creator=creator, publisher=publisher, dates=dates)


def _day_alone(line: str) -> EdtfDate | None:
    """Return the date that a line is and nothing else, known to the year at least."""
    if len(line) > 40 or line.isdigit() or not (line[:1].isalnum() and any(letter.isdigit() for letter in line)):
        return None
    value = properties.date(line.strip("()[] "))
    return value if value is not None and value.precision >= Precision.MONTH else None


def _day_at_start(line: str) -> EdtfDate | None:
    """Return the day that a short line begins with: "November 15, 2018 Special Dispatch No. 7763"."""
    opening = _opening_day.match(line) if len(line) <= 120 and not _sentence_end.search(line) else None
    return properties.date(opening["day"]) if opening else None


def _listing(header: Sequence[str]) -> ProposedRecord:
    for line in header[:_TOP]:
        span = _range.match(line)
        if span:
            return replace(NO_RECORD, title=f"Results {span[1]}–{span[2]} of {span[3]}", kind="listing")
    return replace(NO_RECORD, kind="listing")


def _title_line(top: Sequence[str], tail: Sequence[str]) -> tuple[str, str]:
    """Return title and site among the first lines: what is said twice is the title, a site's name stands above it."""
    lines = [
        line for line in top if _day_alone(line) is None and not _labelled_only(line) and len(line) <= _LONGEST_TITLE
    ]
    if not lines:
        return "", ""
    first = lines[:6]
    said_twice = next((line for number, line in enumerate(first) if line in first[number + 1 :] or line in tail), "")
    site = first[0] if _site.match(first[0]) and len(first[0]) <= 80 and len(first) > 1 else ""
    if _reads_as_title(said_twice):
        return said_twice, site if site != said_twice else ""
    rest = first[1:] if site else first
    lines = [line for line in rest if not (_day_at_start(line) or _range.match(line) or _dateline.match(line))]
    # Above who wrote to whom there may be the series, the ministry, the number.
    title = next((line for line in lines if any(people_in_title(line))), next(iter(lines), ""))
    return (title if _reads_as_title(title) else ""), site


def _labelled_only(line: str) -> bool:
    match = _labelled.match(line)
    return bool(match) and match is not None and match[1].lower() in _by_label


def _reads_as_title(line: str) -> bool:
    return (
        3 <= len(line) <= _LONGEST_TITLE
        and not re.search(r"[.;:,]$", line)
        and any(letter.isalpha() for letter in line)
    )


def _first_heading(text: str, headings: Sequence[Heading]) -> str:
    stand = []
    for heading in headings[:4]:
        words = one_line(text[heading.start : heading.start + 2 * _LONGEST_TITLE].partition(PARAGRAPH_BREAK)[0])
        none = is_furniture(words) or _day_alone(words) or _day_at_start(words) or words.lower() in _by_label
        if not none and heading.start < _TITLE_WITHIN and len(words) <= _LONGEST_TITLE:
            stand.append((heading.level, heading.start, words))
    return min(stand)[2] if stand else ""


def _opening_words(text: str) -> str:
    """Return the first sentence, shortened, where nothing serves as a title."""
    first = next((line for line in _lines(text[:2_000]) if not is_furniture(line)), "")
    if len(first) <= 80:
        return first
    return first[:80].rpartition(" ")[0].rstrip(" ,;:") + " …"


def _from_title(record: ProposedRecord, language: str) -> ProposedRecord:
    """Read out of the title what kind of source it is, who wrote to whom, and when what it records took place."""
    title = record.title
    creator, recipient = people_in_title(title)
    dates = dict(record.dates)
    day = next((value for match in _opening_day.finditer(title) if (value := properties.date(match["day"]))), None)
    if day is not None and day not in dates.values():
        dates.setdefault("discussed" if is_of_meeting(title) else "written", day)
    return replace(
        record,
        kind=record.kind or genre_of(title),
        creator=record.creator or creator,
        recipient=record.recipient or recipient,
        dates=dates,
        language=record.language or language,
    )
