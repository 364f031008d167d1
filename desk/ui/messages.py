"""Every sentence that the lower floors can cause: an exception in, a sentence for a person out."""

from desk.model.annotation import Annotation
from desk.model.article import Article
from desk.model.change import ConflictError, Value
from desk.model.label import Label
from desk.model.project import Batch
from desk.store.errors import StoreError


def sentence(error: BaseException) -> str:
    """What to say about an error of the world; errors of ours are named as such."""
    if isinstance(error, ConflictError):
        return conflict(error)
    if isinstance(error, StoreError):
        return str(error)
    if isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename else ""
        return f"{name}{error.strerror or error}."
    return str(error) or type(error).__name__


def conflict(error: ConflictError) -> str:
    """Why an action was refused: somebody else changed the same thing."""
    if isinstance(error.found, Label) and error.expected is None:
        return (
            f"Nothing was changed: the label {error.found.name} is in use. Merge it into another label, or retire it."
        )
    if isinstance(error.expected, Batch) and error.expected == error.found:
        return "This import cannot be undone: somebody else has worked on its articles since."
    thing = named(error.expected if error.expected is not None else error.found)
    if error.found is None:
        return f"Nothing was changed: {thing} was meanwhile removed elsewhere."
    return f"Nothing was changed: {thing} was meanwhile changed elsewhere."


def named(value: Value | None) -> str:
    """A thing as a sentence names it."""
    if isinstance(value, Annotation):
        return f"the annotation “{value.quote[:60]}”"
    if isinstance(value, Article):
        return f"the article “{value.shown_title}”"
    if isinstance(value, Label):
        return f"the label {value.name}"
    return "what this is about"
