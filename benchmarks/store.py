"""What a saved note costs, and how long reading takes.

    python benchmarks/store.py [--notes 1000 10000] [--documents 100] [--folder DIR]

DIR should be on the disk that matters; the default is the system's temporary folder. Compare
the times with the cost of one fsync there, which is printed first: a save makes two.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from tui.annotations.annotation import Annotation
from tui.annotations.identifiers import new_id, now
from tui.annotations.store import AnnotationStore

TRIES = 60


def note(number):
    time_made = now()
    return Annotation(
        id=new_id(),
        quote=f"the council reported that the budget {number} had risen by 12 per cent",
        prefix="what stood before it, as much as is kept of it, sixty-four in all"[:64],
        suffix="what stood after it, as much as is kept of it, sixty-four in all."[:64],
        start=number * 70,
        end=number * 70 + 62,
        note=f"a note of a few words, number {number}",
        tags=("money/budget", "council"),
        text_sha256="0" * 64,
        created=time_made,
        modified=time_made,
    )


def timed(act):
    start = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - start)


def say(what, times):
    ordered = sorted(times)
    p95 = ordered[int(0.95 * (len(ordered) - 1))]
    print(f"{what:<44} median {statistics.median(times):7.2f} ms   p95 {p95:7.2f} ms")


def fsync_cost(folder):
    times = []
    with (folder / "probe").open("wb") as file:
        for _ in range(30):
            file.write(b"x" * 4096)
            file.flush()
            times.append(timed(lambda: os.fsync(file.fileno())))
    return times


def save_costs(folder, count):
    store = AnnotationStore(folder)
    store.add_many("document.txt", [note(i) for i in range(count)])
    say(
        f"add one to {count}",
        [timed(lambda: store.add("document.txt", note(1))) for _ in range(TRIES)],
    )
    rows = store.of("document.txt")
    edits = [(old, replace(old, note="changed")) for old in rows[:: len(rows) // TRIES][:TRIES]]
    say(f"change one of {count}", [timed(partial(store.replace, n, expected=o)) for o, n in edits])
    ids = [annotation.id for annotation in rows[1 :: len(rows) // TRIES][:TRIES]]
    say(f"delete one of {count}", [timed(partial(store.delete, i)) for i in ids])
    say(f"undo that in {count}", [timed(store.undo) for _ in range(TRIES)])


def reading_costs(folder, documents, each):
    store = AnnotationStore(folder)
    for number in range(documents):
        store.add_many(f"{number}.txt", [note(i) for i in range(each)])
    fresh = AnnotationStore(folder)
    what = f"{documents * each} notes in {documents} documents"
    say(f"read {what}", [timed(fresh.all)])
    say("read them again", [timed(fresh.all) for _ in range(5)])
    say("ask whether anything changed", [timed(lambda: fresh.revision) for _ in range(20)])
    fresh.add("1.txt", note(0))
    say("and read after one was added", [timed(fresh.all)])


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--notes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as name:
        folder = Path(name)
        say("one fsync of 4 KB", fsync_cost(folder))
        for count in args.notes:
            save_costs(folder / str(count), count)
        reading_costs(folder / "many", args.documents, 1000)


if __name__ == "__main__":
    main()
