"""The open article under the analyst's hands: what keys and clicks mean, as verbs sent through the bridge."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desk.actions import claiming, corpus, labelling, removing, reviewing
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import State
from desk.model.change import Entry, Stamp, Transaction
from desk.model.label import Label, LabelKind, Scalar
from desk.model.span import Span
from desk.text import sentences, words
from desk.ui.article.view import ArticleView
from desk.ui.holding import Holding


class Editing(Holding):
    """What a person does with the open article."""

    occurrences_asked = Signal(object, object)
    claimed = Signal(object)
    """A claim that was just made."""
    tagged = Signal(object)
    """The mentions that were just made, at least one."""
    confirm_asked = Signal(str, object)
    """A question, and the function to call if the answer is yes."""
    undone = Signal(object)
    """The transaction that undo or redo has just put into force."""

    def __init__(self, view: ArticleView, parent: QObject | None = None) -> None:
        super().__init__(view, parent)
        self.reason = ""
        """In review: why what comes next is decided."""
        view.resize_asked.connect(self.resize)

    @property
    def under_review(self) -> Annotation | None:
        """The annotation that a review has come to, as it appears; None outside of one."""
        return self.annotations.get(self.manner.always or "") if self.manner.review else None

    def apply_label(self, label: Label) -> None:
        """What a label's key does: tags the selection, else relabels what is at the caret, else tags the word.

        In review what that has come to stands for what is at the caret, as long as it is picked.
        """
        if self.article is None:
            return
        selected = self._view.selection()
        under_review = self.under_review if self.under_review == self.picked else None
        if under_review is not None and selected in (None, (under_review.start, under_review.end)):
            self.relabel(under_review, label)
            return
        if selected is None:
            present = self._at_caret(label.kind)
            if present is not None:
                self.relabel(present, label)
                return
            selected = self._around_caret(label.kind)
        if selected is None:
            self.refused.emit(self.tr("Select some words first, or put the caret in a word."))
            return
        span = Span.of(self.text, *selected)
        if label.kind is LabelKind.CLAIM:
            self._claim((span,), label)
        else:
            self._make(lambda a, s: self._adopting(labelling.tag(a, [span], label, self.labels, s), s))

    def start_claim(self) -> None:
        """A claim on the selection, else on what the sentence at the caret says; its type is left open."""
        if self.article is None:
            return
        selected = self._view.selection()
        content = (Span.of(self.text, *selected),) if selected else self._content_at_caret()
        if content:
            self._claim(content, None)
        else:
            self.refused.emit(self.tr("Select what is claimed first."))

    def find_occurrences(self, label: Label) -> None:
        """Asks for a preview of every place that says the same as the selection, the picked mention or the word."""
        if self.article is None:
            return
        selected = self._view.selection()
        if selected is None and isinstance(self.picked, Mention):
            selected = (self.picked.start, self.picked.spans[0].end)
        selected = selected or self._around_caret(LabelKind.ENTITY)
        if selected is None:
            self.refused.emit(self.tr("Select some words first, or put the caret in a word."))
            return
        quote = self.text[selected[0] : selected[1]]
        taken = {(a.spans[0].start, a.spans[0].end) for a in self.annotations.values() if a.label == label.id}
        places = [place for place in words.occurrences(self.looked_at, quote) if place not in taken]
        if not places:
            self.said.emit(self.tr("Every “{words}” is {label} already.").format(words=quote, label=label.name))
            return
        self.occurrences_asked.emit(label, [Span.of(self.text, *place) for place in places])

    def tag_places(self, label: Label, places: Sequence[Span]) -> None:
        """Tags each of these places, as one action."""
        if places:
            self._make(lambda a, s: self._adopting(labelling.tag_all(a, places, label, self.labels, s), s))

    def relabel(self, annotation: Annotation, label: Label) -> None:
        """Gives an annotation another label of its kind."""
        wanted = LabelKind.CLAIM if isinstance(annotation, Claim) else LabelKind.ENTITY
        if label.kind is not wanted:
            told = {
                LabelKind.ENTITY: self.tr("{} is a label for entity annotations."),
                LabelKind.CLAIM: self.tr("{} is a label for claim annotations."),
            }.get(label.kind, self.tr("{} is a label for something else."))
            self.refused.emit(told.format(label.name))
            return
        self.act(lambda stamp: labelling.relabel(annotation, label, self.labels, stamp))

    def relabel_by_id(self, id: str, label: str) -> None:
        """The same by ids."""
        if id in self.annotations and label in self.labels:
            self.relabel(self.annotations[id], self.labels[label])

    def remove(self, ids: Sequence[str] = ()) -> None:
        """Removes these annotations, or the one at the caret."""
        chosen = [self.annotations[id] for id in ids if id in self.annotations]
        if not chosen:
            found = self.picked or self._at_caret(None)
            chosen = [found] if found else []
        if not chosen:
            self.refused.emit(self.tr("There is no annotation at the caret."))
            return
        bridge = self._bridge
        if bridge is None:
            return
        if self.manner.review:
            self.act(lambda _: labelling.remove(chosen))
            return
        with bridge.workbench.store.reading() as reading:
            relations = reading.relations_of([annotation.id for annotation in chosen])
        claims = [each for each in self.stored.values() if isinstance(each, Claim)]
        taken = removing.removal(chosen, claims, relations, bridge.workbench.stamp(), self.reviewed)
        if taken.question:
            self.confirm_asked.emit(taken.question, lambda: self.act(lambda _: taken.transaction))
        else:
            self.act(lambda _: taken.transaction)

    def resize(self, id: str, index: int, start: int, end: int) -> None:
        """Puts one part of an annotation at `[start, end)`."""
        annotation = self.annotations.get(id)
        if annotation is None or not 0 <= start < end <= len(self.text):
            return
        span = Span.of(self.text, start, end)
        try:
            self.act(lambda stamp: labelling.resize(annotation, index, span, stamp))
        except ValueError:
            self.refused.emit(self.tr("The parts of one annotation may not overlap."))

    def move_edge(self, edge: str, forward: bool) -> None:
        """Moves the `start` or `end` of the annotation at the caret by a word."""
        annotation = self.picked or self._at_caret(None)
        if annotation is None:
            self.refused.emit(self.tr("Put the caret in an annotation first."))
            return
        index = 0 if edge == "start" else len(annotation.spans) - 1
        span = annotation.spans[index]
        start, end = span.start, span.end
        if edge == "start":
            found = words.next_word(self.text, start + 1) if forward else words.prev_word(self.text, start)
            start = found[0] if found else start
        else:
            found = words.next_word(self.text, end) if forward else words.prev_word(self.text, end - 1)
            end = found[1] if found else end
        if start < end:
            self._view.pick(annotation.id)
            self.resize(annotation.id, index, start, end)

    def add_part(self) -> None:
        """Adds the selection to the picked annotation, which becomes discontinuous."""
        selected, annotation = self._view.selection(), self.picked
        if selected is None or annotation is None:
            self.refused.emit(self.tr("Pick an annotation, then select the words to add to it."))
            return
        span = Span.of(self.text, *selected)
        try:
            self.act(lambda stamp: labelling.add_part(annotation, span, stamp))
        except ValueError:
            self.refused.emit(self.tr("These words belong to the annotation already."))

    def set_note(self, id: str, note: str) -> None:
        """The note on an annotation."""
        if id in self.annotations:
            self.act(lambda stamp: labelling.set_note(self.annotations[id], note, stamp))

    def set_attribute(self, id: str, name: str, value: Scalar | None) -> None:
        """An attribute of an annotation; None leaves it unset."""
        if id in self.annotations:
            annotation = self.annotations[id]
            self.act(lambda stamp: labelling.set_attribute(annotation, name, value, stamp))

    def set_state(self, state: State) -> None:
        """The open article's state."""
        article = self.article
        if article is not None and self.may_set(state):
            self.decide(lambda _: corpus.set_state([article], state))
        elif article is not None:
            self.refused.emit(
                self.tr("That is for somebody who looked at other people's work: all of this is your own.")
            )

    def step(self, forward: bool) -> None:
        """Picks the next or previous annotation, from the picked one or else from the caret."""
        ordered = self.ordered
        if not ordered:
            self.said.emit(self.tr("This article has no annotations yet."))
            return
        picked = self.picked
        if picked is not None:
            index = ordered.index(picked) + (1 if forward else -1)
        else:
            caret = self._view.caret()
            before = sum(1 for annotation in ordered if annotation.start < caret)
            index = before if forward else before - 1
        if not 0 <= index < len(ordered):
            last, first = self.tr("That was the last annotation."), self.tr("That was the first annotation.")
            self.said.emit(last if forward else first)
            index %= len(ordered)
        self._view.pick(ordered[index].id)

    def act(self, verb: Callable[[Stamp], Transaction]) -> Entry | None:
        """Carries out a verb that needs to know who acts and when; None where it changed nothing or was refused.

        In review a change of somebody else's annotation amends it instead: see `reviewing.instead`.
        """
        return self.decide(lambda stamp: self._as_reviewer(verb(stamp), stamp))

    def decide(self, verb: Callable[[Stamp], Transaction]) -> Entry | None:
        """Carries out a verb as it is, also in review."""
        bridge = self._bridge
        if bridge is None:
            return None
        transaction = verb(bridge.workbench.stamp())
        entry = bridge.do(transaction)
        if entry is not None:
            self.said.emit(transaction.title)
        return entry

    def undo(self) -> None:
        """Takes back the latest action, wherever in the project it was."""
        entry = self._bridge.undo() if self._bridge else None
        if entry is not None:
            self.said.emit(self.tr("Undone: {}").format(entry.transaction.title))
            self.undone.emit(entry.transaction)

    def redo(self) -> None:
        """Brings it back."""
        entry = self._bridge.redo() if self._bridge else None
        if entry is not None:
            self.said.emit(self.tr("Redone: {}").format(entry.transaction.title))
            self.undone.emit(entry.transaction)

    def _as_reviewer(self, transaction: Transaction, stamp: Stamp) -> Transaction:
        if not self.manner.review:
            return transaction
        return reviewing.instead(transaction, self.stored, self.reviewed, stamp, self.reason)

    def _claim(self, content: tuple[Span, ...], type: Label | None) -> None:
        self._make(lambda a, s: claiming.claim(a, content, type, self.labels, s))

    def _content_at_caret(self) -> tuple[Span, ...]:
        """What is claimed in the sentence at the caret, without who says it; empty between paragraphs."""
        from desk.learn.attribution import propose_content
        from desk.learn.cue_edits import lexicon_for

        assert self.article is not None
        lexicon = lexicon_for(self.article.language, self.project.cues if self.project else "")
        found = propose_content(self.looked_at, self._view.caret(), lexicon=lexicon, labels=self.labels)
        return found[0].spans if found else ()

    def _make(self, verb: Callable[..., Transaction]) -> None:
        bridge, article = self._bridge, self.article
        if bridge is None or article is None:
            return
        stamp = bridge.workbench.stamp()
        transaction = self._as_reviewer(verb(article, stamp), stamp)
        if bridge.do(transaction) is None:
            return
        made = transaction.changes[0].after
        assert made is not None
        self._view.place_caret(made.start if isinstance(made, Annotation) else self._view.caret())
        self._view.pick(made.id, reveal=False)
        self.said.emit(transaction.title)
        if isinstance(made, Claim):
            self.claimed.emit(made)
        else:
            new = [change.after for change in transaction.changes if change.before is None]
            self.tagged.emit([each for each in new if isinstance(each, Mention)])

    def _adopting(self, transaction: Transaction, stamp: Stamp) -> Transaction:
        """Claims that named the words of a new mention as their source name the mention from now on.

        Not in review, where that would amend claims that nobody looked at.
        """
        if self.manner.review:
            return transaction
        changes = list(transaction.changes)
        claims = {claim.id: claim for claim in self.claims}
        for change in transaction.changes:
            if isinstance(change.after, Mention) and change.before is None:
                changes += claiming.adopted(claims.values(), change.after, stamp)
        return replace(transaction, changes=tuple(changes))

    def _at_caret(self, kind: LabelKind | None) -> Annotation | None:
        """What a key without a selection is about: the picked one if the caret is in it, else the innermost."""
        caret = self._view.caret()
        wanted = {LabelKind.ENTITY: Mention, LabelKind.CLAIM: Claim}.get(kind) if kind else Annotation
        picked = self.picked
        if wanted is None:
            return None
        if picked is not None and isinstance(picked, wanted) and any(s.start <= caret <= s.end for s in picked.spans):
            return picked
        return next((a for a in self._view.annotations_at(caret) if isinstance(a, wanted)), None)

    def _around_caret(self, kind: LabelKind) -> tuple[int, int] | None:
        caret = self._view.caret()
        if kind is LabelKind.CLAIM:
            return sentences.around(self.text, caret)
        start, end = words.snap(self.text, caret, caret)
        return (start, end) if start < end else None
