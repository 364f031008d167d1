"""What an analyst did comes back from the JSON as it was, into whatever project, and can be taken back."""

import io
import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.actions import intake
from desk.actions.exchange import export_stream
from desk.actions.intake import Intake, import_paths
from desk.actions.loading import Loading
from desk.actions.workbench import Workbench
from desk.formats.desk_json import FORMAT
from desk.formats.format import Corpus, Document, document
from desk.model.annotation import Claim, Mention
from desk.model.article import Source
from desk.model.change import Change, ConflictError, Transaction
from desk.model.claim import Bearing, Evidence, Link
from desk.model.entity import Entity
from desk.model.label import Label, LabelKind
from desk.model.project import BatchState, Person, Project
from desk.model.relation import Relation
from desk.model.span import Span
from desk.store.check import check
from desk.store.store import Store
from desk.work import Progress
from tests.builders import AT, ORG, a_claim, a_mention, a_store, annotations_of, filled
from tests.corpora import projects

DATA = Path(__file__).parents[1] / "data"
FULL = DATA / "export-1.json"
FIRST = DATA / "export-1-first.json"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    """Ana at work on a project that nobody has touched."""
    with closing(a_store(tmp_path)) as store:
        yield Workbench(store, store.person("Ana"))
        assert check(store.path) == []


def bring(bench: Workbench, *files: Path) -> Intake:
    """Imports files."""
    result = import_paths(bench.store, files, bench.person, Progress())
    if result.transaction is not None:
        bench.do(result.transaction)
    return result


def taken_out(store: Store, **wish: Any) -> bytes:
    """The export, which reports nothing, as if made at a fixed time."""
    stream = io.BytesIO()
    result = export_stream(store, "json", stream, Path("out.json"), Progress(), **wish)
    assert result.problems == ()
    return re.sub(rb'("exported_at": )"[^"]+"', rb'\1"2026-01-02T03:04:05.000Z"', stream.getvalue(), count=1)


def saved(path: Path, document: Any) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def meaning(data: bytes) -> Any:
    """What a document says, with words for ids: two that differ only in ids have the same meaning."""
    document = json.loads(data)
    words = {entity["id"]: entity["name"] for entity in document["entities"]}
    for article in document["articles"]:
        words[article["id"]] = article["text"]
        for each in article["mentions"] + article["claims"]:
            spans = each.get("spans") or each["content"]
            words[each["id"]] = "…".join(f"{span['start']}:{span['text']}" for span in spans) + each.get("label", "")
    text = json.dumps({"articles": document["articles"], "relations": document.get("relations", [])})

    def said(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: said(each) for key, each in value.items() if key != "id"}
        if isinstance(value, list):
            return sorted(map(said, value), key=json.dumps)
        return words.get(value, value) if isinstance(value, str) else value

    return said(json.loads(text))


@pytest.mark.parametrize("file", sorted(DATA.glob("export-*.json")), ids=lambda file: file.stem)
def test_an_export_comes_back_from_an_empty_project_byte_for_byte(bench: Workbench, file: Path) -> None:
    result = bring(bench, file)
    assert (result.problems, result.notes) == ((), ())
    given_document = json.loads(file.read_bytes())
    given_document.setdefault("entities", [])
    for article in given_document["articles"]:
        article.setdefault("relations", [])
    assert json.loads(taken_out(bench.store)) == given_document
    if file != FIRST:
        assert taken_out(bench.store) == file.read_bytes()


@given(projects(), st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_project_comes_back_from_an_empty_one_byte_for_byte(
    project: tuple[Corpus, list[Document]], data: st.DataObject
) -> None:
    corpus, documents = project
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "in.json").open("wb") as stream:
            FORMAT.write(stream, corpus, documents, lambda notice: pytest.fail(str(notice)))  # type: ignore[misc]
        with closing(a_store(folder, name="first")) as store:
            bench = Workbench(store, store.person("Ana"))
            assert bring(bench, folder / "in.json").problems == ()
            first = json.loads(taken_out(store))
            there = json.loads((folder / "in.json").read_bytes())
            assert {person["id"] for person in first["people"]} <= {person["id"] for person in there["people"]}
            for each in (first, there):
                del each["people"], each["exported_at"]
            assert first == there
            if documents and data.draw(st.booleans(), "remove an article"):
                gone = data.draw(st.sampled_from(documents)).article.id
                with store.reading() as reading:
                    article = reading.article(gone)
                assert article is not None
                bench.do(Transaction("Remove", (Change(article, replace(article, removed=True)),)))
            exported = taken_out(store)
            assert check(store.path) == []
        (folder / "out.json").write_bytes(exported)
        with closing(a_store(folder, name="second")) as store:
            bench = Workbench(store, store.person("Ben"))
            result = bring(bench, folder / "out.json")
            assert (result.problems, result.notes) == ((), ())
            assert taken_out(store) == exported
            assert check(store.path) == []
            if bench.undo() is not None:
                assert check(store.path) == []
                bench.redo()
            assert taken_out(store) == exported
            assert check(store.path) == []


def test_importing_twice_brings_nothing_new(bench: Workbench) -> None:
    bring(bench, FULL)
    before = taken_out(bench.store)
    again = bring(bench, FULL)
    assert (again.transaction, again.known, again.problems, again.notes) == (None, 2, (), ())
    assert again.summary == "0 articles imported, 2 already in the project."
    assert taken_out(bench.store) == before


def test_importing_twice_at_once_brings_everything_once(bench: Workbench, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    copy.write_bytes(FULL.read_bytes())
    result = bring(bench, FULL, copy)
    assert (len(result.articles), result.known, result.problems) == (2, 2, ())
    assert taken_out(bench.store) == FULL.read_bytes()


def test_an_import_into_a_project_at_work_leaves_that_as_it_was(bench: Workbench) -> None:
    (article,) = filled(bench, ["Bo left."])
    before = annotations_of(bench.store, article)
    result = bring(bench, FULL)
    assert result.problems == ()
    assert "switched off" in " ".join(result.notes)
    with bench.store.reading() as reading:
        assert reading.project().name == "Test"
        assert {"PERSON", "GPE", "object", "same"} <= reading.labels().keys()
    assert annotations_of(bench.store, article) == before
    exported = json.loads(taken_out(bench.store))
    theirs = [each for each in exported["articles"] if each["id"] != article.id]
    wanted = json.loads(FULL.read_bytes())
    assert theirs == wanted["articles"]
    assert (exported["entities"], exported["relations"]) == (wanted["entities"], wanted["relations"])


def test_undoing_an_import_leaves_no_trace_and_redoing_brings_all_back(bench: Workbench) -> None:
    before = taken_out(bench.store)
    bring(bench, FULL)
    bench.undo()
    assert taken_out(bench.store) == before
    with bench.store.reading() as reading:
        assert (reading.entities(), reading.relations()) == ({}, [])
    assert check(bench.store.path) == []
    bench.redo()
    assert taken_out(bench.store) == FULL.read_bytes()


def test_after_an_undo_the_same_file_comes_in_under_new_ids_that_agree(bench: Workbench) -> None:
    bring(bench, FULL)
    bench.undo()
    result = bring(bench, FULL)
    assert result.problems == ()
    exported = taken_out(bench.store)
    assert meaning(exported) == meaning(FULL.read_bytes())
    ids = {each["id"] for article in json.loads(exported)["articles"] for each in [article, *article["claims"]]}
    assert not ids & {"018f-a1", "018f-a2", "018f-c1", "018f-c2"}


def test_articles_that_were_removed_come_again_and_their_relations_with_them(bench: Workbench) -> None:
    bring(bench, FULL)
    with bench.store.reading() as reading:
        removed = [Change(article, replace(article, removed=True)) for article in reading.every_article()]
    bench.do(Transaction("Remove", tuple(removed)))
    result = bring(bench, FULL)
    assert (len(result.articles), result.problems) == (2, ())
    assert meaning(taken_out(bench.store)) == meaning(FULL.read_bytes())


def test_one_article_that_was_removed_comes_again_beside_the_other(bench: Workbench) -> None:
    bring(bench, FULL)
    with bench.store.reading() as reading:
        article = reading.article("018f-a2")
    assert article is not None
    bench.do(Transaction("Remove", (Change(article, replace(article, removed=True)),)))
    assert "018f-a2" not in taken_out(bench.store).decode()
    result = bring(bench, FULL)
    assert (len(result.articles), result.known, result.problems) == (1, 1, ())
    assert [each["text"] for each in json.loads(taken_out(bench.store))["articles"]][1] == "x"


def test_evidence_and_relations_that_lead_nowhere_are_left_out_and_counted(bench: Workbench, tmp_path: Path) -> None:
    document = json.loads(FULL.read_bytes())
    document["articles"][0]["claims"][1]["evidence"][0]["span"] = {"start": 0, "end": 1, "text": "y"}
    document["articles"][0]["claims"][1]["evidence"][1]["article"] = "nowhere"
    document["articles"][0]["relations"][1]["to"] = "nothing"
    document["articles"][0]["relations"][0]["from"] = "018f-m1"
    document["articles"][0]["relations"][0]["label"] = "any"
    document["labels"].append({"id": "any", "kind": "relation", "name": "Any"})
    result = bring(bench, saved(tmp_path / "in.json", document))
    assert result.problems == (
        "2 pieces of evidence left out: the project has no such words in such an article.",
        "2 relations left out: what they relate is not in the project.",
    )
    claim = json.loads(taken_out(bench.store))["articles"][0]["claims"][1]
    assert [each.get("url") for each in claim["evidence"]] == ["https://news.example/2"]


def test_a_relation_that_the_labels_of_the_project_do_not_allow_is_left_out(bench: Workbench, tmp_path: Path) -> None:
    bring(bench, FULL)
    document = json.loads(FULL.read_bytes().replace(b"018f-", b"028f-").replace(b"hello", b"howdy"))
    document["articles"] = document["articles"][:1]
    del document["articles"][0]["claims"][1]["evidence"]
    document["articles"][0]["text_sha256"] = ""
    document["labels"][4]["ends"] = [["claim", "claim"], ["claim", "entity"]]
    document["articles"][0]["relations"][0]["to"] = "028f-c2"
    result = bring(bench, saved(tmp_path / "in.json", document))
    assert "The label Object stays as this project has it." in result.notes
    assert [problem for problem in result.problems if "relation" in problem] == [
        "1 relation left out: what they relate is not in the project."
    ]


def test_ids_that_mean_something_else_here_are_changed_wherever_they_stand(bench: Workbench, tmp_path: Path) -> None:
    text = "Bo met Ana."
    (article,) = filled(bench, [text])
    mention = replace(a_mention(article, text, "Bo", author=bench.person.id), id="018f-e1", label=ORG.id)
    claim = replace(a_claim(article, text, "met", author=bench.person.id), id="018f-c1")
    entity = Entity(id="018f-c2", label=ORG.id, name="Taken")
    bench.do(Transaction("Take ids", (Change(None, entity), Change(None, mention), Change(None, claim))))
    document = json.loads(FULL.read_bytes())
    document["labels"].append({"id": "PERSON", "kind": "article", "name": "About a person"})
    document["articles"][0]["labels"].append("PERSON")
    result = bring(bench, saved(tmp_path / "in.json", document))
    assert result.problems == ()
    exported = json.loads(taken_out(bench.store))
    theirs = next(each for each in exported["articles"] if each["id"] == "018f-a1")
    assert theirs["labels"] == ["urgent", "PERSON-2"]
    iran = next(each["id"] for each in exported["entities"] if each["name"] == "ایران")
    claims = [each["id"] for each in theirs["claims"]]
    assert not {iran, *claims} & {"018f-e1", "018f-c1", "018f-c2"}
    assert [(each["from"], each["to"]) for each in theirs["relations"]] == [(claims[0], iran), tuple(claims)]
    assert [(each["from"], each["to"]) for each in exported["relations"]] == [(iran, "018f-e2")]


def test_a_file_without_articles_brings_its_labels_and_entities(bench: Workbench, tmp_path: Path) -> None:
    document = json.loads(FULL.read_bytes())
    document["articles"] = []
    result = bring(bench, saved(tmp_path / "in.json", document))
    assert (result.articles, result.problems) == ((), ())
    assert result.summary == "0 articles imported, but labels or entities."
    exported = json.loads(taken_out(bench.store))
    assert {name: exported[name] for name in ("project", "labels", "entities", "relations")} == {
        name: document[name] for name in ("project", "labels", "entities", "relations")
    }
    assert bring(bench, tmp_path / "in.json").transaction is None
    bench.undo()
    assert json.loads(taken_out(bench.store))["entities"] == []


def interrupted(bench: Workbench, file: Path) -> None:
    """An import that got as far as its last transaction, and then was killed."""
    loading = Loading(bench.store, bench.person, bench.person, file.name)
    for item in FORMAT.read(file):  # type: ignore[misc]
        if isinstance(item, Corpus):
            loading.head(item)
        elif isinstance(item, Document):
            loading.take(item)
    loading.end_of_file()


def test_what_is_kept_of_an_interrupted_import_is_whole(bench: Workbench, tmp_path: Path) -> None:
    document = json.loads(FULL.read_bytes())
    document["articles"][0]["mentions"][2]["entity"] = "018f-e2"
    interrupted(bench, saved(tmp_path / "in.json", document))
    (batch,) = loading_batches(bench.store)
    bench.do(intake.keep(bench.store, batch))
    assert check(bench.store.path) == []
    with bench.store.reading() as reading:
        entities, labels = reading.entities(), reading.labels()
        relations = reading.relations_of_article("018f-a1")
    assert entities == {"018f-e2": Entity(id="018f-e2", label="CITY", name="Tehran")}
    assert (labels["urgent"].kind, labels["same"].kind) == (LabelKind.ARTICLE, LabelKind.RELATION)
    # The other one led to an entity that nothing in the articles names.
    assert [relation.id for relation in relations] == ["018f-r2"]
    taken_out(bench.store)
    bench.undo()
    assert check(bench.store.path) == []
    bench.redo()
    assert taken_out(bench.store)


def loading_batches(store: Store) -> list[Any]:
    with store.reading() as reading:
        return reading.batches(BatchState.LOADING)


def test_an_undone_import_comes_back_only_while_what_it_refers_to_is_there(bench: Workbench, tmp_path: Path) -> None:
    bring(bench, FULL)
    document = json.loads(FULL.read_bytes().replace(b"018f-a", b"028f-a").replace(b"018f-m", b"028f-m"))
    document["articles"] = document["articles"][:1]
    document["articles"][0] |= {"text": "Tehran", "text_sha256": "", "claims": [], "relations": [], "regions": []}
    document["articles"][0]["mentions"] = [
        {"id": "028f-m1", "label": "CITY", "spans": [{"start": 0, "end": 6, "text": "Tehran"}], "entity": "018f-e2"}
    ]
    bring(bench, saved(tmp_path / "in.json", document))
    bench.undo()
    ben = Workbench(bench.store, bench.store.person("Ben"))
    with bench.store.reading() as reading:
        entity = reading.entities()["018f-e2"]
        relations = reading.relations_of(["018f-e2"])
        mention = reading.annotation_by_id("018f-m1")
    assert isinstance(mention, Mention)
    ben.do(
        Transaction(
            "Remove Tehran",
            (
                Change(mention, replace(mention, entity=None)),
                *(Change(relation, None) for relation in relations),
                Change(entity, None),
            ),
        )
    )
    with pytest.raises(ConflictError):
        bench.redo()
    assert check(bench.store.path) == []


def test_what_one_author_made_goes_out_whole_without_what_others_made(bench: Workbench, tmp_path: Path) -> None:
    text = "Ana said that Bo left."
    (article,) = filled(bench, [text])
    ben = bench.store.person("Ben")
    source = a_mention(article, text, "Ana", author=ben.id)
    cue = Span.of(text, 4, 8)
    claim = a_claim(
        article, text, "Bo left", author=bench.person.id, attribution=(Link(mention=source.id, cue=cue), Link(cue=cue))
    )
    bench.do(Transaction("Claim", (Change(None, source), Change(None, claim))))
    exported = json.loads(taken_out(bench.store, authors=[bench.person.id]))
    (out,) = exported["articles"][0]["claims"]
    said = {"start": 4, "end": 8, "text": "said"}
    assert out["attribution"] == [{"source": {"start": 0, "end": 3, "text": "Ana"}, "cue": said}, {"cue": said}]
    assert exported["articles"][0]["mentions"] == []
    assert [person["name"] for person in exported["people"]] == ["Ana"]
    with closing(a_store(tmp_path, name="other")) as store:
        assert bring(Workbench(store, store.person("Ben")), saved(tmp_path / "one.json", exported)).problems == ()


def test_whoever_only_related_things_is_among_the_people(bench: Workbench) -> None:
    bring(bench, FULL)
    ben, cleo = bench.store.person("Bea"), bench.store.person("Cleo")
    made = {"created": AT, "modified": AT, "source": "018f-e1", "target": "018f-e2", "label": "same"}
    bench.do(
        Transaction(
            "Relate",
            (
                Change(None, Relation(id="1", article=None, author=ben.id, **made)),
                Change(None, Relation(id="2", article="018f-a2", author=cleo.id, **made)),
            ),
        )
    )
    names = [person["name"] for person in json.loads(taken_out(bench.store))["people"]]
    assert sorted(names) == ["Ana", "Bea", "Ben Ö. “B” 😀", "Cleo"]
    names = [person["name"] for person in json.loads(taken_out(bench.store, articles=["018f-a1"]))["people"]]
    assert sorted(names) == ["Ana", "Bea", "Ben Ö. “B” 😀"]


def test_evidence_that_was_tampered_with_is_left_out_and_named(bench: Workbench) -> None:
    import sqlite3

    bring(bench, FULL)
    with closing(sqlite3.connect(bench.store.path)) as raw:
        (kept,) = raw.execute("SELECT evidence FROM annotation WHERE id = '018f-c2'").fetchone()
        raw.execute("UPDATE annotation SET evidence = replace(evidence, '\"x\"', '\"y\"') WHERE id = '018f-c2'")
        raw.commit()
        stream = io.BytesIO()
        result = export_stream(bench.store, "json", stream, Path("out.json"), Progress())
        raw.execute("UPDATE annotation SET evidence = ? WHERE id = '018f-c2'", (kept,))
        raw.commit()
    (problem,) = result.problems
    assert problem == (
        "out.json, article 018f-a1, annotation 018f-c2: Evidence was left out: article 018f-a2 does not say “y”."
    )
    assert len(json.loads(stream.getvalue())["articles"][0]["claims"][1]["evidence"]) == 2


@pytest.mark.parametrize("chunk", [1, 2])
def test_evidence_and_sources_agree_whatever_comes_in_one_chunk(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    from desk.actions import loading

    monkeypatch.setattr(loading, "CHUNK_ARTICLES", chunk)
    monkeypatch.setattr(loading, "CHUNK_ANNOTATIONS", chunk)
    texts = [f"{number} Ana said it." for number in range(5)]
    labels = [{"id": "P", "kind": "entity", "name": "P"}, {"id": "same", "kind": "relation", "name": "Same"}]
    articles = [
        {
            "id": f"a{number}",
            "text": text,
            "mentions": [{"id": f"m{number}", "label": "P", "spans": [{"start": 2, "end": 5, "text": "Ana"}]}],
            "claims": [
                {
                    "id": f"c{number}",
                    "content": [{"start": 11, "end": 13, "text": "it"}],
                    "attribution": [{"source": {"mention": f"m{number}"}}],
                    "evidence": [
                        {
                            "bearing": "supports",
                            "article": f"a{other}",
                            "span": {"start": 0, "end": 5, "text": f"{other} Ana"},
                        }
                        for other in range(5)
                    ],
                }
            ],
            "relations": [{"label": "same", "from": f"c{number}", "to": f"c{4 - number}"}],
        }
        for number, text in enumerate(texts)
    ]
    document = {"format": "desk-annotations", "version": 1, "labels": labels, "articles": articles}
    file = saved(tmp_path / "in.json", document)
    assert bring(bench, file).problems == ()
    first = taken_out(bench.store)
    assert [len(each["claims"][0]["evidence"]) for each in json.loads(first)["articles"]] == [5] * 5
    bench.undo()
    assert bring(bench, file).problems == ()
    second = json.loads(re.sub(rb'"(created|modified)":"[^"]+"', rb'"\1":""', taken_out(bench.store)))
    first = re.sub(rb'"(created|modified)":"[^"]+"', rb'"\1":""', first)
    assert meaning(json.dumps(second).encode()) == meaning(first)


def test_a_text_that_begins_with_a_byte_order_mark_comes_back_with_its_offsets(
    bench: Workbench, tmp_path: Path
) -> None:
    text = "\ufeffAna left."
    (tmp_path / "in.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert bring(bench, tmp_path / "in.txt").problems == ()
    with bench.store.reading() as reading:
        (article,) = reading.every_article()
        assert reading.text(article) == text
    mention = a_mention(article, text, "Ana", author=bench.person.id)
    supported = Evidence(bearing=Bearing.SUPPORTS, article=article.id, span=Span(0, 4, "\ufeffAna"))
    claim = a_claim(article, text, "left", author=bench.person.id, evidence=(supported,))
    bench.do(Transaction("Mark", (Change(None, mention), Change(None, claim))))
    exported = taken_out(bench.store)
    (tmp_path / "out.json").write_bytes(exported)
    with closing(a_store(tmp_path, name="other")) as store:
        assert bring(Workbench(store, store.person("Ben")), tmp_path / "out.json").problems == ()
        assert taken_out(store) == exported
        assert any(isinstance(each, Claim) for each in annotations_of(store, article))


@pytest.mark.parametrize("stated", [None, "here"], ids=("in no article", "in another article"))
def test_whose_relations_all_hang_on_removed_articles_is_not_among_the_people(
    bench: Workbench, tmp_path: Path, stated: str | None
) -> None:
    ann, ben = Person(id="p1", name="Ann"), Person(id="p2", name="Ben")
    labels = (Label(id="l1", kind=LabelKind.RELATION, name="says", ends=(("claim", "claim"),)),)
    when = "2026-01-01T00:00:00.000Z"

    def said(id: str, text: str) -> Document:
        made = document(text, source=Source())
        article = replace(made.article, id=id, batch="b")
        claim = Claim(
            id=f"{id}.c",
            article=id,
            spans=(Span(0, 1, text[0]),),
            label=None,
            author=ann.id,
            created=when,
            modified=when,
        )
        return replace(made, article=article, annotations=[claim])

    relation = Relation(
        id="r1",
        article=stated,
        label="l1",
        source="here.c",
        target="gone.c",
        author=ben.id,
        created=when,
        modified=when,
    )
    corpus = Corpus(
        project=Project(id="x", name="n"), labels=labels, people=(ann, ben), relations=() if stated else (relation,)
    )
    documents = [said("gone", "a first text"), said("here", "the second text")]
    if stated:
        documents[1] = replace(documents[1], relations=[relation])
    with (tmp_path / "in.json").open("wb") as stream:
        FORMAT.write(stream, corpus, documents, lambda notice: pytest.fail(str(notice)))  # type: ignore[misc]
    assert bring(bench, tmp_path / "in.json").problems == ()
    people = [person["name"] for person in json.loads(taken_out(bench.store))["people"]]
    assert people == ["Ann", "Ben"]
    with bench.store.reading() as reading:
        article = reading.article("gone")
    assert article is not None
    bench.do(Transaction("Remove", (Change(article, replace(article, removed=True)),)))
    assert [person["name"] for person in json.loads(taken_out(bench.store))["people"]] == ["Ann"]
