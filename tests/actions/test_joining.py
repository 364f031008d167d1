"""Merging brings what others did, once, whatever the order, and keeps both where two changed the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.actions.packing import export_package
from desk.actions.queueing import Asked, queue
from desk.actions.removing import removal
from desk.actions.reviewing import resolve
from desk.model.conflict import CONFLICT, conflict_id
from desk.work import Progress
from tests.actions.merging import Family, Side, in_every_order
from tests.builders import EVENT, ORG, PERSON, a_claim, a_mention, annotations_of

TEXT = "Ana Lee met Bo Ek in Oslo. She said it went well."
OTHER = "Another article about Cy Dahl."


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    found = Family(tmp_path, TEXT, OTHER)
    yield found
    found.close()


def packed(side: Side) -> Path:
    target = side.path.with_suffix(".deskpackage")
    export_package(side.store, target, Progress(), authors=[side.person.id])
    return target


def test_two_peoples_packages_come_together_in_any_order_and_only_once(family: Family) -> None:
    first, second = family.side("first", "Cem"), family.side("second", "Dee")
    first.made(a_mention(family.articles[0], TEXT, "Ana Lee"), a_claim(family.articles[0], TEXT, "it went well"))
    second.made(a_mention(family.articles[0], TEXT, "Bo Ek"), a_mention(family.articles[1], OTHER, "Cy Dahl", ORG))
    packages = [packed(first), packed(second)]
    one, other = in_every_order(family, packages)
    assert one.state() == other.state()
    assert len(one.all(family.articles[0].id)) == 3
    before = one.state()
    again = one.merge(packages[0])
    assert again.transaction is None
    assert one.state() == before


def test_a_change_and_a_removal_arrive_and_what_is_newer_here_stays(family: Family) -> None:
    one = family.side("one", "Cem")
    mentions = [a_mention(family.articles[0], TEXT, quote) for quote in ("Ana Lee", "Bo Ek", "Oslo")]
    one.made(*mentions)
    other = family.side("other", "Cem", of=one.path)
    changed = other.changed(mentions[0].id, label="ORG")
    other.removed(mentions[1].id)
    newer = one.changed(mentions[2].id, note="here")
    merge = one.merge(other)
    assert merge.plan.conflicts == ()
    assert annotations_of(one.store, family.articles[0]) == [changed, newer]
    other.merge(one)
    assert one.state() == other.state()
    assert one.merge(other).transaction is None


def test_what_both_changed_is_kept_as_both_with_a_thread_on_each(family: Family) -> None:
    base = family.side("base", "Cem")
    mention = a_mention(family.articles[0], TEXT, "Oslo")
    base.made(mention)
    family.origin = base.path
    first, second = family.side("first", "Cem"), family.side("second", "Cem")
    mine = first.changed(mention.id, label="ORG")
    theirs = second.changed(mention.id, note="a city")
    one, other = in_every_order(family, [first, second])
    assert one.state() == other.state()
    kept = one.all(family.articles[0].id)
    assert {(each.label, each.note) for each in kept} == {("ORG", ""), ("PERSON", "a city")}
    assert next(each for each in kept if each.id == mention.id) == mine
    assert mine.modified <= theirs.modified
    with one.store.reading() as reading:
        threads = reading.reviewed(family.articles[0].id).comments
    assert {each.id for each in threads} == {conflict_id(each.id) for each in kept}
    assert {each.text for each in threads} == {CONFLICT}
    assert one.merge(first).transaction is None
    assert one.merge(second).transaction is None
    found = queue(one.store, Asked(disagreements=True), Progress())
    assert {stop.annotation for stop in found.stops} == {each.id for each in kept}


def test_what_was_settled_stays_so_and_settles_it_elsewhere(family: Family) -> None:
    base = family.side("base", "Cem")
    mention = a_mention(family.articles[0], TEXT, "Oslo")
    base.made(mention)
    family.origin = base.path
    first, second = family.side("first", "Cem"), family.side("second", "Cem")
    mine = first.changed(mention.id, label="ORG")
    second.changed(mention.id, note="a city")
    first.merge(second)
    second.merge(first)
    assert first.state() == second.state()
    [copy] = [each for each in first.all(family.articles[0].id) if each.id != mention.id]
    with first.store.reading() as reading:
        reviewed = reading.reviewed(family.articles[0].id)
    gone = removal([copy], [], [], first.bench.stamp(), reviewed)
    thread = next(each for each in reviewed.comments if each.annotation == mention.id)
    first.bench.do(gone.transaction)
    first.bench.do(resolve(thread, first.bench.stamp()))
    assert first.merge(second).transaction is None
    second.merge(first)
    assert first.state() == second.state()
    assert second.all(family.articles[0].id) == [mine]


def test_what_is_removed_here_and_changed_there_is_back(family: Family) -> None:
    base = family.side("base", "Cem")
    mention = a_mention(family.articles[0], TEXT, "Oslo")
    base.made(mention)
    family.origin = base.path
    first, second = family.side("first", "Cem"), family.side("second", "Cem")
    first.removed(mention.id)
    changed = second.changed(mention.id, label="ORG")
    one, other = in_every_order(family, [first, second])
    assert one.all(family.articles[0].id) == other.all(family.articles[0].id) == [changed]
    merge = first.merge(second)
    assert "removed" in merge.plan.conflicts[0].reason
    assert first.all(family.articles[0].id) == [changed]


def test_new_articles_come_with_all_that_is_in_them(family: Family, tmp_path: Path) -> None:
    side = family.side("side", "Cem")
    mention = a_mention(family.articles[0], TEXT, "Ana Lee", PERSON)
    side.made(mention, a_claim(family.articles[0], TEXT, "it went well", label=EVENT))
    (tmp_path / "empty").mkdir()
    empty = Family(tmp_path / "empty")
    boss = empty.side("boss", "Boss")
    merge = boss.merge(side)
    assert len(merge.plan.articles) == 2
    articles = side.state()["articles"]
    assert boss.state()["articles"] == articles
    assert boss.merge(side).transaction is None
    boss.bench.undo()
    assert boss.state()["articles"] == []
    boss.merge(side)
    assert boss.state()["articles"] == articles
    assert boss.merge(side).transaction is None
    empty.close()


def test_one_undo_takes_a_merge_back_and_a_new_one_brings_it_again(family: Family) -> None:
    side, boss = family.side("side", "Cem"), family.side("boss", "Boss")
    side.made(a_mention(family.articles[0], TEXT, "Ana Lee"))
    before = boss.state()
    boss.merge(side)
    after = boss.state()
    assert after != before
    boss.bench.undo()
    assert boss.state() == before
    boss.merge(side)
    assert boss.state() == after
