"""What windows in which one works on a project have in common: buttons for actions, a notice and Close at the foot."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from desk.ui.translation import tr


def tool_button(action: QAction) -> QToolButton:
    """A button for an action, which Tab comes to."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def foot(notice: QWidget, close: Callable[[], object]) -> QHBoxLayout:
    """The notice, and a button that closes the window."""
    button = QPushButton(tr("Close"))
    button.setAutoDefault(False)
    button.clicked.connect(close)
    row = QHBoxLayout()
    row.addWidget(notice, 1)
    row.addWidget(button)
    return row
