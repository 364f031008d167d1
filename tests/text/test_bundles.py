"""Exports of news databases: split into their articles, with what the lines around each say."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.model.article import Source
from desk.text.bundles import split_bundle
from desk.text.canon import canonical

INTAKE = Path(__file__).parents[1] / "data" / "intake"
BASE = json.loads((INTAKE / "base.expected.json").read_text(encoding="utf-8"))["body"]
PARAGRAPHS = BASE.replace("\n", "\n\n")
FIRST, SECOND = BASE.split("\n")[:2]

NEXIS_UNI = f"""Ferry contract extended for five years
Example Post
March 4, 2026 Wednesday 10:11 AM GMT


Copyright 2026 Example Post All Rights Reserved

Section: WORLD; Pg. 4
Length: 98 words
Byline: By Ann Lee
Dateline: PORT ELLEN
Body


{PARAGRAPHS}


Classification


Language: ENGLISH

Publication-Type: Newspaper

Subject: FERRIES (90%); ISLANDS (78%)

Load-Date: March 5, 2026


End of Document
"""
FACTIVA_CODES = f"""SE World
HD Ferry contract extended for five years
BY By Ann Lee
WC 98 words
PD 4 March 2026
ET 10:11
SN Example Post
SC EXP
LA English
CY (c) 2026 Example Post
LP
{FIRST}

TD
{PARAGRAPHS.removeprefix(FIRST).strip()}

IN  i7302 : Ferries
AN Document EXP0000020260304em34000067388
"""
FACTIVA_PLAIN = f"""Ferry contract extended for five years
By Ann Lee
98 words
4 March 2026
10:11
Example Post
EXP
English
(c) 2026 Example Post. All Rights Reserved.

{PARAGRAPHS}

Document EXP0000020260304em34000067388

"""


def test_a_lexisnexis_export_gives_its_documents():
    text = canonical((INTAKE / "lexisnexis" / "two_documents.txt").read_bytes().decode()).text
    first, second = split_bundle(text)
    assert first.text == BASE
    assert (first.title, first.language) == ("Ferry contract extended for five years", "en")
    assert first.source == Source(
        outlet="Example Post", author="Ann Lee", published="2026-03-04", retrieved="2026-03-05T08:00:00",
        section="WORLD", dateline="PORT ELLEN", agency="Dispatches",
    )  # fmt: skip
    assert [region.kind for region in first.regions] == ["dateline"]
    assert ("retrieved", "2026-03-05", 0.5) in [(f.field, f.value, f.confidence) for f in first.findings]
    assert (second.title, second.source.outlet, len(second.text)) == ("Letters", "Other Paper", 63)
    assert second.source.published == "2026-03-01"


def test_the_newer_layout_of_lexisnexis_is_split_at_its_ends():
    parts = split_bundle(NEXIS_UNI * 3)
    assert [part.text for part in parts] == [BASE] * 3
    assert {part.title for part in parts} == {"Ferry contract extended for five years"}
    assert parts[2].source == Source(
        outlet="Example Post", author="Ann Lee", published="2026-03-04T10:11Z", section="WORLD", dateline="PORT ELLEN",
        agency="Dispatches",
    )  # fmt: skip
    assert parts[0].language == "en"


def test_factiva_with_codes_is_split_at_them():
    parts = split_bundle(FACTIVA_CODES + "\n" + FACTIVA_CODES.replace("By Ann Lee", "By Bo Wu"))
    assert [part.text for part in parts] == [BASE] * 2
    assert [part.source.author for part in parts] == ["Ann Lee", "Bo Wu"]
    assert parts[0].source == Source(
        outlet="Example Post", author="Ann Lee", published="2026-03-04T10:11", section="World",
        news_id="EXP0000020260304em34000067388", dateline="PORT ELLEN", agency="Dispatches",
    )  # fmt: skip
    assert (parts[0].title, parts[0].language) == ("Ferry contract extended for five years", "en")


def test_codes_on_lines_of_their_own_or_before_a_tab_are_codes_too():
    lines = FACTIVA_CODES.split("\n")
    codes = ("SE", "HD", "BY", "WC", "PD", "ET", "SN", "SC", "LA", "CY", "IN", "AN")
    for between in ("\n", "\t"):
        text = "\n".join(
            line[:2] + between + line[3:] if line[:2] in codes and line[2:3] == " " else line for line in lines
        )
        (part,) = split_bundle(text)
        assert part.text == BASE
        assert part.source.published == "2026-03-04T10:11"


def test_factiva_without_codes_is_split_at_its_accession_numbers():
    parts = split_bundle(FACTIVA_PLAIN * 2)
    assert [part.text for part in parts] == [BASE] * 2
    assert parts[1].source == Source(
        outlet="Example Post", author="Ann Lee", published="2026-03-04T10:11",
        news_id="EXP0000020260304em34000067388", dateline="PORT ELLEN", agency="Dispatches",
    )  # fmt: skip
    assert (parts[1].title, parts[1].language) == ("Ferry contract extended for five years", "en")


def test_lines_that_were_broken_at_a_width_are_joined_and_short_ones_are_not():
    words, lines = FIRST.split(), [""]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > 72:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    broken = "\n".join(lines) + "\n\n* one\n* two"
    head = "  1 of 1 DOCUMENTS\n\n Example Post\n\n March 4, 2026\n\nFerries\n\nLENGTH: 30 words\n\n"
    text = f"{head}{broken}\n\nLOAD-DATE: x\n"
    (part,) = split_bundle(text)
    assert part.text == f"{FIRST}\n* one\n* two"


def test_an_article_of_a_bundle_that_is_laid_out_otherwise_is_kept_whole():
    odd = "   2 of 2 DOCUMENTS\n\nNo fields here, only words.\n"
    text = f"  1 of 2 DOCUMENTS\n\n Example Post\n\n March 4, 2026\n\nFerries\n\nLENGTH: 9 words\n\nIt goes.\n\n{odd}"
    parts = split_bundle(text)
    assert [part.text for part in parts] == ["It goes.", "No fields here, only words."]
    assert [(f.field, f.value) for f in parts[1].findings] == [("text", None)]


@pytest.mark.parametrize(
    "text",
    [
        "", BASE, "It was 1 of 2 DOCUMENTS found.", "1 of 2 DOCUMENTS\n\nWords alone.", "Words.\nEnd of Document\n",
        "HD screens are cheap.\nLP records are not.", "Document ABC", "HD\nLP\nTD\n",
        "1 of 2 DOCUMENTS\nLENGTH: 3 words\n",
        "Document EXP0000020260304em34000067388\n",
    ],
)  # fmt: skip
def test_other_texts_are_no_bundles(text):
    assert split_bundle(text) is None


PIECES = st.sampled_from(
    [
        "1 of 2 DOCUMENTS", "End of Document", "LENGTH: 3 words", "Body", "LOAD-DATE: March 5, 2026", "HD", "HD Title",
        "LP", "TD",
        "AN Document EXP0000020260304em34000067388", "Document EXP0000020260304em34000067388", "98 words", "(c) 2026 X",
        "",
        "March 4, 2026 Wednesday", "Words and more words.", "BYLINE: Ann", "Classification", "  ", "PD 4 March 2026",
        "LANGUAGE: ENGLISH", "* Comment:", "TEHRAN (AP) — So.", "Copyright 2026", "Time Of Request: March 5, 2026",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("\n".join) | st.text(max_size=100))
def test_any_text_is_split_or_is_none(text):
    parts = split_bundle(canonical(text).text)
    for part in parts or ():
        assert part.text.strip()
        assert all(0 <= region.start < region.end <= len(part.text) for region in part.regions)
        for finding in part.findings:
            assert finding.start is None or part.text[finding.start : finding.end]


@pytest.mark.parametrize(
    "piece", ["1 of 2 DOCUMENTS\n", "LENGTH: 1 words\n", "HD\n", "HD x\nLP y\n", " ", "\n", "Document ", "BYLINE:\n"]
)
def test_a_hostile_text_takes_no_longer_than_it_is_long(piece):
    split_bundle("1 of 9 DOCUMENTS\nLENGTH: 1 words\n" + piece * (1_000_000 // len(piece)))


TAIL = "SUBJECT: FERRIES (90%)\n\nCITY: PORT ELLEN\n\nLOAD-DATE: March 5, 2026\n\nGRAPHIC: A ship\n\nin a storm"


@pytest.mark.parametrize(
    "tail", [TAIL, "SUBJECT: FERRIES\n\n   Copyright 2026 Example Post", "Copyright 2026 Example Post", ""]
)
@pytest.mark.parametrize(
    "paragraph",
    [
        "UPDATE: The minister has resigned since, and nobody knows who will come after him.",
        "Correction: An earlier version of this article had the wrong name of the ship in it.",
    ],
)
def test_a_paragraph_that_begins_as_a_field_is_text(paragraph, tail):
    head = "1 of 1 DOCUMENTS\n\nExample Post\n\nMarch 4, 2026\n\nFerry\n\nLENGTH: 20 words\n\n"
    for body in (["The council voted.", paragraph, "More was said."], ["The council voted.", paragraph]):
        (part,) = split_bundle(head + "\n\n".join([*body, tail]) + "\n")
        assert part.text.split("\n") == body
