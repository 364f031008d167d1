"""GDELT's lists of articles: no article comes of them, and that is said."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.formats.gdelt import FORMAT
from tests.intake import DATA, damaged, result_of, sniffed

SAMPLE = DATA / "gdelt" / "doc_api_artlist.json"


def test_a_list_gives_no_article_and_says_what_it_names():
    assert sniffed(FORMAT, SAMPLE)
    result = result_of(FORMAT, SAMPLE)
    assert (result.failure, result.documents) == (None, ())
    assert [(notice.text, notice.lost) for notice in result.notices] == [
        (
            "It lists one article and holds no text, so none was made; nothing is fetched: import the saved pages.",
            True,
        ),
        (
            "It names “Ferry contract extended for five years”, https://news.example.org/2026/03/ferry-contract "
            "(news.example.org, seen 2026-03-04T09:15:00Z, English).",
            False,
        ),
    ]


def test_a_long_list_is_not_told_in_full(tmp_path):
    path = tmp_path / "a.json"
    rows = [{"url": f"https://example.org/{number}", "seendate": "x", "domain": 3} for number in range(250)]
    path.write_text(json.dumps({"articles": [*rows, 3, {}]}))
    result = result_of(FORMAT, path)
    assert result.told[0].startswith("It lists 250 articles and holds no text")
    assert (len(result.notices), result.told[-1]) == (102, "It names 150 more.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"articles": []}', "its list of articles is empty"),
        (b"[]", "it holds no list of “articles”, as GDELT writes them"),
        (b'{"articles": [', "its JSON is broken in line 1 (expecting value)"),
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(tmp_path, data, reason):
    path = tmp_path / "a.json"
    path.write_bytes(data)
    assert result_of(FORMAT, path).failure == f"a.json cannot be read: {reason}."


def test_only_lists_with_rows_of_gdelt_are_claimed():
    assert not FORMAT.sniff(b'{"articles": [{"title": "a", "text": "b"}]}', "a.json")
    assert not FORMAT.sniff(
        b'{"format": "desk-annotations", "articles": [{"url": "", "seendate": "", "domain": ""}]}', "a"
    )


@settings(max_examples=40)
@given(st.integers(0, 1 << 32))
def test_a_damaged_list_is_read_or_refused(tmp_path_factory, number):
    path = tmp_path_factory.mktemp("gdelt") / "a.json"
    path.write_bytes(damaged(SAMPLE.read_bytes(), number))
    result = result_of(FORMAT, path)
    assert result.failure or result.notices
