"""Where on a page its article can stand at all, told before anybody looks for it.

Below its heading, and not in what readers wrote, in a form that asks for an address, or in the next story that some
pages go on with. What more text stands in than in the article misleads whoever looks for the most text.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk.extract.page import phrases
from desk.extract.page.density import Places, is_prose
from desk.extract.page.lines import Line, key_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ENOUGH = 200
"""So many letters of running text can be an article; nothing is ruled out that would leave less."""
_MUCH = 800
_BELOW_AT_LEAST = 0.5
_BELOW_H1_AT_LEAST = 0.2
"""What part of the running text above a heading has to stand below it at least."""
_MARKER = 80
_FEWEST_REPLIES = 3
_MOST_ONE_BY_ONE = 20
_SOME = 50
_FORM = 500
_FORM_LEVELS = 6
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_READERS = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|replies|respond|responses|commentlist)(?:$|[\s_-])", re.IGNORECASE
)
_BOXES = frozenset(("div", "section", "ol", "ul", "aside", "article"))
_REPLY = re.compile(
    r"(?:reply|respond|antworten|répondre|responder|rispondi|reageren|svara|yanıtla|odpowiedz|ответить|رد|پاسخ|回复|返信"
    r"|답글)"
    r"(?: to .{1,40})?$",
    re.IGNORECASE,
)


def within(root: "HtmlElement", lines: Sequence[Line], title: str) -> list[bool]:
    """For each line of a page whether it can be the article's, as far as that is plain before it is looked for.

    Without a heading that is the page's title nothing is ruled out.
    """
    bounds = _Bounds(lines, title)
    if bounds.heading is None:
        return bounds.can
    bounds.rule_out_above()
    bounds.rule_out(_written_by_readers(lines, bounds.heading))
    bounds.rule_out(_replied_to(lines))
    bounds.rule_out(_asking_for_an_address(root))
    bounds.rule_out_below_comments()
    bounds.rule_out_next_stories()
    bounds.rule_out_other_articles(root)
    return bounds.can


class _Bounds:
    """What is left of a page's lines, and what follows from taking more of them away."""

    def __init__(self, lines: Sequence[Line], title: str) -> None:
        self.lines = lines
        self.can = [True] * len(lines)
        self._title = key_of(title).casefold()
        self._letters = [line.size if is_prose(line) else 0 for line in lines]
        self.heading = self._heading()

    def _heading(self) -> int | None:
        matching = [i for i, line in enumerate(self.lines) if self._title and line.key.casefold() == self._title]
        heading = next((i for i in matching if self.lines[i].block.tag == "h1"), next(iter(matching), None))
        if heading is None:
            return None
        above, below = sum(self._letters[:heading]), sum(self._letters[heading:])
        least = _BELOW_H1_AT_LEAST if self.lines[heading].block.tag == "h1" else _BELOW_AT_LEAST
        return heading if below >= max(_ENOUGH, least * above) else None

    def left(self, can: Sequence[bool], end: int | None = None) -> int:
        """The letters of running text below the heading and before `end` that are not in furniture.

        What furniture is shows only among what is left: comments may outweigh the article that they are about.
        """
        lines = [
            line
            for i, line in enumerate(self.lines[: len(self.lines) if end is None else end])
            if can[i] and self._letters[i] and i >= (self.heading or 0)
        ]
        places = Places(lines)
        return sum(line.size for line in lines if not places.is_furniture(line.block))

    def rule_out_above(self) -> None:
        """Nothing of an article stands above its heading."""
        self.can = [i >= (self.heading or 0) for i in range(len(self.lines))]

    def rule_out(self, elements: Sequence["HtmlElement"]) -> None:
        """None of it stands in these elements, unless they hold the heading or nearly all that is left."""
        inside = {part for element in elements for part in element.iter()}
        can = [may and line.block not in inside for may, line in zip(self.can, self.lines, strict=True)]
        if can == self.can:
            return
        if self.heading is not None and can[self.heading] and self.left(can) >= _ENOUGH:
            self.can = can
        elif 1 < len(elements) <= _MOST_ONE_BY_ONE:
            for element in elements:
                self.rule_out([element])

    def rule_out_below_comments(self) -> None:
        """Below a heading that says comments stand what readers wrote."""
        for i in range((self.heading or 0) + 1, len(self.lines)):
            line = self.lines[i]
            if (
                self.can[i]
                and line.block.tag in _HEADINGS
                and len(line.text) <= _MARKER
                and phrases.COMMENTS.match(line.text)
                and self.left(self.can, i) >= _ENOUGH
            ):
                self.can = [may and at < i for at, may in enumerate(self.can)]
                return

    def rule_out_next_stories(self) -> None:
        """What has a main heading of its own, in an element of its own, is another story."""
        assert self.heading is not None
        ours: set[HtmlElement] = set()
        boxes: list[HtmlElement] = []
        written = 0
        for i in range(self.heading, len(self.lines)):
            line = self.lines[i]
            box = element = line.block
            if (
                i > self.heading
                and line.block.tag == "h1"
                and line.key.casefold() != self._title
                and written >= _ENOUGH
            ):
                while (around := box.getparent()) is not None and around not in ours:
                    box = around
                boxes.append(box)
            elif i == self.heading or (self.can[i] and self._letters[i]):
                written += self._letters[i]
                while element is not None and element not in ours:
                    ours.add(element)
                    element = element.getparent()
        if boxes:
            self.rule_out(boxes)

    def rule_out_other_articles(self, root: "HtmlElement") -> None:
        """Where an article element holds the heading, or much text stands below it in none, the others are others'.

        Reports that are written while something happens have an introduction, and then an element for each entry.
        """
        if self.heading is None:
            return
        ours = set(self.lines[self.heading].block.iterancestors())
        outermost = [one for one in root.iter("article") if next(one.iterancestors("article"), None) is None]
        others = [one for one in outermost if one not in ours]
        if not others:
            return
        theirs = {element for one in others for element in one.iter()}
        can = [may and line.block not in theirs for may, line in zip(self.can, self.lines, strict=True)]
        if len(others) < len(outermost):
            own = {element for one in outermost if one in ours for element in one.iter()}
            least, written = (
                _ENOUGH,
                self.left([may and line.block in own for may, line in zip(can, self.lines, strict=True)]),
            )
        else:
            below = (i for i, line in enumerate(self.lines) if i > self.heading and line.block in theirs)
            least, written = _MUCH, self.left(can, next(below, None))
        if written >= least:
            self.can = can


def _written_by_readers(lines: Sequence[Line], heading: int) -> list["HtmlElement"]:
    """The elements below the heading that are named after comments."""
    seen = {*lines[heading].block.iterancestors(), lines[heading].block}
    found: list[HtmlElement] = []
    for line in lines[heading:]:
        element: HtmlElement | None = line.block
        while element is not None and element not in seen:
            seen.add(element)
            if element.tag in _BOXES and _READERS.search(f"{element.get('id') or ''} {element.get('class') or ''}"):
                found.append(element)
            element = element.getparent()
    return found


def _replied_to(lines: Sequence[Line]) -> list["HtmlElement"]:
    """The innermost element around all prompts to reply, if there are some."""
    prompts = [line.block for line in lines if len(line.text) <= _MARKER and _REPLY.match(line.text)]
    if len(prompts) < _FEWEST_REPLIES:
        return []
    # The first, the last and some between tell as much as all of them.
    prompts = [*prompts[:: 1 + len(prompts) // _SOME], prompts[-1]]
    common = list(prompts[0].iterancestors())
    for block in prompts[1:]:
        around = set(block.iterancestors())
        common = [element for element in common if element in around]
    return common[:1]


def _asking_for_an_address(root: "HtmlElement") -> list["HtmlElement"]:
    """What stands around a field for an address of mail and says little else."""
    found: list[HtmlElement] = []
    for field in root.xpath("//input[@type='email' or contains(@name,'email') or contains(@placeholder,'mail')]")[
        :_SOME
    ]:
        box = field
        for around in list(field.iterancestors())[:_FORM_LEVELS]:
            if around.tag in {"body", "html", "article", "main"} or len(around.text_content()) > _FORM:
                break
            box = around
        if box is not field:
            found.append(box)
    return found


def take_out(lines: Sequence[Line], can: Sequence[bool]) -> None:
    """Takes the elements out of the tree that hold none of the lines that are left."""
    needed: set[HtmlElement] = set()
    for line, may in zip(lines, can, strict=True):
        element: HtmlElement | None = line.block
        while may and element is not None and element not in needed:
            needed.add(element)
            element = element.getparent()
    for line, may in zip(lines, can, strict=True):
        if may or line.block in needed:
            continue
        box = line.block
        while (around := box.getparent()) is not None and around not in needed:
            box = around
        if around is not None:
            box.drop_tree()
