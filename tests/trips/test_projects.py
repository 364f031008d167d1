"""Whole projects: what comes in, what goes out, and what is said where something cannot be done."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from desk.store.check import check
from desk.store.store import Store
from desk.ui.dialogs.paste import PasteDialog
from desk.ui.intake.window import ImportWindow
from desk.ui.jobs import Job

from .conftest import Sit
from .hand import CONTROL, SHIFT, Hand, Key

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def hand(sit: Sit, tmp_path: Path) -> Hand:
    return sit(tmp_path / "trip.desk")


def counted(hand: Hand) -> int:
    bridge = hand.window.parts.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        return reading.count_articles()


def rows(hand: Hand) -> int:
    """All articles in the file, also those of imports that are not part of the project."""
    bridge = hand.window.parts.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        return reading.count_rows()


def write(folder: Path, **files: str | bytes) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


def test_a_folder_with_bad_files_brings_the_good_ones_and_says_what_was_wrong(hand: Hand, tmp_path: Path) -> None:
    folder = write(
        tmp_path / "news", one_txt="First article.", two_txt=b"\xff\xfeS\x00e\x00c\x00o\x00n\x00d\x00", empty_txt="",
        broken_json="{", picture_txt=b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00\x00", again_txt="First article.",
    )  # fmt: skip
    hand.window.browsing.take_files([str(folder)])
    hand.settle()
    window = hand.window.findChild(ImportWindow)
    assert window is not None
    hand.qtbot.waitUntil(window.import_button.isEnabled)
    assert window.import_button.text() == "Import 2 Articles"
    hand.qtbot.mouseClick(window.import_button, Qt.MouseButton.LeftButton)
    hand.qtbot.waitUntil(window.report.isVisible, timeout=20_000)
    assert counted(hand) == 2
    assert window.report.summary.text() == "2 articles imported, 1 the same as another, 3 problems."
    problems = window.report.tree.topLevelItem(0)
    assert problems is not None
    told = " ".join(problems.child(n).text(0) for n in range(problems.childCount()))
    for name in ("empty.txt", "broken.json", "picture.txt"):
        assert name in told
    window.close()
    assert hand.text in ("First article.", "Second")


def test_a_cancelled_import_leaves_nothing(hand: Hand, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1500):
        (folder / f"{number:04}.txt").write_text(f"Article {number}. " * 20, encoding="utf-8")
    jobs = hand.window.parts.jobs
    hand.window.browsing.take_files([str(folder)])
    hand.settle()
    window = hand.window.findChild(ImportWindow)
    assert window is not None
    hand.qtbot.waitUntil(window.import_button.isEnabled)
    window.import_button.click()
    job: Job = jobs.running[-1]
    hand.qtbot.waitUntil(lambda: rows(hand) > 0, timeout=20_000)
    with hand.qtbot.waitSignal(job.cancelled, timeout=20_000):
        job.cancel()
    hand.settle()
    assert rows(hand) == 0
    window.close()
    assert check(tmp_path / "trip.desk") == []


@pytest.mark.parametrize(("answer", "left"), [("Keep", True), ("Remove", False)])
def test_an_interrupted_import_can_be_kept_or_removed(hand: Hand, tmp_path: Path, answer: str, left: bool) -> None:
    path = tmp_path / "trip.desk"
    command = [sys.executable, "-m", "tests.store.labeller", str(path), "load"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as loader:
        assert loader.stdout is not None
        loader.stdout.readline()
        loader.kill()
    assert hand.window.parts.projects.open(path)
    assert "was interrupted" in hand.notice()
    assert counted(hand) == 0
    hand.press(answer, hand.window.parts.notice)
    hand.settle()
    assert (counted(hand) >= 100) is left
    assert (rows(hand) > 0) is left
    assert hand.notice() == ""
    assert check(path) == []


def test_a_pasted_text_becomes_an_article_as_it_was(hand: Hand) -> None:
    text = "Headline of it\n\nShe said\u00a0“no” 🇮🇷."
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(text)

    def accept(dialog: PasteDialog) -> None:
        assert dialog.title.text() == "Headline of it"
        hand.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)

    with hand.answering(PasteDialog, accept):
        hand.key(Key.Key_V, CONTROL | SHIFT)
    hand.settle()
    assert hand.text == text
    article = hand.window.parts.editing.article
    assert article is not None
    assert article.title == "Headline of it"
    clipboard.clear()


def test_files_dropped_on_the_text_are_imported(hand: Hand, tmp_path: Path) -> None:
    folder = write(tmp_path / "news", one_txt="Dropped article.")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "one.txt"))])
    event = QDropEvent(
        QPointF(500, 400), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with hand.qtbot.waitSignal(hand.window.parts.projects.imported, timeout=10_000):
        hand.window.dropEvent(event)
    hand.settle()
    assert hand.text == "Dropped article."


def test_an_import_is_undone_and_redone_like_anything_else(hand: Hand, tmp_path: Path) -> None:
    hand.take_in(write(tmp_path / "news", one_txt="One.", two_txt="Two."))
    assert counted(hand) == 2
    hand.undo()
    assert counted(hand) == 0
    assert hand.window.parts.editing.article is None
    hand.redo()
    assert counted(hand) == 2


@pytest.mark.parametrize("content", [b"", b"This is no project." * 100, b"SQLite format 3\x00" + b"\x01" * 5000])
def test_what_is_no_project_is_refused_and_the_old_one_stays(hand: Hand, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.desk"
    other.write_bytes(content)
    assert not hand.window.parts.projects.open(other)
    assert hand.notice().startswith("other.desk: ")
    assert other.read_bytes() == content
    still_open(hand)


def test_a_newer_project_is_refused_and_the_old_one_stays(hand: Hand, tmp_path: Path) -> None:
    other = tmp_path / "newer.desk"
    Store.create(other, "Newer").close()
    data = bytearray(other.read_bytes())
    data[60:64] = (1000).to_bytes(4, "big")
    other.write_bytes(data)
    assert not hand.window.parts.projects.open(other)
    assert hand.notice().startswith("newer.desk: this project was made by a newer Desk")
    assert other.read_bytes() == bytes(data)
    still_open(hand)


def test_a_missing_project_is_told(hand: Hand, tmp_path: Path) -> None:
    assert not hand.window.parts.projects.open(tmp_path / "gone.desk")
    assert "gone.desk" in hand.notice()
    still_open(hand)


@contextmanager
def unchangeable(folder: Path) -> Iterator[None]:
    """Keeps everybody, root included, from making files in a folder or changing those in it."""
    places = [*folder.iterdir(), folder]
    if os.geteuid() == 0:
        done = [subprocess.run(["chattr", "+i", str(p)], check=False, capture_output=True).returncode for p in places]
        if any(done):
            subprocess.run(["chattr", "-i", *map(str, places)], check=False, capture_output=True)
            pytest.skip("this file system has no immutable files")
        try:
            yield
        finally:
            subprocess.run(["chattr", "-i", *map(str, places)], check=True)
        return
    for place in places:
        place.chmod(0o555 if place.is_dir() else 0o444)
    try:
        yield
    finally:
        for place in reversed(places):
            place.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders are made read-only otherwise here")
@pytest.mark.parametrize("person", ["Ana", "Bo"])
def test_a_read_only_project_can_be_read_and_says_so(hand: Hand, tmp_path: Path, person: str) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    projects = hand.window.parts.projects
    assert projects.create(folder / "old.desk")
    hand.take_in(write(tmp_path / "news", one_txt="Ana Lee was here."))
    hand.select(0, 7)
    hand.key(Key.Key_P)
    assert projects.open(tmp_path / "trip.desk")
    hand.settle()
    projects.change_settings(person_name=person)
    with unchangeable(folder):
        assert projects.open(folder / "old.desk")
        hand.settle()
        assert "reading only" in hand.notice()
        assert [a.quote for a in hand.annotations] == ["Ana Lee"]
        hand.window.parts.notice.clear()
        hand.select(8, 11)
        hand.key(Key.Key_O)
        assert "old.desk" in hand.notice()
        assert [a.quote for a in hand.annotations] == ["Ana Lee"]
        assert hand.annotations == hand.stored()
        projects.close()


def still_open(hand: Hand) -> None:
    bridge = hand.window.parts.bridge
    assert bridge is not None
    assert bridge.workbench.store.path.name == "trip.desk"
    assert hand.window.windowTitle().startswith("trip")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_a_window_killed_while_labelling_loses_nothing_it_showed_as_done(tmp_path: Path) -> None:
    path = tmp_path / "killed.desk"
    for round_ in range(3):
        with subprocess.Popen(
            [sys.executable, "-m", "tests.trips.killed", str(path)], cwd=ROOT, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, env=os.environ | {"DESK_HOME": str(tmp_path / "home")},
        ) as process:  # fmt: skip
            assert process.stdout is not None
            done = [process.stdout.readline().strip() for _ in range(10 + 7 * round_)]
            process.kill()
            done += process.stdout.read().split()
        store = Store.open(path)
        with store.reading() as reading:
            [article] = reading.every_article(None)
            kept = {annotation.id for annotation in reading.annotations(article.id)}
        store.close()
        # The very last line may be cut.
        assert set(done[:-1]) <= kept
        assert check(path) == []


def test_the_command_line_exports_what_the_window_does(hand: Hand, tmp_path: Path) -> None:
    hand.take_in(write(tmp_path / "news", one_txt="Ana Lee was in Oslo.", two_txt="And 🇮🇷 again."))
    hand.select(0, 7)
    hand.key(Key.Key_P)
    mine = hand.export(tmp_path / "window.json")
    command = [sys.executable, "-m", "desk", "export", str(tmp_path / "trip.desk"), "--format", "json", "-o", "-"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    theirs = json.loads(done.stdout)
    assert theirs | {"exported_at": ""} == mine | {"exported_at": ""}
    assert list(theirs) == list(mine)
