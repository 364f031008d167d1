"""What a reader of an article would not see, or could not read, is told of by every reader of files."""

import json

import pytest

from desk.formats.known import detect
from tests.intake import result_of

WORDS = "The account is 12\u202e34\u202c of the board, as it said on Tuesday, and the pa\u200byment is due."
TOLD = (
    "Mind that it holds 2 marks reversing the order of letters, 1 word with invisible characters inside.",
    "Mind that it holds 3 marks that change the order of letters or cannot be seen.",
    "Row 2 has marks that change the order of letters, or invisible ones inside words.",
    "Entry 1 has marks that change the order of letters, or invisible ones inside words.",
)
_G2 = "http://iptc.org/std/nar/2006-10-01/"
FILES = {
    "a.html": f"<html><body><h1>Board</h1><article><p>{WORDS}</p></article></body></html>",
    "a.eml": f"Subject: a\nContent-Type: text/plain; charset=utf-8\n\n{WORDS}\n",
    "a.rss": f"<rss><channel><item><title>A</title><description>{WORDS}</description></item></channel></rss>",
    "a.nitf": f"<nitf><body><body.content><p>{WORDS}</p></body.content></body></nitf>",
    "a.xml": f"<newsItem xmlns='{_G2}'><contentSet><inlineXML><p>{WORDS}</p></inlineXML></contentSet></newsItem>",
    "ninjs.json": json.dumps({"uri": "urn:1", "type": "text", "versioncreated": "2026-03-04", "body_text": WORDS}),
    "a.csv": f"title;text\nA;{WORDS}\n",
    "rows.json": json.dumps([{"title": "A", "text": WORDS}]),
    "a.rtf": "{\\rtf1 " + "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in WORDS) + "}",
    "a.txt": WORDS,
}


@pytest.mark.parametrize("name", FILES)
def test_marks_that_could_disguise_a_text_are_told_of(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(FILES[name].encode())
    result = result_of(detect(path), path)
    assert WORDS in result.document.text
    assert any(told.startswith(each.rstrip(".")) for told in result.told for each in TOLD), result.told


@pytest.mark.parametrize("name", ["a.html", "a.eml", "ninjs.json", "a.csv", "rows.json", "a.rtf", "a.txt"])
def test_what_became_a_replacement_is_told_of(tmp_path, name):
    path = tmp_path / name
    mark = "\\u0001" if name.endswith(".json") else "\\u1?" if name.endswith(".rtf") else "\1"
    path.write_bytes(FILES[name].replace("Tuesday", f"Tues{mark}day").encode())
    result = result_of(detect(path), path)
    assert "Tues\ufffdday" in result.document.text
    assert any("U+FFFD" in told for told in result.told), result.told
