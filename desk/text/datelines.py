"""The dateline: the place, day and agency that a report begins with, as in "LONDON, March 4 (Reuters) - "."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from desk.model.article import Finding
from desk.text.calendars import folded, names
from desk.text.headerlines import SURE, dated, found_at
from desk.text.newsdates import parse
from desk.text.newsplaces import AGENCIES, CITIES

_REACH = 120
"""A dateline ends within so many code points."""


class Dateline(NamedTuple):
    """`[start, end)` with its dash, without the blanks after it, and what it says."""

    start: int
    end: int
    findings: tuple[Finding, ...]

    @property
    def sure(self) -> bool:
        """Whether it is one beyond doubt."""
        for finding in self.findings:
            if finding.field in ("dateline", "agency") and (finding.confidence or 0) >= SURE:
                return True
        return False


_DASH = re.compile(
    r"(?:\s*(?:--+|[–—―])|(?<=[)\]）】\s])[-ー－](?=\s)|(?<=[)\]）】])\s*[:：.]?\s?-+|\s+ـ(?=\s)|(?<=[)\]])\s?=|(?<=[)\]])\s?:)(?=\s|$|\w)"
)
_MARK = re.compile(r"[-–—―ー－ـ=:：]")
_COLON = re.compile(r"[:：](?=\s)")
_CREDIT = re.compile(r"(?P<place>.*?)[\s,،]*[(\[/（［](?P<agency>[^()\[\]/（）［］]{2,40})[)\]/）］]\.?\s*")
_SLASHED = re.compile(r"(?P<place>[^/\n]{3,50}?)[\s,.]*/(?:Корр\. )?(?P<agency>[^/\n]{2,30})/\.?(?=\s)")
_COMMA = re.compile(r"\s*[,،]\s*")
_CHINESE = re.compile(
    r"[（(【\[]?(?P<agency>新华社|新华网|中新社|中新网|中国新闻网|路透社|法新社|美联社|中央社|共同社|人民网)"
    r"(?P<place>[^\d\s，,。（(【]{2,12}?)?\s?(?P<date>(?:\d{1,2}月)?\d{1,2}日)?(?P<wire>[专特]?电|讯|報道|报道)?"
    r"(?:\s?[（(][^）)\n]{2,30}[）)])?[】）)\]]?"
)
_JAPANESE = re.compile(
    r"[［\[（(【](?P<place>[^\d０-９\s=＝\]］]{1,20})[\s=＝]+(?:[\d０-９]{1,2}日[\s=＝]+)?"
    r"(?P<agency>ロイター|共同|時事|AFP(?:=時事)?|연합뉴스|뉴시스|뉴스1)(?:[\s=＝][^\]］）)】\n]{1,20})?[］\]）)】](?:\s*[-－―ー=](?=\s|\w))?"
)
_OPENERS = frozenset("([（［【")
_SMALL = names("de|del|la|le|les|los|las|el|al|of|the|on|upon|sur|am|an|der|do|da|di|and|und|et|y|и")


def find_dateline(text: str, start: int, today: date | None = None) -> Dateline | None:
    """The dateline that the body, which starts at `start`, begins with; None if it has none."""
    line_end = text.find("\n", start, start + _REACH)
    head = text[start : line_end if line_end >= 0 else start + _REACH]
    if not head:
        return None
    first = head[0]
    if first in _OPENERS or "\u3040" <= first <= "\ud7a3":
        found = _eastern(head, start, today) or _agency_first(head, start, today)
        if found is not None:
            return found
    if not (first.isupper() or (first.isalpha() and not first.islower())):
        return None
    dash = _dash(head)
    if dash is not None and dash.start() > 1:
        found = _before_a_dash(head, dash, start, today)
        if found is not None:
            return found
    if "/" in head and (slashed := _SLASHED.match(head)) is not None and folded(slashed["agency"]) in AGENCIES:
        return _credited(slashed, slashed.end(), start, today)
    colon = _COLON.search(head)
    if colon is not None:
        place = head[: colon.start()]
        if place.isupper() and folded(place) in CITIES:
            return Dateline(start, start + colon.end(), (_place(place, start, 0.92, "before a colon"),))
    return None


def _dash(head: str) -> re.Match[str] | None:
    """The first dash, with what belongs to it."""
    mark = _MARK.search(head)
    if mark is None:
        return None
    # The sign itself is found faster than all that may stand before it.
    at = mark.start()
    while at and (head[at - 1] == "." or head[at - 1].isspace()):
        at -= 1
    return _DASH.search(head, at)


def _before_a_dash(head: str, dash: re.Match[str], start: int, today: date | None) -> Dateline | None:
    lead = head[: dash.start()].rstrip()
    if credit := _CREDIT.fullmatch(lead):
        return _credited(credit, dash.end(), start, today)
    if "(" in lead or len(lead) > 70:
        return None
    after = head[dash.end() :]
    second = re.match(r"\s*(?P<agency>[^-–—:.ـ\n]{2,30}?)\s*(?:[-–—:.ـ]|--)(?=\s)", after)
    if second is not None and folded(second["agency"]) in AGENCIES:
        return _of(
            lead,
            (second["agency"], start + dash.end() + second.start("agency")),
            start,
            start + dash.end() + second.end(),
            today,
        )
    if folded(lead) in AGENCIES and second is not None and folded(second["agency"]) in CITIES:
        at = start + dash.end() + second.start("agency")
        findings = (_place(second["agency"], at, 0.93, "beside an agency"), _agency(lead, start, 0.93))
        return Dateline(start, start + dash.end() + second.end(), findings)
    *before, last = _COMMA.split(lead)
    if before and folded(last) in AGENCIES:
        at = lead.rindex(last)
        return _of(lead[:at].rstrip(" ,،"), (last, start + at), start, start + dash.end(), today)
    return _of(lead, None, start, start + dash.end(), today)


def _credited(credit: re.Match[str], end: int, start: int, today: date | None) -> Dateline | None:
    agency = credit["agency"].strip()
    at = start + credit.start("agency") + credit["agency"].index(agency)
    if not credit["place"]:
        if folded(agency) not in AGENCIES:
            return None
        return Dateline(start, start + end, (_agency(agency, at, 0.95),))
    return _of(credit["place"], (agency, at), start, start + end, today)


def _of(lead: str, agency: tuple[str, int] | None, start: int, end: int, today: date | None) -> Dateline | None:
    """The dateline of `lead`, a place and perhaps a date, which starts at `start`, with the agency and where it is."""
    place, when = _split_date(lead)
    judged = _judged(place, None if agency is None else agency[0], bool(when))
    if judged is None:
        return None
    findings = [found_at("dateline", place, judged.why, (start, start + len(place)), judged.place)]
    if agency is not None:
        findings.append(_agency(agency[0], agency[1], judged.agency))
    if when:
        at = start + lead.rindex(when)
        findings.append(_date(when, at, today))
    return Dateline(start, end, tuple(findings))


class _Judged(NamedTuple):
    """How sure it is that there is a place and an agency, and why."""

    place: float
    agency: float
    why: str


@lru_cache(maxsize=512)
def _judged(place: str, agency: str | None, dated: bool) -> _Judged | None:
    """Of what stands before a dash, whether it is a dateline; the same ones come again and again."""
    if not place or not _is_place(place):
        return None
    first = _COMMA.split(place, 1)[0] if "," in place or "،" in place else place
    known_city = folded(first) in CITIES or (first != place and folded(place) in CITIES)
    known_agency = agency is not None and folded(agency) in AGENCIES
    capitals = first.isupper()
    if known_agency:
        sure, why = 0.97 if capitals or known_city else 0.9, "before an agency and a dash"
    elif agency is not None:
        if not (_is_place(agency) and (known_city or capitals)):
            return None
        sure, why = 0.92 if known_city and capitals else 0.8, "before brackets and a dash"
    elif dated and (capitals or known_city):
        sure, why = 0.93, "before a date and a dash"
    elif capitals:
        # "BUFFALO, N.Y. — ": what follows the place is written as a region is.
        region = (place != first and place[-2:-1].islower()) or place.endswith(".")
        sure, why = 0.95 if known_city else 0.92 if region else 0.8, "in capitals before a dash"
    elif known_city and place == first:
        sure, why = 0.8, "before a dash"
    else:
        return None
    return _Judged(sure, sure if known_agency else min(sure, 0.85), _a_place(why))


def _date(when: str, at: int, today: date | None) -> Finding:
    day = parse(when)
    if day is None:
        return found_at("published", None, "the dateline", (at, at + len(when)), 0.5)
    found = dated("published", day, "the date in the dateline", (at, at + len(when)), 0.85, today=today)
    return found if day.value or day.readings else replace(found, confidence=0.5)


def _split_date(lead: str) -> tuple[str, str]:
    """The place and the date after it, "" if there is none."""
    if "," not in lead and "،" not in lead:
        return lead, ""
    commas = list(_COMMA.finditer(lead))
    for comma in commas[:3]:
        after = lead[comma.end() :]
        if after and (after[0].isalnum()) and parse(after) is not None:
            return lead[: comma.start()], after
    return lead, ""


def _is_place(place: str) -> bool:
    """Whether a string can be the name of a place, or of several: few words with capitals where the script has them."""
    if len(place) > 50:
        return False
    if place.isalpha() and not place[0].islower():
        return True
    words = place.split()
    if not 1 <= len(words) <= 7:
        return False
    return all(
        (not word[0].islower() and (word[0].isalpha() or word[0] in "'’\"«")) or word.lower() in _SMALL
        for word in words
    ) and not any(char.isdigit() for char in place)


def _eastern(head: str, start: int, today: date | None) -> Dateline | None:
    """Chinese, Japanese and Korean ones, which run into the text or stand in brackets."""
    match = _CHINESE.match(head)
    if match is not None and (match["wire"] or (match["date"] and match[0][0] in "（(【[")):
        findings = [_agency(match["agency"], start + match.start("agency"), 0.95)]
        if match["place"]:
            findings.insert(0, _place(match["place"], start + match.start("place"), 0.95, "after an agency"))
        if match["date"]:
            findings.append(_date(match["date"], start + match.start("date"), today))
        return Dateline(start, start + match.end(), tuple(findings))
    match = _JAPANESE.match(head)
    if match is None:
        return None
    place = _place(match["place"], start + match.start("place"), 0.95, "in brackets with an agency")
    return Dateline(start, start + match.end(), (place, _agency(match["agency"], start + match.start("agency"), 0.95)))


def _agency_first(head: str, start: int, today: date | None) -> Dateline | None:
    """ "(ANSA) - ROMA, 04 MAR - " and "(Reuters) - "."""
    dash = _dash(head)
    if dash is None:
        return None
    credit = _CREDIT.fullmatch(head[: dash.start()].rstrip())
    if credit is None or credit["place"] or folded(credit["agency"]) not in AGENCIES:
        return None
    agency = _agency(credit["agency"], start + credit.start("agency"), 0.95)
    after = dash.end() + (len(head) - dash.end() - len(head[dash.end() :].lstrip()))
    second = _DASH.search(head, after)
    if second is not None and head[after:].strip():
        rest = _of(head[after : second.start()].rstrip(), None, start + after, start + second.end(), today)
        if rest is not None and rest.sure:
            return Dateline(start, rest.end, (*rest.findings, agency))
    return Dateline(start, start + dash.end(), (agency,))


def _place(place: str, at: int, sure: float, why: str) -> Finding:
    return found_at("dateline", place, _a_place(why), (at, at + len(place)), sure)


def _a_place(why: str) -> str:
    return f"the dateline: a place {why}"


def _agency(agency: str, at: int, sure: float) -> Finding:
    origin = "the dateline’s credit"
    return found_at("agency", agency, origin, (at, at + len(agency)), sure)
