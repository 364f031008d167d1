"""The project itself, the people who work in it and the imports that filled it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project's identity; its file may be renamed, its id stays.

    `verdicts` says whether claims get a verdict and evidence; `cues` is JSON with its own changes to the lexicon of
    reporting verbs, empty for none. Where it is coded `blind` nobody is shown others' annotations of an article before
    it is unblinded.
    """

    id: str
    name: str
    verdicts: bool = False
    cues: str = ""
    blind: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who labels or decides."""

    id: str
    name: str


class BatchState(StrEnum):
    """An import being written, one that is part of the project, one that was undone."""

    LOADING = "loading"
    DONE = "done"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One import. Its articles are part of the project only while it is DONE.

    `origin` says in words what was read; `owner` which process writes it (`host:pid:start`), for telling a crash.
    """

    id: str
    origin: str
    by: str
    at: str
    owner: str = ""
    state: BatchState = BatchState.LOADING
    articles: int = 0
