"""Preferences: what the person has chosen for the app as a whole. Every choice holds at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desk.settings import Settings
from desk.ui.article.reader import MEASURE_CHARS, ZOOM_PERCENT
from desk.ui.forms import level

MOST_BACKUPS = 100
FAMILY_CHARS = 22


class PreferencesDialog(QDialog):
    """Shows settings; `changed` brings each new value with the setting's name, `renamed` the person's new name."""

    changed = Signal(str, object)
    renamed = Signal(str)

    def __init__(self, chosen: Settings, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._person = person
        self.name = QLineEdit(person, self)
        self.name.editingFinished.connect(self._rename)
        self.theme = QComboBox(self)
        for value, title in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme.addItem(title, value)
        self.theme.setCurrentIndex(self.theme.findData(chosen.theme))
        self.theme.currentIndexChanged.connect(lambda _: self.changed.emit("theme", self.theme.currentData()))
        self.family = self._families(chosen.font_family)
        self.zoom = self._number("zoom_percent", chosen.zoom_percent, ZOOM_PERCENT, 10, self.tr(" %"))
        self.measure = self._number("measure_chars", chosen.measure_chars, MEASURE_CHARS, 5, self.tr(" characters"))
        self.snapping = QCheckBox(self.tr("The mouse selects &whole words"), self)
        self.snapping.setToolTip(self.tr("With Alt or Ctrl held, exactly what is dragged"))
        self.snapping.setChecked(chosen.snapping)
        self.snapping.toggled.connect(lambda on: self.changed.emit("snapping", on))
        self.backups = self._number("backups_kept", chosen.backups_kept, (0, MOST_BACKUPS), 1, "")
        self.backups.setSpecialValueText(self.tr("None"))
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows = (
            (self.tr("Your &name"), self.name, self.tr("Stands beside what you label.")),
            (self.tr("&Theme"), self.theme, ""),
            (self.tr("&Font of the text"), self.family, ""),
            (self.tr("Text &size"), self.zoom, ""),
            (self.tr("&Line length"), self.measure, self.tr("Where the window is wide enough.")),
            ("", self.snapping, ""),
            (self.tr("&Backups kept"), self.backups, self.tr("Of each project; one is made when it is opened.")),
        )
        for title, field, told in rows:
            form.addRow(title, field)
            if title:
                field.setAccessibleName(title.replace("&", ""))
            if told:
                field.setAccessibleDescription(told)
                form.addRow("", self._remark(told))
        level(form)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 14)
        layout.setSpacing(18)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def done(self, result: int) -> None:
        """Return in the box for the name, or Escape, loses no name that was typed."""
        self._rename()
        super().done(result)

    def _number(self, setting: str, value: int, ends: tuple[int, int], step: int, unit: str) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(*ends)
        box.setSingleStep(step)
        box.setSuffix(unit)
        box.setValue(value)
        # While it is typed, 120 is not first 1 and then 12.
        box.setKeyboardTracking(False)
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        box.setMinimumWidth(150)
        box.lineEdit().setTextMargins(6, 0, 0, 0)
        box.valueChanged.connect(lambda number: self.changed.emit(setting, number))
        return box

    def _families(self, chosen: str) -> QComboBox:
        box = QComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(FAMILY_CHARS)
        box.addItem(self.tr("Chosen by Desk"), "")
        families = [name for name in QFontDatabase.families() if QFontDatabase.isSmoothlyScalable(name)]
        for name in families if chosen in ("", *families) else [chosen, *families]:
            if not QFontDatabase.isPrivateFamily(name):
                box.addItem(name, name)
        box.setCurrentIndex(box.findData(chosen))
        box.currentIndexChanged.connect(lambda _: self.changed.emit("font_family", box.currentData()))
        return box

    def _remark(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label

    def _rename(self) -> None:
        name = self.name.text().strip()
        if name and name != self._person:
            self._person = name
            self.renamed.emit(name)
