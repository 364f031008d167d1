"""What stands below the body: invitations to read on, to share and to comment, credits, copyright, metadata again."""

import re
from dataclasses import dataclass, replace
from datetime import date

from desk.model.article import Finding
from desk.text.calendars import folded, names
from desk.text.headerlines import DATES, found_at, label_of, line_at

_REACH = 2000
_LINES = 12
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Closing:
    """`[start, end)` from the first such line to the end of the last one, and what they say."""

    start: int
    end: int
    findings: tuple[Finding, ...]


_STARTS = names("""
read more:|read also:|also read:|read next:|see also:|read more on|read more about|click here to|related:
related articles
related stories|related news|related topics|more on this story|more stories|more from:|share this|share on
follow us on
follow us:|follow @|subscribe to|subscribe now|sign up for|leave a comment|post a comment|add a comment
your comment
comments (|© |©2|©1|(c) 19|(c) 20|copyright ©|copyright (c)|copyright 19|copyright 20|copyright:|(editing by
editing by
(writing by|writing by|(compiled by|(with inputs from|with inputs from|(with agency inputs|our standards:|photo:
photos:
file photo:|image:|this article was originally published|this story has been updated|this article has been updated
this story was first published|originally published|print this|email this|tags:|tag:|topics:|keywords:|filed under
you may also like|download our app|get our app|join our|watch:|video:|listen:|associated press writer|disclaimer:
not for redistribution|this material may not be published|distributed by|news id:|story id:
انتهای پیام|پایان پیام|نظر شما|ارسال نظر|مطالب مرتبط|اخبار مرتبط|بیشتر بخوانید|لینک کوتاه|کد خبر|برچسب ها
برچسب‌ها:|بازنشر مطالب
کلیه حقوق|تمامی حقوق|همچنین بخوانید|اقرأ أيضا|اقرأ المزيد|جميع الحقوق محفوظة|مواضيع ذات صلة|أخبار ذات صلة
تابعنا على|شارك هذا
شارك على|لا يوجد تعليقات
lesen sie auch|mehr zum thema|mehr dazu:|alle rechte vorbehalten|lire aussi|à lire aussi|lire la suite
tous droits réservés|(avec afp|avec afp|читайте также|подписывайтесь на|поделиться:|все права защищены|по теме:
фото:
leer más|lee también|lea también|todos los derechos reservados|leia mais|leia também|todos os direitos reservados
leggi anche|tutti i diritti riservati|riproduzione riservata|© riproduzione|tüm hakları saklıdır|lees ook:
lees meer:
alle rechten voorbehouden
责任编辑|責任編輯|（责任编辑|(责任编辑|编辑：|编辑:|【责任编辑|版权声明|版权所有|相关新闻|相关阅读|延伸阅读|分享到
原标题
【関連記事】|関連記事|無断転載|（終わり）|저작권자|<저작권자|무단 전재|관련기사|기사제보|ⓒ
""")
"""What such a line begins with; a sentence does not."""
_LINES_WHOLE = names("""
read more|read also|also read|see also|read next|more|share|comment|comments|print|email|e-mail|advertisement
topics|related
tags|copyright|recommended|subscribe|follow us|end|ends|the end|end of message|end item|all rights reserved
click here
نظرات|دیدگاه|اشتراک گذاری|چاپ|پایان|المزيد|شارك|تعليق|تعليقات|التعليقات|انتهى|تابعنا|weiterlesen|kommentare
kommentar|teilen
anzeige|partager|commentaires|publicité|комментарии|поделиться|подробнее|подписаться|реклама|compartir|comentarios
compartilhe|comentários|condividi|commenti|paylaş|yorumlar|reacties|delen|（完）|(完)|完|（了）|(끝)|끝
""")
"""What such a line may be as a whole, without a colon and a number at its end."""
_ENDS = tuple(names("""
all rights reserved|all rights reserved.|may not be published, broadcast, rewritten or redistributed.
may not be published, broadcast, rewritten or redistributed without permission.
alle rechte vorbehalten|alle rechte vorbehalten.|無断転載を禁じます|무단전재 및 재배포 금지>
"""))  # fmt: skip
_BY_LETTER: dict[str, tuple[str, ...]] = {}
for _phrase in sorted(_STARTS):
    _BY_LETTER[_phrase[0]] = (*_BY_LETTER.get(_phrase[0], ()), _phrase)

_WHOLE = re.compile(
    r"(?:-*\s*30\s*-+|#{2,}|-\s*ends?\s*-|/?ends?/|\(ends?\)|\(fin\)|[*_=•·.\s-]{2,}|\d+/\d+|\d{3,5}\s?\*{2,}\s?\d{3,5})"
    r"|.{0,12}/(?:انتهی|انتهای پیام)/?.{0,12}|the post .* (?:appeared|originally appeared) first on .*"
)
_BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
_BEFORE_COUNT = f"{_BLANK}:.…>»›→(["
_AFTER_COUNT = f"{_BLANK}:.…>»›→)]"
_LONGEST_COUNT = 5
_LEADS = re.compile(r"[\s*•·|>»▪■►▶→#\-–—\[(<]*")
_CREDITS = re.compile(
    r"\(?(?:Additional r|R)eporting by (?P<names>[A-Z][^;()\n]{2,90}?)(?=;|\)|$|\.$| in [A-Z]| and by )", re.MULTILINE
)


def find_closing(text: str, floor: int, today: date | None = None) -> Closing | None:
    """The boilerplate at the end of a text, not before `floor`; None if its last line is body."""
    end = last = _trimmed(text, len(text), floor)
    lowest = max(floor, end - _REACH)
    start = -1
    findings: list[Finding] = []
    pending = 0
    for _ in range(_LINES):
        if end <= floor:
            break
        begin = text.rfind("\n", lowest, end) + 1
        if begin == 0:
            if lowest > floor:
                break
            begin = floor
        while begin < end and text[begin].isspace():
            begin += 1
        said = _said(text, begin, end, today)
        if said is None:
            # One short line, a name perhaps, may stand between two that are certain.
            pending += 1
            if pending > 1 or end - begin > 60 or start < 0:
                break
        else:
            start, pending = begin, 0
            findings[:0] = said
        end = _trimmed(text, begin, lowest)
    return Closing(start, last, tuple(findings)) if start >= 0 else None


def _trimmed(text: str, end: int, floor: int) -> int:
    while end > floor:
        piece = text[max(floor, end - 64) : end]
        if kept := len(piece.rstrip()):
            return end - len(piece) + kept
        end -= len(piece)
    return end


def _said(text: str, start: int, end: int, today: date | None) -> list[Finding] | None:
    """What a line below the body says; None if it may be body."""
    if end - start > _LONGEST:
        line = text[start : start + 60]
        if not folded(line).startswith(("copyright", "©", "disclaimer")) or end - start > 3 * _LONGEST:
            return None
        return [_boilerplate(text, start, end, "a notice of rights")]
    line = text[start:end]
    plain = folded(line).strip()
    bare = plain[_LEADS.match(plain).end() :]  # type: ignore[union-attr]  # it matches the empty string too
    if not bare or _WHOLE.fullmatch(plain) or _without_count(bare) in _LINES_WHOLE:
        return [_boilerplate(text, start, end, "a mark of the end")]
    for whole in (plain, bare) if len(bare) < len(plain) else (plain,):
        if whole.startswith(_BY_LETTER.get(whole[:1], "\0")) or whole.endswith(_ENDS):
            return [_boilerplate(text, start, end, "words that sites put below articles")]
    if line[0] in "(AR" and (credits := _CREDITS.match(text, start, end)) is not None:
        return [_boilerplate(text, start, end, "the credits of an agency"), *_credits(text, credits)]
    if label_of(line) is None:
        return None
    found = line_at(text, start, end, today)
    if found is None or any(finding.field in ("title", "dateline", "agency") for finding in found.findings):
        return None
    return [
        finding if finding.field in (*DATES, "news_id", "url", "keywords") else _lowered(finding)
        for finding in found.findings
    ] or [_boilerplate(text, start, end, "a line of facts about the page")]


def _without_count(line: str) -> str:
    """The line without a colon or an arrow, and a number, at its end."""
    end = len(rest := line.rstrip(_AFTER_COUNT))
    least = max(0, end - _LONGEST_COUNT)
    while end > least and rest[end - 1].isdecimal():
        end -= 1
    return rest[:end].rstrip(_BEFORE_COUNT)


def _lowered(finding: Finding) -> Finding:
    """Names at the end of a text may be of the one below it or of a picture."""
    return replace(finding, origin=f"{finding.origin} at the end", confidence=min(finding.confidence or 1, 0.85))


def _credits(text: str, match: re.Match[str]) -> list[Finding]:
    if match[0].startswith(("Add", "(Add")):
        return []
    at, names = match.start("names"), match["names"].rstrip(" .")
    return [found_at("author", names, "the credits at the end", (at, at + len(names)), 0.8)]


def _boilerplate(text: str, start: int, end: int, why: str) -> Finding:
    value = text[start:end]
    return found_at("text", value, f"{why}, not body", (start, end), 0.95)
