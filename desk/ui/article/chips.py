"""Label chips: which of their names they say, and where they stand so that none covers another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

GAP = 3
_FARTHEST = 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """A chip that should stand at `x`, over `width` pixels of text; `names` from the longest to the shortest.

    A `firm` one makes room for its whole group: those that follow stand further on.
    """

    x: float
    width: float
    names: tuple[str, ...]
    owner: int
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A chip from `x` on, `width` wide, saying `name`; `owner` as wanted, of one that counts the first it counts."""

    x: float
    width: float
    name: str
    owner: int
    counts: bool = False


def place(wanted: Sequence[Wanted], end: float, roomy: float, measure: Callable[[str], float]) -> list[Placed]:
    """Stand the chips of one line side by side before `end`.

    Those that start together stand together. A group says as much as fits before the next begins, and is not much wider
    than its text unless that is narrower than `roomy`; the longest name is shortened first. Where not even the shortest
    names fit, a chip counts those left out.
    """
    groups: dict[float, list[Wanted]] = {}
    for item in sorted(wanted, key=lambda item: (item.x, -item.width)):
        groups.setdefault(round(item.x), []).append(item)
    placed: list[Placed] = []
    free = float("-inf")
    for (start, group), following in zip(groups.items(), [*groups, end][1:], strict=True):
        x = max(start, free)
        widest = max(item.width for item in group)
        room = min(following - GAP, max(start + widest, x + roomy * (1 + len(group)) / 2)) - x
        names = _fitting([item.names for item in group], room, measure)
        least = sum(map(measure, names)) + GAP * len(names) if any(item.firm for item in group) else measure(names[0])
        limit = min(end, x + max(room, least)) if x <= start + max(widest, _FARTHEST) else x
        shown = 0
        for item, name in zip(group, names, strict=True):
            if x + measure(name) > limit:
                break
            placed.append(Placed(x, measure(name), name, item.owner))
            x += measure(name) + GAP
            shown += 1
        count = f"+{len(group) - shown}"
        if shown < len(group) and x + measure(count) <= end:
            placed.append(Placed(x, measure(count), count, group[shown].owner, counts=True))
            x += measure(count) + GAP
        free = x
    return placed


def _fitting(choices: Sequence[tuple[str, ...]], room: float, measure: Callable[[str], float]) -> list[str]:
    """A name for each of a group: the longest ones that fit the room together, else all the shortest."""
    if len(choices) == 1:
        return [next((name for name in choices[0] if measure(name) <= room), choices[0][-1])]
    taken = [0] * len(choices)
    names = [choice[0] for choice in choices]
    widths = [measure(name) for name in names]
    room -= GAP * (len(names) - 1)
    while sum(widths) > room:
        open_ = [i for i, choice in enumerate(choices) if taken[i] + 1 < len(choice)]
        if not open_:
            break
        i = max(open_, key=widths.__getitem__)
        taken[i] += 1
        names[i] = choices[i][taken[i]]
        widths[i] = measure(names[i])
    return names
