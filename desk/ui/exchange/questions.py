"""What is asked before a merge: for each label or text that differs, whose holds."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desk.actions.joining import Answer, Answers, Question
from desk.ui.foreign import one_line

LISTED = 200
"""So many questions have a choice of their own; the rest are answered as the first of their kind."""


class Questions(QTableWidget):
    """One row for each question: what, here, there, and a choice, which is first what changes nothing here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setHorizontalHeaderLabels([self.tr("What"), self.tr("Here"), self.tr("There"), self.tr("Keep")])
        self.setAccessibleName(self.tr("What differs"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.ResizeToContents)
        header.sectionResized.connect(self.resizeRowsToContents)
        self._questions: tuple[Question, ...] = ()
        self._given: dict[tuple[str, str], Answer] = {}
        self.choices: list[QComboBox] = []

    def ask(self, questions: Sequence[Question]) -> None:
        """Shows these questions."""
        self._questions = tuple(questions)
        self.choices = []
        self.setRowCount(min(len(questions), LISTED))
        for row, question in enumerate(questions[:LISTED]):
            what = self.tr("Label {}") if question.kind == "label" else self.tr("Text of “{}”")
            words = (what.format(one_line(question.title)), question.ours, question.theirs)
            for column, text in enumerate(words):
                item = QTableWidgetItem(one_line(text))
                item.setToolTip(one_line(text))
                self.setItem(row, column, item)
            choice = QComboBox(self)
            choice.setAccessibleName(words[0])
            for answer in question.choices:
                choice.addItem(self._named(question.kind, answer), answer.value)
            self.setCellWidget(row, 3, choice)
            self.choices.append(choice)
        self.resizeRowsToContents()
        self.setVisible(bool(questions))

    def answers(self) -> Answers:
        """What was chosen, here and where something else was asked before; what nobody asked yet stays open."""
        each = self._given
        of_kind: dict[str, Answer] = {}
        for question, choice in zip(self._questions, self.choices, strict=False):
            answer = Answer(choice.currentData(Qt.ItemDataRole.UserRole))
            each[question.kind, question.id] = answer
            of_kind.setdefault(question.kind, answer)
        for question in self._questions[LISTED:]:
            each[question.kind, question.id] = of_kind.get(question.kind, Answer.OURS)
        return Answers(each=dict(each))

    def _named(self, kind: str, answer: Answer) -> str:
        if answer is Answer.BOTH:
            return self.tr("Both")
        if kind == "text":
            return self.tr("Ours, skip theirs")
        return self.tr("Ours") if answer is Answer.OURS else self.tr("Theirs")
