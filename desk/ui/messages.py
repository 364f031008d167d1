"""Every sentence that the lower floors can cause: an exception in, a sentence for a person out."""

from desk.model.annotation import Annotation
from desk.model.article import Article
from desk.model.change import ConflictError, Value
from desk.model.label import Label
from desk.model.project import Batch
from desk.store.errors import StoreError
from desk.ui.translation import tr


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
        told = tr("Nothing was changed: the label {} is in use. Merge it into another label, or retire it.")
        return told.format(error.found.name)
    if isinstance(error.expected, Batch) and error.expected == error.found:
        return tr("This import cannot be undone: somebody else has worked on its articles since.")
    thing = named(error.expected if error.expected is not None else error.found)
    if error.found is None:
        return tr("Nothing was changed: {} was meanwhile removed elsewhere.").format(thing)
    return tr("Nothing was changed: {} was meanwhile changed elsewhere.").format(thing)


def named(value: Value | None) -> str:
    """A thing as a sentence names it."""
    if isinstance(value, Annotation):
        return tr("the annotation “{}”").format(value.quote[:60])
    if isinstance(value, Article):
        return tr("the article “{}”").format(value.shown_title)
    if isinstance(value, Label):
        return tr("the label {}").format(value.name)
    return tr("what this is about")
