"""The list of what happened, narrowed."""

from PySide6.QtCore import Qt

from desk.ui.history.lines import WHAT, WHO, Line, Lines

ANA = Line(id="1", at="2026-01-02T03:04:05.000Z", by="ana", name="Ana", title="Tag Person: Heydari", undone=True)
BEN = Line(id="2", at="2026-01-03T03:04:05.000Z", by="ben", name="Ben", title="Reject Heydari", origin="b.deskpackage")


def titles(model: Lines) -> list[str]:
    return [model.index(row, WHAT).data() for row in range(model.rowCount())]


def test_lines_are_narrowed_by_words_and_by_person() -> None:
    model = Lines()
    model.show([BEN, ANA])
    assert titles(model) == ["Reject Heydari", "Tag Person: Heydari"]
    model.narrow("reject", "")
    assert titles(model) == ["Reject Heydari"]
    model.narrow("heydari", "ana")
    assert (titles(model), model.index(0, WHO).data()) == (["Tag Person: Heydari"], "Ana")
    model.narrow("nothing", "")
    assert (model.rowCount(), model.everything) == (0, 2)


def test_what_was_undone_is_struck_through_and_said_aloud() -> None:
    model = Lines()
    model.show([ANA])
    index = model.index(0, WHAT)
    assert index.data(Qt.ItemDataRole.FontRole).strikeOut()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Tag Person: Heydari (undone)"
