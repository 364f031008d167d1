"""Articles, entities, people, decisions, comments, the project: joined part by part, where the later change holds."""

from desk.actions.joining.joint import Joint
from desk.actions.joining.registers import Key, digests, with_parts
from desk.actions.joining.rules import Winner, joined
from desk.actions.joining.versions import BACK
from desk.model.change import Value

_ORDER = ("project", "person", "entity", "article", "decision", "comment")


def join_parts(joint: Joint, twins: set[str]) -> None:
    """Decides on everything that is compared part by part, labels apart.

    `twins` are the articles (ids here) that the other file has under another id: what they say of themselves stays
    where nobody tells when it was changed.
    """
    for key in sorted(set(joint.ours) | set(joint.theirs)):
        if key[0] in _ORDER and key not in joint.settled:
            joint.settled.add(key)
            _join(joint, key, prefer_ours=key[0] == "article" and key[1] in twins)


def _join(joint: Joint, key: Key, *, prefer_ours: bool) -> None:
    ours, theirs = joint.ours.get(key), joint.theirs.get(key)
    if ours is not None and theirs is not None:
        joint.put(_joined(joint, key, ours, theirs, prefer_ours=prefer_ours))
        return
    if theirs is not None:
        if key in joint.seen.gone:
            found = digests(theirs)
            if not joint.seen.knows(key, found):
                joint.clash(theirs, BACK)
            elif not joint.seen_there.took_up(key, found):
                return
        joint.put(theirs)
    elif ours is not None and key in joint.seen_there.gone:
        found = digests(ours)
        if not joint.seen_there.knows(key, found):
            joint.clash(ours, BACK)
        elif not joint.seen.took_up(key, found):
            joint.finals[key] = None


def _joined(joint: Joint, key: Key, ours: Value, theirs: Value, *, prefer_ours: bool) -> Value:
    mine, other = digests(ours), digests(theirs)
    taken: set[str] = set()
    clashing: list[str] = []
    for part in mine:
        winner, both = joined(
            mine[part],
            other[part],
            joint.seen.heard_of(key, part, joint.seen_there),
            joint.seen_there.heard_of(key, part, joint.seen),
            prefer_ours=prefer_ours,
        )
        if winner is Winner.THEIRS:
            taken.add(part)
        if both:
            clashing.append(part)
    if clashing:
        joint.clash(ours, f"{' and '.join(clashing)} changed on both sides; the later change holds.")
    if not all(content in joint.seen.of(key, part) for part, content in other.items()):
        joint.shown[key] = [theirs]
    return with_parts(ours, theirs, taken)
