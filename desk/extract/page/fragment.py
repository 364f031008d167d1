"""Pieces of HTML as text: what a feed or a newsletter gives, where all of it is content."""

from desk.extract.page.lines import lines_of
from desk.extract.page.parsing import parsed
from desk.text.canon import canonical


def fragment(html: str) -> str:
    """The text of a piece of HTML, a line for each paragraph, list item and row; empty if there is none.

    Raises PageError if it cannot be parsed or the library for it is not installed.
    """
    if not html.strip():
        return ""
    root, _ = parsed(f"<html><body><div>{html}</div></body></html>")
    return canonical("\n".join(line.text for line in lines_of(root)), keep_bom=True).text
