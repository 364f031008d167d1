"""What entities a mention may mean: by its words, by what was linked before in the article, by what is typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desk.learn.cues import lexicon_of
from desk.model.annotation import Annotation, Mention
from desk.model.entity import Entity
from desk.text.fold import fold
from desk.ui.register import Register

OFFERED = 8
LOOKED_AT = 4_000
"""Of a very long article so many annotations before the mention are looked at."""

_NAMES = ("same name", "alias")


@dataclass(frozen=True, slots=True)
class Offer:
    """An entity that may be meant, and why.

    One that is not `likely` has another name and only stands near: to choose from, not to be taken by Return.
    """

    entity: Entity
    why: str
    likely: bool = True


def for_mention(
    mention: Mention, annotations: Sequence[Annotation], register: Register, language: str | None
) -> list[Offer]:
    """Best first, each entity once; `annotations` are the article's in text order.

    A name: the same name, what the same words were linked to in this article, similar names, then what was mentioned
    before, which is not likely. A pronoun or description: what was mentioned before, nearest first, whatever its
    gender, then names.
    """
    if register.index is None:
        return []
    named = [Offer(s.entity, s.reason.value) for s in register.index.suggest(mention.quote, mention.label, OFFERED)]
    same, before = _in_article(mention, annotations, register)
    if refers_back(mention, language):
        return _each_once((*same, *before, *named))[:OFFERED]
    exact = [offer for offer in named if offer.why in _NAMES]
    others = (replace(offer, likely=False) for offer in before)
    return _each_once((*exact, *same, *named, *others))[:OFFERED]


def for_letters(typed: str, register: Register, label: str | None) -> list[Offer]:
    """What these letters may name; without any, what was used last."""
    if register.index is None:
        return []
    if not typed:
        latest = sorted(register.used, key=lambda id: register.used[id], reverse=True)
        return [Offer(register.entities[id], "") for id in latest[: 2 * OFFERED] if id in register.entities]
    found = [Offer(s.entity, s.reason.value) for s in register.index.suggest(typed, label, OFFERED)]
    inside = [Offer(register.entities[id], "") for id in register.containing(fold(typed), 2 * OFFERED)]
    return _each_once((*found, *inside))[: 2 * OFFERED]


def refers_back(mention: Mention, language: str | None) -> bool:
    """Whether the words are a pronoun or a description: as the person said, else as they look."""
    said = dict(mention.attributes).get("mention")
    if said is not None:
        return said in ("pronoun", "nominal")
    words = mention.quote.split()
    lexicon = lexicon_of(language)
    if len(words) == 1:
        return words[0].casefold() in lexicon.pronouns
    return bool(words) and words[-1].islower() and lexicon.has("determiners", words[0].casefold())


def _in_article(
    mention: Mention, annotations: Sequence[Annotation], register: Register
) -> tuple[list[Offer], list[Offer]]:
    """What the same words are linked to anywhere in the article, and what was mentioned before, nearest first."""
    key = fold(mention.quote)
    same: list[Offer] = []
    before: list[Offer] = []
    mentions = [each for each in annotations if isinstance(each, Mention) and each.entity and each.id != mention.id]
    earlier = [each for each in mentions if each.start < mention.start]
    for each in reversed(earlier[-LOOKED_AT:]):
        if (entity := register.entities.get(each.entity or "")) is not None:
            before.append(Offer(entity, "named before"))
    for each in mentions[:LOOKED_AT]:
        if fold(each.quote) == key and (entity := register.entities.get(each.entity or "")) is not None:
            same.append(Offer(entity, "same words here"))
    return same, before


def _each_once(offers: Iterable[Offer]) -> list[Offer]:
    found: dict[str, Offer] = {}
    for offer in offers:
        found.setdefault(offer.entity.id, offer)
    return list(found.values())
