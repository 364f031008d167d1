"""History in the window: fills the panel, opens what it tells of, brings earlier states back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from heapq import merge
from typing import TYPE_CHECKING

from desk.model.annotation import Annotation
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.project import Project
from desk.store.errors import StoreError
from desk.ui.asking import Asking
from desk.ui.bridge import Bridge
from desk.ui.browsing import Browsing
from desk.ui.commands import Command
from desk.ui.docking import bring
from desk.ui.feature import Feature, Panel
from desk.ui.history.lines import Line, lines_of
from desk.ui.history.panel import HistoryPanel
from desk.ui.messages import sentence
from desk.ui.parts import Parts
from desk.ui.rereading import Rereading
from desk.work import Progress

if TYPE_CHECKING:
    from desk.actions.chronicle import Told
    from desk.store.queries import Reading


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked of history: by which window on which project, about what."""

    bridge: Bridge
    article: str | None
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """Lines, newest first: all there are, or those `since` an entry. `people` are by id, `past` are from merges."""

    asked: _Asked
    since: int
    lines: list[Line]
    people: dict[str, str]
    past: int


class History(Feature):
    """One panel. It reads only while it can be seen, and then only what is new."""

    def __init__(self, parts: Parts, browsing: Browsing, asking: Asking) -> None:
        super().__init__(parts, browsing, asking)
        self.panel = HistoryPanel()
        self._bridge: Bridge | None = None
        self._line: Line | None = None
        self._changes: tuple[Change, ...] = ()
        self._shown: _Asked | None = None
        self._past = 0
        self._reading = Rereading(
            parts.jobs, self.tr("Reading history"), self._wanted, self._take, self._tell, parent=self
        )
        self.panel.scope_changed.connect(self._reading.soon)
        self.panel.chosen.connect(self._show)
        self.panel.jump_asked.connect(self._jump)
        self.panel.restore_asked.connect(self._restore)
        parts.editing.article_changed.connect(lambda _: self._reading.soon())

    def panels(self) -> list[Panel]:
        """The history, under the text."""
        return [Panel(name="history", title=self.tr("History"), content=self.panel, beside="")]

    def commands(self) -> list[Command]:
        """Showing it."""
        dock = self.parts.docks["history"]
        dock.visibilityChanged.connect(lambda seen: self._reading.soon() if seen else None)
        return [
            Command(
                name="history", title=self.tr("Histor&y"), menu="View", group=3, keys=("Ctrl+H",),
                when=lambda: self.parts.bridge is not None, run=self._open,
                hint=self.tr("Who did what, and when; bring an earlier state back"),
            )
        ]  # fmt: skip

    def use(self, bridge: Bridge | None) -> None:
        """Tells of this project from now on."""
        self._bridge, self._shown = bridge, None
        self._reading.forget()
        self.panel.show_lines([], of_something=False)
        if bridge is not None:
            bridge.committed.connect(self._follow)
        self._reading.soon()

    def _follow(self, transaction: Transaction) -> None:
        if any(isinstance(change.value, Project) or _is_opened(change) for change in transaction.changes):
            # What others did may be shown from now on, or not any more.
            self._shown = None
        self._reading.soon()

    def _open(self) -> None:
        bring(self.parts, "history")
        self.panel.table.setFocus()

    def _asked(self) -> _Asked | None:
        """What the panel is to show now; None for nothing."""
        article = self.parts.editing.article
        if self._bridge is None or (article is None and not self.panel.whole_project):
            return None
        id = None if self.panel.whole_project or article is None else article.id
        return _Asked(self._bridge, id, self.panel.about)

    def _wanted(self) -> Callable[[Progress], _Found] | None:
        if not self.panel.isVisible():
            return None
        asked = self._asked()
        if asked is None:
            self._shown = None
            self.panel.show_lines([], of_something=False)
            return None
        if self._bridge is not None:
            self.panel.show_labels(self.parts.editing.labels.values())
            asked = replace(asked, about=self.panel.about)
        since, past = (self.panel.model.last_seq, self._past) if asked == self._shown else (0, -1)
        return lambda _: _read(asked, since, past)

    def _take(self, found: _Found) -> None:
        if found.asked != self._asked():
            return
        self.panel.show_people(found.people)
        if not found.since:
            self.panel.show_lines(found.lines)
        elif found.asked == self._shown and found.since == self.panel.model.last_seq:
            self.panel.add_lines(found.lines)
        else:
            self._shown = None
            self._reading.soon()
            return
        self._shown, self._past = found.asked, found.past

    def _tell(self, error: BaseException) -> None:
        self.parts.notice.tell(sentence(error))

    def _show(self, line: Line | None) -> None:
        from desk.actions.chronicle import names_for, told

        self._line, self._changes = line, ()
        if line is None or self._bridge is None:
            self.panel.show_details([])
            return
        try:
            with self._bridge.workbench.store.reading() as reading:
                self._changes = _changes_of(reading, line)
                names = names_for(reading, self._changes)
        except StoreError as error:
            self._tell(error)
            return
        self.panel.show_details(told(self._changes, names))

    def _jump(self, told: "Told") -> None:
        if told.kind in ("mention", "claim"):
            self.browsing.go_to(told.article or "", told.id)
        elif told.article is not None:
            self.browsing.go_to(told.article)

    def _restore(self, told: "Told") -> None:
        bridge, line = self._bridge, self._line
        change = next((each for each in self._changes if each.value.id == told.id), None)
        if bridge is None or line is None or change is None:
            return
        before, after = (change.after, change.before) if line.undone else (change.before, change.after)
        version = before if before is not None else after
        if not isinstance(version, Annotation):
            return
        try:
            transaction = self._restoration(bridge, version)
        except StoreError as error:
            self._tell(error)
            return
        except ValueError as error:
            self.parts.notice.tell(self.tr("This cannot be restored: {}.").format(error))
            return
        if not transaction.changes:
            self.parts.status.say(self.tr("It is that already."))
        elif bridge.do(transaction) is not None:
            self.parts.status.say(transaction.title)

    def _restoration(self, bridge: Bridge, version: Annotation) -> Transaction:
        """What brings the version back; in review somebody else's label is amended to be as it was."""
        from desk.actions.chronicle import restored
        from desk.actions.reviewing import instead

        stamp = bridge.workbench.stamp()
        with bridge.workbench.store.reading() as reading:
            article = reading.article(version.article)
            if article is None or not reading.is_present(article):
                raise ValueError(self.tr("its article is not in the project any more"))
            now = reading.annotation_by_id(version.id)
            there = {*reading.labels(), *reading.entities(), *reading.mentions_in(version.article)}
            transaction = restored(now, version, stamp, there=there)
            if not self.parts.editing.manner.review or now is None or now.author == stamp.by:
                return transaction
            stored = {each.id: each for each in reading.annotations(version.article)}
            return instead(transaction, stored, reading.reviewed(version.article), stamp)


def _read(asked: _Asked, since: int, past: int) -> _Found:
    """What is new after our own entry `since`; all there is where merges did not bring so many as `past`."""
    with asked.bridge.workbench.store.reading() as reading:
        people = {each.id: each.name for each in reading.people().values()}
        brought = reading.count_past()
        since = since if brought == past else 0
        headings = reading.headings(asked.article, after=since, about=asked.about)
        if not since and brought:
            theirs = reading.past_headings(asked.article, about=asked.about)
            headings = list(merge(headings, theirs, key=lambda heading: heading.at))
    return _Found(asked, since, lines_of(reversed(headings)), people, brought)


def _is_opened(change: Change) -> bool:
    before, after = change.before, change.after
    return isinstance(before, Article) and isinstance(after, Article) and before.unblinded is not after.unblinded


def _changes_of(reading: "Reading", line: Line) -> tuple[Change, ...]:
    heading = line.heading
    return reading.past_changes(heading) if heading.seq is None else reading.entry(heading.id).transaction.changes
