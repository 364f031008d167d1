"""A temporary file of records, so that what was read of many files need not be kept in memory."""

import tempfile
from threading import Lock

from desk.formats.format import Item
from desk.formats.worker import packed, unpacked


class Spool:
    """Items on the disk, found again by where they lie. Safe to use from several threads; gone once it is closed."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="desk-import-")  # noqa: SIM115 - open as long as this is
        self._end = 0
        self._lock = Lock()

    def put(self, item: Item) -> tuple[int, int]:
        """Keeps an item; gives where, for `get`. OSError where the disk is full."""
        data = packed(item)
        with self._lock:
            place = (self._end, len(data))
            self._file.seek(self._end)
            self._file.write(data)
            self._end += len(data)
        return place

    def get(self, place: tuple[int, int]) -> Item:
        """The item at a place that `put` gave."""
        with self._lock:
            self._file.seek(place[0])
            data = self._file.read(place[1])
        return unpacked(data)

    def close(self) -> None:
        """Removes the file."""
        self._file.close()
