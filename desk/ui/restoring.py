"""After a write that failed: every control shows again what is stored."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desk.model.annotation import Annotation
from desk.store.errors import StoreError
from desk.ui.bridge import Bridge
from desk.ui.inspecting import Inspecting
from desk.ui.parts import Parts


class Restoring(QObject):
    """Belongs to one window; `show` shows an annotation, or None, as the picked one.

    A note is the exception: its words stay in their box, to be handed over again.
    """

    def __init__(self, parts: Parts, inspecting: Inspecting, show: Callable[[Annotation | None], None]) -> None:
        super().__init__(parts.window)
        self._parts, self._inspecting, self._show = parts, inspecting, show
        self._busy = False

    def use(self, bridge: Bridge | None) -> None:
        """Follows this project from now on."""
        if bridge is not None:
            bridge.refused.connect(self._restore)

    def _restore(self) -> None:
        # What is shown anew may hand over what was typed, and that may be refused too.
        if self._busy:
            return
        self._busy = True
        try:
            self._show_stored()
        except StoreError:
            # What cannot be written can often not be read either: all stays as it was read last.
            return
        finally:
            self._busy = False

    def _show_stored(self) -> None:
        editing, form = self._parts.editing, self._parts.inspector.form
        editing.reread()
        picked = editing.picked
        self._show(picked)
        if picked is not None:
            form.show_annotation(picked, editing.labels, self._inspecting.context_of(picked), anew=True)
