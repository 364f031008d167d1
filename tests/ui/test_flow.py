from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.ui.flow import Flow


def test_what_does_not_fit_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    flow = Flow(parent, 6, 4)
    parts = [QWidget(parent) for _ in range(3)]
    for part in parts:
        part.setFixedSize(40, 10)
        flow.addWidget(part)
    assert (flow.heightForWidth(200), flow.heightForWidth(90), flow.heightForWidth(10)) == (10, 24, 38)
    flow.setGeometry(QRect(0, 0, 90, 24))
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (46, 0), (0, 14)]
    parts[0].hide()
    assert flow.heightForWidth(90) == 10
    assert flow.count() == 3
    assert flow.takeAt(5) is None
