"""A news archive made up for finding near copies: stories, copies of them, and what only looks alike.

Words follow Zipf's law over a vocabulary of our own, in sentences and paragraphs as news has them. A near copy is the
same story with another headline and dateline, cut at the end, with some words replaced, paragraphs moved, or the site's
own lines around it. A hard negative is a follow-up of its own that repeats the background of an earlier story (up to
two fifths of its words).
"""

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

_SYLLABLES = [
    c + v
    for c in [
        "b",
        "c",
        "d",
        "f",
        "g",
        "h",
        "k",
        "l",
        "m",
        "n",
        "p",
        "r",
        "s",
        "t",
        "v",
        "w",
        "z",
        "sh",
        "th",
        "tr",
        "st",
        "pr",
    ]
    for v in ["a", "e", "i", "o", "u", "ai", "ou"]
]
_VOCABULARY = 30_000


@dataclass(frozen=True, slots=True)
class Story:
    """One text; `copy_of` is the number of the story that it is a near copy of."""

    number: int
    text: str
    copy_of: int | None = None


class _Language:
    def __init__(self, random_: random.Random) -> None:
        self._random = random_
        common = [
            "the",
            "of",
            "to",
            "and",
            "a",
            "in",
            "that",
            "said",
            "is",
            "was",
            "for",
            "on",
            "it",
            "with",
            "as",
            "by",
            "at",
            "from",
            "he",
            "be",
            "has",
        ]
        made = {"".join(random_.choices(_SYLLABLES, k=random_.choice((1, 2, 2, 3, 3)))) for _ in range(_VOCABULARY)}
        self._words = common + sorted(made)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))

    def word(self) -> str:
        return self._words[bisect(self._weights, self._random.random() * self._weights[-1])]

    def sentence(self) -> str:
        return " ".join(self.word() for _ in range(self._random.randint(9, 28))).capitalize() + "."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self._random.randint(1, 4)))


def archive(count: int, copies: int, negatives: int, seed: int = 1) -> Iterator[Story]:
    """So many stories in all, among them copies and hard negatives of stories before them."""
    random_ = random.Random(seed)
    language = _Language(random_)
    kinds = ["copy"] * copies + ["negative"] * negatives + ["story"] * (count - copies - negatives)
    random_.shuffle(kinds)
    # What is copied must come before.
    first = kinds.index("story")
    kinds[0], kinds[first] = kinds[first], kinds[0]
    originals: list[tuple[int, list[str]]] = []
    for number, kind in enumerate(kinds):
        if kind == "story" or not originals:
            paragraphs = [language.paragraph() for _ in range(random_.randint(4, 14))]
            originals.append((number, paragraphs))
            yield Story(number, "\n".join(paragraphs))
        elif kind == "copy":
            origin, paragraphs = random_.choice(originals)
            yield Story(number, "\n".join(_copied(paragraphs, language, random_)), origin)
        else:
            _, paragraphs = random_.choice(originals)
            yield Story(number, "\n".join(_followed_up(paragraphs, language, random_)))


def _copied(paragraphs: list[str], language: _Language, random_: random.Random) -> list[str]:
    """The same story as another site has it; two or three of these changes."""
    found = list(paragraphs)
    for change in random_.sample(("cut", "reword", "move", "frame", "split"), k=random_.randint(2, 3)):
        if change == "cut":
            found = found[: max(2, round(len(found) * random_.uniform(0.55, 0.9)))]
        elif change == "reword":
            share = random_.uniform(0.02, 0.12)
            found = [_reworded(paragraph, share, language, random_) for paragraph in found]
        elif change == "move" and len(found) > 3:
            found.insert(1, found.pop(random_.randrange(2, len(found))))
        elif change == "frame":
            found = [language.sentence(), *found, *(language.sentence() for _ in range(random_.randint(1, 3)))]
        elif change == "split":
            found = [part for paragraph in found for part in paragraph.replace(". ", ".\n").split("\n")]
    return found


def _reworded(paragraph: str, share: float, language: _Language, random_: random.Random) -> str:
    return " ".join(language.word() if random_.random() < share else word for word in paragraph.split())


def _followed_up(paragraphs: list[str], language: _Language, random_: random.Random) -> list[str]:
    """Another story on the same matter: its own news, and at most two fifths of it background from the earlier one."""
    background = paragraphs[-random_.randint(1, 3) :]
    length = sum(len(paragraph.split()) for paragraph in background)
    # Neither much of this one nor much of the earlier one may be shared.
    earlier = sum(len(paragraph.split()) for paragraph in paragraphs)
    while length > 0.4 * earlier and len(background) > 1:
        length -= len(background.pop(0).split())
    if length > 0.4 * earlier:
        background, length = [], 0
    own: list[str] = []
    while sum(len(paragraph.split()) for paragraph in own) < 1.6 * max(length, 60):
        own.append(language.paragraph())
    return own + background
