"""What a merge leaves where something was changed on both sides: two versions, and a thread on each that says so."""

from uuid import UUID, uuid5

from desk.model.review import Comment

CONFLICT = "This was changed in two places at once. Both versions are kept: remove the one that does not hold."
"""What such a thread says."""

_THREADS = UUID("c1b7a2de-1f0e-5b8a-8a53-7f2f6f0d9e55")


def conflict_id(thing: str) -> str:
    """The id of the thread on one of the versions (by id): the same wherever files are merged."""
    return str(uuid5(_THREADS, thing))


def tells_of_conflict(comment: Comment) -> bool:
    """Whether a thread is one that a merge began."""
    about = comment.annotation or comment.article
    return comment.text == CONFLICT and (comment.id == conflict_id(about) or comment.annotation is None)
