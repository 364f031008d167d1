"""PDF as articles: lines into paragraphs, divided words, what runs along the edges, what is refused."""

import contextlib
import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.formats.format import Document, FormatError, Notice
from desk.formats.office import pdf
from desk.formats.office.page_lines import Line, paragraphs
from desk.formats.office.pdf import read, sniff

DATA = Path(__file__).parents[1] / "data" / "intake"
BASE = json.loads((DATA / "base.expected.json").read_text("utf-8"))


def made(pages, info=""):
    """A PDF; a page is a list of (x, y, size, words)."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Courier>>", f"<<{info}>>"]
    kids = []
    for page in pages:
        shown = "".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n" for x, y, size, words in page)
        kids.append(f"{len(objects) + 2} 0 R")
        objects.append(f"<</Length {len(shown)}>>stream\n{shown}endstream")
        resources = "/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects)} 0 R{resources}>>")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    data = "%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj{each}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer<</Size {size}/Root 1 0 R/Info 4 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    return (f"{data}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}").encode("latin-1")


def body(*lines, top=700, size=12, left=60):
    """Lines one below the other."""
    return [(left, top - 14 * number, size, words) for number, words in enumerate(lines)]


def given_file(folder, data):
    path = folder / "some.pdf"
    path.write_bytes(data)
    return path


def read_one(path):
    """The document of a file and the texts of its notices."""
    items = list(read(path))
    (document,) = (item for item in items if isinstance(item, Document))
    return document, [item.text for item in items if isinstance(item, Notice)]


def refused(path):
    with pytest.raises(FormatError) as caught:
        list(read(path))
    return str(caught.value)


FULL = (
    "The council voted on Tuesday to extend the contract for",
    "another five years, as officials in the town said, and",
)


def test_an_article_keeps_its_paragraphs_and_its_page_number_is_set_aside():
    document, notices = read_one(DATA / "pdf" / "article.pdf")
    lines = document.text.split("\n")
    expected = BASE["body"].replace("\u00a0", " ").split("\n")
    assert [lines[0], *lines[1:4], *lines[5:7]] == [BASE["title"], *expected[:3], *expected[4:]]
    assert [document.text[r.start : r.end] for r in document.article.regions if r.kind == "boilerplate"] == ["1"]
    assert document.article.title == BASE["title"]
    assert document.article.provenance.version.startswith("pypdfium2 5.")
    assert notices == [
        "Compare it with the page: a PDF has no zero-width marks, and may have words from right to left misplaced."
    ]


def test_lines_become_paragraphs_by_length_indent_and_distance(tmp_path):
    page = body(*FULL, "then it ended.", *FULL, "and ended again, too.")
    page += [(60, 560, 12, FULL[0]), (84, 546, 12, FULL[1][:50]), (60, 532, 12, "by an indent.")]
    assert read_one(given_file(tmp_path, made([page])))[0].text.split("\n") == [
        f"{FULL[0]} {FULL[1]} then it ended.",
        f"{FULL[0]} {FULL[1]} and ended again, too.",
        FULL[0],
        f"{FULL[1][:50]} by an indent.",
    ]


def test_divided_words_are_whole_again_and_compounds_keep_their_hyphens(tmp_path):
    lines = (
        "A long-term plan is what the council wants, but the har-",
        "bour needs money. Nobody there believes in such a long-",
        "term plan, said those who were there, and neither does-",
        "The. It has forty-two pages, of which the first twenty-",
        "3 are maps.",
    )
    text = read_one(given_file(tmp_path, made([body(*lines)])))[0].text
    assert text == (
        "A long-term plan is what the council wants, but the harbour needs money. Nobody there believes in such a"
        " long-term plan, said those who were there, and neither does-The. It has forty-two pages, of which the first"
        " twenty-3 are maps."
    )


def test_what_runs_along_the_edges_is_set_aside_and_a_paragraph_goes_on_over_the_page(tmp_path):
    texts = [[f"{word} {line}"[:56] for word in ("one", "two", "six") for line in FULL] for _ in range(3)]
    for number, lines in enumerate(texts):
        lines[0], lines[1] = lines[0].replace("one", "abc"[number] * 3), lines[1].replace("one", "abc"[number] * 3)
        lines[-1], lines[-2] = lines[-1].replace("six", "abc"[number] * 3), lines[-2].replace("six", "def"[number] * 3)
    pages = [
        [(60, 760, 9, "Example Post"), *body(*lines), (300, 40, 9, f"Page {number} of 3")]
        for number, lines in enumerate(texts, start=1)
    ]
    document, _ = read_one(given_file(tmp_path, made(pages)))
    found = document.text.split("\n")
    assert found[0] == "Example Post"
    assert found[1] == " ".join(line.strip() for lines in texts for line in lines)
    assert found[2:] == ["Page 1 of 3", "Example Post", "Page 2 of 3", "Example Post", "Page 3 of 3"]
    assert [(r.kind, document.text[r.start : r.end]) for r in document.article.regions if r.start] == [
        ("boilerplate", "\n".join(found[2:]))
    ]


def test_columns_are_read_one_after_the_other(tmp_path):
    left = body("The left column goes on in", "the one beside it, which", left=60)
    right = body("begins here and ends with", "a full stop.", left=320)
    text = read_one(given_file(tmp_path, made([left + right])))[0].text
    assert text == "The left column goes on in the one beside it, which begins here and ends with a full stop."


def test_the_largest_type_is_proposed_as_the_title(tmp_path):
    page = [(60, 740, 24, "Ferry"), *body(*FULL, "then it ended.")]
    document, _ = read_one(
        given_file(tmp_path, made([page], "/Title(Microsoft Word - x.doc)/CreationDate(D:20260304101112+01'00')"))
    )
    found = {each.field: (each.value, each.confidence) for each in document.article.provenance.findings}
    assert found == {"title": ("Ferry", 0.7), "published": ("2026-03-04T10:11:12+01:00", 0.3)}
    assert document.article.title == ""


def test_pages_without_text_are_told_and_a_file_without_any_is_refused(tmp_path):
    _, notices = read_one(given_file(tmp_path, made([body("words"), []])))
    assert notices == ["1 page has no text, only a picture, or nothing at all."]
    assert refused(given_file(tmp_path, made([[]]))) == (
        "some.pdf cannot be read: it has no text, only pictures of pages,"
        " which a program for recognising text has to read first."
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b"words", "it is not a PDF"),
        (b"%PDF-1.4\n", "it is damaged or cut off"),
        (made([body("words")])[:200], "it is damaged or cut off"),
    ],
)
def test_what_is_no_sound_file_is_refused_in_a_sentence(tmp_path, data, said):
    assert refused(given_file(tmp_path, data)) == f"some.pdf cannot be read: {said}."


def test_a_file_under_a_password_is_refused(tmp_path):
    data = made([body("words")]).replace(
        b"/Root",
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>/ID[<41><41>]/Root",
    )
    assert refused(given_file(tmp_path, data)) == "some.pdf cannot be read: it is protected by a password."


def test_too_much_is_refused(tmp_path, monkeypatch):
    path = given_file(tmp_path, made([body("words"), body("words")]))
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 8)
    assert refused(path).endswith("it has more than 8 characters.")
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    assert refused(path).endswith("it has 2 pages, and at most 1 are read.")
    monkeypatch.setattr(pdf, "MOST_BYTES", 100)
    assert refused(path).endswith("it has 0 MB, and a PDF may have 0.")


def test_a_missing_package_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    path = given_file(tmp_path, made([body("words")]))
    assert refused(path) == 'some.pdf cannot be read: PDF needs a package more: pip install "desk[pdf]".'


def test_files_are_known_by_content_and_by_name():
    assert sniff(b"\n%PDF-1.4", "noname")
    assert sniff(b"", "a.PDF")
    assert not sniff(b"words", "a.txt")


def test_lines_from_right_to_left_are_measured_from_the_right():
    words = "شورا روز سه شنبه رای داد که قرارداد کشتی"
    lines = [
        Line(0, words, 60, 400, 700, 12),
        Line(0, "تمدید شود.", 300, 400, 686, 12),
        Line(0, words, 60, 400, 672, 12),
    ]
    assert [each.text for each in paragraphs(lines)] == [f"{words} تمدید شود.", words]


def test_lines_of_chinese_are_joined_without_blanks():
    lines = [Line(0, "理事会星期二投票决定将渡轮", 60, 400, 700, 12), Line(0, "合同延长五年。", 60, 240, 686, 12)]
    assert [each.text for each in paragraphs(lines)] == ["理事会星期二投票决定将渡轮合同延长五年。"]


SEED = made([body("some words", "and more")])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(SEED) - 1), st.integers(0, 255)), max_size=8), st.integers(0, len(SEED)))
def test_a_damaged_file_is_read_or_refused(tmp_path, changes, length):
    data = bytearray(SEED)
    for at, byte in changes:
        data[at] = byte
    with contextlib.suppress(FormatError):
        list(read(given_file(tmp_path, bytes(data[: max(length, len(data) // 2)]))))


def test_properties_that_are_no_text_do_not_cost_the_article(tmp_path):
    data = made([body("The council voted.")], info="/Title<FEFFD83D>/Author(Ann Lee)")
    document, _ = read_one(given_file(tmp_path, data))
    assert document.text == "The council voted."
    assert "Ann Lee" in [finding.value for finding in document.article.provenance.findings]


def test_a_headline_over_two_columns_does_not_make_their_lines_paragraphs(tmp_path):
    words = "The council voted on the"
    column = [*[words] * 12, "ferry."]
    page = [(60, 730, 22, "Ferry contract extended by the council for five more years")]
    page += body(*column, *column, top=700) + body(*column, *column, top=700, left=330)
    document, _ = read_one(given_file(tmp_path, made([page])))
    paragraph = " ".join(column)
    assert document.text.split("\n") == ["Ferry contract extended by the council for five more years", *[paragraph] * 4]
