"""Near copies: the same story on several sites, found by the words that stand in the same order. Never merged here.

A text is cut into shingles, three words in a row (Broder 1997), or four letters where a script puts no blanks between
words, and each shingle is hashed. Two texts are near copies where they share enough of these: LEAST_ALIKE of all that
either has (Jaccard), or LEAST_HELD of what the shorter one has. Candidates are found through one hash in SAMPLED, and
through all hashes of short texts, of which so few would say too little; then all hashes are compared. A follow-up that
repeats a long background looks much like a copy: so this suggests, and never decides.
"""

import re
from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from zlib import crc32

from desk.model.article import Region
from desk.text.fold import UNSPACED
from desk.work import Progress

LEAST_ALIKE, LEAST_HELD = 0.30, 0.50
SAMPLED = 16
SHORT = 256
"""Texts of fewer shingles are looked up by all of them."""
FEWEST = 10
"""Texts of fewer shingles are near copies of nothing."""
MOST_ALIKE = 50
"""How many texts are kept for one shingle: one that more have is a phrase that says little, or these are all copies."""
_LIKELY = 0.2
"""A candidate shares at least so much of the sample of the shorter one; of near copies nearly all share twice that."""
_MOST_WORDS = 500_000
_LOW = 0xFFFF_FFFF

Id = TypeVar("Id", bound=Hashable)

_WORD = re.compile(r"[^\W_]+")
_WORD_OR_RUN = re.compile(rf"{UNSPACED.pattern}+|(?:(?!{UNSPACED.pattern})[^\W_])+")
_UNSEEN = ("\u200c", "\u200d", "\u00ad", "\u0640")


@dataclass(frozen=True, slots=True)
class Match(Generic[Id]):
    """A text that is a near copy: `similarity` is the share of common shingles, `held` that of the shorter text's."""

    id: Id
    similarity: float
    held: float


@dataclass(frozen=True, slots=True)
class Pair(Generic[Id]):
    """Two near copies, in the order in which they came; the figures are those of Match."""

    first: Id
    second: Id
    similarity: float
    held: float


@dataclass(frozen=True, slots=True)
class Group(Generic[Id]):
    """Texts of which each is a near copy of another one in the group, in the order in which they came, and how so."""

    members: tuple[Id, ...]
    pairs: tuple[Pair[Id], ...]


class NearIndex(Generic[Id]):
    """Texts prepared for finding those that another one is a near copy of. Not to be shared by threads."""

    def __init__(self) -> None:
        self._ids: list[Id] = []
        self._shingles: list[array[int]] = []
        self._sparse: dict[int, int | list[int]] = {}
        self._dense: dict[int, int | list[int]] = {}
        self._words = _Words()

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, id: Id, text: str) -> None:
        """Takes in a text: the body alone, see `body`."""
        found = self._words.shingles(text)
        number = len(self._ids)
        self._ids.append(id)
        self._shingles.append(array("I", found))
        if len(found) < FEWEST:
            return
        for shingle in found:
            if not shingle % SAMPLED:
                _enter(self._sparse, shingle, number)
        if len(found) < SHORT:
            for shingle in found:
                _enter(self._dense, shingle, number)

    def find(self, text: str) -> list[Match[Id]]:
        """The texts that this one is a near copy of, or they of it, the most alike first; it is not taken in."""
        return [Match(self._ids[number], *alike) for number, alike in self._like(self._words.shingles(text))]

    def pairs(self, progress: Progress | None = None) -> Iterator[Pair[Id]]:
        """All near copies among the texts, each pair once, by the later one. Raises Cancelled."""
        found: set[tuple[int, int]] = set()
        for number, shingles in enumerate(self._shingles):
            if progress is not None:
                progress.check()
                progress.report(number, len(self._ids))
            for other, alike in self._like(set(shingles)):
                key = (min(number, other), max(number, other))
                if other != number and key not in found:
                    found.add(key)
                    yield Pair(self._ids[key[0]], self._ids[key[1]], *alike)

    def groups(self, progress: Progress | None = None) -> list[Group[Id]]:
        """The near copies that hang together, in the order in which the first ones came. Raises Cancelled."""
        pairs = list(self.pairs(progress))
        order = {id: number for number, id in enumerate(self._ids)}
        heads: dict[Id, Id] = {}

        def head(id: Id) -> Id:
            while heads.setdefault(id, id) != id:
                heads[id] = id = heads[heads[id]]
            return id

        for pair in pairs:
            heads[head(pair.second)] = head(pair.first)
        members: dict[Id, list[Id]] = {}
        inside: dict[Id, list[Pair[Id]]] = {}
        for id in sorted(heads, key=order.__getitem__):
            members.setdefault(head(id), []).append(id)
        for pair in pairs:
            inside.setdefault(head(pair.first), []).append(pair)
        return [Group(tuple(some), tuple(inside[top])) for top, some in members.items()]

    def _like(self, shingles: set[int]) -> list[tuple[int, tuple[float, float]]]:
        if len(shingles) < FEWEST:
            return []
        sample = [shingle for shingle in shingles if not shingle % SAMPLED]
        found: dict[int, tuple[float, float]] = {}
        hits: dict[int, int] = {}
        for index, wanted in ((self._sparse, sample), (self._dense, shingles)):
            if not index:
                continue
            _count(index, wanted, hits)
        for number, count in hits.items():
            other = self._shingles[number]
            fewest = min(len(other), len(shingles)) / (SAMPLED if len(other) >= SHORT else 1)
            if count >= _LIKELY * fewest and (alike := _alike(shingles, other)) is not None:
                found[number] = alike
        return sorted(found.items(), key=lambda each: (-max(each[1]), -each[1][0], each[0]))


class _Words(dict[str, int]):
    """A number for each word, always the same one, kept because words come again."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_WORDS:
            self.clear()
        number = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return number

    def shingles(self, text: str) -> set[int]:
        """The hashes of a text's shingles, 32 bits each."""
        words = list(map(self.__getitem__, words_of(text)))
        # The hash of a tuple of integers, other than that of a string, is the same in every process.
        return {hash(three) & _LOW for three in zip(words, words[1:], words[2:], strict=False)}


def near_copies(texts: Iterable[tuple[Id, str]], progress: Progress) -> list[Group[Id]]:
    """The groups of near copies among texts (ids and bodies), in order. Raises Cancelled."""
    index: NearIndex[Id] = NearIndex()
    for id, text in texts:
        progress.check()
        index.add(id, text)
    return index.groups(progress)


def body(text: str, regions: Sequence[Region]) -> str:
    """The text without its regions, which copies do not share."""
    parts: list[str] = []
    end = 0
    for region in regions:
        parts.append(text[end : region.start])
        end = max(end, region.end)
    return "".join((*parts, text[end:])) if regions else text


def words_of(text: str) -> list[str]:
    """The words of a text in any case, roughly; of scripts without blanks every two letters in a row."""
    folded = text.casefold()
    if folded.isascii():
        return _WORD.findall(folded)
    for unseen in _UNSEEN:
        folded = folded.replace(unseen, "")
    if not UNSPACED.search(folded):
        return _WORD.findall(folded)
    words: list[str] = []
    for found in _WORD_OR_RUN.findall(folded):
        if len(found) > 2 and UNSPACED.match(found):
            words += (found[at : at + 2] for at in range(len(found) - 1))
        else:
            words.append(found)
    return words


def _enter(index: dict[int, int | list[int]], shingle: int, number: int) -> None:
    known = index.get(shingle)
    if known is None:
        index[shingle] = number
    elif isinstance(known, int):
        index[shingle] = [known, number]
    elif len(known) < MOST_ALIKE:
        known.append(number)


def _count(index: dict[int, int | list[int]], shingles: Iterable[int], hits: dict[int, int]) -> None:
    """Counts for each text how many of the shingles it has."""
    for shingle in shingles:
        known = index.get(shingle)
        if known is None:
            continue
        if isinstance(known, int):
            hits[known] = hits.get(known, 0) + 1
        else:
            for number in known:
                hits[number] = hits.get(number, 0) + 1


def _alike(shingles: set[int], other: Sequence[int]) -> tuple[float, float] | None:
    """How alike two texts are, by all their shingles; None where they are no near copies."""
    both = len(shingles.intersection(other))
    similarity = both / (len(shingles) + len(other) - both)
    held = both / min(len(shingles), len(other))
    return (similarity, held) if similarity >= LEAST_ALIKE or held >= LEAST_HELD else None
