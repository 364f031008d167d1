"""Menus and shortcuts, made from the table of commands."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desk.ui.commands import Command, menu_title
from desk.ui.dialogs.keys import shown_keys


class Menus(QObject):
    """The menu bar of a window. `refresh` brings what is enabled and ticked up to date."""

    def __init__(self, window: QMainWindow, commands: Sequence[Command], empty: Mapping[str, QMenu]) -> None:
        """Fills the `empty` menus of the bar, which go by their names in the table."""
        super().__init__(window)
        self._commands = commands
        self._menus = dict(empty)
        self.actions: dict[str, QAction] = {}
        for menu in empty.values():
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(self.refresh)
        ends: dict[str, dict[int, QAction]] = {}
        for command in commands:
            action = self._action(window, command)
            self.actions[command.name] = action
            if not command.menu:
                continue
            menu, groups = self._menu(command.menu), ends.setdefault(command.menu, {})
            if command.group in groups:
                # What a feature brings stands with what it belongs to.
                _insert(menu, groups[command.group], action)
            else:
                if groups:
                    menu.addSeparator()
                menu.addAction(action)
            groups[command.group] = action
        self.refresh()

    def menu(self, name: str, after: str = "") -> QMenu:
        """A menu or submenu by its name in the table, for adding what changes (recent projects, panels).

        One that is made by this stands below the command `after` (by name), else last.
        """
        if after and name not in self._menus:
            above = self._menu(name.rpartition("/")[0])
            made = QMenu(menu_title(name), above)
            made.setToolTipsVisible(True)
            _insert(above, self.actions[after], made.menuAction())
            self._menus[name] = made
        return self._menu(name)

    def refresh(self) -> None:
        """Asks every command whether it can be given now."""
        for command in self._commands:
            action = self.actions[command.name]
            action.setEnabled(command.when())
            if command.checked is not None:
                action.setChecked(command.checked())

    def _menu(self, name: str) -> QMenu:
        if name not in self._menus:
            menu = self._menu(name.rpartition("/")[0]).addMenu(menu_title(name))
            menu.setToolTipsVisible(True)
            self._menus[name] = menu
        return self._menus[name]

    def _action(self, window: QMainWindow, command: Command) -> QAction:
        title = command.title
        if command.pressed and command.keys:
            title = f"{title}\t{shown_keys(command.keys[:1])}"
        action = QAction(title, window)
        action.setObjectName(command.name)
        action.setMenuRole(QAction.MenuRole.NoRole)
        if command.hint:
            action.setToolTip(command.hint)
            action.setStatusTip(command.hint)
        # The first key of a pressed one is the article's own to listen to.
        shortcuts = command.keys[1:] if command.pressed else command.keys
        action.setShortcuts([QKeySequence(key) for key in shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if command.checked is not None:
            action.setCheckable(True)
        run: Callable[[], object] = command.run
        action.triggered.connect(lambda _=False: run())
        window.addAction(action)
        return action


def _insert(menu: QMenu, above: QAction, action: QAction) -> None:
    """Puts an action below another one of a menu."""
    actions = menu.actions()
    place = actions.index(above) + 1
    if place < len(actions):
        menu.insertAction(actions[place], action)
    else:
        menu.addAction(action)
