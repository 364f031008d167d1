"""A folder of what analysts really have: looked at, corrected and brought in through the import window."""

import io
import json
import os
import random
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.actions.drafts import DraftState
from desk.store.check import check
from desk.ui.intake.model import Column
from desk.ui.intake.window import ImportWindow
from desk.ui.intake.words import Shown
from tests.wire_stories import archive

from .conftest import Sit
from .hand import CONTROL, SHIFT, Hand, Key

DATA = Path(__file__).parent.parent / "data" / "intake"
GOOD, BAD = 180, 20
TICK = Column.TICK


@pytest.fixture
def hand(sit: Sit, tmp_path: Path) -> Hand:
    return sit(tmp_path / "trip.desk")


def docx(text: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        parts.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return made.getvalue()


def page(title: str, text: str) -> str:
    lines = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    links = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(30))
    return (
        f'<html lang="en"><head><title>{title} | Site</title><meta property="og:title" content="{title}">'
        f'<meta property="og:site_name" content="Site"></head><body><nav><ul>{links}</ul></nav>'
        f"<main><article><h1>{title}</h1>{lines}</article></main><footer>All rights reserved.</footer></body></html>"
    )


def mail(title: str, text: str) -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = title, "News <n@example.org>", "Wed, 4 Mar 2026 10:11:00 +0100"
    made.set_content(text)
    return made.as_bytes()


def a_mixed_folder(folder: Path) -> Path:
    """GOOD files that hold an article each, of five kinds, and BAD ones that hold none."""
    folder.mkdir()
    for story in archive(GOOD, 0, 0, seed=11):
        name, title, text = f"{story.number:03}", f"Story {story.number}", story.text
        match story.number % 18:
            case 0:
                (folder / f"{name}.docx").write_bytes(docx(text))
            case 1:
                (folder / f"{name}.eml").write_bytes(mail(title, text))
            case 2:
                (folder / f"{name}.rtf").write_bytes(b"{\\rtf1\\ansi " + text.replace("\n", "\\par ").encode() + b"}")
            case 3 | 4 | 5 | 6:
                (folder / f"{name}.html").write_text(page(title, text), encoding="utf-8")
            case _:
                (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    whole, noise = docx("A story that is cut off. " * 40), random.Random(3).randbytes
    bad = {
        "cut.docx": whole[: len(whole) // 2],
        "nothing-inside.docx": b"PK\x05\x06" + bytes(18),
        "bomb.docx": (DATA / "docx" / "zipbomb_100MB.docx").read_bytes(),
        "laughs.xml": (DATA / "hostile" / "billion_laughs.xml").read_bytes(),
        "outside.xml": (DATA / "hostile" / "xxe.xml").read_bytes(),
        "picture.txt": b"\x89PNG\r\n\x1a\n" + noise(4000),
        "noise.txt": noise(4000),
        "noise.bin": noise(4000),
        "empty.txt": b"",
        "empty.html": b"",
        "empty.pdf": b"",
        "blank.txt": b" \n\n\t\n",
        "broken.json": b'{"title": "x", ',
        "saved.url": (DATA / "links" / "saved.url").read_bytes(),
        "cut.pdf": (DATA / "pdf" / "article.pdf").read_bytes()[:200],
        "cut.warc.gz": (DATA / "warc" / "article.warc.gz").read_bytes()[:60],
        "not.xlsx": b"PK\x03\x04" + noise(300),
        "not.odt": noise(300),
        "list.json": (DATA / "gdelt" / "doc_api_artlist.json").read_bytes(),
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    assert len(list(os.scandir(folder))) == GOOD + BAD
    return folder


def opened(hand: Hand, *paths: Path) -> ImportWindow:
    """Drops files on the window and waits until the import window has read them."""
    hand.window.browsing.take_files([str(path) for path in paths])
    hand.qtbot.waitUntil(lambda: hand.window.findChild(ImportWindow) is not None, timeout=60_000)
    window = hand.window.findChild(ImportWindow)
    assert window is not None
    hand.qtbot.waitUntil(lambda: not window.preparing.busy, timeout=120_000)
    hand.qtbot.waitUntil(window.import_button.isEnabled)
    return window


def brought(hand: Hand) -> int:
    bridge = hand.window.parts.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        return reading.count_articles()


def press(hand: Hand, window: ImportWindow, key: Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    window.table.setFocus()
    hand.qtbot.keyClick(window.table, key, modifiers or Qt.KeyboardModifier.NoModifier)


def finish(hand: Hand, window: ImportWindow) -> None:
    hand.qtbot.mouseClick(window.import_button, Qt.MouseButton.LeftButton)
    hand.qtbot.waitUntil(window.report.isVisible, timeout=60_000)


def test_a_mixed_folder_is_looked_at_corrected_imported_and_taken_back(hand: Hand, tmp_path: Path) -> None:
    window = opened(hand, a_mixed_folder(tmp_path / "news"))
    drafts = list(window.preparing.drafts)
    problems = [each for each in drafts if each.state is DraftState.PROBLEM]
    files = window.preparing.drafts.files
    assert {
        files[each.file].name: each.problem for each in drafts if each.state not in (DraftState.NEW, DraftState.PROBLEM)
    } == {}
    assert len(problems) == BAD
    for each in problems:
        assert files[each.file].name in each.problem, each
        assert each.problem.endswith("."), each
    assert len(drafts) == GOOD + BAD
    assert window.import_button.text() == f"Import {GOOD} Articles"

    window.states.setCurrentIndex(window.states.findData(Shown.PROBLEM))
    assert window.model.rowCount() == BAD
    window.states.setCurrentIndex(window.states.findData(Shown.WANTED))
    window.filter.setText(".eml")
    hand.qtbot.keyClick(window.filter, Key.Key_Return)
    assert window.model.rowCount() == 10

    press(hand, window, Key.Key_A, CONTROL)
    assert len(window.table.chosen()) == 10
    outlet = window.preview.fields.edit_of("outlet")
    outlet.setFocus()
    hand.qtbot.keyClicks(outlet, "The Weekly")
    hand.qtbot.keyClick(outlet, Key.Key_Return)
    chosen = window.table.chosen()
    assert {window.preparing.drafts[number].source.outlet for number in chosen} == {"The Weekly"}
    window.table.setFocus()
    hand.qtbot.keyClick(window, Key.Key_Z, CONTROL)
    assert {window.preparing.drafts[number].source.outlet for number in chosen} == {None}
    hand.qtbot.keyClick(window, Key.Key_Z, CONTROL | SHIFT)
    assert {window.preparing.drafts[number].source.outlet for number in chosen} == {"The Weekly"}

    window.table.choose(chosen[0])
    press(hand, window, Key.Key_Delete)
    hand.qtbot.waitUntil(lambda: window.import_button.text() == f"Import {GOOD - 1} Articles")
    press(hand, window, Key.Key_Space)
    hand.qtbot.waitUntil(lambda: window.import_button.text() == f"Import {GOOD} Articles")
    press(hand, window, Key.Key_Space)

    finish(hand, window)
    assert brought(hand) == GOOD - 1
    report = tmp_path / "report.json"
    window.save_report(report)
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["imported"] is True
    assert sum(bool(each.get("problems")) for each in told["files"]) == BAD
    window.save_report(tmp_path / "report.txt")
    assert "cut.docx" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    bridge = hand.window.parts.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        outlets = [article.source.outlet for article in reading.every_article()]
    assert outlets.count("The Weekly") == 9
    window.close()
    hand.window.activateWindow()
    hand.undo()
    assert brought(hand) == 0
    hand.redo()
    assert brought(hand) == GOOD - 1
    assert check(tmp_path / "trip.desk") == []


def test_a_few_plain_files_come_in_at_once(hand: Hand, tmp_path: Path) -> None:
    for story in archive(3, 0, 0, seed=2):
        (tmp_path / f"{story.number}.txt").write_text(story.text, encoding="utf-8")
    hand.take_in(*sorted(tmp_path.glob("*.txt")))
    assert hand.window.findChild(ImportWindow) is None
    assert hand.notice() == "3 articles imported."
    hand.press("Show details", hand.window.parts.notice)
    window = hand.window.findChild(ImportWindow)
    assert window is not None
    assert window.report.summary.text() == "3 articles imported."
    window.close()


def test_what_is_in_the_project_already_is_said_and_opened(hand: Hand, tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("The council met on Monday.", encoding="utf-8")
    hand.take_in(file)
    hand.window.parts.notice.clear()
    hand.window.browsing.take_files([str(file)])
    hand.qtbot.waitUntil(lambda: "is in the project already" in hand.notice(), timeout=20_000)
    hand.press("Open it", hand.window.parts.notice)
    assert hand.text == "The council met on Monday."


def test_a_date_with_two_readings_is_chosen_with_a_click(hand: Hand) -> None:
    window = opened(hand, DATA / "headers" / "05_ambiguous_date.txt")
    offered = window.preview.fields.offers_of("published")
    assert len(offered) == 2
    assert "none was taken" in window.preview.warnings.text()
    hand.qtbot.mouseClick(offered[1], Qt.MouseButton.LeftButton)
    (draft,) = window.preparing.drafts
    assert draft.source.published == "2019-05-06"
    assert "none was taken" not in window.preview.warnings.text()
    finish(hand, window)
    result = window.preparing.result
    assert result is not None
    assert result.notes == ()
    article = hand.window.parts.editing.article
    assert article is not None
    assert article.source.published == "2019-05-06"
    window.close()


def test_lines_of_a_page_are_put_back(hand: Hand, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    (story,) = archive(1, 0, 0, seed=4)
    file = tmp_path / "page.html"
    file.write_text(page("A headline of some length", story.text), encoding="utf-8")
    hand.window.parts.projects.change_settings(always_show_import=True)
    window = opened(hand, file)
    (number,) = window.table.chosen()
    before = window.preparing.drafts[number]
    assert before.cut > 0
    window.preview.whole.setChecked(True)
    hand.qtbot.mouseClick(window.preview.take_all, Qt.MouseButton.LeftButton)
    assert window.preparing.drafts[number].cut == 0
    hand.qtbot.waitUntil(lambda: not window.preparing.busy)
    window.undo()
    assert window.preparing.drafts[number].text_sha256 == before.text_sha256
    window.close()


def test_an_encoding_is_chosen_by_hand(hand: Hand) -> None:
    hand.window.parts.projects.change_settings(always_show_import=True)
    window = opened(hand, DATA / "txt" / "cp1252.txt")
    box = window.preview.encoding
    box.setCurrentIndex(box.findData("windows-1251"))
    box.activated.emit(box.currentIndex())
    hand.qtbot.waitUntil(lambda: not window.preparing.busy, timeout=20_000)
    (draft,) = window.preparing.drafts
    assert window.preparing.drafts.file_of(draft.number).options.encoding == "windows-1251"
    assert any("А" <= letter <= "я" for letter in window.preparing.drafts.document(draft.number).text)
    window.close()


def test_closing_while_files_are_read_leaves_nothing(hand: Hand, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(600):
        (folder / f"{number:04}.txt").write_text(f"Article {number}. " * 20, encoding="utf-8")
    hand.window.browsing.take_files([str(folder)])
    window = hand.window.findChild(ImportWindow)
    assert window is not None
    hand.qtbot.waitUntil(lambda: window.model.rowCount() > 0, timeout=20_000)
    hand.qtbot.mouseClick(window.close_button, Qt.MouseButton.LeftButton)
    hand.settle()
    assert brought(hand) == 0
    QApplication.processEvents()
    assert hand.window.findChild(ImportWindow) is None
