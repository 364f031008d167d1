"""The one law: an action is a Transaction, a Transaction is a tuple of Changes, a Change is before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article
from desk.model.entity import Entity
from desk.model.label import Label
from desk.model.project import Batch, Person, Project
from desk.model.relation import Relation
from desk.model.review import Comment, Decision, PastEntry

Value = (
    Project | Person | Label | Batch | Article | Mention | Claim | Entity | Relation | Decision | Comment | PastEntry
)
"""Everything that can change. Each has an `id`; its type and id say which thing it is."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after: None before is a birth, None after a removal, never both None."""

    before: Value | None
    after: Value | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a before or an after")
        if self.before is None or self.after is None:
            return
        if type(self.before) is not type(self.after) or self.before.id != self.after.id:
            raise ValueError("before and after must be the same thing")

    @property
    def value(self) -> Value:
        """The thing as it is after the change, or as it was where it is gone."""
        value = self.after if self.after is not None else self.before
        assert value is not None
        return value

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Transaction:
    """What one user action changes, all or nothing; `title` names it as undo and history show it."""

    title: str
    changes: tuple[Change, ...]

    def inverse(self) -> "Transaction":
        """The transaction that takes this one back."""
        return Transaction(self.title, tuple(change.inverse() for change in reversed(self.changes)))

    def annotations(self, article: str) -> Iterator[tuple[Annotation | None, Annotation | None]]:
        """Before and after of each annotation of that article (by id) that this touches."""
        for change in self.changes:
            if isinstance(change.value, Annotation) and change.value.article == article:
                before, after = change.before, change.after
                assert before is None or isinstance(before, Annotation)
                assert after is None or isinstance(after, Annotation)
                yield before, after


class EntryKind(StrEnum):
    """How a transaction came about."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A transaction as history keeps it: `seq` counts up within the project, `by` is a person's id.

    Of an undo or redo `target` is the id of the entry it concerns, and `transaction` is what was really applied.
    """

    seq: int
    id: str
    at: str
    by: str
    kind: EntryKind
    target: str | None
    transaction: Transaction


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who acts and when, as verbs write it into what they make: a person's id and a time."""

    by: str
    at: str


class ConflictError(Exception):
    """A change's `before` does not hold any more: somebody else changed the thing. Nothing was written.

    `expected` is what the change took for granted, `found` what is there.
    """

    def __init__(self, expected: Value | None, found: Value | None) -> None:
        super().__init__(f"expected {expected!r}, found {found!r}")
        self.expected = expected
        self.found = found
