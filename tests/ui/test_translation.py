"""Nothing that a person reads is written into the code without passing through Qt's translation."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.translation import install, tr
from tests.ui.at_work import at_work

UI = Path(__file__).parent.parent.parent / "desk" / "ui"

WRAPPERS = {"tr", "translate", "QT_TRANSLATE_NOOP"}

CALLS = {
    # Qt's own, by what takes words for a person
    "setText", "setWindowTitle", "setTitle", "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText",
    "setAccessibleName", "setAccessibleDescription", "setInformativeText", "setSpecialValueText", "setPrefix",
    "setSuffix", "setLabelText", "setHeaderLabels", "setHorizontalHeaderLabels", "addAction", "addMenu", "addSection",
    "addItem", "addItems", "addRow", "addTab", "addButton", "showMessage", "setIconText", "setHtml",
    "QLabel", "empty_hint", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QDockWidget", "QMenu",
    "question", "information", "warning", "critical", "about",
    "getText", "getItem", "getInt", "getSaveFileName", "getOpenFileName", "getOpenFileNames", "getExistingDirectory",
    # our own
    "say", "warn", "tell", "show_nothing", "Palette", "Choice", "Command", "_button", "_word", "_start",
}  # fmt: skip
SIGNALS = {"said", "refused", "told", "confirm_asked"}
KEYWORDS = {"Command": {"title", "hint"}, "Choice": {"title"}}
SIGNS = re.compile(r"[^\W\d_]{2,}")
"""What is words, and not a sign like ✕, a key like C or a mere joint of other texts."""

FOR_MACHINES = re.compile(r"<[^>]*(?:>|$)|\*?\.\w+|#\w+|https://|\{\w*\}|\b(?:Desk|CSV|viaf|isni|geonames)\b")
"""Markup, file names, colours, addresses and proper names, wherever they stand in a string."""


def literals(node: ast.AST) -> Iterator[ast.Constant]:
    """The strings in an expression that are not handed to a wrapper; of a nested call only what is shown by it."""
    if isinstance(node, ast.Call) and name_of(node.func) in WRAPPERS:
        return
    if isinstance(node, ast.Call):
        # `x.get("key")`, `join`, `format`: the text it is called on is shown, what it is called with mostly not.
        yield from literals(node.func)
        return
    if isinstance(node, ast.Subscript):
        yield from literals(node.value)
        return
    if isinstance(node, ast.Compare | ast.Lambda):
        return
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if SIGNS.search(FOR_MACHINES.sub("", node.value)):
            yield node
        return
    for child in ast.iter_child_nodes(node):
        yield from literals(child)


def name_of(func: ast.AST) -> str:
    if isinstance(func, ast.Attribute):
        return func.attr
    return func.id if isinstance(func, ast.Name) else ""


def shown(call: ast.Call) -> list[ast.expr]:
    """The arguments of a call that a person gets to read."""
    name = name_of(call.func)
    if name == "emit" and isinstance(call.func, ast.Attribute) and name_of(call.func.value) in SIGNALS:
        return call.args
    if name in KEYWORDS:
        return [keyword.value for keyword in call.keywords if keyword.arg in KEYWORDS[name]]
    if name == "_dock":
        return call.args[:1]
    if name in CALLS:
        return [*call.args, *(keyword.value for keyword in call.keywords)]
    return []


def untranslated(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: dict[tuple[int, int], str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for argument in shown(node):
                for literal in literals(argument):
                    found[literal.lineno, literal.col_offset] = f"line {literal.lineno}: {literal.value!r}"
    return [found[place] for place in sorted(found)]


def modules() -> list[str]:
    return sorted(path.relative_to(UI).as_posix() for path in UI.rglob("*.py"))


@pytest.mark.parametrize("module", modules())
def test_every_visible_string_can_be_translated(module: str) -> None:
    assert untranslated(UI / module) == []


class Marking(QTranslator):
    """Translates into a language that is English in brackets."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:  # type: ignore[override]
        return f"[{text}]"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def marking(qapp: QApplication) -> Iterator[None]:
    translator = Marking()
    assert qapp.installTranslator(translator)
    yield
    assert qapp.removeTranslator(translator)


@pytest.mark.usefixtures("marking")
def test_what_the_window_says_is_said_in_the_other_language(qtbot: QtBot, tmp_path: Path) -> None:
    hand = at_work(qtbot, tmp_path, "Ana Lee was in Oslo.", titles=["Title"])
    assert [line for line in said_by(hand.window) if "[" not in line] == []


def said_by(window: QWidget) -> list[str]:
    """All words on a window that are not the person's own."""
    own = {"Ana", "Title", "article"}
    said = [action.text() for action in window.findChildren(QAction)]
    for widget in window.findChildren(QWidget):
        said += [widget.toolTip(), widget.accessibleName(), widget.windowTitle()]
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
        if isinstance(widget, QLineEdit):
            said.append(widget.placeholderText())
    said = [FOR_MACHINES.sub("", line).partition("\t")[0] for line in said]
    return [line for line in said if SIGNS.search(line) and line not in own]


def test_a_translation_that_is_there_is_loaded(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "i18n"
    folder.mkdir()
    release = Path(sys.executable).parent / "pyside6-lrelease"
    if not release.exists():
        pytest.skip("PySide6's own tools are not here")
    words = "<message><source>Nothing fits</source><translation>چیزی نیست</translation></message>"
    source = folder / "desk_fa.ts"
    source.write_text(
        f'<!DOCTYPE TS><TS version="2.1" language="fa"><context><name></name>{words}</context></TS>', encoding="utf-8"
    )
    subprocess.run([release, source, "-qm", folder / "desk_fa.qm"], check=True, capture_output=True)
    monkeypatch.setattr("desk.ui.translation.paths.resource", lambda *_: folder)
    QLocale.setDefault(QLocale("fa_IR"))
    try:
        translator = install(qapp)
        assert translator is not None
        assert tr("Nothing fits") == "چیزی نیست"
        qapp.removeTranslator(translator)
    finally:
        QLocale.setDefault(QLocale.system())
    assert install(qapp) is None
