"""`cubatimeline export`: a figure or picture of the timeline, or the collection as data, without opening the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cubatimeline.app.figure_choices import NAMES, THEMES, TILES, USUAL_PRESET, FigureOptions
from cubatimeline.app.file_argument import FILE
from cubatimeline.domain.errors import ReaderError, UsageError
from cubatimeline.domain.languages import LANGUAGES, Language

if TYPE_CHECKING:
    from cubatimeline.services.interchange.formats import Format

PRESETS = {
    "slide": (1920, 1080, 1.0),
    "slide-4k": (1920, 1080, 2.0),
    "web": (1600, 900, 2.0),
    "wide": (2400, 1000, 2.0),
}
"""Of pictures as the window shows them: width and height in pixels at 100 %, and pixels of the file for each."""
USUAL_PICTURE = "slide-4k"
PICTURES, FIGURES = ("png", "svg"), ("pdf", "svg", "png", "tif", "tiff")
_SCREEN_THEMES = ("light", "dark", "projection")


@click.command("export")
@click.argument("out", type=FILE)
@click.option("--figure", "spec", type=FILE, metavar="SPEC", help="File of a figure; the other options change it.")
@click.option("--from", "first", metavar="DATE", help="First day shown, in words or as EDTF.")
@click.option("--to", "last", metavar="DATE", help="Last day shown.")
@click.option(
    "--preset",
    type=click.Choice([*sorted(PRESETS), *NAMES]),
    metavar="PRESET",
    help=f"Size. Of pictures: {', '.join(sorted(PRESETS))} ({USUAL_PICTURE} if none is given). Of figures in print:"
    f" {', '.join(NAMES)} ({USUAL_PRESET}).",
)
@click.option(
    "--lanes",
    metavar="LANES",
    help="By category, person, organisation, place, country, source, origin or none; one within another as"
    " category/place; or only some categories, divided by commas.",
)
@click.option("--theme", type=click.Choice(list(THEMES)), help="Colours; greyscale and pattern are for print.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of titles; en if none is given.")
@click.option("--dpi", type=click.IntRange(50, 2400), metavar="DPI", help="Pixels an inch of a figure in PNG or TIFF.")
@click.option(
    "--with-captions",
    "beside",
    metavar="KINDS",
    help="Write beside a figure what goes with it, divided by commas: its caption and sources as txt, md or docx, its"
    " events as csv, its alternative text as alt.",
)
@click.option(
    "--tiled", type=click.Choice(TILES), help="Cut a large figure into sheets of this paper, with marks to cut along."
)
@click.option(
    "--citation-style", "style", metavar="STYLE", help="CSL style of a figure's sources; Chicago notes if none."
)
@click.option(
    "--tour",
    metavar="TOUR",
    help="Tour that a web page steps through, or that is written as slides: a PDF, or a picture of each.",
)
@click.option("--format", "format_name", metavar="FORMAT", help="Format of data, where the ending leaves it open.")
@click.option("--collection", type=FILE, help="Collection file; the built-in one otherwise.", metavar="COLLECTION")
def export_command(
    out: Path, spec: Path | None, first: str | None, last: str | None, preset: str | None, lanes: str | None,
    theme: str | None, language: Language | None, dpi: int | None, beside: str | None, style: str | None,
    tiled: str | None,
    tour: str | None, format_name: str | None, collection: Path | None,
) -> int:  # fmt: skip
    """Write a figure or a picture of the timeline, or the collection as data; the ending of OUT tells the format.

    Figures for print, in millimetres: .pdf, .tiff, and .svg and .png with --figure or a preset for print. The same
    figure of the same collection gives the same bytes. Pictures as the window shows them: .png, .svg. Data: .json
    (TimelineJS), .csv, .xml (The Timeline Project), .ics, .jsonld, .ris, .bib, .csl.json; --format timelinejs-csv
    writes the sheet of TimelineJS. A web page that needs no network: .html. A tour (--tour) as slides: .pdf, or .png
    and the like, one for each scene. What a format of data cannot carry, and what is amiss with a figure, is told on
    stderr.
    """
    from cubatimeline.app.exporting_data import data_format
    from cubatimeline.app.exporting_page import is_page

    options = FigureOptions(spec, first, last, preset, lanes, theme, language, dpi, beside, style, tiled)
    format_ = data_format(out, format_name)
    if format_ is None and is_page(out):
        return _export_page(out, tour, options, collection)
    if format_ is not None:
        if tour is not None:
            raise UsageError("--tour is for web pages and slides.", "Leave it out, or end the name in .html or .pdf.")
        return _export_data(out, format_, options, collection)
    _check_place(out)
    if tour is not None:
        return _export_slides(out, tour, options, collection)
    if _is_figure(out, options):
        return _export_figure(out, options, collection)
    return _export_picture(out, options, collection)


def _ending(out: Path) -> str:
    return out.suffix.lower().lstrip(".")


def _check_place(out: Path) -> None:
    if _ending(out) not in FIGURES:
        raise UsageError(
            f"{out} does not say which picture format is meant.", f"End the name in .{', .'.join(FIGURES)}."
        )
    if out.is_dir():
        raise ReaderError(f"{out} is a folder.", "Name a file in it.")
    if not out.absolute().parent.is_dir():
        raise ReaderError(f"There is no folder {out.absolute().parent}.", "Make it first, or choose another.")


def _is_figure(out: Path, options: FigureOptions) -> bool:
    """Return whether a figure is meant: only they know millimetres, a print's looks, sources and captions."""
    of_figures = (options.spec, options.dpi, options.beside, options.style, options.tiled)
    return (
        _ending(out) not in PICTURES
        or any(option is not None for option in of_figures)
        or options.preset in NAMES
        or options.theme not in (None, *_SCREEN_THEMES)
    )


def _export_data(out: Path, format_: Format, options: FigureOptions, collection: Path | None) -> int:
    from cubatimeline.app.exporting_data import export_data_command, refuse_picture_options

    refuse_picture_options(
        {
            "figure": options.spec, "from": options.first, "to": options.last, "lanes": options.lanes,
            "with-captions": options.beside, "citation-style": options.style, "dpi": options.dpi,
            "tiled": options.tiled,
        }
    )  # fmt: skip
    return export_data_command(out, format_, collection, options.language or "en")


def _export_page(out: Path, tour: str | None, options: FigureOptions, collection: Path | None) -> int:
    from cubatimeline.app.exporting_page import export_page_command

    others = {
        "figure": options.spec, "preset": options.preset, "theme": options.theme, "dpi": options.dpi,
            "tiled": options.tiled,
        "with-captions": options.beside, "citation-style": options.style,
    }  # fmt: skip
    shown = (options.first, options.last, options.lanes)
    return export_page_command(out, tour, *shown, options.language or "en", collection, others)


def _export_figure(out: Path, options: FigureOptions, collection: Path | None) -> int:
    from cubatimeline.app.commands.collections import open_reader
    from cubatimeline.app.figure_choices import figure_asked
    from cubatimeline.app.surroundings import import_drawing_part

    with open_reader(collection) as reader:
        wish = figure_asked(options, [category.id for category in reader.categories()])
        exporting = import_drawing_part("cubatimeline.app.exporting_figure")
        _, warnings = exporting.export_figure(out, wish, reader)
    for warning in warnings:
        click.echo(warning.said, err=True)
    return 0


def _export_slides(out: Path, tour: str, options: FigureOptions, collection: Path | None) -> int:
    from cubatimeline.app.commands.collections import open_reader
    from cubatimeline.app.surroundings import import_drawing_part

    others = {
        "from": options.first, "to": options.last, "lanes": options.lanes, "tiled": options.tiled,
        "with-captions": options.beside,
    }  # fmt: skip
    for name, value in others.items():
        if value is not None:
            raise UsageError(f"--{name} is not for the slides of a tour.", f"Leave out --{name}.")
    with open_reader(collection) as reader:
        import_drawing_part("cubatimeline.app.exporting_slides").export_slides(out, tour, options, reader)
    return 0


def _export_picture(out: Path, options: FigureOptions, collection: Path | None) -> int:
    from cubatimeline.app.commands.collections import open_reader
    from cubatimeline.app.export_choices import lanes_asked, span_of
    from cubatimeline.app.surroundings import import_drawing_part
    from cubatimeline.services.lane_choice import LaneChoice
    from cubatimeline.services.laning import read_groups
    from cubatimeline.services.loading import read_timeline

    language = options.language or "en"
    with open_reader(collection) as reader:
        data = read_timeline(reader, language)
        data, choice = (data, LaneChoice()) if options.lanes is None else lanes_asked(data, options.lanes)
        groups = read_groups(reader, choice.modes, data.columns, language)
    span = span_of(options.first, options.last, data.span)
    exporting = import_drawing_part("cubatimeline.app.exporting")
    size, theme = PRESETS[options.preset or USUAL_PICTURE], options.theme or "light"
    exporting.export_headless(out, data, theme, language, span, size, choice, groups)
    return 0
