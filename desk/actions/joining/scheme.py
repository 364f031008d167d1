"""The label set of the other file beside ours: what differs is asked about."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from desk.actions.joining.joint import Joint
from desk.actions.joining.plan import Answer, Answers, Question
from desk.actions.joining.registers import Digests, Key, digests
from desk.actions.joining.seen import Seen
from desk.model.change import Change
from desk.model.label import Label
from desk.model.scheme import Labels, in_order
from desk.store.histories import Record, UnreadableError, changes_of, is_merge

_UNASKED = ("position",)
"""In what order the labels stand is each project's own."""


def other_kinds(ours: Labels, theirs: Labels) -> dict[str, str]:
    """New ids for labels of theirs whose ids here mean labels of another kind."""
    found: dict[str, str] = {}
    for id, label in theirs.items():
        if id in ours and ours[id].kind is not label.kind:
            other = f"{id}-{label.kind.value}"
            while other in ours and ours[other].kind is not label.kind:
                other += "-2"
            found[id] = other
    return found


class Scheme:
    """Decides on the labels. `labels` are those that there will be."""

    def __init__(self, joint: Joint, ours: Labels, theirs: Labels, answers: Answers, brought: Collection[Key]) -> None:
        self.labels = dict(ours)
        self.questions: list[Question] = []
        self.open: list[Question] = []
        self._joint, self._ours, self._theirs, self._answers = joint, ours, theirs, answers
        self._brought = brought

    def join(self, used: Collection[str]) -> None:
        """Goes through the labels there; `used` are those that something of theirs carries."""
        for label in in_order(self._theirs.values()):
            self._join(label, label.id in used)
        self._put_in_order()
        for id, label in self.labels.items():
            if self._ours.get(id) != label:
                self._joint.put(label)

    def _join(self, theirs: Label, used: bool) -> None:
        joint, key = self._joint, ("label", theirs.id)
        ours = self._ours.get(theirs.id)
        parts = _asked(theirs)
        if ours is not None and _asked(ours) == parts:
            return
        if joint.seen.knows(key, parts) and not joint.seen_there.took_up(key, parts):
            return
        question = Question(
            kind="label",
            id=theirs.id,
            title=(ours or theirs).name,
            ours=_described(ours, theirs),
            theirs=_described(theirs, ours),
            choices=(Answer.OURS, Answer.THEIRS),
        )
        self.questions.append(question)
        answer = self._answers.to(question)
        if answer is None:
            self.open.append(question)
            answer = Answer.OURS
        joint.shown[key] = [theirs]
        if ours is None:
            if answer is Answer.THEIRS or used:
                self.labels[theirs.id] = theirs if answer is Answer.THEIRS else replace(theirs, retired=True)
            return
        if (question.kind, question.id) not in self._answers.each and key in self._brought:
            # What an earlier merge brought is nobody's here: the order of merging must not decide.
            takes = _moment(joint.seen_there, key, theirs) > _moment(joint.seen, key, ours)
        else:
            takes = answer is Answer.THEIRS
        if takes:
            retired = theirs.retired if answer is Answer.THEIRS else ours.retired
            self.labels[theirs.id] = replace(theirs, position=ours.position, retired=retired)

    def _put_in_order(self) -> None:
        """No key twice, no parent that is not there or stands below."""
        keys: dict[str, str] = {}
        for label in sorted(self.labels.values(), key=lambda each: each.id):
            found = label
            if label.key and not label.retired and keys.setdefault(label.key, label.id) != label.id:
                found = replace(found, key="")
            if label.parent is not None and not self._stands(label):
                found = replace(found, parent=None)
            self.labels[label.id] = found

    def _stands(self, label: Label) -> bool:
        seen = {label.id}
        at = self.labels.get(label.parent or "")
        if at is None or at.kind is not label.kind:
            return False
        while at is not None:
            if at.id in seen:
                return False
            seen.add(at.id)
            at = self.labels.get(at.parent or "")
        return True


def brought_labels(records: Iterable[Record]) -> set[Key]:
    """The labels whose present version a merge brought, by our own entries (those with a `seq`)."""
    found: set[Key] = set()
    for record in records:
        if record.seq is None or not record.in_force or '["label",' not in record.entry.changes:
            continue
        try:
            changes = changes_of(record.entry, lambda kind, _: kind == "label")
        except UnreadableError:
            continue
        for id, change in _net(changes).items():
            if change.before == change.after:
                continue
            if is_merge(record.entry.title):
                found.add(("label", id))
            else:
                found.discard(("label", id))
    return found


def _net(changes: tuple[Change, ...]) -> Mapping[str, Change]:
    net: dict[str, Change] = {}
    for change in changes:
        if isinstance(change.value, Label):
            known = net.get(change.value.id)
            before = change.before if known is None else known.before
            if before is not None or change.after is not None:
                net[change.value.id] = Change(before, change.after)
    return net


def _asked(label: Label) -> Digests:
    return {part: content for part, content in digests(label).items() if part not in _UNASKED}


def _moment(seen: Seen, key: Key, label: Label) -> tuple[str, list[bytes]]:
    parts = _asked(label)
    times = (seen.of(key, part).get(content, "") for part, content in parts.items())
    return max(times), sorted(content for part, content in parts.items() if part not in ("retired", "key", "parent"))


def _described(label: Label | None, other: Label | None) -> str:
    """A label in words: all of it beside nothing, else what differs."""
    if label is None:
        return "there is none"
    words = [f"{label.kind.value} label “{label.name}”"]
    if other is None:
        return words[0]
    mine, theirs = _asked(label), _asked(other)
    for part in sorted(mine):
        if mine[part] != theirs[part] and part != "name":
            words.append(f"{part} {_shown(getattr(label, part))}")
    return ", ".join(words)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(str(getattr(each, "name", each)) for each in value) or "none"
    return "none" if value in (None, "") else "yes" if value is True else "no" if value is False else str(value)
