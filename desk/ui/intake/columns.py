"""What the columns of a table hold: proposed, shown with samples, and confirmed by a person."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.formats.format import Columns, Options
from desk.ui.foreign import isolated, one_line, plain_tooltip
from desk.ui.intake.preparing import Preparing
from desk.ui.intake.tables import TableFile, samples_of, unasked
from desk.ui.intake.words import field_titles
from desk.ui.translation import tr


class ColumnsDialog(QDialog):
    """One table: each column with its first values, and what it holds. `place` is which of how many tables it is."""

    def __init__(
        self,
        table: TableFile,
        files: int,
        holds: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        place: tuple[int, int] = (1, 1),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Columns of a Table"))
        if place[1] > 1:
            self.setWindowTitle(self.tr("Columns of Table {at} of {all}").format(at=place[0], all=place[1]))
        self._names = table.names
        self._boxes: list[QComboBox] = []
        name = isolated(one_line(table.path.name))
        asked = QLabel(self.tr("What do the columns of {} hold?").format(name))
        if files == 2:
            one = self.tr("What do the columns of {} hold, and those of 1 more file with the same columns?")
            asked.setText(one.format(name))
        elif files > 2:
            many = self.tr("What do the columns of {name} hold, and those of {count} more files with the same columns?")
            asked.setText(many.format(name=name, count=files - 1))
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setWordWrap(True)
        asked.setStyleSheet("font-weight: 600;")
        self.table = QTableWidget(len(table.names), 3)
        self.table.setAccessibleName(self.tr("The columns"))
        self.table.setHorizontalHeaderLabels([self.tr("Column"), self.tr("First values"), self.tr("Holds")])
        self.table.verticalHeader().hide()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fill(dict(holds))
        self.why = QLabel()
        self.why.setWordWrap(True)
        # It has its room also while there is nothing to say, so that the table does not jump.
        policy = self.why.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.why.setSizePolicy(policy)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(self.tr("Use and Remember"))
        self.ok.setToolTip(self.tr("Tables with the same columns are read like this from now on"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(asked)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.why)
        layout.addWidget(buttons)
        self._judge()
        self.resize(self.sizeHint())
        if self._boxes:
            self._boxes[0].setFocus()

    def _fill(self, known: Mapping[str, str]) -> None:
        choices = {"": self.tr("(leave out)"), "text": self.tr("Text of the article"), **field_titles()}
        for row, column in enumerate(self._names):
            self.table.setItem(row, 0, QTableWidgetItem(isolated(one_line(column))))
            self.table.setItem(row, 1, QTableWidgetItem(self.tr("…")))
            box = QComboBox()
            box.setAccessibleName(self.tr("What {} holds").format(column))
            for field, title in choices.items():
                box.addItem(title, field)
            box.setCurrentIndex(max(0, box.findData(known.get(column, ""))))
            box.currentIndexChanged.connect(lambda _: self._judge())
            self._boxes.append(box)
            self.table.setCellWidget(row, 2, box)
            self.table.setRowHeight(row, box.sizeHint().height() + 8)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        self.table.setColumnWidth(2, 210)

    def sizeHint(self) -> QSize:
        """Room for the columns that tables usually have."""
        return QSize(760, min(640, 190 + self.table.rowHeight(0) * max(2, len(self._names))))

    def show_samples(self, samples: Mapping[str, Sequence[str]]) -> None:
        """Shows the first values of the columns."""
        for row, column in enumerate(self._names):
            values = [one_line(value)[:80] for value in samples.get(column, ())]
            item = QTableWidgetItem("  ·  ".join(map(isolated, values)) or self.tr("(empty)"))
            item.setToolTip(plain_tooltip("\n".join(samples.get(column, ()))))
            self.table.setItem(row, 1, item)

    def box(self, column: str) -> QComboBox:
        """What is chosen for a column."""
        return self._boxes[self._names.index(column)]

    def fields(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a column and what it holds, as chosen."""
        pairs = zip(self._names, (box.currentData() for box in self._boxes), strict=True)
        return tuple((column, field) for column, field in pairs if field)

    def _judge(self) -> None:
        held = [field for _, field in self.fields()]
        twice = next((field for field in held if field != "text" and held.count(field) > 1), None)
        self.why.setText("")
        if "text" not in held:
            self.why.setText(self.tr("Choose the column that holds the text of the articles."))
        elif twice is not None:
            self.why.setText(self.tr("Only one column can hold this: {}.").format(field_titles()[twice]))
        self.why.setVisible(bool(self.why.text()))
        self.ok.setEnabled(not self.why.text())


def ask_columns(preparing: Preparing, parent: QWidget, *, every: bool = False) -> bool:
    """Asks about the tables of which nobody has said what they hold, or about all; remembers the answers.

    Gives whether all was answered and nothing has to be read anew.
    """
    projects = preparing.parts.projects
    tables = list(preparing.tables.values())
    wanted = list({table.names: table for table in tables}.values()) if every else unasked(tables, projects.settings)
    wishes: list[tuple[list[int], Options]] = []
    answered = True
    for at, table in enumerate(wanted, 1):
        numbers = [number for number, each in preparing.tables.items() if each.names == table.names]
        known = projects.settings.columns_for(table.names)
        dialog = ColumnsDialog(table, len(numbers), known or table.proposed.fields, parent, place=(at, len(wanted)))
        title = tr("Looking at a table")
        job = preparing.parts.jobs.start(title, partial(samples_of, table), dialog.show_samples, lambda _: None)
        accepted, fields = dialog.exec(), dialog.fields()
        if job in preparing.parts.jobs.running:
            job.succeeded.disconnect(dialog.show_samples)
            job.cancel()
        dialog.deleteLater()
        if not accepted:
            answered = False
            break
        chosen = projects.settings.with_columns(table.names, fields)
        projects.change_settings(table_columns=chosen.table_columns)
        anew = [number for number in numbers if _differs(preparing, number, table, fields)]
        if anew:
            wishes.append((anew, Options(columns=Columns(fields=fields))))
    if wishes:
        preparing.redo(wishes)
    return answered and not wishes


def _differs(preparing: Preparing, number: int, table: TableFile, fields: tuple[tuple[str, str], ...]) -> bool:
    """Whether a table was read otherwise than with these columns."""
    file = preparing.drafts.files[number]
    if file.options.columns is not None:
        return file.options.columns.fields != fields
    return table.proposed.fields != fields
