"""Going through the articles of a project: open, done-and-next, states, taking some out, files that are dropped."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desk.actions import corpus
from desk.model.article import Article, State
from desk.model.review import REVIEWERS, may_set
from desk.model.span import Span
from desk.ui.bridge import Bridge
from desk.ui.parts import Parts
from desk.ui.projects import SUFFIX

PACKAGE_SUFFIX = ".deskpackage"


class Browsing(QObject):
    """Belongs to one window. `package_dropped` brings the path of a package that is to be merged."""

    package_dropped = Signal(object)
    files_taken = Signal(list)
    """Files and folders (paths) that are to be imported."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        parts.projects.opened.connect(self._follow)

    def open_article(self, id: str | None) -> None:
        """Opens an article by id and selects it in the list; None opens none."""
        self._parts.inspector.flush()
        self._parts.editing.open(id)
        if id is not None:
            self._parts.articles.select(id)

    def open_from_list(self, id: str) -> None:
        """Opens what was chosen in the list, which then has the keyboard no longer."""
        article = self._parts.editing.article
        if article is None or article.id != id:
            self._parts.inspector.flush()
            self._parts.editing.open(id)
        self._parts.view.setFocus()

    def go_to(self, article: str, annotation: str | None = None, span: Span | None = None) -> None:
        """Opens an article at an annotation (by id), or with a stretch of it selected."""
        editing, view = self._parts.editing, self._parts.view
        if editing.article is None or editing.article.id != article:
            self.open_article(article)
        if editing.article is None or editing.article.id != article:
            return
        self._parts.window.activateWindow()
        if annotation in editing.annotations:
            view.pick(annotation)
        elif span is not None and span.holds(editing.text):
            view.reveal(span.start, span.end)
            view.select_raw(span.start, span.end)
        view.setFocus()

    def done_and_next(self) -> None:
        """Marks the open article as done and opens the next one in the list."""
        parts = self._parts
        if parts.editing.article is None:
            return
        parts.inspector.flush()
        parts.editing.set_state(State.DONE)
        if parts.articles.open_next() is None:
            parts.status.say(self.tr("That was the last article in the list."))

    def remove_articles(self, ids: list[str]) -> None:
        """Takes articles out of the project; undo brings them back."""
        bridge, found = self._parts.bridge, self._read(ids)
        if bridge is None or not found:
            return
        with bridge.workbench.store.reading() as reading:
            leading = reading.relations_leaving([article.id for article in found])
        if leading:
            one = self.tr(
                "1 relation leads to claims in other articles, and will not be seen there while this is out of the "
                "project."
            )
            more = self.tr(
                "{} relations lead to claims in other articles, and will not be seen there while this is out of the "
                "project."
            )
            question = one if leading == 1 else more.format(leading)
            self._parts.editing.confirm_asked.emit(question, lambda: self._remove(found))
        else:
            self._remove(found)

    def _remove(self, found: list[Article]) -> None:
        bridge = self._parts.bridge
        if bridge is not None and bridge.do(corpus.remove_articles(found)):
            told = self.tr("Removed {}.").format(corpus.counted(found))
            self._parts.notice.tell(told, [(self.tr("Undo"), self._parts.editing.undo)], passing=True)

    def set_states(self, ids: list[str], state: str) -> None:
        """Puts those articles into a state that this person may give it, and says of how many that is not so."""
        bridge = self._parts.bridge
        if bridge is None:
            return
        wanted, found = State(state), self._read(ids)
        if wanted in REVIEWERS:
            with bridge.workbench.store.reading() as reading:
                person = bridge.workbench.person.id
                allowed = [each for each in found if may_set(wanted, person, reading.authors_in(each.id))]
            left = len(found) - len(allowed)
            if left:
                one = self.tr(
                    "1 article stays as it is: all of the work in it is your own, so somebody else says that."
                )
                more = self.tr(
                    "{} articles stay as they are: all of the work in them is your own, so somebody else says that."
                )
                self._parts.editing.refused.emit(one if left == 1 else more.format(left))
            found = allowed
        if found:
            bridge.do(corpus.set_state(found, wanted))

    def take_files(self, names: list[str]) -> None:
        """Files that were dropped or named: one project is opened, one package merged, the rest imported."""
        files = [Path(name) for name in names]
        if len(files) == 1 and files[0].suffix == SUFFIX:
            self._parts.projects.open(files[0])
        elif len(files) == 1 and files[0].suffix == PACKAGE_SUFFIX:
            self.package_dropped.emit(files[0])
        elif files:
            self.files_taken.emit(files)

    def _follow(self, bridge: Bridge | None) -> None:
        """What a notice reports is over, and so is its Undo, once something else was done."""
        if bridge is not None:
            bridge.saved.connect(lambda why: self._parts.notice.pass_by() if not why else None)

    def _read(self, ids: list[str]) -> list[Article]:
        bridge = self._parts.bridge
        if bridge is None:
            return []
        with bridge.workbench.store.reading() as reading:
            return [article for article in map(reading.article, ids) if article is not None]
