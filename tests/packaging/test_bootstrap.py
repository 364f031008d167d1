"""First and second starts in a small checkout of its own, offline; its .venv borrows what is installed here."""

import ast
import os
import shutil
import stat
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SITE_PACKAGES = Path(sysconfig.get_path("purelib"))
POSIX = os.name == "posix"
MAIN = "import sys; print(sys.argv[1:], sys.flags.safe_path, sys.prefix)"

pytestmark = pytest.mark.skipif(not POSIX, reason="the borrowed environment is laid out as on Linux and macOS")


@pytest.fixture
def checkout(tmp_path):
    folder = tmp_path / "a checkout"
    shutil.copytree(ROOT / "packaging", folder / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "desk").mkdir()
    (folder / "desk" / "__init__.py").write_text('__version__ = "0"\n', encoding="utf-8")
    (folder / "desk" / "__main__.py").write_text(MAIN, encoding="utf-8")
    return folder


@pytest.fixture
def environment(checkout):
    """A .venv as pip would leave it: desk editable, Qt and pip in place."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", checkout / ".venv"], check=True)
    (site_packages,) = (checkout / ".venv").glob("lib/python*/site-packages")
    (site_packages / "_borrowed.pth").write_text(f"{checkout}\n{SITE_PACKAGES}\n", encoding="utf-8")
    for name in ("PySide6", "shiboken6"):
        (site_packages / name).symlink_to(SITE_PACKAGES / name)
    return checkout / ".venv"


def bootstrap(checkout, *arguments, **variables):
    """Run it with nothing of the person's display or pip settings but what is given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "QT_", "DISPLAY", "WAY"))}
    command = [sys.executable, checkout / "packaging" / "bootstrap.py", *arguments]
    quiet = {"PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "1"}
    return subprocess.run(
        command, check=False, capture_output=True, text=True, env=kept | quiet | variables, stdin=subprocess.DEVNULL
    )


def note_ready(checkout, *done):
    """Note that all this is ready, as the end of a first start does."""
    code = "import sys; sys.path.insert(0, sys.argv[1]); from environment import write_ready; write_ready(sys.argv[2:])"
    subprocess.run([sys.executable, "-c", code, checkout / "packaging", *done], check=True)


def test_a_later_start_hands_over_at_once_without_pip(checkout, environment):
    note_ready(checkout, "app")
    run = bootstrap(checkout, "run", "list", "some project.desk", "--json", PATH="", PYTHONSAFEPATH="1")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == f"{['list', 'some project.desk', '--json']} True {environment}\n"
    assert not (checkout / "build").exists()


def test_a_window_starts_when_its_platform_is_known_to_load(checkout, environment):
    note_ready(checkout, "app", "xcb")
    run = bootstrap(checkout, "run", DISPLAY=":7")
    assert (run.returncode, run.stderr, run.stdout) == (0, "", f"[] True {environment}\n")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
@pytest.mark.parametrize("arguments", [(), ("my.desk",)])
def test_without_a_display_run_says_so_before_anything_else(checkout, arguments):
    run = bootstrap(checkout, "run", *arguments)
    assert run.returncode == 2
    assert "there is no display here" in run.stderr
    assert not (checkout / ".venv").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for libraries on Linux only")
def test_qt_is_loaded_once_and_then_known_to_load(checkout, environment):
    note_ready(checkout, "app")
    first = bootstrap(checkout, "run", QT_QPA_PLATFORM="offscreen")
    assert first.returncode == 0, first.stderr
    assert "Loading Qt" in first.stderr
    assert bootstrap(checkout, "run", QT_QPA_PLATFORM="offscreen").stderr == ""


def test_a_changed_project_file_is_installed_again_and_offline_that_is_a_sentence(checkout, environment):
    note_ready(checkout, "app", "dev", "offscreen")
    with open(checkout / "pyproject.toml", "a", encoding="utf-8") as file:
        file.write("# changed\n")
    run = bootstrap(checkout, "test", PIP_INDEX_URL="http://127.0.0.1:9/simple")
    assert run.returncode == 2
    assert run.stderr.splitlines()[0].startswith("Installing Desk")
    assert "The package server cannot be reached." in run.stderr
    assert "Connection refused" in (checkout / "build" / "bootstrap.log").read_text(encoding="utf-8")
    assert "Traceback" not in run.stderr


def test_a_moved_checkout_is_not_taken_for_ready(checkout, environment):
    note_ready(checkout, "app")
    moved = checkout.rename(checkout.with_name("moved"))
    run = bootstrap(moved, "run", "list", PIP_NO_INDEX="1")
    assert run.returncode == 2
    assert "pip cannot install what Desk needs." in run.stderr


def test_what_is_no_environment_is_left_alone(checkout):
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "diary.txt").write_text("dear", encoding="utf-8")
    run = bootstrap(checkout, "run", "list")
    assert run.returncode == 2
    assert "it is not a virtual environment" in run.stderr
    assert (checkout / ".venv" / "diary.txt").exists()


def test_an_unknown_command_shows_the_usage(checkout):
    run = bootstrap(checkout, "walk")
    assert (run.returncode, run.stdout) == (2, "")
    assert "bootstrap.py run" in run.stderr
    assert bootstrap(checkout, "--help").returncode == 0


def test_an_older_python_is_told_the_version_it_needs():
    path = ROOT / "packaging" / "bootstrap.py"
    ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 7))
    code = f"import sys, runpy; sys.version_info = (3, 10, 4); runpy.run_path({str(path)!r})"
    run = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert run.returncode == 1
    assert run.stderr.startswith("Desk needs Python 3.11 or newer; this is Python ")
    assert len(run.stderr.splitlines()) == 1


@pytest.fixture
def system(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "packaging")
    import system

    return system


@pytest.mark.skipif(sys.platform != "linux", reason="looks for libraries on Linux only")
def test_all_missing_libraries_are_found_by_loading(system, tmp_path):
    qt = SITE_PACKAGES / "PySide6" / "Qt"
    (tmp_path / "plugins" / "platforms").mkdir(parents=True)
    (tmp_path / "lib").symlink_to(qt / "lib")
    plugin = tmp_path / "plugins" / "platforms" / "libqxcb.so"
    content = (qt / "plugins" / "platforms" / "libqxcb.so").read_bytes()
    content = content.replace(b"libxcb-cursor.so.0", b"libxcb-nobody.so.0")
    plugin.write_bytes(content.replace(b"libxkbcommon-x11.so.0", b"libxkbcommon-x86.so.0"))
    missing = set(system.missing_libraries(sys.executable, [str(plugin)]))
    # Where there is no X at all, its real libraries are missing as well.
    assert {"libxcb-nobody.so.0", "libxkbcommon-x86.so.0"} <= missing
    assert all(name.startswith("lib") and ".so." in name for name in missing)


@pytest.mark.skipif(sys.platform != "linux", reason="looks for libraries on Linux only")
def test_what_the_offscreen_platform_needs_is_there(system):
    offscreen = SITE_PACKAGES / "PySide6" / "Qt" / "plugins" / "platforms" / "libqoffscreen.so"
    assert system.missing_libraries(sys.executable, [str(offscreen)]) == []


def program(folder, name, script="exit 0"):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("dnf", "dnf install -y 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
        ("zypper", "zypper install -y 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
        ("pacman", "pacman -S --needed libglvnd xcb-util-cursor"),
        ("brew", None),
    ],
)
def test_where_nothing_may_be_installed_the_one_command_is_told(system, manager, command, tmp_path, monkeypatch):
    program(tmp_path, manager)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(system.SetupError) as failure:
        system.install_libraries(["libEGL.so.1", "libxcb-cursor.so.0"])
    sentence = str(failure.value)
    assert "this system lacks libEGL.so.1, libxcb-cursor.so.0." in sentence
    sudo = "" if system.is_root() else "sudo "
    assert sentence.endswith(
        f"\n  {sudo}{command}" if command else "Install the packages that hold it, then try again."
    )


def test_on_debian_root_gets_the_packages_and_others_the_command(system, tmp_path, monkeypatch, capfd):
    program(tmp_path, "apt-get", f'echo "$@" >> "{tmp_path}/asked"')
    monkeypatch.setenv("PATH", str(tmp_path))
    libraries = ["libEGL.so.1", "libxcb-cursor.so.0", "libunheard.so.4"]
    if system.is_root():
        system.install_libraries(libraries)
        asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
        assert asked == ["update", "install -y --no-install-recommends libegl1 libxcb-cursor0"]
        assert "Installing libegl1 libxcb-cursor0" in capfd.readouterr().err
    else:
        with pytest.raises(system.SetupError, match="sudo apt-get install -y libegl1 libxcb-cursor0"):
            system.install_libraries(libraries)


@pytest.mark.slow
def test_a_fresh_clone_gets_from_nothing_to_its_tests(tmp_path):
    """Needs the network."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
    command = [sys.executable, clone / "packaging" / "bootstrap.py", "test", "tests/test_pyside_build.py"]
    first = subprocess.run(command, check=False, capture_output=True, text=True)
    assert first.returncode == 0, first.stderr
    assert " 1 passed in " in first.stdout.splitlines()[-1]
    assert subprocess.run(command, check=False, capture_output=True, text=True).stderr == ""
