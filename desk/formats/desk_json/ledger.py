"""What a reading finds wrong or cannot keep, and the small checks that find it."""

import re
from collections import Counter
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Raw

from desk.formats.format import Notice
from desk.text.canon import canonical

T = TypeVar("T", bound=msgspec.Struct)

_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?")
_fields = msgspec.json.Decoder(dict[str, Raw])


class LeftOut(Exception):  # noqa: N818 - not an error of ours: the reason why something of the file is not kept
    """Why something is left out, as the end of a sentence."""


class Ledger:
    """The notices of one reading: those of a single place at once, those that would repeat counted until the end."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._notices: list[Notice] = []
        self.unknown: Counter[str] = Counter()
        """Fields that the document has and we do not know, by name."""
        self.strangers: Counter[str] = Counter()
        """Authors who are not among the people, by id."""

    def tell(self, text: str, article: str | None = None, annotation: str | None = None, *, lost: bool = True) -> None:
        """A notice about one place, or about the whole file."""
        self._notices.append(Notice(file=self._file, text=text, article=article, annotation=annotation, lost=lost))

    def taken(self) -> list[Notice]:
        """The notices since the last call."""
        notices, self._notices = self._notices, []
        return notices

    def summary(self) -> list[Notice]:
        """What was only counted."""
        for name, count in self.unknown.items():
            times = "once" if count == 1 else f"{count:,} times"
            self.tell(f"The field “{name}” was left out {times}: Desk does not know it.")
        for author, count in self.strangers.items():
            theirs = "1 annotation is" if count == 1 else f"{count:,} annotations are"
            text = f"{theirs} by “{author}”, who is not among the people of the file, and taken for the importer's."
            self.tell(text, lost=False)
        return self.taken()


class Shape(Generic[T]):
    """How an object of the document must look: decodes it and counts the fields that it should not have."""

    def __init__(self, kind: type[T]) -> None:
        strict = msgspec.defstruct(f"Strict{kind.__name__}", [], bases=(kind,), forbid_unknown_fields=True)
        self._strict: msgspec.json.Decoder[Any] = msgspec.json.Decoder(strict)
        self._tolerant = msgspec.json.Decoder(kind)
        self._names = set(kind.__struct_encode_fields__)

    def decode(self, raw: Raw, ledger: Ledger) -> T:
        """The object; msgspec.ValidationError or UnicodeDecodeError where it has another shape."""
        try:
            value: T = self._strict.decode(raw)
        except msgspec.ValidationError:
            value = self._tolerant.decode(raw)
            ledger.unknown.update(_fields.decode(raw).keys() - self._names)
        return value


def plain(error: msgspec.DecodeError | UnicodeDecodeError) -> str:
    """What a parser found, as the end of a sentence: `spans[0].start` instead of `$.spans[0].start`."""
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    what, _, where = str(error).replace("`", "").partition(" - at ")
    if what[1:2].islower():
        what = what[0].lower() + what[1:]
    place = where.removeprefix("$").lstrip(".")
    return f"{what} at {place}" if place else what


def clean(text: str) -> str:
    """A name or note without what text may not hold."""
    return text if text.isprintable() else canonical(text, keep_bom=True).text


def sound_id(id: str) -> bool:
    """Whether a foreign id may be an id here."""
    return 0 < len(id) <= 200 and id.isprintable() and id == id.strip()


def sound_time(time: str) -> bool:
    """Whether this is a date or time as ISO 8601 writes it."""
    return _TIME.fullmatch(time) is not None


def shortened(quote: str) -> str:
    """A quote as a notice shows it."""
    return quote if len(quote) <= 60 else quote[:59] + "…"


def id_of(raw: Raw) -> str | None:
    """The id of something that could not be read as a whole; None where it has none."""
    try:
        return msgspec.json.decode(msgspec.json.decode(raw, type=dict[str, Raw])["id"], type=str)
    except (msgspec.ValidationError, UnicodeDecodeError, KeyError):
        return None
