"""The frame of a window: its bars and docks in their places, still empty. It is what is painted first."""

import base64
import binascii

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QStatusBar,
    QTabBar,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk.settings import Settings
from desk.ui import theme
from desk.ui.commands import MENUS, menu_title
from desk.ui.toolbar import ToolBar


class Frame(QMainWindow):
    """Looks as the window will, without contents.

    `menus_of_bar` has the menus by the names of the table of commands, `column` takes what stands in the middle.
    """

    def __init__(self, chosen: Settings) -> None:
        # Before there is anything that would have to change its look.
        app = theme.application()
        theme.apply(app, theme.theme_for(app, chosen.theme))
        super().__init__()
        self.setWindowTitle("Desk")
        self.menus_of_bar = {name: self.menuBar().addMenu(menu_title(name)) for name in MENUS}
        self.toolbar = ToolBar(self)
        self.addToolBar(self.toolbar)
        status = QStatusBar(self)
        status.setSizeGripEnabled(False)
        # Keeps the room of what will stand there.
        room = QToolButton(status)
        room.setText(" ")
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        status.addPermanentWidget(room)
        self.setStatusBar(status)
        middle = QWidget(self)
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._paper = QWidget(middle)
        self._paper.setBackgroundRole(QPalette.ColorRole.Base)
        self._paper.setAutoFillBackground(True)
        self.column.addWidget(self._paper, 1)
        self.setCentralWidget(middle)
        self.docks: dict[str, QDockWidget] = {}
        self._place_docks()
        self._restore(chosen)

    def add_dock(self, title: str, name: str, *, beside: str, shown: bool) -> None:
        """A dock that is not painted at first: as a tab beside the one of that name, beside none under the text."""
        dock = self._made(title, name)
        if not self.restoreDockWidget(dock):
            self.tabifyDockWidget(self.docks[beside or "comments"], dock)
            dock.setVisible(shown)

    def fill_dock(self, name: str, content: QWidget) -> None:
        """Puts the content of a panel into its dock."""
        dock = self.docks[name]
        hollow = dock.widget()
        dock.setWidget(content)
        hollow.deleteLater()

    def clear_middle(self) -> None:
        """Takes away what the middle is painted with while nothing stands there."""
        self._paper.hide()
        self._paper.deleteLater()

    def tend_tabs(self) -> None:
        """Looks after the bars of tabs from now on, whichever Qt makes."""
        self._tabs_soon = QTimer(self)
        self._tabs_soon.setSingleShot(True)
        self._tabs_soon.timeout.connect(self._tend_tabs)
        for dock in self.docks.values():
            dock.visibilityChanged.connect(lambda _: self._tabs_soon.start())
        self._tend_tabs()

    def _place_docks(self) -> None:
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        self._dock(self.tr("Articles"), "articles", left)
        self._dock(self.tr("Labels"), "labels", right)
        self._dock(self.tr("Annotations"), "annotations", right)
        self._dock(self.tr("Claims"), "claims", right)
        self._dock(self.tr("Details"), "details", right)
        self.tabifyDockWidget(self.docks["annotations"], self.docks["claims"])
        # The panels of features; they come into sight when they are asked for.
        self._dock(self.tr("Differences"), "differences", right, hidden=True)
        self.tabifyDockWidget(self.docks["annotations"], self.docks["differences"])
        # Under the text there is room for wide tables.
        under = Qt.DockWidgetArea.BottomDockWidgetArea
        self._dock(self.tr("Comments"), "comments", under, hidden=True)
        self._dock(self.tr("Inbox"), "inbox", under, hidden=True)
        self._dock(self.tr("History"), "history", under, hidden=True)
        self.tabifyDockWidget(self.docks["comments"], self.docks["inbox"])
        self.tabifyDockWidget(self.docks["comments"], self.docks["history"])
        self.docks["annotations"].raise_()
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.setDockNestingEnabled(True)
        # What lies under the text leaves the sides their whole height.
        for corner, area in (
            (Qt.Corner.BottomLeftCorner, left),
            (Qt.Corner.BottomRightCorner, right),
        ):
            self.setCorner(corner, area)
        room = self.screen().availableGeometry()
        self.resize(min(1360, room.width() - 24), min(860, room.height() - 60))
        self.resizeDocks([self.docks["articles"], self.docks["labels"]], [270, 300], Qt.Orientation.Horizontal)
        stacked = [self.docks[name] for name in ("labels", "annotations", "details")]
        self.resizeDocks(stacked, [220, 260, 240], Qt.Orientation.Vertical)

    def _dock(self, title: str, name: str, area: Qt.DockWidgetArea, *, hidden: bool = False) -> None:
        dock = self._made(title, name)
        self.addDockWidget(area, dock)
        dock.setHidden(hidden)

    def _made(self, title: str, name: str) -> QDockWidget:
        dock = self.docks[name] = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setWidget(QWidget(dock))
        return dock

    def _restore(self, chosen: Settings) -> None:
        try:
            self.restoreGeometry(QByteArray(base64.b64decode(chosen.window_geometry, validate=True)))
            self.restoreState(QByteArray(base64.b64decode(chosen.window_state, validate=True)))
        except binascii.Error:
            pass

    def _tend_tabs(self) -> None:
        """Names the bars of tabs; those with nothing to choose from, which Qt keeps out of sight, take no focus."""
        for tabs in self.findChildren(QTabBar):
            tabs.setAccessibleName(self.tr("Panels"))
            tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus if tabs.count() > 1 else Qt.FocusPolicy.NoFocus)
