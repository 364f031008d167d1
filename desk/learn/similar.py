"""Claims that may say the same: candidates for a person to link, found by the words they share. Nothing is linked here.

A claim is cut into shingles, as Broder (1997) does with documents: every three words in a row (every two as well where
it is short), or every three letters where its script puts no blanks between words. Claims with the same rare shingles
are compared by all their words, rare ones counting for more: the Tanimoto coefficient of their idf weights, and how
much of the shorter one the longer one holds. So two reports of one event are found, and what is merely said in the same
phrases of other people less so. The same thing in other words is not found.
"""

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from heapq import nlargest
from math import log
from zlib import crc32

from desk.text.fold import UNSPACED, fold

LEAST_ALIKE, LEAST_HELD = 0.55, 0.90
"""How alike two claims must be, or how much of one the other must hold, to be offered; tried on made-up claims."""
LEAST_ALIKE_UNSPACED, LEAST_HELD_UNSPACED = 0.40, 0.80
SHORT_WORDS = 10
MOST_ALIKE = 200
"""How many claims with one shingle are looked at; a shingle of more claims is a phrase that says little."""
MOST_SHINGLES = 64
_MOST_WAITING = 20_000
_MOST_COMPARED = 50
_MANY = 6
_FEWEST_HELD = 4
_HELD = 0.7
_OTHER_NUMBERS = 0.85
_PRIOR = 1_000
_NUMBER = re.compile(r"\d+")
_LOW = 0xFFFF_FFFF


class Likeness(StrEnum):
    """How two claims are alike."""

    SAME_WORDS = "same words"
    SHARED_WORDS = "shared words"
    HOLDS_IT = "one holds the other"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim (id) that may say the same, how alike they are (0 to 1) and in what way.

    `numbers_differ` warns that figures in them are not the same: such a claim more often updates the other.
    """

    claim: str
    score: float
    reason: Likeness
    numbers_differ: bool = False


class ClaimIndex:
    """Claims prepared for `candidates`; kept up to date with `put` and `remove`. Not to be shared by threads."""

    def __init__(self, claims: Iterable[tuple[str, str]] = ()) -> None:
        """`claims` are ids and what the claim says: restated if somebody did that, else its quote."""
        # A claim has a number. Its text is kept as a key, None once it is gone or replaced.
        self._ids: list[str] = []
        self._keys: list[str | None] = []
        self._numbers: dict[str, int] = {}
        self._frequency: Counter[str] = Counter()
        # Shingle and number in one integer each: a sorted array, and what came since in a dictionary.
        self._sorted = array("Q")
        self._recent: dict[int, list[int]] = {}
        self._waiting = 0
        entries: list[int] = []
        for id, text in claims:
            number = self._numbered(id, text)
            entries += [shingle << 32 | number for shingle in _shingles(fold(text))]
        entries.sort()
        self._sorted = array("Q", entries)

    def __len__(self) -> int:
        return len(self._numbers)

    def put(self, id: str, text: str) -> None:
        """Takes a claim in, or what it says now."""
        known = self._numbers.get(id)
        if known is not None and self._keys[known] == fold(text):
            return
        self.remove(id)
        number = self._numbered(id, text)
        for shingle in _shingles(fold(text)):
            self._recent.setdefault(shingle, []).append(number)
        self._waiting += 1
        if self._waiting > _MOST_WAITING:
            self._settle()

    def remove(self, id: str) -> None:
        """Forgets a claim; nothing happens where it is not known."""
        number = self._numbers.pop(id, None)
        if number is not None:
            key, self._keys[number] = self._keys[number] or "", None
            self._frequency.subtract(_words(key))

    def candidates(self, id: str, limit: int = 8, without: Collection[str] = ()) -> list[Candidate]:
        """Claims that may say the same as this one, the most alike first; `without` are ids to leave out.

        KeyError where the claim is not known.
        """
        key = self._keys[self._numbers[id]]
        return self._like(key or "", limit, frozenset((id, *without)))

    def candidates_for(self, text: str, limit: int = 8, without: Collection[str] = ()) -> list[Candidate]:
        """The same for a text that is no claim yet."""
        return self._like(fold(text), limit, frozenset(without))

    def pairs(self) -> Iterator[tuple[str, Candidate]]:
        """All pairs of claims that may say the same, each once, in the order in which the claims came."""
        for id, number in list(self._numbers.items()):
            for candidate in self.candidates(id, MOST_ALIKE):
                if self._numbers[candidate.claim] > number:
                    yield id, candidate

    def _like(self, key: str, limit: int, without: frozenset[str]) -> list[Candidate]:
        found = []
        for number in self._sharing(key):
            other, id = self._keys[number], self._ids[number]
            if other is not None and id not in without and (candidate := self._compared(key, other, id)) is not None:
                found.append(candidate)
        found.sort(key=lambda candidate: (-candidate.score, candidate.claim))
        return found[:limit]

    def _compared(self, key: str, other: str, id: str) -> Candidate | None:
        """How alike two claims (as keys) are; None where it is not enough."""
        if key == other:
            return Candidate(id, 1.0, Likeness.SAME_WORDS)
        one, two = _words(key), _words(other)
        shared = self._weight(one & two)
        size, other_size = self._weight(one), self._weight(two)
        if not shared:
            return None
        numbers_differ = set(_NUMBER.findall(key)) != set(_NUMBER.findall(other))
        if numbers_differ:
            shared *= _OTHER_NUMBERS
        alike, held = shared / (size + other_size - shared), shared / min(size, other_size)
        unspaced = _unspaced(key) or _unspaced(other)
        if alike >= (LEAST_ALIKE_UNSPACED if unspaced else LEAST_ALIKE):
            return Candidate(id, round(alike, 2), Likeness.SHARED_WORDS, numbers_differ)
        if held >= (LEAST_HELD_UNSPACED if unspaced else LEAST_HELD) and min(len(one), len(two)) >= _FEWEST_HELD:
            return Candidate(id, round(held * _HELD, 2), Likeness.HOLDS_IT, numbers_differ)
        return None

    def _weight(self, words: set[str]) -> float:
        """The sum of squared idf weights; in a small project all words weigh nearly the same."""
        total = len(self._numbers) + _PRIOR
        return sum([log(1 + total / (self._frequency[word] + 1)) ** 2 for word in words])

    def _sharing(self, key: str) -> list[int]:
        """The claims that share most of the rare shingles with this one; of frequent ones only the rarest counts."""
        places: list[tuple[int, int, int]] = []
        for shingle in _shingles(key):
            start = bisect_left(self._sorted, shingle << 32)
            end = bisect_left(self._sorted, (shingle + 1) << 32, start)
            places.append((end - start + len(self._recent.get(shingle, ())), start, shingle))
        places.sort()
        shared: Counter[int] = Counter()
        looked_at = 0
        for count, start, shingle in places:
            if count > MOST_ALIKE and looked_at:
                break
            recent = self._recent.get(shingle, [])[-MOST_ALIKE:]
            shared.update(recent)
            end = start + min(count - len(self._recent.get(shingle, ())), MOST_ALIKE)
            shared.update([entry & _LOW for entry in self._sorted[start:end]])
            looked_at += 1
        least = 2 if looked_at >= _MANY else 1
        return nlargest(_MOST_COMPARED, (n for n, count in shared.items() if count >= least), key=shared.__getitem__)

    def _numbered(self, id: str, text: str) -> int:
        number = len(self._ids)
        key = fold(text)
        self._ids.append(id)
        self._keys.append(key)
        self._numbers[id] = number
        self._frequency.update(_words(key))
        return number

    def _settle(self) -> None:
        """Merges what came since into the array."""
        entries = [shingle << 32 | number for shingle, numbers in self._recent.items() for number in numbers]
        self._sorted = array("Q", sorted([*self._sorted, *entries]))
        self._recent, self._waiting = {}, 0


def _unspaced(key: str) -> bool:
    return not key.isascii() and UNSPACED.search(key) is not None


def _words(key: str) -> set[str]:
    """What two claims are compared by: words, or pairs of letters where words are not set apart."""
    return {key[i : i + 2] for i in range(max(1, len(key) - 1))} if _unspaced(key) else set(key.split())


def _shingles(key: str) -> list[int]:
    """The hashes (32 bits) by which a claim is found; of a very long one those with the lowest."""
    if _unspaced(key):
        pieces = {key[i : i + 3] for i in range(max(1, len(key) - 2))}
    else:
        words = key.split()
        pieces = _in_a_row(words, 3)
        if len(words) < SHORT_WORDS:
            pieces |= _in_a_row(words, 2)
    return sorted({crc32(piece.encode()) for piece in pieces})[:MOST_SHINGLES]


def _in_a_row(words: list[str], count: int) -> set[str]:
    return {" ".join(words[i : i + count]) for i in range(max(1, len(words) - count + 1))}
