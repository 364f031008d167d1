"""A web page read: its article as text, what the page says of it, and everything else that stood there.

Nothing is fetched and nothing is run: the page is what its bytes are.
"""

from dataclasses import dataclass

from desk.extract.encoding import page_text
from desk.extract.page.body import chosen, library
from desk.extract.page.lines import Line, lines_of
from desk.extract.page.metadata import metadata_of
from desk.extract.page.parsing import MOST_BYTES, PageError, parsed
from desk.extract.page.statements import article_body, statements_of
from desk.model.article import Finding, Source
from desk.text.canon import canonical
from desk.text.encoding import NotTextError

SURE = 0.75
"""Below this much agreement between two ways of finding the article a person should look at it (measured)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was read from a page.

    `text` is canonical, a line for each paragraph, heading, list item and row. `blocks` are all lines of the page in
    its order, with whether they were kept; the kept ones joined by line feeds are `text`. `findings` say where each
    value stood, the one of the field `text` how sure it is what belongs to the article. `notices` are sentences.
    `library` is what found the article, with its version.
    """

    text: str
    title: str
    language: str | None
    source: Source
    findings: tuple[Finding, ...]
    blocks: tuple[tuple[str, bool], ...]
    notices: tuple[str, ...]
    library: str


def read_page(
    html: bytes,
    *,
    declared: str | None = None,
    encoding: str | None = None,
    url: str | None = None,
    whole: bool = False,
) -> Page:
    """Reads the article on a page from the page's bytes.

    `declared` is the charset that was said where the page was sent, `encoding` one that a person decided, `url` where
    it came from; `whole` takes everything on the page for its text. Raises PageError where there is no text.
    """
    if len(html) > MOST_BYTES:
        raise PageError(f"it has {len(html) >> 20:,} MB, and a page may have {MOST_BYTES >> 20}")
    try:
        source = page_text(html, declared=declared, encoding=encoding)
    except NotTextError as error:
        raise PageError(str(error)) from None
    root, notices = parsed(source.text)
    lines = _stored(lines_of(root))
    if not any(line.key for line in lines):
        raise PageError(" ".join(["there is no text on it", *(f"({notice[:-1].lower()})" for notice in notices)]))
    said = statements_of(root)
    metadata = metadata_of(root, said, source.text, lines, url=url)
    choice = chosen(root, lines, metadata.title, article_body(said))
    kept = [True] * len(lines) if whole else choice.kept
    text = "\n".join(line.text for line, keep in zip(lines, kept, strict=True) if keep)
    if not text:
        raise PageError("no article was found on it")
    found = Finding(field="text", value=None, origin=choice.origin, confidence=choice.confidence)
    return Page(
        text=text,
        title=metadata.title,
        language=metadata.language,
        source=metadata.source,
        findings=(*metadata.findings, *(() if whole else (found,))),
        blocks=tuple((line.text, keep) for line, keep in zip(lines, kept, strict=True)),
        notices=(*source.notices, *notices),
        library=library(),
    )


def _stored(lines: list[Line]) -> list[Line]:
    """The lines with their texts as they are stored."""
    for line in lines:
        line.text = canonical(line.text, keep_bom=True).text
    return lines
