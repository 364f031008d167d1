"""Two analysts label a copy each, a reviewer merges and settles what they differ in, and gold goes out."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from desk.cli.main import main
from desk.ui.adjudicate.setup import SetupDialog
from desk.ui.adjudicate.window import AdjudicateWindow
from desk.ui.adjudicate.words import classes

from .conftest import Sit
from .hand import Hand, Key

GOLDEN = Path(__file__).parents[1] / "data" / "two-analysts-gold.json"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
CLASSES = ("Missing", "Label", "Boundary", "Agreement", "Missing")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

ANA = (("Kiumars Heydari", Key.Key_P), ("Iran Land Forces", Key.Key_O), ("Monday", Key.Key_D), ("Iraqi", Key.Key_N))
BEN = (("Kiumars Heydari", Key.Key_P), ("Land Forces", Key.Key_O), ("Monday", Key.Key_E), ("ISNA", Key.Key_O))


def desk(*words: object) -> None:
    assert main([str(word) for word in words]) == 0


def label(hand: Hand, work: tuple[tuple[str, Key], ...]) -> None:
    body = hand.text.index("The Iranian Students")
    for words, key in work:
        start = hand.text.index(words, body)
        hand.select(start, start + len(words))
        hand.key(key)


def exported(project: Path, *more: object) -> bytes:
    path = project.with_suffix(".json")
    desk("export", project, "-o", path, *more)
    return re.sub(rb'"exported_at": "[^"]+"', b'"exported_at": ""', path.read_bytes())


def plain(data: bytes) -> Any:
    """A document with numbers for ids, without times, versions, text and labels, which are tested elsewhere.

    The same work on another day gives the same.
    """
    document = json.loads(data)
    document["people"].sort(key=lambda person: person["name"])
    document["generator"] = "desk"
    del document["labels"]
    for article in document["articles"]:
        del article["text"]
        article["provenance"]["version"] = "desk"
        # What one key decided has one time, and ids in any order.
        article["decisions"].sort(key=lambda each: (each["at"], each["verdict"], each["reason"]))
    text = TIME.sub("T", json.dumps(document, ensure_ascii=False, sort_keys=True))
    known: dict[str, str] = {}
    return json.loads(ID.sub(lambda found: known.setdefault(found[0], f"#{len(known) + 1}"), text))


def settle_all(hand: Hand, keys: tuple[Key, ...]) -> None:
    before = set(QApplication.topLevelWidgets())
    with hand.answering(SetupDialog, lambda dialog: dialog.accept()):
        hand.command("adjudicate")
    found = [each for each in QApplication.topLevelWidgets() if each not in before and each.isVisible()]
    window = next(each for each in found if isinstance(each, AdjudicateWindow))
    window.activateWindow()
    hand.qtbot.waitUntil(window.isActiveWindow)
    hand.settle()
    assert [", ".join(classes(window.docket.case(n))) for n in range(len(window.docket.bench.cases))] == list(CLASSES)
    for key in keys:
        hand.qtbot.keyClick(window.focusWidget() or window, key)
    assert window.docket.left == 0
    window.close()


def test_gold_comes_of_two_packages_in_any_order(
    sit: Sit, leave: Callable[[Hand], None], sample: Path, tmp_path: Path
) -> None:
    base = tmp_path / "base.desk"
    desk("new", base)
    desk("import", base, sample, "--author", "Rita")
    packages = []
    for name, work in (("Ana", ANA), ("Ben", BEN)):
        own = tmp_path / f"{name}.desk"
        desk("backup", base, "-o", own)
        hand = sit(own, person=name)
        label(hand, work)
        leave(hand)
        packages.append(tmp_path / f"{name}.deskpackage")
        desk("export", own, "--package", "--author", name, "-o", packages[-1])
    merged = []
    for number, order in enumerate((packages, packages[::-1])):
        project = tmp_path / f"merged{number}.desk"
        desk("backup", base, "-o", project)
        for package in (*order, *order):
            desk("merge", project, package)
        merged.append(project)
        desk("check", project)
    assert exported(merged[0]) == exported(merged[1])

    hand = sit(merged[0], person="Rita")
    assert len(hand.annotations) == len(ANA) + len(BEN)
    # ISNA is missing, Monday has two labels, the Land Forces two ends, Heydari is agreed on, Iraqi is missing.
    settle_all(hand, (Key.Key_B, Key.Key_1, Key.Key_1, Key.Key_A, Key.Key_N))
    leave(hand)
    gold = exported(merged[0], "--accepted")
    document = json.loads(gold)
    (article,) = document["articles"]
    assert [(each["spans"][0]["text"], each["label"]) for each in article["mentions"]] == [
        ("ISNA", "ORG"),
        ("Monday", "DATE"),
        ("Iran Land Forces", "ORG"),
        ("Kiumars Heydari", "PERSON"),
    ]
    assert plain(gold) == json.loads(GOLDEN.read_text(encoding="utf-8"))
