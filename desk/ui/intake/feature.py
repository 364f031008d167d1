"""Importing in the window: a few plain files come in at once, everything else is looked at first."""

from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desk.ui.asking import Asking
from desk.ui.bridge import Bridge
from desk.ui.browsing import Browsing
from desk.ui.commands import Command
from desk.ui.feature import Feature
from desk.ui.messages import sentence
from desk.ui.parts import Parts

if TYPE_CHECKING:
    from desk.actions.copies import CopyGroup
    from desk.actions.intake import Intake
    from desk.ui.intake.preparing import Preparing
    from desk.ui.intake.window import ImportWindow

FEW = 20
"""How many plain files come in unseen."""


class Importing(Feature):
    """At most one import is prepared at a time; what is dropped meanwhile is added to it, or waits."""

    def __init__(self, parts: Parts, browsing: Browsing, asking: Asking) -> None:
        super().__init__(parts, browsing, asking)
        self.window: ImportWindow | None = None
        self.preparing: Preparing | None = None
        self._waiting: list[Path] = []
        self._hidden = False
        """Whether the window was closed on an import that went on."""
        self._lost = False
        """Whether an import ended with the project before."""
        browsing.files_taken.connect(self.take)

    def commands(self) -> list[Command]:
        """Finding near copies among what is there."""
        return [
            Command(
                name="near_copies", title=self.tr("Find Near &Copies…"), menu="Article", group=3,
                when=lambda: self.parts.bridge is not None, run=self.find_copies,
                hint=self.tr("Articles of the project that tell the same story in much the same words"),
            )
        ]  # fmt: skip

    def use(self, bridge: Bridge | None) -> None:
        """What was prepared was for the project before."""
        self._waiting = []
        preparing = self.preparing
        if preparing is not None and preparing.result is None and (preparing.busy or self.window is not None):
            self._lost = True
        self._end()
        # Between two projects there is none, and nobody to tell.
        if self._lost and bridge is not None:
            self._lost = False
            self.parts.notice.tell(self.tr("The import into the project before was given up; nothing of it came in."))

    def close(self) -> None:
        """Nothing is left behind."""
        self._end()

    def take(self, paths: list[Path]) -> None:
        """Reads files and folders; they come in at once if they are few and plain, else the window shows them."""
        from desk.ui.intake.preparing import Preparing

        bridge = self.parts.bridge
        if bridge is None:
            self.parts.notice.tell(self.tr("Open a project first, or make a new one: File > New Project."))
            return
        under_way = self.preparing
        if under_way is not None and under_way.busy:
            self._waiting += paths
            self.parts.status.say(self.tr("These files follow when those before them are read."))
            return
        # What nobody looks at and nothing came of makes room.
        if under_way is not None and under_way.result is None and self.window is not None:
            self.window.add(paths)
            self._raise()
            return
        self._end()
        self._hidden = False
        preparing = self.preparing = Preparing(self.parts, bridge, paths)
        preparing.ended.connect(self._on_ended)
        preparing.stopped.connect(self._on_stopped)
        preparing.loaded.connect(self._on_loaded)
        if self.parts.projects.settings.always_show_import or not _are_few(paths):
            self._show()
        preparing.read(paths)

    def _on_ended(self, error: BaseException | None) -> None:
        preparing = self.preparing
        if preparing is None:
            return
        if self.window is not None:
            self._go_on()
        elif error is not None:
            self.parts.notice.tell(sentence(error))
            self._end()
            self._go_on()
        elif _is_plain(preparing):
            preparing.load()
        elif any(draft.included for draft in preparing.drafts):
            self._show()
            self._go_on()
        elif not len(preparing.drafts):
            told = preparing.said
            self.parts.notice.tell(
                told[0] if told else self.tr("Nothing was found that can be imported."), passing=True
            )
            self._end()
            self._go_on()
        else:
            self._tell_of_nothing(preparing)
            self._go_on()

    def _on_stopped(self) -> None:
        if self.window is None:
            self.parts.status.say(self.tr("Nothing was imported."))
            self._end()
        self._go_on()

    def _on_loaded(self, result: "Intake") -> None:
        if self._hidden:
            # Whoever works meanwhile would send a passing notice away unread, and has Undo at hand.
            self.parts.notice.tell(result.summary, [(self.tr("Show details"), self._show)])
        elif self.window is None or self._waiting:
            actions = [(self.tr("Undo"), self.parts.editing.undo), (self.tr("Show details"), self._show)]
            self.parts.notice.tell(result.summary, actions, passing=True)
        self._go_on()

    def _go_on(self) -> None:
        """With the files that had to wait."""
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            self.take(waiting)

    def _tell_of_nothing(self, preparing: "Preparing") -> None:
        """Nothing of it can be imported: why, in a sentence where that is enough."""
        from desk.actions.drafts import DraftState

        drafts = list(preparing.drafts)
        if len(drafts) > 1:
            files = len(preparing.drafts.files)
            known = sum(draft.state is DraftState.KNOWN for draft in drafts)
            told = self.tr(
                "None of the {count} files brings a new article; {known} articles are in the project already."
            )
            if known == 0:
                told = self.tr("None of the {count} files can be imported.")
            elif known == len(drafts):
                told = self.tr("All {known} articles are in the project already.")
            told = told.format(count=files, known=known)
            self.parts.notice.tell(told, [(self.tr("Show details"), self._show)], passing=True)
            return
        (draft,) = drafts
        if draft.state is DraftState.KNOWN and draft.twin is not None and draft.twin.article is not None:
            told = self.tr("{} is in the project already.").format(preparing.drafts.file_of(draft.number).name)
            open_it = (self.tr("Open it"), partial(self.browsing.open_article, draft.twin.article))
            self.parts.notice.tell(told, [open_it], passing=True)
        else:
            self.parts.notice.tell(draft.problem, [(self.tr("Show details"), self._show)])

    def _show(self) -> None:
        """The window on what is being prepared, or what came of it."""
        from desk.ui.intake.window import ImportWindow

        if self.preparing is None:
            return
        if self.window is None:
            window = self.window = ImportWindow(self.preparing, self.parts.window)
            window.gone.connect(self._on_gone)
            window.more_wanted.connect(self.take)
            window.show()
            window.show_report()
        self._raise()

    def _raise(self) -> None:
        if self.window is not None:
            self.window.raise_()
            self.window.activateWindow()

    def may_close(self) -> bool:
        """Not before it was asked about an import that was corrected by hand."""
        if self.window is None or self.window.may_go():
            return True
        self._raise()
        return False

    def _on_gone(self) -> None:
        """The window was closed: what is being imported goes on, everything else is given up."""
        self.window = None
        self._hidden = self.preparing is not None and self.preparing.loading
        if self.preparing is not None and not self.preparing.loading:
            self._end()
            self._go_on()

    def _end(self) -> None:
        window, self.window = self.window, None
        preparing, self.preparing = self.preparing, None
        if window is not None:
            window.gone.disconnect(self._on_gone)
            window.give_up()
        if preparing is not None:
            preparing.dispose()

    def find_copies(self) -> None:
        """Looks for near copies in the whole project, as a job, and shows them."""
        from desk.actions.copies import find_copies

        bridge = self.parts.bridge
        if bridge is None:
            return
        store = bridge.workbench.store
        self.parts.jobs.start(
            self.tr("Looking for near copies"),
            lambda progress: find_copies(store, progress),
            partial(self._show_copies, bridge),
            lambda error: self.parts.notice.tell(sentence(error)),
        )

    def _show_copies(self, bridge: Bridge, found: "list[CopyGroup]") -> None:
        from desk.ui.intake.copies_found import among_articles

        if self.parts.bridge is not bridge:
            return
        if not found:
            self.parts.notice.tell(self.tr("There are no near copies in this project."))
            return
        dialog = among_articles(bridge, found, self.parts.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        bridge_gone = self.parts.projects.opened.connect(dialog.close)
        dialog.finished.connect(lambda _: self.parts.projects.opened.disconnect(bridge_gone))
        dialog.show()


def _are_few(paths: list[Path]) -> bool:
    """Whether these are, and hold, no more files than a person has in view."""
    from desk.actions.walking import Walk

    return len(list(islice(Walk(paths).files(), FEW + 1))) <= FEW


def _is_plain(preparing: "Preparing") -> bool:
    """Whether nothing is to be decided, and nothing has to be looked at."""
    from desk.actions.drafts import DraftState
    from desk.ui.intake.tables import unasked

    drafts = preparing.drafts
    found = list(drafts)
    if not found or len(found) > FEW or drafts.problems:
        return bool(not found and drafts.files)
    if any(draft.state is not DraftState.NEW for draft in found) or any(file.problems for file in drafts.files):
        return False
    if unasked(preparing.tables.values(), preparing.parts.projects.settings):
        return False
    return not any(preparing.asked(draft.number) for draft in found)
