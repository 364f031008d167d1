"""The features of a window, as a literal table."""

import importlib

from desk.ui.asking import Asking
from desk.ui.browsing import Browsing
from desk.ui.feature import Feature
from desk.ui.parts import Parts

_FEATURES: tuple[str, ...] = (
    "desk.ui.body:BodyOnly",
    "desk.ui.review.mode:ReviewMode",
    "desk.ui.adjudicate.feature:Adjudication",
    "desk.ui.agreement.feature:AgreementFeature",
    "desk.ui.talk.feature:Talk",
    "desk.ui.history.feature:History",
    "desk.ui.exchange.feature:Exchange",
    "desk.ui.intake.feature:Importing",
)
"""`module:Class`, in the order in which their commands stand in the menus."""


def make_features(parts: Parts, browsing: Browsing, asking: Asking) -> list[Feature]:
    """One of each."""
    made: list[Feature] = []
    for entry in _FEATURES:
        module, _, name = entry.partition(":")
        kind: type[Feature] = getattr(importlib.import_module(module), name)
        made.append(kind(parts, browsing, asking))
    return made
