"""What the commands of a window work with."""

from collections.abc import Callable
from dataclasses import dataclass

from desk.ui.asking import Asking
from desk.ui.browsing import Browsing
from desk.ui.evidence import Evidences
from desk.ui.lines import Lines
from desk.ui.pages import Pages
from desk.ui.parts import Parts
from desk.ui.tagging import Tagging


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The parts of a window and those who act on several of them; `take_settings` shows changed settings."""

    parts: Parts
    browsing: Browsing
    asking: Asking
    tagging: Tagging
    pages: Pages
    evidence: Evidences
    lines: Lines
    take_settings: Callable[[], None]
