"""The open article's values as they are stored, kept up to date, and the view kept to them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desk.actions.scheme import common_attributes
from desk.model.annotation import Annotation, Claim
from desk.model.article import Article, State
from desk.model.change import Transaction
from desk.model.label import Attribute, Label, LabelKind, attributes_of
from desk.model.project import Project
from desk.model.review import NOTHING, Comment, Decision, Reviewed, may_set
from desk.store.errors import StoreError
from desk.store.rows import Mismatch
from desk.text.zones import body_only
from desk.ui.appearing import PLAIN, Looker, Manner, appearance
from desk.ui.article.view import ArticleView
from desk.ui.bridge import Bridge

Pair = tuple[Annotation | None, Annotation | None]


class Holding(QObject):
    """`annotations` are those that this person sees, as they appear; `stored` all of the article, as they are.

    `said` is a short report for the status bar, `refused` a sentence why something cannot be done.
    """

    article_changed = Signal(object)
    annotations_changed = Signal(object)
    picked_changed = Signal(object)
    labels_changed = Signal()
    reviewed_changed = Signal()
    """What was decided and said in the article, `reviewed`, is another."""
    said = Signal(str)
    refused = Signal(str)
    mismatched = Signal(object, object)

    def __init__(self, view: ArticleView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._bridge: Bridge | None = None
        self.article: Article | None = None
        self.text = ""
        self.body_only = False
        self.annotations: dict[str, Annotation] = {}
        self.reviewed: Reviewed = NOTHING
        self.manner = PLAIN
        self._read: Sequence[Annotation] = ()
        self._stored: dict[str, Annotation] | None = None
        self._authors: set[str] | None = None
        self._opening = False
        self.is_opening = False
        """Whether an article is just being shown; `picked_changed` comes when it is."""
        self._in_order: list[Annotation] | None = None
        self.labels: dict[str, Label] = {}
        self.project: Project | None = None
        view.annotation_picked.connect(self._on_picked)

    def use(self, bridge: Bridge | None) -> None:
        """Works on this project from now on; None for none."""
        self._bridge = bridge
        self._hold(None, "")
        if bridge is not None:
            bridge.committed.connect(self._take)
            with bridge.workbench.store.reading() as reading:
                self.labels = reading.labels()
                self.project = reading.project()
            self._view.set_labels(self.labels)
            self.labels_changed.emit()
        self.article_changed.emit(None)
        self.reviewed_changed.emit()
        self.picked_changed.emit(None)

    @property
    def looked_at(self) -> str:
        """The text that is searched for proposals: where only the body is wanted, the rest of it is blank."""
        article = self.article
        return body_only(self.text, article.regions) if self.body_only and article is not None else self.text

    def open(self, id: str | None, at: str | None = None) -> None:
        """Shows an article, with the annotation `at` (id) picked; None shows none.

        What does not match its text is kept off the screen and reported.
        """
        bridge = self._bridge
        if bridge is None or id is None:
            self._hold(None, "")
            self.article_changed.emit(None)
            self.reviewed_changed.emit()
            self.picked_changed.emit(None)
            return
        with bridge.workbench.store.reading() as reading:
            article = reading.article(id)
            if article is None or article.removed:
                self.refused.emit(self.tr("This article is not in the project any more."))
                return
            text, stored, bad = reading.verified(article)
            reviewed = reading.reviewed(id)
        self._hold(article, text, stored, reviewed)
        self._opening = self.is_opening = True
        try:
            self._view.show_article(text, list(self.annotations.values()), self.labels)
            self._opening = False
            self._view.set_regions(article.regions)
            self.article_changed.emit(article)
            self.reviewed_changed.emit()
            if at in self.annotations:
                self._view.pick(at)
        finally:
            self._opening = self.is_opening = False
        if at not in self.annotations:
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
                self.reviewed = reading.reviewed(article.id)
        except StoreError:
            return
        if stored is not None and stored != article:
            self.article = stored
            self.article_changed.emit(stored)
        self._read, self._stored, self._authors = held, None, None
        self._show_anew()
        self.reviewed_changed.emit()

    def show_in(self, manner: Manner) -> None:
        """Shows annotations in another manner from now on."""
        before, self.manner = self.manner, manner
        if manner == replace(before, always=manner.always):
            if manner.only_open:
                self._show_again(id for id in (before.always, manner.always) if id is not None)
        else:
            self._show_anew()

    @property
    def stored(self) -> Mapping[str, Annotation]:
        """Every annotation of the article by id, as it is stored, reviewers' versions too."""
        if self._stored is None:
            self._stored = {annotation.id: annotation for annotation in self._read}
        return self._stored

    def may_set(self, state: State) -> bool:
        """Whether this person may give the open article that state: see `review.may_set`."""
        if self._bridge is None or self.article is None:
            return False
        if self._authors is None:
            self._authors = {each.author for each in self.stored.values() if not each.review}
        return may_set(state, self._bridge.workbench.person.id, self._authors)

    @property
    def picked(self) -> Annotation | None:
        """The annotation that is picked out, if any."""
        id = self._view.picked()
        return self.annotations.get(id) if id else None

    @property
    def ordered(self) -> list[Annotation]:
        """The article's annotations in text order, an outer one before what stands in it."""
        if self._in_order is None:
            self._in_order = sorted(self.annotations.values(), key=place_of)
        return list(self._in_order)

    @property
    def claims(self) -> list[Claim]:
        """The article's claims in text order."""
        found = [annotation for annotation in self.annotations.values() if isinstance(annotation, Claim)]
        return sorted(found, key=place_of)

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

    def _hold(
        self,
        article: Article | None,
        text: str,
        stored: Sequence[Annotation] = (),
        reviewed: Reviewed = NOTHING,
    ) -> None:
        self.article, self.text, self.reviewed = article, text, reviewed
        self._read, self._stored, self._authors, self._in_order = stored, None, None, None
        self.annotations = self._appearing()

    def _appearing(self) -> dict[str, Annotation]:
        appear = self._appearance()
        if appear is None:
            return {}
        shown = map(appear, self.stored.values() if self._stored is not None else self._read)
        return {annotation.id: annotation for annotation in shown if annotation is not None}

    def _appearance(self) -> Callable[[Annotation], Annotation | None] | None:
        bridge, project, article = self._bridge, self.project, self.article
        if bridge is None or project is None or article is None:
            return None
        looker = Looker(bridge.workbench.person.id, project, article)
        return appearance(looker, self.manner, self.reviewed, lambda: self.stored)

    def _on_picked(self, id: str | None) -> None:
        if self._opening:
            # What is picked is said once the new article is there: showing nothing in between costs half the opening.
            return
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
        self._take_annotations(transaction, article)

    def _take_annotations(self, transaction: Transaction, article: Article) -> None:
        changed = list(transaction.annotations(article.id))
        ids = dict.fromkeys(value.id for pair in changed for value in pair if value is not None)
        stored = dict(self.stored) if self._stored is None else self._stored
        self._stored = stored
        for gone, after in changed:
            if after is not None:
                stored[after.id] = after
                if self._authors is not None and not after.review:
                    self._authors.add(after.author)
            elif gone is not None:
                stored.pop(gone.id, None)
                self._authors = None
        before = self.reviewed.decisions
        reviewed = self._take_reviews(transaction, article)
        if self.manner != PLAIN and (reviewed or ids):
            touched = {each.id for change in transaction.changes if isinstance(each := change.value, Decision)}
            about = [
                each for each in (*before, *self.reviewed.decisions) if each.id in touched or each.replacement in ids
            ]
            ids |= dict.fromkeys(id for each in about for id in (each.annotation, each.replacement) if id is not None)
        self._show_again(ids)
        if reviewed:
            self.reviewed_changed.emit()

    def _take_reviews(self, transaction: Transaction, article: Article) -> bool:
        """Takes over what was decided and said; False where that is what it was."""
        decisions = {each.id: each for each in self.reviewed.decisions}
        comments = {each.id: each for each in self.reviewed.comments}
        before = (dict(decisions), dict(comments))
        for change in transaction.changes:
            value = change.value
            if not isinstance(value, Decision | Comment) or value.article != article.id:
                continue
            if isinstance(value, Decision):
                decisions.pop(value.id, None)
                if change.after is not None:
                    decisions[value.id] = value
            else:
                comments.pop(value.id, None)
                if change.after is not None:
                    comments[value.id] = value
        if (decisions, comments) == before:
            return False
        self.reviewed = Reviewed(
            tuple(sorted(decisions.values(), key=lambda each: (each.at, each.id))),
            tuple(sorted(comments.values(), key=lambda each: (each.at, each.id))),
        )
        return True

    def _show_anew(self) -> None:
        """Shows everything as it appears now."""
        found = self._appearing()
        ids = dict.fromkeys([*self.annotations, *found])
        self._show_pairs([(self.annotations.get(id), found.get(id)) for id in ids])

    def _show_again(self, ids: Iterable[str]) -> None:
        """Shows these annotations, by id, as they appear now."""
        appear = self._appearance()
        if appear is None:
            return
        pairs = []
        for id in ids:
            annotation = self.stored.get(id)
            pairs.append((self.annotations.get(id), appear(annotation) if annotation is not None else None))
        self._show_pairs(pairs)

    def _show_pairs(self, pairs: Iterable[Pair]) -> None:
        changed = [pair for pair in pairs if pair[0] != pair[1]]
        if not changed:
            return
        self._in_order = None
        for before, after in changed:
            if after is not None:
                self.annotations[after.id] = after
            elif before is not None:
                self.annotations.pop(before.id, None)
        self._view.change_annotations(changed)
        self.annotations_changed.emit(changed)
        picked = self._view.picked()
        if any(value is not None and value.id == picked for pair in changed for value in pair):
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


def place_of(annotation: Annotation) -> tuple[int, int, str]:
    """Where an annotation stands among others in text order."""
    return annotation.start, -annotation.end, annotation.id
