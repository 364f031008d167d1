"""Entities merged, split again, and registers taken in."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.actions import merging, registering
from desk.actions.labelling import tag
from desk.actions.workbench import Workbench
from desk.model.annotation import Mention
from desk.model.article import Article
from desk.model.change import Change, Stamp, Transaction, Value
from desk.model.entity import Entity
from desk.model.relation import Relation
from desk.model.span import Span
from tests.builders import AT, BY_ID, PERSON, STAMP

LATER = Stamp("bea", "2026-02-02T00:00:00.000Z")
ISNA = Entity(id="1", label="ORG", name="ISNA", note="Agency", external=(("viaf", "5"), ("wikidata", "Q1")))
STUDENTS = Entity(
    id="2",
    label="ORG",
    name="Iranian Students' News Agency",
    aliases=("ISNA", "Isna"),
    note="Tehran",
    external=(("geonames", "7"), ("wikidata", "Q2")),
)
T = TypeVar("T")
Things = dict[tuple[type[Value], str], Value]


def mention(id: str, entity: str | None, text: str = "ISNA", article: str = "a", label: str = "ORG") -> Mention:
    span = Span(0, len(text), text)
    return Mention(
        id=id, article=article, spans=(span,), label=label, entity=entity, author="x", created=AT, modified=AT
    )


def relation(id: str, source: str, target: str, label: str = "member_of") -> Relation:
    return Relation(id=id, article=None, label=label, source=source, target=target, author="x", created=AT, modified=AT)


def things(*values: Value) -> Things:
    return {(type(value), value.id): value for value in values}


def done(state: Things, transaction: Transaction) -> Things:
    """The things after a transaction; every `before` must hold, and its inverse must bring them back."""
    new = carried_out(state, transaction.changes)
    assert carried_out(new, transaction.inverse().changes) == state
    return new


def carried_out(state: Things, changes: Iterable[Change]) -> Things:
    new = dict(state)
    for change in changes:
        key = type(change.value), change.value.id
        assert new.get(key) == change.before
        if change.after is None:
            del new[key]
        else:
            new[key] = change.after
    return new


def test_a_merger_unites_names_notes_and_outside_ids_and_reports_what_clashes() -> None:
    entity, clashes = merging.merged(ISNA, [STUDENTS])
    assert entity.names == ("ISNA", "Iranian Students' News Agency", "Isna")
    assert entity.note == "Agency\n\nTehran"
    assert entity.external == (("geonames", "7"), ("viaf", "5"), ("wikidata", "Q1"))
    assert [(c.register, c.kept, c.lost, c.entity.id) for c in clashes] == [("wikidata", "Q1", "Q2", "2")]


def test_the_preview_says_what_merging_does() -> None:
    mentions = [mention("m1", "2"), mention("m2", "2", article="b"), mention("m3", "1")]
    relations = [relation("r1", "2", "9"), relation("r2", "1", "2"), relation("r3", "1", "9"), relation("r4", "8", "2")]
    person = replace(STUDENTS, id="8", label="PERSON")
    preview = merging.merger(ISNA, [STUDENTS, person], mentions, relations)
    transaction = merging.merge_entities(ISNA, [STUDENTS, person], mentions, relations, LATER)
    after = done(things(ISNA, STUDENTS, person, *mentions, *relations), transaction)
    assert after[Entity, "1"] == preview.entity
    assert preview.added_names == ("Iranian Students' News Agency", "Isna")
    assert preview.labels == ("PERSON",)
    assert (preview.reach.mentions, preview.reach.articles, preview.reach.relations) == (2, 2, 3)
    assert [r.id for r in preview.dropped] == ["r1", "r2", "r4"]
    assert transaction.title == "Merge 2 entities into “ISNA”"
    assert {key for key in after if key[0] is Relation} == {(Relation, "r3")}
    assert after[Mention, "m2"] == replace(mentions[1], entity="1", modified=LATER.at)
    assert after[Mention, "m3"] == mentions[2]


def test_an_entity_is_not_merged_with_itself() -> None:
    with pytest.raises(merging.SameEntityError, match="cannot be merged with itself"):
        merging.merge_entities(ISNA, [STUDENTS, ISNA], [], [], STAMP)


def test_what_is_split_off_takes_the_names_that_only_its_mentions_show() -> None:
    both = replace(ISNA, aliases=("Iranian Students' News Agency", "the agency", "Students"))
    leaving = [mention("m1", "1", "the Agency"), mention("m2", "1", "Students")]
    left, new = merging.split_off(both, "Student Union", leaving, [mention("m3", "1", "students")])
    assert left == replace(both, aliases=("Iranian Students' News Agency", "Students"))
    assert new == Entity(id=new.id, label="ORG", name="Student Union", aliases=("the agency",))
    with pytest.raises(registering.NoNameError):
        merging.split_off(both, " ", leaving, [])


names = st.text("abc ", min_size=1, max_size=3).map(str.strip).filter(bool)
entities = st.builds(
    lambda label, name, aliases, external, note: registering.cleaned(
        Entity(id="", label=label, name=name, aliases=tuple(aliases), external=tuple(external.items()), note=note)
    ),
    st.sampled_from(["ORG", "PERSON"]),
    names,
    st.lists(names, max_size=3),
    st.dictionaries(st.sampled_from(["wikidata", "viaf"]), names),
    st.sampled_from(["", "one", "two"]),
)
ids = st.sampled_from("0123")
states = st.tuples(
    st.lists(entities, min_size=4, max_size=4),
    st.lists(st.tuples(ids | st.none(), names), max_size=6),
    st.lists(st.tuples(ids, ids, st.sampled_from(["member_of", "same_as"])), max_size=6),
).map(
    lambda drawn: things(
        *(replace(entity, id=str(i)) for i, entity in enumerate(drawn[0])),
        *(mention(f"m{i}", entity, text) for i, (entity, text) in enumerate(drawn[1])),
        *(relation(f"r{i}", *ends) for i, ends in enumerate(drawn[2])),
    )
)


def of(state: Things, kind: type[T]) -> list[T]:
    return [value for value in state.values() if isinstance(value, kind)]


def timeless(state: Things) -> Things:
    return {
        key: replace(value, modified="") if isinstance(value, Mention | Relation) else value
        for key, value in state.items()
    }


@given(states, st.sets(st.sampled_from("123"), min_size=1))
def test_a_merger_leaves_nothing_behind_and_its_undo_restores_everything(state: Things, gone: set[str]) -> None:
    into, others = state[Entity, "0"], [state[Entity, id] for id in sorted(gone)]
    assert isinstance(into, Entity)
    after = done(state, merging.merge_entities(into, others, of(state, Mention), of(state, Relation), LATER))  # type: ignore[arg-type]
    assert {entity.id for entity in of(after, Entity)} == set("0123") - gone
    assert not gone & {m.entity for m in of(after, Mention)}
    assert not gone & {end for r in of(after, Relation) for end in (r.source, r.target)}
    kept = of(after, Relation)
    untouched = {r.id for r in of(state, Relation) if not gone & {r.source, r.target}}
    assert untouched <= {r.id for r in kept}
    moved = [r for r in kept if r.id not in untouched]
    assert all(r.source != r.target for r in moved)
    assert all(
        r.id == o.id or (r.label, r.source, r.target) != (o.label, o.source, o.target) for r in moved for o in kept
    )
    united = after[Entity, "0"]
    assert isinstance(united, Entity)
    assert set(united.names) == {name for entity in (into, *others) for name in entity.names}  # type: ignore[union-attr]


@given(states)
def test_a_merger_and_then_a_split_restore_the_state(state: Things) -> None:
    one, other = state[Entity, "0"], state[Entity, "1"]
    assert isinstance(one, Entity)
    assert isinstance(other, Entity)
    preview = merging.merger(one, [other], of(state, Mention), of(state, Relation))
    merged = done(state, merging.merge_entities(one, [other], of(state, Mention), of(state, Relation), LATER))
    leaving = [m for m in of(merged, Mention) if getattr(state[Mention, m.id], "entity") == "1"]  # noqa: B009
    moved = [r for r in of(merged, Relation) if "1" in registering.ends(state[Relation, r.id])]  # type: ignore[arg-type]
    split = merging.split_entity(preview.entity, one, other, leaving, LATER, relations=moved)
    after = done(merged, split)
    # What the merger dropped only undo brings back; a relation with both ends at the one goes over whole.
    lost = {(Relation, r.id) for r in preview.dropped}
    assert timeless(after) == timeless({key: value for key, value in state.items() if key not in lost})


def test_in_a_project_merging_and_undoing_leave_it_as_it_was(bench: Workbench, article: Article) -> None:
    with bench.store.reading() as reading:
        text = reading.text(article)
    ids = []
    for name in ("Ana", "Bo"):
        span = Span.of(text, text.index(name), text.index(name) + len(name))
        tagged = tag(article, [span], PERSON, BY_ID, bench.stamp())
        made = registering.create_entity([tagged.changes[0].after], PERSON, name, bench.stamp())  # type: ignore[list-item]
        bench.do(Transaction(made.title, (*tagged.changes[:1], *made.changes)))
        ids.append(made.changes[0].value.id)
    with bench.store.reading() as reading:
        register, mentions = reading.entities(), reading.mentions_of(ids)
    ana, bo = register[ids[0]], register[ids[1]]
    bench.do(merging.merge_entities(ana, [bo], mentions, [], bench.stamp()))
    with bench.store.reading() as reading:
        assert list(reading.entities().values()) == [replace(ana, aliases=("Bo",))]
        assert len(reading.mentions_of([ana.id])) == 2
    bench.undo()
    with bench.store.reading() as reading:
        assert reading.entities() == register
        assert reading.mentions_of(ids) == mentions


def test_a_register_is_taken_in_by_id_then_by_name_and_label() -> None:
    ours = {entity.id: entity for entity in (ISNA, STUDENTS)}
    arriving = [
        Entity(id="1", label="ORG", name="I.S.N.A.", note="News agency", external=(("wikidata", "Q9"),)),
        replace(STUDENTS, id="x", label="Organization", aliases=("SNA",), external=(("wikidata", "Q3"),), note=""),
        Entity(id="y", label="PERSON", name="ISNA"),
        Entity(id="z", label="SHIP", name="Sabalan"),
        Entity(id="w", label="PERSON", name=" "),
    ]
    arrival = merging.bring_in(arriving, ours, BY_ID, "register.csv")
    after = done(things(*ours.values()), arrival.transaction)
    assert after[Entity, "1"] == replace(
        ISNA, name="I.S.N.A.", aliases=("ISNA",), note="News agency", external=(("viaf", "5"), ("wikidata", "Q9"))
    )
    assert after[Entity, "2"] == replace(STUDENTS, aliases=("ISNA", "Isna", "SNA"))
    assert after[Entity, "y"] == arriving[2]
    assert len(after) == 3
    assert (arrival.added, arrival.changed, arrival.known) == (1, 2, 0)
    assert arrival.problems == (
        "“Iranian Students' News Agency” has the id Q3 in wikidata; ours, Q2, was kept.",
        "“Sabalan” was left out: there is no entity label “SHIP”.",
        "The entity with the id w was left out: The entity has no name.",
    )
    assert arrival.summary == "Entities: 1 added, 2 changed, 0 known already, 3 problems."
    assert arrival.transaction.title == "Take in register.csv"


@given(states, states)
def test_taking_a_register_in_twice_changes_nothing_the_second_time(ours: Things, theirs: Things) -> None:
    register = {entity.id: entity for entity in of(ours, Entity)}
    arriving = [replace(entity, id=f"{int(entity.id) + 2}") for entity in of(theirs, Entity)]
    first = merging.bring_in(arriving, register, BY_ID)
    after = {e.id: e for e in of(done(things(*register.values()), first.transaction), Entity)}
    assert {name for e in register.values() for name in e.names} <= {name for e in after.values() for name in e.names}
    assert merging.bring_in(after.values(), after, BY_ID).transaction.changes == ()
