"""The form in which items go from the process that reads to the one that asked."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given

from desk.formats.format import Block, Columns, Corpus, Document, Notice, document
from desk.formats.worker import hash_of, packed, proposal_of, unpacked
from desk.model.article import Finding, Source
from tests.corpora import projects


def numbers(corpus: Corpus, documents: list[Document]) -> Iterator[int]:
    """Every whole number that an attribute has or a label proposes."""
    for label in corpus.labels:
        yield from (each.default for each in label.attributes if isinstance(each.default, int))
    of_relations = [relation for found in documents for relation in found.relations]
    for each in (*corpus.relations, *of_relations, *(a for found in documents for a in found.annotations)):
        yield from (value for _, value in each.attributes if isinstance(value, int))


@given(projects())
def test_whatever_a_reader_gives_comes_out_as_it_went_in(project: tuple[Corpus, list[Document]]) -> None:
    corpus, documents = project
    # MessagePack has no larger numbers, and files that are read in a process of their own state none.
    assume(all(-(2**63) <= number < 2**64 for number in numbers(corpus, documents)))
    assert unpacked(packed(corpus)) == corpus
    for each in documents:
        found = unpacked(packed(each))
        assert isinstance(found, Document)
        for name in ("article", "text", "blocks"):
            assert getattr(found, name) == getattr(each, name)
        for name in ("annotations", "relations", "decisions", "comments"):
            assert list(getattr(found, name)) == list(getattr(each, name))


def test_a_page_comes_with_its_blocks_and_findings() -> None:
    made = document(
        "One.\nTwo.",
        source=Source(url="https://example.org", keywords=("a", "b")),
        findings=[Finding(field="published", value=None, origin="the line", readings=("2024-03-04", "2024-04-03"))],
        blocks=[Block("menu", False), Block("One.", True), Block("Two.", True)],
        library="x 1",
        part=3,
    )
    assert unpacked(packed(made)) == Document(
        article=made.article,
        text=made.text,
        annotations=[],
        relations=[],
        decisions=[],
        comments=[],
        blocks=made.blocks,
    )


def test_what_text_may_not_hold_is_replaced_on_the_way() -> None:
    notice = unpacked(packed(Notice(file="caf\udce9.txt", text="read")))
    assert notice == Notice(file="caf\ufffd.txt", text="read")
    made = unpacked(packed(document("text", source=Source(file="caf\udce9.txt"))))
    assert isinstance(made, Document)
    assert made.article.source.file == "caf\ufffd.txt"


def test_other_bytes_are_no_item() -> None:
    from msgspec import MsgspecError
    from msgspec.msgpack import encode

    for wrong in (b"", b"\x00", encode(["document", [1, 2]]), encode(["notice", {"file": 1}])):
        with pytest.raises(MsgspecError):
            unpacked(wrong)
    assert proposal_of(encode((("a",), Columns(fields=(("a", "text"),))))) == (("a",), Columns(fields=(("a", "text"),)))


def test_a_large_file_is_hashed_a_little_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(300 << 20)
    ticks: list[int] = []
    found = hash_of(path, lambda: ticks.append(1))
    assert len(ticks) == 2
    digest = hashlib.sha256()
    for _ in range(300):
        digest.update(bytes(1 << 20))
    assert found == digest.hexdigest()
