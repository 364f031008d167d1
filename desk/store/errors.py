"""What can be wrong with a project file. Each is one plain sentence with the file's name and the reason."""

from pathlib import Path


class StoreError(Exception):
    """Something about a project file that its user should be told; `str()` is the sentence."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}")
        self.path = path
        self.reason = reason


class MissingProjectError(StoreError):
    """There is no such file."""


class ExistingFileError(StoreError):
    """There is a file already where a new one was to be made; it was not touched."""


class NotAProjectError(StoreError):
    """The file is something else than a Desk project; it was not touched."""


class NewerProjectError(StoreError):
    """The file was written by a newer Desk; it was not touched."""


class CorruptProjectError(StoreError):
    """SQLite finds the file damaged."""


class UnwritableError(StoreError):
    """The file, its folder or the disk does not take what has to be written; nothing was changed."""


class BusyError(StoreError):
    """Another program held the file for longer than we wait; nothing was changed."""


class AnchorError(StoreError):
    """An annotation does not say what its article says at that place; nothing was written."""


class DiscardedBatchError(StoreError):
    """An import goes on after its batch was discarded elsewhere; nothing more of it was written."""
