"""What gloss promises to who reads, worked out from the figures of one run of `reader.py`."""

from __future__ import annotations

FRAME = 16.7
"""Milliseconds."""

KEYS = ("down", "page", "half", "end_top")
SMALL, TEN, HUNDRED = "prose-20k.md", "prose-10m.txt", "prose-100m.txt"


def promises(found, own, bare, peers):
    """Yield (a promise with its figure, whether it holds: None where nothing was measured)."""
    by = {(one["command"], one["file"]): one for one in found}

    def value(name, file=SMALL, command=own):
        return by.get((command, file), {}).get(name)

    def at_most(what, figure, limit, unit=""):
        if figure is None:
            return f"{what}: not measured", None
        return f"{what}: {figure:,.4g}{unit} (at most {limit:,}{unit})", figure <= limit

    def ratio(what, first, second, limit):
        return at_most(what, first / second if first is not None and second else None, limit)

    start = value("start_s")
    yield ratio("first screen, 10 MB / 20 KB", value("start_s", TEN), start, 1.1)
    yield ratio("first screen, 100 MB / 20 KB", value("start_s", HUNDRED), start, 2)
    for file in sorted({name for command, name in by if command == own} - {SMALL}):
        above, size = value("above_empty_mb", file), value("size_mb", file)
        if size >= 5:
            yield ratio(f"memory above the empty program / {file}", above, size, 5)
            shows = value("start_s", file) is not None
            yield f"{file} opens: {'yes' if shows else 'no'}", shows
    for file in (SMALL, HUNDRED):
        for key in (*KEYS, "hits"):
            yield at_most(f"{key}, median, {file}", value(f"{key}_ms", file), 10, " ms")
            yield at_most(f"{key}, 95 of 100, {file}", value(f"{key}_p95_ms", file), 16, " ms")
        yield at_most(f"held key lags, {file}", value("held_lag_ms", file), FRAME, " ms")
        yield at_most(f"idle, {file}", value("idle_bytes", file), 0, " bytes")
        yield at_most(f"page writes, {file}", value("page_max_bytes", file), 12_000, " bytes")
        yield at_most(f"line writes, {file}", value("down_max_bytes", file), 3_000, " bytes")
    yield ratio("start / a bare Textual program", start, value("start_s", SMALL, bare), 1.25)
    for peer in peers:
        yield ratio(f"start / {peer}", start, value("start_s", SMALL, peer), 0.6)
        yield ratio(f"page / {peer}", value("page_ms"), value("page_ms", SMALL, peer), 0.05)
    yield f"keys typed while it starts: {value('typed')} kept", _all_of(value("typed"))
    yield at_most("quit", value("quit_ms"), 60, " ms")
    left = value("left_set")
    yield f"left set in the terminal: {left or 'nothing'}", None if left is None else not left
    for other in sorted({command for command, _ in by} - {own, bare, *peers}):
        took = value("find_ms", HUNDRED, other)
        yield ratio(f"find at 90 % of 100 MB / {other}", value("find_ms", HUNDRED), took, 0.1)


def _all_of(typed):
    if typed is None:
        return None
    kept, _, count = typed.partition(" of ")
    return kept == count
