"""Taking articles out of a project that claims elsewhere are linked to."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desk.actions import claiming, relating
from desk.model.annotation import Claim
from desk.model.article import State
from desk.model.span import Span
from desk.settings import Settings
from desk.store.check import check
from desk.ui.window import Window
from tests.builders import filled


def test_an_article_with_relations_to_others_is_asked_about_and_comes_back_whole(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(Settings(person_name="Ana", theme="light", backups_kept=0))
    qtbot.addWidget(window, before_close_func=lambda w: w.parts.jobs.stop_all())
    assert window.parts.projects.create(tmp_path / "two.desk")
    bridge = window.parts.bridge
    assert bridge is not None
    bench = bridge.workbench
    articles = filled(bench, ["Trade rose.", "Trade has risen."])
    with bench.store.reading() as reading:
        labels = reading.labels()
    claims = []
    for article, text in zip(articles, ("Trade rose.", "Trade has risen."), strict=True):
        with bench.store.reading() as reading:
            current = reading.article(article.id)
        assert current is not None
        made = claiming.claim(current, [Span.of(text, 0, len(text) - 1)], None, labels, bench.stamp())
        bridge.do(made)
        claim = made.changes[0].after
        assert isinstance(claim, Claim)
        claims.append(claim)
    bridge.do(relating.relate(claims[0], claims[1], labels["same_claim"], labels, bench.stamp(), known=()))

    asked: list[str] = []
    window.parts.editing.confirm_asked.disconnect()
    window.parts.editing.confirm_asked.connect(lambda question, then: (asked.append(question), then()))
    window.browsing.remove_articles([articles[0].id])
    assert len(asked) == 1
    assert asked[0].startswith("1 relation leads to claims in other articles")
    with bench.store.reading() as reading:
        assert reading.count_articles() == 1
        assert reading.relations_leaving([articles[1].id]) == 1
    assert check(tmp_path / "two.desk") == []
    window.parts.editing.undo()
    with bench.store.reading() as reading:
        assert reading.count_articles() == 2
        assert [r.label for r in reading.relations()] == ["same_claim"]
    assert check(tmp_path / "two.desk") == []


def test_an_article_without_such_relations_goes_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(Settings(person_name="Ana", theme="light", backups_kept=0))
    qtbot.addWidget(window, before_close_func=lambda w: w.parts.jobs.stop_all())
    assert window.parts.projects.create(tmp_path / "one.desk")
    bridge = window.parts.bridge
    assert bridge is not None
    (article,) = filled(bridge.workbench, ["Alone."])
    window.browsing.remove_articles([article.id])
    with bridge.workbench.store.reading() as reading:
        assert reading.count_articles() == 0
    assert window.parts.notice.text().startswith("Removed")


def test_a_report_and_its_undo_go_once_something_else_is_done(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(Settings(person_name="Ana", theme="light", backups_kept=0))
    qtbot.addWidget(window, before_close_func=lambda w: w.parts.jobs.stop_all())
    assert window.parts.projects.create(tmp_path / "two.desk")
    bridge = window.parts.bridge
    assert bridge is not None
    one, other = filled(bridge.workbench, ["One.", "Other."])
    window.browsing.remove_articles([one.id])
    assert window.parts.notice.text().startswith("Removed")
    window.browsing.set_states([other.id], "done")
    assert window.parts.notice.text() == "", "its Undo would take back the state instead"
    window.browsing.remove_articles([other.id])
    bridge.refused.emit("That was refused.")
    assert window.parts.notice.text() == "That was refused.", "a refusal does not wait behind a report"
    bridge.refused.emit("That, too.")
    window.browsing.set_states([other.id], "new")
    assert window.parts.notice.text() == "That was refused.", "refusals wait until they are closed"


def test_only_somebody_else_sets_from_the_list_that_work_is_reviewed(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(Settings(person_name="Ana", theme="light", backups_kept=0))
    qtbot.addWidget(window, before_close_func=lambda w: w.parts.jobs.stop_all())
    assert window.parts.projects.create(tmp_path / "two.desk")
    bridge = window.parts.bridge
    assert bridge is not None
    bench = bridge.workbench
    mine, empty = filled(bench, ["Mine.", "Nobody labelled this."])
    with bench.store.reading() as reading:
        labels, current = reading.labels(), reading.article(mine.id)
    assert current is not None
    bridge.do(claiming.claim(current, [Span.of("Mine.", 0, 4)], None, labels, bench.stamp()))
    refused: list[str] = []
    window.parts.editing.refused.connect(refused.append)
    window.browsing.set_states([mine.id, empty.id], "reviewed")
    with bench.store.reading() as reading:
        found = [reading.article(id) for id in (mine.id, empty.id)]
    assert [each.state for each in found if each is not None] == [State.IN_PROGRESS, State.REVIEWED]
    assert len(refused) == 1
    assert refused[0].startswith("1 article stays as it is")
