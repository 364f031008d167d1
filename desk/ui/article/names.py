"""What chips call labels: ever shorter where there is little room, and told apart within a label set."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache

from desk.model.label import Label, LabelKind

STEM = 4
"""So many letters stand for a word that is longer by more than one."""


def short_names(name: str, key: str) -> tuple[str, ...]:
    """Ever shorter ways to say a label's name: all of it, its first word, that word's beginning, its key."""
    first = _first(name)
    return tuple(dict.fromkeys([name, first, _stem(first), key or first[:1]]))


def names_of(labels: Mapping[str, Label]) -> Mapping[str, tuple[str, ...]]:
    """What chips call each label that text is marked with, by id: as `short_names`, but never alike for two names.

    Where several have the same first word, none is called by it; for a beginning that several have, each has its
    initials or a letter in which it differs, so that their order in the set makes no difference. What cannot be told
    apart is left out. Keys are left as they are. Chips are in capitals: case does not tell names apart.
    """
    marking = (each for each in labels.values() if each.kind in (LabelKind.ENTITY, LabelKind.CLAIM))
    return _told_apart(tuple((each.id, each.name, each.key) for each in marking))


# Asked for whenever something is painted anew, while label sets seldom change.
@lru_cache(maxsize=8)
def _told_apart(labels: tuple[tuple[str, str, str], ...]) -> Mapping[str, tuple[str, ...]]:
    names = dict.fromkeys(name for _, name, _ in labels)
    words = Counter(_first(name).casefold() for name in names)
    stems = _distinct({name: _stem(_first(name)) for name in names}, 3)
    letters = _distinct({name: _first(name)[:1] for _, name, key in labels if not key}, 1)
    keys = {key.casefold() for _, _, key in labels if key}
    found: dict[str, tuple[str, list[str], str]] = {}
    for id, name, key in labels:
        first = _first(name)
        shorter = [first] if words[first.casefold()] == 1 else []
        shorter += [each for each in (stems[name], "" if key else letters[name]) if each]
        found[id] = name, [each for each in shorter if each.casefold() not in keys], key
    said: defaultdict[str, set[str]] = defaultdict(set)
    for name, shorter, _ in found.values():
        for each in (name, *shorter):
            said[each.casefold()].add(name)
    return {
        id: tuple(dict.fromkeys([name, *(e for e in shorter if said[e.casefold()] == {name}), *([key] if key else [])]))
        for id, (name, shorter, key) in found.items()
    }


def _distinct(forms: Mapping[str, str], kept: int) -> dict[str, str]:
    """A form for each name, such as a beginning: those that several have become others of their own, or nothing.

    `kept` is how many letters stand before the one in which a name differs.
    """
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name, form in forms.items():
        alike[form.casefold()].append(name)
    found = dict(forms)
    for group in alike.values():
        if len(group) > 1:
            others = {name: _other(name, [each for each in group if each != name], kept) for name in group}
            plain = [name for name in group if not others[name]]
            # The one of which the rest are longer forms may keep it.
            found |= others | ({plain[0]: forms[plain[0]]} if len(plain) == 1 else {})
    return found


def _other(name: str, rest: Collection[str], kept: int) -> str:
    """Another short form of a name: its initials, or its first letters and one in which the rest differ from it."""
    initials = _initials(name)
    if kept > 1 and len(initials) > 1 and initials not in map(_initials, rest):
        return initials
    own, others = _letters(name), [_letters(each).casefold() for each in rest]
    for at in range(1, len(own)):
        if own[at].casefold() not in {other[at] for other in others if len(other) > at}:
            return own[: min(kept, at)] + own[at]
    return ""


def _first(name: str) -> str:
    return (name.split() or [name])[0]


def _stem(word: str) -> str:
    return (word[:STEM].rstrip("aeiou") or word[:3]) if len(word) > STEM + 1 else word


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).upper()


def _letters(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum())
