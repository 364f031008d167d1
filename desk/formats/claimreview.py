"""Claims as schema.org Claim and ClaimReview, in JSON-LD. Written only.

One document, `{"@context": "https://schema.org", "@graph": [...]}`; the context is named and never fetched. Articles
come as NewsArticle, each followed by its claims, and at the end the entities that were named. Of a claim:

- `text` is the claim restated, else its own words. `author` is the claimer, that is the innermost source; it is left
  out where nobody is named or the source denies the content, and is the outlet where the article speaks for itself.
- `appearance` holds the claim's words as a Quotation whose `spokenByCharacter`, "to whom the quotation is attributed
  within the containing CreativeWork", is the innermost source; `isPartOf` leads outwards, a Quotation for each further
  source and last the article: what Heydari said is part of what ISNA said, and that of the article. Each has its cue.
- `claimInterpreter` is who labelled it, `datePublished` and `locationCreated` are when and where it was said (as fact
  checkers use them), `sameAs` claims that say the same, `about` its objects, `citation` the evidence.
- The type and whatever else was set is a DefinedTerm among the `keywords`; its set is named after the attribute.

A ClaimReview is written only where a person gave a verdict. It has that word as `alternateName` of its rating and no
number, for nobody gave one.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO
from urllib.parse import quote

import msgspec

from desk.formats.format import Corpus, Document, Format, Notice, Report
from desk.model.annotation import Claim, Mention
from desk.model.article import Article
from desk.model.claim import Evidence, Link
from desk.model.entity import Entity
from desk.model.label import Label, Scalar, lineage

Node = dict[str, Any]

TYPES = {
    "PERSON": "Person",
    "ORG": "Organization",
    "NORP": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "EVENT": "Event",
    "EQUIPMENT": "Product",
}
"""The schema.org type for an entity label (id); one that is not here has that of its nearest ancestor, or Thing."""

LOSSES = (
    "The text of the articles is left out, and where in it a claim stands: its words are there, not their offsets.",
    "Mentions are left out, and entities that are neither the source nor the object of a claim.",
    "Relations are left out, but for same_claim and object: schema.org has no others for claims.",
    "A source that is linked to an entity has the entity's name, not the words it has in the article.",
    "A verdict has no number, and is signed and dated as the claim is.",
    "When a claim was first labelled is left out, and the time of day it was last changed.",
    "Labels, state, regions and file name of an article are left out, and how it was read.",
    "Decisions of reviewers, their own versions and comments are left out; what came of them is written as gold.",
)

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ELSEWHERE = frozenset(("restated", "said_on", "said_at", "topic", "verdict"))
"""Attributes that have a property of their own."""


def write(stream: BinaryIO, corpus: Corpus, documents: Iterable[Document], report: Report) -> None:
    """The claims of the documents to `stream`, article by article; the same input gives the same bytes.

    A claim that does not say what its article says at its place is left out and reported, so is a source whose mention
    is not among the annotations.
    """
    graph = _Graph(corpus, report)
    stream.write(b'{"@context":"https://schema.org","@graph":[')
    mark = b"\n"
    for node in graph.nodes(documents):
        stream.write(mark + msgspec.json.encode(node))
        mark = b",\n"
    stream.write(b"\n]}\n")


class _Graph:
    """The nodes of one export; it remembers which entities they name."""

    def __init__(self, corpus: Corpus, report: Report) -> None:
        self._labels = {label.id: label for label in corpus.labels}
        self._people = {person.id: person.name for person in corpus.people}
        self._entities = {entity.id: entity for entity in corpus.entities}
        self._report = report
        self._named: set[str] = set()

    def nodes(self, documents: Iterable[Document]) -> Iterator[Node]:
        """Each article that has claims, its claims and their reviews; then the entities, by id."""
        for document in documents:
            claims = [a for a in document.annotations if isinstance(a, Claim) and self._sound(a, document)]
            if claims:
                yield _article(document.article)
            mentions = {a.id: a for a in document.annotations if isinstance(a, Mention)}
            for claim in sorted(claims, key=lambda claim: (claim.start, claim.end, claim.id)):
                yield self._claim(claim, document, mentions)
                if (verdict := dict(claim.attributes).get("verdict")) is not None:
                    yield self._review(claim, verdict)
        for id in sorted(self._named):
            yield _full(self._entities[id], self._type(self._entities[id].label))

    def _sound(self, claim: Claim, document: Document) -> bool:
        """Whether a claim says what its article says; reports it if not."""
        beside = (span for link in claim.attribution for span in (link.span, link.cue) if span is not None)
        wrong = next((span for span in (*claim.spans, *beside) if not span.holds(document.text)), None)
        if wrong is not None:
            text = f"Left out: it was marked on “{wrong.text}”, and the article does not say that there."
            self._tell(text, claim, document.article)
        return wrong is None

    def _claim(self, claim: Claim, document: Document, mentions: dict[str, Mention]) -> Node:
        article = document.article
        values = dict(claim.attributes)
        sources = [self._source(link, claim, article, mentions) for link in claim.attribution]
        related = _related(claim, document)
        voice = {"@type": "Organization", "name": article.source.outlet} if article.source.outlet else None
        return _without_gaps({
            "@type": "Claim",
            "@id": _iri(claim.id),
            "text": _said(claim),
            "author": None if values.get("stance") == "denies" else sources[-1] if sources else voice,
            "datePublished": values.get("said_on"),
            "locationCreated": _named("Place", values.get("said_at")),
            "appearance": _appearance(claim, sources, article),
            "about": [self._entity(id, speaks=False) for id in related.get("object", ()) if id in self._entities],
            "sameAs": [_iri(id) for id in related.get("same_claim", ())],
            "keywords": self._keywords(claim),
            "citation": [_evidence(each) for each in claim.evidence],
            "comment": {"@type": "Comment", "text": claim.note} if claim.note else None,
            "claimInterpreter": _named("Person", self._people.get(claim.author)),
            "sdDatePublished": claim.modified[:10],
        })  # fmt: skip

    def _review(self, claim: Claim, verdict: Scalar) -> Node:
        return _without_gaps({
            "@type": "ClaimReview",
            "@id": f"{_iri(claim.id)}#review" if _UUID.fullmatch(claim.id) else f"{_iri(claim.id)}-review",
            "claimReviewed": _said(claim),
            "itemReviewed": {"@type": "Claim", "@id": _iri(claim.id)},
            "reviewRating": {"@type": "Rating", "alternateName": str(verdict)},
            "author": _named("Person", self._people.get(claim.author)),
            "dateModified": claim.modified,
        })  # fmt: skip

    def _source(self, link: Link, claim: Claim, article: Article, mentions: dict[str, Mention]) -> Node | None:
        """Who stands behind one link of an attribution; None where nobody is named."""
        if link.span is not None:
            return {"@type": "Thing", "name": link.span.text}
        if link.mention is None:
            return None
        mention = mentions.get(link.mention)
        if mention is None:
            self._tell("A source was left out: its mention is not part of this export.", claim, article)
            return None
        entity = self._entities.get(mention.entity or "")
        if entity is not None and dict(mention.attributes).get("link_certainty") != "ambiguous":
            return self._entity(entity.id, speaks=True)
        named: Node = {"@type": _speaker(self._type(mention.label)), "name": mention.quote}
        if entity is not None:
            named["disambiguatingDescription"] = f"perhaps {entity.name}"
        return named

    def _entity(self, id: str, speaks: bool) -> Node:
        entity = self._entities[id]
        self._named.add(id)
        type = self._type(entity.label)
        return {"@type": _speaker(type) if speaks else type, "@id": _iri(id), "name": entity.name}

    def _type(self, label: str | None) -> str:
        known = self._labels.get(label or "")
        line = [each.id for each in lineage(known, self._labels)] if known else [label or ""]
        return next((TYPES[id] for id in line if id in TYPES), "Thing")

    def _keywords(self, claim: Claim) -> list[Any]:
        """The topic, then the type and the attributes that schema.org has no property for, as terms."""
        values = dict(claim.attributes)
        terms: list[Any] = [str(values["topic"])] if "topic" in values else []
        if claim.label is not None:
            label: Label | None = self._labels.get(claim.label)
            terms.append(_term("type", label.name if label else claim.label, claim.label))
        return terms + [_term(name, value) for name, value in claim.attributes if name not in _ELSEWHERE]

    def _tell(self, text: str, claim: Claim, article: Article) -> None:
        self._report(Notice(file=article.shown_title, text=text, article=article.id, annotation=claim.id, lost=True))


def _related(claim: Claim, document: Document) -> dict[str, list[str]]:
    """The ids at the other end of the claim's relations, by relation label."""
    found: dict[str, list[str]] = {}
    for relation in sorted(document.relations, key=lambda relation: relation.id):
        if relation.source == claim.id:
            found.setdefault(relation.label, []).append(relation.target)
    return found


def _appearance(claim: Claim, sources: list[Node | None], article: Article) -> Node:
    """The claim's words within what each source said, the outermost within the article."""
    place: Node = {"@type": "NewsArticle", "@id": _iri(article.id)}
    for link, source in zip(claim.attribution[:-1], sources, strict=False):
        place = _quotation(source, link, place)
    last = claim.attribution[-1] if claim.attribution else None
    innermost = _quotation(sources[-1] if sources else None, last, place)
    return (
        {"@type": "Quotation", "text": claim.quote}
        | innermost
        | ({"url": article.source.url} if article.source.url else {})
    )


def _quotation(source: Node | None, link: Link | None, place: Node) -> Node:
    cue = [_term("cue", link.cue.text)] if link is not None and link.cue is not None else None
    return _without_gaps({"@type": "Quotation", "spokenByCharacter": source, "keywords": cue, "isPartOf": place})


def _article(article: Article) -> Node:
    source = article.source
    return _without_gaps({
        "@type": "NewsArticle",
        "@id": _iri(article.id),
        "headline": article.title,
        "url": source.url,
        "datePublished": source.published,
        "dateline": source.dateline,
        "author": _named("Person", source.author),
        "publisher": _named("Organization", source.outlet),
        "identifier": source.news_id,
        "inLanguage": article.language,
    })  # fmt: skip


def _evidence(evidence: Evidence) -> Node:
    """A work that speaks for or against the claim; which of both is a term."""
    work: Node = {"@type": "WebPage", "url": evidence.url}
    if evidence.span is not None and evidence.article is not None:
        article = {"@type": "NewsArticle", "@id": _iri(evidence.article)}
        work = {"@type": "Quotation", "text": evidence.span.text, "isPartOf": article}
    bearing = [_term("bearing", evidence.bearing.value)]
    return work | _without_gaps({"description": evidence.note, "datePublished": evidence.date, "keywords": bearing})


def _full(entity: Entity, type: str) -> Node:
    """An entity with its other names and its ids elsewhere, as the register has them."""
    external = dict(entity.external)
    known = external.get("wikidata", "")
    same = f"http://www.wikidata.org/entity/{known}" if re.fullmatch(r"Q[1-9]\d*", known) else None
    if same:
        del external["wikidata"]
    return _without_gaps({
        "@type": type,
        "@id": _iri(entity.id),
        "name": entity.name,
        "alternateName": list(entity.aliases),
        "sameAs": same,
        "identifier": [{"@type": "PropertyValue", "propertyID": r, "value": id} for r, id in external.items()],
        "description": entity.note,
    })  # fmt: skip


def _said(claim: Claim) -> str:
    restated = dict(claim.attributes).get("restated")
    return str(restated) if restated else claim.quote


def _speaker(type: str) -> str:
    """What can have said something: a country or a house speaks as an organization; anything else is a thing."""
    return {"Person": "Person", "Organization": "Organization", "Place": "Organization"}.get(type, "Thing")


def _named(type: str, name: Scalar | None) -> Node | None:
    return {"@type": type, "name": str(name)} if name else None


def _term(set_name: str, value: Scalar, code: str | None = None) -> Node:
    name = str(value).lower() if isinstance(value, bool) else str(value)
    terms = {"@type": "DefinedTermSet", "name": set_name}
    return _without_gaps({"@type": "DefinedTerm", "name": name, "termCode": code, "inDefinedTermSet": terms})


def _iri(id: str) -> str:
    """The id as an IRI: a UUID as its URN (RFC 9562), any other as a fragment of the document."""
    return f"urn:uuid:{id}" if _UUID.fullmatch(id) else f"#{quote(id, safe='')}"


def _without_gaps(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [])}


FORMAT = Format(
    name="claimreview",
    title="schema.org Claim and ClaimReview (JSON-LD)",
    suffixes=(".jsonld",),
    sniff=lambda head, name: False,
    write=write,
    losses=LOSSES,
)
