"""Claims as schema.org has them: the whole chain of sources, a review only where a person gave a verdict."""

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desk.formats.claimreview import FORMAT, write
from desk.formats.format import Corpus, Document, Notice
from desk.formats.labelset import read_labels
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article, Source
from desk.model.claim import Bearing, Evidence, Link
from desk.model.entity import Entity
from desk.model.label import Label, LabelKind
from desk.model.project import Person
from desk.model.relation import Relation
from desk.model.span import Span
from tests.builders import an_article

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "data" / "claimreview-1.jsonld"
LABELS = tuple(read_labels(ROOT / "resources" / "labels" / "default.json"))
ADA = Person(id="00000000-0000-7000-8000-00000000ada0", name="Ada")
EARLY, LATE = "2026-01-02T03:04:05.000Z", "2026-01-03T03:04:05.000Z"


def id_of(number: int) -> str:
    return f"00000000-0000-7000-8000-{number:012}"


ISNA = Entity(
    id=id_of(1),
    label="ORG",
    name="Iranian Students' News Agency",
    aliases=("ISNA",),
    external=(("viaf", "5"), ("wikidata", "Q796927")),
    note="Reports for students.",
)
HEYDARI = Entity(id=id_of(2), label="PERSON", name="Kiumars Heydari")
SABAHIFAR = Entity(id=id_of(3), label="PERSON", name="Alireza Sabahifar")
IRAN = Entity(id=id_of(4), label="GPE", name="Iran", external=(("wikidata", "Q794"),))
UNUSED = Entity(id=id_of(5), label="GPE", name="Iraq")
CORPUS = Corpus(labels=LABELS, people=(ADA,), entities=(ISNA, HEYDARI, SABAHIFAR, IRAN, UNUSED))


class Work:
    """An article on which things are labelled by their offsets."""

    def __init__(self, text: str, id: str = id_of(9), **more: object) -> None:
        self.text = text
        self.article: Article = an_article(text, id=id, **more)  # type: ignore[arg-type]
        self.annotations: list[Annotation] = []
        self.relations: list[Relation] = []

    def span(self, start: int, end: int) -> Span:
        return Span.of(self.text, start, end)

    def mention(self, number: int, start: int, end: int, entity: Entity | None, **more: Any) -> Link:
        mention = Mention(
            id=id_of(number), article=self.article.id, spans=(self.span(start, end),), author=ADA.id, created=EARLY,
            modified=EARLY, entity=entity.id if entity else None, **{"label": "PERSON", **more},
        )  # fmt: skip
        self.annotations.append(mention)
        return Link(mention=mention.id)

    def claim(self, number: int, content: Sequence[tuple[int, int]], *chain: Link, **more: Any) -> Claim:
        values = {"author": ADA.id, "created": EARLY, "modified": LATE, **more}
        attributes = tuple(sorted(values.pop("attributes", {}).items()))
        claim = Claim(
            id=id_of(number), article=self.article.id, spans=tuple(self.span(*place) for place in content),
            attribution=chain, attributes=attributes, **values,
        )  # fmt: skip
        self.annotations.append(claim)
        return claim

    def relate(self, number: int, label: str, source: str, target: str) -> None:
        self.relations.append(
            Relation(
                id=id_of(number), article=self.article.id, label=label, source=source, target=target, author=ADA.id,
                created=EARLY, modified=EARLY,
            )
        )  # fmt: skip

    def document(self) -> Document:
        return Document(article=self.article, text=self.text, annotations=self.annotations, relations=self.relations)


def written(*documents: Document, corpus: Corpus = CORPUS) -> tuple[bytes, list[Notice]]:
    stream, notices = io.BytesIO(), list[Notice]()
    write(stream, corpus, documents, notices.append)
    return stream.getvalue(), notices


def nodes(*documents: Document, corpus: Corpus = CORPUS) -> list[dict[str, Any]]:
    data, _ = written(*documents, corpus=corpus)
    document = json.loads(data)
    assert document["@context"] == "https://schema.org"
    return document["@graph"]  # type: ignore[no-any-return]


@pytest.fixture
def worked(sample_text: str) -> Work:
    """Sentences A and B of the sample article with their claims, one of them with a verdict."""
    source = Source(
        url="https://example.org/67387", outlet="Example News", published="2019-06-24T21:57", news_id="67387",
        dateline="TEHRAN (Dispatches)", file="joint-exercises.txt",
    )  # fmt: skip
    work = Work(sample_text, title="Joint exercises", source=source, language="en")
    isna = replace(work.mention(10, 564, 568, ISNA, label="ORG"), cue=work.span(570, 578))
    heydari = replace(work.mention(11, 621, 636, HEYDARI), cue=work.span(637, 646))
    later = replace(work.mention(12, 2218, 2222, ISNA, label="ORG"), cue=work.span(2223, 2231))
    unsure = (("link_certainty", "ambiguous"), ("mention", "pronoun"))
    he = replace(work.mention(13, 2143, 2145, SABAHIFAR, attributes=unsure), cue=work.span(2146, 2155))
    work.claim(20, [(594, 745)], isna, label="event", attributes={"certainty": "certain", "quote": "indirect"})
    work.claim(
        21,
        [(647, 662)],
        isna,
        heydari,
        label="plan_or_prediction",
        attributes={
            "restated": "Iran and Iraq should hold joint military exercises.",
            "said_on": "2019-06-24",
            "said_at": "Tehran",
            "topic": "military cooperation",
            "verdict": "not_enough_evidence",
            "certainty": "possible",
        },
        evidence=(
            Evidence(bearing=Bearing.SUPPORTS, article=work.article.id, span=work.span(594, 598), note="Same article"),
            Evidence(bearing=Bearing.REFUTES, url="https://example.org/denial", date="2019-06-25"),
        ),
        note="Compare with 2018.",
    )
    work.claim(22, [(2161, 2217)], later, he, label="position", attributes={"quote": "mixed"})
    work.relate(30, "same_claim", id_of(21), id_of(22))
    work.relate(31, "object", id_of(21), IRAN.id)
    work.relate(32, "contradicts", id_of(21), id_of(20))
    return work


def test_the_worked_example_looks_like_the_golden_file(worked: Work) -> None:
    data, notices = written(worked.document())
    assert notices == []
    assert json.loads(data) == json.loads(GOLDEN.read_bytes())
    assert data == GOLDEN.read_bytes()


def test_the_chain_leads_from_the_claimer_outwards_to_the_article(worked: Work) -> None:
    claim = next(node for node in nodes(worked.document()) if node.get("@id") == f"urn:uuid:{id_of(21)}")
    assert claim["author"] == {"@type": "Person", "@id": f"urn:uuid:{HEYDARI.id}", "name": "Kiumars Heydari"}
    inner = claim["appearance"]
    assert (inner["text"], inner["spokenByCharacter"]) == ("joint exercises", claim["author"])
    outer = inner["isPartOf"]
    assert (outer["@type"], outer["spokenByCharacter"]["name"]) == ("Quotation", ISNA.name)
    assert [work["keywords"][0]["name"] for work in (inner, outer)] == ["suggested", "reported"]
    assert outer["isPartOf"] == {"@type": "NewsArticle", "@id": f"urn:uuid:{worked.article.id}"}


def test_only_what_a_person_judged_has_a_review(worked: Work) -> None:
    (review,) = (node for node in nodes(worked.document()) if node["@type"] == "ClaimReview")
    assert review["itemReviewed"]["@id"] == f"urn:uuid:{id_of(21)}"
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "not_enough_evidence"}
    assert review["author"] == {"@type": "Person", "name": "Ada"}


def test_an_ambiguous_link_is_not_told_as_a_fact(worked: Work) -> None:
    claim = next(node for node in nodes(worked.document()) if node.get("@id") == f"urn:uuid:{id_of(22)}")
    assert claim["author"] == {
        "@type": "Person",
        "name": "He",
        "disambiguatingDescription": "perhaps Alireza Sabahifar",
    }
    assert not any(node.get("@id") == f"urn:uuid:{SABAHIFAR.id}" for node in nodes(worked.document()))


def test_the_outlet_speaks_where_there_is_no_source_and_nobody_where_none_is_named() -> None:
    text = "Oil fell. It was reported that oil rose, Ann Lee of the mill said."
    work = Work(text, source=Source(outlet="Example News"))
    work.claim(1, [(0, 8)])
    cue = Link(cue=work.span(10, 25))
    work.claim(2, [(31, 39)], cue)
    work.claim(3, [(31, 39)], Link(span=work.span(41, 60), cue=work.span(61, 65)), cue)
    work.claim(4, [(31, 39)], Link(span=work.span(41, 60)))
    own, nobody, hidden, spoken = (node for node in nodes(work.document()) if node["@type"] == "Claim")
    assert own["author"] == {"@type": "Organization", "name": "Example News"}
    assert own["appearance"]["isPartOf"]["@type"] == "NewsArticle"
    assert "author" not in nobody
    assert "author" not in hidden
    assert hidden["appearance"]["isPartOf"]["spokenByCharacter"]["name"] == "Ann Lee of the mill"
    assert spoken["author"] == {"@type": "Thing", "name": "Ann Lee of the mill"}
    bare = replace(work.document(), article=replace(work.article, source=Source()))
    assert "author" not in nodes(bare)[1]


def test_who_denies_something_is_not_its_author(worked: Work) -> None:
    he = next(a for a in worked.annotations if isinstance(a, Mention) and a.quote == "He")
    claim = worked.claim(23, [(2161, 2217)], Link(mention=he.id), attributes={"stance": "denies"})
    node = next(node for node in nodes(worked.document()) if node.get("@id") == f"urn:uuid:{claim.id}")
    assert "author" not in node
    assert node["appearance"]["spokenByCharacter"]["name"] == "He"
    assert [term["name"] for term in node["keywords"]] == ["denies"]


def test_a_source_that_is_not_exported_is_told(worked: Work) -> None:
    claims = [a for a in worked.annotations if isinstance(a, Claim)]
    data, notices = written(replace(worked.document(), annotations=claims[:1]))
    assert [(n.annotation, n.lost) for n in notices] == [(id_of(20), True)]
    assert "is not part of this export" in str(notices[0])
    assert b'"author":{"@type":"Org' not in data


def test_a_claim_that_the_article_does_not_make_is_left_out_and_told(worked: Work) -> None:
    text = worked.text.replace("suggested joint", "proposed. joint")
    _, notices = written(replace(worked.document(), text=text))
    assert [n.annotation for n in notices] == [id_of(20), id_of(21)]
    assert "suggested" in str(notices[1])


def test_a_label_of_the_projects_own_has_its_ancestors_type_and_any_id_is_an_iri() -> None:
    unit = Label(id="ARMY UNIT", kind=LabelKind.ENTITY, name="Army unit", parent="ORG")
    guard = Entity(id="guard/1", label=unit.id, name="The Guard")
    work = Work("The Guard denied it.", id="a b")
    work.claim(1, [(10, 19)], work.mention(2, 0, 9, guard, label=unit.id))
    corpus = replace(CORPUS, labels=(*LABELS, unit), entities=(guard,))
    article, claim, entity = nodes(work.document(), corpus=corpus)
    assert article["@id"] == "#a%20b"
    assert claim["author"] == {"@type": "Organization", "@id": "#guard%2F1", "name": "The Guard"}
    assert entity["@type"] == "Organization"


def test_articles_without_claims_are_left_out() -> None:
    work = Work("Nothing is said here.")
    work.mention(1, 0, 7, None)
    assert nodes(work.document()) == []
    assert written(work.document())[0] == b'{"@context":"https://schema.org","@graph":[\n]}\n'


def test_it_is_written_only_and_says_what_it_loses() -> None:
    assert FORMAT.read is None
    assert not FORMAT.sniff(GOLDEN.read_bytes(), GOLDEN.name)
    assert all(loss.endswith(".") for loss in FORMAT.losses)
