"""Verbs on the register of entities: make, link, change, remove."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from desk.actions.labelling import shortened
from desk.model.annotation import Mention
from desk.model.change import Change, Stamp, Transaction, Value
from desk.model.entity import Entity
from desk.model.ids import new_id
from desk.model.label import Label, LabelKind, with_attribute
from desk.model.relation import Relation

CERTAINTY = "link_certainty"
"""The attribute of a mention that says how sure its link is: sure, ambiguous."""


class RegisterError(Exception):
    """An entity cannot be as asked; `str()` is a sentence that says why."""


class NoNameError(RegisterError):
    """An entity would have no name."""

    def __init__(self) -> None:
        super().__init__("The entity has no name.")


class NotAnEntityLabelError(RegisterError):
    """An entity would get a label of another kind."""

    def __init__(self, label: Label) -> None:
        super().__init__(f"“{label.name}” is not a label for entities.")
        self.label = label


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How much a change to entities touches: mentions, the articles they are in, relations."""

    mentions: int
    articles: int
    relations: int


def create_entity(
    mentions: Sequence[Mention],
    label: Label,
    name: str,
    stamp: Stamp,
    *,
    aliases: Iterable[str] = (),
    certainty: str | None = None,
) -> Transaction:
    """A new entity of this name to which the mentions are linked; RegisterError without a name or an entity label."""
    if label.kind is not LabelKind.ENTITY:
        raise NotAnEntityLabelError(label)
    made = cleaned(Entity(id=new_id(), label=label.id, name=name, aliases=tuple(aliases)))
    links = [Change(mention, linked(mention, made.id, certainty, stamp)) for mention in mentions]
    return Transaction(f"New entity “{shortened(made.name)}”", (Change(None, made), *links))


def link(
    mentions: Sequence[Mention],
    entity: Entity,
    stamp: Stamp,
    *,
    certainty: str | None = None,
    aliases: Iterable[str] = (),
) -> Transaction:
    """Says that the mentions refer to the entity; those that do already, in the same way, are left alone.

    A certainty of None is not said: one that was said of a link to another entity goes with it. `aliases` are further
    names that the entity gets by this.
    """
    after = cleaned(replace(entity, aliases=(*entity.aliases, *aliases)))
    pairs = [(mention, linked(mention, entity.id, certainty, stamp)) for mention in mentions]
    links = [Change(old, new) for old, new in pairs if replace(new, modified=old.modified) != old]
    title = f"Link {_many_mentions(mentions)} to “{shortened(entity.name)}”"
    return Transaction(title, (*if_other(entity, after), *links))


def unlink(mentions: Sequence[Mention], stamp: Stamp) -> Transaction:
    """Says of no mention any more what it refers to, nor how sure that is."""
    changes = tuple(Change(mention, unlinked(mention, stamp)) for mention in mentions if mention.entity is not None)
    return Transaction(f"Unlink {_many_mentions(mentions)}", changes)


def rename(entity: Entity, name: str, *, keep_old: bool = False) -> Transaction:
    """Another canonical name; the old one becomes an alias if `keep_old`. An alias of the new name is one no more."""
    aliases = (*entity.aliases, entity.name) if keep_old else entity.aliases
    after = cleaned(replace(entity, name=name, aliases=aliases))
    title = f"Rename entity “{shortened(entity.name)}” to “{shortened(after.name)}”"
    return Transaction(title, if_other(entity, after))


def set_aliases(entity: Entity, aliases: Iterable[str]) -> Transaction:
    """Exactly these other names, without blank ones, repetitions and the canonical name."""
    return _changed(entity, replace(entity, aliases=tuple(aliases)), "the aliases")


def add_alias(entity: Entity, alias: str) -> Transaction:
    """One more name; nothing where it has it already."""
    return _changed(entity, replace(entity, aliases=(*entity.aliases, alias)), "the aliases")


def set_note(entity: Entity, note: str) -> Transaction:
    """What somebody wrote about the entity; empty removes it."""
    return _changed(entity, replace(entity, note=note), "the note")


def set_external(entity: Entity, register: str, id: str | None) -> Transaction:
    """The entity's id in an outside register, such as wikidata, kept as given; None or blank removes it."""
    rest = dict(entity.external)
    rest.pop(register, None)
    if id is not None and id.strip():
        rest[register] = id
    return _changed(entity, replace(entity, external=tuple(rest.items())), f"the id in {register}")


def set_label(entity: Entity, label: Label) -> Transaction:
    """Another label for the entity; its mentions keep theirs."""
    if label.kind is not LabelKind.ENTITY:
        raise NotAnEntityLabelError(label)
    return _changed(entity, replace(entity, label=label.id), "the label")


def remove_entities(
    entities: Sequence[Entity], mentions: Iterable[Mention], relations: Iterable[Relation], stamp: Stamp
) -> Transaction:
    """Takes entities out of the register: their mentions stay, unlinked, and their relations go.

    `mentions` are all that link to them, those in removed articles too, `relations` all that start or end at them.
    """
    gone = {entity.id for entity in entities}
    changes = [
        *(Change(mention, unlinked(mention, stamp)) for mention in mentions if mention.entity in gone),
        *(Change(relation, None) for relation in relations if gone & ends(relation)),
        *(Change(entity, None) for entity in entities),
    ]
    return Transaction(f"Remove {many_entities(entities)}", tuple(changes))


def reach(mentions: Collection[Mention], relations: Collection[Relation]) -> Reach:
    """What hangs on entities: all mentions that link to them, all relations that start or end at them."""
    articles = {mention.article for mention in mentions}
    return Reach(mentions=len(mentions), articles=len(articles), relations=len(relations))


def cleaned(entity: Entity) -> Entity:
    """The entity as the register keeps it; NoNameError where its name is blank.

    Blanks around names go, so do blank aliases, repeated ones and the canonical name; outside ids are sorted.
    """
    name = entity.name.strip()
    if not name:
        raise NoNameError
    aliases = dict.fromkeys(alias.strip() for alias in entity.aliases)
    return replace(
        entity,
        name=name,
        aliases=tuple(alias for alias in aliases if alias and alias != name),
        external=tuple(sorted(entity.external)),
        note=entity.note.strip(),
    )


def linked(mention: Mention, entity: str, certainty: str | None, stamp: Stamp) -> Mention:
    """The mention as it refers to an entity (id); see `link` for what becomes of the certainty."""
    attributes = mention.attributes
    if certainty is not None or mention.entity not in (None, entity):
        attributes = with_attribute(attributes, CERTAINTY, certainty)
    return replace(mention, entity=entity, attributes=attributes, modified=stamp.at)


def unlinked(mention: Mention, stamp: Stamp) -> Mention:
    """The mention as it refers to nothing in the register."""
    attributes = with_attribute(mention.attributes, CERTAINTY, None)
    return replace(mention, entity=None, attributes=attributes, modified=stamp.at)


def ends(relation: Relation) -> set[str]:
    """The ids of what it stands between."""
    return {relation.source, relation.target}


def if_other(before: Value, after: Value) -> tuple[Change, ...]:
    """The change from one to the other; none where they are the same."""
    return () if before == after else (Change(before, after),)


def _changed(before: Entity, after: Entity, what: str) -> Transaction:
    return Transaction(f"Change {what} of “{shortened(before.name)}”", if_other(before, cleaned(after)))


def _many_mentions(mentions: Sequence[Mention]) -> str:
    return f"“{shortened(mentions[0].quote)}”" if len(mentions) == 1 else f"{len(mentions)} mentions"


def many_entities(entities: Sequence[Entity]) -> str:
    """The entities as a title of a transaction names them."""
    return f"“{shortened(entities[0].name)}”" if len(entities) == 1 else f"{len(entities)} entities"
