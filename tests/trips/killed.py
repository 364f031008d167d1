"""A window to be killed: labels one word after the other by key, and prints each id once it is shown as done.

python -m tests.trips.killed PROJECT
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk.settings import Settings
from desk.ui.window import Window


def main(path: Path) -> int:
    """Goes on until it is killed."""
    app = QApplication([])
    window = Window(Settings(person_name="Ana", backups_kept=0))
    window.show()
    projects, editing, view = window.parts.projects, window.parts.editing, window.parts.view
    if path.exists():
        projects.open(path)
    else:
        projects.create(path)
        source = path.with_suffix(".txt")
        source.write_text("one two three four five six seven eight nine ten " * 200, encoding="utf-8")
        projects.import_files([source])
    place = 0

    def label() -> None:
        nonlocal place
        if editing.article is None:
            return
        before = set(editing.annotations)
        view.select(place, place + 3)
        QTest.keyClick(view, Qt.Key.Key_P)
        place = (place + 4) % (len(editing.text) - 3)
        for made in editing.annotations.keys() - before:
            print(made, flush=True)

    timer = QTimer()
    timer.timeout.connect(label)
    timer.start(0)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
