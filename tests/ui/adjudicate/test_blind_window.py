"""Coding blind in the window: what others did is nowhere to be seen until an article is opened."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desk.actions.workbench import Workbench
from desk.model.annotation import Claim
from desk.model.change import Change, Transaction
from desk.model.ids import new_id
from desk.model.span import Span
from desk.ui.ledger.window import LedgerWindow
from desk.ui.panels.articles_model import Column
from tests.ui.adjudicate.coded import TEXT, Coded


class Blind(Coded):
    """Ana sits at the window; Bea works on the same article."""

    def claim(self, who: Workbench, words: str) -> Claim:
        stamp = who.stamp()
        start = TEXT.index(words)
        made = Claim(
            id=new_id(), article=self.articles[0].id, spans=(Span.of(TEXT, start, start + len(words)),),
            author=stamp.by, created=stamp.at, modified=stamp.at,
        )  # fmt: skip
        who.do(Transaction("Claim", (Change(None, made),)))
        return made

    def answer(self, words: str) -> None:
        """Presses that button in the question that the command asks."""

        def press(box: QMessageBox) -> None:
            next(button for button in box.findChildren(QPushButton) if button.text() == words).click()

        self.answered = self.hand.answering(QMessageBox, press)


@pytest.fixture
def coded(qtbot: QtBot, tmp_path: Path) -> Blind:
    made = Blind(qtbot, tmp_path, people=("Bea",))
    made.tag(0, "Heydari")
    made.claim(made.people[0], "Heydari met Sabahifar")
    made.claim(made.bench, "met Sabahifar in Tehran")
    made.receive()
    return made


def shown_count(coded: Blind) -> str:
    model = coded.hand.window.parts.articles.model
    return str(model.data(model.index(0, Column.ANNOTATIONS)))


def listed(coded: Blind) -> int:
    coded.hand.command("ledger")
    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, LedgerWindow))
    coded.qtbot.waitExposed(window)
    found = len(window.model.numbers())
    window.close()
    QApplication.processEvents()
    return found


def test_others_work_is_nowhere_until_the_article_is_opened(coded: Blind) -> None:
    hand = coded.hand
    coded.qtbot.waitUntil(lambda: shown_count(coded) == "3")
    assert (len(hand.annotations), listed(coded)) == (3, 2)
    hand.command("code_blind")
    assert coded.store.project().blind
    hand.window.menus.refresh()
    assert hand.window.menus.actions["code_blind"].isChecked()
    assert "until an article is opened" in hand.notice()
    assert "still tell of everybody's work" in hand.notice()
    assert (len(hand.annotations), listed(coded)) == (1, 1)
    coded.qtbot.waitUntil(lambda: shown_count(coded) == "1")
    coded.tag(0, "Tehran", "GPE")
    coded.receive()
    assert len(hand.annotations) == 1
    coded.answer("Open")
    with coded.answered:
        hand.command("open_for_adjudication")
    assert (len(hand.annotations), listed(coded)) == (4, 2)
    coded.qtbot.waitUntil(lambda: shown_count(coded) == "4")
    hand.window.menus.refresh()
    assert not hand.window.menus.actions["open_for_adjudication"].isEnabled()


def test_coding_in_the_open_again_is_asked_about(coded: Blind) -> None:
    coded.hand.command("code_blind")
    coded.answer("Cancel")
    with coded.answered:
        coded.hand.command("code_blind")
    assert coded.store.project().blind
    assert coded.hand.window.menus.actions["code_blind"].isChecked()
    coded.answer("Show everything")
    with coded.answered:
        coded.hand.command("code_blind")
    assert not coded.store.project().blind
    assert len(coded.hand.annotations) == 3


def test_who_set_it_is_in_the_history(coded: Blind) -> None:
    coded.hand.command("code_blind")
    with coded.store.reading() as reading:
        last = reading.headings()[-1]
    assert (last.title, last.by) == ("Code blind", coded.bench.person.id)
    coded.hand.undo()
    assert not coded.store.project().blind
    assert len(coded.hand.annotations) == 3
