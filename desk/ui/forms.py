"""Forms: each title on the line of its field."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
)


def level(form: QFormLayout) -> None:
    """Brings the titles of a form on one line with the words in their fields, once all rows are there.

    Qt gives a title less than the height of a field of one line, and more than the first of several choices.
    """
    for row in range(form.rowCount()):
        title = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
        field = form.itemAt(row, QFormLayout.ItemRole.FieldRole)
        label = title.widget() if title is not None else None
        if field is None or not isinstance(label, QLabel) or not label.text():
            continue
        single = QAbstractButton | QAbstractSpinBox | QComboBox | QLineEdit
        # A widget of several lines has the first one for its proxy.
        widget = field.widget()
        widget = widget.focusProxy() or widget if widget is not None else None
        if isinstance(widget, single):
            label.setFixedHeight(widget.sizeHint().height())
        elif isinstance(field.layout(), QHBoxLayout):
            label.setFixedHeight(field.sizeHint().height())
        elif isinstance(choices := field.layout(), QVBoxLayout):
            first = choices.itemAt(0)
            if first is not None and isinstance(first.widget(), QAbstractButton):
                label.setFixedHeight(max(first.sizeHint().height(), label.sizeHint().height()))
