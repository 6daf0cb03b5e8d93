"""A tour as one web page that needs nothing else: pictures inside, text as text, scenes stepped with arrow keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from cubatimeline.domain.languages import Language
from cubatimeline.services.presenting.pages import Quoted
from cubatimeline.services.webpage.markup import whole_page


@dataclass(frozen=True, slots=True)
class HandoutScene:
    """A scene of a handout.

    Attributes:
        picture: the scene as SVG.
        told: each event in a line, date first, for those who cannot see the picture.
    """

    title: str
    caption: str
    picture: str
    told: tuple[str, ...]
    quoted: Quoted | None
    sources: tuple[str, ...]


_STYLE = """
body { font: 18px/1.5 "Source Serif 4", Georgia, serif; margin: 0 auto; max-width: 72rem; padding: 1.5rem; }
h1, h2 { line-height: 1.2; } section { margin: 3rem 0; } figure { margin: 1rem 0; }
figure svg { width: 100%; height: auto; border: 1px solid currentColor; }
blockquote { border-left: .3rem solid currentColor; margin: 1rem 0; padding-left: 1rem; }
.sources { font-size: .85rem; } nav a { margin-right: 1rem; }
@media print { section { break-inside: avoid; } nav { display: none; } }
"""
_SCRIPT = """
document.addEventListener("keydown", function (event) {
  var step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
  if (!step) return;
  var scenes = Array.prototype.slice.call(document.querySelectorAll("section"));
  var at = scenes.findIndex(function (each) { return each.getBoundingClientRect().bottom > 80; });
  var next = scenes[Math.max(0, Math.min(scenes.length - 1, at + step))];
  next.scrollIntoView(); next.focus(); event.preventDefault();
});
"""
_WORDS: dict[Language, tuple[str, str]] = {
    "en": ("Events", "Sources"),
    "es": ("Sucesos", "Fuentes"),
    "ru": ("События", "Источники"),
}


def tour_page(title: str, summary: str, scenes: Sequence[HandoutScene], language: Language) -> str:
    """Return a whole HTML document; it asks for nothing from anywhere."""
    listed = "".join(
        f'<li><a href="#scene-{number}">{escape(scene.title)}</a></li>' for number, scene in enumerate(scenes, 1)
    )
    sections = "".join(_section(number, scene, language) for number, scene in enumerate(scenes, 1))
    body = f"<h1>{escape(title)}</h1><p>{escape(summary)}</p><nav><ol>{listed}</ol></nav>{sections}"
    return whole_page(title, language, _STYLE, body, _SCRIPT)


def _section(number: int, scene: HandoutScene, language: Language) -> str:
    events, sources = _WORDS[language]
    parts = [
        f'<section id="scene-{number}" tabindex="-1"><h2>{number}. {escape(scene.title)}</h2>',
        f"<p>{escape(scene.caption)}</p>",
        f'<figure role="img" aria-label="{escape(scene.title)}">{_own(scene.picture, number)}</figure>',
        f"<details><summary>{events}</summary><ul>{_items(scene.told)}</ul></details>",
    ]
    if scene.quoted is not None:
        cited = f"<footer>{escape(scene.quoted.source)}</footer>"
        parts.append(f"<blockquote><p>{escape(scene.quoted.words)}</p>{cited}</blockquote>")
    if scene.sources:
        parts.append(f'<div class="sources"><h3>{sources}</h3><ol>{_items(scene.sources)}</ol></div>')
    return "".join((*parts, "</section>"))


def _items(lines: Sequence[str]) -> str:
    return "".join(f"<li>{escape(line)}</li>" for line in lines)


def _own(picture: str, number: int) -> str:
    """Return an SVG as part of a page: without its XML heading, its ids told from those of the other scenes."""
    drawn = picture[picture.index("<svg") :]
    drawn = re.sub(r'\bid="([^"]+)"', rf'id="s{number}-\1"', drawn)
    return re.sub(r"url\(#([^)]+)\)", rf"url(#s{number}-\1)", drawn)
