"""A window on a project with these texts, and a hand at it."""

from collections.abc import Sequence
from pathlib import Path

from pytestqt.qtbot import QtBot

from desk.actions.workbench import Workbench
from desk.model.change import Transaction
from desk.model.entity import Entity
from desk.model.ids import new_id
from desk.settings import Settings
from desk.ui.bridge import Bridge
from desk.ui.window import Window
from tests.builders import filled
from tests.trips.hand import Hand


def at_work(qtbot: QtBot, folder: Path, *texts: str, titles: Sequence[str] = ()) -> Hand:
    """Opens a new project with the default labels and shows the first of the texts."""
    window = Window(Settings(person_name="Ana", theme="light", backups_kept=0))
    qtbot.addWidget(window, before_close_func=lambda w: w.parts.jobs.stop_all())
    window.resize(1360, 860)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hand = Hand(qtbot, window)
    assert window.parts.projects.create(folder / "work.desk")
    articles = filled(workbench(hand), texts, titles)
    if articles:
        window.browsing.open_article(articles[0].id)
    hand.settle()
    qtbot.waitUntil(lambda: window.parts.linking.register.ready)
    hand.view.setFocus()
    return hand


def bridge(hand: Hand) -> Bridge:
    found = hand.window.parts.bridge
    assert found is not None
    return found


def workbench(hand: Hand) -> Workbench:
    return bridge(hand).workbench


def do(hand: Hand, transaction: Transaction) -> None:
    assert bridge(hand).do(transaction) is not None


def an_entity(name: str, label: str = "PERSON", **more: object) -> Entity:
    return Entity(id=new_id(), label=label, name=name, **more)  # type: ignore[arg-type]


def register_of(hand: Hand) -> dict[str, Entity]:
    """What the file holds, by name."""
    with workbench(hand).store.reading() as reading:
        return {entity.name: entity for entity in reading.entities().values()}
