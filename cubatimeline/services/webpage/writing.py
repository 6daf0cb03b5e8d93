"""Writing a web page: the list, the data, and our own style and script put into one file."""

from __future__ import annotations

from html import escape
from pathlib import Path

from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.languages import Language
from cubatimeline.services.safe_files import write_whole
from cubatimeline.services.shipped import shipped_folder
from cubatimeline.services.webpage import listing
from cubatimeline.services.webpage.colours import colour_style
from cubatimeline.services.webpage.gathering import Progress, Stopped, gather
from cubatimeline.services.webpage.markup import as_data, element, whole_page
from cubatimeline.services.webpage.matter import Matter
from cubatimeline.services.webpage.numbers import numbers
from cubatimeline.services.webpage.scope import Scope
from cubatimeline.services.webpage.words import words_in
from cubatimeline.store.reader import Reader

SCRIPTS = ("time", "marks", "labels", "paint", "line", "hands", "list", "page")
"""Files of the script in the order in which they build on one another."""
ENDING = ".html"


def export_web_page(
    out: Path, reader: Reader, scope: Scope, language: Language, told: Progress = float,
    stopped: Stopped = lambda: False,
) -> int:  # fmt: skip
    """Write a web page of what `scope` holds, whole or not at all, and return how many events it tells.

    Args:
        told: is told the share that is done; stopped: whether to give up.

    Raises:
        ReaderError: nothing or too much is in the scope, or the file cannot be written.
        Cancelled: `stopped` said so.
    """
    matter = gather(reader, scope, language, told, stopped)
    try:
        write_whole(out, web_page(matter).encode())
    except OSError as error:
        raise ReaderError(f"{out} cannot be written ({error.strerror}).", "Choose another place.") from error
    return len(matter.events)


def web_page(matter: Matter) -> str:
    """Return the whole page; the same matter gives the same bytes."""
    style = colour_style([id_ for id_, _ in matter.categories]) + _resource("page.css")
    script = "(() => {\n'use strict';\n" + "".join(_resource(f"{name}.js") for name in SCRIPTS) + "})();"
    return whole_page(matter.title, matter.language, style, _body(matter), script, as_data(numbers(matter)))


def _resource(name: str) -> str:
    return (shipped_folder("resources") / "web" / name).read_text(encoding="utf-8")


def _body(matter: Matter) -> str:
    words = words_in(matter.language)
    skip = element("a", words["skip"], href="#events", class_="skip")
    head = element(
        "header",
        element("p", escape(matter.subtitle), class_="subtitle") if matter.subtitle else "",
        element("h1", escape(matter.title)),
        element("p", escape(matter.summary), class_="about") if matter.summary else "",
    )
    main = element(
        "main", _line(matter), element("div", listing.scenes(matter), listing.years_navigation(matter),
        listing.listing(matter), listing.sources(matter), id="reading"), _panel(matter),
    )  # fmt: skip
    foot = element("footer", element("p", escape(matter.credits)), element("p", words["made"]))
    return skip + head + main + foot


def _line(matter: Matter) -> str:
    """Return the frame of the timeline, hidden until the script fills it."""
    words = words_in(matter.language)
    buttons = (
        ("previous", "←"), ("next", "→"), ("out", "−"), ("in", "+"), ("fit", "↔"),
    )  # fmt: skip
    search = element("input", type="search", id="search", aria_label=words["search"], placeholder=words["search"])
    tools = element(
        "div",
        element("div", search, element("output", "", id="hits", for_="search"),
                role="search", class_="search"),
        *(_button(sign, words[name], name) for name, sign in buttons),
        element("button", "?", type="button", id="legend-button", title=words["legend"], aria_label=words["legend"],
                aria_expanded="false", aria_controls="legend"),
        class_="tools",
    )  # fmt: skip
    chips = element("div", id="chips", role="group", aria_label=words["categories"])
    scene = element("div", id="scene", hidden=True, role="group", aria_label=words["scenes"])
    canvas = element("canvas", id="canvas", role="img")
    line = element("div", canvas, id="line", tabindex="0", role="group", aria_label=words["timeline"],
                   aria_describedby="keys")  # fmt: skip
    legend = element(
        "div", element("h2", words["legend"]), element("ul", id="kinds"), element("h2", words["keys_title"]),
        element("p", words["keys"], id="keys"), _button("×", words["close"], "legend-close"), id="legend", hidden=True,
        role="dialog", aria_label=words["legend"],
    )  # fmt: skip
    compact = element("label", element("input", type="checkbox", id="details"), words["details"], class_="details")
    told = element("p", "", id="told", role="status", class_="unseen")
    return element(
        "section", tools, scene, line, element("div", chips, compact, class_="under"), legend, told, id="timeline",
        hidden=True, aria_label=words["timeline"],
    )  # fmt: skip


def _button(sign: str, words: str, id_: str) -> str:
    return element("button", sign, type="button", id=id_, title=words, aria_label=words)


def _panel(matter: Matter) -> str:
    words = words_in(matter.language)
    tools = element(
        "div", _button("←", words["previous"], "panel-previous"), _button("→", words["next"], "panel-next"),
        _button(words["copy"], words["copy"], "panel-copy"), _button("×", words["close"], "panel-close"),
        class_="tools",
    )  # fmt: skip
    return element(
        "aside", tools, element("div", "", id="card", tabindex="-1"), id="panel", hidden=True,
        aria_label=words["evidence"],
    )  # fmt: skip
