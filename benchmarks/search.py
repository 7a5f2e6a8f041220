"""How well and how fast search finds what is half remembered.

    python benchmarks/search.py seeds --queries benchmarks/search_queries.jsonl
    python benchmarks/search.py FOLDER --each 25 --seed 3         made queries (search_queries.py)
    python benchmarks/search.py FOLDER --each 5 --peers fzf,fts5  the same queries for others
    python benchmarks/search.py FOLDER --typing                   milliseconds for every key

A hit is right when it is in the right document and shares text with the sentence that was
meant. Peers get the same passages, one a line: fzf as `fzf --filter`, SQLite's FTS5 with
the Porter stemmer, all words or, where that finds nothing, any of them.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import sqlite3
import statistics
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from search_queries import queries, read

from tui.documents.document import Document
from tui.search import Change, Index
from tui.search.passages import passages

Place = tuple[str, int, int]
Search = Callable[[str], list[Place]]


def right(place: Place, item: dict[str, object]) -> bool:
    path, start, end = place
    return path == item["doc"] and start < item["end"] and end > item["start"]


def gloss(texts: dict[str, str]) -> Search:
    started = time.process_time()
    index = Index()
    index.update(Change(path, "1", Document(path, text, "text")) for path, text in texts.items())
    seconds = time.process_time() - started
    size = sum(map(len, texts.values())) / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"indexed {size:.1f} MB at {size / seconds:.1f} MB/s, {memory:.0f} MB of memory")
    return lambda query: [(h.path, h.span.start, h.span.end) for h in index.search(query)]


def fzf(texts: dict[str, str]) -> Search:
    lines, places = [], []
    for path, text in texts.items():
        for span in passages(text):
            lines.append(f"{len(places)}\t{' '.join(span.of(text).split())}")
            places.append((path, span.start, span.end))
    content = "\n".join(lines).encode("utf-8", "replace")

    def search(query: str) -> list[Place]:
        done = subprocess.run(
            ["fzf", "--filter", query, "--delimiter", "\t", "--nth", "2"],
            input=content,
            capture_output=True,
            check=False,
        )
        found = done.stdout.split(b"\n", 10)[:10]
        return [places[int(line.split(b"\t")[0])] for line in found if line]

    return search


def fts5(texts: dict[str, str]) -> Search:
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table p using fts5(t, tokenize='porter unicode61')")
    places = [(path, s.start, s.end) for path, text in texts.items() for s in passages(text)]
    base.executemany(
        "insert into p(rowid, t) values (?, ?)",
        ((i, texts[p][a:b]) for i, (p, a, b) in enumerate(places)),
    )

    def search(query: str) -> list[Place]:
        words = ['"' + w.replace('"', "") + '"' for w in query.split() if w.strip('"')]
        for operator in (" ", " OR "):
            found = base.execute(
                "select rowid from p where p match ? order by rank limit 10",
                (operator.join(words),),
            ).fetchall()
            if found:
                return [places[number] for (number,) in found]
        return []

    return search


def judge(name: str, search: Search, items: Iterable[dict[str, object]]) -> None:
    ranks: defaultdict[str, list[int]] = defaultdict(list)
    times: list[float] = []
    for item in items:
        started = time.perf_counter()
        found = search(str(item["query"]))
        times.append((time.perf_counter() - started) * 1e3)
        rank = next((i for i, place in enumerate(found, 1) if right(place, item)), 0)
        kind = str(item["kind"])
        for one in (kind, "hard" if kind.startswith("hard") else "standard", "all"):
            ranks[one].append(rank)
    print(f"\n{name:16} {'n':>5} {'R@1':>6} {'R@10':>6} {'MRR':>6}")
    for kind, found in ranks.items():
        first = sum(rank == 1 for rank in found) / len(found)
        ten = sum(rank > 0 for rank in found) / len(found)
        mrr = sum(1 / rank for rank in found if rank) / len(found)
        print(f"{kind:16} {len(found):5} {first:6.2f} {ten:6.2f} {mrr:6.3f}")
    print(f"{name}: {say(times)}")


def say(times: list[float]) -> str:
    times = sorted(times)
    p95 = times[int(0.95 * (len(times) - 1))]
    return f"median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms, most {times[-1]:.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--queries", type=Path, help="a file of queries instead of made ones")
    parser.add_argument("--each", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", default="", help="fzf, fts5")
    parser.add_argument("--typing", action="store_true")
    arguments = parser.parse_args()
    texts = dict(read(arguments.folder))
    if arguments.queries:
        items = [json.loads(line) for line in arguments.queries.read_text("utf-8").splitlines()]
    else:
        items = list(queries(arguments.folder, arguments.each, arguments.seed))
    search = gloss(texts)
    search("warm up")
    if arguments.typing:
        times: list[float] = []
        for item in items:
            query = str(item["query"])
            for length in range(2, len(query) + 1):
                started = time.perf_counter()
                search(query[:length])
                times.append((time.perf_counter() - started) * 1e3)
        print(f"{len(times)} keys: {say(times)}")
        return
    judge("gloss", search, items)
    for peer in filter(None, arguments.peers.split(",")):
        if peer == "fzf" and not shutil.which("fzf"):
            print("fzf is not installed")
            continue
        judge(peer, {"fzf": fzf, "fts5": fts5}[peer](texts), items)


if __name__ == "__main__":
    main()
