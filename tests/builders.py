"""Values with good defaults, so that a test says only what it is about."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from desk.actions.workbench import Workbench
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article, Source, State
from desk.model.change import Change, Stamp, Transaction
from desk.model.ids import new_id
from desk.model.label import Label, LabelKind
from desk.model.project import Batch, BatchState
from desk.model.span import Span
from desk.store.store import Store

AT = "2026-01-02T03:04:05.000Z"
STAMP = Stamp("someone", AT)

PERSON = Label(id="PERSON", kind=LabelKind.ENTITY, name="Person", color="#0072b2", key="P", position=0)
ORG = Label(id="ORG", kind=LabelKind.ENTITY, name="Organization", color="#d55e00", key="O", position=1)
EVENT = Label(id="event", kind=LabelKind.CLAIM, name="Event", color="#009e73", key="1", position=2)
LABELS = (PERSON, ORG, EVENT)
BY_ID = {label.id: label for label in LABELS}


def an_article(text: str, *, batch: str = "batch", id: str = "", title: str = "", **more: object) -> Article:
    """An article that has this text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    values: dict[str, object] = {"source": Source(file="article.txt"), "state": State.NEW, **more}
    return Article(id=id or new_id(), batch=batch, title=title, text_sha256=digest, length=len(text), **values)  # type: ignore[arg-type]


def a_mention(article: Article, text: str, quote: str, label: Label = PERSON, **more: object) -> Mention:
    """A mention on the first place where the quote stands."""
    start = text.index(quote)
    values: dict[str, object] = {"author": STAMP.by, "created": AT, "modified": AT, **more}
    span = Span.of(text, start, start + len(quote))
    return Mention(id=new_id(), article=article.id, spans=(span,), label=label.id, **values)  # type: ignore[arg-type]


def a_claim(article: Article, text: str, *quotes: str, label: Label | None = None, **more: object) -> Claim:
    """A claim whose content is the first places where the quotes stand."""
    spans = tuple(sorted(Span.of(text, text.index(q), text.index(q) + len(q)) for q in quotes))
    values: dict[str, object] = {"author": STAMP.by, "created": AT, "modified": AT, **more}
    return Claim(id=new_id(), article=article.id, spans=spans, label=label.id if label else None, **values)  # type: ignore[arg-type]


def a_store(folder: Path, labels: Iterable[Label] = LABELS, name: str = "Test") -> Store:
    """A new project in a folder."""
    return Store.create(folder / f"{name.lower()}.desk", name, labels)


def a_workbench(folder: Path, *texts: str, person: str = "Ana") -> tuple[Workbench, list[Article]]:
    """A workbench on a new project with these articles, as an import would have left them."""
    store = a_store(folder)
    workbench = Workbench(store, store.person(person))
    return workbench, filled(workbench, texts)


def filled(workbench: Workbench, texts: Sequence[str], titles: Sequence[str] = ()) -> list[Article]:
    """Brings texts into the project as one import."""
    batch = Batch(id=new_id(), origin="a test", by=workbench.person.id, at=AT)
    articles = [
        an_article(text, batch=batch.id, title=titles[i] if titles else f"Article {i + 1}")
        for i, text in enumerate(texts)
    ]
    if not articles:
        return []
    store = workbench.store
    store.begin_batch(batch)
    for start in range(0, len(articles), 200):
        store.load([(a, t, ()) for a, t in zip(articles[start : start + 200], texts[start : start + 200], strict=True)])
    done = Batch(
        id=batch.id, origin=batch.origin, by=batch.by, at=batch.at, state=BatchState.DONE, articles=len(articles)
    )
    workbench.do(Transaction("Import", (Change(batch, done),)))
    return articles


def annotations_of(store: Store, article: Article) -> list[Annotation]:
    """What the project holds on an article, in text order."""
    with store.reading() as reading:
        return reading.annotations(article.id)
