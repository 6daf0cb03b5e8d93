"""Encodings are recognised from the bytes alone."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.importing.decoding import decode
from cubatimeline.services.importing.model import ImportFault

RUSSIAN = (
    "Товарищ Хрущёв принял посла Кубы в Москве и беседовал с ним о положении на острове. Посол сообщил, что "
    "правительство республики готово продолжать переговоры. Запись беседы направлена в Центральный Комитет. "
    "Вечером того же дня состоялась встреча с делегацией кубинских профсоюзов, прибывшей из Ленинграда. "
    "Об этом было доложено министру иностранных дел Громыко, который одобрил предложение."
).split()
SPANISH = (
    "El señor embajador informó que la delegación llegó a La Habana por la mañana. Según él, las conversaciones "
    "fueron difíciles; también se habló del azúcar, del petróleo y de la situación económica del país. "
    "¿Qué ocurrió después? El general señaló que aún no había decisión y que el próximo año volvería."
).split()
CYRILLIC = ["cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5"]
WIDE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]


def passages(words: list[str]) -> st.SearchStrategy[str]:
    """Return stretches of a text, from a short line to all of it."""
    return st.tuples(st.integers(0, len(words) - 8), st.integers(8, len(words))).map(
        lambda cut: " ".join(words[cut[0] : cut[0] + cut[1]])
    )


@given(passages(RUSSIAN), st.sampled_from(CYRILLIC + WIDE))
def test_russian_in_every_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@given(passages(SPANISH), st.sampled_from(WIDE))
def test_spanish_in_every_unicode_form(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman", "cp850"])
def test_spanish_in_every_code_page(encoding: str) -> None:
    text = " ".join(SPANISH)
    assert decode(text.encode(encoding)).text == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf8_is_always_read_as_itself(text: str) -> None:
    assert decode(text.encode("utf-8")).text.removeprefix("\ufeff") == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_reason(data: bytes) -> None:
    try:
        decoded = decode(data)
    except ImportFault:
        return
    codecs.lookup(decoded.encoding)


def test_a_few_damaged_bytes_do_not_change_the_encoding() -> None:
    text = " ".join(RUSSIAN) * 20
    data = bytearray(text.encode())
    data[501] = 0x20
    decoded = decode(bytes(data))
    assert decoded.encoding == "utf-8"
    assert 0 < decoded.broken <= 2


def test_other_scripts_are_left_to_the_statistics() -> None:
    text = (
        "我方同古巴政府的会谈已经结束。大使在北京报告说，双方就食糖贸易达成协议，并将于明年继续讨论经济合作问题。" * 3
    )
    assert decode(text.encode("gb18030")).text == text


def test_bytes_of_a_program_are_no_text() -> None:
    with pytest.raises(ImportFault):
        decode(bytes(range(32)) * 100)


def test_a_declared_encoding_is_believed() -> None:
    assert decode("Куба".encode("koi8-r"), "koi8-r").text == "Куба"
    assert decode("“a”".encode("cp1252"), "iso-8859-1").text == "“a”"
    assert decode("Куба".encode(), "no-such-thing").text == "Куба"


def test_a_declaration_that_is_plainly_wrong_is_not() -> None:
    assert (
        decode("¿Qué ocurrió después en La Habana?".encode(), "iso-8859-1").text == "¿Qué ocurrió después en La Habana?"
    )
    text = " ".join(RUSSIAN)
    assert decode(text.encode("cp1251"), "utf-8").text == text
