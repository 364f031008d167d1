"""What was decided and said in the open article, kept up to date for all who show it."""

from PySide6.QtCore import QObject, Signal

from desk.model.annotation import Annotation
from desk.model.change import Transaction
from desk.model.project import Person
from desk.model.review import NOTHING, Comment, Decision, Reviewed, latest
from desk.store.errors import StoreError
from desk.ui.bridge import Bridge
from desk.ui.editing import Editing


class Reviews(QObject):
    """Follows `Editing`: `reviewed` is about its article, `versions` are what decisions brought, by id.

    `people` are everybody by id. `changed` comes after any of it did.
    """

    changed = Signal()

    def __init__(self, editing: Editing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._bridge: Bridge | None = None
        self.reviewed: Reviewed = NOTHING
        self.versions: dict[str, Annotation] = {}
        self.people: dict[str, Person] = {}
        self._latest: dict[str, Decision] = {}
        self._article: str | None = None
        editing.article_changed.connect(self._follow)

    def use(self, bridge: Bridge | None) -> None:
        """Reads from this project from now on; None for none."""
        self._bridge = bridge
        if bridge is not None:
            bridge.committed.connect(self._take)
        self._read()

    def decision_on(self, annotation: str) -> Decision | None:
        """The latest decision on an annotation, by its id."""
        return self._latest.get(annotation)

    def threads_on(self, annotation: str) -> list[tuple[Comment, ...]]:
        """The threads on an annotation (id) or its fields, each from its first comment on."""
        return [thread for thread in self.reviewed.threads() if thread[0].annotation == annotation]

    def name_of(self, person: str) -> str:
        """What somebody is called, by id."""
        known = self.people.get(person)
        return known.name if known is not None else person[:8]

    def _follow(self, article: object) -> None:
        now = self._editing.article.id if self._editing.article is not None else None
        if now != self._article:
            self._read()

    def _take(self, transaction: Transaction) -> None:
        for change in transaction.changes:
            value = change.value
            if isinstance(value, Person) or (
                isinstance(value, Decision | Comment | Annotation) and value.article == self._article
            ):
                self._read()
                return

    def _read(self) -> None:
        article = self._editing.article
        self._article = article.id if article is not None else None
        self.reviewed, self.versions = NOTHING, {}
        if self._bridge is not None and article is not None:
            try:
                with self._bridge.workbench.store.reading() as reading:
                    self.reviewed = reading.reviewed(article.id)
                    self.people = reading.people()
                    if any(each.replacement for each in self.reviewed.decisions):
                        self.versions = {each.id: each for each in reading.annotations(article.id) if each.review}
            except StoreError:
                pass
        self._latest = latest(self.reviewed.decisions)
        self.changed.emit()
