"""Doing, undoing, redoing and receiving: over restarts, between people and between windows on one file."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions import claiming, corpus, labelling, scheme
from desk.actions.workbench import Workbench
from desk.model.annotation import Mention
from desk.model.article import Article, State
from desk.model.change import Change, ConflictError, EntryKind, Transaction
from desk.model.label import LabelKind
from desk.model.project import Batch, BatchState
from desk.model.span import Span
from desk.store.errors import AnchorError, DiscardedBatchError
from desk.store.store import Store
from tests.builders import BY_ID, EVENT, ORG, PERSON, a_mention, a_workbench, an_article, annotations_of
from tests.store.conftest import TEXT

Another = Callable[[str], Workbench]


def fresh(bench: Workbench, article: Article) -> Article:
    """The article as it is stored now."""
    with bench.store.reading() as reading:
        found = reading.article(article.id)
    assert found is not None
    return found


def tag(bench: Workbench, article: Article, start: int = 0, end: int = 3) -> Mention:
    """Tags a stretch of TEXT as a person."""
    span = Span.of(TEXT, start, end)
    bench.do(labelling.tag(fresh(bench, article), [span], PERSON, BY_ID, bench.stamp()))
    found = next(a for a in annotations_of(bench.store, article) if a.spans == (span,))
    assert isinstance(found, Mention)
    return found


def quotes(bench: Workbench, article: Article) -> list[str]:
    return [annotation.quote for annotation in annotations_of(bench.store, article)]


def heard(bench: Workbench) -> list[Transaction]:
    """Every transaction that the workbench passes on from now."""
    found: list[Transaction] = []
    bench.listen(found.append)
    return found


def test_a_mention_is_stored_as_it_was_made(bench: Workbench, article: Article) -> None:
    made = tag(bench, article)
    assert made.quote == "Ana"
    assert (made.label, made.author) == (PERSON.id, bench.person.id)
    assert fresh(bench, article).state is State.IN_PROGRESS


def test_history_tells_who_did_what_and_when(bench: Workbench, article: Article) -> None:
    before = bench.stamp().at
    tag(bench, article)
    bench.undo()
    with bench.store.reading() as reading:
        _, done, undone = reading.headings()
        assert [h.seq for h in reading.headings(article.id)] == [done.seq, undone.seq]
        entry = reading.entry(undone.id)
    assert (done.name, done.kind, done.title, done.undone) == ("Ana", EntryKind.DO, "Tag Person: Ana", True)
    assert (undone.name, undone.kind, undone.title) == ("Ana", EntryKind.UNDO, "Tag Person: Ana")
    assert before <= done.at <= undone.at <= bench.stamp().at
    assert entry.target == done.id
    assert entry.transaction.changes[-1].after is None


def test_a_transaction_that_changes_nothing_is_not_recorded(bench: Workbench, article: Article) -> None:
    mention = tag(bench, article)
    with bench.store.reading() as reading:
        seq = reading.last_seq()
    assert bench.do(Transaction("Nothing", ())) is None
    assert bench.do(Transaction("Nothing", (Change(mention, mention),))) is None
    assert bench.do(labelling.set_note(mention, "", bench.stamp())) is None
    assert not bench.store.changed_since(seq)


def test_undo_and_redo_go_back_and_forth(bench: Workbench, article: Article) -> None:
    mention = tag(bench, article)
    bench.do(labelling.relabel(mention, ORG, BY_ID, bench.stamp()))
    (relabelled,) = annotations_of(bench.store, article)
    bench.do(labelling.remove([relabelled]))
    bench.undo()
    assert annotations_of(bench.store, article) == [relabelled]
    bench.undo()
    assert annotations_of(bench.store, article) == [mention]
    bench.undo()
    assert annotations_of(bench.store, article) == []
    assert fresh(bench, article) == article
    for expected in ([mention], [relabelled], []):
        bench.redo()
        assert annotations_of(bench.store, article) == expected
    assert bench.redo() is None


def test_titles_say_what_undo_and_redo_would_do(bench: Workbench, article: Article) -> None:
    assert (bench.undo_title(), bench.redo_title()) == ("Import", None)
    tag(bench, article)
    assert (bench.undo_title(), bench.redo_title()) == ("Tag Person: Ana", None)
    bench.undo()
    assert (bench.undo_title(), bench.redo_title()) == ("Import", "Tag Person: Ana")
    bench.undo()
    assert (bench.undo_title(), bench.redo_title()) == (None, "Import")
    assert bench.undo() is None


def test_new_work_overtakes_what_was_undone(bench: Workbench, article: Article) -> None:
    tag(bench, article, 0, 3)
    bench.undo()
    tag(bench, article, 8, 10)
    assert bench.redo_title() is None
    assert bench.redo() is None
    bench.undo()
    assert bench.redo_title() == "Tag Person: Bo"


def test_undo_works_after_a_restart(bench: Workbench, article: Article) -> None:
    tag(bench, article, 0, 3)
    tag(bench, article, 8, 10)
    bench.undo()
    bench.store.close()
    with closing(Store.open(bench.store.path)) as store:
        again = Workbench(store, store.person("Ana"))
        assert again.redo_title() == "Tag Person: Bo"
        again.redo()
        assert quotes(again, article) == ["Ana", "Bo"]
        again.undo()
        again.undo()
        assert quotes(again, article) == []


def test_each_person_undoes_their_own_work(bench: Workbench, article: Article, another: Another) -> None:
    bo = another("Bo")
    tag(bench, article, 0, 3)
    tag(bo, article, 8, 10)
    assert bench.undo_title() == "Tag Person: Ana"
    assert bo.redo_title() is None
    bo.undo()
    assert quotes(bench, article) == ["Ana"]
    tag(bench, article, 14, 19)
    assert bo.redo_title() == "Tag Person: Bo"


def test_two_windows_of_one_person_do_not_undo_the_same_thing_twice(
    bench: Workbench, article: Article, another: Another
) -> None:
    second = another("Ana")
    tag(bench, article, 0, 3)
    tag(bench, article, 8, 10)
    bench.undo()
    second.undo()
    assert quotes(bench, article) == []


def test_what_was_changed_elsewhere_refuses_and_changes_nothing(
    bench: Workbench, article: Article, another: Another
) -> None:
    mention = tag(bench, article)
    bo = another("Bo")
    bo.do(labelling.relabel(mention, ORG, BY_ID, bo.stamp()))
    before = bench.store.path.read_bytes()
    (now_there,) = annotations_of(bench.store, article)
    extra = a_mention(article, TEXT, "Paris", author=bench.person.id)
    with pytest.raises(ConflictError) as error:
        bench.do(Transaction("Two things", (Change(None, extra), Change(mention, None))))
    assert (error.value.expected, error.value.found) == (mention, now_there)
    with pytest.raises(ConflictError):
        bench.undo()
    assert annotations_of(bench.store, article) == [now_there]
    assert fresh(bench, article).state is State.IN_PROGRESS
    assert bench.store.path.read_bytes() == before
    bo.undo()
    bench.undo()
    assert annotations_of(bench.store, article) == []


def test_what_is_gone_or_there_already_refuses(bench: Workbench, article: Article, another: Another) -> None:
    mention = tag(bench, article)
    another("Bo").do(labelling.remove([mention]))
    with pytest.raises(ConflictError) as error:
        bench.do(labelling.set_note(mention, "who?", bench.stamp()))
    assert error.value.found is None
    other = tag(bench, article, 8, 10)
    with pytest.raises(ConflictError) as error:
        bench.do(Transaction("Again", (Change(None, other),)))
    assert error.value.found == other


def test_a_label_in_use_is_not_removed(bench: Workbench, article: Article) -> None:
    tag(bench, article)
    with pytest.raises(ConflictError) as error:
        bench.do(Transaction("Delete", (Change(PERSON, None),)))
    assert (error.value.expected, error.value.found) == (None, PERSON)
    bench.do(Transaction("Delete", (Change(ORG, None),)))


def test_a_label_used_in_a_removed_article_can_be_merged_but_not_removed(bench: Workbench, article: Article) -> None:
    tag(bench, article)
    bench.do(corpus.remove_articles([fresh(bench, article)]))
    with bench.store.reading() as reading:
        assert reading.label_counts() == {PERSON.id: 1}
        carriers = reading.annotations_with_label(PERSON.id)
    with pytest.raises(ConflictError):
        bench.do(scheme.delete_label(BY_ID, PERSON, 0))
    mentions = [each for each in carriers if isinstance(each, Mention)]
    bench.do(scheme.merge_labels(BY_ID, PERSON, ORG, mentions, bench.stamp()))
    assert annotations_of(bench.store, article)[0].label == ORG.id
    bench.undo()
    bench.undo()
    assert annotations_of(bench.store, article) == mentions


def test_a_label_that_another_window_removed_cannot_be_put_on(
    bench: Workbench, article: Article, another: Another
) -> None:
    bo = another("Bo")
    mention = tag(bench, article)
    bo.do(scheme.delete_label(BY_ID, ORG, 0))
    bo.do(scheme.delete_label(BY_ID, EVENT, 0))
    for refused in (
        labelling.tag(article, [Span.of(TEXT, 8, 10)], ORG, BY_ID, bench.stamp()),
        labelling.relabel(mention, ORG, BY_ID, bench.stamp()),
        claiming.claim(fresh(bench, article), [Span.of(TEXT, 0, 9)], EVENT, BY_ID, bench.stamp()),
    ):
        with pytest.raises(ConflictError):
            bench.do(refused)
    assert annotations_of(bench.store, article) == [mention]
    bench.do(claiming.claim(fresh(bench, article), [Span.of(TEXT, 0, 9)], None, BY_ID, bench.stamp()))


def test_a_removed_article_takes_no_more_labels(bench: Workbench, article: Article, another: Another) -> None:
    mention = tag(bench, article)
    bo = another("Bo")
    bo.do(corpus.remove_articles([fresh(bo, article)]))
    with pytest.raises(ConflictError) as error:
        bench.do(Transaction("Tag", (Change(None, a_mention(article, TEXT, "Bo", author=bench.person.id)),)))
    assert isinstance(error.value.expected, Article)
    assert annotations_of(bench.store, article) == [mention]
    bo.undo()
    tag(bench, article, 8, 10)


def test_an_article_of_an_undone_import_takes_no_changes(bench: Workbench, article: Article, another: Another) -> None:
    mention = tag(bench, article)
    bench.undo()
    bench.undo()
    bo = another("Bo")
    with pytest.raises(ConflictError):
        bo.do(labelling.tag(article, [Span.of(TEXT, 8, 10)], PERSON, BY_ID, bo.stamp()))
    with pytest.raises(ConflictError):
        bo.do(Transaction("Tag", (Change(None, mention),)))
    bench.redo()
    bench.redo()
    assert annotations_of(bench.store, article) == [mention]


def test_an_annotation_in_the_wrong_place_is_not_stored(bench: Workbench, article: Article) -> None:
    right = a_mention(article, TEXT, "Paris", author=bench.person.id)
    for spans in (
        (Span(14, 19, "Parma"),),
        (Span(40, 60, "left."),),
        (Span(5, 5, ""),),
        (Span.of(TEXT, 4, 9), Span.of(TEXT, 0, 5)),
        (),
    ):
        with pytest.raises(AnchorError):
            bench.do(Transaction("Wrong", (Change(None, replace(right, spans=spans)),)))
    assert annotations_of(bench.store, article) == []


def test_a_number_that_json_does_not_have_is_not_stored(bench: Workbench, article: Article) -> None:
    mention = tag(bench, article)
    with pytest.raises(ValueError, match="finite"):
        bench.do(labelling.set_attribute(mention, "amount", float("nan"), bench.stamp()))
    assert annotations_of(bench.store, article) == [mention]


def test_the_text_of_an_article_never_changes(bench: Workbench, article: Article) -> None:
    with pytest.raises(ValueError, match="never changes"):
        bench.do(corpus.change_details(article, replace(article, text_sha256="0" * 64)))


def test_several_changes_of_one_thing_count_as_one(bench: Workbench, article: Article) -> None:
    mention = tag(bench, article)
    noted = replace(mention, note="a")
    other = replace(mention, note="b")
    passing = a_mention(article, TEXT, "Paris", author=bench.person.id)
    bench.do(
        Transaction(
            "All at once",
            (Change(mention, noted), Change(None, passing), Change(noted, other), Change(passing, None)),
        )
    )
    assert annotations_of(bench.store, article) == [other]
    bench.undo()
    assert annotations_of(bench.store, article) == [mention]
    bench.redo()
    with pytest.raises(ConflictError):
        bench.do(Transaction("Not in a row", (Change(other, noted), Change(mention, other))))


def test_undo_of_an_import_takes_its_articles_out_and_redo_brings_them_back(bench: Workbench, article: Article) -> None:
    def listed() -> int:
        with bench.store.reading() as reading:
            return reading.count_articles()

    tag(bench, article)
    for _ in range(2):
        bench.undo()
    assert listed() == 0
    for _ in range(2):
        bench.redo()
    assert listed() == 1
    assert quotes(bench, article) == ["Ana"]


def test_undo_of_an_import_in_which_somebody_else_worked_is_refused(
    bench: Workbench, article: Article, another: Another
) -> None:
    bo = another("Bo")
    tag(bo, article)
    before = annotations_of(bench.store, article)
    with pytest.raises(ConflictError) as error:
        bench.undo()
    assert isinstance(error.value.expected, Batch)
    assert error.value.expected == error.value.found
    assert annotations_of(bench.store, article) == before
    bo.undo()
    bench.undo()
    with bench.store.reading() as reading:
        assert reading.count_articles() == 0


def test_redo_of_an_import_whose_label_is_gone_is_refused(bench: Workbench, another: Another) -> None:
    bo = another("Bo")
    batch = Batch(id="b", origin="a file", by=bo.person.id, at="now")
    article = an_article("Cy was here.", batch="b")
    mention = a_mention(article, "Cy was here.", "Cy", label=ORG, author=bo.person.id)
    bo.store.begin_batch(batch)
    bo.store.load([(article, "Cy was here.", [mention])])
    bo.do(Transaction("Import", (Change(batch, replace(batch, state=BatchState.DONE)),)))
    bo.undo()
    with bench.store.reading() as reading:
        assert reading.label_counts() == {}
        assert reading.annotations_with_label(ORG.id) == []
    bench.do(scheme.delete_label(BY_ID, ORG, 0))
    with pytest.raises(ConflictError) as error:
        bo.redo()
    assert getattr(error.value.expected, "id", None) == ORG.id
    bench.undo()
    bo.redo()
    with bench.store.reading() as reading:
        assert reading.label_counts() == {ORG.id: 1}


def test_everybody_who_listens_hears_of_every_transaction(bench: Workbench, article: Article) -> None:
    first, second = heard(bench), []
    stop = bench.listen(second.append)
    tag(bench, article)
    bench.undo()
    stop()
    bench.redo()
    assert [t.title for t in first] == ["Tag Person: Ana"] * 3
    assert first[1] == first[0].inverse()
    assert first[2] == first[0]
    assert second == first[:2]


def test_what_others_do_arrives_once_and_in_order(bench: Workbench, article: Article, another: Another) -> None:
    bo = another("Bo")
    ours = heard(bench)
    for start, end in ((0, 3), (8, 10)):
        tag(bo, article, start, end)
    bo.undo()
    assert bench.receive() == 3
    assert [t.title for t in ours] == ["Tag Person: Ana", "Tag Person: Bo", "Tag Person: Bo"]
    assert ours[2] == ours[1].inverse()
    assert bench.receive() == 0


def test_own_work_is_told_after_what_others_did_before_it(bench: Workbench, article: Article, another: Another) -> None:
    bo = another("Bo")
    ours, theirs = heard(bench), heard(bo)
    tag(bo, article, 0, 3)
    tag(bench, article, 8, 10)
    assert [t.title for t in ours] == ["Tag Person: Ana", "Tag Person: Bo"]
    bo.receive()
    assert theirs == ours


def test_what_another_process_does_arrives(bench: Workbench, article: Article) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from desk.actions import labelling; from desk.actions.workbench import Workbench\n"
        "from desk.model.span import Span; from desk.store.store import Store\n"
        "bench = Workbench(store := Store.open(Path(sys.argv[1])), store.person('Bo'))\n"
        "with store.reading() as reading:\n"
        "    article, labels = next(reading.every_article()), reading.labels()\n"
        "    text = reading.text(article)\n"
        "bench.do(labelling.tag(article, [Span.of(text, 14, 19)], labels['ORG'], labels, bench.stamp()))\n"
    )
    ours = heard(bench)
    subprocess.run([sys.executable, "-c", code, str(bench.store.path)], check=True, cwd=Path(__file__).parents[2])
    assert bench.receive() == 1
    assert ours[0].title == "Tag Organization: Paris"
    assert quotes(bench, article) == ["Paris"]


def test_the_label_set_is_undone_like_everything_else(bench: Workbench, article: Article) -> None:
    def labels() -> list[tuple[str, str]]:
        with bench.store.reading() as reading:
            return [(label.name, label.color) for label in reading.labels().values()]

    before = labels()
    tag(bench, article)
    bench.do(scheme.change_label(BY_ID, PERSON, name="Human", color="#123456"))
    bench.do(scheme.add_label(BY_ID, LabelKind.ENTITY, "Ship", color="#000000"))
    assert ("Human", "#123456") in labels()
    assert len(labels()) == 4
    bench.undo()
    bench.undo()
    assert labels() == before


def test_an_import_that_was_discarded_meanwhile_stops(bench: Workbench, another: Another) -> None:
    batch = Batch(id="b", origin="a file", by=bench.person.id, at="now")
    bench.store.begin_batch(batch)
    bench.store.load([(an_article("one", batch="b"), "one", ())])
    another("Bo").store.discard_batch("b")
    with pytest.raises(DiscardedBatchError):
        bench.store.load([(an_article("two", batch="b"), "two", ())])
    with pytest.raises(ConflictError):
        bench.do(Transaction("Import", (Change(batch, replace(batch, state=BatchState.DONE)),)))
    with bench.store.reading() as reading:
        assert reading.count_rows() == 1


def test_a_second_project_is_not_disturbed(tmp_path: Path, bench: Workbench, article: Article) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    other, (theirs,) = a_workbench(folder, TEXT)
    with closing(other.store):
        tag(bench, article)
        assert other.receive() == 0
        assert annotations_of(other.store, theirs) == []
