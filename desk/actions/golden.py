"""The gold set of a project as an export takes it: what of each article is gold, and what stands for what."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from desk.measure.align import spans_of
from desk.measure.pairing import likeness
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.relation import Relation
from desk.model.review import Comment, Decision, Reviewed, gold, latest, stand_ins
from desk.store.queries import Reading

ARTICLES_KEPT = 512


class Gold:
    """Answers from one snapshot. Annotations go by their ids."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._standing = lru_cache(ARTICLES_KEPT)(self._read)

    def of(self, annotations: list[Annotation], reviewed: Reviewed) -> list[Annotation]:
        """What is gold in an article; its claims name the mentions that are gold in the place of their sources."""
        golden = gold(annotations, reviewed.decisions)
        instead = standing(annotations, reviewed.decisions)
        named = {link.mention for each in golden if isinstance(each, Claim) for link in each.attribution}
        instead |= meant([each for each in annotations if each.id in named - instead.keys()], golden)
        found: list[Annotation] = []
        for each in golden:
            if isinstance(each, Claim) and each.attribution:
                links = tuple(
                    replace(link, mention=instead.get(link.mention, link.mention)) if link.mention else link
                    for link in each.attribution
                )
                found.append(replace(each, attribution=links))
            else:
                found.append(each)
        return found

    def relations(self, relations: Iterable[Relation]) -> Iterator[Relation]:
        """Those between what is gold, with the ends that stand for the original ones."""
        for relation in relations:
            source, target = self._end(relation.source), self._end(relation.target)
            if source is not None and target is not None:
                yield replace(relation, source=source, target=target)

    def _end(self, id: str) -> str | None:
        """The end that stands for this one; None for a claim that is not gold. An entity stands for itself."""
        annotation = self._reading.annotation_by_id(id)
        return id if annotation is None else self._standing(annotation.article).get(id)

    def _read(self, article: str) -> dict[str, str]:
        return standing(self._reading.annotations(article), self._reading.reviewed(article).decisions)


def standing(annotations: Iterable[Annotation], decisions: Iterable[Decision]) -> dict[str, str]:
    """For each annotation of an article that is gold, or that gold stands in the place of, which one that is."""
    annotations, decisions = list(annotations), list(decisions)
    golden = {each.id for each in gold(annotations, decisions)}
    instead = {id: each.replacement for id, each in latest(decisions).items() if each.replacement is not None}
    instead |= stand_ins(annotations, decisions)
    found: dict[str, str] = {}
    for annotation in annotations:
        id, seen = annotation.id, {annotation.id}
        while id not in golden and id in instead and instead[id] not in seen:
            id = instead[id]
            seen.add(id)
        if id in golden:
            found[annotation.id] = id
    return found


def meant(sources: Iterable[Annotation], golden: Iterable[Annotation]) -> dict[str, str]:
    """For mentions that are not gold the gold mention that says who is meant: on the same words, or, of the same label,
    the one that overlaps them most. Ids; without such a one a mention is left out.
    """
    found: dict[str, str] = {}
    mentions: list[Mention] | None = None
    for source in sources:
        if mentions is None:
            mentions = [each for each in golden if isinstance(each, Mention)]
        place = spans_of(source)
        near = [each for each in mentions if each.start < source.end and source.start < each.end]
        alike = [(spans_of(each) == place, likeness(spans_of(each), place), each) for each in near]
        fitting = [each for each in alike if each[0] or (each[1] and each[2].label == source.label)]
        if fitting:
            found[source.id] = max(fitting, key=lambda each: each[:2])[2].id
    return found


def that_made(reviewed: Reviewed, golden: Container[str]) -> Reviewed:
    """The decisions that made these annotations gold, and what was said about them.

    An amendment that was overruled goes with the version it brought: neither is gold.
    """
    decisions = [
        each
        for each in reviewed.decisions
        if each.replacement in golden or (each.annotation in golden and each.replacement is None)
    ]
    return Reviewed(tuple(decisions), tuple(_said_of(reviewed.comments, golden)))


def within(reviewed: Reviewed, going: Container[str], people: Container[str] | None) -> Reviewed:
    """What was decided and said of the annotations that go out; `people` are whose work does, None for everybody's."""
    decisions = [
        each
        for each in reviewed.decisions
        if (each.annotation is None or each.annotation in going)
        and (each.replacement is None or each.replacement in going)
        and (people is None or each.by in people)
    ]
    comments = [
        each
        for each in reviewed.comments
        if (each.annotation is None or each.annotation in going) and (people is None or each.by in people)
    ]
    threads = {each.id for each in comments}
    kept = [each for each in comments if each.parent is None or each.parent in threads]
    if people is not None:
        decisions = [each if each.settled_by in people else _unsettled(each) for each in decisions]
        kept = [each if each.resolved_by in people else _unresolved(each) for each in kept]
    return Reviewed(tuple(decisions), tuple(kept))


def _said_of(comments: Iterable[Comment], annotations: Container[str]) -> Iterator[Comment]:
    comments = list(comments)
    threads = {each.id for each in comments if each.annotation in annotations}
    return (each for each in comments if each.id in threads or each.parent in threads)


def _unsettled(decision: Decision) -> Decision:
    return replace(decision, settled_by=None, settled_at=None)


def _unresolved(comment: Comment) -> Comment:
    return replace(comment, resolved_by=None, resolved_at=None)
