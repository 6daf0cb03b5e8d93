"""Reads archive references in their parts: fond, opis, delo and list; box and folder; reel; archive, collection.

The abbreviations are those of the archives themselves: f./op./d./l. and ф./оп./д./л. in Soviet and Russian holdings,
"Box 12, Folder 3" and "Record Group 59" in American ones, "caja" and "carpeta" in Spanish.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cubatimeline.domain.documents import ArchiveReference

_N = r"(\d+[\w/-]*|[A-ZА-Я]{1,3}-?\d+\w*)"
_SEP = r"\s*[,;.]?\s*"
_soviet = re.compile(
    rf"(?<![\w.])(?:f(?:ond)?\.?|ф(?:онд)?\.?)\s*{_N}{_SEP}"
    rf"(?:op(?:is)?'?\.?|оп(?:ись)?\.?)\s*{_N}"
    r"(?:\s*[,;.]?\s*(?:p(?:apka)?\.?|п(?:апка)?\.?)\s*(?P<papka>\d+\w*))?"
    rf"(?:{_SEP}(?:d(?:elo)?\.?|д(?:ело)?\.?|(?:por|пор)\.?|ed\.\s?khr\.?|ед\.\s?хр\.?)\s*(?P<delo>\d+[\w/-]*))?"
    r"(?:\s*[,;.]?\s*(?:ll?\.?|list(?:y|i)?\.?|лл?\.?|лист(?:ы|а)?\.?)\s*"
    r"(?P<list>\d+\w*(?:\s*ob\.|\s*об\.)?(?:\s*[-–—,]\s*\d+(?:\s*ob\.|\s*об\.)?)*))?"
    r"(?:\s*[,;.]\s*(?:r(?:eel|oll)?\.?|р(?:олик)?\.?)\s*(?P<reel>\d+))?",
    re.IGNORECASE,
)
_box = re.compile(r"\b(?:box|caja|коробка)\s+(?:no\.?\s*)?(\d+\w*)", re.IGNORECASE)
_folder = re.compile(r"\b(?:folder|carpeta|папка)\s+(?:no\.?\s*)?(\d+\w*|[“\"'][^”\"'\n]{2,60}[”\"'])", re.IGNORECASE)
_reel = re.compile(r"\b(?:reel|microfilm(?: roll| reel)?|rollo|микрофильм)\s+(?:no\.?\s*)?(\d+\w*)", re.IGNORECASE)
_group = re.compile(
    r"\b(?:RG|Record Group)\s*\d+\b[^,;\n]*|\b[\w. '’]{3,50}\b(?:Papers|Collection|Files|Series|Database)\b"
)
_before = re.compile(r"(?:^|[\n;(“”\"«»]|[.:]\s)([^\n;()“”\"«»]*)$")
_lead = re.compile(r"^[^\W\d_]+(?: [^\W\d_]+)?:\s*|^(?:in|from|at|see|в|из|см\.|en|véase)\s+", re.IGNORECASE)
_PLACES = frozenset(
    "moscow|moscú|москва|havana|la habana|гавана|washington|washington dc|dc|d.c|college park|beijing|berlin|prague|"
    "warsaw|sofia|budapest|bucharest|london|cambridge|stanford|boston|new york|santiago|mexico|méxico".split("|")
)
_day = re.compile(
    r"\b\d{1,2}\.?\s+[^\W\d_]{3,}\.?\s+\d{4}|\b[^\W\d_]{3,}\.?\s+\d{1,2},\s+\d{4}|^\W*\d{4}\W*$|"
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4}"
)
_LONGEST = 90


class Found(NamedTuple):
    """A reference, where it begins and ends in the text, and where the names of archive and collection begin."""

    reference: ArchiveReference
    lead: int
    start: int
    end: int


def find_reference(text: str) -> Found | None:
    """Return the first archive reference in `text`; None where there is none."""
    soviet = _soviet.search(text)
    if soviet:
        return _of_soviet(text, soviet)
    line_at = 0
    for line in text.split("\n"):
        found = _of_boxes(line, line_at)
        if found:
            return found
        line_at += len(line) + 1
    return None


def _of_soviet(text: str, match: re.Match[str]) -> Found:
    names, lead = _names_before(text, match.start())
    return Found(
        ArchiveReference(
            archive=names[-1] if names else "",
            collection="",
            fond=match[1],
            opis=match[2],
            delo=match["delo"] or "",
            list=" ".join((match["list"] or "").split()).replace("–", "-").replace("—", "-"),
            folder=match["papka"] or "",
            reel=match["reel"] or "",
        ),
        lead if names else match.start(),
        match.start(),
        match.end(),
    )


def _of_boxes(line: str, at: int) -> Found | None:
    box, folder, reel = _box.search(line), _folder.search(line), _reel.search(line)
    found = [match for match in (box, folder, reel) if match]
    if not found or (not box and not reel):
        return None
    start, end = min(match.start() for match in found), max(match.end() for match in found)
    names, lead = _names_before(line, start)
    if not names and not (box and folder):
        return None
    # "the fourth reel" of a film is told in a sentence; a reference follows names.
    collections = [each for each in names if _group.search(each)]
    archives = [each for each in names if each not in collections]
    if not names or not names[0][0].isupper() or line[:start].rstrip()[-1:] not in ",;:":
        return None
    return Found(
        ArchiveReference(
            archive=archives[0] if archives else "",
            collection=", ".join([*collections, *archives[1:]]),
            box=box[1] if box else "",
            folder=folder[1].strip("“”\"'") if folder else "",
            reel=reel[1] if reel else "",
        ),
        at + lead,
        at + start,
        at + end,
    )


def _names_before(text: str, start: int) -> tuple[list[str], int]:
    """Return the names between commas before a reference, the last nearest to it, and where the last begins."""
    before = _before.search(text[max(0, start - 300) : start])
    if before is None:
        return [], start
    words = before[1]
    at = start - len(words)
    names: list[str] = []
    lead = start
    for part in words.split(","):
        name = _lead.sub("", part.strip()).strip(" .")
        if name.lower() in _PLACES:
            pass
        elif name and not _day.search(part) and len(name) <= _LONGEST and any(letter.isupper() for letter in name):
            names.append(name)
            lead = at + len(part) - len(part.lstrip())
        elif name:
            names.clear()
        at += len(part) + 1
    return names, lead
