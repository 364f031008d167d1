"""History in the window: fills the panel, opens what it tells of, brings earlier states back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desk.model.annotation import Annotation
from desk.model.change import Change, EntryKind
from desk.store.errors import StoreError
from desk.ui.asking import Asking
from desk.ui.bridge import Bridge
from desk.ui.browsing import Browsing
from desk.ui.commands import Command
from desk.ui.feature import Feature, Panel
from desk.ui.history.lines import Line
from desk.ui.history.panel import HistoryPanel
from desk.ui.messages import sentence
from desk.ui.parts import Parts
from desk.work import Progress

if TYPE_CHECKING:
    from desk.actions.chronicle import Names, Told
    from desk.store.queries import Reading


class History(Feature):
    """One panel. It reads only while it can be seen."""

    def __init__(self, parts: Parts, browsing: Browsing, asking: Asking) -> None:
        super().__init__(parts, browsing, asking)
        self.panel = HistoryPanel()
        self._bridge: Bridge | None = None
        self._changes: tuple[Change, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read)
        self.panel.scope_changed.connect(self._soon.start)
        self.panel.chosen.connect(self._show)
        self.panel.jump_asked.connect(self._jump)
        self.panel.restore_asked.connect(self._restore)
        parts.editing.article_changed.connect(lambda _: self._soon.start())

    def panels(self) -> list[Panel]:
        """The history, under the text."""
        return [Panel(name="history", title=self.tr("History"), content=self.panel, beside="")]

    def commands(self) -> list[Command]:
        """Showing it."""
        dock = self.parts.docks["history"]
        dock.visibilityChanged.connect(lambda seen: self._soon.start() if seen else None)
        return [
            Command(
                name="history", title=self.tr("Histor&y"), menu="View", group=3, keys=("Ctrl+H",),
                when=lambda: self.parts.bridge is not None, run=self._open,
                hint=self.tr("Who did what, and when; bring an earlier state back"),
            )
        ]  # fmt: skip

    def use(self, bridge: Bridge | None) -> None:
        """Tells of this project from now on."""
        self._bridge = bridge
        if bridge is not None:
            bridge.committed.connect(lambda _: self._soon.start())
        self._soon.start()

    def _open(self) -> None:
        dock = self.parts.docks["history"]
        dock.show()
        dock.raise_()
        self.panel.table.setFocus()

    def _read(self) -> None:
        bridge, article = self._bridge, self.parts.editing.article
        if bridge is None or (article is None and not self.panel.whole_project):
            self.panel.show_lines([])
            return
        if not self.panel.isVisible():
            return
        store, wanted = bridge.workbench.store, None if self.panel.whole_project else article
        id = None if wanted is None else wanted.id

        def work(_: Progress) -> tuple[list[Line], dict[str, str]]:
            with store.reading() as reading:
                return _lines(reading, id), {each.id: each.name for each in reading.people().values()}

        if id is not None:
            self._take(work(Progress()))
        else:
            self.parts.jobs.start(self.tr("Reading history"), work, self._take, self._tell)

    def _take(self, found: tuple[list[Line], dict[str, str]]) -> None:
        lines, people = found
        self.panel.show_people(people)
        self.panel.show_lines(lines)

    def _tell(self, error: BaseException) -> None:
        self.parts.notice.tell(sentence(error))

    def _show(self, line: Line | None) -> None:
        from desk.actions.chronicle import told

        self._changes = ()
        if line is None or self._bridge is None:
            self.panel.show_details([])
            return
        try:
            with self._bridge.workbench.store.reading() as reading:
                self._changes = _changes_of(reading, line)
                names = _names(reading, self._changes)
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
        from desk.actions.chronicle import restored

        bridge = self._bridge
        change = next((each for each in self._changes if each.value.id == told.id), None)
        if bridge is None or change is None:
            return
        version = change.before if change.before is not None else change.after
        if not isinstance(version, Annotation):
            return
        with bridge.workbench.store.reading() as reading:
            now = reading.annotation_by_id(told.id)
            there = {*reading.labels(), *reading.entities(), *reading.mentions_in(version.article)}
        try:
            transaction = restored(now, version, bridge.workbench.stamp(), there=there)
        except ValueError as error:
            self.parts.notice.tell(self.tr("This cannot be restored: {}.").format(error))
            return
        if not transaction.changes:
            self.parts.status.say(self.tr("It is that already."))
        elif bridge.do(transaction) is not None:
            self.parts.status.say(transaction.title)


def _lines(reading: "Reading", article: str | None) -> list[Line]:
    """Everything, newest first; undos and redos are told by what they did to the entry they are about."""
    people = {each.id: each.name for each in reading.people().values()}
    found = [
        Line(
            id=each.id,
            at=each.at,
            by=each.by,
            name=each.name,
            title=each.title if each.kind is EntryKind.DO else f"{each.kind.value.capitalize()}: {each.title}",
            undone=each.undone,
        )
        for each in reading.headings(article)
    ]
    past = [
        Line(
            id=each.id,
            at=each.at,
            by=each.by,
            name=people.get(each.by, each.by[:8]),
            title=each.title,
            past=True,
            origin=each.origin,
        )
        for each in reading.past(article)
    ]
    return sorted([*found, *past], key=lambda line: line.at)[::-1] if past else found[::-1]


def _changes_of(reading: "Reading", line: Line) -> tuple[Change, ...]:
    if not line.past:
        return reading.entry(line.id).transaction.changes
    return reading.past_changes(line.id)


def _names(reading: "Reading", changes: tuple[Change, ...]) -> "Names":
    from desk.actions.chronicle import Names, article_of

    articles = {article for change in changes if (article := article_of(change.value)) is not None}
    quotes = {each.id: each.quote for article in list(articles)[:20] for each in reading.annotations(article)}
    return Names(
        labels={each.id: each.name for each in reading.labels().values()},
        people={each.id: each.name for each in reading.people().values()},
        entities={each.id: each.name for each in reading.entities().values()},
        quotes=quotes,
    )
