import platform
import sys
import threading

import pytest
from PySide6.QtCore import QMessageLogContext, Qt, QTimer, QtMsgType, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desk import __version__, app
from desk.ui.dialogs.bug import BugDialog, details_of


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


def test_the_details_name_the_versions_and_what_the_error_came_from() -> None:
    try:
        try:
            {}["lost"]
        except KeyError as error:
            raise ValueError("second") from error
    except ValueError as error:
        details = details_of(error)
    assert details.startswith(f"Desk {__version__}, Python {platform.python_version()}, Qt {qVersion()}, ")
    assert platform.platform() in details
    assert 0 < details.index("KeyError: 'lost'") < details.index("ValueError: second")


def test_the_details_do_not_take_an_article_along(sample_text: str) -> None:
    details = details_of(ValueError(sample_text))
    assert "ValueError: Friday 22 November 2019" in details
    assert "Iran" not in details
    assert len(details) < 500


def test_an_error_in_a_slot_reaches_the_person_and_the_window_stays(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", app._on_bug)
    window = QPushButton("Boom")
    qtbot.addWidget(window)
    window.clicked.connect(lambda: {}["lost"])
    window.show()
    qtbot.waitExposed(window)
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BugDialog)
        seen.append(dialog.details)
        dialog.close()

    for _ in range(2):
        QTimer.singleShot(0, look)
        qtbot.mouseClick(window, Qt.MouseButton.LeftButton)
    assert len(seen) == 2
    assert "KeyError: 'lost'" in seen[0]
    assert "KeyError: 'lost'" in caplog.text
    assert window.isVisible()


def test_what_qt_says_before_there_is_a_log_comes_into_it_later(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    messages = app._QtMessages()
    messages(QtMsgType.QtWarningMsg, QMessageLogContext(), "early")
    assert caplog.text == ""
    messages.flow()
    messages(QtMsgType.QtCriticalMsg, QMessageLogContext(), "late")
    assert [(each.levelname, each.message) for each in caplog.records] == [("WARNING", "early"), ("ERROR", "late")]
    assert capsys.readouterr().err == "early\nlate\n"


def test_an_error_in_another_thread_is_logged_and_opens_nothing(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    error = an_error()
    thread = threading.Thread(target=lambda: app._on_bug(type(error), error, error.__traceback__))
    thread.start()
    thread.join()
    assert "KeyError: 'lost'" in caplog.text
    assert QApplication.activeModalWidget() is None
