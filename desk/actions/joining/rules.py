"""The rule of a merge: what of two versions holds, by what each side has known of the other's.

A thing that is compared as a whole is a set of versions that hold, mostly of one (Shapiro et al. 2011, "A comprehensive
study of convergent and commutative replicated data types": the multi-value register, here with the optimised
observed-remove set's context): one that only one side holds stays unless the other side has known and left it. In
whatever order files are merged, the same versions hold in the end. Parts of other things can have one value only: where
both sides changed one, the later holds.
"""

from collections.abc import Mapping
from enum import StrEnum

from desk.actions.joining.registers import Digest

Known = Mapping[Digest, str]
"""Versions with when they were made, if known."""


class Winner(StrEnum):
    """Whose part holds."""

    OURS = "ours"
    THEIRS = "theirs"


def live(ours: set[Digest], theirs: set[Digest], known: Known, known_there: Known) -> set[Digest]:
    """The versions that hold, of those that hold on each side; empty where the thing is removed.

    `known` and `known_there` are all versions that each side has known.
    """
    held = (ours & theirs) | {each for each in ours if each not in known_there}
    held |= {each for each in theirs if each not in known}
    if not held and ours and theirs:
        # Each side went on from what the other has: what was taken up last counts.
        return {max(ours | theirs, key=lambda each: _moment(each, known, known_there))}
    return held


def joined(
    ours: Digest, theirs: Digest, known: Known, known_there: Known, *, prefer_ours: bool = False
) -> tuple[Winner, bool]:
    """Whose part holds, and whether both sides changed it without knowing of each other.

    `prefer_ours` decides where neither tells when it was made.
    """
    if ours == theirs:
        return Winner.OURS, False
    ours_is_old, theirs_is_old = ours in known_there, theirs in known
    if ours_is_old != theirs_is_old:
        return (Winner.THEIRS if ours_is_old else Winner.OURS), False
    mine, other = _moment(ours, known, known_there), _moment(theirs, known, known_there)
    if prefer_ours and mine[0] == other[0]:
        return Winner.OURS, False
    return (Winner.OURS if mine > other else Winner.THEIRS), not ours_is_old


def _moment(content: Digest, known: Known, known_there: Known) -> tuple[str, Digest]:
    return max(known.get(content, ""), known_there.get(content, "")), content
