"""The agreement window: the same figures as the command, as a table and as charts that a keyboard can walk."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.actions import blinding
from desk.ui.adjudicate.window import AdjudicateWindow
from desk.ui.agreement.charts import Cell, Matrix, MatrixChart
from desk.ui.agreement.choosing import Scope
from desk.ui.agreement.figures import NAMED
from desk.ui.agreement.window import AgreementWindow
from tests.trips.hand import Key
from tests.ui.adjudicate.coded import TEXT, Coded
from tests.ui.test_accessibility import left_out, nameless


class Asking(Coded):
    """A window on three articles that two or three people coded."""

    def window(self) -> AgreementWindow:
        self.receive()
        self.hand.command("agreement")
        found = next(each for each in QApplication.topLevelWidgets() if isinstance(each, AgreementWindow))
        self.qtbot.waitExposed(found)
        self.settle(found)
        return found

    def settle(self, window: AgreementWindow) -> None:
        self.qtbot.waitUntil(lambda: not window.job.busy and not window._settle.isActive())
        self.hand.settle()

    def command(self, *more: str) -> dict[str, Any]:
        """What the command says, run as a person would run it."""
        people = [each.person.name for each in self.people]
        line = [sys.executable, "-m", "desk", "agreement", str(self.store.path), "--between", *people, "--json", *more]
        run = subprocess.run(line, capture_output=True, check=True, env=dict(os.environ))
        found: dict[str, Any] = json.loads(run.stdout)
        return found


def coded_by(qtbot: QtBot, folder: Path, *people: str) -> Asking:
    made = Asking(qtbot, folder, TEXT, TEXT + " Two.", TEXT + " Three.", people=people)
    for article in range(3):
        made.both("Heydari", article)
        made.tag(0, "ISNA", "ORG", article)
        made.tag(1, "ISNA", "ORG" if article else "PERSON", article)
        made.tag(0, "Tehran", "GPE", article)
        for who in range(2, len(people)):
            made.tag(who, "ISNA", "ORG", article)
    return made


@pytest.fixture
def coded(qtbot: QtBot, tmp_path: Path) -> Asking:
    return coded_by(qtbot, tmp_path, "Bea", "Cem")


def test_the_figures_are_those_of_the_command(coded: Asking) -> None:
    window = coded.window()
    outcome = window.outcome
    assert outcome is not None
    shown = {
        (figure.of, figure.measure, figure.label, tuple(outcome.wish.people[place] for place in figure.between)): (
            figure.result.value, figure.result.low, figure.result.high, figure.result.n, figure.result.why,
        )
        for figure in outcome.found.report.figures
    }  # fmt: skip
    said = coded.command()
    order = [each["id"] for each in said["people"]]
    assert order == list(outcome.wish.people) or order == list(reversed(outcome.wish.people))
    told = {
        (each["of"], each["measure"], each["label"], tuple(sorted(each["between"]))): tuple(
            each[name] for name in ("value", "low", "high", "n", "why")
        )
        for each in said["figures"]
    }
    assert {(*key[:3], tuple(sorted(key[3]))): value for key, value in shown.items()} == told
    assert said["articles"]["ids"] == list(outcome.found.articles)
    window.close()


def test_a_cell_is_read_in_full(coded: Asking) -> None:
    window = coded.window()
    rows = {row.measure: number for number, row in enumerate(window.model.rows) if row.of == "mentions"}
    index = window.model.index(rows["f1_exact"], NAMED)
    window.table.setCurrentIndex(index)
    assert window.line.text().startswith("Mentions, Span F1, exact, All labels, ")
    assert "95 % interval" in window.line.text()
    assert "annotations" in window.line.text()
    assert window.model.data(window.model.index(rows["kappa"], 1)) == "characters"
    links = next(number for number, row in enumerate(window.model.rows) if row.of == "links" and row.measure)
    said = window.model.spoken(window.model.index(links, NAMED))
    assert "undefined, because there is nothing to compare" in said
    assert window.model.data(window.model.index(links, NAMED)).startswith("undefined: ")
    window.close()


def test_why_a_figure_is_undefined_has_the_whole_row(coded: Asking) -> None:
    window = coded.window()
    (row,) = [n for n, each in enumerate(window.model.rows) if each.of == "links" and each.measure]
    assert window.model.is_explained(row)
    assert window.table.columnSpan(row, NAMED) == window.model.columnCount() - NAMED
    assert window.model.index(row, NAMED).data() == "undefined: there is nothing to compare"
    window.close()


def test_figures_follow_what_is_labelled(coded: Asking) -> None:
    window = coded.window()
    first = window.outcome
    coded.tag(1, "Monday", "DATE")
    coded.receive()
    coded.qtbot.waitUntil(lambda: window.outcome is not first and not window.job.busy)
    assert window.outcome is not None
    assert "DATE" in window.model.labels_shown
    window.close()


def test_whom_what_and_where_can_be_chosen(coded: Asking) -> None:
    window = coded.window()
    before = window.outcome
    assert before is not None
    next(action for action in window.bar.labels.menu().actions() if action.data() == "ORG").setChecked(True)
    coded.settle(window)
    assert window.outcome is not None
    assert window.outcome.gathered is before.gathered
    assert window.model.labels_shown == [None, "ORG"]
    assert "f1_exact" in {row.measure for row in window.model.rows}
    window.bar.scope.setCurrentIndex(window.bar.scope.findData(Scope.OPEN))
    window.bar.scope.activated.emit(1)
    coded.settle(window)
    assert window.outcome.found.articles == (coded.articles[0].id,)
    window.bar.scope.setCurrentIndex(0)
    window.bar.scope.activated.emit(0)
    window.bar.text.setText("article 2")
    coded.qtbot.waitUntil(lambda: window.bar.wish.filter == "article 2")
    coded.settle(window)
    assert window.outcome.found.articles == (coded.articles[1].id,)
    for action in window.bar.people.menu().actions():
        action.setChecked(False)
    coded.settle(window)
    assert window.summary.text() == "Choose two analysts or more."
    assert window.model.rowCount() == 0
    assert not window.tabs.isVisible()
    assert not window.save_button.isEnabled()
    window.close()


def test_a_count_opens_its_places(coded: Asking) -> None:
    window = coded.window()
    window.tabs.setCurrentIndex(1)
    page = window.confusion
    names = list(page.chart.matrix.rows), list(page.chart.matrix.columns)
    people = window.outcome.people if window.outcome else ()
    # Rows are the one, columns the other, whoever was named first.
    row, column = ("Organization", "Person") if people[0] == "Bea" else ("Person", "Organization")
    at = names[0].index(row), names[1].index(column)
    assert page.chart.matrix.cells[at[0]][at[1]].text == "1"
    page.chart.setFocus()
    page.chart.go(0, 0)
    while page.chart.at != at:
        step = Key.Key_Down if page.chart.at[0] < at[0] else Key.Key_Right
        coded.qtbot.keyClick(page.chart, step)
    assert page.chart.accessibleDescription().endswith(": 1")
    coded.qtbot.keyClick(page.chart, Key.Key_Return)
    coded.qtbot.waitUntil(lambda: page.list.count() == 1)
    assert page.list.item(0).text() == "ISNA\nArticle 1"
    with coded.qtbot.waitSignal(window.opened) as opened:
        page.open_button.click()
    assert opened.args is not None
    assert opened.args[0] == coded.articles[0].id
    page.adjudicate_button.click()
    coded.hand.settle()
    other = next(each for each in QApplication.topLevelWidgets() if isinstance(each, AdjudicateWindow))
    assert other.docket.case(other.number).by[0].quote == "ISNA"
    other.close()
    window.close()


def test_three_are_compared_together_and_by_pairs(qtbot: QtBot, tmp_path: Path) -> None:
    coded = coded_by(qtbot, tmp_path, "Bea", "Cem", "Dee")
    window = coded.window()
    assert not window.tabs.isTabVisible(2)
    for action in window.bar.people.menu().actions():
        action.setChecked(True)
    coded.settle(window)
    assert window.whom.count() == 4
    assert window.tabs.isTabVisible(2)
    assert "fleiss_kappa" in {row.measure for row in window.model.rows}
    window.tabs.setCurrentIndex(2)
    assert window.pairs.chart.grid() == (3, 3)
    cells = window.pairs.chart.matrix.cells
    assert cells[0][1] == cells[1][0]
    assert cells[1][1].said == "the same person"
    window.close()


def test_everything_is_saved(coded: Asking, tmp_path: Path) -> None:
    window = coded.window()
    report = window.outcome.found.report if window.outcome else None
    assert report is not None
    window.save_figures(tmp_path / "figures.csv")
    with open(tmp_path / "figures.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(report.figures)
    for row, figure in zip(rows, report.figures, strict=True):
        assert (row["of"], row["measure"]) == (figure.of, figure.measure)
        assert row["value"] == ("" if figure.result.value is None else str(figure.result.value))
    window.save_confusions(tmp_path / "confusions.csv")
    assert (tmp_path / "confusions.csv").read_text(encoding="utf-8-sig").startswith("of,one,label")
    for tab in (1, 3):
        window.tabs.setCurrentIndex(tab)
        window.save_chart(tmp_path / f"{tab}.png")
        image = QImage(str(tmp_path / f"{tab}.png"))
        wanted = window.chart.wanted() if window.chart else None
        assert wanted is not None
        assert image.size() == wanted * 2
        window.save_chart(tmp_path / f"{tab}.svg")
        assert b"<svg" in (tmp_path / f"{tab}.svg").read_bytes()[:400]
    window.save_figures(tmp_path / "nowhere" / "figures.csv")
    assert "nowhere" in window.notice.words.text() or "No such file" in window.notice.words.text()
    window.close()


def test_what_is_coded_blind_is_left_out_and_said(coded: Asking) -> None:
    coded.bench.do(blinding.code_blind(coded.store.project(), True))
    coded.bench.do(blinding.open_articles(coded.articles[:1]))
    window = coded.window()
    assert window.outcome is not None
    assert window.outcome.found.articles == (coded.articles[0].id,)
    assert "2 articles are left out, for they are coded blind" in window.summary.text()
    window.close()


def test_every_view_is_named_and_walked(coded: Asking) -> None:
    window = coded.window()
    for tab in range(window.tabs.count()):
        if window.tabs.isTabVisible(tab):
            window.tabs.setCurrentIndex(tab)
            QApplication.processEvents()
            assert nameless(window) == [], tab
            assert left_out(coded.qtbot, window) == [], tab
    index = window.model.index(1, NAMED)
    assert "Span F1" in window.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    window.close()


def test_with_nobody_to_compare_it_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    coded = Asking(qtbot, tmp_path)
    coded.hand.command("agreement")
    assert "fewer than two people" in coded.hand.notice()
    coded.hand.place(1)
    coded.hand.write("p")
    assert coded.hand.notice() == ""


def test_without_figures_only_the_sentence_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    coded = Asking(qtbot, tmp_path, TEXT, TEXT + " Two.")
    coded.tag(0, "ISNA", "ORG", 0)
    coded.tag(1, "ISNA", "ORG", 1)
    window = coded.window()
    before = window.summary.geometry()
    assert window.summary.text().startswith("There is no article that all of them annotated. 2 articles are left out,")
    assert window.summary.text().endswith("or choose other people or articles.")
    assert not window.tabs.isVisible()
    assert not window.save_button.isEnabled()
    coded.tag(1, "ISNA", "ORG", 0)
    coded.receive()
    coded.qtbot.waitUntil(window.tabs.isVisible)
    assert window.model.rowCount()
    assert window.save_button.isEnabled()
    assert window.summary.geometry().topLeft() == before.topLeft()
    window.close()


def test_u_alpha_says_that_nested_mentions_count_as_one(coded: Asking) -> None:
    window = coded.window()
    rows = {row.measure: number for number, row in enumerate(window.model.rows) if row.of == "mentions"}
    for measure, noted in (("u_alpha", True), ("u_alpha_binary", True), ("kappa", False), ("alpha_u", False)):
        said = window.model.spoken(window.model.index(rows[measure], NAMED))
        assert ("only the longer counts" in said) is noted, said
    window.close()


def test_a_job_can_be_stopped(coded: Asking) -> None:
    window = coded.window()
    before = window.outcome
    window.refresh()
    assert window.job.busy
    window.stop_button.click()
    assert not window.job.busy
    coded.hand.settle()
    assert window.outcome is before
    window.close()


def test_names_over_many_columns_stand_aslant_and_the_columns_stay_narrow(qtbot: QtBot, tmp_path: Path) -> None:
    chart = MatrixChart("Confusions")
    qtbot.addWidget(chart)
    names = [f"Rather long label {number}" for number in range(12)]
    chart.show_matrix(Matrix(names, names, [[Cell(str(row * column)) for column in range(12)] for row in range(12)]))
    assert chart.box(0, 11).right() - chart.box(0, 0).left() < 12 * 60
    for suffix in ("png", "svg"):
        chart.save(tmp_path / f"chart.{suffix}", "Confusions")
    picture = QImage(str(tmp_path / "chart.png"))
    assert (picture.width(), picture.height()) == (2 * chart.wanted().width(), 2 * chart.wanted().height())
    assert "Rather long label" in (tmp_path / "chart.svg").read_text()
