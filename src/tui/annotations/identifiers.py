"""Names and times that never collide, made without asking anybody.

Several programs, machines and git branches write at once, so an id may not come from a
counter. UUIDv7 (RFC 9562, section 5.7) sorts by the time it was made.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from datetime import UTC, datetime

__all__ = ["derived_id", "is_derived", "is_id", "new_id", "now"]

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def _hyphenated(value: int) -> str:
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def new_id() -> str:
    """Return a UUIDv7 as text; the 12 bits after the milliseconds are the fraction of one.

    The fraction (RFC 9562, section 6.2, method 3) keeps ids made in one millisecond in order.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = rest * 4096 // 1_000_000
    random = int.from_bytes(os.urandom(8)) & (1 << 62) - 1
    return _hyphenated(milliseconds << 80 | 7 << 76 | fraction << 64 | 2 << 62 | random)


def derived_id(*parts: str) -> str:
    """Return the id that `parts` always give: for rows whose own key cannot serve as one.

    Reading never writes, so the id of such a row must be the same at every reading.
    """
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    value = int.from_bytes(digest[:16])
    value = value & ~(0xF << 76) & ~(3 << 62) | 8 << 76 | 2 << 62
    return _hyphenated(value)


def is_id(key: str) -> bool:
    """Say whether `key` is a UUID in lower case, as every id made here is."""
    return _UUID.fullmatch(key) is not None


def is_derived(key: str) -> bool:
    """Say whether `key` is an id that :func:`derived_id` has made."""
    return is_id(key) and key[14] == "8"


def now() -> str:
    """Return the time in UTC as RFC 3339 with milliseconds, `2025-06-10T08:15:00.123Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
