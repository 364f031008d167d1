"""What a window can do beyond its own parts: a feature brings commands, panels and a bar, and follows the project."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.ui.asking import Asking
from desk.ui.bridge import Bridge
from desk.ui.browsing import Browsing
from desk.ui.commands import Command
from desk.ui.parts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What fills the dock of that name. Docks of `ui/frame.py` are there from the first paint on, where it puts them.

    Another is made now: as a tab `beside` the dock of that name, or beside none under the text, where there is room for
    a wide table; `shown` from the first start on.
    """

    name: str
    title: str
    content: QWidget
    beside: str = "annotations"
    shown: bool = False


class Feature(QObject):
    """One capability. Made when the window was painted; what is heavy is imported when it is first asked for."""

    def __init__(self, parts: Parts, browsing: Browsing, asking: Asking) -> None:
        super().__init__(parts.window)
        self.parts, self.browsing, self.asking = parts, browsing, asking

    def commands(self) -> list[Command]:
        """What can be asked for; called once, when the window is put together."""
        return []

    def panels(self) -> list[Panel]:
        """Panels at the side; called once, before `commands`."""
        return []

    def bars(self) -> list[QWidget]:
        """Bars between the text and the find bar, hidden until they are of use; called once, before `commands`."""
        return []

    def use(self, bridge: Bridge | None) -> None:
        """Works on this project from now on; None for none."""

    def may_close(self) -> bool:
        """Whether the window may close; where something would be lost that is on no disk, asks in its own place."""
        return True

    def close(self) -> None:
        """The window closes."""
