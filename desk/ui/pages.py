"""The entities window of a main window: opened once, and again at another entity."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk.ui.bridge import Bridge
from desk.ui.browsing import Browsing
from desk.ui.parts import Parts

if TYPE_CHECKING:
    from desk.ui.dialogs.register import RegisterWindow


class Pages(QObject):
    """Belongs to one window."""

    def __init__(self, parts: Parts, browsing: Browsing) -> None:
        super().__init__(parts.window)
        self._parts, self._browsing = parts, browsing
        self._window: RegisterWindow | None = None
        parts.inspector.page_asked.connect(self.open)
        parts.relating.entity_opened.connect(self.open)

    def use(self, _: Bridge | None) -> None:
        """Another project: the window of the last one goes."""
        self.close()

    def close(self) -> None:
        """Closes the window."""
        if self._window is not None:
            self._window.close()

    def open(self, id: str = "") -> None:
        """Shows the window, at the page of an entity if one is given, else of what the picked mention is linked to."""
        from desk.ui.dialogs.register import RegisterWindow

        parts = self._parts
        if parts.bridge is None:
            return
        if self._window is None:
            made = RegisterWindow(parts.bridge, parts.linking.register, parts.editing.labels, parts.window)
            made.place_opened.connect(self._browsing.go_to)
            made.closed.connect(self._forget)
            self._window = made
        mention = parts.linking.mention
        id = id or (mention.entity if mention is not None else None) or ""
        if id in parts.linking.register.entities:
            self._window.show_entity(id)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _forget(self) -> None:
        self._window = None
