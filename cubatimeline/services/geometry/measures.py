"""Lengths of the timeline's parts, in pixels at 100 %; screens, projectors and figures scale them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in pixels.

    Attributes:
        gutter: room at the left for the names of lanes and bands.
        row: height of a row of labels: words above, bar below.
        bar: thickness of a bar; `dot` is the radius of a dot.
        tick_strip: height of the strip of ticks and counts at the foot of a lane.
        label_gap: free room behind a label before the next mark of its row.
        label_indent: twice the room between a dot and its words.
        label_least, label_most: a label shortens to no less, and runs to no more.
        tile: width in which hidden events are counted together.
        most_ticks: no frame shows more; where there would be more, each stands for a wider stretch. A plain number.
        most_rows: no lane gets more rows by itself, unless it is alone; `most_given_rows` is what the user can give it.
        folded: height of a lane that is collapsed.
        heading: height of a name above nested lanes; `indent` is how far these are moved in.
        fold: room at the left of a lane's name for the sign that folds it.
    """

    gutter: float = 116.0
    band: float = 18.0
    axis: float = 40.0
    overview: float = 44.0
    row: float = 24.0
    bar: float = 4.0
    dot: float = 4.0
    tick_strip: float = 17.0
    tick: float = 4.0
    lane_padding: float = 5.0
    label_gap: float = 16.0
    label_indent: float = 8.0
    label_least: float = 110.0
    label_most: float = 560.0
    tile: float = 96.0
    most_rows: float = 12.0
    most_ticks: float = 700.0
    most_given_rows: float = 40.0
    folded: float = 19.0
    heading: float = 24.0
    indent: float = 12.0
    fold: float = 20.0

    def scaled(self, factor: float) -> Measures:
        """Return every length times `factor`; numbers of things stay."""
        values = {f.name: getattr(self, f.name) * factor for f in fields(self) if not f.name.startswith("most_")}
        return replace(self, **values)
