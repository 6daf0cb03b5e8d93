"""A card: words, facts and links in one scrolling column, made of HTML with the theme's sizes and colours."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget

from cubatimeline.drawing.fonts import SERIF
from cubatimeline.drawing.theme import TYPE_SCALE, Theme


class Card(QTextBrowser):
    """Base of the cards; Tab goes from link to link, Enter follows one.

    Whoever derives from it gives the words in `html` and hears of links in `follow`; a link is a kind and an id.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameStyle(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.anchorClicked.connect(self._clicked)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.setFont(theme.font("small"))
        self.document().setDefaultFont(theme.font("small"))
        self.document().setDocumentMargin(theme.px(12))
        self.render_card()

    def render_card(self, *, from_top: bool = False) -> None:
        """Write the card anew; it stays where it was scrolled to, or goes to its top."""
        place = 0 if from_top else self.verticalScrollBar().value()
        self.setHtml(self.html())
        self.verticalScrollBar().setValue(place)

    def html(self) -> str:
        """Return the words of the card."""
        return ""

    def follow(self, kind: str, target: str) -> None:
        """Hear that a link was followed."""

    def title(self, words: str) -> str:
        """Return the heading of the card."""
        style = f"font-family:'{SERIF}'; font-weight:600; font-size:{self._size('large')}px"
        return self.paragraph(f'<span style="{style}">{escape(words)}</span>', below=4)

    def heading(self, words: str) -> str:
        """Return a small heading within the card."""
        return self.paragraph(f"<b>{escape(words)}</b>", "text_soft", "tiny", above=8)

    def paragraph(self, html: str, role: str = "text", size: str = "small", *, below: int = 6, above: int = 0) -> str:
        """Return a paragraph of HTML with room above and below."""
        px = self._theme.px
        margin = f"{px(above) if above else 0}px 0 {px(below)}px 0"
        style = f"margin:{margin}; color:{self.colour(role)}; font-size:{self._size(size)}px"
        return f'<p style="{style}">{html}</p>'

    def small(self, words: str, role: str = "text_soft") -> str:
        """Return small words."""
        return f'<span style="color:{self.colour(role)}; font-size:{self._size("tiny")}px">{escape(words)}</span>'

    def deed(self, kind: str, target: str, words: str) -> str:
        """Return words that do something, which stay in one line."""
        return self.link(kind, target, words.replace(" ", "\u00a0"))

    def link(self, kind: str, target: str, words: str, role: str = "accent", tip: str = "") -> str:
        """Return words that lead to something; `tip` is told on hovering."""
        href = escape(f"{kind}:{target}")
        title = f' title="{escape(tip)}"' if tip else ""
        return f'<a href="{href}"{title} style="color:{self.colour(role)}; text-decoration:none">{escape(words)}</a>'

    def colour(self, role: str) -> str:
        """Return a colour of the theme as HTML writes it."""
        return self._theme.colour(role).name()

    def _size(self, name: str) -> int:
        return self._theme.px(TYPE_SCALE[name])

    def _clicked(self, link: QUrl) -> None:
        kind, _, target = link.toString().partition(":")
        self.follow(kind, target)
