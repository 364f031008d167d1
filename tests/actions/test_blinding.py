"""A project can be coded blind, and its articles opened; until then lists and counts keep others' work back."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desk.actions import claiming, labelling, registering, relating
from desk.actions.blinding import code_blind, open_articles, still_blind
from desk.actions.workbench import Workbench
from desk.model.annotation import Claim, Mention
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.ids import new_id
from desk.model.label import Label, LabelKind
from desk.model.relation import Relation
from desk.model.span import Span
from desk.store.check import check
from desk.store.ledger_values import Wanted
from tests.builders import BY_ID, EVENT, PERSON, a_workbench

TEXT = "Ana met Bo in Oslo. ISNA said so."


class Desk:
    """Two analysts in a project of two articles; each marks Ana and a claim in both."""

    def __init__(self, folder: Path) -> None:
        self.ana, _ = a_workbench(folder, TEXT, TEXT + " Two.")
        self.store = self.ana.store
        self.ben = Workbench(self.store, self.store.person("Ben"))
        self.claims: dict[tuple[str, int], Claim] = {}
        self.mentions: dict[tuple[str, int], Mention] = {}
        for name, who in (("ana", self.ana), ("ben", self.ben)):
            for number in (0, 1):
                self.mark(name, who, number)
        self.store.viewer = self.ana.person.id

    @property
    def articles(self) -> list[Article]:
        with self.store.reading() as reading:
            return list(reading.every_article())

    def mark(self, name: str, who: Workbench, number: int) -> None:
        article = self.articles[number]
        tagged = who.do(labelling.tag(article, [Span.of(TEXT, 0, 3)], PERSON, BY_ID, who.stamp()))
        claimed = who.do(claiming.claim(self.articles[number], [Span.of(TEXT, 0, 19)], EVENT, BY_ID, who.stamp()))
        assert tagged is not None
        assert claimed is not None
        mention, claim = tagged.transaction.changes[0].after, claimed.transaction.changes[0].after
        assert isinstance(mention, Mention)
        assert isinstance(claim, Claim)
        self.mentions[name, number], self.claims[name, number] = mention, claim

    def blind(self, on: bool = True) -> None:
        self.ana.do(code_blind(self.store.project(), on))

    def listed(self) -> set[str]:
        with self.store.reading() as reading:
            ledger = reading.ledger()
            rows = ledger.rows(ledger.numbers(Wanted()))
            assert {id for id, _ in ledger.texts()} == {row.claim.id for row in rows.values()}
        return {row.claim.id for row in rows.values()}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with closing(made.store):
        yield made
        assert check(made.store.path) == []


def test_a_project_is_coded_blind_until_its_articles_are_opened(tmp_path: Path) -> None:
    bench, articles = a_workbench(tmp_path, "One.", "Two.")
    with closing(bench.store):
        assert bench.do(code_blind(bench.store.project(), False)) is None
        assert still_blind(bench.store.project(), articles) == []
        bench.do(code_blind(bench.store.project(), True))
        assert still_blind(bench.store.project(), articles) == articles
        bench.do(open_articles(articles[:1]))
        with bench.store.reading() as reading:
            now = [reading.article(article.id) for article in articles]
            (last,) = reading.headings()[-1:]
        assert [article.unblinded for article in now if article] == [True, False]
        assert last.title == "Open “Article 1” for adjudication"
        assert still_blind(bench.store.project(), [each for each in now if each]) == [now[1]]
        assert bench.do(open_articles([each for each in now if each and each.unblinded])) is None


def test_the_ledger_lists_ones_own_claims_until_an_article_is_open(desk: Desk) -> None:
    every = {claim.id for claim in desk.claims.values()}
    assert desk.listed() == every
    desk.blind()
    mine = {desk.claims["ana", number].id for number in (0, 1)}
    assert desk.listed() == mine
    desk.ana.do(open_articles(desk.articles[:1]))
    assert desk.listed() == mine | {desk.claims["ben", 0].id}
    desk.blind(False)
    assert desk.listed() == every


def test_groups_of_same_claims_count_what_is_to_be_seen(desk: Desk) -> None:
    same = Label(id="same_claim", kind=LabelKind.RELATION, name="Same claim", ends=(("claim", "claim"),))
    desk.ana.do(Transaction("Label", (Change(None, same),)))
    one, other = desk.claims["ana", 0], desk.claims["ben", 0]
    labels = {**BY_ID, same.id: same}
    desk.ben.do(relating.relate(one, other, same, labels, desk.ben.stamp(), known=()))

    def size() -> tuple[int, int]:
        with desk.store.reading() as reading:
            ledger = reading.ledger()
            number = ledger.number_of(one.id)
            assert number is not None
            row = ledger.rows([number])[number]
            members = ledger.members(row.same) if row.same else []
            return row.size, len(members)

    assert size() == (2, 2)
    desk.blind()
    assert size() == (1, 1)
    with desk.store.reading() as reading:
        assert reading.ledger().number_of(other.id) is None
        assert reading.seen_relations(reading.relations_of([one.id])) == []
        assert reading.ledger().related(one.id) == []


def test_counts_of_articles_and_of_entities_are_of_ones_own_work(desk: Desk) -> None:
    mentions = [desk.mentions["ana", 0], desk.mentions["ben", 0]]
    made = desk.ana.do(registering.create_entity(mentions, PERSON, "Ana", desk.ana.stamp()))
    assert made is not None

    def counts() -> tuple[list[int], list[int]]:
        with desk.store.reading() as reading:
            return [row.annotations for row in reading.articles()], [n for n, _ in reading.use_of_entities().values()]

    assert counts() == ([4, 4], [2])
    desk.blind()
    assert counts() == ([2, 2], [1])
    desk.ana.do(open_articles(desk.articles[:1]))
    assert counts() == ([4, 2], [2])


def test_relations_of_others_in_a_blind_article_are_kept_back(desk: Desk) -> None:
    about = Label(id="about", kind=LabelKind.RELATION, name="About", ends=(("claim", "claim"),))
    desk.ana.do(Transaction("Label", (Change(None, about),)))
    mine = desk.claims["ana", 0], desk.claims["ana", 1]
    stamp = desk.ben.stamp()
    relation = Relation(
        id=new_id(), article=mine[0].article, label=about.id, source=mine[0].id, target=mine[1].id,
        author=stamp.by, created=stamp.at, modified=stamp.at,
    )  # fmt: skip
    desk.ben.do(Transaction("Relate", (Change(None, relation),)))
    desk.blind()
    with desk.store.reading() as reading:
        assert reading.seen_relations([relation]) == []
    desk.ana.do(open_articles(desk.articles))
    with desk.store.reading() as reading:
        assert reading.seen_relations([relation]) == [relation]


def test_without_a_viewer_nothing_is_kept_back(desk: Desk) -> None:
    desk.blind()
    desk.store.viewer = None
    assert desk.listed() == {claim.id for claim in desk.claims.values()}


def test_history_keeps_back_what_others_did_to_blind_articles(desk: Desk) -> None:
    def seen() -> set[tuple[str, str]]:
        with desk.store.reading() as reading:
            return {(each.name, each.title.partition(":")[0]) for each in reading.headings()}

    ben = {("Ben", "Tag Person"), ("Ben", "Claim (Event)")}
    assert ben <= seen()
    desk.blind()
    assert ("Ana", "Tag Person") in seen()
    assert not ben & seen()
    desk.ana.do(open_articles(desk.articles))
    assert ben <= seen()
    desk.store.viewer = None
    assert ben <= seen()
