"""Errors a reader can act on, kept apart from our own bugs.

Whatever derives from `ReaderError` is about the surroundings (a file, a date, a disk): its text may be shown as it is
and says what to do next. Any other exception is a bug and goes to the crash handler.
"""

from __future__ import annotations


class ReaderError(Exception):
    """Something outside the program is wrong; the message is one sentence for the reader.

    Attributes:
        message: what is wrong.
        mend: what the reader can do about it; may be empty.
    """

    def __init__(self, message: str, mend: str = "") -> None:
        self.message = message
        self.mend = mend
        super().__init__(f"{message} {mend}".strip())


class UsageError(ReaderError):
    """The command line was used wrongly; exit code 2."""


class DateError(ReaderError):
    """Words or a notation that no date can be read from."""


class CollectionError(ReaderError):
    """A collection file that cannot be opened or written."""


class NotACollectionError(CollectionError):
    """The file is no SQLite database, or not one of ours."""


class NewerCollectionError(CollectionError):
    """The collection was written by a later version of the program."""


class DamagedCollectionError(CollectionError):
    """The collection file fails its integrity check."""


class EditError(CollectionError):
    """An edit that cannot be done, or not any more; the collection is as it was."""


class DataError(ReaderError):
    """A file of the built-in collection does not hold what it should.

    Attributes:
        path: the file, relative to the data folder.
        line: line number, counted from 1; 0 where no line can be named.
    """

    def __init__(self, path: str, line: int, message: str, mend: str = "") -> None:
        self.path = path
        self.line = line
        where = f"{path}:{line}: " if line else f"{path}: "
        super().__init__(where + message, mend)


class Cancelled(ReaderError):
    """The reader stopped a long task; nothing of it was kept."""

    def __init__(self, what: str = "The task") -> None:
        super().__init__(f"{what} was stopped; nothing was changed.")
