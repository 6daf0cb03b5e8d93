"""What the commands that read a text share: the text as it stands, from a file or the standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from cubatimeline.domain.errors import ReaderError

STDIN = "-"


def read_text(file: str) -> str:
    """Return a text as it stands: line ends are kept, so that offsets fit.

    Raises:
        ReaderError: it is no text in UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        name = "The standard input" if file == STDIN else file
        raise ReaderError(f"{name} is no text in UTF-8 (byte {error.start}).", "Save it as UTF-8 text.") from error
    except IsADirectoryError as error:
        raise ReaderError(f"{file} is a folder.", "Name a file in it.") from error
    except FileNotFoundError as error:
        raise ReaderError(f"There is no file at {file}.", "Check its name.") from error
