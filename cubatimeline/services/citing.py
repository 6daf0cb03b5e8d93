"""Citing a document in the manner of the notes of the Chicago Manual of Style (17th edition, 14.221-231: archives)."""

from __future__ import annotations

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.documents import ArchiveReference, Document

_PARTS = (
    ("fond", "f."),
    ("opis", "op."),
    ("delo", "d."),
    ("list", "l."),
    ("reel", "r."),
    ("box", "box"),
    ("folder", "folder"),
)


def archive_words(reference: ArchiveReference) -> str:
    """Return an archive reference as notes write it: "TsKhSD, f. 5, op. 49, d. 758, l. 269"."""
    parts = [reference.archive, reference.collection]
    parts += [f"{short} {value}" for name, short in _PARTS if (value := getattr(reference, name))]
    return ", ".join(part for part in parts if part)


def note(document: Document) -> str:
    """Return the citation of a document as a full note, ending in a full stop."""
    title = document.title.en
    parts = [document.creator] if document.creator and document.creator not in title else []
    parts.append(f"“{title}”" if not title.startswith(("“", '"')) else title)
    if document.date is not None:
        parts.append(in_words(document.date, "en", "long"))
    parts.append(archive_words(document.reference))
    if document.translator:
        parts.append(f"translated by {document.translator}")
    parts += [document.publisher, document.address]
    return _sentence([part for part in parts if part])


def _sentence(parts: list[str]) -> str:
    """Join with commas and end with a full stop, both of which American usage puts inside closing quotation marks."""
    words = ", ".join(parts).replace("”,", ",”").rstrip(".")
    return f"{words[:-1]}.”" if words.endswith("”") else f"{words}."
