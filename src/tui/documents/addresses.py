"""What of an address names a page, and what only says who sent the reader there."""

from __future__ import annotations

import re

__all__ = ["untracked"]

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|msclkid|cmpid)=", re.IGNORECASE)


def untracked(query: str) -> str:
    """Return the query of an address (what follows its `?`) without marks of campaigns."""
    return "&".join(part for part in query.split("&") if not _TRACKING.match(part))
