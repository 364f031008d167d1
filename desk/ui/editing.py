"""The open article under the analyst's hands: what keys and clicks mean, as verbs sent through the bridge."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desk.actions import claiming, corpus, labelling, removing
from desk.actions.scheme import common_attributes
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article, State
from desk.model.change import Entry, Stamp, Transaction
from desk.model.label import Attribute, Label, LabelKind, Scalar, attributes_of
from desk.model.project import Project
from desk.model.review import is_shown
from desk.model.span import Span
from desk.store.errors import StoreError
from desk.store.rows import Mismatch
from desk.text import sentences, words
from desk.ui.article.view import ArticleView
from desk.ui.bridge import Bridge


class Editing(QObject):
    """Holds the open article's values and keeps the view to them.

    `said` is a short report for the status bar, `refused` a sentence why something cannot be done.
    """

    article_changed = Signal(object)
    annotations_changed = Signal(object)
    picked_changed = Signal(object)
    labels_changed = Signal()
    said = Signal(str)
    refused = Signal(str)
    mismatched = Signal(object, object)
    occurrences_asked = Signal(object, object)
    claimed = Signal(object)
    """A claim that was just made."""
    tagged = Signal(object)
    """The mentions that were just made, at least one."""
    confirm_asked = Signal(str, object)
    """A question, and the function to call if the answer is yes."""

    def __init__(self, view: ArticleView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._bridge: Bridge | None = None
        self.article: Article | None = None
        self.text = ""
        self.annotations: dict[str, Annotation] = {}
        self._in_order: list[Annotation] | None = None
        self.labels: dict[str, Label] = {}
        self.project: Project | None = None
        view.annotation_picked.connect(self._on_picked)
        view.resize_asked.connect(self.resize)

    def use(self, bridge: Bridge | None) -> None:
        """Works on this project from now on; None for none."""
        self._bridge = bridge
        self._hold(None, "", ())
        if bridge is not None:
            bridge.committed.connect(self._take)
            with bridge.workbench.store.reading() as reading:
                self.labels = reading.labels()
                self.project = reading.project()
            self._view.set_labels(self.labels)
            self.labels_changed.emit()
        self.article_changed.emit(None)
        self.picked_changed.emit(None)

    def open(self, id: str | None) -> None:
        """Shows an article; None shows none. What does not match its text is kept off the screen and reported."""
        bridge = self._bridge
        if bridge is None or id is None:
            self._hold(None, "", ())
            self.article_changed.emit(None)
            self.picked_changed.emit(None)
            return
        with bridge.workbench.store.reading() as reading:
            article = reading.article(id)
            if article is None or article.removed:
                self.refused.emit(self.tr("This article is not in the project any more."))
                return
            text, stored, bad = reading.verified(article)
        annotations = [each for each in stored if self._shows(each, article)]
        self._hold(article, text, annotations)
        self._view.show_article(text, annotations, self.labels)
        self._view.set_regions(article.regions)
        self.article_changed.emit(article)
        self.picked_changed.emit(None)
        if bad:
            self.mismatched.emit(article, list[Mismatch](bad))

    def reread(self) -> None:
        """Brings what is shown back to what the file holds, after a write that failed.

        Caret, selection and what is picked stay; so does everything where the file cannot be read.
        """
        bridge, article = self._bridge, self.article
        if bridge is None or article is None:
            return
        try:
            with bridge.workbench.store.reading() as reading:
                stored = reading.article(article.id)
                held = reading.verified(stored)[1] if stored else []
        except StoreError:
            return
        if stored is not None and stored != article:
            self.article = stored
            self.article_changed.emit(stored)
        found = {annotation.id: annotation for annotation in held}
        ids = dict.fromkeys([*self.annotations, *found])
        pairs = [(self.annotations.get(id), found.get(id)) for id in ids]
        self._take_annotations([pair for pair in pairs if pair[0] != pair[1]])

    def _hold(self, article: Article | None, text: str, annotations: Iterable[Annotation]) -> None:
        self.article, self.text = article, text
        self.annotations = {annotation.id: annotation for annotation in annotations}
        self._in_order = None

    @property
    def picked(self) -> Annotation | None:
        """The annotation that is picked out, if any."""
        id = self._view.picked()
        return self.annotations.get(id) if id else None

    @property
    def ordered(self) -> list[Annotation]:
        """The article's annotations in text order, an outer one before what stands in it."""
        if self._in_order is None:
            self._in_order = sorted(self.annotations.values(), key=_place)
        return list(self._in_order)

    def attributes_of(self, annotation: Annotation) -> list[Attribute]:
        """What is asked of an annotation: by its label, or of an untyped claim by what all claim types ask."""
        label = self.labels.get(annotation.label or "")
        if label is not None:
            return attributes_of(label, self.labels)
        return list(common_attributes(self.labels, LabelKind.CLAIM)) if isinstance(annotation, Claim) else []

    def label_for_key(self, key: str) -> Label | None:
        """The entity or claim label in use that this key puts on; letters in either case."""
        wanted, taggable = key.casefold(), (LabelKind.ENTITY, LabelKind.CLAIM)
        for label in self.labels.values():
            if label.key and label.key.casefold() == wanted and not label.retired and label.kind in taggable:
                return label
        return None

    def apply_label(self, label: Label) -> None:
        """What a label's key does: tags the selection, else relabels what is at the caret, else tags the word."""
        if self.article is None:
            return
        selected = self._view.selection()
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
        places = [place for place in words.occurrences(self.text, quote) if place not in taken]
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
        with bridge.workbench.store.reading() as reading:
            relations = reading.relations_of([annotation.id for annotation in chosen])
            reviewed = reading.reviewed(chosen[0].article)
        taken = removing.removal(chosen, self.claims, relations, bridge.workbench.stamp(), reviewed)
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
        if article is not None:
            self.act(lambda _: corpus.set_state([article], state))

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

    @property
    def claims(self) -> list[Claim]:
        """The article's claims in text order."""
        found = [annotation for annotation in self.annotations.values() if isinstance(annotation, Claim)]
        return sorted(found, key=_place)

    def act(self, verb: Callable[[Stamp], Transaction]) -> Entry | None:
        """Carries out a verb that needs to know who acts and when; None where it changed nothing or was refused."""
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

    def redo(self) -> None:
        """Brings it back."""
        entry = self._bridge.redo() if self._bridge else None
        if entry is not None:
            self.said.emit(self.tr("Redone: {}").format(entry.transaction.title))

    def _claim(self, content: tuple[Span, ...], type: Label | None) -> None:
        self._make(lambda a, s: claiming.claim(a, content, type, self.labels, s))

    def _content_at_caret(self) -> tuple[Span, ...]:
        """What is claimed in the sentence at the caret, without who says it; empty between paragraphs."""
        from desk.learn.attribution import propose_content
        from desk.learn.cue_edits import lexicon_for

        assert self.article is not None
        lexicon = lexicon_for(self.article.language, self.project.cues if self.project else "")
        found = propose_content(self.text, self._view.caret(), lexicon=lexicon, labels=self.labels)
        return found[0].spans if found else ()

    def _make(self, verb: Callable[..., Transaction]) -> None:
        bridge, article = self._bridge, self.article
        if bridge is None or article is None:
            return
        transaction = verb(article, bridge.workbench.stamp())
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
        """Claims that named the words of a new mention as their source name the mention from now on."""
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

    def _on_picked(self, id: str | None) -> None:
        self.picked_changed.emit(self.annotations.get(id) if id else None)

    def _take(self, transaction: Transaction) -> None:
        """Takes a committed transaction, ours or another's, into what is shown."""
        self._take_labels(transaction)
        blind = self.project is not None and self.project.blind
        for change in transaction.changes:
            if isinstance(change.after, Project):
                self.project = change.after
        article = self.article
        if article is None:
            return
        for change in transaction.changes:
            if isinstance(change.value, Article) and change.value.id == article.id:
                self.article = change.value
                self.article_changed.emit(self.article)
        now = self.project is not None and self.project.blind
        if blind != now or (now and self.article is not None and self.article.unblinded != article.unblinded):
            self.open(article.id)
            return
        self._take_annotations(list(transaction.annotations(article.id)))

    def _shows(self, annotation: Annotation | None, article: Article | None) -> bool:
        if annotation is None or article is None or self._bridge is None or self.project is None:
            return False
        return is_shown(annotation, self._bridge.workbench.person.id, self.project, article)

    def _take_annotations(self, changed: list[tuple[Annotation | None, Annotation | None]]) -> None:
        shown = [tuple(each if self._shows(each, self.article) else None for each in pair) for pair in changed]
        pairs = [(before, after) for before, after in shown if before is not None or after is not None]
        if not pairs:
            return
        self._in_order = None
        for before, after in pairs:
            if after is not None:
                self.annotations[after.id] = after
            elif before is not None:
                self.annotations.pop(before.id, None)
        self._view.change_annotations(pairs)
        self.annotations_changed.emit(pairs)
        picked = self._view.picked()
        if any(value is not None and value.id == picked for pair in pairs for value in pair):
            self.picked_changed.emit(self.annotations.get(picked) if picked else None)

    def _take_labels(self, transaction: Transaction) -> None:
        changed = [change for change in transaction.changes if isinstance(change.value, Label)]
        if not changed:
            return
        found: dict[str, Label] = dict(self.labels)
        for change in changed:
            if isinstance(change.after, Label):
                found[change.after.id] = change.after
            else:
                found.pop(change.value.id, None)
        self.labels = in_order(found)
        self._view.set_labels(self.labels)
        self.labels_changed.emit()


def in_order(labels: Mapping[str, Label]) -> dict[str, Label]:
    """A label set in its own order."""
    return {label.id: label for label in sorted(labels.values(), key=lambda each: (each.position, each.id))}


def _place(annotation: Annotation) -> tuple[int, int, str]:
    return annotation.start, -annotation.end, annotation.id
