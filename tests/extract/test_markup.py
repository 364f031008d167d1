"""NITF and XHTML as lines."""

import pytest

from desk.extract.markup import lines, words
from desk.extract.xml import parse


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<d><p>One\n  two</p><p> </p><p>three <em>four</em> five</p></d>", ["One two", "three four five"]),
        ("<d>before<p>in</p>after</d>", ["before", "in", "after"]),
        ("<ul><li>one</li><li><p>two</p><p>three</p></li></ul>", ["one", "two", "three"]),
        ("<p>one<br/>two</p>", ["one", "two"]),
        ("<table><tr><td>Fare</td><td>£4</td></tr><tr><th>a</th></tr></table>", ["Fare\t£4", "a"]),
        ("<p>85\u00a0m, کشتی\u200cها\u2028next</p>", ["85\u00a0m, کشتی\u200cها", "next"]),
        ("<d><head><title>no</title></head><script>no</script><p>yes</p><media>no</media> too</d>", ["yes", "too"]),
        ("<d/>", []),
    ],
)
def test_blocks_are_lines_and_what_is_inside_them_is_not(markup, expected):
    assert lines(parse(markup)) == expected


def test_all_the_words_of_an_element_are_one_line():
    assert words(parse("<a> one <b>two\nthree</b></a>")) == "one two three"
    assert words(None) == ""


def test_how_a_word_is_said_is_no_part_of_the_text():
    assert lines(parse("<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>で</p>")) == ["東京で"]
