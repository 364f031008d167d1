"""The list of annotations says what was decided, and can leave it out."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.ui.panels.annotations import AnnotationsPanel
from desk.ui.panels.annotations_model import LINE
from tests.builders import BY_ID, a_mention, an_article

TEXT = "Heydari met Sabahifar."
ARTICLE = an_article(TEXT)
ONE, OTHER = a_mention(ARTICLE, TEXT, "Heydari"), a_mention(ARTICLE, TEXT, "Sabahifar")


def a_panel(qtbot: QtBot) -> AnnotationsPanel:
    panel = AnnotationsPanel()
    qtbot.addWidget(panel)
    panel.show_annotations([ONE, OTHER], BY_ID)
    return panel


def test_a_row_carries_its_mark_and_says_it(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    panel.set_marks({OTHER.id: "rejected"}, lambda _: "Rejected by Ben")
    lines = [panel.model.index(row, 0).data(LINE).mark for row in range(2)]
    assert lines == ["", "rejected"]
    spoken = panel.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Person: Sabahifar. Rejected by Ben"
    assert "Rejected by Ben" in panel.model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    panel.grab()


def test_what_waits_can_be_asked_for_once_something_was_decided(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    assert panel.open_button.isHidden()
    panel.set_marks({OTHER.id: "accepted"}, lambda _: "")
    assert not panel.open_button.isHidden()
    with qtbot.waitSignal(panel.only_open_asked) as asked:
        panel.open_button.click()
    assert asked.args == [True]
    panel.show_annotations([], BY_ID)
    panel.set_only_open(True)
    assert panel.empty.text() == "Nothing here waits for a decision."
