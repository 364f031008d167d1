"""Dates as pages give them: stated for machines, and printed above the article for readers."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from desk.extract.page.lines import Line, key_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MONTHS = (
    "january janvier januar enero gennaio janeiro januari ocak january styczen января январь jan ene gen janv",
    "february fevrier februar febrero febbraio fevereiro februari subat lutego февраля февраль feb fev fevr",
    "march mars marz maerz marzo marco maart mart maret marca марта март mar mrt",
    "april avril abril aprile nisan kwietnia апреля апрель apr avr abr",
    "may mai mayo maggio maio mei mayis maja мая май mag",
    "june juin juni junio giugno junho haziran czerwca июня июнь jun giu",
    "july juillet juli julio luglio julho temmuz lipca июля июль jul juil lug",
    "august aout agosto augustus agustus agustos sierpnia августа август aug ago",
    "september septembre septiembre settembre setembro eylul wrzesnia сентября сентябрь sep sept set",
    "october octobre oktober octubre ottobre outubro ekim pazdziernika октября октябрь oct okt ott out",
    "november novembre noviembre novembro kasim listopada ноября ноябрь nov",
    "december decembre dezember diciembre dicembre dezembro desember aralik grudnia декабря декабрь dec dez dic des",
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_PLAIN = str.maketrans("éèêëáàâäãåíìîïóòôöõúùûüçñşğıźńśęą", "eeeeaaaaaaiiiiooooouuuucnsgiznsea")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º)?\.?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?((?:19|20)\d\d)\b"
)
_YEAR_FIRST = re.compile(r"\b((?:19|20)\d\d)\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)")
_ISO = re.compile(
    r"((?:19|20)\d\d)-(\d\d)-(\d\d)"
    r"(?:[T ]+(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.IGNORECASE,
)
_BELOW = 15
_ABOVE = 3
_LONGEST = 160


def iso_of(value: str) -> str | None:
    """A stated date as ISO 8601, as exactly as it was stated; None if it is none."""
    value = value.strip()
    if found := _ISO.match(value):
        return _iso(found)
    if (found := re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?", value)) is not None:
        return _iso(found)
    if re.fullmatch(r"1[0-9]{9}(?:\d{3})?", value):
        moment = datetime.fromtimestamp(int(value[:10]), tz=UTC)
        return moment.isoformat().replace("+00:00", "Z")
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return found_day(value)


def _iso(found: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        date(int(year), int(month), int(day))
        if hour is None:
            return f"{year}-{month}-{day}"
        datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
    except ValueError:
        return None
    text = f"{year}-{month}-{day}T{hour}:{minute}" + (f":{second}" if second else "")
    if not zone:
        return text
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return text + "Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{text}{zone[0]}{digits[:2]}:{digits[2:]}"


def found_day(text: str) -> str | None:
    """The first day that is written out in a text, as ISO 8601; None if there is none.

    Only what has one meaning: with the month's name, or the year in front.
    """
    for pattern, order in ((_MONTH_FIRST, (3, 1, 2)), (_DAY_FIRST, (3, 2, 1)), (_YEAR_FIRST, (1, 2, 3))):
        for found in pattern.finditer(text):
            year, month, day = (found[i] for i in order)
            number = int(month) if month.isdecimal() else _NUMBER.get(month.lower().translate(_PLAIN))
            try:
                if number is not None:
                    return date(int(year), number, int(day)).isoformat()
            except ValueError:
                continue
    return None


def day_of(value: str) -> int:
    """The day of an ISO 8601 date as a number that counts up by one each day."""
    return date.fromisoformat(value[:10]).toordinal()


def printed_day(root: "HtmlElement", lines: Sequence[Line], title: str) -> tuple[str, str] | None:
    """The day that is printed between heading and text, or marked as a time, and where; None if there is none."""
    if (heading := heading_at(lines, title)) is not None:
        for line in lines[heading + 1 : heading + 1 + _BELOW]:
            if len(line.text) > _LONGEST:
                break
            if day := found_day(line.text):
                return day, "the date printed below the heading"
    for element in root.iter("time"):
        if day := found_day(element.text_content()):
            return day, "the date printed on the page"
    return None


def day_above(lines: Sequence[Line], title: str) -> tuple[str, str] | None:
    """The day printed just above the heading, and that it is there; further up pages print the day they are read."""
    heading = heading_at(lines, title)
    if heading is None:
        return None
    days = (found_day(line.text) for line in reversed(lines[max(0, heading - _ABOVE) : heading]))
    return next(((day, "the date printed above the heading") for day in days if day), None)


def heading_at(lines: Sequence[Line], title: str) -> int | None:
    """The index of the line that is the page's heading: its title if that stands there, else the first h1."""
    own = key_of(title)
    by_text = (i for i, line in enumerate(lines) if own and line.key == own)
    return next(by_text, next((i for i, line in enumerate(lines) if line.block.tag == "h1"), None))
