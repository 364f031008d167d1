"""What speaks for or against a claim: taken from a text or the web, shown, opened, changed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from desk.actions import claiming
from desk.model.annotation import Claim
from desk.model.change import Change, Transaction
from desk.model.claim import Bearing, Evidence
from desk.model.span import Span
from desk.ui.browsing import Browsing
from desk.ui.foreign import isolated, one_line
from desk.ui.panels.inspector_rows import Row
from desk.ui.parts import Parts
from desk.ui.theme import DARK, LIGHT

BEARINGS = {Bearing.SUPPORTS: "Supports", Bearing.REFUTES: "Refutes"}


class Evidences(QObject):
    """Belongs to one window. Evidence is known by its claim's id and its place in the claim's list."""

    def __init__(self, parts: Parts, browsing: Browsing) -> None:
        super().__init__(parts.window)
        self._parts, self._browsing = parts, browsing
        panel = parts.inspector
        panel.evidence_asked.connect(self._add)
        panel.evidence_opened.connect(self._open)
        panel.evidence_edit_asked.connect(self._edit)
        panel.evidence_flip_asked.connect(self._flip)
        panel.evidence_remove_asked.connect(self._remove)

    def is_on(self) -> bool:
        """Whether claims of the project get verdicts and evidence."""
        project = self._parts.editing.project
        return project is not None and project.verdicts

    def switch(self) -> None:
        """Switches that on or off; what was recorded stays."""
        before = self._parts.editing.project
        if before is not None:
            after = replace(before, verdicts=not before.verdicts)
            title = "Switch verdicts on" if after.verdicts else "Switch verdicts off"
            self._parts.editing.act(lambda _: Transaction(title, (Change(before, after),)))

    def rows(self, claim: Claim) -> tuple[Row, ...]:
        """A claim's evidence as the panel lists it."""
        dark = self._parts.window.palette().window().color().lightness() < 128
        theme = DARK if dark else LIGHT
        titles = self._titles({each.article for each in claim.evidence if each.article not in (None, claim.article)})
        found = []
        for number, each in enumerate(claim.evidence):
            where = "" if each.article == claim.article else titles.get(each.article or "", "")
            first = " · ".join(part for part in (BEARINGS[each.bearing], isolated(where), each.date or "") if part)
            words = each.span.text if each.span else each.url or ""
            second = f"{isolated(one_line(words))} — {isolated(each.note)}" if each.note else words
            color = theme.good if each.bearing is Bearing.SUPPORTS else theme.error
            found.append(Row(id=str(number), first=first, second=second, color=color))
        return tuple(found)

    def add_selection(self, claim: Claim | None = None) -> None:
        """The selected words speak for the picked claim, or for the one marked as first end in another article."""
        editing, selected = self._parts.editing, self._parts.view.selection()
        claim = claim or self._claim_in_hand()
        if claim is None:
            editing.refused.emit(
                self.tr("Pick a claim, or mark one with R, then select what speaks for or against it.")
            )
        elif selected is None or editing.article is None:
            editing.refused.emit(self.tr("Select the words that speak for or against the claim first."))
        else:
            span = Span.of(editing.text, *selected)
            made = Evidence(bearing=Bearing.SUPPORTS, article=editing.article.id, span=span)
            self._keep(claim, (*claim.evidence, made))

    def _claim_in_hand(self) -> Claim | None:
        picked, first = self._parts.editing.picked, self._parts.relating.first
        if isinstance(picked, Claim):
            return picked
        return self._claim(first.annotation) if first is not None else None

    def _add(self, id: str, source: str) -> None:
        claim = self._claim(id)
        if claim is None:
            return
        if source == "selection":
            self.add_selection(claim)
            return
        self._ask(None, lambda made: self._keep(claim, (*claim.evidence, made)))

    def _edit(self, id: str, number: int) -> None:
        def changed(claim: Claim, each: Evidence) -> None:
            self._ask(each, lambda made: self._put(claim, number, made))

        self._with(id, number, changed)

    def _flip(self, id: str, number: int) -> None:
        def flip(claim: Claim, each: Evidence) -> None:
            other = Bearing.REFUTES if each.bearing is Bearing.SUPPORTS else Bearing.SUPPORTS
            self._put(claim, number, replace(each, bearing=other))

        self._with(id, number, flip)

    def _remove(self, id: str, number: int) -> None:
        self._with(
            id, number, lambda claim, _: self._keep(claim, (*claim.evidence[:number], *claim.evidence[number + 1 :]))
        )

    def _open(self, id: str, number: int) -> None:
        def show(_: Claim, each: Evidence) -> None:
            if each.span is not None and each.article is not None:
                self._browsing.go_to(each.article, span=each.span)
            else:
                QDesktopServices.openUrl(QUrl(each.url or "", QUrl.ParsingMode.StrictMode))

        self._with(id, number, show)

    def _with(self, id: str, number: int, do: Callable[[Claim, Evidence], object]) -> None:
        claim = self._claim(id)
        if claim is not None and number < len(claim.evidence):
            do(claim, claim.evidence[number])

    def _put(self, claim: Claim, number: int, made: Evidence) -> None:
        self._keep(claim, (*claim.evidence[:number], made, *claim.evidence[number + 1 :]))

    def _keep(self, claim: Claim, evidence: tuple[Evidence, ...]) -> None:
        self._parts.editing.act(lambda stamp: claiming.set_evidence(claim, evidence, stamp))

    def _ask(self, evidence: Evidence | None, then: Callable[[Evidence], object]) -> None:
        from desk.ui.dialogs.evidence import EvidenceDialog

        dialog = EvidenceDialog(evidence, self._parts.window)
        dialog.made.connect(then)
        dialog.open()

    def _claim(self, id: str) -> Claim | None:
        """A claim of the open article, or of any other."""
        found = self._parts.editing.annotations.get(id)
        if found is None and self._parts.bridge is not None:
            with self._parts.bridge.workbench.store.reading() as reading:
                found = reading.annotation_by_id(id)
        return found if isinstance(found, Claim) else None

    def _titles(self, ids: "set[str | None]") -> dict[str, str]:
        bridge = self._parts.bridge
        if bridge is None or not ids:
            return {}
        with bridge.workbench.store.reading() as reading:
            found = [reading.article(id) for id in ids if id is not None]
        return {article.id: article.shown_title for article in found if article is not None}
