"""People, labels, texts and articles that two projects know under different names, or mean differently."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions.joining import Answer, Answers, survey
from desk.actions.packing import export_package
from desk.model.article import State
from desk.model.change import Change, Transaction
from desk.model.entity import Entity
from desk.model.label import Label, LabelKind
from desk.model.relation import Relation
from desk.store.package import PART
from desk.work import Progress
from tests.actions.merging import Family, Side, in_every_order
from tests.builders import AT, ORG, PERSON, a_mention, filled

TEXT = "Ana Lee met Bo Ek in Oslo. She said it went well."


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    found = Family(tmp_path, TEXT)
    yield found
    found.close()


def alone(tmp_path: Path, name: str, *texts: str) -> tuple[Family, Side]:
    """A project that has nothing in common with others but what its texts say."""
    folder = tmp_path / name
    folder.mkdir()
    family = Family(folder, *texts)
    return family, family.side(name, name.capitalize())


def test_one_name_is_one_person_whatever_the_order(family: Family) -> None:
    first, second = family.side("first", "Cem"), family.side("second", "CEM")
    assert first.person.id != second.person.id
    first.made(a_mention(family.articles[0], TEXT, "Oslo"))
    second.made(a_mention(family.articles[0], TEXT, "Bo Ek"))
    one, other = in_every_order(family, [first, second])
    least = min(first.person.id, second.person.id)
    assert {each.author for each in one.all(family.articles[0].id)} == {least}
    assert one.state() == other.state()
    assert one.merge(first).transaction is None
    assert one.merge(second).transaction is None


def test_the_same_text_under_another_id_is_the_same_article(family: Family, tmp_path: Path) -> None:
    apart, side = alone(tmp_path, "cem", TEXT)
    boss = family.side("boss", "Boss")
    side.made(a_mention(apart.articles[0], TEXT, "Oslo"))
    merge = boss.merge(side)
    assert merge.plan.articles == ()
    assert [note for note in merge.plan.notes if "another id" in note]
    [mention] = boss.all(family.articles[0].id)
    assert mention.quote == "Oslo"
    assert boss.merge(side).transaction is None
    boss.changed(mention.id, note="seen")
    assert boss.merge(side).transaction is None
    side.changed(mention.id, label=ORG.id)
    assert len(boss.merge(side).plan.conflicts) == 1
    apart.close()


def other_text(side: Side, family: Family, tmp_path: Path) -> tuple[Family, Side]:
    """A project that has another text under the id of the article that `side` has."""
    import sqlite3
    from contextlib import closing

    apart, other = alone(tmp_path, "dee", "Quite another text about Cy Dahl.")
    other.made(a_mention(apart.articles[0], "Quite another text about Cy Dahl.", "Cy Dahl"))
    other.store.close()
    with closing(sqlite3.connect(other.path)) as raw:
        old, new = apart.articles[0].id, family.articles[0].id
        for table, column in (("article", "id"), ("annotation", "article"), ("touched", "article")):
            raw.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (new, old))
        raw.execute("UPDATE history SET changes = replace(changes, ?, ?)", (old, new))
        raw.commit()
    return apart, Side(other.path, "Dee")


def test_another_text_under_the_same_id_is_asked_about(family: Family, tmp_path: Path) -> None:
    boss = family.side("boss", "Boss")
    apart, other = other_text(boss, family, tmp_path)
    plan = survey(boss.store, other.path, Progress())
    [question] = plan.open_questions
    assert (question.kind, question.id, question.choices) == (
        "text",
        family.articles[0].id,
        (Answer.OURS, Answer.BOTH),
    )
    merge = boss.merge(other, Answers(texts=Answer.OURS))
    assert any("skipped" in note for note in merge.plan.notes)
    assert len(boss.state()["articles"]) == 1  # type: ignore[arg-type]
    boss.merge(other, Answers(texts=Answer.BOTH))
    assert len(boss.state()["articles"]) == 2  # type: ignore[arg-type]
    assert boss.merge(other, Answers(texts=Answer.BOTH)).transaction is None
    other.store.close()
    apart.close()


def test_a_label_of_another_kind_comes_under_another_id(family: Family) -> None:
    boss, side = family.side("boss", "Boss"), family.side("side", "Cem")
    ship = Label(id="SHIP", kind=LabelKind.ENTITY, name="Ship", position=7)
    boss.bench.do(Transaction("Label", (Change(None, replace(ship, kind=LabelKind.CLAIM)),)))
    side.bench.do(Transaction("Label", (Change(None, ship),)))
    side.made(a_mention(family.articles[0], TEXT, "Oslo", ship))
    boss.merge(side, Answers(labels=Answer.THEIRS))
    [mention] = boss.all(family.articles[0].id)
    assert mention.label == "SHIP-entity"
    assert boss.merge(side).transaction is None


@pytest.mark.parametrize("answer", [Answer.OURS, Answer.THEIRS])
def test_labels_of_one_id_come_to_the_same_in_any_order(family: Family, answer: Answer) -> None:
    first, second = family.side("first", "Cem"), family.side("second", "Dee")
    for side, name, key in ((first, "Ship", "S"), (second, "Vessel", "V")):
        label = Label(id="SHIP", kind=LabelKind.ENTITY, name=name, key=key, position=7)
        other = Label(id=f"X-{name}", kind=LabelKind.ENTITY, name=f"Other {name}", key="X", position=8)
        side.bench.do(Transaction("Label", (Change(None, label), Change(None, other))))
        side.made(a_mention(family.articles[0], TEXT, "Oslo", label))
    one, other_side = in_every_order(family, [first, second], Answers(labels=answer))
    assert one.state() == other_side.state()
    assert one.merge(first).transaction is None
    with one.store.reading() as reading:
        assert reading.labels()["SHIP"].retired is (answer is Answer.OURS)


def test_an_entity_that_both_changed_has_the_later_of_each_part(family: Family) -> None:
    base = family.side("base", "Base")
    entity = Entity(id="e", label=PERSON.id, name="Ana")
    base.bench.do(Transaction("Entity", (Change(None, entity),)))
    family.origin = base.path
    first, second = family.side("first", "Cem"), family.side("second", "Dee")
    first.bench.do(Transaction("Change", (Change(entity, replace(entity, name="Ana Lee", note="one")),)))
    second.bench.do(Transaction("Change", (Change(entity, replace(entity, name="A. Lee", aliases=("Ana",))),)))
    one, other = in_every_order(family, [first, second])
    assert one.state() == other.state()
    with one.store.reading() as reading:
        assert reading.entities()["e"] == replace(entity, name="A. Lee", note="one", aliases=("Ana",))


def test_an_entity_with_the_same_id_in_a_register_is_told_of_once(family: Family) -> None:
    first, boss = family.side("first", "Cem"), family.side("boss", "Boss")
    for side, id, name in ((first, "e1", "Bo Ek"), (boss, "e2", "B. Ek")):
        entity = Entity(id=id, label=PERSON.id, name=name, external=(("wikidata", "Q794"),))
        side.bench.do(Transaction("Create", (Change(None, entity),)))
    told = [note for note in boss.merge(first).plan.notes if "Q794" in note]
    assert len(told) == 1
    assert "“Bo Ek” comes in beside “B. Ek”" in told[0]
    assert boss.merge(first).plan.notes == ()


def test_an_entity_removed_here_stays_where_a_mention_there_needs_it(family: Family) -> None:
    base = family.side("base", "Base")
    entity = Entity(id="e", label=PERSON.id, name="Ana")
    base.bench.do(Transaction("Entity", (Change(None, entity),)))
    family.origin = base.path
    first, second = family.side("first", "Cem"), family.side("second", "Dee")
    first.bench.do(Transaction("Remove", (Change(entity, None),)))
    second.made(a_mention(family.articles[0], TEXT, "Ana Lee", entity=entity.id))
    one, other = in_every_order(family, [first, second])
    assert one.state() == other.state()
    with one.store.reading() as reading:
        assert reading.entities() == {"e": entity}
    assert any("stays" in note for note in first.merge(second).plan.notes)


def test_states_relations_and_settings_come_along(family: Family) -> None:
    boss, side = family.side("boss", "Boss"), family.side("side", "Cem")
    part = Label(id="member_of", kind=LabelKind.RELATION, name="Member", position=9, ends=(("entity", "entity"),))
    ends = [Entity(id=id, label=PERSON.id, name=id) for id in ("e1", "e2")]
    relation = Relation(
        id="r", article=None, label=part.id, source="e1", target="e2", author=side.person.id, created=AT, modified=AT
    )
    article, project = family.articles[0], side.store.project()
    done = replace(article, state=State.DONE)
    with side.store.reading() as reading:
        stored = reading.article(article.id)
    assert stored is not None
    changes = [Change(None, each) for each in (part, *ends, relation)]
    changes += [Change(stored, replace(stored, state=State.DONE)), Change(project, replace(project, blind=True))]
    side.bench.do(Transaction("Work", tuple(changes)))
    boss.merge(side, Answers(labels=Answer.THEIRS))
    assert boss.state() == side.state()
    assert boss.store.project().blind
    with boss.store.reading() as reading:
        found = reading.article(article.id)
        assert found is not None
        assert found.state is done.state


def test_a_removed_article_is_back_where_somebody_worked_on_it(family: Family) -> None:
    boss, side = family.side("boss", "Boss"), family.side("side", "Cem")
    with boss.store.reading() as reading:
        article = reading.article(family.articles[0].id)
    assert article is not None
    boss.bench.do(Transaction("Remove", (Change(article, replace(article, removed=True)),)))
    side.made(a_mention(family.articles[0], TEXT, "Oslo"))
    merge = boss.merge(side)
    assert any("removed on one side" in note for note in merge.plan.notes)
    assert len(boss.state()["articles"]) == 1  # type: ignore[arg-type]
    assert boss.merge(side).transaction is None


def test_history_comes_along_and_back_without_doubling(family: Family) -> None:
    boss, side = family.side("boss", "Boss"), family.side("side", "Cem")
    filled(side.bench, ["A new text."])
    side.made(a_mention(family.articles[0], TEXT, "Oslo"))
    boss.merge(side)
    with boss.store.reading() as reading:
        titles = [(each.title, each.origin) for each in reading.past()]
    assert titles == [("Import", "side.desk"), ("Tag", "side.desk")]
    side.merge(boss)
    assert side.merge(boss).transaction is None
    with side.store.reading() as reading:
        assert [each.title.split()[0] for each in reading.past()] in ([], ["Merge"])


def test_what_a_package_tells_of_others_in_part_is_completed_by_their_own(family: Family) -> None:
    ben, ana, boss = family.side("ben", "Ben"), family.side("ana", "Ana"), family.side("boss", "Boss")
    entity = Entity(id="e", label=PERSON.id, name="Bo Ek")
    mention = a_mention(family.articles[0], TEXT, "Bo Ek", author=ben.person.id, entity=entity.id)
    ben.bench.do(Transaction("Link “Bo Ek”", (Change(None, entity), Change(None, mention))))
    packages = {side: side.path.with_suffix(".deskpackage") for side in (ana, ben)}
    export_package(ben.store, packages[ben], Progress(), authors=[ben.person.id])
    ana.merge(packages[ben])
    ana.made(a_mention(family.articles[0], TEXT, "Oslo"))
    export_package(ana.store, packages[ana], Progress(), authors=[ana.person.id])
    told = []
    for package in (packages[ana], packages[ben]):
        boss.merge(package)
        assert boss.merge(package).transaction is None
        with boss.store.reading() as reading:
            [entry] = [each.entry for each in reading.records() if each.entry.by == ben.person.id]
        told.append((entry.title, "mention" in entry.changes))
    assert told == [(PART, False), ("Link “Bo Ek”", True)]
    assert boss.merge(packages[ana]).transaction is None
