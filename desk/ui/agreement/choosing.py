"""Whom, what and where to compare: the bar at the head of the agreement window."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QMenu, QToolButton, QWidget

from desk.model.label import Label, LabelKind
from desk.model.scheme import in_order
from desk.ui.flow import Flow
from desk.ui.foreign import one_line
from desk.ui.panels.attributes import CalmCombo
from desk.ui.panels.filter_box import FilterBox

CHIP = """QToolButton { border: 1px solid palette(mid); padding: 4px 10px; }
QToolButton:checked { border-color: palette(highlight); }
QToolButton::menu-indicator { image: none; width: 0; }"""


class Scope(Enum):
    """Which articles."""

    ALL = auto()
    OPEN = auto()
    SELECTED = auto()


@dataclass(frozen=True, slots=True)
class Wish:
    """What to compare: people (ids) in order, articles, and labels (ids), none of which stands for all."""

    people: tuple[str, ...] = ()
    scope: Scope = Scope.ALL
    filter: str = ""
    labels: frozenset[str] = field(default_factory=frozenset)
    intervals: bool = True


class ChoiceBar(QWidget):
    """Shows a wish, and tells when a person has another one."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wish = Wish()
        self.people = TickButton(self.tr("Analysts"))
        self.people.ticked.connect(self._ask)
        self.scope = CalmCombo()
        self.scope.setAccessibleName(self.tr("Articles"))
        self.scope.addItem(self.tr("All articles"), Scope.ALL)
        self.scope.addItem(self.tr("The open article"), Scope.OPEN)
        self.scope.addItem(self.tr("Those selected in the list"), Scope.SELECTED)
        self.scope.setMinimumWidth(190)
        self.scope.setMaximumWidth(280)
        self.scope.activated.connect(self._ask)
        self.text = FilterBox(self.tr("Title or outlet"), self.tr("Only articles with this in title or outlet"))
        self.text.setFixedWidth(200)
        self.text.wanted.connect(self._ask)
        self.labels = TickButton(self.tr("All labels"))
        self.labels.ticked.connect(self._ask)
        self.intervals = QCheckBox(self.tr("Intervals"))
        self.intervals.setToolTip(self.tr("95 %, from 1,000 draws of the articles"))
        self.intervals.setChecked(True)
        self.intervals.toggled.connect(self._ask)
        self.intervals.setMinimumHeight(self.labels.sizeHint().height())
        layout = Flow(self, 8, 6)
        for part in (self.people, self.scope, self.text, self.labels, self.intervals):
            layout.addWidget(part)

    def offer(self, people: Sequence[tuple[str, str]], labels: Mapping[str, Label]) -> None:
        """Whom there is to choose from (id and name), and which labels."""
        self.people.offer([(id, one_line(name)) for id, name in people])
        kinds = (LabelKind.ENTITY, LabelKind.CLAIM)
        self.labels.offer([(each.id, each.name) for each in in_order(labels.values()) if each.kind in kinds])

    def show_wish(self, wish: Wish) -> None:
        """Shows what is compared."""
        self.wish = wish
        self.people.tick(wish.people)
        self.labels.tick(wish.labels)
        self.scope.setCurrentIndex(self.scope.findData(wish.scope))

    def show_scopes(self, open_title: str, selected: int) -> None:
        """Which articles there are to choose from in the main window."""
        title = one_line(open_title)[:40]
        self.scope.setItemText(1, self.tr("The open one: {}").format(title) if title else self.tr("The open article"))
        self.scope.setItemText(2, self.tr("Those selected in the list: {}").format(selected))

    def _ask(self, *_: object) -> None:
        wish = Wish(
            people=tuple(self.people.values),
            scope=self.scope.currentData(),
            filter=self.text.text().strip(),
            labels=frozenset(self.labels.values),
            intervals=self.intervals.isChecked(),
        )
        if wish != self.wish:
            self.wish = wish
            self.asked.emit(wish)


class TickButton(QToolButton):
    """A button with a menu that stays open while things are ticked in it; nothing ticked shows its title."""

    ticked = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.values: list[str] = []
        self.setStyleSheet(CHIP)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.setMenu(QMenu(self))
        self._show()

    def offer(self, values: Iterable[tuple[str, str]]) -> None:
        """What can be ticked: values with their names."""
        menu = self.menu()
        menu.clear()
        for value, name in values:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setData(value)
            action.setChecked(value in self.values)
            action.toggled.connect(self._toggled)
        self._show()

    def tick(self, values: Iterable[str]) -> None:
        """Ticks these, and tells nobody."""
        wanted = set(values)
        for action in self.menu().actions():
            action.blockSignals(True)
            action.setChecked(action.data() in wanted)
            action.blockSignals(False)
        self._collect()

    def _toggled(self) -> None:
        self._collect()
        self.ticked.emit()

    def _collect(self) -> None:
        self.values = [action.data() for action in self.menu().actions() if action.isChecked()]
        self._show()

    def _show(self) -> None:
        names = [action.text().replace("&&", "&") for action in self.menu().actions() if action.isChecked()]
        shown = ", ".join(names) if len(names) < 4 else self.tr("{} and {} more").format(names[0], len(names) - 1)
        shown = shown or self._title
        self.setText(f"{shown} ▾".replace("&", "&&"))
        self.setAccessibleDescription(shown)
