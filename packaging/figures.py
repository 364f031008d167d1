"""Runs every benchmark and keeps the table of them in README's performance section.

    .venv/bin/python packaging/figures.py            # run all, rewrite the table
    .venv/bin/python packaging/figures.py --print    # run all, only print it

Benchmarks measure a job and its floor in one run; what is worth comparing between machines is the ratio.
"""

import os
import platform
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"
ROW = re.compile(r"^\|(?P<cells>.+)\|\s*$")


def main() -> int:
    """Runs, prints, and unless told otherwise rewrites README."""
    rows = measured()
    if not rows:
        print("No benchmark gave a figure.", file=sys.stderr)
        return 1
    text = table(rows)
    print(text)
    if "--print" not in sys.argv[1:]:
        replace(text)
    return 0


def measured() -> list[list[str]]:
    """The rows that the benchmarks print: what, ms, floor, ms, ratio, goal."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "pytest", "-m", "bench", "-q", "tests/bench"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        rows = []
        for line in run.stdout:
            print(line, end="", file=sys.stderr)
            found = ROW.match(line)
            cells = [cell.strip() for cell in found["cells"].split("|")] if found else []
            if len(cells) == 6 and cells[4].endswith("x"):
                rows.append(cells)
    if run.returncode:
        raise SystemExit(f"The benchmarks failed with status {run.returncode}.")
    return rows


def table(rows: list[list[str]]) -> str:
    """The table as README has it, the machine named above it."""
    lines = [f"Measured on {machine()}; times are milliseconds of processor time unless a line says otherwise.", ""]
    lines += ["| what | took | against | took | ratio | goal |", "|---|--:|---|--:|--:|--:|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)


def machine() -> str:
    """Kind and size of this machine and what runs on it, without its name."""
    from PySide6.QtCore import qVersion

    python = ".".join(platform.python_version_tuple()[:2])
    return (
        f"a {os.cpu_count()}-core {platform.system()} machine ({platform.machine()}), Python {python}, Qt {qVersion()}"
    )


def replace(text: str) -> None:
    """Puts the table between README's two marks."""
    whole = README.read_text(encoding="utf-8")
    before, begin, rest = whole.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"{README.name} lacks the marks {BEGIN} and {END}.")
    README.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
