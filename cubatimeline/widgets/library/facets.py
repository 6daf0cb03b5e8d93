"""What the documents share, with counts: each value narrows the library down, or no longer."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from cubatimeline.domain.documents import Body
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.library_list import Facet, FacetValue
from cubatimeline.widgets.shared.kinds import kind_words
from cubatimeline.widgets.shared.lines import Line, LineList

_CHOSEN = "✓ "


class FacetList(LineList):
    """Lists the values of all facets below their names.

    Signals:
        toggled: the `Facet` and the value that was chosen, or let go.
    """

    toggled = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("Narrow the library down"))
        self._values: dict[str, tuple[Facet, str]] = {}
        self.chosen.connect(self._toggle)

    def show_values(self, facets: Mapping[Facet, tuple[FacetValue, ...]]) -> None:
        """Show other counts; the list stays where it was scrolled to, and the line that was chosen last marked."""
        names = {
            Facet.BODY: self.tr("What there is"), Facet.KIND: self.tr("Kind"), Facet.DECADE: self.tr("Decade"),
            Facet.LANGUAGE: self.tr("Language"), Facet.ARCHIVE: self.tr("Archive or publisher"),
        }  # fmt: skip
        place, index = self.verticalScrollBar().value(), self.currentIndex()
        marked = self.lines[index.row()].key if index.isValid() else ""
        lines: list[Line] = []
        self._values.clear()
        for facet, values in facets.items():
            if values:
                lines.append(Line("", names[facet], heading=True))
            for value in values:
                key = f"{facet.value}:{value.value}"
                self._values[key] = facet, value.value
                sign = _CHOSEN if value.chosen else ""
                lines.append(Line(key, f"{sign}{self._words(facet, value.value)} ({value.count:,})"))
        self.show_lines(lines)
        if marked:
            self.mark(marked)
        self.verticalScrollBar().setValue(place)

    @property
    def words(self) -> list[str]:
        """What the lines say, headings left out."""
        return [line.title for line in self.lines if not line.heading]

    def _toggle(self, key: str) -> None:
        if key in self._values:
            self.toggled.emit(*self._values[key])

    def _words(self, facet: Facet, value: str) -> str:
        if facet is Facet.BODY:
            return self._body(value)
        if facet is Facet.DECADE:
            return self.tr("%1s").replace("%1", value) if value else self.tr("Without a date")
        if not value:
            return self.tr("Not told")
        if facet is Facet.LANGUAGE:
            return language_name(value)
        if facet is Facet.KIND:
            return kind_words(value)
        return value[:1].upper() + value[1:]

    def _body(self, value: str) -> str:
        names = {
            Body.TEXT.value: self.tr("Full text"), Body.DIGEST.value: self.tr("Digest in our own words"),
            Body.RECORD.value: self.tr("Record only"),
        }  # fmt: skip
        return names.get(value, value)


def language_name(code: str) -> str:
    """Return the English name of a language by its ISO 639 code; the code itself where it has none."""
    found = QLocale.codeToLanguage(code)
    return code if found == QLocale.Language.AnyLanguage else QLocale.languageToString(found)
