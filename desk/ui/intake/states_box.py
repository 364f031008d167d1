"""Which of what was found are listed: all, what will be imported, what is a copy, what is wrong."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox

from desk.ui.intake.words import Shown, filter_titles


class StatesBox(QComboBox):
    """Each of them with how many there are."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setAccessibleName(self.tr("Which of them are listed"))
        for shown, title in filter_titles().items():
            self.addItem(title, shown)

    @property
    def chosen(self) -> Shown:
        """Those that are to be listed."""
        return Shown(self.currentData())

    def choose(self, shown: Shown) -> None:
        """Has these listed."""
        self.setCurrentIndex(self.findData(shown))

    def tell(self, found: Mapping[Shown, int]) -> None:
        """Says how many there are of each."""
        for at, title in enumerate(filter_titles().values()):
            self.setItemText(at, f"{title} ({self.locale().toString(found[Shown(self.itemData(at))])})")
