"""The article of a web page as a reader gives it, whatever kind of file the page was in."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from desk.extract.stated import Stated
from desk.formats.format import Block, Document, Notice, stated_document

if TYPE_CHECKING:
    from desk.extract.page.reading import Page


def page_document(
    page: "Page", file: str, beside: Iterable[tuple[str, str | None, str]] = (), *, part: int | None = None
) -> Document:
    """The document of a page that was in this file.

    `beside` is what the file says besides the page: a field, its value and where that stood, for what the page does not
    say itself.
    """
    stated = Stated()
    stated.add(page.findings, page.source, page.title, page.language)
    for field, value, origin in beside:
        stated.give(field, value, origin)
    return stated_document(
        page.text,
        stated,
        file,
        regions=page.regions,
        library=page.library,
        part=part,
        blocks=[Block(text, kept) for text, kept in page.blocks],
    )


def page_notices(page: "Page", file: str, *, part: int | None = None) -> Iterator[Notice]:
    """What is to be told of a page."""
    article = str(part) if part is not None else None
    for text in page.notices:
        yield Notice(file=file, text=text, article=article)
    for text in page.routine:
        yield Notice(file=file, text=text, article=article, routine=True)
