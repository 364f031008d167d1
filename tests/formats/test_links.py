"""Saved links: they are recognised, and refused in one sentence that has the address."""

import plistlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.formats.links import FORMAT, cleaned
from tests.intake import BASE, DATA, damaged, result_of, sniffed

LINKS = DATA / "links"
FETCH = f"it is a link to {BASE['url']} without text, and nothing is fetched: save that page and import it"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("saved.url", FETCH),
        ("saved.webloc", FETCH),
        (
            "urls.txt",
            "it lists 2 addresses of one page and one line that is none, without text, and nothing is fetched: save "
            "the pages and import them",
        ),
    ],
)
def test_the_samples_are_recognised_and_refused_with_their_address(name, reason):
    assert sniffed(FORMAT, LINKS / name)
    result = result_of(FORMAT, LINKS / name)
    assert (result.documents, result.notices) == ((), ())
    assert result.failure == f"{name} cannot be read: {reason}."


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.webloc", plistlib.dumps({"URL": BASE["url"]}, fmt=plistlib.FMT_BINARY), FETCH),
        ("a.webloc", b"bplist00 broken", "its property list is damaged"),
        ("a.webloc", b"<plist><dict>", "its XML breaks off in line 1"),
        (
            "a.webloc",
            b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><plist><string>&b;</string></plist>',
            "its XML declares entities (“b”), which could be made to fill the memory or to read files",
        ),
        ("a.url", b"[InternetShortcut]\r\nURL=javascript:alert(1)\r\n", "it holds no address of a page and no text"),
        ("a.url", b"", "it holds no address of a page and no text"),
    ],
)
def test_other_links_are_refused_in_a_sentence(tmp_path, name, data, reason):
    path = tmp_path / name
    path.write_bytes(data)
    assert result_of(FORMAT, path).failure == f"{name} cannot be read: {reason}."


def test_an_article_that_names_an_address_is_no_list_of_them():
    assert not FORMAT.sniff(b"Read more:\nhttps://example.org/1\nWords.\nMore words.\n", "a.txt")
    assert not FORMAT.sniff(b"", "a.txt")
    assert FORMAT.sniff(b"https://example.org/1\r\nhttps://example.org/2\r\n", "a.txt")
    assert not FORMAT.sniff(b"https://example.org/1\n", "a.csv")


def test_what_only_tells_how_somebody_came_to_a_page_is_no_part_of_its_address():
    assert cleaned("HTTPS://News.Example.org/a?utm_source=x&id=3&fbclid=y#top") == "https://news.example.org/a?id=3"
    assert cleaned("https://example.org/a?b=%7E&c") == "https://example.org/a?b=%7E&c"


@settings(max_examples=60)
@given(st.sampled_from(["saved.url", "saved.webloc", "urls.txt"]), st.integers(0, 1 << 32))
def test_a_damaged_link_is_refused(tmp_path_factory, name, number):
    path = tmp_path_factory.mktemp("links") / name
    path.write_bytes(damaged((LINKS / name).read_bytes(), number))
    assert result_of(FORMAT, path).failure
