"""What was taken back or brought back between two merges, and entries of history whose clocks were wrong."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions.joining import Answer, Answers, survey
from desk.actions.merging import merge_entities
from desk.actions.packing import export_package
from desk.actions.reviewing import comment
from desk.model.annotation import Mention
from desk.model.change import Change, Transaction
from desk.model.entity import Entity
from desk.work import Progress
from tests.actions.merging import Family, Side, in_every_order
from tests.builders import PERSON, a_mention

TEXT = "Ana Lee met Bo Ek in Oslo. She said it went well."
OTHER = "Another article about Cy Dahl."
AHEAD = "2190-01-01T00:00:00.000Z"


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    found = Family(tmp_path, TEXT, OTHER)
    yield found
    found.close()


def packed(side: Side, name: str = "") -> Path:
    target = side.path.with_name(f"{name or side.path.stem}.deskpackage")
    export_package(side.store, target, Progress(), authors=[side.person.id])
    return target


def with_a_clock_ahead(side: Side) -> None:
    """As if the clock had been far ahead when the last entry was made, and right again from then on."""
    with closing(sqlite3.connect(side.path)) as raw, raw:
        raw.execute("UPDATE history SET at = ? WHERE seq = (SELECT max(seq) FROM history)", (AHEAD,))


def quotes(side: Side, family: Family) -> list[str]:
    return [each.quote for each in side.all(family.articles[0].id)]


def test_a_removal_arrives_though_the_clock_was_put_back(family: Family) -> None:
    side, boss, third = family.side("side", "Cem"), family.side("boss", "Boss"), family.side("third", "Dee")
    mention = a_mention(family.articles[0], TEXT, "Oslo")
    side.made(mention)
    with_a_clock_ahead(side)
    boss.merge(packed(side))
    assert quotes(boss, family) == ["Oslo"]
    side.removed(mention.id)
    boss.merge(packed(side, "second"))
    assert quotes(boss, family) == []
    third.merge(side.path.with_suffix(".deskpackage"))
    third.merge(boss)
    assert quotes(third, family) == []


def test_removing_others_work_is_work_that_goes_along(family: Family) -> None:
    side, boss, third = family.side("side", "Cem"), family.side("boss", "Boss"), family.side("third", "Dee")
    mention = a_mention(family.articles[0], TEXT, "Oslo")
    side.made(mention)
    with_a_clock_ahead(side)
    boss.merge(packed(side))
    third.merge(packed(side))
    boss.removed(mention.id)
    third.merge(packed(boss))
    assert quotes(third, family) == []
    side.merge(third)
    assert quotes(side, family) == []


def test_what_was_undone_after_packing_goes_and_comes_again_with_redo(family: Family) -> None:
    side, boss = family.side("side", "Cem"), family.side("boss", "Boss")
    side.made(a_mention(family.articles[0], TEXT, "Oslo"))
    first = packed(side, "first")
    boss.merge(first)
    side.bench.undo()
    second = packed(side, "second")
    boss.merge(second)
    assert quotes(boss, family) == []
    side.bench.redo()
    third = packed(side, "third")
    merge = boss.merge(third)
    assert quotes(boss, family) == ["Oslo"]
    assert merge.plan.conflicts == ()
    for old in (first, second, third):
        assert boss.merge(old).transaction is None
    for found in in_every_order(family, [first, second, third]):
        assert quotes(found, family) == ["Oslo"]


def test_undo_and_redo_count_whatever_the_clock_says(family: Family) -> None:
    side, boss, third = family.side("side", "Cem"), family.side("boss", "Boss"), family.side("third", "Dee")
    mention = a_mention(family.articles[0], TEXT, "Oslo")
    side.made(mention)
    boss.merge(packed(side))
    side.bench.undo()
    with_a_clock_ahead(side)
    side.bench.redo()
    side.changed(mention.id, note="a city")
    boss.merge(packed(side, "second"))
    third.merge(boss)
    assert [each.note for each in third.all(family.articles[0].id)] == ["a city"]
    side.bench.undo()
    side.bench.undo()
    for other in (boss, third):
        other.merge(packed(side, "third"))
        assert quotes(other, family) == []


def test_a_removal_that_is_taken_back_brings_everything_back(family: Family) -> None:
    base = family.side("base", "Base")
    mention = a_mention(family.articles[0], TEXT, "Oslo")
    base.made(mention)
    base.bench.do(comment(family.articles[0].id, "Why?", base.bench.stamp()))
    entity = Entity(id="e", label=PERSON.id, name="Oslo")
    base.bench.do(Transaction("Create", (Change(None, entity),)))
    with base.store.reading() as reading:
        [thread] = reading.reviewed(family.articles[0].id).comments
    family.origin = base.path
    side, boss = family.side("side", "Cem"), family.side("boss", "Boss")
    before = boss.state()
    article = family.articles[1]
    gone = [Change(each, None) for each in (side.annotation(mention.id), thread, entity)]
    side.bench.do(Transaction("Remove", (*gone, Change(article, replace(article, removed=True)))))
    with_a_clock_ahead(side)
    first = packed(side, "first")
    boss.merge(first)
    assert boss.state() == side.state()
    side.bench.undo()
    second = packed(side, "second")
    assert boss.merge(second).plan.conflicts == ()
    assert {**boss.state(), "people": []} == {**before, "people": []}
    assert boss.merge(first).transaction is None
    side.bench.redo()
    third = packed(side, "third")
    boss.merge(third)
    for found in in_every_order(family, [first, second, third]):
        assert found.state() == boss.state() == side.state()


def test_a_merge_that_is_taken_back_removes_nothing_elsewhere(family: Family) -> None:
    side, boss = family.side("side", "Cem"), family.side("boss", "Boss")
    side.made(a_mention(family.articles[0], TEXT, "Oslo"))
    boss.merge(side)
    side.merge(boss)
    boss.bench.undo()
    side.merge(boss)
    assert quotes(boss, family) == []
    assert quotes(side, family) == ["Oslo"]
    boss.merge(side)
    assert quotes(boss, family) == ["Oslo"]


def test_merging_entities_is_work_whatever_they_are_called(family: Family) -> None:
    base = family.side("base", "Base")
    kept, gone = (Entity(id=id, label=PERSON.id, name=name) for id, name in (("e1", "Lee"), ("e2", "Trial: part 2")))
    base.bench.do(Transaction("Create", (Change(None, kept), Change(None, gone))))
    base.made(a_mention(family.articles[0], TEXT, "Oslo", entity="e2"))
    family.origin = base.path
    side, boss = family.side("side", "Cem"), family.side("boss", "Boss")
    [mention] = side.all(family.articles[0].id)
    assert isinstance(mention, Mention)
    side.bench.do(merge_entities(kept, [gone], [mention], [], side.bench.stamp()))
    boss.merge(packed(side))
    assert boss.state() == side.state()


def test_a_label_that_is_called_as_before_is_asked_about_again(family: Family) -> None:
    side, boss = family.side("side", "Cem"), family.side("boss", "Boss")
    side.bench.do(Transaction("Rename", (Change(PERSON, replace(PERSON, name="Human")),)))
    boss.merge(side, Answers(labels=Answer.THEIRS))
    side.bench.undo()
    assert [each.title for each in survey(boss.store, side.path, Progress()).open_questions] == ["Human"]
    boss.merge(side, Answers(labels=Answer.OURS))
    assert boss.merge(side).transaction is None
