"""Adjudication and blind coding, as a window offers them: commands, questions first, and one window for the work."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from desk.actions import blinding
from desk.model.article import Article
from desk.model.project import Project
from desk.ui.asking import Asking
from desk.ui.bridge import Bridge
from desk.ui.browsing import Browsing
from desk.ui.commands import Command
from desk.ui.feature import Feature
from desk.ui.foreign import one_line
from desk.ui.parts import Parts

if TYPE_CHECKING:
    from desk.ui.adjudicate.setup import Chosen
    from desk.ui.adjudicate.window import AdjudicateWindow

LISTED = 8


class Adjudication(Feature):
    """Opens the adjudication window, at most one; sets a project to be coded blind; opens articles for everybody."""

    def __init__(self, parts: Parts, browsing: Browsing, asking: Asking) -> None:
        super().__init__(parts, browsing, asking)
        self._window: AdjudicateWindow | None = None

    def commands(self) -> list[Command]:
        """Adjudicate, code blind, open."""
        parts = self.parts
        return [
            Command(
                name="adjudicate", title=self.tr("Ad&judicate…"), menu="Review", group=7, when=self._has_project,
                run=self.adjudicate, hint=self.tr("What two to six analysts made of an article, settled case by case"),
            ),
            Command(
                name="code_blind", title=self.tr("Code &Blind"), menu="Review", group=9, when=self._has_project,
                run=self.switch_blind, checked=lambda: self._project is not None and self._project.blind,
                hint=self.tr("Each analyst sees only their own labels of an article until it is opened"),
            ),
            Command(
                name="open_for_adjudication", title=self.tr("&Open for Adjudication…"), menu="Review", group=9,
                when=lambda: bool(self._blind([parts.editing.article] if parts.editing.article else [])),
                run=self.open_current, hint=self.tr("From now on everybody sees everybody's labels of this article"),
            ),
        ]  # fmt: skip

    def use(self, bridge: Bridge | None) -> None:
        """Another project: the window on the one before goes."""
        if self._window is not None:
            self._window.close()

    def close(self) -> None:
        """The window goes with the main one."""
        if self._window is not None:
            self._window.close()

    def adjudicate(self) -> None:
        """Asks between whom and where, and opens the window; in a blind project it asks to open the articles first."""
        from desk.ui.adjudicate.setup import SetupDialog

        parts = self.parts
        if parts.bridge is None:
            return
        parts.inspector.flush()
        if self._window is not None:
            self._window.raise_()
            self._window.activateWindow()
            return
        with parts.bridge.workbench.store.reading() as reading:
            people, work = list(reading.people().values()), reading.work_in()
        if len({person for counts in work.values() for person in counts}) < 2:
            parts.notice.tell(
                self.tr("There is nothing to adjudicate: fewer than two people have annotated anything."),
                passing=True,
            )
            return
        dialog = SetupDialog(people, work, parts.editing.article, parts.window)
        if dialog.exec():
            self.begin(dialog.chosen())
        dialog.deleteLater()

    def begin(self, chosen: "Chosen", article: str | None = None, annotation: str | None = None) -> None:
        """Opens the window on what was chosen, and goes to an annotation in it where one is given (ids)."""
        from desk.ui.adjudicate.window import AdjudicateWindow

        parts = self.parts
        if parts.bridge is None or not self.ensure_open(chosen.articles):
            return
        if self._window is not None:
            self._window.close()
        made = AdjudicateWindow(parts.bridge, parts.jobs, chosen.people, chosen.articles, parts.window)
        made.opened.connect(self.browsing.go_to)
        made.finished.connect(self._forget)
        self._window = made
        if article is not None:
            made.begin_at(article, annotation)
        made.show()

    def ensure_open(self, articles: Sequence[str]) -> bool:
        """Whether everybody's work on these articles (ids) may be shown; asks to open those that are coded blind."""
        bridge = self.parts.bridge
        if bridge is None:
            return False
        with bridge.workbench.store.reading() as reading:
            blind = blinding.still_blind(reading.project(), reading.every_article(articles))
        return not blind or self._ask_to_open(blind)

    def open_current(self) -> None:
        """Opens the article that is shown, after asking."""
        article = self.parts.editing.article
        if article is not None:
            self._ask_to_open(self._blind([article]))

    def switch_blind(self) -> None:
        """Switches coding blind on or off; off is asked about where that shows something."""
        bridge, project = self.parts.bridge, self._project
        if bridge is None or project is None:
            return
        if project.blind:
            question = self.tr("From now on everybody sees everybody's labels, also of articles that were not opened.")
            if not self._confirmed(self.tr("Code in the open"), question, self.tr("Show everything")):
                self.parts.window.menus.refresh()  # type: ignore[attr-defined]  # the window has its menus
                return
        if bridge.do(blinding.code_blind(project, not project.blind)) is not None:
            told = (
                self.tr("Everybody sees everybody's labels now.")
                if project.blind
                else self.tr(
                    "Each analyst sees only their own labels now, until an article is opened for adjudication; "
                    "entities, labels and states of whole articles, how often a label is used, how much each person "
                    "did, sorting by annotations and what is exported still tell of everybody's work."
                )
            )
            self.parts.notice.tell(told, [(self.tr("Undo"), self.parts.editing.undo)], passing=True)

    @property
    def _project(self) -> Project | None:
        return self.parts.editing.project if self.parts.bridge is not None else None

    def _has_project(self) -> bool:
        return self.parts.bridge is not None

    def _blind(self, articles: Iterable[Article]) -> list[Article]:
        project = self._project
        return blinding.still_blind(project, articles) if project is not None else []

    def _ask_to_open(self, articles: Sequence[Article]) -> bool:
        bridge = self.parts.bridge
        if bridge is None or not articles:
            return False
        with bridge.workbench.store.reading() as reading:
            work = reading.work_in([article.id for article in articles])
            names = {id: person.name for id, person in reading.people().items()}
        title = self.tr("Open for adjudication")
        if not self._confirmed(title, self._question(articles, work, names), self.tr("Open")):
            return False
        return bridge.do(blinding.open_articles(articles)) is not None

    def _question(
        self, articles: Sequence[Article], work: Mapping[str, Mapping[str, int]], names: Mapping[str, str]
    ) -> str:
        made: Counter[str] = Counter()
        for counts in work.values():
            made.update(counts)
        lines = [
            self.tr("{name}: {count}").format(name=names.get(id, id[:8]), count=self.parts.window.locale().toString(n))
            for id, n in made.most_common(LISTED)
        ]
        if len(articles) == 1:
            told = self.tr("“{}” is coded blind. Annotations in it:").format(one_line(articles[0].shown_title))
        else:
            told = self.tr("{} articles are coded blind. Annotations in them:").format(len(articles))
        after = self.tr("Once opened, everybody sees everybody's labels there from now on.")
        return "\n".join([told, *(lines or [self.tr("none yet")]), "", after])

    def _confirmed(self, title: str, question: str, yes: str) -> bool:
        box = QMessageBox(self.parts.window)
        box.setWindowTitle(title)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(box.textFormat().PlainText)
        box.setText(question)
        go = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(go)
        box.exec()
        return box.clickedButton() is go

    def _forget(self, *_: object) -> None:
        self._window = None
