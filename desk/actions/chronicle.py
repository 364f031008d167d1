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
from desk.model.relation import Relation
from desk.model.review import Comment, Decision
from desk.model.span import Span
from desk.store.queries import Reading

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

    def of(self, id: str, field: str) -> str:
        """What a text in a field of a thing says: the name of what it is the id of, where the field holds ids."""
        if field in ("label", "labels"):
            return self.labels.get(id, id)
        if field in ("settled_by", "resolved_by"):
            return self.people.get(id, id)
        if field in _POINTING:
            return self.quotes.get(id) or self.entities.get(id) or id
        return id


_POINTING = frozenset(("entity", "mention", "annotation", "replacement", "source", "target", "parent"))
"""Fields that name another thing by its id."""


def names_for(reading: Reading, changes: Iterable[Change], known: Names | None = None) -> Names:
    """What these changes name, as it is called today, or was where it is gone. `known` spares reading the rest anew."""
    quotes: dict[str, str] = {}
    asked: set[str] = set()
    for change in changes:
        for value in (change.before, change.after):
            match value:
                case Annotation():
                    quotes[value.id] = shortened(value.quote)
                    asked |= {getattr(value, "entity", None) or ""}
                    links = value.attribution if isinstance(value, Claim) else ()
                    asked |= {link.mention for link in links if link.mention is not None}
                case Decision():
                    asked |= {value.annotation or "", value.replacement or ""}
                case Comment():
                    asked |= {value.annotation or ""}
                case Relation():
                    asked |= {value.source, value.target}
    asked -= {"", *quotes}
    entities: dict[str, str] = {}
    if asked:
        quotes |= {id: shortened(each.quote) for id, each in reading.annotations_of(asked).items()}
        entities = {id: each.name for id, each in reading.entities(asked - quotes.keys()).items()}
    if known is not None:
        return replace(known, quotes=quotes, entities=entities)
    labels = {each.id: each.name for each in reading.labels().values()}
    people = {each.id: each.name for each in reading.people().values()}
    return Names(labels=labels, people=people, entities=entities, quotes=quotes)


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
            about = names.of(value.annotation, "annotation") if value.annotation is not None else ""
            return about or (shortened(value.span.text) if value.span is not None else value.verdict.value)
        case Comment():
            return shortened(value.text)
        case Relation():
            ends = (names.of(value.source, "source"), names.of(value.label, "label"), names.of(value.target, "target"))
            return " ".join(ends)
    for attribute in ("name", "title", "origin"):
        if found := getattr(value, attribute, ""):
            return str(found)
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
    if version.review and now is None:
        raise ValueError("it was a reviewer's version, and the decision that brought it was taken back")
    if version.label is not None and version.label not in there:
        raise ValueError("its label is no longer in the label set")
    back = replace(version, modified=stamp.at, review=version.review if now is None else now.review)
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
            found.append(
                Told(**common, field=each.name, old=_shown(old, names, each.name), new=_shown(new, names, each.name))
            )
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
        if (found := getattr(value, attribute, None)) and (text := _shown(found, names, attribute)) not in parts:
            parts.append(text)
    return ", ".join(parts)


def _shown(value: object, names: Names, field: str = "") -> str:
    match value:
        case None | () | "":
            return ""
        case bool():
            return "yes" if value else "no"
        case StrEnum():
            return value.value.replace("_", " ")
        case str():
            return names.of(value, field)
        case Span():
            return f"“{shortened(value.text)}” [{value.start}, {value.end})"
        case Link():
            source = names.of(value.mention, "mention") if value.mention is not None else _shown(value.span, names)
            return ": ".join(part for part in (source, _shown(value.cue, names)) if part)
        case Evidence():
            return f"{value.bearing.value} {value.url or _shown(value.span, names)}"
        case tuple():
            return "; ".join(_shown(each, names, field) for each in value)
    if hasattr(value, "__dataclass_fields__"):
        given = {each.name: _shown(getattr(value, each.name), names) for each in fields(value)}  # type: ignore[arg-type]  # it is a dataclass
        return "; ".join(f"{name} {text}" for name, text in given.items() if text)
    return str(value)
