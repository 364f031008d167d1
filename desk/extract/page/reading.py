"""A web page read: its article as text, what the page says of it, and everything else that stood there.

Nothing is fetched and nothing is run: the page is what its bytes are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desk.extract.encoding import PageText, page_text
from desk.extract.page.body import Choice, chosen, library
from desk.extract.page.fragment import fragment
from desk.extract.page.hidden import without_hidden
from desk.extract.page.languages import can_be, language_of
from desk.extract.page.lines import Line, lines_of
from desk.extract.page.metadata import metadata_of
from desk.extract.page.parsing import MOST_BYTES, PageError, parsed
from desk.extract.page.statements import article_body, clean_lines, statements_of
from desk.extract.page.witness import only_stated
from desk.extract.stated import Stated, disguises, unreadable
from desk.model.article import Finding, Region, Source
from desk.text.canon import canonical
from desk.text.encoding import NotTextError, shown_encoding

SURE = 0.75
"""Below this much agreement between two ways of finding the article a person should look at it (measured)."""

_DOUBTFUL = "It is not sure which lines of the page are its article: compare it with the whole page."
_LEFT_OUT = "What stands around the article was left out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was read from a page.

    `text` is canonical, a line for each paragraph, heading, list item and row. `blocks` are all lines of the page in
    its order, with whether they were kept; the kept ones joined by line feeds are `text`. `findings` say where each
    value stood; those of the field `text` in which encoding it is and how sure it is what belongs to the article.
    `regions` are what of the text is not body: bylines, the dateline, what stands below the article. `notices` are
    sentences that a person should see, `routine` those that say nothing worrying. `library` is what found the article,
    with its version.
    """

    text: str
    title: str
    language: str | None
    source: Source
    findings: tuple[Finding, ...]
    regions: tuple[Region, ...]
    blocks: tuple[tuple[str, bool], ...]
    notices: tuple[str, ...]
    library: str
    routine: tuple[str, ...] = ()


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
    root, broken = parsed(source.text)
    lines = _stored(lines_of(root))
    said = statements_of(root)
    stated = article_body(said)
    if not any(line.key for line in lines) and not stated:
        raise PageError(" ".join(["there is no text on it", *(f"({notice[:-1].lower()})" for notice in broken)]))
    metadata = metadata_of(root, said, source.text, lines, url=url)
    choice = chosen(root, lines, metadata.title, stated)
    kept = [True] * len(lines) if whole else without_hidden(lines, choice.kept)
    blocks = [(line.text, keep) for line, keep in zip(lines, kept, strict=True)]
    if not whole and only_stated(lines, kept, stated):
        blocks = [*((line.text, False) for line in lines), *((text, True) for text in _lines_in(stated))]
        choice = Choice(choice.kept, "JSON-LD articleBody, which stands nowhere else on the page", 0.7)
    text = "\n".join(text for text, keep in blocks if keep)
    if not text:
        raise PageError("no article was found on it")
    language, told = _language(metadata.language, text)
    decoded = Finding(
        field="text",
        value=None,
        origin=f"{shown_encoding(source.encoding)}, by {source.origin}",
        confidence=None if source.sure else 0.5,
    )
    found = Finding(field="text", value=None, origin=choice.origin, confidence=choice.confidence)
    doubtful = not whole and choice.confidence < SURE
    of_page = Stated()
    findings = (*metadata.findings, *told, decoded, *(() if whole else (found,)))
    of_page.add(findings, metadata.source, metadata.title, language)
    regions = of_page.furniture(text)
    return Page(
        text=text,
        title=of_page.title,
        language=of_page.language,
        source=replace(of_page.source(""), file=None),
        findings=of_page.findings,
        regions=regions,
        blocks=tuple(blocks),
        notices=(*source.notices, *broken, *([_DOUBTFUL] if doubtful else []), *_unseen(text, source)),
        library=library(),
        routine=() if all(keep for _, keep in blocks) else (_LEFT_OUT,),
    )


def _stored(lines: list[Line]) -> list[Line]:
    """The lines with their texts as they are stored."""
    for line in lines:
        # What can be printed is stored as it is, but for the one sign that stands for an object.
        if not line.text.isprintable() or "\ufffc" in line.text:
            line.text = canonical(line.text, keep_bom=True).text
    return lines


def _lines_in(stated: str) -> list[str]:
    """The lines of a stated text; some are HTML."""
    text = fragment(stated) if "<" in stated else canonical(clean_lines(stated), keep_bom=True).text
    return [line for line in text.split("\n") if line]


def _language(stated: str | None, text: str) -> tuple[str | None, list[Finding]]:
    """The language of an article: as stated, but where its words clearly say otherwise, theirs."""
    found = language_of(text)
    if found is None or (stated is not None and can_be(stated, found)):
        return stated, []
    origin = "the commonest words" if stated is None else f"the commonest words, against {stated}"
    return found, [Finding(field="language", value=found, origin=origin, confidence=0.9)]


def _unseen(text: str, source: PageText) -> Iterator[str]:
    """What in the text a reader would not see or could not read, where that was not said of the whole page."""
    if not any("U+FFFD" in notice for notice in source.notices):
        yield from unreadable(text)
    yield from disguises(text)
