"""What an annotation says, field by field, in words: for the review bar and for comparing two versions."""

from collections.abc import Mapping
from dataclasses import dataclass

from desk.model.annotation import Annotation, Claim, Mention
from desk.model.claim import Link
from desk.model.entity import Entity
from desk.model.label import Label, Scalar
from desk.ui.foreign import one_line
from desk.ui.translation import tr


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of an annotation: `key` tells it from others, `title` and `words` are for reading."""

    key: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of two versions, empty words for unset."""

    title: str
    before: str
    after: str

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Known:
    """What the words are found in, all by id."""

    labels: Mapping[str, Label]
    annotations: Mapping[str, Annotation]
    entities: Mapping[str, Entity]

    def label_name(self, annotation: Annotation) -> str:
        """What the annotation's label is called."""
        label = self.labels.get(annotation.label or "")
        untyped = tr("Claim without a type") if isinstance(annotation, Claim) else tr("No label")
        return label.name if label is not None else annotation.label or untyped

    def facts(self, annotation: Annotation) -> list[Fact]:
        """Every field that is set, in the order in which one asks for them."""
        found = [
            Fact("spans", tr("Words"), one_line(annotation.quote)),
            Fact("label", tr("Label"), self.label_name(annotation)),
        ]
        if isinstance(annotation, Mention) and annotation.entity is not None:
            entity = self.entities.get(annotation.entity)
            found.append(Fact("entity", tr("Entity"), one_line(entity.name) if entity else annotation.entity[:8]))
        if isinstance(annotation, Claim) and annotation.attribution:
            chain = "  ›  ".join(self.link(link) for link in annotation.attribution)
            found.append(Fact("attribution", tr("Said by"), chain))
        for name, value in annotation.attributes:
            found.append(Fact(f"attribute:{name}", name.replace("_", " "), value_words(value)))
        if isinstance(annotation, Claim) and annotation.evidence:
            pieces = [
                f"{each.bearing.value}: {one_line(each.span.text if each.span else each.url or '')}"
                for each in annotation.evidence
            ]
            found.append(Fact("evidence", tr("Evidence"), "; ".join(pieces)))
        if annotation.note:
            found.append(Fact("note", tr("Note"), one_line(annotation.note)))
        return found

    def link(self, link: Link) -> str:
        """One step of a chain: the source, and in brackets the cue."""
        mention = self.annotations.get(link.mention or "")
        source = mention.quote if mention is not None else link.span.text if link.span is not None else ""
        words = one_line(source) or tr("no source")
        return f"{words} ({one_line(link.cue.text)})" if link.cue is not None else words

    def compared(self, before: Annotation, after: Annotation) -> list[Difference]:
        """All fields of two versions, side by side."""
        one, other = ({fact.key: fact for fact in self.facts(each)} for each in (before, after))
        found: list[Difference] = []
        for key in dict.fromkeys([*one, *other]):
            title = (one.get(key) or other[key]).title
            words = [side[key].words if key in side else "" for side in (one, other)]
            if key == "spans" and words[0] == words[1] and before.spans != after.spans:
                words = [f"{w} [{each.start}–{each.end})" for w, each in zip(words, (before, after), strict=True)]
            found.append(Difference(title, *words))
        return found


def value_words(value: Scalar) -> str:
    """The value of an attribute in words."""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    return one_line(str(value).replace("_", " ")) if isinstance(value, str) else str(value)
