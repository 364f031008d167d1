"""Looking up who did what, and bringing an earlier state back."""

from pathlib import Path

from desk.ui.history.panel import HistoryPanel

from .conftest import Sit
from .hand import CONTROL, Key


def test_a_label_that_was_changed_is_looked_up_and_restored(sit: Sit, tmp_path: Path) -> None:
    hand = sit()
    start = hand.text.index("Kiumars Heydari") if "Kiumars Heydari" in hand.text else 0
    hand.click(start + 2)
    hand.key(Key.Key_P)
    hand.key(Key.Key_O)
    made = hand.picked
    hand.key(Key.Key_H, CONTROL)
    panel = hand.window.findChild(HistoryPanel)
    assert panel is not None
    hand.qtbot.waitUntil(lambda: panel.model.rowCount() >= 2)
    panel.table.selectRow(0)
    assert panel.told is not None
    assert (panel.told.field, panel.told.old, panel.told.new) == ("label", "Person", "Organization")
    panel.restore.click()
    assert {each.id: each.label for each in hand.stored()}[made.id] == "PERSON"
    hand.qtbot.waitUntil(lambda: panel.model.line(0).title.startswith("Restore "))
    hand.window.parts.view.setFocus()
    hand.key(Key.Key_Z, CONTROL)
    assert {each.id: each.label for each in hand.stored()}[made.id] == "ORG"
