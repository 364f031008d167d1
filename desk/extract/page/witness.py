"""What a page states as its article's text, as a witness: it is often shortened, so it only confirms and corrects."""

from collections.abc import Sequence

from desk.extract.page.density import is_prose
from desk.extract.page.lines import Line, key_of

_SHORTEST = 400
_COVERED = 0.8
_PIECE = 30
_HALF = 0.5


def by_witness(lines: Sequence[Line], kept: Sequence[bool], stated: str) -> list[bool] | None:
    """The kept lines, corrected by the stated text; None if that does not cover nearly all of them.

    What stands before its beginning or after its end is dropped, unless it begins or ends within a line, as one does
    that was cut short; paragraphs of it that were missed are taken.
    """
    if len(stated) < _SHORTEST:
        return None
    text = key_of(stated)
    inside = [line.key in text for line in lines]
    letters = sum(len(line.key) for line, keep in zip(lines, kept, strict=True) if keep)
    covered = sum(len(line.key) for line, keep, found in zip(lines, kept, inside, strict=True) if keep and found)
    if not letters or covered < _COVERED * letters:
        return None
    places = [i for i, found in enumerate(inside) if found and (kept[i] or is_prose(lines[i]))]
    first = places[0] if text.startswith(lines[places[0]].key) else 0
    last = places[-1] if text.endswith(lines[places[-1]].key) else len(lines)
    taken: set[str] = {line.key for line, keep in zip(lines, kept, strict=True) if keep}
    result = [keep and first <= index <= last for index, keep in enumerate(kept)]
    for index in places:
        line = lines[index]
        if not result[index] and is_prose(line) and line.key not in taken:
            result[index] = True
            taken.add(line.key)
    return result


def only_stated(lines: Sequence[Line], kept: Sequence[bool], stated: str) -> bool:
    """Whether a page states much more text than was found, and that text stands nowhere on it.

    So it is with pages that a script would fill in, saved without it.
    """
    if len(stated) < _SHORTEST:
        return False
    text = key_of(stated)
    if sum(len(line.key) for line, keep in zip(lines, kept, strict=True) if keep) > _HALF * len(text):
        return False
    page = "\n".join(line.key for line in lines)
    pieces = [text[start : start + _PIECE] for start in range(0, len(text) - _PIECE, 4 * _PIECE)]
    return sum(piece in page for piece in pieces) < _HALF * len(pieces)
