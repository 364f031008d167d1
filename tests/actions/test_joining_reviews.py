"""What hangs together comes together: reviews, evidence in other articles, packages of those who merged others'."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions.packing import export_package
from desk.actions.reviewing import accept, amend, answer, comment, reject, resolve, settle
from desk.model.annotation import Claim
from desk.model.change import Change, Transaction
from desk.model.claim import Bearing, Evidence, Link
from desk.model.review import Comment, Decision
from desk.model.span import Span
from desk.store.queries import Reading
from desk.work import Progress
from tests.actions.merging import Family, Side, in_every_order
from tests.builders import EVENT, ORG, a_claim, a_mention

TEXT = "Ana Lee met Bo Ek in Oslo. She said it went well."
OTHER = "Another article about Cy Dahl."


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    found = Family(tmp_path, TEXT, OTHER)
    yield found
    found.close()


def packed(side: Side, name: str = "") -> Path:
    target = side.path.with_name(f"{name or side.path.stem}.deskpackage")
    export_package(side.store, target, Progress(), authors=[side.person.id])
    return target


def test_a_reviewers_work_arrives_at_the_analysts_and_the_answer_comes_back(family: Family) -> None:
    analyst = family.side("analyst", "Cem")
    mentions = [a_mention(family.articles[0], TEXT, quote) for quote in ("Ana Lee", "Bo Ek", "Oslo")]
    analyst.made(*mentions)
    boss = family.side("boss", "Boss")
    boss.merge(packed(analyst))
    stored = [boss.annotation(each.id) for each in mentions]
    stamp = boss.bench.stamp()
    boss.bench.do(accept(stored[0], stamp))
    boss.bench.do(amend(stored[1], replace(stored[1], label=ORG.id), stamp, "A company"))
    boss.bench.do(reject(stored[2], stamp))
    boss.bench.do(comment(family.articles[0].id, "Sure?", stamp, annotation=stored[0].id))
    analyst.merge(packed(boss, "first"))
    assert analyst.state() == boss.state()
    decisions, comments = reviews(analyst, family)
    rejected = next(each for each in decisions if each.annotation == mentions[2].id)
    analyst.bench.do(settle(rejected, analyst.bench.stamp()))
    analyst.bench.do(answer(comments[0], "Yes.", analyst.bench.stamp()))
    boss.bench.do(resolve(comments[0], boss.bench.stamp()))
    boss.merge(packed(analyst, "second"))
    decisions, comments = reviews(boss, family)
    assert [each.text for each in comments] == ["Sure?", "Yes."]
    assert comments[0].resolved_by == boss.person.id
    assert [each.settled_by for each in decisions if each.id == rejected.id] == [analyst.person.id]


def reviews(side: Side, family: Family) -> tuple[tuple[Decision, ...], tuple[Comment, ...]]:
    with side.store.reading() as reading:
        found = reading.reviewed(family.articles[0].id)
    return found.decisions, found.comments


def test_a_source_comes_along_with_the_claim_that_names_it(family: Family) -> None:
    side = family.side("side", "Cem")
    source = a_mention(family.articles[0], TEXT, "She")
    claim = a_claim(family.articles[0], TEXT, "it went well", label=EVENT, attribution=(Link(mention=source.id),))
    side.made(source, claim)
    one, other = in_every_order(family, [packed(side), packed(family.side("idle", "Dee"))])
    assert one.state() == other.state()
    assert [each.id for each in one.all(family.articles[0].id)] == [source.id, claim.id]


def test_a_source_that_one_removed_stays_where_another_names_it(family: Family) -> None:
    base = family.side("base", "Base")
    source = a_mention(family.articles[0], TEXT, "She")
    base.made(source)
    family.origin = base.path
    first, second = family.side("first", "Cem"), family.side("second", "Dee")
    first.removed(source.id)
    second.made(a_claim(family.articles[0], TEXT, "it went well", label=EVENT, attribution=(Link(mention=source.id),)))
    one, other = in_every_order(family, [first, second])
    assert one.state() == other.state()
    assert len(one.all(family.articles[0].id)) == 2


def with_evidence(family: Family, side: Side) -> Claim:
    start = OTHER.index("Cy Dahl")
    proof = Evidence(
        bearing=Bearing.SUPPORTS, article=family.articles[1].id, span=Span.of(OTHER, start, start + len("Cy Dahl"))
    )
    claim = a_claim(family.articles[0], TEXT, "it went well", label=EVENT, author=side.person.id, evidence=(proof,))
    side.bench.do(Transaction("Claim", (Change(None, claim),)))
    return claim


def test_evidence_brings_its_article_along(family: Family, tmp_path: Path) -> None:
    side = family.side("side", "Cem")
    claim = with_evidence(family, side)
    (tmp_path / "empty").mkdir()
    empty = Family(tmp_path / "empty")
    boss = empty.side("boss", "Boss")
    boss.merge(packed(side))
    assert boss.annotation(claim.id) == claim
    assert len(boss.state()["articles"]) == 2  # type: ignore[arg-type]
    assert boss.merge(packed(side)).transaction is None
    empty.close()


def test_evidence_in_no_article_here_is_left_out_once(family: Family, tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    side = family.side("side", "Cem")
    claim = with_evidence(family, side)
    package = packed(side)
    with closing(sqlite3.connect(package)) as raw:
        raw.execute("DELETE FROM touched")
        raw.execute("DELETE FROM article WHERE id = ?", (family.articles[1].id,))
        raw.commit()
    for name, texts in (("empty", ()), ("same", (TEXT,))):
        (tmp_path / name).mkdir()
        apart = Family(tmp_path / name, *texts)
        boss = apart.side("boss", "Boss")
        merge = boss.merge(package)
        assert any("evidence left out" in problem for problem in merge.plan.problems)
        kept = boss.annotation(claim.id)
        assert isinstance(kept, Claim)
        assert kept.evidence == ()
        assert boss.merge(package).transaction is None
        apart.close()


def test_who_merged_others_work_does_not_send_it_as_their_own(family: Family) -> None:
    analyst, boss = family.side("analyst", "Cem"), family.side("boss", "Boss")
    analyst.made(a_mention(family.articles[0], TEXT, "Ana Lee"))
    boss.merge(packed(analyst))
    boss.made(a_mention(family.articles[0], TEXT, "Oslo"))
    reader = family.side("reader", "Rea")
    reader.merge(packed(boss))
    assert [each.quote for each in reader.all(family.articles[0].id)] == ["Oslo"]


def test_a_reading_can_be_asked_how_things_came_to_be(family: Family) -> None:
    side = family.side("side", "Cem")
    side.made(a_mention(family.articles[0], TEXT, "Ana Lee"))
    side.bench.undo()
    with side.store.reading() as reading:
        assert isinstance(reading, Reading)
        records = [(each.entry.kind, each.in_force) for each in reading.records()]
    assert records == [("do", True), ("do", False), ("undo", False)]
