"""The three sentences of the worked example recorded completely, with chains and entities, by keyboard only."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from .conftest import Sit
from .hand import CONTROL, PLAIN, SHIFT, Hand, Key

Place = tuple[int, int]

MENTIONS: dict[Place, tuple[str, str, dict[str, str]]] = {
    (533, 562): ("ORG", "Iranian Students’ News Agency", {"org_subtype": "media"}),
    (564, 568): ("ORG", "Iranian Students’ News Agency", {}),
    (582, 588): ("DATE", "", {"normalized": "2019-06-24"}),
    (594, 610): ("ORG", "Iran Land Forces", {"org_subtype": "military"}),
    (594, 598): ("GPE", "Iran", {}),
    (621, 636): ("PERSON", "Kiumars Heydari", {}),
    (681, 686): ("NORP", "", {}),
    (726, 745): ("PERSON", "Tariq Abbas Ibrahim", {}),
    (1495, 1508): ("PERSON", "Morteza Ebadi", {}),
    (1595, 1605): ("ORG", "Rudaw News", {}),
    (1627, 1629): ("PERSON", "Morteza Ebadi", {"mention": "pronoun"}),
    (1721, 1731): ("QUANTITY", "", {}),
    (1999, 2016): ("PERSON", "Alireza Sabahifar", {}),
    (2143, 2145): ("PERSON", "Alireza Sabahifar", {"mention": "pronoun", "link_certainty": "ambiguous"}),
    (2218, 2222): ("ORG", "Iranian Students’ News Agency", {}),
}
CLAIMS: dict[Place, dict[str, Any]] = {
    (594, 745): {
        "type": "event",
        "chain": [((533, 562), (570, 578))],
        "attributes": {"quote": "indirect", "certainty": "certain", "polarity": "positive"},
    },
    (647, 662): {
        "type": "plan_or_prediction",
        "chain": [((533, 562), (570, 578)), ((621, 636), (637, 646))],
        "attributes": {"restated": "Iran and Iraq should hold joint military exercises."},
    },
    (1635, 1755): {
        "type": "quantity",
        "chain": [((1595, 1605), (1606, 1614)), ((1627, 1629), (1630, 1634))],
        "attributes": {"certainty": "possible", "check_worthy": "check_worthy"},
    },
    (2161, 2217): {
        "type": "position",
        "chain": [((2218, 2222), (2223, 2231)), ((2143, 2145), (2146, 2155))],
        "attributes": {"quote": "mixed"},
    },
}
KEYS = {
    "PERSON": "P", "ORG": "O", "GPE": "G", "NORP": "N", "DATE": "D", "QUANTITY": "Q",
    "event": "1", "quantity": "2", "plan_or_prediction": "5", "position": "6",
}  # fmt: skip


class Counted(Hand):
    """Counts every key press, by what it was for."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand.qtbot, hand.window)
        self.presses: Counter[str] = Counter()
        self.purpose = ""

    @contextmanager
    def doing(self, purpose: str) -> Iterator[None]:
        before, self.purpose = self.purpose, purpose
        yield
        self.purpose = before

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        self.presses[self.purpose] += times
        super().key(key, modifiers, times)

    def write(self, text: str) -> None:
        self.presses[self.purpose] += len(text)
        super().write(text)


@pytest.fixture
def hand(sit: Sit, sample: Path, tmp_path: Path) -> Counted:
    found = sit(tmp_path / "complete.desk")
    found.take_in(sample)
    found.view.setFocus()
    return Counted(found)


def find(hand: Counted, place: Place) -> None:
    """Selects a stretch: Ctrl+F, as many letters as tell the place, Escape; where that is not it, Shift and arrows."""
    start, end = place
    look_for(hand, start)
    if hand.view.selection() != place:
        hand.key(Key.Key_Left)
        assert hand.view.caret() == start
        while hand.view.caret() < end:
            hand.key(Key.Key_Right, (CONTROL | SHIFT) if " " in hand.text[hand.view.caret() : end] else SHIFT)
    assert hand.view.selection() == place


def look_for(hand: Counted, start: int) -> None:
    """Finds the first place where the text from `start` on stands; what a test can type is ASCII only."""
    folded = hand.text.casefold()
    words = next(hand.text[start : start + n] for n in range(2, 80) if folded.index(folded[start : start + n]) == start)
    assert words.isascii(), words
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_Home, CONTROL)
    hand.key(Key.Key_F, CONTROL)
    hand.write(words)
    hand.key(Key.Key_Escape)
    assert hand.view.selection() == (start, start + len(words))


def label(hand: Counted, name: str) -> None:
    hand.key(KEYS[name] if not KEYS[name].isdigit() else getattr(Key, f"Key_{KEYS[name]}"))


def link(hand: Counted, name: str, known: bool) -> None:
    """A new entity with Shift+I; one that is known by I, its name where it is not the first, and Return."""
    if not known:
        hand.key(Key.Key_I, SHIFT)
        return
    hand.key(Key.Key_I)
    hand.write(name[:8])
    hand.key(Key.Key_Return)


def fill_in(hand: Counted, values: dict[str, str]) -> None:
    """The details: Ctrl+5, Tab to the field, its value, and back to the text with Ctrl+6."""
    hand.key(Key.Key_5, CONTROL)
    for name, value in values.items():
        for _ in range(20):
            focused = QApplication.focusWidget()
            if focused is not None and focused.accessibleName() == name:
                break
            hand.key(Key.Key_Tab)
        else:
            raise AssertionError(f"no field {name}")
        hand.write(value)
        hand.key(Key.Key_Return)
    hand.key(Key.Key_6, CONTROL)


def test_the_three_sentences_are_recorded_completely_by_keyboard(
    hand: Counted, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made: set[str] = set()
    for place, (kind, entity, attributes) in MENTIONS.items():
        with hand.doing("finding the words of entities"):
            find(hand, place)
        with hand.doing("labelling entities"):
            label(hand, kind)
        if entity:
            with hand.doing("linking entities"):
                link(hand, entity, entity in made)
            made.add(entity)
        if attributes:
            with hand.doing("attributes of entities"):
                fill_in(hand, attributes)
    carets = {(594, 745): 700, (1635, 1755): 1660, (2161, 2217): 2190}
    for place, wanted in CLAIMS.items():
        with hand.doing("finding the words of claims"):
            find(hand, place) if place not in carets else go_to(hand, carets[place])
        with hand.doing("claims with their chains"):
            hand.key(Key.Key_C)
            label(hand, wanted["type"])
            hand.key(Key.Key_Return)
        kept = dict(next(a for a in hand.stored() if a.id == hand.picked.id).attributes)
        missing = {name: value for name, value in wanted["attributes"].items() if kept.get(name) != value}
        if missing:
            with hand.doing("attributes of claims"):
                fill_in(hand, missing)

    exported = hand.export(tmp_path / "complete.json")
    check(exported)
    with capsys.disabled():
        print_counts(hand)


def go_to(hand: Counted, position: int) -> None:
    """Puts the caret into a sentence."""
    look_for(hand, hand.text.rindex(" ", 0, position) + 1)
    hand.key(Key.Key_Right)


def check(exported: dict[str, Any]) -> None:
    """The export says what domain terms and offsets the example has."""
    article = exported["articles"][0]
    names = {entity["id"]: entity["name"] for entity in exported["entities"]}
    places = {m["id"]: (m["spans"][0]["start"], m["spans"][0]["end"]) for m in article["mentions"]}
    found = {
        places[m["id"]]: (m["label"], names.get(m.get("entity", ""), ""), m.get("attributes", {}))
        for m in article["mentions"]
    }
    assert found == MENTIONS
    claims = {(c["content"][0]["start"], c["content"][-1]["end"]): c for c in article["claims"]}
    assert claims.keys() == CLAIMS.keys()
    for place, wanted in CLAIMS.items():
        claim = claims[place]
        assert claim["label"] == wanted["type"]
        chain = [
            (places[link["source"]["mention"]], (link["cue"]["start"], link["cue"]["end"]))
            for link in claim["attribution"]
        ]
        assert chain == wanted["chain"], place
        for name, value in wanted["attributes"].items():
            assert claim["attributes"][name] == value, (place, name)
    for claim in claims.values():
        for span in claim["content"]:
            assert article["text"][span["start"] : span["end"]] == span["text"]


def print_counts(hand: Counted) -> None:
    entities, claims = len(MENTIONS), len(CLAIMS)
    linked = sum(1 for _, entity, _ in MENTIONS.values() if entity)
    presses = hand.presses
    print(f"\nKey presses for {entities} entities and {claims} claims: {presses.total()}")
    for purpose, count in presses.items():
        if purpose:
            print(f"  {purpose}: {count}")
    print(f"  per entity: {presses['labelling entities'] / entities:.1f} to label, "
          f"{presses['linking entities'] / linked:.1f} to link")  # fmt: skip
    print(f"  per claim: {presses['claims with their chains'] / claims:.1f} with type and chain")
