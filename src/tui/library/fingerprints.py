"""Fingerprints of annotations: another number as soon as a quote or its place is another."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.annotations.annotation import Annotation

__all__ = ["digest_of", "fingerprint", "fingerprint_of"]


def fingerprint_of(annotation: Annotation) -> int:
    """Return the fingerprint of an annotation."""
    return fingerprint(annotation.start, annotation.quote)


def fingerprint(start: int | str | None, quote: str) -> int:
    """Return that of a quote and the place where it was made (code points, or as spelled)."""
    place = f"{start} {quote}"
    return int.from_bytes(hashlib.sha256(place.encode("utf-8", "surrogatepass")).digest())


def digest_of(fingerprints: Iterable[int]) -> str:
    """Return 64 hexadecimal digits, others as soon as any of the fingerprints is another.

    A sum, so that one more among ten thousand costs no more than itself.
    """
    return f"{sum(fingerprints) % (1 << 256):064x}"
