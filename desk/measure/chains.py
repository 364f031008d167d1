"""Attribution chains of two claims side by side: level by level from the innermost source out.

The innermost source is the last of `Claim.attribution`: it is whose claim it is, and both analysts mean the same by it
even where only one of them noted that somebody else reported it (PARC 3.0: source and cue).
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from itertools import zip_longest

from desk.measure.pairing import Spans, overlap
from desk.model.annotation import Claim

MentionSpans = Mapping[str, Spans]
"""Where each mention of the article stands, whoever made it, by id."""

Level = tuple[Spans | None, Spans | None]
"""Where the source and the cue of one link stand; None for what is not given."""


def chain_of(claim: Claim, mentions: MentionSpans) -> tuple[Level, ...]:
    """The levels of a claim's chain, innermost first; a source mention that is gone counts as not given."""
    found: list[Level] = []
    for link in reversed(claim.attribution):
        source = mentions.get(link.mention) if link.mention is not None else None
        if link.span is not None:
            source = ((link.span.start, link.span.end),)
        cue = None if link.cue is None else ((link.cue.start, link.cue.end),)
        found.append((source, cue))
    return tuple(found)


def sums(a: tuple[Level, ...], b: tuple[Level, ...]) -> Counter[Hashable]:
    """What the scores of sources and cues need to know of two claims that answer to each other.

    Keys are source or cue with `a` and `b` for how many each gave, `exact` and `overlap` for how many agree at their
    level; and `pairs` and `same depth`.
    """
    found: Counter[Hashable] = Counter({"pairs": 1, "same depth": int(len(a) == len(b))})
    for ours, theirs in zip_longest(a, b, fillvalue=(None, None)):
        for part, mine, other in zip(("source", "cue"), ours, theirs, strict=True):
            if mine is not None:
                found[part, "a"] += 1
            if other is not None:
                found[part, "b"] += 1
            if mine is not None and other is not None:
                found[part, "exact"] += int(mine == other)
                found[part, "overlap"] += int(overlap(mine, other))
    return found
