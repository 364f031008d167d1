"""Forms: their titles stand on the lines of their fields."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLayout, QLayoutItem, QWidget
from pytestqt.qtbot import QtBot

from desk.model.article import Article, Source
from desk.settings import Settings
from desk.ui.dialogs.details import DetailsDialog
from desk.ui.dialogs.export import ExportDialog, Writer
from desk.ui.dialogs.preferences import PreferencesDialog
from desk.ui.theme import LIGHT, application, apply


def preferences() -> QDialog:
    return PreferencesDialog(Settings(person_name="Ana"), "Ana")


def export() -> QDialog:
    writers = [Writer(name="json", title="Desk JSON", suffix=".json", losses=())]
    return ExportDialog(writers=writers, folder=Path(), stem="a", current="id", selected=("a", "b"), people=())


def details() -> QDialog:
    return DetailsDialog(Article(id="a", batch="b", title="A", text_sha256="0" * 64, length=3, source=Source()))


def first_of(item: QLayoutItem) -> QWidget:
    """The widget in whose first line a field's words are."""
    widget, layout = item.widget(), item.layout()
    if isinstance(layout, QLayout):
        inner = layout.itemAt(0)
        assert inner is not None
        return first_of(inner)
    assert widget is not None
    return widget.focusProxy() or widget


@pytest.mark.parametrize("make", [preferences, export, details])
def test_titles_are_level_with_their_fields(qtbot: QtBot, make: Callable[[], QDialog]) -> None:
    apply(application(), LIGHT)
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    form = dialog.findChild(QFormLayout)
    assert form is not None
    compared = 0
    for row in range(form.rowCount()):
        title = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
        field = form.itemAt(row, QFormLayout.ItemRole.FieldRole)
        if title is None or field is None or not isinstance(label := title.widget(), QLabel) or not label.text():
            continue
        shown = first_of(field)
        middle = shown.mapTo(dialog, shown.rect().center()).y()
        assert abs(label.mapTo(dialog, label.rect().center()).y() - middle) <= 1, label.text()
        compared += 1
    assert compared >= 3
