"""A text as people have marked it: stretches with labels, cut into runs that everybody sees the same way throughout.

Everything is in code points, half-open. Of what one person marked, three views are taken:

- `runs`: each stretch with the set of all labels that lie on it, so nested mentions keep both;
- `flat`: at most one label anywhere, as unitizing coefficients over all labels want it: where marked stretches overlap,
  the longer one keeps its place and the other is cut to what sticks out, or dropped where nothing does;
- `merged`: one label by itself, stretches that overlap joined into one; those that only touch stay two.
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter

Marks = Sequence[tuple[int, int, str]]
"""Start, end and label of what one person marked; any overlap. A discontinuous annotation gives several."""

Runs = list[tuple[int, int, tuple[str, ...]]]


def runs(marks: Marks) -> Runs:
    """The marked stretches in text order, disjoint, each with the labels on it, sorted and each once."""
    ordered = sorted(marks)
    if all(a[1] <= b[0] for a, b in pairwise(ordered)):
        return [(start, end, (label,)) for start, end, label in ordered]
    changes: dict[int, list[tuple[int, str]]] = {}
    for start, end, label in ordered:
        changes.setdefault(start, []).append((1, label))
        changes.setdefault(end, []).append((-1, label))
    found: Runs = []
    active: Counter[str] = Counter()
    for left, right in pairwise(sorted(changes)):
        for step, label in changes[left]:
            active[label] += step
        labels = tuple(sorted(label for label, count in active.items() if count))
        if labels:
            found.append((left, right, labels))
    return found


def flat(marks: Marks) -> list[tuple[int, int, str]]:
    """The marked stretches without overlap, in text order; of stretches equally long the first in text order stays."""
    ordered = sorted(marks)
    if all(a[1] <= b[0] for a, b in pairwise(ordered)):
        return ordered
    kept: list[tuple[int, int, str]] = []
    for group in _clusters(ordered):
        taken: list[tuple[int, int, str]] = []
        for start, end, label in sorted(group, key=lambda mark: (mark[0] - mark[1], mark)):
            # What is placed already came from longer ones: it covers an end of this one, never just the middle.
            left, right = start, end
            at = max(bisect_right(taken, left, key=itemgetter(0)) - 1, 0)
            while at < len(taken) and taken[at][0] <= left:
                left = max(left, taken[at][1])
                at += 1
            at = bisect_left(taken, right, key=itemgetter(0)) - 1
            while at >= 0 and taken[at][1] >= right:
                right = taken[at][0]
                at -= 1
            if left < right:
                insort(taken, (left, right, label))
        kept += taken
    return kept


def merged(marks: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in text order, those that overlap joined."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def patterns(people: Sequence[Runs], length: int) -> Counter[tuple[tuple[str, ...], ...]]:
    """How many code points of a text of that length each combination of labels has, one set per person in order."""
    # From which place on whose labels are what; later ones at one place hold, so that ends come before starts.
    changes: list[tuple[int, int, int, tuple[str, ...]]] = [(length, 1, 0, ())]
    for person, each in enumerate(people):
        for start, end, labels in each:
            changes.append((end, 0, person, ()))
            changes.append((start, 1, person, labels))
    changes.sort()
    now: list[tuple[str, ...]] = [()] * len(people)
    found: dict[tuple[tuple[str, ...], ...], int] = {}
    at = 0
    for place, _, person, labels in changes:
        if place > at:
            row = tuple(now)
            found[row] = found.get(row, 0) + place - at
            at = place
        now[person] = labels
    return Counter(found)


def _clusters(ordered: Marks) -> list[list[tuple[int, int, str]]]:
    """Sorted marks parted wherever no stretch goes across."""
    groups: list[list[tuple[int, int, str]]] = []
    reach = -1
    for mark in ordered:
        if mark[0] >= reach:
            groups.append([])
        groups[-1].append(mark)
        reach = max(reach, mark[1])
    return groups
