"""Dates as people type and read them: ISO 8601 as far as it is known, and moments in local time."""

import re
from datetime import datetime

_PARTS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?")


def is_iso_date(text: str) -> bool:
    """Whether this is a year, a month, a day or a time of day in the extended form of ISO 8601.

    `2019`, `2019-06`, `2019-06-24`, `2019-06-24T21:57`, with seconds and an offset if need be.
    """
    found = _PARTS.fullmatch(text)
    if found is None:
        return False
    year, month, day, time = found.groups()
    try:
        datetime.fromisoformat(f"{year}-{month or '01'}-{day or '01'}{time or ''}")
    except ValueError:
        return False
    return True


def local_time(moment: str) -> str:
    """A moment as `ids.now` gives it, as day and time of day on the clock here; if it is none, as it is."""
    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return moment
