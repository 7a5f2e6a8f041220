"""How good claim detection is: figures for the documentation.

    python benchmarks/claims.py gold [--documents seeds] [--gold benchmarks/claims_gold.jsonl]
    python benchmarks/claims.py sentences FILE.tsv --text Text --label class_label --yes Yes
    python benchmarks/claims.py sources FOLDER        text/*.txt and attributions/*.ann beside it
    python benchmarks/claims.py speed FILE... [--megabytes 4]

`gold` needs nothing but this repository: `claims_gold.jsonl` labels every sentence of the
starter library by hand: `claim` (with the certainties a careful reader would accept, kinds,
source, and whether it is central), `plain` prose, text that must `never` be marked (headings,
bylines, teasers, captions, requests), and `doubtful` text that counts for neither side. A source
`?` is not judged. The other commands take public data sets that are not part of it.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from tui.claims import NORMAL, Claim, detect, judge
from tui.documents import read
from tui.spans import Span, merge_spans

HERE = Path(__file__).parent


def average_precision(scored: list[tuple[float, bool]]) -> float:
    """Return AP; among equal scores the wrong ones come first."""
    hits = total = 0.0
    for place, (_, right) in enumerate(sorted(scored, key=lambda s: (-s[0], s[1])), 1):
        if right:
            hits += 1
            total += hits / place
    return total / max(1.0, hits)


def f1(true: int, wrong: int, missed: int) -> float:
    return 2 * true / max(1, 2 * true + wrong + missed)


def covered(span: Span, spans: list[Span]) -> float:
    """Return the share of `span` that `spans` cover together."""
    parts = (s.intersection(span) for s in merge_spans(spans))
    return sum(len(p) for p in parts if p) / max(1, len(span))


def words(text: str | None) -> set[str]:
    return set(re.findall(r"\w[\w'’-]*", (text or "").lower())) - {"the", "a", "an", "of", "and"}


def load_gold(path: Path, folder: Path) -> dict[str, tuple[str, list[dict], list[Claim]]]:
    """Return for each document its text, its gold rows with spans, and the claims detected."""
    rows: dict[str, list[dict]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["document"], []).append(row)
    found = {}
    for name, items in rows.items():
        document = read(folder / name, name)
        for row in items:
            start = -1
            for _ in range(row.get("occurrence", 1)):
                start = document.text.find(row["quote"], start + 1)
            if start < 0:
                sys.exit(f"{name}: not in the text: {row['quote']}")
            row["span"] = Span(start, start + len(row["quote"]))
        found[name] = (document.text, items, detect(document))
    return found


def gold(options: argparse.Namespace) -> dict[str, float]:
    count: Counter[str] = Counter()
    scored: list[tuple[float, bool]] = []
    central: list[tuple[float, bool]] = []
    for name, (_, rows, claims) in load_gold(options.gold, options.documents).items():
        shown = [claim for claim in claims if claim.score >= options.threshold]
        spans = [claim.span for claim in shown]
        by_label = {label: [r["span"] for r in rows if r["label"] == label] for label in LABELS}
        for span in spans:
            if covered(span, by_label["claim"]) >= 0.5:
                count["right"] += 1
            elif covered(span, by_label["claim"] + by_label["doubtful"]) < 0.5:
                count["wrong"] += 1
                count["never"] += covered(span, by_label["never"]) >= 0.5
                if options.verbose:
                    print(f"wrong   {name}: {span.of(_)[:100]!r}", file=sys.stderr)
        for row in rows:
            if row["label"] == "doubtful":
                continue
            scores = [c.score for c in claims if covered(row["span"], [c.span]) >= 0.5]
            best = max(scores, default=0.0)
            is_claim = row["label"] == "claim"
            scored.append((best, is_claim))
            central.append((best, is_claim and row["central"]))
            if is_claim:
                judge_row(row, shown, spans, count, options, name)
    marked, all_claims = count["right"] + count["wrong"], count["claims"]
    return {
        "claims": all_claims,
        "average precision": average_precision(scored),
        "average precision, central claims": average_precision(central),
        "precision": count["right"] / max(1, marked),
        "recall": count["found"] / max(1, all_claims),
        "recall, central claims": count["central found"] / max(1, count["central"]),
        "marked that never should be": count["never"],
        "certainty right": count["first"] / max(1, count["found"]),
        "certainty right or accepted": count["certain"] / max(1, count["found"]),
        "kinds F1": f1(count["kind"], count["kind wrong"], count["kind missed"]),
        "source F1": f1(count["source"], count["source wrong"], count["source missed"]),
        "source in the right words": count["same source"] / max(1, count["source"]),
    }


LABELS = ("claim", "doubtful", "plain", "never")


def judge_row(row, shown, spans, count, options, name) -> None:
    """Count what is right about one claim."""
    count["claims"] += 1
    count["central"] += row["central"]
    if covered(row["span"], spans) < 0.5:
        if options.verbose:
            print(f"missed  {name}: {row['quote'][:100]!r}", file=sys.stderr)
        return
    count["found"] += 1
    count["central found"] += row["central"]
    best = max(shown, key=lambda c: (covered(row["span"], [c.span]), -len(c.span)))
    count["first"] += best.certainty == row["certainty"][0]
    count["certain"] += best.certainty in row["certainty"]
    kinds, wanted = set(best.kinds), set(row["kinds"])
    count["kind"] += len(kinds & wanted)
    count["kind wrong"] += len(kinds - wanted)
    count["kind missed"] += len(wanted - kinds)
    if row["source"] != "?":
        count["source"] += bool(best.attribution and row["source"])
        count["source wrong"] += bool(best.attribution and not row["source"])
        count["source missed"] += bool(row["source"] and not best.attribution)
        count["same source"] += bool(words(best.attribution) & words(row["source"]))
    if options.verbose and best.certainty not in row["certainty"]:
        print(f"{best.certainty}, not {row['certainty']}: {row['quote'][:90]!r}", file=sys.stderr)
    if options.verbose and row["source"] != "?" and bool(best.attribution) != bool(row["source"]):
        print(f"{best.attribution}, not {row['source']}: {row['quote'][:90]!r}", file=sys.stderr)


def sentences(options: argparse.Namespace) -> dict[str, float]:
    """Score single sentences as worth checking or not."""
    count: Counter[str] = Counter()
    scored: list[tuple[float, bool]] = []
    with options.file.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            score, wanted = judge(row[options.text]).score, row[options.label] == options.yes
            scored.append((score, wanted))
            found = score >= options.threshold
            count["right"] += found and wanted
            count["wrong"] += found and not wanted
            count["missed"] += wanted and not found
    return {
        "sentences": len(scored),
        "average precision": average_precision(scored),
        "precision": count["right"] / max(1, count["right"] + count["wrong"]),
        "recall": count["right"] / max(1, count["right"] + count["missed"]),
        "F1": f1(count["right"], count["wrong"], count["missed"]),
    }


def sources(options: argparse.Namespace) -> dict[str, float]:
    """Say of each sentence of a stand-off corpus whether somebody's words are told, and whose."""
    count: Counter[str] = Counter()
    for path in sorted((options.folder / "text").iterdir()):
        text = path.read_text("utf-8")
        spans = []
        for notes in (options.folder / "attributions").glob(path.stem + "*"):
            for line in notes.read_text("utf-8").splitlines():
                fields = line.split("\t")
                if len(fields) > 1 and fields[1].startswith("Source "):
                    pairs = fields[1][7:].split(";")
                    spans += [tuple(map(int, pair.split())) for pair in pairs]
        for sentence in SENTENCE.finditer(text):
            wanted = [text[a:b] for a, b in spans if sentence.start() <= a < sentence.end()]
            got = judge(" ".join(sentence.group().split())).attribution
            count["right"] += bool(got and wanted)
            count["wrong"] += bool(got and not wanted)
            count["missed"] += bool(wanted and not got)
            count["same"] += any(words(got) & words(source) for source in wanted) if got else 0
    return {
        "precision": count["right"] / max(1, count["right"] + count["wrong"]),
        "recall": count["right"] / max(1, count["right"] + count["missed"]),
        "F1": f1(count["right"], count["wrong"], count["missed"]),
        "source in the right words": count["same"] / max(1, count["right"]),
    }


SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?][”\"')]*(?=\s+[A-Z“\"'(]|\s*\n|\s*$)|(?=\n|$))")


def speed(options: argparse.Namespace) -> dict[str, float]:
    """Time detection alone over different texts, each once."""
    documents = []
    size = 0
    for path in options.files:
        if size < options.megabytes * 1e6:
            documents.append(read(path, path.name))
            size += path.stat().st_size
    begin = time.perf_counter()
    found = sum(len(detect(document)) for document in documents)
    seconds = time.perf_counter() - begin
    return {
        "megabytes": size / 1e6,
        "candidates": found,
        "megabytes a second": size / 1e6 / seconds,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--threshold", type=float, default=NORMAL)
    parser.add_argument("-v", "--verbose", action="store_true", help="name every mistake")
    commands = parser.add_subparsers(required=True)
    add = commands.add_parser("gold")
    add.add_argument("--documents", type=Path, default=HERE.parent / "seeds")
    add.add_argument("--gold", type=Path, default=HERE / "claims_gold.jsonl")
    add.set_defaults(run=gold)
    add = commands.add_parser("sentences")
    add.add_argument("file", type=Path)
    add.add_argument("--text", default="Text")
    add.add_argument("--label", default="class_label")
    add.add_argument("--yes", default="Yes")
    add.set_defaults(run=sentences)
    add = commands.add_parser("sources")
    add.add_argument("folder", type=Path)
    add.set_defaults(run=sources)
    add = commands.add_parser("speed")
    add.add_argument("files", type=Path, nargs="+")
    add.add_argument("--megabytes", type=float, default=4)
    add.set_defaults(run=speed)
    options = parser.parse_args()
    for name, value in options.run(options).items():
        print(f"{value:8.3f}  {name}" if isinstance(value, float) else f"{value:8}  {name}")


if __name__ == "__main__":
    main()
