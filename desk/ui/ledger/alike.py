"""Claims that may say the same, two at a time, for a person to decide. Nothing is linked before they do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from desk.learn.similar import Candidate, ClaimIndex, Likeness
from desk.model.label import Label
from desk.store.ledger_values import ClaimRow
from desk.ui.ledger.detail import Look, claim_html
from desk.work import Progress

if TYPE_CHECKING:
    from desk.store.ledger import Ledger

MOST = 500


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims (ids) that may say the same, and why."""

    one: str
    two: str
    why: Candidate


def pairs(ledger: "Ledger", progress: Progress, only: str | None = None) -> list[Pair]:
    """The candidates of one claim (id), or of all: the most alike first, none that are the same or related already."""
    texts = list(ledger.texts())
    progress.report(0, len(texts))
    index = ClaimIndex(texts)
    groups, known = ledger.groups(), ledger.pairs()
    found: dict[tuple[str, str], Pair] = {}
    asked = [only] if only is not None else [id for id, _ in texts]
    for done, id in enumerate(asked):
        if done % 100 == 0:
            progress.check()
            progress.report(done, len(asked))
        for candidate in index.candidates(id):
            other = candidate.claim
            same = groups.get(id) is not None and groups.get(id) == groups.get(other)
            if same or (id, other) in known or (other, id) in known or (other, id) in found:
                continue
            found[id, other] = Pair(id, other, candidate)
    return sorted(found.values(), key=lambda pair: -pair.why.score)[:MOST]


class AlikeDialog(QDialog):
    """Side by side; Return or Y takes the pair as the same claim, Delete or N does not, the arrows go on and back."""

    opened = Signal(str, str)

    def __init__(
        self,
        found: Sequence[Pair],
        row_of: Callable[[str], ClaimRow | None],
        accept: Callable[[ClaimRow, ClaimRow], bool],
        labels: Mapping[str, Label],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("The same claim?"))
        self._left = list(found)
        self._at = 0
        self._row_of, self._accept, self._labels = row_of, accept, labels
        self.dismissed: set[frozenset[str]] = set()
        self.taken = 0
        self.heading, self.why = QLabel(), QLabel()
        self.why.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.one, self.two = QTextBrowser(), QTextBrowser()
        self.accept_button = QPushButton(self.tr("Same claim  (Y)"))
        self.dismiss_button = QPushButton(self.tr("Not the same  (N)"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        self._show()
        self.accept_button.setFocus()

    def sizeHint(self) -> QSize:
        """Room for two claims side by side."""
        return QSize(900, 420)

    def current(self) -> tuple[ClaimRow, ClaimRow] | None:
        """The pair that is shown; None when all are decided."""
        while self._at < len(self._left):
            pair = self._left[self._at]
            one, two = self._row_of(pair.one), self._row_of(pair.two)
            if one is not None and two is not None and (one.same is None or one.same != two.same):
                return one, two
            # It went, or was linked meanwhile.
            del self._left[self._at]
        return None

    def take(self) -> None:
        """The two say the same: they are linked."""
        pair = self.current()
        if pair is not None and self._accept(*pair):
            self.taken += 1
            del self._left[self._at]
            self._show()

    def dismiss(self) -> None:
        """They do not; the pair is not shown again as long as the ledger is open."""
        pair = self.current()
        if pair is not None:
            self.dismissed.add(frozenset(row.claim.id for row in pair))
            del self._left[self._at]
            self._show()

    def step(self, by: int) -> None:
        """To another pair, this one left for later."""
        if self._left:
            self._at = max(0, min(self._at + by, len(self._left) - 1))
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys decide, so that many can be gone through quickly."""
        match event.key():
            case Qt.Key.Key_Y | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.take() if self.current() else self.close()
            case Qt.Key.Key_N | Qt.Key.Key_Delete:
                self.dismiss()
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.step(1)
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.step(-1)
            case _:
                super().keyPressEvent(event)

    def _lay_out(self) -> None:
        font = self.heading.font()
        font.setWeight(font.Weight.DemiBold)
        self.heading.setFont(font)
        sides = QHBoxLayout()
        sides.setSpacing(10)
        for browser, name in ((self.one, self.tr("One claim")), (self.two, self.tr("The other claim"))):
            browser.setAccessibleName(name)
            browser.setOpenLinks(False)
            browser.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            browser.document().setDocumentMargin(12)
            browser.anchorClicked.connect(lambda url: self.opened.emit(*url.toString().partition(":")[2].split("/", 1)))
            sides.addWidget(browser)
        buttons = QHBoxLayout()
        self.hint = QLabel(self.tr("← and → go on without deciding"))
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons.addWidget(self.hint)
        buttons.addStretch(1)
        for button, act in (
            (self.close_button, self.close),
            (self.dismiss_button, self.dismiss),
            (self.accept_button, self.take),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addWidget(button)
        self.accept_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(self.heading)
        layout.addWidget(self.why)
        layout.addLayout(sides, 1)
        layout.addLayout(buttons)

    def _show(self) -> None:
        found = self.current()
        for button in (self.accept_button, self.dismiss_button, self.hint):
            button.setVisible(found is not None)
        for browser in (self.one, self.two):
            browser.setVisible(found is not None)
        if found is None:
            said = self.tr("{} pairs were linked.").format(self.taken) if self.taken else ""
            self.heading.setText(
                self.tr("No more claims look alike.") if self.taken else self.tr("No claims look alike.")
            )
            self.why.setText(said)
            self.close_button.setDefault(True)
            self.close_button.setFocus()
            return
        why = self._left[self._at].why
        ways = {
            Likeness.SAME_WORDS: self.tr("the same words"),
            Likeness.SHARED_WORDS: self.tr("{} % of the words shared").format(round(why.score * 100)),
            Likeness.HOLDS_IT: self.tr("one holds the other"),
        }
        self.heading.setText(self.tr("Pair {} of {}").format(self._at + 1, len(self._left)))
        warning = self.tr(" · the figures differ: perhaps one updates the other") if why.numbers_differ else ""
        self.why.setText(ways[why.reason] + warning)
        look = Look.of(self.palette())
        for browser, row in zip((self.one, self.two), found, strict=True):
            browser.setHtml(claim_html(row, self._labels, look))
