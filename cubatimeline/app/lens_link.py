"""The evidence lens in the window: events coloured by how well they are attested, documents against events below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QObject

from cubatimeline.app.actions import Deed
from cubatimeline.domain.documents import Body
from cubatimeline.services.lens import ROLES, Attested, Lens, evidence_lens
from cubatimeline.store.summaries import DocumentSummary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cubatimeline.app.main_window import MainWindow


class LensLink(QObject):
    """Puts the lens on and off in one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._on = False
        self._lens: Lens | None = None
        window.panels_ready.connect(self._renew)

    @property
    def on(self) -> bool:
        """Whether the lens is on."""
        return self._on

    @property
    def lens(self) -> Lens | None:
        """What it shows; None while it is off, or before it is read."""
        return self._lens

    def toggle(self) -> None:
        """Put the lens on, or take it off."""
        self.put_on(not self._on)

    def put_on(self, on: bool) -> None:
        """Put the lens on (True) or take it off."""
        window = self._window
        window.actions_by_deed["view.lens"].setChecked(on)
        if on != self._on:
            self._on = on
            window.legend.show_lens(on)
            if on:
                self._renew()
            else:
                self._show(None)

    def _renew(self) -> None:
        """Look again, once there are other events or other evidence."""
        window = self._window
        data = window.timeline_data
        if self._on and data is not None:
            columns = data.columns
            window.opener.ask(lambda reader: evidence_lens(reader, columns), self._answer)

    def _answer(self, lens: Lens) -> None:
        if self._on:
            self._show(lens)

    def _show(self, lens: Lens | None) -> None:
        window, self._lens = self._window, lens
        tint, palette = (lens.tint, ROLES) if lens is not None else (None, ())
        window.timeline.retouch_with(replace(window.timeline.retouch, tint=tint, palette=palette))
        panels = window.known
        window.overview.show_documents(None if lens is None or panels is None else document_days(panels.documents))
        window.status.show_lens(() if lens is None else self._counted(lens))

    def _counted(self, lens: Lens) -> list[tuple[str, str]]:
        """Return the role of the colour of each class, and how many events are of it."""
        count = lens.count
        words = [
            self.tr("%n well attested", "", count(Attested.SEVERAL)),
            self.tr("%n from a single source", "", count(Attested.ONE)),
            self.tr("%n from records only", "", count(Attested.RECORDS)),
            self.tr("%n disputed", "", count(Attested.DISPUTED)),
        ]
        if count(Attested.NONE):
            words.append(self.tr("%n without a source", "", count(Attested.NONE)))
        return list(zip(ROLES, words, strict=False))


def document_days(documents: Iterable[DocumentSummary]) -> NDArray[np.float64]:
    """Return the day in the middle of the date of each dated source; our own chapters are none."""
    days = []
    for document in documents:
        bounds = None if document.date is None or document.body is Body.CHAPTER else document.date.bounds
        known = [] if bounds is None else [day for day in (bounds.earliest_start, bounds.latest_end) if day is not None]
        if known:
            days.append(sum(known) / len(known) + 0.5)
    return np.array(days, np.float64)


def lens_deeds(window: MainWindow, view: str) -> Iterator[Deed]:
    """Yield what recolours the line and shows its relations; `view` is the menu for it."""

    def words(text: str) -> str:
        return QCoreApplication.translate("Deeds", text)

    lens = words("Evidence lens")
    yield Deed("view.lens", view, lens, window.lens.toggle, ("Ctrl+Shift+E",), checked=False, group="lens")
    relations, toggle = words("All relations in view"), window.relations.toggle_all
    yield Deed("view.relations", view, relations, toggle, ("Ctrl+Shift+R",), checked=False, group="lens")
