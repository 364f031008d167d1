"""Comments and inbox in the window: filled from the project, and what people say in them written down."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from desk.actions import reviewing
from desk.model.annotation import Annotation
from desk.model.article import Article
from desk.model.change import Stamp, Transaction
from desk.model.project import Person
from desk.model.review import Comment, Decision
from desk.model.span import Span
from desk.store.errors import StoreError
from desk.ui.asking import Asking
from desk.ui.bridge import Bridge
from desk.ui.browsing import Browsing
from desk.ui.commands import Command
from desk.ui.feature import Feature, Panel
from desk.ui.foreign import one_line
from desk.ui.messages import sentence
from desk.ui.parts import Parts
from desk.ui.review.facts import Difference, Known
from desk.ui.talk import words
from desk.ui.talk.comments import CommentsPanel
from desk.ui.talk.inbox import InboxPanel, Item


class Talk(Feature):
    """Two panels under the text. The inbox is read when something was committed, a moment later."""

    def __init__(self, parts: Parts, browsing: Browsing, asking: Asking) -> None:
        super().__init__(parts, browsing, asking)
        self.comments, self.inbox = CommentsPanel(), InboxPanel()
        self._bridge: Bridge | None = None
        self._people: dict[str, Person] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read_inbox)
        parts.reviews.changed.connect(self._show_threads)
        parts.editing.picked_changed.connect(lambda _: self._show_subjects())
        parts.view.selection_changed.connect(self._show_subjects)
        self.comments.said.connect(self._say)
        self.comments.answered.connect(self._answer_thread)
        self.comments.resolve_asked.connect(lambda id: self._on_thread(id, reviewing.resolve))
        self.comments.reopen_asked.connect(lambda id: self._on_thread(id, lambda first, _: reviewing.reopen(first)))
        self.comments.jump_asked.connect(self._go_to)
        self.inbox.chosen.connect(self._show_item)
        self.inbox.open_asked.connect(lambda item: self._go_to(item.value))
        self.inbox.take_asked.connect(self._take_over)
        self.inbox.settle_asked.connect(self._settle)
        self.inbox.answered.connect(self._answer_item)

    def panels(self) -> list[Panel]:
        """Both lie under the text."""
        return [
            Panel(name="comments", title=self.tr("Comments"), content=self.comments, beside=""),
            Panel(name="inbox", title=self.tr("Inbox"), content=self.inbox, beside=""),
        ]

    def commands(self) -> list[Command]:
        """Looking at them, and saying something."""

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
        if bridge is not None:
            bridge.committed.connect(lambda _: self._soon.start())
        self._soon.start()
        self._show_threads()

    def _open(self, name: str) -> None:
        dock = self.parts.docks[name]
        dock.show()
        dock.raise_()
        (self.inbox.list if name == "inbox" else self.comments.list).setFocus()

    def _comment(self) -> None:
        self._open("comments")
        self._show_subjects()
        self.comments.write()

    def _known(self) -> dict[str, Annotation]:
        return {**self.parts.editing.annotations, **self.parts.reviews.versions}

    def _show_threads(self) -> None:
        reviews = self.parts.reviews
        threads = sorted(
            reviews.reviewed.threads(), key=lambda thread: (thread[0].resolved_by is not None, thread[0].at)
        )
        self.comments.show_threads(threads, self._known(), reviews.name_of)
        self._show_subjects()

    def _show_subjects(self) -> None:
        editing, view = self.parts.editing, self.parts.view
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
            attributes = [attribute.name for attribute in editing.attributes_of(picked)]
            subjects += [(self.tr("On its {}").format(_title(name)), (picked.id, name)) for name in attributes]
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

    def _do(self, verb: Callable[[Stamp], Transaction]) -> None:
        bridge = self._bridge
        if bridge is None:
            return
        transaction = verb(bridge.workbench.stamp())
        if bridge.do(transaction) is not None:
            self.parts.status.say(transaction.title)

    def _read_inbox(self) -> None:
        items: list[Item] = []
        if self._bridge is not None:
            try:
                items = self._items(self._bridge)
            except StoreError as error:
                self.parts.notice.tell(sentence(error))
        self.inbox.show_items(items)
        dock = self.parts.docks.get("inbox")
        if dock is not None:
            dock.setWindowTitle(self.tr("Inbox ({})").format(len(items)) if items else self.tr("Inbox"))

    def _items(self, bridge: Bridge) -> list[Item]:
        with bridge.workbench.store.reading() as reading:
            inbox = reading.inbox(bridge.workbench.person.id)
            self._people = reading.people()
            subjects = [each.annotation for each in inbox.decisions] + [each.annotation for each in inbox.threads]
            about = {id: reading.annotation_by_id(id) for id in subjects if id is not None}
        known = {id: each for id, each in about.items() if each is not None}
        articles = [Item(each, self.tr("Returned: {}").format(one_line(each.shown_title))) for each in inbox.returned]
        decisions = [
            Item(each, words.decision_head(each, known.get(each.annotation or ""), self._name))
            for each in inbox.decisions
        ]
        threads = [
            Item(
                each,
                self.tr("{head} — on {about}").format(
                    head=words.head([each], self._name), about=words.about(each, known)
                ),
            )
            for each in inbox.threads
        ]
        return [*articles, *decisions, *threads]

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


def _title(field: str) -> str:
    return field.replace("_", " ")


def _short(quote: str) -> str:
    line = one_line(quote)
    return line if len(line) <= 24 else line[:23].rstrip() + "…"
