"""Finding the format of a file, and formats that other packages add."""

import importlib.metadata
import os
import sys
import types
from dataclasses import replace

import pytest

from desk.formats import known as registry
from desk.formats.format import Format, FormatError, Notice, UnknownFormatError
from desk.formats.known import beginning, detect, formats, named
from tests.intake import DATA


@pytest.fixture
def added(monkeypatch):
    """Stands in for installed packages with entry points; the found formats are forgotten before and after."""

    def add(**values):
        module = types.ModuleType("desk_format_of_others")
        for name, value in values.items():
            setattr(module, name, value)
        monkeypatch.setitem(sys.modules, "desk_format_of_others", module)
        points = [
            importlib.metadata.EntryPoint(name, f"desk_format_of_others:{name}", "desk.formats")
            for name in [*values, "MISSING"]
        ]
        monkeypatch.setattr(registry, "entry_points", lambda group: points if group == "desk.formats" else [])

    formats.cache_clear()
    yield add
    formats.cache_clear()


def a_format(name):
    return Format(name=name, title=name, suffixes=(".x",), sniff=lambda head, file: file.endswith(".x"), read=iter)


def test_the_formats_that_ship_have_their_own_names():
    assert {"json", "text", "html", "docx", "pdf", "csv", "feed", "mail", "warc"} <= formats().keys()
    assert [named(name).name for name in formats()] == list(formats())
    assert (named("json").read is not None, named("json").write is not None) == (True, True)
    assert (named("json").losses, named("text").write) == ((), None)


@pytest.mark.parametrize("name", registry._BUILT_IN)
def test_what_is_known_of_a_format_before_its_module_is_what_that_says(name):
    format, outline = formats()[name], registry._BUILT_IN[name]
    assert format.name == name
    assert registry._outline(format) == replace(outline, module="")


def test_a_name_that_is_none_is_answered_with_those_there_are():
    with pytest.raises(UnknownFormatError, match=r"^There is no format “brat”; there are html, .*json, text"):
        named("brat")


def test_other_packages_add_formats_and_a_broken_one_is_only_logged(added, caplog):
    added(OTHER=a_format("other"), JSON=a_format("json"), NONSENSE=42)
    assert list(formats())[-1] == "other"
    assert formats()["json"].title == "Desk JSON"
    assert "The format MISSING cannot be loaded" in caplog.text


def test_a_file_is_given_to_the_format_that_knows_it(added, tmp_path):
    added(OTHER=a_format("other"))
    contents = {
        "a.json": b'{"format": "desk-annotations"}',
        "b": b'{"format":"desk-annotations"}',
        "c.txt": b"words",
        "d": b"words",
        "e.x": b"\0\1\2",
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    assert [detect(tmp_path / name).name for name in contents] == ["json", "json", "text", "text", "other"]


MISNAMED = {
    "html": ["html/article_utf8.html", "html/article_utf16_bom.html"],
    "mhtml": ["mhtml/article.mhtml"],
    "mail": ["eml/newsletter.eml", "mbox/three.mbox"],
    "warc": ["warc/article.warc.gz"],
    "feed": ["feed/rss2.xml", "feed/atom.xml", "feed/rss1.rdf"],
    "nitf": ["nitf/article.xml"],
    "newsml": ["newsml/article_g2.xml"],
    "ninjs": ["ninjs/article_1.json", "ninjs/article_2.json"],
    "gdelt": ["gdelt/doc_api_artlist.json"],
    "links": ["links/saved.url", "links/urls.txt"],
    "docx": ["docx/article.docx"],
    "pdf": ["pdf/article.pdf"],
    "rtf": ["rtf/factiva_like.rtf"],
    "lexisnexis": ["lexisnexis/two_documents.txt"],
    "text": ["txt/utf16le_nobom.txt", "txt/cp1252.txt"],
}


@pytest.mark.parametrize(("kind", "file"), [(kind, file) for kind, files in MISNAMED.items() for file in files])
@pytest.mark.parametrize("name", ["export.txt", "export"])
def test_what_a_file_holds_tells_more_than_a_name_of_text(tmp_path, kind, file, name):
    path = tmp_path / name
    path.write_bytes((DATA / file).read_bytes())
    assert detect(path).name == kind


@pytest.mark.parametrize(
    ("start", "kind"), [(b"\xef\xbb\xbf \r\n<html><p>Words", "html"), (b'\n\t[{"a": 1}]', "json-rows")]
)
def test_a_mark_and_blanks_before_the_content_hide_nothing(tmp_path, start, kind):
    path = tmp_path / "saved"
    path.write_bytes(start)
    assert detect(path).name == kind


@pytest.mark.parametrize(("name", "kind"), [("page.css", "files ending in .css"), ("noname", "files of this kind")])
def test_a_file_that_no_format_knows_is_refused_in_a_sentence(tmp_path, name, kind):
    path = tmp_path / name
    path.write_bytes(b"p {}" if name == "page.css" else b"\0\1\2\3" * 50)
    with pytest.raises(FormatError, match=rf"^{name} cannot be read: no format for {kind} is known\.$"):
        detect(path)


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(FormatError, match=r"^gone\.txt cannot be read: no such file or directory\.$"):
        detect(tmp_path / "gone.txt")


def test_a_notice_says_where(tmp_path):
    assert str(Notice(file="a.txt", text="Read as utf-8.")) == "a.txt: Read as utf-8."
    notice = Notice(file="a.json", article="1", annotation="2", text="Left out.")
    assert str(notice) == "a.json, article 1, annotation 2: Left out."


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(FormatError, match="it is not a regular file"):
        detect(tmp_path / "pipe.txt")


@pytest.mark.parametrize("size", [0, 3, registry.SMALL, registry.SMALL + 1, 3 * registry.SMALL])
def test_a_beginning_is_all_of_a_small_file_and_more_than_that_of_a_large_one(tmp_path, size):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * size)
    assert len(beginning(path)) == min(size, registry.SMALL + 1)


@pytest.mark.parametrize("thought", [0, 2, 9])
def test_a_file_that_grows_or_shrinks_while_it_is_opened_is_read_to_its_end(tmp_path, monkeypatch, thought):
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    found = os.stat(path)
    earlier = os.stat_result((*found[:6], thought, *found[7:]))
    monkeypatch.setattr(registry.os, "stat", lambda _: earlier)
    assert beginning(path) == b"words"


@pytest.mark.parametrize(("name", "other"), [("a.doc", ".docx"), ("A.XLS", ".xlsx"), ("a.fodt", ".odt")])
def test_what_another_program_can_save_otherwise_says_as_what(tmp_path, name, other):
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" if name != "a.fodt" else b'<?xml version="1.0"?><a/>')
    with pytest.raises(
        FormatError, match=rf"cannot be read: \{path.suffix} is not read; save it as \{other} and import that\.$"
    ):
        detect(path)


def test_xml_of_no_known_kind_is_not_taken_for_text(tmp_path):
    path = tmp_path / "notes.data"
    path.write_bytes(b'\xef\xbb\xbf<?xml version="1.0"?>\n<notes>Some words.</notes>')
    with pytest.raises(FormatError, match=r"no format for files ending in \.data is known"):
        detect(path)


@pytest.mark.parametrize(("suffix", "name"), [(".a.b.txt", "one.a.b.txt"), ("-notes.txt", "my-notes.txt")])
def test_an_added_format_is_asked_about_whatever_its_names_end_in(added, tmp_path, suffix, name):
    odd = Format(
        name="odd",
        title="Odd",
        suffixes=(suffix,),
        begins=b"!",
        sniff=lambda head, file: file.endswith(suffix),
        read=iter,
    )
    added(ODD=odd)
    (tmp_path / name).write_text("Some words.")
    (tmp_path / "other.txt").write_text("Some words.")
    assert detect(tmp_path / name) is odd
    assert detect(tmp_path / "other.txt").name == "text"
