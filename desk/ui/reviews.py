"""What was decided and said in the open article, for all who show it."""

from PySide6.QtCore import QObject, Signal

from desk.model.annotation import Annotation
from desk.model.change import Transaction
from desk.model.project import Person
from desk.model.review import Comment, Decision, Reviewed, Verdict, is_open, latest
from desk.store.errors import StoreError
from desk.ui.article.verdicts import Mark
from desk.ui.bridge import Bridge
from desk.ui.dates import local_time
from desk.ui.editing import Editing

_OF_VERDICT = {Verdict.ACCEPT: Mark.ACCEPTED, Verdict.REJECT: Mark.REJECTED, Verdict.AMEND: Mark.AMENDED}


class Reviews(QObject):
    """Follows `Editing`: `reviewed` is about its article, `versions` are what decisions brought, by id.

    `people` are everybody by id. `changed` comes after any of it did.
    """

    changed = Signal()

    def __init__(self, editing: Editing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._bridge: Bridge | None = None
        self.people: dict[str, Person] = {}
        self.marks: dict[str, Mark] = {}
        """Of each annotation that was decided on, by id."""
        self._latest: dict[str, Decision] = {}
        self._added: dict[str, Decision] = {}
        editing.reviewed_changed.connect(self._follow)
        editing.annotations_changed.connect(lambda _: self._mark() if self._latest else None)

    @property
    def reviewed(self) -> Reviewed:
        """What was decided and said in the article."""
        return self._editing.reviewed

    @property
    def versions(self) -> dict[str, Annotation]:
        """What decisions brought: reviewers' versions and additions, by id."""
        if not any(each.replacement for each in self.reviewed.decisions):
            return {}
        return {id: each for id, each in self._editing.stored.items() if each.review}

    def use(self, bridge: Bridge | None) -> None:
        """Reads from this project from now on; None for none."""
        self._bridge = bridge
        self.people = {}
        if bridge is not None:
            bridge.committed.connect(self._take)
            self._read_people()
        self._follow()

    def decision_on(self, annotation: str) -> Decision | None:
        """The latest decision on an annotation, by its id; of a reviewer's addition the one that brought it."""
        return self._latest.get(annotation) or self._added.get(annotation)

    def decisions_on(self, annotation: str) -> list[Decision]:
        """All decisions on an annotation (id), oldest first."""
        return [each for each in self.reviewed.decisions if each.annotation == annotation]

    def is_open(self, annotation: str) -> bool:
        """Whether an annotation of the article (id) waits for a decision."""
        stored = self._editing.stored.get(annotation)
        return stored is not None and not stored.review and is_open(stored, self._latest.get(annotation))

    def threads_on(self, annotation: str) -> list[tuple[Comment, ...]]:
        """The threads on an annotation (id) or its fields, each from its first comment on."""
        return [thread for thread in self.reviewed.threads() if thread[0].annotation == annotation]

    def name_of(self, person: str) -> str:
        """What somebody is called, by id."""
        if person not in self.people:
            # An import brings people without a word of them in its Transaction.
            self._read_people()
            self.people.setdefault(person, Person(id=person, name=person[:8]))
        return self.people[person].name

    def told(self, annotation: str) -> str:
        """Who decided what on an annotation (id), when and why; empty where nobody did."""
        decision, mark = self.decision_on(annotation), self.marks.get(annotation)
        if decision is None or mark is None:
            return ""
        return self._told(decision, self.mark_title(mark))

    def _told(self, decision: Decision, words: str) -> str:
        told = self.tr("{what} by {who}, {when}").format(
            what=words, who=self.name_of(decision.by), when=local_time(decision.at)
        )
        return f"{told}\n{decision.reason}" if decision.reason else told

    @property
    def crossed(self) -> dict[tuple[int, int], str]:
        """The stretches of the article on which nothing belongs, and who said so of each, when and why."""
        found: dict[tuple[int, int], str] = {}
        for each in self.reviewed.decisions:
            if each.span is not None and each.verdict is Verdict.REJECT:
                found[each.span.start, each.span.end] = self._told(each, self.verdict_title(each))
        return found

    def mark_title(self, mark: Mark) -> str:
        """A mark in words."""
        return {
            Mark.ACCEPTED: self.tr("Accepted"),
            Mark.REJECTED: self.tr("Rejected"),
            Mark.AMENDED: self.tr("Amended"),
            Mark.CHANGED: self.tr("Changed since it was decided on"),
            Mark.ADDED: self.tr("Found missing"),
        }[mark]

    def verdict_title(self, decision: Decision) -> str:
        """What a decision says, in a word or two."""
        if decision.span is not None:
            nothing, missing = self.tr("Nothing belongs here"), self.tr("Found missing")
            return nothing if decision.verdict is Verdict.REJECT else missing
        return self.mark_title(_OF_VERDICT[decision.verdict])

    def _take(self, transaction: Transaction) -> None:
        for change in transaction.changes:
            value = change.value
            new = isinstance(value, Decision | Comment) and value.by not in self.people
            if isinstance(value, Person) or new:
                self._read_people()
                self.changed.emit()
                return

    def _read_people(self) -> None:
        if self._bridge is not None:
            try:
                with self._bridge.workbench.store.reading() as reading:
                    self.people = reading.people()
            except StoreError:
                pass

    def _follow(self) -> None:
        decisions = self.reviewed.decisions
        self._latest = latest(decisions) if decisions else {}
        self._added = {e.replacement: e for e in decisions if e.span is not None and e.replacement is not None}
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        marks: dict[str, Mark] = dict.fromkeys(self._added, Mark.ADDED)
        stored = self._editing.stored if self._latest else {}
        for id, decision in self._latest.items():
            annotation = stored.get(id)
            if annotation is not None:
                changed = is_open(annotation, decision)
                marks[id] = Mark.CHANGED if changed else _OF_VERDICT[decision.verdict]
        self.marks = marks
