"""Citing documents: notes, short notes and bibliographies in Chicago or any other style, lists of sources, quotations.

What is imported here is quick and light; citeproc comes in with `citer`, when a style is first wanted.
"""

from cubatimeline.services.citing.archive import archive_words
from cubatimeline.services.citing.chicago import note

__all__ = ("archive_words", "note")
