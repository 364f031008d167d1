"""The list of what happened, narrowed and growing."""

from dataclasses import replace

from PySide6.QtCore import Qt

from desk.model.change import EntryKind
from desk.store.headings import Heading
from desk.ui.history.lines import WHAT, WHO, Lines, lines_of

DO, UNDO = EntryKind.DO, EntryKind.UNDO
ANA = Heading(
    seq=1, id="1", at="2026-01-02T03:04:05.000Z", by="ana", name="Ana", kind=DO, target=None,
    title="Tag Person: Heydari", undone=True,
)  # fmt: skip
BEN = Heading(
    seq=None, id="2", at="2026-01-03T03:04:05.000Z", by="ben", name="Ben", kind=DO, target=None,
    title="Reject <b>Heydari</b>", undone=False, origin="b.deskpackage",
)  # fmt: skip


def titles(model: Lines) -> list[str]:
    return [model.index(row, WHAT).data() for row in range(model.rowCount())]


def test_lines_are_narrowed_by_words_and_by_person() -> None:
    model = Lines()
    model.show(lines_of([BEN, ANA]))
    assert titles(model) == ["Reject <b>Heydari</b>", "Tag Person: Heydari"]
    model.narrow("reject", "")
    assert titles(model) == ["Reject <b>Heydari</b>"]
    model.narrow("heydari", "ana")
    assert (titles(model), model.index(0, WHO).data()) == (["Tag Person: Heydari"], "Ana")
    model.narrow("nothing", "")
    assert (model.rowCount(), model.everything) == (0, 2)


def test_what_was_undone_is_struck_through_and_said_aloud() -> None:
    model = Lines()
    model.show(lines_of([ANA]))
    index = model.index(0, WHAT)
    assert index.data(Qt.ItemDataRole.FontRole).strikeOut()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Tag Person: Heydari (undone)"


def test_what_a_title_says_is_no_markup_in_a_tooltip() -> None:
    model = Lines()
    model.show(lines_of([BEN]))
    told = model.index(0, WHAT).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Heydari&lt;/b&gt;" in told
    assert "Came with b.deskpackage" in told


def test_an_undo_that_is_added_marks_what_it_takes_back() -> None:
    model = Lines()
    model.show(lines_of([replace(ANA, undone=False)]))
    model.narrow("tag", "")
    undo = replace(ANA, seq=2, id="3", kind=UNDO, target="1", undone=False)
    model.add(lines_of([undo]))
    assert titles(model) == ["Undo: Tag Person: Heydari", "Tag Person: Heydari"]
    assert model.line(1).undone
    assert model.last_seq == 2
    model.narrow("", "")
    assert [model.line(row).undone for row in range(2)] == [False, True]
    model.narrow("reject", "")
    model.add(lines_of([BEN]))
    assert titles(model) == ["Reject <b>Heydari</b>"]
