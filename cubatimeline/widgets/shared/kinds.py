"""Kinds of documents in words: the usual ones in the language of the interface, others as they were written."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_USUAL = {
    "article": QT_TRANSLATE_NOOP("DocumentKind", "Article"),
    "book": QT_TRANSLATE_NOOP("DocumentKind", "Book"),
    "cable": QT_TRANSLATE_NOOP("DocumentKind", "Cable"),
    "communique": QT_TRANSLATE_NOOP("DocumentKind", "Communiqué"),
    "conversation": QT_TRANSLATE_NOOP("DocumentKind", "Conversation"),
    "database": QT_TRANSLATE_NOOP("DocumentKind", "Database"),
    "diary": QT_TRANSLATE_NOOP("DocumentKind", "Diary"),
    "dispatch": QT_TRANSLATE_NOOP("DocumentKind", "Dispatch"),
    "encyclopedia": QT_TRANSLATE_NOOP("DocumentKind", "Encyclopedia"),
    "interview": QT_TRANSLATE_NOOP("DocumentKind", "Interview"),
    "letter": QT_TRANSLATE_NOOP("DocumentKind", "Letter"),
    "listing": QT_TRANSLATE_NOOP("DocumentKind", "Listing"),
    "manuscript": QT_TRANSLATE_NOOP("DocumentKind", "Manuscript"),
    "map": QT_TRANSLATE_NOOP("DocumentKind", "Map"),
    "protocol": QT_TRANSLATE_NOOP("DocumentKind", "Protocol"),
    "report": QT_TRANSLATE_NOOP("DocumentKind", "Report"),
    "speech": QT_TRANSLATE_NOOP("DocumentKind", "Speech"),
    "telegram": QT_TRANSLATE_NOOP("DocumentKind", "Telegram"),
    "thesis": QT_TRANSLATE_NOOP("DocumentKind", "Thesis"),
    "treaty": QT_TRANSLATE_NOOP("DocumentKind", "Treaty"),
    "webpage": QT_TRANSLATE_NOOP("DocumentKind", "Webpage"),
}


def kind_words(kind: str) -> str:
    """Return the kind of a document, such as "conversation", as it begins a line; "" for none."""
    usual = _USUAL.get(kind)
    return QCoreApplication.translate("DocumentKind", str(usual)) if usual else kind[:1].upper() + kind[1:]
