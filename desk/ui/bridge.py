"""From the workbench, which knows no Qt, to signals; also notices what others write into the same file."""

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

    def __init__(self, workbench: "Workbench", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self._stop = workbench.listen(self.committed.emit)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._receive)
        self._timer.start()

    def do(self, transaction: Transaction) -> Entry | None:
        """Carries it out; None where it changed nothing or was refused, which `refused` then explains."""
        try:
            return self.workbench.do(transaction)
        except (ConflictError, StoreError) as error:
            self.refused.emit(sentence(error))
            return None

    def undo(self) -> Entry | None:
        """Takes back the latest action; None where there is none or it was refused."""
        try:
            return self.workbench.undo()
        except (ConflictError, StoreError) as error:
            self.refused.emit(sentence(error))
            return None

    def redo(self) -> Entry | None:
        """Brings back the latest undone action; None where there is none or it was refused."""
        try:
            return self.workbench.redo()
        except (ConflictError, StoreError) as error:
            self.refused.emit(sentence(error))
            return None

    def close(self) -> None:
        """Stops listening and polling and lets go of the file."""
        self._timer.stop()
        self._stop()
        self.workbench.store.close()

    def _receive(self) -> None:
        try:
            self.workbench.receive()
        except StoreError as error:
            self._timer.stop()
            self.refused.emit(sentence(error))
