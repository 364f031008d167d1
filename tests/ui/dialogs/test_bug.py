import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk import __version__, app
from desk.ui.dialogs.bug import BugDialog


def an_error() -> KeyError:
    try:
        {}["lost"]
    except KeyError as error:
        return error
    raise AssertionError


def test_the_details_can_be_copied_and_the_dialog_stays_until_it_is_closed(qtbot: QtBot) -> None:
    dialog = BugDialog(an_error())
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"Desk {__version__}, Python ")
    assert "KeyError: 'lost'" in copied
    assert "test_bug.py" in copied
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.defaultButton(), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_an_error_of_ours_ends_in_that_dialog_and_in_the_log(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BugDialog)
        seen.append(dialog.details)
        dialog.close()

    QTimer.singleShot(0, look)
    error = an_error()
    app._on_bug(type(error), error, error.__traceback__)
    assert "KeyError: 'lost'" in seen[0]
    assert "KeyError: 'lost'" in caplog.text
    assert "KeyError" in capsys.readouterr().err
