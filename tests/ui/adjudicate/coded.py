"""A window on a project that several analysts coded."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.actions import labelling
from desk.actions.workbench import Workbench
from desk.model.annotation import Annotation, Mention
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.ids import new_id
from desk.model.review import Decision, gold
from desk.model.span import Span
from desk.ui.adjudicate.feature import Adjudication
from desk.ui.adjudicate.setup import Chosen
from desk.ui.adjudicate.window import AdjudicateWindow
from tests.trips.hand import Hand
from tests.ui.at_work import at_work, workbench

TEXT = "ISNA reported that Heydari met Sabahifar in Tehran 😀 on Monday."
AGREED = "Heydari"


class Coded:
    """A reviewer's window; others work on the same file."""

    def __init__(self, qtbot: QtBot, folder: Path, *texts: str, people: Sequence[str] = ("Bea", "Cem")) -> None:
        self.qtbot = qtbot
        self.hand: Hand = at_work(qtbot, folder, *(texts or (TEXT,)))
        self.bench = workbench(self.hand)
        self.store = self.bench.store
        self.people = [Workbench(self.store, self.store.person(name)) for name in people]

    @property
    def articles(self) -> list[Article]:
        with self.store.reading() as reading:
            return list(reading.every_article())

    def tag(self, who: int, words: str, label: str = "PERSON", article: int = 0, **more: object) -> Mention:
        stamp = self.people[who].stamp()
        found = self.articles[article]
        with self.store.reading() as reading:
            text = reading.text(found)
        start = text.index(words)
        made = Mention(
            id=new_id(), article=found.id, spans=(Span.of(text, start, start + len(words)),), label=label,
            author=stamp.by, created=stamp.at, modified=stamp.at, **more,
        )  # type: ignore[arg-type]  # fmt: skip
        self.people[who].do(Transaction("Tag", (Change(None, made), *labelling.began(found))))
        return made

    def both(self, words: str, article: int = 0) -> tuple[Mention, Mention]:
        return self.tag(0, words, article=article), self.tag(1, words, article=article)

    def feature(self) -> Adjudication:
        return next(each for each in self.hand.window.workings.features if isinstance(each, Adjudication))

    def receive(self) -> None:
        """What the others did comes in."""
        self.bench.receive()
        self.hand.settle()

    def open(self, *articles: int) -> AdjudicateWindow:
        """The adjudication window, as the setup dialog would open it."""
        self.receive()
        chosen = [self.articles[number].id for number in articles] or [each.id for each in self.articles]
        before = set(QApplication.topLevelWidgets())
        self.feature().begin(Chosen(tuple(each.person for each in self.people), tuple(chosen)))
        window = next(
            each for each in QApplication.topLevelWidgets() if each not in before and isinstance(each, AdjudicateWindow)
        )
        self.qtbot.waitExposed(window)
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        self.hand.settle()
        return window

    def press(self, window: AdjudicateWindow, *keys: object) -> None:
        """Presses keys in whatever has the keyboard there."""
        for key in keys:
            self.qtbot.keyClick(window.focusWidget() or window, key)

    def gold(self, article: int = 0) -> list[Annotation]:
        id = self.articles[article].id
        with self.store.reading() as reading:
            return gold(reading.annotations(id), reading.reviewed(id).decisions)

    def decisions(self, article: int = 0) -> tuple[Decision, ...]:
        with self.store.reading() as reading:
            return reading.reviewed(self.articles[article].id).decisions
