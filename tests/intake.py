"""What the tests of readers share: the sample article that every file of ours holds, reading a file whole, damage."""

import json
import random
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from desk.formats.format import AS_FOUND, HEAD, Corpus, Document, Format, FormatError, Notice, Options

DATA = Path(__file__).parent / "data" / "intake"
BASE = json.loads((DATA / "base.expected.json").read_bytes())
"""Body, title, author, publisher, url, published, language and source_id of the sample article."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came out of a file: its documents, its notices, and the sentence that it ended with, if it did."""

    documents: tuple[Document, ...]
    notices: tuple[Notice, ...]
    failure: str | None = None

    @property
    def document(self) -> Document:
        """The only one."""
        (document,) = self.documents
        return document

    @property
    def told(self) -> list[str]:
        """The notices that are not routine."""
        return [notice.text for notice in self.notices if not notice.routine]

    def finding(self, field: str, number: int = 0) -> tuple[str | None, str]:
        """The first finding of a field: its value and where it stood."""
        provenance = self.documents[number].article.provenance
        assert provenance is not None
        found = next(finding for finding in provenance.findings if finding.field == field)
        return found.value, found.origin


def result_of(format: Format, path: Path, options: Options = AS_FOUND) -> Result:
    """All that a reader gives, without a socket; that every document holds together is checked."""
    documents: list[Document] = []
    notices: list[Notice] = []
    failure = None
    assert format.read is not None
    heads = 0
    with no_network():
        try:
            for item in format.read(path, options):
                match item:
                    case Corpus():
                        assert not documents
                        heads += 1
                    case Document():
                        assert heads == 1
                        check(item)
                        documents.append(item)
                    case Notice():
                        assert item.file == path.name
                        notices.append(item)
        except FormatError as error:
            failure = str(error)
    return Result(tuple(documents), tuple(notices), failure)


def check(document: Document) -> None:
    """That a document's text, length, findings, regions and blocks agree with each other."""
    text, article = document.text, document.article
    assert text.strip()
    assert len(text) == article.length
    assert all(0 <= region.start < region.end <= len(text) for region in article.regions)
    assert article.provenance is not None
    for finding in article.provenance.findings:
        assert finding.origin
        assert finding.start is None or 0 <= finding.start <= (finding.end or 0) <= len(text)
    if document.blocks:
        assert "\n".join(block.text for block in document.blocks if block.kept) == text


def sniffed(format: Format, path: Path) -> bool:
    """Whether the format says that a file is its own."""
    with path.open("rb") as file:
        return format.sniff(file.read(HEAD), path.name)


@contextmanager
def no_network() -> Iterator[None]:
    """Fails whatever opens a socket."""

    def refused(*_args: object, **_more: object) -> None:
        raise AssertionError("a socket was opened")

    # Its class stays one, for libraries name it in annotations.
    with patch.object(socket.socket, "__init__", refused), patch.object(socket, "create_connection", refused):
        yield


def damaged(seed: bytes, number: int) -> bytes:
    """The seed with something wrong: cut, bytes changed, a stretch left out, doubled or put elsewhere."""
    dice = random.Random(number)
    data = bytearray(seed)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(data) + 1)
        to = min(len(data), at + dice.choice((1, 2, 8, 64, 512)))
        match dice.randrange(6):
            case 0:
                del data[at:]
            case 1:
                data[at:to] = dice.randbytes(to - at)
            case 2:
                del data[at:to]
            case 3:
                data[at:at] = data[at:to] * dice.choice((1, 2, 50))
            case 4:
                piece = bytes(data[at:to])
                del data[at:to]
                place = dice.randrange(len(data) + 1)
                data[place:place] = piece
            case _:
                data[at:at] = dice.choice(
                    (b"<", b">", b"&", b'"', b"]]>", b"\0", b"\r\n\r\n", b"{", b"\xff\xfe", b"--", b"%")
                )
    return bytes(data)
