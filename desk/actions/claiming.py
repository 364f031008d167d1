"""Verbs on claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desk.actions.labelling import began, shortened
from desk.model.annotation import Claim, Mention
from desk.model.article import Article
from desk.model.change import Change, Stamp, Transaction
from desk.model.claim import Attribution, Evidence
from desk.model.ids import new_id
from desk.model.label import Label, Scalar, attributes_of, defaults_of
from desk.model.span import Span


def claim(
    article: Article, content: Sequence[Span], type: Label | None, labels: Mapping[str, Label], stamp: Stamp
) -> Transaction:
    """A claim whose content is these spans; its type may be left open."""
    made = Claim(
        id=new_id(),
        article=article.id,
        spans=tuple(sorted(content)),
        label=type.id if type else None,
        attributes=defaults_of(attributes_of(type, dict(labels))) if type else (),
        author=stamp.by,
        created=stamp.at,
        modified=stamp.at,
    )
    title = f"Claim{f' ({type.name})' if type else ''}: {shortened(made.quote)}"
    return Transaction(title, (Change(None, made), *began(article)))


def attribute_to(claim: Claim, attribution: Attribution, stamp: Stamp) -> Transaction:
    """Says on whose word a claim stands, outermost first; empty for the outlet's own voice."""
    after = replace(claim, attribution=attribution, modified=stamp.at)
    changes = () if claim.attribution == attribution else (Change(claim, after),)
    return Transaction(f"Attribution of {shortened(claim.quote)}", changes)


def take(claim: Claim, attribution: Attribution, attributes: Mapping[str, Scalar], stamp: Stamp) -> Transaction:
    """Takes what was proposed for a claim: its attribution, and those attributes that nobody had set."""
    merged = tuple(sorted((dict(attributes) | dict(claim.attributes)).items()))
    after = replace(claim, attribution=attribution, attributes=merged, modified=stamp.at)
    same = (after.attribution, after.attributes) == (claim.attribution, claim.attributes)
    return Transaction(f"Take the proposal for {shortened(claim.quote)}", () if same else (Change(claim, after),))


def set_evidence(claim: Claim, evidence: Sequence[Evidence], stamp: Stamp) -> Transaction:
    """What speaks for or against a claim, in the order it was found."""
    after = replace(claim, evidence=tuple(evidence), modified=stamp.at)
    changes = () if claim.evidence == after.evidence else (Change(claim, after),)
    return Transaction(f"Evidence for {shortened(claim.quote)}", changes)


def adopted(claims: Iterable[Claim], mention: Mention, stamp: Stamp) -> tuple[Change, ...]:
    """The changes by which claims that name a mention's words as their source name the mention itself."""
    found: list[Change] = []
    for each in claims:
        links = tuple(
            replace(link, mention=mention.id, span=None) if (link.span,) == mention.spans else link
            for link in each.attribution
        )
        if links != each.attribution:
            found.append(Change(each, replace(each, attribution=links, modified=stamp.at)))
    return tuple(found)


def released(claims: Iterable[Claim], gone: Mapping[str, Mention], stamp: Stamp) -> tuple[Change, ...]:
    """The changes by which claims keep the words of their sources when those mentions (by id) are removed."""
    found: list[Change] = []
    for each in claims:
        links = tuple(
            replace(link, mention=None, span=gone[link.mention].spans[0])
            if link.mention is not None and link.mention in gone
            else link
            for link in each.attribution
        )
        if links != each.attribution:
            found.append(Change(each, replace(each, attribution=links, modified=stamp.at)))
    return tuple(found)
