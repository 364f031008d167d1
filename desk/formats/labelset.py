"""Label sets as files: the labels of a project, to be kept, shared and loaded into another.

A label set is one JSON document in UTF-8:

    {"format": "desk-labels", "version": 1,
     "labels": [{"id", "kind": "entity"|"claim"|"relation"|"article", "name", "color": "#rrggbb", "key", "parent",
                 "retired": true, "attributes": [{"name", "kind": "choice"|"text"|"yes_no"|"date"|"number",
                                                  "values": [...], "default"}],
                 "ends": [["claim"|"entity", "claim"|"entity"]]}]}

The order of the list is the order of the set. `id`, `kind` and `name` must be given; a field without a value is left
out. `ends` are what a relation label may stand between, from and to. A label's `parent` is the id of another label of
the same kind, before or after it in the list.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from desk.formats.format import FormatError
from desk.model.label import Attribute, AttributeKind, Label, LabelKind, Scalar
from desk.model.scheme import flaw
from desk.whole import whole


class _Attribute(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    name: str
    kind: AttributeKind
    values: list[str] = []
    default: Scalar | None = None


class _Label(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    id: str
    kind: LabelKind
    name: str
    color: str = "#777777"
    key: str = ""
    parent: str | None = None
    retired: bool = False
    attributes: list[_Attribute] = []
    ends: list[tuple[Literal["claim", "entity"], Literal["claim", "entity"]]] = []


_ENDS = ("claim", "entity")


class _File(msgspec.Struct, forbid_unknown_fields=True):
    format: Literal["desk-labels"]
    version: int
    labels: list[_Label]


def read_labels(path: Path) -> list[Label]:
    """The labels of a file in its order; FormatError where it is unreadable or contradicts itself."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FormatError(path.name, (error.strerror or str(error)).lower()) from error
    try:
        file = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FormatError(path.name, _plain(error)) from error
    if file.version != 1:
        raise FormatError(path.name, f"it has version {file.version}, and this program knows only version 1")
    labels = [_label(entry, position) for position, entry in enumerate(file.labels)]
    if (reason := flaw(labels)) is not None:
        raise FormatError(path.name, reason)
    return labels


def write_labels(labels: Iterable[Label], path: Path) -> None:
    """Writes the labels, ordered by position, and replaces the file only once all is on disk; FormatError if not."""
    ordered = sorted(labels, key=lambda label: label.position)
    file = _File("desk-labels", 1, [_entry(label) for label in ordered])
    data = msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"
    try:
        _replace(path, data)
    except OSError as error:
        raise FormatError(path.name, (error.strerror or str(error)).lower(), "written") from error


def _label(entry: _Label, position: int) -> Label:
    attributes = tuple(
        Attribute(name=a.name, kind=a.kind, values=tuple(a.values), default=a.default) for a in entry.attributes
    )
    return Label(
        id=entry.id,
        kind=entry.kind,
        name=entry.name,
        color=entry.color.lower(),
        key=entry.key.upper(),
        parent=entry.parent,
        position=position,
        retired=entry.retired,
        attributes=attributes,
        ends=tuple(entry.ends),
    )


def _entry(label: Label) -> _Label:
    attributes = [_Attribute(a.name, a.kind, list(a.values), a.default) for a in label.attributes]
    return _Label(
        id=label.id,
        kind=label.kind,
        name=label.name,
        color=label.color,
        key=label.key,
        parent=label.parent,
        retired=label.retired,
        attributes=attributes,
        ends=[(first, second) for first, second in label.ends if first in _ENDS and second in _ENDS],  # type: ignore[misc]
    )


def _plain(error: msgspec.DecodeError | UnicodeDecodeError) -> str:
    """What the parser found, as the end of a sentence: `labels[0].name` instead of `$.labels[0].name`."""
    if isinstance(error, msgspec.ValidationError):
        what, _, where = str(error).partition(" - at ")
        place = where.strip("`").removeprefix("$").lstrip(".")
        return what[:1].lower() + what[1:].replace("`", "") + (f" at {place}" if place else "")
    return "it is not JSON in UTF-8"


def _replace(path: Path, data: bytes) -> None:
    with whole(path) as stream:
        stream.write(data)
