"""The toolbar: the few commands that a mouse asks for all the time, from the table of commands."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

if TYPE_CHECKING:
    from desk.ui.commands import Command
    from desk.ui.theme import Theme

SIZE = 18
TOOLS = (("undo", "redo"), ("label_palette", "claim", "find"), ("done_next",), ("export",))
"""Names of commands that have an icon, in groups."""

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 0, Qt.Key.Key_Down: 0}


class ToolBar(QToolBar):
    """Can be hidden from the View menu, which the window remembers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setWindowTitle(self.tr("Toolbar"))
        self.setAccessibleName(self.tr("Toolbar"))
        self.setMovable(False)
        self.setIconSize(QSize(SIZE, SIZE))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._icons: dict[QAction, str] = {}
        # Until there are tools, something unseen keeps their room.
        self.addAction("").setEnabled(False)

    def fill(self, commands: "Sequence[Command]", actions: Mapping[str, QAction]) -> None:
        """Puts the tools there; `actions` are those of the menus, by the names of the commands."""
        self.clear()
        known = {command.name: command for command in commands}
        for number, group in enumerate(TOOLS):
            if number:
                self.addSeparator()
            for name in group:
                command, action = known[name], actions[name]
                self._icons[action] = command.icon
                action.setIconText(command.plain_title)
                action.setToolTip(_tip(command))
                # The menus stay a plain list of words.
                action.setIconVisibleInMenu(False)
                self.addAction(action)
                button = self.widgetForAction(action)
                assert isinstance(button, QToolButton)
                button.setAccessibleName(command.plain_title)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.installEventFilter(self)

    def take_theme(self, theme: "Theme") -> None:
        """Draws the icons in the colours of that theme."""
        from desk.ui.icons import icon

        for action, name in self._icons.items():
            action.setIcon(icon(name, theme, SIZE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and Right go from one tool to the next, Down and Up leave the keyboard where it is."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _ARROWS.get(Qt.Key(event.key()))
            if step is not None:
                self._walk(watched, -step if self.isRightToLeft() else step)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, here: QObject, by: int) -> None:
        tools = [tool for tool in map(self.widgetForAction, self._icons) if tool.isVisible() and tool.isEnabled()]
        if by and here in tools:
            tools[(tools.index(here) + by) % len(tools)].setFocus(Qt.FocusReason.OtherFocusReason)

    def switch(self) -> None:
        """Shows or hides it."""
        self.setVisible(self.isHidden())


def _tip(command: "Command") -> str:
    from desk.ui.dialogs.keys import shown_keys

    keys = shown_keys(command.keys[:1])
    title = f"{command.plain_title} ({keys})" if keys else command.plain_title
    return f"{title}\n{command.hint}" if command.hint else title
