"""Foreign, damaged and hostile JSON: what is sound is kept, what is not is reported by name, nothing crashes."""

import contextlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.formats.desk_json import opening
from desk.formats.desk_json.reader import read, sniff
from desk.formats.format import Corpus, Document, FormatError, Notice
from desk.model.annotation import Claim, Mention
from desk.model.article import Region, Source, State
from desk.model.claim import Bearing, Evidence, Link
from desk.model.entity import Entity
from desk.model.label import LabelKind
from desk.model.project import Project
from desk.model.relation import Relation
from desk.model.span import Span
from desk.text.canon import sha256

GOLDEN = Path(__file__).parents[1] / "data" / "export-1.json"
TEXT = "Tehran said hello. Tehran left."
AT = "2026-01-02T03:04:05Z"


def a_mention(start=0, end=6, text="Tehran", **more):
    spans = [{"start": start, "end": end, "text": text}]
    return {"id": "m1", "label": "GPE", "spans": spans, "author": "ana", "created": AT, "modified": AT} | more


def a_claim(start=0, end=17, text="Tehran said hello", **more):
    content = [{"start": start, "end": end, "text": text}]
    return {"id": "c1", "content": content, "author": "ana", "created": AT, "modified": AT} | more


def a_span(quote, start=None):
    start = TEXT.index(quote) if start is None else start
    return {"start": start, "end": start + len(quote), "text": quote}


def a_relation(**more):
    return {"id": "r1", "label": "any", "from": "c1", "to": "e1", "author": "ana", "created": AT, "modified": AT} | more


def an_article(*mentions, claims=(), **more):
    return {"id": "a1", "text": TEXT, "mentions": list(mentions), "claims": list(claims)} | more


def a_document(*articles, **more):
    return {
        "format": "desk-annotations",
        "version": 1,
        "project": {"id": "p", "name": "Project"},
        "labels": [
            {"id": "GPE", "kind": "entity", "name": "Place", "color": "#112233"},
            {"id": "event", "kind": "claim", "name": "Event"},
            {"id": "urgent", "kind": "article", "name": "Urgent"},
            {"id": "same", "kind": "relation", "name": "Same", "ends": [["claim", "claim"]]},
            {"id": "any", "kind": "relation", "name": "Any"},
        ],
        "people": [{"id": "ana", "name": "Ana"}],
        "entities": [{"id": "e1", "label": "GPE", "name": "Tehran"}],
        "articles": list(articles),
    } | more


@pytest.fixture
def reading(tmp_path):
    """Reads a document given as a value or as bytes: corpus, documents, notices."""

    def result(document):
        path = tmp_path / "in.json"
        path.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
        items = list(read(path))
        assert isinstance(items[0], Corpus)
        return items[0], [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Notice)]

    return result


def refused(reading, document):
    with pytest.raises(FormatError) as caught:
        reading(document)
    sentence = str(caught.value)
    assert sentence.startswith("in.json cannot be read: ")
    assert sentence.endswith(".")
    return sentence.removeprefix("in.json cannot be read: ")[:-1]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is not sound JSON"),
        (b"{", "it is not sound JSON"),
        (b'{"format": "desk-annotations", "version": 1, "articles": [}', "it is not sound JSON"),
        (b'{"format": "desk-annotations"} trailing', "trailing characters"),
        (b"[1, 2]", "it is JSON, but not an object"),
        (b"42", "it is JSON, but not an object"),
        (b"[" * 200_000, "it is not sound JSON|not an object"),
        (b'{"a":' * 200_000, "it is not sound JSON"),
        (b"\xff\xfe{\x00}\x00", "it is not sound JSON in UTF-8"),
        (b"\x89PNG\r\n\x1a\n", "it is not sound JSON in UTF-8"),
        (b"{}", "it is JSON, but not a Desk document"),
        (b'{"format": 7}', "it is JSON, but not a Desk document"),
        (b'{"format": "desk-annotations", "version": 2, "articles": []}', "it has version 2, and this Desk knows only"),
        (b'{"format": "desk-annotations", "articles": []}', "its version is not 1"),
        (b'{"format": "desk-annotations", "version": true, "articles": []}', "its version is not 1"),
        (b'{"format": "desk-annotations", "version": 1}', "it has no list of articles"),
        (b'{"format": "desk-annotations", "version": 1, "articles": {}}', "its “articles” is not a list"),
        (
            b'{"format": "desk-annotations", "version": 1, "articles": [], "offset_unit": "utf-16"}',
            "its offsets do not count in “unicode code point”",
        ),
    ],
)
def test_what_is_no_such_document_is_refused_in_a_sentence(reading, data, reason):
    assert re.search(reason, refused(reading, data))


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(FormatError, match=r"^gone\.json cannot be read: no such file or directory\.$"):
        list(read(tmp_path / "gone.json"))


def test_a_sound_document_is_read_without_a_word(reading):
    article = an_article(
        a_mention(attributes={"role": "place", "sure": True}, note="n"),
        claims=[a_claim(label="event")],
        title="T",
        state="done",
        source={"outlet": "ISNA"},
        regions=[{"kind": "header", "start": 0, "end": 6}],
        labels=["urgent"],
        text_sha256=sha256(TEXT),
    )
    corpus, (document,), notices = reading(a_document(article))
    assert notices == []
    kinds = [LabelKind.ENTITY, LabelKind.CLAIM, LabelKind.ARTICLE, LabelKind.RELATION, LabelKind.RELATION]
    assert [label.kind for label in corpus.labels] == kinds
    assert (document.text, document.article.title, document.article.state) == (TEXT, "T", State.DONE)
    assert document.article.source == Source(outlet="ISNA")
    assert document.article.regions == (Region(0, 6, "header"),)
    assert document.article.labels == ("urgent",)
    mention, claim = document.annotations
    common = {"article": "a1", "author": "ana", "created": AT, "modified": AT}
    assert mention == Mention(
        id="m1",
        spans=(Span(0, 6, "Tehran"),),
        label="GPE",
        attributes=(("role", "place"), ("sure", True)),
        note="n",
        **common,
    )
    assert claim == Claim(id="c1", spans=(Span(0, 17, "Tehran said hello"),), label="event", **common)


@pytest.mark.parametrize(
    ("mention", "reason"),
    [
        (a_mention(1, 7), "at [1, 7) the text says “ehran ” and not “Tehran”"),
        (a_mention(19, 99), "[19, 99) is not a stretch of a text of 31 code points"),
        (a_mention(-6, 31), "[-6, 31) is not a stretch of a text of 31 code points"),
        (a_mention(6, 6, ""), "[6, 6) is not a stretch of a text of 31 code points"),
        (a_mention(label="NONE"), "its label “NONE” is not among the labels for entities"),
        (a_mention(label="event"), "its label “event” is not among the labels for entities"),
        (a_mention(label=None), "it has no label"),
        (a_mention(spans=[]), "it has no spans"),
        (a_mention(spans="Tehran"), "expected array, got str at spans"),
        (a_mention(spans=[{"start": 0, "end": 6}]), "object missing required field text at spans[0]"),
        (a_mention(spans=[{"start": "0", "end": 6, "text": "Tehran"}]), "expected int, got str at spans[0].start"),
        (a_mention(spans=[{"start": 0.5, "end": 6, "text": "Tehran"}]), "expected int, got float at spans[0].start"),
        (a_mention(attributes={"a": [1]}), "expected bool | int | float | str | null, got array at attributes"),
        (
            a_mention(spans=[{"start": 0, "end": 6, "text": "Tehran"}, {"start": 5, "end": 8, "text": "n s"}]),
            "its spans overlap or are empty",
        ),
    ],
)
def test_an_unsound_annotation_is_left_out_and_named(reading, mention, reason):
    _, (document,), (notice,) = reading(a_document(an_article(mention, claims=[a_claim()])))
    assert [annotation.id for annotation in document.annotations] == ["c1"]
    assert (notice.article, notice.annotation, notice.lost) == ("a1", "m1", True)
    assert notice.text.startswith(f"Left out: {reason}")
    assert str(notice).startswith("in.json, article a1, annotation m1: Left out: ")


def test_annotations_that_are_not_even_objects_are_left_out(reading):
    _, (document,), notices = reading(a_document(an_article(7, None, "x", [], a_mention())))
    assert [annotation.id for annotation in document.annotations] == ["m1"]
    assert len(notices) == 4


def test_of_two_annotations_with_one_id_the_first_is_kept_also_across_articles(reading):
    second = an_article(a_mention(), id="a2")
    _, documents, notices = reading(a_document(an_article(a_mention(), a_mention(19, 25)), second))
    assert [len(document.annotations) for document in documents] == [1, 0]
    assert [notice.text for notice in notices] == ["Left out: another annotation has the same id."] * 2


@pytest.mark.parametrize(
    ("article", "reason"),
    [
        ({"id": "a1"}, "object missing required field text"),
        (an_article(text=7), "expected str, got int at text"),
        (an_article(id="a\n1"), "its id is not usable"),
        (an_article(id="x" * 201), "its id is not usable"),
        (an_article(source="file.txt"), "expected object | null, got str at source"),
        (an_article(mentions={}), "expected array | null, got object at mentions"),
        ([], "expected object, got array"),
    ],
)
def test_an_unsound_article_is_left_out_and_the_others_stay(reading, article, reason):
    _, documents, (notice,) = reading(a_document(article, an_article(id="good")))
    assert [document.article.id for document in documents] == ["good"]
    assert (notice.text, notice.lost) == (f"An article was left out: {reason}.", True)


def test_a_second_article_with_the_same_id_is_left_out(reading):
    _, documents, (notice,) = reading(a_document(an_article(), an_article(text="other")))
    assert [document.text for document in documents] == [TEXT]
    assert notice.text == "An article was left out: a second one has the id a1."


def test_parts_of_an_article_that_make_no_sense_are_left_out_and_named(reading):
    article = an_article(
        state="finished",
        labels=["urgent", "GPE", "gone", "urgent"],
        regions=[{"kind": "header", "start": 0, "end": 99}, {"kind": "tail", "start": 0, "end": 1}, {"start": 0}],
    )
    _, (document,), notices = reading(a_document(article))
    assert (document.article.state, document.article.labels, document.article.regions) == (State.NEW, ("urgent",), ())
    assert [notice.text for notice in notices] == [
        "Its state was left out: “finished” is not one.",
        "A region was left out: header [0, 99) is not one of this text.",
        "A region was left out: tail [0, 1) is not one of this text.",
        "A region was left out: object missing required field kind.",
        "Its label “GPE” was left out: it is not among the labels for articles.",
        "Its label “gone” was left out: it is not among the labels for articles.",
    ]
    assert all(notice.lost and notice.article == "a1" for notice in notices)


def test_a_claim_of_an_unknown_type_is_kept_without_it(reading):
    _, (document,), (notice,) = reading(a_document(an_article(claims=[a_claim(label="GPE")])))
    assert document.annotations[0].label is None
    assert notice.text == "Its type was left out: “GPE” is not among the labels for claims."


def test_what_a_script_did_not_give_is_filled_in(reading):
    bare = {"label": "GPE", "spans": [{"start": 0, "end": 6, "text": "Tehran"}]}
    _, (document,), notices = reading(a_document({"text": TEXT, "mentions": [bare, dict(bare, author=None)]}))
    first, second = document.annotations
    assert notices == []
    assert len({first.id, second.id, document.article.id}) == 3
    assert (first.author, first.created, first.modified) == ("", second.created, second.created)
    assert re.fullmatch(r"\d{4}-.*Z", first.created)


def test_authors_who_are_not_among_the_people_are_counted_and_left_for_the_importer(reading):
    mentions = [a_mention(author="bob"), a_mention(id="m2", author="bob")]
    _, (document,), (notice,) = reading(a_document(an_article(*mentions)))
    assert [annotation.author for annotation in document.annotations] == ["", ""]
    assert not notice.lost
    assert notice.text == (
        "2 annotations are by “bob”, who is not among the people of the file, and taken for the importer's."
    )


def test_times_that_are_none_are_replaced_and_named(reading):
    _, (document,), notices = reading(a_document(an_article(a_mention(created="yesterday", modified="2026-01-02"))))
    assert document.annotations[0].modified == "2026-01-02"
    assert [notice.text for notice in notices] == ["A time was left out: “yesterday” is not one in ISO 8601."]


def test_decisions_and_comments_about_what_is_not_there_are_left_out_and_named(reading):
    by = {"by": "ana", "at": "2026-01-02T03:04:05Z"}
    own = a_mention(id="m9", author="ana", review=True)
    decisions = [
        {"id": "d1", "on": "m1", "verdict": "accept", **by},
        {"id": "d2", "on": "gone", "verdict": "reject", **by},
        {"id": "d3", "on": "m1", "verdict": "amend", **by},
        {"id": "d4", "on": "gone", "verdict": "amend", "replacement": "m9", **by},
        {"id": "d5", "on": "m1", "verdict": "maybe", **by},
        {"id": "d1", "on": "m1", "verdict": "reject", **by},
        {"id": "d6", "on": "m1", "verdict": "reject", "by": "nobody", "at": "2026"},
        {"id": "d7", "on": {"start": 0, "end": 2, "text": "??"}, "verdict": "reject", **by},
    ]
    comments = [
        {"id": "s1", "on": "m1", "text": "Why?", **by},
        {"id": "s2", "on": {"comment": "s1"}, "text": "So.", "resolved": by, **by},
        {"id": "s3", "on": {"comment": "gone"}, "text": "So.", **by},
        {"id": "s4", "on": {"annotation": "gone", "field": "label"}, "text": "So.", **by},
        {"id": "s5", "on": {"article": "a1"}, "text": " ", **by},
    ]
    article = an_article(a_mention(), own, decisions=decisions, comments=comments, gold=["m1"])
    _, (document,), notices = reading(a_document(article, people=[{"id": "ana", "name": "Ana"}]))
    assert [each.id for each in document.decisions] == ["d1", "d4"]
    assert (document.decisions[1].annotation, document.decisions[1].replacement) == (None, "m9")
    assert [each.id for each in document.comments] == ["s1", "s2"]
    assert len([notice for notice in notices if notice.text.startswith("A decision was left out: ")]) == 6
    assert len([notice for notice in notices if notice.text.startswith("A comment was left out: ")]) == 3
    assert all(notice.lost for notice in notices)


def test_a_reviewers_version_that_no_decision_brought_is_kept_as_coding(reading):
    _, (document,), (notice,) = reading(a_document(an_article(a_mention(review=True))))
    assert not document.annotations[0].review
    assert not notice.lost
    assert notice.text == "It is kept as coding: no decision brought it."


def test_fields_nobody_knows_are_counted_and_said(reading):
    claim = a_claim(
        attribution=[{"source": {"mention": "m2", "grade": 1}, "cue": a_span("said"), "grade": 2}],
        evidence=[{"bearing": "supports", "url": "https://a.example", "grade": 3}],
    )
    articles = [
        an_article(a_mention(mood="calm"), mood=1),
        an_article(a_mention(id="m2", mood="calm"), claims=[claim], id="a2", relations=[a_relation(grade=4)]),
    ]
    entity = {"id": "e1", "label": "GPE", "name": "Tehran", "grade": 5}
    _, documents, notices = reading(a_document(*articles, flavour="x", entities=[entity]))
    assert [len(document.annotations) for document in documents] == [1, 2]
    assert {notice.text for notice in notices} == {
        "The field “mood” was left out 3 times: Desk does not know it.",
        "The field “grade” was left out 5 times: Desk does not know it.",
        "The field “flavour” was left out once: Desk does not know it.",
    }


def test_labels_and_people_are_checked(reading):
    labels = [
        {"id": "A", "kind": "entity", "name": "A", "color": "red", "key": "AB", "parent": "B"},
        {"id": "B", "kind": "entity", "name": "B", "parent": "A"},
        {"id": "C", "kind": "claim", "name": "C", "parent": "A"},
        {"id": "D", "kind": "entity", "name": "D", "parent": "gone"},
        {"id": "A", "kind": "entity", "name": "again"},
        {"id": "E", "kind": "mood", "name": "E"},
        {"id": "", "kind": "entity", "name": "no id"},
    ]
    people = [{"id": "ana", "name": "Ana"}, {"id": "ana", "name": "Ana 2"}, {"id": "b"}, {"id": "c", "name": " "}]
    corpus, _, notices = reading(a_document(labels=labels, people=people, entities=[]))
    assert [(label.id, label.parent, label.color, label.key) for label in corpus.labels] == [
        ("A", None, "#777777", ""),
        ("B", "A", "#777777", ""),
        ("C", None, "#777777", ""),
        ("D", None, "#777777", ""),
    ]
    assert [person.name for person in corpus.people] == ["Ana"]
    assert [notice.text for notice in notices] == [
        "The key of label “A” was left out: it is not one character.",
        "The colour of label “A” was left out: it is not of the form #rrggbb.",
        "A second label with the id “A” was left out.",
        "A label was left out: invalid enum value 'mood' at kind.",
        "A label was left out: it has no usable id or no name.",
        "A second person with the id “ana” was left out.",
        "A person was left out: object missing required field name.",
        "A person was left out: it has no usable id or no name.",
        "The parent of label “A” was left out: the parents go in a circle.",
        "The parent of label “C” was left out: it is of another kind.",
        "The parent of label “D” was left out: “gone” is not among the labels.",
    ]


def test_a_text_with_crlf_is_brought_into_form_with_its_spans(reading):
    raw = "\ufeffTehran\r\nsaid\r\nhello\0"
    mentions = [
        a_mention(1, 7, "Tehran"),
        a_mention(15, 20, "hello", id="m2"),
        a_mention(1, 13, "Tehran\r\nsaid", id="m3"),
        a_mention(0, 1, "\ufeff", id="m4"),
        a_mention(20, 21, "\0", id="m5"),
    ]
    claim = a_claim(
        15,
        20,
        "hello",
        attribution=[
            {"source": {"start": 1, "end": 7, "text": "Tehran"}, "cue": {"start": 9, "end": 13, "text": "said"}}
        ],
        evidence=[{"bearing": "refutes", "article": "a1", "span": {"start": 9, "end": 13, "text": "said"}}],
    )
    regions = [{"kind": "boilerplate", "start": 9, "end": 13}]
    _, (document,), notices = reading(a_document(an_article(*mentions, claims=[claim], text=raw, regions=regions)))
    # A byte order mark belongs to files; inside the document it is text.
    assert document.text == "\ufeffTehran\nsaid\nhello\ufffd"
    *mentions, claim = document.annotations
    assert [(mention.id, *mention.spans) for mention in mentions] == [
        ("m1", Span(1, 7, "Tehran")),
        ("m2", Span(13, 18, "hello")),
        ("m3", Span(1, 12, "Tehran\nsaid")),
        ("m4", Span(0, 1, "\ufeff")),
        ("m5", Span(18, 19, "\ufffd")),
    ]
    assert claim.attribution == (Link(span=Span(1, 7, "Tehran"), cue=Span(8, 12, "said")),)
    assert claim.evidence == (Evidence(bearing=Bearing.REFUTES, article="a1", span=Span(8, 12, "said")),)
    assert document.article.regions == (Region(8, 12, "boilerplate"),)
    assert [(notice.annotation, notice.lost) for notice in notices] == [(None, False)]
    assert document.article.text_sha256 == sha256(document.text)


def test_who_says_a_claim_and_what_speaks_for_it_are_read(reading):
    claim = a_claim(
        attribution=[
            {"source": {"mention": "m1"}, "cue": a_span("said")},
            {"source": a_span("Tehran", 19)},
            {"source": None, "cue": a_span("left")},
        ],
        evidence=[
            {"bearing": "supports", "article": "a1", "span": a_span("hello"), "note": "n", "date": "2026-01"},
            {"bearing": "refutes", "article": "a2", "span": {"start": 7, "end": 9, "text": "xy"}},
            {"bearing": "refutes", "url": "https://a.example"},
        ],
    )
    _, (document,), notices = reading(a_document(an_article(a_mention(entity="e1"), claims=[claim])))
    assert notices == []
    mention, claim = document.annotations
    assert mention.entity == "e1"
    assert claim.attribution == (
        Link(mention="m1", cue=Span(7, 11, "said")),
        Link(span=Span(19, 25, "Tehran")),
        Link(cue=Span(26, 30, "left")),
    )
    assert claim.evidence == (
        Evidence(bearing=Bearing.SUPPORTS, article="a1", span=Span(12, 17, "hello"), note="n", date="2026-01"),
        Evidence(bearing=Bearing.REFUTES, article="a2", span=Span(7, 9, "xy")),
        Evidence(bearing=Bearing.REFUTES, url="https://a.example"),
    )


SAID = Span(7, 11, "said")


@pytest.mark.parametrize(
    ("link", "kept", "said"),
    [
        (
            {"source": {"mention": "m9"}, "cue": a_span("said")},
            Link(cue=SAID),
            "A source was left out: the article has no mention “m9”.",
        ),
        (
            {"source": {"mention": "c1"}, "cue": a_span("said")},
            Link(cue=SAID),
            "A source was left out: the article has no mention “c1”.",
        ),
        ({"source": {"mention": "m9"}}, None, "A source was left out: the article has no mention “m9”."),
        ({"source": {"mention": "m9", **a_span("said")}}, Link(span=SAID), None),
        (
            {"source": {"mention": 7}, "cue": a_span("said")},
            Link(cue=SAID),
            "A source was left out: expected str | null, got int at mention.",
        ),
        (
            {"source": "Tehran", "cue": a_span("said")},
            Link(cue=SAID),
            "A source was left out: expected object, got str.",
        ),
        (
            {"source": a_span("Teheran", 0), "cue": a_span("said")},
            Link(cue=SAID),
            "A source was left out: at [0, 7) the text says “Tehran ” and not “Teheran”.",
        ),
        (
            {"source": {"start": 0, "end": 6}, "cue": a_span("said")},
            Link(cue=SAID),
            "A source was left out: it is neither a mention nor a span.",
        ),
        (
            {"source": {"mention": "m1"}, "cue": a_span("says", 7)},
            Link(mention="m1"),
            "A cue was left out: at [7, 11) the text says “said” and not “says”.",
        ),
        (
            {"source": {"mention": "m1"}, "cue": [7, 11]},
            Link(mention="m1"),
            "A cue was left out: expected object, got array.",
        ),
        ({}, None, "A link of its attribution was left out: it has neither a source nor a cue."),
        (7, None, "A link of its attribution was left out: expected object, got int."),
    ],
)
def test_of_a_link_that_is_not_sound_what_is_sound_is_kept(reading, link, kept, said):
    claim = a_claim(attribution=[link, {"cue": a_span("left")}])
    _, (document,), notices = reading(a_document(an_article(a_mention(), claims=[claim])))
    last = Link(cue=Span(26, 30, "left"))
    assert document.annotations[1].attribution == ((last,) if kept is None else (kept, last))
    assert [(notice.text, notice.annotation, notice.lost) for notice in notices] == (
        [(said, "c1", True)] if said else []
    )


@pytest.mark.parametrize(
    ("piece", "reason"),
    [
        ({"bearing": "supports"}, "it is neither a span of an article nor a URL"),
        ({"bearing": "supports", "url": ""}, "it is neither a span of an article nor a URL"),
        ({"bearing": "supports", "span": a_span("said")}, "it is neither a span of an article nor a URL"),
        ({"bearing": "supports", "article": "a1"}, "it is neither a span of an article nor a URL"),
        (
            {"bearing": "supports", "article": "a1", "span": a_span("said"), "url": "u"},
            "it is neither a span of an article nor a URL",
        ),
        (
            {"bearing": "supports", "article": "a1", "span": a_span("says", 7)},
            "at [7, 11) the text says “said” and not “says”",
        ),
        (
            {"bearing": "supports", "article": "a2", "span": {"start": 7, "end": 9, "text": "too long"}},
            "[7, 9) of article a2 cannot say “too long”",
        ),
        ({"bearing": "proves", "url": "u"}, "invalid enum value 'proves' at bearing"),
        ({"url": "u"}, "object missing required field bearing"),
        ("u", "expected object, got str"),
    ],
)
def test_evidence_that_is_not_sound_is_left_out_and_the_claim_stays(reading, piece, reason):
    claim = a_claim(evidence=[piece, {"bearing": "supports", "url": "u"}])
    _, (document,), (notice,) = reading(a_document(an_article(claims=[claim])))
    assert [each.url for each in document.annotations[0].evidence] == ["u"]
    assert (notice.text, notice.annotation) == (f"A piece of evidence was left out: {reason}.", "c1")


@pytest.mark.parametrize("entity", ["e9", "c1", 7, ["e1"]])
def test_a_mention_of_an_entity_that_is_not_in_the_register_is_kept_without_it(reading, entity):
    _, (document,), (notice,) = reading(a_document(an_article(a_mention(entity=entity))))
    assert document.annotations[0].entity is None
    assert notice.text == f"Its link was left out: “{entity}” is not among the entities of the file."
    assert (notice.annotation, notice.lost) == ("m1", True)


def test_entities_are_checked(reading):
    entities = [
        {
            "id": "e1",
            "label": "GPE",
            "name": "Iran",
            "aliases": ["ایران", "Iran", " ", "ایران"],
            "external": {"q": ["2", "1"]},
        },
        {"id": "e2", "label": "GPE", "name": "Iraq\0", "external": {"wikidata": "Q796", "empty": ""}, "note": "a\0"},
        {"id": "e1", "label": "GPE", "name": "Iran"},
        {"id": "e3", "label": "event", "name": "Iran"},
        {"id": "e4", "label": "GPE", "name": " "},
        {"id": "e5", "label": "GPE"},
        {"id": "", "label": "GPE", "name": "Iran"},
        "Iran",
    ]
    corpus, _, notices = reading(a_document(entities=entities))
    assert corpus.entities == (
        Entity(id="e1", label="GPE", name="Iran", aliases=("ایران",), external=(("q", "1"), ("q", "2"))),
        Entity(id="e2", label="GPE", name="Iraq\ufffd", external=(("wikidata", "Q796"),), note="a\ufffd"),
    )
    assert [notice.text for notice in notices] == [
        "A second entity with the id “e1” was left out.",
        "The entity “Iran” was left out: its label “event” is not among the labels for entities.",
        "The entity “ ” was left out: it has no usable id or no name.",
        "An entity was left out: object missing required field name.",
        "The entity “Iran” was left out: it has no usable id or no name.",
        "An entity was left out: expected object, got str.",
    ]


def test_a_claim_with_the_id_of_an_entity_is_left_out(reading):
    _, (document,), (notice,) = reading(a_document(an_article(claims=[a_claim(id="e1")])))
    assert document.annotations == []
    assert notice.text == "Left out: an entity has the same id, and relations could mean either."


def test_relations_are_read_with_their_article_or_none(reading):
    free = a_relation(id="r2", **{"from": "e1", "to": "e1"})
    own = a_relation(label="same", to="c2", attributes={"sure": True})
    corpus, (document,), notices = reading(
        a_document(an_article(claims=[a_claim()], relations=[own]), relations=[free])
    )
    made = {"author": "ana", "created": AT, "modified": AT}
    assert notices == []
    assert corpus.relations == (Relation(id="r2", article=None, label="any", source="e1", target="e1", **made),)
    assert document.relations == [
        Relation(id="r1", article="a1", label="same", source="c1", target="c2", attributes=(("sure", True),), **made)
    ]


@pytest.mark.parametrize(
    ("relation", "reason"),
    [
        (a_relation(label="gone"), "its label “gone” is not among the labels for relations"),
        (a_relation(label="GPE"), "its label “GPE” is not among the labels for relations"),
        (a_relation(label=None), "it has no label"),
        (a_relation(label="same"), "“Same” does not go from a claim to an entity"),
        (a_relation(label="same", **{"from": "e1", "to": "c1"}), "“Same” does not go from an entity to a claim"),
        (a_relation(to="a\nb"), "what it relates has no usable id"),
        (a_relation(to=None), "expected str, got null at to"),
        (a_relation(id="r0"), "another relation has the same id"),
        (a_relation(id=" "), "its id is not usable"),
        ({"id": "r1", "label": "any", "from": "c1"}, "object missing required field to"),
    ],
)
@pytest.mark.parametrize("free", [True, False])
def test_an_unsound_relation_is_left_out_and_named(reading, relation, reason, free):
    article = an_article(claims=[a_claim()], relations=[a_relation(id="r0") if not free else relation])
    document = a_document(article, relations=[a_relation(id="r0") if free else relation])
    # Those of no article come first.
    if reason == "another relation has the same id":
        relation = document["articles"][0]["relations"][0]
    corpus, (found,), (notice,) = reading(document)
    assert [each.id for each in (*corpus.relations, *found.relations)] == ["r0"]
    assert (notice.text, notice.lost) == (f"A relation was left out: {reason}.", True)
    assert notice.annotation == relation["id"]


def test_what_a_script_did_not_give_of_a_relation_is_filled_in(reading):
    bare = {"label": "any", "from": "c1", "to": "e1"}
    article = an_article(claims=[a_claim()], relations=[bare, dict(bare, author="bob", created="now")])
    _, (document,), notices = reading(a_document(article))
    first, second = document.relations
    assert first.id != second.id
    assert (first.author, second.author, first.created) == ("", "", second.created)
    assert [notice.lost for notice in notices] == [True, False]


def test_ends_of_labels_are_checked(reading):
    labels = [{"id": "r", "kind": "relation", "name": "R", "ends": [["claim", "claim"], ["claim", "mention"]]}]
    corpus, _, (notice,) = reading(a_document(labels=labels, entities=[]))
    assert corpus.labels[0].ends == (("claim", "claim"),)
    assert notice.text == "Ends of label “r” were left out: they are not “claim” or “entity”."


def test_what_the_project_chose_is_read(reading):
    project = {"id": "p", "name": "P", "verdicts": True, "cues": {"add": [1, "قال"]}}
    corpus, _, notices = reading(a_document(project=project))
    assert corpus.project == Project(id="p", name="P", verdicts=True, cues='{"add":[1,"قال"]}')
    assert notices == []


def test_a_text_that_is_not_the_one_of_its_hash_is_mentioned(reading):
    _, (document,), (notice,) = reading(a_document(an_article(a_mention(), text_sha256="0" * 64)))
    assert len(document.annotations) == 1
    assert (notice.text, notice.lost) == ("Its text is not the one that its text_sha256 was made of.", False)


def test_lone_surrogates_become_replacement_characters_one_for_one(reading):
    article = an_article(
        a_mention(2, 6, "said"), a_mention(0, 1, "\ud800", id="m2"), text="\ud800 said 😀 \\ud800", title="\udc00!"
    )
    data = json.dumps(a_document(article)).encode()
    assert b"\\ud800 said \\ud83d\\ude00 \\\\ud800" in data
    _, (document,), notices = reading(data)
    assert document.text == "\ufffd said 😀 \\ud800"
    assert document.article.title == "\ufffd!"
    assert [annotation.spans[0].text for annotation in document.annotations] == ["said", "\ufffd"]
    assert notices == []


def test_control_characters_do_not_come_in_through_names_and_notes(reading):
    article = an_article(a_mention(note="a\0b", attributes={"k\0": "v\0"}), title="t\0", source={"url": "u\0"})
    corpus, (document,), _ = reading(a_document(article, people=[{"id": "ana", "name": "A\0"}]))
    assert corpus.people[0].name == "A\ufffd"
    assert (document.article.title, document.article.source.url) == ("t\ufffd", "u\ufffd")
    assert document.annotations[0].note == "a\ufffdb"
    assert document.annotations[0].attributes == (("k\ufffd", "v\ufffd"),)


def test_bytes_that_are_not_utf8_spoil_only_what_holds_them(reading):
    data = json.dumps(a_document(an_article(a_mention(note="NOTE")), an_article(id="TITLE"))).encode()
    _, documents, notices = reading(data.replace(b"NOTE", b"\xff\xfe").replace(b"TITLE", b"\xff"))
    assert [(d.article.id, d.annotations) for d in documents] == [("a1", [])]
    assert [notice.lost for notice in notices] == [True, True]


def test_a_byte_order_mark_before_the_document_is_nothing(reading):
    assert reading(b"\xef\xbb\xbf" + json.dumps(a_document(an_article())).encode())[1][0].text == TEXT


def test_a_large_file_is_mapped_and_reads_the_same(reading, monkeypatch):
    in_memory = reading(GOLDEN.read_bytes())
    monkeypatch.setattr(opening, "_MAPPED_FROM", 1)
    assert reading(GOLDEN.read_bytes()) == in_memory


def test_large_json_of_another_kind_is_refused_unread(reading, monkeypatch):
    monkeypatch.setattr(opening, "_MAPPED_FROM", 1)
    with pytest.raises(FormatError, match="it is large, and “desk-annotations” does not stand at its beginning"):
        reading(b'{"rows": [' + b"[" * 100_000)


def test_its_own_kind_is_told_by_name_or_beginning():
    assert sniff(b'\xef\xbb\xbf {"format": "desk-annotations",', "noname")
    assert sniff(b"anything", "export.JSON")
    assert not sniff(b'{"format": "other"}', "noname")
    assert not sniff(b"plain words about desk-annotations", "words.txt")


SOUND = json.loads(GOLDEN.read_bytes())


@st.composite
def damaged(draw):
    """The golden document with a few of its values, anywhere, replaced by others."""
    document = json.loads(json.dumps(SOUND))
    junk = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just([]) | st.just({})
    for _ in range(draw(st.integers(1, 4))):
        place = document
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(place[key], dict | list) and draw(st.integers(0, 4)):
                place = place[key]
                continue
            place[key] = draw(junk)
            break
    return document


@given(damaged())
@settings(max_examples=200, deadline=None)
def test_whatever_is_wrong_what_is_read_is_sound(tmp_path_factory, document):
    path = tmp_path_factory.getbasetemp() / "damaged.json"
    path.write_text(json.dumps(document).replace("NaN", "0").replace("Infinity", "1"), encoding="utf-8")
    try:
        items = list(read(path))
    except FormatError:
        return
    corpus = items[0]
    labels = {label.id: label for label in corpus.labels}
    people = {person.id for person in corpus.people}
    entities = {entity.id for entity in corpus.entities}
    for item in items:
        if isinstance(item, Document):
            assert item.article.length == len(item.text)
            for annotation in item.annotations:
                assert all(span.holds(item.text) for span in annotation.spans)
                assert annotation.label in labels or isinstance(annotation, Claim)
                assert annotation.author in people | {""}
            mentions = {each.id: each for each in item.annotations if isinstance(each, Mention)}
            assert {mention.entity for mention in mentions.values()} <= entities | {None}
            for claim in (each for each in item.annotations if isinstance(each, Claim)):
                for link in claim.attribution:
                    assert link.mention is None or link.mention in mentions
                    assert all(span is None or span.holds(item.text) for span in (link.span, link.cue))
            for relation in (*item.relations, *corpus.relations):
                assert labels[relation.label].kind is LabelKind.RELATION


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "bytes.json"
    path.write_bytes(b'{"format": "desk-annotations", "version": 1, "articles": [' + data + b"]}")
    with contextlib.suppress(FormatError):
        assert isinstance(next(iter(read(path))), Corpus)
