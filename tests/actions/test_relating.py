"""Relations: which are allowed, made, changed and removed."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions import relating
from desk.actions.workbench import Workbench
from desk.formats.labelset import read_labels
from desk.model.annotation import Claim
from desk.model.article import Article
from desk.model.change import Change, Stamp, Transaction
from desk.model.entity import Entity
from desk.model.label import Attribute, Label, LabelKind
from desk.model.relation import Relation
from tests.builders import EVENT, STAMP, a_claim, an_article

DEFAULT = {
    label.id: label for label in read_labels(Path(__file__).parents[2] / "resources" / "labels" / "default.json")
}
SAME, UPDATES, MEMBER, OBJECT = (DEFAULT[id] for id in ("same_claim", "updates", "member_of", "object"))
TEXT = "Iran sold oil. Iran sold some oil."
ARTICLE = an_article(TEXT)
ONE, OTHER = a_claim(ARTICLE, TEXT, "Iran sold oil"), a_claim(ARTICLE, TEXT, "Iran sold some oil")
IRAN, OPEC = (Entity(id=name, label="GPE", name=name) for name in ("Iran", "OPEC"))
LATER = Stamp("bea", "2026-02-02T00:00:00.000Z")


def made(transaction: Transaction) -> Relation:
    (change,) = transaction.changes
    assert isinstance(change.after, Relation)
    return change.after


def test_a_relation_belongs_to_the_article_of_the_claim_it_starts_from() -> None:
    transaction = relating.relate(ONE, OTHER, UPDATES, DEFAULT, STAMP)
    relation = made(transaction)
    assert (relation.source, relation.target, relation.label) == (ONE.id, OTHER.id, "updates")
    assert (relation.article, relation.author, relation.created) == (ARTICLE.id, STAMP.by, STAMP.at)
    assert transaction.title == "Updates: “Iran sold oil” → “Iran sold some oil”"
    assert made(relating.relate(ONE, IRAN, OBJECT, DEFAULT, STAMP)).article == ARTICLE.id
    assert made(relating.relate(IRAN, OPEC, MEMBER, DEFAULT, STAMP)).article is None


def test_a_label_says_between_what_it_may_stand() -> None:
    with pytest.raises(relating.NotAllowedError, match="“Updates” does not go from an entity to a claim"):
        relating.relate(IRAN, ONE, UPDATES, DEFAULT, STAMP)
    with pytest.raises(relating.NotAllowedError):
        relating.relate(IRAN, ONE, OBJECT, DEFAULT, STAMP)
    with pytest.raises(relating.NotAllowedError):
        relating.relate(ONE, OTHER, replace(EVENT, ends=(("claim", "claim"),)), DEFAULT, STAMP)
    with pytest.raises(relating.NotAllowedError):
        relating.relate(ONE, OTHER, replace(SAME, ends=()), DEFAULT, STAMP)


def test_a_thing_is_not_related_to_itself() -> None:
    with pytest.raises(relating.SameEndsError, match="“Iran” cannot be related to itself"):
        relating.relate(IRAN, IRAN, MEMBER, DEFAULT, STAMP)


def test_the_same_is_not_said_twice() -> None:
    updates, same = (made(relating.relate(ONE, OTHER, label, DEFAULT, STAMP)) for label in (UPDATES, SAME))
    with pytest.raises(relating.AlreadyRelatedError, match="related by “Updates” already"):
        relating.relate(ONE, OTHER, UPDATES, DEFAULT, STAMP, known=[updates])
    relating.relate(OTHER, ONE, UPDATES, DEFAULT, STAMP, known=[updates, same])
    with pytest.raises(relating.AlreadyRelatedError) as caught:
        relating.relate(OTHER, ONE, SAME, DEFAULT, STAMP, known=[updates, same])
    assert caught.value.relation == same


def test_the_choices_are_those_that_fit_in_one_direction_or_the_other() -> None:
    labels = [*DEFAULT.values(), replace(SAME, id="old", retired=True)]
    assert [c.label.id for c in relating.choices(labels, ONE, OTHER)] == [
        "same_claim",
        "supports",
        "contradicts",
        "updates",
    ]
    assert [(c.label.id, c.swapped) for c in relating.choices(labels, ONE, IRAN)] == [
        ("object", False),
        ("addressee", False),
    ]
    assert [(c.label.id, c.swapped) for c in relating.choices(labels, IRAN, ONE)] == [
        ("object", True),
        ("addressee", True),
    ]
    assert [c.label.id for c in relating.choices(labels, IRAN, OPEC)] == ["member_of", "located_in", "same_as"]
    assert relating.choices(labels, ONE, ONE) == []


def test_a_relation_starts_with_the_defaults_of_its_label() -> None:
    label = replace(MEMBER, attributes=(Attribute(name="since", default="2019"),))
    relation = made(relating.relate(IRAN, OPEC, label, {label.id: label}, STAMP))
    assert relation.attributes == (("since", "2019"),)
    assert made(relating.set_attribute(relation, "since", None, LATER)) == replace(
        relation, attributes=(), modified=LATER.at
    )
    assert relating.set_attribute(relation, "since", "2019", LATER).changes == ()


def test_label_and_ends_can_be_changed() -> None:
    relation = made(relating.relate(ONE, OTHER, UPDATES, DEFAULT, STAMP))
    turned = made(relating.change(relation, OTHER, ONE, UPDATES, LATER, known=[relation]))
    assert turned == replace(relation, source=OTHER.id, target=ONE.id, modified=LATER.at)
    assert made(relating.change(relation, ONE, OTHER, SAME, LATER)).label == "same_claim"
    assert relating.change(relation, ONE, OTHER, UPDATES, LATER, known=[relation]).changes == ()
    with pytest.raises(relating.NotAllowedError):
        relating.change(relation, ONE, IRAN, UPDATES, LATER)


def test_relations_are_removed_and_come_back_in_a_project(bench: Workbench, article: Article) -> None:
    with bench.store.reading() as reading:
        text = reading.text(article)
    quotes = "Ana met Bo", "Ana left"
    claims: list[Claim] = [a_claim(article, text, quote, author=bench.person.id) for quote in quotes]
    label = Label(id="same_claim", kind=LabelKind.RELATION, name="Same claim", position=9, ends=(("claim", "claim"),))
    bench.do(Transaction("Claims", tuple(Change(None, value) for value in (label, *claims))))
    relation = made(transaction := relating.relate(*claims, label, {label.id: label}, bench.stamp()))
    bench.do(transaction)
    with bench.store.reading() as reading:
        assert reading.relations_of([claims[1].id]) == [relation]
    bench.do(relating.unrelate([relation]))
    with bench.store.reading() as reading:
        assert reading.relations() == []
    bench.undo()
    with bench.store.reading() as reading:
        assert reading.relations_of_article(article.id) == [relation]
