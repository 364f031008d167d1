"""The project's register of entities in memory: read off the GUI thread, kept to what is committed."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desk.model.annotation import Mention
from desk.model.article import Article
from desk.model.change import Transaction
from desk.model.entity import Entity
from desk.model.project import Batch, Project
from desk.text.fold import fold
from desk.ui.bridge import Bridge
from desk.ui.jobs import Jobs
from desk.ui.messages import sentence
from desk.work import Progress

if TYPE_CHECKING:
    from desk.learn.entities import EntityIndex
    from desk.store.store import Store


@dataclass(frozen=True, slots=True)
class _Read:
    """What a job brings: the register as it was at the end of history's entry `seq`."""

    entities: dict[str, Entity]
    counts: dict[str, int]
    used: dict[str, str]
    index: "EntityIndex"
    keys: dict[str, str]
    seq: int


class Register(QObject):
    """Entities by id with how often and when each was last used.

    `changed` brings the ids that are other than before, None where all may be.
    """

    changed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._bridge: Bridge | None = None
        self._wanted = 0
        self.ready = False
        self.entities: dict[str, Entity] = {}
        self.counts: Counter[str] = Counter()
        self.used: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._index: EntityIndex | None = None

    def use(self, bridge: Bridge | None) -> None:
        """Reads this project's register and follows it from now on; None for none."""
        self._bridge = bridge
        self._forget()
        if bridge is not None:
            bridge.committed.connect(self._take)
            self._read()
        self.changed.emit(None)

    @property
    def index(self) -> "EntityIndex | None":
        """For suggestions; None while the register is being read."""
        return self._index

    def key(self, id: str) -> str:
        """All of an entity's names, folded, a line each: what a filter looks in."""
        return self._keys.get(id, "")

    def containing(self, key: str, limit: int) -> list[str]:
        """The ids of some entities that have these folded letters in a name."""
        return list(islice((id for id, names in self._keys.items() if key in names), limit))

    def _forget(self) -> None:
        self._wanted += 1
        self.ready = False
        self.entities, self.counts, self.used = {}, Counter(), {}
        self._keys, self._index = {}, None

    def _read(self) -> None:
        bridge = self._bridge
        assert bridge is not None
        self._wanted += 1
        store, wanted = bridge.workbench.store, self._wanted
        self._jobs.start(
            "Reading the entities",
            lambda progress: _read(store, progress),
            lambda found: self._on_read(found, wanted),
            lambda error: bridge.refused.emit(sentence(error)),
        )

    def _on_read(self, found: _Read, wanted: int) -> None:
        bridge = self._bridge
        if wanted != self._wanted or bridge is None:
            return
        # What others wrote meanwhile comes first, for all of it is in the history that is then gone through.
        bridge.workbench.receive()
        self.entities, self.counts, self.used = found.entities, Counter(found.counts), found.used
        self._keys, self._index, self.ready = found.keys, found.index, True
        with bridge.workbench.store.reading() as reading:
            missed = reading.entries_after(found.seq)
        for entry in missed:
            self._follow(entry.transaction)
        self.changed.emit(None)

    def _take(self, transaction: Transaction) -> None:
        if any(isinstance(c.value, Batch) or _comes_or_goes(c.before, c.after) for c in transaction.changes):
            self._read()
        elif self.ready and (touched := self._follow(transaction)):
            self.changed.emit(touched)

    def _follow(self, transaction: Transaction) -> set[str]:
        touched: set[str] = set()
        unseen = self._unseen(transaction)
        gone: list[str] = []
        added: list[Entity] = []
        for change in transaction.changes:
            if isinstance(change.value, Entity):
                touched.add(change.value.id)
                if isinstance(change.after, Entity):
                    self.entities[change.after.id] = change.after
                    self._keys[change.after.id] = key_of(change.after)
                    added.append(change.after)
                else:
                    self.entities.pop(change.value.id, None)
                    self._keys.pop(change.value.id, None)
                    gone.append(change.value.id)
            elif isinstance(change.value, Mention) and change.value.id not in unseen:
                touched |= self._follow_mention(change.before, change.after)
        if self._index is not None and (gone or added):
            self._index.update(added, gone)
        return touched

    def _unseen(self, transaction: Transaction) -> set[str]:
        """The mentions (ids) in it that are others' work in an article that is coded blind."""
        bridge = self._bridge
        assert bridge is not None
        me = bridge.workbench.person.id
        changed = [change.value for change in transaction.changes if isinstance(change.value, Mention)]
        others = {each.article for each in changed if each.author != me}
        if not others:
            return set()
        with bridge.workbench.store.reading() as reading:
            if not reading.project().blind:
                return set()
            closed = {article.id for article in reading.every_article(others) if not article.unblinded}
        return {each.id for each in changed if each.author != me and each.article in closed}

    def _follow_mention(self, before: object, after: object) -> set[str]:
        old = before.entity if isinstance(before, Mention) else None
        new = after.entity if isinstance(after, Mention) else None
        if old is not None and old != new:
            self.counts[old] -= 1
        if new is not None and isinstance(after, Mention):
            self.counts[new] += old != new
            self.used[new] = max(self.used.get(new, ""), after.modified)
            if self._index is not None:
                self._index.use(new, self.used[new])
        return {id for id in (old, new) if id is not None}


def key_of(entity: Entity) -> str:
    """All of an entity's names, folded, a line each."""
    return "\n".join(map(fold, entity.names))


def _comes_or_goes(before: object, after: object) -> bool:
    """Whether mentions come into sight or go out of it that nothing else tells of.

    So where an article leaves the project, comes back or is opened to all, and where coding blind begins or ends.
    """
    if isinstance(before, Project) and isinstance(after, Project):
        return before.blind != after.blind
    if not isinstance(before, Article) or not isinstance(after, Article):
        return False
    return (before.removed, before.unblinded) != (after.removed, after.unblinded)


def _read(store: "Store", progress: Progress) -> _Read:
    from desk.learn.entities import EntityIndex

    with store.reading() as reading:
        seq = reading.last_seq()
        entities = reading.entities()
        use = reading.use_of_entities()
    progress.check()
    used = {id: at for id, (_, at) in use.items()}
    index = EntityIndex(entities.values(), used)
    progress.check()
    keys = {entity.id: key_of(entity) for entity in entities.values()}
    return _Read(entities, {id: count for id, (count, _) in use.items()}, used, index, keys, seq)
