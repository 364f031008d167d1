"""The lines above an article: what each says of it by its label, as a byline or as a date."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from desk.model.article import Finding
from desk.model.frozen import maker
from desk.text.calendars import MONTHS, WEEKDAYS, folded, names
from desk.text.newsdates import LONGEST as LONGEST_DATE
from desk.text.newsdates import NewsDate, parse, plausible

_VALUE = re.compile(r"[\s*_\u200e\u200f\u202b\u202a]*")
_LABEL = 48
"""Within so many code points a label's colon stands."""
_LONG = 150
"""A longer line is known only by its label."""
_NOISY = 60
"""No line that only asks to share or tells of comments is longer."""
LONGEST = 300
"""No header line is longer than this, in code points."""
SURE = 0.9
"""From this confidence on a finding is taken over; below it a person decides."""


class HeaderLine(NamedTuple):
    """What a line above or below the body is, and what it says. `day` is the date that an unlabelled line is."""

    start: int
    end: int
    findings: tuple[Finding, ...] = ()
    day: NewsDate | None = None


_FIELDS = {
    "news_id": """
news id|newsid|article id|story id|document id|id|news code|news number|code|کد خبر|شناسه خبر|شماره خبر|کد مطلب
رقم الخبر|artikel-id|код новости|id новости
""",
    "published": """
publish date|publication date|published date|date published|published|published on|published at|date|pub date
posted|posted on|date posted|release date|issued|date and time|first published|publishing date|publish time
تاریخ انتشار|تاریخ|زمان انتشار|منتشر شده|انتشار|تاریخ خبر|تاريخ النشر|التاريخ|نشر في|نشر|تاريخ|veröffentlicht
veröffentlicht am|datum|erschienen|erschienen am|publié|publié le|date de publication|paru le|опубликовано|дата
дата публикации|fecha|fecha de publicación|publicado|publicado el|data|publicado em|pubblicato|pubblicato il
data di pubblicazione|yayın tarihi|tarih|yayınlanma|gepubliceerd|gepubliceerd op|発表日|公開日|掲載日|配信日時
发布时间|发布日期|时间
日期|發布時間|發布日期|опубліковано|data publikacji|입력|등록|게시일|발행일
""",
    "modified": """
updated|update|last updated|last update|modified|last modified|date modified|updated on|updated at
modification date|به روز رسانی|آخرین به‌روزرسانی|به‌روزرسانی|آخر تحديث|تحديث|تم التحديث|aktualisiert
aktualisiert am|zuletzt aktualisiert|stand|mis à jour|mis à jour le|modifié le|обновлено|actualizado
actualizado el|atualizado|atualizado em|aggiornato|aggiornato il|güncelleme|bijgewerkt|更新时间|更新日|更新日時
更新時間|수정
""",
    "retrieved": """
retrieved|retrieved on|scraped|scraped on|crawled|accessed|accessed on|downloaded|download date|saved|saved on
captured|access date|abgerufen|abgerufen am|consulté le|дата обращения|تاریخ دریافت
""",
    "title": """
title|headline|heading|subject|عنوان|تیتر|عنوان خبر|العنوان|titel|überschrift|schlagzeile|titre|заголовок|título
titolo|başlık|标题|標題|題名|タイトル|見出し|제목|kop
""",
    "author": """
author|authors|by|byline|writer|reporter|written by|correspondent|نویسنده|خبرنگار|نگارنده|الكاتب|كاتب|بقلم
المؤلف|مراسل|autor|autorin|autoren|von|auteur|auteurs|par|автор|авторы|autora|autore|yazar|muhabir|作者|记者|記者
作者名
기자|por|di
""",
    "outlet": """
source|publisher|publication|outlet|newspaper|site|website|news agency|منبع|خبرگزاری|رسانه|المصدر|مصدر|quelle
zeitung|éditeur|источник|издание|fuente|fonte|kaynak|bron|来源|來源|出典|情報源|출처|medio|journal
""",
    "url": """
url|link|address|web address|permalink|source url|لینک|لینک خبر|نشانی|آدرس|الرابط|lien|ссылка|enlace|adresse
short link|لینک کوتاه|链接|網址
""",
    "section": """
section|category|desk|topic|service|rubric|سرویس|گروه|دسته|دسته‌بندی|بخش|حوزه|القسم|قسم|التصنيف|ressort|rubrik
kategorie|rubrique|catégorie|рубрика|раздел|категория|sección|categoría|seção|sezione|kategori|栏目|分类|分類
カテゴリ
카테고리
""",
    "keywords": """
keywords|tags|key words|tag|subjects|topics|برچسب|برچسب‌ها|کلیدواژه|کلیدواژه‌ها|كلمات مفتاحية|الوسوم
schlagwörter|stichwörter|mots-clés|mots clés|теги|ключевые слова|etiquetas|palabras clave|etiketler|关键词|關鍵詞
タグ
キーワード|태그
""",
    "language": """
language|lang|زبان|اللغة|sprache|langue|язык|idioma|lingua|dil|taal|语言|言語
""",
    "dateline": """
dateline|place|location|city|محل خبر|مکان|شهر|المكان|ort|lieu|место|lugar|地点|地點
""",
    "agency": """
agency|wire|credit|الوكالة|agentur|agence|агентство|agencia|agenzia|通讯社
""",
    "": """
views|comments|shares|visits|hits|reading time|read time|word count|words|length|time to read|share|print
تعداد بازدید|بازدید|نظرات|تعداد نظرات|نظر|المشاهدات|التعليقات|عدد القراءات|aufrufe|kommentare|lesezeit|vues
commentaires|просмотры|просмотров|комментарии|visitas|comentarios|editor|editors|photo|photographer|عکاس|责任编辑
编辑
編輯|copyright|rights|阅读|浏览|次数
""",
}
LABELS = {label: field for field, labels in reversed(_FIELDS.items()) for label in names(labels)}
"""The field that a label names, by the folded label; "" for what no field holds."""
DATES = frozenset(("published", "modified", "retrieved"))
_UNSURE = names("source|site|code|id|data|place|city|by|von|par|por|di|update|stand")
_ALONE = names("""
published|updated|posted|veröffentlicht|aktualisiert|stand|опубликовано|обновлено|publicado|actualizado|pubblicato
aggiornato|issued|modified
""")
"""Labels of one word that stand before a date without a colon."""
_PREFIXES = sorted(
    (label for label, field in LABELS.items() if field in DATES and (" " in label or label in _ALONE)),
    key=len,
    reverse=True,
)
_FIRST_LETTERS = frozenset(label[:4] for label in _PREFIXES)

_BYLINE = re.compile(
    r"(?:by|von|par|por|door|av|بقلم|به قلم|نوشته|نویسنده|文/|文／)(?:[ \u00a0]+|(?<=[/／]))", re.IGNORECASE
)
_PARTICLES = names("and|und|et|y|e|en|i|и|و|&|de|del|della|der|den|di|da|dos|du|la|le|van|von|bin|ibn|al|el|ter|ten|zu")
_NAME_ENDS = re.compile(r",| in | for | – | — | - |\||•|/|;| à | aus | @|\(")
_NO_TITLE_ENDS = tuple(".。…:;,،؛۔—-")
_RULE = re.compile(r"[\s_\-=*~•·.#—–]+")
_NOISE = re.compile(
    r"(?:\d+\s*(?:min(?:ute)?s?\s*read|comments?|shares?|views?|دقیقه|комментари\w+)|share(?:\s+this(?:\s+\w+)?)?|e-?mail"
    r"|listen(?:\s+to\s+this\s+article)?|a\s?a\s?a|read\s+later)[\s.:]*"
)
_NOISE_BEGINS = frozenset("aelrs0123456789")
_NOISE_WORDS = names("""
print|save|advertisement|facebook|twitter|whatsapp|telegram|anzeige|drucken|teilen|partager|imprimer|publicité
поделиться|печать|اشتراک گذاری|چاپ|پرینت|ارسال به دوستان|شارک|طباعه|分享|打印|字号
""")
_SEPARATED = re.compile(r"\s*[|•·｜]\s*|\s{3,}|\t+")
_LANGUAGES = {
    "english": "en", "persian": "fa", "farsi": "fa", "فارسی": "fa", "arabic": "ar", "العربیه": "ar", "عربی": "ar",
    "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "russian": "ru", "русский": "ru",
    "spanish": "es", "español": "es", "portuguese": "pt", "português": "pt", "italian": "it", "italiano": "it",
    "turkish": "tr", "türkçe": "tr", "dutch": "nl", "nederlands": "nl", "chinese": "zh", "中文": "zh", "japanese": "ja",
    "日本語": "ja", "korean": "ko", "한국어": "ko", "hebrew": "he", "עברית": "he", "urdu": "ur", "kurdish": "ku",
    "ukrainian": "uk", "polish": "pl", "hindi": "hi", "anglais": "en", "englisch": "en", "انگلیسی": "en",
}  # fmt: skip


def language_of(name: str) -> str | None:
    """The code (BCP 47) of a language by its name or by such a code; None if it is neither."""
    plain = folded(name).strip(" .")
    if plain in _LANGUAGES:
        return _LANGUAGES[plain]
    return name.strip() if re.fullmatch(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", plain) else None


def line_at(text: str, start: int, end: int, today: date | None = None) -> HeaderLine | None:
    """What the line `[start, end)`, without blanks at its ends, is; None if nothing says that it is not body."""
    line = text[start:end]
    # Most lines have neither colon.
    if (":" in line or not line.isascii()) and (found := _labelled(line, start, today)) is not None:
        return found
    if end - start > _LONG:
        return None
    plain = folded(line)
    if _is_noise(plain) or _RULE.fullmatch(line):
        return HeaderLine(start, end)
    if plain[:4] in _FIRST_LETTERS and (found := _prefixed(line, plain, start, today)) is not None:
        return found
    if len(line) <= LONGEST_DATE and (day := parse(line)) is not None and (day.value or day.readings):
        return HeaderLine(start, end, day=day)
    if plain.startswith(("http://", "https://")) and " " not in line:
        return HeaderLine(start, end, (found_at("url", line, "the line is an address", (start, end), 0.9),))
    if _has_bars(line) and len(sections := _sections(line)) > 1:
        return _several(text, start, sections, today)
    byline = _byline(text, start, end)
    return HeaderLine(start, end, (byline,)) if byline is not None else None


def _is_noise(plain: str) -> bool:
    if len(plain) > _NOISY:
        return False
    return plain.rstrip(" .:") in _NOISE_WORDS or (plain[:1] in _NOISE_BEGINS and bool(_NOISE.fullmatch(plain)))


def _has_bars(line: str) -> bool:
    if "|" in line or "   " in line or "\t" in line:
        return True
    return not line.isascii() and ("•" in line or "·" in line or "｜" in line)


def _several(text: str, start: int, sections: list[tuple[int, int]], today: date | None) -> HeaderLine | None:
    """A line of sections with bars between them: all its sections but one must be known."""
    parts = [line_at(text, start + a, start + b, today) for a, b in sections]
    known = [part for part in parts if part is not None]
    if len(known) < max(1, len(parts) - 1):
        return None
    findings = tuple(finding for part in known for finding in part.findings)
    day = next((part.day for part in known if part.day is not None), None)
    if day is not None and not any(finding.field == "published" for finding in findings):
        at = next(part for part in known if part.day is day)
        findings += (dated("published", day, "a date beside other facts", (at.start, at.end), SURE, today=today),)
    return HeaderLine(start, start + sections[-1][1], findings)


def _sections(line: str) -> list[tuple[int, int]]:
    sections, at = [], 0
    for match in _SEPARATED.finditer(line):
        if match.start() > at:
            sections.append((at, match.start()))
        at = match.end()
    if at < len(line):
        sections.append((at, len(line)))
    return sections


class Label(NamedTuple):
    """What stands before a colon: the field that it names, the words that say so, and how sure that is."""

    field: str
    origin: str
    confidence: float


def label_of(line: str) -> tuple[Label, int] | None:
    """Of a line "Label: value" the label and where the value starts; None for other lines."""
    colon = line.find(":", 0, _LABEL)
    if not line.isascii() and (wide := line.find("：", 0, _LABEL)) >= 0 and (colon < 0 or wide < colon):
        colon = wide
    if colon < 1 or (known := _known_label(line[:colon])) is None:
        return None
    found = _VALUE.match(line, colon + 1)
    return known, found.end() if found is not None else colon + 1


@lru_cache(maxsize=512)
def _known_label(before: str) -> Label | None:
    """The label that stands before a colon, perhaps with ornaments; there are few, and they recur."""
    label = before.strip(" \t\u00a0*#•-_[]【】")
    field = LABELS.get(" ".join(folded(label).split()))
    if field is None:
        return None
    return Label(field, f"the line “{label}:”", 0.92 if folded(label) in _UNSURE else 0.98)


def over_its_value(text: str, line: tuple[int, int], below: tuple[int, int], today: date | None) -> HeaderLine | None:
    """A label with the line below it as its value; None if that is not so."""
    found = label_of(text[slice(*line)])
    if found is None or not found[0].field or line[0] + found[1] < line[1]:
        return None
    if below[1] - below[0] > LONGEST or "\n\n" in text[line[1] : below[0]] or label_of(text[slice(*below)]) is not None:
        return None
    both = _labelled(text[line[0] : below[1]], line[0], today)
    return both if both is not None and both.findings else None


def _labelled(line: str, start: int, today: date | None) -> HeaderLine | None:
    end = start + len(line)
    found = label_of(line)
    if found is None:
        return None
    (field, origin, confidence), at = found
    value, at = line[at:].rstrip("*_ \t"), start + at
    if not field or not value:
        return HeaderLine(start, end)
    if field in DATES:
        return _labelled_date(field, value, origin, (start, end, at), today)
    if not _holds(field, value):
        return None
    shown: str | None = value
    if field == "author" and (byline := _BYLINE.match(value)) is not None:
        shown, at = value[byline.end() :], at + byline.end()
        value = shown
    elif field == "language":
        shown = language_of(value)
    return HeaderLine(start, end, (found_at(field, shown, origin, (at, at + len(value)), confidence),))


def _labelled_date(
    field: str, value: str, origin: str, place: tuple[int, int, int], today: date | None
) -> HeaderLine | None:
    start, end, at = place
    day = parse(value)
    if day is None:
        first, *others = _sections(value)
        if others and (day := parse(value[slice(*first)])) is not None:
            value = value[slice(*first)]
    if day is None:
        if len(value) > 60 or value.endswith((".", "!")):
            return None
        why = f"{origin}, whose date cannot be read"
        return HeaderLine(start, end, (found_at(field, None, why, (at, at + len(value)), 0.5),))
    return HeaderLine(start, end, (dated(field, day, origin, (at, at + len(value)), 0.98, today=today),))


def _prefixed(line: str, plain: str, start: int, today: date | None) -> HeaderLine | None:
    """A line that a word like "Published" begins, without a colon, and that is a date from there on."""
    if len(plain) != len(line):
        return None
    for prefix in _PREFIXES:
        if plain.startswith(prefix) and plain[len(prefix) : len(prefix) + 1] in (" ", "\u00a0"):
            at = len(prefix)
            while at < len(line) and line[at].isspace():
                at += 1
            if (day := parse(line[at:])) is not None:
                origin = f"the words “{line[: len(prefix)]}”"
                finding = dated(LABELS[prefix], day, origin, (start + at, start + len(line)), 0.96, today=today)
                return HeaderLine(start, start + len(line), (finding,))
    return None


def _holds(field: str, value: str) -> bool:
    """Whether a value can be that of this field, so that a sentence after "Source:" is none."""
    if field == "url":
        return " " not in value and "." in value
    if field == "news_id":
        return len(value) <= 40 and any(map(str.isdigit, value)) and value.count(" ") <= 2
    if field == "title":
        return True
    if field == "keywords":
        return len(value) <= LONGEST
    words = value.split()
    return len(value) <= 100 and not (len(words) > 4 and value.endswith((".", "!", "?", "۔", "؟", "。")))


def dated(
    field: str, day: NewsDate, origin: str, place: tuple[int, int], confidence: float, *, today: date | None
) -> Finding:
    """What a date says of a field; a weekday that is not that day's, or a day to come, makes it less sure."""
    if day.note:
        origin += f"; {day.note}"
    if day.weekday_agrees is False:
        origin, confidence = f"{origin}; the weekday that it names is not that day’s", min(confidence, 0.5)
    elif (when := day.day) is not None and not plausible(when, today):
        origin, confidence = f"{origin}; no news can be of that day", 0.3
    return _finding(field, day.value, origin, *place, confidence, day.readings if day.value is None else ())


def found_at(
    field: str,
    value: str | None,
    origin: str,
    place: tuple[int, int],
    confidence: float,
) -> Finding:
    """The finding that `value`, which stands at `place` in the text, is that of a field."""
    return _finding(field, value, origin, *place, confidence, ())


_finding = maker(Finding)


def _byline(text: str, start: int, end: int) -> Finding | None:
    """ "By Ann Lee and Bo Wu, Example Post": the names."""
    if end - start > 120:
        return None
    lead = _BYLINE.match(text, start, end)
    if lead is None:
        return None
    at = lead.end()
    rest = text[at:end]
    cut = _NAME_ENDS.search(rest)
    name = rest[: cut.start()] if cut else rest
    name = name.rstrip(" \u00a0.")
    words = name.split()
    if not words or len(words) > 9 or text[end - 1] in "!?…" or parse(name) is not None:
        return None
    if words[0].lower() in WEEKDAYS or words[0].lower() in MONTHS:
        return None
    if (rest.endswith(".") and len(rest.split()) > 4) or len(rest) > len(name) + 60:
        return None
    if not all(_names(word) for word in words) or words[0].lower() in _PARTICLES - {"al", "el", "van", "von", "de"}:
        return None
    confidence = 0.93 if len(words) > 1 or name.isupper() else 0.8
    return found_at("author", name, f"the line that begins with “{lead[0].strip()}”", (at, at + len(name)), confidence)


def _names(word: str) -> bool:
    first = word[0]
    return word.lower() in _PARTICLES or first.isupper() or (first.isalpha() and not first.islower())


def like_a_title(line: str) -> bool:
    """Whether a line may be a title: short, and no sentence."""
    return 3 <= len(line) <= 160 and not line.endswith(_NO_TITLE_ENDS)
