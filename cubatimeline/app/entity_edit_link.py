"""Changing people, organisations and places in the window: names, merging, splitting, removing, each undone by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from cubatimeline.app.actions import Deed
from cubatimeline.domain.changes import Changes

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.domain.entities import Entity
    from cubatimeline.domain.languages import Localised
    from cubatimeline.services.editing.edit import Edit
    from cubatimeline.services.name_filter import NameFilter
    from cubatimeline.services.splitting import Ties
    from cubatimeline.store.summaries import EntitySummary
    from cubatimeline.widgets.sidebar.forms import NamesForm, Split, SplitForm

_LIKELY = 12


class EntityEditLink(QObject):
    """Ties the menu of an entity and its forms, made when first wanted, to the editor of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.names_form: NamesForm | None = None
        self.split_form: SplitForm | None = None
        self._awaited: tuple[str, frozenset[str]] | None = None
        self._came_from: dict[str, str] = {}
        self._gone = ""
        self.menu = QMenu(window)
        window.sidebar.menu_request.connect(self.open_menu)
        window.edits.changed.connect(self._changed)

    def open_menu(self, id_: str, place: QPoint) -> None:
        """Open the menu of an entity at a point of the screen."""
        lanes = self._window.lanes
        pinned = id_ in lanes.choice.pinned
        self.menu.clear()
        self._add("pin", self.tr("Remove from the lanes") if pinned else self.tr("Pin as lane"), lanes.toggle_pin, id_)
        self.menu.addSeparator()
        self._add("names", self.tr("Rename …"), self.edit_names, id_)
        self._add("alias", self.tr("Add another form of the name …"), partial(self.edit_names, alias=True), id_)
        self._add("merge", self.tr("Merge into …"), self.ask_merge, id_)
        self._add("split", self.tr("Split …"), self.ask_split, id_)
        self.menu.addSeparator()
        self._add("remove", self.tr("Remove"), self.remove, id_)
        self.menu.popup(place)

    def _add(self, name: str, words: str, run: Callable[[str], object], id_: str) -> None:
        action = self.menu.addAction(words)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: run(id_))

    def of_chosen(self, deed: str) -> None:
        """Do what a menu entry does with the entity that is chosen in the window."""
        id_ = self._window.session.entity_id
        if not id_:
            self._window.status.tell(self.tr("Choose a person, an organisation or a place first."))
            return
        deeds = {"names": self.edit_names, "merge": self.ask_merge, "split": self.ask_split, "remove": self.remove}
        deeds[deed](id_)

    def _summary(self, id_: str) -> EntitySummary | None:
        panels = self._window.known
        found = (entity for entity in panels.entities if entity.id == id_) if panels is not None else iter(())
        return next(found, None)

    def _name(self, id_: str) -> str:
        summary = self._summary(id_)
        return id_ if summary is None else summary.name.in_(self._window.session.language)

    # Names

    def edit_names(self, id_: str, alias: bool = False) -> None:
        """Open the form of names, with the cursor in the line for another form where `alias` says so."""
        self._window.opener.ask(lambda reader: reader.entity(id_), partial(self._show_names, alias=alias))

    def _show_names(self, entity: Entity | None, *, alias: bool) -> None:
        if entity is None:
            return
        if self.names_form is None:
            from cubatimeline.widgets.sidebar.forms import NamesForm

            self.names_form = NamesForm(self._window.theme, self._over())
            self.names_form.saved.connect(self._save_names)
        self.names_form.set_theme(self._window.theme)
        self.names_form.edit(entity, alias)

    def _over(self) -> QWidget:
        over = self._window.centralWidget()
        assert over is not None
        return over

    def _save_names(self, id_: str, name: Localised, aliases: tuple[str, ...]) -> None:
        from cubatimeline.services.renaming import names_changed

        words = self.tr("Names of “%1”").replace("%1", name.in_(self._window.session.language))
        self._do(names_changed(id_, name, aliases), words)

    # Two made one, one made two

    def ask_merge(self, id_: str) -> None:
        """Ask into whom an entity is to be merged, telling what goes over."""
        summary, panels = self._summary(id_), self._window.known
        if summary is None or panels is None:
            return
        mentions, events = (
            self.tr("%n mention(s)", "", summary.mentions), self.tr("%n event(s)", "", summary.events)
        )  # fmt: skip
        question = self.tr("Merge “%1” into whom? %2 and %3 go over; its names become other forms of the name there.")
        for sign, words in (("%1", self._name(id_)), ("%2", mentions), ("%3", events)):
            question = question.replace(sign, words)

        def likely(names: NameFilter) -> list[str]:
            alike = names.find(summary.name.en.split()[-1]) - {id_}
            return [each.id for each in panels.entities if each.id in alike and each.kind is summary.kind][:_LIKELY]

        self._window.review.ask_entity(question, likely, lambda into: self._merge(id_, into))

    def _merge(self, id_: str, into: str) -> None:
        from cubatimeline.services.editing.entities import merge

        words = self.tr("Merge “%1” into “%2”").replace("%1", self._name(id_)).replace("%2", self._name(into))
        self._do(merge(id_, into), words)
        if into != id_ and self._window.session.entity_id == id_:
            self._window.entities.show(into)

    def ask_split(self, id_: str) -> None:
        """Ask which mentions and events of an entity are another's."""
        from cubatimeline.services.splitting import ties_of

        language = self._window.session.language
        self._window.opener.ask(lambda reader: ties_of(reader, id_, language), self._show_split)

    def _show_split(self, ties: Ties | None) -> None:
        if ties is None:
            return
        if not ties.mentions and not ties.events:
            self._window.status.tell(self.tr("Nothing is tied to this name that could be split off."))
            return
        if self.split_form is None:
            from cubatimeline.widgets.sidebar.forms import SplitForm

            self.split_form = SplitForm(self._window.theme, self._over())
            self.split_form.saved.connect(self._split)
        self.split_form.set_theme(self._window.theme)
        self.split_form.edit(ties)

    def _split(self, wanted: Split) -> None:
        from cubatimeline.domain.entities import Entity
        from cubatimeline.services.editing.entities import split

        entity, panels = wanted.ties.entity, self._window.known
        new = Entity("", entity.kind, wanted.name, country=entity.country)
        mentions = [wanted.ties.mentions[place] for place in wanted.mentions]
        places = [(mention.document, mention.start, mention.end) for mention in mentions]
        events = [wanted.ties.events[place].id for place in wanted.events]
        name = wanted.name.in_(self._window.session.language)
        words = self.tr("Split “%1” from “%2”").replace("%1", name).replace("%2", self._name(entity.id))
        known = frozenset(each.id for each in panels.entities) if panels is not None else frozenset()
        self._awaited = entity.id, known
        self._do(split(entity.id, new, places, events), words)

    def remove(self, id_: str) -> None:
        """Remove an entity with its mentions; events stay."""
        from cubatimeline.services.editing.entities import remove

        self._do(remove(id_), self.tr("Remove “%1”").replace("%1", self._name(id_)))

    def _do(self, edit: Edit, words: str) -> None:
        if self._window.editor is not None:
            self._window.editor.do(edit, words)

    # What follows

    def _changed(self, changes: Changes) -> None:
        """Choose what a split made; let go of an entity that is no longer there."""
        if not changes.entities:
            return
        awaited, self._awaited = self._awaited, None
        if awaited is not None:
            made = sorted(changes.entities - awaited[1])
            if made:
                self._came_from[made[0]] = awaited[0]
                self._window.entities.show(made[0])
                return
        chosen = self._window.session.entity_id
        gone = self._gone
        if not chosen and gone in changes.entities:
            self._window.opener.ask(lambda reader: reader.entity(gone), self._choose_again)
        if chosen in changes.entities:
            self._window.opener.ask(lambda reader: reader.entity(chosen), partial(self._let_go, chosen))

    def _let_go(self, id_: str, entity: Entity | None) -> None:
        """Let go of what is no longer there: after a split was undone, for that which it was split from."""
        # The panes, when they were read anew before this answer came, have let go of it already.
        if entity is None and self._window.session.entity_id in (id_, ""):
            self._gone = id_
            whole = self._came_from.get(id_, "")
            if self._summary(whole) is not None:
                self._window.entities.show(whole)
            else:
                self._window.session.choose_entity("")

    def _choose_again(self, entity: Entity | None) -> None:
        """Choose what was let go and is there again, unless something else has been chosen."""
        if entity is not None and not self._window.session.entity_id:
            self._gone = ""
            self._window.entities.show(entity.id)


def entity_deeds(window: MainWindow, menu: str) -> Iterator[Deed]:
    """Yield what changes the chosen entity; `menu` is the menu for it."""

    def words(text: str) -> str:
        return QCoreApplication.translate("Deeds", text)

    submenu = f"{menu}/{words('Person, organisation, place')}"
    run = window.entity_edits.of_chosen
    yield Deed("edit.entity_names", submenu, words("Rename …"), partial(run, "names"))
    yield Deed("edit.entity_merge", submenu, words("Merge into …"), partial(run, "merge"))
    yield Deed("edit.entity_split", submenu, words("Split …"), partial(run, "split"))
    yield Deed("edit.entity_remove", submenu, words("Remove"), partial(run, "remove"))
