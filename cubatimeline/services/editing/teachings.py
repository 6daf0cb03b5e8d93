"""Edits of the corrections remembered: the same words mean the same further on."""

from __future__ import annotations

from cubatimeline.domain.drafts import Teaching
from cubatimeline.services.editing.edit import Edit
from cubatimeline.store.editing import drafts as store


def teach(teaching: Teaching) -> Edit:
    """Return the edit that remembers a correction in place of an earlier one of the same words."""
    return Edit(f"Correct “{teaching.words}”", lambda connection: store.put_teaching(connection, teaching))


def forget(teaching: Teaching) -> Edit:
    """Return the edit that forgets a correction."""
    return Edit(
        f"Forget the correction of “{teaching.words}”", lambda connection: store.delete_teaching(connection, teaching)
    )
