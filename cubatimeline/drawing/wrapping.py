"""Words in lines of a given width, none of them cut."""

from __future__ import annotations

from cubatimeline.drawing.text import ELLIPSIS, Lettering


def wrapped(text: str, lettering: Lettering, room: float) -> list[str]:
    """Return a text in lines of at most `room` pixels; a single word that is wider stands alone."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and lettering.width(longer) > room:
                lines.append(line)
                line = word
            else:
                line = longer
        if line:
            lines.append(line)
    return lines


def fitted(text: str, lettering: Lettering, room: float, most: int) -> list[str]:
    """Return a text in at most so many lines: whole sentences as far as they go, else whole words, then an ellipsis."""
    lines = wrapped(text, lettering, room)
    if len(lines) <= most:
        return lines
    ends = [number for number, sign in enumerate(text) if sign.isspace()]
    sentences = [end for end in ends if text[end - 1] in ".!?"]
    for end in (*reversed(sentences), *reversed(ends)):
        lines = wrapped(f"{text[:end].rstrip(' ,;:–-')} {ELLIPSIS}", lettering, room)
        if len(lines) <= most:
            return lines
    return []
