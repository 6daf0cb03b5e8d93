"""What a window needs from the machine (PySide6, a display, Qt's system libraries), asked before Qt would abort."""

from __future__ import annotations

import ctypes
import importlib
import os
import socket
import sys
from types import ModuleType

from cubatimeline.domain.errors import ReaderError

QT_PACKAGES = ("PySide6", "shiboken6", "pyqtgraph")
XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Libraries that Qt's X11 plug-in links, and Debian's packages for them (`ldd libqxcb.so`, PySide6 6.11.3)."""


class MissingPartError(ReaderError):
    """The machine lacks something that windows or drawings need."""


def import_drawing_part(name: str) -> ModuleType:
    """Import a module that needs Qt, such as the window or the figures.

    Raises:
        MissingPartError: PySide6 or a library that Qt needs is not installed.
    """
    _prefer_utf8()
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in QT_PACKAGES:
            raise
        missing = "PySide6" if package == "shiboken6" else package
        raise MissingPartError(
            f"{missing} is missing, which windows and figures need.",
            "Run `make setup` in a checkout, or install the package cubatimeline again with pip.",
        ) from error
    except ImportError as error:
        if ".so" not in str(error):
            raise
        raise MissingPartError(
            f"Qt cannot start: {error}.",
            "Run `make setup` in a checkout, or install the package that has this library.",
        ) from error


def _prefer_utf8() -> None:
    """Name a UTF-8 locale where none is named at all; Qt would take it too, but complain in four lines first."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
        os.environ["LC_CTYPE"] = "C.UTF-8"


def require_display() -> None:
    """See that a window can open; Qt itself would end the process with an abort.

    Raises:
        MissingPartError: there is no display, nobody answers at it, or libraries for it are missing.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    display = os.environ.get("DISPLAY", "")
    if os.environ.get("WAYLAND_DISPLAY"):
        return
    if not display:
        raise MissingPartError(
            "There is no display to open a window on.",
            "Start the program from a desktop, or on a virtual screen: xvfb-run -a cubatimeline.",
        )
    if not _answers(display):
        raise MissingPartError(f"No screen answers at DISPLAY={display}.", "Set DISPLAY to the one in use.")
    missing = [package for library, package in XCB_LIBRARIES.items() if not _loads(library)]
    if missing:
        raise MissingPartError(
            f"Libraries that Qt needs for a window are missing: {', '.join(missing)}.",
            f"Install them, on Debian with: apt install {' '.join(missing)}.",
        )


def _answers(display: str) -> bool:
    """Return whether an X server listens at a local display such as ":0"; one on another machine is taken on trust."""
    number = display.removeprefix("unix").partition(".")[0]
    if not number.startswith(":") or not number[1:].isdigit():
        return True
    path = f"/tmp/.X11-unix/X{number[1:]}"  # noqa: S108 - the place that X11 itself prescribes
    return any(_connects(address) for address in ("\0" + path, path))


def _connects(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
        try:
            link.connect(address)
        except OSError:
            return False
    return True


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
