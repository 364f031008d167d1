"""The same projects as the store's tests have, and a reader that fails as it is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.formats.known import formats
from tests.store.conftest import another, article, bench

__all__ = ["another", "article", "bench"]


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder; files in it that end in .hostile, .inline or .table are read by tests.actions.hostile_reader."""
    installed = tmp_path / "site" / "hostile-1.0.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: hostile\nVersion: 1.0\n")
    (installed / "entry_points.txt").write_text(
        "[desk.formats]\nhostile = tests.actions.hostile_reader:FORMAT\ninline = tests.actions.hostile_reader:INLINE\n"
        "a table = tests.actions.hostile_reader:TABLE\n"
    )
    monkeypatch.syspath_prepend(str(installed.parent))
    formats.cache_clear()
    folder = tmp_path / "in"
    folder.mkdir()
    yield folder
    formats.cache_clear()
