"""Lists of articles from GDELT's DOC API (mode artlist, format json): addresses and titles, and no text. Read only.

There is nothing in a row that an article could be made of, so none is: what a list names is said, and not fetched.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desk.extract.json_file import JsonError, load
from desk.extract.stated import one_line, shortened
from desk.formats.format import AS_FOUND, Corpus, Format, FormatError, Item, Notice, Options, told_of

_START = re.compile(rb'\s*\{\s*"articles"\s*:\s*\[')
_ROW = (b'"url"', b'"seendate"', b'"domain"')
_MOST_NAMED = 100


def sniff(head: bytes, name: str) -> bool:
    """Whether a file begins as such a list, with a row as GDELT writes them."""
    start = head.removeprefix(b"\xef\xbb\xbf")
    return bool(_START.match(start)) and all(key in start for key in _ROW)


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """No article: a notice that says so, and one for each address."""
    with told_of(path, JsonError):
        loaded = load(path, options.encoding)
    listed = loaded.value.get("articles") if isinstance(loaded.value, dict) else None
    if not isinstance(listed, list):
        raise FormatError(path.name, "it holds no list of “articles”, as GDELT writes them")
    rows = [row for row in listed if isinstance(row, dict) and isinstance(row.get("url"), str)]
    if not rows:
        raise FormatError(path.name, "its list of articles is empty")
    yield Corpus()
    many = "one article" if len(rows) == 1 else f"{len(rows):,} articles"
    yield Notice(
        file=path.name,
        text=f"It lists {many} and holds no text, so none was made; nothing is fetched: import the saved pages.",
        lost=True,
    )
    for number, row in enumerate(rows[:_MOST_NAMED], 1):
        yield Notice(file=path.name, text=f"It names {_told(row)}.", article=str(number))
    if len(rows) > _MOST_NAMED:
        yield Notice(file=path.name, text=f"It names {len(rows) - _MOST_NAMED:,} more.")


def _told(row: dict[str, Any]) -> str:
    """A row in words: title, address, outlet's domain, when GDELT saw it, language."""
    from desk.extract.times import iso

    values = {key: one_line(value) for key, value in row.items() if isinstance(value, str)}
    seen = iso(values.get("seendate", ""))
    beside = (values.get("domain"), seen and f"seen {seen}", values.get("language"))
    title = f"“{shortened(values['title'], 100)}”, " if values.get("title") else ""
    within = ", ".join(filter(None, beside))
    return f"{title}{shortened(values['url'], 500)}{f' ({within})' if within else ''}"


FORMAT = Format(
    name="gdelt",
    title="GDELT article list",
    suffixes=(".json",),
    sniff=sniff,
    begins=b"{",
    read=read,
    isolated=True,
)
