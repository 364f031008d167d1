"""What works in a window: its parts and features, made and connected. What they do stands elsewhere."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desk.model.annotation import Annotation, Claim
from desk.model.article import Article, State
from desk.model.change import Transaction
from desk.model.project import Batch, BatchState
from desk.settings import Settings
from desk.text import words
from desk.ui import theme
from desk.ui.article.view import ArticleView
from desk.ui.asking import Asking
from desk.ui.bridge import Bridge
from desk.ui.browsing import Browsing
from desk.ui.chain import Part, Slot
from desk.ui.editing import Editing
from desk.ui.evidence import Evidences
from desk.ui.features import make_features
from desk.ui.frame import Frame
from desk.ui.inspecting import Inspecting
from desk.ui.jobs import Jobs
from desk.ui.lines import Lines
from desk.ui.linking import Linking
from desk.ui.menus import Menus
from desk.ui.messages import sentence
from desk.ui.pages import Pages
from desk.ui.panels.annotations import AnnotationsPanel
from desk.ui.panels.articles import ArticlesPanel
from desk.ui.panels.claimbar import ClaimBar
from desk.ui.panels.claims import ClaimsPanel
from desk.ui.panels.find import FindBar
from desk.ui.panels.heading import Heading
from desk.ui.panels.hints import HintsCard
from desk.ui.panels.inspector import InspectorPanel
from desk.ui.panels.labels import LabelsPanel
from desk.ui.panels.notice import NoticeBar
from desk.ui.panels.status import Status
from desk.ui.parts import Parts
from desk.ui.projects import Projects
from desk.ui.proposing import Proposing
from desk.ui.register import Register
from desk.ui.relating import Relating
from desk.ui.reporting import Reporting
from desk.ui.restoring import Restoring
from desk.ui.reviews import Reviews
from desk.ui.showing import Showing
from desk.ui.sourcing import Sourcing
from desk.ui.table import Given, command_table
from desk.ui.tagging import Tagging
from desk.ui.textkeys import TextKeys
from desk.ui.theme import application
from desk.ui.welcome import Welcome


class Workings(QObject):
    """Belongs to one window, and fills what it is made of."""

    def __init__(self, window: Frame, chosen: Settings) -> None:
        super().__init__(window)
        self._window = window
        self.people: dict[str, str] = {}
        jobs = Jobs(window)
        view = ArticleView(snap=words.snap, describe=self._describe)
        editing = Editing(view, window)
        linking = Linking(editing, view, Register(jobs, window), window)
        self.parts = Parts(
            window=window,
            jobs=jobs,
            projects=Projects(chosen, jobs, window),
            view=view,
            editing=editing,
            sourcing=Sourcing(editing, view, Proposing(editing), window),
            linking=linking,
            relating=Relating(editing, view, linking, window),
            reviews=Reviews(editing, window),
            heading=Heading(window),
            notice=NoticeBar(window),
            find_bar=FindBar(window),
            articles=ArticlesPanel(parent=window),
            labels=LabelsPanel(window),
            annotations=AnnotationsPanel(window),
            claims=ClaimsPanel(window),
            inspector=InspectorPanel(window),
            status=Status(jobs, window),
            toolbar=window.toolbar,
            docks=window.docks,
        )
        self._showing = Showing(editing, self.parts.sourcing, view, self.parts.claims)
        self.browsing = Browsing(self.parts)
        self.evidence = Evidences(self.parts, self.browsing)
        self._inspecting = Inspecting(self.parts, self.evidence)
        self.pages = Pages(self.parts, self.browsing)
        self._lines = Lines(editing, view, self.parts.relating, linking.register)
        self.asking = Asking(self.parts, self.browsing)
        self._tagging = Tagging(self.parts)
        self._reporting = Reporting(self.parts, self.browsing)
        self.features = make_features(self.parts, self.browsing, self.asking)
        self._hints = HintsCard(window)
        self._fill_window()
        given = Given(
            parts=self.parts,
            browsing=self.browsing,
            asking=self.asking,
            tagging=self._tagging,
            pages=self.pages,
            evidence=self.evidence,
            lines=self._lines,
            take_settings=self.take_settings,
        )
        mine = [command for feature in self.features for command in feature.commands()]
        self.parts.commands = [*command_table(given), *mine]
        self.menus = Menus(window, self.parts.commands, window.menus_of_bar)
        self.parts.toolbar.fill(self.parts.commands, self.menus.actions)
        self._restoring = Restoring(self.parts, self._inspecting, self._on_picked)
        self._keys = TextKeys(self.parts.view, self.parts.editing, self.parts.commands)
        self._add_panel_entries()
        self._connect()
        self._welcome = Welcome(self.parts, self._hints, self.asking.person)
        self.take_settings()
        self._on_opened(None)

    def take_settings(self) -> None:
        """Shows what the settings say: theme, zoom, width of the text, order of the list."""
        chosen = self.parts.projects.settings
        app = application()
        wanted = theme.theme_for(app, chosen.theme)
        theme.apply(app, wanted)
        self.parts.toolbar.take_theme(wanted)
        self.parts.view.set_theme(wanted)
        self.parts.view.zoom_percent = chosen.zoom_percent
        self.parts.view.measure_chars = chosen.measure_chars
        self.parts.view.set_reading_font(chosen.font_family)
        self.parts.view.set_snapping(chosen.snapping)
        self.parts.annotations.set_order(chosen.list_order)

    def may_close(self) -> bool:
        """Whether nothing would be lost that a person was not asked about."""
        return all(feature.may_close() for feature in self.features)

    def close(self) -> None:
        """The window closes; all is on the disk already."""
        for feature in self.features:
            feature.close()
        self.pages.close()
        self.parts.jobs.stop_all()
        self.parts.projects.close()

    def _fill_window(self) -> None:
        self._window.setStatusBar(self.parts.status)
        column = self._window.column
        for part in (self.parts.notice, self.parts.heading):
            column.addWidget(part)
        column.addWidget(self.parts.view, 1)
        column.addWidget(self._hints)
        bar = ClaimBar(self.parts.sourcing, self._window.centralWidget())
        bar.done.connect(self.parts.view.setFocus)
        # Only when the bar has taken its room is it known what of the claim is still in sight.
        bar.appeared.connect(lambda: QTimer.singleShot(0, self._reveal_picked))
        column.addWidget(bar)
        for feature in self.features:
            for own in feature.bars():
                column.addWidget(own)
        column.addWidget(self.parts.find_bar)
        contents: dict[str, QWidget] = {
            "articles": self.parts.articles,
            "labels": self.parts.labels,
            "annotations": self.parts.annotations,
            "claims": self.parts.claims,
            "details": self.parts.inspector,
        }
        for name, content in contents.items():
            self._window.fill_dock(name, content)
        for panel in [panel for feature in self.features for panel in feature.panels()]:
            if panel.name not in self._window.docks:
                self._window.add_dock(panel.title, panel.name, beside=panel.beside, shown=panel.shown)
            self._window.fill_dock(panel.name, panel.content)
        self._window.clear_middle()
        self._window.tend_tabs()

    def _add_panel_entries(self) -> None:
        menu = self.menus.menu("View/Panels")
        for dock in self.parts.docks.values():
            menu.addAction(dock.toggleViewAction())
        recent = self.menus.menu("File/Open Recent", after="open_project")
        recent.aboutToShow.connect(lambda: self.asking.fill_recent(recent))

    def _connect(self) -> None:
        projects, editing, status = self.parts.projects, self.parts.editing, self.parts.status
        projects.opened.connect(self._on_opened)
        projects.told.connect(self.parts.notice.tell)
        projects.imported.connect(self._reporting.imported)
        projects.exported.connect(self._reporting.exported)
        projects.checked.connect(self._reporting.checked)
        editing.article_changed.connect(self._on_article)
        editing.annotations_changed.connect(self._on_annotations)
        editing.picked_changed.connect(self._on_picked)
        editing.labels_changed.connect(self._on_labels)
        editing.said.connect(status.say)
        editing.refused.connect(status.warn)
        editing.mismatched.connect(self._reporting.mismatched)
        editing.occurrences_asked.connect(self._tagging.preview_occurrences)
        editing.confirm_asked.connect(self.asking.confirm)
        self.parts.claims.claim_picked.connect(self.parts.view.pick)
        self.parts.view.attribution_clicked.connect(
            lambda part, level: self.parts.sourcing.hold(Slot(level, Part(part)))
        )
        self.parts.claims.remove_asked.connect(editing.remove)
        self.parts.claims.propose_asked.connect(self._propose_for)
        self.parts.view.selection_changed.connect(self._on_selection)
        self.parts.view.zoom_changed.connect(lambda percent: projects.change_settings(zoom_percent=percent))
        self.parts.view.context_requested.connect(self._tagging.article_menu)
        self.parts.articles.article_opened.connect(self.browsing.open_from_list)
        self.parts.articles.text_asked.connect(self.parts.view.setFocus)
        self.parts.articles.failed.connect(lambda error: self.parts.notice.tell(sentence(error)))
        self.parts.articles.paste_asked.connect(self.asking.paste)
        self.parts.articles.import_asked.connect(self.asking.import_files)
        self.parts.articles.remove_asked.connect(self.browsing.remove_articles)
        self.parts.articles.details_asked.connect(self.asking.details)
        self.parts.articles.state_asked.connect(self.browsing.set_states)
        self.parts.articles.files_dropped.connect(self.browsing.take_files)
        self.parts.labels.label_chosen.connect(self._on_label_chosen)
        self.parts.labels.edit_asked.connect(self.asking.edit_labels)
        self.parts.labels.tag_all_asked.connect(lambda id: editing.find_occurrences(editing.labels[id]))
        self.parts.annotations.annotation_picked.connect(self.parts.view.pick)
        self.parts.annotations.remove_asked.connect(editing.remove)
        self.parts.annotations.relabel_asked.connect(self._tagging.relabel)
        self.parts.annotations.order_changed.connect(lambda order: projects.change_settings(list_order=order))
        self.parts.inspector.relabel_asked.connect(editing.relabel_by_id)
        self.parts.inspector.note_edited.connect(editing.set_note)
        self.parts.inspector.attribute_edited.connect(editing.set_attribute)
        self.parts.relating.claim_opened.connect(self.browsing.go_to)
        self.parts.heading.state_asked.connect(lambda state: editing.set_state(State(state)))
        self.parts.heading.done_asked.connect(self.browsing.done_and_next)
        self.parts.find_bar.found.connect(self.parts.view.show_matches)
        self.parts.find_bar.closed.connect(self._on_find_closed)
        status.person_asked.connect(self.asking.person)
        hints = application().styleHints()
        hints.colorSchemeChanged.connect(lambda _: self.take_settings())

    def _on_opened(self, bridge: Bridge | None) -> None:
        self.parts.find_bar.close_bar()
        self.parts.notice.clear()
        self.parts.articles.use(bridge.workbench.store if bridge else None)
        self.parts.editing.use(bridge)
        self._showing.use(bridge)
        self.parts.linking.register.use(bridge)
        self.parts.relating.use(bridge)
        self.parts.reviews.use(bridge)
        self._inspecting.use(bridge)
        self.pages.use(bridge)
        self._lines.use(bridge)
        self._restoring.use(bridge)
        for feature in self.features:
            feature.use(bridge)
        self.parts.status.show_person(bridge.workbench.person.name if bridge else "")
        self.people = {}
        if bridge is None:
            self.parts.view.show_nothing(self.tr("Open a project, or make a new one: File > New Project."))
            self._window.setWindowTitle("Desk")
            return
        bridge.committed.connect(self._on_committed)
        bridge.refused.connect(self.parts.notice.tell)
        bridge.saved.connect(self.parts.status.saved.show_saved)
        store = bridge.workbench.store
        self._window.setWindowTitle(self.tr("{} — Desk").format(store.project().name))
        self._window.setWindowFilePath(str(store.path))
        self._read_people()
        if self.parts.articles.open_next() is None:
            self.parts.view.show_nothing(self._nothing_open())

    def _on_committed(self, transaction: Transaction) -> None:
        self.parts.articles.take(transaction)
        if any(_may_bring(value, self.people) for value in _values(transaction)):
            self._read_people()
        article = self.parts.editing.article
        if article is not None and (article.removed or _takes_back(transaction, article)):
            self.parts.editing.open(None)
            self.parts.articles.open_next()
        elif article is None and (self.parts.articles.current() is None or _brings(transaction)):
            self.parts.articles.open_next()
        self.menus.refresh()

    def _nothing_open(self) -> str:
        return self.tr("Choose an article at the left, or drop files there.")

    def _read_people(self) -> None:
        if self.parts.bridge is not None:
            with self.parts.bridge.workbench.store.reading() as reading:
                self.people = {person.id: person.name for person in reading.people().values()}

    def _on_article(self, article: Article | None) -> None:
        self.parts.heading.show_article(article)
        if article is None:
            self.parts.view.show_nothing(self._nothing_open())
        self.parts.annotations.show_annotations(self.parts.editing.ordered, self.parts.editing.labels)
        self.parts.find_bar.use_text(self.parts.editing.text)
        self._count()
        self._on_selection()

    def _on_annotations(self, pairs: list[tuple[Annotation | None, Annotation | None]]) -> None:
        self.parts.annotations.change(pairs)
        self._count()

    def _on_labels(self) -> None:
        self.parts.labels.set_labels(self.parts.editing.labels)
        self.parts.annotations.show_annotations(self.parts.editing.ordered, self.parts.editing.labels)
        self._on_picked(self.parts.editing.picked)
        self._count()

    def _on_picked(self, annotation: Annotation | None) -> None:
        self.parts.annotations.pick(annotation.id if annotation else None)
        context = self._inspecting.context_of(annotation)
        self.parts.inspector.show_annotation(annotation, self.parts.editing.labels, self.people, context)
        self.menus.refresh()

    def _on_selection(self) -> None:
        self.parts.labels.set_enabled_for_tagging(self.parts.editing.article is not None)
        # Asking every command costs a third of a millisecond; while an article opens that is done once, at the end.
        if not self.parts.editing.is_opening:
            self.menus.refresh()

    def _on_find_closed(self, match: tuple[int, int] | None) -> None:
        if match is not None and match[1] <= len(self.parts.editing.text):
            self.parts.view.select(*match)
        self.parts.view.setFocus()

    def _reveal_picked(self) -> None:
        claim = self.parts.sourcing.claim
        if claim is not None and self.parts.editing.article is not None:
            self.parts.view.reveal(claim.start, claim.end)

    def _propose_for(self, claim: str) -> None:
        self.parts.view.pick(claim)
        self.parts.sourcing.propose()

    def _on_label_chosen(self, id: str) -> None:
        if id in self.parts.editing.labels:
            self.parts.editing.apply_label(self.parts.editing.labels[id])
            self.parts.view.setFocus()

    def _count(self) -> None:
        self.parts.labels.set_counts(Counter(a.label for a in self.parts.editing.annotations.values() if a.label))
        claims = sum(isinstance(a, Claim) for a in self.parts.editing.annotations.values())
        self.parts.status.count(self.parts.editing.article, len(self.parts.editing.annotations) - claims, claims)

    def _describe(self, annotation: Annotation) -> str:
        label = self.parts.editing.labels.get(annotation.label or "")
        kind = self.tr("Claim") if isinstance(annotation, Claim) else ""
        name = ": ".join(part for part in (kind, label.name if label else "") if part) or self.tr("No label")
        lines = [name, self.tr("by {}").format(self.people.get(annotation.author, self.tr("somebody")))]
        lines += [annotation.note] if annotation.note else []
        return "\n".join(lines)


def _may_bring(value: object, people: Mapping[str, str]) -> bool:
    """Whether somebody may have come with it who is not among these people: an import does not say whose work it is."""
    return isinstance(value, Batch) or (isinstance(value, Annotation) and value.author not in people)


def _takes_back(transaction: Transaction, article: Article) -> bool:
    """Whether the import that brought the article is undone."""
    return any(
        isinstance(value, Batch) and value.id == article.batch and value.state is not BatchState.DONE
        for value in _values(transaction)
    )


def _brings(transaction: Transaction) -> bool:
    """Whether it makes an import part of the project, the first time or again."""
    return any(isinstance(value, Batch) and value.state is BatchState.DONE for value in _values(transaction))


def _values(transaction: Transaction) -> list[object]:
    return [change.value for change in transaction.changes]
