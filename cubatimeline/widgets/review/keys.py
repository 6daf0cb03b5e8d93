"""Keys of the review, for the key sheet; they are heard while a list or a card of the review has the focus."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:
    """Mark words for the translators, who find the mark by its name; Qt's own is declared to return any object."""
    return words


KEY_SHEET: tuple[tuple[str, str], ...] = (
    ("A, Enter", QT_TRANSLATE_NOOP("ReviewKeys", "accept the draft, adopt the name")),
    ("R, Delete", QT_TRANSLATE_NOOP("ReviewKeys", "reject the draft, dismiss the name")),
    ("U, Ctrl+Z", QT_TRANSLATE_NOOP("ReviewKeys", "take the last decision back")),
    ("N, ↓ and P, ↑", QT_TRANSLATE_NOOP("ReviewKeys", "next, previous")),
    ("E", QT_TRANSLATE_NOOP("ReviewKeys", "edit the draft")),
    ("J", QT_TRANSLATE_NOOP("ReviewKeys", "join the draft with an event")),
    ("Shift+J", QT_TRANSLATE_NOOP("ReviewKeys", "join the draft with the event that it perhaps is")),
    ("1 to 9", QT_TRANSLATE_NOOP("ReviewKeys", "make that date the main one; say what kind of name it is")),
    ("S", QT_TRANSLATE_NOOP("ReviewKeys", "the name is the same as …")),
    ("O", QT_TRANSLATE_NOOP("ReviewKeys", "open the document")),
    ("Shift+A", QT_TRANSLATE_NOOP("ReviewKeys", "accept all drafts above a confidence")),
    ("T", QT_TRANSLATE_NOOP("ReviewKeys", "in a text: say what marked or selected words mean")),
)
"""Keys and what they do; the words are translated in the context "ReviewKeys"."""
