"""Values to the JSON document, streamed: never more than one article in memory."""

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from desk import __version__
from desk.formats.desk_json.wire import (
    FORMAT_NAME,
    OFFSET_UNIT,
    VERSION,
    ArticleObject,
    AttributeObject,
    ClaimObject,
    LabelObject,
    MentionObject,
    ProjectObject,
    RegionObject,
    SourceObject,
)
from desk.formats.format import Corpus, Document, Notice, Report
from desk.model.annotation import Annotation, Claim
from desk.model.article import Article, Source
from desk.model.ids import now
from desk.model.label import Attribute, Label

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
    if corpus.project is not None:
        project = ProjectObject(id=corpus.project.id, name=corpus.project.name)
        stream.write(b'  "project": %s,\n' % _encode(project))
    labels = sorted(corpus.labels, key=lambda label: (label.position, label.id))
    people = sorted(corpus.people, key=lambda person: person.id)
    stream.write(_list(b"labels", map(_label, labels)) + b",\n")
    stream.write(_list(b"people", (ProjectObject(id=p.id, name=p.name) for p in people)) + b",\n")
    stream.write(b'  "articles": [')
    last = ""
    for document in documents:
        if last >= document.article.id:
            raise ValueError("documents must come by article id")
        stream.write(b",\n" if last else b"\n")
        stream.write(_article(document, report))
        last = document.article.id
    stream.write(b"\n  ]\n}\n" if last else b"]\n}\n")


def _list(name: bytes, objects: Iterable[msgspec.Struct], indent: bytes = b"  ") -> bytes:
    """A list with one object a line, without a line end after it."""
    lines = (b",\n" + indent + b"  ").join(map(_encode, objects))
    if not lines:
        return b'%s"%s": []' % (indent, name)
    return b'%s"%s": [\n%s  %s\n%s]' % (indent, name, indent, lines, indent)


def _article(document: Document, report: Report) -> bytes:
    """One article: its own fields on a line, then its mentions and claims."""
    mentions, claims = _parted(document, report)
    own = _encode(_article_object(document.article, document.text)).removesuffix(b"}")
    lists = (
        _list(b"mentions", map(_mention, mentions), b"      "),
        _list(b"claims", map(_claim, claims), b"      "),
    )
    return b"    %s,\n%s,\n%s\n    }" % (own, *lists)


def _parted(document: Document, report: Report) -> tuple[list[Annotation], list[Annotation]]:
    """The mentions and the claims that are right, each by start, end and id."""
    mentions: list[Annotation] = []
    claims: list[Annotation] = []
    text, length = document.text, len(document.text)
    for annotation in sorted(document.annotations, key=_place):
        for span in annotation.spans:
            # Span.holds, spelled out: this runs once for everything that was ever marked.
            if not (0 <= span.start < span.end <= length and text[span.start : span.end] == span.text):
                report(_mismatch(document.article, annotation, text[span.start : span.end], span.text))
                break
        else:
            (claims if isinstance(annotation, Claim) else mentions).append(annotation)
    return mentions, claims


def _place(annotation: Annotation) -> tuple[int, int, str]:
    spans = annotation.spans
    return spans[0].start, spans[-1].end, annotation.id


def _mismatch(article: Article, annotation: Annotation, found: str, expected: str) -> Notice:
    text = f"Left out: it was marked on “{expected}”, and the text there is “{found}”."
    return Notice(file=article.shown_title, article=article.id, annotation=annotation.id, text=text, lost=True)


def _mention(value: Annotation) -> MentionObject:
    return MentionObject(
        id=value.id,
        label=value.label or "",
        spans=value.spans,
        attributes=dict(value.attributes),
        note=value.note,
        author=value.author,
        created=value.created,
        modified=value.modified,
    )


def _claim(value: Annotation) -> ClaimObject:
    return ClaimObject(
        id=value.id,
        label=value.label,
        content=value.spans,
        attributes=dict(value.attributes),
        note=value.note,
        author=value.author,
        created=value.created,
        modified=value.modified,
    )


def _article_object(article: Article, text: str) -> ArticleObject:
    return ArticleObject(
        id=article.id,
        title=article.title,
        text=text,
        text_sha256=article.text_sha256,
        language=article.language,
        state=article.state.value,
        source=_source(article.source),
        regions=tuple(RegionObject(kind=r.kind, start=r.start, end=r.end) for r in sorted(article.regions)),
        labels=article.labels,
    )


def _source(source: Source) -> SourceObject | None:
    known = SourceObject(
        url=source.url or None,
        outlet=source.outlet or None,
        author=source.author or None,
        published=source.published or None,
        retrieved=source.retrieved or None,
        news_id=source.news_id or None,
        dateline=source.dateline or None,
        file=source.file or None,
    )
    return None if known == SourceObject() else known


def _label(label: Label) -> LabelObject:
    return LabelObject(
        id=label.id,
        kind=label.kind,
        name=label.name,
        color=label.color,
        key=label.key,
        parent=label.parent,
        retired=label.retired,
        attributes=tuple(map(_attribute, label.attributes)),
    )


def _attribute(attribute: Attribute) -> AttributeObject:
    return AttributeObject(name=attribute.name, kind=attribute.kind, values=attribute.values, default=attribute.default)
