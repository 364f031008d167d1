from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.ui.review.choosing import ManyChoice


def test_several_are_ticked_one_after_another_by_keys(qtbot: QtBot) -> None:
    box = ManyChoice("All", "{} of them")
    qtbot.addWidget(box)
    box.offer([("a", "First"), ("b", "Second & more"), ("c", "Third")])
    box.show()
    qtbot.waitExposed(box)
    assert (box.currentText(), box.chosen()) == ("All", ())
    box.showPopup()
    with qtbot.waitSignal(box.changed):
        qtbot.keyClick(box._menu, Qt.Key.Key_Down)
        qtbot.keyClick(box._menu, Qt.Key.Key_Space)
    qtbot.keyClick(box._menu, Qt.Key.Key_Down)
    qtbot.keyClick(box._menu, Qt.Key.Key_Space)
    assert box._menu.isVisible()
    assert (box.currentText(), box.chosen()) == ("2 of them", ("a", "b"))
    assert box.accessibleDescription() == "First, Second & more"
    action = box._menu.actions()[0]
    qtbot.mouseClick(box._menu, Qt.MouseButton.LeftButton, pos=box._menu.actionGeometry(action).center())
    assert (box._menu.isVisible(), box.currentText()) == (True, "Second & more")
    qtbot.keyClick(box._menu, Qt.Key.Key_Escape)
    assert not box._menu.isVisible()
    box.choose(())
    assert box.currentText() == "All"
