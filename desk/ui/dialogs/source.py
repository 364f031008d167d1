"""The fields that say where an article came from."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desk.model.article import Source
from desk.ui.dates import is_iso_date
from desk.ui.forms import level
from desk.ui.panels.attributes import paint_wrong

DATES = frozenset({"published", "retrieved"})


class DateLine(QWidget):
    """A line for an ISO 8601 date that says what is wrong with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("2019-06-24, or as much as is known"))
        self.hint = QLabel(self.tr("Write a date like 2019-06-24T21:57, 2019-06-24, 2019-06 or 2019."))
        self.hint.setWordWrap(True)
        self.hint.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.line)
        layout.addWidget(self.hint)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._judge)

    def fits(self) -> bool:
        """Whether it is a date, or empty, or as it was given."""
        text = self.line.text().strip()
        return not text or not self.line.isModified() or is_iso_date(text)

    def _judge(self) -> None:
        self.hint.setVisible(not self.fits())
        paint_wrong(self.hint)
        self.line.setAccessibleDescription("" if self.fits() else self.hint.text())


class SourceForm:
    """Rows in a form, one for each of the named fields of a Source, and the Source that they make."""

    def __init__(self, form: QFormLayout, names: tuple[str, ...], source: Source, changed: SignalInstance) -> None:
        self._source = source
        self.lines: dict[str, QLineEdit] = {}
        self._dates: list[DateLine] = []
        for name in names:
            value: str | None = getattr(source, name)
            date = DateLine() if name in DATES else None
            if date is not None:
                self._dates.append(date)
            line = date.line if date is not None else QLineEdit()
            line.setText(value or "")
            line.setCursorPosition(0)
            line.setAccessibleName(field_name(name))
            line.textChanged.connect(changed)
            form.addRow(field_name(name), date or line)
            self.lines[name] = line
        level(form)

    def fits(self) -> bool:
        """Whether every date is one."""
        return all(date.fits() for date in self._dates)

    def source(self) -> Source:
        """The source with what was changed; a field that was emptied is None, one that nobody touched is as it was."""
        lines = self.lines.items()
        touched: dict[str, Any] = {name: line.text().strip() or None for name, line in lines if line.isModified()}
        return replace(self._source, **touched)


def field_name(name: str) -> str:
    """What a field of a Source is called on screen."""
    tr = QCoreApplication.translate
    return {
        "outlet": tr("SourceForm", "Outlet"),
        "author": tr("SourceForm", "Author"),
        "url": tr("SourceForm", "Web address"),
        "published": tr("SourceForm", "Published"),
        "retrieved": tr("SourceForm", "Retrieved"),
        "news_id": tr("SourceForm", "News id"),
        "dateline": tr("SourceForm", "Dateline"),
    }[name]
