"""Archive references in their parts, as archives and historians write them."""

from __future__ import annotations

import pytest

from cubatimeline.domain.documents import ArchiveReference
from cubatimeline.services.importing.references import find_reference


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TsKhSD, f. 5, op. 49, d. 758", ArchiveReference("TsKhSD", fond="5", opis="49", delo="758")),
        ("ЦХСД, ф. 5, оп. 49, д. 758, л. 3", ArchiveReference("ЦХСД", fond="5", opis="49", delo="758", list="3")),
        (
            "Digital Archive, TsKhSD, f. 5, op. 49, d. 758, l. 269, r. 9126.",
            ArchiveReference("TsKhSD", fond="5", opis="49", delo="758", list="269", reel="9126"),
        ),
        (
            "РГАНИ. Ф. 3. Оп. 65. Д. 871. Л. 12–15.",
            ArchiveReference("РГАНИ", fond="3", opis="65", delo="871", list="12-15"),
        ),
        (
            "АВП РФ, ф. 104, оп. 18, п. 121, д. 3, лл. 52-62",
            ArchiveReference("АВП РФ", fond="104", opis="18", folder="121", delo="3", list="52-62"),
        ),
        (
            "Source: AVP RF, Moscow, fond 0104, opis 18, delo 6, list 33 ob.",
            ArchiveReference("AVP RF", fond="0104", opis="18", delo="6", list="33 ob."),
        ),
        (
            "National Security Archive, Russian Archives Collection, Box 12, Folder 3",
            ArchiveReference("National Security Archive", "Russian Archives Collection", box="12", folder="3"),
        ),
        ("NSA, reel 4", ArchiveReference("NSA", reel="4")),
        (
            "Archivo Central del MINREX, caja 2, carpeta 14",
            ArchiveReference("Archivo Central del MINREX", box="2", folder="14"),
        ),
    ],
)
def test_parts(text: str, expected: ArchiveReference) -> None:
    found = find_reference(text)
    assert found is not None
    assert found.reference == expected


@pytest.mark.parametrize(
    "text",
    [
        "He opened the box 3 times and put the folder 2 away.",
        "In 1962 the delegation, f. i., left for Moscow on flight 62.",
        "the fourth reel 4 of the film was shown",
        "vol. 5, no. 49, p. 758",
        "",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert find_reference(text) is None
