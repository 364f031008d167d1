"""A merge from end to end: the file is read from a copy, planned, its new articles loaded, and one Transaction made."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from desk.actions.joining.arriving import Arrived
from desk.actions.joining.joint import Joint
from desk.actions.joining.plan import Answers, Plan
from desk.actions.joining.planning import Planner
from desk.actions.joining.registers import key_of
from desk.actions.joining.seen import TITLE
from desk.actions.owner import is_running, this_process
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article
from desk.model.change import Change, ConflictError, Entry, Transaction
from desk.model.ids import new_id, now
from desk.model.project import Batch, BatchState, Person
from desk.model.relation import Relation
from desk.model.review import Comment, Decision
from desk.store.errors import BusyError, StoreError
from desk.store.guest import guest
from desk.store.queries import Reading
from desk.store.store import Store
from desk.text.canon import canonical
from desk.work import Progress

CHUNK_ARTICLES = 200
CHUNK_THINGS = 20_000
NO_ANSWERS = Answers()
ORIGIN = "a merge of {}"


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge whose articles are loaded; `transaction` makes it part of the project and is still to be done.

    None where there is nothing to do.
    """

    plan: Plan
    transaction: Transaction | None


def survey(store: Store, other: Path, progress: Progress, answers: Answers = NO_ANSWERS) -> Plan:
    """What merging the project or package at `other` would do; nothing is written. Raises Cancelled or StoreError."""
    with guest(other, _reported(progress)) as theirs, store.reading() as reading, theirs.reading() as there:
        return Planner(reading, there, _name(other), answers, progress).plan()


def carry_out(store: Store, other: Path, person: Person, progress: Progress, answers: Answers = NO_ANSWERS) -> Merge:
    """Loads what comes in and makes the transaction, for `person`, that is still to be done.

    Where a question is open nothing is done. Raises Cancelled or StoreError with nothing left behind; where the
    transaction is refused, `forget` takes the loaded articles away.
    """
    clear(store)
    with guest(other, _reported(progress)) as theirs, theirs.reading() as there:
        with store.reading() as reading:
            planner = Planner(reading, there, _name(other), answers, progress)
            plan = planner.plan()
        if plan.open_questions or plan.is_empty:
            return Merge(plan, None)
        if plan.people:
            store.add_people(plan.people)
        changes = list(plan.changes)
        if plan.articles:
            changes.append(_Loader(store, there, planner, person, progress).load(plan))
    return Merge(plan, Transaction(TITLE.format(plan.name, plan.summary), tuple(changes)))


def do(store: Store, merge: Merge, by: str) -> Entry | None:
    """Makes a merge part of the project; None where there was nothing to do. Refused, it leaves nothing behind."""
    if merge.transaction is None:
        return None
    try:
        return store.apply(merge.transaction, by)
    except (ConflictError, StoreError):
        forget(store, merge.transaction)
        raise


def forget(store: Store, transaction: Transaction) -> None:
    """Takes away what a merge loaded whose transaction was refused."""
    for change in transaction.changes:
        if isinstance(change.before, Batch) and change.before.state is BatchState.LOADING:
            store.discard_batch(change.before.id)


def clear(store: Store) -> None:
    """Takes away what merges left behind whose process is gone: nothing of them is part of the project."""
    with store.reading() as reading:
        left = _merges(reading)
    for batch in left:
        if not is_running(batch.owner):
            store.discard_batch(batch.id)


def _merges(reading: Reading) -> list[Batch]:
    """The merges that are loading their articles, or were when they ended."""
    return [batch for batch in reading.batches(BatchState.LOADING) if batch.origin.startswith(ORIGIN.format(""))]


class _Loader:
    """Writes the articles that come in, which nobody sees before the transaction is done."""

    def __init__(self, store: Store, there: Reading, planner: Planner, person: Person, progress: Progress) -> None:
        self._store, self._there, self._planner, self._progress = store, there, planner, progress
        self._person = person

    def load(self, plan: Plan) -> Change:
        """Loads them all; gives what makes them part of the project."""
        batch = Batch(id=new_id(), origin=ORIGIN.format(plan.name), by=self._person.id, at=now(), owner=this_process())
        with ExitStack() as undone:
            self._store.begin_batch(batch)
            undone.callback(self._store.discard_batch, batch.id)
            self._refuse_two_at_once(plan, batch.id)
            relations: list[Relation] = []
            waiting = self._ready(plan, batch.id, relations)
            done = 0
            while chunk := list(_chunk(waiting)):
                self._progress.check()
                self._progress.report(done, len(plan.articles), "")
                done += len(chunk)
                self._store.load(
                    [(article, text, annotations) for article, text, annotations, _ in chunk],
                    reviews=[each for _, _, _, reviews in chunk for each in reviews],
                )
            # Their ends may lie in articles that came later.
            for start in range(0, len(relations), CHUNK_THINGS):
                self._store.load((), relations[start : start + CHUNK_THINGS])
            self._progress.check()
            undone.pop_all()
        return Change(batch, replace(batch, state=BatchState.DONE, articles=len(plan.articles)))

    def _refuse_two_at_once(self, plan: Plan, own: str) -> None:
        """BusyError where another process merges into this project, too, or did so since the plan was made."""
        with self._store.reading() as reading:
            loading = [each for each in _merges(reading) if each.id != own]
            names = self._planner.joint.names.articles
            came = reading.ids_taken([names.get(each, each) for each in plan.articles], ())
        if came or any(is_running(each.owner) for each in loading):
            raise BusyError(self._store.path, "another merge into it is under way; wait for its end, then try again.")

    def _ready(self, plan: Plan, batch: str, relations: list[Relation]) -> Iterator["_Row"]:
        joint = self._planner.joint
        wanted = set(plan.articles)
        for article, _ in self._there.stored_under():
            if article.id not in wanted:
                continue
            text = self._there.text(article)
            arrived = self._planner.arrivals.arrived(article, text, joint.names)
            assert arrived is not None
            yield _row(joint, arrived, batch, relations)


_Row = tuple[Article, str, Sequence[Annotation], Sequence[Decision | Comment]]


def _row(joint: Joint, arrived: Arrived, batch: str, relations: list[Relation]) -> _Row:
    annotations: list[Annotation] = []
    reviews: list[Decision | Comment] = []
    for thing in arrived.things:
        key = key_of(thing)
        assert key is not None
        if key in joint.left_out:
            continue
        match thing:
            case Mention() | Claim():
                final = joint.finals.get(key)
                annotations.append(final if isinstance(final, Annotation) else thing)
            case Relation():
                relations.append(thing)
            case _:
                reviews.append(thing)
    # Comments before those that answer them.
    reviews.sort(key=lambda each: isinstance(each, Comment) and each.parent is not None)
    labels = tuple(each for each in arrived.article.labels)
    return replace(arrived.article, batch=batch, labels=labels), arrived.text, annotations, reviews


def _chunk(rows: Iterator[_Row]) -> Iterator[_Row]:
    count = 0
    for row in islice(rows, CHUNK_ARTICLES):
        yield row
        count += len(row[2]) + len(row[3])
        if count >= CHUNK_THINGS:
            return


def _reported(progress: Progress) -> "_Pages":
    return _Pages(progress)


class _Pages:
    """Passes on how far the copying of the other file is."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def __call__(self, done: int, total: int) -> None:
        self._progress.check()
        self._progress.report(done, total, "")


def _name(path: Path) -> str:
    # A name that is not UTF-8 holds lone surrogates, which no text of ours may.
    return canonical(path.name).text
