"""The form for evidence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desk.ui.dialogs.evidence import EvidenceDialog


def test_return_in_a_field_keeps_what_was_typed(qtbot: QtBot) -> None:
    dialog = EvidenceDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.url.setFocus()
    qtbot.keyClicks(dialog.url, "https://example.org/a")
    qtbot.keyClick(dialog.url, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.ok.isDefault()
