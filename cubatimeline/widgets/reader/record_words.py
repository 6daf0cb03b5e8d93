"""The words of a record on the screen: what it is, its facts in one line, and all of it under names."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.documents import ArchiveReference, Body, Document
from cubatimeline.domain.languages import Language
from cubatimeline.services.citing import archive_words
from cubatimeline.widgets.shared.kinds import kind_words


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a record.

    Attributes:
        name: what it is called; the same for several lines that belong together, where it is shown once.
        long: it needs the whole width.
        address: what it leads to, where it is an address.
    """

    name: str
    words: str
    long: bool = False
    address: str = ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Record", words)


PARTS = " · "
"""Between the parts of what a document is."""


def nature_of(document: Document) -> str:
    """Return what a document is, in a few words: "Conversation · Digest in our own words"."""
    if document.body is Body.CHAPTER:
        return _tr("Chapter %1").replace("%1", str(document.number))
    nature = {
        Body.DIGEST: _tr("Digest in our own words"),
        Body.TEXT: _tr("Full text"),
        Body.RECORD: _tr("Record"),
    }[document.body]
    return f"{kind_words(document.kind)}{PARTS}{nature}" if document.kind else nature


def record_words(document: Document, language: Language) -> str:
    """Return creator, dates, archive reference and the rest of a record, in one line."""
    if document.body is Body.CHAPTER:
        return ""
    to = _tr("to %1").replace("%1", document.recipient) if document.recipient else ""
    by = _tr("translated by %1").replace("%1", document.translator) if document.translator else ""
    own = ((kind, date) for kind, date in document.dates.items() if kind != "accessed")
    dates = (f"{_date_kind(kind)} {in_words(date, language, 'medium')}" for kind, date in own)
    facts = (document.creator, to, *dates, archive_words(document.reference), by, document.contributor)
    return " · ".join(fact for fact in (*facts, document.publisher) if fact)


def _date_kind(kind: str) -> str:
    names = {
        "written": _tr("written"),
        "discussed": _tr("of a talk on"),
        "sent": _tr("sent"),
        "received": _tr("received"),
        "published": _tr("published"),
        "translated": _tr("translated"),
        "declassified": _tr("declassified"),
    }
    return names.get(kind, kind)


def date_name(kind: str) -> str:
    """Return what a kind of date is called in the record and on its form."""
    names = {
        "written": _tr("Written"), "sent": _tr("Sent"), "received": _tr("Received"), "discussed": _tr("Talk held"),
        "published": _tr("Published"), "translated": _tr("Translated"), "declassified": _tr("Declassified"),
        "accessed": _tr("Copy seen"),
    }  # fmt: skip
    return names.get(kind, kind.capitalize())


def part_names() -> dict[str, str]:
    """Return what the parts of an archive reference are called."""
    return {
        "archive": _tr("Archive"), "collection": _tr("Collection"), "fond": _tr("Fond"), "opis": _tr("Opis"),
        "delo": _tr("Delo"), "list": _tr("List"), "box": _tr("Box"), "folder": _tr("Folder"), "reel": _tr("Reel"),
    }  # fmt: skip


def facts_of(document: Document, language: Language) -> list[Fact]:
    """Return all that a record says but its title, in the order in which an archive tells it.

    What is not known is left out; the title stands over the text.
    """
    names = ((date_name(kind), in_words(date, language, "long")) for kind, date in document.dates.items())
    facts = [
        Fact(_tr("Kind"), kind_words(document.kind)),
        Fact(_tr("Creator"), document.creator),
        Fact(_tr("Recipients"), document.recipient),
        *(Fact(name, words) for name, words in names if name != date_name("accessed")),
        *_reference(document.reference),
        Fact(_tr("Translator"), document.translator),
        Fact(_tr("Contributor"), document.contributor),
        Fact(_tr("Publisher"), document.publisher),
        Fact(_tr("Language"), _languages(document)),
        Fact(_tr("Rights"), document.rights),
        Fact(_tr("Digital copy"), document.address, long=True, address=document.address),
    ]
    seen = document.dates.get("accessed")
    if seen is not None:
        facts.append(Fact(date_name("accessed"), in_words(seen, language, "long")))
    facts += [Fact(_tr("Summary"), document.summary, long=True), *_other_titles(document, language)]
    return [fact for fact in facts if fact.words]


def _other_titles(document: Document, language: Language) -> list[Fact]:
    titles = dict.fromkeys((document.title.en, document.title.es, document.title.ru))
    shown = document.title.in_(language)
    return [Fact(_tr("Title elsewhere"), title, long=True) for title in titles if title and title != shown]


def _reference(reference: ArchiveReference) -> list[Fact]:
    """Return archive and collection, and the numbered parts, each under its name, in one line."""
    names = part_names()
    whole = [Fact(names[name], getattr(reference, name)) for name in ("archive", "collection")]
    counted = [
        f"{names[name].lower()} {value}"
        for name in ("fond", "opis", "delo", "list", "box", "folder", "reel")
        if (value := getattr(reference, name))
    ]
    return [*whole, Fact(_tr("Reference"), ", ".join(counted))]


def _languages(document: Document) -> str:
    """Return the language of the text and, where it is another, that of the original."""
    text, original = (_language_name(code) for code in (document.language, document.original_language))
    if not original or original == text:
        return text
    return _tr("%1, from %2").replace("%1", text).replace("%2", original)


def _language_name(code: str) -> str:
    names = {"en": _tr("English"), "es": _tr("Spanish"), "ru": _tr("Russian"), "zh": _tr("Chinese"),
             "de": _tr("German"), "fr": _tr("French"), "cs": _tr("Czech"), "pl": _tr("Polish"),
             "pt": _tr("Portuguese"), "it": _tr("Italian")}  # fmt: skip
    return names.get(code, code)
