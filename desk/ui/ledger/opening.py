"""The ledger of a main window: opened once, and again with other filters."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk.ui.browsing import Browsing
from desk.ui.parts import Parts

if TYPE_CHECKING:
    from desk.ui.ledger.window import LedgerWindow


class Ledgers(QObject):
    """Belongs to one window; at most one ledger is open."""

    def __init__(self, parts: Parts, browsing: Browsing) -> None:
        super().__init__(parts.window)
        self._parts, self._browsing = parts, browsing
        self._window: LedgerWindow | None = None
        parts.projects.opened.connect(self._on_project)
        parts.editing.article_changed.connect(self._on_article)

    def open(self, entity: str = "", name: str = "") -> None:
        """Shows the ledger; with an entity (id, and its name) only the claims it has a part in."""
        from desk.store.ledger_values import Wanted
        from desk.ui.ledger.window import LedgerWindow

        parts = self._parts
        if parts.bridge is None:
            return
        parts.inspector.flush()
        if self._window is None:
            made = LedgerWindow(parts.bridge, parts.jobs, parts.window)
            made.opened.connect(self._browsing.go_to)
            made.finished.connect(self._forget)
            made.show_article(parts.editing.article)
            self._window = made
        if entity:
            self._window.show_wanted(Wanted(entity=entity), name)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _on_project(self, _: object) -> None:
        if self._window is not None:
            self._window.close()

    def _on_article(self, *_: object) -> None:
        if self._window is not None:
            self._window.show_article(self._parts.editing.article)

    def _forget(self, *_: object) -> None:
        self._window = None
