"""A reviewer at the window: every decision is a key, and undo takes each back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desk.actions import labelling
from desk.model.annotation import Annotation
from desk.model.article import State
from desk.model.review import Decision, Verdict, gold
from desk.model.span import Span
from desk.ui.review.bar import ReviewBar
from desk.ui.review.mode import ReviewMode
from desk.ui.review.what import WhatDialog

from .hand import ALT, SHIFT, Hand

Key = Qt.Key
Sit = Callable[..., Hand]

HEYDARI, ISNA, IRAN, IRAQI = (621, 636), (564, 568), (594, 598), (681, 686)


class Review:
    """A reviewer, Ben, over what Ana labelled in the sample article."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.mode = next(each for each in hand.window.workings.features if isinstance(each, ReviewMode))
        self.bar = hand.window.findChild(ReviewBar)

    @property
    def item(self) -> Annotation:
        found = self.mode.walk.item
        assert found is not None
        return found

    @property
    def decisions(self) -> list[Decision]:
        bridge, article = self.hand.window.parts.bridge, self.hand.window.parts.editing.article
        assert bridge is not None
        assert article is not None
        with bridge.workbench.store.reading() as reading:
            return list(reading.reviewed(article.id).decisions)

    @property
    def verdicts(self) -> list[Verdict]:
        return [each.verdict for each in self.decisions]

    def gold(self) -> list[tuple[str | None, str]]:
        return [(each.label, each.quote) for each in gold(self.hand.stored(), self.decisions)]

    def start(self) -> None:
        """F9, and Return once it is counted."""
        self.hand.key(Key.Key_F9)
        dialog = self.hand.window.findChild(WhatDialog)
        self.hand.qtbot.waitUntil(lambda: dialog.ready)
        self.hand.key(Key.Key_Return)
        self.hand.settle()
        assert self.bar.isVisible()

    def told(self) -> str:
        return self.bar._words.text()

    def write(self, words: str) -> None:
        """Into the line that was asked for."""
        assert self.bar.asking
        self.hand.write(words)
        self.hand.key(Key.Key_Return)


@pytest.fixture
def review(sit: Sit, leave: Callable[[Hand], None], sample: Path, tmp_path: Path) -> Review:
    project = tmp_path / "both.desk"
    ana = sit(project)
    ana.take_in(sample)
    ana.settle()
    editing = ana.window.parts.editing
    for place, label in ((ISNA, "ORG"), (IRAN, "GPE"), (HEYDARI, "PERSON"), (IRAQI, "NORP")):
        span = Span.of(editing.text, *place)
        article, wanted = editing.article, editing.labels[label]
        assert article is not None
        editing.act(lambda s, a=article, w=wanted, at=span: labelling.tag(a, [at], w, editing.labels, s))
    leave(ana)
    hand = sit(project, person="Ben")
    hand.view.setFocus()
    return Review(hand)


def test_a_key_each(review: Review) -> None:
    hand = review.hand
    review.start()
    assert review.item.quote == "ISNA"
    hand.key("a")
    assert review.item.quote == "Iran"
    hand.key("x")
    assert review.item.quote == "Kiumars Heydari"
    hand.key("o")
    assert (review.item.quote, review.item.label) == ("Kiumars Heydari", "ORG")
    assert review.verdicts == [Verdict.ACCEPT, Verdict.REJECT, Verdict.AMEND]
    hand.key(Key.Key_Left, ALT | SHIFT)
    assert (review.item.quote, review.item.label) == ("Kiumars", "ORG")
    assert len(review.decisions) == 3
    hand.key("a")
    assert review.item.quote == "Iraqi"
    hand.key("a")
    assert review.gold() == [("ORG", "ISNA"), ("ORG", "Kiumars"), ("NORP", "Iraqi")]
    assert [(a.label, a.quote) for a in hand.stored() if not a.review] == [
        ("ORG", "ISNA"), ("GPE", "Iran"), ("PERSON", "Kiumars Heydari"), ("NORP", "Iraqi"),
    ]  # fmt: skip


def test_undo_goes_back_to_what_it_is_about(review: Review) -> None:
    hand = review.hand
    review.start()
    hand.key("a")
    hand.key("x")
    hand.key("p")
    hand.key("o")
    assert review.item.label == "ORG"
    hand.undo()
    assert (review.item.quote, review.item.label) == ("Kiumars Heydari", "PERSON")
    hand.undo()
    assert review.item.quote == "Iran"
    hand.undo()
    assert review.item.quote == "ISNA"
    assert review.decisions == []
    hand.redo()
    assert review.verdicts == [Verdict.ACCEPT]


def test_the_end_of_the_article_offers_to_mark_it(review: Review) -> None:
    hand = review.hand
    review.start()
    hand.key("a", times=4)
    assert "End of" in review.told()
    hand.key(Key.Key_Return)
    article = hand.window.parts.editing.article
    assert article is not None
    assert article.state is State.REVIEWED
    assert "Nothing waits" in review.told()
    hand.key(Key.Key_Escape)
    assert not review.bar.isVisible()


def test_an_article_goes_back_with_a_note(review: Review) -> None:
    hand = review.hand
    review.start()
    hand.key("x", times=4)
    hand.key(Key.Key_Return, SHIFT)
    review.write("Please look at the names.")
    article = hand.window.parts.editing.article
    assert article is not None
    assert article.state is State.RETURNED
    (thread,) = hand.window.parts.reviews.reviewed.threads()
    assert thread[0].text == "Please look at the names."
