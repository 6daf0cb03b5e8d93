"""TEI (P4 and P5): the text of an edition with its divisions, pages and notes, and the record in its header."""

from __future__ import annotations

from cubatimeline.services.importing import markup, properties
from cubatimeline.services.importing.composing import PAGE, Composer, Reading, call, one_line, raised
from cubatimeline.services.importing.markup import Element, attribute, name
from cubatimeline.services.importing.model import ImportFault, ProposedRecord

_CELL = " | "
_BLOCKS = frozenset(
    {
        "p", "ab", "l", "item", "head", "row", "dateline", "salute", "signed", "closer", "opener", "byline",
        "trailer", "speaker", "label", "docTitle", "docAuthor", "docDate", "docImprint", "titlePart",
        "imprimatur", "bibl", "postscript", "epigraph", "argument", "stage"
    }
)  # fmt: skip
_HOLD_BLOCKS = frozenset(
    {"opener", "closer", "docTitle", "postscript", "epigraph", "argument", "item", "q", "quote", "ab"}
)
_LEFT_OUT = frozenset({"teiHeader", "facsimile", "standOff", "fw", "del", "sic", "orig", "abbr", "figDesc", "graphic"})
_CHOICES = {"sic": "corr", "orig": "reg", "abbr": "expan"}


def read(data: bytes) -> list[Reading]:
    """Read a TEI file; a corpus gives a document for each text in it.

    Raises:
        ImportFault: it is damaged, or holds no text.
    """
    root = markup.parse(data)
    texts = [each for each in root.iter() if markup.name(each) in ("TEI", "TEI.2")]
    readings = [_Edition(each).read() for each in texts or [root]]
    if not any(reading.text for reading in readings):
        raise ImportFault("The file has no text; only a description.", "Import the edition that it describes.")
    return [reading for reading in readings if reading.text]


class _Edition:
    """One TEI text while it is read."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._composer = Composer()
        self._notes = 0
        self._by_id = {attribute(each, "id"): each for each in markup.within(root, "note") if attribute(each, "id")}
        self._called: set[str] = set()

    def read(self) -> Reading:
        for text in self._root:
            if name(text) == "text":
                self._block(text, 0)
        return self._composer.compose(_record(self._root))

    def _block(self, parent: Element, depth: int) -> None:
        """Take in what stands between paragraphs; loose words in a division count as paragraphs."""
        self._composer.add(parent.text or "")
        for each in parent:
            kind = name(each)
            if kind == "pb":
                self._composer.page()
            elif kind == "head":
                self._composer.add(self._words(each), max(1, depth))
            elif kind == "row":
                self._composer.add(_CELL.join(self._words(cell) for cell in each if name(cell) == "cell"))
            elif kind in _BLOCKS and not self._holds_blocks(each):
                self._composer.add(self._words(each))
            elif kind == "note":
                self._loose_note(each)
            elif kind and kind not in _LEFT_OUT:
                self._block(each, depth + (1 if kind.startswith("div") else 0))
            self._composer.add(each.tail or "")

    @staticmethod
    def _holds_blocks(element: Element) -> bool:
        return name(element) in _HOLD_BLOCKS and any(name(each) in _BLOCKS for each in element)

    def _words(self, element: Element) -> str:
        out = [element.text or ""]
        for each in element:
            kind = name(each)
            if kind == "note":
                out.append(self._note(each))
            elif kind in ("ref", "ptr") and attribute(each, "target").lstrip("#") in self._by_id:
                out.append(self._note(self._by_id[attribute(each, "target").lstrip("#")]))
            elif kind == "lb":
                out.append("" if attribute(each, "break") == "no" else " ")
            elif kind == "pb":
                out.append(PAGE)
            elif kind == "hi" and "sup" in attribute(each, "rend"):
                out.append(raised(self._words(each)))
            elif kind == "gap":
                out.append("[…]")
            elif kind and (kind not in _LEFT_OUT or self._only_choice(each)):
                out.append(self._words(each))
            out.append(each.tail or "")
        return "".join(out)

    @staticmethod
    def _only_choice(element: Element) -> bool:
        """Whether what the editor corrected stands alone, without the correction that would be taken in its place."""
        better = _CHOICES.get(name(element))
        parent = element.getparent()
        return better is not None and all(name(each) != better for each in parent)

    def _note(self, note: Element) -> str:
        key = attribute(note, "id") or f"at {self._root.getroottree().getpath(note)}"
        if key not in self._called:
            self._called.add(key)
            self._notes += 1
            label = one_line(attribute(note, "n")).strip("[]()") or str(self._notes)
            self._composer.note(key, label, self._words(note))
        return call(key)

    def _loose_note(self, note: Element) -> None:
        """Take in a note that stands by itself: it was called, will be called, or is a paragraph like others."""
        key = attribute(note, "id")
        target = attribute(note, "target")
        if key not in self._by_id and not target:
            self._composer.add(self._words(note))
        elif key:
            self._note(note)


def _record(root: Element) -> ProposedRecord:
    header = markup.first(root, "teiHeader")
    if header is None:
        return ProposedRecord()
    statement = markup.first(header, "fileDesc", "titleStmt")
    source = markup.first(header, "sourceDesc")
    published = markup.first(header, "publicationStmt")
    correspondence = _correspondence(header)
    written = _date_in(source, "origDate", "date") or _date_in(markup.first(header, "profileDesc", "creation"), "date")
    return ProposedRecord(
        title=properties.title(_text(statement, "title")),
        creator=correspondence.get("sender", "") or _text(statement, "author") or _text(source, "author"),
        recipient=correspondence.get("recipient", ""),
        dates=properties.dates(
            [("written", written), ("sent", correspondence.get("sent", "")), ("published", _date_in(published, "date"))]
        ),
        translator=_responsible(statement, "transl", "traduc", "перев"),
        contributor=_responsible(statement, "edit", "transcri", "encod", "редак") or _text(statement, "editor"),
        publisher=_text(published, "publisher") or _text(published, "authority"),
        language=properties.language(attribute(root, "lang") or _language_used(header)),
        rights=_text(published, "licence") or _text(published, "availability"),
        address=next((words for words in _addresses(published) if words.startswith("http")), ""),
        summary=_text(markup.first(header, "profileDesc"), "abstract"),
    )


def _text(parent: Element | None, wanted: str) -> str:
    return markup.words(markup.first(parent, wanted)) if parent is not None else ""


def _date_in(parent: Element | None, *names: str) -> str:
    for each in markup.within(parent, *names) if parent is not None else ():
        value = attribute(each, "when") or _span(each) or attribute(each, "value") or markup.words(each)
        if value:
            return str(value)
    return ""


def _span(element: Element) -> str:
    """Return the bounds that attributes give: once between two days, or lasting from one to the other."""
    one, other = attribute(element, "notBefore"), attribute(element, "notAfter")
    if one and other:
        return f"[{one}..{other}]"
    start, end = attribute(element, "from"), attribute(element, "to")
    return f"{start}/{end}" if start and end else ""


def _language_used(header: Element) -> str:
    used = markup.first(header, "langUsage", "language")
    return attribute(used, "ident") if used is not None else ""


def _addresses(parent: Element | None) -> list[str]:
    if parent is None:
        return []
    return [attribute(each, "target") or markup.words(each) for each in markup.within(parent, "idno", "ptr", "ref")]


def _responsible(statement: Element | None, *duties: str) -> str:
    for each in markup.within(statement, "respStmt") if statement is not None else ():
        duty = _text(each, "resp").lower()
        if any(part in duty for part in duties):
            return next((words for kind in ("persName", "name", "orgName") if (words := _text(each, kind))), "")
    return ""


def _correspondence(header: Element) -> dict[str, str]:
    """Return sender, recipient and day of a letter (correspDesc)."""
    found: dict[str, str] = {}
    for action in markup.within(header, "correspAction"):
        who = next((words for kind in ("persName", "orgName", "name") if (words := _text(action, kind))), "")
        if attribute(action, "type") == "sent":
            found |= {"sender": who, "sent": _date_in(action, "date")}
        elif attribute(action, "type") == "received":
            found["recipient"] = who
    return found
