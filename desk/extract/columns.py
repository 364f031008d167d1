"""What the columns of a table hold: by their names in many languages, and by what stands in them.

A table may be a CSV export, a sheet or a list of JSON objects; here it is names and rows of strings.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

_NAMES = {
    "text": """text fulltext articletext maintext bodytext articlebody body bodyhtml content contenthtml story
        storytext plaintext volltext artikeltext inhalt texte corps contenu texto cuerpo contenido conteudo
        testo contenuto corpo tekst treść tresc inhoud brödtext текст полныйтекст содержание متن متنخبر محتوا نص
        النص المحتوى 正文 全文 内容 內容 本文 본문 내용 metin içerik pełnytekst""",
    "title": """title headline headlines articletitle heading head hed titel überschrift schlagzeile titre
        manchette título titulo titular titolo tytuł kop заголовок название عنوان عنوانخبر العنوان تیتر 标题
        標題 题目 見出し タイトル 제목 başlık""",
    "published": """published publishedat publisheddate publishdate datepublished datepublish publicationdate
        publicationtime pubdate pubtime firstpublished date datetime day newsdate articledate datum
        veröffentlicht veröffentlichungsdatum erscheinungsdatum erschienen datedepublication datepublication
        publiéle fecha fechadepublicación fechapublicacion data datadipubblicazione datapublikacji дата
        датапубликации опубликовано تاریخ تاریخانتشار تاريخ التاريخ تاريخالنشر 日期 发布时间 发布日期 發布時間
        日付 公開日 날짜 tarih yayıntarihi created createdat timestamp""",
    "modified": """modified lastmodified datemodified modifieddate updated lastupdated updatedat dateupdated
        datemodify geändert""",
    "retrieved": """retrieved retrievedat scraped scrapedat scrapedate crawled crawledat crawldate fetched
        fetchedat downloaded downloadedat datedownload accessed accessdate accessedat collected collectedat
        seendate dateadded indexdate abgerufen""",
    "url": """url articleurl weburl sourceurl pageurl link links permalink webaddress webpage uri href adresse
        lien enlace ссылка адрес لینک آدرس رابط الرابط 链接 連結 网址 網址 リンク 링크 bağlantı""",
    "canonical": """canonical canonicalurl canonicallink relcanonical""",
    "outlet": """outlet outletname publisher publishername source sourcename sourcetitle medianame mediaoutlet
        newspaper publication publicationname sitename website site media medium provider journal broadcaster
        channelname quelle zeitung zeitschrift herausgeber verlag fuente medio periódico diario fonte testata
        giornale źródło bron krant источник издание сми منبع رسانه خبرگزاری المصدر مصدر الصحيفة 来源 來源 媒体
        媒體 媒体名称 出典 新聞社 언론사 kaynak sourcedomain domain""",
    "author": """author authors authorname byline by writer writers reporter reporters journalist journalists
        creator autor autorin autoren verfasser auteur auteurs autores autore autori автор авторы نویسنده
        نویسندگان الكاتب كاتب المؤلف 作者 记者 記者 著者 筆者 기자 yazar""",
    "news_id": """newsid articleid docid documentid storyid storiesid newsno accessionnumber an guid uid uuid
        identifier recordid itemid id nr kennung идентификатор شناسه المعرف 编号 編號""",
    "language": """language lang languagecode sprache langue idioma lingua język taal язык زبان اللغة لغة 语言
        語言 言語 언어 dil""",
    "section": """section sectionname category categories rubric desk ressort rubrik rubrique sección seccion
        seção sezione categoría categoria dział рубрика раздел категория بخش گروه القسم قسم 栏目 版面 类别 類別
        分類 섹션 kategori""",
    "keywords": """keywords keyword tags tag topics subjects schlagwörter schlagworte stichwörter motsclés
        motscles palabrasclave palavraschave parolechiave słowakluczowe trefwoorden ключевыеслова теги کلیدواژه
        کلیدواژهها برچسبها الكلماتالمفتاحية 关键词 關鍵詞 キーワード 키워드 etiketler""",
    "dateline": """dateline place location city ort lieu lugar luogo место مکان المكان 地点 地點""",
    "agency": """agency newsagency wire wireservice credit agentur agence agencia agenzia агентство""",
}  # fmt: skip
_BY_NAME = {
    name: (field, rank)
    for field, names in reversed(_NAMES.items())
    for rank, name in enumerate(names.split())
}  # fmt: skip
_ADDRESS = re.compile(r"\s*(?:https?://\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?)\s*", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"\s*https?://\S+\s*", re.IGNORECASE)
_MARKUP = re.compile(
    r"</(?:p|div|span|a|b|i|em|strong|h[1-6]|li|ul|ol|td|tr|table|blockquote|figure|section|article)\s*>|<br\s*/?>|<p\b[^<>]*>",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*[-+]?[\d.,\s]+%?\s*")
_MOST = 0.8
"""The share of a column's cells that must look alike for it to be taken for dates or addresses."""
_LONG = 200
"""The mean length in code points from which a column without a telling name may be articles."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the columns seem to hold: pairs of a column's name and a field, in the order of the columns.

    `certain` says that the column of `text` is beyond doubt, so that the table can be read without asking.
    """

    fields: tuple[tuple[str, str], ...]
    certain: bool


def propose(names: Sequence[str], rows: Sequence[Sequence[str]], is_date: Callable[[str], bool]) -> Proposal:
    """What the columns of a table hold, from their names, which differ from each other, and a few dozen of its rows.

    Rows have a cell for each name. `is_date` tells whether a cell can be read as a date.
    """
    cells = {name: [row[i] for row in rows if row[i].strip()] for i, name in enumerate(names)}
    lengths = {name: fmean(map(len, filled)) if filled else 0.0 for name, filled in cells.items()}
    taken = _by_name(names, cells, lengths, is_date)
    free = [name for name in names if name not in taken.values() and cells[name]]
    certain = "text" in taken and 2 * lengths[taken["text"]] >= max((lengths[name] for name in free), default=0.0)
    if "text" not in taken and (longest := _longest(free, lengths)) is not None:
        taken["text"] = longest
        certain = True
        free.remove(longest)
    for field, holds in (("url", lambda cell: _WEB_ADDRESS.fullmatch(cell) is not None), ("published", is_date)):
        found = [name for name in free if _mostly(cells[name], holds)]
        # Of two columns with dates nobody can tell which one is meant.
        if field not in taken and len(found) == 1:
            taken[field] = found[0]
    by_column = {name: field for field, name in taken.items()}
    return Proposal(tuple((name, by_column[name]) for name in names if name in by_column), certain)


def is_header(first: Sequence[str], rest: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of a table names its columns: by known names, else by being short words unlike the rest."""
    filled = [cell for cell in first if cell.strip()]
    if not filled or any(len(cell) > 80 or "\n" in cell or _WEB_ADDRESS.fullmatch(cell) for cell in filled):
        return False
    if any(_key(cell) in _BY_NAME for cell in filled):
        return True
    if len(set(filled)) < len(first) or any(_NUMBER.fullmatch(cell) for cell in filled):
        return False
    columns = [[row[i] for row in rest if row[i].strip()] for i in range(len(first))]
    unlike = (
        bool(cells) and len(head) * 4 < fmean(map(len, cells)) for head, cells in zip(first, columns, strict=True)
    )
    numbers = (bool(cells) and _mostly(cells, lambda cell: bool(_NUMBER.fullmatch(cell))) for cells in columns)
    return any(unlike) or any(numbers)


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Names for all columns, each another: one without a name is called by its number, the second of a name so."""
    found: list[str] = []
    seen: set[str] = set()
    counts: dict[str, int] = {}
    for number, given in enumerate(names, start=1):
        name = base = given.strip() or f"column {number}"
        while name in seen:
            # Not from 2 on each time: a file may have a name ten thousand times.
            counts[base] = counts.get(base, 1) + 1
            name = f"{base} ({counts[base]})"
        seen.add(name)
        found.append(name)
    return tuple(found)


def is_markup(cell: str) -> bool:
    """Whether a cell is a piece of HTML."""
    return _MARKUP.search(cell) is not None


def _by_name(
    names: Sequence[str], cells: dict[str, list[str]], lengths: dict[str, float], is_date: Callable[[str], bool]
) -> dict[str, str]:
    """The best column for each field that a name tells of; of several the more usual name, of text the longest."""
    best: dict[str, tuple[float, str]] = {}
    for name in names:
        field, rank = _field(name)
        if field is None or not _can_hold(field, name, cells[name], is_date):
            continue
        score = -lengths[name] if field == "text" else rank + (0 if cells[name] else 1000)
        if field not in best or score < best[field][0]:
            best[field] = (score, name)
    return {field: name for field, (_, name) in best.items()}


def _field(name: str) -> tuple[str | None, float]:
    """The field that a name stands for and how unusual it is; the last part of a dotted name may tell it, too."""
    # What Elasticsearch wraps each document in.
    name = name.removeprefix("_source.")
    if (known := _BY_NAME.get(_key(name))) is not None:
        return known
    path, dot, last = name.rpartition(".")
    if not dot:
        return None, 0.0
    parent = _BY_NAME.get(_key(path.rpartition(".")[2]))
    if _key(last) in ("name", "value") and parent is not None:
        return parent[0], parent[1] + 50.0
    field, rank = _BY_NAME.get(_key(last), (None, 0.0))
    # The id of an author is not that of the article.
    return (None, 0.0) if field == "news_id" and parent is not None else (field, rank + 100.0)


def _can_hold(field: str, name: str, cells: list[str], is_date: Callable[[str], bool]) -> bool:
    if not cells:
        return field != "text"
    if field in ("url", "canonical"):
        return _mostly(cells, lambda cell: _ADDRESS.fullmatch(cell) is not None)
    if _key(name) in ("data", "day", "created", "createdat", "timestamp"):
        return _mostly(cells, is_date)
    if field in ("text", "title"):
        return not _mostly(cells, lambda cell: bool(_WEB_ADDRESS.fullmatch(cell)) or bool(_NUMBER.fullmatch(cell)))
    return True


def _longest(free: list[str], lengths: dict[str, float]) -> str | None:
    """The one column that is so much longer than all others that it must be the articles; None if there is none."""
    ranked = sorted(free, key=lambda name: -lengths[name])
    if not ranked or lengths[ranked[0]] < _LONG:
        return None
    return ranked[0] if len(ranked) == 1 or lengths[ranked[0]] >= 3 * lengths[ranked[1]] else None


def _mostly(cells: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(holds, cells)) >= _MOST * len(cells)


def _key(name: str) -> str:
    """A name without case, blanks and marks."""
    return re.sub(r"[\W_]+", "", name.replace("İ", "i").casefold())
