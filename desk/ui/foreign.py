"""Text from elsewhere on screen: as the plain text that it is, on one line, in its own direction."""

import html
import unicodedata

LONGEST = 400
"""More of a text than this never fits on a line."""

ISOLATE, END = "\u2068", "\u2069"


def one_line(text: str) -> str:
    """The beginning of the text without line breaks and runs of blanks."""
    return " ".join(text[: 2 * LONGEST].split())[:LONGEST]


def is_rtl(text: str) -> bool:
    """Whether its first letter that has a direction runs from right to left (UAX #9, rules P2 and P3)."""
    for letter in text[:LONGEST]:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def isolated(text: str) -> str:
    """The text in a directional isolate, so that it does not turn around what stands beside it on a line."""
    return f"{ISOLATE}{text}{END}" if text else ""


def alone(text: str) -> str:
    """The text in its own direction where nothing stands beside it: in an isolate only if it needs one.

    Most fonts lack the isolates' characters, and the font that has them would move the line by a pixel.
    """
    return isolated(text) if is_rtl(text) else text


def plain_tooltip(text: str) -> str:
    """A tooltip that shows exactly this text, wrapped, and takes nothing in it for markup."""
    shown = text if len(text) <= 4 * LONGEST else text[: 4 * LONGEST] + "…"
    return f'<p style="white-space: pre-wrap">{html.escape(shown)}</p>'
