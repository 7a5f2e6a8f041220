"""How well comparing finds who says the same, and who says otherwise.

    python benchmarks/comparing.py pairs                 the hand-written pairs beside this file
    python benchmarks/comparing.py news                  how many `=` and `≠` in news are right
    python benchmarks/comparing.py disputes              how many `≠` in four disputes are right
    python benchmarks/comparing.py first LIBRARY         the first 50 pairs of a folder, to judge
    python benchmarks/comparing.py claims DIR            a CheckThat! 2020 task 2 folder: MAP@5
    python benchmarks/comparing.py speed DIR             compare all documents of a folder

The pairs are tab-separated. `written.tsv` holds sentences and `seeds.tsv` places in `seeds/`: the
rules were made while looking at them. `heldout.tsv` was written afterwards and must stay unseen:
whoever changes a rule or the lexicon because of one of its pairs spoils the measure. `kinds.tsv`
has pairs of each kind of difference, made beside the rules, `unseen.tsv` the same, not to be read.
`texts.tsv` holds places in `comparing_texts/`: small libraries of three to five articles, written
for this before the rules that now find some of them, and `seeds_more.tsv` further places in
`seeds/`. `news.tsv` has what was called the same or otherwise in the six small libraries of
`comparing_news/` (one event, told by several, and two neighbouring ones each) before the rules of
`casts`, `changes` and deeds of dates, each pair judged by hand before those were written; "aside"
(election, transfer) was only looked at when they stood, and "unread" (blaze, derail) when the next
rules stood, those of `beside`, `occasions` and `nearest.outdone`; it has been read since: further
rules need others.
`disputes.tsv` has what was called otherwise in the four libraries of `comparing_disputes/` (one
dispute each, told by five sources, all of it invented for this) before the rules of `leaning`,
`other_years` and `ahead` or after them, by how each passage begins. Of "tram" and "harbour"
nothing was looked at before most of these rules stood.
In `texts.tsv` and `seeds_more.tsv` a pair counts where both claims were found and ranked early.
"""

from __future__ import annotations

import argparse
import csv
import re
import resource
import statistics
import time
from collections import Counter
from pathlib import Path

from tui.claims import detect
from tui.claims.claim import Claim
from tui.comparing import Candidates, Passage, compare, relate, related
from tui.comparing.features import features
from tui.comparing.weights import Weights
from tui.documents import read
from tui.spans import Span

HERE = Path(__file__).parent
PAIRS = HERE / "comparing_pairs"
SEEDS = HERE.parent / "seeds"
TEXTS = HERE / "comparing_texts"
NEWS = HERE / "comparing_news"
DISPUTES = HERE / "comparing_disputes"
ASIDE = {"election", "transfer"}
UNREAD = {"blaze", "derail"}
FIRST = 100
BEGINNING = 48
PLAIN = 0.2
"""Score from which a contradiction may lead the ledger."""


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def pairs() -> None:
    for name in ("written", "heldout", "kinds", "unseen"):
        written(name)
    in_seeds()
    in_texts()


def written(name: str) -> None:
    rows = table(PAIRS / f"{name}.tsv")
    weights = Weights.of(features(row[side]) for row in rows for side in "ab")
    told = Counter()
    for row in rows:
        a, b = (Passage(s, Span(0, len(row[s])), row[s]) for s in "ab")
        told[row["relation"], relate(a, b, weights).relation] += 1
    print(f"{name}: what the pairs are -> what gloss says")
    for (is_, says), count in sorted(told.items()):
        print(f"  {is_:9} -> {says:8} {count}")
    whole = [[_claim(row[side], n) for n, row in enumerate(rows)] for side in "ab"]
    found = compare([("a", whole[0]), ("b", whole[1])])[:FIRST]
    for relation in ("same", "differs"):
        wanted = {n for n, row in enumerate(rows) if row["relation"] == relation}
        hit = {p.a.span.start // 1000 for p in found if p.a.span.start == p.b.span.start}
        typed = {
            p.a.span.start // 1000
            for p in found
            if p.a.span.start == p.b.span.start and p.relation == relation
        }
        print(
            f"  {relation}: of {len(wanted)} among all {len(rows)}x{len(rows)},"
            f" in the first {FIRST}: {len(wanted & hit)}, rightly called: {len(wanted & typed)}"
        )


def _claim(text: str, number: int) -> Claim:
    return Claim(Span(1000 * number, 1000 * number + len(text)), text, 0.9)


def in_seeds() -> None:
    documents = {p.name: read(p, p.name) for p in SEEDS.iterdir() if p.suffix in {".md", ".txt"}}
    rows = table(PAIRS / "seeds.tsv") + table(PAIRS / "seeds_more.tsv")
    in_library("seeds/", documents, rows)


def in_texts() -> None:
    rows = table(PAIRS / "texts.tsv")
    for folder in sorted(TEXTS.iterdir()):
        documents = {f"{folder.name}/{p.name}": read(p, p.name) for p in sorted(folder.iterdir())}
        mine = [row for row in rows if row["a_doc"] in documents]
        in_library(f"{folder.name}/", documents, mine)


def in_library(name, documents, rows) -> None:
    found = compare(
        [(path, detect(document)) for path, document in documents.items()],
        written=lambda path: documents[path].metadata.date,
    )
    print(f"over {name}: {len(found)} pairs among the claims found")
    for relation in ("same", "differs"):
        wanted = [row for row in rows if row["relation"] == relation]
        places = [_place(row, documents, found) for row in wanted]
        hits = [found[n] for n in places if n is not None and n < FIRST]
        print(
            f"  {relation}: of {len(wanted)}, in the first {FIRST}: {len(hits)},"
            f" rightly called: {sum(pair.relation == relation for pair in hits)}"
        )


def news() -> None:
    """Count which of the pairs that were judged are still called so, and which are new."""
    rows = table(PAIRS / "news.tsv")
    judged = {(row["relation"], *sorted((row["a"], row["b"]))): row for row in rows}
    told, before = Counter(), Counter()
    for row in judged.values():
        before[_in_news(row["a_doc"].split("/")[0]), row["relation"], row["judged"]] += 1
    for folder in sorted(NEWS.iterdir()):
        documents = {p.name: read(p, p.name) for p in sorted(folder.iterdir())}
        claims = [(path, detect(document)) for path, document in documents.items()]
        for pair in compare(claims, written=lambda path, d=documents: d[path].metadata.date):
            if pair.relation in {"same", "differs"}:
                sides = sorted(" ".join(side.text.split()) for side in (pair.a, pair.b))
                row = judged.get((pair.relation, *sides), {"judged": "not judged"})
                told[_in_news(folder.name), pair.relation, row["judged"]] += 1
    for key in sorted(told | before):
        print(f"{key[0]:7} {key[1]:8} {key[2]:10} before {before[key]:4} now {told[key]:4}")


def disputes() -> None:
    """Count of what is called otherwise how much is right, of all and of what comes first."""
    judged = {
        (frozenset(((row["a_doc"], row["a"]), (row["b_doc"], row["b"])))): row["judged"]
        for row in table(PAIRS / "disputes.tsv")
    }
    for folder in sorted(DISPUTES.iterdir()):
        documents = {f"{folder.name}/{p.name}": read(p, p.name) for p in sorted(folder.iterdir())}
        claims = [(path, detect(document)) for path, document in documents.items()]
        found = compare(claims, written=lambda path, d=documents: d[path].metadata.date)
        told = [
            (pair.score, judged.get(frozenset(map(_begins, (pair.a, pair.b))), "not judged"))
            for pair in found
            if pair.relation == "differs"
        ]
        plain = [judgement for score, judgement in told if score >= PLAIN]
        every = [judgement for _, judgement in told]
        for name, some in (("all", every), ("first ten", every[:10]), ("plain", plain)):
            count = Counter(some)
            print(
                f"{folder.name:9} {name:10} {count['right']:3} right of {len(some):3},"
                f" {count['not judged']} not judged"
            )


def _begins(side: Passage) -> tuple[str, str]:
    return side.path, " ".join(side.text.split())[:BEGINNING]


def _in_news(name: str) -> str:
    return "unread" if name in UNREAD else "aside" if name in ASIDE else "in view"


def first(folder: Path) -> None:
    files = sorted(p for p in folder.iterdir() if p.is_file())
    for number, pair in enumerate(compare([(p.name, detect(read(p, p.name))) for p in files])[:50]):
        print(f"{number + 1:3} {pair.relation:8} {pair.score:.2f}  {' '.join(pair.a.text.split())}")
        print(f"{'':18}{' '.join(pair.b.text.split())}")
        print(f"{'':18}{[(d.kind, d.a, d.b) for d in pair.differences]}")


def _place(row, documents, found) -> int | None:
    wanted = []
    for side in "ab":
        path, quote = row[f"{side}_doc"], row[side]
        start = documents[path].text.index(quote)
        wanted.append((path, Span(start, start + len(quote))))
    for number, pair in enumerate(found):
        ends = [(p.path, p.span) for p in (pair.a, pair.b)]
        for one, two in (ends, ends[::-1]):
            if _covers(one, wanted[0]) and _covers(two, wanted[1]):
                return number
    return None


def _covers(place, wanted) -> bool:
    shared = place[1].intersection(wanted[1]) if place[0] == wanted[0] else None
    return shared is not None and 2 * len(shared) >= len(wanted[1])


def claims(folder: Path) -> None:
    """Rank verified claims (`verified_claims.docs.tsv`) for the tweets of the test set."""
    csv.field_size_limit(10**9)
    verified = _rows(next(folder.rglob("verified_claims.docs.tsv")))
    held = Candidates(Passage(row[0], Span(0, 1), f"{row[1]} {row[2]}") for row in verified)
    for queries in sorted(folder.rglob("tweets.queries.tsv")):
        right: dict[str, set[str]] = {}
        for line in queries.with_name("tweet-vclaim-pairs.qrels").read_text().splitlines():
            query, _, claim, _ = line.split()
            right.setdefault(query, set()).add(claim)
        scores, spent = [], []
        for query, tweet in _rows(queries):
            if query not in right:
                continue
            start = time.perf_counter()
            plain = re.sub(r"https?://\S+|pic\.twitter\S+|— .*$", "", tweet)
            target = Passage("", Span(0, 1), plain)
            ranked = [p.b.path for p in related(target, held, near=False)][:5]
            spent.append(time.perf_counter() - start)
            hits, score = 0, 0.0
            for place, claim in enumerate(ranked, 1):
                if claim in right[query]:
                    hits += 1
                    score += hits / place
            scores.append(score / min(5, len(right[query])))
        print(
            f"{queries.relative_to(folder)}: {len(scores)} queries, MAP@5"
            f" {statistics.mean(scores):.3f}, median {1000 * statistics.median(spent):.0f} ms"
        )


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))[1:]


def speed(folder: Path) -> None:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    start = time.perf_counter()
    documents = [(str(path), detect(read(path, str(path)))) for path in files]
    middle = time.perf_counter()
    found = compare(documents)
    end = time.perf_counter()
    size = sum(len(claims) for _, claims in documents)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{len(files)} documents, {size} candidates: detection {middle - start:.2f} s, comparing"
        f" {end - middle:.2f} s, {len(found)} pairs, {memory} MB at most"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["pairs", "news", "disputes", "first", "claims", "speed"])
    parser.add_argument("folder", type=Path, nargs="?")
    chosen = parser.parse_args()
    if chosen.what == "pairs":
        pairs()
    elif chosen.what in {"news", "disputes"}:
        {"news": news, "disputes": disputes}[chosen.what]()
    elif chosen.folder is None:
        parser.error("name the folder")
    else:
        {"first": first, "claims": claims, "speed": speed}[chosen.what](chosen.folder)
