"""What goes out when work was reviewed: all of it with its decisions, or gold alone; and back in again."""

import io
import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions import claiming, labelling, relating, reviewing
from desk.actions.exchange import export_stream
from desk.actions.intake import import_paths
from desk.actions.workbench import Workbench
from desk.model.annotation import Annotation, Claim
from desk.model.change import Change
from desk.model.claim import Link
from desk.model.label import Label, LabelKind
from desk.model.review import RULE
from desk.model.span import Span
from desk.store.store import Store
from desk.work import Progress
from tests.builders import BY_ID, ORG, PERSON, a_workbench, filled

TEXT = "Heydari said Tehran would reply 😀. Sabahifar denied it."


class Reviewed:
    """Two mentions and a claim by Ana, amended, accepted and rejected by Ben."""

    def __init__(self, folder: Path) -> None:
        self.ana, _ = a_workbench(folder)
        (self.article,) = filled(self.ana, [TEXT], ["One"])
        self.first = self.tag("Heydari")
        self.second = self.tag("Sabahifar")
        self.claim = self.claimed("Tehran would reply")
        self.ben = Workbench(self.ana.store, self.ana.store.person("Ben"))
        amended = replace(self.first, label=ORG.id)
        self.ben.do(reviewing.amend(self.first, amended, self.ben.stamp(), "an organisation"))
        self.ben.do(reviewing.reject(self.second, self.ben.stamp()))
        self.ben.do(reviewing.accept(self.claim, self.ben.stamp()))
        self.ben.do(reviewing.comment(self.article.id, "Well done.", self.ben.stamp(), annotation=self.claim.id))

    def span(self, words: str) -> Span:
        return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))

    def tag(self, words: str) -> Annotation:
        with self.ana.store.reading() as reading:
            article = reading.article(self.article.id)
        assert article is not None
        entry = self.ana.do(labelling.tag(article, [self.span(words)], PERSON, BY_ID, self.ana.stamp()))
        assert entry is not None
        made = entry.transaction.changes[0].after
        assert isinstance(made, Annotation)
        return made

    def claimed(self, words: str) -> Claim:
        with self.ana.store.reading() as reading:
            article = reading.article(self.article.id)
        assert article is not None
        stamp = self.ana.stamp()
        transaction = claiming.claim(article, (self.span(words),), None, BY_ID, stamp)
        made = transaction.changes[0].after
        assert isinstance(made, Claim)
        made = replace(made, attribution=(Link(mention=self.first.id, cue=self.span("said")),))
        self.ana.do(replace(transaction, changes=(Change(None, made), *transaction.changes[1:])))
        return made

    def exported(self, format: str = "json", **how: object) -> dict:
        stream = io.BytesIO()
        result = export_stream(self.ana.store, format, stream, Path("x"), Progress(), **how)
        assert result.problems == ()
        return json.loads(stream.getvalue())


@pytest.fixture
def reviewed(tmp_path: Path):
    made = Reviewed(tmp_path)
    with closing(made.ana.store):
        yield made


def test_everything_goes_out_with_decisions_and_comments_and_says_what_is_gold(reviewed: Reviewed) -> None:
    document = reviewed.exported()
    (article,) = document["articles"]
    assert document["gold_rule"] == RULE
    assert [each["verdict"] for each in article["decisions"]] == ["amend", "reject", "accept"]
    assert [each["text"] for each in article["comments"]] == ["Well done."]
    assert {person["name"] for person in document["people"]} >= {"Ben"}
    (own,) = [each for each in article["mentions"] if each.get("review")]
    assert article["gold"] == [own["id"], reviewed.claim.id]
    assert [each["spans"][0]["text"] for each in article["mentions"]] == ["Heydari", "Heydari", "Sabahifar"]


def test_accepted_takes_gold_alone_with_what_made_it_so(reviewed: Reviewed) -> None:
    document = reviewed.exported(accepted=True)
    (article,) = document["articles"]
    (mention,) = article["mentions"]
    (claim,) = article["claims"]
    assert (mention["label"], mention["review"]) == (ORG.id, True)
    assert claim["attribution"][0]["source"] == {"mention": mention["id"]}
    assert [each["verdict"] for each in article["decisions"]] == ["amend", "accept"]
    assert article["gold"] == [mention["id"], claim["id"]]
    assert document["gold_rule"] == RULE


def test_a_format_without_decisions_gets_the_analysts_work_or_gold_but_not_both(reviewed: Reviewed) -> None:
    for how in ({}, {"accepted": True}):
        document = reviewed.exported("claimreview", **how)
        assert [each["@type"] for each in document["@graph"]].count("Claim") == 1


def test_one_authors_work_goes_without_others_decisions(reviewed: Reviewed) -> None:
    document = reviewed.exported(authors=[reviewed.ana.person.id])
    (article,) = document["articles"]
    assert "decisions" not in article
    assert [person["id"] for person in document["people"]] == [reviewed.ana.person.id]
    assert not any(each.get("review") for each in article["mentions"])


def test_gold_goes_without_an_amendment_that_was_overruled(reviewed: Reviewed, tmp_path: Path) -> None:
    cleo = Workbench(reviewed.ana.store, reviewed.ana.store.person("Cleo"))
    cleo.do(reviewing.accept(reviewed.first, cleo.stamp(), "fine as it is"))
    document = reviewed.exported(accepted=True, authors=[cleo.person.id])
    (article,) = document["articles"]
    there = {each["id"] for each in (*article["mentions"], *article["claims"])}
    assert reviewed.first.id in there
    assert there == set(article["gold"])
    assert {each["on"] for each in article["decisions"]} == there
    assert {each["verdict"] for each in article["decisions"]} == {"accept"}
    people = {each["id"] for each in document["people"]}
    assert {each["by"] for each in article["decisions"]} <= people
    assert {each["author"] for each in (*article["mentions"], *article["claims"])} <= people
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with closing(Store.create(tmp_path / "gold.desk", "Gold")) as store:
        assert import_paths(store, [path], store.person("Zoe"), Progress()).problems == ()


def test_it_comes_back_as_it_went_out(reviewed: Reviewed, tmp_path: Path) -> None:
    for how in ({}, {"accepted": True}):
        before = reviewed.exported(**how)
        path = tmp_path / "out.json"
        path.write_text(json.dumps(before), encoding="utf-8")
        store = Store.create(tmp_path / f"again{len(how)}.desk", "Again")
        with closing(store):
            bench = Workbench(store, store.person("Zoe"))
            result = import_paths(store, [path], bench.person, Progress())
            assert result.transaction is not None
            bench.do(result.transaction)
            stream = io.BytesIO()
            export_stream(store, "json", stream, Path("x"), Progress())
        after = json.loads(stream.getvalue())
        if how:
            # What was amended is not in the file, so the reviewer's version comes in as an addition.
            assert after["articles"][0]["gold"] == before["articles"][0]["gold"]
            continue
        assert result.problems == ()
        for document in (before, after):
            del document["exported_at"]
        assert after == before


def test_a_source_that_is_not_gold_leads_to_who_is_meant(reviewed: Reviewed) -> None:
    stamp = reviewed.ben.stamp()
    reviewed.ben.do(reviewing.reject(reviewed.first, stamp))
    (article,) = reviewed.exported(accepted=True)["articles"]
    assert article["claims"][0]["attribution"][0]["source"] == {"start": 0, "end": 7, "text": "Heydari"}
    longer = reviewed.tag("Heydari said")
    reviewed.ben.do(reviewing.accept(longer, reviewed.ben.stamp()))
    (article,) = reviewed.exported(accepted=True)["articles"]
    assert article["claims"][0]["attribution"][0]["source"] == {"mention": longer.id}
    same = reviewed.tag("Heydari")
    reviewed.ben.do(reviewing.amend(same, replace(same, label=ORG.id), reviewed.ben.stamp()))
    (article,) = reviewed.exported(accepted=True)["articles"]
    (own,) = [each["id"] for each in article["mentions"] if each["spans"][0]["text"] == "Heydari"]
    assert article["claims"][0]["attribution"][0]["source"] == {"mention": own}


def test_relations_of_gold_lead_to_what_stands_for_their_ends(reviewed: Reviewed) -> None:
    other = reviewed.claimed("Sabahifar denied it")
    third = reviewed.claimed("Heydari said")
    label = Label(id="contradicts", kind=LabelKind.RELATION, name="Contradicts", ends=(("claim", "claim"),), position=9)
    stamp = reviewed.ana.stamp()
    for one, two in ((reviewed.claim, other), (reviewed.claim, third)):
        made = relating.relate(one, two, label, BY_ID | {label.id: label}, stamp)
        with reviewed.ana.store.reading() as reading:
            new = () if label.id in reading.labels() else (Change(None, label),)
        reviewed.ana.do(replace(made, changes=(*new, *made.changes)))
    version = replace(other, attributes=(("certainty", "certain"),))
    reviewed.ben.do(reviewing.amend(other, version, reviewed.ben.stamp()))
    (article,) = reviewed.exported(accepted=True)["articles"]
    (relation,) = article["relations"]
    (mine,) = [each["id"] for each in article["claims"] if each.get("review")]
    assert {relation["from"], relation["to"]} == {reviewed.claim.id, mine}
