import time
import uuid
from datetime import datetime

import pytest

from desk.model.ids import new_id, now


def test_ids_made_later_sort_later() -> None:
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_they_do_where_the_clock_stands_still_or_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, earlier = new_id(), time.time_ns() - 5_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: earlier)
    made = [begun, *(new_id() for _ in range(5000))]
    assert made == sorted(made)


def test_an_id_is_a_uuid_of_version_7_and_of_this_moment() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid.UUID(new_id())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    # Others that were made at the same moment may have pushed it a little ahead.
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000 + 1000


def test_a_time_is_in_utc_with_milliseconds() -> None:
    assert now().endswith("Z")
    assert len(now()) == len("2026-01-01T00:00:00.000Z")
    assert datetime.fromisoformat(now()).tzinfo is not None
