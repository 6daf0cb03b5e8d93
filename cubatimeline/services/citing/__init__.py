"""Citing documents: notes, short notes and bibliographies in Chicago or any other style, lists of sources, quotations.

What is imported here is light, as the window starts with it; citeproc comes in with `citer`, when a style is wanted.
"""

from cubatimeline.domain.documents import Document
from cubatimeline.services.citing.archive import archive_words

__all__ = ("archive_words", "note")


def note(document: Document) -> str:
    """Return the Chicago note of a document in English, ending in a full stop; quick, and without citeproc."""
    from cubatimeline.services.citing.chicago import full_note

    return full_note(document).plain
