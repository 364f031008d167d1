"""The ledger of claims: what it finds, in which order, and that no way of changing a project leaves it wrong."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desk.actions.workbench import Workbench
from desk.model.annotation import Claim, Mention
from desk.model.article import Article, Source
from desk.model.change import Change, Transaction
from desk.model.claim import Link
from desk.model.entity import Entity
from desk.model.ids import new_id
from desk.model.label import Label, LabelKind
from desk.model.project import Batch, BatchState
from desk.model.relation import Relation
from desk.model.span import Span
from desk.store.check import check
from desk.store.ledger_values import By, ClaimRow, Role, Sayer, Wanted
from desk.store.store import Store
from tests.builders import AT, LABELS, PERSON, a_claim, a_mention, a_store, an_article

SAME, SUPPORTS = (
    Label(id=id, kind=LabelKind.RELATION, name=id, ends=(("claim", "claim"),)) for id in ("same_claim", "supports")
)
OBJECT = Label(id="object", kind=LabelKind.RELATION, name="Object", ends=(("claim", "entity"),))
HEYDARI = Entity(id="heydari", label=PERSON.id, name="Kiumars Heydari", aliases=("Heydari", "حیدری"))
ISNA = Entity(id="isna", label="ORG", name="ISNA")

FIRST = "ISNA reported that Heydari suggested joint exercises in U.S. waters. Trade fell."
SECOND = "Officials said that exercises will be held. It was said that oil rose. Heydari said so."


class Project:
    """Two articles, and what a test does to them; claims by the name that a test gives them."""

    def __init__(self, folder: Path) -> None:
        self.store = a_store(folder, (*LABELS, SAME, SUPPORTS, OBJECT))
        self.bench = Workbench(self.store, self.store.person("Ana"))
        self.me: dict[str, Any] = {"author": self.bench.person.id, "created": AT, "modified": AT}
        self.texts = {"first": FIRST, "second": SECOND}
        self.claims: dict[str, str] = {}
        self.batch = Batch(id="batch", origin="a test", by=self.bench.person.id, at=AT)
        self.store.begin_batch(self.batch)
        sources = {
            "first": Source(outlet="The Daily", published="2019-06-24T21:57"),
            "second": Source(outlet="The Weekly", published="2019-05"),
        }
        self.articles = {
            id: an_article(text, batch="batch", id=id, title=f"The {id}", source=sources[id])
            for id, text in self.texts.items()
        }
        self.store.load([(article, self.texts[id], ()) for id, article in self.articles.items()])
        self.do(Change(self.batch, replace(self.batch, state=BatchState.DONE)))
        self.do(Change(None, HEYDARI), Change(None, ISNA))

    def do(self, *changes: Change) -> None:
        """One transaction of these changes."""
        self.bench.do(Transaction("Test", changes))

    def mention(self, article: str, quote: str, entity: str | None = None, **more: object) -> Mention:
        """A new mention in an article."""
        made = a_mention(self.articles[article], self.texts[article], quote, **self.me, entity=entity, **more)  # type: ignore[arg-type]
        self.do(Change(None, made))
        return made

    def claim(self, name: str, article: str, quote: str, *chain: Link | Mention, **more: object) -> Claim:
        """A new claim in an article, its chain outermost first."""
        links = tuple(link if isinstance(link, Link) else Link(mention=link.id) for link in chain)
        text = self.texts[article]
        made = a_claim(self.articles[article], text, quote, attribution=links, **self.me, **more)  # type: ignore[arg-type]
        self.claims[made.id] = name
        self.do(Change(None, made))
        return made

    def relate(self, source: Claim, target: Claim | Entity, label: Label = SAME) -> Relation:
        """A new relation."""
        made = Relation(
            id=new_id(), article=source.article, label=label.id, source=source.id, target=target.id, **self.me
        )
        self.do(Change(None, made))
        return made

    def article(self, id: str) -> Article:
        """An article as it is stored."""
        with self.store.reading() as reading:
            found = reading.article(id)
        assert found is not None
        return found

    def change(self, id: str, **fields: object) -> None:
        """Changes an article."""
        before = self.article(id)
        self.do(Change(before, replace(before, **fields)))  # type: ignore[arg-type]  # any field

    def rows(self, wanted: Wanted, by: By = By.SAID, descending: bool = False, grouped: bool = False) -> list[ClaimRow]:
        """What the ledger shows."""
        with self.store.reading() as reading:
            ledger = reading.ledger()
            numbers = ledger.numbers(wanted, by, descending, grouped)
            rows = ledger.rows(numbers, grouped)
            return [rows[number] for number in numbers]

    def names(self, by: By = By.SAID, descending: bool = False, grouped: bool = False, **wanted: object) -> list[str]:
        """The claims that the ledger finds, by the names that the test gave them."""
        rows = self.rows(Wanted(**wanted), by, descending, grouped)  # type: ignore[arg-type]  # any field
        return [self.claims[row.claim.id] for row in rows]

    def is_right(self) -> bool:
        """Whether the ledger says what it should."""
        with self.store.reading() as reading:
            return not list(reading.ledger().wrong())


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project(tmp_path)
    yield made
    assert made.is_right()
    made.store.close()


def three(project: Project) -> tuple[Claim, Claim, Claim]:
    """One claim by ISNA on Heydari's word, one by officials, one in the outlet's own voice."""
    isna = project.mention("first", "ISNA", ISNA.id)
    heydari = project.mention("first", "Heydari", HEYDARI.id)
    officials = project.mention("second", "Officials", attributes=(("mention", "nominal"),))
    return (
        project.claim("suggested", "first", "joint exercises", isna, heydari, attributes=(("certainty", "possible"),)),
        project.claim("held", "second", "exercises will be held", officials, attributes=(("certainty", "certain"),)),
        project.claim("fell", "first", "Trade fell", label=LABELS[2]),
    )


def test_a_row_shows_the_chain_by_the_names_of_the_register(project: Project) -> None:
    three(project)
    rows = {project.claims[row.claim.id]: row for row in project.rows(Wanted())}
    assert [link.name for link in rows["suggested"].chain] == ["ISNA", "Kiumars Heydari"]
    assert [link.entity for link in rows["held"].chain] == [None]
    assert [link.name for link in rows["held"].chain] == ["Officials"]
    assert rows["fell"].chain == ()
    assert rows["fell"].said == "2019-06-24T21:57"
    assert rows["fell"].content == "Trade fell"
    assert rows["fell"].article.title == "The first"


def test_claims_are_found_by_words_in_any_spelling(project: Project) -> None:
    claim = project.claim("waters", "first", "joint exercises in U.S. waters", note="Überprüft")
    restated = replace(claim, attributes=(("restated", "Iran and Iraq should exercise."),))
    assert project.names(text="us WATERS") == ["waters"]
    assert project.names(text="uberpruft") == ["waters"]
    assert project.names(text="iraq") == []
    project.do(Change(claim, restated))
    assert project.names(text="iraq joint") == ["waters"]
    assert project.rows(Wanted())[0].content == "Iran and Iraq should exercise."


def test_a_source_is_found_by_its_words_be_it_tagged_linked_or_neither(project: Project) -> None:
    three(project)
    project.claim("said", "second", "oil rose", Link(span=Span.of(SECOND, 44, 46), cue=Span.of(SECOND, 47, 55)))
    assert SECOND[44:46] == "It"
    assert project.names(text="officials") == ["held"]
    assert project.names(text="isna") == ["suggested"]
    assert "said" in project.names(text="it")


def test_a_claim_is_dated_by_what_it_says_else_by_its_article(project: Project) -> None:
    project.claim("dated", "first", "Trade fell", attributes=(("said_on", "2019-04-30"),))
    project.claim("published", "second", "oil rose")
    assert project.names() == ["dated", "published"]
    assert project.names(since="2019-05") == ["published"]
    assert project.names(until="2019-04") == ["dated"]
    project.change("second", source=Source(outlet="The Weekly", published="2018"))
    assert project.names() == ["published", "dated"]
    assert project.names(until="2018", descending=True) == ["published"]


def test_an_unknown_date_is_within_no_dates(project: Project) -> None:
    project.claim("undated", "first", "Trade fell")
    project.change("first", source=Source())
    assert project.names() == ["undated"]
    assert project.names(until="2030") == []


def test_named_and_unnamed_sources_are_told_apart(project: Project) -> None:
    three(project)
    project.claim("rose", "second", "oil rose", Link(cue=Span.of(SECOND, 44, 55)))
    assert project.names(sayer=Sayer.NAMED) == ["suggested"]
    assert set(project.names(sayer=Sayer.UNNAMED)) == {"held", "fell", "rose"}
    assert project.names(sayer=Sayer.OUTLET) == ["fell"]


def test_an_entity_is_found_in_every_part(project: Project) -> None:
    _, _, fell = three(project)
    assert project.names(entity=HEYDARI.id) == ["suggested"]
    assert project.names(entity=ISNA.id, role=Role.SOURCE) == ["suggested"]
    project.relate(fell, HEYDARI, OBJECT)
    assert set(project.names(entity=HEYDARI.id)) == {"suggested", "fell"}
    assert project.names(entity=HEYDARI.id, role=Role.SOURCE) == ["suggested"]
    project.mention("second", "exercises", ISNA.id)
    assert set(project.names(entity=ISNA.id)) == {"suggested", "held"}


def test_a_source_that_is_linked_anew_moves_its_claims(project: Project) -> None:
    officials = project.mention("second", "Officials")
    project.claim("held", "second", "exercises will be held", officials)
    assert project.names(entity=HEYDARI.id) == []
    project.do(Change(officials, replace(officials, entity=HEYDARI.id)))
    assert project.names(entity=HEYDARI.id, role=Role.SOURCE) == ["held"]
    project.bench.undo()
    assert project.names(entity=HEYDARI.id) == []
    assert project.names(sayer=Sayer.NAMED) == ["held"]
    nominal = replace(officials, attributes=(("mention", "nominal"),))
    project.do(Change(officials, nominal))
    assert project.names(sayer=Sayer.NAMED) == []


def test_types_certainties_and_articles_are_filtered_for(project: Project) -> None:
    three(project)
    assert project.names(types=frozenset({"event"})) == ["fell"]
    assert set(project.names(types=frozenset({""}))) == {"held", "suggested"}
    assert project.names(certainties=frozenset({"certain"})) == ["held"]
    assert set(project.names(certainties=frozenset({"certain", ""}))) == {"held", "fell"}
    assert project.names(article="second") == ["held"]
    assert project.names(article="second", text="trade") == []


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (By.SAID, ["held", "suggested", "fell"]),
        (By.CONTENT, ["held", "suggested", "fell"]),
        (By.SAYER, ["suggested", "held", "fell"]),
        (By.TYPE, ["fell", "held", "suggested"]),
        (By.CERTAINTY, ["held", "suggested", "fell"]),
        (By.ARTICLE, ["suggested", "fell", "held"]),
        (By.LINKS, ["suggested", "held", "fell"]),
    ],
)
def test_each_column_sorts(project: Project, by: By, expected: list[str]) -> None:
    _, held, fell = three(project)
    project.relate(fell, held, SUPPORTS)
    assert project.names(by) == expected
    if by not in (By.SAYER,):
        assert project.names(by, descending=True) == expected[::-1]


def test_nobody_named_comes_last_both_ways(project: Project) -> None:
    three(project)
    assert project.names(By.SAYER) == ["suggested", "held", "fell"]
    assert project.names(By.SAYER, descending=True) == ["held", "suggested", "fell"]


def test_the_same_claim_is_shown_once_by_who_said_it_first(project: Project) -> None:
    suggested, held, fell = three(project)
    project.relate(suggested, fell)
    project.relate(fell, held)
    assert project.names(grouped=True, descending=True) == ["held"]
    (row,) = project.rows(Wanted(), grouped=True)
    assert (row.size, row.links) == (3, 1)
    with project.store.reading() as reading:
        ledger = reading.ledger()
        assert row.same is not None
        found = ledger.rows(members := ledger.members(row.same))
        assert [project.claims[found[number].claim.id] for number in members] == ["held", "suggested", "fell"]
    assert project.names(repeated=True, text="trade", grouped=True) == ["held"]


def test_taking_a_link_away_parts_a_group(project: Project) -> None:
    suggested, held, fell = three(project)
    project.relate(suggested, held)
    link = project.relate(held, fell)
    assert len(project.names(grouped=True)) == 1
    project.do(Change(link, None))
    assert set(project.names(repeated=True)) == {"suggested", "held"}
    project.bench.undo()
    assert len(project.names(repeated=True)) == 3


def test_what_rests_on_one_source(project: Project) -> None:
    heydari = project.mention("first", "Heydari", HEYDARI.id)
    again = project.mention("second", "Heydari", HEYDARI.id)
    one = project.claim("one", "first", "joint exercises", heydari)
    two = project.claim("two", "second", "exercises will be held", again)
    own = project.claim("own", "second", "oil rose")
    project.claim("nobody", "second", "It was", Link(cue=Span.of(SECOND, 44, 55)))
    project.relate(one, two)
    assert set(project.names(one_source=True)) == {"one", "two", "own"}
    assert set(project.names(one_source=True, repeated=True)) == {"one", "two"}
    project.relate(two, own)
    assert project.names(one_source=True) == []


def test_an_unlinked_name_is_one_person_and_he_is_another_in_each_article(project: Project) -> None:
    first, second = project.mention("first", "Heydari"), project.mention("second", "Heydari")
    one = project.claim("one", "first", "joint exercises", first)
    project.relate(one, project.claim("two", "second", "oil rose", second))
    assert len(project.names(one_source=True)) == 2
    project.do(*(Change(each, replace(each, attributes=(("mention", "nominal"),))) for each in (first, second)))
    assert project.names(one_source=True) == []


def test_a_removed_article_takes_its_claims_out_of_their_groups(project: Project) -> None:
    suggested, held, fell = three(project)
    project.relate(suggested, held)
    project.relate(held, fell)
    project.change("second", removed=True)
    assert set(project.names()) == {"suggested", "fell"}
    assert project.names(repeated=True) == []
    assert [row.links for row in project.rows(Wanted())] == [0, 0]
    project.bench.undo()
    assert len(project.names(repeated=True)) == 3


def test_an_import_that_is_undone_is_not_in_the_ledger(project: Project) -> None:
    suggested, *_ = three(project)
    text = "Trade fell by half."
    batch = Batch(id="more", origin="a test", by=project.bench.person.id, at=AT)
    article = an_article(text, batch="more", id="third", title="The third")
    claim = a_claim(article, text, "Trade fell", **project.me)
    project.claims[claim.id] = "again"
    project.store.begin_batch(batch)
    project.store.load([(article, text, [claim])])
    link = Relation(id="link", article="third", label=SAME.id, source=claim.id, target=suggested.id, **project.me)
    project.store.load((), [link])
    assert "again" not in project.names()
    assert project.is_right()
    project.do(Change(batch, replace(batch, state=BatchState.DONE)))
    assert set(project.names(repeated=True)) == {"again", "suggested"}
    project.bench.undo()
    assert "again" not in project.names()
    assert project.names(repeated=True) == []
    assert project.is_right()
    project.bench.redo()
    assert set(project.names(repeated=True)) == {"again", "suggested"}


def test_an_import_that_is_discarded_leaves_nothing(project: Project) -> None:
    batch = Batch(id="more", origin="a test", by=project.bench.person.id, at=AT)
    article = an_article("Trade fell.", batch="more", id="third")
    project.store.begin_batch(batch)
    project.store.load([(article, "Trade fell.", [a_claim(article, "Trade fell.", "Trade", **project.me)])])
    project.store.discard_batch("more")
    with project.store.writing() as raw:
        assert raw.execute("SELECT count(*) FROM ledger").fetchone() == (0,)


def test_relations_are_told_from_both_ends(project: Project) -> None:
    suggested, held, _ = three(project)
    project.relate(suggested, held, SUPPORTS)
    project.relate(suggested, HEYDARI, OBJECT)
    with project.store.reading() as reading:
        (out,) = reading.ledger().related(suggested.id)
        (back,) = reading.ledger().related(held.id)
    assert (out.outward, out.other.claim.id) == (True, held.id)
    assert (back.outward, back.other.claim.id) == (False, suggested.id)
    assert project.rows(Wanted(article="second"))[0].links == 1


def test_entities_are_found_by_a_part_of_a_name(project: Project) -> None:
    with project.store.reading() as reading:
        ledger = reading.ledger()
        assert ledger.entities_like("heyd") == [("heydari", "PERSON", "Kiumars Heydari")]
        assert ledger.entities_like("حید") == [("heydari", "PERSON", "Kiumars Heydari")]
        assert ledger.entities_like("isna") == [("isna", "ORG", "ISNA")]
        assert ledger.entities_like("%") == []


def test_a_ledger_that_is_off_is_found(project: Project) -> None:
    three(project)
    with project.store.writing() as raw:
        before = raw.execute("SELECT claim, said FROM ledger").fetchall()
        raw.execute("UPDATE ledger SET said = '1999'")
    found = check(project.store.path)
    assert {finding.id for finding in found} == project.claims.keys()
    assert {finding.kind for finding in found} == {"claim"}
    with project.store.writing() as raw:
        raw.executemany("UPDATE ledger SET said = ?2 WHERE claim = ?1", before)
    assert check(project.store.path) == []


class LedgerMachine(RuleBasedStateMachine):
    """Whatever is done, the ledger says what it would say if it were made anew."""

    folder: Path

    @initialize()
    def start(self) -> None:
        self.folder.mkdir()
        self.project = Project(self.folder)
        for article, text in self.project.texts.items():
            for quote in text.split()[:6:2]:
                mention = self.project.mention(article, quote, HEYDARI.id)
                self.project.claim("any", article, quote, mention)

    @rule(article=st.sampled_from(["first", "second"]), data=st.data(), linked=st.booleans())
    def claims(self, article: str, data: st.DataObject, linked: bool) -> None:
        if self.project.article(article).removed:
            return
        words = self.project.texts[article].rstrip(".").split()
        quote, source = data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))
        mention = self.project.mention(article, source, HEYDARI.id if linked else None)
        self.project.claim("any", article, quote, mention)

    def _claims(self) -> list[Claim]:
        with self.project.store.reading() as reading:
            return reading.claims()

    @precondition(lambda self: len(self._claims()) > 1)
    @rule(data=st.data(), label=st.sampled_from([SAME, SAME, SUPPORTS]))
    def relates(self, data: st.DataObject, label: Label) -> None:
        one, two = data.draw(st.sampled_from(self._claims())), data.draw(st.sampled_from(self._claims()))
        if one.id != two.id:
            self.project.relate(one, two, label)

    @precondition(lambda self: bool(self._claims()))
    @rule(data=st.data())
    def removes_a_claim(self, data: st.DataObject) -> None:
        claim = data.draw(st.sampled_from(self._claims()))
        with self.project.store.reading() as reading:
            relations = reading.relations_of([claim.id])
        self.project.do(*(Change(each, None) for each in relations), Change(claim, None))

    @precondition(lambda self: bool(self._claims()))
    @rule(data=st.data(), entity=st.sampled_from([HEYDARI.id, ISNA.id, None]))
    def links_a_source(self, data: st.DataObject, entity: str | None) -> None:
        claim = data.draw(st.sampled_from(self._claims()))
        with self.project.store.reading() as reading:
            mention = reading.annotation_by_id(claim.attribution[0].mention or "")
        assert isinstance(mention, Mention)
        self.project.do(Change(mention, replace(mention, entity=entity)))

    @rule(article=st.sampled_from(["first", "second"]), published=st.sampled_from([None, "2018", "2020-01-01"]))
    def describes(self, article: str, published: str | None) -> None:
        self.project.change(article, source=Source(published=published))

    @rule(article=st.sampled_from(["first", "second"]))
    def removes_or_brings_back(self, article: str) -> None:
        self.project.change(article, removed=not self.project.article(article).removed)

    @rule()
    def undoes(self) -> None:
        with self.project.store.reading() as reading:
            if len(reading.headings()) > 2:
                self.project.bench.undo()

    @rule()
    def redoes(self) -> None:
        self.project.bench.redo()

    @invariant()
    def is_right(self) -> None:
        if hasattr(self, "project"):
            assert self.project.is_right()

    def teardown(self) -> None:
        if hasattr(self, "project"):
            self.project.store.close()


def test_no_way_of_changing_a_project_leaves_the_ledger_wrong(tmp_path_factory: pytest.TempPathFactory) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    class Machine(LedgerMachine):
        @property
        def folder(self) -> Path:  # type: ignore[override]  # a new one for each run
            if not hasattr(self, "_folder"):
                self._folder = tmp_path_factory.mktemp("machine") / "project"
            return self._folder

    run_state_machine_as_test(Machine, settings=settings(max_examples=6, stateful_step_count=15, deadline=None))


def test_an_older_project_has_its_claims_in_the_ledger(tmp_path: Path) -> None:
    import shutil

    old = Path(__file__).parents[1] / "data" / "projects" / "v1.desk"
    store = Store.open(Path(shutil.copy(old, tmp_path / "old.desk")))
    with store.reading() as reading:
        assert len(reading.ledger().numbers(Wanted())) == 2
        assert not list(reading.ledger().wrong())
    store.close()
