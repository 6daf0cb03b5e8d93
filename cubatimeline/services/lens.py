"""The evidence lens: each event classed by how well it is attested, for recolouring the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from cubatimeline.store.attestation import Attestation, read_attestation
from cubatimeline.store.columns import EventColumns, EventFlag
from cubatimeline.store.reader import Reader


class Attested(IntEnum):
    """How well an event is attested; the number is its place in `ROLES`.

    SEVERAL: by two sources or more, the words of at least one of them being in the collection. ONE: by one source with
    its words. RECORDS: only by records of sources, without their words. DISPUTED: sources quarrel about it. NONE: by
    nothing.
    """

    SEVERAL = 0
    ONE = 1
    RECORDS = 2
    DISPUTED = 3
    NONE = 4


ROLES = ("attested_several", "attested_one", "attested_records", "attested_disputed", "attested_none")
"""Role of the colour of each class in the themes, in the order of `Attested`."""


@dataclass(frozen=True, slots=True, eq=False)
class Lens:
    """What the lens shows.

    Attributes:
        tint: shape (events,) int16, value of `Attested` for each event of the columns.
        counts: number of events of each class, in the order of `Attested`.
    """

    tint: NDArray[np.int16]
    counts: tuple[int, ...]

    def count(self, of: Attested) -> int:
        """Return the number of events of a class."""
        return self.counts[of]


def evidence_lens(reader: Reader, columns: EventColumns) -> Lens:
    """Return how well each event of `columns` is attested.

    Raises:
        CollectionError: the file has gone or is damaged.
    """
    attestation = reader.read(lambda connection: read_attestation(connection, columns.row))
    tint = classes_of(attestation, (columns.flags & EventFlag.DISPUTED) != 0)
    return Lens(tint, tuple(np.bincount(tint, minlength=len(ROLES)).tolist()))


def classes_of(attestation: Attestation, disputed: NDArray[np.bool_]) -> NDArray[np.int16]:
    """Return the value of `Attested` for each event; `disputed` (shape (events,)) says which the sources quarrel about.

    A quarrel counts before all else: many sources that disagree do not make an event certain.
    """
    known = [disputed | attestation.disputes, attestation.documents == 0, attestation.texts == 0]
    classes = [Attested.DISPUTED, Attested.NONE, Attested.RECORDS]
    several = np.where(attestation.documents > 1, Attested.SEVERAL, Attested.ONE)
    return np.asarray(np.select(known, classes, several), np.int16)
