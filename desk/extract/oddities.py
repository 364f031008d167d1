"""The invisible characters of a text in words."""

from collections.abc import Mapping

_KINDS = {
    "bidi_override": "{} mark{s} reversing the order of letters",
    "bidi_isolate": "{} mark{s} isolating a stretch from its direction",
    "bidi_unclosed": "{} such mark{s} still open at the end of a line",
    "zero_width_in_latin": "{} word{s} with invisible characters inside",
}


def in_words(found: Mapping[str, int]) -> str:
    """What `desk.text.canon.oddities` counted, as a list of things."""
    return ", ".join(_KINDS[kind].format(f"{count:,}", s="" if count == 1 else "s") for kind, count in found.items())
