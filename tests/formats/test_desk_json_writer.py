"""The JSON writer: what it leaves out it names, and it keeps no more than one article."""

import io
import json
import tracemalloc
from dataclasses import replace

import pytest

from desk.formats.desk_json.writer import write
from desk.formats.format import Corpus, Document
from desk.model.annotation import Claim, Mention
from desk.model.article import Article, Source
from desk.model.claim import Bearing, Evidence, Link
from desk.model.project import Person, Project
from desk.model.span import Span
from desk.text.canon import sha256

TEXT = "Tehran said hello. " * 20
AT = "2026-01-02T03:04:05.000Z"
CORPUS = Corpus(project=Project(id="p", name="P"), people=(Person(id="ana", name="Ana"),))


def a_document(id, *annotations):
    article = Article(id=id, batch="b", text_sha256=sha256(TEXT), length=len(TEXT), source=Source(file="x.txt"))
    return Document(article=article, text=TEXT, annotations=annotations)


def a_mention(id, *spans, kind=Mention):
    return kind(id=id, article="a1", spans=spans, label="GPE", author="ana", created=AT, modified=AT)


def exported(*documents):
    """The document as a value, and what was reported."""
    stream, reports = io.BytesIO(), []
    write(stream, CORPUS, documents, reports.append)
    return json.loads(stream.getvalue()), reports


@pytest.mark.parametrize("kind", [Mention, Claim])
@pytest.mark.parametrize(
    "spans",
    [
        [Span(1, 7, "Tehran")],
        [Span(0, 6, "Tehran"), Span(7, 11, "says")],
        [Span(0, 500, TEXT)],
        [Span(5, 5, "")],
    ],
)
def test_an_annotation_that_does_not_say_what_its_text_says_is_left_out_and_named(kind, spans):
    wrong, right = a_mention("wrong", *spans, kind=kind), a_mention("right", Span(0, 6, "Tehran"))
    document, (notice,) = exported(a_document("a1", wrong, right))
    assert [mention["id"] for mention in document["articles"][0]["mentions"]] == ["right"]
    assert document["articles"][0]["claims"] == []
    assert (notice.article, notice.annotation, notice.lost) == ("a1", "wrong", True)
    assert "Left out" in notice.text


@pytest.mark.parametrize(
    "more",
    [
        {"attribution": (Link(mention="right"), Link(cue=Span(7, 11, "says")))},
        {"attribution": (Link(span=Span(1, 7, "Tehran")),)},
        {"evidence": (Evidence(bearing=Bearing.REFUTES, article="a1", span=Span(0, 3, "Tea")),)},
    ],
)
def test_a_claim_whose_sources_cues_or_evidence_do_not_say_what_the_text_says_is_left_out(more):
    claim = replace(a_mention("wrong", Span(0, 6, "Tehran"), kind=Claim), **more)
    document, (notice,) = exported(a_document("a1", claim, a_mention("right", Span(0, 6, "Tehran"))))
    assert document["articles"][0]["claims"] == []
    assert (notice.article, notice.annotation, notice.lost) == ("a1", "wrong", True)


def test_changes_to_the_lexicon_that_are_no_json_are_left_out_and_named():
    stream, reports = io.BytesIO(), []
    write(stream, replace(CORPUS, project=Project(id="p", name="P", cues="{no")), [], reports.append)
    assert json.loads(stream.getvalue())["project"] == {"id": "p", "name": "P"}
    assert [notice.lost for notice in reports] == [True]


def test_annotations_are_ordered_by_start_end_and_id():
    spans = {"d": (7, 11), "c": (0, 6), "b": (0, 11), "a": (0, 11)}
    found = [a_mention(id, Span(start, end, TEXT[start:end])) for id, (start, end) in spans.items()]
    document, _ = exported(a_document("a1", *found))
    assert [mention["id"] for mention in document["articles"][0]["mentions"]] == ["c", "a", "b", "d"]


def test_articles_out_of_order_are_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="by article id"):
        exported(a_document("a2"), a_document("a1"))


def test_a_field_without_a_value_is_left_out():
    document, _ = exported(
        a_document("a1", a_mention("m", Span(0, 6, "Tehran")), a_mention("c", Span(0, 6, "Tehran"), kind=Claim))
    )
    article = document["articles"][0]
    assert list(article) == ["id", "text", "text_sha256", "state", "source", "mentions", "claims", "relations"]
    assert list(article["source"]) == ["file"]
    assert list(article["mentions"][0]) == ["id", "label", "spans", "author", "created", "modified"]
    assert list(article["claims"][0]) == ["id", "label", "content", "author", "created", "modified"]


def test_memory_does_not_grow_with_the_number_of_articles():
    class Nowhere(io.RawIOBase):
        def write(self, data):
            return len(data)

    spans = [Span(i, i + 6, TEXT[i : i + 6]) for i in range(0, 300)]
    annotations = [a_mention(f"m{i}", span) for i, span in enumerate(spans)]

    def peak(count):
        tracemalloc.start()
        write(Nowhere(), CORPUS, (a_document(f"a{i:05}", *annotations) for i in range(count)), print)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    peak(1)
    assert peak(60) < peak(3) + 200_000
