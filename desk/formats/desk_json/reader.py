"""The JSON document back to values: looked at with suspicion, kept as far as it is sound, the rest reported."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
from msgspec import Raw

from desk.formats.desk_json.articles import ArticleReader
from desk.formats.desk_json.head import read_head
from desk.formats.desk_json.ledger import Ledger, clean
from desk.formats.desk_json.opening import entries, opened
from desk.formats.desk_json.relations import RelationReader
from desk.formats.format import AS_FOUND, Item, Options

_KNOWN = frozenset(
    (
        "format",
        "version",
        "generator",
        "exported_at",
        "offset_unit",
        "project",
        "gold_rule",
        "labels",
        "people",
        "entities",
        "relations",
        "articles",
    )
)


def sniff(head: bytes, name: str) -> bool:
    """Whether a file is, or by its name claims to be, such a document."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return name.lower().endswith(".json") or (start.startswith(b"{") and b'"desk-annotations"' in start)


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """The corpus, then the articles in the file's order, with notices for whatever is not kept as it is.

    Raises FormatError where the file is no such document at all.
    """
    top = opened(path)
    ledger = Ledger(path.name)
    corpus = read_head(path.name, top, ledger)
    relations = RelationReader(corpus, ledger)
    loose = tuple(relations.read(entries(path.name, top, "relations"), None))
    corpus = replace(corpus, relations=loose, rule=_rule(top))
    yield corpus
    yield from ledger.taken()
    articles = ArticleReader(corpus, relations, ledger)
    for raw in entries(path.name, top, "articles"):
        yield from articles.read(raw)
    ledger.unknown.update(top.keys() - _KNOWN)
    yield from ledger.summary()


def _rule(top: dict[str, Raw]) -> str:
    """How gold was derived, as the file says; what is gold follows from its decisions all the same."""
    try:
        return clean(msgspec.json.decode(top["gold_rule"], type=str)) if "gold_rule" in top else ""
    except (msgspec.ValidationError, UnicodeDecodeError):
        return ""
