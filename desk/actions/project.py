"""Verbs on the project itself: what is chosen for all of it."""

from dataclasses import replace

from desk.model.change import Change, Transaction
from desk.model.project import Project


def change_cues(project: Project, cues: str, title: str) -> Transaction:
    """Other changes of the project's own to the cue lexicon; `cues` is JSON, empty for none, see `Project`."""
    after = replace(project, cues=cues)
    return Transaction(title, () if after == project else (Change(project, after),))
