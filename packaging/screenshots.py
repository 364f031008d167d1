"""Makes the pictures that README shows: the real windows on small projects, in the light and the dark theme.

    .venv/bin/python packaging/screenshots.py              # all pictures
    .venv/bin/python packaging/screenshots.py review       # those whose names are given

Needs no display. The same fonts and the same Qt give the same picture, but for the time of day where one is shown.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from screenshots_projects import ANALYST, REVIEWER, one_analyst, saved_pages, two_analysts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desk.ui.window import Window

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(__file__).resolve().parent / "screenshots"
SIZE = (1280, 800)

PICKED = "a shared fleet"
FIRST_LINE = "HALMORA"
PAGES = 7
"""So many files are in the folder that is imported."""


def main() -> int:
    """Rewrites the pictures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = "1"
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()
    sys.path.insert(0, str(ROOT))
    unknown = set(sys.argv[1:]) - set(PICTURES)
    if unknown:
        print(f"There is no picture {', '.join(sorted(unknown))}; there are {', '.join(PICTURES)}.", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    app.setApplicationDisplayName("Desk")
    for name in sys.argv[1:] or PICTURES:
        for theme in ("light", "dark"):
            with tempfile.TemporaryDirectory(prefix="desk-screenshots-") as home:
                os.environ["DESK_HOME"] = home
                take(name, theme, Path(home))
    return 0


def take(name: str, theme: str, home: Path) -> None:
    """Opens a window on a new project, brings it to where the picture is, and saves that."""
    from desk.settings import Settings
    from desk.ui.window import Window

    who, project, show = PICTURES[name]
    path = project(home)
    window = Window(Settings(person_name=who, theme=theme, backups_kept=0))  # type: ignore[arg-type]
    window.resize(*SIZE)
    window.show()
    window.parts.projects.open(path)
    settle(window)
    shown = show(window, home)
    settle(window)
    window.parts.status.clearMessage()
    target = FOLDER / f"{name}-{theme}.png"
    shown.grab().toImage().save(str(target), "PNG", 0)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1024} kB")
    window.parts.jobs.stop_all()
    window.close()


def settle(window: "Window", seconds: float = 0.7) -> None:
    """Until nothing runs, and what waits a moment before it shows itself has done so."""
    from PySide6.QtCore import QCoreApplication, QEvent

    until = time.monotonic() + seconds
    while time.monotonic() < until or window.parts.jobs.running:
        QCoreApplication.processEvents()
        # Without an event loop nothing that was to be deleted later is.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def labelling(window: "Window", home: Path) -> "QWidget":
    """The main window with a claim picked out."""
    to_the_sample(window)
    view, editing = window.parts.view, window.parts.editing
    view.pick(next(each.id for each in editing.ordered if each.quote == PICKED))
    settle(window)
    start = editing.text.index(FIRST_LINE)
    view.verticalScrollBar().setValue(0)
    view.reveal(start, start + 1)
    view.verticalScrollBar().setValue(5)
    window.setFocus()
    return window


def reviewing(window: "Window", home: Path) -> "QWidget":
    """Review mode after some decisions, at a claim with two sources."""
    from desk.actions.queueing import Asked, queue
    from desk.store.reviewing import Wanted
    from desk.ui.review.line import Pace
    from desk.ui.review.mode import ReviewMode
    from desk.work import Progress

    to_the_sample(window)
    mode = window.findChild(ReviewMode)
    article, bridge = window.parts.editing.article, window.parts.bridge
    assert mode is not None
    assert article is not None
    assert bridge is not None
    asked = Asked(wanted=Wanted(articles=(article.id,)))
    mode.begin(asked, queue(bridge.workbench.store, asked, Progress()))
    settle(window)
    while mode.walk.item is not None and mode.walk.item.quote != PICKED:
        quote = mode.walk.item.quote
        if quote == "2021":
            mode.deciding.reject("A year alone says little here.")
        elif quote == "Kestrian":
            window.parts.editing.relabel_by_id(mode.walk.item.id, "GPE")
            settle(window, 0.05)
            mode.deciding.accept()
        else:
            mode.deciding.accept()
        settle(window, 0.05)
    # A script's pace is nobody's.
    mode.walk.pace = Pace()
    mode.walk.tell()
    return window


def settling(window: "Window", home: Path) -> "QWidget":
    """The adjudication window on a disagreement."""
    from desk.ui.adjudicate.feature import Adjudication
    from desk.ui.adjudicate.setup import Chosen
    from desk.ui.adjudicate.window import AdjudicateWindow

    feature = window.findChild(Adjudication)
    assert feature is not None
    to_the_sample(window)
    article, bridge = window.parts.editing.article, window.parts.bridge
    assert article is not None
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        people = tuple(each for each in reading.people().values() if each.name != REVIEWER)
        articles = tuple(each.id for each in reading.every_article())
        first = next(each for each in reading.annotations(article.id) if each.quote == "Kestria Lake Guard")
    feature.begin(Chosen(people, articles), article.id, first.id)
    made = window.findChild(AdjudicateWindow)
    assert made is not None
    made.resize(*SIZE)
    return made


def comparing(window: "Window", home: Path) -> "QWidget":
    """The agreement window."""
    from desk.ui.agreement.feature import AgreementFeature
    from desk.ui.agreement.window import AgreementWindow

    feature = window.findChild(AgreementFeature)
    assert feature is not None
    feature.open()
    made = window.findChild(AgreementWindow)
    assert made is not None
    made.resize(*SIZE)
    settle(window, 1.5)
    return made


def importing(window: "Window", home: Path) -> "QWidget":
    """The import window on a folder of saved pages."""
    from desk.ui.intake.window import ImportWindow

    window.browsing.take_files([str(saved_pages(home))])
    settle(window, 3)
    made = window.findChild(ImportWindow)
    assert made is not None
    assert made.model.rowCount() == PAGES, "the import window lists nothing"
    made.resize(*SIZE)
    return made


def to_the_sample(window: "Window") -> None:
    """Opens the sample article, whatever is open."""
    bridge = window.parts.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        sample = next(each for each in reading.every_article() if "rescue fleet" in each.title)
    window.browsing.go_to(sample.id, "")
    settle(window)


Show = Callable[["Window", Path], "QWidget"]
PICTURES: dict[str, tuple[str, Callable[[Path], Path], Show]] = {
    "window": (ANALYST, one_analyst, labelling),
    "review": (REVIEWER, one_analyst, reviewing),
    "adjudicate": (REVIEWER, two_analysts, settling),
    "agreement": (REVIEWER, two_analysts, comparing),
    "import": (ANALYST, one_analyst, importing),
}
"""Who sits at the window, on which project, and what is shown."""


if __name__ == "__main__":
    sys.exit(main())
