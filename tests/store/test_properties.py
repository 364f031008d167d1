"""For any text and any work on it: offsets survive the store, and undoing everything is as if nothing had happened."""

import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.actions import claiming, corpus, labelling, scheme
from desk.actions.workbench import Workbench
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article, State
from desk.model.change import Change, Transaction
from desk.model.label import Attribute, AttributeKind, Label, LabelKind
from desk.model.span import Span
from desk.store.check import check
from desk.store.store import Store
from desk.text.canon import canonical
from tests.builders import BY_ID, EVENT, PERSON, a_store, annotations_of, filled

PIECES = [
    "😀",
    "🇮🇷",
    "👩‍👩‍👧",
    "e\u0301",
    "سلام",
    "می‌خواهم",
    "\u00a0",
    "\t",
    "\n",
    "”",
    "\u202b",
    "\ufeff",
    "a",
    "Z",
    " ",
    "\U0001f468🏽",
]
texts = st.one_of(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join), st.text(min_size=1)).map(
    lambda raw: canonical(raw).text or "x"
)


@st.composite
def spans(draw: st.DrawFn, text: str, most: int = 4) -> tuple[Span, ...]:
    """Sound spans of a text, from one to `most`."""
    edges = draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2 * most, unique=True).map(sorted))
    return tuple(Span.of(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=False))


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_and_any_spans_survive_the_store(data: st.DataObject) -> None:
    text = data.draw(texts)
    chosen = data.draw(st.lists(spans(text), min_size=1, max_size=5))
    note = data.draw(st.text(st.characters(exclude_categories=["Cs"])))
    value = data.draw(st.one_of(st.text(st.characters(exclude_categories=["Cs"])), st.booleans(), st.integers()))
    number = data.draw(st.floats(allow_nan=False, allow_infinity=False))
    with tempfile.TemporaryDirectory() as folder:
        with closing(a_store(Path(folder))) as store:
            bench = Workbench(store, store.person("Ana"))
            (article,) = filled(bench, [text])
            made: list[Annotation] = []
            for index, some in enumerate(chosen):
                kind = Mention if index % 2 == 0 else Claim
                label = (PERSON if index % 2 == 0 else EVENT).id
                made.append(
                    kind(
                        id=f"id {index}",
                        article=article.id,
                        spans=some,
                        label=label,
                        attributes=(("amount", number), ("value", value)),
                        note=note,
                        author=bench.person.id,
                        created="",
                        modified="",
                    )
                )
            bench.do(Transaction(note, tuple(Change(None, each) for each in made if isinstance(each, Mention | Claim))))
            path = store.path
        with closing(Store.open(path)) as store:
            with store.reading() as reading:
                stored_text, stored, bad = reading.verified(article)
                assert stored_text == text
                assert bad == []
                assert sorted(stored, key=lambda each: each.id) == made
                assert reading.entries_after(1)[0].transaction.changes == tuple(Change(None, each) for each in made)
            for annotation in stored:
                for span in annotation.spans:
                    assert stored_text[span.start : span.end] == span.text
            again = Workbench(store, store.person("Ana"))
            again.undo()
            assert annotations_of(store, article) == []
            again.redo()
            assert {each.id for each in annotations_of(store, article)} == {each.id for each in made}
        assert check(path) == []


def contents(path: Path) -> list[str]:
    """Every row of every table but what remembers the way there."""
    with closing(sqlite3.connect(path)) as raw:
        tables = ("project", "person", "label", "batch", "text", "article", "annotation")
        return [
            f"{table} {row}" for table in tables for row in sorted(map(repr, raw.execute(f"SELECT * FROM {table}")))
        ]


TEXTS = ("Ana met Bo in Paris 😀. “Bo”, said Ana, “left.”", "سلام می‌خواهم Tehran 🇮🇷 ", "x")
NUMBERS = st.integers(0, 1000)


class Analyst:
    """Turns numbers into actions that make sense in the project as it is."""

    def __init__(self, bench: Workbench, articles: Sequence[Article]) -> None:
        self.bench = bench
        self.articles = [article.id for article in articles]
        self.verbs: list[Callable[[int, int, int], Transaction | None]] = [
            self.tag,
            self.tag,
            self.tag_all,
            self.claim,
            self.relabel,
            self.resize,
            self.add_part,
            self.note,
            self.attribute,
            self.remove,
            self.state,
            self.title,
            self.take_out,
            self.add_label,
            self.change_label,
            self.merge,
            self.retire,
            self.delete,
            self.nest,
        ]

    def act(self, verb: int, a: int, b: int, c: int) -> bool:
        """Does one thing; gives whether anything changed. What the verbs themselves refuse is not done."""
        with suppress(scheme.SchemeError, ValueError):
            transaction = self.verbs[verb % len(self.verbs)](a, b, c)
            return transaction is not None and self.bench.do(transaction) is not None
        return False

    def article(self, a: int) -> tuple[Article, str]:
        with self.bench.store.reading() as reading:
            article = reading.article(self.articles[a % len(self.articles)])
            assert article is not None
            return article, reading.text(article)

    def labels(self) -> dict[str, Label]:
        with self.bench.store.reading() as reading:
            return reading.labels()

    def label(self, kind: LabelKind, a: int) -> Label | None:
        found = [label for label in self.labels().values() if label.kind is kind]
        return found[a % len(found)] if found else None

    def annotation(self, a: int) -> Annotation | None:
        found = [each for id in self.articles for each in self._present(id)]
        return found[a % len(found)] if found else None

    def _present(self, id: str) -> list[Annotation]:
        with self.bench.store.reading() as reading:
            article = reading.article(id)
            assert article is not None
            return reading.annotations(id) if reading.is_present(article) else []

    @staticmethod
    def span(text: str, a: int, b: int) -> Span:
        start = a % len(text)
        return Span.of(text, start, start + 1 + b % (len(text) - start))

    def tag(self, a: int, b: int, c: int) -> Transaction | None:
        article, text = self.article(a)
        label = self.label(LabelKind.ENTITY, c)
        if label is None or article.removed:
            return None
        return labelling.tag(article, [self.span(text, b, c)], label, self.labels(), self.bench.stamp())

    def tag_all(self, a: int, b: int, c: int) -> Transaction | None:
        article, text = self.article(a)
        label = self.label(LabelKind.ENTITY, c)
        if label is None or article.removed:
            return None
        places = [Span.of(text, start, start + 1) for start in range(0, len(text), 1 + b % 7)]
        return labelling.tag_all(article, places, label, self.labels(), self.bench.stamp())

    def claim(self, a: int, b: int, c: int) -> Transaction | None:
        article, text = self.article(a)
        if article.removed:
            return None
        label = self.label(LabelKind.CLAIM, c) if c % 3 else None
        return claiming.claim(article, [self.span(text, b, c)], label, self.labels(), self.bench.stamp())

    def relabel(self, a: int, b: int, c: int) -> Transaction | None:
        annotation = self.annotation(a)
        kind = LabelKind.CLAIM if isinstance(annotation, Claim) else LabelKind.ENTITY
        label = self.label(kind, b)
        if annotation is None or label is None:
            return None
        return labelling.relabel(annotation, label, self.labels(), self.bench.stamp())

    def resize(self, a: int, b: int, c: int) -> Transaction | None:
        annotation = self.annotation(a)
        if annotation is None:
            return None
        _, text = self.article(self.articles.index(annotation.article))
        index = b % len(annotation.spans)
        return labelling.resize(annotation, index, self.span(text, b, c), self.bench.stamp())

    def add_part(self, a: int, b: int, c: int) -> Transaction | None:
        annotation = self.annotation(a)
        if annotation is None:
            return None
        _, text = self.article(self.articles.index(annotation.article))
        return labelling.add_part(annotation, self.span(text, b, c), self.bench.stamp())

    def note(self, a: int, b: int, c: int) -> Transaction | None:
        annotation = self.annotation(a)
        return annotation and labelling.set_note(annotation, "نوت 😀" * (b % 3), self.bench.stamp())

    def attribute(self, a: int, b: int, c: int) -> Transaction | None:
        annotation = self.annotation(a)
        value = (None, True, 3, 2.5, "x")[c % 5]
        return annotation and labelling.set_attribute(annotation, f"name {b % 3}", value, self.bench.stamp())

    def remove(self, a: int, b: int, c: int) -> Transaction | None:
        annotation = self.annotation(a)
        return annotation and labelling.remove([annotation])

    def state(self, a: int, b: int, c: int) -> Transaction | None:
        articles = [self.article(a)[0], self.article(b)[0]] if a % len(self.articles) != b % len(self.articles) else []
        return corpus.set_state(articles, list(State)[c % 4]) if articles else None

    def title(self, a: int, b: int, c: int) -> Transaction | None:
        article, _ = self.article(a)
        return corpus.change_details(article, replace(article, title=f"Title {b % 4}"))

    def take_out(self, a: int, b: int, c: int) -> Transaction | None:
        article, _ = self.article(a)
        return None if article.removed else corpus.remove_articles([article])

    def add_label(self, a: int, b: int, c: int) -> Transaction | None:
        kind = (LabelKind.ENTITY, LabelKind.CLAIM)[a % 2]
        parent = self.label(kind, c) if b % 2 else None
        return scheme.add_label(self.labels(), kind, f"New {b % 5}", color="#123456", parent=parent)

    def change_label(self, a: int, b: int, c: int) -> Transaction | None:
        label = self.label(LabelKind.ENTITY, a)
        if label is None:
            return None
        asked = [Attribute(name="sure", kind=AttributeKind.YES_NO, default=True)] if b % 2 else []
        return scheme.change_label(self.labels(), label, name=f"Name {c % 4}", attributes=asked)

    def merge(self, a: int, b: int, c: int) -> Transaction | None:
        source, into = self.label(LabelKind.ENTITY, a), self.label(LabelKind.ENTITY, b)
        if source is None or into is None:
            return None
        with self.bench.store.reading() as reading:
            carriers = [m for m in reading.annotations_with_label(source.id) if isinstance(m, Mention | Claim)]
        return scheme.merge_labels(self.labels(), source, into, carriers, self.bench.stamp())

    def retire(self, a: int, b: int, c: int) -> Transaction | None:
        label = self.label(LabelKind.ENTITY, a)
        return label and (scheme.restore(self.labels(), label) if label.retired else scheme.retire(label))

    def delete(self, a: int, b: int, c: int) -> Transaction | None:
        label = self.label(LabelKind.ENTITY, a)
        if label is None:
            return None
        with self.bench.store.reading() as reading:
            in_use = reading.label_counts().get(label.id, 0)
        return scheme.delete_label(self.labels(), label, in_use)

    def nest(self, a: int, b: int, c: int) -> Transaction | None:
        label = self.label(LabelKind.ENTITY, a)
        parent = self.label(LabelKind.ENTITY, b) if c % 2 else None
        return label and scheme.nest(self.labels(), label, parent)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), max_size=25), st.lists(st.booleans(), max_size=10))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_work_undone_is_as_if_it_had_never_been(
    actions: list[tuple[int, int, int, int]], jumps: list[bool]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with closing(a_store(Path(folder), BY_ID.values())) as store:
            bench = Workbench(store, store.person("Ana"))
            analyst = Analyst(bench, filled(bench, TEXTS))
            states = [contents(store.path)]
            for action in actions:
                if analyst.act(*action):
                    states.append(contents(store.path))
            for expected in reversed(states[:-1]):
                assert bench.undo() is not None
                assert contents(store.path) == expected
            for expected in states[1:]:
                assert bench.redo() is not None
                assert contents(store.path) == expected
            assert bench.redo() is None
            place = len(states) - 1
            for back in jumps:
                if back and place:
                    bench.undo()
                    place -= 1
                elif not back and place < len(states) - 1:
                    bench.redo()
                    place += 1
                assert contents(store.path) == states[place]
            path = store.path
        assert check(path) == []
