"""One record for a reference manager, as text for the clipboard: BibTeX, RIS or CSL-JSON."""

from __future__ import annotations

from typing import Literal

from cubatimeline.domain.documents import Document
from cubatimeline.domain.languages import Language
from cubatimeline.services.interchange import bibtex, csl, ris
from cubatimeline.services.interchange.model import Exchange
from cubatimeline.services.interchange.report import Report

ReferenceFormat = Literal["bibtex", "ris", "csl"]
_WRITERS = {"bibtex": bibtex.write, "ris": ris.write, "csl": csl.write}


def reference_data(document: Document, format_: ReferenceFormat, language: Language = "en") -> str:
    """Return the record of a document as a reference manager takes it."""
    return _WRITERS[format_](Exchange(documents=(document,)), Report(), language).decode()
