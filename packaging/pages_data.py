"""The pages on what goes in and out: formats, the JSON's fields, settings, commands."""

import argparse
import dataclasses
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from markdown import bullets, code, first, page, table, yes

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "resources" / "schemas" / "desk-annotations-1.schema.json"

EXTRAS = {
    "pages": "web pages, also in mail, feeds and web archives",
    "pdf": "PDF",
    "rtf": "RTF",
    "warc": "web archives",
}
"""What needs each of the extras that pyproject.toml names, besides `all`."""

READING = (
    "A file is taken by what its beginning and its name say. Nothing is ever fetched. Formats marked “apart” are read "
    "in a process of their own that has bounds of time and memory and can be ended. One that cannot be read does not "
    "stop the others. What a reader leaves out or decides is said in a sentence, and `desk import "
    "--dry-run` shows all that before anything is written. Of each article Desk keeps the file's name and SHA-256, the "
    "reader, and where each field was found. “Columns” means that a person can say which column holds what."
)


def formats() -> str:
    """Every file that can be read or written, what each reader reads, and what a writer cannot carry."""
    from desk.formats import known as every

    rows, readers, losses = [], [], []
    for each in every.formats().values():
        suffixes = " ".join(code(suffix) for suffix in each.suffixes)
        marks = ", ".join([*(["apart"] if each.isolated else []), *(["columns"] if each.columns else [])])
        rows.append((each.title, code(each.name), suffixes, yes(each.read), yes(each.write), marks))
        if each.read is not None:
            readers.append(f"**{each.title}** (`{each.name}`). {told(sys.modules[each.read.__module__])}")
        if each.write is not None:
            lost = [bullets(each.losses)] if each.losses else ["Nothing is lost."]
            carried = ["It carries decisions and comments."] if each.reviews else []
            losses += [f"## What {each.title} cannot carry", *lost, *carried]
    note = "A package can add formats: an entry point in the group `desk.formats`. `desk formats` lists what is there."
    head = table(("format", "`--format`", "files", "read", "written", ""), rows)
    reading = ["## What readers read", READING, bullets(readers), "## What needs a package more", *extras()]
    return page("Formats", *head, note, *reading, *losses)


def told(module: object) -> str:
    """What a module says it reads; that it only reads stands in the table."""
    text = re.sub(r" ?Read only[,;] (.)", lambda found: f" {found[1].upper()}", first(module))
    return text.removesuffix("Read only.").strip()


def extras() -> list[str]:
    """The packages that readers of size need, and how to install them."""
    with open(ROOT / "pyproject.toml", "rb") as file:
        optional = tomllib.load(file)["project"]["optional-dependencies"]
    rows = [
        (code(f"desk[{name}]"), EXTRAS[name], ", ".join(map(code, needs)))
        for name, needs in optional.items()
        if name != "all"
    ]
    text = (
        "Installed without them, Desk says which one a file needs. `packaging/bootstrap.py` installs them all, and so "
        'does `pip install "desk[all]"`.'
    )
    return [text, *table(("extra", "for", "brings"), rows)]


def settings() -> str:
    """What the settings file may say, with its defaults."""
    from desk.settings import Settings

    hints = get_type_hints(Settings)
    rows = [(code(f.name), values(hints[f.name]), code(json.dumps(f.default))) for f in dataclasses.fields(Settings)]
    text = (
        "One JSON object in `settings.json` in the app's configuration folder. Desk writes it; a value that does not "
        "fit becomes its default, and keys it does not know stay."
    )
    meaning = " ".join((Settings.__doc__ or "").split("\n\n", 1)[-1].split())
    return page("Settings", text, *table(("key", "value", "default"), rows), meaning)


def values(hint: object) -> str:
    """The values of a type, in words."""
    if get_origin(hint) is tuple:
        return "a list of texts" if get_args(hint)[0] is str else "a list"
    choices = [choice for choice in get_args(hint) if isinstance(choice, str)]
    if choices:
        return " or ".join(code(choice) for choice in choices)
    names = {str: "text", int: "a whole number", bool: "true or false"}
    return names.get(hint, "text or null")  # type: ignore[call-overload,no-any-return]


def the_json() -> str:
    """Every field of the JSON, from its schema."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    parts = [schema["description"], f"The [schema](../schemas/{SCHEMA.name}) says the same to programs."]
    parts += ["## The document", *table(("field", "", ""), fields(schema))]
    for name, part in schema["$defs"].items():
        rows = list(fields(part))
        if rows:
            parts += [f"## {name}", *([part["description"]] if "description" in part else [])]
            parts += table(("field", "", ""), rows)
    plain = [
        (code(name), shape(part), part.get("description", ""))
        for name, part in schema["$defs"].items()
        if not list(fields(part))
    ]
    parts += ["## Values", *table(("", "", ""), plain)]
    return page("The JSON, field by field", *parts)


def fields(part: dict[str, Any], inside: str = "") -> Iterator[tuple[str, str, str]]:
    """Name, shape and meaning of each field of a part of the schema, those of what is nested in it too."""
    needed = part.get("required", ())
    for name, field in part.get("properties", {}).items():
        path = f"{inside}{name}"
        must = ", always" if name in needed else ""
        yield code(path), f"{shape(field)}{must}", field.get("description", "")
        if "$ref" not in field:
            yield from fields(field, f"{path}.")
            yield from fields(field.get("items", {}), f"{path}[].")


def shape(field: dict[str, Any]) -> str:
    """What a value looks like, in words."""
    if "$ref" in field:
        return field["$ref"].rpartition("/")[2]
    if "const" in field:
        return code(json.dumps(field["const"]))
    if "enum" in field:
        return " or ".join(code(json.dumps(each)) for each in field["enum"])
    for several in ("oneOf", "anyOf"):
        if several in field:
            return " or ".join(dict.fromkeys(shape(each) for each in field[several]))
    kind = field.get("type", "any value")
    if isinstance(kind, list):
        return " or ".join(kind)
    if kind == "array" and "items" in field:
        return f"list of {shape(field['items'])}"
    return kind


def commands() -> str:
    """Every command with what it takes, from the parsers."""
    from desk.cli import main

    parser = main._parser()
    parts = [f"{parser.description} {parser.epilog}"]
    for action in parser._actions:
        if not isinstance(action, argparse._SubParsersAction):
            continue
        for name, command in action.choices.items():
            rows = [(taken(each), each.help or "") for each in command._actions if each.dest != "help"]
            parts += [f"## desk {name}", flowing(command.description or ""), *table(("takes", ""), rows)]
            # One epilog is a page of its own.
            more = (
                "What is counted: [Agreement](agreement.md)." if name == "agreement" else flowing(command.epilog or "")
            )
            parts += [more] if more else []
    return page("Commands", *parts)


def taken(action: argparse.Action) -> str:
    """How an argument is written."""
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    if not action.option_strings:
        return code(str(value) if action.nargs != "+" else f"{value}...")
    if action.nargs == 0:
        return ", ".join(map(code, action.option_strings))
    more = "..." if action.nargs == "+" else ""
    return ", ".join(code(f"{option} {value}{more}") for option in action.option_strings)


def flowing(text: str) -> str:
    """Prose without its line breaks."""
    return " ".join(text.split())
