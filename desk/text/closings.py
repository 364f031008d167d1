"""What stands below the body: invitations to read on, to share and to comment, credits, copyright, metadata again."""

import re
from dataclasses import dataclass
from datetime import date

from desk.model.article import Finding
from desk.text.calendars import folded, names
from desk.text.headerlines import DATES, label_of, line_at

_REACH = 2000
_LINES = 12
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Closing:
    """`[start, end)` from the first such line to the end of the last one, and what they say."""

    start: int
    end: int
    findings: tuple[Finding, ...]


_STARTS = """
read more|read also|read next|also read|see also|related:|related articles|related stories|related news
related topics|more on this story|more from|more stories|share this|share on|share:|follow us|follow @|subscribe
sign up for|click here|comment:|comments:|comments (|leave a comment|post a comment|add a comment|your comment
end of message|advertisement|copyright|©|(c) 19|(c) 20|all rights reserved|reporting by|(reporting by
(additional reporting|additional reporting by|(editing by|editing by|(writing by|writing by|(compiled by
(with inputs from|with inputs from|(with agency inputs|our standards:|photo:|photos:|file photo
this article was originally published|this story has been updated|the post |originally published|print this
email this|tags:|tag:|topics:|keywords:|filed under|posted in|recommended|you may also like|download the|get our app
join our|watch:|video:|listen:|associated press writer|associated press writers|disclaimer:|not for redistribution
this material may not be published|--end|end item|newsid:
انتهای پیام|پایان پیام|نظر شما|ارسال نظر|نظرات|مطالب مرتبط|اخبار مرتبط|بیشتر بخوانید|لینک کوتاه|کد خبر|برچسب|بازنشر
کلیه حقوق|تمامی حقوق|اشتراک|همچنین بخوانید|اقرا ایضا|اقرا المزید|المزید|شارک|تعلیق|التعلیقات|جمیع الحقوق
مواضیع ذات صله|اخبار ذات صله|تابعنا|انتهی
lesen sie auch|mehr zum thema|mehr dazu|weiterlesen|alle rechte vorbehalten|kommentare|teilen|lire aussi
à lire aussi|lire la suite|tous droits réservés|partager|commentaires|(avec afp|avec afp|читайте также
подписывайтесь|поделиться|все права защищены|комментарии|подробнее|по теме|фото:
leer más|lee también|lea también|todos los derechos|compartir|comentarios|leia mais|leia também|todos os direitos
compartilhe|leggi anche|tutti i diritti|riproduzione riservata|condividi|©riproduzione|tüm hakları|paylaş|lees ook
lees meer|alle rechten
责任编辑|責任編輯|（责任编辑|(责任编辑|编辑：|编辑:|【责任编辑|（完）|(完)|版权|相关新闻|相关阅读|延伸阅读|分享到|原标题|【関連記事】|関連記事|無断転載|著作権|（終わり）|저작권자|무단 전재|관련기사
기사제보|<저작권자|ⓒ
"""
_ENDS = (
    "all rights reserved", "all rights reserved.", "may not be published, broadcast, rewritten or redistributed.",
    "alle rechte vorbehalten", "alle rechte vorbehalten.", "無断転載を禁じます", "무단전재 및 재배포 금지>",
)  # fmt: skip
_BY_LETTER: dict[str, tuple[str, ...]] = {}
for _phrase in sorted(names(_STARTS)):
    _BY_LETTER[_phrase[0]] = (*_BY_LETTER.get(_phrase[0], ()), _phrase)

_WHOLE = re.compile(
    r"(?:-*\s*30\s*-+|#{2,}|-?\s*ends?\s*-?\.?|\(ends?\)|/?ends/?|\(fin\)|fin|=+|finis|xxx+|\*{3,}|_{2,}|-{3,}|[*•·\s]{2,}"
    r"|\d+/\d+|\d{3,5}\s?\*{2,}\s?\d{3,5}|.{1,12}/(?:انتهی|انتهای پیام)/?.{0,12})"
)
_LEADS = re.compile(r"[\s*•·|>»▪■►▶→#\-–—\[(<]*")
_PLAIN = re.compile(r"(?:comments?|share|print|advertisement|topics|related|tags|email|e-mail)\s*[:.]?")
_CREDITS = re.compile(r"\(?Reporting by (?P<names>[^;()\n]{3,90}?)(?=;|\)|$|\.$| in [A-Z]| and by )", re.IGNORECASE)


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
    while end > floor and text[end - 1].isspace():
        end -= 1
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
    if _WHOLE.fullmatch(plain) or not bare or _PLAIN.fullmatch(bare):
        return [_boilerplate(text, start, end, "a mark of the end")]
    for whole in (plain, bare):
        if whole.startswith(_BY_LETTER.get(whole[:1], "\0")) or whole.endswith(_ENDS):
            return [_boilerplate(text, start, end, "words that sites put below articles"), *_credits(text, start, end)]
    if label_of(line) is None:
        return None
    found = line_at(text, start, end, today)
    if found is None or any(finding.field in ("title", "dateline", "agency") for finding in found.findings):
        return None
    return [
        finding if finding.field in (*DATES, "news_id", "url", "keywords") else _lowered(finding)
        for finding in found.findings
    ] or [_boilerplate(text, start, end, "a line of facts about the page")]


def _lowered(finding: Finding) -> Finding:
    """Names at the end of a text may be of the one below it or of a picture."""
    return Finding(
        field=finding.field, value=finding.value, origin=finding.origin + " at the end", start=finding.start, end=finding.end,
        confidence=min(finding.confidence or 1, 0.85),
    )  # fmt: skip


def _credits(text: str, start: int, end: int) -> list[Finding]:
    match = _CREDITS.search(text, start, end)
    if match is None:
        return []
    at, names = match.start("names"), match["names"].rstrip(" .")
    origin = "the credits at the end"
    return [Finding(field="author", value=names, origin=origin, start=at, end=at + len(names), confidence=0.8)]


def _boilerplate(text: str, start: int, end: int, why: str) -> Finding:
    value = text[start:end]
    return Finding(field="text", value=value, origin=f"{why}, not body", start=start, end=end, confidence=0.95)
