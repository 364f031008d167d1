"""What the steps of planning a merge share: both sides of everything that differs, and what is to hold."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from desk.actions.joining.arriving import Thing
from desk.actions.joining.names import Names
from desk.actions.joining.plan import Conflict
from desk.actions.joining.registers import Key, key_of
from desk.actions.joining.seen import Seen
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article
from desk.model.change import Value
from desk.model.entity import Entity
from desk.model.label import Label
from desk.model.relation import Relation
from desk.model.review import Comment, Decision
from desk.store.errors import StoreError
from desk.store.histories import Place
from desk.store.queries import Reading


@dataclass(slots=True)
class Joint:
    """Both sides, by key: only what differs, all under the names it has here.

    `stored` is what the file here holds, `ours` the same with people under the ids that will be theirs, without what
    came with an import that was undone. `finals` is what will hold, None for what goes; what is not in it stays.
    `shown` are versions that have been seen and do not hold, so that they are not asked about again.
    `places` are the annotations here, by id; `coming` those of articles that come in; `left_out` what of them does not.
    """

    reading: Reading
    there: Reading
    own: Names
    names: Names
    places: dict[str, Place]
    stored: dict[Key, Value] = field(default_factory=dict)
    ours: dict[Key, Value] = field(default_factory=dict)
    theirs: dict[Key, Value] = field(default_factory=dict)
    finals: dict[Key, Value | None] = field(default_factory=dict)
    shown: dict[Key, list[Value]] = field(default_factory=dict)
    settled: set[Key] = field(default_factory=set)
    seen: Seen = field(default_factory=Seen)
    seen_there: Seen = field(default_factory=Seen)
    articles: dict[str, Article] = field(default_factory=dict)
    """All articles that will be stored here, by id."""
    coming: set[str] = field(default_factory=set)
    left_out: set[Key] = field(default_factory=set)
    hidden: set[Key] = field(default_factory=set)
    """What is stored here with an undone import and counts as not there."""
    entities: set[str] = field(default_factory=set)
    """The ids of the entities here."""
    reviews: dict[str, str] = field(default_factory=dict)
    """The articles of the decisions and comments here, by their ids."""
    conflicts: list[Conflict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def final(self, key: Key) -> Value | None:
        """What will hold of something that differs, or that is looked up here."""
        if key in self.finals:
            return self.finals[key]
        return self.held(key)

    def held(self, key: Key) -> Value | None:
        """What this side has, looked up where both have the same."""
        if key in self.ours:
            return self.ours[key]
        stored = None if key in self.hidden else self.stored_now(key)
        return None if stored is None else self.own.here(stored)

    def stored_now(self, key: Key) -> Value | None:
        """What the file here holds of an annotation, decision or comment, also where both sides have the same."""
        if key in self.stored:
            return self.stored[key]
        sort, id = key
        if sort == "annotation" and id in self.places:
            found = self.reading.annotation_by_id(id)
            return found if isinstance(found, Mention | Claim) else None
        if sort in ("decision", "comment") and id in self.reviews:
            reviewed = self.reading.reviewed(self.reviews[id])
            values: list[Decision | Comment] = [*reviewed.decisions, *reviewed.comments]
            return next((each for each in values if each.id == id), None)
        return None

    def text(self, article: Article) -> str:
        """The text of an article that will be here."""
        try:
            return self.reading.text(article)
        except StoreError:
            return self.there.text(article)

    def put(self, value: Value) -> None:
        """Says what will hold of something."""
        key = key_of(value)
        assert key is not None
        self.finals[key] = value

    def title_of(self, article: str | None) -> str:
        """An article's title as it is shown; empty for none."""
        found = self.articles.get(article or "")
        return "" if found is None else found.shown_title

    def clash(self, value: Value, reason: str, copy: str | None = None) -> None:
        """Reports something that was changed on both sides."""
        article = value.id if isinstance(value, Article) else getattr(value, "article", None)
        self.conflicts.append(
            Conflict(
                kind=type(value).__name__.lower(),
                id=value.id,
                article=article,
                title="" if isinstance(value, Article) else self.title_of(article),
                quote=called(value),
                reason=reason,
                copy=copy,
            )
        )


def called(value: Value) -> str:
    """A few words that tell people which thing it is."""
    match value:
        case Annotation():
            words = value.quote
        case Article():
            words = value.shown_title
        case Entity() | Label():
            words = value.name
        case Relation():
            words = value.label
        case Decision():
            words = value.verdict.value
        case Comment():
            words = value.text
        case _:
            words = str(getattr(value, "name", value.id))
    words = " ".join(words.split())
    return words if len(words) <= 60 else words[:59].rstrip() + "…"


def keyed(values: Iterable[Value]) -> dict[Key, Value]:
    """The values by their keys."""
    return {key: value for value in values if (key := key_of(value)) is not None}


def things_of(reading: Reading, article: str) -> list[Thing]:
    """All that is in an article."""
    annotations = [each for each in reading.annotations(article) if isinstance(each, Mention | Claim)]
    reviewed = reading.reviewed(article)
    return [*annotations, *reading.relations_of_article(article), *reviewed.decisions, *reviewed.comments]
