"""Nothing may refer to what is not there: what something relies on stays or comes along, what relies on nothing goes.

So a removal on one side gives way to work on the other that needs what was removed.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from desk.actions.joining.joint import Joint, called, things_of
from desk.actions.joining.registers import Key, key_of
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.change import Value
from desk.model.claim import Evidence
from desk.model.entity import Entity
from desk.model.relation import Relation
from desk.model.review import Comment, Decision


def close(joint: Joint, needed: set[Key]) -> None:
    """Mends what was decided; `needed` are keys of entities that articles which come in refer to."""
    for key in sorted(needed):
        if key in joint.finals and joint.finals[key] is None:
            _bring_back(joint, key)
    waiting = True
    while waiting:
        waiting = _keep_what_is_relied_on(joint)
        waiting = _mend_what_relies(joint) or waiting


def references(value: Value) -> Iterator[Key]:
    """What a thing cannot be without."""
    match value:
        case Mention(entity=str(entity)):
            yield ("entity", entity)
        case Claim():
            yield from (("annotation", link.mention) for link in value.attribution if link.mention is not None)
        case Relation():
            yield ("end", value.source)
            yield ("end", value.target)
        case Decision() | Comment():
            if value.annotation is not None:
                yield ("annotation", value.annotation)
            if isinstance(value, Decision) and value.replacement is not None:
                yield ("annotation", value.replacement)
            if isinstance(value, Comment) and value.parent is not None:
                yield ("comment", value.parent)


def _resolved(joint: Joint, key: Key) -> Key:
    """An end of a relation is an entity or an annotation."""
    sort, id = key
    if sort != "end":
        return key
    annotation = ("annotation", id)
    if id in joint.places or id in joint.coming or annotation in joint.finals or annotation in joint.theirs:
        return annotation
    return ("entity", id)


def is_there(joint: Joint, key: Key) -> bool:
    """Whether something will be there."""
    if key in joint.finals:
        return joint.finals[key] is not None
    sort, id = key
    if sort == "annotation":
        if id in joint.coming:
            return key not in joint.left_out
        return id in joint.places and joint.places[id].article in joint.articles and key not in joint.hidden
    if sort == "entity":
        return id in joint.entities
    return key in joint.ours or id in joint.reviews


def _keep_what_is_relied_on(joint: Joint) -> bool:
    """What goes while something that stays needs it, stays; gives whether there was any."""
    going: defaultdict[str | None, set[Key]] = defaultdict(set)
    for key, final in joint.finals.items():
        stored = joint.ours.get(key)
        if final is None and stored is not None and key[0] in ("annotation", "comment", "entity"):
            going[getattr(stored, "article", None)].add(key)
    kept = False
    for article, keys in going.items():
        for value in _may_rely(joint, article, keys):
            own = key_of(value)
            assert own is not None
            held = joint.finals.get(own, value)
            if held is None:
                continue
            for key in {_resolved(joint, each) for each in references(held)} & keys:
                if joint.finals.get(key, value) is None:
                    _bring_back(joint, key)
                    kept = True
    return kept


def _may_rely(joint: Joint, article: str | None, keys: set[Key]) -> Iterator[Value]:
    ids = [id for _, id in keys]
    found: list[Value] = [*joint.reading.relations_of(ids)]
    if article is not None:
        found += things_of(joint.reading, article)
    else:
        found += joint.reading.mentions_of(ids)
    for value in found:
        key = key_of(value)
        if key not in joint.hidden:
            yield joint.own.here(value)


def _mend_what_relies(joint: Joint) -> bool:
    """What will refer to something that is not there brings it along, or is left out; gives whether there was any."""
    mended = False
    for key, value in list(joint.finals.items()):
        if value is None or joint.finals[key] is None:
            continue
        for needed in [_resolved(joint, each) for each in references(value)]:
            if is_there(joint, needed):
                continue
            mended = True
            if needed in joint.theirs:
                _bring_back(joint, needed)
                continue
            joint.problems.append(
                f"{type(value).__name__} “{called(value)}” left out: it refers to {needed[1]}, which is not there."
            )
            _let_be(joint, key)
            break
        else:
            if isinstance(value, Claim) and value.evidence:
                _mend_evidence(joint, value)
    return mended


def _let_be(joint: Joint, key: Key) -> None:
    """Leaves something as it is here."""
    joint.finals.pop(key, None)
    joint.shown.pop(key, None)


def _bring_back(joint: Joint, key: Key) -> None:
    value = joint.ours.get(key) or joint.theirs.get(key)
    if value is None:
        joint.finals.pop(key, None)
        return
    joint.finals[key] = value
    what = "entity" if isinstance(value, Entity) else "annotation" if isinstance(value, Annotation) else "comment"
    joint.notes.append(
        f"The {what} “{called(value)}” was removed on one side; it stays, for work on the other needs it."
    )


def _mend_evidence(joint: Joint, claim: Claim) -> None:
    kept = tuple(each for each in claim.evidence if holds(joint, each))
    if len(kept) == len(claim.evidence):
        return
    key = ("annotation", claim.id)
    joint.problems.append(evidence_lost(claim, len(claim.evidence) - len(kept)))
    joint.finals[key] = replace(claim, evidence=kept)
    joint.shown.setdefault(key, []).append(claim)


def evidence_lost(claim: Claim, count: int) -> str:
    """That some evidence of a claim had to stay behind."""
    pieces = "a piece" if count == 1 else f"{count} pieces"
    return f"Claim “{called(claim)}”: {pieces} of evidence left out, for no article here holds it."


def holds(joint: Joint, evidence: Evidence) -> bool:
    """Whether a piece of evidence is in the words of an article that will be here."""
    if evidence.article is None or evidence.span is None:
        return True
    article = joint.articles.get(evidence.article)
    if article is None:
        return False
    return evidence.span.holds(joint.text(article))
