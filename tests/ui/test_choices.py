"""What is chosen for a whole project, asked for by its commands: verdicts, reporting words, the label set."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desk.actions import labelling
from desk.actions.project import change_cues
from desk.model.annotation import Claim
from desk.model.change import Change, Transaction
from desk.model.project import Project
from desk.ui.dialogs.cues import CuesDialog
from desk.ui.dialogs.labels import LabelsDialog
from desk.ui.panels.inspector_context import VERDICT
from tests.builders import a_claim
from tests.trips.hand import Hand
from tests.ui.at_work import at_work, do, workbench

TEXT = "Lund opined that the bridge was safe. It fell."


def project_of(hand: Hand) -> Project:
    with workbench(hand).store.reading() as reading:
        return reading.project()


def run(hand: Hand, name: str) -> None:
    next(command for command in hand.window.parts.commands if command.name == name).run()


def asked(hand: Hand, name: str, kind: type[QDialog]) -> None:
    """Runs a command that opens a dialog, and closes that."""
    seen = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(dialog)
        assert isinstance(dialog, QDialog)
        dialog.reject()

    QTimer.singleShot(0, close)
    run(hand, name)
    assert [type(dialog) for dialog in seen] == [kind]


def claimed(hand: Hand) -> Claim:
    article = hand.window.parts.editing.article
    assert article is not None
    by = workbench(hand).person.id
    claim = a_claim(article, TEXT, "the bridge was safe", author=by)
    do(hand, Transaction("Claim", (Change(None, claim),)))
    hand.view.pick(claim.id)
    return claim


def test_verdicts_switched_on_can_be_chosen_and_switched_off_are_kept(qtbot: QtBot, tmp_path: Path) -> None:
    hand = at_work(qtbot, tmp_path, TEXT)
    claim, inspector = claimed(hand), hand.window.parts.inspector
    assert VERDICT.name not in inspector.form.fields
    run(hand, "verdicts")
    assert project_of(hand).verdicts
    assert VERDICT.name in inspector.form.fields
    assert VERDICT.values == ("supported", "refuted", "not_enough_evidence", "conflicting")
    do(hand, labelling.set_attribute(claim, "verdict", "refuted", workbench(hand).stamp()))
    run(hand, "verdicts")
    assert not project_of(hand).verdicts
    assert VERDICT.name not in inspector.form.fields
    with workbench(hand).store.reading() as reading:
        kept = reading.annotation_by_id(claim.id)
    assert kept is not None
    assert kept.attributes == (("verdict", "refuted"),)
    hand.window.parts.editing.undo()
    assert project_of(hand).verdicts


def test_proposals_go_by_the_project_s_own_words(qtbot: QtBot, tmp_path: Path) -> None:
    hand = at_work(qtbot, tmp_path, TEXT)
    claimed(hand)
    assert not hand.window.parts.sourcing.proposed
    do(hand, change_cues(project_of(hand), '{"add":[{"cue":"opine"}]}', "Add a word"))
    run(hand, "propose")
    qtbot.waitUntil(lambda: hand.window.parts.sourcing.proposed)
    assert [step.cue.text for step in hand.window.parts.sourcing.chain.steps if step.cue] == ["opined"]


def test_the_editors_of_a_project_leave_nothing_behind(qtbot: QtBot, tmp_path: Path) -> None:
    hand = at_work(qtbot, tmp_path, TEXT)
    for name, kind in (("edit_labels", LabelsDialog), ("edit_cues", CuesDialog)):
        asked(hand, name, kind)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert hand.window.findChildren(kind) == []
