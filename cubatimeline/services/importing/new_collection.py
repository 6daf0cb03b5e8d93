"""Makes an empty collection to import into."""

from __future__ import annotations

from pathlib import Path

from cubatimeline.domain.calendars import day_number
from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.events import Category
from cubatimeline.domain.languages import Localised
from cubatimeline.store.fill import fill
from cubatimeline.store.library import require_place

_CATEGORIES = (
    ("diplomacy", "Diplomacy", "Diplomacia", "Дипломатия"),
    ("politics", "Politics", "Política", "Политика"),
    ("military", "Military", "Asuntos militares", "Военное дело"),
    ("economy", "Economy", "Economía", "Экономика"),
)


def make_collection(path: Path) -> None:
    """Make an empty collection at `path`, named after the file; its first view shows the twentieth century.

    Raises:
        CollectionError: it cannot be written there.
    """
    require_place(path)
    content = CollectionContent(
        id="",
        version=0,
        title=Localised(path.stem),
        span=(day_number(1900, 1, 1), day_number(2000, 12, 31)),
        categories=tuple(
            Category(id_, Localised(en, es, ru), order) for order, (id_, en, es, ru) in enumerate(_CATEGORIES)
        ),
        entities=(),
        office_lines=(),
        bands=(),
        documents=(),
        events=(),
        evidence=(),
    )
    fill(path, content, lambda _what, _part: None, lambda: False)
