"""The inbox of an analyst with 100,000 decisions on their labels, and a history of 100,000 entries, told and listed."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk.actions import reviewing
from desk.actions.workbench import Workbench
from desk.model.annotation import Annotation
from desk.model.change import Change, Transaction
from desk.store.headings import about_label
from desk.store.reviewing import LISTED, Wanted
from desk.store.store import Store
from desk.ui.history.lines import lines_of
from desk.ui.history.panel import HistoryPanel
from tests.builders import LABELS, a_store

from .floors import cpu_ms, in_turns, record
from .test_bench_review import ARTICLES, EACH, filled

pytestmark = pytest.mark.bench

ENTRIES = 100_000


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Ana's 100,000 annotations, each decided on by Ben; he rejected every tenth."""
    made = a_store(tmp_path_factory.mktemp("talk"), LABELS)
    with closing(made):
        filled(Workbench(made, made.person("Ana")), made.person("Ana").id)
        ben = Workbench(made, made.person("Ben"))
        with made.reading() as reading:
            stops = reading.stops(Wanted())
            for first in range(0, len(stops), 5_000):
                some = list(reading.annotations_of(stop.annotation for stop in stops[first : first + 5_000]).values())
                ben.do(_decided(some, ben))
        yield made


def _decided(annotations: list[Annotation], ben: Workbench) -> Transaction:
    changes: list[Change] = []
    for number, each in enumerate(annotations):
        verb = reviewing.accept if number % 10 else reviewing.reject
        changes += verb(each, ben.stamp()).changes
    return Transaction("Decide", tuple(changes))


def test_the_inbox(store: Store) -> None:
    ana = store.person("Ana").id

    def ours() -> None:
        with store.reading() as reading:
            inbox = reading.inbox(ana)
            assert (inbox.waiting, len(inbox.decisions)) == (ARTICLES * EACH, LISTED)
            reading.annotations_of(each.annotation or "" for each in inbox.decisions)

    def rows() -> None:
        with store.reading() as reading:
            reading._connection.exec_driver_sql("SELECT id, annotation, verdict FROM decision").fetchall()

    found, floor = in_turns(ours, rows, 5)
    record("an inbox of 100,000, off the GUI thread", found, "reading the rows", floor)


def test_the_history(store: Store, qtbot: QtBot, tmp_path: Path) -> None:
    with closing(a_store(tmp_path, LABELS)) as made:
        bench = Workbench(made, made.person("Ana"))
        with made.writing() as connection:
            ana = bench.person.id
            connection.executemany(
                'INSERT INTO history (id, at, "by", kind, title, undone, changes) VALUES (?, ?, ?, ?, ?, 0, ?)',
                (
                    (f"e{number}", "2026-01-01", ana, "do", f"Tag {number}", '[["mention",null,{"label":"ORG"}]]')
                    for number in range(ENTRIES)
                ),
            )

        def read() -> None:
            with made.reading() as reading:
                assert len(lines_of(reading.headings())) == ENTRIES

        def rows() -> None:
            with made.reading() as reading:
                statement = 'SELECT seq, id, at, "by", kind, target, title, undone FROM history'
                reading._connection.exec_driver_sql(statement).fetchall()

        ours, floor = in_turns(read, rows, 5)
        record("a history of 100,000 read, off the GUI thread", ours, "reading the rows", floor)
        with made.reading() as reading:
            headings = reading.headings()
            new = cpu_ms(lambda: reading.headings(after=ENTRIES - 1))
            record("what is new in it", new, "reading the rows", floor)
            some = cpu_ms(lambda: reading.headings(about=about_label("PERSON")))
            record("narrowed to a label", some, "reading the rows", floor)
        panel = HistoryPanel()
        qtbot.addWidget(panel)
        lines = lines_of(reversed(headings))
        record("shown", cpu_ms(lambda: panel.show_lines(lines)), "reading the rows", floor)
        record("narrowed by words", cpu_ms(lambda: panel.model.narrow("tag 99", "")), "reading the rows", floor)
