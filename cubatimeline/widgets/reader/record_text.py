"""What a mere record can tell in place of a text: its summary, which events it attests, and how to cite it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cubatimeline.domain.documents import Document, Mark, MarkKind
from cubatimeline.services.citing import note
from cubatimeline.services.reading import DocumentPage


def _tr(words: str) -> str:
    return QCoreApplication.translate("RecordText", words)


def record_text(page: DocumentPage) -> tuple[str, list[Mark]]:
    """Return the words for a record without text, and its events as marks in them."""
    paragraphs = [page.document.summary] if page.document.summary else []
    if page.record == page.document.id or not page.record:
        paragraphs.append(_tr("Only the record of this source is in the collection. It attests:"))
    else:
        paragraphs.append(_tr("The file that is attached has no text, only images of pages. Its record attests:"))
    text, marks = "\n".join(paragraphs), []
    for line in page.events:
        says = _tr(" (this source says %1)").replace("%1", line.says) if line.says else ""
        start = len(text) + 1
        text += f"\n{line.date}: {line.title}{says}"
        marks.append(Mark(MarkKind.EVENT, start, len(text) - len(says), line.id))
    return f"{text}\n{_tr('To cite it: %1').replace('%1', note(page.document))}", marks


def date_kinds(document: Document) -> dict[str, str]:
    """Return in words which of the dates of its record a date in the text is, by EDTF."""
    words = {
        "written": _tr("The day this document was written"),
        "discussed": _tr("The day of the talk that this document is about"),
        "sent": _tr("The day this document was sent"),
        "published": _tr("The day this document was published"),
    }
    return {date.edtf: words[kind] for kind, date in reversed(document.dates.items()) if kind in words}
