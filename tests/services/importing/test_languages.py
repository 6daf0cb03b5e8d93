"""Languages of paragraphs and documents."""

from __future__ import annotations

import pytest
import yaml

from cubatimeline.domain.languages import LANGUAGES
from cubatimeline.services.importing.languages import of_paragraphs, recognise
from cubatimeline.services.shipped import shipped_folder

SAMPLES = {
    "en": "The ambassador said that the talks would go on after the delegation returned to Havana.",
    "es": "El embajador dijo que las conversaciones seguirían cuando la delegación volviera a La Habana.",
    "ru": "Посол сказал, что переговоры будут продолжены после возвращения делегации в Гавану.",
    "fr": "L'ambassadeur a dit que les négociations se poursuivraient après le retour de la délégation à La Havane.",
    "de": "Der Botschafter sagte, dass die Gespräche nach der Rückkehr der Delegation nach Havanna fortgesetzt werden.",
    "pt": "O embaixador disse que as conversações não continuariam depois do regresso da delegação a Havana.",
    "it": "L'ambasciatore ha detto che i colloqui sarebbero continuati dopo il ritorno della delegazione all'Avana.",
    "pl": "Ambasador powiedział, że rozmowy będą kontynuowane po powrocie delegacji do Hawany, co nie jest pewne.",
    "uk": "Посол сказав, що переговори будуть продовжені після повернення делегації до Гавани, і він їх очікує.",
    "zh": "大使说，代表团返回哈瓦那后会谈将继续进行。",
    "ar": "قال السفير إن المحادثات ستستمر بعد عودة الوفد إلى هافانا.",
    "he": "השגריר אמר כי השיחות יימשכו לאחר שובה של המשלחת להוואנה.",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_sentences(language: str) -> None:
    assert recognise(SAMPLES[language])[0] == language


def test_headlines_of_the_collection() -> None:
    titles = [
        (language, event[key])
        for path in sorted((shipped_folder("data") / "events").glob("*.yaml"))
        for event in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for language, key in zip(LANGUAGES, ("title", "title_es", "title_ru"), strict=True)
    ]
    right = sum(recognise(words)[0] == language for language, words in titles)
    assert len(titles) > 1_000
    assert right > 0.96 * len(titles)


def test_a_document_of_several_languages() -> None:
    whole, each = of_paragraphs([SAMPLES["ru"], SAMPLES["ru"], SAMPLES["es"], "27.10.1964", "Гавана", "№ 5"])
    assert whole == "ru"
    assert each == ("ru", "ru", "es", "", "ru", "")


def test_a_line_too_short_to_tell_goes_with_its_document() -> None:
    _, each = of_paragraphs([SAMPLES["es"], "Fidel Castro"])
    assert each[1] == "es"


def test_nothing_has_no_language() -> None:
    assert of_paragraphs(["1962", "***"]) == ("", ("", ""))
