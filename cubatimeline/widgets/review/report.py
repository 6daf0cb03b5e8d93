"""What the last import brought: every document as a link, every failure with its reason, and what waits now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.importing.report import Brought, ImportReport
from cubatimeline.widgets.shared.card import Card
from cubatimeline.widgets.shared.empty import EmptyPage

_SHOWN = 200


class ReportCard(Card):
    """Shows a report.

    Signals:
        document_request: id of a document that was chosen.
        record_request: id of a document whose record is to be corrected.
        review_request: "drafts" or "names".
    """

    document_request = Signal(str)
    record_request = Signal(str)
    review_request = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.report = ImportReport()
        self.waiting: dict[str, int] | None = None
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("What the last import brought"))

    def follow(self, kind: str, target: str) -> None:
        signals = {"record": self.record_request, "review": self.review_request}
        signals.get(kind, self.document_request).emit(target)

    def html(self) -> str:
        return "".join(self._parts(self.report))

    def _parts(self, report: ImportReport) -> Iterator[str]:
        yield self.title(self._headline(report))
        if report.cancelled:
            yield self.paragraph(escape(self.tr("It was stopped; whole documents only were kept.")), "text_soft")
        yield from self._waiting(report)
        if report.imported:
            yield self.heading(self.tr("Imported · %1").replace("%1", f"{report.imported_count:,}"))
            words = self.tr("Check their records one by one")
            yield self.paragraph(self.link("record", report.imported[0].document, words), below=8)
            yield from self._documents(report.imported, report.imported_count)
        if report.there_already:
            yield self.heading(self.tr("Already there · %1").replace("%1", f"{report.there_count:,}"))
            yield from self._documents(report.there_already, report.there_count)
        if report.failed:
            yield self.heading(self.tr("Not imported · %1").replace("%1", f"{len(report.failed):,}"))
            for failed in report.failed[:_SHOWN]:
                reason = self.small(f"{failed.reason} {failed.mend}".strip(), "warning")
                yield self.paragraph(f"{escape(failed.file)}<br/>{reason}", below=8)
            yield from self._more(len(report.failed))

    def _headline(self, report: ImportReport) -> str:
        if report.imported_count:
            return self.tr("%n document(s) imported", "", report.imported_count)
        return self.tr("Nothing new was imported")

    def _waiting(self, report: ImportReport) -> Iterator[str]:
        links = []
        now = self.waiting or {}
        drafts, proposals = now.get("drafts", report.drafts), now.get("names", report.proposals)
        if drafts:
            words = self.tr("Waiting for a yes or no: %n draft(s)", "", drafts)
            links.append(self.link("review", "drafts", words))
        if proposals:
            links.append(self.link("review", "names", self.tr("Proposed: %n name(s)", "", proposals)))
        if links:
            yield self.paragraph("<br/>".join(links), below=8)

    def _documents(self, documents: Sequence[Brought], count: int) -> Iterator[str]:
        for each in documents[:_SHOWN]:
            lines = [self.link("document", each.document, each.title), self.small(each.file)]
            lines += [self.small(remark, "warning") for remark in each.remarks]
            yield self.paragraph("<br/>".join(lines), below=8)
        yield from self._more(count)

    def _more(self, count: int) -> Iterator[str]:
        if count > _SHOWN:
            yield self.paragraph(escape(self.tr("and %n more", "", count - _SHOWN)), "text_soft")


class ReportPage(QWidget):
    """The report, or what to do where nothing was imported yet.

    Attributes:
        card: shows the report.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = ReportCard(theme)
        self._empty = EmptyPage(
            theme,
            self.tr("Drop files or folders on the window, or choose File ▸ Import documents."),
            title=self.tr("Nothing was imported yet"),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self.card.set_theme(theme)
        self._empty.set_theme(theme)

    def show_waiting(self, what: str, count: int) -> None:
        """Tell how many "drafts" or "names" wait now, rather than just after the import."""
        before = self.card.waiting or {}
        if before.get(what) != count:
            self.card.waiting = before | {what: count}
            self.card.render_card()

    def show_report(self, report: ImportReport) -> None:
        """Show what an import did."""
        self.card.report = report
        self.card.render_card(from_top=True)
        self._pages.setCurrentIndex(1)
