"""What a window is made of, for those who work with several of its parts."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QDockWidget, QMainWindow

from desk.ui.article.view import ArticleView
from desk.ui.bridge import Bridge
from desk.ui.commands import Command
from desk.ui.editing import Editing
from desk.ui.jobs import Jobs
from desk.ui.linking import Linking
from desk.ui.panels.annotations import AnnotationsPanel
from desk.ui.panels.articles import ArticlesPanel
from desk.ui.panels.claims import ClaimsPanel
from desk.ui.panels.find import FindBar
from desk.ui.panels.heading import Heading
from desk.ui.panels.inspector import InspectorPanel
from desk.ui.panels.labels import LabelsPanel
from desk.ui.panels.notice import NoticeBar
from desk.ui.panels.status import Status
from desk.ui.projects import Projects
from desk.ui.relating import Relating
from desk.ui.reviews import Reviews
from desk.ui.sourcing import Sourcing
from desk.ui.toolbar import ToolBar


@dataclass(slots=True, kw_only=True)
class Parts:
    """One of each. `commands` and `docks` are filled in as the window is put together."""

    window: QMainWindow
    jobs: Jobs
    projects: Projects
    view: ArticleView
    editing: Editing
    sourcing: Sourcing
    linking: Linking
    relating: Relating
    reviews: Reviews
    heading: Heading
    notice: NoticeBar
    find_bar: FindBar
    articles: ArticlesPanel
    labels: LabelsPanel
    annotations: AnnotationsPanel
    claims: ClaimsPanel
    inspector: InspectorPanel
    status: Status
    toolbar: ToolBar
    docks: dict[str, QDockWidget] = field(default_factory=dict)
    commands: list[Command] = field(default_factory=list)

    @property
    def bridge(self) -> Bridge | None:
        """The open project's bridge."""
        return self.projects.bridge
