"""What a window needs, told in one line before Qt would abort."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from types import ModuleType

import pytest

from cubatimeline.app import surroundings
from cubatimeline.app.surroundings import MissingPartError, import_drawing_part, require_display


@pytest.fixture(autouse=True)
def bare_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(surroundings, "_loads", lambda library: True)


def failing_import(monkeypatch: pytest.MonkeyPatch, error: ImportError) -> None:
    def fail(name: str) -> ModuleType:
        raise error

    monkeypatch.setattr(surroundings.importlib, "import_module", fail)


@pytest.mark.parametrize(
    ("name", "told"),
    [("PySide6", "PySide6"), ("PySide6.QtCore", "PySide6"), ("shiboken6", "PySide6"), ("pyqtgraph", "pyqtgraph")],
)
def test_missing_qt_is_told(monkeypatch: pytest.MonkeyPatch, name: str, told: str) -> None:
    failing_import(monkeypatch, ModuleNotFoundError(f"No module named {name!r}", name=name))
    with pytest.raises(MissingPartError, match=f"^{told} is missing"):
        import_drawing_part("cubatimeline.app.window_main")


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    failing_import(monkeypatch, ImportError("libEGL.so.1: cannot open shared object file"))
    with pytest.raises(MissingPartError, match="libEGL"):
        import_drawing_part("cubatimeline.app.window_main")


def test_a_missing_module_of_ours_is_a_bug() -> None:
    with pytest.raises(ModuleNotFoundError):
        import_drawing_part("cubatimeline.app.no_such_window")


def test_a_locale_is_named_only_where_none_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.setenv(name, "")
    import_drawing_part("cubatimeline.app.surroundings")
    assert surroundings.os.environ["LC_CTYPE"] == "C.UTF-8"
    monkeypatch.setenv("LC_CTYPE", "")
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    import_drawing_part("cubatimeline.app.surroundings")
    assert surroundings.os.environ["LC_CTYPE"] == ""


def test_no_display() -> None:
    with pytest.raises(MissingPartError, match="no display"):
        require_display()


def test_a_display_where_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":98765")
    with pytest.raises(MissingPartError, match="No screen answers at DISPLAY=:98765"):
        require_display()


def test_a_display_that_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DISPLAY", ":7.0")
    address = str(tmp_path / "X7")
    answered = surroundings._connects
    monkeypatch.setattr(surroundings, "_connects", lambda asked: asked.endswith("/X7") and answered(address))
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(address)
        server.listen()
        require_display()


def test_missing_libraries_are_named_with_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", "far.example:0")
    monkeypatch.setattr(surroundings, "_loads", lambda library: "cursor" not in library)
    with pytest.raises(MissingPartError, match="apt install libxcb-cursor0"):
        require_display()


@pytest.mark.parametrize("variable", ["QT_QPA_PLATFORM", "WAYLAND_DISPLAY"])
def test_another_way_to_show_a_window_is_trusted(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "something")
    require_display()


def test_other_systems_always_have_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    require_display()
