"""Makes the pictures that README shows: the real window on a small project, in the light and the dark theme.

    .venv/bin/python packaging/screenshots.py

Needs no display. The same fonts and the same Qt give the same picture: names, times and order are fixed.
"""

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.actions.workbench import Workbench
    from desk.model.article import Source

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(__file__).resolve().parent / "screenshots"
SIZE = (1280, 800)
AT = "2026-03-02T09:30:00.000Z"

# A place in the text is its words and which time they come, from 0; several are the parts of one annotation.
Place = tuple[str, int]
MENTIONS: Sequence[tuple[str, Place]] = (
    ("GPE", ("Iran", 0)),
    ("EVENT", ("joint military exercises", 0)),
    ("GPE", ("Iraq", 0)),
    ("DATE", ("Monday", 0)),
    ("GPE", ("Baghdad", 0)),
    ("GPE", ("Tehran", 0)),
    ("NORP", ("Iranian", 1)),
    ("LOC", ("Mosul", 0)),
    ("ORG", ("Iranian Students’ News Agency", 0)),
    ("ORG", ("ISNA", 0)),
    ("DATE", ("Monday", 1)),
    ("ORG", ("Iran Land Forces", 0)),
    ("GPE", ("Iran", 5)),
    ("PERSON", ("Kiumars Heydari", 0)),
    ("NORP", ("Iraqi", 0)),
    ("PERSON", ("Tariq Abbas Ibrahim", 0)),
    ("PERSON", ("Saddam Hussein", 0)),
    ("DATE", ("2003", 0)),
    ("PERSON", ("Donald Trump", 0)),
    ("NORP", ("US", 0)),
    ("PERSON", ("Hassan Rouhani", 0)),
    ("DATE", ("February", 0)),
)
CLAIMS: Sequence[tuple[str, Place]] = (
    ("event", ("Iran Land Forces Commander Kiumars Heydari suggested joint exercises in a meeting with Iraqi Deputy "
               "Commander of the Army Maj.-Gen. Tariq Abbas Ibrahim", 0)),
    ("plan_or_prediction", ("Iran wants to hold joint military exercises with Iraq", 0)),
    ("rule_or_agreement", ("New electricity agreements were signed between Iraq and Iran in February", 0)),
)  # fmt: skip
PICKED = "Iran Land Forces"
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
    """A project with one article at work and some around it."""
    from dataclasses import replace

    from desk import paths
    from desk.actions import claiming, labelling
    from desk.actions.workbench import Workbench
    from desk.formats.labelset import read_labels
    from desk.model.article import Source, State
    from desk.model.change import Change, Stamp, Transaction
    from desk.model.span import Span
    from desk.store.store import Store

    path = home / "Iran and Iraq 2019.desk"
    store = Store.create(path, "Iran and Iraq 2019", read_labels(paths.resource("labels", "default.json")))
    bench = Workbench(store, store.person("Ana Lee"))
    raw = (ROOT / "tests" / "data" / "joint-exercises.txt").read_bytes().decode()
    source = Source(outlet="Dispatches", published="2019-06-24T21:57", news_id="67387", dateline="TEHRAN")
    main_article = bring(bench, "Iran wants to hold joint military exercises with Iraq", source, raw)
    stamp = Stamp(bench.person.id, AT)
    with store.reading() as reading:
        labels, article = reading.labels(), reading.article(main_article)
        assert article is not None
        text = reading.text(article)
    for label, (words, nth) in MENTIONS:
        bench.do(labelling.tag(article, [Span.of(text, *place(text, words, nth))], labels[label], labels, stamp))
        article = replace(article, state=State.IN_PROGRESS)
    for label, (words, nth) in CLAIMS:
        bench.do(claiming.claim(article, [Span.of(text, *place(text, words, nth))], labels[label], labels, stamp))
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


def place(text: str, words: str, nth: int) -> tuple[int, int]:
    """Where the words stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


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
        view.reveal(*place(editing.text, "TEHRAN", 0))
        view.verticalScrollBar().setValue(3)
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
