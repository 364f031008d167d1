"""The palette in the label editor: a row of colours to click or walk through, and any other one."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QColorDialog, QGridLayout, QPushButton, QToolButton, QWidget

from desk.ui.dialogs.labels_colors import PALETTE

COLUMNS = 9
SIDE = 26


class Swatch(QToolButton):
    """One colour; checked where it is the label's."""

    def __init__(self, color: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.color = color
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} {color}" if name else color)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(SIDE, SIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves the arrows to the palette."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour, with a ring around the chosen one and another for the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        outline = QColor(self.palette().text().color())
        outline.setAlpha(70)
        painter.setPen(QPen(outline, 1))
        painter.setBrush(QColor(self.color))
        painter.drawRoundedRect(rect.adjusted(4.5, 4.5, -4.5, -4.5), 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(self.palette().text().color(), 2))
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        elif self.hasFocus() or self.underMouse():
            painter.setPen(QPen(self.palette().highlight().color(), 1.5))
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        if self.isChecked() and self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        painter.end()


class Swatches(QWidget):
    """All colours of the palette, a place for the label's own where it is another, and a button to choose any."""

    color_chosen = Signal(str)
    """`#rrggbb`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color = ""
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        self.swatches: list[Swatch] = []
        for number, (color, name) in enumerate(zip(PALETTE, self._names(), strict=True)):
            swatch = Swatch(color, name)
            layout.addWidget(swatch, number // COLUMNS, number % COLUMNS)
            self._add(swatch)
        self.own = Swatch("#000000", self.tr("Another colour"))
        self._add(self.own)
        layout.addWidget(self.own, 1, COLUMNS)
        self.other = QPushButton(self.tr("Other…"))
        self.other.setAutoDefault(False)
        self.other.setAccessibleName(self.tr("Choose another colour"))
        self.other.clicked.connect(self.choose_other)
        layout.setColumnMinimumWidth(COLUMNS + 1, 8)
        layout.addWidget(self.other, 0, COLUMNS + 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.setColumnStretch(COLUMNS + 3, 1)

    def show_color(self, color: str) -> None:
        """Shows which one is the label's."""
        self._color = color
        self.own.color = color if color not in PALETTE else ""
        self.own.setVisible(bool(self.own.color))
        for swatch in self.swatches:
            swatch.setChecked(bool(color) and swatch.color == color)
        # One stop for Tab, as in any group of choices; the arrows do the rest.
        stop = self._chosen()
        for swatch in self.swatches:
            swatch.setFocusPolicy(Qt.FocusPolicy.StrongFocus if swatch is stop else Qt.FocusPolicy.ClickFocus)

    def focus_current(self) -> None:
        """Puts the focus on the label's colour."""
        self._chosen().setFocus(Qt.FocusReason.TabFocusReason)

    def choose_other(self) -> None:
        """Opens the system's colour chooser."""
        dialog = QColorDialog(QColor(self._color or "#000000"), self)
        dialog.setWindowTitle(self.tr("Colour of the label"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda color: self.color_chosen.emit(color.name()))
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the palette."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -COLUMNS, Qt.Key.Key_Down: COLUMNS}
        step = steps.get(Qt.Key(event.key()))
        here = next((i for i, swatch in enumerate(self.swatches) if swatch.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        there = here + step
        if 0 <= there < len(PALETTE):
            self.swatches[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _names(self) -> tuple[str, ...]:
        """What the colours of the palette are called, in its order."""
        return (
            *(self.tr("Blue"), self.tr("Purple"), self.tr("Pine"), self.tr("Teal"), self.tr("Lime"), self.tr("Tan")),
            *(self.tr("Pink"), self.tr("Lilac"), self.tr("Salmon"), self.tr("Rust"), self.tr("Grey")),
            *(self.tr("Orange"), self.tr("Sage"), self.tr("Plum"), self.tr("Moss"), self.tr("Navy")),
            *(self.tr("Orchid"), self.tr("Steel blue")),
        )

    def _chosen(self) -> Swatch:
        return next((swatch for swatch in self.swatches if swatch.isChecked()), self.swatches[0])

    def _add(self, swatch: Swatch) -> None:
        self.swatches.append(swatch)
        swatch.clicked.connect(lambda: self._choose(swatch.color))

    def _choose(self, color: str) -> None:
        self.show_color(self._color)
        self.color_chosen.emit(color)
