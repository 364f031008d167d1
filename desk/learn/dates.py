"""Dates as news gives them, "on Monday", "in May", and the day they mean, counted from the day of publication."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class DateExpression:
    """`[start, end)` in code points without the words that lead to it, which begin at `lead`.

    `value` is ISO 8601 as far as it is known ("2019-05"), None where that cannot be told.
    """

    start: int
    end: int
    lead: int
    value: str | None


@dataclass(frozen=True, slots=True)
class DateWords:
    """How one language writes dates: made from the `dates` of a cue lexicon."""

    pattern: re.Pattern[str]
    leads: re.Pattern[str]
    before_month: re.Pattern[str]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    days: Mapping[str, int]
    month_steps: Mapping[str, int]
    years: Mapping[str, int]
    last: frozenset[str]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "DateWords":
        """From JSON; KeyError where a part is missing."""
        month, weekday, last = _named(data["months"]), _named(data["weekdays"]), _phrases(data["last"])
        parts, vague, before_year = (_phrases(data[k]) for k in ("parts", "unresolved", "year_prepositions"))
        steps = _phrases([*data["days"], *data["month_steps"], *data["years"]])
        year = r"(?P<%s>(?:19|20)\d\d)(?!\d)"
        pattern = "|".join(
            (
                r"(?<!\d)(?P<iso>\d{4}-\d\d-\d\d)(?!\d)",
                rf"(?P<month>{month})(?:\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]))?(?:,?\s+{year % 'year'})?",
                rf"(?<!\d)(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month_after>{month})"
                rf"(?:,?\s+{year % 'year_after'})?",
                rf"(?P<weekday>(?:(?i:{last})\s+)?{weekday})(?:\s+{parts})?",
                rf"(?P<step>(?i:{steps}))",
                rf"(?P<vague>(?i:{vague}))",
                rf"(?:(?i:{before_year})\s+){year % 'alone'}",
            )
        )
        return cls(
            re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"),
            re.compile(rf"(?<!\w){_phrases(data['prepositions'])}\s+$", re.IGNORECASE),
            re.compile(rf"(?<!\w){_phrases(data['month_prepositions'])}\s+$", re.IGNORECASE),
            data["weekdays"],
            data["months"],
            data["days"],
            data["month_steps"],
            data["years"],
            frozenset(data["last"]),
        )


def day_of(published: str | None) -> date | None:
    """The day in an ISO 8601 date or time; None where there is none."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def expressions(text: str, start: int, end: int, words: DateWords, published: str | None) -> list[DateExpression]:
    """The dates in `text[start:end]`, in order; one that names no year is the latest such up to publication."""
    day = day_of(published)
    found = []
    for match in words.pattern.finditer(text, start, end):
        begin = match.start("alone") if match["alone"] else match.start()
        before = text[max(start, begin - 24) : begin]
        bare_month = match["month"] and not match["day"] and not match["year"]
        if bare_month and not words.before_month.search(before):
            continue
        lead = words.leads.search(before)
        found.append(
            DateExpression(
                begin, match.end(), begin - len(before) + lead.start() if lead else begin, _resolved(match, words, day)
            )
        )
    return found


def _resolved(match: re.Match[str], words: DateWords, day: date | None) -> str | None:
    if match["iso"]:
        return match["iso"] if day_of(match["iso"]) else None
    if match["alone"]:
        return match["alone"]
    if name := match["month"] or match["month_after"]:
        number = words.months[_key(name)]
        return _in_month(number, match["day"] or match["day_first"], match["year"] or match["year_after"], day)
    if day is None or match["vague"]:
        return None
    if match["weekday"]:
        *before, name = match["weekday"].split()
        back = (day.weekday() - words.weekdays[_key(name)]) % 7
        return _days_before(day, 7 if before and not back else back)
    step = _key(match["step"])
    if step in words.days:
        return _days_before(day, -words.days[step])
    if step in words.years:
        return f"{day.year + words.years[step]:04}"
    months = day.year * 12 + day.month - 1 + words.month_steps[step]
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _in_month(number: int, of_month: str | None, year: str | None, day: date | None) -> str | None:
    if year is None:
        if day is None:
            return None
        later = (number, int(of_month or 1)) > (day.month, day.day if of_month else 31)
        year = f"{day.year - later:04}"
    value = f"{year}-{number:02}" + (f"-{int(of_month):02}" if of_month else "")
    return value if not of_month or day_of(value) else None


def _days_before(day: date, days: int) -> str | None:
    try:
        return (day - timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _key(name: str) -> str:
    return " ".join(name.lower().split())


def _phrases(names: list[str]) -> str:
    """Any of these, the longest first, blanks of any sort between their words; matches nothing where there are none."""
    ordered = sorted(names, key=len, reverse=True)
    options = "|".join(r"\s+".join(map(re.escape, name.split())) for name in ordered)
    return rf"(?:{options})" if options else r"(?!)"


def _named(names: Mapping[str, int]) -> str:
    """Any of these names as they are written: with a capital where the script has one ("May", not "may")."""
    return _phrases([name.title() for name in names])
