"""What a merge will do, as it is shown and asked about before it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desk.model.change import Change
from desk.model.project import Person


class Answer(StrEnum):
    """What somebody wants where two files do not fit: this project's, the other's, or both."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something to be asked: about a label (`kind` "label") or about an article's text ("text").

    `id` names it here; `ours` and `theirs` say in words what each side has; `choices` are what can be answered.
    """

    kind: str
    id: str
    title: str
    ours: str
    theirs: str
    choices: tuple[Answer, ...]

    def __str__(self) -> str:
        subject = f"Label {self.id}" if self.kind == "label" else f"Article {self.id}, “{self.title}”"
        return f"{subject}: here {self.ours}; there {self.theirs}."


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered: for all questions of a kind, or for some by their ids."""

    labels: Answer | None = None
    texts: Answer | None = None
    each: Mapping[tuple[str, str], Answer] = field(default_factory=dict)

    def to(self, question: Question) -> Answer | None:
        """The answer to a question; None while there is none."""
        for_all = self.labels if question.kind == "label" else self.texts
        return self.each.get((question.kind, question.id), for_all)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Something that was changed on both sides. `copy` is the id of the second version where both were kept.

    `kind`, `id` and `article` (by id, None for none) say what it is; `title` is the article's, `quote` its words;
    `reason` says what became of it.
    """

    kind: str
    id: str
    article: str | None
    title: str
    quote: str
    reason: str
    copy: str | None = None

    def __str__(self) -> str:
        where = f" in “{self.title}”" if self.title else ""
        return f"{self.kind.capitalize()} “{self.quote}”{where}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much comes: `new` by what it is, `changed` and `removed` in all; `known` is what was there already."""

    new: Mapping[str, int]
    changed: int
    removed: int
    known: int

    def sentences(self) -> list[str]:
        """In words."""
        found = [f"{count:,} {name}{'' if count == 1 else 's'}" for name, count in self.new.items() if count]
        found = [_plural(each) for each in found]
        parts = [f"New: {', '.join(found)}."] if found else []
        if self.changed:
            parts.append(f"Changed: {self.changed:,}.")
        if self.removed:
            parts.append(f"Removed: {self.removed:,}.")
        if self.known:
            parts.append(f"Already here: {self.known:,}.")
        return parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a merge of the file called `name` will do, and what has to be asked first.

    `articles` are those that come in (their ids there), `people` those that this project does not know. `changes` is
    everything else. `notes` say what should be known, `problems` what of the file cannot be taken.
    """

    name: str
    questions: tuple[Question, ...]
    open_questions: tuple[Question, ...]
    articles: tuple[str, ...]
    people: tuple[Person, ...]
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    notes: tuple[str, ...]
    problems: tuple[str, ...]
    counts: Counts

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.articles and not self.changes

    @property
    def summary(self) -> str:
        """One sentence."""
        if self.is_empty:
            return f"{self.name} brings nothing new."
        count = sum(self.counts.new.values())
        parts = [f"{count:,} new"] if count else []
        parts += [f"{self.counts.changed:,} changed"] if self.counts.changed else []
        parts += [f"{self.counts.removed:,} removed"] if self.counts.removed else []
        if self.conflicts:
            parts.append("1 conflict" if len(self.conflicts) == 1 else f"{len(self.conflicts):,} conflicts")
        return ", ".join(parts) or "history only"


def _plural(counted: str) -> str:
    return counted.replace("entitys", "entities").replace("persons", "people")
