"""The archive reference in its parts and in words, as notes and catalogues write it."""

from __future__ import annotations

import re

from cubatimeline.domain.documents import ArchiveReference
from cubatimeline.domain.languages import Language
from cubatimeline.services.citing.terms import TERMS

_COUNTED = ("fond", "opis", "delo", "list", "reel", "box", "folder")
_RUSSIAN = ("fond", "opis", "delo", "list")
_range = re.compile(r"(?<=\d)\s*[-\u2013]\s*(?=\d)")
_several = re.compile(r"\d\s*[,;\u2013]\s*\d")


def archive_words(reference: ArchiveReference) -> str:
    """Return an archive reference as catalogues write it: "TsKhSD, f. 5, op. 49, d. 758, l. 269"."""
    parts = [reference.archive, reference.collection, *counted_parts(reference)]
    return ", ".join(part for part in parts if part)


def note_words(reference: ArchiveReference, language: Language = "en") -> str:
    """Return an archive reference in the order of a note.

    A Russian reference begins with the archive ("RGANI, f. 5, op. 49, d. 131, ll. 193–194"), one by box and folder
    goes from the piece to the archive ("box 3, folder 12, Papers of ..., A Library"), as the Chicago Manual of Style
    (17th edition, 14.222) has it.
    """
    parts = counted_parts(reference, language)
    if any(getattr(reference, name) for name in _RUSSIAN):
        parts = [reference.archive, reference.collection, *parts]
    else:
        parts = [*parts, reference.collection, reference.archive]
    return ", ".join(part for part in parts if part)


def counted_parts(reference: ArchiveReference, language: Language = "en") -> list[str]:
    """Return the numbered parts of a reference, each behind its abbreviation: ["f. 5", "op. 49", "ll. 193–194"]."""
    terms, found = TERMS[language], []
    for name in _COUNTED:
        value = _range.sub("\N{EN DASH}", getattr(reference, name).strip())
        if value:
            several = name == "list" and _several.search(value) is not None
            short = terms.sheets if several else terms.parts[name]
            # "ll. 193" stays as it was written
            found.append(value if value[0].isalpha() and value.startswith(short) else f"{short} {value}")
    return found
