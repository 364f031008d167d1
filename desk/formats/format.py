"""What all readers and writers share: the values that go through them, what they promise, and how one is found.

A reader turns a file into a stream of values that know nothing of the project they will go into; a writer turns such
a stream into bytes. Texts are canonical and every span holds in both directions (see `desk.text.canon`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from os.path import splitext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol

from desk.model.annotation import Annotation
from desk.model.article import Article, Finding, Provenance, Region, Source
from desk.model.entity import Entity
from desk.model.frozen import maker, quick
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


@quick
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


@quick
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


class Content(NamedTuple):
    """A file that was read already: its bytes and name, and `origin`, which goes into its documents with findings."""

    data: bytes
    name: str
    origin: Provenance = UNKNOWN


class Parse(Protocol):
    """The same of files whose bytes are there, all at once, which is faster than one by one."""

    def __call__(self, files: Sequence[Content], options: Options = AS_FOUND, /) -> list[list[Item]]:
        """The items of each, without a Corpus that says nothing.

        Raises FormatError where it can go no further with one of them, and gives none then.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of file. A module in this package, or an entry point of group `desk.formats`, gives one.

    `sniff` is asked with the first HEAD bytes and the name of a file whether it is of this kind. Where `begins` is
    given, it is asked only of files whose name ends in one of `suffixes` or whose first byte, after a byte order
    mark and blanks, is among those. `read` yields a Corpus before the first Document, notices in between, and
    raises FormatError where it can go no further. It is given what the person decided about the file, which is not
    for every format to heed. `parse` does the same with files that were read already, where there is one.
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
    placed = tuple(sorted(regions, key=_place)) if len(regions) > 1 else tuple(regions)
    version = origin.version or library
    provenance = _provenance(origin.file, origin.sha256, origin.reader, version, part, tuple(findings))
    digest = text_sha256 or sha256(text)
    article = Article(
        id=new_id(),
        batch="",
        title=title,
        text_sha256=digest,
        length=len(text),
        language=language,
        source=source,
        regions=placed,
        provenance=provenance,
    )
    return _document(article, text, (), (), (), (), tuple(blocks))


_provenance, _document = maker(Provenance), maker(Document)
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
