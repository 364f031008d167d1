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
    """What README says: the machine, how many goals are met, every one that is not, and all figures folded away."""
    judged = [row for row in rows if row[5]]
    missed = [row for row in judged if ratio(row[4]) > ratio(row[5])]
    lines = [
        f"Measured on {machine()}; times are milliseconds of processor time unless a line says otherwise. "
        f"{len(judged) - len(missed)} of {len(judged)} goals are met; these are not:",
        "",
        *grid(missed),
        "",
        "<details><summary>All figures</summary>",
        "",
        *grid(rows),
        "",
        "</details>",
    ]
    return "\n".join(lines)


def grid(rows: list[list[str]]) -> list[str]:
    """Rows as a table."""
    head = ["| what | took | against | took | ratio | goal |", "|---|--:|---|--:|--:|--:|"]
    return head + [f"| {' | '.join(row)} |" for row in rows]


def ratio(text: str) -> float:
    """`1.30x` as a number."""
    return float(text.removesuffix("x"))


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
