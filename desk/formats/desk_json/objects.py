"""Values as the objects of the JSON document: what has no value here gets the default there, and is left out."""

from collections.abc import Iterable

import msgspec

from desk.formats.desk_json.wire import (
    ArticleObject,
    AttributeObject,
    ClaimObject,
    EntityObject,
    EvidenceObject,
    FindingObject,
    LabelObject,
    LinkObject,
    MentionObject,
    MentionSource,
    PersonObject,
    ProjectObject,
    ProvenanceObject,
    RegionObject,
    RelationObject,
    SourceObject,
)
from desk.model.annotation import Claim, Mention
from desk.model.article import Article, Provenance, Source
from desk.model.claim import Evidence, Link
from desk.model.entity import Entity
from desk.model.label import Attribute, Label
from desk.model.project import Person, Project
from desk.model.relation import Relation


def project_object(value: Project) -> ProjectObject:
    """The project; msgspec.DecodeError where its `cues` are no JSON."""
    cues = msgspec.json.decode(value.cues) if value.cues else None
    return ProjectObject(id=value.id, name=value.name, verdicts=value.verdicts, cues=cues, blind=value.blind)


def person_object(value: Person) -> PersonObject:
    """A person."""
    return PersonObject(id=value.id, name=value.name)


def label_object(value: Label) -> LabelObject:
    """A label."""
    return LabelObject(
        id=value.id,
        kind=value.kind,
        name=value.name,
        color=value.color,
        key=value.key,
        parent=value.parent,
        retired=value.retired,
        attributes=tuple(map(_attribute, value.attributes)),
        ends=value.ends,
    )


def entity_object(value: Entity) -> EntityObject:
    """An entry of the register."""
    external: dict[str, str | list[str]] = {}
    for register, id in sorted(value.external):
        match external.get(register):
            case None:
                external[register] = id
            case str(other):
                external[register] = [other, id]
            case list(others):
                others.append(id)
    return EntityObject(
        id=value.id,
        label=value.label,
        name=value.name,
        aliases=value.aliases,
        external=external,
        note=value.note,
    )


def article_object(article: Article, text: str, gold: Iterable[str] = ()) -> ArticleObject:
    """An article without what is annotated in it; `gold` are the ids of what is gold among that."""
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
        provenance=None if article.provenance is None else _provenance(article.provenance),
        copy_of=article.copy_of,
        unblinded=article.unblinded,
        gold=tuple(gold),
    )


def mention_object(value: Mention) -> MentionObject:
    """A mention."""
    return MentionObject(
        id=value.id,
        label=value.label or "",
        spans=value.spans,
        entity=value.entity,
        attributes=dict(value.attributes) if value.attributes else {},
        note=value.note,
        author=value.author,
        created=value.created,
        modified=value.modified,
        review=value.review,
    )


def claim_object(value: Claim) -> ClaimObject:
    """A claim."""
    return ClaimObject(
        id=value.id,
        label=value.label,
        content=value.spans,
        attribution=tuple(map(_link, value.attribution)) if value.attribution else (),
        attributes=dict(value.attributes) if value.attributes else {},
        evidence=tuple(map(_evidence, value.evidence)) if value.evidence else (),
        note=value.note,
        author=value.author,
        created=value.created,
        modified=value.modified,
        review=value.review,
    )


def relation_object(value: Relation) -> RelationObject:
    """A relation."""
    return RelationObject(
        id=value.id,
        label=value.label,
        source=value.source,
        target=value.target,
        attributes=dict(value.attributes),
        author=value.author,
        created=value.created,
        modified=value.modified,
    )


def _link(value: Link) -> LinkObject:
    source = value.span if value.mention is None else MentionSource(mention=value.mention)
    return LinkObject(source=source, cue=value.cue)


def _evidence(value: Evidence) -> EvidenceObject:
    return EvidenceObject(
        bearing=value.bearing,
        article=value.article,
        span=value.span,
        url=value.url,
        note=value.note,
        date=value.date or None,
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
        modified=source.modified or None,
        canonical=source.canonical or None,
        section=source.section or None,
        agency=source.agency or None,
        keywords=source.keywords,
    )
    return None if known == SourceObject() else known


def _provenance(value: Provenance) -> ProvenanceObject:
    findings = tuple(
        FindingObject(
            field=each.field,
            value=each.value,
            origin=each.origin,
            start=each.start,
            end=each.end,
            confidence=each.confidence,
            readings=each.readings,
        )
        for each in value.findings
    )
    return ProvenanceObject(
        file=value.file,
        sha256=value.sha256,
        reader=value.reader,
        version=value.version,
        part=value.part,
        findings=findings,
    )


def _attribute(attribute: Attribute) -> AttributeObject:
    return AttributeObject(name=attribute.name, kind=attribute.kind, values=attribute.values, default=attribute.default)
