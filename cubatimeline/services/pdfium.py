"""The one lock on PDFium, which must not be called by two threads at once, whatever the document."""

from __future__ import annotations

from threading import RLock

PDFIUM = RLock()
"""To be held for every call (https://pypdfium2.readthedocs.io: PDFium is not thread-safe)."""
