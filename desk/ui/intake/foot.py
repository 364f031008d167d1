"""The buttons below an import: add to it, import it, give it up, and at its end save the report."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton

from desk.ui.intake.arrangement import in_line
from desk.ui.intake.preparing import Preparing
from desk.ui.translation import tr


class Foot:
    """Says what each button comes to just now; what they do is for the window."""

    def __init__(self, preparing: Preparing, locale: QLocale) -> None:
        self._preparing, self._locale = preparing, locale
        self.add = QPushButton(tr("Add Files…"))
        self.add.setToolTip(tr("Files and folders can be dropped here, too (Ctrl+O)"))
        self.always = QCheckBox(tr("Show this before every import"))
        self.bring = QPushButton()
        self.bring.setToolTip(tr("Imports what is ticked (Ctrl+Return)"))
        self.save = QPushButton(tr("Save Report…"))
        self.close = QPushButton(tr("Cancel"))
        for button in (self.add, self.bring, self.save, self.close):
            button.setAutoDefault(False)
        self.bring.setDefault(True)

    def line(self) -> QHBoxLayout:
        """All of them side by side."""
        line = in_line((self.add, self.always), (self.save, self.close, self.bring))
        self.save.hide()
        return line

    def show_wanted(self, wanted: int) -> None:
        """How many articles would be imported, and whether that can be done."""
        preparing = self._preparing
        shown = self._locale.toString(wanted)
        self.bring.setText(tr("Import 1 Article") if wanted == 1 else tr("Import {} Articles").format(shown))
        free = not preparing.busy and preparing.result is None
        self.bring.setEnabled(free and (wanted > 0 or preparing.has_more))

    def name_close(self) -> None:
        """What closing comes to: while articles are imported it stops nothing."""
        loading = self._preparing.loading
        over = self._preparing.result is not None
        self.close.setText(tr("Close") if over else tr("Hide") if loading else tr("Cancel"))
        self.close.setToolTip(tr("The import goes on; the main window shows how far it is.") if loading else "")

    def end(self) -> None:
        """All is imported: the report is left."""
        for gone in (self.bring, self.always, self.add):
            gone.hide()
        self.save.show()
        self.name_close()
        self.close.setDefault(True)
        self.close.setFocus()
