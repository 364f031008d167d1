"""Between whom to settle, and where."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desk.actions.adjudicating import FEWEST, MOST
from desk.model.article import Article
from desk.model.project import Person
from desk.ui.foreign import one_line


@dataclass(frozen=True, slots=True)
class Chosen:
    """The analysts in order, and the articles (ids)."""

    people: tuple[Person, ...]
    articles: tuple[str, ...]


class SetupDialog(QDialog):
    """`work` says for each article (id) how much each person (id) annotated; `current` is the open article."""

    def __init__(
        self,
        people: Sequence[Person],
        work: Mapping[str, Mapping[str, int]],
        current: Article | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Adjudicate"))
        self._work, self._current = work, current
        self._people = {person.id: person for person in people}
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Analysts"))
        self.list.setSpacing(3)
        self._fill()
        self.here, self.all = QRadioButton(), QRadioButton()
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.why.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(self.tr("Adjudicate"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        heading = QLabel(self.tr("Between which analysts, two to six?"))
        heading.setBuddy(self.list)
        layout.addWidget(heading)
        layout.addWidget(self.list, 1)
        layout.addWidget(QLabel(self.tr("In which articles?")))
        layout.addWidget(self.here)
        layout.addWidget(self.all)
        layout.addWidget(self.why)
        layout.addWidget(buttons)
        self.list.itemChanged.connect(self._judge)
        self._judge()
        (self.here if self.here.isEnabled() else self.all).setChecked(True)
        for choice in (self.here, self.all):
            choice.toggled.connect(self._judge)
        self._judge()

    def sizeHint(self) -> QSize:
        """Room for some names."""
        return QSize(460, 420)

    def chosen(self) -> Chosen:
        """What was chosen; only for a dialog that was accepted."""
        people = self._ticked()
        articles = [self._current.id] if self.here.isChecked() and self._current is not None else self._shared(people)
        return Chosen(tuple(self._people[id] for id in people), tuple(articles))

    def _fill(self) -> None:
        made: Counter[str] = Counter()
        for counts in self._work.values():
            made.update(counts)
        here = self._work.get(self._current.id, {}) if self._current is not None else {}
        wanted = [id for id, _ in sorted(here.items(), key=lambda each: -each[1])] if len(here) >= FEWEST else []
        wanted = (wanted or [id for id, _ in made.most_common()])[:MOST]
        for id, count in sorted(made.items(), key=lambda each: (each[0] not in wanted, -each[1], each[0])):
            if id not in self._people:
                continue
            annotations = self.tr("1 annotation") if count == 1 else self.tr("{} annotations")
            words = annotations.format(self.locale().toString(count))
            item = QListWidgetItem(self.tr("{name}: {count}").format(name=self._people[id].name, count=words))
            item.setData(Qt.ItemDataRole.UserRole, id)
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if id in wanted else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _ticked(self) -> list[str]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _shared(self, people: Sequence[str]) -> list[str]:
        return sorted(id for id, counts in self._work.items() if sum(each in counts for each in people) >= FEWEST)

    def _judge(self) -> None:
        people = self._ticked()
        shared = self._shared(people)
        here = self._current is not None and any(id in self._work.get(self._current.id, {}) for id in people)
        title = one_line(self._current.shown_title)[:60] if self._current is not None else ""
        self.here.setText(
            self.tr("This one: {}").format(title).replace("&", "&&") if title else self.tr("This one: none is open")
        )
        self.here.setEnabled(here)
        one = self.tr("The 1 article that at least two of them annotated")
        many = self.tr("All {} articles that at least two of them annotated")
        self.all.setText(one if len(shared) == 1 else many.format(self.locale().toString(len(shared))))
        self.all.setEnabled(bool(shared))
        enough = FEWEST <= len(people) <= MOST
        if not enough:
            self.why.setText(self.tr("Tick two to six analysts."))
        elif not here and not shared:
            self.why.setText(self.tr("There is no article that two of them annotated."))
        else:
            self.why.setText("")
        self.ok.setEnabled(enough and ((self.here.isChecked() and here) or (self.all.isChecked() and bool(shared))))
