"""`cubatimeline export`: a picture of the timeline, or the collection as data, written without opening the window."""

from __future__ import annotations

from pathlib import Path

import click

from cubatimeline.app.file_argument import FILE
from cubatimeline.domain.errors import ReaderError, UsageError
from cubatimeline.domain.languages import LANGUAGES, Language

PRESETS = {
    "slide": (1920, 1080, 1.0),
    "slide-4k": (1920, 1080, 2.0),
    "web": (1600, 900, 2.0),
    "wide": (2400, 1000, 2.0),
}
"""Width and height in pixels at 100 %, and pixels of the file for each."""


@click.command("export")
@click.argument("out", type=FILE)
@click.option("--from", "first", metavar="DATE", help="First day shown, in words or as EDTF.")
@click.option("--to", "last", metavar="DATE", help="Last day shown.")
@click.option("--preset", type=click.Choice(sorted(PRESETS)), default="slide-4k", show_default=True, help="Size.")
@click.option(
    "--lanes", metavar="LANES",
    help="By category, person, organisation, place, country, source, origin or none; one within another as"
    " category/place; or only some categories, divided by commas.",
)  # fmt: skip
@click.option(
    "--theme", type=click.Choice(["light", "dark", "projection"]), default="light", show_default=True, help="Colours."
)
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of titles.")
@click.option(
    "--figure", metavar="SPEC", help="Refused: this version has no figure specifications yet. Use the options above."
)
@click.option("--format", "format_name", metavar="FORMAT", help="Format of data, where the ending leaves it open.")
@click.option("--collection", type=FILE, help="Collection file; the built-in one otherwise.", metavar="COLLECTION")
def export_command(
    out: Path, first: str | None, last: str | None, preset: str, lanes: str | None, theme: str, language: Language,
    figure: str | None, format_name: str | None, collection: Path | None,
) -> int:  # fmt: skip
    """Write a picture of the timeline or the collection as data; the ending of OUT tells the format.

    Pictures: .png, .svg. Data: .json (TimelineJS), .csv, .xml (The Timeline Project), .ics, .jsonld, .ris, .bib,
    .csl.json; --format timelinejs-csv writes the sheet of TimelineJS. What a format of data cannot carry is told on
    stderr.
    """
    from cubatimeline.app.commands.collections import open_reader
    from cubatimeline.app.export_choices import lanes_asked, span_of
    from cubatimeline.app.exporting_data import data_format, export_data_command, refuse_picture_options
    from cubatimeline.app.surroundings import import_drawing_part
    from cubatimeline.services.lane_choice import LaneChoice
    from cubatimeline.services.laning import read_groups
    from cubatimeline.services.loading import read_timeline

    format_ = data_format(out, format_name)
    if format_ is not None:
        refuse_picture_options({"from": first, "to": last, "lanes": lanes, "figure": figure})
        return export_data_command(out, format_, collection, language)
    if figure is not None:
        raise UsageError(
            "This version has no figure specifications yet.", "Leave out --figure and give --from, --to and --lanes."
        )
    if out.suffix.lower().lstrip(".") not in ("png", "svg"):
        raise UsageError(f"{out} does not say which picture format is meant.", "End the name in .png or .svg.")
    if out.is_dir():
        raise ReaderError(f"{out} is a folder.", "Name a file in it.")
    if not out.absolute().parent.is_dir():
        raise ReaderError(f"There is no folder {out.absolute().parent}.", "Make it first, or choose another.")
    with open_reader(collection) as reader:
        data = read_timeline(reader, language)
        data, choice = (data, LaneChoice()) if lanes is None else lanes_asked(data, lanes)
        groups = read_groups(reader, choice.modes, data.columns, language)
    span = span_of(first, last, data.span)
    exporting = import_drawing_part("cubatimeline.app.exporting")
    exporting.export_headless(out, data, theme, language, span, PRESETS[preset], choice, groups)
    return 0
