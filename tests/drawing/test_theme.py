"""Themes: complete, and legible on every ground that words stand on."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor

import cubatimeline
from cubatimeline.app.paths import resources_folder
from cubatimeline.drawing.theme import TYPE_SCALE, Theme, load_theme
from cubatimeline.services.lens import ROLES

FOLDER = resources_folder() / "themes"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
WORDS = ("text", "text_soft", "accent", "dispute", "warning", "mark_date", "mark_entity", "mark_event")
GROUNDS = ("canvas", "panel", "window", "reading")


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def roles_in_code() -> Iterator[tuple[str, str]]:
    """Yield every literal role that the code asks a theme for, and where."""
    package = Path(cubatimeline.__file__).parent
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "colour":
                for word in ast.walk(node.args[0]) if node.args else ():
                    if isinstance(word, ast.Constant) and isinstance(word.value, str):
                        yield word.value, f"{path.relative_to(package)}:{node.lineno}"


@pytest.fixture(params=NAMES)
def look(request: pytest.FixtureRequest) -> Theme:
    return load_theme(FOLDER / f"{request.param}.toml")


def test_the_three_themes_are_there() -> None:
    assert {"light", "dark", "projection"} <= set(NAMES)


def test_every_role_that_the_code_asks_for_exists(look: Theme) -> None:
    wanted = list(roles_in_code())
    assert len(wanted) > 50
    assert [(role, where) for role, where in wanted if role not in look.roles] == []


def test_all_themes_have_the_same_roles_and_lanes(look: Theme) -> None:
    light = load_theme(FOLDER / "light.toml")
    assert look.roles.keys() == light.roles.keys()
    assert look.lanes.keys() == light.lanes.keys()
    assert look.dark == (luminance(look.roles["canvas"]) < 0.2)


@pytest.mark.parametrize(("role", "ground"), list(itertools.product(WORDS, GROUNDS)))
def test_words_are_legible(look: Theme, role: str, ground: str) -> None:
    least = 7.0 if look.name.startswith("projection") else 4.5
    assert contrast(look.colour(role), look.colour(ground)) >= least


@pytest.mark.parametrize("ground", ["selection", "flash", "band", "band_alternate", "overview_window"])
def test_plain_words_are_legible_on_what_is_marked(look: Theme, ground: str) -> None:
    assert contrast(look.colour("text"), look.colour(ground)) >= (7.0 if look.name.startswith("projection") else 4.5)
    assert contrast(look.colour("on_accent"), look.colour("accent")) >= 4.5


def test_lanes_stand_out_and_their_names_are_legible(look: Theme) -> None:
    shades = [contrast(colour, look.colour("canvas")) for colour in look.lanes.values()]
    assert min(shades) >= (7.0 if look.name.startswith("projection") else 4.5)
    colours = [contrast(c, look.colour("canvas")) for name, c in look.lanes.items() if name != "other"]
    assert max(colours) / min(colours) < 1.3, "lanes are of equal lightness"


CONE_LOSS = {
    "none": np.eye(3),
    "protan": np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
    "deutan": np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    "tritan": np.array([[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]),
}
"""What is left of linear sRGB in the three dichromacies: Machado, Oliveira and Fernandes 2009, severity 1."""
TO_XYZ = np.array([[0.4125, 0.3576, 0.1804], [0.2127, 0.7152, 0.0722], [0.0193, 0.1192, 0.9503]])


def lab(colour: QColor, loss: np.ndarray) -> np.ndarray:
    """Return CIE L*a*b* (D65) of a colour as it is seen with a loss of cones."""
    srgb = np.array(colour.getRgbF()[:3])
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    x, y, z = np.cbrt(TO_XYZ @ np.clip(loss @ linear, 1e-6, 1.0) / np.array([0.9505, 1.0, 1.089]))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_colours_of_the_lens_are_alike_in_lightness_and_told_apart_by_everybody(look: Theme) -> None:
    colours = [look.colour(role) for role in ROLES]
    shades = [contrast(colour, look.colour("canvas")) for colour in colours]
    assert min(shades) >= (7.0 if look.name.startswith("projection") else 4.5)
    assert max(shades) / min(shades) < 1.32
    for seen_as, loss in CONE_LOSS.items():
        for one, other in itertools.combinations(colours, 2):
            distance = float(np.linalg.norm(lab(one, loss) - lab(other, loss)))
            assert distance >= 18, f"{one.name()} and {other.name()} are too much alike ({seen_as})"


def test_hints_and_focus_can_be_seen(look: Theme) -> None:
    assert contrast(look.colour("text_faint"), look.colour("canvas")) >= 2.5
    assert contrast(look.colour("focus"), look.colour("panel")) >= 3.0


def test_an_unknown_lane_has_the_colour_of_the_others(look: Theme) -> None:
    assert look.lane("no such category") == look.lanes["other"]


def test_fonts_come_in_one_scale(theme: Theme) -> None:
    sizes = [theme.font(size).pixelSize() for size in TYPE_SCALE]
    assert sizes == [11, 13, 15, 18, 22, 28]
    assert [theme.scaled(2.0).font(size).pixelSize() for size in TYPE_SCALE] == [2 * size for size in sizes]
    assert theme.scaled(2.0).px(4) == 8


def test_a_role_without_its_colour_is_refused(tmp_path: Path) -> None:
    words = (FOLDER / "light.toml").read_text(encoding="utf-8").replace('text = "ink"', 'text = "tinte"')
    path = tmp_path / "broken.toml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.toml: .*tinte"):
        load_theme(path)


def test_numbered_lanes_go_round_the_colours_of_the_categories(look: Theme) -> None:
    known = len(look.lanes) - 1
    colours = [look.lane(str(number)).name() for number in range(1, known + 1)]
    assert len(set(colours)) == known
    assert look.lane(str(known + 1)).name() == colours[0]
    assert look.lane("no such lane").name() == look.lane("other").name()
