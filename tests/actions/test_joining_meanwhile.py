"""Several people work on the same things apart, each in another way; whoever is merged first, it comes to the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions.merging import merge_entities
from desk.actions.packing import export_package
from desk.actions.registering import rename
from desk.actions.reviewing import accept, amend, answer, comment, remove_comment, resolve
from desk.model.annotation import Mention
from desk.model.article import State
from desk.model.change import Change, Transaction
from desk.model.entity import Entity
from desk.model.review import is_open, latest
from desk.work import Progress
from tests.actions.merging import Family, Side, in_every_order
from tests.builders import ORG, PERSON, a_mention

TEXT = "Ana Lee met Bo Ek in Oslo. She said it went well."


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    found = Family(tmp_path, TEXT)
    yield found
    found.close()


@pytest.fixture
def mention(family: Family) -> Mention:
    """One that everybody has."""
    base = family.side("base", "Base")
    base.made(a_mention(family.articles[0], TEXT, "Oslo"))
    family.origin = base.path
    [found] = base.all(family.articles[0].id)
    assert isinstance(found, Mention)
    return found


def three(family: Family) -> list[Side]:
    return [family.side(name.lower(), name) for name in ("Cem", "Dee", "Eli")]


def together(family: Family, sides: list[Side]) -> Side:
    """Somebody who took in everybody's packages, in whatever order."""
    packages = []
    for side in sides:
        packages.append(side.path.with_suffix(".deskpackage"))
        export_package(side.store, packages[-1], Progress(), authors=[side.person.id])
    found = in_every_order(family, packages)
    assert all(each.state() == found[0].state() for each in found)
    return found[0]


def test_an_entity_merged_away_here_is_renamed_and_used_there(family: Family) -> None:
    base = family.side("base", "Base")
    kept, gone = (Entity(id=id, label=PERSON.id, name=name) for id, name in (("e1", "Ana Lee"), ("e2", "A. Lee")))
    base.bench.do(Transaction("Create", (Change(None, kept), Change(None, gone))))
    base.made(a_mention(family.articles[0], TEXT, "She", entity="e2"))
    family.origin = base.path
    first, second, _ = three(family)
    [mention] = first.all(family.articles[0].id)
    assert isinstance(mention, Mention)
    first.bench.do(merge_entities(kept, [gone], [mention], [], first.bench.stamp()))
    second.bench.do(rename(gone, "Anna Lee"))
    second.made(a_mention(family.articles[0], TEXT, "Bo Ek", entity="e2"))
    found = together(family, [first, second])
    with found.store.reading() as reading:
        assert {each.id: each.name for each in reading.entities().values()} == {"e1": "Ana Lee", "e2": "Anna Lee"}
    linked = {each.quote: each.entity for each in found.all(family.articles[0].id) if isinstance(each, Mention)}
    assert linked == {"She": "e1", "Bo Ek": "e2"}


def test_a_thread_resolved_answered_and_removed_stays_resolved_with_its_answer(
    family: Family, mention: Mention
) -> None:
    base = family.side("asked", "Base")
    base.bench.do(comment(mention.article, "Why?", base.bench.stamp(), annotation=mention.id))
    family.origin = base.path
    with base.store.reading() as reading:
        [thread] = reading.reviewed(mention.article).comments
    first, second, third = three(family)
    first.bench.do(resolve(thread, first.bench.stamp()))
    second.bench.do(answer(thread, "So.", second.bench.stamp()))
    third.bench.do(remove_comment(thread))
    found = together(family, [first, second, third])
    with found.store.reading() as reading:
        comments = reading.reviewed(mention.article).comments
    assert [(each.text, each.resolved_by) for each in comments] == [("Why?", first.person.id), ("So.", None)]


def test_what_was_decided_on_an_earlier_version_waits_again(family: Family, mention: Mention) -> None:
    first, second, third = three(family)
    changed = first.changed(mention.id, note="a city")
    second.bench.do(accept(mention, second.bench.stamp()))
    third.bench.do(amend(mention, replace(mention, label=ORG.id), third.bench.stamp()))
    found = together(family, [first, second, third])
    assert found.annotation(mention.id) == changed
    with found.store.reading() as reading:
        decisions = reading.reviewed(mention.article).decisions
    assert len(decisions) == 2
    assert is_open(changed, latest(decisions)[mention.id])


def test_what_was_removed_stays_for_who_decided_on_it(family: Family, mention: Mention) -> None:
    first, second, _ = three(family)
    first.removed(mention.id)
    second.bench.do(accept(mention, second.bench.stamp()))
    assert together(family, [first, second]).annotation(mention.id) == mention


def test_an_article_removed_labelled_and_finished_is_there(family: Family) -> None:
    first, second, third = three(family)
    article = family.articles[0]
    first.bench.do(Transaction("Remove", (Change(article, replace(article, removed=True)),)))
    second.made(a_mention(article, TEXT, "Oslo"))
    third.bench.do(Transaction("Finish", (Change(article, replace(article, state=State.DONE)),)))
    found = together(family, [first, second, third])
    [exported] = found.state()["articles"]  # type: ignore[misc]
    assert (exported["state"], len(exported["mentions"])) == ("done", 1)


def test_the_package_of_one_who_codes_blind_holds_nothing_of_the_other(family: Family) -> None:
    base = family.side("base", "Base")
    project = base.store.project()
    base.bench.do(Transaction("Blind", (Change(project, replace(project, blind=True)),)))
    family.origin = base.path
    first, second, _ = three(family)
    first.made(a_mention(family.articles[0], TEXT, "Oslo"))
    theirs = a_mention(family.articles[0], TEXT, "Oslo", note="a secret", author=second.person.id)
    entity = Entity(id="e", label=PERSON.id, name="Oslo")
    second.bench.do(Transaction("Link a secret", (Change(None, entity), Change(None, theirs))))
    second.bench.do(comment(family.articles[0].id, "a secret", second.bench.stamp()))
    package = second.path.with_suffix(".deskpackage")
    export_package(second.store, package, Progress(), authors=[second.person.id])
    first.merge(package)
    export_package(first.store, package, Progress(), authors=[first.person.id])
    assert b"a secret" not in package.read_bytes()
