"""Packages: what some people did in a project, in one file that another project can take in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.actions.owner import this_process
from desk.model.ids import new_id, now
from desk.model.project import Batch
from desk.store.package import SUFFIX, Packed, pack
from desk.store.store import Store
from desk.work import Progress

__all__ = ["SUFFIX", "Package", "export_package", "package_path"]


@dataclass(frozen=True, slots=True)
class Package:
    """What was written."""

    packed: Packed

    @property
    def summary(self) -> str:
        """One sentence."""
        packed = self.packed
        articles = f"{packed.articles:,} article{'' if packed.articles == 1 else 's'}"
        annotations = f"{packed.annotations:,} annotation{'' if packed.annotations == 1 else 's'}"
        said = "1 decision or comment" if packed.reviews == 1 else f"{packed.reviews:,} decisions and comments"
        reviews = f" and {said}" if packed.reviews else ""
        return f"Packed {articles} with {annotations}{reviews} into {packed.path.name}."


def export_package(
    store: Store,
    path: Path,
    progress: Progress,
    *,
    articles: Sequence[str] | None = None,
    authors: Sequence[str] | None = None,
) -> Package:
    """Writes what these people (ids, None for everybody) did in these articles (ids, None for all).

    What they made or changed goes along with all it refers to, the whole label set and register, and the history of all
    that. The file is replaced only when it is complete and on the disk. Raises Cancelled or StoreError with nothing
    changed.
    """
    with store.reading() as reading:
        people = sorted(reading.people()) if authors is None else sorted(authors)
    batch = Batch(id=new_id(), origin=store.path.name, by=people[0] if people else "", at=now(), owner=this_process())

    def report(done: int, total: int | None, message: str) -> None:
        progress.check()
        progress.report(done, total, message)

    return Package(pack(store, path, batch, report, authors=authors, articles=articles))


def package_path(path: Path) -> Path:
    """The path with the suffix that packages have, unless it has one."""
    return path if path.suffix else path.with_name(path.name + SUFFIX)
