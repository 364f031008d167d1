"""Verbs on mentions and on what mentions and claims share: tag, relabel, move an end, note, remove."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article, State
from desk.model.change import Change, Stamp, Transaction
from desk.model.ids import new_id
from desk.model.label import Label, Scalar, attributes_of, defaults_of, with_attribute
from desk.model.span import Span
from desk.text.canon import canonical

QUOTE_SHOWN = 40


def shortened(quote: str) -> str:
    """A quote as titles of transactions show it: on one line and not too long."""
    line = " ".join(quote.split())
    return line if len(line) <= QUOTE_SHOWN else line[: QUOTE_SHOWN - 1].rstrip() + "…"


def began(article: Article) -> tuple[Change, ...]:
    """The change that a first annotation makes to a new article; nothing if work on it has begun."""
    return (Change(article, replace(article, state=State.IN_PROGRESS)),) if article.state is State.NEW else ()


def tag(
    article: Article, spans: Sequence[Span], label: Label, labels: Mapping[str, Label], stamp: Stamp
) -> Transaction:
    """A mention with an entity label on spans of an article (one mention, discontinuous if several)."""
    mention = _mention(article, tuple(sorted(spans)), label, labels, stamp)
    title = f"Tag {label.name}: {shortened(mention.quote)}"
    return Transaction(title, (Change(None, mention), *began(article)))


def tag_all(
    article: Article, places: Sequence[Span], label: Label, labels: Mapping[str, Label], stamp: Stamp
) -> Transaction:
    """A mention of its own on each of the places; nothing without any."""
    if not places:
        return Transaction(f"Tag 0 × {label.name}", ())
    mentions = [_mention(article, (place,), label, labels, stamp) for place in sorted(places)]
    title = f"Tag {len(mentions)} × {label.name}: {shortened(mentions[0].quote)}"
    return Transaction(title, (*(Change(None, mention) for mention in mentions), *began(article)))


def relabel(annotation: Annotation, label: Label, labels: Mapping[str, Label], stamp: Stamp) -> Transaction:
    """Another label of the same kind. Attributes stay; those the new label gives a default and nobody set are added."""
    wanted = dict(defaults_of(attributes_of(label, dict(labels))))
    attributes = tuple(sorted((wanted | dict(annotation.attributes)).items()))
    after = replace(annotation, label=label.id, attributes=attributes, modified=stamp.at)
    title = f"Change to {label.name}: {shortened(annotation.quote)}"
    return _changed(title, annotation, after, same=annotation.label == label.id)


def resize(annotation: Annotation, index: int, span: Span, stamp: Stamp) -> Transaction:
    """Puts one of an annotation's spans elsewhere; ValueError if it would run into another of them."""
    spans = [*annotation.spans]
    spans[index] = span
    spans.sort()
    if any(a.end > b.start for a, b in pairwise(spans)):
        raise ValueError("the parts of one annotation may not overlap")
    after = replace(annotation, spans=tuple(spans), modified=stamp.at)
    return _changed(f"Move the ends: {shortened(after.quote)}", annotation, after, same=after.spans == annotation.spans)


def add_part(annotation: Annotation, span: Span, stamp: Stamp) -> Transaction:
    """One more span for an annotation, which becomes discontinuous; ValueError if it would overlap a part."""
    if any(span.touches(part) for part in annotation.spans):
        raise ValueError("the parts of one annotation may not overlap")
    after = replace(annotation, spans=tuple(sorted((*annotation.spans, span))), modified=stamp.at)
    return _changed(f"Add a part: {shortened(after.quote)}", annotation, after)


def set_note(annotation: Annotation, note: str, stamp: Stamp) -> Transaction:
    """The annotator's own words about an annotation, kept as text is; empty removes them."""
    note = canonical(note).text
    after = replace(annotation, note=note, modified=stamp.at)
    return _changed(f"Note on {shortened(annotation.quote)}", annotation, after, same=annotation.note == note)


def set_attribute(annotation: Annotation, name: str, value: Scalar | None, stamp: Stamp) -> Transaction:
    """Sets an attribute, or leaves it unset with None; text is kept as an article's would be."""
    value = canonical(value).text if isinstance(value, str) else value
    attributes = with_attribute(annotation.attributes, name, value)
    after = replace(annotation, attributes=attributes, modified=stamp.at)
    title = f"Set {name} of {shortened(annotation.quote)}"
    return _changed(title, annotation, after, same=annotation.attributes == attributes)


def remove(annotations: Iterable[Annotation]) -> Transaction:
    """Takes annotations out of the project; undo brings them back as they were."""
    gone = tuple(annotations)
    title = f"Remove {shortened(gone[0].quote)}" if len(gone) == 1 else f"Remove {len(gone)} annotations"
    return Transaction(title, tuple(Change(_known(annotation), None) for annotation in gone))


def _mention(
    article: Article, spans: tuple[Span, ...], label: Label, labels: Mapping[str, Label], stamp: Stamp
) -> Mention:
    return Mention(
        id=new_id(),
        article=article.id,
        spans=spans,
        label=label.id,
        attributes=defaults_of(attributes_of(label, dict(labels))),
        author=stamp.by,
        created=stamp.at,
        modified=stamp.at,
    )


def _known(annotation: Annotation) -> Mention | Claim:
    assert isinstance(annotation, Mention | Claim)
    return annotation


def _changed(title: str, before: Annotation, after: Annotation, same: bool = False) -> Transaction:
    return Transaction(title, () if same else (Change(_known(before), _known(after)),))
