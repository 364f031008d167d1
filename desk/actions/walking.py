"""Which files an import reads: those that were named, and those in the folders that were."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from desk.formats.format import Notice, why
from desk.text.canon import canonical
from desk.work import Progress

_PAGES = frozenset((".html", ".htm", ".xhtml"))


@dataclass(slots=True)
class Walk:
    """Files in the order of folders and names. Hidden ones are left out, as are circles and what belongs to a page.

    `problems` are sentences on what cannot be looked into, `notices` on what was left out or is shown otherwise; both
    grow while `files` runs.
    """

    paths: Iterable[Path]
    problems: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    _seen: set[tuple[int, int]] = field(default_factory=set)

    def all_files(self, progress: Progress) -> list[Path]:
        """The files as a list; raises Cancelled."""
        found: list[Path] = []
        for path in self.files():
            progress.check()
            found.append(path)
        return found

    def files(self) -> Iterator[Path]:
        """Each file once for each time that it was named or lies in a folder."""
        for path in self.paths:
            if path.is_dir():
                yield from self._told_if_empty(path)
            else:
                self._look_at_name(path.name)
                yield path

    def _told_if_empty(self, folder: Path) -> Iterator[Path]:
        known, found = len(self.problems) + len(self.notices), False
        for path in self._within(folder):
            found = True
            yield path
        if not found and known == len(self.problems) + len(self.notices):
            self._say(str(folder), "There are no files in it.")

    def _within(self, folder: Path) -> Iterator[Path]:
        # os.walk calls itself for each folder in a folder (until Python 3.12), so that deep ones break it.
        waiting = [os.fspath(folder)]
        while waiting:
            root = waiting.pop()
            listed = self._listed(root)
            if listed is None or not self._is_new(root):
                continue
            folders, names = listed
            if folders:
                beside = {stem for stem, suffix in map(os.path.splitext, names) if suffix.lower() in _PAGES}
                inner = [name for name in folders if not self._of_page(name, beside)]
                waiting += [os.path.join(root, name) for name in reversed(inner)]
            within = Path(root)
            for name in names:
                if not name.isascii():
                    self._look_at_name(name)
                yield within / name

    def _listed(self, root: str) -> tuple[list[str], list[str]] | None:
        """The names of folders and of files in a folder that are not hidden, each sorted; None if it is refused."""
        folders: list[str] = []
        names: list[str] = []
        try:
            with os.scandir(root) as entries:
                for entry in entries:
                    if not entry.name.startswith("."):
                        (folders if _is_folder(entry) else names).append(entry.name)
        except OSError as error:
            self._refused(error)
            return None
        return sorted(folders), sorted(names)

    def _is_new(self, root: str) -> bool:
        try:
            status = os.stat(root)
        except OSError as error:
            self._refused(error)
            return False
        mark = (status.st_dev, status.st_ino)
        if status.st_ino and mark in self._seen:
            self._say(root, "This folder was looked into already, by another way.")
            return False
        self._seen.add(mark)
        return True

    def _of_page(self, name: str, pages: set[str]) -> bool:
        """Whether a folder holds the pictures and scripts that a browser saved with a page: “News_files”."""
        for mark in ("_", ".", "-"):
            stem, found, rest = name.rpartition(mark)
            if found and stem in pages and rest.isalpha():
                self._say(name, "Left out: it holds what a browser saved with the page beside it.", routine=True)
                return True
        return False

    def _look_at_name(self, name: str) -> None:
        shown = canonical(name).text if not name.isascii() else name
        if shown != name:
            self._say(name, "Its name is not UTF-8 and is kept with U+FFFD.")

    def _say(self, path: str, text: str, *, routine: bool = False) -> None:
        self.notices.append(Notice(file=shown_name(path), text=text, routine=routine))

    def _refused(self, error: OSError) -> None:
        self.problems.append(f"{shown_name(str(error.filename))} cannot be looked into: {why(error)}.")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link that leads to itself, for one.
        return False


def shown_name(path: str | Path) -> str:
    """A file's or folder's own name as text may hold it."""
    name = path.name if isinstance(path, Path) else PurePath(path).name
    return name if name.isascii() and name.isprintable() else canonical(name).text
