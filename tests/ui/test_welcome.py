"""The first start: the name is asked once, the hints go for good, and nothing of it stands in the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desk import paths, settings
from desk.settings import Settings
from desk.ui.panels.hints import HintsCard
from desk.ui.theme import DARK, LIGHT
from desk.ui.window import Window
from tests.trips.hand import Hand

LEFT = Qt.MouseButton.LeftButton


def started(qtbot: QtBot, project: Path | None = None) -> Hand:
    """A window with the settings as they were left, on that project or the one a start without any opens."""
    window = Window(settings.load(paths.settings_file()))
    qtbot.addWidget(window, before_close_func=lambda w: w.parts.jobs.stop_all())
    window.resize(1200, 800)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hand = Hand(qtbot, window)
    if project is not None:
        assert window.parts.projects.create(project)
    elif paths.first_project().exists():
        window.parts.projects.open_last()
    else:
        with qtbot.waitSignal(window.parts.projects.imported, timeout=10_000):
            window.parts.projects.open_last()
    hand.settle()
    return hand


def left(qtbot: QtBot, hand: Hand) -> None:
    hand.window.close()
    qtbot.waitUntil(lambda: hand.window.parts.bridge is None)


def card_of(hand: Hand) -> HintsCard:
    (found,) = hand.window.findChildren(HintsCard)
    return found


def said(hand: Hand) -> str:
    return "\n".join(label.text() for label in card_of(hand).findChildren(QLabel) if label.isVisible())


def hides(hand: Hand) -> list[QToolButton]:
    return [each for each in card_of(hand).findChildren(QToolButton) if each.isVisible() and each.text() == "✕"]


def test_the_first_start_names_the_login_and_gives_three_hints(qtbot: QtBot) -> None:
    hand = started(qtbot)
    assert card_of(hand).isVisible()
    assert f"“{hand.window.parts.projects.person_name}”" in said(hand)
    assert card_of(hand).hints() == ["label", "claim", "export"]
    assert "Person" in said(hand)
    assert "Ctrl+E" in said(hand)
    assert QApplication.activeModalWidget() is None


def test_a_hint_that_was_hidden_does_not_come_again(qtbot: QtBot) -> None:
    hand = started(qtbot)
    qtbot.mouseClick(hides(hand)[1], LEFT)
    assert card_of(hand).hints() == ["label", "export"]
    left(qtbot, hand)
    hand = started(qtbot)
    assert card_of(hand).hints() == ["label", "export"]
    qtbot.mouseClick(
        next(b for b in card_of(hand).findChildren(QToolButton) if b.text() == "Hide all" and b.isVisible()), LEFT
    )
    hand.press("Keep", card_of(hand))
    assert card_of(hand).isHidden()
    left(qtbot, hand)
    assert card_of(started(qtbot)).isHidden()


def test_a_name_that_was_kept_is_not_asked_again(qtbot: QtBot) -> None:
    hand = started(qtbot)
    name = hand.window.parts.projects.person_name
    hand.press("Keep", card_of(hand))
    assert "kept under" not in said(hand)
    assert settings.load(paths.settings_file()).person_name == name
    left(qtbot, hand)
    assert "kept under" not in said(started(qtbot))


@pytest.mark.parametrize("wanted", ["Bo", None])
def test_the_name_can_be_changed_from_the_card(qtbot: QtBot, wanted: str | None) -> None:
    """Or confirmed there as it is."""
    hand = started(qtbot)
    name = wanted or hand.window.parts.projects.person_name

    def fill_in(dialog: QInputDialog) -> None:
        dialog.setTextValue(name)
        dialog.accept()

    with hand.answering(QInputDialog, fill_in):
        hand.press("Change…", card_of(hand))
    hand.settle()
    assert "kept under" not in said(hand)
    assert settings.load(paths.settings_file()).person_name == name
    assert hand.window.parts.bridge is not None
    assert hand.window.parts.bridge.workbench.person.name == name
    assert card_of(hand).hints() == ["label", "claim", "export"]


def test_the_name_button_below_answers_the_question_too(qtbot: QtBot) -> None:
    hand = started(qtbot)
    with hand.answering(QInputDialog, lambda dialog: dialog.accept()):
        hand.window.parts.status.person_asked.emit()
    hand.settle()
    assert "kept under" not in said(hand)
    assert hand.window.parts.projects.settings.person_name


def test_a_project_of_ones_own_has_no_hints_but_the_name_is_asked(qtbot: QtBot, tmp_path: Path) -> None:
    hand = started(qtbot, tmp_path / "own.desk")
    assert card_of(hand).hints() == []
    assert "kept under" in said(hand)
    hand.press("Keep", card_of(hand))
    assert card_of(hand).isHidden()


def test_it_does_not_stand_in_the_way_of_work(qtbot: QtBot) -> None:
    hand = started(qtbot)
    hand.place(hand.text.index("Averin met") + 2)
    hand.key("p")
    assert hand.picked.quote == "Averin"
    hand.undo()
    assert card_of(hand).isVisible()


def test_the_keyboard_reaches_everything_and_escape_goes_back_to_the_text(qtbot: QtBot) -> None:
    hand = started(qtbot)
    card, view = card_of(hand), hand.view
    view.setFocus()
    reached: list[QWidget] = []
    for _ in range(6):
        hand.key(Qt.Key.Key_Tab)
        focused = hand.window.focusWidget()
        assert focused is not None
        reached.append(focused)
    assert reached == [each for each in card.stops() if each.isVisible()]
    assert [each.accessibleName() for each in reached if not each.accessibleName()] == []
    hand.key(Qt.Key.Key_Space)
    assert card.hints() == ["label", "claim"]
    assert card.isAncestorOf(hand.window.focusWidget() or view)
    hand.key(Qt.Key.Key_Escape)
    assert view.hasFocus()


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_the_card_follows_the_theme(qtbot: QtBot, look: object) -> None:
    assert look in (LIGHT, DARK)
    settings.save(Settings(theme=look.name), paths.settings_file())  # type: ignore[attr-defined]
    hand = started(qtbot)
    button = next(b for b in card_of(hand).findChildren(QPushButton) if b.text() == "Keep")
    assert button.isVisible()
    middle = card_of(hand).grab().toImage().pixelColor(card_of(hand).width() // 2, 20)
    assert middle.name() == look.raised  # type: ignore[attr-defined]
