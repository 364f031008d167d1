import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.dialogs.palette import Choice, Palette, score

Key = Qt.Key
CHOICES = [
    Choice(value="org", title="Organization", detail="O", color="#7f4286"),
    Choice(value="per", title="Person", detail="P", color="#1068de"),
    Choice(value="agr", title="Rule or agreement", detail="4"),
    Choice(value="off", title="Retired one", enabled=False),
]


@pytest.fixture
def palette(qtbot: QtBot):
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.resize(800, 600)
    owner.show()
    made = Palette(owner, "Label", CHOICES)
    made.open_over(owner)
    qtbot.waitUntil(made.isVisible)
    yield made
    owner.close()


def titles(palette: Palette) -> list[str]:
    found = palette.findChild(QListView)
    assert found is not None
    return [found.model().index(row, 0).data() for row in range(found.model().rowCount())]


def typed(qtbot: QtBot, palette: Palette, letters: str) -> QLineEdit:
    box = palette.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, letters)
    return box


def test_the_beginning_of_a_word_comes_before_letters_inside_it() -> None:
    names = ["Rule or agreement", "Organization", "Weapon or vehicle", "Food"]
    ranked = sorted((found, name) for name in names if (found := score(name, "or")) is not None)
    assert [name for _, name in ranked] == ["Organization", "Rule or agreement", "Weapon or vehicle"]
    assert score("Food", "or") is None
    assert score("Mark as Needs Review", "mnr") is not None
    assert score("Anything", "") == 0


def test_typing_leaves_what_fits_and_return_takes_the_first(qtbot: QtBot, palette: Palette) -> None:
    box = typed(qtbot, palette, "or")
    assert titles(palette)[0] == "Organization"
    assert "Person" not in titles(palette) or titles(palette).index("Person") > 0
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(box, Key.Key_Return)
    assert chosen.args == ["org"]
    assert not palette.isVisible()


def test_arrows_move_and_go_round(qtbot: QtBot, palette: Palette) -> None:
    box = typed(qtbot, palette, "")
    # The last of the four cannot be chosen and is passed over, both ways.
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up):
        qtbot.keyClick(box, key)
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(box, Key.Key_Return)
    assert chosen.args == ["agr"]


def test_what_cannot_be_done_now_cannot_be_chosen(qtbot: QtBot, palette: Palette) -> None:
    box = typed(qtbot, palette, "retired")
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(box, Key.Key_Return)
    assert palette.isVisible()


def test_nothing_that_fits_is_said(qtbot: QtBot, palette: Palette) -> None:
    box = typed(qtbot, palette, "zzz")
    assert titles(palette) == []
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(box, Key.Key_Return)
    qtbot.keyClick(box, Key.Key_Escape)
    qtbot.waitUntil(lambda: not palette.isVisible())
