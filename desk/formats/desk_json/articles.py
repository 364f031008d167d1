"""The articles of the document with what is annotated in them."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from msgspec import Raw

from desk.formats.desk_json.ledger import Ledger, Shape, clean, plain, shortened, sound_id, sound_time
from desk.formats.desk_json.wire import RegionObject, SourceObject, Struct
from desk.formats.format import Corpus, Document, Item
from desk.model.annotation import Annotation, Claim, Mention, sound_spans
from desk.model.article import Article, Region, Source, State
from desk.model.ids import new_id, now
from desk.model.label import Attributes, LabelKind, Scalar
from desk.model.span import Span
from desk.text.canon import Canon, canonical, mapping, sha256

_Raws = list[Raw] | None
_REGIONS = frozenset(("header", "dateline", "boilerplate"))


class _Article(Struct, kw_only=True):
    id: str | None = None
    title: str | None = None
    text: str
    text_sha256: str | None = None
    language: str | None = None
    state: str | None = None
    source: SourceObject | None = None
    regions: _Raws = None
    labels: list[str] | None = None
    mentions: _Raws = None
    claims: _Raws = None
    relations: _Raws = None
    decisions: _Raws = None
    comments: _Raws = None


class _Annotation(Struct, kw_only=True):
    id: str | None = None
    label: str | None = None
    attributes: dict[str, Scalar | None] | None = None
    note: str | None = None
    author: str | None = None
    created: str | None = None
    modified: str | None = None


class _Mention(_Annotation, kw_only=True):
    spans: tuple[Span, ...]
    entity: Any = None


class _Claim(_Annotation, kw_only=True):
    content: tuple[Span, ...]
    attribution: list[Any] | None = None
    evidence: list[Any] | None = None


_article, _mention, _claim, _region = Shape(_Article), Shape(_Mention), Shape(_Claim), Shape(RegionObject)


class _LeftOut(Exception):  # noqa: N818 - not an error of ours: the reason why something of the file is not kept
    pass


class ArticleReader:
    """Reads one article after another; remembers which ids there were."""

    def __init__(self, corpus: Corpus, ledger: Ledger) -> None:
        self._ledger = ledger
        self._labels = {label.id: label.kind for label in corpus.labels}
        self._people = {person.id for person in corpus.people}
        self._articles: set[str] = set()
        self._annotations: set[str] = set()
        self._now = now()

    def read(self, raw: Raw) -> Iterator[Item]:
        """The article as a Document, unless it has to be left out, then notices on what of it was not kept."""
        try:
            yield self._document(_article.decode(raw, self._ledger))
        except (msgspec.ValidationError, UnicodeDecodeError) as error:
            self._ledger.tell(f"An article was left out: {plain(error)}.")
        except _LeftOut as reason:
            self._ledger.tell(f"An article was left out: {reason}.")
        yield from self._ledger.taken()

    def _document(self, found: _Article) -> Document:
        id = found.id or new_id()
        if not sound_id(id):
            raise _LeftOut("its id is not usable")
        if id in self._articles:
            raise _LeftOut(f"a second one has the id {id}")
        self._articles.add(id)
        canon = canonical(found.text)
        if canon.changed:
            self._ledger.tell(f"Its text was brought into the stored form. {canon.sentence()}", id, lost=False)
        digest = sha256(canon.text)
        if found.text_sha256 and digest != found.text_sha256 and not canon.changed:
            self._ledger.tell("Its text is not the one that its text_sha256 was made of.", id, lost=False)
        article = Article(
            id=id,
            batch="",
            title=clean(found.title or ""),
            text_sha256=digest,
            length=len(canon.text),
            language=clean(found.language) if found.language else None,
            state=self._state(id, found.state),
            source=_source(found.source),
            regions=self._regions(id, found, canon),
            labels=self._article_labels(id, found.labels or []),
        )
        self._ledger.not_kept["relation"] += len(found.relations or ())
        self._ledger.not_kept["decision"] += len(found.decisions or ())
        self._ledger.not_kept["comment"] += len(found.comments or ())
        return Document(article=article, text=canon.text, annotations=self._all_annotations(id, found, canon))

    def _state(self, article: str, state: str | None) -> State:
        try:
            return State(state or "new")
        except ValueError:
            self._ledger.tell(f"Its state was left out: “{state}” is not one.", article)
            return State.NEW

    def _article_labels(self, article: str, labels: list[str]) -> tuple[str, ...]:
        known = tuple(dict.fromkeys(id for id in labels if self._labels.get(id) is LabelKind.ARTICLE))
        for id in labels:
            if id not in known:
                self._ledger.tell(f"Its label “{id}” was left out: it is not among the labels for articles.", article)
        return known

    def _regions(self, article: str, found: _Article, canon: Canon) -> tuple[Region, ...]:
        regions: list[Region] = []
        move = mapping(found.text) if canon.changed else _same
        for raw in found.regions or ():
            try:
                region = _region.decode(raw, self._ledger)
            except (msgspec.ValidationError, UnicodeDecodeError) as error:
                self._ledger.tell(f"A region was left out: {plain(error)}.", article)
                continue
            if region.kind not in _REGIONS or not 0 <= region.start < region.end <= len(found.text):
                place = f"{region.kind} [{region.start}, {region.end})"
                self._ledger.tell(f"A region was left out: {place} is not one of this text.", article)
                continue
            regions.append(Region(move(region.start), move(region.end), region.kind))
        return tuple(sorted(regions))

    def _all_annotations(self, article: str, found: _Article, canon: Canon) -> list[Annotation]:
        annotations: list[Annotation] = []
        placed = _Placed(found.text, canon)
        for raw in found.mentions or ():
            annotations += self._annotation(article, raw, self._mention, placed)
        for raw in found.claims or ():
            annotations += self._annotation(article, raw, self._claim, placed)
        return annotations

    def _annotation(
        self, article: str, raw: Raw, read: Callable[[str, Raw, "_Placed"], Annotation], placed: "_Placed"
    ) -> list[Annotation]:
        """The annotation alone in a list, or an empty list where it has to be left out."""
        try:
            return [read(article, raw, placed)]
        except (msgspec.ValidationError, UnicodeDecodeError) as error:
            self._ledger.tell(f"Left out: {plain(error)}.", article, _id_of(raw))
        except _LeftOut as reason:
            self._ledger.tell(f"Left out: {reason}.", article, _id_of(raw))
        return []

    def _mention(self, article: str, raw: Raw, placed: "_Placed") -> Mention:
        found = _mention.decode(raw, self._ledger)
        if not found.label:
            raise _LeftOut("it has no label")
        if self._labels.get(found.label) is not LabelKind.ENTITY:
            raise _LeftOut(f"its label “{found.label}” is not among the labels for entities")
        spans = placed.spans(found.spans)
        if found.entity is not None:
            self._ledger.not_kept["link to an entity"] += 1
        return Mention(article=article, spans=spans, label=found.label, **self._common(article, found))

    def _claim(self, article: str, raw: Raw, placed: "_Placed") -> Claim:
        found = _claim.decode(raw, self._ledger)
        label = found.label
        spans = placed.spans(found.content)
        common = self._common(article, found)
        if label is not None and self._labels.get(label) is not LabelKind.CLAIM:
            text = f"Its type was left out: “{label}” is not among the labels for claims."
            self._ledger.tell(text, article, common["id"])
            label = None
        self._ledger.not_kept["attribution of a claim"] += bool(found.attribution)
        self._ledger.not_kept["piece of evidence"] += len(found.evidence or ())
        return Claim(article=article, spans=spans, label=label, **common)

    def _common(self, article: str, found: _Annotation) -> dict[str, Any]:
        """What mentions and claims have in common, checked and with what is missing filled in."""
        id = found.id or new_id()
        if not sound_id(id):
            raise _LeftOut("its id is not usable")
        if id in self._annotations:
            raise _LeftOut("another annotation has the same id")
        self._annotations.add(id)
        author = found.author or ""
        if author and author not in self._people:
            self._ledger.strangers[author] += 1
            author = ""
        created = self._time(article, id, found.created) or self._now
        return {
            "id": id,
            "attributes": _attributes(found.attributes) if found.attributes else (),
            "note": clean(found.note) if found.note else "",
            "author": author,
            "created": created,
            "modified": self._time(article, id, found.modified) or created,
        }

    def _time(self, article: str, id: str, time: str | None) -> str | None:
        if time is None or sound_time(time):
            return time
        self._ledger.tell(f"A time was left out: “{shortened(time)}” is not one in ISO 8601.", article, id)
        return None


class _Placed:
    """Finds spans of the file's text in the canonical one."""

    def __init__(self, raw: str, canon: Canon) -> None:
        self._raw = raw
        self._text = canon.text
        self._move = mapping(raw) if canon.changed else None

    def spans(self, given: tuple[Span, ...]) -> tuple[Span, ...]:
        """The same places, in order; raises _LeftOut where they are not what they say or not sound."""
        for span in given:
            if not span.holds(self._raw):
                raise _LeftOut(self._mismatch(span))
        if self._move is None and len(given) == 1:
            return given
        spans = tuple(sorted(given))
        if self._move is not None:
            places = [(self._move(span.start), self._move(span.end)) for span in spans]
            spans = tuple(Span(start, end, self._text[start:end]) for start, end in places)
        if not sound_spans(spans):
            raise _LeftOut("it has no spans" if not spans else "its spans overlap or are empty")
        return spans

    def _mismatch(self, span: Span) -> str:
        if not 0 <= span.start < span.end <= len(self._raw):
            return f"[{span.start}, {span.end}) is not a stretch of a text of {len(self._raw)} code points"
        says = shortened(self._raw[span.start : span.end])
        return f"at [{span.start}, {span.end}) the text says “{says}” and not “{shortened(span.text)}”"


def _same(offset: int) -> int:
    return offset


def _id_of(raw: Raw) -> str | None:
    """The id of an annotation that could not be read as a whole."""
    try:
        return msgspec.json.decode(msgspec.json.decode(raw, type=dict[str, Raw])["id"], type=str)
    except (msgspec.ValidationError, UnicodeDecodeError, KeyError):
        return None


def _attributes(found: dict[str, Scalar | None]) -> Attributes:
    kept = ((clean(name), clean(v) if isinstance(v, str) else v) for name, v in found.items() if v is not None)
    return tuple(sorted(kept, key=lambda pair: pair[0]))


def _source(found: SourceObject | None) -> Source:
    if found is None:
        return Source()
    known = {name: getattr(found, name) for name in found.__struct_fields__}
    return Source(**{name: clean(value) for name, value in known.items() if value})
