"""Dates as the lines around a news article give them, in full: day, month, year, often a time of day.

A grammar of our own over a bag of words: the whole string must be a date, its weekday, its time of day, its zone and
words that go between them, in any order and in any of the languages of `calendars`. What leaves a word over is no date.
Solar Hijri years become Gregorian ones. A date that can be read in two ways gives both readings and no value.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from desk.model.frozen import maker, quick
from desk.text.calendars import FILLERS, HALVES, MONTHS, WEEKDAYS, ZONES, folded, from_solar_hijri

LONGEST = 90
"""No date is longer than this, in code points."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class NewsDate:
    """What a string says as a date. `value` is ISO 8601 as far as it is known, None where it cannot be told.

    `readings` are the values that it may have where it may have several. `weekday_agrees` is None where no weekday is
    named. `day_of_year` is month and day where no year is. `note` says what is odd about it, as the end of a sentence.
    """

    value: str | None
    readings: tuple[str, ...] = ()
    weekday_agrees: bool | None = None
    day_of_year: tuple[int, int] | None = None
    note: str = ""

    @property
    def day(self) -> str | None:
        """The day in ISO 8601, where the value names one."""
        return self.value[:10] if self.value is not None and len(self.value) >= 10 else None


_TIME = re.compile(
    r"(?<![\d.:/-])(?P<h>2[0-4]|[01]?\d)(?!\d)(?:(?P<sep>[:h.])(?P<m>[0-5]\d)(?![\d.]\d|\d)(?::?(?P<s>[0-5]\d)(?:\.\d{1,9})?)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?(?P<hours>\s*(?:uhr|hrs?|hours|h)\b)?"
    r"\s*(?P<zone>z\b|(?:(?:gmt|utc)\s*)?[+\-\u2212](?:0\d|1[0-4]):?(?:[0-5]\d)?(?![\d/-]))?"
)
_CJK_TIME = re.compile(
    r"(?:(上午|下午|午前|午後|오전|오후)\s*)?(\d{1,2})\s*(?:時|时|点|點|시)\s*(?:(\d{1,2})\s*(?:分|분))?"
)
_HALF_BEFORE = re.compile(r"(上午|下午|午前|午後|오전|오후|晚上|凌晨|早上)\s*(\d{1,2}):(\d\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})(?:[-/.]|\. )(\d{1,2})(?:[-/.]|\. )(\d{1,2})(?:t(?=\d)|(?!\d))")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d:])")
_CJK = re.compile(r"(?:(\d{4})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*(?:日|号|號|일))?")
_COMPACT = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?:t?([01]\d|2[0-3])([0-5]\d)(?:[0-5]\d)?z?)?(?!\d)"
)
_WORD = re.compile(r"\d+|[^\W\d_]+(?:['’](?=[^\W\d_]{2}))?")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|ª|º|°|го|-го|\.º)(?!\w)")
_SECTIONS = re.compile(r"\s+[|•·/]\s+|\s*[|•·]\s*|\s+[–—-]\s+")
_DIGIT = re.compile(r"\d")
_USUAL = re.compile(
    r"(?:(?P<weekday>[^\W\d_]+),? )?"
    r"(?:(?P<month>[^\W\d_]+)\.? (?P<day>[0-9]{1,2}),? |(?P<first>[0-9]{1,2})\.? (?P<then>[^\W\d_]+)\.?,? )"
    r"(?P<year>[0-9]{4})(?:,? (?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9]))?"
)
"""How most dates are written; what the rest of this module makes of them it makes, too, at a fifth of the cost."""


@lru_cache(maxsize=512)
def parse(text: str) -> NewsDate | None:
    """The date that the whole of `text` is; None if it is none, or something besides.

    Two dates with a bar or dash between them are taken where they are the same day in two calendars.
    """
    if len(text) > LONGEST:
        return None
    plain = folded(text).strip(" \t.,;،")
    if (usual := _usual(plain)) is not None:
        return usual
    if not _DIGIT.search(plain):
        return None
    found = _whole(plain)
    if found is not None:
        return found
    sections = [_whole(part) for part in _SECTIONS.split(plain) if part]
    dates = [each for each in sections if each is not None and each.value is not None]
    if 2 <= len(dates) == len(sections) and len({each.day for each in dates}) == 1:
        return max(dates, key=lambda each: len(each.value or ""))
    return None


_USUAL_MONTHS = {name: number for name, (calendar, number) in MONTHS.items() if calendar == "gregorian"}
_USUAL_WEEKDAYS = {name: number for name, number in WEEKDAYS.items() if name not in MONTHS}


def _usual(plain: str) -> NewsDate | None:
    """A day with its month in words and its year, perhaps a weekday and a time; None if it is written otherwise."""
    match = _USUAL.fullmatch(plain)
    if match is None:
        return None
    weekday, month, day, first, then, year, hour, minute = match.groups()
    number = _USUAL_MONTHS.get(month or then)
    if number is None or not "1800" <= year < "2200" or (weekday is not None and weekday not in _USUAL_WEEKDAYS):
        return None
    try:
        found = date(int(year), number, int(day or first))
    except ValueError:
        return None
    value = found.isoformat()
    if hour:
        value = f"{value}T{hour.zfill(2)}:{minute}"
    agrees = None if weekday is None else found.weekday() == _USUAL_WEEKDAYS[weekday]
    return _news_date(value, (), agrees, None, "")


_news_date = maker(NewsDate)


def _whole(plain: str) -> NewsDate | None:
    if compact := _COMPACT.fullmatch(plain):
        year, month, day, hour, minute = compact.groups()
        time = f"T{hour}:{minute}" if hour else ""
        return _dated(int(year), int(month), int(day), time)
    time, rest = "", plain
    if iso := _ISO.search(rest):
        time, rest = _time_of(rest[: iso.start()] + " ; " + rest[iso.end() :])
        found = _year_first(int(iso[1]), int(iso[2]), int(iso[3]), time)
    elif numeric := _NUMERIC.search(rest):
        time, rest = _time_of(rest[: numeric.start()] + " ; " + rest[numeric.end() :])
        found = _numeric(int(numeric[1]), int(numeric[3]), numeric[4], time, dotted=numeric[2] == ".")
    elif cjk := _CJK.search(rest):
        time, rest = _time_of(rest[: cjk.start()] + " ; " + rest[cjk.end() :])
        found = _cjk(cjk, time)
    else:
        return _in_words(plain)
    if found is None:
        return None
    return _with_words(found, _WORD.findall(rest), rest)


def _in_words(plain: str) -> NewsDate | None:
    """A date with its month in words."""
    plain = _ORDINAL.sub(" ", plain)
    time, rest = _time_of(plain)
    numbers: list[str] = []
    words: list[str] = []
    month: tuple[str, int] | None = None
    for word in _WORD.findall(rest):
        # "²" is a digit, too, but no number.
        if word[0].isdecimal():
            numbers.append(word)
        elif month is None and word in MONTHS:
            month = MONTHS[word]
        else:
            words.append(word)
    if month is None or not 1 <= len(numbers) <= 2 or max(map(len, numbers)) > 4:
        return None
    if len(numbers) == 2 and len(numbers[0]) == 4:
        numbers.reverse()
    found = _named(month, numbers, time)
    return None if found is None else _with_words(found, words, plain)


def _named(month: tuple[str, int], numbers: list[str], time: str) -> NewsDate | None:
    """From the month's calendar and number and one or two numbers: the day, the year."""
    calendar, number = month
    if calendar == "lunar hijri":
        return NewsDate(value=None, note="its month is of the lunar Hijri calendar, whose days depend on the moon seen")
    if len(numbers) == 1:
        if len(numbers[0]) == 4:
            year = int(numbers[0])
            if calendar == "solar hijri" or not 1800 <= year < 2200:
                return None
            return NewsDate(value=f"{year:04}-{number:02}")
        day = int(numbers[0])
        if calendar == "solar hijri" or not 1 <= day <= 31:
            return None
        return NewsDate(value=None, day_of_year=(number, day), note="it names no year")
    day, year = int(numbers[0]), int(numbers[1])
    if len(numbers[1]) == 2:
        readings = _valid([(2000 + year, number, day), (2000 + day, number, year)], time)
        return NewsDate(value=None, readings=readings, note="its year has two digits") if readings else None
    if calendar == "solar hijri":
        gregorian = from_solar_hijri(year, number, day)
        return None if gregorian is None else NewsDate(value=gregorian.isoformat() + time, note="Solar Hijri")
    return _dated(year, number, day, time)


def _dated(year: int, month: int, day: int, time: str) -> NewsDate | None:
    readings = _valid([(year, month, day)], time)
    return NewsDate(value=readings[0]) if readings else None


def _valid(days: list[tuple[int, int, int]], time: str) -> tuple[str, ...]:
    found = []
    for year, month, day in days:
        try:
            value = date(year, month, day).isoformat() + time
        except ValueError:
            continue
        if 1800 <= year < 2200 and value not in found:
            found.append(value)
    return tuple(found)


def _year_first(year: int, month: int, day: int, time: str) -> NewsDate | None:
    if 1300 <= year < 1500:
        gregorian = from_solar_hijri(year, month, day)
        return None if gregorian is None else NewsDate(value=gregorian.isoformat() + time, note="Solar Hijri")
    return _dated(year, month, day, time)


def _numeric(first: int, second: int, last: str, time: str, *, dotted: bool) -> NewsDate | None:
    """Three numbers, the year last: day or month first, unless only one of them can be, or dots say day first."""
    year = int(last)
    if len(last) == 2:
        days = [(2000 + year, second, first), (2000 + year, first, second), (2000 + first, second, year)]
        readings = _valid(days, time)
        return NewsDate(value=None, readings=readings, note="its year has two digits") if readings else None
    if 1300 <= year < 1500:
        gregorian = from_solar_hijri(year, second, first)
        return None if gregorian is None else NewsDate(value=gregorian.isoformat() + time, note="Solar Hijri")
    readings = _valid([(year, second, first)] if dotted else [(year, second, first), (year, first, second)], time)
    if not readings:
        return None
    if len(readings) == 1:
        return NewsDate(value=readings[0])
    return NewsDate(value=None, readings=readings, note="day and month cannot be told apart")


def _cjk(match: re.Match[str], time: str) -> NewsDate | None:
    year, month, day = match.groups()
    if year is None:
        plausible = day is not None and 1 <= int(month) <= 12 and 1 <= int(day) <= 31
        return NewsDate(value=None, day_of_year=(int(month), int(day)), note="it names no year") if plausible else None
    if day is None:
        return NewsDate(value=f"{int(year):04}-{int(month):02}") if 1 <= int(month) <= 12 else None
    return _dated(int(year), int(month), int(day), time)


def _with_words(found: NewsDate, words: list[str], rest: str) -> NewsDate | None:
    """The date with what the words beside it say; None if one of them has no place in a date."""
    zone = ""
    for word in words:
        if word in WEEKDAYS:
            found = _on(found, WEEKDAYS[word])
        elif word in ZONES:
            zone = ZONES[word]
            if not zone:
                found = replace(found, note=found.note or f"the zone {word.upper()} is not told apart")
        elif word not in FILLERS:
            return None
    if any(char in rest for char in "?!@%$€£"):
        return None
    if zone and found.value is not None and found.value[-6:-5] == "T":
        found = replace(found, value=found.value + zone)
    return found


def _on(found: NewsDate, weekday: int) -> NewsDate:
    """The date, knowing its weekday, 0 a Monday: of two readings the one that falls on it is the value."""
    fitting = [value for value in found.readings if date.fromisoformat(value[:10]).weekday() == weekday]
    if len(fitting) == 1:
        return replace(found, value=fitting[0], readings=(), weekday_agrees=True, note="")
    if found.day is None:
        return found
    return replace(found, weekday_agrees=date.fromisoformat(found.day).weekday() == weekday)


def _time_of(rest: str) -> tuple[str, str]:
    """The time of day as "T21:57" with its offset if that is stated, and the string without it."""
    if match := _HALF_BEFORE.search(rest):
        half, hour, minute = match[1], int(match[2]), match[3]
        return _clock(hour, minute, None, HALVES[half]), rest[: match.start()] + " " + rest[match.end() :]
    if match := _CJK_TIME.search(rest):
        clock = _clock(int(match[2]), f"{int(match[3] or 0):02}", None, HALVES.get(match[1], ""))
        return clock, rest[: match.start()] + " " + rest[match.end() :]
    for match in _TIME.finditer(rest):
        if not (match["m"] or match["half"]) or (match["sep"] == "." and not _dot_is_of_a_time(match, rest)):
            continue
        half = (match["half"] or "")[:1]
        after = rest[match.end() :].lstrip()
        if not half and after[:1] in "صم" and not after[1:2].isalpha():
            half = {"ص": "a", "م": "p"}.get(after[:1], "")
            rest = rest[: match.end()] + " " + after[1:]
        clock = _clock(int(match["h"]), match["m"] or "00", match["s"], half)
        if clock:
            return clock + _offset(match["zone"]), rest[: match.start()] + " " + rest[match.end() :]
    return "", rest


def _dot_is_of_a_time(match: re.Match[str], rest: str) -> bool:
    """Whether "10.15" is a time: a half of the day or "Uhr" follows, or nothing else in the string is one."""
    return bool(match["half"] or match["hours"]) or ":" not in rest


def _clock(hour: int, minute: str, second: str | None, half: str) -> str:
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if hour > 23:
        return ""
    return f"T{hour:02}:{int(minute):02}" + (f":{int(second):02}" if second else "")


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone == "z":
        return "Z"
    found = re.search(r"([+\-\u2212])(\d\d):?(\d\d)?$", zone)
    if found is None:
        return ""
    sign = "+" if found[1] == "+" else "-"
    return f"{sign}{found[2]}:{found[3] or '00'}"


def plausible(day: str, today: date | None) -> bool:
    """Whether news can be of that day, in ISO 8601: not before 1900, and not later than tomorrow."""
    # Such days are in the order of their letters.
    return day >= "1900" and (today is None or day <= _after(today))


@lru_cache(maxsize=4)
def _after(day: date) -> str:
    return (day + timedelta(days=1)).isoformat()
