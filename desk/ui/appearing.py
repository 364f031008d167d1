"""Which of the annotations that are stored a person sees, and as what: blind, in review, only those still open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from desk.actions.reviewing import as_amended
from desk.model.annotation import Annotation
from desk.model.article import Article
from desk.model.project import Project
from desk.model.review import Decision, Reviewed, Verdict, is_open, is_shown, latest

Stored = Mapping[str, Annotation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How annotations appear. In `review` what was amended appears as amended, and what was found missing, too.

    `only_open` leaves out what was decided on, but for the one with the id `always`.
    """

    review: bool = False
    only_open: bool = False
    always: str | None = None


PLAIN = Manner()


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks (a person's id) at which article of which project."""

    person: str
    project: Project
    article: Article

    def sees(self, annotation: Annotation) -> bool:
        """Whether that is shown at all, if it is no reviewer's."""
        return is_shown(annotation, self.person, self.project, self.article)


def appearance(
    looker: Looker, manner: Manner, reviewed: Reviewed, stored: Callable[[], Stored]
) -> Callable[[Annotation], Annotation | None]:
    """Finds how an annotation of the article appears; None for not at all.

    `stored` gives all annotations of the article by id; it is only asked where a decision brought one.
    """
    seen = latest(reviewed.decisions) if manner != PLAIN else {}
    added = {each.replacement for each in reviewed.decisions if each.span is not None and each.replacement is not None}

    def appear(annotation: Annotation) -> Annotation | None:
        if manner == PLAIN:
            return annotation if looker.sees(annotation) else None
        if annotation.review:
            visible = manner.review and annotation.id in added and looker.sees(replace(annotation, review=False))
            return annotation if visible else None
        if not looker.sees(annotation):
            return None
        decision = seen.get(annotation.id)
        if manner.only_open and annotation.id != manner.always and not is_open(annotation, decision):
            return None
        return amended(annotation, decision, stored) if manner.review else annotation

    return appear


def amended(annotation: Annotation, decision: Decision | None, stored: Callable[[], Stored]) -> Annotation:
    """The annotation as the latest decision on it says it should be, if that amends it."""
    if decision is None or decision.verdict is not Verdict.AMEND or decision.replacement is None:
        return annotation
    version = stored().get(decision.replacement)
    return as_amended(annotation, version) if version is not None else annotation
