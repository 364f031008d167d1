"""Verbs of reviewers and of those whose work was reviewed: decide, comment, answer, take over, return."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desk.actions.corpus import STATE_NAMES, counted
from desk.actions.labelling import shortened
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article, State
from desk.model.change import Change, Stamp, Transaction
from desk.model.ids import new_id
from desk.model.review import Comment, Decision, Reviewed, Verdict, latest, may_set
from desk.model.span import Span
from desk.text.canon import canonical


def accept(annotation: Annotation, stamp: Stamp, reason: str = "") -> Transaction:
    """Says that the annotation is right as it is."""
    return Transaction(f"Accept {shortened(annotation.quote)}", (_decided(annotation, Verdict.ACCEPT, stamp, reason),))


def accept_all(annotations: Sequence[Annotation], stamp: Stamp) -> Transaction:
    """Accepts each of the annotations."""
    title = f"Accept {len(annotations)} annotations" if len(annotations) != 1 else accept(annotations[0], stamp).title
    return Transaction(title, tuple(_decided(each, Verdict.ACCEPT, stamp, "") for each in annotations))


def reject(annotation: Annotation, stamp: Stamp, reason: str = "") -> Transaction:
    """Says that the annotation should not be; it stays where it is."""
    return Transaction(f"Reject {shortened(annotation.quote)}", (_decided(annotation, Verdict.REJECT, stamp, reason),))


def amend(annotation: Annotation, version: Annotation, stamp: Stamp, reason: str = "") -> Transaction:
    """Says what the annotation should be instead: `version`, of which all but id and author counts.

    ValueError where that is the same as what is there.
    """
    if same_work(annotation, version):
        raise ValueError("an amendment changes something")
    mine = _own(version, stamp)
    decision = _decided(annotation, Verdict.AMEND, stamp, reason, replacement=mine.id)
    return Transaction(f"Amend {shortened(annotation.quote)}", (Change(None, mine), decision))


def re_amend(
    decision: Decision, before: Annotation, version: Annotation, stamp: Stamp, seen: str | None = None
) -> Transaction:
    """Changes what one's own decision put in an annotation's place; its id stays.

    `seen` is that annotation's `modified` where it was looked at again.
    """
    after = replace(version, id=before.id, author=before.author, created=before.created, modified=stamp.at, review=True)
    again = replace(decision, at=stamp.at, seen=decision.seen if seen is None else seen)
    changes = (Change(known(before), known(after)), Change(decision, again))
    return Transaction(f"Amend {shortened(after.quote)}", () if same_work(before, after) else changes)


def add_missing(version: Annotation, passage: Span, stamp: Stamp, reason: str = "") -> Transaction:
    """Says that an annotation is missing on a passage, and which."""
    mine = _own(version, stamp)
    decision = Decision(
        id=new_id(),
        article=mine.article,
        span=passage,
        verdict=Verdict.AMEND,
        by=stamp.by,
        at=stamp.at,
        reason=_said(reason),
        replacement=mine.id,
    )
    return Transaction(f"Add what is missing: {shortened(mine.quote)}", (Change(None, mine), Change(None, decision)))


def nothing_here(article: str, passage: Span, stamp: Stamp, reason: str = "") -> Transaction:
    """Says that nothing belongs on a passage, by the article's id."""
    decision = Decision(
        id=new_id(),
        article=article,
        span=passage,
        verdict=Verdict.REJECT,
        by=stamp.by,
        at=stamp.at,
        reason=_said(reason),
    )
    return Transaction(f"Nothing belongs on {shortened(passage.text)}", (Change(None, decision),))


def give_reason(decision: Decision, reason: str) -> Transaction:
    """Another reason for a decision; empty for none."""
    after = replace(decision, reason=_said(reason))
    return Transaction("Say why", () if after == decision else (Change(decision, after),))


def withdraw(decision: Decision, replacement: Annotation | None) -> Transaction:
    """Takes a decision back, with the version it brought."""
    brought = () if replacement is None else (Change(known(replacement), None),)
    return Transaction("Take back a decision", (Change(decision, None), *brought))


def settle(decision: Decision, stamp: Stamp) -> Transaction:
    """Says that one has read a decision on one's own work and leaves it at that."""
    after = replace(decision, settled_by=stamp.by, settled_at=stamp.at)
    return Transaction("Mark a decision as read", (Change(decision, after),))


def settle_all(decisions: Sequence[Decision], stamp: Stamp) -> Transaction:
    """Says so of each of the decisions."""
    changes = (change for each in decisions for change in settle(each, stamp).changes)
    return Transaction(f"Mark {len(decisions)} decisions as read", tuple(changes))


def take_over(decision: Decision, annotation: Annotation, replacement: Annotation, stamp: Stamp) -> Transaction:
    """Makes one's own annotation what the reviewer says it should be."""
    after = replace(
        replacement,
        id=annotation.id,
        author=annotation.author,
        created=annotation.created,
        modified=stamp.at,
        review=annotation.review,
    )
    settled = replace(decision, settled_by=stamp.by, settled_at=stamp.at)
    changes = (Change(known(annotation), known(after)), Change(decision, settled))
    return Transaction(f"Take over a correction: {shortened(after.quote)}", changes)


def comment(
    article: str,
    text: str,
    stamp: Stamp,
    *,
    annotation: str | None = None,
    field: str | None = None,
    passage: Span | None = None,
) -> Transaction:
    """Begins a thread on an annotation (id), one field of it, a passage, or the article; ValueError without words."""
    said = _words(text)
    made = Comment(
        id=new_id(),
        article=article,
        annotation=annotation,
        field=field,
        span=passage,
        by=stamp.by,
        at=stamp.at,
        text=said,
    )
    return Transaction(f"Comment: {shortened(said)}", (Change(None, made),))


def answer(first: Comment, text: str, stamp: Stamp) -> Transaction:
    """Goes on with a thread, which is open again if it was resolved; ValueError without words."""
    said = _words(text)
    made = Comment(id=new_id(), article=first.article, parent=first.id, by=stamp.by, at=stamp.at, text=said)
    opened = () if first.resolved_by is None else (Change(first, replace(first, resolved_by=None, resolved_at=None)),)
    return Transaction(f"Answer: {shortened(said)}", (*opened, Change(None, made)))


def resolve(first: Comment, stamp: Stamp) -> Transaction:
    """Says that a thread has come to its end."""
    after = replace(first, resolved_by=stamp.by, resolved_at=stamp.at)
    return Transaction("Resolve a thread", (Change(first, after),) if first.resolved_by is None else ())


def reopen(first: Comment) -> Transaction:
    """Says that a thread has not come to its end after all."""
    after = replace(first, resolved_by=None, resolved_at=None)
    return Transaction("Reopen a thread", (Change(first, after),) if first.resolved_by is not None else ())


def reword(said: Comment, text: str) -> Transaction:
    """Says one's own comment in other words; ValueError without any."""
    after = replace(said, text=_words(text))
    return Transaction(f"Reword a comment: {shortened(after.text)}", (Change(said, after),) if after != said else ())


def remove_comment(first: Comment, answers: Iterable[Comment] = ()) -> Transaction:
    """Takes a comment out, with the answers to it."""
    return Transaction("Remove a comment", (*(Change(each, None) for each in answers), Change(first, None)))


def send_back(article: Article, stamp: Stamp, authors: Iterable[str], note: str = "") -> Transaction:
    """Returns an article to its analysts, with words on the whole of it where there are any; see `may_set`."""
    return _ended(article, State.RETURNED, stamp, authors, note)


def finish(article: Article, stamp: Stamp, authors: Iterable[str]) -> Transaction:
    """Marks an article as reviewed; see `may_set`."""
    return _ended(article, State.REVIEWED, stamp, authors, "")


def as_amended(annotation: Annotation, version: Annotation) -> Annotation:
    """An annotation as a reviewer's version says it should be, under its own id and name."""
    return replace(
        version,
        id=annotation.id,
        author=annotation.author,
        created=annotation.created,
        modified=annotation.modified,
        review=annotation.review,
    )


def instead(
    transaction: Transaction, stored: Mapping[str, Annotation], reviewed: Reviewed, stamp: Stamp, reason: str = ""
) -> Transaction:
    """What an analyst's verb comes to in the hands of a reviewer, whose work stands beside that of others.

    A change of somebody else's annotation amends it, its removal rejects it, a new one was missing. `stored` are the
    annotations of the article by id; those in `transaction` may be as amended. What is one's own changes as ever.
    """
    decisions = latest(reviewed.decisions)
    changes: list[Change] = []
    titles: list[str] = []
    for change in transaction.changes:
        before, after = change.before, change.after
        if isinstance(change.value, Article):
            continue
        if not isinstance(change.value, Annotation):
            changes.append(change)
            continue
        made: Transaction
        if before is None:
            assert isinstance(after, Annotation)
            made = add_missing(after, after.spans[0], stamp, reason)
        else:
            original = stored.get(change.value.id)
            assert isinstance(original, Annotation)
            held = decisions.get(original.id)
            if after is None:
                made = _removed(original, reviewed, stamp, reason)
            elif original.author == stamp.by:
                assert isinstance(after, Annotation)
                own = known(replace(after, review=original.review))
                made = Transaction(transaction.title, (Change(known(original), own),))
            else:
                assert isinstance(after, Annotation)
                made = _amended(original, after, held, stored, stamp, reason=reason)
        changes += made.changes
        titles.append(made.title)
    title = titles[0] if len(titles) == 1 else transaction.title
    return Transaction(title, tuple(changes))


def same_work(one: Annotation, other: Annotation) -> bool:
    """Whether two annotations say the same, whoever made them and when."""
    return _bare(one) == _bare(other)


def known(annotation: Annotation) -> Mention | Claim:
    """The annotation as one of the two kinds there are."""
    assert isinstance(annotation, Mention | Claim)
    return annotation


def _amended(
    original: Annotation,
    version: Annotation,
    held: Decision | None,
    stored: Mapping[str, Annotation],
    stamp: Stamp,
    *,
    reason: str,
) -> Transaction:
    mine = stored.get(held.replacement or "") if held is not None and held.by == stamp.by else None
    if held is not None and mine is not None:
        if same_work(original, version):
            return withdraw(held, mine)
        return re_amend(held, mine, version, stamp, seen=original.modified)
    if same_work(original, version):
        return Transaction("Amend nothing", ())
    return amend(original, version, stamp, reason)


def _removed(original: Annotation, reviewed: Reviewed, stamp: Stamp, reason: str) -> Transaction:
    brought = next((each for each in reviewed.decisions if each.replacement == original.id), None)
    if original.review and original.author == stamp.by and brought is not None:
        about = tuple(Change(each, None) for each in reviewed.about([original.id]))
        return Transaction(f"Remove {shortened(original.quote)}", (*about, Change(known(original), None)))
    return reject(original, stamp, reason)


def _ended(article: Article, state: State, stamp: Stamp, authors: Iterable[str], note: str) -> Transaction:
    if not may_set(state, stamp.by, authors):
        raise ValueError(f"{STATE_NAMES[state]} is for a reviewer, not for whose work it is")
    changes = (Change(article, replace(article, state=state)),) if article.state is not state else ()
    said = comment(article.id, note, stamp).changes if note.strip() else ()
    return Transaction(f"Mark {counted([article])} as {STATE_NAMES[state]}", (*changes, *said))


def _decided(
    annotation: Annotation, verdict: Verdict, stamp: Stamp, reason: str, replacement: str | None = None
) -> Change:
    decision = Decision(
        id=new_id(),
        article=annotation.article,
        annotation=annotation.id,
        verdict=verdict,
        by=stamp.by,
        at=stamp.at,
        reason=_said(reason),
        replacement=replacement,
        seen=annotation.modified,
    )
    return Change(None, decision)


def _own(version: Annotation, stamp: Stamp) -> Mention | Claim:
    return known(replace(version, id=new_id(), author=stamp.by, created=stamp.at, modified=stamp.at, review=True))


def _bare(annotation: Annotation) -> Annotation:
    return replace(annotation, id="", author="", created="", modified="", review=False)


def _said(reason: str) -> str:
    return canonical(reason).text.strip()


def _words(text: str) -> str:
    said = _said(text)
    if not said:
        raise ValueError("a comment says something")
    return said
