"""What a title tells of a source: its kind, who wrote to whom, and whether it records a meeting."""

from __future__ import annotations

import re

_TALKS = (
    r"(?:record|memorandum|notes?|minutes) of (?:a |the )?(?:conversation|meeting|talks?)|memcon|conversation|"
    "memorando de conversación|запись беседы|беседа"
)
_KINDS = (
    ("diary", r"diary|journal of|diario de|из дневника|дневник"),
    ("telegram", r"telegram|cable|telegrama|cable|телеграмма|шифртелеграмма"),
    ("letter", r"letter|carta|письмо"),
    ("record of conversation", _TALKS),
    ("protocol", r"protocol|minutes|acta|protocolo|протокол"),
    ("memorandum", r"memorandum|memo|memorando|докладная записка|записка"),
    ("report", r"report|informe|доклад|отчёт|отчет|справка"),
    ("speech", r"speech|address to|remarks|discurso|речь|выступление"),
    ("interview", r"interview|entrevista|интервью"),
    ("treaty", r"treaty|agreement|tratado|acuerdo|convenio|договор|соглашение"),
    ("statement", r"joint statement|communiqu[eé]|declaration|declaración|comunicado|заявление|коммюнике"),
    ("resolution", r"resolution|decree|resolución|decreto|постановление|указ|решение"),
)  # fmt: skip
_kinds = [(kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _KINDS]
_meeting = re.compile(
    r"\b(?:conversations?|meetings?|talks?|session|conversación|conversaciones|reunión|entrevista|sesión|бесед[аыеу]|"
    r"встреч[аеиу]|переговор\w+|заседани\w+)\b",
    re.IGNORECASE,
)
_PERSON = r"(?:the )?[A-ZÁÉÍÓÚÑА-ЯЁ][^,;:\n\"“”]{2,70}?"
_END = r"(?=\s*(?:[,;:(\"“”]|$|\s(?:on|dated|regarding|concerning|about|fechada|от)\s))"
_sent = re.compile(
    rf"(?i:\b(?:telegram|cable|letter|message|memorandum|memo|note|report)s?\s+from)\s+(?P<from>{_PERSON})"
    rf"(?:\s+(?i:to)\s+(?P<to>{_PERSON}))?{_END}"
)
_sent_spanish = re.compile(
    rf"(?i:\b(?:telegrama|cable|carta|mensaje|memorando|nota|informe))\s+del?\s+(?P<from>{_PERSON})\s+al?\s+"
    rf"(?P<to>{_PERSON}){_END}"
)
_diary = re.compile(rf"(?i:\b(?:diary|journal) of)\s+(?P<from>{_PERSON}){_END}")
_diary_russian = re.compile(rf"(?i:из дневника)\s+(?P<from>{_PERSON}){_END}")


def genre_of(title: str) -> str:
    """Return the kind of source that a title names first; empty where it names none."""
    found = [(match.start(), kind) for kind, words in _kinds if (match := words.search(title))]
    return min(found)[1] if found else ""


def is_of_meeting(title: str) -> bool:
    """Whether a title is that of a record of talks, whose date is that of the talks."""
    return bool(_meeting.search(title))


def people_in_title(title: str) -> tuple[str, str]:
    """Return who wrote and who received, as far as the title says: "Letter from A to B", "From the diary of A"."""
    for pattern in (_diary, _diary_russian, _sent, _sent_spanish):
        match = pattern.search(title)
        if match:
            to = match.groupdict().get("to") or ""
            return match["from"].strip(), to.strip()
    return "", ""
