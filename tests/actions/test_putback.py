"""Lines of a page put back or taken out: the text is theirs, and what still says the same keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.actions.putback import with_blocks
from desk.formats.format import Block, Document, document
from desk.model.article import Finding, Region, Source
from desk.text.canon import sha256

LINES = st.text("ab é😀\u200c", max_size=8)


@st.composite
def pages(draw: st.DrawFn) -> Document:
    blocks = draw(st.lists(st.builds(Block, LINES, st.booleans()), min_size=1, max_size=8))
    text = "\n".join(block.text for block in blocks if block.kept)
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    regions = [Region(start, end, "header") for start, end in draw(st.lists(places, max_size=3))]
    found = [
        Finding(field="title", value="x", origin="y", start=s, end=e) for s, e in draw(st.lists(places, max_size=3))
    ]
    return document(text, source=Source(), regions=regions, findings=found, blocks=blocks)


@given(pages(), st.sets(st.integers(0, 7)))
def test_the_text_is_that_of_the_chosen_lines_and_places_hold(page: Document, chosen: set[int]) -> None:
    text = "\n".join(block.text for index, block in enumerate(page.blocks) if index in chosen)
    if not text.strip():
        with pytest.raises(ValueError, match="no text"):
            with_blocks(page, chosen)
        return
    made = with_blocks(page, chosen)
    assert made.text == text
    assert (made.article.length, made.article.text_sha256) == (len(text), sha256(text))
    assert [block.kept for block in made.blocks] == [index in chosen for index in range(len(page.blocks))]
    before = [page.text[region.start : region.end] for region in page.article.regions]
    after = [made.text[region.start : region.end] for region in made.article.regions]
    assert all(quote in before for quote in after)
    assert made.article.provenance is not None
    assert page.article.provenance is not None
    for old, new in zip(page.article.provenance.findings, made.article.provenance.findings, strict=True):
        if new.start is not None:
            assert made.text[new.start : new.end] == page.text[old.start : old.end]


@given(pages())
def test_choosing_the_same_lines_changes_nothing(page: Document) -> None:
    if page.text.strip():
        kept = [index for index, block in enumerate(page.blocks) if block.kept]
        assert with_blocks(page, kept) == page
