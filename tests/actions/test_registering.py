"""Entities made, linked, changed and removed."""

from dataclasses import replace

import pytest

from desk.actions import registering
from desk.actions.labelling import tag
from desk.actions.workbench import Workbench
from desk.model.annotation import Mention
from desk.model.article import Article
from desk.model.change import Transaction
from desk.model.entity import Entity
from desk.model.relation import Relation
from desk.model.span import Span
from tests.builders import BY_ID, EVENT, ORG, PERSON, STAMP, a_mention, an_article, annotations_of

TEXT = "Kiumars Heydari spoke in Tehran. Heydari said he would go."
ARTICLE = an_article(TEXT)
FULL, SHORT = a_mention(ARTICLE, TEXT, "Kiumars Heydari"), a_mention(ARTICLE, TEXT, "Heydari said")
HE = a_mention(ARTICLE, TEXT, "he would", attributes=(("mention", "pronoun"),))
HEYDARI = Entity(id="h", label="PERSON", name="Kiumars Heydari", aliases=("Heydari",), external=(("wikidata", "Q1"),))


def after(transaction: Transaction, id: str) -> object:
    return next(change.after for change in transaction.changes if change.value.id == id)


def test_a_new_entity_takes_its_mentions() -> None:
    made = registering.create_entity(
        [FULL, SHORT], PERSON, " Kiumars Heydari ", STAMP, aliases=["Heydari", " ", "Heydari"]
    )
    entity = made.changes[0].after
    assert isinstance(entity, Entity)
    assert (entity.name, entity.label, entity.aliases) == ("Kiumars Heydari", "PERSON", ("Heydari",))
    assert after(made, FULL.id) == replace(FULL, entity=entity.id, modified=STAMP.at)
    assert made.title == "New entity “Kiumars Heydari”"


def test_an_entity_needs_a_name_and_an_entity_label() -> None:
    with pytest.raises(registering.NoNameError, match="no name"):
        registering.create_entity([], PERSON, " ", STAMP)
    with pytest.raises(registering.NoNameError):
        registering.rename(HEYDARI, "")
    with pytest.raises(registering.NotAnEntityLabelError, match="“Event” is not a label for entities"):
        registering.create_entity([], EVENT, "Name", STAMP)
    with pytest.raises(registering.NotAnEntityLabelError):
        registering.set_label(HEYDARI, EVENT)


def test_a_link_says_how_sure_it_is_and_a_new_one_says_it_anew() -> None:
    ambiguous = after(registering.link([HE], HEYDARI, STAMP, certainty="ambiguous"), HE.id)
    assert isinstance(ambiguous, Mention)
    assert ambiguous.attributes == (("link_certainty", "ambiguous"), ("mention", "pronoun"))
    assert registering.link([ambiguous], HEYDARI, STAMP).changes == ()
    other = after(registering.link([ambiguous], replace(HEYDARI, id="x"), STAMP), HE.id)
    assert isinstance(other, Mention)
    assert (other.entity, other.attributes) == ("x", (("mention", "pronoun"),))
    gone = after(registering.unlink([ambiguous, FULL], STAMP), HE.id)
    assert gone == replace(HE, modified=STAMP.at)


def test_a_certainty_said_before_the_link_stays() -> None:
    unsure = replace(HE, attributes=(("link_certainty", "ambiguous"),))
    assert after(registering.link([unsure], HEYDARI, STAMP), HE.id) == replace(unsure, entity="h", modified=STAMP.at)


def test_a_link_can_bring_a_new_name() -> None:
    made = registering.link([SHORT], HEYDARI, STAMP, aliases=["General Heydari", "Heydari"])
    assert after(made, "h") == replace(HEYDARI, aliases=("Heydari", "General Heydari"))


def test_names_stay_without_repetition_when_one_changes() -> None:
    assert after(registering.rename(HEYDARI, "Heydari"), "h") == replace(HEYDARI, name="Heydari", aliases=())
    renamed = after(registering.rename(HEYDARI, "K. Heydari", keep_old=True), "h")
    assert renamed == replace(HEYDARI, name="K. Heydari", aliases=("Heydari", "Kiumars Heydari"))
    assert registering.rename(HEYDARI, " Kiumars Heydari").changes == ()
    assert registering.add_alias(HEYDARI, "Heydari ").changes == ()
    assert after(registering.set_aliases(HEYDARI, ["b", "a", "b", ""]), "h") == replace(HEYDARI, aliases=("b", "a"))


def test_note_label_and_outside_ids_are_changed_and_kept_as_given() -> None:
    assert after(registering.set_note(HEYDARI, "Army"), "h") == replace(HEYDARI, note="Army")
    assert after(registering.set_label(HEYDARI, ORG), "h") == replace(HEYDARI, label="ORG")
    external = (("geonames", "5"), ("wikidata", "Q1"))
    assert after(registering.set_external(HEYDARI, "geonames", "5"), "h") == replace(HEYDARI, external=external)
    assert after(registering.set_external(HEYDARI, "wikidata", None), "h") == replace(HEYDARI, external=())
    assert registering.set_external(HEYDARI, "wikidata", "Q1").changes == ()
    assert registering.set_external(HEYDARI, "viaf", " ").changes == ()


def test_what_hangs_on_an_entity_is_counted() -> None:
    relation = Relation(id="r", article=None, label="m", source="h", target="x", author="", created="", modified="")
    reach = registering.reach([FULL, SHORT], [relation])
    assert (reach.mentions, reach.articles, reach.relations) == (2, 1, 1)


def test_in_a_project_an_entity_is_made_with_its_mention_removed_and_brought_back(
    bench: Workbench, article: Article
) -> None:
    with bench.store.reading() as reading:
        text = reading.text(article)
    start = text.index("Ana")
    tagged = tag(article, [Span.of(text, start, start + 3)], PERSON, BY_ID, bench.stamp())
    mention = tagged.changes[0].after
    assert isinstance(mention, Mention)
    made = registering.create_entity([mention], PERSON, "Kiumars Heydari", bench.stamp())
    bench.do(Transaction(made.title, (*tagged.changes, *made.changes)))
    (linked,) = annotations_of(bench.store, article)
    assert isinstance(linked, Mention)
    entity = made.changes[0].after
    assert isinstance(entity, Entity)
    assert linked.entity == entity.id
    with bench.store.reading() as reading:
        stored = reading.entities()
    assert stored == {entity.id: entity}
    before = annotations_of(bench.store, article)
    bench.do(registering.remove_entities([entity], [linked], [], bench.stamp()))
    assert [m.entity for m in annotations_of(bench.store, article) if isinstance(m, Mention)] == [None]
    bench.undo()
    assert annotations_of(bench.store, article) == before


def test_an_entity_takes_its_relations_with_it_and_leaves_its_mentions() -> None:
    relation = Relation(id="r", article=None, label="m", source="x", target="h", author="", created="", modified="")
    far = replace(relation, id="far", target="y")
    gone = registering.remove_entities([HEYDARI], [replace(FULL, entity="h")], [relation, far], STAMP)
    assert gone.title == "Remove “Kiumars Heydari”"
    assert {change.value.id: change.after for change in gone.changes} == {
        "r": None,
        "h": None,
        FULL.id: replace(FULL, modified=STAMP.at),
    }
