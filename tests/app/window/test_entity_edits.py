"""Changing people in the window: each change is done through its form or menu, followed by the choice, and undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QEnterEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.documents import Body, Document, Mark, MarkKind
from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.languages import Localised
from cubatimeline.store.reader import Reader
from tests.store.content import filled, small_content

KHRUSHCHEV, GUEVARA = "nikita-khrushchev", "ernesto-guevara"
Ask = Callable[[str], Entity | None]


@pytest.fixture
def entity(window: MainWindow) -> Ask:
    def ask(id_: str) -> Entity | None:
        with Reader(window.opener.path) as reader:
            return reader.entity(id_)

    return ask


def undo(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.edits.changed):
        window.actions_by_deed["edit.undo"].trigger()


def offered(window: MainWindow) -> list[str]:
    return [line.key for line in window.picker.list.lines if line.key]


def test_the_menu_of_a_line_has_every_change(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    places: list[QPoint] = []
    monkeypatch.setattr(window.entity_edits.menu, "popup", places.append)
    at = window.sidebar.list.visualRect(window.sidebar.list.model().index(0, 0)).center()
    window.sidebar.list.customContextMenuRequested.emit(at)
    names = [action.objectName() for action in window.entity_edits.menu.actions() if action.objectName()]
    assert names == ["pin", "names", "alias", "merge", "split", "remove"]
    window.entity_edits.menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: window.lanes.choice.pinned == (KHRUSHCHEV,))
    assert len(places) == 1


def test_a_name_is_changed_in_three_scripts_and_back(qtbot: QtBot, window: MainWindow, entity: Ask) -> None:
    before = entity(KHRUSHCHEV)
    window.entities.show(KHRUSHCHEV)
    window.actions_by_deed["edit.entity_names"].trigger()
    qtbot.waitUntil(lambda: window.entity_edits.names_form is not None and window.entity_edits.names_form.isVisible())
    form = window.entity_edits.names_form
    form.english.setText("N. S. Khrushchev")
    form.russian.setText("Н. С. Хрущёв")
    form.alias.setText("Mr K")
    form.alias.setFocus()
    qtbot.keyClick(form.alias, Qt.Key.Key_Return)
    with qtbot.waitSignal(window.edits.changed):
        form.save_button.click()
    changed = entity(KHRUSHCHEV)
    assert changed is not None
    assert changed.name == Localised("N. S. Khrushchev", "Nikita Jruschov", "Н. С. Хрущёв")
    assert {"Mr K", "Nikita Khrushchev", "Никита Хрущёв"} <= set(changed.aliases)
    qtbot.waitUntil(lambda: "N. S. Khrushchev" in window.sidebar.card.toPlainText())
    assert window.editor.undo_name == "Names of “N. S. Khrushchev”"
    undo(qtbot, window)
    assert entity(KHRUSHCHEV) == before


def test_another_form_of_the_name_is_taken_away_and_comes_back(qtbot: QtBot, window: MainWindow, entity: Ask) -> None:
    window.entity_edits.edit_names(KHRUSHCHEV, alias=True)
    qtbot.waitUntil(lambda: window.entity_edits.names_form is not None and window.entity_edits.names_form.isVisible())
    form = window.entity_edits.names_form
    form.aliases.setCurrentRow(0)
    form.remove_alias()
    with qtbot.waitSignal(window.edits.changed):
        form.save()
    assert entity(KHRUSHCHEV).aliases == ("Jruschov", "Хрущёв")
    undo(qtbot, window)
    assert entity(KHRUSHCHEV).aliases == ("Khrushchev", "Jruschov", "Хрущёв")


def test_merging_tells_what_goes_over_and_the_choice_follows(qtbot: QtBot, window: MainWindow, entity: Ask) -> None:
    window.entities.show(GUEVARA)
    window.actions_by_deed["edit.entity_merge"].trigger()
    assert "Merge “Ernesto Guevara” into whom? 1 mention and 1 event go over" in window.picker.accessibleName()
    window.picker.line.setText("Хрущёв")
    qtbot.waitUntil(lambda: offered(window) == [KHRUSHCHEV])
    with qtbot.waitSignal(window.edits.changed):
        qtbot.keyClick(window.picker.line, Qt.Key.Key_Return)
    assert window.session.entity_id == KHRUSHCHEV
    assert entity(GUEVARA) is None
    assert "Ernesto Guevara" in entity(KHRUSHCHEV).aliases
    undo(qtbot, window)
    assert entity(GUEVARA) is not None
    assert "Ernesto Guevara" not in entity(KHRUSHCHEV).aliases
    qtbot.waitUntil(lambda: GUEVARA in window.sidebar.shown)


def test_splitting_moves_what_is_ticked_and_undo_puts_it_back(qtbot: QtBot, window: MainWindow, entity: Ask) -> None:
    window.entities.show(KHRUSHCHEV)
    window.actions_by_deed["edit.entity_split"].trigger()
    qtbot.waitUntil(lambda: window.entity_edits.split_form is not None and window.entity_edits.split_form.isVisible())
    form = window.entity_edits.split_form
    form.english.setText("Sergei Khrushchev")
    form.filter.setText("missiles")
    form.tick_shown()
    form.filter.setText("speaks of the fall")
    form.tick_shown()
    with qtbot.waitSignal(window.edits.changed):
        form.save()
    qtbot.waitUntil(lambda: window.session.entity_id == "sergei-khrushchev")
    with Reader(window.opener.path) as reader:
        assert [each.document for each in reader.mentions("sergei-khrushchev")] == ["talk"]
        assert reader.event_ids_of_entity("sergei-khrushchev") == ["1964-10-16-talk"]
        assert reader.event_ids_of_entity(KHRUSHCHEV) == ["1964-10-14-fall"]
    assert window.editor.undo_name == "Split “Sergei Khrushchev” from “Nikita Khrushchev”"
    undo(qtbot, window)
    qtbot.waitUntil(lambda: window.session.entity_id == KHRUSHCHEV)
    with Reader(window.opener.path) as reader:
        assert reader.entity("sergei-khrushchev") is None
        assert len(reader.mentions(KHRUSHCHEV)) == 2
        assert reader.event_ids_of_entity(KHRUSHCHEV) == ["1964-10-14-fall", "1964-10-16-talk"]


def test_removing_lets_go_and_undo_brings_back(qtbot: QtBot, window: MainWindow, entity: Ask) -> None:
    window.entities.show(GUEVARA)
    with qtbot.waitSignal(window.edits.changed):
        window.actions_by_deed["edit.entity_remove"].trigger()
    qtbot.waitUntil(lambda: window.session.entity_id == "")
    assert entity(GUEVARA) is None
    undo(qtbot, window)
    assert entity(GUEVARA) is not None
    qtbot.waitUntil(lambda: window.session.entity_id == GUEVARA)


def test_who_held_an_office_is_not_removed_and_the_reason_is_told(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.edits.refused):
        window.entity_edits.remove(KHRUSHCHEV)
    assert window.messages.isVisible()


def test_nothing_chosen_is_told(window: MainWindow) -> None:
    window.actions_by_deed["edit.entity_split"].trigger()
    assert "Choose a person" in window.status.currentMessage()


@pytest.fixture
def castro_path(tmp_path: Path) -> Path:
    """A collection in which a text leaves open, twice, which Castro it means."""
    content = small_content()
    brothers = tuple(
        Entity(id_, EntityKind.PERSON, Localised(name), ("Castro",))
        for id_, name in (("fidel-castro", "Fidel Castro"), ("raul-castro", "Raúl Castro"))
    )
    text = "Fidel Castro and Raúl Castro came. Castro spoke.\n\nThen Castro left for the airport with the others."
    document = Document("two", Localised("The two"), Body.DIGEST, text)
    marks = tuple(
        Mark(MarkKind.ENTITY, text.index(name.en), text.index(name.en) + len(name.en), id_)
        for id_, name in ((each.id, each.name) for each in brothers)
    )
    return filled(
        tmp_path / "castros.cubatimeline",
        replace(
            content,
            entities=(*content.entities, *brothers),
            documents=(*content.documents, document),
            marks={**content.marks, "two": marks},
        ),
    )


@pytest.fixture
def castros(qtbot: QtBot, open_window: Callable[[Path], MainWindow], castro_path: Path) -> MainWindow:
    """The window on it, everything looked through."""
    window = open_window(castro_path)
    qtbot.waitUntil(lambda: window.panel_data is not None and window.editor is not None)
    window.sidebar.pages.show_page("open")
    qtbot.waitUntil(lambda: len(window.open_names.mentions) == 2 and not window.open_names.is_looking)
    return window


def marked(window: MainWindow) -> list[str]:
    with Reader(window.opener.path) as reader:
        return [mark.target for mark in reader.marks("two") if mark.kind is MarkKind.ENTITY]


def test_an_open_name_is_settled_with_one_click_and_opened_again_by_undo(qtbot: QtBot, castros: MainWindow) -> None:
    window, card = castros, castros.open_names.card
    assert card is not None
    card.follow("place", "1")
    assert window.session.document_id == "two"
    with qtbot.waitSignal(window.edits.changed):
        card.follow("choose", "0:raul-castro")
    assert marked(window) == ["fidel-castro", "raul-castro", "raul-castro"]
    qtbot.waitUntil(lambda: len(card.shown) == 1)
    assert window.editor.undo_name == "“Castro” is Raúl Castro"
    undo(qtbot, window)
    qtbot.waitUntil(lambda: len(card.shown) == 2)
    assert marked(window) == ["fidel-castro", "raul-castro"]


def test_what_is_open_is_underlined_in_the_text_once_the_pointer_comes_there(
    qtbot: QtBot, open_window: Callable[[Path], MainWindow], castro_path: Path
) -> None:
    window = open_window(castro_path)
    qtbot.waitUntil(lambda: window.panel_data is not None and window.editor is not None)
    window.documents.show("two")
    qtbot.waitUntil(lambda: window.reader.document_id == "two")
    assert not window.open_names.mentions
    place = QPointF(20, 20)
    QApplication.sendEvent(window.reader.text.viewport(), QEnterEvent(place, place, place))
    qtbot.waitUntil(lambda: window.reader.text.lit_as("open") == ["Castro", "Castro"])
    window.actions_by_deed["go.open_names"].trigger()
    qtbot.waitUntil(lambda: window.open_names.card is not None and len(window.open_names.card.shown) == 2)
    assert window.focusWidget() is window.open_names.card


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> list[QPoint]:
    """Where menus would have opened: without a screen Qt cannot show them."""
    found: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _menu, at: found.append(at))
    return found


def asked(qtbot: QtBot, window: MainWindow) -> list[QAction]:
    """Click on the first open name of the second text; return what the menu offers."""
    window.documents.show("two")
    qtbot.waitUntil(lambda: window.reader.document_id == "two")
    text = window.reader.text
    mention = window.open_names.mentions[0]
    text.show_place(mention.start)
    here = text.cursorRect(text._cursor(mention.start + 2, mention.start + 2)).center()
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=here)
    menu = window.open_names.menu
    assert menu is not None
    return [action for action in menu.actions() if action.text() and not action.isSeparator()]


def test_a_click_on_an_open_name_asks_who_it_is_and_undo_opens_it_again(
    qtbot: QtBot, castros: MainWindow, places: list[QPoint]
) -> None:
    offers = asked(qtbot, castros)
    assert len(places) == 1
    assert [action.text().partition(" – ")[0] for action in offers][:3] == [
        *(each.name for each in castros.open_names.mentions[0].candidates),
        "Somebody else …",
    ]
    before = marked(castros)
    with qtbot.waitSignal(castros.edits.changed):
        offers[0].trigger()
    assert len(marked(castros)) == len(before) + 1
    qtbot.waitUntil(lambda: len(castros.open_names.mentions) == 1)
    undo(qtbot, castros)
    assert marked(castros) == before


def test_tab_stops_at_open_names_and_enter_asks(qtbot: QtBot, castros: MainWindow, places: list[QPoint]) -> None:
    castros.documents.show("two")
    qtbot.waitUntil(lambda: castros.reader.text.lit_as("open") == ["Castro", "Castro"])
    text = castros.reader.text
    text.setFocus()
    wanted = [(each.start, each.end) for each in castros.open_names.mentions]
    forward = []
    while text.step_link(1):
        forward.append(text.selection())
    assert [place for place in forward if place in wanted] == wanted
    assert forward == sorted(forward, key=lambda place: (place[0], -place[1]))
    backward = [text.selection()]
    while text.step_link(-1):
        backward.append(text.selection())
    assert backward == forward[::-1]
    text.select(*wanted[0])
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert len(places) == 1


def test_keys_that_go_from_name_to_name_have_open_ones_looked_for(
    qtbot: QtBot, open_window: Callable[[Path], MainWindow], castro_path: Path
) -> None:
    window = open_window(castro_path)
    qtbot.waitUntil(lambda: window.panel_data is not None and window.editor is not None)
    window.documents.show("two")
    qtbot.waitUntil(lambda: window.reader.document_id == "two")
    qtbot.keyClick(window.reader.text, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: window.reader.text.lit_as("open") == ["Castro", "Castro"])


def test_the_menu_settles_all_of_a_text_and_enter_opens_it(
    qtbot: QtBot, castros: MainWindow, places: list[QPoint]
) -> None:
    asked(qtbot, castros)
    mention = castros.open_names.mentions[0]
    text = castros.reader.text
    text.select(mention.start, mention.end)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert len(places) == 2
    inner = castros.open_names.menu.actions()[-1].menu()
    before = marked(castros)
    with qtbot.waitSignal(castros.edits.changed):
        inner.actions()[0].trigger()
    assert len(marked(castros)) == len(before) + 2


def test_tab_goes_round_the_parts_of_the_form_of_names(qtbot: QtBot, window: MainWindow) -> None:
    window.entities.show(KHRUSHCHEV)
    window.actions_by_deed["edit.entity_names"].trigger()
    qtbot.waitUntil(lambda: window.entity_edits.names_form is not None and window.entity_edits.names_form.isVisible())
    form = window.entity_edits.names_form
    visited = []
    for _ in range(9):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        visited.append(window.focusWidget())
    assert visited[:4] == [form.spanish, form.russian, form.aliases, form.alias]
    assert form.save_button in visited
    assert visited[-1] is form.english
    qtbot.keyClick(form.english, Qt.Key.Key_Backtab)
    assert window.focusWidget() is form.save_button


def test_all_of_a_text_are_settled_at_one_stroke(qtbot: QtBot, castros: MainWindow) -> None:
    window, card = castros, castros.open_names.card
    assert card is not None
    with qtbot.waitSignal(window.edits.changed):
        card.follow("all", "0:fidel-castro")
    qtbot.waitUntil(lambda: not card.shown)
    assert marked(window).count("fidel-castro") == 3
    undo(qtbot, window)
    qtbot.waitUntil(lambda: len(card.shown) == 2)


def test_somebody_else_is_asked_for(qtbot: QtBot, castros: MainWindow) -> None:
    window, card = castros, castros.open_names.card
    assert card is not None
    card.follow("other", "1")
    window.picker.line.setText("Guevara")
    qtbot.waitUntil(lambda: offered(window) == [GUEVARA])
    with qtbot.waitSignal(window.edits.changed):
        qtbot.keyClick(window.picker.line, Qt.Key.Key_Return)
    assert GUEVARA in marked(window)


def test_a_name_changed_makes_all_texts_be_looked_through_again(qtbot: QtBot, castros: MainWindow) -> None:
    window = castros
    with qtbot.waitSignal(window.edits.changed):
        window.entity_edits.remove("raul-castro")
    qtbot.waitUntil(lambda: not window.open_names.mentions and not window.open_names.is_looking)
    window.open_names.stop()
    assert not window.open_names.is_looking
