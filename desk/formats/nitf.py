"""NITF, the news industry's text format of IPTC: one article in a file. Read only.

The text is what stands in `body.content`. Headlines, the byline, the abstract, captions and the tagline are kept beside
it as lines of the page. The document type, which most files name, is not fetched.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desk.extract.xml import XmlError, load, outermost, root_name
from desk.formats.format import (
    AS_FOUND,
    Block,
    Corpus,
    Format,
    FormatError,
    Item,
    Notice,
    Options,
    stated_document,
    told_of,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from desk.extract.stated import Stated

_BY = re.compile(r"^by\s+", re.IGNORECASE)


def sniff(head: bytes, name: str) -> bool:
    """Whether a file's first element is NITF's."""
    return root_name(head) == "nitf"


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """The one article of a file."""
    from desk.extract.markup import lines, words
    from desk.extract.stated import Stated, disguises
    from desk.extract.xml import without_namespaces

    with told_of(path, XmlError):
        loaded = load(path, options.encoding)
    root = without_namespaces(loaded.root)
    if root.tag != "nitf":
        raise FormatError(path.name, f"its first element is “{root.tag[:40]}” and not “nitf”")
    kept = [line for content in outermost(root, "body.content") for line in lines(content)]
    if not kept:
        raise FormatError(path.name, "its body.content holds no text")
    yield Corpus()
    for notice in loaded.notices:
        yield Notice(file=path.name, text=notice, routine=loaded.routine)
    text = "\n".join(kept)
    for remark in disguises(text):
        yield Notice(file=path.name, text=remark)
    stated = Stated()
    _head(root, stated)
    _above(root, stated)
    stated.give_text(text, "NITF body.content")
    stated.give_decision(loaded.decoded)
    regions = stated.furniture(text)
    above = [line for part in outermost(root, "body.head") for line in lines(part)]
    captions = [words(caption) for caption in outermost(root, "media-caption")]
    below = [line for part in outermost(root, "body.end") for line in lines(part)]
    yield stated_document(
        text,
        stated,
        path.name,
        regions=regions,
        blocks=[
            *(Block(line, kept=False) for line in above),
            *(Block(line, kept=True) for line in kept),
            *(Block(line, kept=False) for line in (*captions, *below) if line),
        ],
    )


def _head(root: "Element", stated: "Stated") -> None:
    """What `head` says: dates, ids, who published it."""
    stated.give("language", _language(root), "NITF xml:lang")
    for id in root.iter("doc-id"):
        stated.give("news_id", id.get("id-string"), "NITF doc-id id-string")
    for published in root.iter("pubdata"):
        stated.give("outlet", published.get("name"), "NITF pubdata name")
        stated.give("section", published.get("position.section"), "NITF pubdata position.section")
        stated.give("url", published.get("ex-ref"), "NITF pubdata ex-ref")
        stated.give("published", published.get("date.publication"), "NITF pubdata date.publication")
    for tag in ("date.issue", "date.release"):
        for date in root.iter(tag):
            stated.give("published", date.get("norm"), f"NITF {tag} norm")
    for date in root.iter("story.date"):
        stated.give("published", date.get("norm"), "NITF story.date norm")
    revisions = sorted(filter(None, (revision.get("norm") for revision in root.iter("revision-history"))))
    if revisions:
        stated.give("modified", revisions[-1], "NITF revision-history norm")
    for holder in root.iter("doc.copyright"):
        stated.give("outlet", holder.get("holder"), "NITF doc.copyright holder")
    stated.give_keywords((word.get("key") for word in root.iter("keyword")), "NITF keyword key")


def _above(root: "Element", stated: "Stated") -> None:
    """What `body.head` says: headline, byline, dateline."""
    from desk.extract.markup import words

    stated.give("title", words(root.find(".//hedline/hl1")), "NITF hl1")
    stated.give("title", words(root.find("head/title")), "NITF title")
    bylines = root.findall(".//body.head/byline")
    people = [words(person) for byline in bylines for person in outermost(byline, "person")]
    stated.give("author", ", ".join(filter(None, people)), "NITF byline person")
    stated.give("author", ", ".join(filter(None, (_BY.sub("", words(each)) for each in bylines))), "NITF byline")
    dateline = root.find(".//body.head/dateline")
    if dateline is not None:
        stated.give("dateline", words(dateline.find("location")), "NITF dateline location")
        stated.give("dateline", words(dateline), "NITF dateline")
    stated.give("agency", words(root.find(".//body.head/distributor")), "NITF distributor")


def _language(root: "Element") -> str | None:
    for tag in ("nitf", "body", "body.content"):
        for element in root.iter(tag):
            if language := element.get("lang"):
                return language
    return None


FORMAT = Format(
    name="nitf",
    title="NITF",
    suffixes=(".xml", ".nitf"),
    sniff=sniff,
    begins=b"<",
    read=read,
    isolated=True,
)
