"""What article is open: title, where and when, its state, and the button for done-and-next."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desk.model.article import Article, State
from desk.model.review import REVIEWERS
from desk.ui.translation import tr


def state_title(state: State) -> str:
    """A state of an article in words."""
    titles = {
        State.NEW: tr("New"),
        State.IN_PROGRESS: tr("In progress"),
        State.DONE: tr("Done"),
        State.NEEDS_REVIEW: tr("Needs review"),
        State.RETURNED: tr("Returned"),
        State.REVIEWED: tr("Reviewed"),
    }
    return titles[state]


def state_rule(state: State) -> str:
    """Who may give an article that state, where not everybody may."""
    return tr("For reviewers: not for whom all of the work in it is their own") if state in REVIEWERS else ""


class _Line(QLabel):
    """One line of foreign text, shortened at the end where it does not fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        self._whole = " ".join(text.split())
        self.setToolTip("")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class Heading(QWidget):
    """Above the article; hidden where none is open."""

    state_asked = Signal(str)
    done_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _Line(self)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        self._title.setFont(font)
        self._where = _Line(self)
        self._where.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._state = QToolButton(self)
        self._state.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._state.setToolTip(self.tr("State of this article"))
        self.may_set: Callable[[State], bool] = lambda _: True
        """Whether the person may give the article a state; those they may not are greyed."""
        self._states = QMenu(self._state)
        self._states.setToolTipsVisible(True)
        for state in State:
            action = self._states.addAction(state_title(state), partial(self.state_asked.emit, state.value))
            action.setToolTip(state_rule(state))
        self._states.aboutToShow.connect(self._grey)
        self._state.setMenu(self._states)
        self._done = QPushButton(self.tr("Done, next"), self)
        self._done.setToolTip(self.tr("Mark this article as done and open the next one (Ctrl+Return)"))
        self._done.setAutoDefault(False)
        self._done.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._done.clicked.connect(self.done_asked)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._title)
        lines.addWidget(self._where)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 10, 14, 10)
        layout.setSpacing(10)
        layout.addLayout(lines, 1)
        layout.addWidget(self._state)
        layout.addWidget(self._done)
        self.hide()

    def show_article(self, article: Article | None) -> None:
        """The article that is open now, or None."""
        self.setVisible(article is not None)
        if article is None:
            return
        source = article.source
        self._title.say(article.shown_title)
        parts = [source.outlet or source.file or "", (source.published or "").replace("T", " "), source.author or ""]
        self._where.say("  ·  ".join(part for part in parts if part) or self.tr("No source given"))
        self._state.setText(state_title(article.state))
        self._state.setAccessibleName(self.tr("State: {}").format(state_title(article.state)))

    def _grey(self) -> None:
        for state, action in zip(State, self._states.actions(), strict=True):
            action.setEnabled(self.may_set(state))
