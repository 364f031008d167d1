"""Projects go through the JSON document and come back as they were, whatever script their texts are in."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.formats.desk_json import FORMAT
from desk.formats.format import Corpus, Document, Notice
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article, Region, Source, State
from desk.model.label import Attribute, AttributeKind, Label, LabelKind
from desk.model.project import Person, Project
from desk.model.span import Span
from desk.text.canon import canonical, sha256

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "resources" / "schemas" / "desk-annotations-1.schema.json").read_text(encoding="utf-8"))
GOLDEN = ROOT / "tests" / "data" / "export-1.json"


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
    return replace(document, article=replace(document.article, batch=""), annotations=annotations)


AWKWARD = (
    "a Iran é e\u0301 می\u200cخواهم عربي 日 नमस्ते 😀 👩\u200d👩\u200d👧 👋🏽 🇮🇷 1\ufe0f\u20e3 \u00a0 \u202e \u2066"
    " \u200f \u00ad \ufeff \ufffd \" \\ / < & ' “ ” \u2028 \u2029 \r\n \r \x85 \x0b \t \0 \x1f \ufdd0"
)
TEXTS = st.lists(st.sampled_from([*AWKWARD.split(" "), " ", "\n"]), min_size=1, max_size=30).map(
    lambda pieces: canonical("".join(pieces)).text
)
LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=12).map(
    lambda text: canonical(text).text
)
NAMES = LINES.map(lambda name: f"n{name}")
IDS = st.uuids().map(str)
TIMES = st.datetimes().map(lambda time: f"{time.isoformat(timespec='milliseconds')}Z")
SCALARS = LINES | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
ATTRIBUTES = st.dictionaries(NAMES, SCALARS, max_size=3).map(lambda found: tuple(sorted(found.items())))


@st.composite
def label_sets(draw):
    labels = []
    for position, id in enumerate(draw(st.lists(IDS, max_size=5, unique=True))):
        kind = draw(st.sampled_from(LabelKind))
        above = [label.id for label in labels if label.kind is kind]
        attribute = st.builds(
            Attribute,
            name=NAMES,
            kind=st.sampled_from(AttributeKind),
            values=st.lists(NAMES, max_size=3).map(tuple),
            default=st.none() | SCALARS,
        )
        labels.append(
            Label(
                id=id,
                kind=kind,
                name=draw(NAMES),
                color=draw(st.from_regex("#[0-9a-f]{6}", fullmatch=True)),
                key=draw(st.sampled_from(["", "P", "é", "1"])),
                parent=draw(st.sampled_from(above)) if above and draw(st.booleans()) else None,
                position=position,
                retired=draw(st.booleans()),
                attributes=tuple(draw(st.lists(attribute, max_size=2))),
            )
        )
    return tuple(labels)


@st.composite
def span_lists(draw, text):
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return tuple(Span(start, end, text[start:end]) for start, end in pairs)


@st.composite
def documents(draw, id, corpus):
    text = draw(TEXTS)
    by_kind = {kind: [label.id for label in corpus.labels if label.kind is kind] for kind in LabelKind}
    regions = []
    if len(text) > 1:
        regions = [Region(s.start, s.end, "boilerplate") for s in draw(span_lists(text))]
    article = Article(
        id=id,
        batch="b",
        title=draw(LINES),
        text_sha256=sha256(text),
        length=len(text),
        language=draw(st.none() | st.just("fa")),
        state=draw(st.sampled_from(State)),
        source=draw(st.builds(Source, url=st.none() | NAMES, published=st.none() | TIMES, file=st.none() | NAMES)),
        regions=tuple(regions),
        labels=tuple(by_kind[LabelKind.ARTICLE]) if draw(st.booleans()) else (),
    )
    annotations: list[Annotation] = []
    for number in range(draw(st.integers(0, 4)) if text and corpus.people and len(text) > 1 else 0):
        common = {
            "id": f"{id}.{number}",
            "article": id,
            "spans": draw(span_lists(text)),
            "attributes": draw(ATTRIBUTES),
            "note": draw(LINES),
            "author": draw(st.sampled_from(corpus.people)).id,
            "created": draw(TIMES),
            "modified": draw(TIMES),
        }
        if by_kind[LabelKind.ENTITY] and draw(st.booleans()):
            annotations.append(Mention(label=draw(st.sampled_from(by_kind[LabelKind.ENTITY])), **common))
        else:
            annotations.append(Claim(label=draw(st.sampled_from([None, *by_kind[LabelKind.CLAIM]])), **common))
    return Document(article=article, text=text, annotations=annotations)


@st.composite
def projects(draw):
    people = st.lists(st.builds(Person, id=IDS, name=NAMES), max_size=3, unique_by=lambda person: person.id)
    corpus = Corpus(
        project=Project(id=draw(IDS), name=draw(NAMES)),
        labels=draw(label_sets()),
        people=tuple(sorted(draw(people), key=lambda person: person.id)),
    )
    ids = sorted(draw(st.sets(IDS, max_size=3)))
    return corpus, [draw(documents(id, corpus)) for id in ids]


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
        for annotation in article["mentions"] + article["claims"]:
            for span in annotation.get("spans") or annotation["content"]:
                assert article["text"][span["start"] : span["end"]] == span["text"]


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
    annotations = [
        Claim(label="position", note="nested\nquotation", **common("018f-c2", ben, (3, 9), (12, 24))),
        Claim(**common("018f-c1", ana, (3, 24))),
        Mention(label="GPE", attributes=(("role", "government"), ("sure", True)), **common("018f-m2", ana, (3, 9))),
        Mention(label="CITY", **common("018f-m1", ben, (3, 9))),
        Mention(label="GPE", attributes=(("population", 1.5e7),), **common("018f-m3", ana, (persian, persian + 8))),
        Mention(label="GPE", **common("018f-m4", ana, (0, 2))),
    ]
    empty = Article(id="018f-a2", batch="018f-batch", text_sha256=sha256("x"), length=1, state=State.DONE)
    corpus = Corpus(project=Project(id="018f-p", name="پروژه"), labels=labels[::-1], people=(ben, ana))
    return corpus, [Document(article=article, text=text, annotations=annotations), Document(article=empty, text="x")]


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
