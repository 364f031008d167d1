"""Makes the pictures that README shows: the real window on a small project, in the light and the dark theme.

    .venv/bin/python packaging/screenshots.py

Needs no display. The same fonts and the same Qt give the same picture: names, times and order are fixed.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.actions.workbench import Workbench
    from desk.model.article import Source

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(__file__).resolve().parent / "screenshots"
SIZE = (1280, 800)
AT = "2026-03-02T09:30:00.000Z"

PICKED = "a shared fleet"
FIRST_LINE = "HALMORA"
OTHERS = (
    ("Harbour dredging delayed again, port says", "Coast Courier", "2026-02-27", "done", 14),
    ("Two ministers deny plan to merge agencies", "The Daily Ledger", "2026-02-26", "needs_review", 31),
    ("Flood warning lifted after quiet weekend", "Coast Courier", "2026-02-24", "done", 9),
    ("وزیر نیرو: قرارداد تازه امضا شد", "روزنامهٔ شهر", "2026-02-23", "new", 0),
    ("Drone seen near border, both sides trade blame", "Northern Wire", "2026-02-20", "new", 0),
)


def main() -> int:
    """Rewrites the pictures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = "1"
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="desk-screenshots-") as home:
        os.environ["DESK_HOME"] = home
        sys.path.insert(0, str(ROOT))
        project = make_project(Path(home))
        take_pictures(project)
    return 0


def make_project(home: Path) -> Path:
    """A project with our own sample at work, and some articles around it."""
    from dataclasses import replace

    from desk import paths
    from desk.actions import intake, labelling
    from desk.actions.workbench import Workbench
    from desk.formats.labelset import read_labels
    from desk.model.article import Source, State
    from desk.model.change import Change, Stamp, Transaction
    from desk.model.span import Span
    from desk.store.store import Store
    from desk.work import Progress

    path = home / "Rescue at sea.desk"
    store = Store.create(path, "Rescue at sea", read_labels(paths.resource("labels", "default.json")))
    bench = Workbench(store, store.person("Ana Lee"))
    sample = intake.import_paths(store, [paths.resource("sample", "rescue-fleet.json")], bench.person, Progress())
    assert sample.transaction is not None
    bench.do(sample.transaction)
    stamp = Stamp(bench.person.id, AT)
    with store.reading() as reading:
        labels = reading.labels()
    for title, outlet, published, state, marked in OTHERS:
        body = f"{title}.\n\n" + " ".join(f"word{number}" for number in range(80))
        id = bring(bench, title, Source(outlet=outlet, published=published), body)
        with store.reading() as reading:
            other = reading.article(id)
            assert other is not None
        for number in range(marked):
            start = body.index(f"word{number}")
            span = Span.of(body, start, start + len(f"word{number}"))
            bench.do(labelling.tag(replace(other, state=State.DONE), [span], labels["ORG"], labels, stamp))
        bench.do(Transaction("State", (Change(other, replace(other, state=State(state))),)))
    store.close()
    return path


def bring(bench: "Workbench", title: str, source: "Source", raw: str) -> str:
    """Adds an article; gives its id."""
    from desk.actions import intake

    result = intake.import_text(bench.store, title, source, raw, bench.person)
    assert result.transaction is not None, title
    bench.do(result.transaction)
    return result.articles[0]


def take_pictures(project: Path) -> None:
    """Opens the window in each theme and saves what it shows."""
    from PySide6.QtWidgets import QApplication

    from desk.settings import Settings
    from desk.ui.window import Window

    app = QApplication([])
    app.setApplicationDisplayName("Desk")
    for theme in ("light", "dark"):
        window = Window(Settings(person_name="Ana Lee", theme=theme, backups_kept=0))
        window.resize(*SIZE)
        window.show()
        window.parts.projects.open(project)
        view, editing = window.parts.view, window.parts.editing
        view.pick(next(a.id for a in editing.ordered if a.quote == PICKED))
        while window.parts.jobs.running:
            app.processEvents()
        app.processEvents()
        start = editing.text.index(FIRST_LINE)
        view.verticalScrollBar().setValue(0)
        view.reveal(start, start + 1)
        view.verticalScrollBar().setValue(5)
        window.setFocus()
        while window.parts.jobs.running:
            app.processEvents()
        app.processEvents()
        window.parts.status.clearMessage()
        target = FOLDER / f"window-{theme}.png"
        window.grab().toImage().save(str(target), "PNG", 0)
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1024} kB")
        window.close()


if __name__ == "__main__":
    sys.exit(main())
