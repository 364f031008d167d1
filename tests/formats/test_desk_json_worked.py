"""Three sentences of the sample article, recorded completely: sources, chains, links and relations, in the JSON."""

import io
import json
import re
from pathlib import Path

import jsonschema
import pytest

from desk.formats.desk_json import FORMAT
from desk.formats.format import Corpus, Document

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "data" / "export-worked-sentences.json"
SCHEMA = ROOT / "resources" / "schemas" / "desk-annotations-1.schema.json"


@pytest.fixture(scope="module")
def document():
    return json.loads(GOLDEN.read_bytes())


@pytest.fixture(scope="module")
def article(document):
    (found,) = document["articles"]
    return found


def chain_of(article, claim):
    """Who says a claim, outermost first: entity, words and place of the source, words and place of the cue."""
    mentions = {mention["id"]: mention for mention in article["mentions"]}
    for link in claim["attribution"]:
        (source,) = mentions[link["source"]["mention"]]["spans"]
        cue = link["cue"]
        entity = mentions[link["source"]["mention"]]["entity"]
        yield entity, (source["start"], source["end"]), (cue["start"], cue["end"], cue["text"])


def test_it_fits_the_schema(document):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(document)


def test_it_is_read_and_written_to_the_same_bytes():
    corpus, *documents = FORMAT.read(GOLDEN)
    assert isinstance(corpus, Corpus)
    assert all(isinstance(each, Document) for each in documents)
    stream, reports = io.BytesIO(), []
    FORMAT.write(stream, corpus, documents, reports.append)
    assert reports == []
    ours = GOLDEN.read_bytes()
    for name in ("exported_at", "generator"):
        value = re.search(rf'"{name}": "[^"]+"'.encode(), ours)[0]
        stream = io.BytesIO(re.sub(rf'"{name}": "[^"]+"'.encode(), value, stream.getvalue(), count=1))
    assert stream.getvalue() == ours


def test_its_text_is_that_of_the_sample_article(article, sample_text):
    assert article["text"] == sample_text
    assert len(sample_text) == 3212


@pytest.mark.parametrize(
    ("start", "end", "label", "name", "attributes"),
    [
        (533, 562, "ORG", "Iranian Students’ News Agency", {"org_subtype": "media"}),
        (564, 568, "ORG", "Iranian Students’ News Agency", {"org_subtype": "media"}),
        (582, 588, "DATE", None, {"normalized": "2019-06-24"}),
        (594, 610, "ORG", "Iran Land Forces", {"org_subtype": "military"}),
        (594, 598, "GPE", "Iran", {}),
        (621, 636, "PERSON", "Kiumars Heydari", {"link_certainty": "sure"}),
        (681, 686, "NORP", None, {}),
        (726, 745, "PERSON", "Tariq Abbas Ibrahim", {}),
        (1495, 1508, "PERSON", "Morteza Ebadi", {}),
        (1627, 1629, "PERSON", "Morteza Ebadi", {"mention": "pronoun"}),
        (1721, 1731, "QUANTITY", None, {"normalized": "4000000000 USD"}),
        (1999, 2016, "PERSON", "Alireza Sabahifar", {}),
        (2143, 2145, "PERSON", "Alireza Sabahifar", {"mention": "pronoun", "link_certainty": "ambiguous"}),
        (2218, 2222, "ORG", "Iranian Students’ News Agency", {}),
    ],
)
def test_every_mention_is_linked_as_the_reader_understood_it(document, article, start, end, label, name, attributes):
    names = {entity["id"]: entity["name"] for entity in document["entities"]}
    here = [m for m in article["mentions"] if (m["spans"][0]["start"], m["spans"][0]["end"]) == (start, end)]
    (mention,) = [mention for mention in here if mention["label"] == label]
    assert names.get(mention.get("entity")) == name
    assert mention["attributes"].items() >= attributes.items()


@pytest.mark.parametrize(
    ("claim", "type", "content", "chain", "attributes"),
    [
        (
            "claim-a1",
            "event",
            (594, 745),
            [("e-isna", (533, 562), (570, 578, "reported"))],
            {"certainty": "certain", "polarity": "positive", "quote": "indirect"},
        ),
        (
            "claim-a2",
            "plan_or_prediction",
            (647, 662),
            [("e-isna", (533, 562), (570, 578, "reported")), ("e-heydari", (621, 636), (637, 646, "suggested"))],
            {"restated": "Iran and Iraq should hold joint military exercises."},
        ),
        (
            "claim-b",
            "position",
            (2161, 2217),
            [
                ("e-isna", (2218, 2222), (2223, 2231, "reported")),
                ("e-sabahifar", (2143, 2145), (2146, 2155, "suggested")),
            ],
            {"quote": "mixed"},
        ),
        (
            "claim-c",
            "quantity",
            (1635, 1755),
            [("e-rudaw", (1595, 1605), (1606, 1614, "reported")), ("e-ebadi", (1627, 1629), (1630, 1634, "said"))],
            {"certainty": "possible", "check_worthy": "check_worthy"},
        ),
    ],
)
def test_every_claim_stands_on_its_chain_of_sources(article, claim, type, content, chain, attributes):
    (found,) = [each for each in article["claims"] if each["id"] == claim]
    (span,) = found["content"]
    assert (found["label"], (span["start"], span["end"])) == (type, content)
    assert list(chain_of(article, found)) == chain
    assert found["attributes"].items() >= attributes.items()


def test_relations_say_what_a_claim_is_about_and_who_belongs_to_whom(document, article):
    assert [(r["label"], r["from"], r["to"]) for r in article["relations"]] == [
        ("member_of", "e-heydari", "e-forces"),
        ("object", "claim-a2", "e-exercises"),
    ]
    assert [(r["label"], r["from"], r["to"]) for r in document["relations"]] == [("located_in", "e-forces", "e-iran")]
