"""What happened, for reading: each entry's old and new values in words, and an earlier state brought back."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from desk.actions.labelling import shortened
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article
from desk.model.change import Change, Stamp, Transaction, Value
from desk.model.claim import Evidence, Link
from desk.model.review import Comment, Decision
from desk.model.span import Span

_SILENT = frozenset(
    ("id", "article", "author", "created", "modified", "by", "at", "seen", "length", "text_sha256", "owner")
)
"""Fields that say nothing to a person beside what else is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What is called how, by id: labels, people, entities of the register; `quotes` are annotations' words."""

    labels: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    entities: Mapping[str, str] = field(default_factory=dict)
    quotes: Mapping[str, str] = field(default_factory=dict)

    def of(self, id: str) -> str:
        """The name of whatever has this id; the id where nothing is known to have it."""
        for known in (self.labels, self.people, self.entities, self.quotes):
            if id in known:
                return known[id]
        return id


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One value that changed. `field` is empty where the whole thing came (no `old`) or went (no `new`).

    `kind` is what it is, as its class is called in lower case, `name` what it is called; `article` is where it is.
    """

    kind: str
    id: str
    name: str
    article: str | None
    field: str
    old: str
    new: str


def told(changes: Iterable[Change], names: Names) -> list[Told]:
    """What the changes did, value by value, in their order."""
    return [line for change in changes for line in _of_change(change, names)]


def named(value: Value, names: Names) -> str:
    """What a thing is called: its words, its name, its title."""
    match value:
        case Annotation():
            return shortened(value.quote)
        case Article():
            return value.shown_title
        case Decision():
            about = names.of(value.annotation) if value.annotation is not None else ""
            return about or (shortened(value.span.text) if value.span is not None else value.verdict.value)
        case Comment():
            return shortened(value.text)
    for attribute in ("name", "origin", "title", "label"):
        if found := getattr(value, attribute, ""):
            return names.of(str(found))
    return value.id


def article_of(value: Value) -> str | None:
    """The article (id) that a thing is in, or is."""
    if isinstance(value, Article):
        return value.id
    found = getattr(value, "article", None)
    return found if isinstance(found, str) else None


def restored(now: Annotation | None, version: Annotation, stamp: Stamp, *, there: Container[str]) -> Transaction:
    """Makes an annotation what it was in an earlier state, as a new action; nothing where it is that already.

    `now` is what it is today, None if it was removed. `there` holds the ids of the labels, entities and mentions that
    there still are: what the earlier state names besides is left out of it, a label excepted: ValueError.
    """
    if version.label is not None and version.label not in there:
        raise ValueError("its label is no longer in the label set")
    back = replace(version, modified=stamp.at)
    if isinstance(back, Mention) and back.entity is not None and back.entity not in there:
        back = replace(back, entity=None)
    if isinstance(back, Claim) and back.attribution:
        links = (link if link.mention is None or link.mention in there else _spoken(link) for link in back.attribution)
        back = replace(back, attribution=tuple(link for link in links if link is not None))
    assert isinstance(back, Mention | Claim)
    assert now is None or isinstance(now, Mention | Claim)
    same = now is not None and replace(now, modified=back.modified) == back
    return Transaction(f"Restore {shortened(back.quote)}", () if same else (Change(now, back),))


def _spoken(link: Link) -> Link | None:
    return Link(cue=link.cue) if link.cue is not None else None


def _of_change(change: Change, names: Names) -> list[Told]:
    value, before, after = change.value, change.before, change.after
    common: dict[str, Any] = {
        "kind": type(value).__name__.lower(),
        "id": value.id,
        "name": named(value, names),
        "article": article_of(value),
    }
    if before is None or after is None:
        old, new = (_summary(each, names) if each is not None else "" for each in (before, after))
        return [Told(**common, field="", old=old, new=new)]
    found: list[Told] = []
    for each in fields(value):
        old, new = getattr(before, each.name), getattr(after, each.name)
        if old == new or each.name in _SILENT:
            continue
        if each.name == "attributes":
            found += _of_pairs(dict(old), dict(new), common, names)
        else:
            found.append(Told(**common, field=each.name, old=_shown(old, names), new=_shown(new, names)))
    return found


def _of_pairs(old: dict[str, object], new: dict[str, object], common: dict[str, Any], names: Names) -> list[Told]:
    changed = [name for name in dict.fromkeys([*old, *new]) if old.get(name) != new.get(name)]
    return [
        Told(**common, field=name, old=_shown(old.get(name), names), new=_shown(new.get(name), names))
        for name in changed
    ]


def _summary(value: Value, names: Names) -> str:
    """A thing as a whole, on a line."""
    parts = [named(value, names)]
    for attribute in ("verdict", "label", "state", "reason"):
        if (found := getattr(value, attribute, None)) and (text := _shown(found, names)) not in parts:
            parts.append(text)
    return ", ".join(parts)


def _shown(value: object, names: Names) -> str:
    match value:
        case None | () | "":
            return ""
        case bool():
            return "yes" if value else "no"
        case StrEnum():
            return value.value.replace("_", " ")
        case str():
            return names.of(value)
        case Span():
            return f"“{shortened(value.text)}” [{value.start}, {value.end})"
        case Link():
            source = names.of(value.mention) if value.mention is not None else _shown(value.span, names)
            return ": ".join(part for part in (source, _shown(value.cue, names)) if part)
        case Evidence():
            return f"{value.bearing.value} {value.url or _shown(value.span, names)}"
        case tuple():
            return "; ".join(_shown(each, names) for each in value)
    if hasattr(value, "__dataclass_fields__"):
        given = {each.name: _shown(getattr(value, each.name), names) for each in fields(value)}  # type: ignore[arg-type]  # it is a dataclass
        return "; ".join(f"{name} {text}" for name, text in given.items() if text)
    return str(value)
