"""What of a text is body: the rest blanked, so that every place stays where it is."""

from collections.abc import Iterable

from desk.model.article import Region


def body_only(text: str, regions: Iterable[Region]) -> str:
    """The text with a blank for each code point of the regions but line feeds: same length, same lines."""
    parts: list[str] = []
    end = 0
    for region in sorted(regions):
        start = max(region.start, end)
        if start >= region.end:
            continue
        parts.append(text[end:start])
        parts.append("\n".join(" " * len(line) for line in text[start : region.end].split("\n")))
        end = min(region.end, len(text))
    return "".join((*parts, text[end:])) if parts else text
