"""Editors for the attributes of an annotation, one for each kind; each holds a value or none at all."""

from math import isfinite

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from desk.model.label import Attribute, AttributeKind, Scalar
from desk.ui.dates import is_iso_date
from desk.ui.foreign import one_line
from desk.ui.theme import theme_of

IDLE_MS = 800
"""What was typed is handed over after so long a pause."""


class CalmCombo(QComboBox):
    """Turns with the wheel only while it has the focus, so that scrolling past it changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class AttributeField(QWidget):
    """An editor. `edited` brings what a person set: a value that fits, or None for unset."""

    edited = Signal(object)

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attribute = attribute

    def show_value(self, value: Scalar | None, *, anew: bool = False) -> None:
        """Shows what is stored. What a person is just typing stays, unless it is `anew`, about another thing."""
        raise NotImplementedError

    def unsaved(self) -> tuple[Scalar | None] | None:
        """What was typed, fits and was not handed over yet; None for nothing of the kind."""
        return None

    def flush(self) -> None:
        """Hands over what `unsaved` gives."""
        unsaved = self.unsaved()
        if unsaved is not None:
            self.edited.emit(unsaved[0])

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        proxy = self.focusProxy()
        return [proxy] if proxy is not None else []

    def suggest(self, value: Scalar | None, words: str = "") -> None:
        """Offers a value, to be taken by a button with these words; None offers nothing."""


class ChoiceField(AttributeField):
    """One of a list, or not set. A stored value that is not in the list is shown all the same."""

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(attribute, parent)
        self.combo = CalmCombo()
        self.combo.setAccessibleName(attribute.name)
        self.setFocusProxy(self.combo)
        _only(self, self.combo)
        self._choices: list[tuple[str, Scalar]]
        if attribute.kind is AttributeKind.YES_NO:
            self._choices = [(self.tr("yes"), True), (self.tr("no"), False)]
        else:
            self._choices = [(value, value) for value in attribute.values]
        self._values: list[Scalar | None] = []
        self.show_value(None)
        self.combo.activated.connect(lambda row: self.edited.emit(self._values[row]))

    def show_value(self, value: Scalar | None, *, anew: bool = False) -> None:
        """Chooses the entry."""
        choices = list(self._choices)
        if value is not None and not any(_same(value, known) for _, known in choices):
            choices.append((one_line(str(value)), value))
        values = [None, *(known for _, known in choices)]
        if values != self._values or not self.combo.count():
            self._values = values
            self.combo.clear()
            self.combo.addItem(not_set())
            self.combo.addItems([name for name, _ in choices])
        self.combo.setCurrentIndex(next(row for row, known in enumerate(values) if _same(value, known)))


class TypedField(AttributeField):
    """A line to type in: text, an ISO 8601 date or a number. What does not fit stays there and is not handed over."""

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(attribute, parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(attribute.name)
        self.line.setPlaceholderText(not_set())
        self.hint = QLabel(hint_for(attribute.kind))
        self.hint.setWordWrap(True)
        self.hint.hide()
        self.setFocusProxy(self.line)
        self.offer = QToolButton()
        self.offer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.offer.setAutoRaise(True)
        self.offer.setStyleSheet("QToolButton { color: palette(link); padding: 2px 4px; }")
        self.offer.hide()
        self._suggested: Scalar | None = None
        self.offer.clicked.connect(lambda: self.edited.emit(self._suggested))
        _only(self, self.line, self.hint, self.offer)
        self._stored: Scalar | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.flush)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self.flush)
        self.line.installEventFilter(self)

    def show_value(self, value: Scalar | None, *, anew: bool = False) -> None:
        """Puts it into the line unless the person has typed something else there that was not handed over yet."""
        typing = not anew and self.line.text() != _written(self._stored)
        self._stored = value
        if not typing and self.line.text() != _written(value):
            self.line.setText(_written(value))
            self.line.setCursorPosition(0)
        if self.line.text() == _written(value):
            self._idle.stop()
        self._judge()

    def stops(self) -> list[QWidget]:
        """The line, and the button with what is offered."""
        return [self.line, self.offer]

    def suggest(self, value: Scalar | None, words: str = "") -> None:
        """Shows the button under the line."""
        self._suggested = value
        self.offer.setText(words)
        self.offer.setVisible(value is not None)

    def unsaved(self) -> tuple[Scalar | None] | None:
        """What fits and is not what is stored."""
        self._idle.stop()
        text = self.line.text().strip()
        fits, value = read(self.attribute.kind, text)
        return (value,) if fits and text != _written(self._stored).strip() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape takes back what was typed."""
        stored = _written(self._stored)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Escape and self.line.text() != stored:  # type: ignore[attr-defined]
            self.line.setText(stored)
            self._judge()
            return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._judge()
        self._idle.start()

    def _judge(self) -> None:
        fits, _ = read(self.attribute.kind, self.line.text().strip())
        self.hint.setVisible(not fits)
        paint_wrong(self.hint)
        self.line.setAccessibleDescription("" if fits else self.hint.text())


def field_for(attribute: Attribute, parent: QWidget | None = None) -> AttributeField:
    """The editor for an attribute."""
    if attribute.kind in (AttributeKind.CHOICE, AttributeKind.YES_NO):
        return ChoiceField(attribute, parent)
    return TypedField(attribute, parent)


def attribute_like(name: str, value: Scalar) -> Attribute:
    """An attribute that the label set does not have, as its value suggests it."""
    if isinstance(value, bool):
        return Attribute(name=name, kind=AttributeKind.YES_NO)
    if isinstance(value, int | float):
        return Attribute(name=name, kind=AttributeKind.NUMBER)
    return Attribute(name=name, kind=AttributeKind.TEXT)


def read(kind: AttributeKind, text: str) -> tuple[bool, Scalar | None]:
    """Whether what was typed is a value of this kind, and which; nothing typed is None."""
    if not text:
        return True, None
    if kind is AttributeKind.DATE:
        return is_iso_date(text), text
    if kind is AttributeKind.NUMBER:
        return _number(text)
    return True, text


def hint_for(kind: AttributeKind) -> str:
    """What to type instead."""
    tr = QCoreApplication.translate
    if kind is AttributeKind.DATE:
        return tr("AttributeField", "Write a date like 2019-06-24, 2019-06 or 2019.")
    if kind is AttributeKind.NUMBER:
        return tr("AttributeField", "Write a number like 12 or 12.5.")
    return ""


def not_set() -> str:
    """What stands where there is no value."""
    return QCoreApplication.translate("AttributeField", "not set")


def paint_wrong(hint: QLabel) -> None:
    """Gives a hint the colour of what is wrong, in either theme."""
    palette = QPalette(hint.palette())
    theme = theme_of(palette)
    palette.setColor(QPalette.ColorRole.WindowText, theme.error)
    hint.setPalette(palette)


def _number(text: str) -> tuple[bool, Scalar | None]:
    try:
        value: int | float = int(text)
    except ValueError:
        try:
            value = float(text)
        except ValueError:
            return False, None
    return ("_" not in text and isfinite(value) and abs(value) < 1 << 53), value


def _written(value: Scalar | None) -> str:
    return "" if value is None else str(value)


def _same(one: Scalar | None, other: Scalar | None) -> bool:
    """Equal and of one type: True is not 1."""
    return type(one) is type(other) and one == other


def _only(field: QWidget, *widgets: QWidget) -> None:
    layout = QVBoxLayout(field)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(3)
    for widget in widgets:
        layout.addWidget(widget)
