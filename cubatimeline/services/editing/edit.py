"""An edit: a name for the undo menu, and what it does to the collection."""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.domain.changes import Changes
from cubatimeline.store.editing.common import Connection
from cubatimeline.store.recording import Deed, recorded, redo, undo

__all__ = ["Connection", "Edit", "redo", "together", "undo"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit; called by the writer thread, within a transaction, it is done, recorded and told.

    Attributes:
        name: what is done, in words; the window puts it in the reader's language.
        deed: does it.
    """

    name: str
    deed: Deed

    def __call__(self, connection: Connection) -> Changes:
        """Do the edit and return what it touched.

        Raises:
            EditError: it cannot be done; the transaction is to be rolled back.
        """
        return recorded(connection, self.name, self.deed)


def together(name: str, *edits: Edit) -> Edit:
    """Return several edits as one, undone at one stroke."""

    def deed(connection: Connection) -> None:
        for edit in edits:
            edit.deed(connection)

    return Edit(name, deed)
