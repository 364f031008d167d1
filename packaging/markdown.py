"""Markdown for the generated pages: tables, code, and prose out of docstrings."""

import textwrap
from collections.abc import Iterable, Sequence

MADE = "Made by `packaging/pages.py`; do not edit."


def page(title: str, *parts: str) -> str:
    """A page with its heading and where it comes from."""
    return "\n\n".join([f"# {title}", MADE, *parts]) + "\n"


def code(text: str) -> str:
    """A word of a program."""
    return f"`{text}`"


def yes(thing: object) -> str:
    """A cell of a table that says yes or nothing."""
    return "yes" if thing else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table; nothing at all without rows."""
    lines = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    if not lines:
        return []
    return ["\n".join([f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *lines])]


def bullets(lines: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {line}" for line in lines)


def paragraphs(thing: object) -> list[str]:
    """A docstring's paragraphs, each on one line; what is indented in it as a block of code, with its lines."""
    head, _, rest = (thing.__doc__ or "").strip().partition("\n")
    found = []
    for part in f"{head}\n{textwrap.dedent(rest)}".strip().split("\n\n"):
        lines = part.split("\n")
        indented = [line for line in lines if line.startswith("    ")]
        if indented:
            prose = [line for line in lines if not line.startswith("    ")]
            found += [" ".join(prose)] if prose else []
            found.append("\n".join(["```", *textwrap.dedent("\n".join(indented)).split("\n"), "```"]))
        else:
            found.append(" ".join(lines))
    return found


def first(thing: object) -> str:
    """The first paragraph of a docstring."""
    return paragraphs(thing)[0]
