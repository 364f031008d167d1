"""Settling between analysts leaves decisions, and gold follows from them without a thing twice."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions import adjudicating, labelling, reviewing
from desk.actions.adjudicating import Bench, lay_out, settle, tallies
from desk.actions.golden import Gold
from desk.actions.workbench import Workbench
from desk.measure.align import Difference
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.claim import Link
from desk.model.entity import Entity
from desk.model.ids import new_id
from desk.model.label import Label, LabelKind
from desk.model.review import Verdict, gold, stand_ins
from desk.model.span import Span
from desk.store.check import check
from desk.work import Cancelled, Progress
from tests.builders import BY_ID, ORG, PERSON, a_store, filled

TEXT = "ISNA reported that Heydari met Sabahifar in Tehran 😀 on Monday."
NAMES = ["Ana", "Ben"]


class Desk:
    """Two analysts and an adjudicator at one project."""

    def __init__(self, folder: Path) -> None:
        store = a_store(folder)
        self.store = store
        self.ana, self.ben, self.cleo = (Workbench(store, store.person(name)) for name in ("Ana", "Ben", "Cleo"))
        (self.article,) = filled(self.ana, [TEXT], ["One"])
        self.people = [self.ana.person.id, self.ben.person.id]

    def now(self) -> Article:
        with self.store.reading() as reading:
            return next(reading.every_article())

    def tag(self, who: Workbench, words: str, label: Label = PERSON) -> Annotation:
        start = TEXT.index(words)
        span = Span.of(TEXT, start, start + len(words))
        entry = who.do(labelling.tag(self.now(), [span], label, BY_ID, who.stamp()))
        assert entry is not None
        made = entry.transaction.changes[0].after
        assert isinstance(made, Annotation)
        return made

    def both(self, words: str) -> tuple[Annotation, Annotation]:
        return self.tag(self.ana, words), self.tag(self.ben, words)

    def bench(self) -> Bench:
        with self.store.reading() as reading:
            return lay_out(reading, self.now(), self.people)

    def gold(self) -> list[Annotation]:
        with self.store.reading() as reading:
            return gold(reading.annotations(self.article.id), reading.reviewed(self.article.id).decisions)

    def verdicts(self) -> dict[str, Verdict]:
        return {id: decision.verdict for id, decision in self.bench().decided.items()}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with closing(made.store):
        yield made
        assert check(made.store.path) == []


def test_what_all_agree_on_is_accepted_for_each_and_gold_once(desk: Desk) -> None:
    first, second = desk.both("Heydari")
    (case,) = desk.bench().cases
    desk.cleo.do(adjudicating.pass_agreements([case], NAMES, desk.cleo.stamp()))
    assert desk.verdicts() == {first.id: Verdict.ACCEPT, second.id: Verdict.ACCEPT}
    assert desk.gold() == [first]
    with desk.store.reading() as reading:
        decisions = reading.reviewed(desk.article.id).decisions
        assert stand_ins(reading.annotations(desk.article.id), decisions) == {second.id: first.id}
    assert {decision.reason for decision in decisions} == {"adjudicated: Ana and Ben agree"}
    assert not desk.bench().is_open(desk.bench().cases[0])


def test_many_agreements_are_one_action_and_one_undo(desk: Desk) -> None:
    desk.both("Heydari"), desk.both("Sabahifar"), desk.tag(desk.ana, "Tehran")
    agreed = [case for case in desk.bench().cases if not case.differences]
    desk.cleo.do(adjudicating.pass_agreements(agreed, NAMES, desk.cleo.stamp()))
    assert [each.quote for each in desk.gold()] == ["Heydari", "Sabahifar"]
    assert desk.cleo.undo_title() == "Pass 2 agreements"
    desk.cleo.undo()
    assert (desk.gold(), desk.bench().tally().open) == ([], 3)
    with pytest.raises(ValueError, match="only what agrees"):
        adjudicating.pass_agreements(desk.bench().cases, NAMES, desk.cleo.stamp())


def test_taking_one_side_rejects_the_other_with_why(desk: Desk) -> None:
    hers, his = desk.tag(desk.ana, "ISNA", PERSON), desk.tag(desk.ben, "ISNA", ORG)
    (case,) = desk.bench().cases
    desk.cleo.do(settle(case, [1], NAMES, desk.cleo.stamp()))
    assert desk.verdicts() == {hers.id: Verdict.REJECT, his.id: Verdict.ACCEPT}
    assert desk.gold() == [his]
    assert desk.bench().decided[hers.id].reason == "adjudicated: as Ben has it (label)"


def test_both_keeps_both_and_neither_keeps_none(desk: Desk) -> None:
    hers, his = desk.tag(desk.ana, "Heydari met"), desk.tag(desk.ben, "Heydari")
    (case,) = desk.bench().cases
    desk.cleo.do(settle(case, [0, 1], NAMES, desk.cleo.stamp()))
    assert desk.gold() == [hers, his]
    desk.cleo.do(settle(case, [], NAMES, desk.cleo.stamp()))
    assert desk.gold() == []
    assert desk.bench().decided[his.id].reason == "adjudicated: neither (boundary)"


def test_to_take_who_marked_nothing_says_that_nothing_belongs_there(desk: Desk) -> None:
    his = desk.tag(desk.ben, "Tehran")
    (case,) = desk.bench().cases
    assert case.differences == {Difference.MISSING}
    desk.cleo.do(settle(case, [0], NAMES, desk.cleo.stamp()))
    assert desk.gold() == []
    assert desk.bench().decided[his.id].reason == "adjudicated: nothing belongs here, as Ana left it (missing)"


def test_a_version_of_ones_own_stands_in_the_place_of_all(desk: Desk) -> None:
    hers, his = desk.tag(desk.ana, "Heydari met"), desk.tag(desk.ben, "Heydari")
    bench = desk.bench()
    (case,) = bench.cases

    def own(label: Label, bench: Bench) -> None:
        version = replace(hers, spans=his.spans, label=label.id)
        desk.cleo.do(adjudicating.settle_with(bench, case, version, NAMES, desk.cleo.stamp()))

    own(ORG, bench)
    (mine,) = desk.gold()
    assert (mine.quote, mine.label, mine.author, mine.review) == ("Heydari", ORG.id, desk.cleo.person.id, True)
    own(PERSON, desk.bench())
    assert desk.gold() == [his]
    own(ORG, desk.bench())
    assert desk.gold()[0].label == ORG.id
    assert not desk.bench().is_open(case)


def test_ones_own_version_is_changed_and_not_given_twice(desk: Desk) -> None:
    hers = desk.tag(desk.ana, "Heydari met")
    desk.tag(desk.ben, "Heydari met", ORG)
    for words in ("Heydari", "Heydari met Sabahifar"):
        bench = desk.bench()
        start = TEXT.index(words)
        version = replace(hers, spans=(Span.of(TEXT, start, start + len(words)),))
        desk.cleo.do(adjudicating.settle_with(bench, bench.cases[0], version, NAMES, desk.cleo.stamp()))
    assert [each.quote for each in desk.gold()] == ["Heydari met Sabahifar"]
    assert len(desk.bench().versions) == 1


def test_claims_that_name_mentions_of_their_own_are_gold_once(desk: Desk) -> None:
    made = {}
    for who in (desk.ana, desk.ben):
        source = desk.tag(who, "ISNA", ORG)
        start = TEXT.index("Heydari met Sabahifar")
        stamp = who.stamp()
        made[who] = Claim(
            id=new_id(), article=desk.article.id, spans=(Span.of(TEXT, start, start + 21),), author=stamp.by,
            attribution=(Link(mention=source.id, cue=Span.of(TEXT, 5, 13)),), created=stamp.at, modified=stamp.at,
        )  # fmt: skip
        who.do(Transaction("Claim", (Change(None, made[who]),)))
    cases = desk.bench().cases
    assert not any(case.differences for case in cases)
    desk.cleo.do(adjudicating.pass_agreements(cases, NAMES, desk.cleo.stamp()))
    assert [type(each).__name__ for each in desk.gold()] == ["Mention", "Claim"]
    assert desk.gold()[1] == made[desk.ana]


CLAIM = "Heydari met Sabahifar"
MENTIONS = {
    "missing": None, "boundary": {"words": "Heydari met"}, "label": {"label": ORG.id}, "link": {"entity": "e"},
    "attribute": {"attributes": (("mention", "name"),)},
}  # fmt: skip
CLAIMS = {
    "missing": None, "boundary": {"words": "met Sabahifar"}, "label": {"label": "event"},
    "chain": {"cue": "Monday"}, "attribute": {"attributes": (("certainty", "certain"),)},
}  # fmt: skip


def span(words: str) -> Span:
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def made_by(who: Workbench, article: str, kind: str, other: dict[str, object]) -> Annotation:
    """A mention, or a claim with a source of its own, that differs from the others' in one thing."""
    stamp, other = who.stamp(), dict(other)
    place, cue = other.pop("words", None), other.pop("cue", "reported")
    common = {"id": new_id(), "article": article, "author": stamp.by, "created": stamp.at, "modified": stamp.at}
    if kind == "mention":
        return Mention(**common, spans=(span(str(place or "Heydari")),), **{"label": PERSON.id} | other)
    source = Mention(**common, spans=(span("ISNA"),), label=ORG.id)
    who.do(Transaction("Tag", (Change(None, source),)))
    link = Link(mention=source.id, cue=span(str(cue)))
    return Claim(**common | {"id": new_id()}, spans=(span(str(place or CLAIM)),), attribution=(link,), **other)


@pytest.mark.parametrize("people", [2, 3, 6])
@pytest.mark.parametrize(
    ("kind", "difference"), [("mention", each) for each in MENTIONS] + [("claim", each) for each in CLAIMS]
)
def test_each_class_is_settled_by_each_way_out(tmp_path: Path, kind: str, difference: str, people: int) -> None:
    event = Label(id="event", kind=LabelKind.CLAIM, name="Event")
    with closing(a_store(tmp_path, [PERSON, ORG, event])) as store:
        judge = Workbench(store, store.person("Zoe"))
        (article,) = filled(judge, [TEXT])
        judge.do(Transaction("Link", (Change(None, Entity(id="e", label=PERSON.id, name="Heydari")),)))
        analysts = [Workbench(store, store.person(f"P{number}")) for number in range(people)]
        ids, names = [each.person.id for each in analysts], [each.person.name for each in analysts]
        changed = (MENTIONS if kind == "mention" else CLAIMS)[difference]
        for who in analysts:
            last = who is analysts[-1]
            if not last or changed is not None:
                made = made_by(who, article.id, kind, changed or {} if last else {})
                who.do(Transaction("Make", (Change(None, made),)))

        def bench() -> Bench:
            with store.reading() as reading:
                return lay_out(reading, article, ids)

        def gold_now() -> list[Annotation]:
            with store.reading() as reading:
                reviewed = reading.reviewed(article.id)
                return Gold(reading).of(reading.annotations(article.id), reviewed)

        sources = [case for case in bench().cases if case.place == (0, 4)]
        for case in sources:
            judge.do(settle(case, range(people), names, judge.stamp()))
        (case,) = [each for each in bench().cases if each.place != (0, 4)]
        assert case.differences == {Difference(difference)}
        for way in [*([place] for place in range(people)), range(people), [], None]:
            if way is None:
                version = replace(next(each for each in case.by if each), spans=(span("met Sabahifar in"),))
                judge.do(adjudicating.settle_with(bench(), case, version, names, judge.stamp()))
                wanted = 1
            else:
                judge.do(settle(case, way, names, judge.stamp()))
                taken = {place == people - 1 for place in way if case.by[place] is not None}
                wanted = len(taken)
            found = [each for each in gold_now() if each.start != 0]
            assert len(found) == wanted, way
            assert not bench().is_open(case)
            golden = {each.id for each in gold_now()}
            links = [link for each in found if isinstance(each, Claim) for link in each.attribution]
            assert all(link.mention in golden for link in links)
        judge.undo()
        assert [each for each in gold_now() if each.start != 0] == []


def test_what_one_person_marked_twice_stays_twice(desk: Desk) -> None:
    first, again = desk.tag(desk.ana, "Heydari"), desk.tag(desk.ana, "Heydari")
    for each in (first, again):
        desk.cleo.do(reviewing.accept(each, desk.cleo.stamp()))
    assert desk.gold() == [first, again]


def test_what_is_changed_after_it_was_settled_is_open_again(desk: Desk) -> None:
    first, _ = desk.both("Heydari")
    desk.cleo.do(adjudicating.pass_agreements(desk.bench().cases, NAMES, desk.cleo.stamp()))
    desk.ana.do(labelling.relabel(first, ORG, BY_ID, desk.ana.stamp()))
    tally = desk.bench().tally()
    assert (tally.open_agreed, tally.open_differing, tally.differences) == (0, 1, {Difference.LABEL: 1})


def test_articles_count_where_two_of_them_worked(desk: Desk) -> None:
    filled(desk.ana, [TEXT + " Two.", TEXT + " Three."])
    desk.tag(desk.ana, "Tehran")
    assert tallies(desk.store, desk.people, Progress()) == []
    desk.tag(desk.ben, "Heydari")
    (tally,) = tallies(desk.store, desk.people, Progress())
    assert (tally.article.id, tally.cases, tally.agreed, tally.open) == (desk.article.id, 2, 0, 2)
    with desk.store.reading() as reading:
        assert reading.work_of_people() == dict.fromkeys(desk.people, 1)
        assert reading.count_of(desk.people[0], [desk.article.id]) == {desk.article.id: 1}
    stopped = Progress()
    stopped.cancel()
    with pytest.raises(Cancelled):
        tallies(desk.store, desk.people, stopped)
