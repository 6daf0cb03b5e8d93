"""Small values back from columns: dates, texts in three languages, lists of ids."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Language, Localised


@lru_cache(maxsize=65536)
def date(edtf: str) -> EdtfDate:
    """Return the date of a column that always holds one."""
    return parse(edtf)


def date_or_none(edtf: str | None) -> EdtfDate | None:
    """Return the date of a column that may be null."""
    return None if edtf is None else date(edtf)


def localised(values: Sequence[str]) -> Localised:
    """Return the text of three neighbouring columns: English, Spanish, Russian."""
    en, es, ru = values
    return Localised(en, es, ru)


def in_language(column: str, language: Language) -> str:
    """Return the SQL for a text in `language`, English where there is none."""
    return f"{column}_en" if language == "en" else f"coalesce(nullif({column}_{language}, ''), {column}_en)"


def id_list(ids: Iterable[str]) -> str:
    """Return ids as the argument of `json_each(?)`, which takes any number of them."""
    return json.dumps(list(ids), ensure_ascii=False)
