"""One measured figure, and why there may be none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A coefficient with what it rests upon.

    `value` is None where the coefficient is undefined, and `why` then says the reason as a clause; it is never shown as
    0 or 1. `n` is how many units were counted. `low` and `high` bound the 95 % interval; where they are None although
    there is a value, `why` says what is missing for them, if somebody asked.
    """

    value: float | None
    n: int
    why: str = ""
    low: float | None = None
    high: float | None = None


def undefined(why: str, n: int) -> Measure:
    """A measure without a value."""
    return Measure(value=None, n=n, why=why)
