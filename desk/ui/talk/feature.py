"""Comments and inbox in the window: filled from the project, and what people say in them written down."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QToolButton

from desk.actions import reviewing
from desk.model.annotation import Annotation, Claim
from desk.model.article import Article
from desk.model.change import Stamp, Transaction
from desk.model.project import Batch, Person
from desk.model.review import Comment, Decision, Verdict
from desk.model.span import Span
from desk.store.errors import StoreError
from desk.store.reviewing import Inbox
from desk.ui.asking import Asking
from desk.ui.bridge import Bridge
from desk.ui.browsing import Browsing
from desk.ui.commands import Command
from desk.ui.docking import bring
from desk.ui.feature import Feature, Panel
from desk.ui.foreign import one_line
from desk.ui.history.words import field_title
from desk.ui.messages import sentence
from desk.ui.parts import Parts
from desk.ui.rereading import Rereading
from desk.ui.review.facts import Difference, Known
from desk.ui.talk import words
from desk.ui.talk.comments import CommentsPanel
from desk.ui.talk.inbox import InboxPanel, Item
from desk.work import Progress

PAUSE_MS = 300
"""A reviewer who decides in quick succession is not read after each decision."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An inbox, the annotations that it is about and everybody's names, by id."""

    inbox: Inbox
    about: dict[str, Annotation]
    people: dict[str, Person]


class Talk(Feature):
    """Two panels under the text.

    Comments are filled while they can be seen. The inbox, whose title counts what waits, is read a moment after what
    concerns it was committed.
    """

    def __init__(self, parts: Parts, browsing: Browsing, asking: Asking) -> None:
        super().__init__(parts, browsing, asking)
        self.comments, self.inbox = CommentsPanel(), InboxPanel()
        self._bridge: Bridge | None = None
        self._people: dict[str, Person] = {}
        self._inbox = Rereading(
            parts.jobs, self.tr("Reading the inbox"), self._wanted, self._take_inbox,
            lambda error: parts.notice.tell(sentence(error)), pause_ms=PAUSE_MS, parent=self,
        )  # fmt: skip
        parts.reviews.changed.connect(self._show_threads)
        parts.editing.picked_changed.connect(lambda _: self._show_subjects())
        parts.view.selection_changed.connect(self._show_subjects)
        self.comments.said.connect(self._say)
        self.comments.answered.connect(self._answer_thread)
        self.comments.reworded.connect(self._reword)
        self.comments.remove_asked.connect(self._remove)
        self.comments.resolve_asked.connect(lambda id: self._on_thread(id, reviewing.resolve))
        self.comments.reopen_asked.connect(lambda id: self._on_thread(id, lambda first, _: reviewing.reopen(first)))
        self.comments.jump_asked.connect(self._go_to)
        self.inbox.chosen.connect(self._show_item)
        self.inbox.open_asked.connect(lambda item: self._go_to(item.value))
        self.inbox.take_asked.connect(self._take_over)
        self.inbox.settle_asked.connect(self._settle)
        self.inbox.answered.connect(self._answer_item)
        self.inbox.all_read_asked.connect(self._read_all)
        self._waiting = QToolButton(parts.status)
        self._waiting.setAutoRaise(True)
        self._waiting.setToolTip(self.tr("What others said of your work, and nobody has settled yet"))
        self._waiting.clicked.connect(lambda: self._open("inbox"))
        self._waiting.hide()
        parts.status.insertPermanentWidget(0, self._waiting)
        self._waiting.hide()

    def panels(self) -> list[Panel]:
        """Both lie under the text."""
        return [
            Panel(name="comments", title=self.tr("Comments"), content=self.comments, beside=""),
            Panel(name="inbox", title=self.tr("Inbox"), content=self.inbox, beside=""),
        ]

    def commands(self) -> list[Command]:
        """Looking at them, and saying something."""
        dock = self.parts.docks["comments"]
        dock.visibilityChanged.connect(lambda seen: self._show_threads() if seen else None)

        def has_article() -> bool:
            return self.parts.editing.article is not None

        return [
            Command(
                name="comment_on", title=self.tr("Comment on T&his…"), menu="Review", group=8, keys=("Ctrl+Alt+M",),
                when=has_article, run=self._comment,
                hint=self.tr("Begins a thread on the selection, the annotation at the caret, or the article"),
            ),
            Command(
                name="inbox", title=self.tr("Inbo&x"), menu="Review", group=8, keys=("Ctrl+Shift+I",),
                when=lambda: self.parts.bridge is not None, run=lambda: self._open("inbox"),
                hint=self.tr("What others said of your work: decisions, comments, returned articles"),
            ),
        ]  # fmt: skip

    def use(self, bridge: Bridge | None) -> None:
        """Reads from this project from now on."""
        self._bridge = bridge
        self._inbox.forget()
        self._show_inbox([])
        if bridge is not None:
            bridge.committed.connect(self._follow)
            self._inbox.soon()
        self._show_threads()

    def _follow(self, transaction: Transaction) -> None:
        if any(isinstance(change.value, Decision | Comment | Article | Batch) for change in transaction.changes):
            self._inbox.soon()

    def _open(self, name: str) -> None:
        bring(self.parts, name)
        (self.inbox.list if name == "inbox" else self.comments.list).setFocus()

    def _comment(self) -> None:
        self._open("comments")
        self._show_subjects()
        self.comments.write()

    def _known(self) -> dict[str, Annotation]:
        return {**self.parts.editing.annotations, **self.parts.reviews.versions}

    def _show_threads(self) -> None:
        if not self.comments.isVisible():
            return
        reviews, me = self.parts.reviews, self._bridge.workbench.person.id if self._bridge is not None else ""
        threads = [thread for thread in reviews.reviewed.threads() if self._may_see(thread[0], me)]
        threads.sort(key=lambda thread: (thread[0].resolved_by is not None, thread[0].at))
        self.comments.show_threads(threads, self._known(), reviews.name_of, me)
        self._show_subjects()

    def _may_see(self, first: Comment, me: str) -> bool:
        """Whether a thread is on something that is not kept from this person because others code it blind."""
        editing = self.parts.editing
        if first.annotation is None or editing.project is None or editing.article is None:
            return True
        if not editing.project.blind or editing.article.unblinded:
            return True
        about = editing.stored.get(first.annotation)
        return about is None or about.author == me

    def _show_subjects(self) -> None:
        editing, view = self.parts.editing, self.parts.view
        if not self.comments.isVisible():
            return
        if editing.article is None:
            self.comments.show_subjects([])
            return
        subjects: list[tuple[str, object]] = []
        selected, picked = view.selection(), editing.picked
        if selected is not None:
            span = Span.of(editing.text, *selected)
            subjects.append((self.tr("On “{}”").format(_short(span.text)), span))
        if picked is not None:
            subjects.append((self.tr("On “{}”").format(_short(picked.quote)), (picked.id, None)))
            own = ("content", "label", "attribution", "evidence") if isinstance(picked, Claim) else ("label", "entity")
            asked = (attribute.name for attribute in editing.attributes_of(picked))
            fields = dict.fromkeys((*own, *asked))
            subjects += [(self.tr("On its {}").format(field_title(name)), (picked.id, name)) for name in fields]
        subjects.append((self.tr("On the article"), editing.article.id))
        self.comments.show_subjects(subjects)

    def _say(self, text: str, subject: object) -> None:
        article = self.parts.editing.article
        if article is None:
            return
        match subject:
            case Span():
                self._do(lambda stamp: reviewing.comment(article.id, text, stamp, passage=subject))
            case (str() as annotation, (str() | None) as field):
                self._do(lambda stamp: reviewing.comment(article.id, text, stamp, annotation=annotation, field=field))
            case _:
                self._do(lambda stamp: reviewing.comment(article.id, text, stamp))

    def _answer_thread(self, id: str, text: str) -> None:
        self._on_thread(id, lambda first, stamp: reviewing.answer(first, text, stamp))

    def _on_thread(self, id: str, verb: Callable[[Comment, Stamp], Transaction]) -> None:
        first = next((each for each in self.parts.reviews.reviewed.comments if each.id == id), None)
        if first is not None:
            self._do(lambda stamp: verb(first, stamp))

    def _reword(self, id: str, text: str) -> None:
        said = next((each for each in self.parts.reviews.reviewed.comments if each.id == id), None)
        if said is not None:
            self._do(lambda _: reviewing.reword(said, text))

    def _remove(self, id: str) -> None:
        said = next((each for each in self.parts.reviews.reviewed.comments if each.id == id), None)
        if said is not None:
            self._do(lambda _: reviewing.remove_comment(said))

    def _do(self, verb: Callable[[Stamp], Transaction]) -> None:
        bridge = self._bridge
        if bridge is None:
            return
        transaction = verb(bridge.workbench.stamp())
        if bridge.do(transaction) is not None:
            self.parts.status.say(transaction.title)

    def _wanted(self) -> Callable[[Progress], _Found] | None:
        if self._bridge is None:
            return None
        store, me = self._bridge.workbench.store, self._bridge.workbench.person.id

        def read(_: Progress) -> _Found:
            with store.reading() as reading:
                inbox = reading.inbox(me)
                subjects = [each.annotation for each in inbox.decisions] + [each.annotation for each in inbox.threads]
                about = reading.annotations_of({id for id in subjects if id is not None})
                return _Found(inbox, about, reading.people())

        return read

    def _take_inbox(self, found: _Found) -> None:
        self._people, inbox, known = found.people, found.inbox, found.about
        articles = [
            Item(each, self.tr("Returned: {}").format(words.in_line(each.shown_title))) for each in inbox.returned
        ]
        decisions = [
            Item(each, words.decision_head(each, known.get(each.annotation or ""), self._name))
            for each in inbox.decisions
        ]
        asking = sum(each.verdict is not Verdict.ACCEPT for each in inbox.decisions)
        said = self.tr("{head} — on {about}")
        threads = [
            Item(each, said.format(head=words.head([each], self._name), about=words.about(each, known)))
            for each in inbox.threads
        ]
        items = [*articles, *decisions[:asking], *threads, *decisions[asking:]]
        self._show_inbox(items, inbox.waiting, inbox.accepted)

    def _show_inbox(self, items: list[Item], waiting: int = 0, accepted: int = 0) -> None:
        self.inbox.show_items(items, waiting=waiting, accepted=accepted)
        self._waiting.setText(self.tr("Inbox: {}").format(f"{waiting:,}"))
        self._waiting.setVisible(waiting > 0)
        dock = self.parts.docks.get("inbox")
        if dock is not None:
            dock.setWindowTitle(self.tr("Inbox ({})").format(f"{waiting:,}") if waiting else self.tr("Inbox"))

    def _name(self, person: str) -> str:
        known = self._people.get(person)
        return known.name if known is not None else person[:8]

    def _show_item(self, item: Item | None) -> None:
        told, versions = "", list[Difference]()
        if item is not None and self._bridge is not None:
            try:
                told, versions = self._more(self._bridge, item)
            except StoreError as error:
                told = sentence(error)
        self.inbox.show_more(told, versions)

    def _more(self, bridge: Bridge, item: Item) -> tuple[str, list[Difference]]:
        value = item.value
        with bridge.workbench.store.reading() as reading:
            reviewed = reading.reviewed(value.id if isinstance(value, Article) else value.article)
            if isinstance(value, Article):
                said = [each for each in reviewed.threads() if each[0].annotation is None and each[0].span is None]
                return "\n\n".join(words.conversation(thread, self._name) for thread in said), []
            if isinstance(value, Comment):
                thread = next((each for each in reviewed.threads() if each[0].id == value.id), (value,))
                return words.conversation(thread, self._name), []
            annotations = {each.id: each for each in reading.annotations(value.article)}
            entities = reading.entities()
        mine, theirs = annotations.get(value.annotation or ""), annotations.get(value.replacement or "")
        labels = self.parts.editing.labels
        found = Known(labels, annotations, entities).compared(mine, theirs) if mine and theirs else []
        told = self.tr("{head}.").format(head=words.decision_head(value, mine, self._name))
        return told, found

    def _take_over(self, item: Item) -> None:
        decision, bridge = item.value, self._bridge
        if not isinstance(decision, Decision) or bridge is None:
            return
        with bridge.workbench.store.reading() as reading:
            mine = reading.annotation_by_id(decision.annotation or "")
            theirs = reading.annotation_by_id(decision.replacement or "")
        if mine is not None and theirs is not None:
            self._do(lambda stamp: reviewing.take_over(decision, mine, theirs, stamp))

    def _settle(self, item: Item) -> None:
        value = item.value
        if isinstance(value, Decision):
            self._do(lambda stamp: reviewing.settle(value, stamp))
        elif isinstance(value, Comment):
            self._do(lambda stamp: reviewing.resolve(value, stamp))

    def _read_all(self) -> None:
        if self._bridge is not None:
            bridge = self._bridge
            with bridge.workbench.store.reading() as reading:
                accepting = reading.accepting(bridge.workbench.person.id)
            if accepting:
                self._do(lambda stamp: reviewing.settle_all(accepting, stamp))

    def _answer_item(self, item: Item, text: str) -> None:
        value = item.value
        if isinstance(value, Comment):
            self._do(lambda stamp: reviewing.answer(value, text, stamp))
        elif isinstance(value, Decision):
            self._do(lambda stamp: reviewing.comment(value.article, text, stamp, annotation=value.annotation))

    def _go_to(self, value: Article | Decision | Comment) -> None:
        if isinstance(value, Article):
            self.browsing.go_to(value.id)
        else:
            self.browsing.go_to(value.article, value.annotation, value.span)


def _short(quote: str) -> str:
    line = one_line(quote)
    return line if len(line) <= 24 else line[:23].rstrip() + "…"
