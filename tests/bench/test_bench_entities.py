"""Suggesting an entity while somebody labels, and equal claims while somebody reads."""

import random
import statistics
import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import pytest

from desk.learn.entities import EntityIndex
from desk.learn.similar import ClaimIndex
from desk.model.entity import Entity
from desk.text.fold import fold

from .floors import cpu_ms, in_turns, p95, record

pytestmark = pytest.mark.bench

FRAME_MS = 16.7
SYLLABLES = "ka ri mo ha sse in zad eh ba gh der ali re za tor ov ski sen mar li na jo pet van ho shi ya ta mu ra el ab"
KINDS = ("Ministry of", "University of", "Bank of", "News Agency of", "Council of", "Army of", "Party of the")


def words(dice: random.Random, count: int) -> list[str]:
    syllables = SYLLABLES.split()
    return ["".join(dice.choices(syllables, k=dice.randint(2, 4))).title() for _ in range(count)]


def register(count: int) -> list[Entity]:
    """Made-up persons and bodies: a few first names, many last ones, frequent words; every other one has an alias."""
    dice = random.Random(3)
    first, last = words(dice, 3_000), words(dice, 30_000)
    made = []
    for number in range(count):
        person = number % 3 > 0
        name = (
            f"{dice.choice(first if person else KINDS)} {dice.choice(last)}{'' if person else ' ' + dice.choice(first)}"
        )
        aliases = (dice.choice(last),) if number % 2 else ()
        made.append(Entity(id=f"{number:06}", label="PERSON" if person else "ORG", name=name, aliases=aliases))
    return made


def times(job: Callable[[str], object], quotes: list[str]) -> list[float]:
    job(quotes[0])
    return [cpu_ms(lambda quote=quote: job(quote)) for quote in quotes]


def quotes(entities: list[Entity]) -> list[str]:
    """What somebody may mark: names, parts of them, misspelt ones, unknown ones, frequent words."""
    dice = random.Random(4)
    found: list[str] = []
    for entity in dice.sample(entities, 100):
        at = dice.randrange(len(entity.name) - 1)
        swapped = entity.name[:at] + entity.name[at + 1] + entity.name[at] + entity.name[at + 2 :]
        found += [entity.name, entity.name.split()[-1], swapped, f"the {entity.name}’s", entity.name[:5]]
    return [*found, *words(dice, 100), *KINDS, "News Agency", "of the"]


def test_a_suggestion_among_50_000_entities() -> None:
    entities = register(50_000)
    index = EntityIndex(entities, {entity.id: entity.id for entity in entities[::7]})
    marked = quotes(entities)
    spent = times(lambda quote: index.suggest(quote, "PERSON"), marked)
    names = [fold(name) for entity in entities for name in entity.names]
    scan = statistics.median(times(lambda quote: [n for n in names if fold(quote) in n], marked[:20]))
    record("suggest an entity of 50,000, median", statistics.median(spent), "one scan of all names", scan)
    record("suggest an entity of 50,000, p95", p95(spent), "a frame", FRAME_MS, goal=1.0)
    record("suggest an entity of 50,000, worst", max(spent), "a frame", FRAME_MS, goal=1.0)


def test_building_and_updating_the_index_of_entities() -> None:
    entities = register(50_000)

    def floor() -> None:
        for entity in entities:
            for name in entity.names:
                fold(name)

    built, folded = in_turns(lambda: EntityIndex(entities), floor, times=3)
    record("build the index of 50,000 entities", built, "folding their names", folded)
    index = EntityIndex(entities)
    renamed = iter([replace(entity, name=f"{entity.name} New") for entity in entities[:200]])
    spent = [cpu_ms(lambda: index.update([next(renamed)])) for _ in range(200)]
    record("rename one of them", statistics.median(spent), "a frame", FRAME_MS)
    tracemalloc.start()
    index = EntityIndex(entities)
    megabytes = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    print(f"the index of {len(index):,} entities takes {megabytes:.0f} MB")


def claims(count: int) -> list[tuple[str, str]]:
    """Made-up claims with frequent and rare words as texts have them (Zipf); every tenth one is another, edited."""
    dice = random.Random(5)
    vocabulary = words(dice, 20_000)
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    made: list[str] = []
    for number in range(count):
        if number % 10 == 9:
            text = dice.choice(made).split()
            for _ in range(dice.randint(0, 3)):
                text[dice.randrange(len(text))] = dice.choice(vocabulary)
        else:
            text = dice.choices(vocabulary, weights, k=dice.choice((5, 8, 9, 12, 15, 18, 22, 30)))
        made.append(" ".join(text))
    return [(f"{number:06}", text) for number, text in enumerate(made)]


def test_candidates_among_100_000_claims() -> None:
    made = claims(100_000)

    def floor() -> None:
        for _, text in made:
            fold(text)

    built, folded = in_turns(lambda: ClaimIndex(made), floor, times=1)
    record("build the index of 100,000 claims", built, "folding their texts", folded)
    index = ClaimIndex(made)
    dice = random.Random(6)
    spent = times(index.candidates, [id for id, _ in dice.sample(made, 1_000)])
    record("candidates for one of 100,000 claims, p95", p95(spent), "a frame", FRAME_MS)
    record("the same, worst", max(spent), "a frame", FRAME_MS)
    record("candidates for all of them", cpu_ms(lambda: list(index.pairs())), "folding their texts", folded)
    new = iter(claims(500))
    spent = [cpu_ms(lambda: index.put(*next(new))) for _ in range(500)]
    record("take in one more", statistics.median(spent), "a frame", FRAME_MS)
