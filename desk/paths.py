"""Where the app keeps its own files, and where those that ship with it are found.

Nothing here creates a folder. DESK_HOME, where it is set, moves all folders beneath it.
"""

import os
from pathlib import Path

_PACKAGE = Path(__file__).parent


def data_folder() -> Path:
    """The app's own data that must not be lost: the first project, backups."""
    return _folder("data")


def config_folder() -> Path:
    """Settings."""
    return _folder("config")


def cache_folder() -> Path:
    """What can be made again."""
    return _folder("cache")


def log_folder() -> Path:
    """Logs."""
    return _folder("log")


def backup_folder() -> Path:
    """The rotating backups of projects."""
    return data_folder() / "backups"


def first_project() -> Path:
    """The project that the very first start makes."""
    return data_folder() / "First project.desk"


def settings_file() -> Path:
    """The one file of settings."""
    return config_folder() / "settings.json"


def resource(*parts: str) -> Path:
    """A file or folder below resources/, such as `resource("labels", "default.json")`.

    An installed Desk has them inside the package, a checkout beside it. Raises FileNotFoundError where neither does.
    """
    for place in (_PACKAGE, _PACKAGE.parent):
        path = place.joinpath("resources", *parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"Desk is not completely installed: resources/{'/'.join(parts)} is missing.")


def _folder(kind: str) -> Path:
    home = os.environ.get("DESK_HOME")
    if home:
        return Path(home).expanduser().absolute() / kind
    import appdirs  # type: ignore[import-untyped]  # it ships no types

    return Path(getattr(appdirs, f"user_{kind}_dir")("desk", appauthor=False))
