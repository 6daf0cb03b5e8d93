"""Searching for garbage is put off while threads read, and comes back with the last of them."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from cubatimeline.app.quick_start import unsearched


@pytest.fixture(autouse=True)
def searched() -> Iterator[None]:
    assert gc.isenabled()
    yield
    gc.enable()


def test_the_last_of_several_brings_it_back() -> None:
    one, other = unsearched(), unsearched()
    one.__enter__()
    other.__enter__()
    assert not gc.isenabled()
    one.__exit__(None, None, None)
    assert not gc.isenabled()
    other.__exit__(None, None, None)
    assert gc.isenabled()


def test_it_stays_off_where_it_was() -> None:
    gc.disable()
    with unsearched(), unsearched():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_it_comes_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="bad"), unsearched():
        raise ValueError("bad")
    assert gc.isenabled()
