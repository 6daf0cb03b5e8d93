"""Very many short texts in one piece: kept as UTF-8, made into strings one by one as they are asked for."""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

END = "\x1f"
"""Ends every text (ASCII's unit separator); no text may hold it."""
_CHUNK = 1 << 16


class Texts(Sequence[str]):
    """A sequence of strings that takes little more room than their letters.

    Every text is followed by `END`, and the whole begins with it, so that one search through the whole finds a text by
    what it says and not by what it contains.
    """

    def __init__(self, data: bytes | mmap.mmap, ends: NDArray[np.int64], begin: int = 0) -> None:
        """Take over what was packed.

        Args:
            data: holds the texts from byte `begin` on; a mapped file is read only where it is asked.
            ends: shape (n,), byte behind each text's `END`, counted from `begin`.
        """
        self.data, self.ends, self.begin = data, ends, begin

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """Pack strings; `END` in them becomes a space."""
        encoded = [text.replace(END, " ").encode() for text in texts]
        ends = np.cumsum([1, *(len(text) + 1 for text in encoded)])[1:]
        return cls(b"".join([END.encode(), *(text + END.encode() for text in encoded)]), ends.astype(np.int64))

    @classmethod
    def packed(cls, data: bytes) -> Texts:
        """Take over bytes in which an `END` stands before the first and after every text."""
        ends = np.flatnonzero(np.frombuffer(data, np.uint8) == ord(END))[1:] + 1
        return cls(data, ends)

    def __len__(self) -> int:
        return len(self.ends)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        first, last = self._bounds(place % len(self))
        return self.data[first:last].decode()

    def __iter__(self) -> Iterator[str]:
        for at in range(0, len(self), _CHUNK):
            yield from self.between(at, min(at + _CHUNK, len(self))).split(END)

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self._find(text) >= 0

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def index(self, text: str, start: int = 0, stop: int | None = None) -> int:
        """Return the place of the first text that is `text`.

        Raises:
            ValueError: there is none.
        """
        place = self._find(text, start)
        if place < 0 or place >= (len(self) if stop is None else stop):
            raise ValueError(f"{text!r} is not among the texts")
        return place

    def count(self, text: str) -> int:
        """Return how often `text` is there."""
        place, number = self._find(text), 0
        while place >= 0:
            place, number = self._find(text, place + 1), number + 1
        return number

    def taken(self, places: NDArray[np.int64]) -> Texts:
        """Return the texts at `places`, in their order, as texts of their own."""
        sizes = self.ends[places] - np.where(places > 0, self.ends[places - 1], 1)
        ends = np.cumsum(sizes) + 1
        # In pieces, as an index of all letters takes eight times the room of the letters themselves.
        source = np.frombuffer(self.data, np.uint8)
        target = np.empty(int(ends[-1]) if len(ends) else 1, np.uint8)
        target[0] = ord(END)
        for at in range(0, len(places), _CHUNK):
            part, size = places[at : at + _CHUNK], sizes[at : at + _CHUNK]
            first, begins = int(ends[at] - size[0]), ends[at : at + _CHUNK] - size
            shift = np.repeat(self.begin + self.ends[part] - size - begins, size)
            target[first : first + len(shift)] = source[np.arange(first, first + len(shift)) + shift]
        return Texts(target.tobytes(), ends)

    def give_back(self) -> None:
        """Let the pages of the whole mapped file go that were read so far; they come back when they are used."""
        if isinstance(self.data, mmap.mmap) and hasattr(self.data, "madvise"):
            self.data.madvise(mmap.MADV_DONTNEED)

    def sizes(self) -> NDArray[np.int64]:
        """Return the number of bytes of each text."""
        return np.diff(self.ends, prepend=1) - 1

    def bytes(self) -> bytes:
        """Return the whole, an `END` before the first and after every text."""
        return self.data[self.begin : self.begin + (int(self.ends[-1]) if len(self) else 1)]

    def between(self, first: int, last: int) -> str:
        """Return the texts from place `first` to before `last` in one string, `END` between them."""
        if first >= last:
            return ""
        return self.data[self._bounds(first)[0] : self._bounds(last - 1)[1]].decode()

    def _bounds(self, place: int) -> tuple[int, int]:
        first = int(self.ends[place - 1]) if place else 1
        return self.begin + first, self.begin + int(self.ends[place]) - 1

    def _find(self, text: str, start: int = 0) -> int:
        """Return the first place from `start` on where `text` stands, -1 for none."""
        if END in text or start >= len(self):
            return -1
        wanted = (END + text + END).encode()
        at = self.data.find(wanted, self._bounds(start)[0] - 1, self.begin + int(self.ends[-1]))
        return -1 if at < 0 else int(np.searchsorted(self.ends, at - self.begin + 1, side="right"))


class EditedTexts(Sequence[str]):
    """Texts of which some were changed, or added at the end, without packing all of them anew."""

    def __init__(self, texts: Sequence[str], changed: Mapping[int, str]) -> None:
        """Take texts and what stands in their place by now; places beyond the end follow one another."""
        known = texts if isinstance(texts, EditedTexts) else None
        self.texts: Sequence[str] = texts if known is None else known.texts
        self.changed: Mapping[int, str] = changed if known is None else {**known.changed, **changed}
        self._length = max(len(texts), max(self.changed, default=-1) + 1)

    def give_back(self) -> None:
        """Do so, see `Texts.give_back`, with the texts that were edited."""
        if isinstance(self.texts, Texts):
            self.texts.give_back()

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        place %= len(self)
        changed = self.changed.get(place)
        return self.texts[place] if changed is None else changed

    def __iter__(self) -> Iterator[str]:
        for place, text in enumerate(self.texts):
            yield self.changed.get(place, text)
        yield from (self.changed[place] for place in range(len(self.texts), len(self)))

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self._find(text) is not None

    def index(self, text: str, start: int = 0, stop: int | None = None) -> int:
        """Return the place of the first text that is `text`.

        Raises:
            ValueError: there is none.
        """
        place = self._find(text, start)
        if place is None or place >= (len(self) if stop is None else stop):
            raise ValueError(f"{text!r} is not among the texts")
        return place

    def _find(self, text: str, start: int = 0) -> int | None:
        found = [place for place, changed in self.changed.items() if changed == text and place >= start]
        try:
            place = self.texts.index(text, start)
            while place in self.changed:
                place = self.texts.index(text, place + 1)
        except ValueError:
            return min(found, default=None)
        return min([place, *found])
