"""What a file states of an article: who states a field first is believed, and each value says where it stood."""

import pytest

from desk.extract.stated import LONGEST, Stated, language_tag, one_line, shortened, web_address
from desk.model.article import Finding, Source


def test_who_states_a_field_first_is_believed():
    stated = Stated()
    for value, origin in (("  ", "nowhere"), (None, "nowhere"), ("A\n title", "above"), ("Another", "below")):
        stated.give("title", value, origin)
    assert (stated.title, stated.get("author"), stated.has("author")) == ("A title", None, False)
    assert stated.findings == (Finding(field="title", value="A title", origin="above"),)


@pytest.mark.parametrize(
    ("field", "value"),
    [("published", "soon"), ("url", "javascript:alert(1)"), ("url", "https://a b"), ("language", "English (UK)")],
)
def test_what_cannot_be_the_value_of_a_field_is_found_without_one(field, value):
    stated = Stated()
    stated.give(field, value, "there")
    stated.give(field, {"published": "2026-03-04", "url": "https://a.org", "language": "en_gb"}[field], "elsewhere")
    assert stated.findings[0] == Finding(field=field, value=None, origin=f"there, which reads “{value}”")
    assert stated.get(field) == {"published": "2026-03-04", "url": "https://a.org", "language": "en-GB"}[field]


def test_the_source_has_what_was_stated_and_the_file():
    stated = Stated()
    stated.give("published", "2026-03-04T10:11Z", "there")
    stated.give("title", "A", "there")
    stated.give_keywords(["a ", None, "b", "a", ""], "there")
    stated.give_keywords(["c"], "elsewhere")
    assert stated.source("a\r.txt") == Source(published="2026-03-04T10:11Z", keywords=("a", "b"), file="a\n.txt")


def test_what_others_found_is_added_for_fields_that_are_not_stated():
    stated = Stated()
    stated.give("title", "Mine", "there")
    findings = [
        Finding(field="title", value="Theirs", origin="elsewhere"),
        Finding(field="author", value="Ann Lee", origin="elsewhere"),
        Finding(field="outlet", value="Perhaps", origin="elsewhere", confidence=0.5),
    ]
    stated.add(findings, Source(author="Ann Lee", keywords=("a",)), "Theirs", "en")
    assert (stated.title, stated.language) == ("Mine", "en")
    assert stated.source("f") == Source(author="Ann Lee", keywords=("a",), file="f")
    assert [finding.field for finding in stated.findings] == ["title", "author", "outlet"]


def test_furniture_below_a_place_is_placed_in_the_whole_text():
    text = "A header of some mail\nPORT ELLEN (Dispatches) -- The council voted on Tuesday.\nMore words follow."
    stated = Stated()
    (region,) = stated.furniture(text, start=22)
    assert (region.kind, text[region.start : region.end].strip()) == ("dateline", "PORT ELLEN (Dispatches) --")
    finding = next(finding for finding in stated.findings if finding.field == "dateline")
    assert text[finding.start : finding.end] == "PORT ELLEN"


def test_values_are_one_line_of_bounded_length():
    assert one_line(" a\r\n\tb\u00a0c\0 ") == "a b\u00a0c\ufffd"
    assert len(one_line("x" * 5000)) == LONGEST
    assert (shortened("abc", 3), shortened("abcd", 3)) == ("abc", "ab…")


def test_addresses_and_languages_are_told_from_other_words():
    assert web_address("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"
    assert web_address("ftp://example.org") is None
    assert [language_tag(tag) for tag in ("EN", "zh_hans_cn", "pt-br", "German", "")] == [
        "en",
        "zh-Hans-CN",
        "pt-BR",
        None,
        None,
    ]
