"""From the workbench, which knows no Qt, to signals; also notices what others write into the same file."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desk.model.change import ConflictError, Entry, Transaction
from desk.store.errors import StoreError
from desk.ui.messages import sentence

if TYPE_CHECKING:
    from desk.actions.workbench import Workbench

POLL_MS = 400


class Bridge(QObject):
    """One for each open project. `committed` brings every transaction, ours and others', once it is on the disk."""

    committed = Signal(object)
    refused = Signal(str)
    saved = Signal(str)
    """After each of our own writes: empty where it is on the disk, else why the file did not take it."""

    def __init__(self, workbench: "Workbench", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        workbench.store.viewer = workbench.person.id
        self._stop = workbench.listen(self.committed.emit)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._receive)
        self._timer.start()

    def do(self, transaction: Transaction) -> Entry | None:
        """Carries it out; None where it changed nothing or was refused, which `refused` then explains."""
        return self._write(lambda: self.workbench.do(transaction))

    def undo(self) -> Entry | None:
        """Takes back the latest action; None where there is none or it was refused."""
        return self._write(self.workbench.undo)

    def redo(self) -> Entry | None:
        """Brings back the latest undone action; None where there is none or it was refused."""
        return self._write(self.workbench.redo)

    def close(self) -> None:
        """Stops listening and polling and lets go of the file."""
        self._timer.stop()
        self._stop()
        self.workbench.store.close()

    def _write(self, act: Callable[[], Entry | None]) -> Entry | None:
        try:
            entry = act()
        except (ConflictError, StoreError) as error:
            why = sentence(error)
            if isinstance(error, StoreError):
                self.saved.emit(why)
            self.refused.emit(why)
            return None
        if entry is not None:
            self.saved.emit("")
        return entry

    def _receive(self) -> None:
        try:
            self.workbench.receive()
        except StoreError as error:
            self._timer.stop()
            self.refused.emit(sentence(error))
