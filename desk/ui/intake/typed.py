"""What a person types into a field, as the field holds it: dates as ISO 8601, however they were written."""

from desk.text.newsdates import parse
from desk.ui.dates import is_iso_date
from desk.ui.foreign import isolated, one_line
from desk.ui.translation import tr

DATES = frozenset({"published", "modified", "retrieved"})


def as_held(field: str, text: str) -> str:
    """The value of a field that was typed as `text`; ValueError with a sentence where it can have no such value."""
    plain = text.strip()
    if field not in DATES or not plain or is_iso_date(plain):
        return text
    found, shown = parse(plain), isolated(one_line(plain)[:60])
    if found is not None and found.value is not None:
        return found.value
    if found is not None and len(found.readings) > 1:
        told = tr("“{date}” may be {one} or {other}: type the one that it is.")
        raise ValueError(told.format(date=shown, one=found.readings[0], other=found.readings[1]))
    raise ValueError(tr("“{}” is no date: write it like 2019-06-24T21:57, 2019-06-24, 2019-06 or 2019.").format(shown))
