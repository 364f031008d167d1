"""Identifiers and times, both made by the client so that projects merge without renumbering."""

import os
import time
import uuid
from datetime import UTC, datetime


def new_id() -> str:
    """A time-ordered UUID (RFC 9562, version 7) in its 36-character form; ids made later sort later."""
    ms = time.time_ns() // 1_000_000
    sub_ms = (time.time_ns() % 1_000_000) * 4096 // 1_000_000
    rand = int.from_bytes(os.urandom(8), "big") >> 2
    return str(uuid.UUID(int=ms << 80 | 0x7 << 76 | sub_ms << 64 | 0b10 << 62 | rand))


def now() -> str:
    """This moment in UTC, ISO 8601 with milliseconds and a final Z; such strings sort by time."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
