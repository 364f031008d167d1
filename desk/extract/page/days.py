"""Dates as pages give them: stated for machines, and printed above the article for readers."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from operator import itemgetter
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
_IN_NUMBERS = re.compile(r"(?<![\d.,/-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARABIC_DAY = re.compile(r"(?<!\d)(\d{1,2})\s+([\u0600-\u06ff]{2,12})[\s،,]+(1[34]\d\d|(?:19|20)\d\d)(?!\d)")
_SOLAR = re.compile(r"(?<!\d)(1[34]\d\d)\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{1,2})(?!\d)")
_CHANGED = re.compile(
    r"(?:updated?|modified|edited|corrected|changed|aktualisiert|geändert|mis(?:e)? à jour|modifié|actualizad[oa]|"
    r"atualizad[oa]|aggiornat[oa]|bijgewerkt|uppdaterad|zaktualizowan[oa]|güncelle\w*|обновлен[оа]?|به‌?روز\w*|"
    r"آخر تحديث|تحديث|更新)\W*(?:on|at|am|le|el|il|em|op|:|：)?[^.]{0,24}$",
    re.IGNORECASE,
)
"""What stands before the day of a change."""
_ISO = re.compile(
    r"((?:19|20)\d\d)-(\d\d)-(\d\d)"
    r"(?:[T ]+(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.IGNORECASE,
)
CHANGED = "the date of a change, printed below the heading"
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

    Only what has one meaning: with the month's name, the year in front, dots, or a day that is no month. Days of the
    Solar Hijri calendar become Gregorian ones.
    """
    return next((day for day, _ in days_in(text)), None)


def days_in(text: str) -> Iterator[tuple[str, int]]:
    """The days that are written out in a text, by the ways of writing them, each with where it stands."""
    if not text.isascii() and _ARABIC.search(text):
        yield from _days_in_arabic(text)
    for pattern, order in ((_MONTH_FIRST, (3, 1, 2)), (_DAY_FIRST, (3, 2, 1)), (_YEAR_FIRST, (1, 2, 3))):
        for found in pattern.finditer(text):
            year, month, day = (found[i] for i in order)
            number = int(month) if month.isdecimal() else _NUMBER.get(month.lower().translate(_PLAIN))
            if number is not None and (value := _valid(int(year), number, int(day))):
                yield value, found.start()
    for found in _IN_NUMBERS.finditer(text):
        day, between, month, year = int(found[1]), found[2], int(found[3]), int(found[4])
        if between != "." and day <= 12 and month <= 12 and day != month:
            continue
        if between != "." and month > 12:
            day, month = month, day
        if value := _valid(year, month, day):
            yield value, found.start()


def _days_in_arabic(text: str) -> Iterator[tuple[str, int]]:
    from desk.text.calendars import MONTHS, folded, from_solar_hijri

    plain = folded(text)
    for found in _ARABIC_DAY.finditer(plain):
        calendar, number = MONTHS.get(found[2], ("", 0))
        year, day = int(found[3]), int(found[1])
        if calendar == "gregorian" and (value := _valid(year, number, day)):
            yield value, found.start()
        elif calendar == "solar hijri" and (moment := from_solar_hijri(year, number, day)) is not None:
            yield moment.isoformat(), found.start()
    for found in _SOLAR.finditer(plain):
        if (moment := from_solar_hijri(int(found[1]), int(found[2]), int(found[3]))) is not None:
            yield moment.isoformat(), found.start()


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def day_of(value: str) -> int:
    """The day of an ISO 8601 date as a number that counts up by one each day."""
    return date.fromisoformat(value[:10]).toordinal()


def printed_day(root: "HtmlElement", lines: Sequence[Line], title: str) -> tuple[str, str] | None:
    """The day that is printed between heading and text, or marked as a time, and where; None if there is none.

    That of a change is taken only where there is no other.
    """
    changed: str | None = None
    if (heading := heading_at(lines, title)) is not None:
        for line in lines[heading + 1 : heading + 1 + _BELOW]:
            if len(line.text) > _LONGEST:
                break
            out, of_change = _day_and_change(line.text)
            if out is not None:
                return out, "the date printed below the heading"
            changed = changed or of_change
    for element in root.iter("time"):
        if changed is None and (day := found_day(element.text_content())):
            return day, "the date printed on the page"
    return None if changed is None else (changed, CHANGED)


def unclear_day(lines: Sequence[Line], title: str) -> tuple[str, ...]:
    """The two days that one below the heading may be, as 03/04/2024 may; none where there is no such day."""
    heading = heading_at(lines, title)
    for line in lines[heading + 1 : heading + 1 + _BELOW] if heading is not None else ():
        if len(line.text) > _LONGEST:
            break
        if found := _IN_NUMBERS.search(line.text):
            one, other, year = int(found[1]), int(found[3]), int(found[4])
            return tuple(day for day in (_valid(year, other, one), _valid(year, one, other)) if day)
    return ()


def _day_and_change(text: str) -> tuple[str | None, str | None]:
    """The first day in a line that is not of a change, and the first that is."""
    out = changed = None
    end = 0
    for day, start in sorted(days_in(text), key=itemgetter(1)):
        if _CHANGED.search(text[end:start]):
            changed = changed or day
        else:
            out = out or day
        end = start + 1
    return out, changed


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
