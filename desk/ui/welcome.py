"""The first start: what the card below the article says, until it was said."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from desk import paths
from desk.model.label import LabelKind
from desk.ui.panels.hints import HintsCard
from desk.ui.parts import Parts


class Welcome(QObject):
    """Belongs to one window. The name is asked until one was kept or chosen; hints are for the first project only."""

    def __init__(self, parts: Parts, card: HintsCard, ask_name: Callable[[], object]) -> None:
        super().__init__(parts.window)
        self._parts, self._card = parts, card
        card.dismissed.connect(self._dismiss)
        card.name_kept.connect(self._keep_name)
        card.name_asked.connect(ask_name)
        card.left.connect(parts.view.setFocus)
        parts.projects.opened.connect(lambda _: self.show())

    def show(self) -> None:
        """Says what is still to be said of the project that is open now."""
        projects = self._parts.projects
        bridge, chosen = projects.bridge, projects.settings
        unnamed = bridge is not None and bridge.workbench.store.writable and not chosen.person_name
        self._card.ask_name(projects.person_name if unnamed else "")
        first = bridge is not None and bridge.workbench.store.path == paths.first_project()
        hints = self._hints() if first else {}
        self._card.show_hints({name: hint for name, hint in hints.items() if name not in chosen.hints_dismissed})
        before: QWidget = self._parts.view
        for stop in self._card.stops():
            QWidget.setTabOrder(before, stop)
            before = stop

    def _hints(self) -> dict[str, tuple[str, str]]:
        keys = {command.name: command.keys[0] for command in self._parts.commands if command.keys}
        label = next(
            (each for each in self._parts.editing.labels.values() if each.key and each.kind is LabelKind.ENTITY), None
        )
        found = {}
        if label is not None:
            text = self.tr("Select words and press a label’s key, such as this one for {}.").format(label.name)
            found["label"] = (label.key.upper(), text)
        found["claim"] = (_shown(keys["claim"]), self.tr("Starts a claim from the sentence at the caret."))
        found["export"] = (_shown(keys["export"]), self.tr("Exports what is labelled, for a script to read."))
        return found

    def _dismiss(self, names: Collection[str]) -> None:
        projects = self._parts.projects
        gone = {*projects.settings.hints_dismissed, *names}
        projects.change_settings(hints_dismissed=tuple(sorted(gone)))
        self.show()

    def _keep_name(self) -> None:
        projects = self._parts.projects
        projects.change_settings(person_name=projects.person_name)
        self.show()
        self._parts.view.setFocus()


def _shown(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
