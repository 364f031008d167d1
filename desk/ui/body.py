"""Leaving headers, datelines and boilerplate out of what is found and proposed, where somebody wants that."""

from desk.ui.asking import Asking
from desk.ui.browsing import Browsing
from desk.ui.commands import Command
from desk.ui.feature import Feature
from desk.ui.parts import Parts


class BodyOnly(Feature):
    """One switch for the find bar, every occurrence of a word, and who is proposed as a source."""

    def __init__(self, parts: Parts, browsing: Browsing, asking: Asking) -> None:
        super().__init__(parts, browsing, asking)
        parts.editing.article_changed.connect(
            lambda article: parts.find_bar.use_regions(article.regions if article is not None else ())
        )
        self._set(parts.projects.settings.body_only)

    def commands(self) -> list[Command]:
        """The switch."""
        return [
            Command(
                name="body_only", title=self.tr("Look in the &Body Only"), menu="Edit", group=2, run=self._switch,
                checked=lambda: self.parts.editing.body_only,
                hint=self.tr("Finds and proposes nothing in headers, datelines and boilerplate"),
            )
        ]  # fmt: skip

    def _switch(self) -> None:
        on = not self.parts.editing.body_only
        self.parts.projects.change_settings(body_only=on)
        self._set(on)

    def _set(self, on: bool) -> None:
        self.parts.editing.body_only = on
        self.parts.find_bar.set_body_only(on)
