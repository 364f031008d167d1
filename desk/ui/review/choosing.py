"""A box to choose from in which several things can be ticked, one after another."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QComboBox, QMenu, QWidget


class _StayingMenu(QMenu):
    """Stays open while things in it are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ticks what was clicked."""
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Return tick; Escape closes."""
        pressed = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not pressed or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    @staticmethod
    def _tick(action: QAction | None) -> bool:
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True


class ManyChoice(QComboBox):
    """Says what is ticked: `everything` where nothing is, a name, or `several` with the number put in."""

    changed = Signal()

    def __init__(self, everything: str, several: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everything, self._several = everything, several
        self._actions: dict[str, QAction] = {}
        self._menu = _StayingMenu(self)
        # Its one item is what it says.
        self.addItem(everything)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """What can be ticked: ids and names."""
        for id, name in choices:
            action = self._menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.toggled.connect(self._tell)
            action.toggled.connect(self.changed)
            self._actions[id] = action

    def chosen(self) -> tuple[str, ...]:
        """The ids of what is ticked; empty for everything."""
        return tuple(id for id, action in self._actions.items() if action.isChecked())

    def choose(self, ids: Collection[str]) -> None:
        """Ticks these and no others."""
        for id, action in self._actions.items():
            action.setChecked(id in ids)

    def showPopup(self) -> None:
        """Opens the menu below it, as wide as it is at least."""
        self._menu.setMinimumWidth(self.width())
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def hidePopup(self) -> None:
        """Closes the menu."""
        self._menu.hide()

    def _tell(self) -> None:
        names = [self._actions[id].text().replace("&&", "&") for id in self.chosen()]
        shown = self._everything if not names else names[0] if len(names) == 1 else self._several.format(len(names))
        self.setItemText(0, shown)
        self.setToolTip("\n".join(names) if len(names) > 1 else "")
        self.setAccessibleDescription(", ".join(names) or self._everything)
