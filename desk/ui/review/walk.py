"""Going through a queue: which annotation is under review, and which is next."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desk.model.annotation import Annotation
from desk.model.change import Transaction
from desk.model.review import Comment, Decision, Verdict
from desk.ui.appearing import PLAIN, Manner
from desk.ui.bridge import Bridge
from desk.ui.browsing import Browsing
from desk.ui.parts import Parts
from desk.ui.review.line import Line, Pace

if TYPE_CHECKING:
    from desk.actions.queueing import Asked, Queue
    from desk.store.reviewing import Stop


class At(StrEnum):
    """Where a review has come to."""

    ITEM = "item"
    ARTICLE_END = "article_end"
    END = "end"


class Walk(QObject):
    """Belongs to one window. `on` says whether a review is under way; `changed` that there is something else to show.

    `asked` is what the queue was made of. A reason that was given first goes with the next decision.
    """

    changed = Signal()

    def __init__(self, parts: Parts, browsing: Browsing) -> None:
        super().__init__(parts.window)
        self._parts, self._browsing = parts, browsing
        self._bridge: Bridge | None = None
        self.on = False
        self.at = At.ITEM
        self.asked: Asked | None = None
        self.blind = 0
        """So many articles were left out of the queue because they are still coded blind."""
        self.line = Line(())
        self.pace = Pace()
        self.only_open = False
        self._item: str | None = None
        self.moving = False
        """Whether the next annotation is being gone to just now, so that nothing need be shown of this one."""
        self._offered: set[str] = set()
        self._list_soon = QTimer(self)
        self._list_soon.setSingleShot(True)
        self._list_soon.timeout.connect(self._select_in_list)
        parts.editing.picked_changed.connect(self._on_picked)
        parts.editing.undone.connect(self._on_undone)
        parts.reviews.changed.connect(self.tell)
        parts.editing.annotations_changed.connect(lambda _: self.tell())
        parts.editing.article_changed.connect(lambda _: self.tell())

    def use(self, bridge: Bridge | None) -> None:
        """Reviews in this project from now on; None for none."""
        self._bridge = bridge
        self.on = False
        self.line, self._item = Line(()), None
        self._show()
        if bridge is not None:
            bridge.committed.connect(self._take)
        self.changed.emit()

    @property
    def item(self) -> Annotation | None:
        """The annotation under review, as it appears; None where that is in another article or at an end."""
        if not self.on or self.at is not At.ITEM:
            return None
        return self._parts.editing.annotations.get(self._item or "")

    @property
    def is_elsewhere(self) -> bool:
        """Whether the person went to another article than the one under review."""
        article, stop = self._parts.editing.article, self.line.stop
        return self.at is At.ITEM and stop is not None and (article is None or article.id != stop.article)

    @property
    def stored(self) -> Annotation | None:
        """The same as its author left it."""
        item = self.item
        return self._parts.editing.stored.get(item.id) if item is not None else None

    @property
    def decision(self) -> Decision | None:
        """The latest decision on what is under review, if that is one's own."""
        found = self._parts.reviews.decision_on(self._item or "")
        return found if found is not None and self._bridge and found.by == self._bridge.workbench.person.id else None

    @property
    def is_amended(self) -> bool:
        """Whether one amended or added what is under review, so that accepting means leaving it at that."""
        return self.decision is not None and self.decision.verdict is Verdict.AMEND

    @property
    def reason(self) -> str:
        """Why what comes next is decided, where that was said first."""
        return self._parts.editing.reason

    def begin(self, asked: "Asked", queue: "Queue") -> None:
        """Goes through a queue from its first stop on."""
        self.asked, self.blind, self.line, self.pace = asked, queue.blind, Line(queue.stops), Pace()
        self._offered = set()
        self.go_on()

    def go_on(self) -> None:
        """Takes the review up again where it stopped."""
        self.on = True
        self._parts.editing.reason = ""
        place = self.line.at if self.line.stop is not None and self.line.waits(self.line.at) else self.line.next()
        self._go(place)

    def end(self) -> None:
        """Leaves the review; what is left waits."""
        self.on = False
        self._parts.editing.reason = ""
        self._show()
        self.changed.emit()

    def next(self) -> None:
        """To the next that waits, what is under review left as it is."""
        article = self._parts.editing.article
        if self.is_elsewhere and self.line.waits(self.line.at):
            self._go(self.line.at)
        elif self.at is At.ITEM and article is not None and not self.line.left_in(article.id):
            self.advance()
        else:
            self._step(self.line.next(), forward=True)

    def previous(self) -> None:
        """To the one before: the last that was looked at, decided on or not."""
        if self.at is not At.ITEM:
            self._go(self.line.at)
        elif self.line.at > 0:
            self._go(self.line.at - 1)
        else:
            self._parts.editing.said.emit(self.tr("That was the first of this queue."))

    def previous_waiting(self) -> None:
        """To the previous that waits."""
        self._step(self.line.previous(), forward=False)

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """In here what is decided is not shown before the next annotation is."""
        before, self.moving = self.moving, True
        try:
            yield
        finally:
            self.moving = before

    def past_article(self) -> None:
        """Goes on, the article's state left as it is."""
        self._go(self.line.next())

    def advance(self) -> None:
        """On to the next, or to the end of the article where nothing in it waits any more."""
        article = self._parts.editing.article
        place = self.line.at
        if self.is_amended and place >= 0 and self.line.stops[place].annotation == self._item:
            self.line.set_waiting(place, False)
        done = article is not None and self.line.stop is not None and self.line.stop.article == article.id
        if done and article is not None and article.id not in self._offered and not self.line.left_in(article.id):
            self._offered.add(article.id)
            self.at = At.ARTICLE_END
            self._show()
            self.changed.emit()
        else:
            self._go(self.line.next())

    def _step(self, place: int | None, *, forward: bool) -> None:
        before, said = self.line.at, self._parts.editing.said
        if place is None and self.line.left:
            said.emit(self.tr("Nothing else waits in this queue."))
            return
        self._go(place)
        if place is not None and before >= 0 and (place < before if forward else place > before):
            turned = (
                self.tr("From the beginning again: {} wait.") if forward else self.tr("From the end again: {} wait.")
            )
            said.emit(turned.format(self.line.left))

    def _go(self, place: int | None) -> None:
        """Opens what is at a place; what is not there any more is passed over."""
        while place is not None:
            stop = self.line.stops[place]
            self.line.at = place
            if self._open(stop):
                return
            self.line.set_waiting(place, False)
            place = self.line.next()
        self.at, self._item = At.END, None
        self._show()
        self.changed.emit()

    def _open(self, stop: "Stop") -> bool:
        self.at, self._item = At.ITEM, stop.annotation
        with self.going_on():
            self._show()
            parts = self._parts
            if parts.editing.article is not None and parts.editing.article.id == stop.article:
                parts.view.pick(stop.annotation)
            else:
                parts.inspector.flush()
                parts.editing.open(stop.article, at=stop.annotation)
                # The list follows a frame later, so that the text is there in the first.
                self._list_soon.start()
            parts.view.setFocus()
        self.changed.emit()
        return self.item is not None

    def _select_in_list(self) -> None:
        article = self._parts.editing.article
        if article is not None:
            self._parts.articles.select(article.id)

    def _show(self) -> None:
        """Shows annotations as this review wants them."""
        editing = self._parts.editing
        if not self.on:
            editing.show_in(Manner(only_open=True) if self.only_open else PLAIN)
        else:
            editing.show_in(Manner(review=True, only_open=self.only_open, always=self._item or ""))

    def show_only_open(self, on: bool) -> None:
        """Whether text and list show only what waits for a decision."""
        self.only_open = on
        self._show()
        self.changed.emit()

    def tell(self) -> None:
        """Something may look different."""
        if self.on and not self.moving:
            self.changed.emit()

    def _on_picked(self, annotation: Annotation | None) -> None:
        """Whatever is picked is under review."""
        if not self.on or self.moving or annotation is None:
            return
        if annotation.id == self._item and self.at is At.ITEM:
            return
        self.at, self._item = At.ITEM, annotation.id
        place = self.line.place(annotation.id)
        if place is not None:
            self.line.at = place
        self._show()
        self.changed.emit()

    def _on_undone(self, transaction: Transaction) -> None:
        """Goes back to what an undo is about."""
        if not self.on:
            return
        places: list[int] = []
        for change in transaction.changes:
            value = change.value
            id = value.annotation if isinstance(value, Decision | Comment) else None
            if isinstance(value, Annotation) and not value.review:
                id = value.id
            place = self.line.place(id) if id is not None else None
            places += [place] if place is not None else []
        if places:
            self.line.at = min(places)
            self._offered.discard(self.line.stops[self.line.at].article)
            self._open(self.line.stops[self.line.at])

    def _take(self, transaction: Transaction) -> None:
        """Follows what waits and what does not, whoever decided it."""
        bridge = self._bridge
        if bridge is None:
            return
        touched: dict[int, bool] = {}
        for change in transaction.changes:
            value = change.value
            if isinstance(value, Decision):
                place = self.line.place(value.annotation or "")
                made = change.before is None
                if self.on and made and value.by == bridge.workbench.person.id:
                    self.pace.count()
                    self._parts.editing.reason = ""
            elif isinstance(value, Annotation):
                place, made = self.line.place(value.id), False
            else:
                continue
            if place is not None:
                touched[place] = made
        if touched:
            self._follow(bridge, touched)
        self.tell()

    def _follow(self, bridge: Bridge, touched: Mapping[int, bool]) -> None:
        """Finds out of these places whether they wait; of each it is known whether it was decided on just now."""
        from desk.actions.queueing import waiting

        decided = self.asked is not None and self.asked.wanted.decided
        editing, stops = self._parts.editing, self.line.stops
        here = editing.article.id if editing.article is not None else ""
        elsewhere = {stops[place].article for place in touched} - {here}
        found = waiting(bridge.workbench.store, elsewhere, decided=decided) if elsewhere else set()
        for place, made in touched.items():
            id = stops[place].annotation
            if stops[place].article == here:
                there = id in editing.stored if decided else self._parts.reviews.is_open(id)
            else:
                there = id in found
            self.line.set_waiting(place, there and not (decided and made))
