"""The list of what there is to read, where there is very much of it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.domain.documents import Body
from cubatimeline.domain.languages import Localised
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.contents import listed
from cubatimeline.store.summaries import DocumentSummary
from cubatimeline.widgets.reader import contents as module
from cubatimeline.widgets.reader.contents import Contents

RECORDS = [DocumentSummary(f"r{n}", Localised(f"Record {n}"), Body.RECORD, "", None, "", 0, 0) for n in range(5)]


@pytest.fixture
def contents(qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Contents:
    monkeypatch.setattr(module, "_MOST", 2)
    contents = Contents(theme)
    qtbot.addWidget(contents)
    contents.show_documents(listed(RECORDS), "en")
    return contents


def test_only_the_first_of_very_many_are_listed(contents: Contents) -> None:
    assert contents.shown == ["r0", "r1"]
    assert [line.title for line in contents.list.lines if line.heading] == ["Records · 5"]
    assert contents.list.lines[-1].title == "All 5 in the library …"


def test_the_rest_is_a_way_to_the_library(qtbot: QtBot, contents: Contents) -> None:
    with qtbot.waitSignal(contents.library_request), qtbot.assertNotEmitted(contents.document_request):
        contents.list.chosen.emit(contents.list.lines[-1].key)


def test_few_are_listed_as_they_are(qtbot: QtBot, contents: Contents) -> None:
    contents.filter_by("record 3")
    assert contents.shown == ["r3"]
    with qtbot.waitSignal(contents.document_request) as sent:
        contents.list.chosen.emit("r3")
    assert sent.args == ["r3"]


def test_very_many_are_looked_through_by_and_by(
    qtbot: QtBot, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SLICE", 2)
    contents.filter_by("4")
    assert contents.shown == ["r0", "r1"]
    qtbot.waitUntil(lambda: contents.shown == ["r4"])
    contents.filter_by("3")
    with qtbot.waitSignal(contents.document_request) as caught:
        contents._filter.returnPressed.emit()
    assert caught.args == ["r3"]
