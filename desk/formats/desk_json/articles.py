"""The articles of the document with what is annotated in them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import msgspec
from msgspec import Raw

from desk.formats.desk_json.attribution import Beside
from desk.formats.desk_json.ledger import Ledger, LeftOut, Shape, clean, id_of, plain, shortened, sound_id
from desk.formats.desk_json.made import Made, Makings
from desk.formats.desk_json.placed import Placed
from desk.formats.desk_json.relations import RelationReader
from desk.formats.desk_json.reviews import ReviewReader
from desk.formats.desk_json.wire import ProvenanceObject, RegionObject, SourceObject, Struct
from desk.formats.format import Corpus, Document, Item
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article, Finding, Provenance, Region, Source, State
from desk.model.ids import new_id
from desk.model.label import LabelKind
from desk.model.review import Decision
from desk.model.span import Span
from desk.text.canon import canonical, sha256

_Raws = list[Raw] | None
_ABSENT = Raw(b"null")
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
    provenance: Raw = _ABSENT
    copy_of: str | None = None
    unblinded: bool | None = None
    gold: Any = None


class _Annotation(Made, kw_only=True):
    note: str | None = None
    review: bool | None = None


class _Mention(_Annotation, kw_only=True):
    spans: tuple[Span, ...]
    entity: Any = None


class _Claim(_Annotation, kw_only=True):
    content: tuple[Span, ...]
    attribution: _Raws = None
    evidence: _Raws = None


_article, _mention, _claim, _region = Shape(_Article), Shape(_Mention), Shape(_Claim), Shape(RegionObject)
_kept = Shape(ProvenanceObject)


class ArticleReader:
    """Reads one article after another; remembers which ids there were."""

    def __init__(self, corpus: Corpus, relations: RelationReader, ledger: Ledger) -> None:
        self._ledger = ledger
        self._labels = {label.id: label.kind for label in corpus.labels}
        self._entities = {entity.id for entity in corpus.entities}
        self._articles: set[str] = set()
        self._makings = Makings("annotation", corpus, ledger)
        self._relations = relations
        self._reviews = ReviewReader.of(corpus, ledger)

    def read(self, raw: Raw) -> Iterator[Item]:
        """The article as a Document, unless it has to be left out, then notices on what of it was not kept."""
        try:
            yield self._document(_article.decode(raw, self._ledger))
        except (msgspec.ValidationError, UnicodeDecodeError) as error:
            self._ledger.tell(f"An article was left out: {plain(error)}.")
        except LeftOut as reason:
            self._ledger.tell(f"An article was left out: {reason}.")
        yield from self._ledger.taken()

    def _document(self, found: _Article) -> Document:
        id = found.id or new_id()
        if not sound_id(id):
            raise LeftOut("its id is not usable")
        if id in self._articles:
            raise LeftOut(f"a second one has the id {id}")
        self._articles.add(id)
        canon = canonical(found.text, keep_bom=True)
        if canon.changed:
            self._ledger.tell(f"Its text was brought into the stored form. {canon.sentence()}", id, lost=False)
        digest = sha256(canon.text)
        if found.text_sha256 and digest != found.text_sha256 and not canon.changed:
            self._ledger.tell("Its text is not the one that its text_sha256 was made of.", id, lost=False)
        placed = Placed(found.text, canon)
        article = Article(
            id=id,
            batch="",
            title=clean(found.title or ""),
            text_sha256=digest,
            length=len(canon.text),
            language=clean(found.language) if found.language else None,
            state=self._state(id, found.state),
            source=_source(found.source),
            regions=self._regions(id, found, placed),
            labels=self._article_labels(id, found.labels or []),
            provenance=self._provenance(id, found.provenance),
            copy_of=found.copy_of if found.copy_of and sound_id(found.copy_of) else None,
            unblinded=bool(found.unblinded),
        )
        annotations = self._annotations(id, found, placed)
        decisions = tuple(self._reviews.decisions(id, found.decisions or (), annotations, placed))
        comments = tuple(self._reviews.comments(id, found.comments or (), annotations, placed))
        return Document(
            article=article,
            text=canon.text,
            annotations=self._without_loose(id, annotations, decisions),
            relations=list(self._relations.read(found.relations or (), id)),
            decisions=decisions,
            comments=comments,
        )

    def _without_loose(
        self, article: str, annotations: list[Annotation], decisions: Sequence[Decision]
    ) -> list[Annotation]:
        """What no decision of the file brought is somebody's own work, whatever it says."""
        brought = {decision.replacement for decision in decisions}
        for index, each in enumerate(annotations):
            if each.review and each.id not in brought:
                self._ledger.tell("It is kept as coding: no decision brought it.", article, each.id, lost=False)
                annotations[index] = replace(each, review=False)
        return annotations

    def _provenance(self, article: str, raw: Raw) -> Provenance | None:
        if raw is _ABSENT:
            return None
        try:
            found = _kept.decode(raw, self._ledger)
        except (msgspec.ValidationError, UnicodeDecodeError) as error:
            self._ledger.tell(f"How it was read was left out: {plain(error)}.", article)
            return None
        findings = tuple(
            Finding(
                field=clean(each.field),
                value=None if each.value is None else clean(each.value),
                origin=clean(each.origin),
                start=each.start,
                end=each.end,
                confidence=each.confidence,
                readings=tuple(map(clean, each.readings)),
            )
            for each in found.findings
        )
        return Provenance(
            file=clean(found.file),
            sha256=clean(found.sha256),
            reader=clean(found.reader),
            version=clean(found.version),
            part=found.part,
            findings=findings,
        )

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

    def _regions(self, article: str, found: _Article, placed: Placed) -> tuple[Region, ...]:
        regions: list[Region] = []
        for raw in found.regions or ():
            try:
                region = _region.decode(raw, self._ledger)
            except (msgspec.ValidationError, UnicodeDecodeError) as error:
                self._ledger.tell(f"A region was left out: {plain(error)}.", article)
                continue
            place = placed.place(region.start, region.end)
            if region.kind not in _REGIONS or place is None:
                said = f"{region.kind} [{region.start}, {region.end})"
                self._ledger.tell(f"A region was left out: {said} is not one of this text.", article)
                continue
            regions.append(Region(*place, region.kind))
        return tuple(sorted(regions))

    def _annotations(self, article: str, found: _Article, placed: Placed) -> list[Annotation]:
        annotations: list[Annotation] = []
        for raw in found.mentions or ():
            annotations += self._annotation(article, raw, lambda raw: self._mention(article, raw, placed))
        if found.claims:
            mentions = {mention.id for mention in annotations}
            for raw in found.claims:
                annotations += self._annotation(article, raw, lambda raw: self._claim(article, raw, placed, mentions))
        return annotations

    def _annotation(self, article: str, raw: Raw, read: Callable[[Raw], Annotation]) -> list[Annotation]:
        """The annotation alone in a list, or an empty list where it has to be left out."""
        try:
            return [read(raw)]
        except (msgspec.ValidationError, UnicodeDecodeError) as error:
            self._ledger.tell(f"Left out: {plain(error)}.", article, id_of(raw))
        except LeftOut as reason:
            self._ledger.tell(f"Left out: {reason}.", article, id_of(raw))
        return []

    def _mention(self, article: str, raw: Raw, placed: Placed) -> Mention:
        found = _mention.decode(raw, self._ledger)
        if not found.label:
            raise LeftOut("it has no label")
        if self._labels.get(found.label) is not LabelKind.ENTITY:
            raise LeftOut(f"its label “{found.label}” is not among the labels for entities")
        spans = placed.spans(found.spans)
        common = self._common(article, found)
        entity = found.entity
        if entity is not None and (not isinstance(entity, str) or entity not in self._entities):
            text = f"Its link was left out: “{shortened(str(entity))}” is not among the entities of the file."
            self._ledger.tell(text, article, common["id"])
            entity = None
        return Mention(article=article, spans=spans, label=found.label, entity=entity, **common)

    def _claim(self, article: str, raw: Raw, placed: Placed, mentions: set[str]) -> Claim:
        found = _claim.decode(raw, self._ledger)
        label = found.label
        spans = placed.spans(found.content)
        common = self._common(article, found)
        if common["id"] in self._entities:
            raise LeftOut("an entity has the same id, and relations could mean either")
        if label is not None and self._labels.get(label) is not LabelKind.CLAIM:
            text = f"Its type was left out: “{label}” is not among the labels for claims."
            self._ledger.tell(text, article, common["id"])
            label = None
        if found.attribution or found.evidence:
            beside = Beside(article=article, claim=common["id"], mentions=mentions, placed=placed, ledger=self._ledger)
            common["attribution"] = tuple(beside.attribution(found.attribution or ()))
            common["evidence"] = tuple(beside.evidence(found.evidence or ()))
        return Claim(article=article, spans=spans, label=label, **common)

    def _common(self, article: str, found: _Annotation) -> dict[str, Any]:
        """What mentions and claims have in common, checked and with what is missing filled in."""
        common = self._makings.of(article, found)
        common["note"] = clean(found.note) if found.note else ""
        common["review"] = bool(found.review)
        return common


def _source(found: SourceObject | None) -> Source:
    if found is None:
        return Source()
    known: dict[str, Any] = {name: getattr(found, name) for name in found.__struct_fields__}
    keywords = tuple(map(clean, known.pop("keywords")))
    told: dict[str, Any] = {name: clean(value) for name, value in known.items() if value}
    return Source(**told, keywords=keywords)
