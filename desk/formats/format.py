"""What all readers and writers share: the values that go through them, what they promise, and how one is found.

A reader turns a file into a stream of values that know nothing of the project they will go into; a writer turns such
a stream into bytes. Texts are canonical and every span holds in both directions (see `desk.text.canon`).
"""

import importlib
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.metadata import entry_points
from operator import attrgetter
from os.path import splitext
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, BinaryIO, Protocol

from desk.model.annotation import Annotation
from desk.model.article import Article, Finding, Provenance, Region, Source
from desk.model.entity import Entity
from desk.model.ids import new_id
from desk.model.label import Label
from desk.model.project import Person, Project
from desk.model.relation import Relation
from desk.model.review import Comment, Decision
from desk.text.canon import sha256

if TYPE_CHECKING:
    from desk.extract.stated import Stated

HEAD = 4096
"""How many bytes of a file's beginning `sniff` is given."""
SMALL = 1 << 17
"""A file of up to so many bytes is read whole when its format is looked for, so that it need not be opened again."""
UNKNOWN = Provenance(file="", sha256="", reader="", version="")
"""Where a document came from before the import tells."""


class FormatError(Exception):
    """A file that cannot be read or written; `str()` is one sentence with its name and the reason.

    `reason` is the end of that sentence, without a full stop.
    """

    def __init__(self, file: str, reason: str, doing: str = "read") -> None:
        super().__init__(f"{file} cannot be {doing}: {reason}.")
        self.file = file
        self.reason = reason


class UnknownFormatError(Exception):
    """There is no format of that name, or it cannot do what is asked of it; `str()` is a sentence that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What a file says of its articles as a whole; a file of plain text says nothing.

    `labels` are ordered and their positions count from 0. `relations` are those that no article states. `rule` says how
    gold is derived, where decisions go with the articles.
    """

    project: Project | None = None
    labels: tuple[Label, ...] = ()
    people: tuple[Person, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page as text, without its line feed; `kept` if the reader took it for part of the article.

    The kept ones, joined by line feeds, are the text of the document.
    """

    text: str
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column or key of a table holds which field of an article.

    `fields` are pairs of a column's name and `text`, `title`, `language` or a field of Source; several columns of
    `text` follow each other, a blank line between. Columns that are not named are left out.
    """

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person decided about how a file is to be read; None leaves it to the reader.

    `encoding` is a codec's name; `columns` maps a table; `whole` takes a page with all that stands on it.
    """

    encoding: str | None = None
    columns: Columns | None = None
    whole: bool = False


AS_FOUND = Options()
"""Nothing was decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article with its text and what is annotated in it.

    As a reader gives it, `article.batch` is empty, and an annotation whose author the file does not name has an empty
    `author`: both are for the import to fill. All other authors are in the corpus, and so are all labels and entities.
    `relations` start from a claim or entity of this article, may go to another, and are for the import to check; so is
    evidence that lies in another article. A claim's sources are mentions of this one. `blocks` are what a page said in
    all, in its order, where more was found on it than the article.
    """

    article: Article
    text: str
    annotations: Sequence[Annotation] = ()
    relations: Sequence[Relation] = ()
    decisions: Sequence[Decision] = ()
    comments: Sequence[Comment] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to tell the person about a file, as a sentence; `lost` if part of it was left out.

    `routine` ones say nothing worrying and may be counted instead of shown.
    """

    file: str
    text: str
    article: str | None = None
    annotation: str | None = None
    lost: bool = False
    routine: bool = False

    def __str__(self) -> str:
        places = [self.file]
        if self.article is not None:
            places.append(f"article {self.article}")
        if self.annotation is not None:
            places.append(f"annotation {self.annotation}")
        return f"{', '.join(places)}: {self.text}"


Item = Corpus | Document | Notice
Report = Callable[[Notice], None]


class Read(Protocol):
    """How a file becomes a stream of items: a Corpus before the first Document, notices in between."""

    def __call__(self, path: Path, options: Options = AS_FOUND, /) -> Iterator[Item]:
        """Raises FormatError where it can go no further."""


class Parse(Protocol):
    """The same of a file whose bytes are there, `name` its name, all at once."""

    def __call__(
        self, data: bytes, name: str, options: Options = AS_FOUND, /, *, origin: Provenance = UNKNOWN
    ) -> Sequence[Item]:
        """`origin` goes into the documents, with their findings. Raises FormatError where it can go no further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of file. A module in this package, or an entry point of group `desk.formats`, gives one.

    `sniff` is asked with the first HEAD bytes and the name of a file whether it is of this kind. Where `begins` is
    given, it is asked only of files whose name ends in one of `suffixes` or whose first byte, after a byte order
    mark and blanks, is among those. `read` yields a Corpus before the first Document, notices in between, and
    raises FormatError where it can go no further. It is given what the person decided about the file, which is not
    for every format to heed. `parse` does the same with a file that was read already, where there is one.
    `isolated` readers take files that may be made to harm them, or are slow: they are run in a process of their own
    that can be ended. `columns` tells of a table its columns' names and proposes what they hold, for the person to
    confirm. `write` takes documents by article id, writes them to a stream as they come, and reports what it has to
    leave out; the same input gives the same bytes but for the time of writing. A writer that carries decisions and
    comments says so in `reviews`. `losses` are sentences on what the writer cannot carry.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes, str], bool]
    begins: bytes | None = None
    read: Read | None = None
    parse: Parse | None = None
    isolated: bool = False
    columns: Callable[[Path], tuple[tuple[str, ...], Columns]] | None = None
    write: Callable[[BinaryIO, Corpus, Iterable[Document], Report], None] | None = None
    reviews: bool = False
    losses: tuple[str, ...] = field(default=())


def document(
    text: str,
    *,
    source: Source,
    title: str = "",
    language: str | None = None,
    regions: Sequence[Region] = (),
    findings: Sequence[Finding] = (),
    library: str = "",
    part: int | None = None,
    blocks: Sequence[Block] = (),
    origin: Provenance = UNKNOWN,
    text_sha256: str = "",
) -> Document:
    """A document with a new article of this canonical text, as a reader of articles without annotations gives it.

    `library` names what read it, with its version, if that is not ours; `part` which article of the file it is, from 1.
    Of the provenance file, hash, reader and version are for the import to fill, unless `origin` has them. `text_sha256`
    is of the text, where that is known already.
    """
    article = Article(
        id=new_id(),
        batch="",
        title=title,
        text_sha256=text_sha256 or sha256(text),
        length=len(text),
        language=language,
        source=source,
        regions=tuple(sorted(regions, key=_place)),
        provenance=Provenance(
            file=origin.file,
            sha256=origin.sha256,
            reader=origin.reader,
            version=origin.version or library,
            part=part,
            findings=tuple(findings),
        ),
    )
    return Document(article=article, text=text, blocks=tuple(blocks))


_place = attrgetter("start", "end", "kind")


def stated_document(
    text: str,
    stated: "Stated",
    file: str,
    *,
    regions: Sequence[Region] = (),
    library: str = "",
    part: int | None = None,
    blocks: Sequence[Block] = (),
) -> Document:
    """The document of this canonical text whose fields are those that the file of this name states."""
    return document(
        text,
        source=stated.source(file),
        title=stated.title,
        language=stated.language,
        regions=regions,
        findings=stated.findings,
        library=library,
        part=part,
        blocks=blocks,
    )


_BUILT_IN = {
    "html": "desk.formats.pages.web_page",
    "mhtml": "desk.formats.pages.mhtml",
    "nitf": "desk.formats.nitf",
    "feed": "desk.formats.feed",
    "mail": "desk.formats.mail",
    "warc": "desk.formats.pages.warc",
    "newsml": "desk.formats.newsml",
    "ninjs": "desk.formats.ninjs",
    "gdelt": "desk.formats.gdelt",
    "links": "desk.formats.links",
    "docx": "desk.formats.office.docx",
    "odt": "desk.formats.office.odt",
    "rtf": "desk.formats.office.rtf",
    "pdf": "desk.formats.office.pdf",
    "csv": "desk.formats.tables.delimited",
    "xlsx": "desk.formats.tables.spreadsheet",
    "json-rows": "desk.formats.tables.json_rows",
    "lexisnexis": "desk.formats.lexisnexis",
    "json": "desk.formats.desk_json",
    "text": "desk.formats.plain_text",
    "claimreview": "desk.formats.claimreview",
}
_LAST_RESORTS = ("json", "text")
"""What is asked last, in this order: a name that ends in .json may be many things."""

_KINDS_KEPT = 500

_BEFORE_CONTENT = b"\xef\xbb\xbf \t\n\v\f\r"


class Formats(dict[str, Format]):
    """Formats by name, and which of them to ask about which files."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: dict[tuple[bytes | None, str], tuple[Format, ...]] = {}

    def to_ask(self, head: bytes, name: str) -> tuple[Format, ...]:
        """Those that a file's first byte and the end of its name leave open, in the order in which to ask them.

        This rules most of them out; asking all takes longer than reading a short text.
        """
        # In UTF-16 a first byte says nothing.
        first = None if b"\0" in head[:4] else head.lstrip(_BEFORE_CONTENT)[:1]
        # No ending that counts has more than two full stops.
        _, *ending = name.lower().rsplit(".", 2)
        key = first, ".".join(("", *ending))
        found = self._asked.get(key)
        if found is None:
            if len(self._asked) > _KINDS_KEPT:
                self._asked.clear()
            names = [*(name for name in self if name not in _LAST_RESORTS), *_LAST_RESORTS]
            found = self._asked[key] = tuple(self[name] for name in names if name in self and _may_be(self[name], *key))
        return found


@cache
def formats() -> Formats:
    """Every format by name: those that ship with the app, then those that other packages add."""
    found = Formats()
    for name, module in _BUILT_IN.items():
        found[name] = importlib.import_module(module).FORMAT
    for entry in sorted(entry_points(group="desk.formats"), key=lambda entry: entry.name):
        try:
            added = entry.load()
        except (ImportError, AttributeError) as error:
            logging.getLogger(__name__).warning("The format %s cannot be loaded: %s", entry.name, error)
            continue
        if isinstance(added, Format):
            found.setdefault(added.name, added)
    return found


def named(name: str) -> Format:
    """The format of that name; UnknownFormatError if there is none."""
    try:
        return formats()[name]
    except KeyError:
        raise UnknownFormatError(f"There is no format “{name}”; there are {', '.join(formats())}.") from None


def detect(path: Path, data: bytes | None = None) -> Format:
    """The format that can read this file, by its beginning and name; FormatError if none can.

    `data` is what `beginning` gave of it.
    """
    if data is None:
        data = beginning(path)
    name = path.name
    head = data if len(data) <= HEAD else data[:HEAD]
    for format in formats().to_ask(head, name):
        if format.sniff(head, name):
            return format
    kind = f"files ending in {path.suffix}" if path.suffix else "files of this kind"
    raise FormatError(path.name, f"no format for {kind} is known")


def beginning(path: Path) -> bytes:
    """All of a file of up to SMALL bytes, of a larger one some more than that; FormatError if it cannot be read."""
    try:
        status = os.stat(path)
        # A pipe or device would be empty, or endless, when it is read again.
        if not S_ISREG(status.st_mode):
            raise FormatError(path.name, "it is not a regular file")
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            return os.read(file, min(status.st_size, SMALL) + 1)
        finally:
            os.close(file)
    except OSError as error:
        raise FormatError(path.name, why(error)) from error


def _may_be(format: Format, first: bytes | None, ending: str) -> bool:
    """Whether a first byte, None where that says nothing, and a name's end leave it open that a format reads a file."""
    if format.read is None:
        return False
    if format.begins is None or first is None or (first and first in format.begins):
        return True
    return ending.endswith(format.suffixes)


@lru_cache(maxsize=16)
def suffix_of(name: str) -> str:
    """What a file's name ends in, from its last full stop on, in small letters; empty where it has none."""
    return splitext(name)[1].lower()


@contextmanager
def told_of(path: Path, unfit: type[Exception]) -> Iterator[None]:
    """What goes wrong in it with a file, or as `unfit` whose `str()` is the end of a sentence, is a FormatError."""
    try:
        yield
    except unfit as error:
        raise FormatError(path.name, str(error)) from None
    except OSError as error:
        raise FormatError(path.name, why(error)) from error


def why(error: OSError) -> str:
    """An operating system's error as the end of a sentence."""
    reason = error.strerror or str(error)
    return reason[:1].lower() + reason[1:]
