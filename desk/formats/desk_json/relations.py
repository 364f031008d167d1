"""Relations, of articles and of none. Whether their ends are there is for the import to say: they may come later."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Raw

from desk.formats.desk_json.ledger import Ledger, LeftOut, Shape, id_of, plain, sound_id
from desk.formats.desk_json.made import Made, Makings
from desk.formats.format import Corpus
from desk.model.label import LabelKind
from desk.model.relation import Relation


class _Relation(Made, kw_only=True):
    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")


_relation = Shape(_Relation)
_A = {"claim": "a claim", "entity": "an entity"}


class RelationReader:
    """Reads relations; remembers which ids there were."""

    def __init__(self, corpus: Corpus, ledger: Ledger) -> None:
        self._ledger = ledger
        self._labels = {label.id: label for label in corpus.labels if label.kind is LabelKind.RELATION}
        self._entities = {entity.id for entity in corpus.entities}
        self._makings = Makings("relation", corpus, ledger)

    def read(self, raws: Iterable[Raw], article: str | None) -> Iterator[Relation]:
        """The sound ones of an article (by id) or of none; notices on the others go to the ledger."""
        for raw in raws:
            try:
                yield self._relation(raw, article)
            except (msgspec.ValidationError, UnicodeDecodeError) as error:
                self._ledger.tell(f"A relation was left out: {plain(error)}.", article, id_of(raw))
            except LeftOut as reason:
                self._ledger.tell(f"A relation was left out: {reason}.", article, id_of(raw))

    def _relation(self, raw: Raw, article: str | None) -> Relation:
        found = _relation.decode(raw, self._ledger)
        label = self._labels.get(found.label or "")
        if label is None:
            raise LeftOut(
                f"its label “{found.label}” is not among the labels for relations" if found.label else "it has no label"
            )
        if not sound_id(found.source) or not sound_id(found.target):
            raise LeftOut("what it relates has no usable id")
        # What is not in the register can only be a claim, here or in another article.
        first, second = ("entity" if end in self._entities else "claim" for end in (found.source, found.target))
        if label.ends and (first, second) not in label.ends:
            raise LeftOut(f"“{label.name}” does not go from {_A[first]} to {_A[second]}")
        return Relation(
            article=article,
            label=label.id,
            source=found.source,
            target=found.target,
            **self._makings.of(article, found),
        )
