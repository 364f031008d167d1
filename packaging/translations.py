"""Collects every sentence that the window says, for translators, and compiles what they made of it.

    .venv/bin/python packaging/translations.py            brings resources/i18n up to date
    .venv/bin/python packaging/translations.py fa         the same, and begins a translation into that language

`desk.ts` holds the sentences; a language has its own `desk_<locale>.ts`, which Qt Linguist opens, and beside it the
compiled `desk_<locale>.qm`, which Desk loads where the system speaks that language. Needs lupdate and lrelease, which
come with PySide6.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
TEMPLATE = FOLDER / "desk.ts"


def main(languages: Sequence[str]) -> int:
    """Updates all; 2 where PySide6's tools are missing, 1 where one of them fails."""
    tools = [tool_named(name) for name in ("pyside6-lupdate", "pyside6-lrelease")]
    if None in tools:
        print("pyside6-lupdate and pyside6-lrelease are needed: install PySide6-Essentials.", file=sys.stderr)
        return 2
    lupdate, lrelease = (str(tool) for tool in tools)
    FOLDER.mkdir(exist_ok=True)
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "desk" / "ui").rglob("*.py"))
    known = {path.stem.partition("_")[2] for path in FOLDER.glob("desk_*.ts")}
    for language in sorted(known | set(languages)):
        made = FOLDER / f"desk_{language}.ts"
        if not done([lupdate, *sources, "-locations", "none", "-target-language", language, "-ts", str(made)]):
            return 1
        if not done([lrelease, str(made), "-qm", str(made.with_suffix(".qm"))]):
            return 1
    return 0 if done([lupdate, *sources, "-locations", "none", "-no-obsolete", "-ts", str(TEMPLATE)]) else 1


def tool_named(name: str) -> Path | None:
    """The tool beside this Python, else wherever the system finds it."""
    beside = shutil.which(name, path=str(Path(sys.executable).parent))
    found = beside or shutil.which(name)
    return Path(found) if found else None


def done(command: Sequence[str]) -> bool:
    """Runs a tool in the root of the project; whether it went well."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
