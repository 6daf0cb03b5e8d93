"""An uncertain date: what it says, its bounds in day numbers, its precision and its qualifiers."""

from __future__ import annotations
