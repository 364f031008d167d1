"""JSON objects as articles: lines, lists, single ones; what is left to other readers, what is refused."""

import contextlib
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.formats.format import Columns, Corpus, Document, FormatError, Notice, Options
from desk.formats.known import detect
from desk.formats.tables import json_rows
from desk.formats.tables.json_rows import FORMAT, columns, flat, read, sniff
from tests.intake import result_of

DATA = Path(__file__).parents[1] / "data" / "intake"
BASE = json.loads((DATA / "base.expected.json").read_text("utf-8"))
ARTICLE = {"title": "Ferry", "text": "The council voted.", "url": "https://example.org/1"}


def given_file(folder, content, name="export.json"):
    path = folder / name
    if not isinstance(content, str | bytes):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read_all(path, options=None):
    """The documents of a file and the texts of its notices."""
    items = list(read(path, options or Options()))
    assert items[0] == Corpus()
    documents = [item for item in items if isinstance(item, Document)]
    return documents, [item.text for item in items if isinstance(item, Notice)]


def refused(path):
    with pytest.raises(FormatError) as caught:
        list(read(path))
    return str(caught.value)


def test_lines_become_articles_and_what_is_no_json_is_named():
    (first, second), notices = read_all(DATA / "jsonl" / "export.jsonl")
    source = first.article.source
    assert (first.text, first.article.title, first.article.language) == (BASE["body"], BASE["title"], "en")
    assert (source.author, source.outlet, source.url) == (BASE["author"], BASE["publisher"], BASE["url"])
    assert (source.published, source.news_id) == (BASE["published"], BASE["source_id"])
    assert second.text == "broken \ufffd emoji"
    assert notices == [
        "Line 2 has characters that text may not hold; they became U+FFFD.",
        "Line 3 cannot be read as a JSON object and was left out.",
    ]


@pytest.mark.parametrize(
    "content",
    [
        [ARTICLE, ARTICLE],
        {"status": "ok", "articles": [ARTICLE, ARTICLE]},
        {"response": {"docs": [ARTICLE, ARTICLE]}, "tags": [{"a": 1}]},
        {"hits": {"hits": [{"_source": ARTICLE}, {"_source": ARTICLE}]}},
        "\n".join(json.dumps(ARTICLE) for _ in range(2)),
        "\n\n".join(json.dumps(ARTICLE) for _ in range(2)) + "\n\n",
        b"\xef\xbb\xbf" + json.dumps([ARTICLE, ARTICLE]).encode(),
        json.dumps([ARTICLE, ARTICLE]).encode("utf-16"),
        json.dumps([ARTICLE, ARTICLE]).encode("utf-32"),
    ],
)
def test_articles_are_found_wherever_they_usually_stand(tmp_path, content):
    documents, notices = read_all(given_file(tmp_path, content))
    assert [(each.article.title, each.text) for each in documents] == [("Ferry", "The council voted.")] * 2
    assert [each.article.provenance.part for each in documents] == [1, 2]
    wide = "utf-32" if isinstance(content, bytes) and content[2:4] == b"\0\0" else "utf-16"
    assert notices == ([f"Read as {wide}."] if isinstance(content, bytes) and content[0] == 0xFF else [])


PERSIAN = "وزير امور خارجه پاکستان گفت که روزنامه چاپ شد. او به تهران بازگشت و گزارش را خواند."
JAPANESE = "外務大臣は月曜日、来週東京で会談を続けると述べた。政府はこの問題について検討している。"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [(PERSIAN, "cp1256", "windows-1256"), (JAPANESE, "iso2022_jp", "iso2022-jp-2"), (JAPANESE, "cp932", "cp932")],
)
@pytest.mark.parametrize("as_list", [True, False])
def test_json_that_is_not_utf8_is_read_as_what_it_is_and_that_is_said(tmp_path, text, encoding, name, as_list):
    rows = [json.dumps({"title": "A", "text": text}, ensure_ascii=False)] * 3
    path = given_file(tmp_path, (f"[{','.join(rows)}]" if as_list else "\n".join(rows)).encode(encoding))
    documents, notices = read_all(path)
    assert [each.text for each in documents] == [text] * 3
    assert any(notice.startswith(f"Read as {name}") for notice in notices)
    told = "as its bytes tell" if name.startswith("iso") else "by the frequencies of its bytes"
    assert f"{name}, {told}" in [finding.origin for finding in documents[0].article.provenance.findings]
    chosen, _ = read_all(path, Options(encoding=encoding))
    assert chosen[0].text == text
    assert f"{name.removesuffix('-2')}, chosen by a person" in [
        finding.origin for finding in chosen[0].article.provenance.findings
    ]


def test_what_could_not_be_read_late_in_a_file_is_said(tmp_path):
    row = json.dumps(ARTICLE | {"text": "Über größere Städte"}, ensure_ascii=False).encode()
    path = given_file(tmp_path, b"\n".join([row] * 3000 + [b'{"title": "x", "text": "caf\xe9"}']), "export.jsonl")
    documents, notices = read_all(path)
    assert (documents[0].text, documents[-1].text) == ("Über größere Städte", "caf\ufffd")
    assert notices == [
        "Read as utf-8, which is a guess: the file does not tell.",
        "Line 3,001 has U+FFFD where characters could not be read.",
    ]


def test_several_entries_are_called_so(tmp_path):
    path = given_file(tmp_path, [ARTICLE, {"title": "x"}, {"title": "y"}])
    assert "2 entries have no text and were left out: 2, 3." in read_all(path)[1]


def test_one_object_may_be_one_article(tmp_path):
    article = {
        "headline": "Ferry",
        "maintext": "The council voted.",
        "authors": ["Ann Lee", "Bo Ray"],
        "tags": ["ferry", "harbour"],
        "source": {"id": 7, "name": "Example Post"},
        "related": [{"title": "Other", "url": "https://example.org/2"}],
        "language": None,
    }
    (document,), _ = read_all(given_file(tmp_path, article))
    source = document.article.source
    assert (document.article.title, document.text) == ("Ferry", "The council voted.")
    assert (source.author, source.keywords, source.outlet) == ("Ann Lee, Bo Ray", ("ferry", "harbour"), "Example Post")


def test_objects_become_cells_with_dotted_names():
    entry = {"a": {"b": [1, "x", {"c": True}], "d": None}, "e": [], "f": 1.5}
    assert flat(entry) == {"a.b": "1\nx", "a.b.c": "true", "f": "1.5"}


def test_columns_are_named_and_proposed(tmp_path):
    path = given_file(tmp_path, [{"a": {"title": "T"}, "content": "The body"}, {"more": 1}])
    proposal = Columns(fields=(("a.title", "title"), ("content", "text")))
    assert columns(path) == (("a.title", "content", "more"), proposal)
    (document,), notices = read_all(path, Options(columns=proposal))
    assert (document.article.title, document.text) == ("T", "The body")
    assert notices == ["Entry 2 has no text and was left out."]


def test_lone_surrogates_nul_and_odd_keys_are_made_sound(tmp_path):
    path = given_file(tmp_path, '[{"x\\ud83d": "x", "text": "a\\u0000b \\udc00", "title": "\\ud83d"}]')
    (document,), notices = read_all(path)
    assert (document.text, document.article.title) == ("a\ufffdb \ufffd", "\ufffd")
    assert notices == ["Entry 1 has characters that text may not hold; they became U+FFFD."]
    json.dumps(columns(path)[0]).encode()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        ("", "a.json", "it is not a JSON object, or it breaks off"),
        ("[]", "a.json", "none of its values is an article"),
        ('[1, "two", [3]]', "a.json", "none of its values is an article"),
        ('[{"text": "a', "a.json", "its JSON breaks off"),
        ('{"text": "a', "a.json", "it is not a JSON object, or it breaks off"),
        ("nonsense", "a.json", "it is not a JSON object, or it breaks off"),
        ('{"id": broken\n{"x"', "a.jsonl", "none of its lines is a JSON object"),
        ('{"a": 1}\n{"a": 2}', "a.jsonl", "it must be told which column holds the text; it has “a”"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "a.json", "it is not a JSON object, or it breaks off"),
        ("[" * 100_000, "a.json", "its JSON breaks off"),
        ('{"text":' + "9" * 10_000 + "}", "a.json", "it is not a JSON object, or it breaks off"),
    ],
)
def test_what_holds_no_articles_is_refused_in_a_sentence(tmp_path, content, name, said):
    assert refused(given_file(tmp_path, content, name)) == f"{name} cannot be read: {said}."


def test_entries_that_are_too_deep_are_left_out_and_named(tmp_path):
    deep = '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}"
    _, notices = read_all(given_file(tmp_path, f"[{json.dumps(ARTICLE)}, {deep}]"))
    assert notices == ["Entry 2 cannot be read as a JSON object and was left out."]


def test_depth_within_reach_of_the_parser_does_no_harm(tmp_path):
    deep = '{"title": "T", "text": "words", "x": ' + '{"y":[' * 150 + "1" + "]}" * 150 + "}"
    (document,), _ = read_all(given_file(tmp_path, f"[{deep}]"))
    assert document.text == "words"


def test_a_list_that_breaks_off_is_read_as_far_as_it_goes(tmp_path):
    path = given_file(tmp_path, json.dumps([ARTICLE, ARTICLE])[:-20])
    documents, notices = read_all(path)
    assert len(documents) == 1
    assert notices == ["After entry 1 nothing more could be read: its JSON breaks off."]


@pytest.mark.parametrize("text", ['quotes \\" and { brackets ]', "back\\\\", "\\\\\\" + '"{', "\\u005c"])
@pytest.mark.parametrize("piece", [1, 2, 3, 7, 64])
def test_objects_are_told_apart_wherever_the_pieces_of_the_file_end(tmp_path, monkeypatch, text, piece):
    path = given_file(tmp_path, f'[{{"title": "T", "text": "{text}"}}, {{"text": "x", "title": ""}}]')
    expected = [each["text"] for each in json.loads(path.read_text())]
    with path.open(encoding="utf-8") as stream:
        monkeypatch.setattr(json_rows, "_PIECE", piece)
        found = [json.loads(each)["text"] for each in json_rows._objects(stream)]
    assert found == expected


@pytest.mark.parametrize("name", ["large.jsonl", "large.json"])
def test_large_files_are_read_in_little_memory(tmp_path, name):
    line = json.dumps({"title": "T", "text": "some words of an article " * 400})
    path = tmp_path / name
    lines = [line] * 1_000
    path.write_text("\n".join(lines) if name.endswith("l") else f"[{','.join(lines)}]")
    tracemalloc.start()
    try:
        count = sum(isinstance(item, Document) for item in read(path))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 1_000
    assert peak < path.stat().st_size / 3


def test_an_entry_or_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(json_rows, "_MOST_ENTRY", 1 << 20)
    monkeypatch.setattr(json_rows, "_MOST_WHOLE", 1 << 20)
    text = "x" * (2 << 20)
    start = "export.json cannot be read: "
    assert refused(given_file(tmp_path, f'[{{"text": "{text}"}}]')) == (
        start + "one of its objects has more than 1 million characters."
    )
    assert refused(given_file(tmp_path, f'{{"text": "{text}"}}')) == (
        start + "it has 2 MB; more than 1 are read only as a list, or as an object to a line."
    )
    path = given_file(tmp_path, f'{{"text": "{text}"}}\n', "a.jsonl")
    assert refused(path) == "a.jsonl cannot be read: line 1 has more than 1 million characters."


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'{"format": "desk-annotations", "version": 1, "articles": [', "a.json"),
        (b'{"@context":"https://schema.org","@graph":[', "a.json"),
        (b'[{"@context": "https://schema.org", "@type": "ClaimReview", "text": "x", "title": "y"}]', "a.json"),
        (b'{"uri": "x", "headline": "T", "body_html": "<p>x</p>", "pubstatus": "usable"}', "a.json"),
        (b'{"uri": "x", "headlines": [{"value": "T"}], "bodies": [{"value": "x"}]}', "a.json"),
        (b'{"articles": [{"url": "https://example.org", "title": "x", "seendate": "2026"}]}', "a.json"),
        (b'{"settings": {"font": "x"}}', "a.json"),
        (b'["a", "b"]', "a.json"),
        (b'[{"text": "x"}]', "a.txt"),
        (b"", "a.json"),
        (b"\0\1\2\3", "a.json"),
    ],
)
def test_other_kinds_of_json_are_left_to_others(head, name):
    assert not sniff(head, name)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'{"anything": 1}\n', "a.jsonl"),
        (b'[ {"title": "x"', "a.json"),
        (b'[{"title": "x"', "noname"),
        (b'{"status": "ok", "articles": [{"title": "x", "content": "y"}]}', "a.JSON"),
        ('{"title": "x", "text": "y"}'.encode("utf-16"), "a.json"),
    ],
)
def test_articles_in_json_are_known(head, name):
    assert sniff(head, name)


SEED = (DATA / "jsonl" / "export.jsonl").read_bytes()
BYTES = st.sampled_from(list(b'"{}[]\\,:\n\0')) | st.integers(0, 255)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, len(SEED) - 1), BYTES), max_size=10),
    st.integers(0, len(SEED)),
    st.sampled_from(["a.json", "a.jsonl"]),
    st.booleans(),
)
def test_a_damaged_file_is_read_or_refused(tmp_path, changes, length, name, as_list):
    data = bytearray(SEED)
    for at, byte in changes:
        data[at] = byte
    data = data[:length]
    path = given_file(tmp_path, b"[" + data.replace(b"}\n", b"},") + b"]" if as_list else bytes(data), name)
    sniff(bytes(data), name)
    with contextlib.suppress(FormatError):
        read_all(path)
    with contextlib.suppress(FormatError):
        columns(path)


def test_a_long_list_is_one_cell_without_ado():
    values = ["x"] * 300_000
    assert flat({"a": [[value] for value in values]}) == {"a": "\n".join(values)}


def test_lines_are_read_whatever_keys_they_have_and_whatever_stands_between(tmp_path):
    path = tmp_path / "export.jsonl"
    path.write_bytes(b'{"title": "a", "body_html": "<p>b</p>", "seendate": "1"}\n\0\0\n')
    assert detect(path).name == "json-rows"
    result = result_of(FORMAT, path)
    assert [document.text for document in result.documents] == ["b"]
    assert result.told == ["Line 2 cannot be read as a JSON object and was left out."]


def test_a_list_of_articles_is_no_agency_item_for_having_its_keys(tmp_path):
    path = tmp_path / "export.json"
    path.write_bytes(b'[{"headline": "a", "body_text": "b"}]')
    assert detect(path).name == "json-rows"


def test_of_very_many_broken_lines_some_are_told_of_and_the_others_counted(tmp_path):
    path = given_file(tmp_path, json.dumps(ARTICLE) + "\n" + "{\n" * 1_000, "a.jsonl")
    notices = read_all(path)[1]
    assert (len(notices), notices[-1]) == (101, "So were 900 more.")
