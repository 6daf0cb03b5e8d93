"""Tours as small YAML files, of the fields that the built-in ones have: to hand on, to edit by hand, to bring in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from cubatimeline.domain.errors import CollectionError, DataError
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.tours import Scene, Tour
from cubatimeline.services.builtin.files import Entry, read_yaml
from cubatimeline.services.safe_files import write_whole
from cubatimeline.store.editing.common import slug

_LARGEST = 1_000_000
"""Bytes; a tour of a hundred scenes has some ten thousand."""


def write_tour(path: Path, tour: Tour) -> None:
    """Write a tour.

    Raises:
        OSError: the file cannot be written.
    """
    import yaml

    text = yaml.safe_dump(_fields(tour), allow_unicode=True, sort_keys=False, width=100)
    write_whole(path, text.encode())


def read_tour_file(path: Path) -> Tour:
    """Read a tour; it has no id yet, so that it is kept as a new one.

    Raises:
        DataError: the file is no tour; the message names the line.
        CollectionError: it cannot be read, or is far too large for one.
    """
    from cubatimeline.services.builtin.content import tour_of
    from cubatimeline.services.builtin.shapes import TOUR

    try:
        if path.stat().st_size > _LARGEST:
            raise CollectionError(f"{path.name} is too large for a tour.", "Choose the file of a tour.")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CollectionError(f"{path.name} cannot be read as a tour ({error}).", "Choose another file.") from error
    file = read_yaml(path.name, text)
    if not isinstance(file.value, dict):
        raise DataError(path.name, 1, "this is no tour.", "Begin with `id`, `title` and `scenes`.")
    problem = next(TOUR.check(Entry(file, file.value)), None)
    if problem is not None:
        raise problem
    tour = tour_of(file.value)
    for number, scene in enumerate(tour.scenes):
        if scene.start.earliest is None or scene.end.latest is None or scene.span[0] >= scene.span[1]:
            raise file.error("the scene shows no span.", "Let `from` come before `to`.", "scenes", number)
    return replace(tour, id="")


def _fields(tour: Tour) -> dict[str, Any]:
    head = {"id": tour.id or slug(tour.title.en) or "tour", **_three(tour.title), "summary": tour.summary}
    return {name: value for name, value in head.items() if value} | {"scenes": [_scene(each) for each in tour.scenes]}


def _three(title: Localised) -> dict[str, str]:
    return {"title": title.en, "title_es": title.es, "title_ru": title.ru}


def _scene(scene: Scene) -> dict[str, Any]:
    values: dict[str, Any] = {
        **_three(scene.title),
        "from": scene.start.edtf,
        "to": scene.end.edtf,
        "caption": scene.caption,
        "notes": scene.notes,
        "highlight": list(scene.highlight),
        "hidden": list(scene.hidden),
        "categories": list(scene.categories),
        "document": scene.document,
        "event": scene.event,
        "passage": scene.passage,
        "lanes": scene.lanes,
        "words": scene.words,
        "quiz": scene.quiz.value,
        "covered": list(scene.covered),
    }
    return {name: value for name, value in values.items() if value}
