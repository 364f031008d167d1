"""The register of entities as a file, to be kept, edited in a spreadsheet and brought into another project.

As JSON it is one document in UTF-8 whose list has the shape of the annotations' own export, from which it is read too:

    {"format": "desk-register", "version": 1,
     "entities": [{"id", "label", "name", "aliases": [...], "external": {"wikidata": "Q794"}, "note"}]}

As CSV (RFC 4180, UTF-8) it has the columns `id, label, name, aliases, wikidata, external, note`. `aliases` are parted
by `|`, so are the `name:id` pairs of `external`; a backslash in front makes `|`, `:` or `\\` part of the name. What a
spreadsheet would take for a formula gets an apostrophe in front, which reading takes off again. Only `label` and `name`
must be there, columns may stand in any order, and `,`, `;` or a tab may part them. Ids are kept as given.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from desk.formats.format import FormatError, Notice, Report, why
from desk.model.entity import Entity
from desk.model.ids import new_id
from desk.text.canon import canonical
from desk.whole import whole

Kind = Literal["csv", "json"]

COLUMNS = ("id", "label", "name", "aliases", "wikidata", "external", "note")
FORMAT_NAME = "desk-register"
MOST_BYTES = 256 << 20
MOST_IN_CELL = 16 << 20
"""The csv module stops at 128 kB a cell, which a long note or a list of aliases may exceed."""

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""How a cell begins that a spreadsheet might carry out, guarded or not (OWASP, CSV Injection)."""
_ALIAS = r"\\|"
_REGISTER = r"\\|:"


class _Entity(msgspec.Struct, omit_defaults=True, kw_only=True):
    id: str = ""
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    external: dict[str, str] = {}
    note: str = ""


class _Head(msgspec.Struct):
    entities: list[msgspec.Raw]
    version: int = 1
    format: str = FORMAT_NAME


def read_register(path: Path, report: Report) -> list[Entity]:
    """The entities of a file in its order; one without an id gets a new one. What cannot be read is left out, reported.

    Raises FormatError where the file cannot be read at all. Names are without blanks at their ends, and not looked at
    any further: `actions.merging.bring_in` compares them with what a project has.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FormatError(path.name, f"it has more than {MOST_BYTES >> 20} MB")
        data = path.read_bytes()
    except OSError as error:
        raise FormatError(path.name, why(error)) from error
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise FormatError(path.name, "it is not text in UTF-8") from None
    if text.lstrip()[:1] in ("{", "["):
        return list(_from_json(text, path.name, report))
    return list(_from_csv(text, path.name, report))


def write_register(entities: Iterable[Entity], path: Path, kind: Kind) -> None:
    """Writes the entities in the order given; the file is replaced only once all is on disk. FormatError if not."""
    text = _as_csv(entities) if kind == "csv" else _as_json(entities)
    try:
        _replace(path, text.encode())
    except OSError as error:
        raise FormatError(path.name, why(error), "written") from error


def _from_json(text: str, file: str, report: Report) -> Iterator[Entity]:
    try:
        if text.lstrip().startswith("["):
            entries = msgspec.json.decode(text, type=list[msgspec.Raw])
        else:
            head = msgspec.json.decode(text, type=_Head)
            entries = head.entities
            if head.format == FORMAT_NAME and head.version != 1:
                raise FormatError(file, f"it has version {head.version}, and this program knows only version 1")
    except msgspec.ValidationError:
        raise FormatError(file, "there is no list of entities in it") from None
    except msgspec.DecodeError as error:
        raise FormatError(file, f"it is not JSON: {str(error)[:1].lower()}{str(error)[1:]}") from None
    for number, entry in enumerate(entries, 1):
        try:
            found = msgspec.json.decode(entry, type=_Entity)
        except msgspec.DecodeError as error:
            what = str(error).replace("`", "").replace("$.", "")
            report(_left_out(file, f"Entity {number}", what[:1].lower() + what[1:]))
            continue
        if entity := _entity(found):
            yield entity
        else:
            report(_left_out(file, f"Entity {number}", "it has no name or no label"))


def _from_csv(text: str, file: str, report: Report) -> Iterator[Entity]:
    csv.field_size_limit(max(MOST_IN_CELL, csv.field_size_limit()))
    lines = io.StringIO(text, newline="")
    rows = csv.reader(lines, delimiter=_delimiter(text), strict=True)
    header: list[str] = []
    number = 0
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise FormatError(file, f"row {number + 1} is not CSV: {error}") from None
        if row is None:
            break
        number += 1
        if not any(cell.strip() for cell in row):
            continue
        if not header:
            header = [cell.strip().casefold() for cell in row]
            if missing := [name for name in ("label", "name") if name not in header]:
                raise FormatError(file, f"its first row names no column “{missing[0]}”")
            for name in header:
                if name and name not in COLUMNS:
                    report(Notice(file=file, text=f"The column “{name}” is not known and was not read.", lost=True))
            continue
        yield from _row(dict(zip(header, map(_unguarded, row), strict=False)), f"Row {number}", file, report)
    if not header:
        raise FormatError(file, "there is nothing in it")


def _row(cells: dict[str, str], place: str, file: str, report: Report) -> Iterator[Entity]:
    """The entity of one row; nothing where it has none, which is then reported."""
    external = {}
    for pair in _parted(cells.get("external", ""), "|"):
        parts = _parted(pair, ":", 1)
        if len(parts) == 2 and all(part.strip() for part in parts):
            external[_plain(parts[0]).strip()] = _plain(parts[1]).strip()
        elif pair.strip():
            report(Notice(file=file, text=f"{place}: “{pair.strip()}” is not of the form name:id.", lost=True))
    if wikidata := cells.get("wikidata", "").strip():
        external["wikidata"] = wikidata
    found = _Entity(
        id=cells.get("id", ""),
        label=cells.get("label", ""),
        name=cells.get("name", ""),
        aliases=tuple(_plain(alias) for alias in _parted(cells.get("aliases", ""), "|")),
        external=external,
        note=cells.get("note", ""),
    )
    if entity := _entity(found):
        yield entity
    else:
        report(_left_out(file, place, f"it has no {'name' if found.label.strip() else 'label'}"))


def _entity(found: _Entity) -> Entity | None:
    """The entity as the register keeps it; None without a name or a label."""
    name, label = _kept(found.name), _kept(found.label)
    if not name or not label:
        return None
    aliases = dict.fromkeys(map(_kept, found.aliases))
    external = {_kept(register): _kept(id) for register, id in found.external.items()}
    return Entity(
        id=_kept(found.id) or new_id(),
        label=label,
        name=name,
        aliases=tuple(alias for alias in aliases if alias and alias != name),
        external=tuple(sorted((register, id) for register, id in external.items() if register and id)),
        note=_kept(found.note),
    )


def _kept(value: str) -> str:
    return canonical(value).text.strip()


def _left_out(file: str, place: str, reason: str) -> Notice:
    return Notice(file=file, text=f"{place} was left out: {reason}.", lost=True)


def _as_json(entities: Iterable[Entity]) -> str:
    head = msgspec.json.encode({"format": FORMAT_NAME, "version": 1})
    lines = [
        msgspec.json.encode(
            _Entity(id=e.id, label=e.label, name=e.name, aliases=e.aliases, external=dict(e.external), note=e.note)
        )
        for e in entities
    ]
    listed = b"[\n  " + b",\n  ".join(lines) + b"\n]" if lines else b"[]"
    return (head.removesuffix(b"}") + b',"entities":' + listed + b"}\n").decode()


def _as_csv(entities: Iterable[Entity]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for e in entities:
        external = dict(e.external)
        cells: dict[str, Any] = {
            "id": e.id,
            "label": e.label,
            "name": e.name,
            "aliases": "|".join(_escaped(alias, _ALIAS) for alias in e.aliases),
            "wikidata": external.pop("wikidata", ""),
            "external": "|".join(f"{_escaped(r, _REGISTER)}:{_escaped(id, _ALIAS)}" for r, id in external.items()),
            "note": e.note,
        }
        writer.writerow(_guarded(cells[name]) for name in COLUMNS)
    return out.getvalue()


def _delimiter(text: str) -> str:
    """What parts the columns: of the three, what the first row has most of."""
    first = text.lstrip().partition("\n")[0]
    return max(",;\t", key=first.count)


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _escaped(value: str, special: str) -> str:
    return re.sub(f"([{special}])", r"\\\1", value)


def _plain(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value, flags=re.DOTALL)


def _parted(value: str, mark: str, most: int = 0) -> list[str]:
    """The parts of a cell between marks that no backslash stands before; at most `most` + 1 if that is given."""
    if "\\" not in value:
        return value.split(mark, most or -1)
    parts = [""]
    for piece in re.findall(r"\\.|[^\\]|\\$", value, flags=re.DOTALL):
        if piece == mark and not (most and len(parts) > most):
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _replace(path: Path, data: bytes) -> None:
    with whole(path) as stream:
        stream.write(data)
