"""Find in the article: a bar below it."""

import re

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desk.model.article import Region
from desk.text.zones import body_only

MATCHES_SHOWN = 20_000


def matches(text: str, wanted: str, case: bool, whole: bool) -> list[tuple[int, int]]:
    """Where `wanted` stands in `text`, in order, in code points; `whole` only as whole words."""
    if not wanted:
        return []
    pattern = re.escape(wanted)
    if whole:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    found: list[tuple[int, int]] = []
    for match in re.finditer(pattern, text, 0 if case else re.IGNORECASE):
        found.append(match.span())
        if len(found) == MATCHES_SHOWN:
            break
    return found


class FindBar(QWidget):
    """Tells by `found` all matches and which is current (None without any); by `closed` the last current one."""

    found = Signal(object, object)
    closed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._regions: tuple[Region, ...] = ()
        self._body_only = False
        self._matches: list[tuple[int, int]] = []
        self._current: int | None = None
        self._from = 0
        self._typed = QLineEdit(self)
        self._typed.setPlaceholderText(self.tr("Find in this article"))
        self._typed.setAccessibleName(self.tr("Find in this article"))
        self._typed.setClearButtonEnabled(True)
        self._typed.setMaximumWidth(360)
        self._count = QLabel(self)
        self._count.setMinimumWidth(90)
        self._case = QCheckBox(self.tr("Match case"), self)
        self._whole = QCheckBox(self.tr("Whole words"), self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self._typed, 1)
        previous, following = self.tr("Previous match (Shift+F3)"), self.tr("Next match (F3)")
        for text, tip, step in (("‹", previous, -1), ("›", following, 1)):
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setAutoRaise(True)
            button.clicked.connect(lambda _=False, by=step: self.step(by))
            layout.addWidget(button)
        layout.addWidget(self._count)
        layout.addWidget(self._case)
        layout.addWidget(self._whole)
        layout.addStretch(1)
        close = QToolButton(self)
        close.setText("✕")
        close.setToolTip(self.tr("Close (Escape)"))
        close.setAccessibleName(self.tr("Close the find bar"))
        close.setAutoRaise(True)
        close.clicked.connect(self.close_bar)
        layout.addWidget(close)
        self._typed.textChanged.connect(self._search)
        self._case.toggled.connect(self._search)
        self._whole.toggled.connect(self._search)
        self._typed.installEventFilter(self)
        self.hide()

    def open_bar(self, text: str, start: int, selected: str = "") -> None:
        """Shows the bar for an article's text, looking from a position on; takes over a selection of one line."""
        self._text, self._from = text, start
        self.show()
        if selected and "\n" not in selected:
            self._typed.setText(selected)
        self._typed.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._typed.selectAll()
        self._search()

    def use_text(self, text: str) -> None:
        """Another article is open now."""
        self._text, self._from = text, 0
        if self.isVisible():
            self._search()

    def use_regions(self, regions: tuple[Region, ...]) -> None:
        """What of the article that is open now is not body."""
        self._regions = regions
        if self._body_only and self.isVisible():
            self._search()

    def set_body_only(self, on: bool) -> None:
        """Whether what is not body is passed over."""
        self._body_only = on
        if self.isVisible():
            self._search()

    def close_bar(self) -> None:
        """Hides the bar and its marks; what was the current match is told for being selected."""
        if self.isHidden():
            return
        current = self.current
        self.hide()
        self.found.emit([], None)
        self.closed.emit(current)

    @property
    def current(self) -> tuple[int, int] | None:
        """The current match, None without any."""
        return self._matches[self._current] if self._current is not None else None

    def step(self, by: int) -> None:
        """To the next match with 1, the previous with -1, round the ends."""
        if self._matches:
            self._current = ((self._current if self._current is not None else -by) + by) % len(self._matches)
            self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return goes on, Shift+Return back, Escape closes."""
        if watched is self._typed and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _search(self, *_: object) -> None:
        text = body_only(self._text, self._regions) if self._body_only else self._text
        self._matches = matches(text, self._typed.text(), self._case.isChecked(), self._whole.isChecked())
        later = next((n for n, match in enumerate(self._matches) if match[0] >= self._from), 0)
        self._current = later if self._matches else None
        self._tell()

    def _tell(self) -> None:
        if self._current is not None:
            total = f"{len(self._matches)}{'+' if len(self._matches) == MATCHES_SHOWN else ''}"
            self._count.setText(self.tr("{number} of {total}").format(number=self._current + 1, total=total))
        else:
            missed = self.tr("Not found in the body") if self._body_only else self.tr("Not found")
            self._count.setText(missed if self._typed.text() else "")
        self.found.emit(self._matches, self._current)
