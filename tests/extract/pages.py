"""Pages written for the tests, and what is expected of the samples."""

import json
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "intake"
BASE = json.loads((SAMPLES / "base.expected.json").read_text("utf-8"))
PERSIAN = json.loads((SAMPLES / "html" / "fa.expected.json").read_text("utf-8"))

PARAGRAPHS = (
    "The harbour council agreed on Monday to repair the old quay before the winter storms, its chair said.",
    "Work will begin in the second week of October and is expected to cost about 4 million, half from the region.",
    "Fishing crews had asked for the repair for three years, and several of them had moved to other ports.",
    "“We waited long enough,” said Mara Holt, who runs two boats from the quay and sells what they catch in the town.",
    "The council will meet again in the spring to decide whether the market hall beside it is to be rebuilt, too.",
)


def a_page(body: str, head: str = "", *, lang: str = "en") -> bytes:
    """The bytes of a page in UTF-8."""
    start = f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head>'
    return f"{start}<body>{body}</body></html>".encode()


def paragraphs(*texts: str) -> str:
    """Paragraph elements."""
    return "".join(f"<p>{text}</p>" for text in texts or PARAGRAPHS)


def an_article(extra: str = "", *, title: str = "Council to repair the old quay") -> str:
    """An article element with a heading, the paragraphs and more."""
    return f"<article><h1>{title}</h1>{paragraphs()}{extra}</article>"
