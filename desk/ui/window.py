"""The main window: a frame that can be painted at once, and what fills and moves it, made when it has been painted."""

import base64
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

from desk.settings import Settings
from desk.ui.dropped import local_files
from desk.ui.frame import Frame

if TYPE_CHECKING:
    from desk.ui.asking import Asking
    from desk.ui.browsing import Browsing
    from desk.ui.evidence import Evidences
    from desk.ui.menus import Menus
    from desk.ui.parts import Parts
    from desk.ui.workings import Workings


class Window(Frame):
    """One window on one project at a time.

    An `empty` one can be painted at once, and looks like itself without its contents; `furnish` brings them.
    """

    def __init__(self, chosen: Settings, *, empty: bool = False) -> None:
        super().__init__(chosen)
        self._chosen = chosen
        self._workings: Workings | None = None
        self.setAcceptDrops(True)
        if not empty:
            self.furnish()

    def furnish(self) -> None:
        """Makes what the window is full of, unless that was done."""
        if self._workings is not None:
            return
        from desk.ui.workings import Workings

        self._workings = Workings(self, self._chosen)

    @property
    def workings(self) -> "Workings":
        """What works in a furnished window."""
        assert self._workings is not None
        return self._workings

    @property
    def parts(self) -> "Parts":
        """What a furnished window is made of."""
        return self.workings.parts

    @property
    def menus(self) -> "Menus":
        """The menus of a furnished window."""
        return self.workings.menus

    @property
    def browsing(self) -> "Browsing":
        """Going from article to article."""
        return self.workings.browsing

    @property
    def asking(self) -> "Asking":
        """Its questions."""
        return self.workings.asking

    @property
    def evidence(self) -> "Evidences":
        """Its gathering of evidence."""
        return self.workings.evidence

    @property
    def people(self) -> dict[str, str]:
        """The names of all in the project, by id."""
        return self.workings.people

    def take_settings(self) -> None:
        """Shows what the settings say."""
        self.workings.take_settings()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers how the window stood; all else is on the disk already, but for what a feature asks about."""
        if self._workings is not None and not self._workings.may_close():
            event.ignore()
            return
        if self._workings is not None:
            self.parts.inspector.flush()
            self.parts.projects.change_settings(
                window_geometry=base64.b64encode(self.saveGeometry().data()).decode(),
                window_state=base64.b64encode(self.saveState().data()).decode(),
            )
            self._workings.close()
        super().closeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round: toolbar, articles, text, panels at the right, status bar."""
        from desk.ui.tabbing import docks_as_read, step

        docks, middle = docks_as_read(self.docks.values(), self), self.centralWidget()
        assert middle is not None
        left = [dock for dock in docks if dock.x() < middle.x()]
        right = [dock for dock in docks if dock not in left]
        return step([self.toolbar, *left, middle, *right, self.statusBar()], forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files can be dropped anywhere."""
        if self._workings is not None and local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A project is opened, everything else is imported."""
        self.browsing.take_files(local_files(event.mimeData()))
