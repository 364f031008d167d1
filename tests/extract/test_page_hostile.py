"""Pages made to do harm, and pages that are no pages: a plain sentence, no crash, and in time."""

import random
import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.extract.page.fragment import fragment
from desk.extract.page.parsing import MOST_ATTRIBUTES, MOST_TAGS, PageError, parsed
from desk.extract.page.reading import read_page
from tests.extract.pages import PARAGRAPHS, SAMPLES, a_page, an_article, paragraphs

SEEDS = sorted((SAMPLES / "html").glob("*.html"))


def checked(data, **more):
    """Reads a page and checks what always holds; None where it is refused."""
    start = time.process_time()
    page = None
    with suppress(PageError):
        page = read_page(data, **more)
    assert time.process_time() - start < 10
    if page is not None:
        assert page.text == "\n".join(text for text, kept in page.blocks if kept)
        assert all("\n" not in text for text, _ in page.blocks)
        assert page.text.strip()
    return page


def test_a_deep_page_is_refused_with_the_reason():
    with pytest.raises(PageError, match="nested too deep"):
        read_page(b"<html><body>" + b"<div>" * 20_000 + b"hello" + b"</div>" * 20_000 + b"</body></html>")


def test_what_stands_before_the_depth_is_read_and_the_loss_is_said():
    page = read_page(a_page(an_article() + "<div>" * 20_000 + "hello"))
    assert page.text == "\n".join(PARAGRAPHS)
    assert any("nested too deep" in notice for notice in page.notices)


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f"a{n}" for n in range(100_000)),
        " ".join(f"a{n}=1" for n in range(100_000)),
        " ".join(f'a{n}="<>"' for n in range(100_000)),
        'x=">" ' + "/".join(f"a{n}" for n in range(100_000)),
        "\n\t".join(f"a{n} = '>'" for n in range(100_000)),
    ],
    ids=["bare", "unquoted", "brackets", "slashes", "single quotes"],
)
@pytest.mark.parametrize("tag", ["p", "script", "div"])
def test_a_tag_flooded_with_attributes_is_refused_at_once(tag, attributes):
    start = time.process_time()
    with pytest.raises(PageError, match=f"more than {MOST_ATTRIBUTES:,} attributes"):
        read_page(a_page(f"<{tag} {attributes}>x</{tag}>" + an_article()))
    assert time.process_time() - start < 5


def test_a_comparison_in_a_long_script_is_no_tag():
    script = "<script>for (i = 0; i <n ; i++) { " + "word " * 5_000 + "}</script>"
    assert read_page(a_page(script + an_article())).text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "filling",
    [
        "<" * 300_000, "<a b='" * 50_000, '<a b="' * 50_001, "&" * 300_000, "<!--" * 50_000, "<b><p>" * 10_000,
        "<table>" * 5_000, "<a href=x>y</a>" * 5_000, "<p>" * 30_000, "</p>" * 30_000, "<li>word</li>" * 10_000,
        "x" * 1_000_000, "<svg>" * 5_000,
    ],
    ids=lambda filling: f"{filling[:8]} {len(filling)}",
)  # fmt: skip
def test_repetition_takes_no_time(filling):
    checked(a_page(filling + an_article()))


def test_a_page_of_too_many_tags_is_refused():
    with pytest.raises(PageError, match=f"more than {MOST_TAGS:,} tags"):
        read_page(a_page("<p>x</p>" * (MOST_TAGS // 2) + an_article()))


def test_a_part_that_is_too_large_is_said():
    page = read_page(a_page(an_article() + "<p>" + "word " * 3_000_000))
    assert page.text.startswith(PARAGRAPHS[0])
    assert any("too large" in notice for notice in page.notices)


def test_too_large_a_page_is_refused_before_it_is_looked_at():
    with pytest.raises(PageError, match="a page may have 64"):
        read_page(bytes(65 << 20))


@pytest.mark.parametrize(
    "data",
    [b"", b" \n", b"<html></html>", b"<script>alert(1)</script>", b"\0\0\0\0", b"\x89PNG\r\n\x1a\n", b"%PDF-1.4"],
)
def test_what_holds_no_text_is_refused(data):
    with pytest.raises(PageError):
        read_page(data)


def test_controls_and_noncharacters_do_not_come_through():
    odd = f"<p>{PARAGRAPHS[0]} a\x01b&#2;c&#xfffe;d&#8232;e\x85f&#xd800;</p>"
    page = checked(a_page(f"<article><h1>x</h1>{paragraphs()}{odd}</article>"))
    assert page is not None
    assert not any(ord(c) < 32 and c != "\n" for c in page.text)
    assert not {"\u2028", "\x85", "\ufffe", "\x01", "\x02"} & set(page.text)


def test_entities_of_ones_own_are_not_expanded():
    bomb = '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
    page = checked(bomb.encode() + a_page(an_article(f"<p>{PARAGRAPHS[0]} &b; &x; end</p>")))
    assert page is not None
    assert "lollol" not in page.text


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_a_page_that_was_cut_off_anywhere_is_read_or_refused(seed):
    data = seed.read_bytes()
    for end in range(0, len(data), max(1, len(data) // 40)):
        checked(data[:end])


@pytest.mark.parametrize("number", range(60))
def test_damaged_pages_are_read_or_refused(number):
    chance = random.Random(number)
    data = bytearray(chance.choice(SEEDS).read_bytes())
    for _ in range(chance.randint(1, 60)):
        at = chance.randrange(len(data))
        kind = chance.randrange(4)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            del data[at : at + chance.randint(1, 50)]
        elif kind == 2:
            data[at:at] = chance.choice(
                [b"<", b">", b'"', b"&", b"</", b"<!--", b"<script>", b"\0", b"\xff\xfe", b"<p>" * 50, b"&#0;"]
            )
        else:
            other = chance.randrange(len(data))
            data[at:at] = data[other : other + chance.randint(1, 200)]
    checked(
        bytes(data),
        declared=chance.choice([None, "utf-8", "windows-1256", "nonsense", "utf-16"]),
        whole=chance.random() < 0.2,
    )


TAGS = st.sampled_from(
    [
        "p",
        "div",
        "h1",
        "article",
        "li",
        "td",
        "tr",
        "table",
        "pre",
        "br",
        "a",
        "b",
        "span",
        "aside",
        "script",
        "time",
        "meta",
        "title",
        "x-y",
    ]
)


def an_element(tag, parts):
    return f"<{tag} class='author' datetime='2019-13-40'>{''.join(parts)}</{tag}>"


TREES = st.recursive(
    st.text(max_size=80),
    lambda inner: st.builds(an_element, TAGS, st.lists(inner, max_size=4)),
    max_leaves=25,
)


@given(TREES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_page_is_read_or_refused_and_its_kept_lines_are_its_text(tree):
    html = f"<html><head><title>x</title></head><body>{tree}<p>{PARAGRAPHS[0]}</p></body></html>"
    checked(html.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data):
    checked(data)


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_fragment_is_text_or_refused(text):
    with suppress(PageError):
        assert fragment(text) == fragment(text)


def test_parsing_says_nothing_of_a_sound_page():
    assert parsed("<p>x</p>")[1] == ()
