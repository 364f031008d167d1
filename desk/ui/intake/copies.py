"""Groups of copies: two texts side by side with what differs, and a choice for each group."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desk.ui.foreign import isolated, one_line, plain_tooltip
from desk.ui.intake.elided import ElidedLabel
from desk.ui.intake.side_by_side import SideBySide

Key = int | str


class Choice(StrEnum):
    """What becomes of a group; KEEP_ONE and LINK are about the text at the left."""

    KEEP_ALL = "keep_all"
    KEEP_ONE = "keep_one"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Member:
    """One of several copies: a draft (number) or an article (id); `place` says where it is from."""

    key: Key
    title: str
    place: str
    text: Callable[[], str]


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Copies of one text, at least two. `decided` is what stands already."""

    members: tuple[Member, ...]
    decided: Choice | None = None


class Choices(Protocol):
    """What choices come to, and what became of them: `choices.AmongDrafts` or `choices.AmongArticles`."""

    def choose(self, group: CopyGroup, choice: Choice, left: Key) -> bool:
        """Makes a choice, with that text at the left; gives whether that could be."""

    def decided(self, groups: Sequence[CopyGroup]) -> list[Choice | None]:
        """What stands of each group now."""

    def undo(self) -> str:
        """Takes back the last choice made here; gives what is to be said, nothing where a refusal says it."""

    def redo(self) -> str:
        """Makes it again, likewise."""


class CopiesDialog(QDialog):
    """Asks what to do with each group. Undo and redo here are about what was chosen here."""

    def __init__(
        self,
        groups: Sequence[CopyGroup],
        choices: Choices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Copies"))
        self.setWindowFlags(self.windowFlags() | Qt.WindowType.WindowMinMaxButtonsHint)
        self._groups = list(groups)
        self._choices = choices
        self._decided = [group.decided for group in groups]
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Groups of copies"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.left, self.right = QComboBox(), QComboBox()
        self.left.setAccessibleName(self.tr("The text at the left"))
        self.right.setAccessibleName(self.tr("The text at the right"))
        middle = Qt.TextElideMode.ElideMiddle
        self.where_left, self.where_right = ElidedLabel(middle), ElidedLabel(middle)
        self.texts = SideBySide()
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.buttons = {
            Choice.KEEP_ALL: QPushButton(self.tr("Keep &All")),
            Choice.KEEP_ONE: QPushButton(self.tr("Keep &Only the Left One")),
            Choice.LINK: QPushButton(self.tr("&Link the Others to the Left One")),
        }
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_group)
        for box in (self.left, self.right):
            box.currentIndexChanged.connect(lambda _: self._show_texts())
        for choice, button in self.buttons.items():
            button.clicked.connect(partial(self._decide, choice))
        self.close_button.clicked.connect(self.reject)
        for keys, choice in (("A", Choice.KEEP_ALL), ("O", Choice.KEEP_ONE), ("L", Choice.LINK)):
            QShortcut(QKeySequence(keys), self, partial(self._decide, choice))
        QShortcut(QKeySequence("Ctrl+Z"), self, self.undo)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self, self.redo)
        self._fill()
        self.resize(self.sizeHint())
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def sizeHint(self) -> QSize:
        """Room for two texts."""
        return QSize(1160, 720).boundedTo(self.screen().availableSize() * 0.92)

    def current(self) -> CopyGroup | None:
        """The group on show."""
        row = self.list.currentRow()
        return self._groups[row] if 0 <= row < len(self._groups) else None

    def undo(self) -> None:
        """Takes back the last choice made here."""
        self._move(self._choices.undo)

    def redo(self) -> None:
        """Makes it again."""
        self._move(self._choices.redo)

    def follow(self, _: object = None) -> list[int]:
        """Shows what stands of each group now; gives the rows where that is something else."""
        now = self._choices.decided(self._groups)
        other = [row for row, (one, two) in enumerate(zip(self._decided, now, strict=True)) if one is not two]
        self._decided = now
        for row in other:
            self._name(row)
        return other

    def _move(self, step: Callable[[], str]) -> None:
        before = list(self._decided)
        said = step()
        self.follow()
        moved = next((row for row, was in enumerate(before) if was is not self._decided[row]), None)
        if moved is not None:
            self.list.setCurrentRow(moved)
            self._show_group(moved)
        if said:
            self.said.setText(said)

    def _lay_out(self) -> None:
        self.left.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.right.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        heads = QGridLayout()
        heads.setHorizontalSpacing(8)
        for at, (box, where) in enumerate(((self.left, self.where_left), (self.right, self.where_right))):
            where.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            heads.addWidget(box, 0, at)
            heads.addWidget(where, 1, at)
            heads.setColumnStretch(at, 1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(4, 0, 0, 0)
        column.addLayout(heads)
        column.addWidget(self.texts, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([280, 860])
        split.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        for button in (*self.buttons.values(), self.close_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(10)
        layout.addWidget(split, 1)
        layout.addLayout(foot)

    def _fill(self) -> None:
        for group in self._groups:
            self.list.addItem("")
            item = self.list.item(self.list.count() - 1)
            item.setSizeHint(QSize(0, 2 * self.list.fontMetrics().height() + 16))
            item.setToolTip(plain_tooltip("\n".join(f"{each.title}  {each.place}" for each in group.members)))
        for row in range(len(self._groups)):
            self._name(row)

    def _name(self, row: int) -> None:
        group = self._groups[row]
        count = self.locale().toString(len(group.members))
        title = isolated(one_line(group.members[0].title))
        told = {
            Choice.KEEP_ALL: self.tr("all kept"),
            Choice.KEEP_ONE: self.tr("one kept"),
            Choice.LINK: self.tr("linked"),
            None: self.tr("{} copies").format(count),
        }[self._decided[row]]
        sign = "✓ " if self._decided[row] is not None else ""
        self.list.item(row).setText(f"{title}\n{sign}{told}")

    def _show_group(self, row: int) -> None:
        group = self.current()
        if group is None:
            return
        named = _told_apart(group.members)
        for box, chosen in ((self.left, 0), (self.right, 1)):
            box.blockSignals(True)
            box.clear()
            box.addItems(named)
            box.setCurrentIndex(chosen)
            box.blockSignals(False)
        self._show_texts()

    def _tell(self, *, same: bool) -> None:
        """Where one is, and how much the two texts on show differ."""
        left = self._decided.count(None)
        shown = self.locale().toString
        told = self.tr("Group {at} of {all}, {left} to decide").format(
            at=shown(self.list.currentRow() + 1), all=shown(len(self._groups)), left=shown(left)
        )
        count = len(self.texts.changes)
        differ = self.tr("1 place differs") if count == 1 else self.tr("{} places differ").format(shown(count))
        if same:
            differ = self.tr("the same text, of which a project keeps one")
        elif count == 0:
            differ = self.tr("the same words in both")
        self.said.setText(f"{told} · {differ}")

    def _show_texts(self) -> None:
        group = self.current()
        if group is None:
            return
        one, two = group.members[self.left.currentIndex()], group.members[self.right.currentIndex()]
        for label, member in ((self.where_left, one), (self.where_right, two)):
            label.setText(isolated(one_line(member.place)))
            label.setToolTip(plain_tooltip(member.place))
        texts = one.text(), two.text()
        self.texts.show_texts(*texts)
        self._tell(same=texts[0] == texts[1])

    def _decide(self, choice: Choice, _checked: bool = False) -> None:
        group, row = self.current(), self.list.currentRow()
        if group is None:
            return
        if not self._choices.choose(group, choice, group.members[self.left.currentIndex()].key):
            return
        self.follow()
        following = [*range(row + 1, len(self._groups)), *range(row)]
        onward = next((at for at in following if self._decided[at] is None), None)
        if onward is None:
            self._show_group(row)
            self.close_button.setFocus()
        else:
            self.list.setCurrentRow(onward)


def _told_apart(members: Sequence[Member]) -> list[str]:
    """What each is called in a list: its title, with where it is from where others have the same title."""
    often = Counter(member.title for member in members)
    named = []
    for member in members:
        title, place = isolated(one_line(member.title)), isolated(one_line(member.place))
        if often[member.title] == 1 and title:
            named.append(title)
        elif place and member.place.startswith(member.title):
            named.append(place)
        else:
            named.append(" · ".join(part for part in (title, place) if part))
    return named
