"""Writes resources/changelog.md from the `Added:`, `Changed:` and `Fixed:` lines of the commits, newest first.

    python3 packaging/changelog.py            # rewrite the file
    python3 packaging/changelog.py --check    # exit 1 where a line of a commit is missing in it

A line belongs to the version that desk/__init__.py had in that commit's time, told by the tags `vX.Y.Z`.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "resources" / "changelog.md"
KINDS = ("Added", "Changed", "Fixed")
LINE = re.compile(rf"^({'|'.join(KINDS)}): (.+?)(?=\n(?:{'|'.join(KINDS)}): |\n\n|\Z)", re.MULTILINE | re.DOTALL)


def commits() -> list[tuple[str, str]]:
    """The tag (or empty) and the message of every commit, newest first."""
    out = subprocess.run(
        ["git", "log", "--format=%(decorate:prefix=,suffix=,separator=|,tag=tag:)%x00%B%x01"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    found = []
    for part in out.split("\x01"):
        if part.strip():
            refs, _, body = part.strip("\n").partition("\x00")
            tag = re.search(r"tag:\s*(v[\d.]+)", refs)
            found.append((tag.group(1) if tag else "", body))
    return found


def sections() -> dict[str, dict[str, list[str]]]:
    """The lines by version and kind, in order."""
    version = "Unreleased"
    found: dict[str, dict[str, list[str]]] = {version: {kind: [] for kind in KINDS}}
    for tag, body in commits():
        if tag:
            version = tag.removeprefix("v")
            found.setdefault(version, {kind: [] for kind in KINDS})
        for kind, text in LINE.findall(body):
            found[version][kind].append(" ".join(text.split()))
    return found


def page() -> str:
    """The whole file."""
    lines = ["# Changes", "", "Made from the commits by `packaging/changelog.py`; newest first."]
    for version, kinds in sections().items():
        if any(kinds.values()):
            lines += ["", f"## {version}"]
        for kind in KINDS:
            if kinds[kind]:
                lines += ["", f"### {kind}", "", *(f"- {text[0].upper()}{text[1:]}" for text in kinds[kind])]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Rewrites or checks the file."""
    if "--check" in sys.argv[1:]:
        kept = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
        missing = [line for line in page().splitlines() if line not in kept.splitlines()]
        print("\n".join(missing), file=sys.stderr)
        return 1 if missing else 0
    FILE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
