"""What a person has chosen for the app as a whole: one frozen value and the JSON file it is kept in."""

import json
import logging
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

Theme = Literal["system", "light", "dark"]
ListOrder = Literal["text", "label"]

TableColumns = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]
"""The names of a table's columns, and pairs of a column and what it holds."""

RECENT_KEPT = 10
HEADERS_KEPT = 100

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices, each with its default.

    `recent_projects` has the latest first; projects are absolute paths. `font_family` empty is the app's own font.
    `measure_chars` is the width of the text in characters. Window geometry and state are Qt's, in base64.
    `body_only` leaves headers, datelines and boilerplate out of what is found and proposed.
    `snapping` says that what the mouse selects grows to whole words, `backups_kept` how many there are of each project.
    `hints_dismissed` names the hints of the first start that are not to come again: label, claim, export.
    `always_show_import` shows what was found in files before it is imported even where nothing is to be decided.
    `table_columns` says of tables, by the names of their columns, what these hold: pairs of the names and of pairs of a
    column and a field; see `columns_for`.
    `export_folder` is the absolute path of the folder that was last exported to, null before the first export.
    """

    person_name: str = ""
    theme: Theme = "system"
    last_project: str | None = None
    recent_projects: tuple[str, ...] = ()
    font_family: str = ""
    zoom_percent: int = 100
    measure_chars: int = 70
    window_geometry: str = ""
    window_state: str = ""
    list_order: ListOrder = "text"
    backups_kept: int = 5
    snapping: bool = True
    body_only: bool = False
    hints_dismissed: tuple[str, ...] = ()
    always_show_import: bool = False
    import_geometry: str = ""
    import_columns: str = ""
    import_split: str = ""
    table_columns: tuple[TableColumns, ...] = ()
    export_folder: str | None = None

    def columns_for(self, names: Sequence[str]) -> tuple[tuple[str, str], ...] | None:
        """What columns of these names hold (column, field), as a person once said; None if nobody did."""
        for header, fields in self.table_columns:
            if header == tuple(names):
                return fields
        return None

    def with_columns(self, names: Sequence[str], fields: Sequence[tuple[str, str]]) -> "Settings":
        """The settings after a person said what columns of these names hold; the last ones that were told are kept."""
        others = tuple(known for known in self.table_columns if known[0] != tuple(names))
        return replace(self, table_columns=((tuple(names), tuple(fields)), *others)[:HEADERS_KEPT])

    def with_project(self, path: str) -> "Settings":
        """The settings after the project at `path` was opened."""
        others = tuple(known for known in self.recent_projects if known != path)
        return replace(self, last_project=path, recent_projects=(path, *others)[:RECENT_KEPT])


def load(path: Path) -> Settings:
    """The settings in that file, the default for each one it lacks; all defaults where there is no file.

    A value that does not fit becomes its default. A file that is not a JSON object is set aside with `.broken` added to
    its name. Either is written to the log with its reason; nothing is raised.
    """
    try:
        stored = _read(path)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        _log.warning("Settings %s cannot be read (%s); the defaults are used.", path, error.strerror)
        return Settings()
    except ValueError as error:
        _set_aside(path, error)
        return Settings()
    fitting: dict[str, Any] = {}
    for name, fits in _FITS.items():
        if name not in stored:
            continue
        value = stored[name]
        if fits(value):
            fitting[name] = _frozen(value)
        else:
            _log.warning("Settings %s: %s cannot be %.80r; the default is used.", path, name, value)
    return Settings(**fitting)


def save(settings: Settings, path: Path) -> None:
    """Write the settings, all or nothing; OSError where that fails, and then the old file stands.

    Keys in the old file that this version does not know are kept: a newer Desk may want them back.
    """
    try:
        stored = _read(path)
    except (OSError, ValueError):
        stored = {}
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=target.name, suffix=".new", dir=target.parent)
    try:
        with open(handle, "w", encoding="ascii") as file:
            json.dump(stored | asdict(settings), file, indent=2)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _read(path: Path) -> dict[str, object]:
    """The JSON object in that file; ValueError where there is none."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if not isinstance(stored, dict):
        raise ValueError("it is not a JSON object")
    return stored


def _set_aside(path: Path, reason: ValueError) -> None:
    aside = path.with_name(path.name + ".broken")
    try:
        os.replace(path, aside)
    except OSError as error:
        _log.warning("Settings %s are broken (%s) and cannot be renamed (%s).", path, reason, error.strerror)
        return
    _log.warning("Settings %s are broken (%s); they are now %s and the defaults are used.", path, reason, aside.name)


def _frozen(value: object) -> object:
    """JSON's lists as tuples, through and through."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_table_columns(value: object) -> bool:
    """Whether it is a list of pairs: names, and pairs of a column and a field."""
    return isinstance(value, list) and all(
        isinstance(each, list)
        and len(each) == 2
        and _is_texts(each[0])
        and isinstance(each[1], list)
        and all(_is_texts(pair) and len(pair) == 2 for pair in each[1])
        for each in value
    )


def _is_whole(low: int, high: int) -> Callable[[object], bool]:
    return lambda value: type(value) is int and low <= value <= high


def _is_one_of(choices: tuple[str, ...]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in choices


_FITS: dict[str, Callable[[object], bool]] = {
    "person_name": _is_text,
    "theme": _is_one_of(get_args(Theme)),
    "last_project": lambda value: value is None or _is_text(value),
    "recent_projects": _is_texts,
    "font_family": _is_text,
    "zoom_percent": _is_whole(25, 500),
    "measure_chars": _is_whole(30, 300),
    "window_geometry": _is_text,
    "window_state": _is_text,
    "list_order": _is_one_of(get_args(ListOrder)),
    "backups_kept": _is_whole(0, 1000),
    "hints_dismissed": _is_texts,
    "snapping": lambda value: isinstance(value, bool),
    "body_only": lambda value: isinstance(value, bool),
    "always_show_import": lambda value: isinstance(value, bool),
    "import_geometry": _is_text,
    "import_columns": _is_text,
    "import_split": _is_text,
    "table_columns": _is_table_columns,
    "export_folder": lambda value: value is None or _is_text(value),
}
