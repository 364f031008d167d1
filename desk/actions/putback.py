"""Another choice of what of a page is the article: its text made anew from blocks, before it is imported."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from desk.formats.format import Block, Document
from desk.model.article import Finding, Region
from desk.text.canon import canonical, sha256


def with_blocks(document: Document, kept: Collection[int]) -> Document:
    """The document with the text of the blocks `kept` (indices), each a line; ValueError where no text is left.

    Regions, and the places of findings, move with their lines; what does not say the same any more is dropped.
    """
    blocks = tuple(Block(block.text, index in kept) for index, block in enumerate(document.blocks))
    text = canonical("\n".join(block.text for block in blocks if block.kept), keep_bom=True).text
    if not text.strip():
        raise ValueError("there would be no text left")
    moved = _movement(document.blocks, blocks, document.text, text)
    article = document.article
    provenance = article.provenance
    if provenance is not None:
        provenance = replace(provenance, findings=tuple(_moved_finding(each, moved) for each in provenance.findings))
    regions = (
        Region(place[0], place[1], region.kind)
        for region in article.regions
        if (place := moved(region.start, region.end)) is not None
    )
    article = replace(
        article, text_sha256=sha256(text), length=len(text), regions=tuple(sorted(regions)), provenance=provenance
    )
    return replace(document, article=article, text=text, blocks=blocks)


def _movement(
    before: Sequence[Block], after: Sequence[Block], old: str, new: str
) -> Callable[[int, int], tuple[int, int] | None]:
    """A function from a stretch of the old text to the same one in the new text, None where there is none."""
    starts, shifts = [0], [0]
    here = there = 0
    for first, second in zip(before, after, strict=True):
        if first.kept:
            starts.append(here)
            shifts.append(there - here)
            here += len(first.text) + 1
        if second.kept:
            there += len(second.text) + 1

    def moved(start: int, end: int) -> tuple[int, int] | None:
        shift = shifts[bisect_right(starts, start) - 1]
        place = (start + shift, end + shift)
        return place if old[start:end] == new[place[0] : place[1]] else None

    return moved


def _moved_finding(finding: Finding, moved: Callable[[int, int], tuple[int, int] | None]) -> Finding:
    if finding.start is None or finding.end is None:
        return finding
    place = moved(finding.start, finding.end)
    return replace(finding, start=place[0] if place else None, end=place[1] if place else None)
