from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.actions import scheme
from desk.formats.labelset import read_labels
from desk.model.annotation import Claim, Mention
from desk.model.change import Change, Stamp, Transaction
from desk.model.entity import Entity
from desk.model.label import ENDS, Attribute, AttributeKind, Label, LabelKind, with_attribute
from desk.model.relation import Relation
from desk.model.scheme import flaw
from desk.model.span import Span

DEFAULT = Path(__file__).parents[2] / "resources" / "labels" / "default.json"
ENTITY, CLAIM = LabelKind.ENTITY, LabelKind.CLAIM
Labels = dict[str, Label]


def entity(id: str, position: int = 0, parent: str | None = None, key: str = "", retired: bool = False) -> Label:
    return Label(id=id, kind=ENTITY, name=id.title(), key=key, position=position, parent=parent, retired=retired)


def by_id(*labels: Label) -> Labels:
    return {label.id: label for label in labels}


def after(labels: Labels, transaction: Transaction) -> Labels:
    """The labels with a transaction carried out, checking that each `before` holds and that it can be taken back."""
    new = carried_out(labels, transaction.changes)
    assert carried_out(new, transaction.inverse().changes) == labels
    return new


def carried_out(labels: Labels, changes: Iterable[Change]) -> Labels:
    new = dict(labels)
    for change in changes:
        if isinstance(change.value, Label):
            assert new.get(change.value.id) == change.before
            if isinstance(change.after, Label):
                new[change.after.id] = change.after
            else:
                del new[change.value.id]
    return new


def mention(label: str, id: str = "m") -> Mention:
    spans = (Span(0, 4, "Iran"),)
    early = "2024-01-01T00:00:00.000Z"
    return Mention(
        id=id,
        article="a",
        spans=spans,
        label=label,
        author="ada",
        created=early,
        modified=early,
        attributes=(("role", "place"),),
    )


def test_a_new_label_gets_a_readable_id_and_the_last_place() -> None:
    labels = by_id(entity("ORG", 0), entity("SHIP_S_CREW", 1))
    labels = after(labels, scheme.add_label(labels, ENTITY, " Ship's crew ", color="#ABCDEF", key="s"))
    new = labels["SHIP_S_CREW_2"]
    assert (new.name, new.color, new.key, new.position) == ("Ship's crew", "#abcdef", "S", 2)
    labels = after(labels, scheme.add_label(labels, CLAIM, "Plan / threat", color="#000000"))
    assert labels["plan_threat"].kind is CLAIM
    assert "کشتی_بزرگ" in after(labels, scheme.add_label(labels, ENTITY, "کشتی بزرگ", color="#000000"))
    assert "LABEL" in after(labels, scheme.add_label(labels, ENTITY, "!?", color="#000000"))


def test_a_new_label_asks_what_all_of_its_kind_ask() -> None:
    labels = {label.id: label for label in read_labels(DEFAULT)}
    labels = after(labels, scheme.add_label(labels, ENTITY, "Vessel", color="#000000"))
    assert [a.name for a in labels["VESSEL"].attributes] == ["mention", "link_certainty"]
    labels = after(labels, scheme.add_label(labels, CLAIM, "Threat", color="#000000"))
    assert labels["threat"].attributes == labels["event"].attributes
    labels = after(labels, scheme.add_label(labels, ENTITY, "Ferry", color="#000000", parent=labels["VESSEL"]))
    assert labels["FERRY"].parent == "VESSEL"
    assert labels["FERRY"].attributes == ()


def test_a_name_beside_the_same_name_is_refused() -> None:
    labels = by_id(entity("ORG", 0), entity("GPE", 1), entity("BANK", 2, "ORG"))
    with pytest.raises(scheme.NameTakenError, match="named “Org”"):
        scheme.add_label(labels, ENTITY, "oRG", color="#000000")
    with pytest.raises(scheme.NameTakenError):
        scheme.change_label(labels, labels["GPE"], name="Org")
    scheme.change_label(labels, labels["GPE"], name="gpe")
    scheme.add_label(labels, ENTITY, "Bank", color="#000000")
    scheme.add_label(labels, CLAIM, "Org", color="#000000")


def test_a_label_without_a_name_is_refused() -> None:
    with pytest.raises(scheme.SchemeError, match="no name"):
        scheme.add_label({}, ENTITY, "  ", color="#000000")
    with pytest.raises(scheme.SchemeError, match="no name"):
        scheme.change_label({}, entity("ORG"), name="")


def test_renaming_keeps_the_id() -> None:
    labels = by_id(entity("ORG"))
    transaction = scheme.change_label(labels, labels["ORG"], name="Body")
    assert transaction.title == "Rename label “Org” to “Body”"
    assert after(labels, transaction)["ORG"].name == "Body"
    assert scheme.change_label(labels, labels["ORG"], name="Org").changes == ()


def test_a_taken_key_is_refused_or_taken_over() -> None:
    labels = by_id(entity("ORG", key="O"), entity("OLD", key="X", retired=True), entity("NEW"))
    with pytest.raises(scheme.KeyTakenError, match="The key O belongs to “Org”") as caught:
        scheme.change_label(labels, labels["NEW"], key="o")
    assert caught.value.holder == labels["ORG"]
    with pytest.raises(scheme.KeyTakenError, match="C is reserved") as caught:
        scheme.change_label(labels, labels["NEW"], key="c", take_key=True)
    assert caught.value.holder is None
    with pytest.raises(scheme.SchemeError, match="not one letter or digit"):
        scheme.change_label(labels, labels["NEW"], key="?")
    taken = after(labels, scheme.change_label(labels, labels["NEW"], key="O", take_key=True))
    assert (taken["NEW"].key, taken["ORG"].key) == ("O", "")
    assert after(labels, scheme.change_label(labels, labels["NEW"], key="X"))["NEW"].key == "X"
    assert after(labels, scheme.change_label(labels, labels["ORG"], key=""))["ORG"].key == ""


def test_attributes_are_checked() -> None:
    labels = by_id(entity("ORG"))
    kind = Attribute(name="kind", kind=AttributeKind.CHOICE, values=("media", "army"), default="army")
    assert after(labels, scheme.change_label(labels, labels["ORG"], attributes=[kind]))["ORG"].attributes == (kind,)
    with pytest.raises(scheme.SchemeError, match="cannot have the default “navy”"):
        scheme.change_label(labels, labels["ORG"], attributes=[replace(kind, default="navy")])
    with pytest.raises(scheme.SchemeError, match="two attributes named “kind”"):
        scheme.change_label(labels, labels["ORG"], attributes=[kind, kind])


def test_labels_are_reordered_in_the_places_they_hold() -> None:
    labels = by_id(*(entity(id, position) for position, id in enumerate("ABCD")))
    labels = after(labels, scheme.reorder(labels, ["D", "B"]))
    assert [label.id for label in scheme.in_order(labels.values())] == ["A", "D", "C", "B"]
    assert scheme.reorder(labels, ["A", "D"]).changes == ()


def test_a_label_is_placed_under_another_and_among_its_children() -> None:
    labels = by_id(entity("ORG", 0), entity("GPE", 1), entity("BANK", 2), entity("ARMY", 3))
    labels = after(labels, scheme.nest(labels, labels["BANK"], labels["ORG"]))
    labels = after(labels, scheme.place(labels, labels["ARMY"], labels["ORG"], labels["BANK"]))
    assert [(label.id, depth) for label, depth in scheme.tree(labels, ENTITY)] == [
        ("ORG", 0),
        ("ARMY", 1),
        ("BANK", 1),
        ("GPE", 0),
    ]
    labels = after(labels, scheme.place(labels, labels["GPE"], None, labels["ORG"]))
    labels = after(labels, scheme.nest(labels, labels["ARMY"], None))
    assert [label.id for label, _ in scheme.tree(labels, ENTITY)] == ["GPE", "ORG", "BANK", "ARMY"]


def test_labels_cannot_be_nested_in_a_circle_or_across_kinds() -> None:
    labels = by_id(entity("A"), entity("B", parent="A"), entity("C", parent="B"))
    with pytest.raises(scheme.MisplacedError, match="stands below it"):
        scheme.nest(labels, labels["A"], labels["C"])
    with pytest.raises(scheme.MisplacedError):
        scheme.nest(labels, labels["A"], labels["A"])
    with pytest.raises(scheme.MisplacedError, match="of another kind"):
        scheme.nest(labels, labels["A"], Label(id="x", kind=CLAIM, name="X"))


def test_merging_relabels_every_annotation_and_keeps_its_attributes() -> None:
    labels = by_id(entity("GPE"), entity("LOC"), entity("CITY", parent="GPE"))
    stamp = Stamp("bea", "2025-01-01T00:00:00.000Z")
    old = [mention("GPE", "m1"), mention("GPE", "m2")]
    transaction = scheme.merge_labels(labels, labels["GPE"], labels["LOC"], old, stamp)
    new = [change.after for change in transaction.changes if isinstance(change.value, Mention)]
    assert new == [replace(m, label="LOC", modified=stamp.at) for m in old]
    labels = after(labels, transaction)
    assert "GPE" not in labels
    assert labels["CITY"].parent == "LOC"


def test_merging_into_a_descendant_lifts_the_children() -> None:
    labels = by_id(entity("A"), entity("B", parent="A"), entity("C", parent="B"), entity("D", parent="A"))
    labels = after(labels, scheme.merge_labels(labels, labels["A"], labels["C"], [], Stamp("ada", "")))
    assert {label.id: label.parent for label in labels.values()} == {"B": None, "C": "B", "D": None}


def test_merging_needs_two_labels_of_one_kind() -> None:
    labels = by_id(entity("A"), Label(id="a", kind=CLAIM, name="A"))
    for into in labels.values():
        with pytest.raises(scheme.MisplacedError):
            scheme.merge_labels(labels, labels["A"], into, [], Stamp("ada", ""))


def test_claims_are_merged_too() -> None:
    labels = by_id(Label(id="a", kind=CLAIM, name="A"), Label(id="b", kind=CLAIM, name="B"))
    m = mention("a")
    claim = Claim(
        id="c",
        article="a",
        spans=m.spans,
        label="a",
        author="ada",
        created=m.created,
        modified=m.modified,
        attributes=with_attribute((), "certainty", "possible"),
    )
    transaction = scheme.merge_labels(labels, labels["a"], labels["b"], [claim], Stamp("ada", "now"))
    assert transaction.changes[0].after == replace(claim, label="b", modified="now")


def related(label: str, source: str, target: str, id: str) -> Relation:
    return Relation(
        id=id, article=None, label=label, source=source, target=target, author="ada", created="", modified=""
    )


def relation(id: str, *ends: tuple[str, str]) -> Label:
    return Label(id=id, kind=LabelKind.RELATION, name=id.title(), ends=ends or ENDS[:1])


def test_entities_are_merged_too() -> None:
    labels = by_id(entity("GPE"), entity("LOC"))
    iran = Entity(id="e", label="GPE", name="Iran")
    transaction = scheme.merge_labels(labels, labels["GPE"], labels["LOC"], [iran], Stamp("ada", "now"))
    assert transaction.changes[0] == Change(iran, replace(iran, label="LOC"))


def test_relations_are_merged_too_and_none_is_said_twice() -> None:
    labels = by_id(relation("backs"), relation("supports"))
    moved, known, again = (
        related("backs", "a", "b", "1"),
        related("supports", "c", "d", "2"),
        related("backs", "c", "d", "3"),
    )
    twin = related("backs", "a", "b", "4")
    carriers = [twin, moved, known, again]
    transaction = scheme.merge_labels(labels, labels["backs"], labels["supports"], carriers, Stamp("ada", "now"))
    changes = [change for change in transaction.changes if isinstance(change.value, Relation)]
    assert changes == [
        Change(moved, replace(moved, label="supports", modified="now")),
        Change(again, None),
        Change(twin, None),
    ]


def test_a_relation_that_goes_both_ways_is_not_said_twice_the_other_way_round() -> None:
    labels = by_id(relation("alike"), relation("same_claim"))
    known, turned = related("same_claim", "a", "b", "1"), related("alike", "b", "a", "2")
    transaction = scheme.merge_labels(labels, labels["alike"], labels["same_claim"], [known, turned], Stamp("ada", ""))
    assert transaction.changes[0] == Change(turned, None)


def test_a_relation_label_allows_what_is_merged_into_it() -> None:
    labels = by_id(relation("backs", ENDS[0], ENDS[1]), relation("supports"))
    unused = after(labels, scheme.merge_labels(labels, labels["backs"], labels["supports"], [], Stamp("ada", "")))
    assert unused["supports"].ends == ENDS[:1]
    carriers = [related("backs", "a", "b", "1")]
    used = after(labels, scheme.merge_labels(labels, labels["backs"], labels["supports"], carriers, Stamp("ada", "")))
    assert used["supports"].ends == ENDS[:2]


def test_a_merged_relation_label_hands_on_its_children_and_its_ends_to_one_of_them() -> None:
    above = relation("backs", ENDS[1])
    labels = by_id(above, replace(relation("proves"), parent="backs"))
    carriers = [related("backs", "a", "b", "1")]
    labels = after(labels, scheme.merge_labels(labels, above, labels["proves"], carriers, Stamp("ada", "")))
    assert labels["proves"] == relation("proves", ENDS[0], ENDS[1])


def test_a_relation_starts_between_claims_or_as_the_one_above_it() -> None:
    labels = by_id(relation("located_in", ENDS[1]))
    labels = after(labels, scheme.add_label(labels, LabelKind.RELATION, "Backs", color="#000000"))
    above = labels["located_in"]
    labels = after(labels, scheme.add_label(labels, LabelKind.RELATION, "In", color="#000000", parent=above))
    assert (labels["backs"].ends, labels["in"].ends) == (ENDS[:1], (ENDS[1],))


def test_a_relation_keeps_at_least_one_pair_of_ends() -> None:
    labels = by_id(relation("backs"))
    changed = scheme.change_label(labels, labels["backs"], ends=ENDS)
    assert changed.title == "Change what label “Backs” goes between"
    labels = after(labels, changed)
    with pytest.raises(scheme.NoEndsError, match="at least one pair"):
        scheme.change_label(labels, labels["backs"], ends=())


def test_a_thousand_nested_labels_are_walked_in_order() -> None:
    chain = [entity(str(n), n, parent=str(n - 1) if n else None) for n in range(3000)]
    assert [(label.id, depth) for label, depth in scheme.tree(by_id(*chain), ENTITY)] == [
        (str(n), n) for n in range(3000)
    ]
    below = [label.id for label, _ in scheme.tree(by_id(*chain), ENTITY, "2990")]
    assert below == [str(n) for n in range(2991, 3000)]


def test_a_retired_label_comes_back_without_a_key_that_was_given_away() -> None:
    labels = by_id(entity("A", key="X"), entity("B"))
    labels = after(labels, scheme.retire(labels["A"]))
    assert labels["A"].retired
    assert scheme.retire(labels["A"]).changes == ()
    assert after(labels, scheme.restore(labels, labels["A"]))["A"].key == "X"
    labels = after(labels, scheme.change_label(labels, labels["B"], key="X"))
    restored = after(labels, scheme.restore(labels, labels["A"]))["A"]
    assert (restored.retired, restored.key) == (False, "")


def test_a_label_in_use_is_not_deleted() -> None:
    labels = by_id(entity("A"), entity("B", parent="A"), entity("C", parent="B"))
    with pytest.raises(scheme.LabelInUseError, match="used 3 times") as caught:
        scheme.delete_label(labels, labels["B"], 3)
    assert (caught.value.label, caught.value.in_use) == (labels["B"], 3)
    labels = after(labels, scheme.delete_label(labels, labels["B"], 0))
    assert labels["C"].parent == "A"


def test_loading_a_set_changes_adds_removes_and_retires() -> None:
    labels = by_id(
        entity("A", 0), entity("B", 1, key="X"), entity("GONE", 2), entity("USED", 3, "GONE", key="X", retired=True)
    )
    new = [entity("NEW", 0, key="X"), replace(entity("A", 1, "NEW"), name="Renamed")]
    labels = after(labels, scheme.replace_scheme(labels, new, {"USED": 2, "B": 1, "A": 5}))
    assert {label.id: (label.name, label.parent, label.retired) for label in labels.values()} == {
        "A": ("Renamed", "NEW", False),
        "B": ("B", None, True),
        "NEW": ("New", None, False),
        "USED": ("Used", None, True),
    }
    assert flaw(scheme.in_order(labels.values())) is None


def test_loading_a_set_does_not_turn_a_used_entity_label_into_a_claim_label() -> None:
    labels = by_id(entity("A"))
    claim = Label(id="A", kind=CLAIM, name="A")
    with pytest.raises(scheme.KindClashError, match="in use as entity label"):
        scheme.replace_scheme(labels, [claim], {"A": 1})
    assert after(labels, scheme.replace_scheme(labels, [claim], {})) == by_id(claim)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_done_to_a_set_it_stays_sound_and_can_be_taken_back(data: st.DataObject) -> None:
    labels = {label.id: label for label in read_labels(DEFAULT)}
    for _ in range(data.draw(st.integers(1, 8))):
        label = data.draw(st.sampled_from(scheme.in_order(labels.values())))
        other = data.draw(st.none() | st.sampled_from(scheme.in_order(labels.values())))
        verb = data.draw(st.integers(0, 8))
        try:
            match verb:
                case 0:
                    transaction = scheme.add_label(
                        labels, label.kind, data.draw(st.text()), color="#123456", key="X", parent=other
                    )
                case 1:
                    key = data.draw(st.sampled_from(["", "P", "X", "9", "c", "é"]))
                    transaction = scheme.change_label(labels, label, key=key, take_key=data.draw(st.booleans()))
                case 2:
                    transaction = scheme.place(labels, label, other, data.draw(st.sampled_from([*labels.values()])))
                case 3:
                    ids = data.draw(st.lists(st.sampled_from([*labels]), unique=True))
                    transaction = scheme.reorder(labels, ids)
                case 4 if other is not None:
                    transaction = scheme.merge_labels(labels, label, other, [mention(label.id)], Stamp("ada", ""))
                case 5:
                    transaction = scheme.retire(label)
                case 6:
                    transaction = scheme.restore(labels, label)
                case 7:
                    transaction = scheme.delete_label(labels, label, data.draw(st.integers(0, 1)))
                case _:
                    used = data.draw(st.dictionaries(st.sampled_from([*labels]), st.integers(0, 2)))
                    transaction = scheme.replace_scheme(labels, read_labels(DEFAULT), used)
        except scheme.SchemeError:
            continue
        labels = after(labels, transaction)
        if not labels:
            break
        assert flaw(scheme.in_order(labels.values())) is None
        shown = [label.id for kind in LabelKind for label, _ in scheme.tree(labels, kind)]
        assert sorted(shown) == sorted(labels)
