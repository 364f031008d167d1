"""What reviewers say of labels: decisions beside them, comments on them, and the gold set that follows."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article, State
from desk.model.project import Project
from desk.model.span import Span


class Verdict(StrEnum):
    """What a decision says of a label."""

    ACCEPT = "accept"
    AMEND = "amend"
    REJECT = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided on an annotation, or on a passage without one. It never changes what it is about.

    `annotation` is an id and `seen` that annotation's `modified` when it was decided on, so that a later change shows.
    On a passage, `span`: rejecting says that nothing belongs there, amending that something was missing. `replacement`
    is the id of the annotation, marked `review`, that amending puts in its place or adds. `settled_by` is who took the
    decision over or read it, of those it concerns, at `settled_at`.
    """

    id: str
    article: str
    annotation: str | None = None
    span: Span | None = None
    verdict: Verdict
    by: str
    at: str
    reason: str = ""
    replacement: str | None = None
    seen: str = ""
    settled_by: str | None = None
    settled_at: str | None = None

    def __post_init__(self) -> None:
        if (self.annotation is None) == (self.span is None):
            raise ValueError("a decision is on an annotation or on a passage")
        if (self.replacement is None) == (self.verdict is Verdict.AMEND):
            raise ValueError("amending, and only that, has a replacement")
        if self.span is not None and self.verdict is Verdict.ACCEPT:
            raise ValueError("there is nothing to accept on a passage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """Something said about an annotation, a field of it, a passage, the article, or in answer to another comment.

    `field` names a field of the `annotation`; `parent` is the id of the comment that began the thread, and then nothing
    else is set; without any of them it is about the article. A thread is resolved where its first comment is.
    """

    id: str
    article: str
    annotation: str | None = None
    field: str | None = None
    span: Span | None = None
    parent: str | None = None
    by: str
    at: str
    text: str
    resolved_by: str | None = None
    resolved_at: str | None = None

    def __post_init__(self) -> None:
        if sum(on is not None for on in (self.annotation, self.span, self.parent)) > 1:
            raise ValueError("a comment is on one annotation, one passage or one comment")
        if self.field is not None and self.annotation is None:
            raise ValueError("only annotations have fields")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was decided and said in one article or several, by time."""

    decisions: tuple[Decision, ...] = ()
    comments: tuple[Comment, ...] = ()

    def about(self, annotations: Collection[str]) -> tuple[Decision | Comment, ...]:
        """Decisions and comments on these annotations (ids) or that brought them, answers before what they answer."""
        threads = {each.id for each in self.comments if each.annotation in annotations}
        said = [each for each in self.comments if each.id in threads or each.parent in threads]
        decided = [each for each in self.decisions if each.annotation in annotations or each.replacement in annotations]
        return (*sorted(said, key=lambda each: each.parent is None), *decided)

    def on(self, annotation: str) -> tuple[Decision, ...]:
        """The decisions on an annotation (by id), oldest first."""
        return tuple(each for each in self.decisions if each.annotation == annotation)

    def threads(self) -> list[tuple[Comment, ...]]:
        """Each thread, its first comment first and its answers by time."""
        answers: dict[str, list[Comment]] = {each.id: [each] for each in self.comments if each.parent is None}
        for each in self.comments:
            if each.parent in answers:
                answers[each.parent].append(each)
        return [tuple(thread) for thread in answers.values()]


NOTHING = Reviewed()
"""Nothing was decided or said."""

RULE = (
    "An annotation is gold if the latest decision on it accepts it and it was not changed since; if that decision "
    "amends it, the reviewer's version is gold instead; a reviewer's addition is gold. "
    "What is rejected or undecided is not. Where annotations of several people would be gold that say the same, notes "
    "aside, the one that was made first stands for all of them. "
    "A claim whose source is a mention that is not gold names the gold mention on the same words, else the one of the "
    "same label that overlaps them most, else the words."
)
"""How gold is derived, as exports state it."""


def latest(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The latest decision on each annotation, by the annotation's id."""
    found: dict[str, Decision] = {}
    for decision in decisions:
        if decision.annotation is None:
            continue
        known = found.get(decision.annotation)
        if known is None or (known.at, known.id) < (decision.at, decision.id):
            found[decision.annotation] = decision
    return found


def is_open(annotation: Annotation, decision: Decision | None) -> bool:
    """Whether an annotation waits for a decision: none was made, or it was changed since and nobody took that over."""
    if decision is None:
        return True
    return decision.seen != annotation.modified and decision.settled_by is None


def gold(annotations: Iterable[Annotation], decisions: Iterable[Decision]) -> list[Annotation]:
    """What RULE makes gold of the annotations and decisions of one article, in the order of the annotations.

    A reviewer's version that was itself decided on is gold as far as that decision says.
    """
    annotations = list(annotations)
    chosen = _chosen(annotations, decisions)
    left_out = _stand_ins(annotations, chosen)
    return [annotation for annotation in chosen if annotation.id not in left_out]


def stand_ins(annotations: Iterable[Annotation], decisions: Iterable[Decision]) -> dict[str, str]:
    """Which annotations of one article are not gold because another stands for them, and which, by their ids."""
    annotations = list(annotations)
    return _stand_ins(annotations, _chosen(annotations, decisions))


def content_of(annotation: Annotation, sources: Mapping[str, tuple[tuple[int, int], ...]]) -> Hashable:
    """What an annotation says, whoever made it and when, its note aside: equal for two that say the same.

    `sources` tells where the mentions stand that claims name, by id: two people mean the same source by mentions of
    their own on the same words. One that is gone says nothing.
    """
    place = tuple([(span.start, span.end) for span in annotation.spans])
    common = (type(annotation), place, annotation.label, annotation.attributes)
    if isinstance(annotation, Mention):
        return (*common, annotation.entity)
    if not isinstance(annotation, Claim):
        return common
    chain = tuple(
        (
            ((link.span.start, link.span.end),) if link.span else sources.get(link.mention or ""),
            (link.cue.start, link.cue.end) if link.cue else None,
        )
        for link in annotation.attribution
    )
    return (*common, chain, frozenset(annotation.evidence))


def _stand_ins(annotations: Sequence[Annotation], chosen: Sequence[Annotation]) -> dict[str, str]:
    if len({annotation.author for annotation in chosen}) < 2:
        return {}
    places = Counter((annotation.start, annotation.end) for annotation in chosen)
    sources: dict[str, tuple[tuple[int, int], ...]] | None = None
    first: dict[Hashable, Annotation] = {}
    found: dict[str, str] = {}
    for annotation in sorted(chosen, key=lambda each: (each.created, each.id)):
        if places[annotation.start, annotation.end] < 2:
            continue
        if sources is None:
            sources = {each.id: tuple([(span.start, span.end) for span in each.spans]) for each in annotations}
        known = first.setdefault(content_of(annotation, sources), annotation)
        if known.author != annotation.author:
            found[annotation.id] = known.id
    return found


def _chosen(annotations: Sequence[Annotation], decisions: Iterable[Decision]) -> list[Annotation]:
    """Those that decisions make gold, also where several say the same."""
    decisions = list(decisions)
    by_annotation = latest(decisions)
    chosen = {
        decision.replacement
        for decision in decisions
        if decision.replacement is not None and (decision.annotation is None or _holds(decision, by_annotation))
    }
    found: list[Annotation] = []
    for annotation in annotations:
        decision = by_annotation.get(annotation.id)
        if annotation.review and annotation.id not in chosen:
            continue
        if decision is None:
            if annotation.review:
                found.append(annotation)
        elif decision.verdict is Verdict.ACCEPT and decision.seen == annotation.modified:
            found.append(annotation)
    return found


def _holds(decision: Decision, by_annotation: Mapping[str, Decision]) -> bool:
    assert decision.annotation is not None
    return by_annotation[decision.annotation] == decision


def is_shown(annotation: Annotation, person: str, project: Project, article: Article) -> bool:
    """Whether an article's text shows somebody an annotation: no reviewer's version, nor others' work while blind."""
    if annotation.review:
        return False
    return not project.blind or article.unblinded or annotation.author == person


REVIEWERS = frozenset((State.RETURNED, State.REVIEWED))
"""The states that say what a review came to."""


def may_set(state: State, person: str, authors: Iterable[str]) -> bool:
    """Whether somebody may give an article that state; `authors` are those of the annotations in it.

    Returned and reviewed are for somebody who looked at other people's work: not for whom all of it is their own.
    Every other state is for everybody.
    """
    return state not in REVIEWERS or set(authors) != {person}


@dataclass(frozen=True, slots=True, kw_only=True)
class PastEntry:
    """An entry of another file's history, as a merge took it over; `id` is the entry's.

    `kind`, `target`, `title` and `changes`, in JSON, are as history keeps them; `articles` are those it touched, by
    their ids in this project; `origin` is the name of the file.
    """

    id: str
    at: str
    by: str
    kind: str
    target: str | None
    title: str
    changes: str
    articles: tuple[str, ...]
    origin: str
