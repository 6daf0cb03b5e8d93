"""The evidence lens: how well each event is attested."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.lens import ROLES, Attested, classes_of, evidence_lens
from cubatimeline.store.attestation import Attestation, read_attestation
from cubatimeline.store.reader import Reader
from tests.store.content import filled


def one(documents: int, texts: int, *, disputes: bool = False, disputed: bool = False) -> Attested:
    attestation = Attestation(np.array([documents]), np.array([texts]), np.array([disputes]))
    return Attested(int(classes_of(attestation, np.array([disputed]))[0]))


@pytest.mark.parametrize(
    ("documents", "texts", "disputes", "disputed", "expected"),
    [
        (3, 1, False, False, Attested.SEVERAL),
        (2, 2, False, False, Attested.SEVERAL),
        (1, 1, False, False, Attested.ONE),
        (1, 0, False, False, Attested.RECORDS),
        (5, 0, False, False, Attested.RECORDS),
        (0, 0, False, False, Attested.NONE),
        (3, 3, True, False, Attested.DISPUTED),
        (3, 3, False, True, Attested.DISPUTED),
        (0, 0, False, True, Attested.DISPUTED),
    ],
)
def test_what_stands_behind_an_event_decides_its_class(
    documents: int, texts: int, disputes: bool, disputed: bool, expected: Attested
) -> None:
    assert one(documents, texts, disputes=disputes, disputed=disputed) is expected


@given(st.integers(0, 9), st.integers(0, 9), st.booleans(), st.booleans())
def test_every_event_has_one_class_and_a_colour(documents: int, texts: int, disputes: bool, disputed: bool) -> None:
    found = one(documents, min(documents, texts), disputes=disputes, disputed=disputed)
    assert ROLES[found].startswith("attested_")


def test_the_lens_classes_and_counts_the_events_of_a_collection(tmp_path: Path) -> None:
    with Reader(filled(tmp_path / "small.cubatimeline")) as reader:
        columns = reader.columns()
        lens = evidence_lens(reader, columns)
    found = {id_: Attested(int(tint)) for id_, tint in zip(columns.ids, lens.tint, strict=True)}
    assert found == {
        "1962-10-22-speech": Attested.ONE,
        "1964-10-14-fall": Attested.RECORDS,
        "1964-10-16-talk": Attested.DISPUTED,
        "1960-trade": Attested.RECORDS,
        "before": Attested.NONE,
    }
    assert lens.counts == (0, 1, 2, 1, 1)
    assert lens.count(Attested.RECORDS) == 2
    assert lens.tint.dtype == np.int16


def test_attestation_follows_the_order_asked_for_and_passes_over_unknown_rows(tmp_path: Path) -> None:
    with Reader(filled(tmp_path / "small.cubatimeline")) as reader:
        columns = reader.columns()
        rows = columns.row[::-1].copy()
        whole = reader.read(lambda connection: read_attestation(connection, columns.row))
        turned = reader.read(lambda connection: read_attestation(connection, rows))
        few = reader.read(lambda connection: read_attestation(connection, np.array([10_000, int(rows[0])])))
        none = reader.read(lambda connection: read_attestation(connection, np.empty(0, np.int64)))
    assert turned.documents.tolist() == whole.documents[::-1].tolist()
    assert turned.texts.tolist() == whole.texts[::-1].tolist()
    assert few.documents.tolist() == [0, int(whole.documents[-1])]
    assert len(none.documents) == 0
