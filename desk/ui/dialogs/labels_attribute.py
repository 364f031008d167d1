"""The dialog for one attribute of a label: name, kind, values, default."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desk.model.label import Attribute, AttributeKind, Scalar
from desk.model.scheme import fits
from desk.ui.forms import level


class AttributeDialog(QDialog):
    """Asks for an attribute and says it only when it is sound; `taken` are the names of the label's others."""

    attribute_chosen = Signal(object)
    """An Attribute."""

    def __init__(self, attribute: Attribute | None, taken: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Edit attribute") if attribute else self.tr("New attribute"))
        self._taken = set(taken)
        self.name = QLineEdit(attribute.name if attribute else "")
        self.name.setPlaceholderText(self.tr("For example: role"))
        self.kind = QComboBox()
        for kind, words in _kinds().items():
            self.kind.addItem(words, kind.value)
        self.values = QPlainTextEdit("\n".join(attribute.values) if attribute else "")
        self.values.setPlaceholderText(self.tr("One value on each line"))
        self.values.setTabChangesFocus(True)
        self.values.setFixedHeight(self.fontMetrics().lineSpacing() * 7)
        self.default_choice = QComboBox()
        self.default_text = QLineEdit()
        self.why = QLabel()
        self.why.setWordWrap(True)
        note = QLabel(self.tr("What annotations already have stays on them, whatever you change here."))
        note.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.setHorizontalSpacing(16)
        for words, widget in (
            (self.tr("&Name"), self.name),
            (self.tr("&Kind"), self.kind),
            (self.tr("&Values"), self.values),
            (self.tr("&Default"), self.default_choice),
            (self.tr("&Default"), self.default_text),
        ):
            self._form.addRow(words, widget)
        level(self._form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 16)
        layout.setSpacing(12)
        layout.addLayout(self._form)
        layout.addWidget(note)
        layout.addWidget(self.why)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        for field, words in (
            (self.name, self.tr("Name")),
            (self.kind, self.tr("Kind")),
            (self.values, self.tr("Values, one on each line")),
            (self.default_choice, self.tr("Default")),
            (self.default_text, self.tr("Default")),
        ):
            field.setAccessibleName(words)
        if attribute is not None:
            self.kind.setCurrentIndex(self.kind.findData(attribute.kind.value))
        self._fill_defaults()
        if attribute is not None:
            self._show_default(attribute.default)
        self.name.textChanged.connect(self._check)
        self.kind.currentIndexChanged.connect(self._fill_defaults)
        self.values.textChanged.connect(self._fill_defaults)
        self.default_text.textChanged.connect(self._check)
        self._check()
        self.setMinimumWidth(420)

    def attribute(self) -> Attribute:
        """What is filled in, sound or not."""
        kind = self._kind()
        return Attribute(
            name=self.name.text().strip(), kind=kind, values=self._values(kind), default=self._default(kind)
        )

    def accept(self) -> None:
        """Says the attribute."""
        if self._flaw() is None:
            self.attribute_chosen.emit(self.attribute())
            super().accept()

    def _kind(self) -> AttributeKind:
        return AttributeKind(self.kind.currentData())

    def _values(self, kind: AttributeKind) -> tuple[str, ...]:
        if kind is not AttributeKind.CHOICE:
            return ()
        lines = (line.strip() for line in self.values.toPlainText().splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    def _default(self, kind: AttributeKind) -> Scalar | None:
        if kind in (AttributeKind.CHOICE, AttributeKind.YES_NO):
            chosen: Scalar | None = self.default_choice.currentData()
            return chosen
        text = self.default_text.text().strip()
        if kind is AttributeKind.NUMBER and text:
            return _number(text)
        return text or None

    def _show_default(self, default: Scalar | None) -> None:
        if self._kind() in (AttributeKind.CHOICE, AttributeKind.YES_NO):
            self.default_choice.setCurrentIndex(max(0, self.default_choice.findData(default)))
        else:
            self.default_text.setText("" if default is None else str(default))

    def _fill_defaults(self) -> None:
        kind = self._kind()
        before = self.default_choice.currentData()
        self.default_choice.clear()
        self.default_choice.addItem(self.tr("None"), None)
        if kind is AttributeKind.YES_NO:
            self.default_choice.addItem(self.tr("Yes"), True)
            self.default_choice.addItem(self.tr("No"), False)
        for value in self._values(kind):
            self.default_choice.addItem(value, value)
        self.default_choice.setCurrentIndex(max(0, self.default_choice.findData(before)))
        chooses = kind in (AttributeKind.CHOICE, AttributeKind.YES_NO)
        self._form.setRowVisible(self.values, kind is AttributeKind.CHOICE)
        self._form.setRowVisible(self.default_choice, chooses)
        self._form.setRowVisible(self.default_text, not chooses)
        hints = {AttributeKind.DATE: self.tr("Year-month-day"), AttributeKind.NUMBER: self.tr("A number")}
        self.default_text.setPlaceholderText(hints.get(kind, self.tr("None")))
        self._check()

    def _check(self) -> None:
        flaw = self._flaw()
        self.why.setText(flaw or "")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(flaw is None)

    def _flaw(self) -> str | None:
        attribute = self.attribute()
        if not attribute.name:
            return self.tr("Give the attribute a name.")
        if attribute.name in self._taken:
            return self.tr("The label already has an attribute of this name.")
        if attribute.kind is AttributeKind.CHOICE and not attribute.values:
            return self.tr("Give at least one value to choose from.")
        if attribute.default is not None and not fits(attribute, attribute.default):
            return self.tr("The default does not fit the kind.")
        return None


def kind_words(kind: AttributeKind) -> str:
    """What a kind of attribute is called on screen."""
    return _kinds()[kind]


def _kinds() -> dict[AttributeKind, str]:
    return {
        AttributeKind.CHOICE: QCoreApplication.translate("AttributeKind", "Choice"),
        AttributeKind.TEXT: QCoreApplication.translate("AttributeKind", "Text"),
        AttributeKind.YES_NO: QCoreApplication.translate("AttributeKind", "Yes or no"),
        AttributeKind.DATE: QCoreApplication.translate("AttributeKind", "Date"),
        AttributeKind.NUMBER: QCoreApplication.translate("AttributeKind", "Number"),
    }


def _number(text: str) -> Scalar:
    """The number that the text says, or the text itself, which then does not fit."""
    try:
        number = float(text)
    except ValueError:
        return text
    if not math.isfinite(number):
        return text
    return int(number) if number.is_integer() else number
