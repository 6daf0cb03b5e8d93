"""The handout of a tour, written in a process of its own from what the collection holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cubatimeline.domain.errors import ReaderError

if TYPE_CHECKING:
    from cubatimeline.app.apart import Hearing
    from cubatimeline.domain.languages import Language
    from cubatimeline.domain.tours import Tour
    from cubatimeline.services.clock_choice import Clock
    from cubatimeline.store.reader import Reader


@dataclass(frozen=True, slots=True)
class HandoutWish:
    """What a handout shall be.

    Attributes:
        clock: whose clock times of day are told by.
        a_page: scenes on each page of a PDF (1 or 3); 0 for a web page.
    """

    tour: Tour
    language: Language
    clock: Clock
    a_page: int


def hand_out(wish: HandoutWish, path: Path, reader: Reader, _hearing: Hearing) -> None:
    """Write a handout; runs in the other process.

    Raises:
        ReaderError: the collection cannot be read, or the file cannot be written.
    """
    from cubatimeline.app.handing_out import write_handout
    from cubatimeline.app.headless import headless_application
    from cubatimeline.app.scripting import read_script
    from cubatimeline.app.themes import theme_named
    from cubatimeline.drawing.fonts import load_fonts
    from cubatimeline.services.loading import read_timeline

    application = headless_application()
    load_fonts()
    data = read_timeline(reader, wish.language, clock=wish.clock)
    script = read_script(reader, wish.tour, data, wish.language)
    try:
        write_handout(path, script, theme_named("projection", 100), wish.a_page)
    except OSError as error:
        raise ReaderError(f"{path} cannot be written ({error.strerror}).", "Choose another folder.") from error
    del application
