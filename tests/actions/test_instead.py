"""What an analyst's verb comes to in the hands of a reviewer."""

from dataclasses import replace

from desk.actions import labelling, reviewing
from desk.model.annotation import Annotation
from desk.model.change import Change, Stamp, Transaction
from desk.model.entity import Entity
from desk.model.review import Decision, Reviewed, Verdict
from desk.model.span import Span
from tests.builders import BY_ID, ORG, PERSON, a_mention, an_article

TEXT = "Heydari met Sabahifar in Tehran."
ME = Stamp("me", "2026-02-03T04:05:06.000Z")
LATER = Stamp("me", "2026-02-03T05:05:06.000Z")
ARTICLE = an_article(TEXT)
THEIRS = a_mention(ARTICLE, TEXT, "Heydari")
MINE = a_mention(ARTICLE, TEXT, "Tehran", author="me")


def parts(transaction: Transaction) -> tuple[list[Annotation], list[Decision]]:
    after = [change.after for change in transaction.changes]
    return [a for a in after if isinstance(a, Annotation)], [a for a in after if isinstance(a, Decision)]


def instead(transaction: Transaction, *stored: Annotation, decisions: tuple[Decision, ...] = ()) -> Transaction:
    there = {each.id: each for each in (THEIRS, MINE, *stored)}
    return reviewing.instead(transaction, there, Reviewed(decisions), LATER, "because")


def amended() -> tuple[Annotation, Decision]:
    (version,), (decision,) = parts(reviewing.amend(THEIRS, replace(THEIRS, label=ORG.id), ME))
    return version, decision


def test_a_change_amends_and_gives_the_reason() -> None:
    done = instead(labelling.relabel(THEIRS, ORG, BY_ID, LATER))
    (version,), (decision,) = parts(done)
    assert (version.label, version.review, version.author) == (ORG.id, True, "me")
    assert (decision.annotation, decision.replacement, decision.reason) == (THEIRS.id, version.id, "because")
    assert done.title == "Amend Heydari"


def test_a_further_change_goes_on_with_the_same_version() -> None:
    version, decision = amended()
    shown = reviewing.as_amended(THEIRS, version)
    assert (shown.id, shown.label, shown.author) == (THEIRS.id, ORG.id, THEIRS.author)
    done = instead(labelling.set_note(shown, "both", LATER), version, decisions=(decision,))
    (again,), (held,) = parts(done)
    assert (again.id, again.label, again.note) == (version.id, ORG.id, "both")
    assert (held.id, held.at, held.seen) == (decision.id, LATER.at, THEIRS.modified)


def test_what_is_as_it_was_again_takes_the_amendment_back() -> None:
    version, decision = amended()
    shown = reviewing.as_amended(THEIRS, version)
    done = instead(labelling.relabel(shown, PERSON, BY_ID, LATER), version, decisions=(decision,))
    assert {change.before for change in done.changes} == {version, decision}
    assert all(change.after is None for change in done.changes)


def test_another_reviewers_amendment_stays_beside_ones_own() -> None:
    version, decision = amended()
    version, decision = replace(version, author="other"), replace(decision, by="other")
    shown = reviewing.as_amended(THEIRS, version)
    done = instead(labelling.set_note(shown, "mine", LATER), version, decisions=(decision,))
    (own,), (new,) = parts(done)
    assert own.id != version.id
    assert (own.label, own.note, new.verdict) == (ORG.id, "mine", Verdict.AMEND)


def test_a_removal_rejects_and_ones_own_work_changes_as_ever() -> None:
    (decision,) = parts(instead(labelling.remove([THEIRS])))[1]
    assert (decision.annotation, decision.verdict) == (THEIRS.id, Verdict.REJECT)
    done = instead(labelling.relabel(MINE, ORG, BY_ID, LATER))
    assert done.changes == labelling.relabel(MINE, ORG, BY_ID, LATER).changes


def test_something_new_was_missing_and_the_articles_state_stays() -> None:
    span = Span.of(TEXT, 12, 21)
    done = instead(labelling.tag(ARTICLE, [span], PERSON, BY_ID, LATER))
    (added,), (decision,) = parts(done)
    assert (added.review, decision.span, decision.replacement) == (True, span, added.id)
    assert len(done.changes) == 2
    gone = instead(labelling.remove([added]), added, decisions=(decision,))
    assert {change.before for change in gone.changes} == {added, decision}


def test_what_is_no_annotation_passes() -> None:
    entity = Entity(id="e", label="PERSON", name="Heydari")
    done = instead(Transaction("New", (Change(None, entity), Change(THEIRS, replace(THEIRS, entity="e")))))
    assert done.changes[0].after == entity
    assert [type(change.after).__name__ for change in done.changes] == ["Entity", "Mention", "Decision"]


def test_no_change_is_no_decision() -> None:
    assert instead(Transaction("Nothing", (Change(THEIRS, replace(THEIRS, modified=LATER.at)),))).changes == ()
