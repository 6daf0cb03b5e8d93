"""Records proposed from the header lines of a text."""

from __future__ import annotations

from cubatimeline.services.importing.model import ProposedRecord
from cubatimeline.services.importing.records import from_text

BODY = (
    "The ambassador was received at four in the afternoon and spoke for an hour about the harvest, the mills and the "
    "shortage of spare parts, which he said could not be made good before the end of the year."
)


def read(*paragraphs: str) -> ProposedRecord:
    return from_text("\n\n".join((*paragraphs, BODY, BODY)))


def dates(record: ProposedRecord) -> dict[str, str]:
    return {kind: date.edtf for kind, date in record.dates.items()}


def test_a_page_of_a_digital_archive() -> None:
    title = "From the Diary of V. I. Orlov, Record of a Conversation with the Director of the Port, 1 March 1967"
    record = read(
        "Search in",
        "March 3, 1967",
        "Citation",
        "get citation",
        "The consul tells of a visit to the port and of complaints about the unloading of Soviet ships there.",
        f'"{title}," March 3, 1967, Example Program Digital Archive, RGANI, f. 5, op. 59, d. 12, l. 40. '
        "Translated for the Program by Mary Stone.",
        "share document",
    )
    assert record.title == title
    assert (record.creator, record.translator, record.kind) == ("V. I. Orlov", "Mary Stone", "diary")
    assert record.publisher == "Example Program Digital Archive"
    assert (record.reference.archive, record.reference.fond, record.reference.delo) == ("RGANI", "5", "12")
    assert dates(record) == {"written": "1967-03-03", "discussed": "1967-03-01"}
    assert record.summary.startswith("The consul tells")


def test_labels_in_one_line() -> None:
    record = read(
        "Title: Cable on the harvest",
        "From: Embassy in Havana\nTo: Ministry of Foreign Affairs",
        "Date: 12 February 1970",
        "Original language: Russian",
        "Translated by: J. Doe",
        "Source: GARF, f. 10026, op. 1, d. 5",
    )
    assert (record.title, record.kind) == ("Cable on the harvest", "telegram")
    assert (record.creator, record.recipient) == ("Embassy in Havana", "Ministry of Foreign Affairs")
    assert (record.original_language, record.translator) == ("ru", "J. Doe")
    assert record.reference.archive == "GARF"
    assert dates(record) == {"written": "1970-02-12"}


def test_labels_on_the_line_above_their_value() -> None:
    record = read("A letter to Havana", "Original Language", "Spanish", "Rights", "CC BY 4.0", "Date", "May 1964")
    assert (record.original_language, record.rights) == ("es", "CC BY 4.0")
    assert dates(record)["written"] == "1964-05"


def test_spanish_header() -> None:
    record = read(
        "Carta de Fidel Castro a Nikita Jruschov, 26 de octubre de 1962",
        "Fecha: 26 de octubre de 1962",
        "Idioma original: español",
        "Traducción de Ana Ruiz",
    )
    assert (record.kind, record.creator, record.recipient) == ("letter", "Fidel Castro", "Nikita Jruschov")
    assert (record.original_language, record.translator) == ("es", "Ana Ruiz")
    assert dates(record)["written"] == "1962-10-26"


def test_russian_header() -> None:
    record = read(
        "Секретно",
        "Из дневника А. И. Алексеева",
        "Запись беседы с министром финансов",
        "Дата: 7 ноября 1962 г.",
        "Архив: АВП РФ, ф. 104, оп. 18, п. 121, д. 3, л. 5",
        "Перевод с испанского: И. Иванов",
    )
    assert (record.title, record.creator, record.kind) == ("Из дневника А. И. Алексеева", "А. И. Алексеева", "diary")
    assert record.reference.archive == "АВП РФ"
    assert (record.original_language, record.translator) == ("es", "И. Иванов")
    assert dates(record)["written"] == "1962-11-07"


def test_an_article_under_the_name_of_its_site() -> None:
    record = read("The Example Institute's Blog", "Sugar and steel", "Sugar and steel", "October 4, 2019")
    assert (record.title, record.publisher) == ("Sugar and steel", "The Example Institute's Blog")
    assert dates(record) == {"published": "2019-10-04"}


def test_a_volume_of_documents() -> None:
    record = read(
        "Papers on Foreign Affairs, Volume XI",
        "84. Telegram From the Embassy in the Soviet Union to the Department of State",
        "Moscow, October 27, 1962, 5 p.m.",
    )
    assert (record.kind, record.creator) == ("telegram", "the Embassy in the Soviet Union")
    assert record.recipient == "the Department of State"
    assert dates(record) == {"written": "1962-10-27"}


def test_the_line_below_the_diary_names_whose_it_is() -> None:
    record = read("From the diary of", "Orlov, V. I.", "3 March 1967", "No 41")
    assert record.creator == "V. I. Orlov"
    assert dates(record) == {"written": "1967-03-03"}


def test_datelines_in_spanish_and_russian() -> None:
    assert dates(read("Nota de prensa", "La Habana, 26 de octubre de 1962")) == {"written": "1962-10-26"}
    assert dates(read("Справка о поставках", "г. Гавана, 5 ноября 1962 г.")) == {"written": "1962-11-05"}


def test_a_list_of_documents_has_no_date_of_its_own() -> None:
    rows = [
        line for day in range(1, 9) for line in (f"May {day}, 1961", f"Protocol No. {day}", "It was resolved to wait.")
    ]
    record = from_text("\n\n".join(["Results:", "11 - 20 of 84", "Documents", *rows]))
    assert (record.title, record.kind, record.dates) == ("Results 11–20 of 84", "listing", {})


def test_running_text_gives_no_labels() -> None:
    record = read("He said to: the harvest, and nothing else. From: there they went on.")
    assert (record.creator, record.recipient) == ("", "")


def test_a_title_of_last_resort_is_how_the_text_begins() -> None:
    record = from_text(BODY)
    assert record.title.startswith("The ambassador was received")
    assert record.title.endswith("…")


def test_nothing_says_nothing() -> None:
    assert from_text("") == ProposedRecord()
