"""A process at work on a project, to be killed or to run beside another: python -m tests.store.labeller PROJECT JOB.

`label NAME COUNT` tags as that person and prints each mention's id once it is acknowledged; COUNT 0 goes on for ever.
`load` fills an import for ever and prints a line after each chunk.
"""

import sys
from contextlib import suppress
from itertools import count
from pathlib import Path

from desk.actions import labelling
from desk.actions.workbench import Workbench
from desk.model.change import ConflictError
from desk.model.ids import new_id
from desk.model.project import Batch
from desk.model.span import Span
from desk.store.store import Store
from tests.builders import a_mention, an_article


def label(bench: Workbench, wanted: int) -> None:
    """Tags one word after the other in the project's first article."""
    with bench.store.reading() as reading:
        article, labels = next(reading.every_article()), reading.labels()
        text = reading.text(article)
    number = 0
    while number < wanted or not wanted:
        start = number % (len(text) - 3)
        transaction = labelling.tag(article, [Span.of(text, start, start + 3)], labels["PERSON"], labels, bench.stamp())
        # The first label also changes the article, to begun; the other process may have been first.
        with suppress(ConflictError):
            bench.do(transaction)
            print(transaction.changes[0].value.id, flush=True)
            number += 1
        with bench.store.reading() as reading:
            article = reading.article(article.id) or article


def load(bench: Workbench) -> None:
    """Loads chunk after chunk of an import that is never done."""
    batch = Batch(id=new_id(), origin="a test", by=bench.person.id, at="")
    bench.store.begin_batch(batch)
    for number in count():
        rows = []
        for each in range(100):
            text = f"{number} {each} Cy met Di in Oslo. " * 20
            article = an_article(text, batch=batch.id)
            rows.append((article, text, [a_mention(article, text, "Di", author=bench.person.id)]))
        bench.store.load(rows)
        print(number, flush=True)


if __name__ == "__main__":
    path, job, *more = sys.argv[1:]
    store = Store.open(Path(path))
    worker = Workbench(store, store.person(more[0] if more else "Ana"))
    if job == "label":
        label(worker, int(more[1]))
    else:
        load(worker)
