"""Claims as the verbs make them."""

from dataclasses import replace

from desk.actions import claiming
from desk.model.annotation import Claim
from desk.model.article import State
from desk.model.change import Change
from desk.model.label import Attribute, AttributeKind
from desk.model.span import Span
from tests.builders import BY_ID, EVENT, STAMP, an_article

TEXT = "Ana met Bo in Paris. Bo said that Ana left."
ARTICLE = an_article(TEXT)


def test_a_claim_may_be_without_a_type() -> None:
    transaction = claiming.claim(ARTICLE, [Span.of(TEXT, 34, 42)], None, BY_ID, STAMP)
    born, begun = transaction.changes
    assert isinstance(born.after, Claim)
    assert (born.after.label, born.after.attributes, born.after.quote) == (None, (), "Ana left")
    assert (born.after.author, born.after.created, born.after.modified) == (STAMP.by, STAMP.at, STAMP.at)
    assert begun == Change(ARTICLE, replace(ARTICLE, state=State.IN_PROGRESS))
    assert transaction.title == "Claim: Ana left"


def test_a_claim_with_a_type_has_its_defaults() -> None:
    labels = BY_ID | {
        "event": replace(EVENT, attributes=(Attribute(name="certain", kind=AttributeKind.YES_NO, default=True),))
    }
    transaction = claiming.claim(ARTICLE, [Span.of(TEXT, 34, 42)], labels["event"], labels, STAMP)
    made = transaction.changes[0].after
    assert isinstance(made, Claim)
    assert (made.label, made.attributes) == ("event", (("certain", True),))
    assert transaction.title == "Claim (Event): Ana left"


def test_content_may_be_discontinuous_and_stands_in_text_order() -> None:
    parts = [Span.of(TEXT, 34, 42), Span.of(TEXT, 0, 10)]
    made = claiming.claim(ARTICLE, parts, None, BY_ID, STAMP).changes[0].after
    assert isinstance(made, Claim)
    assert made.spans == (parts[1], parts[0])
    assert made.quote == "Ana met Bo … Ana left"


def test_a_claim_in_an_article_that_was_begun_changes_nothing_else() -> None:
    begun = replace(ARTICLE, state=State.DONE)
    assert len(claiming.claim(begun, [Span.of(TEXT, 0, 10)], None, BY_ID, STAMP).changes) == 1
