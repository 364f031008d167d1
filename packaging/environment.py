"""The environment in .venv: made once, filled by pip, and noted as ready in .venv/ready.

While the note holds, a start does none of it again; modules that only a first start needs are imported there.
"""

import os
import subprocess
import sys

from steps import ROOT, SetupError, must, say

VENV = os.path.join(ROOT, ".venv")
READY = os.path.join(VENV, "ready")
SCRIPTS, SUFFIX = (os.path.join(VENV, "Scripts"), ".exe") if os.name == "nt" else (os.path.join(VENV, "bin"), "")
PYTHON = os.path.join(SCRIPTS, "python" + SUFFIX)
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"

QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtTest")


def script(name: str) -> str:
    """The path of a command that pip has put into the environment."""
    return os.path.join(SCRIPTS, name + SUFFIX)


def make_ready(group: str, platforms: tuple[str, ...] = ()) -> None:
    """Have the packages of `group` (app, dev) installed, and where platforms are given, one of them able to load.

    `platforms` names Qt's platform plugins, best first. Raises SetupError.
    """
    done = read_ready()
    if group not in done:
        make()
        install(group)
        done = {"app", group}
        write_ready(done)
    if platforms and done.isdisjoint(platforms):
        done.add(loading_platform(platforms))
        write_ready(done)


def wanted() -> str:
    """What an environment was made from and is good for: a Python, a folder and a project file."""
    with open(os.path.join(ROOT, "pyproject.toml"), encoding="utf-8") as file:
        return f"{VERSION}\n{ROOT}\n{file.read()}"


def read_ready() -> set[str]:
    """The groups installed and the platforms seen to load; none where the environment is not what is wanted now."""
    try:
        with open(READY, encoding="utf-8") as file:
            done, _, made_from = file.read().partition("\n")
    except OSError:
        return set()
    return set(done.split()) if made_from == wanted() and os.path.exists(PYTHON) else set()


def write_ready(done: set[str]) -> None:
    """Note what is ready."""
    with open(READY, "w", encoding="utf-8") as file:
        file.write(f"{' '.join(sorted(done))}\n{wanted()}")


def make() -> None:
    """Have a .venv with pip and of this Python; one that is broken or another Python's is made anew."""
    import importlib.util
    import shutil

    if is_sound():
        return
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        from system import install_venv

        install_venv(VERSION)
    if os.path.lexists(VENV):
        if not os.path.exists(os.path.join(VENV, "pyvenv.cfg")):
            raise SetupError(f"{VENV} is in the way: it is not a virtual environment.")
        shutil.rmtree(VENV)
    base = getattr(sys, "_base_executable", sys.executable)
    must(f"Making .venv with Python {VERSION}", [base, "-m", "venv", VENV], "The environment .venv cannot be made.")


def is_sound() -> bool:
    """Whether .venv works, has pip and is of the Python that runs this."""
    question = [PYTHON, "-c", "import sys, pip; print('%d.%d' % sys.version_info[:2])"]
    try:
        answer = subprocess.run(question, check=False, capture_output=True, text=True)
    except OSError:
        return False
    return answer.stdout.strip() == VERSION


def install(group: str) -> None:
    """Install the project, editable, with all its readers need; the group dev adds what checks and tests need."""
    import tomllib

    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        groups = tomllib.load(file)["dependency-groups"]
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    command = [*pip, "--editable", f"{ROOT}[all]", *groups.get(group, [])]
    must("Installing Desk and what it needs (about 150 MB, once)", command, "pip cannot install what Desk needs.")


def loading_platform(platforms: tuple[str, ...]) -> str:
    """The first platform that loads; where none does, the best one after its libraries were installed."""
    if not sys.platform.startswith("linux"):
        return platforms[0]
    from system import install_libraries, missing_libraries

    say("Loading Qt to see which system libraries it misses")
    missing = {platform: missing_libraries(PYTHON, qt_files(platform)) for platform in platforms}
    for platform in platforms:
        if not missing[platform]:
            return platform
    best = platforms[0]
    install_libraries(missing[best])
    still = missing_libraries(PYTHON, qt_files(best))
    if still:
        raise SetupError(f"Qt still cannot load; this system lacks {', '.join(still)}.")
    return best


def qt_files(platform: str) -> list[str]:
    """What of the installed Qt has to load: the modules that Desk uses and the platform's plugin."""
    from glob import escape, glob

    qt = os.path.join(escape(VENV), "lib*", "python*", "site-packages", "PySide6")
    plugin = os.path.join(qt, "Qt", "plugins", "platforms", "libq" + escape(platform))
    patterns = [*(os.path.join(qt, module + ".*.so") for module in QT_MODULES), plugin + ".so", plugin + "-generic.so"]
    # realpath: where lib64 is a link to lib, every file would be there twice.
    return sorted({os.path.realpath(path) for pattern in patterns for path in glob(pattern)})
