"""Whatever people did apart, merging comes to the same in any order, and twice is once."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desk.actions.packing import export_package
from desk.actions.removing import removal
from desk.actions.reviewing import accept, comment
from desk.model.annotation import Claim, Mention
from desk.model.article import State
from desk.model.change import Change, ConflictError, Transaction
from desk.model.claim import Link
from desk.model.entity import Entity
from desk.model.label import Label, LabelKind
from desk.model.relation import Relation
from desk.store.errors import StoreError
from desk.work import Progress
from tests.actions.merging import Family, Side
from tests.builders import EVENT, ORG, PERSON, a_claim, a_mention

TEXTS = ("Ana Lee met Bo Ek in Oslo. She said it went well.", "Another article about Cy Dahl in Rome.")
QUOTES = (("Ana Lee", "Bo Ek", "Oslo", "She"), ("Cy Dahl", "Rome"))

SAME = Label(id="same_claim", kind=LabelKind.RELATION, name="Same", position=9, ends=(("claim", "claim"),))

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Making a failure smaller would take many minutes."""

Step = tuple[int, int, int]
step = st.tuples(st.integers(0, 12), st.integers(0, 30), st.integers(0, 3))
steps = st.lists(step, min_size=1, max_size=6)


def act(side: Side, family: Family, step: Step) -> None:
    """Does one thing, if there is something to do it to."""
    kind, place, how = step
    number = place % len(TEXTS)
    with side.store.reading() as reading:
        article = reading.article(family.articles[number].id)
        assert article is not None
        annotations = [each for each in reading.annotations(article.id) if isinstance(each, Mention | Claim)]
        entities = sorted(reading.entities().values(), key=lambda each: each.id)
        relations = reading.relations_of_article(article.id)
        reviewed = reading.reviewed(article.id)
    stamp, me = side.bench.stamp(), side.person.id
    chosen = annotations[place % len(annotations)] if annotations else None
    changes: list[Change] = []
    text = TEXTS[number]
    match kind:
        case 0 | 1 if not article.removed:
            quote = QUOTES[number][place % len(QUOTES[number])]
            entity = entities[0].id if entities and how == 1 else None
            mention = a_mention(article, text, quote, author=me, entity=entity, created=stamp.at, modified=stamp.at)
            changes = [Change(None, mention)]
        case 2 if not article.removed:
            source = next((each.id for each in annotations if isinstance(each, Mention)), None)
            chain = (Link(mention=source),) if source and how else ()
            quote = QUOTES[number][-1]
            claim = a_claim(article, text, quote, label=EVENT, author=me, modified=stamp.at, attribution=chain)
            changes = [Change(None, claim)]
        case 3 | 4 if chosen is not None:
            label = (PERSON, ORG)[how % 2].id if isinstance(chosen, Mention) else chosen.label
            after = replace(chosen, note=f"{side.person.name} {how}", label=label, modified=stamp.at)
            changes = [Change(chosen, after)]
        case 5 if chosen is not None:
            claims = [each for each in annotations if isinstance(each, Claim)]
            loose = [each for each in relations if chosen.id in (each.source, each.target)]
            changes = list(removal([chosen], claims, loose, stamp, reviewed).transaction.changes)
        case 6 if chosen is not None:
            changes = list(accept(chosen, stamp).changes)
        case 7 if chosen is not None:
            changes = list(comment(article.id, "Why?", stamp, annotation=chosen.id).changes)
        case 8:
            if entities and how:
                changes = [Change(entities[0], replace(entities[0], note=f"{side.person.name} {place}"))]
            else:
                changes = [Change(None, Entity(id=f"e-{side.person.name}-{place}", label=PERSON.id, name="Ana"))]
        case 9:
            state = list(State)[how]
            after_article = replace(article, removed=not article.removed) if how == 3 else replace(article, state=state)
            changes = [Change(article, after_article)] if after_article != article else []
        case 10:
            claims = [each for each in annotations if isinstance(each, Claim)]
            if len(claims) > 1:
                relation = Relation(
                    id=f"r-{claims[0].id}-{side.person.name}-{place}", article=article.id, label="same_claim",
                    source=claims[0].id, target=claims[1].id, author=me, created=stamp.at, modified=stamp.at,
                )  # fmt: skip
                changes = [Change(None, relation)]
    try:
        if kind == 11 or (how == 2 and place % 5 == 0):
            side.bench.undo()
        if kind == 12:
            side.bench.redo()
        side.bench.do(Transaction("Work", tuple(changes)))
    except (ConflictError, StoreError):
        return


def packed(side: Side) -> Path:
    """What this person did, as a package."""
    target = side.path.with_suffix(".deskpackage")
    export_package(side.store, target, Progress(), authors=[side.person.id])
    return target


def come_together(
    folder: Path,
    work: list[list[Step]],
    before: list[Step],
    between: Sequence[tuple[int, int, Step]] = (),
    packages: bool = False,
) -> None:
    """`between`: one takes in what another has so far, and goes on with a step."""
    family = Family(folder, *TEXTS)
    try:
        base = family.side("base", "Base")
        base.bench.do(Transaction("Label", (Change(None, SAME),)))
        for step in before:
            act(base, family, step)
        family.origin = base.path
        sides = [family.side(f"side{number}", name) for number, name in enumerate(("Cem", "Dee", "Eli")[: len(work)])]
        for side, own in zip(sides, work, strict=True):
            for step in own:
                act(side, family, step)
        for into, source, step in between:
            if into % len(sides) != source % len(sides):
                sides[into % len(sides)].merge(sides[source % len(sides)])
            act(sides[into % len(sides)], family, step)
        others = [packed(side) if packages else side.path for side in sides]
        states = []
        for number, order in enumerate(permutations(others)):
            boss = family.side(f"boss{number}", "Boss")
            for other in order:
                boss.merge(other)
            states.append(boss.state())
            for other in order:
                again = boss.merge(other)
                assert again.transaction is None, again.plan
            assert boss.state() == states[-1]
        for state in states[1:]:
            assert state == states[0]
    finally:
        family.close()


@settings(max_examples=6, suppress_health_check=list(HealthCheck), phases=UNSHRUNK)
@given(st.lists(steps, min_size=2, max_size=2), steps, st.booleans())
def test_the_work_of_two_comes_together_in_either_order(
    work: list[list[Step]], before: list[Step], packages: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        come_together(Path(folder), work, before, packages=packages)


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=list(HealthCheck), phases=UNSHRUNK)
@given(
    st.lists(steps, min_size=3, max_size=3),
    steps,
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), step), max_size=3),
    st.booleans(),
)
def test_the_work_of_three_comes_together_in_any_order(
    work: list[list[Step]], before: list[Step], between: list[tuple[int, int, Step]], packages: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        come_together(Path(folder), work, before, between, packages)
