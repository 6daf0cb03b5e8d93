"""Names of creators as bibliographies need them: whether somebody or something made it, and the family name."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PARTICLES = frozenset("de del la las los da das do dos di du le van von der den ter zu y e bin ibn al el".split())
_OFFICES = frozenset(
    "academy administration agency agencia archive archives army assembly association bank board bureau cabinet center "
    "central centre college comité comision comisión commission committee communist company congress consejo council "
    "court cpsu cia delegation department editor editors embajada embassy federation forces foreign foundation front "
    "fund general government group house institute institution intelligence international kgb league library "
    "ministerio ministry mission movement museum nation nations navy network news newspaper office organisation "
    "organization parliament partido party police politburo presidium press radio republic research resident school "
    "secretariat section senate service servicio society staff state states supreme tass times treaty union united "
    "university us usa ussr юнион комитет министерство посольство президиум политбюро правительство совет тасс центр "
    "агентство архив институт партия редакция управление цк".split()
)
_SPANISH_GIVEN = frozenset(
    "alberto alejandro alfonso alfredo andrés antonia antonio armando arturo carlos carmen césar eduardo emilio "
    "enrique ernesto eugenio felipe félix fernando francisco gabriel gonzalo guillermo ignacio jesús joaquín jorge "
    "josé juan julio lázaro luis luisa manuel mario marta maría miguel orlando oscar pablo pedro rafael ramón raúl "
    "reinaldo ricardo roberto rosa salvador santiago sergio tomás vicente víctor".split()
)
_word = re.compile(r"[^\W\d_][\w'’.-]*")
_and = re.compile(r" (?:and|y|и|&) ")


def people(text: str) -> list[str]:
    """Divide a field of ours with several people, as "A; B"."""
    return [name for part in text.split(";") if (name := " ".join(part.split()))]


def authors(text: str, language: str = "") -> list[dict[str, str]]:
    """Divide a field of creators into CSL names.

    Args:
        text: "A; B" or "A and B"; who is no person, as far as can be seen, stays in one piece.
        language: of the document; in Spanish the last two names of a person are family names.
    """
    found: list[dict[str, str]] = []
    for each in people(text):
        several = _and.split(each)
        if len(several) > 1 and all(is_person(name) for name in several):
            found.extend(_parted(name, language) for name in several)
        else:
            found.append(_parted(each, language) if is_person(each) else {"literal": each})
    return found


def is_person(name: str) -> bool:
    """Return whether a name looks like that of a person: some capitalised words, none of them that of an office."""
    words = name.split()
    if not 2 <= len(words) <= 6 or any(sign in name for sign in ",;:/()0123456789"):
        return False
    rest = [word for word in words if word.lower() not in _PARTICLES]
    if any(word.lower().strip(".") in _OFFICES for word in words) or len(rest) < 2:
        return False
    return all(_word.fullmatch(word) and word[0].isupper() and not (word.isupper() and len(word) > 3) for word in rest)


def _parted(name: str, language: str) -> dict[str, str]:
    words = name.split()
    if len(words) == 3 and words[2].lower().endswith(("вич", "вна", "ична")):
        return {"family": words[0], "given": " ".join(words[1:])}
    at = len(words) - 1
    if language == "es" and _has_two_family_names(words):
        at -= 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return {"family": " ".join(words[at:]), "given": " ".join(words[:at])}


def _has_two_family_names(words: Sequence[str]) -> bool:
    if len(words) < 3 or words[-2].endswith(".") or words[-2].lower() in _PARTICLES:
        return False
    return words[-2].lower() not in _SPANISH_GIVEN


def in_order(names: Sequence[dict[str, str]]) -> str:
    """Return names given name first, with the comma and "and" of American usage: "A, B, and C"."""
    return _listed([_plain(name) for name in names])


def family_first(names: Sequence[dict[str, str]]) -> str:
    """Return names as a bibliography begins: the first with the family name in front."""
    if not names:
        return ""
    first = names[0]
    inverted = f"{first['family']}, {first['given']}" if first.get("given") else _plain(first)
    rest = [_plain(name) for name in names[1:]]
    return f"{inverted}, and {rest[0]}" if len(rest) == 1 else _listed([inverted, *rest])


def families(names: Sequence[dict[str, str]]) -> str:
    """Return the names of a short note: family names only, of four and more the first."""
    short = [name.get("family") or _plain(name) for name in names]
    return f"{short[0]} et al." if len(short) > 3 else _listed(short)


def _plain(name: dict[str, str]) -> str:
    return name.get("literal") or f"{name.get('given', '')} {name.get('family', '')}".strip()


def _listed(names: list[str]) -> str:
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"
