"""Decisions stand beside what they are about; comments; what follows as gold; what waits for whom."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions import labelling, reviewing
from desk.actions.removing import removal
from desk.actions.workbench import Workbench
from desk.model.annotation import Annotation
from desk.model.article import Article, State
from desk.model.change import Change, ConflictError, Transaction
from desk.model.project import BatchState
from desk.model.review import Verdict, gold, is_open, latest, may_set
from desk.model.span import Span
from desk.store.check import check
from desk.store.reviewing import Stop, Wanted
from tests.builders import BY_ID, ORG, PERSON, a_workbench, filled

TEXT = "Heydari met Sabahifar in Tehran 😀 on Monday."


class Desk:
    """An analyst and a reviewer at one project with one article and two mentions."""

    def __init__(self, folder: Path) -> None:
        self.ana, _ = a_workbench(folder)
        (article,) = filled(self.ana, [TEXT], ["One"])
        self.first = self.tag(article, "Heydari")
        self.second = self.tag(self.article, "Sabahifar")
        self.ben = Workbench(self.ana.store, self.ana.store.person("Ben"))

    @property
    def article(self) -> Article:
        with self.ana.store.reading() as reading:
            return next(reading.every_article())

    def span(self, words: str) -> Span:
        start = TEXT.index(words)
        return Span.of(TEXT, start, start + len(words))

    def tag(self, article: Article, words: str) -> Annotation:
        entry = self.ana.do(labelling.tag(article, [self.span(words)], PERSON, BY_ID, self.ana.stamp()))
        assert entry is not None
        made = entry.transaction.changes[0].after
        assert isinstance(made, Annotation)
        return made

    def all(self) -> list[Annotation]:
        with self.ana.store.reading() as reading:
            return reading.annotations(self.article.id)

    def reviewed(self):
        with self.ana.store.reading() as reading:
            return reading.reviewed(self.article.id)

    def gold(self) -> list[Annotation]:
        return gold(self.all(), self.reviewed().decisions)

    def stops(self, **wanted: object) -> list[str]:
        with self.ana.store.reading() as reading:
            return [stop.annotation for stop in reading.stops(Wanted(**wanted))]

    def current(self, annotation: Annotation) -> Annotation:
        return next(each for each in self.all() if each.id == annotation.id)


@pytest.fixture
def desk(tmp_path: Path):
    made = Desk(tmp_path)
    with closing(made.ana.store):
        yield made
        assert check(made.ana.store.path) == []


def test_an_accepted_annotation_is_gold_and_left_as_it_was(desk: Desk) -> None:
    desk.ben.do(reviewing.accept(desk.first, desk.ben.stamp(), "clear"))
    assert desk.gold() == [desk.first]
    assert desk.stops() == [desk.second.id]
    (decision,) = desk.reviewed().decisions
    assert (decision.verdict, decision.by, decision.reason) == (Verdict.ACCEPT, desk.ben.person.id, "clear")


def test_an_amendment_puts_the_reviewers_version_in_the_place_of_the_other(desk: Desk) -> None:
    desk.ben.do(reviewing.amend(desk.first, replace(desk.first, label=ORG.id), desk.ben.stamp()))
    (mine,) = desk.gold()
    assert (mine.label, mine.author, mine.review) == (ORG.id, desk.ben.person.id, True)
    assert desk.first in desk.all()
    assert desk.stops() == [desk.second.id]
    with pytest.raises(ValueError, match="changes something"):
        reviewing.amend(desk.first, desk.first, desk.ben.stamp())


def test_a_reviewers_version_is_not_counted_with_the_coding(desk: Desk) -> None:
    desk.ben.do(reviewing.amend(desk.first, replace(desk.first, label=ORG.id), desk.ben.stamp()))
    with desk.ana.store.reading() as reading:
        (row,) = reading.articles()
        assert row.annotations == 2
        assert reading.authors_in(desk.article.id) == {desk.ana.person.id}
    assert check(desk.ana.store.path) == []


def test_what_was_changed_after_it_was_accepted_waits_again(desk: Desk) -> None:
    desk.ben.do(reviewing.accept(desk.first, desk.ben.stamp()))
    desk.ana.do(labelling.relabel(desk.first, ORG, BY_ID, desk.ana.stamp()))
    assert desk.gold() == []
    assert desk.stops(changed=True) == [desk.first.id]
    assert desk.stops() == [desk.first.id, desk.second.id]
    assert is_open(desk.current(desk.first), latest(desk.reviewed().decisions)[desk.first.id])


def test_the_latest_decision_holds(desk: Desk) -> None:
    desk.ben.do(reviewing.amend(desk.first, replace(desk.first, label=ORG.id), desk.ben.stamp()))
    desk.ben.do(reviewing.reject(desk.first, desk.ben.stamp()))
    assert desk.gold() == []
    desk.ben.do(reviewing.accept(desk.first, desk.ben.stamp()))
    assert desk.gold() == [desk.first]


def test_what_is_missing_is_added_and_gold_and_undone_as_one(desk: Desk) -> None:
    passage = desk.span("Tehran")
    version = replace(desk.first, spans=(passage,))
    desk.ben.do(reviewing.add_missing(version, passage, desk.ben.stamp(), "a city"))
    assert [each.quote for each in desk.gold()] == ["Tehran"]
    assert desk.stops() == [desk.first.id, desk.second.id]
    desk.ben.undo()
    assert (desk.gold(), desk.reviewed().decisions, len(desk.all())) == ([], (), 2)


def test_nothing_belongs_on_a_passage(desk: Desk) -> None:
    desk.ben.do(reviewing.nothing_here(desk.article.id, desk.span("Monday"), desk.ben.stamp()))
    (decision,) = desk.reviewed().decisions
    assert (decision.span, decision.verdict, desk.gold()) == (desk.span("Monday"), Verdict.REJECT, [])


def test_the_inbox_holds_what_others_said_until_it_is_settled(desk: Desk) -> None:
    amended = replace(desk.first, label=ORG.id)
    desk.ben.do(reviewing.amend(desk.first, amended, desk.ben.stamp(), "an organisation"))
    desk.ben.do(reviewing.reject(desk.second, desk.ben.stamp()))
    desk.ben.do(reviewing.comment(desk.article.id, "Why?", desk.ben.stamp(), annotation=desk.second.id, field="label"))
    desk.ben.do(reviewing.send_back(desk.article, desk.ben.stamp(), {desk.ana.person.id}, "Please look again."))
    with desk.ana.store.reading() as reading:
        inbox = reading.inbox(desk.ana.person.id)
        assert reading.inbox(desk.ben.person.id).decisions == ()
    assert [each.verdict for each in inbox.decisions] == [Verdict.REJECT, Verdict.AMEND]
    assert {each.text for each in inbox.threads} == {"Why?", "Please look again."}
    assert [each.state for each in inbox.returned] == [State.RETURNED]
    decision = inbox.decisions[1]
    mine = next(each for each in desk.all() if each.id == decision.replacement)
    desk.ana.do(reviewing.take_over(decision, desk.first, mine, desk.ana.stamp()))
    desk.ana.do(reviewing.settle(inbox.decisions[0], desk.ana.stamp()))
    for thread in inbox.threads:
        desk.ana.do(reviewing.answer(thread, "Done.", desk.ana.stamp()))
        desk.ana.do(reviewing.resolve(thread, desk.ana.stamp()))
    with desk.ana.store.reading() as reading:
        after = reading.inbox(desk.ana.person.id)
    assert (after.decisions, after.threads) == ((), ())
    now = desk.current(desk.first)
    assert (now.label, now.author, now.review) == (ORG.id, desk.ana.person.id, False)
    assert desk.stops() == []


def test_a_reviewers_version_is_not_counted_as_an_annotation(desk: Desk) -> None:
    desk.ben.do(reviewing.amend(desk.first, replace(desk.first, label=ORG.id), desk.ben.stamp()))
    with desk.ben.store.reading() as reading:
        assert sum(reading.counts_of_kinds()[desk.article.id]) == 2


def test_what_one_said_oneself_waits_in_no_inbox_until_somebody_answers(desk: Desk) -> None:
    ana, ben = desk.ana, desk.ben
    ana.do(reviewing.comment(desk.article.id, "A slip of mine?", ana.stamp(), annotation=desk.first.id))
    (thread,) = desk.reviewed().comments
    with ana.store.reading() as reading:
        assert reading.inbox(ana.person.id).waiting == 0
    ben.do(reviewing.answer(thread, "It is right.", ben.stamp()))
    with ana.store.reading() as reading:
        assert [reading.inbox(each.person.id).threads for each in (ana, ben)] == [(thread,), (thread,)]


def test_what_is_removed_takes_what_was_said_of_it_along_and_brings_it_back(desk: Desk) -> None:
    desk.ben.do(reviewing.amend(desk.first, replace(desk.first, label=ORG.id), desk.ben.stamp()))
    desk.ben.do(reviewing.comment(desk.article.id, "Why?", desk.ben.stamp(), annotation=desk.first.id))
    (said,) = desk.reviewed().comments
    desk.ana.do(reviewing.answer(said, "So.", desk.ana.stamp()))
    taken = removal([desk.first], (), (), desk.ana.stamp(), desk.reviewed())
    assert taken.question == "3 decisions and comments go with it."
    before = desk.reviewed()
    desk.ana.do(taken.transaction)
    assert (desk.reviewed().decisions, desk.reviewed().comments) == ((), ())
    desk.ana.undo()
    assert desk.reviewed() == before


def test_what_was_decided_on_does_not_go_without_its_decision(desk: Desk) -> None:
    desk.ben.do(reviewing.accept(desk.first, desk.ben.stamp()))
    with pytest.raises(ConflictError):
        desk.ana.do(Transaction("Remove", (Change(reviewing.known(desk.first), None),)))


def test_a_decision_on_what_is_not_there_is_refused(desk: Desk) -> None:
    gone = replace(desk.first, id="gone")
    with pytest.raises(ConflictError):
        desk.ben.do(reviewing.accept(gone, desk.ben.stamp()))
    assert desk.reviewed().decisions == ()


def test_a_comment_answers_only_what_began_a_thread(desk: Desk) -> None:
    desk.ben.do(reviewing.comment(desk.article.id, "Why?", desk.ben.stamp(), annotation=desk.first.id))
    (first,) = desk.reviewed().comments
    desk.ana.do(reviewing.answer(first, "So.", desk.ana.stamp()))
    with pytest.raises(ConflictError):
        desk.ben.do(reviewing.answer(desk.reviewed().comments[1], "Well.", desk.ben.stamp()))
    with pytest.raises(ConflictError):
        desk.ben.do(reviewing.remove_comment(first))
    desk.ben.do(reviewing.reword(first, "  Why, then? "))
    assert [each.text for each in desk.reviewed().comments] == ["Why, then?", "So."]
    with pytest.raises(ValueError, match="says something"):
        reviewing.reword(first, " ")


def test_what_was_said_of_an_undone_import_waits_for_nobody_until_it_is_back(desk: Desk) -> None:
    desk.ben.do(reviewing.amend(desk.first, replace(desk.first, label=ORG.id), desk.ben.stamp()))
    desk.ben.do(reviewing.nothing_here(desk.article.id, desk.span("Monday"), desk.ben.stamp()))
    desk.ben.do(reviewing.comment(desk.article.id, "Why?", desk.ben.stamp(), annotation=desk.first.id))
    batch = desk.article.batch
    ana = desk.ana.person.id
    with desk.ana.store.reading() as reading:
        assert reading.inbox(ana).waiting == 3
        (done,) = [each for each in reading.batches() if each.id == batch]
    undone = replace(done, state=BatchState.UNDONE)
    desk.ana.do(Transaction("Take the import back", (Change(done, undone),)))
    with desk.ana.store.reading() as reading:
        assert reading.inbox(ana).waiting == 0
        assert reading.stops(Wanted(decided=True)) == []
    assert check(desk.ana.store.path) == []
    desk.ana.do(Transaction("Bring it back", (Change(undone, done),)))
    with desk.ana.store.reading() as reading:
        inbox = reading.inbox(ana)
    assert (inbox.waiting, len(inbox.decisions), len(inbox.threads), inbox.accepted) == (3, 2, 1, 0)


def test_an_inbox_has_what_accepts_last_and_only_the_latest_on_each(desk: Desk) -> None:
    desk.ben.do(reviewing.reject(desk.first, desk.ben.stamp()))
    desk.ben.do(reviewing.reject(desk.second, desk.ben.stamp()))
    desk.ben.do(reviewing.accept(desk.second, desk.ben.stamp()))
    with desk.ana.store.reading() as reading:
        inbox = reading.inbox(desk.ana.person.id)
        one = reading.inbox(desk.ana.person.id, limit=1)
        assert reading.accepting(desk.ana.person.id) == [inbox.decisions[-1]]
    assert [(each.annotation, each.verdict) for each in inbox.decisions] == [
        (desk.first.id, Verdict.REJECT),
        (desk.second.id, Verdict.ACCEPT),
    ]
    assert (one.decisions, one.waiting, one.accepted) == (inbox.decisions[:1], 2, 1)


def test_a_queue_is_narrowed_by_author_label_article_and_kind(desk: Desk) -> None:
    both = [desk.first.id, desk.second.id]
    assert desk.stops(authors=(desk.ana.person.id,), labels=(PERSON.id,), articles=(desk.article.id,)) == both
    assert desk.stops(labels=(ORG.id,)) == desk.stops(claims=True) == desk.stops(ambiguous=True) == []
    assert desk.stops(without=desk.ana.person.id) == []
    marked = labelling.set_attribute(desk.second, "link_certainty", "ambiguous", desk.ana.stamp())
    desk.ana.do(marked)
    assert desk.stops(ambiguous=True) == [desk.second.id]
    desk.ben.do(reviewing.accept(desk.first, desk.ben.stamp()))
    assert desk.stops(decided=True) == both


def test_returned_and_reviewed_are_not_for_whose_work_it_is() -> None:
    assert may_set(State.DONE, "ana", {"ana"})
    assert not may_set(State.REVIEWED, "ana", {"ana"})
    assert may_set(State.REVIEWED, "ben", {"ana"})
    assert may_set(State.RETURNED, "ana", {"ana", "ben"})


def test_a_stop_says_where_it_is(desk: Desk) -> None:
    with desk.ana.store.reading() as reading:
        assert reading.stops(Wanted())[0] == Stop(desk.first.id, desk.article.id)
