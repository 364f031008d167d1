"""Which label: chosen from the palette or the menu of the text, for what is selected, what is there, or many places."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desk.model.annotation import Claim, Mention
from desk.model.label import Label, LabelKind
from desk.model.span import Span
from desk.ui.dialogs.occurrences import OccurrencesDialog
from desk.ui.dialogs.palette import Choice, Palette
from desk.ui.parts import Parts

LISTED = 12


class Tagging(QObject):
    """Belongs to one window."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._window = parts.window

    def choose_label(self) -> None:
        """The label palette."""
        editing = self._parts.editing
        choices = [
            Choice(
                value=label.id,
                title=label.name if label.kind is LabelKind.ENTITY else self.tr("{} (claim)").format(label.name),
                detail=label.key.upper(),
                color=label.color,
                kind=label.kind,
            )
            for label in editing.labels.values()
            if not label.retired and label.kind in (LabelKind.ENTITY, LabelKind.CLAIM)
        ]
        palette = Palette(self._window, self.tr("Label"), choices)
        palette.chosen.connect(lambda id: editing.apply_label(editing.labels[id]))
        palette.open_over(self._window)

    def relabel(self, ids: Sequence[str]) -> None:
        """Asks for another label for annotations of one kind."""
        editing = self._parts.editing
        chosen = [editing.annotations[id] for id in ids if id in editing.annotations]
        if not chosen:
            return
        kind = LabelKind.CLAIM if isinstance(chosen[0], Claim) else LabelKind.ENTITY
        choices = [
            Choice(value=label.id, title=label.name, detail=label.key.upper(), color=label.color, kind=label.kind)
            for label in editing.labels.values()
            if label.kind is kind and not label.retired
        ]
        palette = Palette(self._window, self.tr("Change to"), choices)

        def change(label: str) -> None:
            for each in chosen:
                editing.relabel_by_id(each.id, label)

        palette.chosen.connect(change)
        palette.open_over(self._window)

    def article_menu(self, place: QPoint, position: int) -> None:
        """The context menu of the article at a position in the text."""
        parts, window, editing = self._parts, self._window, self._parts.editing
        if editing.article is None:
            return
        menu = QMenu(window)
        here = parts.view.annotations_at(position)
        if parts.view.selection() is not None:
            tags = menu.addMenu(self.tr("Tag as"))
            for label in editing.labels.values():
                if not label.retired and label.kind in (LabelKind.ENTITY, LabelKind.CLAIM):
                    if label.kind is LabelKind.CLAIM and not any(a.data() == "claims" for a in tags.actions()):
                        tags.addSeparator().setData("claims")
                    name = label.name if label.kind is LabelKind.ENTITY else self.tr("Claim: {}").format(label.name)
                    tags.addAction(f"{name}\t{label.key.upper()}", partial(editing.apply_label, label))
            menu.addAction(self.tr("New claim") + "\tC", editing.start_claim)
            menu.addAction(self.tr("Copy"), parts.view.copy)
            menu.addSeparator()
        for annotation in here[:LISTED]:
            carried = editing.labels.get(annotation.label or "")
            quote = " ".join(annotation.quote.split())[:40].replace("&", "&&")
            sub = menu.addMenu(f"{carried.name if carried else self.tr('Claim')}: {quote}")
            sub.addAction(self.tr("Pick"), partial(parts.view.pick, annotation.id))
            sub.addAction(self.tr("Change label…"), partial(self.relabel, [annotation.id]))
            if isinstance(annotation, Mention):
                sub.addAction(self.tr("Entity…"), partial(parts.linking.choose_for, annotation.id))
            sub.addAction(self.tr("Relate…"), partial(parts.relating.start, annotation.id))
            sub.addAction(self.tr("Remove"), partial(editing.remove, [annotation.id]))
        if here:
            menu.addSeparator()
        for name in ("undo", "redo", "find", "label_palette"):
            action = window.findChild(QAction, name)
            if isinstance(action, QAction):
                menu.addAction(action)
        menu.exec(place)

    def preview_occurrences(self, label: Label, places: Sequence[Span]) -> None:
        """Asks which of the places to tag, showing each in the text."""
        view = self._parts.view
        dialog = OccurrencesDialog(label, places, self._parts.editing.text, self._window)
        dialog.looked_at.connect(view.reveal)
        view.show_preview([(place.start, place.end) for place in places], label.color)
        try:
            accepted = dialog.exec()
        finally:
            view.clear_preview()
        if accepted:
            self._parts.editing.tag_places(label, dialog.ticked())
