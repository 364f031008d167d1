"""Agreement as a window offers it: a command, and one window that follows the main one."""

from typing import TYPE_CHECKING

from desk.ui.adjudicate.feature import Adjudication
from desk.ui.asking import Asking
from desk.ui.bridge import Bridge
from desk.ui.browsing import Browsing
from desk.ui.commands import Command
from desk.ui.feature import Feature
from desk.ui.parts import Parts

if TYPE_CHECKING:
    from desk.ui.agreement.choosing import Scope
    from desk.ui.agreement.window import AgreementWindow


class AgreementFeature(Feature):
    """Opens the agreement window, at most one."""

    def __init__(self, parts: Parts, browsing: Browsing, asking: Asking) -> None:
        super().__init__(parts, browsing, asking)
        self._window: AgreementWindow | None = None
        parts.editing.article_changed.connect(self._follow)

    def commands(self) -> list[Command]:
        """Agreement."""
        return [
            Command(
                name="agreement", title=self.tr("A&greement…"), menu="Review", group=7,
                when=lambda: self.parts.bridge is not None, run=self.open,
                hint=self.tr("How far analysts agree: the field's measures, per label and overall"),
            )
        ]  # fmt: skip

    def use(self, bridge: Bridge | None) -> None:
        """Another project: the window on the one before goes."""
        self.close()

    def close(self) -> None:
        """The window goes with the main one."""
        if self._window is not None:
            self._window.close()

    def open(self) -> None:
        """Shows the window; says so where there is nobody to compare."""
        from desk.ui.agreement.window import AgreementWindow

        parts = self.parts
        if parts.bridge is None:
            return
        parts.inspector.flush()
        if self._window is None:
            with parts.bridge.workbench.store.reading() as reading:
                several = len(reading.work_of_people()) > 1
            if not several:
                parts.notice.tell(
                    self.tr("There is nobody to compare: fewer than two people have annotated anything."),
                    passing=True,
                )
                return
            made = AgreementWindow(parts.bridge, parts.jobs, self._articles, parts.window)
            made.opened.connect(self.browsing.go_to)
            made.adjudicate_asked.connect(self._adjudicate)
            made.finished.connect(self._forget)
            self._window = made
            self._follow()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _articles(self, scope: "Scope") -> list[str]:
        """The articles (ids) that are open, or selected in the list."""
        from desk.ui.agreement.choosing import Scope

        article = self.parts.editing.article
        if scope is Scope.SELECTED:
            return self.parts.articles.selected()
        return [article.id] if article is not None else []

    def _adjudicate(self, people: tuple[str, ...], articles: tuple[str, ...], article: str, annotation: str) -> None:
        from desk.ui.adjudicate.setup import Chosen

        bridge = self.parts.bridge
        adjudication = self.parts.window.findChild(Adjudication)
        if bridge is None or adjudication is None:
            return
        with bridge.workbench.store.reading() as reading:
            known = reading.people()
        chosen = Chosen(tuple(known[id] for id in people if id in known), articles)
        adjudication.begin(chosen, article, annotation)

    def _follow(self, *_: object) -> None:
        if self._window is not None:
            article = self.parts.editing.article
            title = article.shown_title if article is not None else ""
            self._window.show_main(title, len(self.parts.articles.selected()))

    def _forget(self, *_: object) -> None:
        self._window = None
