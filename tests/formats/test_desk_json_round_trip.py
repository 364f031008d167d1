"""Projects go through the JSON document and come back as they were, whatever script their texts are in."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from desk.formats.desk_json import FORMAT
from desk.formats.format import Corpus, Document, Notice
from desk.model.annotation import Claim, Mention
from desk.model.article import Article, Region, Source, State
from desk.model.claim import Bearing, Evidence, Link
from desk.model.entity import Entity
from desk.model.label import Attribute, AttributeKind, Label, LabelKind
from desk.model.project import Person, Project
from desk.model.relation import Relation
from desk.model.span import Span
from desk.text.canon import sha256
from tests.corpora import projects

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "resources" / "schemas" / "desk-annotations-1.schema.json").read_text(encoding="utf-8"))
DATA = ROOT / "tests" / "data"
GOLDEN = DATA / "export-1.json"
FIRST = DATA / "export-1-first.json"


AT = "2026-01-02T03:04:05.678Z"


def closed(schema):
    """The schema without leave for fields it does not describe: what we write has none."""
    if isinstance(schema, dict):
        inner = {key: closed(value) for key, value in schema.items()}
        return {"additionalProperties": False, **inner} if "properties" in schema else inner
    return [closed(value) for value in schema] if isinstance(schema, list) else schema


VALIDATOR = jsonschema.Draft202012Validator(closed(SCHEMA))


def written(corpus, documents):
    """The bytes of an export, which reports nothing, as if version 0.1.0 had made it at a fixed time."""
    stream = io.BytesIO()
    reports = []
    FORMAT.write(stream, corpus, documents, reports.append)
    assert reports == []
    timeless = re.sub(rb'("exported_at": )"[^"]+"', rb'\1"2026-01-02T03:04:05.000Z"', stream.getvalue(), count=1)
    return re.sub(rb'("generator": )"desk [^"]+"', rb'\1"desk 0.1.0"', timeless, count=1)


def read_back(data, folder):
    """What a file of these bytes gives: its corpus, its documents, its notices."""
    path = folder / "export.json"
    path.write_bytes(data)
    items = list(FORMAT.read(path))
    (corpus,) = (item for item in items if isinstance(item, Corpus))
    return corpus, [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Notice)]


def in_order(document):
    """The document with its annotations as a set would compare them, outside any import."""
    annotations = sorted(document.annotations, key=lambda each: each.id)
    article = replace(document.article, batch="")
    comments = tuple(sorted(document.comments, key=lambda each: (each.parent is not None, each.at, each.id)))
    relations = list(document.relations)
    return replace(document, article=article, annotations=annotations, relations=relations, comments=comments)


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("exports")


@given(projects())
@settings(max_examples=80, deadline=None)
def test_what_is_written_is_read_back_as_it_was(folder, project):
    corpus, given_documents = project
    data = written(corpus, given_documents)
    corpus_back, documents_back, notices = read_back(data, folder)
    assert notices == []
    assert corpus_back == corpus
    assert [in_order(d) for d in documents_back] == [in_order(d) for d in given_documents]
    assert written(corpus_back, documents_back) == data


@given(projects())
@settings(max_examples=80, deadline=None)
def test_every_export_fits_the_schema_and_every_span_its_text(project):
    exported = json.loads(written(*project))
    VALIDATOR.validate(exported)
    for article in exported["articles"]:
        assert article["text_sha256"] == sha256(article["text"])
        texts = {each["id"]: each["text"] for each in exported["articles"]}
        for text, span in marked(article, texts):
            assert text[span["start"] : span["end"]] == span["text"]


def marked(article, texts):
    """Every span of an exported article with the text that it counts in."""
    own = texts[article["id"]]
    for mention in article["mentions"]:
        yield from ((own, span) for span in mention["spans"])
    for claim in article["claims"]:
        yield from ((own, span) for span in claim["content"])
        for link in claim.get("attribution", ()):
            yield from ((own, link[name]) for name in ("source", "cue") if "start" in link.get(name, ()))
        yield from ((texts[e["article"]], e["span"]) for e in claim.get("evidence", ()) if "span" in e)


def a_project():
    """A fixed project with something of everything."""
    text = "🇮🇷 Tehran 😀 said “hello”\nسلام، می\u200cخواهم cafe\u0301\u00a0$4\nRLO \u202e and \ufffd end"
    ana, ben = Person(id="018f-ana", name="Ana"), Person(id="018f-ben", name="Ben Ö. “B” 😀")
    role = Attribute(name="role", kind=AttributeKind.CHOICE, values=("place", "government"), default="place")
    labels = (
        Label(id="GPE", kind=LabelKind.ENTITY, name="Country or city", color="#009e73", key="G", attributes=(role,)),
        Label(id="CITY", kind=LabelKind.ENTITY, name="City", color="#009e74", parent="GPE", position=1, retired=True),
        Label(id="position", kind=LabelKind.CLAIM, name="Position", color="#cc79a7", position=2),
        Label(id="urgent", kind=LabelKind.ARTICLE, name="Urgent", color="#d55e00", position=3),
        Label(id="object", kind=LabelKind.RELATION, name="Object", position=4, ends=(("claim", "entity"),)),
        Label(id="same", kind=LabelKind.RELATION, name="Same", position=5, ends=(("claim", "claim"), ("entity",) * 2)),
    )
    entities = (
        Entity(
            id="018f-e1",
            label="GPE",
            name="ایران",
            aliases=("Iran", "Īrān"),
            external=(("geonames", "130758"), ("wikidata", "Q794"), ("wikidata", "Q794-2")),
            note="the country",
        ),
        Entity(id="018f-e2", label="CITY", name="Tehran"),
    )
    article = Article(
        id="018f-a1",
        batch="018f-batch",
        title='Hello & <good-bye> "سلام"',
        text_sha256=sha256(text),
        length=len(text),
        language="fa",
        state=State.IN_PROGRESS,
        source=Source(url="https://news.example/1?a=b", published="2019-06-24T21:57", news_id="67387", file="a b.txt"),
        regions=(Region(0, 2, "header"), Region(3, 9, "dateline")),
        labels=("urgent",),
    )

    def common(id, person, *places):
        at = "2026-01-02T03:04:05.678Z"
        spans = tuple(Span.of(text, start, end) for start, end in places)
        return {"id": id, "article": article.id, "spans": spans, "author": person.id, "created": at, "modified": at}

    persian = text.index("می")
    said, who = Span.of(text, 12, 16), Span.of(text, 3, 9)
    annotations = [
        Claim(
            label="position",
            note="nested\nquotation",
            attribution=(Link(span=Span.of(text, 0, 2)), Link(mention="018f-m1", cue=said), Link(cue=said)),
            attributes=(("certainty", "possible"),),
            evidence=(
                Evidence(bearing=Bearing.SUPPORTS, article="018f-a2", span=Span(0, 1, "x"), note="so", date="2026-01"),
                Evidence(bearing=Bearing.REFUTES, article="018f-a1", span=who),
                Evidence(bearing=Bearing.REFUTES, url="https://news.example/2", note="سلام"),
            ),
            **common("018f-c2", ben, (3, 9), (12, 24)),
        ),
        Claim(**common("018f-c1", ana, (3, 24))),
        Mention(label="GPE", attributes=(("role", "government"), ("sure", True)), **common("018f-m2", ana, (3, 9))),
        Mention(label="CITY", entity="018f-e2", **common("018f-m1", ben, (3, 9))),
        Mention(label="GPE", attributes=(("population", 1.5e7),), **common("018f-m3", ana, (persian, persian + 8))),
        Mention(label="GPE", **common("018f-m4", ana, (0, 2))),
    ]
    empty = Article(id="018f-a2", batch="018f-batch", text_sha256=sha256("x"), length=1, state=State.DONE)
    made = {"author": ana.id, "created": "2026-01-02T03:04:05.678Z", "modified": "2026-01-03T03:04:05.678Z"}

    def relation(number, label, source, target, article="018f-a1", attributes=()):
        ends = {"source": f"018f-{source}", "target": f"018f-{target}"}
        return Relation(id=f"018f-r{number}", article=article, label=label, attributes=attributes, **ends, **made)

    own = [relation(2, "same", "c1", "c2", attributes=(("sure", False),)), relation(1, "object", "c1", "e1")]
    corpus = Corpus(
        project=Project(
            id="018f-p", name="پروژه", verdicts=True, cues='{"add":{"said":{"weight":1.5}},"drop":["told"]}'
        ),
        labels=labels[::-1],
        people=(ben, ana),
        entities=entities[::-1],
        relations=(relation(3, "same", "e1", "e2", article=None),),
    )
    return corpus, [
        Document(article=article, text=text, annotations=annotations, relations=own),
        Document(article=empty, text="x"),
    ]


def test_the_layout_is_the_one_that_was_promised():
    assert written(*a_project()) == GOLDEN.read_bytes()


def test_the_golden_file_is_read_and_written_to_the_same_bytes(tmp_path):
    corpus, found, notices = read_back(GOLDEN.read_bytes(), tmp_path)
    assert notices == []
    assert written(corpus, found) == GOLDEN.read_bytes()
    VALIDATOR.validate(json.loads(GOLDEN.read_bytes()))


@pytest.mark.parametrize(
    "layout", [{"indent": 4}, {"separators": (",", ":")}, {"ensure_ascii": True, "sort_keys": True}]
)
def test_another_layout_of_the_same_document_reads_the_same(tmp_path, layout):
    other = json.dumps(json.loads(GOLDEN.read_bytes()), **layout).encode()
    assert read_back(other, tmp_path) == read_back(GOLDEN.read_bytes(), tmp_path)


def test_an_empty_project_is_a_document_too(tmp_path):
    corpus = Corpus(project=Project(id="p", name="Empty"))
    data = written(corpus, [])
    VALIDATOR.validate(json.loads(data))
    assert read_back(data, tmp_path) == (corpus, [], [])


def test_a_document_made_before_there_were_entities_and_relations_reads_as_before(tmp_path):
    VALIDATOR.validate(json.loads(FIRST.read_bytes()))
    corpus, found, notices = read_back(FIRST.read_bytes(), tmp_path)
    assert notices == []
    assert (corpus.entities, corpus.relations) == ((), ())
    assert [len(document.annotations) for document in found] == [6, 0]
    again = json.loads(written(corpus, found))
    assert again.pop("entities") == []
    assert [article.pop("relations") for article in again["articles"]] == [[], []]
    assert again == json.loads(FIRST.read_bytes())


def test_a_text_that_begins_with_a_byte_order_mark_keeps_it_and_its_offsets(tmp_path):
    text = "\ufeff\ufeffTehran"
    article = Article(id="a", batch="", text_sha256=sha256(text), length=len(text))
    claim = Claim(
        id="c", article="a", spans=(Span(1, 8, "\ufeffTehran"),), note="\ufeffn", author="ana", created=AT, modified=AT
    )
    corpus = Corpus(project=Project(id="p", name="\ufeffP"), people=(Person(id="ana", name="\ufeffAna"),))
    data = written(corpus, [Document(article=article, text=text, annotations=[claim])])
    corpus_back, (document,), notices = read_back(data, tmp_path)
    assert (corpus_back, document.text, list(document.annotations), notices) == (corpus, text, [claim], [])
    assert written(corpus_back, [document]) == data
