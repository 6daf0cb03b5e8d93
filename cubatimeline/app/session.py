"""What is open, selected, lit and shown: the single copy, which panels render and send wishes about."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cubatimeline.domain.languages import Language


class DocumentHistory:
    """The documents read, in order, with a place in it."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._at = -1

    def visit(self, id_: str) -> None:
        """Add a document; what lay ahead is forgotten."""
        if self._at < 0 or self._ids[self._at] != id_:
            self._ids = [*self._ids[: self._at + 1], id_]
            self._at = len(self._ids) - 1

    def step(self, step: int) -> str | None:
        """Go one back (-1) or forward (1) and return the document there, or None at an end."""
        if not 0 <= self._at + step < len(self._ids):
            return None
        self._at += step
        return self._ids[self._at]

    @property
    def can_go(self) -> tuple[bool, bool]:
        """Whether there is a document to go back and forward to."""
        return self._at > 0, self._at < len(self._ids) - 1


class Session(QObject):
    """Holds the state of the window; whoever changes it goes through its methods.

    Attributes:
        event_id: id of the selected event; empty for none.
        entity_id: id of the chosen entity; empty for none.
        document_id: id of the open document; empty for none.
        events: ids of the events that are chosen together, the selected one among them; empty unless they are several.

    Signals:
        event_changed, entity_changed, document_changed: the id, empty for none.
        events_changed: the ids of events chosen together.
    """

    event_changed = Signal(str)
    entity_changed = Signal(str)
    document_changed = Signal(str)
    events_changed = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language: Language = language
        self.event_id = ""
        self.entity_id = ""
        self.document_id = ""
        self.events: tuple[str, ...] = ()
        self.documents_read = DocumentHistory()

    def reset(self) -> None:
        """Choose and open nothing, as for another collection."""
        self.choose_events(())
        self.select_event("")
        self.choose_entity("")
        self.document_id = ""
        self.documents_read = DocumentHistory()

    def select_event(self, id_: str) -> None:
        """Select an event, or none."""
        if id_ != self.event_id:
            self.event_id = id_
            self.event_changed.emit(id_)

    def choose_events(self, ids: tuple[str, ...]) -> None:
        """Choose several events together, or none; which of them is the selected one is told by `select_event`."""
        if ids != self.events:
            self.events = ids
            self.events_changed.emit(ids)

    def choose_entity(self, id_: str) -> None:
        """Choose an entity, or none."""
        if id_ != self.entity_id:
            self.entity_id = id_
            self.entity_changed.emit(id_)

    def open_document(self, id_: str, *, remember: bool = True) -> None:
        """Open a document."""
        if remember:
            self.documents_read.visit(id_)
        if id_ != self.document_id:
            self.document_id = id_
            self.document_changed.emit(id_)
