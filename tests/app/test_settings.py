"""The reader's settings: defaults, remembering, bad files, upgrades."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.app import settings
from cubatimeline.domain.errors import ReaderError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "settings.json"


def test_defaults_hold_where_there_is_no_file(file: Path) -> None:
    chosen = settings.load(file)
    assert [chosen[option] for option in settings.OPTIONS] == [option.default for option in settings.OPTIONS]
    assert chosen.messages == []


def test_what_was_chosen_is_there_the_next_time(file: Path) -> None:
    chosen = settings.load(file)
    chosen[settings.THEME] = "dark"
    chosen[settings.REDUCED_MOTION] = True
    chosen.set_splitter("main", [240, 900])
    chosen.set_splitter("right", [500, 300])
    chosen.save()
    again = settings.load(file)
    assert again[settings.THEME] == "dark"
    assert again[settings.REDUCED_MOTION] is True
    assert again[settings.SPLITTERS] == {"main": [240, 900], "right": [500, 300]}


def test_nothing_is_written_where_nothing_was_chosen(file: Path) -> None:
    settings.load(file).save()
    assert not file.exists()


def test_defaults_are_not_written_so_that_they_may_change(file: Path) -> None:
    chosen = settings.load(file)
    chosen[settings.THEME] = "dark"
    chosen[settings.THEME] = "system"
    chosen[settings.WHEEL] = "lanes"
    chosen.save()
    assert "theme" not in json.loads(file.read_text())


def test_an_impossible_choice_is_refused(file: Path) -> None:
    with pytest.raises(ValueError, match="wheel cannot be 'sideways'"):
        settings.load(file)[settings.WHEEL] = "sideways"


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("keys", {"J": "date", "G": ""}, True),
        ("keys", {"J": 3}, False),
        ("keys", ["J"], False),
        ("splitters", {"rows": [1, 2]}, True),
        ("splitters", {"rows": [-1]}, False),
        ("splitters", {"rows": "1"}, False),
        ("label_size", 125, True),
        ("label_size", 126, False),
        ("clock", "moscow", True),
        ("clock", "the moon", False),
    ],
)
def test_values_of_the_timeline_are_checked(file: Path, name: str, value: object, allowed: bool) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({name: value}), encoding="utf-8")
    found, option = settings.load(file), next(option for option in settings.OPTIONS if option.name == name)
    assert found[option] == (value if allowed else option.default)
    assert bool(found.messages) is not allowed


def test_unknown_keys_are_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"from_the_future": [1, 2], "theme": "dark", "version": 99}')
    chosen = settings.load(file)
    chosen[settings.LANGUAGE] = "ru"
    chosen.save()
    assert json.loads(file.read_text()) == {
        "from_the_future": [1, 2],
        "language": "ru",
        "theme": "dark",
        "version": 99,
    }


@pytest.mark.parametrize("content", [b"{ not json", b"[1, 2]", b"\xff\xfe\x00", b""])
def test_a_file_that_cannot_be_read_is_put_aside_with_a_message(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    chosen = settings.load(file)
    assert chosen[settings.THEME] == "system"
    assert len(chosen.messages) == 1
    assert file.with_name("settings.json.unreadable").read_bytes() == content
    chosen[settings.THEME] = "light"
    chosen.save()
    assert settings.load(file)[settings.THEME] == "light"


def test_a_value_of_the_wrong_kind_gives_the_default_and_a_message(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"theme": 7, "reduced_motion": "yes", "splitters": {"main": ["wide"]}, "language": "es"}')
    chosen = settings.load(file)
    assert (chosen[settings.THEME], chosen[settings.REDUCED_MOTION], chosen[settings.SPLITTERS]) == (
        "system",
        False,
        {},
    )
    assert chosen[settings.LANGUAGE] == "es"
    assert len(chosen.messages) == 3


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    chosen = settings.Settings(tmp_path / "taken" / "settings.json")
    chosen[settings.THEME] = "dark"
    with pytest.raises(ReaderError, match="cannot be saved"):
        chosen.save()


def test_upgrades_run_once_in_order() -> None:
    steps = (lambda raw: raw | {"a": 1}, lambda raw: raw | {"b": raw["a"] + 1})
    assert settings.upgraded({}, steps) == {"a": 1, "b": 2, "version": 2}
    assert settings.upgraded({"a": 5, "version": 1}, steps) == {"a": 5, "b": 6, "version": 2}
    assert settings.upgraded({"version": 2}, steps) == {"version": 2}


def test_every_option_allows_its_own_default_and_explains_itself() -> None:
    assert all(option.allows(option.default) and option.doc.endswith(".") for option in settings.OPTIONS)
    assert len({option.name for option in settings.OPTIONS}) == len(settings.OPTIONS)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.sampled_from([*(o.name for o in settings.OPTIONS), "version", "other"]), _JSON))
def test_any_file_gives_allowed_values(tmp_path_factory: pytest.TempPathFactory, raw: dict[str, object]) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.json"
    file.write_text(json.dumps(raw))
    chosen = settings.load(file)
    assert all(option.allows(chosen[option]) for option in settings.OPTIONS)
