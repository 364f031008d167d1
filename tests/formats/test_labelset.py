import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.formats.format import FormatError
from desk.formats.labelset import read_labels, write_labels
from desk.model.label import Attribute, AttributeKind, Label, LabelKind
from desk.model.scheme import flaw

DEFAULT = Path(__file__).parents[2] / "resources" / "labels" / "default.json"


def written(path: Path, **fields: object) -> Path:
    label = {"id": "PERSON", "kind": "entity", "name": "Person"} | fields
    path.write_text(json.dumps({"format": "desk-labels", "version": 1, "labels": [label]}), encoding="utf-8")
    return path


def refused(path: Path) -> str:
    with pytest.raises(FormatError) as caught:
        read_labels(path)
    message = str(caught.value)
    assert path.name in message
    assert message.endswith(".")
    assert "\n" not in message
    return message


def test_the_default_set_has_the_labels_of_the_field() -> None:
    labels = {label.id: label for label in read_labels(DEFAULT)}
    assert [(label.id, label.key) for label in labels.values() if label.kind is LabelKind.ENTITY] == [
        ("PERSON", "P"),
        ("ORG", "O"),
        ("GPE", "G"),
        ("NORP", "N"),
        ("LOC", "L"),
        ("FAC", "F"),
        ("EVENT", "E"),
        ("DATE", "D"),
        ("QUANTITY", "Q"),
        ("EQUIPMENT", "W"),
    ]
    assert [(label.id, label.key) for label in labels.values() if label.kind is LabelKind.CLAIM] == [
        ("event", "1"),
        ("quantity", "2"),
        ("cause", "3"),
        ("rule_or_agreement", "4"),
        ("plan_or_prediction", "5"),
        ("position", "6"),
        ("other", "7"),
    ]
    assert {a.name: a.values for a in labels["GPE"].attributes}["role"] == ("place", "government", "people")
    assert {a.name: a.values for a in labels["cause"].attributes}["certainty"] == (
        "certain",
        "probable",
        "possible",
        "unspecified",
    )
    assert all(a.default is None for label in labels.values() for a in label.attributes)


def test_the_default_set_is_written_as_it_stands(tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    write_labels(read_labels(DEFAULT), copy)
    assert copy.read_bytes() == DEFAULT.read_bytes()


names = st.text(min_size=1, max_size=12).filter(lambda name: name.strip() and name.isprintable())
attributes = st.one_of(
    st.builds(Attribute, name=names, kind=st.just(AttributeKind.TEXT), default=st.none() | names),
    st.builds(Attribute, name=names, kind=st.just(AttributeKind.YES_NO), default=st.none() | st.booleans()),
    st.builds(Attribute, name=names, kind=st.just(AttributeKind.NUMBER), default=st.none() | st.integers(-9, 9)),
    st.builds(
        Attribute,
        name=names,
        kind=st.just(AttributeKind.CHOICE),
        values=st.lists(names, min_size=1, max_size=4, unique=True).map(tuple),
    ),
)


@st.composite
def label_sets(draw: st.DrawFn) -> list[Label]:
    ids = draw(st.lists(names, unique=True, max_size=6))
    keys = draw(st.permutations("PQRST01é"))
    labels: list[Label] = []
    for position, label_id in enumerate(ids):
        kind = draw(st.sampled_from(LabelKind))
        parents = [None, *(label.id for label in labels if label.kind is kind)]
        labels.append(
            Label(
                id=label_id,
                kind=kind,
                name=draw(names),
                color=f"#{draw(st.integers(0, 0xFFFFFF)):06x}",
                key=draw(st.sampled_from(["", keys[position].upper()])),
                parent=draw(st.sampled_from(parents)),
                position=position,
                retired=draw(st.booleans()),
                attributes=tuple(draw(st.lists(attributes, max_size=3, unique_by=lambda a: a.name))),
            )
        )
    return labels


@given(label_sets())
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, labels: list[Label]) -> None:
    path = tmp_path_factory.getbasetemp() / "set.json"
    assert flaw(labels) is None
    write_labels(labels, path)
    assert read_labels(path) == labels


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"name": " "}, "label 1 has no id or no name"),
        ({"name": 7}, "at labels[0].name"),
        ({"kind": "thing"}, "thing"),
        ({"colour": "#000000"}, "colour"),
        ({"color": "red"}, "“red” and not of the form #rrggbb"),
        ({"key": "PP"}, "not one letter or digit"),
        ({"key": "c"}, "the key C of “Person” is reserved"),
        ({"parent": "THING"}, "“THING” of “Person” is not in the set"),
        ({"parent": "PERSON"}, "in a circle"),
        ({"attributes": [{"name": "role", "kind": "choice"}]}, "a choice without values"),
        ({"attributes": [{"name": "role", "kind": "choice", "values": ["a", "a"]}]}, "a value twice"),
        ({"attributes": [{"name": "sure", "kind": "yes_no", "default": "yes"}]}, "the default “yes”"),
        ({"attributes": [{"name": "on", "kind": "date", "default": "Monday"}]}, "the default “Monday”"),
        ({"attributes": [{"name": "a", "kind": "text"}, {"name": "a", "kind": "text"}]}, "two attributes named “a”"),
    ],
)
def test_a_faulty_label_is_refused_in_a_sentence(tmp_path: Path, fields: dict[str, object], reason: str) -> None:
    assert reason in refused(written(tmp_path / "set.json", **fields))


def test_two_labels_may_not_share_an_id_a_key_or_a_circle() -> None:
    one = Label(id="A", kind=LabelKind.ENTITY, name="One", key="X")
    other = Label(id="B", kind=LabelKind.ENTITY, name="Other", key="X", position=1)
    claim = Label(id="B", kind=LabelKind.CLAIM, name="Claim", parent="A", position=1)
    assert "same key X" in (flaw([one, other]) or "")
    assert "the id “A”" in (flaw([one, one]) or "")
    assert "different kinds" in (flaw([one, claim]) or "")
    around = [
        Label(id="A", kind=LabelKind.ENTITY, name="One", parent="B"),
        Label(id="B", kind=LabelKind.ENTITY, name="Other", parent="A"),
    ]
    assert "in a circle" in (flaw(around) or "")


def test_a_file_that_is_no_label_set_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    assert "no such file" in refused(path)
    for content in (b"", b"hello", b"[]", b"{}", b"\xff\xfe\x00", b'{"format": "other", "version": 1, "labels": []}'):
        path.write_bytes(content)
        refused(path)
    path.write_text('{"format": "desk-labels", "version": 2, "labels": []}')
    assert "version 2" in refused(path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    path.write_bytes(b"\xef\xbb\xbf" + DEFAULT.read_bytes())
    assert read_labels(path) == read_labels(DEFAULT)


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="cannot be written"):
        write_labels([], tmp_path / "missing" / "set.json")
    (tmp_path / "folder").mkdir()
    with pytest.raises(FormatError, match="cannot be written"):
        write_labels([], tmp_path / "folder")
    assert os.listdir(tmp_path) == ["folder"]
