"""What is said at the end of reading: how many files are no use, and what nobody has been told yet."""

from PySide6.QtCore import QLocale

from desk.actions.drafts import DraftState
from desk.ui.intake.preparing import Preparing
from desk.ui.translation import tr


class News:
    """Says each thing once."""

    def __init__(self, preparing: Preparing, locale: QLocale) -> None:
        self._preparing, self._shown = preparing, locale.toString
        self._said: set[str] = set()
        self.bad = 0
        """How many files could not be imported when this was asked last."""

    def since_last(self) -> list[str]:
        """Sentences: how many files cannot be imported, one on folders and names, how many were there already."""
        drafts, skipped = self._preparing.drafts, self._preparing.skipped
        said = [*drafts.problems, *(str(each) for each in drafts.notices if not each.routine)]
        told = [each for each in said if each not in self._said][:1]
        before, self.bad = self.bad, sum(draft.state is DraftState.PROBLEM for draft in drafts)
        if self.bad > before:
            told.insert(0, self.on_bad())
        if skipped:
            many = tr("{} files were listed already.").format(self._shown(skipped))
            told.append(tr("1 file was listed already.") if skipped == 1 else many)
        self._preparing.skipped = 0
        self._said.update(said)
        return told

    def on_bad(self) -> str:
        """A sentence on the files that cannot be imported, empty without one."""
        if self.bad == 0:
            return ""
        many = tr("{} files cannot be imported.").format(self._shown(self.bad))
        return tr("1 file cannot be imported.") if self.bad == 1 else many
