"""Looking up who did what, and bringing an earlier state back."""

from dataclasses import replace
from pathlib import Path

from desk.actions import blinding, corpus
from desk.actions.workbench import Workbench
from desk.model.change import Change, Transaction
from desk.ui.history.panel import SHOWN, HistoryPanel

from .conftest import Sit
from .hand import CONTROL, Hand, Key


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
    hand.window.parts.view.select_raw(0, 0)
    panel.table.setFocus()
    hand.key(Key.Key_Return)
    assert hand.window.parts.view.hasFocus()
    assert hand.picked.id == made.id
    panel.restore.click()
    assert {each.id: each.label for each in hand.stored()}[made.id] == "PERSON"
    hand.qtbot.waitUntil(lambda: panel.model.line(0).title.startswith("Restore "))
    hand.window.parts.view.setFocus()
    hand.key(Key.Key_Z, CONTROL)
    assert {each.id: each.label for each in hand.stored()}[made.id] == "ORG"


def open_history(hand: Hand) -> HistoryPanel:
    hand.key(Key.Key_H, CONTROL)
    panel = hand.window.findChild(HistoryPanel)
    assert panel is not None
    hand.qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    return panel


def test_history_is_narrowed_to_what_was_changed(sit: Sit, tmp_path: Path) -> None:
    hand = sit()
    hand.click(hand.text.index("rescue") + 2)
    hand.key(Key.Key_P)
    hand.key(Key.Key_O)
    panel = open_history(hand)
    hand.qtbot.waitUntil(lambda: panel.model.rowCount() >= 2)
    before = panel.model.rowCount()
    panel.things.setCurrentIndex(panel.things.findText("Comments"))
    hand.qtbot.waitUntil(lambda: panel.model.rowCount() == 0)
    assert panel.empty.text() == "Nothing that happened fits the filter."
    panel.things.setCurrentIndex(panel.things.findText("Label: Organization"))
    hand.qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    hand.window.parts.view.setFocus()
    hand.key(Key.Key_Z, CONTROL)
    hand.qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    assert panel.model.line(1).undone
    panel.things.setCurrentIndex(0)
    hand.qtbot.waitUntil(lambda: panel.model.rowCount() == before + 1)


def test_what_was_undone_and_then_overtaken_is_brought_back(sit: Sit, tmp_path: Path) -> None:
    hand = sit()
    hand.click(hand.text.index("rescue") + 2)
    hand.key(Key.Key_P)
    made = hand.picked
    hand.undo()
    assert made.id not in [each.id for each in hand.stored()]
    panel = open_history(hand)
    hand.qtbot.waitUntil(lambda: panel.model.rowCount() >= 2)
    panel.table.selectRow(1)
    assert panel.line is not None
    assert panel.line.undone
    panel.restore.click()
    assert made.id in [each.id for each in hand.stored()]


def test_what_was_in_an_article_that_is_gone_is_not_restored(sit: Sit, tmp_path: Path) -> None:
    hand = sit()
    hand.click(hand.text.index("rescue") + 2)
    hand.key(Key.Key_P)
    made = hand.picked
    panel = open_history(hand)
    panel.scope.setCurrentIndex(1)
    bridge = hand.window.parts.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        article = reading.article(made.article)
    assert article is not None
    bridge.do(corpus.remove_articles([article]))
    hand.qtbot.waitUntil(lambda: panel.model.rowCount() > 1 and panel.model.line(1).title.startswith("Tag"))
    panel.table.selectRow(1)
    panel.restore.click()
    assert "its article is not in the project any more" in hand.window.parts.notice.text()


def test_history_keeps_what_others_did_while_coding_is_blind(sit: Sit, tmp_path: Path) -> None:
    hand = sit()
    bridge = hand.window.parts.bridge
    assert bridge is not None
    store = bridge.workbench.store
    hand.click(hand.text.index("rescue") + 2)
    hand.key(Key.Key_P)
    made = hand.picked
    ben = Workbench(store, store.person("Ben"))
    with store.reading() as reading:
        project, article = reading.project(), reading.article(made.article)
    assert article is not None
    bridge.do(blinding.code_blind(project, True))
    theirs = replace(made, id="theirs", author=ben.person.id, label="ORG")
    ben.do(Transaction("Tag Organization: rescue", (Change(None, theirs),)))
    panel = open_history(hand)
    for scope in (0, 1):
        panel.scope.setCurrentIndex(scope)
        hand.qtbot.waitUntil(lambda: any(line.startswith("Tag Person") for line in told(panel)))
        assert "Tag Organization: rescue" not in told(panel)
    bridge.do(blinding.open_articles([article]))
    hand.qtbot.waitUntil(lambda: "Tag Organization: rescue" in told(panel))


def told(panel: HistoryPanel) -> list[str]:
    return [panel.model.line(row).title for row in range(panel.model.rowCount())]


def test_in_review_an_earlier_state_of_somebody_elses_label_amends_it(sit: Sit, tmp_path: Path) -> None:
    hand = sit()
    hand.click(hand.text.index("rescue") + 2)
    hand.key(Key.Key_P)
    bridge, editing = hand.window.parts.bridge, hand.window.parts.editing
    assert bridge is not None
    store = bridge.workbench.store
    ben = Workbench(store, store.person("Ben"))
    theirs = replace(hand.picked, id="theirs", author=ben.person.id)
    changed = replace(theirs, label="ORG", modified=ben.stamp().at)
    ben.do(Transaction("Tag", (Change(None, theirs),)))
    ben.do(Transaction("Change the label", (Change(theirs, changed),)))
    panel = open_history(hand)
    hand.qtbot.waitUntil(lambda: panel.model.line(0).title == "Change the label")
    panel.table.selectRow(0)
    editing.show_in(replace(editing.manner, review=True))
    panel.restore.click()
    with store.reading() as reading:
        (decision,) = reading.reviewed(theirs.article).decisions
        assert reading.annotation_by_id("theirs") == changed
        version = reading.annotation_by_id(decision.replacement or "")
    assert version is not None
    assert (decision.annotation, version.label, version.review) == ("theirs", "PERSON", True)


def test_an_entry_with_very_many_changes_shows_some_and_counts_the_rest(sit: Sit, tmp_path: Path) -> None:
    hand = sit()
    hand.click(hand.text.index("rescue") + 2)
    hand.key(Key.Key_P)
    bridge = hand.window.parts.bridge
    assert bridge is not None
    more = [replace(hand.picked, id=f"more{number}") for number in range(SHOWN + 5)]
    bridge.do(Transaction("Tag many", tuple(Change(None, each) for each in more)))
    panel = open_history(hand)
    hand.qtbot.waitUntil(lambda: panel.model.line(0).title == "Tag many")
    panel.table.selectRow(0)
    assert panel.details.topLevelItemCount() == SHOWN + 1
    assert panel.details.topLevelItem(SHOWN).text(0) == "… and 5 more"
    panel.details.setCurrentItem(panel.details.topLevelItem(SHOWN))
    assert not panel.jump.isEnabled()
    assert not panel.restore.isEnabled()
