"""The three sentences of the worked example, from an empty project to the same bytes again."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox

from desk.model.annotation import Annotation

from .conftest import Sit
from .hand import Hand, Key

MENTIONS = {
    (533, 562): "ORG",
    (564, 568): "ORG",
    (582, 588): "DATE",
    (594, 610): "ORG",
    (594, 598): "GPE",
    (621, 636): "PERSON",
    (681, 686): "NORP",
    (726, 745): "PERSON",
    (1495, 1508): "PERSON",
    (1595, 1605): "ORG",
    (1627, 1629): "PERSON",
    (1721, 1731): "QUANTITY",
    (1999, 2016): "PERSON",
    (2143, 2145): "PERSON",
    (2218, 2222): "ORG",
}
CLAIMS = {
    (594, 745): "event",
    (647, 662): "plan_or_prediction",
    (1635, 1755): "quantity",
    (2161, 2217): "position",
}
KEYS = {
    "PERSON": Key.Key_P, "ORG": Key.Key_O, "GPE": Key.Key_G, "NORP": Key.Key_N, "DATE": Key.Key_D,
    "QUANTITY": Key.Key_Q, "event": Key.Key_1, "quantity": Key.Key_2, "plan_or_prediction": Key.Key_5,
    "position": Key.Key_6,
}  # fmt: skip


def test_the_worked_example_is_labelled_exported_and_comes_back_the_same(
    sit: Sit, leave: Callable[[Hand], None], sample: Path, tmp_path: Path
) -> None:
    hand = sit(tmp_path / "first.desk")
    hand.take_in(sample)
    label_all(hand)
    set_an_attribute(hand)
    first = hand.export(tmp_path / "first.json")
    assert offsets(first) == (MENTIONS, CLAIMS)
    assert first["articles"][0]["state"] == "in_progress"

    steps = undo_to_the_import(hand)
    assert hand.stored() == []
    for _ in range(steps):
        hand.redo()
    assert hand.annotations == hand.stored()
    assert without_time(hand.export(tmp_path / "redone.json")) == without_time(first)

    leave(hand)
    hand = sit()
    assert hand.window.windowTitle().startswith("first")
    assert undo_to_the_import(hand) == steps
    assert hand.annotations == hand.stored() == []
    for _ in range(steps):
        hand.redo()
    again = hand.export(tmp_path / "again.json")
    assert without_time(again) == without_time(first)

    leave(hand)
    hand = sit(tmp_path / "second.desk")
    hand.take_in(tmp_path / "again.json")
    hand.export(tmp_path / "back.json")
    assert bytes_without_time(tmp_path / "back.json") == bytes_without_time(tmp_path / "again.json")


def label_all(hand: Hand) -> None:
    """Some with the mouse, some with the keyboard; what stands inside another after it."""
    for number, (place, label) in enumerate(MENTIONS.items()):
        start, end = place
        if number % 3 == 0:
            hand.key(Key.Key_Escape)
            hand.drag(start, end)
        else:
            hand.select(start, end, by_words=number % 3 == 1)
        assert hand.view.selection() == place, hand.text[start:end]
        hand.key(KEYS[label])
        assert (hand.picked.start, hand.picked.end) == place
    claim_by_c(hand, (594, 745), Key.Key_1)
    hand.select(647, 662)
    hand.key(Key.Key_5)
    hand.key(Key.Key_Escape)
    hand.drag(1635, 1755)
    hand.key(Key.Key_2)
    claim_by_c(hand, (2161, 2217), Key.Key_6)


def claim_by_c(hand: Hand, place: tuple[int, int], type_key: Key) -> None:
    """C first, then the key of its type."""
    hand.select(*place, by_words=True)
    hand.key(Key.Key_C)
    assert hand.picked.label is None
    hand.key(type_key)
    assert (hand.picked.start, hand.picked.end) == place
    assert hand.picked.label is not None


def set_an_attribute(hand: Hand) -> None:
    """The agency is a medium: chosen in the details with the keyboard."""
    hand.click(533, 562)
    assert hand.picked.label == "ORG"
    inspector = hand.window.parts.inspector

    def shown() -> list[QComboBox]:
        boxes = inspector.findChildren(QComboBox)
        return [box for box in boxes if box.accessibleName() == "org_subtype" and box.isVisible()]

    hand.qtbot.waitUntil(lambda: bool(shown()))
    [box] = shown()
    box.setFocus()
    for _ in range(box.findText("media") - box.currentIndex()):
        hand.qtbot.keyClick(box, Key.Key_Down)
    assert attributes(hand.stored(), (533, 562)) == {"org_subtype": "media"}
    hand.view.setFocus()


def undo_to_the_import(hand: Hand) -> int:
    """Takes back everything but the import; gives how many actions that were."""
    bridge = hand.window.parts.bridge
    assert bridge is not None
    steps = 0
    while not (bridge.workbench.undo_title() or "").startswith("Import"):
        hand.undo()
        steps += 1
        assert steps < 100
    return steps


def attributes(annotations: list[Annotation], place: tuple[int, int]) -> dict[str, object]:
    return dict(next(a.attributes for a in annotations if (a.start, a.end) == place))


def offsets(document: dict[str, Any]) -> tuple[dict[tuple[int, int], str], dict[tuple[int, int], str]]:
    """Where an export says that mentions and claims are; every one is in one part, and its text stands there."""
    [article] = document["articles"]
    for span in (s for m in article["mentions"] for s in m["spans"]):
        assert article["text"][span["start"] : span["end"]] == span["text"]
    mentions = {(s["start"], s["end"]): m["label"] for m in article["mentions"] for s in m["spans"]}
    claims = {(s["start"], s["end"]): c["label"] for c in article["claims"] for s in c["content"]}
    return mentions, claims


def without_time(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name != "exported_at"}


def bytes_without_time(path: Path) -> bytes:
    """The file but for the moment of its export."""
    data = path.read_bytes()
    moment = json.dumps(json.loads(data)["exported_at"]).encode()
    assert data.count(moment) >= 1
    return data.replace(moment, b'""', 1)
