"""Pages saved with their parts: the page is read, the parts are not."""

import random
from contextlib import suppress

import pytest

from desk.formats.format import Corpus, Document, FormatError, Notice
from desk.formats.known import detect
from desk.formats.pages.mhtml import FORMAT, read, sniff
from tests.extract.pages import BASE, PARAGRAPHS, SAMPLES, a_page, an_article

SAMPLE = SAMPLES / "mhtml" / "article.mhtml"


def read_one(path):
    items = list(read(path))
    assert items[0] == Corpus()
    (document,) = (item for item in items if isinstance(item, Document))
    return document


def saved(folder, text, name="page.mhtml"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def a_message(parts, head=""):
    body = "".join(f"--B\r\n{part}\r\n" for part in parts)
    kind = 'Content-Type: multipart/related; type="text/html"; boundary="B"'
    return f"MIME-Version: 1.0\r\n{head}{kind}\r\n\r\n{body}--B--\r\n"


def a_part(html, headers=""):
    return f"Content-Type: text/html; charset=utf-8\r\n{headers}\r\n{html.decode()}"


def test_the_sample_gives_its_page_with_address_and_time():
    document = read_one(SAMPLE)
    source = document.article.source
    assert document.text.replace("\xa0", " ") == BASE["body"].replace("\xa0", " ")
    assert document.text.count("\u200c") == 2
    assert (source.url, source.retrieved) == (BASE["url"], "2026-03-05T08:00:00+00:00")
    assert (document.article.title, source.author) == (BASE["title"], BASE["author"])
    assert source.file == "article.mhtml"
    origins = {finding.field: finding.origin for finding in document.article.provenance.findings}
    assert origins["url"] == "the address that it came with"
    assert origins["retrieved"] == "the header “Date” of the file"


def test_the_part_that_is_named_as_the_start_is_the_page(tmp_path):
    frame = a_part(
        a_page("<p>An advertisement in a frame of its own, which is long enough to be taken.</p>"),
        "Content-ID: <f>\r\n",
    )
    page = a_part(a_page(an_article()), "Content-ID: <main>\r\n")
    text = a_message([frame, page]).replace('type="text/html"', 'type="text/html"; start="<main>"')
    assert read_one(saved(tmp_path, text)).text == "\n".join(PARAGRAPHS)


def test_the_charset_of_the_part_is_believed(tmp_path):
    sentence = "Совет сообщил в понедельник, что старый причал будет отремонтирован до зимы, и назвал сроки работ."
    html = f"<html><body><article><p>{sentence}</p><p>{sentence} Ещё раз.</p></article></body></html>".encode("cp1251")
    part = b"Content-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + html
    head, tail = a_message(["@"]).encode().split(b"@")
    assert sentence in read_one(saved(tmp_path, head + part + tail)).text


def test_addresses_of_parts_are_never_written_or_followed(tmp_path):
    evil = (
        "Content-Type: image/jpeg\r\nContent-Location: ../../evil.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n/9j/"
    )
    page = a_part(a_page(an_article()), "Content-Location: file:///etc/passwd\r\n")
    document = read_one(saved(tmp_path, a_message([page, evil])))
    assert document.article.source.url is None
    assert [path.name for path in tmp_path.iterdir()] == ["page.mhtml"]


def test_files_without_a_page_are_refused(tmp_path):
    for text in (a_message([]), a_message(["Content-Type: image/png\r\n\r\nx"]), "", "no message at all"):
        with pytest.raises(FormatError):
            read_one(saved(tmp_path, text))


def test_a_huge_file_is_refused_by_its_size(tmp_path):
    path = tmp_path / "huge.mhtml"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(FormatError, match="it has 1,024 MB"):
        read_one(path)


@pytest.mark.parametrize("number", range(60))
def test_damaged_files_are_read_or_refused(tmp_path, number):
    chance = random.Random(number)
    data = bytearray(SAMPLE.read_bytes())
    if number < 20:
        del data[len(data) * number // 20 :]
    for _ in range(chance.randint(0, 30)):
        at = chance.randrange(len(data) + 1)
        data[at : at + chance.randint(0, 20)] = chance.choice(
            [
                b"",
                b"\0",
                b"\r\n\r\n",
                b"--B",
                b"------B\r\n",
                b"=",
                b"=XX",
                b"Content-Type: text/html; charset=\xff\r\n",
                b"\xff\xfe",
            ]
        )
    with suppress(FormatError):
        assert read_one(saved(tmp_path, bytes(data))).text


def test_parts_that_are_nested_without_end_are_refused(tmp_path):
    deep = "".join(f'Content-Type: multipart/related; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(3_000))
    with pytest.raises(FormatError, match="nested too deep"):
        read_one(saved(tmp_path, "MIME-Version: 1.0\r\n" + deep))


def test_files_are_known_by_name_and_by_what_browsers_write(tmp_path):
    assert sniff(b"", "a.MHT")
    assert sniff(SAMPLE.read_bytes()[:4096], "saved")
    assert not sniff(b"From: someone\r\nContent-Type: multipart/related\r\n\r\n", "a.eml")
    assert detect(SAMPLE) is FORMAT
    assert FORMAT.isolated


def test_a_file_that_breaks_off_is_told_of(tmp_path):
    whole = a_message([a_part(a_page(an_article()))])
    assert [item for item in read(saved(tmp_path, whole)) if isinstance(item, Notice) and item.lost] == []
    (notice,) = (item for item in read(saved(tmp_path, whole[:-40])) if isinstance(item, Notice) and item.lost)
    assert notice.text == "It breaks off before its last part ends."
