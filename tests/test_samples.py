"""The articles that the first project begins with: our own, and what they are to show."""

import json
from pathlib import Path

import pytest

from desk import paths
from desk.actions.intake import Intake, import_paths
from desk.actions.workbench import Workbench
from desk.formats.labelset import read_labels
from desk.model.annotation import Annotation, Claim, Mention
from desk.store.check import check
from desk.store.store import Store
from desk.work import Progress

TAGGED = paths.resource("sample", "rescue-fleet.json")
PLAIN = paths.resource("sample", "Flooded clinic reopens.txt")
SOMEBODY_ELSES = Path(__file__).parent / "data" / "joint-exercises.txt"


def texts() -> list[str]:
    (article,) = json.loads(TAGGED.read_bytes())["articles"]
    return [article["text"], PLAIN.read_bytes().decode()]


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    labels = read_labels(paths.resource("labels", "default.json"))
    store = Store.create(tmp_path / "first.desk", "First", labels)
    return Workbench(store, store.person("Ana"))


def brought(bench: Workbench) -> Intake:
    result = import_paths(bench.store, [TAGGED, PLAIN], bench.person, Progress())
    assert result.transaction is not None
    bench.do(result.transaction)
    return result


def annotations(bench: Workbench, article: str) -> list[Annotation]:
    with bench.store.reading() as reading:
        return list(reading.annotations(article))


def test_they_come_in_whole_and_leave_the_label_set_as_it_is(bench: Workbench) -> None:
    with bench.store.reading() as reading:
        before = reading.labels()
    result = brought(bench)
    assert (result.problems, result.notes) == ((), ())
    with bench.store.reading() as reading:
        assert reading.labels() == before
        assert "Sample" in {person.name for person in reading.people().values()}
    path = bench.store.path
    bench.store.close()
    assert check(path) == []


def test_one_of_them_shows_what_can_be_marked(bench: Workbench) -> None:
    first, second = brought(bench).articles
    found = annotations(bench, first)
    mentions = [each for each in found if isinstance(each, Mention)]
    claims = [each for each in found if isinstance(each, Claim)]
    assert len(mentions) == 13
    assert sorted(len(claim.attribution) for claim in claims) == [0, 1, 2]
    assert any(inner.start >= outer.start and inner.end < outer.end for outer in mentions for inner in mentions)
    assert sum(mention.entity is not None for mention in mentions) >= 4
    assert sum(bool(each.note) for each in found) == 1
    assert annotations(bench, second) == []


def test_one_undo_takes_both_away_and_one_redo_brings_both_back(bench: Workbench) -> None:
    first, _ = brought(bench).articles
    there = annotations(bench, first)
    bench.undo()
    with bench.store.reading() as reading:
        assert reading.count_articles() == 0
        assert reading.entities() == {}
    bench.redo()
    with bench.store.reading() as reading:
        assert reading.count_articles() == 2
    assert annotations(bench, first) == there


@pytest.mark.parametrize("text", texts())
def test_each_has_what_makes_news_hard(text: str) -> None:
    assert 250 <= len(text.split()) <= 400
    lines = text.split("\n")
    assert lines[1].startswith("News ID: ")
    assert lines[2].startswith("Publish Date: ")
    assert " (Harbour Wire) -- " in lines[3]
    assert lines[-1] == "* Comment:"
    assert '"' in text
    assert "”" in text
    assert "\u00a0" in text


def test_nothing_that_ships_is_of_somebody_elses_article() -> None:
    theirs = [line for line in SOMEBODY_ELSES.read_text(encoding="utf-8").split("\n") if len(line) > 40]
    for file in paths.resource("sample").parent.rglob("*"):
        if file.is_file():
            held = file.read_bytes()
            assert not any(line.encode() in held for line in theirs), file
