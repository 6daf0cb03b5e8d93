"""Notes in the window: written on what is chosen, shown beside it, listed in a pane of their own, and exported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from cubatimeline.app.actions import Deed
from cubatimeline.domain.changes import Changes
from cubatimeline.domain.documents import Passage
from cubatimeline.domain.notes import Note, NoteKind
from cubatimeline.widgets.shared.note_words import NEW

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.services.noting import NoteLine
    from cubatimeline.store.reader import Reader
    from cubatimeline.widgets.notes.editor import NoteEditor, Sheet
    from cubatimeline.widgets.notes.margin import NoteMargin
    from cubatimeline.widgets.notes.pane import NotesPane


_QUOTED = 80
"""Letters that are told of the words that a note on the other text of a source is on."""


class NotesLink(QObject):
    """Ties the notes of the open collection to the panes of one window; its widgets are made when first wanted.

    Attributes:
        pane, editor, margin: None before they were first wanted.
        lines: all notes of the collection.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.pane: NotesPane | None = None
        self.editor: NoteEditor | None = None
        self.margin: NoteMargin | None = None
        self.lines: list[NoteLine] = []
        self._wanted: Passage | None = None
        window.panels_ready.connect(self._read)
        window.edits.changed.connect(self._changed)
        window.session.event_changed.connect(lambda _: self._tell_event())
        window.session.entity_changed.connect(lambda _: self._tell_entity())
        window.reader.document_shown.connect(self._shown)
        window.reader.card.note_request.connect(partial(self._from_card, NoteKind.EVENT))
        window.sidebar.card.note_request.connect(partial(self._from_card, NoteKind.ENTITY))
        window.search.note_chosen.connect(self.find)

    @property
    def places(self) -> tuple[QWidget, ...]:
        """Where the focus may go among the notes: their list, or while it is empty their filter."""
        pane = self.pane
        return () if pane is None else (pane.list if pane.list.isVisibleTo(pane) else pane.filter,)

    def set_theme(self) -> None:
        """Wear the theme of the window."""
        for part in (self.pane, self.editor, self.margin):
            if part is not None:
                part.set_theme(self._window.theme)

    # All notes

    def _changed(self, changes: Changes) -> None:
        about = changes.notes or changes.views or changes.everything
        if about or (self.lines and (changes.events or changes.entities or changes.documents)):
            self._read()

    def _read(self) -> None:
        language = self._window.session.language

        def read(reader: Reader) -> list[NoteLine]:
            from cubatimeline.services.noting import note_lines

            return note_lines(reader, language)

        self._window.opener.ask(read, self._loaded)

    def _loaded(self, lines: list[NoteLine]) -> None:
        self.lines = lines
        if self.pane is not None:
            self.pane.show_notes(lines)
        self._tell_event()
        self._tell_entity()
        self._tell_document()

    def _tell_event(self) -> None:
        id_ = self._window.session.event_id
        self._window.reader.card.show_notes(id_, self._on(NoteKind.EVENT, id_))

    def _tell_entity(self) -> None:
        id_ = self._window.session.entity_id
        self._window.sidebar.card.show_notes(id_, self._on(NoteKind.ENTITY, id_))

    def _on(self, kind: NoteKind, id_: str) -> tuple[NoteLine, ...]:
        if not self.lines or not id_:
            return ()
        from cubatimeline.services.noting import notes_on

        return notes_on(self.lines, kind, id_)

    def _tell_document(self) -> None:
        """Show the signs of the notes on the open document beside its text."""
        reader = self._window.reader
        document = reader.document
        notes = () if document is None else self._on(NoteKind.DOCUMENT, document.id)
        elsewhere = self._on_other_text()
        notes = (*notes, *elsewhere)
        if self.margin is None and notes:
            from cubatimeline.widgets.notes.margin import NoteMargin

            self.margin = NoteMargin(self._window.theme, reader.text)
            self.margin.note_request.connect(self.edit_id)
        if self.margin is None or document is None:
            return
        from cubatimeline.widgets.notes.margin import MarginNote

        signs, spans = [], []
        for line in notes:
            passage = line.passage
            if line in elsewhere:
                signs.append(MarginNote(line.id, 0, 0, self._told_elsewhere(line)))
            elif passage is not None and passage.stands_in(document.text):
                first, last = (reader.text.document_position(each) for each in (passage.start, passage.end))
                signs.append(MarginNote(line.id, first, last, line.text))
                spans.append((passage.start, passage.end))
            elif passage is None and not line.is_lost:
                signs.append(MarginNote(line.id, 0, 0, line.text))
        self.margin.show_notes(signs)
        reader.text.light("notes", sorted(spans))

    def _on_other_text(self) -> tuple[NoteLine, ...]:
        """Return the notes on the other text of the open source: on its record or digest, or on its full text."""
        page = self._window.reader.page
        if page is None or not page.full_text:
            return ()
        other = page.full_text if page.document.id == page.record else page.record
        return tuple(line for line in self._on(NoteKind.DOCUMENT, other) if not line.is_lost)

    def _told_elsewhere(self, line: NoteLine) -> str:
        """Return a note on the other text, with where it is and what words it is on."""
        page = self._window.reader.page
        here = page is not None and page.document.id == page.record
        where = self.tr("On the full text") if here else self.tr("On the record")
        quote = " ".join(line.quote.split())
        short = quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED].rpartition(' ')[0]} …"
        return f"{where}, “{short}”: {line.text}" if quote else f"{where}: {line.text}"

    # Writing

    def write(self) -> None:
        """Write a note on what the reader has at hand: what has the focus, else selected words, else what is chosen."""
        window, focus = self._window, self._window.focusWidget()
        reader, session = window.reader, window.session
        in_text = focus is not None and (focus is reader.text or reader.text.isAncestorOf(focus))
        in_sidebar = focus is not None and window.sidebar.isAncestorOf(focus)
        at_event = session.event_id and focus in (window.timeline, reader.card, reader.rail)
        passage = self._selected()
        if passage is not None and not in_sidebar and not at_event:
            self._write_passage(passage)
        elif in_sidebar and session.entity_id:
            self.write_on(NoteKind.ENTITY, session.entity_id)
        elif session.event_id and not in_text:
            self.write_on(NoteKind.EVENT, session.event_id)
        elif session.entity_id and not in_text:
            self.write_on(NoteKind.ENTITY, session.entity_id)
        elif reader.document_id:
            self.write_on(NoteKind.DOCUMENT, reader.document_id)
        else:
            window.status.tell(self.tr("Choose an event, a name or a document first, then write a note on it."))

    def write_on(self, kind: NoteKind, target: str) -> None:
        """Write a note on an event, an entity or a document."""
        window = self._window
        if not target:
            words = {
                NoteKind.EVENT: self.tr("Select an event first, then write a note on it."),
                NoteKind.ENTITY: self.tr("Choose a name first, then write a note on it."),
            }
            window.status.tell(words.get(kind, self.tr("Open a document first, then write a note on it.")))
            return
        language = window.session.language

        def title(reader: Reader) -> str:
            event = reader.event(target) if kind is NoteKind.EVENT else None
            entity = reader.entity(target) if kind is NoteKind.ENTITY else None
            document = reader.document(target) if kind is NoteKind.DOCUMENT else None
            named = event.title if event else entity.name if entity else document.title if document else None
            return "" if named is None else named.in_(language)

        window.opener.ask(title, lambda words: self._open_new(Note(kind, target, ""), words))

    def write_passage(self, start: int, end: int) -> None:
        """Write a note on a stretch of the open document."""
        document = self._window.reader.document
        if document is not None and document.text:
            self._write_passage(Passage.cut(document.id, document.text, start, end))

    def _write_passage(self, passage: Passage) -> None:
        document = self._window.reader.document
        title = "" if document is None else document.title.in_(self._window.session.language)
        self._open_new(Note(NoteKind.PASSAGE, passage.document, "", passage), title)

    def _selected(self) -> Passage | None:
        """Return the selected words of the open document, without spaces at their ends; None where there are none."""
        reader = self._window.reader
        document, cursor = reader.document, reader.text.textCursor()
        if document is None or not document.text or not cursor.hasSelection() or not reader.text.isVisible():
            return None
        start = max(reader.text.offset_of(cursor.selectionStart()), 0)
        end = min(reader.text.offset_of(cursor.selectionEnd()), len(document.text))
        words = document.text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        return Passage.cut(document.id, document.text, start, end) if start < end else None

    def _open_new(self, note: Note, title: str) -> None:
        from dataclasses import replace

        from cubatimeline.services.editing import notes as edits
        from cubatimeline.widgets.notes.editor import Sheet

        if self._window.editor is None or not title:
            return
        quote = "" if note.passage is None else note.passage.quote
        place = "" if note.passage is None else f"{note.passage.start}-{note.passage.end}"
        heading = self.tr("Note on “%1”").replace("%1", title)
        sheet = Sheet(f"{note.kind}:{note.target}:{place}", heading, quote)

        def keep(words: str) -> None:
            if self._window.editor is not None:
                told = self.tr("Kept: note on “%1”").replace("%1", title)
                self._window.editor.do(edits.keep(replace(note, text=words)), heading, told)

        self._sheet(sheet, keep)

    def _sheet(self, sheet: Sheet, keep: Callable[[str], object], remove: Callable[[], object] = str) -> None:
        window = self._window
        if self.editor is None:
            from cubatimeline.widgets.notes.editor import NoteEditor

            over = window.centralWidget()
            assert over is not None
            self.editor = NoteEditor(window.theme, over)
            self.editor.put_aside.connect(
                lambda: window.status.tell(
                    self.tr("The note was not kept; its words are there when you open it again.")
                )
            )
        self.editor.set_theme(window.theme)
        self.editor.write(sheet, keep, remove, window.reader)

    def _from_card(self, kind: NoteKind, target: str) -> None:
        """Write a new note on what a card shows, or open one that is listed there."""
        if target == NEW:
            session = self._window.session
            self.write_on(kind, session.event_id if kind is NoteKind.EVENT else session.entity_id)
        else:
            self.edit_id(target)

    # Changing, removing, finding again

    def line(self, id_: str) -> NoteLine | None:
        """Return a note by its id; None where there is none."""
        return next((line for line in self.lines if line.id == id_), None)

    def edit_id(self, id_: str) -> None:
        """Open a note to be changed."""
        line = self.line(id_)
        if line is not None:
            self.edit(line)

    def edit(self, line: NoteLine) -> None:
        """Open a note to be changed."""
        from cubatimeline.services.editing import notes as edits
        from cubatimeline.widgets.notes.editor import Sheet

        title = line.title or line.target
        heading = self.tr("Note on “%1”").replace("%1", title)

        def keep(words: str) -> None:
            if line.on == "range":
                view = next((view for view in self._window.views.views if view.id == line.id), None)
                if view is not None:
                    self._window.views.rename(view, " ".join(words.split()))
            elif self._window.editor is not None:
                name = self.tr("Change the note on “%1”").replace("%1", title)
                self._window.editor.do(edits.change(line.id, words), name)

        sheet = Sheet(line.id, heading, line.quote, line.text, removable=True)
        self._sheet(sheet, keep, partial(self.remove, line))

    def remove(self, line: NoteLine) -> None:
        """Remove a note; undo brings it back."""
        from cubatimeline.services.editing import notes as edits

        if line.on == "range":
            for view in [view for view in self._window.views.views if view.id == line.id]:
                self._window.views.remove(view)
        elif self._window.editor is not None:
            title = line.title or line.target
            name = self.tr("Remove the note on “%1”").replace("%1", title)
            told = self.tr("Removed the note on “%1”. Undo brings it back.").replace("%1", title)
            self._window.editor.do(edits.remove(line.id), name, told)

    def go_to(self, line: NoteLine) -> None:
        """Show what a note is on, a passage lit up in its text."""
        window = self._window
        if line.on == "range":
            for view in [view for view in window.views.views if view.id == line.id]:
                window.views.restore(view)
        elif line.is_lost and not line.title:
            window.status.tell(self.tr("What this note is on is no longer in the collection."))
        elif line.on == "event":
            window.events.arrive(line.target)
        elif line.on == "entity":
            window.panes.show("sidebar")
            window.entities.show(line.target)
        else:
            self._wanted = line.passage
            window.documents.show(line.target)
            if window.reader.document_id == line.target:
                self._show_wanted()

    def find(self, id_: str) -> None:
        """Show what a note that was searched for is on, and the note in the list."""
        line = self.line(id_)
        if line is not None:
            self.go_to(line)
            pane = self.show()
            pane.clear_filter()
            pane.mark(id_)

    def _shown(self, id_: str) -> None:
        self._tell_document()
        if self._wanted is not None and self._wanted.document == id_:
            self._show_wanted()

    def _show_wanted(self) -> None:
        """Light up the passage of the note that was chosen, where its words still are."""
        passage, self._wanted = self._wanted, None
        document = self._window.reader.document
        if passage is not None and document is not None:
            if passage.stands_in(document.text):
                self._window.reader.text.show_passage(passage.start, passage.end)
            else:
                self._window.status.tell(self.tr("The words of this note are no longer in the text."))

    # The pane

    def toggle(self) -> None:
        """Show the notes with the cursor in their filter; hide them where the focus is there."""
        pane, focus = self.pane, self._window.focusWidget()
        if pane is not None and pane.isVisible() and focus is not None and pane.isAncestorOf(focus):
            self.hide()
        else:
            self.show().take_focus()

    def show(self) -> NotesPane:
        """Show the notes beside the reader."""
        window = self._window
        if self.pane is None:
            from cubatimeline.widgets.notes.pane import NotesPane

            self.pane = NotesPane(window.theme)
            window.side.addWidget(self.pane)
            window.side.currentChanged.connect(lambda _: self._check())
            # Again within the window: Qt's style sheet takes the font of buttons that were dressed before.
            self.pane.set_theme(window.theme)
            self.pane.note_chosen.connect(self.go_to)
            self.pane.edit_request.connect(self.edit)
            self.pane.remove_request.connect(self.remove)
            self.pane.export_request.connect(self.ask_for_export)
            self.pane.write_request.connect(self.write)
            self.pane.close_request.connect(self.hide)
            self.pane.show_notes(self.lines)
        window.review.lend_side(self.pane)
        self._check()
        return self.pane

    def hide(self) -> None:
        """Hide the list of notes."""
        self._window.review.hide()
        self._check()

    def _check(self) -> None:
        shown = self.pane is not None and self._window.side.isVisible()
        shown = shown and self._window.side.currentWidget() is self.pane
        self._window.actions_by_deed["notes.list"].setChecked(shown)

    # Export

    def export_all(self) -> None:
        """Ask for a file and write all notes to it."""
        from cubatimeline.services.noting import NoteOrder, sort_notes

        self.ask_for_export(sort_notes(self.lines, NoteOrder.TIME))

    def ask_for_export(self, lines: Sequence[NoteLine]) -> None:
        """Ask for a file and write notes to it."""
        window = self._window
        if not lines:
            window.status.tell(self.tr("There is no note to export yet: Ctrl+N writes one."))
            return
        name, _ = QFileDialog.getSaveFileName(window, self.tr("Export notes"), "notes.md", self.tr("Markdown (*.md)"))
        if name:
            self.export(lines, Path(name))

    def export(self, lines: Sequence[NoteLine], path: Path) -> None:
        """Write notes to a Markdown file, each with its citation; how many, or trouble, is told in the window."""
        window, language, wanted = self._window, self._window.session.language, tuple(lines)

        def write(reader: Reader) -> int:
            from cubatimeline.services.notes_export import write_notes

            return write_notes(reader, wanted, language, path)

        def tell(count: int) -> None:
            window.status.tell(self.tr("%n note(s) written: %1", "", count).replace("%1", str(path)))

        window.opener.ask(write, tell)


def note_deeds(window: MainWindow, menu: str) -> Iterator[Deed]:
    """Yield what can be done with notes."""

    def words(source: str) -> str:
        return QCoreApplication.translate("Deeds", source)

    notes, session = window.notes, window.session
    yield Deed("notes.write", menu, words("Write a note …"), notes.write, ("Ctrl+N",), group="notes")
    yield Deed(
        "notes.list", menu, words("List of notes"), notes.toggle, ("Ctrl+Shift+N",), checked=False, group="notes"
    )
    inner = f"{menu}/{words('Notes')}"
    yield Deed(
        "notes.event", inner, words("Note on the selected event …"),
        lambda: notes.write_on(NoteKind.EVENT, session.event_id),
    )  # fmt: skip
    yield Deed(
        "notes.entity", inner, words("Note on the chosen name …"),
        lambda: notes.write_on(NoteKind.ENTITY, session.entity_id),
    )  # fmt: skip
    yield Deed(
        "notes.document", inner, words("Note on the open document …"),
        lambda: notes.write_on(NoteKind.DOCUMENT, window.reader.document_id),
    )  # fmt: skip
    yield Deed("notes.export", inner, words("Export notes as Markdown …"), notes.export_all)
