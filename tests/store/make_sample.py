"""`python -m tests.store.make_sample`: keeps a sample file of the present schema version, to be opened ever after."""

from __future__ import annotations

from pathlib import Path

from cubatimeline.store.schema import SCHEMA_VERSION
from tests.store.content import filled

FOLDER = Path(__file__).parent / "samples"


def main() -> None:
    """Write the sample; one that is there already is never changed."""
    filled(FOLDER / f"schema-{SCHEMA_VERSION}.cubatimeline")


if __name__ == "__main__":
    main()
