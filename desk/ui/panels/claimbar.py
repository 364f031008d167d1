"""The bar under the article that shows who said the picked claim, slot by slot, and whether it is only proposed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk.ui.chain import Part, Slot
from desk.ui.sourcing import Candidate, Sourcing

WORDS_SHOWN = (34, 22, 14)
"""How many characters of a slot are shown, the first of them with which the whole chain is in sight."""


class ClaimBar(QFrame):
    """Follows a Sourcing. Hidden where no claim is picked."""

    done = Signal()
    """Something here was clicked that is over now: the article may have the keyboard again."""
    appeared = Signal()
    """The bar takes room from the article now, which may have to be scrolled."""

    def __init__(self, sourcing: Sourcing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claimbar")
        self.setAccessibleName(self.tr("Who said it"))
        self._sourcing = sourcing
        self._chain = QWidget(self)
        self._row = QHBoxLayout(self._chain)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        # A long chain scrolls instead of pushing the window wider.
        self._room = QScrollArea(self)
        self._room.setWidget(self._chain)
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._hint = QLabel(self)
        self._values = QLabel(self)
        self._values.setObjectName("values")
        self._values.setTextFormat(Qt.TextFormat.PlainText)
        self._values.setWordWrap(True)
        self._buttons = [
            self._button(self.tr("Take"), self.tr("Keep what is proposed (Return)"), self._take),
            self._button(self.tr("Leave"), self.tr("Keep nothing of it (Escape)"), self._leave),
            self._button(self.tr("Propose"), self.tr("Look for the source near the claim (Alt+P)"), self._propose),
        ]
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._room, 1)
        line.addWidget(self._hint)
        for button in self._buttons:
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 6, 10, 6)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self._values)
        sourcing.changed.connect(self._show)
        self.hide()
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _show(self) -> None:
        sourcing = self._sourcing
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                # Not without a parent: for a moment that would be a window, and take the keyboard.
                widget.hide()
                widget.deleteLater()
        values = self._proposed_values()
        grows = sourcing.claim is not None and (self.isHidden() or (bool(values) and self._values.isHidden()))
        self._values.setText(values)
        self._values.setVisible(bool(values))
        self.setVisible(sourcing.claim is not None)
        if sourcing.claim is None:
            return
        if grows:
            self.appeared.emit()
        self.setProperty("proposed", sourcing.proposed)
        self._add_chain()
        self._row.addStretch(1)
        self._hint.setText(self._keys())
        take, leave, propose = self._buttons
        take.setVisible(sourcing.proposed)
        leave.setVisible(sourcing.proposed)
        propose.setVisible(not sourcing.proposed)
        shown = [item.widget() for item in map(self._row.itemAt, range(self._row.count())) if item is not None]
        for child in shown:
            if child is not None:
                child.show()
        self._room.setFixedHeight(self.fontMetrics().height() + 14)
        self._fit()
        self.style().unpolish(self)
        self.style().polish(self)
        for child in shown:
            if child is not None and child.property("held"):
                self._room.ensureWidgetVisible(child)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows less of the words, and no hint, where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons = sum(button.sizeHint().width() + 6 for button in self._buttons if not button.isHidden())
        for limit in WORDS_SHOWN:
            for slot in self._chain.findChildren(QToolButton):
                slot.setText(_cut(slot.property("words"), limit))
            wanted = self._row.sizeHint().width() + buttons + 40
            if wanted <= self.width():
                break
        self._hint.setVisible(wanted + self._hint.sizeHint().width() <= self.width())

    def _proposed_values(self) -> str:
        """What Return would set besides the chain, all of it, in words."""
        suggestion = self._sourcing.suggestion
        values = suggestion.attributes.items() if suggestion and self._sourcing.proposed else ()
        return "  ·  ".join(f"{name.replace('_', ' ')}: {value}" for name, value in values)

    def _add_chain(self) -> None:
        sourcing = self._sourcing
        self._row.addWidget(self._word(self.tr("Proposed") if sourcing.proposed else self.tr("Said by"), strong=True))
        for level in range(len(sourcing.chain.steps)):
            if level:
                self._row.addWidget(self._word("›"))
            for part in Part:
                self._row.addWidget(self._slot(Slot(level, part)))
        if not sourcing.chain.steps:
            self._row.addWidget(self._word(self.tr("the outlet itself")))

    def _button(self, title: str, tip: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(title, self)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(False)
        button.clicked.connect(run)
        return button

    def _keys(self) -> str:
        if self._sourcing.proposed:
            return self.tr("Return takes it, Tab walks the slots")
        if self._sourcing.chain.active is not None:
            key = "U" if self._sourcing.chain.active.part is Part.CUE else "S"
            return self.tr("Select the words, then {}").format(key)
        return self.tr("S source, U cue, Tab walks")

    def _slot(self, slot: Slot) -> QToolButton:
        sourcing = self._sourcing
        words = " ".join(sourcing.words_of(slot).split())
        button = QToolButton(self._chain)
        button.setObjectName(slot.part.value)
        button.setProperty("held", slot == sourcing.chain.active)
        button.setProperty("empty", not words)
        none = self.tr("no source") if slot.part is Part.SOURCE else self.tr("no cue")
        button.setProperty("words", words or none)
        button.setText(_cut(words or none, WORDS_SHOWN[0]))
        if slot.part is Part.CUE:
            font = QFont(button.font())
            font.setItalic(True)
            button.setFont(font)
        is_source = slot.part is Part.SOURCE
        name = self.tr("Source {level}: {words}") if is_source else self.tr("Cue {level}: {words}")
        button.setAccessibleName(name.format(level=slot.level + 1, words=words or self.tr("empty")))
        button.setToolTip(
            self.tr("Source. Click to take it in hand; more with the right button.")
            if is_source
            else self.tr("Cue. Click to take it in hand; more with the right button.")
        )
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self._hold, slot))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(partial(self._menu, slot, button))
        return button

    def _menu(self, slot: Slot, button: QToolButton, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for candidate in self._sourcing.candidates(slot):
            menu.addAction(self._line_of(candidate), partial(self._sourcing.use, slot, candidate))
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(self.tr("Empty"), partial(self._sourcing.empty, slot))
        if slot.level:
            menu.addAction(self.tr("Move out"), partial(self._sourcing.lift, slot.level))
        menu.addAction(self.tr("Remove this link"), partial(self._sourcing.drop, slot.level))
        menu.popup(button.mapToGlobal(place))

    def _line_of(self, candidate: Candidate) -> str:
        words = self._sourcing.words_of_candidate(candidate)
        return f"{' '.join(words.split())[: WORDS_SHOWN[0]]}  ({candidate.reason})".replace("&", "&&")

    def _word(self, text: str, strong: bool = False) -> QLabel:
        label = QLabel(text, self._chain)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if strong:
            font = QFont(label.font())
            font.setBold(True)
            label.setFont(font)
        return label

    def _hold(self, slot: Slot) -> None:
        self._sourcing.hold(slot)
        self.done.emit()

    def _take(self) -> None:
        self._sourcing.take()
        self.done.emit()

    def _leave(self) -> None:
        self._sourcing.dismiss()
        self.done.emit()

    def _propose(self) -> None:
        self._sourcing.propose()
        self.done.emit()

    def _dress(self) -> None:
        role = QPalette.ColorRole
        palette = self.palette()
        accent, line = palette.color(role.Highlight).name(), palette.color(role.PlaceholderText).name()
        text, faint = palette.color(role.WindowText).name(), palette.color(role.PlaceholderText).name()
        base = palette.color(role.Base).name()
        wanted = f"""
            #claimbar {{ border: 0; border-top: 1px solid {line}; }}
            #claimbar QScrollArea, #claimbar QScrollArea > QWidget > QWidget {{ background: transparent; }}
            #claimbar QToolButton {{ border: 1px solid {line}; border-radius: 5px; padding: 3px 8px; }}
            #claimbar QToolButton {{ background: {base}; }}
            #claimbar QToolButton[empty="true"] {{ color: {faint}; }}
            #claimbar[proposed="true"] QToolButton {{ border-style: dashed; }}
            #claimbar QToolButton[held="true"] {{ border: 2px solid {accent}; padding: 2px 7px; }}
            #claimbar #cue {{ border-radius: 10px; }}
            #claimbar QLabel {{ color: {text}; }}
            #claimbar #values {{ color: {faint}; }}
        """
        if self.styleSheet() != wanted:
            self.setStyleSheet(wanted)
        hint = QPalette(palette)
        hint.setColor(role.WindowText, palette.color(role.PlaceholderText))
        self._hint.setPalette(hint)


def _cut(words: str, limit: int) -> str:
    """Not more than so many characters, as the text of a button."""
    shown = words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
    return shown.replace("&", "&&")
