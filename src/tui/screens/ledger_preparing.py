"""Making the ledger of a large library ready, in a process beside the screen.

It says how far it is, every key works meanwhile, and leaving ends it. What was found until then
stays in the cache, so that it goes on from there the next time.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.library.apart import claims_apart, ledger_apart
from tui.library.glancing import parcels

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.library import Library
    from tui.processes import Workers

__all__ = ["prepare_ledger"]

_MOST, _SIZE = 100, 2_000_000
"""Documents, and bytes of them, whose claims are found in one go: a few seconds."""


async def prepare_ledger(library: Library, workers: Workers, tell: Callable[[str], None]) -> None:
    """Have `workers` find what the ledger stands on; `tell` hears in words how far it is.

    Raises:
        WorkerDiedError: the process was ended; a closed `workers` cancels this instead.
    """
    made_of = library.settings, library.cache_folder, library.state_folder
    entries = [entry for entry in library.entries() if entry.problem is None]
    done = 0
    for parcel in parcels(entries, _MOST, _SIZE):
        tell(f"finding claims: {done:,} of {len(entries):,} documents")
        paths = [entry.path for entry in parcel]
        await asyncio.wrap_future(workers.submit(claims_apart, *made_of, paths))
        done += len(parcel)
    tell(f"comparing the claims of {len(entries):,} documents")
    await asyncio.wrap_future(workers.submit(ledger_apart, *made_of))
