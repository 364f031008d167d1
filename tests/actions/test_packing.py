"""Packages hold whose work was asked for, with all that it needs, and open as projects."""

from pathlib import Path

import pytest

from desk.actions.packing import export_package
from desk.actions.reviewing import accept
from desk.actions.workbench import Workbench
from desk.model.change import Change, Transaction
from desk.model.claim import Link
from desk.store.check import check
from desk.store.guest import guest
from desk.store.package import PART
from desk.store.store import Store
from desk.work import Cancelled, Progress
from tests.builders import EVENT, a_claim, a_mention, a_workbench, annotations_of

TEXT = "Ana Lee met Bo Ek in Oslo. She said it went well."


def test_a_package_holds_one_persons_work_with_what_it_needs(tmp_path: Path) -> None:
    bench, articles = a_workbench(tmp_path, TEXT, "Other text.", "Nobody worked here.")
    store = bench.store
    other = Workbench(store, store.person("Bo"))
    source = a_mention(articles[0], TEXT, "Bo Ek", author=other.person.id)
    lone = a_mention(articles[0], TEXT, "Oslo", author=other.person.id)
    other.do(Transaction("Tag", (Change(None, source), Change(None, lone))))
    claim = a_claim(
        articles[0], TEXT, "it went well", label=EVENT, author=bench.person.id, attribution=(Link(mention=source.id),)
    )
    bench.do(Transaction("Claim", (Change(None, claim),)))
    target = tmp_path / "ana.deskpackage"
    package = export_package(store, target, Progress(), authors=[bench.person.id])
    assert package.packed.articles == 1
    assert [path.name for path in tmp_path.iterdir() if "package" in path.name] == ["ana.deskpackage"]
    assert check(target) == []
    project = store.project()
    with guest(target) as inside:
        assert inside.project() == project
        assert annotations_of(inside, articles[0]) == [source, claim]
        with inside.reading() as reading:
            assert [record.entry.title for record in reading.records()] == ["Import", PART, "Claim"]
    store.close()


def test_a_reviewers_package_brings_what_was_decided_on(tmp_path: Path) -> None:
    bench, articles = a_workbench(tmp_path, TEXT)
    mention = a_mention(articles[0], TEXT, "Oslo", author=bench.person.id)
    bench.do(Transaction("Tag", (Change(None, mention),)))
    reviewer = Workbench(bench.store, bench.store.person("Rea"))
    reviewer.do(accept(mention, reviewer.stamp()))
    target = tmp_path / "rea.deskpackage"
    package = export_package(bench.store, target, Progress(), authors=[reviewer.person.id])
    assert (package.packed.annotations, package.packed.reviews) == (1, 1)
    bench.store.close()


def test_a_cancelled_package_leaves_what_was_there(tmp_path: Path) -> None:
    bench, _ = a_workbench(tmp_path, TEXT)
    target = tmp_path / "all.deskpackage"
    target.write_bytes(b"before")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        export_package(bench.store, target, progress)
    assert target.read_bytes() == b"before"
    assert len(list(tmp_path.glob("*.deskpackage*"))) == 1
    bench.store.close()


def test_reading_a_package_leaves_no_trace_beside_it(tmp_path: Path) -> None:
    bench, _ = a_workbench(tmp_path, TEXT)
    target = tmp_path / "away" / "all.deskpackage"
    target.parent.mkdir()
    export_package(bench.store, target, Progress())
    bench.store.close()
    before = target.read_bytes()
    with guest(target) as inside:
        assert isinstance(inside, Store)
    with guest(tmp_path / "test.desk") as inside:
        assert inside.path.name == "test.desk"
    assert list(target.parent.iterdir()) == [target]
    assert target.read_bytes() == before
