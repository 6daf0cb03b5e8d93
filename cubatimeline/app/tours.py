"""Tours in the window: for now their first scene, shown on the live timeline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cubatimeline.domain.tours import Tour
from cubatimeline.services.geometry.time_scale import TimeScale

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow


def show_first_scene(window: MainWindow, id_: str, tours: Iterable[Tour]) -> None:
    """Show the span and the document of the first scene of a tour, and its caption in the message bar."""
    tour = next((tour for tour in tours if tour.id == id_), None)
    if tour is None:
        window.messages.tell(window.tr("There is no tour “%1”.").replace("%1", id_))
        return
    scene = tour.scenes[0]
    first, last = scene.start.earliest, scene.end.latest
    if first is not None and last is not None:
        window.timeline.camera.go_to(TimeScale(float(first), float(last + 1), window.timeline.scale.width))
    if scene.document:
        window.session.open_document(scene.document)
    window.messages.tell(f"{tour.title.in_(window.session.language)}: {scene.caption}")
