"""Threads, decisions and articles that came back, in words."""

from collections.abc import Callable, Mapping, Sequence

from desk.model.annotation import Annotation
from desk.model.review import Comment, Decision, Verdict
from desk.ui.dates import local_time
from desk.ui.foreign import alone, one_line
from desk.ui.history.words import field_title
from desk.ui.translation import tr

NameOf = Callable[[str], str]


def in_line(text: str) -> str:
    """Somebody's words as part of a line, which they do not turn around."""
    return alone(one_line(text))


LONGEST_NAME = 20
"""More of a name does not leave room on a line for what its owner said."""


def name_in_line(name: str) -> str:
    """Somebody's name as part of a line."""
    line = one_line(name)
    return in_line(line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1].rstrip()}…")


def about(comment: Comment, annotations: Mapping[str, Annotation]) -> str:
    """What a thread is about, on a line."""
    if comment.annotation is not None:
        annotation = annotations.get(comment.annotation)
        quote = f"“{in_line(annotation.quote)}”" if annotation is not None else tr("an annotation")
        if comment.field is None:
            return quote
        return tr("{field} of {quote}").format(field=field_title(comment.field), quote=quote)
    if comment.span is not None:
        return tr("the passage “{}”").format(in_line(comment.span.text))
    return tr("the article")


def head(thread: Sequence[Comment], name_of: NameOf) -> str:
    """The first words of a thread and how it stands, on a line."""
    first = thread[0]
    answers = len(thread) - 1
    said = tr("{name}: {words}").format(name=name_in_line(name_of(first.by)), words=in_line(first.text))
    if first.resolved_by is not None:
        return tr("{said} (resolved)").format(said=said)
    if answers:
        return (
            tr("{said} (1 answer)").format(said=said)
            if answers == 1
            else tr("{said} ({n} answers)").format(said=said, n=answers)
        )
    return said


def conversation(thread: Sequence[Comment], name_of: NameOf) -> str:
    """All of a thread, as plain text."""
    parts = [f"{name_of(each.by)}, {local_time(each.at)}\n{each.text}" for each in thread]
    first = thread[0]
    if first.resolved_by is not None:
        when = local_time(first.resolved_at or "")
        parts.append(tr("Resolved by {name}, {when}").format(name=name_of(first.resolved_by), when=when))
    return "\n\n".join(parts)


def verdict_title(verdict: Verdict) -> str:
    """What a decision says, as it is called on screen."""
    return {
        Verdict.ACCEPT: tr("Accepted"),
        Verdict.AMEND: tr("Amended"),
        Verdict.REJECT: tr("Rejected"),
    }[verdict]


def decision_head(decision: Decision, annotation: Annotation | None, name_of: NameOf) -> str:
    """A decision on a line."""
    if decision.span is not None:
        quote = in_line(decision.span.text)
        missing = tr("Found missing by {name}: “{quote}”")
        nothing = tr("Nothing belongs here, says {name}: “{quote}”")
        said = (missing if decision.replacement is not None else nothing).format(
            name=name_in_line(name_of(decision.by)), quote=quote
        )
    else:
        quote = in_line(annotation.quote) if annotation is not None else tr("a removed annotation")
        said = tr("{verdict} by {name}: “{quote}”").format(
            verdict=verdict_title(decision.verdict), name=name_in_line(name_of(decision.by)), quote=quote
        )
    return f"{said} ({in_line(decision.reason)})" if decision.reason else said
