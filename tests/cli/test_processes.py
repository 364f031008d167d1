"""The commands as processes: no Qt, and a decent end whatever happens to them."""

import json
import os
import re
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.builders import a_workbench

ROOT = Path(__file__).parents[2]
DESK = [sys.executable, "-m", "desk"]
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="signals, pipes and limits of POSIX")


def run(*arguments, **more):
    command = [*DESK, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=120, **more)


@pytest.fixture
def project(tmp_path):
    workbench, _ = a_workbench(tmp_path, *(f"Text number {number}. " * 20 for number in range(300)))
    workbench.store.close()
    return tmp_path / "test.desk"


def test_no_command_imports_qt_or_needs_a_display(tmp_path):
    (tmp_path / "a.txt").write_text("Ann left.")
    script = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from desk.__main__ import main
for line in '''new p|import p a.txt|list p|history p|check p|export p -o out.json|formats|backup p -o c.desk|--help
--version|list p --json|formats --json|list gone|nonsense'''.replace('\\n', '|').split('|'):
    sys.argv = ['desk', *line.split()]
    main()
    assert not any(name.partition('.')[0] in ('PySide6', 'shiboken6') for name in sys.modules), line
"""
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=bare, capture_output=True, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr.decode()


def test_help_and_version_load_neither_the_store_nor_the_detector():
    script = (
        "import sys; from desk.cli.main import main; main(['--version']); main(['list', '--help'])\n"
        "assert not {'sqlalchemy', 'alembic', 'msgspec', 'chardet', 'sqlite3'} & set(sys.modules), sys.modules.keys()"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_output_is_utf8_json_and_plain_text_survives_a_terminal_without_the_letters(tmp_path):
    title = "سلام 😀"
    article = {"id": "a", "text": "x", "title": title}
    document = {"format": "desk-annotations", "version": 1, "labels": [], "articles": [article]}
    (tmp_path / "in.json").write_text(json.dumps(document))
    poor = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    run("new", tmp_path / "p.desk")
    run("import", tmp_path / "p.desk", tmp_path / "in.json")
    listed = run("list", tmp_path / "p.desk", "--json", env=poor)
    assert json.loads(listed.stdout.decode("utf-8"))["articles"][0]["title"] == title
    shown = run("list", tmp_path / "p.desk", env=poor)
    assert (shown.returncode, b"Traceback" in shown.stderr) == (0, False)
    assert b"\\u0633" in shown.stdout


@POSIX_ONLY
@pytest.mark.parametrize("arguments", [["list"], ["history"], ["export", "-o", "-"]])
def test_a_reader_that_has_seen_enough_causes_no_complaint(project, arguments):
    name, *more = arguments
    command = [*DESK, name, str(project), *more]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
        assert process.wait(60) in (0, 1)
    assert complaint == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["export", "-o", "-"]])
def test_a_full_standard_output_is_told_in_a_sentence(project, arguments):
    name, *more = arguments
    with open("/dev/full", "wb") as full:
        command = [*DESK, name, str(project), *more]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (2, b"desk: no space left on device.\n")


@POSIX_ONLY
def test_an_export_that_finds_no_room_leaves_the_old_file_and_nothing_else(project, tmp_path):
    import resource

    out = tmp_path / "out" / "export.json"
    out.parent.mkdir()
    out.write_text("the old one")

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = run("export", project, "-o", out, preexec_fn=little_room)
    assert (done.returncode, done.stdout) == (2, b"")
    assert re.fullmatch(rb"export\.json cannot be written: [^\n]+\.\n", done.stderr)
    assert [(path.name, path.read_text()) for path in out.parent.iterdir()] == [("export.json", "the old one")]


@POSIX_ONLY
def test_ctrl_c_during_an_import_says_so_and_leaves_nothing_of_it(tmp_path):
    import pty

    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(12_000):
        (folder / f"{number:05}.txt").write_text(f"article number {number}")
    run("new", tmp_path / "p.desk")
    ours, theirs = pty.openpty()
    command = [*DESK, "import", str(tmp_path / "p.desk"), str(folder)]
    # A shell starts what runs in its background with the signal ignored, and children inherit that.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=theirs,
        preexec_fn=heed,  # noqa: PLW1509 - the child only sets a signal
    ) as process:
        os.close(theirs)
        seen = b""
        # The progress on the terminal tells when a part of it is in the file.
        while not (done := re.findall(rb"([\d,]+) of 12,000", seen)) or int(done[-1].replace(b",", b"")) < 210:
            seen += os.read(ours, 4096)
        process.send_signal(signal.SIGINT)
        seen = b""
        while process.poll() is None:
            try:
                seen += os.read(ours, 4096)
            except OSError:
                break
        assert process.wait(60) == 130
        assert process.stdout is not None
        assert process.stdout.read() == b""
    os.close(ours)
    assert seen.endswith(b"Stopped.\r\n")
    assert json.loads(run("list", tmp_path / "p.desk", "--json").stdout)["articles"] == []
    assert run("check", tmp_path / "p.desk").returncode == 0
    assert run("import", tmp_path / "p.desk", folder).stdout == b"12,000 articles imported.\n"
