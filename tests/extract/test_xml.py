"""XML from strangers: what is refused and why, and what is read although it is not quite right."""

import contextlib
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.extract import xml
from desk.extract.xml import XmlError, local, parse, root_name

BOMB = (
    b'<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss><channel><title>&c;</title></channel></rss>'
)
LEAK = b'<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/hostname">]><rss><channel><title>&e;</title></channel></rss>'


def refused(data):
    with pytest.raises(XmlError) as caught:
        parse(data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB, "its XML declares entities (“a”), which could be made to fill the memory or to read files"),
        (LEAK, "its XML declares entities (“e”), which could be made to fill the memory or to read files"),
        (
            b'<!DOCTYPE a [<!ENTITY % p SYSTEM "http://example.org/p"> %p;]><a/>',
            "its XML declares entities (“p”), which could be made to fill the memory or to read files",
        ),
        (
            b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a>&own;</a>',
            "its XML uses the entity “own”, which only a file elsewhere declares, and nothing is fetched",
        ),
        (b"<a>" * 300, "more than 250 elements of its XML stand inside one another"),
        (b"", "its XML breaks off in line 1"),
        (b"<a>\n<b>words", "its XML breaks off in line 2"),
        (b"<a>\n<b></a>", "its XML is broken in line 2 (mismatched tag)"),
        (b"<a>" + b"<![CDATA[" * 200_000, "its XML breaks off in line 1"),
        (b"<a>&own;</a>", "its XML is broken in line 1 (undefined entity)"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is a PNG picture, not text"),
    ],
)
def test_what_is_refused_is_refused_in_a_sentence(data, reason):
    assert refused(data) == reason


def test_caps_hold_for_size_and_for_elements_and_attributes(monkeypatch):
    monkeypatch.setattr(xml, "MOST_NODES", 20)
    assert refused(b"<a>" + b"<b/>" * 20 + b"</a>") == "its XML has more than 20 elements and attributes"
    many = b" ".join(b"n%d=''" % number for number in range(20))
    assert refused(b"<a " + many + b"/>") == "its XML has more than 20 elements and attributes"
    monkeypatch.setattr(xml, "MOST_BYTES", 2 << 20)
    assert "3 MB" in refused(b"<a>" + b" " * (3 << 20) + b"</a>")


def test_a_document_type_elsewhere_is_not_fetched(monkeypatch):
    def no_socket(*_args, **_more):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", no_socket)
    root = parse(
        b'<!DOCTYPE nitf SYSTEM "http://example.org/nitf.dtd"><nitf xmlns:x="http://example.org/x"><x:p/></nitf>'
    )
    assert [local(element.tag) for element in root.iter()] == ["nitf", "p"]
    assert root[0].tag == "{http://example.org/x}p"


def test_entities_of_html_are_known_but_not_inside_what_is_quoted():
    root = parse("<a b='caf&eacute;'>85&nbsp;m &amp; &lt;<![CDATA[&nbsp;]]></a>")
    assert (root.get("b"), root.text) == ("café", "85\u00a0m & <&nbsp;")


def test_characters_that_xml_forbids_become_replacements():
    assert parse("<a>b\0c\x1bd\ud800</a>").text == "b\ufffdc\ufffdd\ufffd"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "gb18030", "koi8-r"])
def test_a_document_is_decoded_as_it_declares(encoding):
    data = f'<?xml version="1.0" encoding="{encoding}"?><a>Привет</a>'.encode(encoding)
    assert parse(data).text == "Привет"


def test_a_declaration_that_is_not_so_is_not_heeded():
    assert parse('<?xml version="1.0" encoding="utf-8"?><a>Le café fut fermé hier</a>'.encode("cp1252")).text == (
        "Le café fut fermé hier"
    )
    assert parse('<?xml version="1.0" encoding="utf-16"?><a>é</a>'.encode()).text == "é"
    assert parse('<?xml version="1.0" encoding="no-such"?><a>é</a>'.encode()).text == "é"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<rss version='2.0'>", "rss"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <no> -->\n<rdf:RDF xmlns:rdf='x'>", "rdf:RDF"),
        (BOMB, "rss"),
        (b'<!DOCTYPE nitf SYSTEM "http://x/nitf.dtd"><nitf>', "nitf"),
        (b"<!DOCTYPE l [<!-- ]> --><!ENTITY a 'x'>", None),
        ("<?xml version='1.0'?><feed>".encode("utf-16"), "feed"),
        (b"words < more", None),
        (b"", None),
    ],
)
def test_the_first_element_is_found_at_the_beginning_of_a_file(head, name):
    assert root_name(head) == name


@given(st.binary(max_size=300), st.integers(0, 200))
def test_nothing_but_its_own_error_comes_out_of_damaged_xml(noise, at):
    seed = (
        b'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE a SYSTEM "x"><a b="c">d&amp;<![CDATA[e]]><f xmlns="g"/></a>'
    )
    for data in (seed[:at] + noise + seed[at:], seed[:at], noise):
        root_name(data)
        with contextlib.suppress(XmlError):
            parse(data)
