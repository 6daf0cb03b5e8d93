"""RTF (Rich Text Format 1.9): paragraphs, headings by outline level, tables, notes at their places, properties.

Bytes outside ASCII are read in the code page of their font, as Word writes them: a Russian text in a Western file is in
a font of charset 204. Pictures, objects, headers and footers are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from cubatimeline.services.importing import properties
from cubatimeline.services.importing.composing import Composer, Reading, call, raised
from cubatimeline.services.importing.decoding import known
from cubatimeline.services.importing.model import ImportFault, ProposedRecord

_token = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.IGNORECASE
)
_CELL = " | "
_LEFT_OUT = frozenset(
    b"colortbl pict object header headerl headerr headerf footer footerl footerr footerf fldinst datafield themedata "
    b"colorschememapping latentstyles listtable listoverridetable rsidtbl generator xmlnstbl filetbl revtbl bkmkstart "
    b"bkmkend atnid atnauthor annotation datastore sp shppict nonshppict ftnsep ftnsepc aftnsep aftnsepc xe tc".split()
)
_SIGNS = {
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "• ",
    b"tab": " ", b"line": "\n", b"lbr": "\n", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n\n", b"\r": "\n\n"}
_CHARSETS = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_INFO = {b"title": "title", b"author": "creator", b"doccomm": "description", b"company": "publisher"}
_heading = re.compile(r"(?:heading|заголовок|título|encabezado)\s*(\d)", re.IGNORECASE)
_DEEPEST = 1_000


def read(data: bytes) -> list[Reading]:
    """Read an RTF file.

    Raises:
        ImportFault: it is cut off, or braces in it lie too deep.
    """
    return [_Reader(data).read()]


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within a pair of braces.

    Attributes:
        into: where words go: "text", a note by its key, "font", "style", a field of the record, or "" for nowhere.
        unicode_width: how many fallback characters follow a Unicode one.
    """

    into: str = "text"
    encoding: str = ""
    unicode_width: int = 1
    font: int = -1
    hidden: bool = False
    raised: bool = False


@dataclass(slots=True)
class _Paragraph:
    """The paragraph being gathered."""

    words: list[str] = field(default_factory=list)
    level: int = 0


class _Reader:
    """Reads one RTF file token by token."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._composer = Composer()
        self._state = _State()
        self._stack: list[_State] = []
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, int] = {}
        self._style = -1
        self._style_name: list[str] = []
        self._info: dict[str, list[str]] = {}
        self._paragraph = _Paragraph()
        self._notes: dict[str, list[str]] = {}
        self._bytes = bytearray()
        self._skip = 0
        self._starred = False
        self._surrogate = 0

    def read(self) -> Reading:
        at = 0
        while match := _token.search(self._data, at):
            word, number, code, symbol, brace, plain = match.groups()
            at = match.end()
            if code is not None:
                self._byte(int(code, 16))
                continue
            if plain is not None:
                self._plain(plain)
                continue
            self._settle_bytes()
            if word == b"bin":
                # Raw bytes of a picture follow.
                at += max(0, int(number or 0))
            elif brace is not None:
                if not self._brace(brace):
                    break
            elif word is not None:
                self._skip = 0
                self._control(word, int(number) if number is not None else None)
            elif symbol is not None:
                self._symbol(symbol)
        self._settle_bytes()
        return self._whole(cut=bool(self._stack))

    def _whole(self, *, cut: bool) -> Reading:
        self._end_paragraph()
        for number, (key, words) in enumerate(self._notes.items(), 1):
            for paragraph in "".join(words).split("\n\n"):
                self._composer.note(key, str(number), paragraph.strip())
        if not len(self._composer):
            raise ImportFault("There is no text in it.", "Look whether it is the right file.")
        remarks = ("The file is cut off; what could be read is here.",) if cut else ()
        return self._composer.compose(self._record(), remarks)

    def _record(self) -> ProposedRecord:
        values = {key: "".join(words).strip() for key, words in self._info.items()}
        return replace(properties.from_core_properties(values), publisher="")

    def _brace(self, brace: bytes) -> bool:
        """Enter or leave a group; False behind the last one."""
        self._skip = 0
        if brace == b"{":
            if len(self._stack) >= _DEEPEST:
                raise ImportFault("Its braces lie too deep in one another.", "Save it again in a word processor.")
            self._stack.append(self._state)
            return True
        if not self._stack:
            return False
        if self._state.into == "style":
            self._end_style()
        self._state = self._stack.pop()
        return bool(self._stack)

    def _control(self, word: bytes, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word == b"footnote":
            self._begin_note()
        elif word in _LEFT_OUT:
            self._go_into("")
        elif word in (b"fonttbl", b"stylesheet", b"info"):
            self._go_into({b"fonttbl": "font", b"stylesheet": "style", b"info": ""}[word])
        elif word in _INFO and self._stack:
            self._go_into(f"info {_INFO[word]}")
        elif starred:
            self._go_into("")
        elif word in _SIGNS:
            self._write(_SIGNS[word])
        elif not self._layout(word, number):
            self._format(word, number)

    def _go_into(self, into: str) -> None:
        self._state = replace(self._state, into=into)

    def _layout(self, word: bytes, number: int | None) -> bool:
        """Follow a control word that ends or shapes a paragraph; False if it is none."""
        if word in (b"par", b"sect", b"page"):
            self._end_of_line()
        elif word == b"pard" and self._state.into == "text":
            self._paragraph.level = 0
        elif word == b"cell" or word == b"nestcell":
            self._write(_CELL)
        elif word == b"row" or word == b"nestrow":
            self._end_row()
        elif word == b"outlinelevel" and number is not None:
            self._set_level(number + 1 if 0 <= number < 6 else 0)
        elif word == b"s" and number is not None:
            if self._state.into == "style":
                self._style = number
            elif number in self._styles:
                self._set_level(self._styles[number])
        else:
            return False
        return True

    def _set_level(self, level: int) -> None:
        if self._state.into == "style":
            self._styles[self._style] = level
        elif self._state.into == "text":
            self._paragraph.level = level

    def _format(self, word: bytes, number: int | None) -> None:
        if word == b"ansicpg" and number is not None and known(f"cp{number}"):
            self._page = f"cp{number}"
        elif word == b"mac":
            self._page = "mac-roman"
        elif word == b"pca" or word == b"pc":
            self._page = "cp850" if word == b"pca" else "cp437"
        elif word == b"f" and number is not None:
            self._state = replace(self._state, font=number, encoding=self._fonts.get(number, ""))
        elif word == b"fcharset" and number is not None and self._state.into == "font":
            self._fonts[self._state.font] = _CHARSETS.get(number, "")
        elif word == b"uc" and number is not None:
            self._state = replace(self._state, unicode_width=max(0, min(number, 8)))
        elif word == b"u" and number is not None:
            self._unicode(number & 0xFFFF)
        elif word == b"v" or word == b"deleted":
            self._state = replace(self._state, hidden=number != 0)
        elif word in (b"super", b"nosupersub", b"plain"):
            hidden = self._state.hidden and word != b"plain"
            self._state = replace(self._state, raised=word == b"super" and number != 0, hidden=hidden)

    def _unicode(self, code: int) -> None:
        if 0xD800 <= code < 0xDC00:
            self._surrogate = code
        elif 0xDC00 <= code < 0xE000:
            if self._surrogate:
                self._write(chr(0x10000 + ((self._surrogate - 0xD800) << 10) + (code - 0xDC00)))
            self._surrogate = 0
        else:
            self._write(chr(code))
        self._skip = self._state.unicode_width

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._starred = True
        elif self._skip:
            self._skip -= 1
        elif symbol in (b"\n", b"\r"):
            self._end_of_line()
        else:
            self._write(_SYMBOLS.get(symbol, ""))

    def _byte(self, code: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(code)

    def _plain(self, plain: bytes) -> None:
        skipped = min(self._skip, len(plain))
        self._skip -= skipped
        self._bytes += plain[skipped:]
        self._settle_bytes()

    def _settle_bytes(self) -> None:
        """Read the bytes gathered in the code page of their font: some take two bytes for a character."""
        if self._bytes:
            self._write(self._bytes.decode(self._state.encoding or self._page, "replace"))
            self._bytes.clear()

    def _write(self, words: str) -> None:
        into = self._state.into
        if self._state.hidden or not into:
            return
        if into == "text":
            self._paragraph.words.append(raised(words) if self._state.raised else words)
        elif into == "style":
            self._style_name.append(words)
        elif into.startswith("info "):
            self._info.setdefault(into[5:], []).append(words)
        elif into.startswith("note "):
            self._notes[into].append(words)

    def _begin_note(self) -> None:
        key = f"note {len(self._notes) + 1}"
        if self._state.into == "text":
            self._paragraph.words.append(call(key))
            self._notes[key] = []
            self._go_into(key)

    def _end_of_line(self) -> None:
        if self._state.into == "text":
            self._end_paragraph()
        elif self._state.into.startswith("note "):
            self._notes[self._state.into].append("\n\n")

    def _end_row(self) -> None:
        if self._state.into == "text":
            words = "".join(self._paragraph.words)
            self._paragraph.words = [_CELL.join(part.strip() for part in words.split(_CELL.strip()) if part.strip())]
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        self._composer.add("".join(self._paragraph.words), self._paragraph.level)
        self._paragraph.words = []

    def _end_style(self) -> None:
        name = _heading.match("".join(self._style_name).strip())
        if name and self._style >= 0:
            self._styles.setdefault(self._style, int(name[1]))
        self._style, self._style_name = -1, []
