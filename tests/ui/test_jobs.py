import threading

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from desk.ui.jobs import Job, Jobs
from desk.work import Progress


@pytest.fixture
def jobs(qtbot: QtBot):
    made = Jobs()
    yield made
    made.stop_all()
    qtbot.waitUntil(lambda: not made.running)


def test_work_is_done_off_the_gui_thread_and_told_on_it(qtbot: QtBot, jobs: Jobs) -> None:
    here = QThread.currentThread()
    seen: list[object] = []

    def work(progress: Progress) -> str:
        seen.append(QThread.currentThread() is here)
        return "done"

    def then(result: object) -> None:
        seen.extend((result, QThread.currentThread() is here))

    with qtbot.waitSignal(jobs.ended, timeout=5000):
        jobs.start("Working", work, then, seen.append)
    assert seen == [False, "done", True]
    assert jobs.running == []


def test_an_error_reaches_the_person_and_the_log(qtbot: QtBot, jobs: Jobs, caplog: pytest.LogCaptureFixture) -> None:
    failed: list[BaseException] = []

    def work(progress: Progress) -> None:
        raise OSError(28, "No space left on device")

    with qtbot.waitSignal(jobs.ended, timeout=5000):
        jobs.start("Working", work, failed.append, failed.append)
    [error] = failed
    assert isinstance(error, OSError)
    assert "Working failed" in caplog.text


def test_a_cancelled_job_ends_as_that(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[str] = []
    running = threading.Event()

    def work(progress: Progress) -> None:
        running.set()
        while True:
            progress.check()

    job = jobs.start(
        "Working",
        work,
        lambda _: told.append("done"),
        lambda _: told.append("failed"),
        lambda: told.append("cancelled"),
    )
    qtbot.waitUntil(running.is_set)
    with qtbot.waitSignal(jobs.ended, timeout=5000):
        job.cancel()
    assert told == ["cancelled"]


def test_progress_comes_now_and_then_and_always_at_the_end(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[tuple[int, int]] = []

    def work(progress: Progress) -> None:
        for number in range(20_000):
            progress.report(number + 1, 20_000)

    jobs.started.connect(lambda job: job.progressed.connect(lambda done, total, _: told.append((done, total))))
    with qtbot.waitSignal(jobs.ended, timeout=10_000):
        jobs.start("Counting", work, lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: bool(told) and told[-1] == (20_000, 20_000))
    assert len(told) < 200


def test_everything_is_stopped_before_the_owner_goes(qtbot: QtBot, jobs: Jobs) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress.check()

    found = [jobs.start(f"Job {number}", work, lambda _: None, lambda _: None) for number in range(3)]
    assert jobs.running == found
    jobs.stop_all()
    assert all(isinstance(job, Job) and job.isFinished() for job in found)
