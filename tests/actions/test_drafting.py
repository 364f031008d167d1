"""Drafts: found without touching the project, altered for a batch at once, and brought in as one import."""

import os
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions import loading
from desk.actions.altering import BY_HAND, PUT_BACK
from desk.actions.drafting import LOOKING, compare, gather, load, redo
from desk.actions.drafts import Draft, Drafts, DraftState, Twin
from desk.actions.loading import CHUNK_ARTICLES
from desk.actions.report import report_of
from desk.actions.workbench import Workbench
from desk.formats.format import Columns, Options
from desk.formats.worker import Limits
from desk.model.article import Article, Finding, Region, Source
from desk.store.store import Store
from desk.work import Cancelled, Progress

STORY = " ".join(f"word{number} of a story about exercises" for number in range(30))
QUICK = Limits(seconds=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


@pytest.fixture
def prepared(bench: Workbench, folder: Path) -> Iterator[Drafts]:
    """A story, a near copy, another text twice, and a picture."""
    (folder / "a.txt").write_text(STORY)
    (folder / "b.txt").write_text(f"{STORY} And more.")
    (folder / "c.txt").write_text("Another text.")
    (folder / "d.txt").write_text("Another text.")
    (folder / "e.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with gather(bench.store, [folder], Progress()) as drafts:
        yield drafts


def articles(store: Store) -> list[Article]:
    """What came out of files."""
    with store.reading() as reading:
        return [article for article in reading.every_article() if article.provenance is not None]


def rows(drafts: Drafts) -> list[tuple[str, DraftState]]:
    return [(drafts.file_of(draft.number).name, draft.state) for draft in drafts]


def of_file(drafts: Drafts, name: str) -> Draft:
    return next(draft for draft in drafts if drafts.file_of(draft.number).name == name)


def test_drafts_say_how_they_stand_and_nothing_is_written(bench: Workbench, prepared: Drafts) -> None:
    assert articles(bench.store) == []
    assert rows(prepared) == [
        ("a.txt", DraftState.NEW),
        ("b.txt", DraftState.NEAR),
        ("c.txt", DraftState.NEW),
        ("d.txt", DraftState.REPEATS),
        ("e.png", DraftState.PROBLEM),
    ]
    assert [draft.included for draft in prepared] == [True, True, True, False, False]
    a, b, _, d, e = prepared
    assert b.twin is not None
    assert (b.twin.draft, b.twin.held) == (a.number, 1.0)
    assert d.twin == Twin(draft=2)
    assert e.problem == "e.png cannot be read: no format for files ending in .png is known."
    assert a.words == len(STORY.split())
    assert prepared.files[0].encoding == "utf-8"
    assert len(prepared) == 5


def test_loading_brings_what_is_included_as_one_import(bench: Workbench, prepared: Drafts) -> None:
    prepared.include([1], False)
    result = load(prepared, bench.store, bench.person, Progress())
    assert result.summary == "2 articles imported, 1 the same as another, 1 problem."
    assert result.transaction is not None
    assert articles(bench.store) == []
    bench.do(result.transaction)
    found = articles(bench.store)
    assert [article.source.file for article in found] == ["a.txt", "c.txt"]
    assert all(article.provenance is not None and article.provenance.reader == "text" for article in found)
    bench.undo()
    assert articles(bench.store) == []


def test_what_is_in_the_project_is_known_and_near_copies_of_it_are_found(
    bench: Workbench, prepared: Drafts, folder: Path
) -> None:
    prepared.include([0, 2], True)
    prepared.include([1], False)
    result = load(prepared, bench.store, bench.person, Progress())
    assert result.transaction is not None
    bench.do(result.transaction)
    with gather(bench.store, [folder], Progress()) as again:
        assert [state for _, state in rows(again)] == [
            DraftState.KNOWN,
            DraftState.NEAR,
            DraftState.KNOWN,
            DraftState.KNOWN,
            DraftState.PROBLEM,
        ]
        a, b, *_ = again
        assert a.twin == Twin(article=result.articles[0])
        assert b.twin is not None
        assert b.twin.article == result.articles[0]
        assert not a.included
        assert load(again, bench.store, bench.person, Progress()).summary == (
            "1 article imported, 3 already in the project, 1 problem."
        )
    with gather(bench.store, [folder], Progress(), near=False) as again:
        assert rows(again)[1] == ("b.txt", DraftState.NEW)


def test_fields_are_set_for_many_at_once_and_say_so(bench: Workbench, prepared: Drafts) -> None:
    prepared.set([0, 1, 4], "outlet", " The\nTimes ")
    prepared.set([0], "keywords", "war, peace,, ")
    prepared.set([0], "title", "A title")
    prepared.set([1], "language", "en")
    first, second = prepared[0], prepared[1]
    assert (first.title, first.source.outlet, first.source.keywords) == ("A title", "The Times", ("war", "peace"))
    assert (second.language, second.source.outlet, second.edited) == (
        "en",
        "The Times",
        frozenset(("outlet", "language")),
    )
    assert Finding(field="outlet", value="The Times", origin=BY_HAND) in prepared.findings(0)
    prepared.reset([0], "outlet")
    prepared.set([0], "title", "")
    assert (prepared[0].source.outlet, prepared[0].title) == (None, "")
    with pytest.raises(ValueError, match="no field"):
        prepared.set([0], "file", "x")
    with pytest.raises(ValueError, match="several"):
        prepared.set([0], "outlet", ("a", "b"))
    result = load(prepared, bench.store, bench.person, Progress())
    assert result.transaction is not None
    bench.do(result.transaction)
    second_article = articles(bench.store)[1]
    assert second_article.source == Source(file="b.txt", outlet="The Times")
    assert second_article.provenance is not None
    assert [finding.field for finding in second_article.provenance.findings if finding.origin == BY_HAND] == [
        "outlet",
        "language",
    ]


def test_lines_of_a_page_are_put_back_and_places_move_along(bench: Workbench, hostile: Path) -> None:
    (hostile / "a.hostile").write_text("page menu|Headline|The body.|share")
    (hostile / "b.hostile").write_text("say menu\nsay no page")
    with gather(bench.store, [hostile], Progress()) as drafts:
        page = drafts[0]
        assert (page.blocks, page.cut) == (4, 2)
        drafts.put_back(0, [0])
        document = drafts.document(0)
        assert document.text == "menu\nHeadline\nThe body."
        assert document.article.regions == (Region(5, 13, "header"),)
        assert document.article.length == len(document.text)
        assert drafts[0].cut == 1
        assert drafts[0].text_sha256 != page.text_sha256
        first, last = drafts.findings(0)
        assert (first.start, first.end) == (5, 13)
        assert last.origin == PUT_BACK
        drafts.put_back(0, None)
        assert drafts.document(0).text == "menu\nHeadline\nThe body.\nshare"
        drafts.choose_blocks(0, [0, 2])
        assert drafts.document(0).text == "menu\nThe body."
        assert drafts.document(0).article.regions == ()
        drafts.choose_blocks(0, [0])
        compare(drafts, bench.store, Progress())
        assert [draft.state for draft in drafts] == [DraftState.NEW, DraftState.REPEATS, DraftState.NEW]
        with pytest.raises(ValueError, match="no text"):
            drafts.choose_blocks(0, [])
        assert drafts.document(0).text == "menu"
        drafts.choose_blocks(0, None)
        assert replace(drafts[0], included=True) == page
        with pytest.raises(ValueError, match="page"):
            drafts.put_back(1, None)


def test_a_file_is_read_anew_with_other_options(bench: Workbench, folder: Path) -> None:
    (folder / "a.txt").write_text("one")
    (folder / "b.txt").write_bytes("ёлка".encode("cp1251"))
    (folder / "c.txt").write_text("three")
    with gather(bench.store, [folder], Progress()) as drafts:
        drafts.set([1], "title", "Fir")
        redo(drafts, bench.store, [1], Options(encoding="cp1251"), Progress())
        assert rows(drafts) == [(name, DraftState.NEW) for name in ("a.txt", "b.txt", "c.txt")]
        anew = of_file(drafts, "b.txt")
        assert (anew.number, anew.title, anew.edited) == (3, "Fir", {"title"}), "what was typed stays"
        assert drafts.document(3).text == "ёлка"
        assert drafts.files[1].options == Options(encoding="cp1251")
        with pytest.raises(KeyError):
            drafts[1]
        result = load(drafts, bench.store, bench.person, Progress())
        assert len(result.articles) == 3


def test_what_a_person_decided_about_a_file_is_kept_with_its_articles(bench: Workbench, folder: Path) -> None:
    table, page = folder / "a.csv", folder / "b.html"
    table.write_text("head,body\nRain,It rained in Oslo on Monday.\n")
    page.write_text("<html><body><h1>Snow</h1><p>It snowed in Oslo on Tuesday.</p></body></html>")
    columns = Options(columns=Columns(fields=(("body", "text"), ("head", "title"))), whole=True)
    with gather(bench.store, [table, page], Progress(), options_for=lambda _: columns) as drafts:
        told = [[each.origin for each in drafts.findings(draft.number)] for draft in drafts]
    assert "columns chosen by a person: “body” as text, “head” as title" in told[0]
    assert "all that stands on the page, as a person chose" in told[1]
    assert not any("columns" in origin for origin in told[1])


def test_a_folder_without_files_is_told_of(bench: Workbench, folder: Path) -> None:
    with gather(bench.store, [folder], Progress()) as drafts:
        assert [notice.text for notice in drafts.notices] == ["There are no files in it."]


def test_files_that_are_none_are_problems_and_stop_nothing(bench: Workbench, folder: Path) -> None:
    (folder / "a.txt").write_text("good")
    (folder / "broken.txt").symlink_to(folder / "gone.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "deep").mkdir()
    (folder / "deep" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "deep" / "z.txt").write_text("good too")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "socket.txt"))
        with gather(bench.store, [folder, folder / "nothing.txt"], Progress()) as drafts:
            found = {drafts.file_of(draft.number).name: draft for draft in drafts}
            assert [n for n, d in found.items() if d.state is DraftState.NEW] == ["a.txt", "z.txt"]
            assert {n for n, d in found.items() if d.state is DraftState.PROBLEM} == {
                "broken.txt", "self.txt", "pipe.txt", "socket.txt", "nothing.txt",
            }  # fmt: skip
            assert found["pipe.txt"].problem == "pipe.txt cannot be read: it is not a regular file."
            assert [str(notice) for notice in drafts.notices] == [
                "up: This folder was looked into already, by another way."
            ]


def test_what_a_browser_saved_with_a_page_is_left_out(bench: Workbench, folder: Path) -> None:
    (folder / "News.html").write_text(f"<html><body><article><p>{STORY}</p></article></body></html>")
    for name in ("News_files", "Other_files"):
        (folder / name).mkdir()
        (folder / name / "frame.txt").write_text(f"text of {name}")
    with gather(bench.store, [folder], Progress()) as drafts:
        assert sorted(file.name for file in drafts.files) == ["News.html", "frame.txt"]
        assert [notice.file for notice in drafts.notices] == ["News_files"]


def test_names_that_are_not_utf8_are_read_and_told(bench: Workbench, folder: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("one")
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    with gather(bench.store, [folder], Progress()) as drafts:
        assert drafts[0].source.file == "caf\ufffd.txt"
        assert "not UTF-8" in drafts.notices[0].text
        result = load(drafts, bench.store, bench.person, Progress())
    assert len(result.articles) == 1
    assert any("not UTF-8" in note for note in result.notes)


def test_a_file_that_gave_articles_and_then_failed_keeps_them(bench: Workbench, hostile: Path) -> None:
    (hostile / "a.hostile").write_text("say one\nsay two\nhang")
    (hostile / "b.hostile").write_text("lose all of it")
    with gather(bench.store, [hostile], Progress(), limits=QUICK) as drafts:
        assert [state for _, state in rows(drafts)] == [DraftState.NEW, DraftState.NEW, DraftState.PROBLEM]
        assert drafts.files[0].problems == ("a.hostile cannot be read: reading it took more than 1 seconds.",)
        assert drafts[2].problem == "b.hostile: all of it"
        result = load(drafts, bench.store, bench.person, Progress())
        assert len(result.articles) == 2
        assert len(result.problems) == 2


class _StopAt(Progress):
    def __init__(self, done: int) -> None:
        super().__init__()
        self._done = done

    def report(self, done: int, total: int | None = None, message: str = "") -> None:
        if done >= self._done:
            self.cancel()


def test_cancelling_leaves_nothing_behind(bench: Workbench, folder: Path) -> None:
    for number in range(500):
        (folder / f"{number:03}.txt").write_text(f"Text {number}.")
    with pytest.raises(Cancelled):
        gather(bench.store, [folder], _StopAt(100))
    with gather(bench.store, [folder], Progress(), near=False) as drafts:
        with pytest.raises(Cancelled):
            load(drafts, bench.store, bench.person, _StopAt(300))
        with bench.store.reading() as reading:
            assert [batch.origin for batch in reading.batches()] == ["a test"]
            assert reading.count_rows() == 1
        assert len(load(drafts, bench.store, bench.person, Progress()).articles) == 500


def test_annotated_articles_come_with_all_that_is_in_them(bench: Workbench, tmp_path: Path) -> None:
    golden = Path(__file__).parents[1] / "data" / "export-1.json"
    with gather(bench.store, [golden], Progress()) as drafts:
        assert any(draft.annotations for draft in drafts)
        result = load(drafts, bench.store, bench.person, Progress())
        assert not result.problems
        assert result.transaction is not None
        bench.do(result.transaction)
    with bench.store.reading() as reading:
        assert reading.label_counts()
        assert all(article.provenance is None for article in reading.every_article())


def test_words_are_counted_in_scripts_without_blanks_too(bench: Workbench, folder: Path) -> None:
    (folder / "a.txt").write_text("伊朗陆军司令表示 BBC 22", encoding="utf-8")
    (folder / "b.txt").write_text("سلام دنیای می‌خواهند", encoding="utf-8")
    with gather(bench.store, [folder], Progress()) as drafts:
        assert [draft.words for draft in drafts] == [6, 3]


class Meanwhile(Progress):
    """Does something else once, at the last step but one."""

    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__()
        self._act: Callable[[], None] | None = act

    def report(self, done: int, total: int | None = None, message: str = "") -> None:
        super().report(done, total, message)
        if self._act is not None and total is not None and done == total - 1:
            act, self._act = self._act, None
            act()


def test_what_another_window_brings_meanwhile_does_not_come_twice(
    bench: Workbench, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The other one began later, and here stands in the way of what it waits for.
    monkeypatch.setattr(loading, "LONGEST_WAIT_S", 0.1)
    for number in range(CHUNK_ARTICLES + 20):
        (folder / f"{number:03}.txt").write_text(f"Story number {number}.")
    with gather(bench.store, [folder], Progress(), near=False) as drafts:
        with gather(bench.store, [folder], Progress(), near=False) as theirs:
            theirs.include([theirs.files[0].drafts[0]], False)

            def import_theirs() -> None:
                result = load(theirs, bench.store, bench.person, Progress())
                assert result.transaction is not None
                bench.do(result.transaction)

            result = load(drafts, bench.store, bench.person, Meanwhile(import_theirs))
        assert (len(result.articles), result.known) == (1, CHUNK_ARTICLES + 19)
        assert result.transaction is not None
        bench.do(result.transaction)
        found = [article.text_sha256 for article in articles(bench.store)]
        assert len(found) == len(set(found)) == CHUNK_ARTICLES + 20
        states = [draft.state for draft in drafts]
        assert (states[0], set(states[1:])) == (DraftState.NEW, {DraftState.KNOWN})
        told = report_of(drafts, result)
        assert sum(article["included"] for file in told["files"] for article in file["articles"]) == 1


class Noted(Progress):
    """Remembers what was said of each step."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def report(self, done: int, total: int | None = None, message: str = "") -> None:
        super().report(done, total, message)
        self.said.append(message)


def test_every_step_of_the_search_for_copies_says_what_it_is(bench: Workbench, prepared: Drafts) -> None:
    progress = Noted()
    compare(prepared, bench.store, progress)
    assert progress.said
    assert set(progress.said) == {LOOKING}


def test_a_date_that_may_be_two_is_told_of_until_a_person_chooses(bench: Workbench, folder: Path) -> None:
    head = "Title: Ferry deal\nPublished: 24 June 2019\n03/04/2018\n"
    (folder / "a.txt").write_text(f"{head}\nThe regional council voted on Tuesday to extend the contract.\n")
    said = "The date “03/04/2018” can be 2018-04-03 or 2018-03-04; none was taken."
    with gather(bench.store, [folder], Progress()) as drafts:
        assert [notice.text for notice in drafts.notices_of(0) if not notice.routine] == [said]
        drafts.set([0], "published", "2018-04-03")
        assert [notice for notice in drafts.notices_of(0) if not notice.routine] == []


def test_what_was_removed_since_it_was_known_does_not_come_back_unasked(bench: Workbench, folder: Path) -> None:
    (folder / "a.txt").write_text("A text that is there, and then is not.")
    with gather(bench.store, [folder], Progress()) as drafts:
        result = load(drafts, bench.store, bench.person, Progress())
    assert result.transaction is not None
    bench.do(result.transaction)
    (folder / "b.txt").write_text("A text that is wanted.")
    with gather(bench.store, [folder], Progress()) as drafts:
        assert [draft.state for draft in drafts] == [DraftState.KNOWN, DraftState.NEW]
        bench.undo()
        result = load(drafts, bench.store, bench.person, Progress())
    assert (len(result.articles), result.known) == (1, 0)


@pytest.mark.parametrize("size", [30, 1 << 18])
def test_a_file_that_gives_no_article_has_no_hash(bench: Workbench, tmp_path: Path, size: int) -> None:
    (tmp_path / "blank.txt").write_bytes(b" \n" * (size // 2))
    drafts = gather(bench.store, [tmp_path / "blank.txt"], Progress())
    assert [file.sha256 for file in drafts.files] == [""]
    drafts.close()
