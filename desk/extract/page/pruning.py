"""What the library takes along that is not the article: its own rules for lines of a page, and for whole stretches.

They are for news pages in general: none knows a site. What they drop stays among the page's lines.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from desk.extract.page import phrases
from desk.extract.page.density import is_prose
from desk.extract.page.lines import Line, key_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_SHORT = 150
_ENOUGH = 200
_MARKER = 80
_LINK = 0.5
_COPIED = 3
_MOST_LISTS = 50
"""So many lists of what else to read are looked at: a page has a few."""
_TEASER = 300
_TEASER_AT_LEAST = 60
_FEWEST_TEASERS = 3
_HEADLINE = 20
_BETWEEN = 2


def allowed(lines: Sequence[Line], kept: Sequence[bool], title: str) -> list[bool]:
    """For each line whether it can be the article's at all: not in another article, not below the comments' heading.

    `kept` are the lines taken so far. A page may hold several articles, those to read next say; the one with the
    page's heading in it is the one that was saved.
    """
    can = [True] * len(lines)
    if (own := _owner(lines, title)) is not None:
        others = [_outermost(line.block) not in {own, None} for line in lines]
        if _letters(lines, [take and not other for take, other in zip(kept, others, strict=True)]) >= _ENOUGH:
            can = [not other for other in others]
    taken = [take and may for take, may in zip(kept, can, strict=True)]
    first = next((i for i, take in enumerate(taken) if take and is_prose(lines[i])), None)
    if first is None:
        return can
    index = first + 1
    so_far = [0, *accumulate(len(line.key) * take for line, take in zip(lines, taken, strict=True))]
    lists = 0
    while index < len(lines) and lists < _MOST_LISTS:
        line = lines[index]
        heading = line.block.tag in _HEADINGS
        short = len(line.text) <= _MARKER
        comments = short and phrases.COMMENTS.match(line.text)
        if comments or (short and _is_list_heading(line) and (heading or not _goes_straight_on(lines, taken, index))):
            above, below = so_far[index], so_far[-1] - so_far[index]
            lists += not comments
            if not comments and (resumed := _resumed(lines, taken, index)) is not None:
                can[index:resumed] = [False] * (resumed - index)
                index = resumed
            # A link to the comments may stand above the text.
            elif above >= below or (comments and heading and above >= _ENOUGH):
                return [*can[:index], *[False] * (len(lines) - index)]
        index += 1
    return can


def _is_list_heading(line: Line) -> bool:
    """Whether a short line is the heading of what would be read next."""
    pattern = phrases.APPENDED if line.block.tag in _HEADINGS else phrases.LISTED
    return bool(pattern.match(line.text.strip(" \xa0")))


def _goes_straight_on(lines: Sequence[Line], taken: Sequence[bool], index: int) -> bool:
    """Whether a sentence stands among other paragraphs: “More on that later.” is not the heading of a list."""
    text = lines[index].text.rstrip(" \xa0")
    place = lines[index].block.getparent()
    after = next(iter(lines[index + 1 : index + 2]), None)
    return (
        text.endswith((".", "!", "?", "؟", "。"))
        and not text.endswith("..")
        and lines[index].linked == 0
        and taken[index - 1]
        and is_prose(lines[index - 1])
        and lines[index - 1].block.getparent() is place
        and after is not None
        and taken[index + 1]
        and after.linked == 0
        and is_prose(after)
        and after.block.getparent() is place
    )


def _resumed(lines: Sequence[Line], taken: Sequence[bool], heading: int) -> int | None:
    """Where the text goes on below a list of what else to read that stands within it; None if it does not.

    It goes on in the element that it stood in above. In a list each text follows its link.
    """
    places = {lines[i].block.getparent() for i in range(heading) if taken[i] and is_prose(lines[i])}
    below = [
        i
        for i in range(heading + 1, len(lines))
        if taken[i] and lines[i].block.getparent() in places and lines[i].linked <= _LINK * len(lines[i].text)
    ]
    prose = [i for i in below if is_prose(lines[i])]
    on_its_own = any(lines[i - 1].linked <= _LINK * len(lines[i - 1].text) for i in prose[1:])
    return below[0] if on_its_own and below[0] > heading + 1 else None


def pruned(lines: Sequence[Line], kept: Sequence[bool], title: str) -> list[bool]:
    """The kept lines without the heading, the byline above the text, and prompts to do something else."""
    result = list(kept)
    begun = False
    own = key_of(title).casefold()
    for index, line in enumerate(lines):
        if not result[index]:
            continue
        if not begun:
            if line.block.tag == "h1" or (own and line.key.casefold() == own) or phrases.BYLINE.match(line.text):
                result[index] = False
                continue
            begun = is_prose(line)
        if _is_prompt(line):
            result[index] = False
    return _without_teasers(lines, _once(lines, result))


def _without_teasers(lines: Sequence[Line], kept: list[bool]) -> list[bool]:
    """The kept lines without those below the text that each stand under a link: what else there is to read.

    An article may have links between its paragraphs, but not one before each of the last ones.
    """
    prose = [i for i, keep in enumerate(kept) if keep and len(lines[i].text) >= _TEASER_AT_LEAST]
    first = len(prose)
    while first and len(lines[prose[first - 1]].text) <= _TEASER and _stands_under_link(lines, prose[first - 1]):
        first -= 1
    if len(prose) - first < _FEWEST_TEASERS or _letters(lines[: prose[first]], kept[: prose[first]]) < _ENOUGH:
        return kept
    start = prose[first - 1] + 1 if first else 0
    return [keep and i < start for i, keep in enumerate(kept)]


def _stands_under_link(lines: Sequence[Line], index: int) -> bool:
    """Whether a line or the one above, but for a date or the like between, is a link as long as a heading."""
    if lines[index].linked > _LINK * len(lines[index].text):
        return True
    for line in reversed(lines[max(0, index - _BETWEEN - 1) : index]):
        if line.linked > _LINK * len(line.text):
            return len(line.text) >= _HEADLINE
        if len(line.text) >= _HEADLINE:
            return False
    return False


def _once(lines: Sequence[Line], kept: list[bool]) -> list[bool]:
    """The kept lines without a second copy of the text, for printing or for narrow screens say.

    A sentence may well be repeated; a row of paragraphs is not.
    """
    result = list(kept)
    first: dict[str, int] = {}
    for index, each in enumerate(lines):
        first.setdefault(each.key, index)
    seen: set[str] = set()
    run: list[int] = []
    for index, line in [*enumerate(lines), (len(lines), None)]:
        if line is not None and not (kept[index] and is_prose(line)):
            continue
        if line is not None and line.key in seen:
            run.append(index)
            continue
        if len(run) >= _COPIED:
            # Headings and short lines among them were copied along.
            for i in range(run[0], run[-1] + 1):
                result[i] = result[i] and first[lines[i].key] >= run[0]
        run = []
        if line is not None:
            seen.add(line.key)
    return result


def _is_prompt(line: Line) -> bool:
    if len(line.text) > _SHORT:
        return False
    if phrases.PROMPT.match(line.text) or (line.text.isupper() and phrases.SHOUTED.search(line.text)):
        return True
    return bool(phrases.LABEL.match(line.text)) and line.text[-1] not in '.!?”"'


def _letters(lines: Sequence[Line], kept: Sequence[bool]) -> int:
    return sum(len(line.key) for line, keep in zip(lines, kept, strict=True) if keep)


def _owner(lines: Sequence[Line], title: str) -> "HtmlElement | None":
    """The outermost article element around the page's heading, its title or else its first h1; None without one."""
    own = key_of(title).casefold()
    heads = [line for line in lines if line.block.tag == "h1"]
    best = next((line for line in heads if line.key.casefold() == own), heads[0] if heads else None)
    return None if best is None else _outermost(best.block)


def _outermost(element: "HtmlElement") -> "HtmlElement | None":
    around = list(element.iterancestors("article"))
    return around[-1] if around else element if element.tag == "article" else None
