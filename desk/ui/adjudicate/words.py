"""What analysts say of one place, in words: classes of difference, and field by field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from desk.actions.adjudicating import Bench
from desk.measure.align import Case, Difference, differences, mention_spans
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.claim import Link
from desk.model.label import Label, Scalar
from desk.model.review import Verdict
from desk.ui.article.positions import has_right_to_left
from desk.ui.foreign import isolated, one_line
from desk.ui.translation import tr

END = 36
"""So many letters of each end of a long quote are shown."""

NOTHING = "–"
"""What stands where somebody says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the words need to know: the analysts' names in order, the label set, and entities' names, both by id."""

    people: Sequence[str]
    labels: Mapping[str, Label] = field(default_factory=dict)
    entities: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One field of a case: what each analyst says in it, in their order, and whether that differs."""

    title: str
    values: tuple[str, ...]
    differs: bool


def class_name(difference: Difference) -> str:
    """A class of disagreement in one word or two."""
    return {
        Difference.MISSING: tr("Missing"),
        Difference.BOUNDARY: tr("Boundary"),
        Difference.LABEL: tr("Label"),
        Difference.LINK: tr("Link"),
        Difference.CHAIN: tr("Chain"),
        Difference.ATTRIBUTE: tr("Attribute"),
    }[difference]


def class_hint(difference: Difference) -> str:
    """What the class means."""
    return {
        Difference.MISSING: tr("Somebody has nothing here"),
        Difference.BOUNDARY: tr("It begins or ends elsewhere"),
        Difference.LABEL: tr("Another label, or another type of claim"),
        Difference.LINK: tr("Linked to another entity, or to none"),
        Difference.CHAIN: tr("Another chain of sources and cues"),
        Difference.ATTRIBUTE: tr("Other attributes or evidence"),
    }[difference]


def classes(case: Case) -> list[str]:
    """The classes of a case in words, gravest first; one word for an agreement."""
    found = [class_name(each) for each in Difference if each in case.differences]
    return found or [tr("Agreement")]


def verdict_name(verdict: Verdict) -> str:
    """What was decided, in a word."""
    return {
        Verdict.ACCEPT: tr("accepted"),
        Verdict.REJECT: tr("rejected"),
        Verdict.AMEND: tr("own version"),
    }[verdict]


def quote_of(case: Case) -> str:
    """The words that a case is about: the longest that anybody marked."""
    there = [each.quote for each in case.by if each is not None]
    return one_line(max(there, key=len))


def spoken(case: Case, known: Known, settled: bool) -> str:
    """A case in one sentence, as a screen reader says it."""
    who = ", ".join(f"{name}: {label_of(each, known)}" for name, each in zip(known.people, case.by, strict=True))
    state = tr("settled") if settled else tr("open")
    return tr("“{quote}”: {classes}; {who}; {state}").format(
        quote=quote_of(case), classes=", ".join(classes(case)), who=who, state=state
    )


def label_of(annotation: Annotation | None, known: Known) -> str:
    """The label somebody gave, in words."""
    if annotation is None:
        return tr("nothing")
    label = known.labels.get(annotation.label or "")
    if label is not None:
        return label.name
    return annotation.label or tr("Claim without a type")


def lines_of(case: Case, bench: Bench, known: Known) -> list[Line]:
    """What the analysts say, field by field; fields in which nobody says anything are left out."""
    there = [each for each in case.by if each is not None]
    first = there[0]
    found = [
        _line(tr("Claim type") if isinstance(first, Claim) else tr("Label"), case, lambda each: label_of(each, known)),
        _line(tr("Words"), case, _words),
    ]
    if isinstance(first, Mention):
        found.append(_line(tr("Entity"), case, lambda each: _entity(each, known)))
    else:
        found.append(_line(tr("Sources"), case, lambda each: chain_words(each, bench, known)))
        # Two chains can read alike and stand elsewhere.
        named = {link.mention or "" for each in there if isinstance(each, Claim) for link in each.attribution}
        sources = mention_spans([bench.annotations[id] for id in named if id in bench.annotations])
        differing = any(Difference.CHAIN in differences(first, each, sources) for each in there[1:])
        found[-1] = replace(found[-1], differs=differing)
    if len(there) < len(case.by):
        found[0] = replace(found[0], differs=True)
    names = dict.fromkeys(name for each in there for name, _ in each.attributes)
    found += [_line(name.replace("_", " "), case, partial(_value, name)) for name in names]
    if any(isinstance(each, Claim) and each.evidence for each in there):
        found.append(_line(tr("Evidence"), case, _evidence))
    found.append(_line(tr("Note"), case, lambda each: one_line(each.note), counts=False))
    kept = [line for number, line in enumerate(found) if number < 2 or any(set(line.values) - {"", NOTHING})]
    return [*kept, *_decided(case, bench)]


def chain_words(annotation: Annotation | None, bench: Bench, known: Known) -> str:
    """A claim's chain in words, outermost first."""
    if not isinstance(annotation, Claim):
        return ""
    if not annotation.attribution:
        return tr("the outlet itself")
    return " › ".join(_link(link, bench, known) for link in annotation.attribution)


def written(value: Scalar | None) -> str:
    """The value of an attribute, as it is shown."""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    return one_line(str(value)).replace("_", " ") if value is not None else ""


def _decided(case: Case, bench: Bench) -> list[Line]:
    said = []
    for each in case.by:
        decision = bench.decided.get(each.id) if each is not None else None
        words = verdict_name(decision.verdict) if decision is not None else ""
        version = bench.versions.get(decision.replacement or "") if decision is not None else None
        said.append(f"{words}: {one_line(version.quote)}" if version is not None else words)
    return [Line(tr("Decision"), tuple(each or NOTHING for each in said), False)] if any(said) else []


def _line(title: str, case: Case, read: Callable[[Annotation], str], *, counts: bool = True) -> Line:
    there = {read(each) or NOTHING for each in case.by if each is not None}
    values = tuple(NOTHING if each is None else read(each) or NOTHING for each in case.by)
    return Line(title, values, counts and len(there) > 1)


def _words(annotation: Annotation) -> str:
    return tr("{quote} [{start}, {end})").format(
        quote=apart(with_both_ends(annotation.quote)), start=annotation.start, end=annotation.end
    )


def with_both_ends(quote: str) -> str:
    """A quote on one line, of a long one the beginning and the end: that is where analysts differ."""
    words = " ".join(quote.split())
    return words if len(words) <= 2 * END + 3 else f"{words[:END].rstrip()} … {words[-END:].lstrip()}"


def _entity(annotation: Annotation, known: Known) -> str:
    if not isinstance(annotation, Mention) or annotation.entity is None:
        return ""
    return known.entities.get(annotation.entity, annotation.entity[:8])


def _value(name: str, annotation: Annotation) -> str:
    return written(dict(annotation.attributes).get(name))


def _evidence(annotation: Annotation) -> str:
    count = len(annotation.evidence) if isinstance(annotation, Claim) else 0
    return tr("{} pieces").format(count) if count > 1 else tr("1 piece") if count else ""


def _link(link: Link, bench: Bench, known: Known) -> str:
    mention = bench.annotations.get(link.mention or "")
    if isinstance(mention, Mention):
        who = known.entities.get(mention.entity or "") or mention.quote
    else:
        who = link.span.text if link.span else tr("nobody named")
    shown = apart(one_line(who))
    return f"{shown} ({apart(one_line(link.cue.text))})" if link.cue else shown


def apart(words: str) -> str:
    """Words that turn nothing around beside them. Without right to left they stay: isolates move a line by a pixel."""
    return isolated(words) if has_right_to_left(words) else words
