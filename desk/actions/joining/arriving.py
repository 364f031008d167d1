"""What the other file says of its articles, as far as it is sound and under the names that things have here."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from desk.actions.joining.names import Names
from desk.model.annotation import Annotation, Claim, Mention, sound_spans
from desk.model.article import Article
from desk.model.change import Value
from desk.model.label import Label, LabelKind
from desk.model.relation import Relation
from desk.model.review import Comment, Decision
from desk.store.errors import StoreError
from desk.store.queries import Reading, verify
from desk.text.canon import canonical, sha256

Thing = Mention | Claim | Relation | Decision | Comment

_ID = re.compile(r"[!-~]{1,200}")


@dataclass(frozen=True, slots=True)
class Arrived:
    """One article of the other file; everything in it is under the names it has here."""

    article: Article
    text: str
    things: tuple[Thing, ...]

    @property
    def annotations(self) -> list[Annotation]:
        """Its mentions and claims."""
        return [each for each in self.things if isinstance(each, Annotation)]


class Arrivals:
    """Reads the other file; what is wrong with it goes to `problems`, a sentence each."""

    def __init__(self, reading: Reading, name: str, problems: list[str]) -> None:
        self._reading, self._name, self._problems = reading, name, problems
        self.labels: Mapping[str, Label] = reading.labels()
        self.people = reading.people()
        self.entities = reading.entities()
        self._told: set[str] = set()

    def body(self, article: Article) -> str | None:
        """The article's text where it is what its hash says and such as Desk keeps texts; None, and told, else."""
        try:
            text = self._reading.text(article)
        except StoreError:
            self._refuse(article, "its text cannot be read")
            return None
        flaw = ""
        if sha256(text) != article.text_sha256 or len(text) != article.length:
            flaw = "its text is not what its hash says"
        elif canonical(text).text != text:
            flaw = "its text is not kept as Desk keeps texts"
        elif not _ID.fullmatch(article.id):
            flaw = "its id is not one"
        if flaw:
            self._refuse(article, flaw)
        return None if flaw else text

    def arrived(self, article: Article, text: str, names: Names) -> Arrived | None:
        """The article, by its value there, with all in it that is sound; None where it cannot be read."""
        try:
            annotations = self._sound(article, text)
            reviews = self._reviews(article, text, annotations)
            relations = [each for each in self._reading.relations_of_article(article.id) if self._sound_relation(each)]
        except StoreError:
            self._refuse(article, "what is said of it cannot be read")
            return None
        ready = replace(
            article,
            regions=tuple(each for each in article.regions if 0 <= each.start < each.end <= len(text)),
            labels=tuple(each for each in article.labels if self._is(each, LabelKind.ARTICLE)),
        )
        things = tuple(names.here(each) for each in (*annotations.values(), *relations, *reviews))
        here = names.here(ready)
        assert isinstance(here, Article)
        return Arrived(here, text, things)  # type: ignore[arg-type]  # a renamed thing is of its own kind

    def relations_without_article(self, names: Names) -> list[Value]:
        """The relations that no article states."""
        return [names.here(each) for each in self._reading.relations_without_article() if self._sound_relation(each)]

    def _sound(self, article: Article, text: str) -> dict[str, Mention | Claim]:
        good, bad = verify(article.id, text, self._reading.annotations(article.id))
        for line in bad:
            self._tell(f"Annotation {line.annotation} left out: it {line.reason}.")
        found: dict[str, Mention | Claim] = {}
        for annotation in sorted(good, key=lambda each: isinstance(each, Claim)):
            assert isinstance(annotation, Mention | Claim)
            reason = self._flaw(annotation, found)
            if reason:
                self._tell(f"Annotation {annotation.id} left out: {reason}.")
            else:
                found[annotation.id] = annotation
        return found

    def _flaw(self, annotation: Mention | Claim, mentions: Mapping[str, Annotation]) -> str:
        if not _ID.fullmatch(annotation.id):
            return "its id is not one"
        if annotation.author not in self.people:
            return "its author is nobody"
        if not sound_spans(annotation.spans):
            return "its parts overlap or are out of order"
        if isinstance(annotation, Mention):
            if annotation.label is None or not self._is(annotation.label, LabelKind.ENTITY):
                return f"it has the label {annotation.label!r}, which is none"
            if annotation.entity is not None and annotation.entity not in self.entities:
                return "it refers to an entity that is not there"
            return ""
        if annotation.label is not None and not self._is(annotation.label, LabelKind.CLAIM):
            return f"it has the label {annotation.label!r}, which is none"
        for link in annotation.attribution:
            if link.mention is not None and not isinstance(mentions.get(link.mention), Mention):
                return f"its source {link.mention} is not there"
        return ""

    def _sound_relation(self, relation: Relation) -> bool:
        if (
            relation.author in self.people
            and self._is(relation.label, LabelKind.RELATION)
            and _ID.fullmatch(relation.id)
        ):
            return True
        self._tell(f"Relation {relation.id} left out: its author or its label is not there.")
        return False

    def _reviews(
        self, article: Article, text: str, annotations: Mapping[str, Mention | Claim]
    ) -> Iterator[Decision | Comment]:
        reviewed = self._reading.reviewed(article.id)
        threads = {each.id for each in reviewed.comments if each.parent is None}
        values: Iterable[Decision | Comment] = (
            *reviewed.decisions,
            *sorted(reviewed.comments, key=lambda each: each.parent is not None),
        )
        for value in values:
            about = [value.annotation, value.replacement if isinstance(value, Decision) else None]
            marked = value.replacement if isinstance(value, Decision) else None
            sound = (
                _ID.fullmatch(value.id) is not None
                and value.by in self.people
                and all(each is None or each in annotations for each in about)
                and (marked is None or annotations[marked].review)
                and (not isinstance(value, Comment) or value.parent is None or value.parent in threads)
                and (value.span is None or value.span.holds(text))
            )
            if sound:
                yield value
                continue
            threads.discard(value.id)
            kind = "Decision" if isinstance(value, Decision) else "Comment"
            self._tell(f"{kind} {value.id} left out: what it is about is not there.")

    def _is(self, label: str, kind: LabelKind) -> bool:
        return label in self.labels and self.labels[label].kind is kind

    def _refuse(self, article: Article, reason: str) -> None:
        self._tell(f"Article {article.id} left out: {reason}.")

    def _tell(self, sentence: str) -> None:
        # An article is read twice: for the plan, and when it is written.
        if sentence not in self._told:
            self._told.add(sentence)
            self._problems.append(f"{self._name}: {sentence}")
