"""What a reviewer says reaches the analyst, who answers and takes it over."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QToolButton

from desk.actions import reviewing
from desk.actions.workbench import Workbench
from desk.model.change import Change, Transaction
from desk.model.review import Verdict
from desk.store.reviewing import LISTED
from desk.ui.talk.comments import CommentsPanel
from desk.ui.talk.inbox import InboxPanel

from .conftest import Sit
from .hand import ALT, CONTROL, SHIFT, Hand, Key


def test_a_correction_comes_into_the_inbox_and_is_taken_over(sit: Sit, leave: Callable[[Hand], None]) -> None:
    hand = sit()
    start = hand.text.index("rescue")
    hand.click(start + 2)
    hand.key(Key.Key_P)
    made = hand.picked
    bridge = hand.window.parts.bridge
    assert bridge is not None
    ben = Workbench(bridge.workbench.store, bridge.workbench.store.person("Ben"))
    ben.do(reviewing.amend(made, replace(made, label="EVENT"), ben.stamp(), "not a person"))
    ben.do(reviewing.comment(made.article, "Why Person?", ben.stamp(), annotation=made.id, field="label"))
    inbox = hand.window.findChild(InboxPanel)
    assert inbox is not None
    status = hand.window.parts.status
    waiting = lambda: [b.text() for b in status.findChildren(QToolButton) if b.isVisible()]  # noqa: E731
    hand.qtbot.waitUntil(lambda: "Inbox: 2" in waiting())
    hand.key(Key.Key_I, CONTROL | SHIFT)
    hand.qtbot.waitUntil(lambda: inbox.list.count() == 2)
    hand.settle()
    assert inbox.height() > 150
    assert inbox.list.item(0).text() == "Amended by Ben: “rescue” (not a person)"
    inbox.list.setCurrentRow(0)
    shown = {inbox.versions.item(row, 0).text(): row for row in range(inbox.versions.rowCount())}
    assert inbox.versions.item(shown["Label"], 1).text() == "Person"
    assert inbox.versions.item(shown["Label"], 2).text() == "Event"
    inbox.take.click()
    assert {each.id: each.label for each in hand.stored()}[made.id] == "EVENT"
    hand.qtbot.waitUntil(lambda: inbox.list.count() == 1)
    inbox.line.setFocus()
    hand.write("A slip.")
    hand.key(Key.Key_Return)
    inbox.settle.click()
    hand.qtbot.waitUntil(lambda: inbox.list.count() == 0)
    assert inbox.empty.isVisible()
    assert not any("Inbox" in each for each in waiting())
    with bridge.workbench.store.reading() as reading:
        reviewed = reading.reviewed(made.article)
    assert [each.text for each in reviewed.comments] == ["Why Person?", "A slip."]
    assert reviewed.comments[0].resolved_by == bridge.workbench.person.id
    assert (reviewed.decisions[0].verdict, reviewed.decisions[0].settled_by) == (
        Verdict.AMEND,
        bridge.workbench.person.id,
    )
    leave(hand)


def test_a_passage_is_commented_on_and_the_thread_goes_on(sit: Sit, tmp_path: Path) -> None:
    hand = sit()
    start = hand.text.index("rescue")
    hand.select(start, start + 6)
    hand.key(Key.Key_M, CONTROL | ALT)
    panel = hand.window.findChild(CommentsPanel)
    assert panel is not None
    assert panel.line.hasFocus()
    hand.write("Is this the word?")
    hand.key(Key.Key_Return)
    hand.qtbot.waitUntil(lambda: panel.list.count() == 1)
    assert "the passage “rescue”" in panel.about.text()
    hand.write("It is.")
    hand.key(Key.Key_Return)
    hand.qtbot.waitUntil(lambda: "It is." in panel.full.toPlainText())
    panel.resolve.click()
    hand.qtbot.waitUntil(lambda: panel.resolve.text() == "Reopen")
    panel.only_open.click()
    assert panel.list.count() == 0
    hand.view.setFocus()
    hand.undo()
    hand.qtbot.waitUntil(lambda: panel.list.count() == 1)


def test_a_comment_is_reworded_and_removed_by_who_wrote_it(sit: Sit, tmp_path: Path) -> None:
    hand = sit()
    start = hand.text.index("rescue")
    hand.click(start + 2)
    hand.key(Key.Key_P)
    hand.key(Key.Key_M, CONTROL | ALT)
    panel = hand.window.findChild(CommentsPanel)
    assert panel is not None
    titles = [panel.subject.itemText(index) for index in range(panel.subject.count())]
    assert titles[:4] == ["Answer", "On “rescue”", "On its label", "On its entity"]
    panel.subject.setCurrentIndex(3)
    hand.write("Whom?")
    hand.key(Key.Key_Return)
    hand.qtbot.waitUntil(lambda: panel.list.count() == 1)
    assert "entity of “rescue”" in panel.about.text()
    panel.edit.click()
    hand.key(Key.Key_Escape)
    assert panel.line.text() == ""
    assert panel.send.text() == "Answer"
    panel.edit.click()
    assert panel.line.text() == "Whom?"
    hand.write(" <b>Or what?</b>")
    hand.key(Key.Key_Return)
    hand.qtbot.waitUntil(lambda: "Whom? <b>Or what?</b>" in panel.full.toPlainText())
    bridge = hand.window.parts.bridge
    assert bridge is not None
    ben = Workbench(bridge.workbench.store, bridge.workbench.store.person("Ben"))
    with ben.store.reading() as reading:
        (said,) = reading.reviewed(hand.picked.article).comments
    ben.do(reviewing.answer(said, "The ship.", ben.stamp()))
    hand.qtbot.waitUntil(lambda: "The ship." in panel.full.toPlainText())
    assert panel.edit.isEnabled()
    assert not panel.remove.isEnabled()
    ben.undo()
    hand.qtbot.waitUntil(panel.remove.isEnabled)
    panel.remove.click()
    hand.qtbot.waitUntil(lambda: panel.list.count() == 0)


def test_what_is_being_written_stays_about_what_it_was_about(sit: Sit, tmp_path: Path) -> None:
    hand = sit()
    start = hand.text.index("rescue")
    hand.select(start, start + 6)
    hand.key(Key.Key_M, CONTROL | ALT)
    panel = hand.window.findChild(CommentsPanel)
    assert panel is not None
    hand.write("Is this")
    hand.view.select_raw(start + 10, start + 12)
    assert panel.subject.currentText() == "On “rescue”"


def test_an_inbox_of_many_lists_some_and_marks_what_was_accepted_as_read(sit: Sit, tmp_path: Path) -> None:
    hand = sit()
    start = hand.text.index("rescue")
    hand.select(start, start + 6)
    hand.key(Key.Key_P)
    made = hand.picked
    hand.key(Key.Key_I, CONTROL | SHIFT)
    bridge = hand.window.parts.bridge
    assert bridge is not None
    ben = Workbench(bridge.workbench.store, bridge.workbench.store.person("Ben"))
    others = [replace(made, id=f"{made.id}-{number}") for number in range(LISTED + 1)]
    bridge.do(Transaction("Tag", tuple(Change(None, each) for each in others)))
    ben.do(reviewing.accept_all(others, ben.stamp()))
    ben.do(reviewing.reject(made, ben.stamp(), "no person"))
    ben.do(reviewing.nothing_here(made.article, made.spans[0], ben.stamp(), "nor anything else"))
    inbox = hand.window.findChild(InboxPanel)
    assert inbox is not None
    hand.qtbot.waitUntil(lambda: inbox.list.count() == LISTED)
    assert inbox.list.item(0).text() == "Nothing belongs here, says Ben: “rescue” (nor anything else)"
    assert inbox.list.item(1).text() == "Rejected by Ben: “rescue” (no person)"
    assert inbox.more.text() == f"The latest {LISTED} of {LISTED + 3}"
    inbox.all_read.click()
    hand.qtbot.waitUntil(lambda: inbox.list.count() == 2)
    assert not inbox.all_read.isVisible()
    with bridge.workbench.store.reading() as reading:
        assert reading.inbox(bridge.workbench.person.id).waiting == 2
