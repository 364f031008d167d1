"""The ledger over 100,000 claims: opened, filtered and sorted, each in processor time."""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desk.actions.workbench import Workbench
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article, Source
from desk.model.change import Change, Transaction
from desk.model.claim import Link
from desk.model.entity import Entity
from desk.model.ids import new_id
from desk.model.label import Label, LabelKind
from desk.model.project import Batch, BatchState
from desk.model.relation import Relation
from desk.model.span import Span
from desk.store.bulk import CHUNK
from desk.store.ledger_values import By, Role, Sayer, Wanted
from tests.builders import AT, LABELS, PERSON, a_store, an_article

from .floors import cpu_ms, in_turns, record

pytestmark = pytest.mark.bench

GOAL_MS = 100.0
ARTICLES, EACH, ENTITIES, GROUPS = 10_000, 10, 3_000, 10_000
TYPES = ("event", "quantity", "plan", "position")
SAME = Label(id="same_claim", kind=LabelKind.RELATION, name="Same claim", ends=(("claim", "claim"),))
SYLLABLES = "ka ri mo ha sen in zad ter ba gh der al re za tor ov ski mar li na jo pet van ho shi ya ta mu ra el ab"
WORDS = 8_000


def vocabulary(dice: random.Random) -> tuple[list[str], list[float]]:
    """Made-up words and how often each is said: the second half as often as the first, and so on (Zipf 1935)."""
    parts = SYLLABLES.split()
    words = sorted({"".join(dice.choices(parts, k=dice.randint(1, 4))) for _ in range(WORDS)}, key=len)
    return words, [1 / (rank + 5) for rank in range(len(words))]


def filled(bench: Workbench) -> None:
    """100,000 claims of 180 letters in 10,000 articles, said by 3,000 entities, 10,000 groups of two to four."""
    dice = random.Random(5)
    me = bench.person.id
    words, often = vocabulary(dice)
    made: dict[str, Any] = {"author": me, "created": AT, "modified": AT}
    types = [Label(id=id, kind=LabelKind.CLAIM, name=id, position=9 + n) for n, id in enumerate(TYPES) if id != "event"]
    entities = [Entity(id=new_id(), label="PERSON", name=f"Name {n * 7919 % ENTITIES}") for n in range(ENTITIES)]
    bench.do(Transaction("Set up", tuple(Change(None, label) for label in (SAME, *types))))
    bench.do(Transaction("Register", tuple(Change(None, entity) for entity in entities)))
    batch = Batch(id=new_id(), origin="", by=me, at=AT)
    bench.store.begin_batch(batch)
    claims: list[Claim] = []
    rows: list[tuple[Article, str, list[Annotation]]] = []
    for number in range(ARTICLES):
        sentences = [f"Source{i} said {' '.join(dice.choices(words, often, k=22))}. " for i in range(EACH)]
        text = f"{number} " + "".join(sentences)
        day = f"20{dice.randint(10, 25)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        source = Source(outlet=f"Outlet {number % 50}", published=day)
        article = an_article(text, batch=batch.id, title=f"Title {number * 7919 % ARTICLES}", source=source)
        found: list[Annotation] = []
        start = len(f"{number} ")
        for i, sentence in enumerate(sentences):
            said = start + len(f"Source{i} ")
            who = dice.choice(entities[:30] if dice.random() < 0.3 else entities)
            mention = Mention(
                id=new_id(),
                article=article.id,
                spans=(Span.of(text, start, said - 1),),
                label=PERSON.id,
                entity=who.id,
                **made,
            )
            link = Link(mention=mention.id, cue=Span.of(text, said, said + 4))
            claim = Claim(
                id=new_id(),
                article=article.id,
                spans=(Span.of(text, said + 5, start + len(sentence) - 2),),
                label=dice.choice((*TYPES, None)),
                attributes=(("certainty", dice.choice(("certain", "probable", "possible"))),),
                attribution=(link,) if dice.random() < 0.8 else (),
                **made,
            )
            found += [mention, claim]
            claims.append(claim)
            start += len(sentence)
        rows.append((article, text, found))
    for first in range(0, len(rows), CHUNK):
        bench.store.load(rows[first : first + CHUNK])
    dice.shuffle(claims)
    relations = []
    for _ in range(GROUPS):
        group = [claims.pop() for _ in range(dice.randint(2, 4))]
        for one, two in pairwise(group):
            relations.append(
                Relation(id=new_id(), article=one.article, label=SAME.id, source=one.id, target=two.id, **made)
            )
    bench.store.load((), relations)
    bench.do(Transaction("Import", (Change(batch, replace(batch, state=BatchState.DONE)),)))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    store = a_store(tmp_path_factory.mktemp("ledger"), LABELS)
    bench = Workbench(store, store.person("Ana"))
    filled(bench)
    yield bench
    store.close()


def busiest(bench: Workbench) -> str:
    with bench.store.reading() as reading:
        use = reading.use_of_entities()
    return max(use, key=lambda id: use[id][0])


def test_filters(library: Workbench) -> None:
    who = busiest(library)
    with library.store.reading() as reading:
        article = reading.articles(limit=1, offset=500)[0].article.id
    words, _ = vocabulary(random.Random(5))
    asked = {
        "all": Wanted(),
        "a frequent word": Wanted(text=words[40]),
        "parts of two words": Wanted(text=f"{words[200]} {words[700][:-1]}"),
        "a word nobody said": Wanted(text="xylophone"),
        "a source": Wanted(entity=who, role=Role.SOURCE),
        "an entity in any part": Wanted(entity=who),
        "a named source": Wanted(sayer=Sayer.NAMED),
        "no named source": Wanted(sayer=Sayer.UNNAMED),
        "rests on one source": Wanted(one_source=True),
        "rests on one source, repeated": Wanted(one_source=True, repeated=True),
        "a type": Wanted(types=frozenset({"event"})),
        "a certainty": Wanted(certainties=frozenset({"possible"})),
        "dates": Wanted(since="2015", until="2016-06"),
        "an article": Wanted(article=article),
        "six at once": Wanted(
            text=words[60],
            sayer=Sayer.NAMED,
            types=frozenset({"event", "quantity"}),
            certainties=frozenset({"certain"}),
            since="2012",
            repeated=True,
        ),
    }
    for name, wanted in asked.items():
        for grouped in (False, True):

            def ask(wanted: Wanted = wanted, grouped: bool = grouped) -> int:
                with library.store.reading() as reading:
                    ledger = reading.ledger()
                    found = ledger.numbers(wanted, By.SAID, True, grouped)
                    ledger.rows(found[:60], grouped)
                    return len(found)

            ask()
            spent = sorted(cpu_ms(ask) for _ in range(7))[3]
            what = f"{name}, {ask():,} rows{', grouped' if grouped else ''}"
            record(what, spent, "what a person does not notice", GOAL_MS, 1.0)


@pytest.mark.parametrize("by", list(By))
def test_orders(library: Workbench, by: By) -> None:
    with library.store.reading() as reading:
        ledger = reading.ledger()
        ours, floor = in_turns(lambda: ledger.numbers(Wanted(), by), lambda: ledger.numbers(Wanted()), 5)
        record(f"100,000 claims by {by}", ours, "by date", floor)


def test_rows_anywhere(library: Workbench) -> None:
    with library.store.reading() as reading:
        ledger = reading.ledger()
        numbers = ledger.numbers(Wanted())
        ours, floor = in_turns(lambda: ledger.rows(numbers[90_000:90_060]), lambda: ledger.rows(numbers[:60]), 21)
        record("60 rows at the end", ours, "60 rows at the beginning", floor)


def test_the_window(library: Workbench, qtbot: QtBot) -> None:
    from desk.ui.bridge import Bridge
    from desk.ui.jobs import Jobs
    from desk.ui.ledger.window import LedgerWindow

    bridge, jobs = Bridge(library), Jobs()

    def shown() -> LedgerWindow:
        window = LedgerWindow(bridge, jobs)
        window.show()
        qtbot.waitExposed(window)
        window.grab()
        return window

    def once() -> None:
        window = shown()
        window.close()
        window.deleteLater()

    once()
    spent = sorted(cpu_ms(once) for _ in range(5))[2]
    record("the ledger opened and painted", spent, "what a person does not notice", GOAL_MS, 1.0)
    window = shown()
    for name, wanted in (("a source", Wanted(entity=busiest(library))), ("everything", Wanted())):

        def ask(wanted: Wanted = wanted) -> None:
            window.show_wanted(wanted, "Name")
            window.grab()

        ask()
        spent = sorted(cpu_ms(ask) for _ in range(5))[2]
        record(f"filtered for {name} and painted", spent, "what a person does not notice", GOAL_MS, 1.0)
    window.close()
    jobs.stop_all()
