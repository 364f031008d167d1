"""Quickly made values are the same values."""

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, InitVar, dataclass, field, fields, replace

import msgspec
import pytest

from desk.formats.format import Document, Notice
from desk.model.article import Article, Finding, Provenance, Region, Source
from desk.model.frozen import maker, quick


@dataclass(frozen=True, slots=True)
class Slow:
    """As it would be without."""

    one: int
    two: str = "b"
    many: list[int] = field(default_factory=list, kw_only=True)
    three: tuple[int, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Fast:
    """The same fields."""

    one: int
    two: str = "b"
    many: list[int] = field(default_factory=list, kw_only=True)
    three: tuple[int, ...] = ()


def test_it_is_made_as_the_dataclass_was() -> None:
    for given, named in (((1,), {}), ((1, "x", (2,)), {}), ((), {"three": (4,), "one": 3}), ((1,), {"many": [5]})):
        slow, fast = Slow(*given, **named), Fast(*given, **named)
        assert [getattr(fast, each.name) for each in fields(Fast)] == [getattr(slow, f.name) for f in fields(Slow)]
    assert list(inspect.signature(Fast).parameters) == list(inspect.signature(Slow).parameters)
    assert Fast(1).many is not Fast(1).many


def test_what_it_does_not_take_it_refuses() -> None:
    for given, named in (((), {}), ((1, "x", (), [1]), {}), ((1,), {"four": 4})):
        with pytest.raises(TypeError, match="__init__"):
            Fast(*given, **named)


def test_it_cannot_be_changed_and_is_equal_and_copied_as_before() -> None:
    made = Fast(1, "x")
    with pytest.raises(FrozenInstanceError):
        made.one = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del made.two  # type: ignore[misc]
    assert type(made) is Fast
    assert made == Fast(1, "x") != Fast(2, "x")
    assert repr(made) == "Fast(one=1, two='x', many=[], three=())" == repr(Slow(1, "x")).replace("Slow", "Fast")
    assert replace(made, one=7) == Fast(7, "x")
    assert copy.deepcopy(made) == made == pickle.loads(pickle.dumps(made))


def test_the_values_of_an_import_are_hashed_by_what_they_hold() -> None:
    finding = Finding(field="title", value="A", origin="the first line")
    article = Article(id="1", batch="", text_sha256="0" * 64, length=3, regions=(Region(0, 1, "header"),))
    same = Article(id="1", batch="", text_sha256="0" * 64, length=3, regions=(Region(0, 1, "header"),), source=Source())
    assert hash(article) == hash(same)
    origin = Provenance(file="a", sha256="", reader="text", version="1", findings=(finding,))
    assert {finding, origin} == {replace(finding), replace(origin)}
    assert Document(article=article, text="abc") == Document(article=same, text="abc")
    assert str(Notice(file="a.txt", text="Well.")) == "a.txt: Well."


def test_a_class_that_builds_on_another_one_is_refused() -> None:
    class Base:
        __slots__ = ()

    @dataclass(frozen=True, slots=True)
    class Derived(Base):
        one: int

    @dataclass(frozen=True, slots=True)
    class Checked:
        one: int

        def __post_init__(self) -> None:
            assert self.one

    @dataclass(frozen=True, slots=True)
    class Told:
        one: int
        two: InitVar[int] = 2

    @dataclass(frozen=True, slots=True)
    class Counted:
        one: int
        two: int = field(default=2, init=False)

    @dataclass(frozen=True)
    class Wide:
        one: int

    for cls in (Derived, Checked, Told, Counted, Wide):
        with pytest.raises(TypeError, match="plain dataclass"):
            quick(cls)


def test_nothing_builds_on_it() -> None:
    """What does would be made as a value of the class below."""
    with pytest.raises(TypeError, match="Faster"):
        type("Faster", (Fast,), {"__slots__": ()})


def test_a_field_may_have_any_name() -> None:
    @quick
    @dataclass(frozen=True, slots=True)
    class Odd:
        put: int
        frozen: int = 2
        changeable: list[int] = field(default_factory=list)
        missing: int = 4

    made = Odd(1, missing=5)
    assert (type(made), made.put, made.frozen, made.changeable, made.missing) == (Odd, 1, 2, [], 5)
    assert Odd.__init__.__module__ == __name__


def test_it_comes_back_from_json() -> None:
    article = Article(id="1", batch="", text_sha256="0" * 64, length=3, regions=(Region(0, 1, "header"),))
    again = msgspec.json.decode(msgspec.json.encode(article), type=Article)
    assert again == article
    with pytest.raises(FrozenInstanceError):
        again.title = "B"  # type: ignore[misc]


def test_a_maker_takes_all_fields_in_their_order() -> None:
    make = maker(Finding)
    made = make("title", "A", "the first line", 0, 1, 0.5, ())
    named = Finding(field="title", value="A", origin="the first line", start=0, end=1, confidence=0.5)
    assert made == named
    assert type(made) is Finding
    assert hash(made) == hash(named)
    with pytest.raises(FrozenInstanceError):
        made.value = "B"  # type: ignore[misc]
    with pytest.raises(TypeError):
        make("title", "A", "the first line")
