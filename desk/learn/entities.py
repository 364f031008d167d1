"""Which entity of the register a stretch of text may name: the same name first, then similar ones.

Names are compared by their folded key (see `desk.text.fold`), word by word. A word is found by itself, as the beginning
of another, or misspelt: words that share rare trigrams (pairs of letters where words are not set apart by blanks) are
then compared by edit distance (Damerau 1964, optimal string alignment). Rare words count for more than frequent ones
(Spärck Jones 1972). Nothing is compared across scripts: that is what aliases are for.
"""

from array import array
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from heapq import nlargest
from itertools import islice
from math import log

from desk.model.entity import Entity
from desk.text.fold import UNSPACED, fold, without_possessive

MOST_NAMES = 3_000
"""How many names with one word are looked at; of a more frequent word the newest names."""
MOST_WORDS = 40
"""How many words one word of the text is taken to mean, as their beginning or misspelt."""
_MOST_SHARING = 4_000
_RANKED = 80
_LEAST = 0.45
_OF_TEXT, _OF_NAME = 0.64, 0.21
_NEEDED = (_LEAST - _OF_NAME) / _OF_TEXT
"""A name that covers a smaller part of the text cannot reach _LEAST."""
_PREFIX, _INSIDE, _INITIAL = 0.85, 0.7, 0.8
_OTHER_LABEL = 0.9


class Reason(StrEnum):
    """Why an entity is suggested."""

    SAME_NAME = "same name"
    ALIAS = "alias"
    INITIALS = "initials"
    SHARED_WORDS = "shared words"
    SIMILAR = "similar spelling"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entity, how well it fits (0 to 1), why, and by which of its names."""

    entity: Entity
    score: float
    reason: Reason
    name: str


class EntityIndex:
    """A register prepared for `suggest`. It is kept up to date with `update` and `use`; not to be shared by threads."""

    def __init__(self, entities: Iterable[Entity] = (), used: Mapping[str, str] | None = None) -> None:
        """`used` gives for an entity's id when it was last linked, as `ids.now` writes times; absent: never."""
        self._entities: dict[str, Entity] = {}
        self._used = dict(used or {})
        # A name has a number: whose it is (None once it is gone), and which of the entity's names.
        self._owners: list[Entity | None] = []
        self._which = array("I")
        self._same: dict[str, tuple[int, ...]] = {}
        self._initials: dict[str, tuple[int, ...]] = {}
        self._names_with: dict[str, list[int]] = {}
        self._words_with: dict[str, list[str]] = {}
        for entity in entities:
            self._add(entity)
        self._words = sorted(self._names_with)
        for word in self._words:
            self._spell(word)

    def __len__(self) -> int:
        return len(self._entities)

    def update(self, added: Iterable[Entity] = (), removed: Iterable[str] = ()) -> None:
        """Puts entities in, in the place of those with the same id, and takes others (ids) out."""
        for id in removed:
            self._remove(id)
        for entity in added:
            self._remove(entity.id)
            for word in self._add(entity):
                insort(self._words, word)
                self._spell(word)

    def use(self, id: str, at: str) -> None:
        """Remembers when an entity was last linked."""
        self._used[id] = at

    def suggest(self, quote: str, label: str | None = None, limit: int = 8) -> list[Suggestion]:
        """The entities that the text may name, best first, each once; empty where none is like it.

        The same name comes before a similar one, the same label (an id) before another, the most recently used first
        among equals.
        """
        found: dict[str, Suggestion] = {}
        for suggestion in (*self._by_name(quote), *self._by_initials(quote), *self._by_words(quote, limit)):
            known = found.get(suggestion.entity.id)
            if known is None or known.score < suggestion.score:
                found[suggestion.entity.id] = suggestion
        ranked = sorted(found.values(), key=lambda s: s.name)
        ranked.sort(key=lambda s: self._used.get(s.entity.id, ""), reverse=True)
        ranked.sort(key=lambda s: _rank(s, label), reverse=True)
        return ranked[:limit]

    def _by_name(self, quote: str) -> Iterator[Suggestion]:
        """Those that have exactly this name."""
        forms = _forms(quote)
        if not forms[-1].isascii():
            forms.append(_unbroken(forms[-1]))
        for key in dict.fromkeys(forms):
            for number in self._same.get(key, ()):
                name = self._name(number)
                if name is not None:
                    reason = Reason.ALIAS if self._which[number] else Reason.SAME_NAME
                    yield Suggestion(name[0], 1.0 if fold(name[1]) == forms[0] else 0.99, reason, name[1])

    def _by_initials(self, quote: str) -> Iterator[Suggestion]:
        """Those whose name the text abbreviates, and those whose name abbreviates the text."""
        bare = without_possessive(quote)
        numbers: list[int] = []
        if len(bare) > 1 and bare.isupper():
            numbers += self._initials.get(fold(bare), ())
        for initials in _initials(bare):
            numbers += (n for n in self._same.get(initials, ()) if (name := self._name(n)) and name[1].isupper())
        for number in numbers:
            if name := self._name(number):
                yield Suggestion(name[0], _INITIAL, Reason.INITIALS, name[1])

    def _by_words(self, quote: str, limit: int) -> list[Suggestion]:
        """Those whose name has words of the text; misspelt ones too where the others are too few."""
        words = _forms(quote)[-1].split()
        meant = {word: self._beginning(word) for word in words}
        found = self._scored(words, meant)
        if len({suggestion.entity.id for suggestion in found}) < limit:
            meant = {word: self._misspelt(word) | others for word, others in meant.items()}
            found = self._scored(words, meant)
        return found

    def _scored(self, words: list[str], meant: dict[str, dict[str, float]]) -> list[Suggestion]:
        """The names that have any of the words meant, those whose words fit well enough."""
        weights = [self._weight(word) for word in words]
        left = total = sum(weights)
        sums: dict[int, float] = {}
        for weight, word in sorted(zip(weights, words, strict=True), reverse=True):
            if left < _NEEDED * total:
                break
            left -= weight
            for number, likeness in self._having(meant[word]).items():
                sums[number] = sums.get(number, 0.0) + weight * likeness
        found = []
        for number in self._likeliest(sums):
            if (name := self._name(number)) and (suggestion := self._fitting(name, words, weights, meant)):
                found.append(suggestion)
        return found

    def _having(self, meant: dict[str, float]) -> dict[int, float]:
        """The names that have one of the words meant, with how like the likeliest of them is."""
        found: dict[int, float] = {}
        left = MOST_NAMES
        for word, likeness in sorted(meant.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0])):
            for number in islice(reversed(self._names_with[word]), left):
                found.setdefault(number, likeness)
            left -= len(self._names_with[word])
            if left <= 0:
                break
        return found

    def _likeliest(self, sums: dict[int, float]) -> list[int]:
        """The names with the highest sums; of those level at the end of the list the most recently used."""
        least = min(nlargest(_RANKED, sums.values()), default=0.0)
        found = [number for number, total in sums.items() if total > least]
        level = (number for number, total in sums.items() if total == least)
        return found + nlargest(_RANKED - len(found), level, key=self._last_used)

    def _last_used(self, number: int) -> str:
        owner = self._owners[number]
        return "" if owner is None else self._used.get(owner.id, "")

    def _fitting(
        self, name: tuple[Entity, str], words: list[str], weights: list[float], meant: dict[str, dict[str, float]]
    ) -> Suggestion | None:
        """How well the text's words and the name's fit, each of the name's taken once; None if they do not."""
        left = fold(name[1]).split()
        total = sum(map(self._weight, left))
        covered = taken = 0.0
        exact = True
        for word, weight in sorted(zip(words, weights, strict=True), key=lambda pair: -len(pair[0])):
            fits = [(_likeness(word, other, meant[word]), other) for other in left]
            likeness, other = max(fits, default=(0.0, ""))
            if likeness:
                left.remove(other)
                covered += weight * likeness
                taken += self._weight(other) * likeness
                exact = exact and likeness in (1.0, _INITIAL)
        covered /= sum(weights) or 1.0
        score = _OF_TEXT * covered + _OF_NAME * taken / (total or 1.0)
        if score < _LEAST:
            return None
        return Suggestion(name[0], round(score, 2), Reason.SHARED_WORDS if exact else Reason.SIMILAR, name[1])

    def _beginning(self, word: str) -> dict[str, float]:
        """The word itself and those that begin with it."""
        found = {word: 1.0} if word in self._names_with else {}
        if len(word) > 1:
            start = bisect_left(self._words, word)
            for other in islice(self._words, start, start + MOST_WORDS):
                if not other.startswith(word):
                    break
                found.setdefault(other, _PREFIX)
        return found

    def _misspelt(self, word: str) -> dict[str, float]:
        """Words that are written much like this one, or that have it inside where words are not set apart."""
        lists = sorted((self._words_with.get(gram, []) for gram in _grams(word)), key=len)
        shared: Counter[str] = Counter()
        seen = used = 0
        for others in lists:
            if used and seen + len(others) > _MOST_SHARING:
                break
            shared.update(others)
            seen, used = seen + len(others), used + 1
        least = max(1, used // 3)
        near = nlargest(MOST_WORDS, ((count / len(other), other) for other, count in shared.items() if count >= least))
        allowed = 0 if len(word) < 5 else 1 if len(word) < 7 else 2
        found: dict[str, float] = {}
        for _, other in near:
            distance = edits(word, other, allowed)
            if distance <= allowed:
                found[other] = 1 - distance / max(len(word), len(other))
            elif word in other and UNSPACED.search(word):
                found[other] = _INSIDE
        return found

    def _weight(self, word: str) -> float:
        return log(1 + (len(self._owners) + 1) / (len(self._names_with.get(word, ())) or 1))

    def _name(self, number: int) -> tuple[Entity, str] | None:
        owner = self._owners[number]
        return None if owner is None else (owner, owner.names[self._which[number]])

    def _add(self, entity: Entity) -> list[str]:
        """Takes an entity's names in; gives the words that no name had yet."""
        new: list[str] = []
        self._entities[entity.id] = entity
        for which, name in enumerate(entity.names):
            number = len(self._owners)
            self._owners.append(entity)
            self._which.append(which)
            key = fold(name)
            for form in _keys(key):
                self._same[form] = (*self._same.get(form, ()), number)
            for initials in _initials(name):
                self._initials[initials] = (*self._initials.get(initials, ()), number)
            for word in dict.fromkeys(key.split()):
                if (numbers := self._names_with.get(word)) is None:
                    self._names_with[word] = [number]
                    new.append(word)
                else:
                    numbers.append(number)
        return new

    def _remove(self, id: str) -> None:
        """Forgets an entity. The numbers of its names stay in the lists of words, and mean nobody."""
        entity = self._entities.pop(id, None)
        if entity is None:
            return
        gone: set[int] = set()
        for name in entity.names:
            for keys, found in (_keys(fold(name)), self._same), (_initials(name), self._initials):
                for key in keys:
                    numbers = found.pop(key, ())
                    gone.update(number for number in numbers if self._owners[number] is entity)
                    if left := tuple(number for number in numbers if number not in gone):
                        found[key] = left
        for number in gone:
            self._owners[number] = None

    def _spell(self, word: str) -> None:
        for gram in _grams(word):
            self._words_with.setdefault(gram, []).append(word)


def edits(one: str, other: str, limit: int) -> int:
    """How many letters must be changed, added, dropped or swapped with their neighbour; `limit` + 1 if more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def _rank(suggestion: Suggestion, label: str | None) -> tuple[bool, float]:
    """What decides before recency: the same name first, then the fit, less for another label."""
    named = suggestion.reason in (Reason.SAME_NAME, Reason.ALIAS)
    same_label = label is None or suggestion.entity.label == label
    return named, suggestion.score if same_label else suggestion.score * _OTHER_LABEL


def _forms(quote: str) -> list[str]:
    """The keys under which the text may be known: as it is, without a possessive, without "the"; at least one."""
    keys = [fold(quote), fold(without_possessive(quote))]
    keys.append(keys[-1].removeprefix("the "))
    return list(dict.fromkeys(keys))


def _keys(key: str) -> tuple[str, ...]:
    """The keys under which a name is kept: its own, and in other scripts than Latin that without blanks."""
    return (key,) if key.isascii() or " " not in key else (key, _unbroken(key))


def _unbroken(key: str) -> str:
    """Persian is written with a blank, a non-joiner or nothing between the parts of a word."""
    return key.replace(" ", "")


def _initials(name: str) -> tuple[str, ...]:
    """What a name of several words is abbreviated to, with and without those in small letters ("of")."""
    words = name.split()
    if len(words) < 2:
        return ()
    whole = fold("".join([word[0] for word in words]))
    short = fold("".join([word[0] for word in words if not word[0].islower()]))
    return tuple(dict.fromkeys(key for key in (short, whole) if len(key) > 1))


def _grams(word: str) -> list[str]:
    """The trigrams of a word with its edges, or its pairs of letters in a script without blanks; each once."""
    if UNSPACED.search(word):
        return list({word[i : i + 2] for i in range(len(word) - 1)})
    if len(word) < 4:
        return []
    edged = f"<{word}>"
    return list({edged[i : i + 3] for i in range(len(word))})


def _likeness(word: str, other: str, meant: dict[str, float]) -> float:
    """How much a word of the text is like one of a name, 0 to 1; a single letter stands for what begins with it."""
    if word == other:
        return 1.0
    if len(word) == 1 or len(other) == 1:
        return _INITIAL if word[0] == other[0] else 0.0
    return meant.get(other, 0.0)
