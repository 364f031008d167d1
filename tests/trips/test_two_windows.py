"""Two windows on one file: each follows the other, and nobody overwrites anybody."""

from pathlib import Path

import pytest

from desk.actions import labelling, scheme

from .conftest import Sit
from .hand import CONTROL, Hand, Key

TEXT = "Ana Lee met the army of Iran in Oslo."


@pytest.fixture
def both(sit: Sit, tmp_path: Path) -> tuple[Hand, Hand]:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")
    one = sit(tmp_path / "shared.desk", "Ana")
    one.take_in(article)
    other = sit(tmp_path / "shared.desk", "Bo")
    assert other.text == TEXT
    return one, other


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def follow(hand: Hand, count: int) -> None:
    hand.qtbot.waitUntil(lambda: len(hand.annotations) == count, timeout=5000)


def test_what_one_labels_the_other_sees_with_its_author(both: tuple[Hand, Hand]) -> None:
    one, other = both
    one.select(*at("Ana Lee"))
    one.key(Key.Key_P)
    follow(other, 1)
    other.select(*at("Oslo"))
    other.key(Key.Key_G)
    follow(one, 2)
    assert one.annotations == other.annotations == one.stored()
    people = {a.quote: one.window.people[a.author] for a in one.annotations}
    assert people == {"Ana Lee": "Ana", "Oslo": "Bo"}


def test_undo_takes_back_ones_own_work_only(both: tuple[Hand, Hand]) -> None:
    one, other = both
    one.select(*at("Ana Lee"))
    one.key(Key.Key_P)
    follow(other, 1)
    other.select(*at("Oslo"))
    other.key(Key.Key_G)
    follow(one, 2)
    one.undo()
    assert [a.quote for a in one.annotations] == ["Oslo"]
    follow(other, 1)
    other.undo()
    follow(one, 0)


def test_an_undo_over_somebody_elses_change_is_refused_with_a_sentence(both: tuple[Hand, Hand]) -> None:
    one, other = both
    one.select(*at("Oslo"))
    one.key(Key.Key_P)
    follow(other, 1)
    other.click(*at("Oslo"))
    other.key(Key.Key_G)
    one.qtbot.waitUntil(lambda: one.annotations[0].label == "GPE", timeout=5000)
    one.undo()
    assert one.notice() == "Nothing was changed: the annotation “Oslo” was meanwhile changed elsewhere."
    assert one.annotations == one.stored() == other.annotations


def test_a_change_of_what_was_changed_a_moment_ago_elsewhere_is_refused(both: tuple[Hand, Hand]) -> None:
    one, other = both
    one.select(*at("Oslo"))
    one.key(Key.Key_P)
    follow(other, 1)
    bridge = other.window.parts.bridge
    assert bridge is not None
    # Between two looks at the file: the first window has not heard of it yet.
    labels, bench = other.window.parts.editing.labels, bridge.workbench
    bench.do(labelling.relabel(other.annotations[0], labels["GPE"], labels, bench.stamp()))
    one.window.parts.editing.relabel(one.annotations[0], labels["ORG"])
    assert one.notice().startswith("Nothing was changed: the annotation “Oslo”")
    one.qtbot.waitUntil(lambda: one.annotations[0].label == "GPE", timeout=5000)
    assert one.annotations == one.stored()


def test_a_label_renamed_in_one_window_is_renamed_in_the_other(both: tuple[Hand, Hand]) -> None:
    one, other = both
    bridge = one.window.parts.bridge
    assert bridge is not None
    labels = one.window.parts.editing.labels
    bridge.do(scheme.change_label(labels, labels["ORG"], name="Body", key="B"))
    other.qtbot.waitUntil(lambda: other.window.parts.editing.labels["ORG"].name == "Body", timeout=5000)
    panel = other.window.parts.labels.list.model()
    assert "Body" in {panel.index(row, 0).data() for row in range(panel.rowCount())}
    other.select(*at("army"))
    other.key("b")
    assert [(a.label, a.quote) for a in other.stored()] == [("ORG", "army")]


def test_an_article_removed_elsewhere_leaves_the_screen(both: tuple[Hand, Hand], tmp_path: Path) -> None:
    one, other = both
    more = tmp_path / "more.txt"
    more.write_text("Another article.", encoding="utf-8")
    one.take_in(more)
    one.command("remove_article")
    other.qtbot.waitUntil(lambda: other.text == "Another article.", timeout=5000)
    one.window.activateWindow()
    one.key(Key.Key_Z, CONTROL)
    articles = other.window.parts.articles
    other.qtbot.waitUntil(lambda: articles.model.rowCount() == 2, timeout=5000)
