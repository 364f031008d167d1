"""Times as machines write them in news formats, brought into one form of ISO 8601.

Dates in prose are for `desk.text`; here nothing is guessed.
"""

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_tz

_ISO = re.compile(
    r"""(\d{4})(?:(-?)(\d\d)(?:\2(\d\d)
    (?:[Tt\ ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s?([Zz]|[+-]\d\d(?::?\d\d)?)?)?)?)?""",
    re.VERBOSE | re.ASCII,
)
_DAY = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{4}", re.ASCII)
_ZONES = {"CET": "+0100", "CEST": "+0200", "EET": "+0200", "EEST": "+0300", "MSK": "+0300", "JST": "+0900"}
"""Names of zones that mail's own grammar does not know and that mean one thing only."""
_ZONE_NAME = re.compile(rf"\b({'|'.join(_ZONES)})\s*$")


def iso(stated: str) -> str | None:
    """A time of RFC 822 or ISO 8601 as `2026-03-04T10:11:00+01:00`, as precise as it is stated; None if it is neither.

    Seconds are there where they are stated, fractions of one are dropped, and a zone that is not stated stays away.
    """
    text = stated.strip()
    if len(text) > 80:
        return None
    found = _ISO.fullmatch(text)
    return _of_iso(found) if found else _of_mail(text)


def _of_iso(found: re.Match[str]) -> str | None:
    year, dash, month, day, hour, minute, second, zone = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
        if hour is None:
            # 202603 may be a month, but also the 20th of some March.
            return None if month and not day and not dash else "-".join(filter(None, (year, month, day)))
        datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
    except ValueError:
        return None
    clock = ":".join(filter(None, (hour, minute, second)))
    return f"{year}-{month}-{day}T{clock}{_zone(zone)}"


def _zone(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone in "Zz":
        return "Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _of_mail(text: str) -> str | None:
    text = _ZONE_NAME.sub(lambda match: _ZONES[match[1]], text)
    if _DAY.fullmatch(text):
        return (_of_mail(f"{text} 00:00") or "")[:10] or None
    try:
        parts = parsedate_tz(text)
        if parts is None:
            return None
        moment = datetime(*parts[:6])
        # Without a zone, or with a name that it does not know, the parser says zero.
        if parts[9] is not None and re.search(r"[+-]\d{4}\b|\b(?:[A-Z]{1,2}T|Z|[ECMP][SD]T)\b", text):
            moment = moment.replace(tzinfo=timezone(timedelta(seconds=parts[9])))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat()
