from hypothesis import given
from hypothesis import strategies as st

from desk.model.annotation import Annotation, Mention
from desk.model.span import Span
from desk.ui.article.marks import Marks

LENGTH = 30_000


@st.composite
def an_annotation(draw: st.DrawFn, id_: str) -> Annotation:
    cuts = sorted(draw(st.sets(st.integers(0, 300) | st.integers(0, LENGTH), min_size=2, max_size=6)))
    spans = tuple(Span(a, b, "") for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    return Mention(id=id_, article="a", spans=spans, label="x", author="", created="", modified="")


@st.composite
def some(draw: st.DrawFn) -> list[Annotation]:
    return [draw(an_annotation(f"{number}")) for number in range(draw(st.integers(0, 12)))]


def covering(annotations: list[Annotation], start: int, end: int) -> set[str]:
    return {a.id for a in annotations if any(s.start < end and start < s.end for s in a.spans)}


@given(some(), st.integers(0, 400) | st.integers(0, LENGTH), st.integers(1, 300) | st.integers(1, LENGTH))
def test_looking_up_finds_what_a_look_at_every_annotation_finds(
    annotations: list[Annotation], start: int, length: int
) -> None:
    marks = Marks(annotations)
    between = marks.between(start, start + length)
    assert {a.id for a in between} == covering(annotations, start, start + length)
    assert [a.start for a in between] == sorted(a.start for a in between)
    at = marks.at(start)
    assert [a.id for a in at] == list(dict.fromkeys(a.id for a in at))
    assert {a.id for a in at} == covering(annotations, start, start + 1)
    sizes = [next(s.end - s.start for s in a.spans if s.start <= start < s.end) for a in at]
    assert sizes == sorted(sizes)


@given(some(), st.data())
def test_changes_lead_to_the_same_as_starting_with_their_outcome(
    annotations: list[Annotation], data: st.DataObject
) -> None:
    marks = Marks(annotations)
    held = {a.id: a for a in annotations}
    for number in range(data.draw(st.integers(0, 6))):
        if held and data.draw(st.booleans()):
            before = held.pop(data.draw(st.sampled_from(sorted(held))))
            after = data.draw(st.none() | an_annotation(before.id))
        else:
            before, after = None, data.draw(an_annotation(f"new {number}"))
        touched = marks.change([(before, after)])
        assert touched == [(a.start, a.end) for a in (before, after) if a is not None]
        if after is not None:
            held[after.id] = after
    fresh = Marks(list(held.values()))
    assert marks.between(0, LENGTH) == fresh.between(0, LENGTH)
    for id_ in [*held, "nobody", None]:
        assert marks.get(id_) == fresh.get(id_) == (held.get(id_) if id_ else None)
