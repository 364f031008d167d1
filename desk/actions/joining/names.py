"""What things of another file are called here, and values with their names replaced."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from desk.model.annotation import Claim, Mention
from desk.model.article import Article
from desk.model.change import Value
from desk.model.entity import Entity
from desk.model.label import Label
from desk.model.project import Person
from desk.model.relation import Relation
from desk.model.review import Comment, Decision


@dataclass(slots=True)
class Names:
    """Ids here by ids there; what is not listed keeps its id. `annotations` are claims and mentions."""

    people: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)
    annotations: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.people or self.labels or self.articles or self.annotations)

    def here(self, value: Value) -> Value:
        """The value as it is called here."""
        return self._renamed(value) if self else value

    def _renamed(self, value: Value) -> Value:
        match value:
            case Person():
                return replace(value, id=_in(self.people, value.id))
            case Label():
                return replace(value, id=_in(self.labels, value.id), parent=_of(self.labels, value.parent))
            case Entity():
                return replace(value, label=_in(self.labels, value.label))
            case Article():
                return replace(
                    value,
                    id=_in(self.articles, value.id),
                    labels=tuple(_in(self.labels, each) for each in value.labels),
                    copy_of=_of(self.articles, value.copy_of),
                )
            case Mention() | Claim():
                return self._annotation(value)
            case Relation():
                return replace(
                    value,
                    article=_of(self.articles, value.article),
                    label=_in(self.labels, value.label),
                    source=_in(self.annotations, value.source),
                    target=_in(self.annotations, value.target),
                    author=_in(self.people, value.author),
                )
            case Decision():
                return replace(
                    value,
                    article=_in(self.articles, value.article),
                    annotation=_of(self.annotations, value.annotation),
                    replacement=_of(self.annotations, value.replacement),
                    by=_in(self.people, value.by),
                    settled_by=_of(self.people, value.settled_by),
                )
            case Comment():
                return replace(
                    value,
                    article=_in(self.articles, value.article),
                    annotation=_of(self.annotations, value.annotation),
                    by=_in(self.people, value.by),
                    resolved_by=_of(self.people, value.resolved_by),
                )
        return value

    def _annotation(self, value: Mention | Claim) -> Mention | Claim:
        ready = replace(
            value,
            id=_in(self.annotations, value.id),
            article=_in(self.articles, value.article),
            label=_of(self.labels, value.label),
            author=_in(self.people, value.author),
        )
        if not isinstance(ready, Claim):
            return ready
        attribution = tuple(
            replace(link, mention=_in(self.annotations, link.mention)) if link.mention is not None else link
            for link in ready.attribution
        )
        evidence = tuple(replace(each, article=_of(self.articles, each.article)) for each in ready.evidence)
        return replace(ready, attribution=attribution, evidence=evidence)


def same_people(ours: Mapping[str, Person], theirs: Iterable[Person]) -> tuple[dict[str, str], dict[str, str]]:
    """Which ids, here and there, are another id of the same person: of the same name in any case, the least id holds.

    Two people of one name that are both only ours stay two.
    """
    named: dict[str, set[str]] = {}
    from_there: set[str] = set()
    for person in theirs:
        known = ours.get(person.id, person)
        named.setdefault(known.name.casefold(), set()).add(person.id)
        from_there.add(person.id)
    for person in ours.values():
        if person.name.casefold() in named:
            named[person.name.casefold()].add(person.id)
    found = {id: min(group) for group in named.values() for id in group if id != min(group)}
    return {id: to for id, to in found.items() if id in ours}, {id: to for id, to in found.items() if id in from_there}


def _in(names: Mapping[str, str], id: str) -> str:
    return names.get(id, id)


def _of(names: Mapping[str, str], id: str | None) -> str | None:
    return None if id is None else names.get(id, id)
