"""The buttons below the cases, and the one key that each has."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from desk.ui.flow import Flow
from desk.ui.foreign import one_line

NAME = 18


class Doing(Protocol):
    """What the keys do."""

    def take(self, places: tuple[int, ...]) -> None:
        """What the analysts at these places say stands."""

    def own(self) -> None:
        """A version of one's own."""

    def pass_one(self) -> None:
        """Lets the agreement pass."""

    def pass_all(self) -> None:
        """Lets all agreements of the article pass."""

    def step(self, forward: bool) -> None:
        """To another open case."""

    def undo(self) -> None:
        """Takes the latest back."""

    def redo(self) -> None:
        """Brings it back."""

    def page(self, forward: bool) -> None:
        """Scrolls the text."""

    def article(self, by: int) -> None:
        """To another article."""


class KeyBar(QWidget):
    """Buttons that say their keys. What they do is given; `owner` is the window in which the keys hold."""

    def __init__(self, owner: QWidget, names: Sequence[str], do: Doing) -> None:
        super().__init__(owner)
        self._owner = owner
        self.buttons: dict[str, QPushButton] = {}
        Flow(self, 6, 6)
        two = len(names) == 2
        arrows = (("←", "Left"), ("→", "Right"))
        for place, name in enumerate(names):
            sign = arrows[place][0] if two else str(place + 1)
            keys = [str(place + 1), *([arrows[place][1]] if two else [])]
            button = self._key(f"take{place}", f"{sign}  {_short(name)}", keys, partial(do.take, (place,)))
            button.setToolTip(self.tr("What {} says stands, the rest is rejected").format(name))
        both, neither = (self.tr("Both"), self.tr("Neither")) if two else (self.tr("All"), self.tr("None"))
        self._key("both", f"B  {both}", ["B"], partial(do.take, tuple(range(len(names)))))
        self._key("neither", f"N  {neither}", ["N"], partial(do.take, ()))
        own = self._key("own", "O  " + self.tr("Own…"), ["O"], do.own)
        own.setToolTip(self.tr("Your own version, and theirs rejected"))
        passing = self._key("pass", "A  " + self.tr("Agreed"), ["A"], do.pass_one)
        passing.setToolTip(self.tr("Accepts what all of them say alike"))
        self._key("pass_all", "", ["Shift+A"], do.pass_all)
        self._key("skip", "S  " + self.tr("Skip"), ["S", "F9"], partial(do.step, True))
        undo = self._key("undo", self.tr("Undo"), [], do.undo)
        undo.setToolTip(QKeySequence("Ctrl+Z").toString(QKeySequence.SequenceFormat.NativeText))
        for key, act in (
            (QKeySequence("Ctrl+Z"), do.undo),
            (QKeySequence("Ctrl+Shift+Z"), do.redo),
            (QKeySequence("Shift+F9"), partial(do.step, False)),
            (QKeySequence("PgDown"), partial(do.page, True)),
            (QKeySequence("PgUp"), partial(do.page, False)),
            (QKeySequence("Ctrl+PgDown"), partial(do.article, 1)),
            (QKeySequence("Ctrl+PgUp"), partial(do.article, -1)),
        ):
            QShortcut(key, owner, act)
        self.show_state(case=False, agreed=False, agreements=0)

    def show_state(self, *, case: bool, agreed: bool, agreements: int) -> None:
        """Enables what can be done: with a case at all, with one that agrees, with agreements in the article."""
        for name, button in self.buttons.items():
            if name in ("pass", "pass_all", "undo", "skip"):
                continue
            button.setEnabled(case)
        self.buttons["pass"].setEnabled(case and agreed)
        every = self.buttons["pass_all"]
        many = self.tr("All {} agreements").format(self.locale().toString(agreements))
        every.setText("⇧A  " + (many if agreements > 1 else self.tr("All agreements")))
        every.setEnabled(agreements > 0)

    def _key(self, name: str, text: str, keys: Sequence[str], act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False: act())
        button.setAccessibleName(text.rsplit("  ", maxsplit=1)[-1])
        layout = self.layout()
        assert layout is not None
        layout.addWidget(button)
        self.buttons[name] = button
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), self._owner)
            shortcut.activated.connect(button.click)
        return button


def _short(name: str) -> str:
    line = one_line(name).replace("&", "&&")
    return line if len(line) <= NAME else line[: NAME - 1].rstrip() + "…"
