"""Names left open: each with its sentence and those who may be meant, likeliest first; one click says who it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from cubatimeline.domain.documents import DocumentId
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.open_mentions import Candidate, OpenMention, Reason
from cubatimeline.widgets.shared.card import Card

MOST = 200
"""Mentions listed at a time; more follow as these are settled."""


class OpenCard(Card):
    """Lists open mentions by document.

    Signals:
        chosen: a tuple of `OpenMention`s, and the id of the entity that they name.
        place_wanted: an `OpenMention` that is to be shown in its document.
        other_wanted: an `OpenMention` that names somebody else.
        stop_request: the search is to be stopped.
    """

    chosen = Signal(object, str)
    place_wanted = Signal(object)
    other_wanted = Signal(object)
    stop_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._groups: tuple[tuple[str, tuple[OpenMention, ...]], ...] = ()
        self._shown: list[OpenMention] = []
        self._looking = ""
        self._searched = False
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("Names left open"))

    def show_mentions(self, groups: Sequence[tuple[str, DocumentId, Sequence[OpenMention]]], looking: str) -> None:
        """Show open mentions by document.

        Args:
            groups: title and id of each document, with its mentions.
            looking: how far the search has come, in words; empty when it has ended.
        """
        self._groups = tuple((title, tuple(mentions)) for title, _, mentions in groups)
        self._looking, self._searched = looking, True
        self.render_card()

    @property
    def shown(self) -> list[OpenMention]:
        """The mentions listed, in order."""
        return list(self._shown)

    def follow(self, kind: str, target: str) -> None:
        if kind == "stop":
            self.stop_request.emit()
            return
        number, _, id_ = target.partition(":")
        mention = self._shown[int(number)]
        if kind == "choose":
            self.chosen.emit((mention,), id_)
        elif kind == "all":
            self.chosen.emit(self._alike(mention), id_)
        else:
            (self.place_wanted if kind == "place" else self.other_wanted).emit(mention)

    def html(self) -> str:
        self._shown = []
        return "".join(self._parts()) if self._searched else ""

    def _parts(self) -> Iterator[str]:
        if self._looking:
            stop = self.link("stop", "", self.tr("Stop"))
            yield self.paragraph(f"{self.small(self._looking)} &nbsp;{stop}")
        total = sum(len(mentions) for _, mentions in self._groups)
        if not total and not self._looking:
            words = self.tr("No name is open: wherever several bear a name, the texts say who is meant.")
            yield self.paragraph(escape(words), "text_soft")
        for title, mentions in self._groups:
            if mentions and len(self._shown) < MOST:
                yield self.heading(title)
                yield from self._together(mentions)
                for mention in mentions[: MOST - len(self._shown)]:
                    yield self._mention(mention)
        if total > len(self._shown):
            yield self.paragraph(self.small(self.tr("and %n further name(s)", "", total - len(self._shown))))

    def _alike(self, mention: OpenMention) -> tuple[OpenMention, ...]:
        """Return the mentions of the same document that are open in the same words."""
        mentions = (each for _, group in self._groups for each in group)
        return tuple(each for each in mentions if (each.document, each.words) == (mention.document, mention.words))

    def _together(self, mentions: tuple[OpenMention, ...]) -> Iterator[str]:
        """Offer to settle at one stroke what a text leaves open in the same words several times."""
        first = {mention.words: place for place, mention in reversed(list(enumerate(mentions)))}
        for words, place in first.items():
            count = sum(mention.words == words for mention in mentions)
            if count > 1:
                told = self.tr("All %n “%1” here:", "", count).replace("%1", words)
                links = " · ".join(
                    self.link("all", f"{len(self._shown) + place}:{each.id}", each.name)
                    for each in mentions[place].candidates
                )
                yield self.paragraph(f"{self.small(told)} {links}", below=8)

    def _mention(self, mention: OpenMention) -> str:
        number = len(self._shown)
        self._shown.append(mention)
        words = f"<b>{self.link('place', str(number), mention.words, 'mark_entity')}</b>"
        sentence = f"{escape(mention.before)}{words}{escape(mention.after)}"
        candidates = [self._candidate(number, each) for each in mention.candidates]
        other = self.link("other", str(number), self.tr("Somebody else …"), "text_soft")
        size = self._size("tiny")
        below = "<br/>".join([*candidates, f'<span style="font-size:{size}px">{other}</span>'])
        return self.paragraph(f"{sentence}<br/>{below}", below=10)

    def _candidate(self, number: int, candidate: Candidate) -> str:
        words = reason_words()
        reasons = ", ".join(words[reason] for reason in candidate.reasons)
        link = self.link("choose", f"{number}:{candidate.id}", candidate.name)
        return f"{link} {self.small(reasons)}" if reasons else link


def reason_words() -> dict[Reason, str]:
    """Return what speaks for or against a candidate, in words."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("OpenCard", words)

    return {
        Reason.NAMED_NEAR: tr("named close by"),
        Reason.NAMED: tr("named in this text"),
        Reason.IN_OFFICE: tr("in office then"),
        Reason.DEAD: tr("no longer alive then"),
        Reason.UNBORN: tr("not yet born then"),
    }
