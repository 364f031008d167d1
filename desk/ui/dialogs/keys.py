"""The key sheet (F1), made from the table of commands and the label set."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.model.label import Label, LabelKind
from desk.ui.commands import Command, menu_title
from desk.ui.translation import tr


def in_the_text() -> list[tuple[str, str]]:
    """What keys and the mouse do in the article without being commands: what it does, and how."""
    return [
        (tr("Move the caret; with Ctrl by word, with Shift extend the selection"), tr("Arrows")),
        (tr("Tag the selection, else change the annotation at the caret, else tag the word"), tr("A label’s key")),
        (tr("Tag every occurrence, after a preview"), tr("Shift + a label’s key")),
        (tr("Select whole words; with Alt or Ctrl held exactly what is dragged"), tr("Drag")),
        (tr("Move that end of the picked annotation"), tr("Drag an end")),
        (tr("Pick the next annotation at the same place"), tr("Click again")),
        (tr("Zoom"), tr("Ctrl + wheel")),
    ]


def shown_keys(keys: Iterable[str]) -> str:
    """Key sequences as this system writes them."""
    return ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


class KeySheet(QDialog):
    """All keys, with a box to find one."""

    def __init__(self, commands: Sequence[Command], labels: Iterable[Label], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(760, 680)
        find = QLineEdit(self)
        find.setPlaceholderText(self.tr("Find a command or a key"))
        find.setAccessibleName(self.tr("Find a command or a key"))
        find.setClearButtonEnabled(True)
        self._tree = QTreeWidget(self)
        self._tree.setColumnCount(2)
        self._tree.setHeaderLabels([self.tr("Does"), self.tr("Key")])
        self._tree.setRootIsDecorated(False)
        self._tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.setAccessibleName(self.tr("Keys"))
        self._fill(self.tr("In the article"), in_the_text())
        used = [label for label in labels if label.key and not label.retired]
        # One name may be that of an entity's label and of a claim's.
        for kind, title in (
            (LabelKind.ENTITY, self.tr("Labels of entities")),
            (LabelKind.CLAIM, self.tr("Labels of claims")),
            (LabelKind.RELATION, self.tr("Labels of relations")),
            (LabelKind.ARTICLE, self.tr("Labels of articles")),
        ):
            self._fill(title, [(label.name, label.key.upper()) for label in used if label.kind is kind])
        menus = list(dict.fromkeys(command.menu.split("/")[0] for command in commands if command.keys))
        for menu in menus:
            rows = [
                (command.plain_title, shown_keys(command.keys))
                for command in commands
                if command.keys and command.menu.split("/")[0] == menu
            ]
            self._fill(menu_title(menu).replace("&", "") if menu else self.tr("Elsewhere"), rows)
        self._tree.expandAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(find)
        layout.addWidget(self._tree)
        layout.addWidget(buttons)
        find.textChanged.connect(self._filter)

    def _fill(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        if not rows:
            return
        group = QTreeWidgetItem(self._tree, [title])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFirstColumnSpanned(True)
        group.setTextAlignment(0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        # Stands nearer to what belongs to it; the very first has the heading above it.
        more = 12 if self._tree.topLevelItemCount() > 1 else 0
        group.setSizeHint(0, QSize(0, self._tree.fontMetrics().lineSpacing() + 9 + more))
        for does, key in rows:
            row = QTreeWidgetItem(group, [does, key])
            row.setToolTip(0, does)

    def _filter(self, typed: str) -> None:
        wanted = typed.casefold()
        for g in range(self._tree.topLevelItemCount()):
            group = self._tree.topLevelItem(g)
            assert group is not None
            found = 0
            for n in range(group.childCount()):
                row = group.child(n)
                assert row is not None
                fits = wanted in f"{row.text(0)} {row.text(1)}".casefold()
                row.setHidden(not fits)
                found += fits
            group.setHidden(not found)
