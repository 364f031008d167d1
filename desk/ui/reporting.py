"""What came of long work, and what was found wrong, told to the person."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from desk.model.article import Article
from desk.ui.browsing import Browsing
from desk.ui.parts import Parts

if TYPE_CHECKING:
    from desk.actions.exchange import Exported
    from desk.actions.intake import Intake
    from desk.store.check import Finding
    from desk.store.rows import Mismatch

LISTED = 12


class Reporting(QObject):
    """Belongs to one window."""

    def __init__(self, parts: Parts, browsing: Browsing) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._browsing = browsing
        self._window = parts.window

    def imported(self, result: "Intake") -> None:
        """What an import brought; the first article of it is opened where none is."""
        self._parts.status.say(result.summary)
        if result.articles and self._parts.editing.article is None:
            self._browsing.open_article(result.articles[0])

    def exported(self, result: "Exported") -> None:
        """What was written, with a button that opens its folder."""
        folder = QUrl.fromLocalFile(str(result.path.parent))
        text = "\n".join([result.summary, *result.problems[:LISTED]])
        self._parts.notice.tell(
            text, [(self.tr("Open folder"), lambda: QDesktopServices.openUrl(folder))], passing=not result.problems
        )

    def checked(self, findings: "list[Finding]") -> None:
        """Whether all is well, or what is off."""
        if not findings:
            self._parts.notice.tell(
                self.tr("The project is in order: database, texts and every annotation were checked."), passing=True
            )
            return
        lines = [f"{finding.kind} {finding.id}: {finding.reason}" for finding in findings]
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Check"))
        box.setText(
            self.tr("1 thing is off in this project.")
            if len(findings) == 1
            else self.tr("{} things are off in this project.").format(len(findings))
        )
        box.setInformativeText("\n".join(lines[:LISTED]))
        box.setDetailedText("\n".join(lines))
        box.open()

    def mismatched(self, article: Article, lines: "list[Mismatch]") -> None:
        """Annotations that are kept off the screen because their text is not what they say."""
        if len(lines) == 1:
            told = self.tr("1 annotation does not match the text of “{title}” and cannot be shown: {reason}.")
        else:
            told = self.tr("{count} annotations do not match the text of “{title}” and cannot be shown: {reason}.")
        self._parts.notice.tell(
            told.format(count=len(lines), title=article.shown_title, reason=lines[0].reason),
            [(self.tr("Check project"), self._parts.projects.check)],
        )
