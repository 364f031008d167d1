"""The workbench: one person at work on one store. Every change passes through here, in and out."""

from collections.abc import Callable

from desk.model.change import Entry, Stamp, Transaction
from desk.model.ids import now
from desk.model.project import Person
from desk.store.store import Store

Listener = Callable[[Transaction], None]


class Workbench:
    """Does, undoes and redoes transactions, and tells everyone who listens, the one who asked included.

    What others do to the same file arrives by `receive`, by the same way.
    """

    def __init__(self, store: Store, person: Person) -> None:
        self.store = store
        self.person = person
        self._listeners: list[Listener] = []
        with store.reading() as reading:
            self._seen = reading.last_seq()

    def stamp(self) -> Stamp:
        """Who acts, and now."""
        return Stamp(self.person.id, now())

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` with every transaction that is now in the file; gives the function that stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def do(self, transaction: Transaction) -> Entry | None:
        """Carries out a transaction; durable when this returns. None, and nothing done, if it changes nothing.

        Raises ConflictError, AnchorError or another StoreError with nothing changed.
        """
        if not any(change.before != change.after for change in transaction.changes):
            return None
        return self._pass_on(self.store.apply(transaction, self.person.id))

    def undo(self) -> Entry | None:
        """Takes back this person's latest action that is in force; None if there is none.

        Raises ConflictError if somebody changed the same things since; then nothing is changed.
        """
        entry = self.store.undo(self.person.id)
        return None if entry is None else self._pass_on(entry)

    def redo(self) -> Entry | None:
        """Brings back what this person's latest undo took; None if there is none. Raises like `undo`."""
        entry = self.store.redo(self.person.id)
        return None if entry is None else self._pass_on(entry)

    def undo_title(self) -> str | None:
        """What `undo` would take back, in words; None if nothing."""
        with self.store.reading() as reading:
            return reading.undo_title(self.person.id)

    def redo_title(self) -> str | None:
        """What `redo` would bring back, in words; None if nothing."""
        with self.store.reading() as reading:
            return reading.redo_title(self.person.id)

    def receive(self) -> int:
        """Passes on what others put into the file since the last time; gives how many transactions."""
        with self.store.reading() as reading:
            if reading.last_seq() <= self._seen:
                return 0
            entries = reading.entries_after(self._seen)
        for entry in entries:
            self._seen = entry.seq
            self._tell(entry.transaction)
        return len(entries)

    def _pass_on(self, entry: Entry) -> Entry:
        if entry.seq == self._seen + 1:
            self._seen = entry.seq
            self._tell(entry.transaction)
        else:
            self.receive()
        return entry

    def _tell(self, transaction: Transaction) -> None:
        for listener in list(self._listeners):
            listener(transaction)
