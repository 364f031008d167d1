"""From a fresh clone to a running Desk, with nothing but Python 3.11 or newer.

    python3 packaging/bootstrap.py run [what desk takes]      makes ready what is missing, then starts desk
    python3 packaging/bootstrap.py test [what pytest takes]   the same, then runs the tests
    python3 packaging/bootstrap.py lint                       the same, then checks format, lint, types and imports
    python3 packaging/bootstrap.py check                      lint and test: the one check command

A first start makes .venv, installs Desk into it and sees to the system libraries that Qt needs. A later one starts at
once.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file is also met by older ones
    sys.exit(f"Desk needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.")

# Python started with -P or PYTHONSAFEPATH does not look beside this file.
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import subprocess

from environment import PYTHON, make_ready, script
from steps import ROOT, SetupError, say, step

NOTHING_DONE = 2

CHECKS = (
    ("format", "ruff", "format", "--check", "."),
    ("lint", "ruff", "check", "."),
    ("types", "mypy"),
    ("imports", "lint-imports", "--no-logo"),
)


def main(arguments: list[str]) -> int:
    """Carry out a command; returns the exit status."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    try:
        if command == "run":
            return run(rest)
        if command == "test":
            return test(rest)
        if command == "lint" and not rest:
            return lint()
        if command == "check" and not rest:
            failed = lint()
            return test([]) or failed
    except SetupError as error:
        say(str(error))
        return NOTHING_DONE
    except OSError as error:
        say(f"{error.filename or ROOT}: {error.strerror}.")
        return NOTHING_DONE
    except KeyboardInterrupt:
        return 130
    say(__doc__.strip())
    return 0 if command in ("-h", "--help", "help") else NOTHING_DONE


def run(arguments: list[str]) -> int:
    """Start desk. Only its window needs a display and Qt; it opens without arguments or with a project."""
    window = not arguments or arguments[0].endswith(".desk")
    make_ready("app", window_platforms() if window else ())
    # -P: a folder named desk where the person happens to be is not the program.
    command = [PYTHON, "-P", "-m", "desk", *arguments]
    if os.name == "nt":
        return subprocess.call(command)
    return os.execv(PYTHON, command)


def test(arguments: list[str]) -> int:
    """Run the tests without a display and away from the person's own folders."""
    import tempfile

    make_ready("dev", ("offscreen",))
    with tempfile.TemporaryDirectory(prefix="desk-test-") as home:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "DESK_HOME": home}
        return subprocess.call([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=environment)


def lint() -> int:
    """Run every check that is not a test; one that fails shows its output. 1 where one failed."""
    make_ready("dev")
    failed = 0
    for name, command, *options in CHECKS:
        status, output = step(f"Checking {name}", [script(command), *options])
        if status:
            failed = 1
            say(f"{output.rstrip()}\nChecking {name} failed.")
    return failed


def window_platforms() -> tuple[str, ...]:
    """The Qt platform plugins of which one must load to open a window here, best first."""
    chosen = os.environ.get("QT_QPA_PLATFORM")
    if chosen:
        return tuple(name.partition(":")[0] for name in chosen.split(";"))
    if not sys.platform.startswith("linux"):
        return ("native",)
    displays = (("WAYLAND_DISPLAY", "wayland"), ("DISPLAY", "xcb"))
    platforms = tuple(platform for variable, platform in displays if os.environ.get(variable))
    if not platforms:
        raise SetupError(
            "Desk opens a window, and there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "Its commands need none: python3 packaging/bootstrap.py run --help"
        )
    return platforms


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
