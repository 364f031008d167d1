"""What a reviewer says of what is under review, each by one key, and where that leads."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desk.actions import reviewing
from desk.model.annotation import Annotation
from desk.model.change import Entry, Stamp, Transaction
from desk.model.review import Decision
from desk.model.span import Span
from desk.ui.parts import Parts
from desk.ui.review.walk import At, Walk


class Deciding(QObject):
    """Decides on what a walk has come to, and goes on with it. A reason that was said first goes along."""

    def __init__(self, parts: Parts, walk: Walk) -> None:
        super().__init__(walk)
        self._parts, self._walk = parts, walk
        self._just: tuple[str, str] | None = None

    def forget(self) -> None:
        """Nothing was decided just now."""
        self._just = None

    def accept(self) -> None:
        """Says that what is under review is right, or leaves one's own version of it at that, and goes on."""
        if self._walk.is_amended:
            self._walk.advance()
            return
        stored = self._walk.stored
        if stored is not None:
            self._decide(lambda stamp: reviewing.accept(stored, stamp, self._walk.reason))

    def reject(self, reason: str = "") -> None:
        """Says that it should not be, and goes on. What one added oneself is taken away again."""
        item, stored, decision = self._walk.item, self._walk.stored, self._walk.decision
        if item is None or stored is None:
            return
        why = reason or self._walk.reason
        if stored.review and decision is not None and decision.replacement == stored.id:
            self._parts.editing.remove([stored.id])
            self._walk.advance()
        else:
            self._decide(lambda stamp: reviewing.reject(stored, stamp, why))

    @property
    def alike(self) -> list[Annotation]:
        """What waits in this article under the label of what is under review, itself included."""
        item = self._walk.item
        if item is None:
            return []
        stored = self._parts.editing.stored
        ids = dict.fromkeys([item.id, *self._walk.line.waiting_in(item.article)])
        found = [stored[id] for id in ids if id in stored and id in self._parts.editing.annotations]
        return [each for each in found if each.label == item.label and not each.review]

    def accept_alike(self) -> None:
        """Accepts all of `alike` as one action."""
        alike = self.alike
        if alike:
            self._decide(lambda stamp: reviewing.accept_all(alike, stamp), len(alike))

    def nothing_here(self) -> None:
        """Says that nothing belongs on the selected words."""
        editing, selected = self._parts.editing, self._parts.view.selection()
        if editing.article is None or selected is None:
            editing.refused.emit(self.tr("Select the words on which nothing belongs."))
            return
        article, span, why = editing.article.id, Span.of(editing.text, *selected), self._walk.reason
        self._remember(editing.decide(lambda stamp: reviewing.nothing_here(article, span, stamp, why)))
        editing.reason = ""
        self._walk.tell()

    def comment(self, text: str) -> None:
        """Begins a thread on what is selected, else on what is under review, else on the article."""
        editing = self._parts.editing
        if editing.article is None or not text.strip():
            return
        article, passage, item = editing.article.id, self.passage, self._walk.item
        about = None if passage is not None or item is None else item.id
        editing.decide(lambda stamp: reviewing.comment(article, text, stamp, annotation=about, passage=passage))

    @property
    def passage(self) -> Span | None:
        """The selected words, where they are others than those under review."""
        selected, item = self._parts.view.selection(), self._walk.item
        if selected is None or (item is not None and selected == (item.start, item.end)):
            return None
        return Span.of(self._parts.editing.text, *selected)

    @property
    def reasoned(self) -> Decision | None:
        """The decision that a reason is asked for: one's own on what is under review, else the one just made."""
        if self._walk.at is At.ITEM and self._walk.decision is not None:
            return self._walk.decision
        if self._just is None:
            return None
        id, article = self._just
        bridge = self._parts.bridge
        if bridge is None:
            return None
        with bridge.workbench.store.reading() as reading:
            return next((each for each in reading.reviewed(article).decisions if each.id == id), None)

    def say_why(self, reason: str, decision: Decision | None) -> None:
        """Gives a decision its reason; without one it is kept for the next."""
        if decision is None:
            self._parts.editing.reason = reason.strip()
        else:
            self._parts.editing.decide(lambda _: reviewing.give_reason(decision, reason))
        self._walk.tell()

    def finish_article(self) -> None:
        """Marks the open article as reviewed and goes on."""
        self._end_article(reviewing.finish)

    def return_article(self, note: str) -> None:
        """Gives the open article back to its analysts, with a note on it, and goes on."""
        self._end_article(lambda article, stamp, authors: reviewing.send_back(article, stamp, authors, note))

    def _end_article(self, verb: Callable[..., Transaction]) -> None:
        bridge, article = self._parts.bridge, self._parts.editing.article
        if bridge is None or article is None:
            return
        with bridge.workbench.store.reading() as reading:
            authors = reading.authors_in(article.id)
        self._parts.editing.decide(lambda stamp: verb(article, stamp, authors))
        if self._walk.at is At.ARTICLE_END:
            self._walk.past_article()

    def _decide(self, verb: Callable[[Stamp], Transaction], count: int = 1) -> None:
        with self._walk.going_on():
            entry = self._parts.editing.decide(verb)
        if entry is None:
            self._walk.tell()
            return
        self._remember(entry if count == 1 else None)
        self._walk.advance()

    def _remember(self, entry: Entry | None) -> None:
        """What was decided just now may be given its reason yet."""
        made = [c.after for c in entry.transaction.changes if isinstance(c.after, Decision)] if entry else []
        self._just = (made[0].id, made[0].article) if made else None
