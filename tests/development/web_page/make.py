"""Writes the pages that `check.mjs` looks at: python -m tests.development.web_page.make FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.languages import LANGUAGES
from cubatimeline.services import builtin
from cubatimeline.services.webpage.scope import Scope
from cubatimeline.services.webpage.writing import export_web_page
from cubatimeline.store.fill import fill
from cubatimeline.store.reader import Reader
from tests.services.webpage.made import hostile, many

MANY = 5_000


def write_pages(folder: Path) -> None:
    """Write the built-in collection in three languages, one of its tours, 5,000 events, and words that are hostile."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as held:
        own = _filled(Path(held) / "built-in", builtin.load(builtin.data_folder()))
        with Reader(own) as reader:
            for language in LANGUAGES:
                export_web_page(folder / f"all-{language}.html", reader, Scope(), language)
            export_web_page(folder / "tour.html", reader, Scope(tour="missile-crisis"), "en")
        for name, content in (("many", many(MANY)), ("hostile", hostile())):
            with Reader(_filled(Path(held) / name, content)) as reader:
                export_web_page(folder / f"{name}.html", reader, Scope(drafts=True), "en")


def _filled(path: Path, content: CollectionContent) -> Path:
    fill(path, content, lambda what, part: None, lambda: False)
    return path


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
