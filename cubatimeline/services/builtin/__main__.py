"""`python -m cubatimeline.services.builtin [FOLDER]`: says what is wrong in the data files; exit 1 if anything is."""

from __future__ import annotations

import sys
from pathlib import Path

from cubatimeline.domain.errors import ReaderError
from cubatimeline.services.builtin import data_folder, problems


def main(arguments: list[str]) -> int:
    """Print each fault with file, line and mend, one a line; return the exit code."""
    try:
        folder = Path(arguments[0]) if arguments else data_folder()
    except ReaderError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    found = problems(folder)
    for problem in found:
        sys.stdout.write(f"{problem}\n")
    count = "1 fault" if len(found) == 1 else f"{len(found)} faults"
    sys.stdout.write(f"{count} in the data files.\n" if found else "The data files hold what they should.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
