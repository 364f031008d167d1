"""What a page states about itself for machines: JSON-LD, and the names and values of its meta elements."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, cast

from desk.text.canon import canonical

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$"
)
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Posting|Review)$")
_DEPTH = 8
_MOST_NODES = 2000
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item")


Node = dict[str, object]
_TAG = re.compile("<[^>]{1,200}>")
_SPACE = re.compile(r"[\s\xa0]+")
_LONGEST = 1000
Candidate = tuple[str, str]
"""A value and where it stood."""


@dataclass(frozen=True, slots=True)
class Statements:
    """What the page states: the JSON-LD node that is the article, those of the page, and meta contents by name.

    Names are in lower case; the contents of one name are in the page's order.
    """

    article: Node = field(default_factory=dict)
    page: Node = field(default_factory=dict)
    meta: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *names: str) -> tuple[str, str] | None:
        """The first content of these names that says something, with where it stood."""
        for name in names:
            for content in self.meta.get(name, ()):
                return content, f"meta {name}"
        return None


def statements_of(root: "HtmlElement") -> Statements:
    """All that the page states; what is broken is passed over."""
    meta: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = (element.get("content") or "").strip()
        if name and content:
            meta.setdefault(name.strip().lower(), []).append(content)
    nodes = list(_nodes(root))
    articles = [node for node in nodes if _ARTICLE.search(type_of(node))]
    pages = [node for node in nodes if type_of(node).endswith("WebPage")]
    article = max(articles, key=lambda node: sum(name in node for name in _TELLING), default={})
    by_id = {name: node for node in nodes if isinstance(name := node.get("@id"), str) and "name" in node}
    return Statements(_resolved(article, by_id), _resolved(pages[0], by_id) if pages else {}, meta)


def _resolved(node: Node, by_id: dict[str, Node]) -> Node:
    """A node with the persons and organisations in it that it only refers to."""

    def of(value: object) -> object:
        if isinstance(value, list):
            return [of(each) for each in value]
        if isinstance(value, dict) and "name" not in value and isinstance(name := value.get("@id"), str):
            return by_id.get(name, value)
        return value

    return {**node, **{field: of(node[field]) for field in _REFERRING if field in node}}


_REFERRING = ("author", "creator", "publisher")
_TELLING = ("headline", "datePublished", "author", "articleBody", "publisher")


def type_of(node: Node) -> str:
    """The type of a JSON-LD node; of several one that is an article's, if any is."""
    kind = node.get("@type")
    kinds = (
        [kind] if isinstance(kind, str) else [k for k in kind if isinstance(k, str)] if isinstance(kind, list) else []
    )
    return next((k for k in kinds if _ARTICLE.search(k)), kinds[0] if kinds else "")


def _nodes(root: "HtmlElement") -> Iterator[Node]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            value = json.loads(_WRAPPED.sub("", _WRAPPED.sub("", script.text)), strict=False)
        except (ValueError, RecursionError):
            continue
        # Nodes lie in lists, graphs and each other; what is deeper or more than any page needs is not looked at.
        waiting: list[tuple[object, int]] = [(value, 0)]
        seen = 0
        while waiting and seen < _MOST_NODES:
            item, depth = waiting.pop(0)
            seen += 1
            if isinstance(item, list) and depth < _DEPTH:
                waiting.extend((part, depth + 1) for part in item)
            elif isinstance(item, dict):
                node = cast(Node, item)
                yield node
                if depth < _DEPTH:
                    waiting.extend(
                        (node[name], depth + 1) for name in _INSIDE if isinstance(node.get(name), dict | list)
                    )


def article_body(said: Statements) -> str:
    """The text that the page states as its article's; empty if it states none."""
    body = said.article.get("articleBody")
    return body if isinstance(body, str) else ""


def clean(value: str) -> str:
    """A stated value as text: entities that were escaped twice undone, markup taken out, blanks run together."""
    value = unescape(value) if "&" in value else value
    return canonical(_SPACE.sub(" ", _TAG.sub("", value)).strip()[:_LONGEST], keep_bom=True).text


def clean_lines(value: str) -> str:
    """A stated text of several lines, each cleaned; blank ones are left out."""
    return "\n".join(line for part in unescape(value).splitlines() if (line := _SPACE.sub(" ", part).strip(" ")))
