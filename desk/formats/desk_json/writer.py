"""Values to the JSON document, streamed: never more than one article in memory."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

import msgspec

from desk import __version__
from desk.formats.desk_json.objects import (
    article_object,
    claim_object,
    entity_object,
    label_object,
    mention_object,
    person_object,
    project_object,
    relation_object,
)
from desk.formats.desk_json.reviews import comment_object, decision_object
from desk.formats.desk_json.wire import FORMAT_NAME, OFFSET_UNIT, VERSION, ProjectObject
from desk.formats.format import Corpus, Document, Notice, Report
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.ids import now
from desk.model.project import Project
from desk.model.review import RULE, Comment, Decision, gold
from desk.model.span import Span

_encode = msgspec.json.Encoder().encode


def write(stream: BinaryIO, corpus: Corpus, documents: Iterable[Document], report: Report) -> None:
    """The document to `stream`, in UTF-8; `documents` come by article id.

    An annotation that does not say what its article says at its place is left out and reported.
    """
    head = {
        "format": FORMAT_NAME,
        "version": VERSION,
        "generator": f"desk {__version__}",
        "exported_at": now(),
        "offset_unit": OFFSET_UNIT,
    }
    stream.write(b"{\n")
    for name, value in head.items():
        stream.write(b"  %s: %s,\n" % (_encode(name), _encode(value)))
    for part in _corpus(corpus, report):
        stream.write(b"%s,\n" % part)
    stream.write(b'  "articles": [')
    last, rule = "", corpus.rule
    for document in documents:
        if last >= document.article.id:
            raise ValueError("documents must come by article id")
        stream.write(b",\n" if last else b"\n")
        stream.write(_article(document, report))
        last = document.article.id
        rule = rule or (RULE if document.decisions or document.comments else "")
    stream.write(b"\n  ]" if last else b"]")
    stream.write(b',\n  "gold_rule": %s\n}\n' % _encode(rule) if rule else b"\n}\n")


def _corpus(corpus: Corpus, report: Report) -> Iterator[bytes]:
    """What comes before the articles, field by field."""
    if corpus.project is not None:
        yield b'  "project": %s' % _encode(_project(corpus.project, report))
    labels = sorted(corpus.labels, key=lambda label: (label.position, label.id))
    yield _list(b"labels", map(label_object, labels))
    yield _list(b"people", map(person_object, sorted(corpus.people, key=lambda person: person.id)))
    yield _list(b"entities", map(entity_object, sorted(corpus.entities, key=lambda entity: entity.id)))
    if corpus.relations:
        yield _list(b"relations", map(relation_object, sorted(corpus.relations, key=lambda each: each.id)))


def _project(project: Project, report: Report) -> ProjectObject:
    try:
        return project_object(project)
    except msgspec.DecodeError:
        text = "Its changes to the reporting verbs were left out: they are not sound JSON."
        report(Notice(file=project.name, text=text, lost=True))
        return project_object(replace(project, cues=""))


def _list(name: bytes, objects: Iterable[msgspec.Struct], indent: bytes = b"  ") -> bytes:
    """A list with one object a line, without a line end after it."""
    lines = (b",\n" + indent + b"  ").join(map(_encode, objects))
    if not lines:
        return b'%s"%s": []' % (indent, name)
    return b'%s"%s": [\n%s  %s\n%s]' % (indent, name, indent, lines, indent)


def _article(document: Document, report: Report) -> bytes:
    """One article: its own fields on a line, then what is annotated in it."""
    mentions, claims = _parted(document, report)
    going = (*mentions, *claims)
    found = [each.id for each in gold(going, document.decisions)] if document.decisions else []
    own = _encode(article_object(document.article, document.text, found)).removesuffix(b"}")
    relations = sorted(document.relations, key=lambda relation: relation.id)
    lists = [
        _list(b"mentions", map(mention_object, mentions), b"      "),
        _list(b"claims", map(claim_object, claims), b"      "),
        _list(b"relations", map(relation_object, relations), b"      "),
    ]
    if document.decisions or document.comments:
        lists.append(_list(b"decisions", map(decision_object, sorted(document.decisions, key=_time)), b"      "))
        lists.append(_list(b"comments", map(comment_object, sorted(document.comments, key=_time)), b"      "))
    return b"    %s,\n%s\n    }" % (own, b",\n".join(lists))


def _time(value: Decision | Comment) -> tuple[str, str]:
    return value.at, value.id


def _parted(document: Document, report: Report) -> tuple[list[Mention], list[Claim]]:
    """The mentions and the claims that are right, each by start, end and id."""
    mentions: list[Mention] = []
    claims: list[Claim] = []
    text, length = document.text, len(document.text)
    for annotation in sorted(document.annotations, key=_place):
        for span in annotation.spans:
            # Span.holds, spelled out: this runs once for everything that was ever marked.
            if not (0 <= span.start < span.end <= length and text[span.start : span.end] == span.text):
                report(_mismatch(document, annotation, span))
                break
        else:
            if isinstance(annotation, Mention):
                mentions.append(annotation)
            elif isinstance(annotation, Claim):
                beside = _beside(annotation) if annotation.attribution or annotation.evidence else ()
                if (wrong := next((span for span in beside if not span.holds(text)), None)) is None:
                    claims.append(annotation)
                else:
                    report(_mismatch(document, annotation, wrong))
    return mentions, claims


def _place(annotation: Annotation) -> tuple[int, int, str]:
    spans = annotation.spans
    return spans[0].start, spans[-1].end, annotation.id


def _beside(claim: Claim) -> Iterator[Span]:
    """What a claim marks in its article besides its content."""
    for link in claim.attribution:
        yield from (span for span in (link.span, link.cue) if span is not None)
    yield from (each.span for each in claim.evidence if each.span is not None and each.article == claim.article)


def _mismatch(document: Document, annotation: Annotation, span: Span) -> Notice:
    found = document.text[span.start : span.end]
    text = f"Left out: it was marked on “{span.text}”, and the text there is “{found}”."
    article = document.article
    return Notice(file=article.shown_title, article=article.id, annotation=annotation.id, text=text, lost=True)
