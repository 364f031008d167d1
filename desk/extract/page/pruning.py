"""What the library takes along that is not the article: its own rules for lines of a page, and for whole stretches.

They are for news pages in general: none knows a site. What they drop stays among the page's lines.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk.extract.page.density import is_prose
from desk.extract.page.lines import Line, key_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_COMMENTS = re.compile(
    r"(?:\d[\d,.]*\s+)?(?:(?:reader|user|readers?['’]?|all|view|show|see|your)\s+)?comments?\b"
    r"(?:\s*\(?\d*\)?|\s*:|\s+on\b.*|\s+are closed.*)?$"
    r"|(?:leave|post|add|write|submit)\s+(?:a |your )?(?:comment|reply|response)|\d+\s+(?:responses?|replies|thoughts?)\b"
    r"|(?:join|start)\s+the\s+(?:conversation|discussion)|what do you think\?*$|tell us what you think|share your thoughts"
    r"|(?:\d+\s+)?(?:kommentare?|commentaires?|comentarios?|comentários?|commenti|komentar|reacties|yorumlar|komentarze"
    r"|комментари[ийев]+|التعليقات|نظرات|دیدگاه‌?ها|评论|コメント|댓글)(?:\s*\(?\d*\)?|\s*:)$",
    re.IGNORECASE,
)
_APPENDED = re.compile(
    r"related\b|more (?:from|on|stories|news|in)\b|you (?:may|might) (?:also )?(?:like|be interested)|recommended\b"
    r"|read (?:more|next|also)\b|also read\b|see also\b|most (?:read|popular|viewed)|popular\b|trending\b|latest (?:news|stories)"
    r"|about the author|share this|filed under|tags?$|topics?$|sponsored\b|newsletter|sign up|subscribe|follow us"
    r"|mehr (?:zum thema|aus)|das könnte (?:sie|dich)|lesen sie auch|weitere (?:artikel|beiträge)|à lire aussi|lire aussi"
    r"|sur le même sujet|te puede interesar|noticias relacionadas|lee también|leia (?:também|mais)|veja também|potrebbe"
    r"|leggi anche|lees ook|читайте также|по теме|اقرأ أيضا|مطالب مرتبط|بیشتر بخوانید|相关|関連|관련",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    r"advertisement$|(?:story|article) continues (?:below|after)|continue reading(?: below)?$|(?:scroll|keep scrolling) (?:down )?for more"
    r"|(?:read|see|watch) (?:more|also|next)\s*[:>»]|(?:also )?read(?: also)?\s*:|see also\s*:|also read\b|related(?: (?:article|story|stories|news|link)s?)?\s*:"
    r"|recommended\s*:|more\s*:|don['’]t miss\s*:|(?:click|tap) (?:here|on)\b|sign up (?:for|to)\b.*(?:newsletter|inbox|email|updates|alerts|briefing)"
    r"|subscribe (?:to|now|here)\b|get (?:our|the) .*(?:newsletter|app\b)|follow .{0,60} on (?:twitter|facebook|instagram|x)\b|like us on facebook"
    r"|download (?:the|our) .{0,30}app\b|share this\b|share on (?:facebook|twitter)|loading\s*(?:\.\.\.|…)|image copyright|media caption"
    r"|media playback is (?:unsupported|not supported)|this video (?:is not|cannot|can not)|filed under\b|post views\s*:|print this|posted (?:in|on|under)\b"
    r"|tagged (?:with|as|under)?\s*:?|tags\s*:|(?:photo|image|picture|foto|bild)s?(?: credit| by| courtesy)?\s*:|lesen sie (?:auch|mehr)|mehr zum thema|anzeige$"
    r"|(?:à )?lire aussi|publicité$|lea también|lee también|te puede interesar|leia (?:também|mais)|publicidad[e]?$|leggi anche|baca juga"
    r"|читайте также|реклама$|اقرأ أيض|بیشتر بخوانید|follow us\b|e-?mail this|all rights reserved",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"\bclick(?:ing)? here\b", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:(?:written |posted |published )?by|von|par|por)\s+[A-ZÀ-ÞА-Я][^.!?]{2,60}$"
    r"|(?:published|posted|updated|last updated|first published|modified)\b[^.!?]{0,80}\d{1,4}[^.!?]{0,40}$",
)
_SHORT = 150
_ENOUGH = 200
_MARKER = 80


def allowed(lines: Sequence[Line], kept: Sequence[bool], title: str) -> list[bool]:
    """For each line whether it can be the article's at all: not in another article, not below the comments' heading.

    `kept` are the lines taken so far. A page may hold several articles, those to read next say; the one with the
    page's heading in it is the one that was saved.
    """
    can = [True] * len(lines)
    if (own := _owner(lines, title)) is not None:
        others = [_outermost(line.block) not in {own, None} for line in lines]
        mine = sum(len(line.text) for line, take, other in zip(lines, kept, others, strict=True) if take and not other)
        if mine >= _ENOUGH:
            can = [not other for other in others]
    taken = [take and may for take, may in zip(kept, can, strict=True)]
    first = next((i for i, take in enumerate(taken) if take and is_prose(lines[i])), None)
    if first is None:
        return can
    for index in range(first + 1, len(lines)):
        line = lines[index]
        if len(line.text) > _MARKER:
            continue
        appended = (
            line.block.tag in _HEADINGS and _APPENDED.match(line.text) and sum(taken[:index]) >= sum(taken[index:])
        )
        if appended or _COMMENTS.match(line.text):
            return [*can[:index], *[False] * (len(lines) - index)]
    return can


def pruned(lines: Sequence[Line], kept: Sequence[bool], title: str) -> list[bool]:
    """The kept lines without the heading, the byline above the text, and prompts to do something else."""
    result = list(kept)
    begun = False
    own = key_of(title).casefold()
    for index, line in enumerate(lines):
        if not result[index]:
            continue
        if not begun:
            if line.block.tag == "h1" or (own and line.key.casefold() == own) or _BYLINE.match(line.text):
                result[index] = False
                continue
            begun = is_prose(line)
        if _is_prompt(line):
            result[index] = False
    return result


def _is_prompt(line: Line) -> bool:
    if len(line.text) > _SHORT:
        return False
    return bool(_PROMPT.match(line.text) or (line.text.isupper() and _SHOUTED.search(line.text)))


def _owner(lines: Sequence[Line], title: str) -> "HtmlElement | None":
    """The outermost article element around the page's heading; None if the heading is in none."""
    own = key_of(title).casefold()
    heads = [line for line in lines if line.block.tag == "h1" and _outermost(line.block) is not None]
    best = next((line for line in heads if line.key.casefold() == own), heads[0] if heads else None)
    return None if best is None else _outermost(best.block)


def _outermost(element: "HtmlElement") -> "HtmlElement | None":
    around = list(element.iterancestors("article"))
    return around[-1] if around else element if element.tag == "article" else None
