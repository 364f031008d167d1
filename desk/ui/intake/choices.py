"""What is chosen in a dialog on copies and how it is taken back there: among drafts by edits, else by history."""

from collections.abc import Sequence
from dataclasses import dataclass

from desk.actions import copies
from desk.model.article import Article
from desk.model.change import Entry, EntryKind, Transaction
from desk.ui.bridge import Bridge
from desk.ui.intake.copies import Choice, CopyGroup, Key
from desk.ui.intake.edits import Edits, can_tick
from desk.ui.intake.preparing import Preparing
from desk.ui.translation import tr


class AmongDrafts:
    """Choices on what is to be imported: they set ticks, and links that are made with the import."""

    def __init__(self, preparing: Preparing, edits: Edits) -> None:
        self._preparing, self._edits = preparing, edits
        self._here, self._back = 0, 0

    def choose(self, group: CopyGroup, choice: Choice, left: Key) -> bool:
        """Always can be."""
        drafts = self._preparing.drafts
        numbers = _numbers(group)
        able = [n for n in numbers if can_tick(drafts[n])]
        # Of the same text the project holds one.
        texts: dict[str, int] = {}
        for number in sorted(able, key=lambda n: n != left):
            texts.setdefault(drafts[number].text_sha256, number)
        if len(texts) == 1 and len(able) == len(group.members):
            choice = Choice.KEEP_ONE
        if isinstance(left, int) and choice is Choice.KEEP_ONE:
            included = {n: n == left for n in able}
        elif choice is Choice.KEEP_ONE:
            included = dict.fromkeys(able, False)
        else:
            included = {n: texts[drafts[n].text_sha256] == n for n in able}
        linked = [n for n in able if included[n] and n != left] if choice is Choice.LINK else []
        links = {n: left if n in linked else None for n in numbers}
        before = self._edits.count
        self._edits.choose(included, links, _title(choice), choice)
        if self._edits.count > before:
            self._here, self._back = self._here + 1, 0
        return True

    def decided(self, groups: Sequence[CopyGroup]) -> list[Choice | None]:
        """What was chosen, if that is still so."""
        return [chosen_of(self._preparing, _numbers(group)) for group in groups]

    def undo(self) -> str:
        """Takes back the last choice made here, and no other edit."""
        title = self._edits.undo() if self._here else ""
        if not title:
            return tr("There is nothing to undo.")
        self._here, self._back = self._here - 1, self._back + 1
        return tr("Undone: {}").format(title)

    def redo(self) -> str:
        """Makes it again."""
        title = self._edits.redo() if self._back else ""
        if not title:
            return tr("There is nothing to redo.")
        self._here, self._back = self._here + 1, self._back - 1
        return tr("Done again: {}").format(title)


def chosen_of(preparing: Preparing, numbers: list[int]) -> Choice | None:
    """What was chosen for these copies (drafts), if that is still so: ticks may have been set since."""
    drafts, links = preparing.drafts, preparing.links
    choices = {preparing.chosen.get(number) for number in numbers}
    chosen = choices.pop()
    if choices or chosen is None:
        return None
    able = [drafts[number] for number in numbers if can_tick(drafts[number])]
    wanted = [draft for draft in able if draft.included]
    holds = {
        Choice.KEEP_ONE: len(wanted) <= 1,
        Choice.LINK: any(draft.number in links for draft in wanted),
        Choice.KEEP_ALL: len(wanted) == len({draft.text_sha256 for draft in able}),
    }
    return Choice(chosen) if holds[Choice(chosen)] else None


@dataclass(frozen=True, slots=True)
class _Made:
    """A choice that was made; one that changed nothing in the project has no entry there."""

    group: CopyGroup
    choice: Choice
    entry: Entry | None = None


class AmongArticles:
    """Choices on articles of the project: they hold at once, and are taken back as everything else is.

    What is done, undone or redone elsewhere meanwhile is followed; undo here takes back nothing of that.
    """

    def __init__(self, bridge: Bridge) -> None:
        self._bridge, self._store = bridge, bridge.workbench.store
        self._made: list[_Made] = []
        self._back: list[_Made] = []
        # Entries (ids) of this person since the dialog opened, in the order in which undo and redo would take them.
        self._done: list[str] = []
        self._undone: list[str] = []
        with self._store.reading() as reading:
            self._seen = reading.last_seq()

    def choose(self, group: CopyGroup, choice: Choice, left: Key) -> bool:
        """Gives whether that could be: the left one may have been removed, or the project refuse."""
        with self._store.reading() as reading:
            articles = list(reading.every_article(str(each.key) for each in group.members))
        there = [each for each in articles if not each.removed]
        kept = next((each for each in there if each.id == left), None)
        if kept is None:
            return False
        entry = None
        transaction = _transaction(choice, kept, there)
        if transaction.changes:
            entry = self._bridge.do(transaction)
            if entry is None:
                return False
        self._made.append(_Made(group, choice, entry))
        self._back.clear()
        self._follow()
        return True

    def decided(self, groups: Sequence[CopyGroup]) -> list[Choice | None]:
        """The last choice made here that is in force, or what stood before."""
        self._follow()
        made = {id(each.group): each.choice for each in self._made}
        return [made.get(id(group), group.decided) for group in groups]

    def undo(self) -> str:
        """Takes back the last choice made here, unless something else was done after it."""
        self._follow()
        if not self._made:
            return tr("There is nothing to undo.")
        last = self._made[-1]
        if last.entry is not None:
            if self._done[-1] != last.entry.id:
                return tr("Something else was done since; take that back in the main window first.")
            if self._bridge.undo() is None:
                return ""
            self._follow()
        else:
            self._back.append(self._made.pop())
        return tr("Undone: {}").format(_told(last))

    def redo(self) -> str:
        """Makes it again."""
        self._follow()
        if not self._back:
            return tr("There is nothing to redo.")
        last = self._back[-1]
        if last.entry is not None:
            if self._undone[-1] != last.entry.id:
                return tr("Something else was taken back since; redo that in the main window first.")
            if self._bridge.redo() is None:
                return ""
            self._follow()
        else:
            self._made.append(self._back.pop())
        return tr("Done again: {}").format(_told(last))

    def _follow(self) -> None:
        """Takes note of what was done, undone and redone since the last time, here or elsewhere."""
        with self._store.reading() as reading:
            entries = reading.entries_after(self._seen) if reading.last_seq() > self._seen else []
        for entry in entries:
            self._seen = entry.seq
            if entry.by != self._bridge.workbench.person.id:
                continue
            if entry.kind is EntryKind.DO:
                self._done.append(entry.id)
                self._undone.clear()
                continue
            source, target = (self._done, self._undone) if entry.kind is EntryKind.UNDO else (self._undone, self._done)
            assert entry.target is not None
            if entry.target in source:
                source.remove(entry.target)
            target.append(entry.target)
        self._back += [each for each in reversed(self._made) if each.entry and each.entry.id in self._undone]
        again = [each for each in reversed(self._back) if each.entry and each.entry.id in self._done]
        self._made = [each for each in self._made if each.entry is None or each.entry.id in self._done] + again
        self._back = [each for each in self._back if each.entry is None or each.entry.id in self._undone]


def _transaction(choice: Choice, kept: Article, there: list[Article]) -> Transaction:
    match choice:
        case Choice.KEEP_ALL:
            return copies.unlink_copies(there)
        case Choice.KEEP_ONE:
            return copies.keep_one(kept, there)
        case Choice.LINK:
            return copies.link_copies(kept, [each for each in there if each.id != kept.id])


def _numbers(group: CopyGroup) -> list[int]:
    return [each.key for each in group.members if isinstance(each.key, int)]


def _told(made: _Made) -> str:
    return _title(made.choice) if made.entry is None else made.entry.transaction.title


def _title(choice: Choice) -> str:
    return {
        Choice.KEEP_ALL: tr("Keep all copies"),
        Choice.KEEP_ONE: tr("Keep one copy"),
        Choice.LINK: tr("Link copies"),
    }[choice]
