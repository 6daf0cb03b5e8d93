"""A saved view: a span of the timeline with its lanes, filter and what was open, to come back to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class SavedView:
    """What the window showed, under a name.

    Attributes:
        id: empty for one that is not kept yet.
        start, end: the visible span, in days since 1970-01-01, fractions being hours; `start` comes first.
        lanes: the mode that the lanes are in ("category", "place" ...).
        words: the search that filters the events; empty for none.
        hidden: whether what the search does not find is hidden rather than dimmed.
        entity, document, event: ids of what was chosen, open and selected; empty for none.
        extra: further settings of the window by name, as JSON has them.
    """

    id: str
    name: str
    start: float
    end: float
    lanes: str = "category"
    words: str = ""
    hidden: bool = False
    entity: str = ""
    document: str = ""
    event: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return all but id and name as JSON."""
        values = asdict(self)
        del values["id"], values["name"]
        return json.dumps(values, ensure_ascii=False)

    @classmethod
    def from_json(cls, id_: str, name: str, text: str) -> SavedView:
        """Return the view that `to_json` wrote; what a later version of the program added is left out.

        Raises:
            ValueError: the text is no JSON object, or has no span.
        """
        values = json.loads(text)
        known = {each.name for each in fields(cls)} - {"id", "name"}
        if not isinstance(values, dict) or not {"start", "end"} <= values.keys():
            raise ValueError(f"the view {name} has no span")
        return cls(id_, name, **{key: value for key, value in values.items() if key in known})
