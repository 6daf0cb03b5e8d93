"""The five documents that the project starts from, read and taken apart as an import does it."""

from __future__ import annotations

import pytest

from cubatimeline.services import builtin
from cubatimeline.services.importing.extracting import Context, Extracted, Extractor
from cubatimeline.services.importing.files import files_in
from tests.services.drafting.test_seeds import SEEDS, TOLD


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Context(builtin.load(builtin.data_folder()).entities))


def extracted(extractor: Extractor, key: str) -> list[Extracted]:
    return [
        each
        for source in files_in([SEEDS[key]] if key in SEEDS else [])
        for outcome in [extractor.file(source)]
        if isinstance(outcome, tuple)
        for each in outcome
    ]


@pytest.mark.parametrize("key", TOLD)
def test_every_dated_statement_is_a_draft(key: str, extractor: Extractor) -> None:
    documents = extracted(extractor, key)
    assert len(documents) == (key in SEEDS)
    for each in documents:
        text = each.document.text
        drafts = [(text[draft.start : draft.end], draft.edtf) for draft in each.drafts]
        for words, date in TOLD[key].items():
            assert any(words in passage and date == edtf for passage, edtf in drafts), words


def test_a_day_with_its_weekday_gets_its_year_from_who_is_named(extractor: Extractor) -> None:
    for each in extracted(extractor, "002"):
        assert "2019-10-04" in [draft.edtf for draft in each.drafts]
