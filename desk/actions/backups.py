"""Rotating backups: a copy of a project when it is opened, the oldest dropped."""

import re
from datetime import UTC, datetime
from pathlib import Path

from desk.store.store import Store

_STAMP = "%Y%m%d-%H%M%S"


def rotate(store: Store, folder: Path, kept: int) -> Path | None:
    """Copies the project to `folder/<project id>/` unless nothing happened since the last copy there.

    Keeps the `kept` newest; 0 makes none. Gives the new copy or None. The number of the last action is in its name.
    """
    if kept < 1:
        return None
    with store.reading() as reading:
        project, seq = reading.project(), reading.last_seq()
    home = folder / _safe(project.id)
    home.mkdir(parents=True, exist_ok=True)
    copies = sorted(home.glob("*.desk"))
    if copies and copies[-1].stem.endswith(f"-{seq:09d}"):
        return None
    copy = home / f"{datetime.now(UTC).strftime(_STAMP)}-{seq:09d}.desk"
    store.backup(copy)
    for old in sorted(home.glob("*.desk"))[:-kept]:
        old.unlink(missing_ok=True)
    return copy


def _safe(id: str) -> str:
    """A project's id as a folder's name; it may come from a foreign file."""
    return re.sub(r"[^A-Za-z0-9-]", "_", id)[:80]
