"""How long each key of annotating takes, with many notes: from outside, in a real pseudo-terminal.

    python benchmarks/annotating.py [COMMAND] [--notes 500] [--library 10000] [--size 140x40]
                                    [--rounds 30] [--only WORD] [--folder FOLDER] [--json]

A library is made in FOLDER, unless it is there, else in a temporary one, and filled by COMMAND
itself (`gloss import`): one document with so many notes, and others with the rest. Then COMMAND
opens the document, and whole rounds of work are played in it: read, tag, judge, undo, delete,
write, and find one's way in the panel. `--only` says only what keys with this in their names take.

For each key, in milliseconds, median and 95th percentile of

first     from the key to the first byte that answers it
frame     to the last byte of the first frame (where a terminal that knows synchronised output shows
          it; for a program that has none, the last byte before a pause)
settled   to the last byte before a pause
busy      what the program's first thread worked until then, beside the screen too (Linux)

and the median of the bytes. A terminal that draws 60 frames a second shows one in 16.7 ms. Compare
ratios taken in one run, not figures of two machines. Standard library only; Linux, macOS.
"""

from __future__ import annotations

import argparse
import json
import random
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from reader_texts import sentence
from terminal import Terminal

TITLE = "What was said of the harbour"
TAGS = ["budget", "budget/overrun", "delay", "witness", "contract", "storm", "safety", "figures"]
VERDICTS = ["supported", "disputed", "refuted", "unverified", None]
PER_DOCUMENT = 100
"""Notes on each of the other documents."""
FRAME_ENDS = b"\x1b[?2026l"
FIGURES = ("first", "frame", "settled", "busy")
ESC, TAB, BACK_TAB = b"\x1b", b"\t", b"\x1b[Z"

PAUSE, SILENCE, LONGEST = 0.12, 0.5, 4.0
"""Seconds without output after which an answer is complete, none is expected, no more is waited."""

ROUND = (
    ("j", b"j"),
    ("] claim", b"]"),
    ("t 1, two keys at once", b"t1"),
    ("] claim", b"]"),
    ("t opens", b"t"),
    ("t 1st letter", b"b"),
    ("t 2nd letter", b"u"),
    ("t 3rd letter", b"d"),
    ("t Enter", b"\r"),
    ("] claim", b"]"),
    (". tags again", b"."),
    ("u undo", b"u"),
    ("c opens", b"c"),
    ("c letter", b"s"),
    ("u undo", b"u"),
    ("> note", b">"),
    ("> note", b">"),
    ("< note", b"<"),
    ("x delete", b"x"),
    ("u undo", b"u"),
    ("] claim", b"]"),
    ("a opens", b"a"),
    *(("a letter", letter) for letter in (b"d", b"o", b"u", b"b", b"t")),
    ("a Esc, saves", ESC),
    ("u undo", b"u"),
    ("Tab to the panel", TAB),
    ("panel j", b"j"),
    ("panel j", b"j"),
    ("panel k", b"k"),
    ("panel e opens", b"e"),
    ("panel e Esc", ESC),
    ("panel f, page", b"f"),
    ("panel f, page", b"f"),
    ("panel b, page", b"b"),
    ("panel PgDn", b"\x1b[6~"),
    ("panel PgUp", b"\x1b[5~"),
    ("panel G", b"G"),
    ("panel g", b"g"),
    ("panel / opens", b"/"),
    ("panel / 1st letter", b"s"),
    ("panel / 2nd letter", b"t"),
    ("panel / 3rd letter", b"o"),
    ("panel / erase", b"\x7f"),
    ("panel / Esc", ESC),
    ("panel o, order", b"o"),
    ("panel o, order", b"o"),
    ("panel o, order", b"o"),
    ("panel Shift+Tab", BACK_TAB),
    ("/ opens", b"/"),
    ("/ Esc", ESC),
    ("& opens", b"&"),
    ("& Esc", ESC),
    ("s opens", b"s"),
    ("s Esc", ESC),
    *(("z, other panes", b"z"),) * 4,
    ("z Esc", ESC),
)
"""What is played again and again: a name, under which times are gathered, and the keys."""


def text_of(dice, count):
    """Return a text of `count` sentences, each of them once, and where these stand."""
    text, spans = f"# {TITLE}\n\n", []
    for number in range(count):
        said = sentence(dice).strip().replace(" the ", f" the {number}th ", 1)
        spans.append((len(text), len(text) + len(said)))
        text += said + ("\n\n" if number % 5 == 4 else " ")
    return text, spans


def item(dice, path, text, span):
    """Return a note on a passage as a line of the JSON Lines that are imported."""
    start, end = span
    number = dice.randrange(1_000)
    return {
        "path": path,
        "quote": text[start:end],
        "prefix": text[max(0, start - 64) : start],
        "suffix": text[end : end + 64],
        "start": start,
        "end": end,
        "note": f"Compare the minutes of meeting {number}." if dice.random() < 0.7 else "",
        "tags": dice.sample(TAGS, dice.choice((1, 1, 2))),
        "verdict": dice.choice(VERDICTS),
    }


def codebook():
    """Return the file of a codebook in which the tags have the keys 1, 2, 3, …."""
    rows = {
        f"01a1fb62-4130-7db5-98d8-{number:012x}": {"name": name, "key": str(number)}
        for number, name in enumerate(TAGS, 1)
    }
    meta = {"schema": {"v": 1}, "~": {}}
    return json.dumps({"_gloss": meta, "_default": {**rows, "~": {}}})


def make(folder, command, notes, library):
    """Make a library with so many notes in its first document and in all, unless it is there."""
    if (folder / "gloss.toml").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(11)
    items = []
    counts = [notes, *[PER_DOCUMENT] * (max(0, library - notes) // PER_DOCUMENT)]
    for number, count in enumerate(counts):
        path = f"source-{number:04}.md"
        text, spans = text_of(dice, count * 8 // 5 + 40)
        (folder / path).write_text(text, encoding="utf-8")
        spans = sorted(dice.sample(spans, count))
        items += [item(dice, path, text, span) for span in spans]
    (folder / "gloss.toml").touch()
    (folder / "annotations").mkdir()
    (folder / "annotations" / "codebook.json").write_text(codebook(), encoding="utf-8")
    lines = "".join(f"{json.dumps(row)}\n" for row in items)
    subprocess.run(
        [*shlex.split(command), "import", "-L", str(folder), "--format", "jsonl", "-"],
        input=lines.encode(),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def worked(pid):
    """Return the milliseconds that the first thread of a process has worked; None elsewhere."""
    try:
        return int(Path(f"/proc/{pid}/task/{pid}/schedstat").read_text().split()[0]) / 1e6
    except OSError:
        return None


def press(terminal, keys):
    """Press keys, and wait for a pause; return what they took (ms) and wrote, None for silence."""
    before, begun = worked(terminal.pid), time.perf_counter()
    terminal.write(keys)
    first = frame = last = busy = None
    size = 0
    while time.perf_counter() - begun < LONGEST:
        data = terminal.read(PAUSE if last else SILENCE)
        now = (time.perf_counter() - begun) * 1000
        if not data:
            break
        first = now if first is None else first
        last, size = now, size + len(data)
        if frame is None and FRAME_ENDS in data:
            frame = now
            after = worked(terminal.pid)
            busy = None if after is None else after - before
    if first is None:
        return None
    return {"first": first, "frame": frame or last, "settled": last, "busy": busy, "bytes": size}


def play(terminal, rounds):
    """Press all keys of so many rounds; return what each took by its name."""
    found = defaultdict(list)
    for name, keys in ROUND * rounds:
        found[name].append(press(terminal, keys))
    return found


def told(times):
    """Return the median and the 95th percentile, or two dashes."""
    ordered = sorted(times)
    if not ordered:
        return None, None
    return statistics.median(ordered), ordered[round(0.95 * (len(ordered) - 1))]


def table(found):
    """Yield one row of figures for each key."""
    for name, all_of_it in found.items():
        answered = [took for took in all_of_it if took]
        row = {"key": name, "pressed": len(all_of_it), "answered": len(answered)}
        for figure in FIGURES:
            times = [took[figure] for took in answered if took[figure] is not None]
            row[figure], row[f"{figure}_p95"] = told(times)
        row["bytes"] = told([took["bytes"] for took in answered])[0]
        yield row


def show(rows):
    print(f"{'ms: median (p95)':24}" + "".join(f"{name:>16}" for name in FIGURES) + "   bytes")
    for row in rows:
        line = f"{row['key']:24}"
        for middle, most in ((row[name], row[f"{name}_p95"]) for name in FIGURES):
            line += f"{'-' if middle is None else f'{middle:.1f} ({most:.1f})':>16}"
        missed = row["pressed"] - row["answered"]
        print(f"{line}{row['bytes'] or 0:8.0f}" + (f"   {missed} unanswered" if missed else ""))


def measure(folder, options):
    """Return the rows of the table; nothing where the text is never shown."""
    columns, lines = map(int, options.size.split("x"))
    make(folder, options.command, options.notes, options.library)
    command = [*shlex.split(options.command), str(folder / "source-0000.md")]
    terminal = Terminal(command, columns, lines)
    if terminal.until(TITLE.encode(), 60) is None:
        terminal.close()
        return []
    terminal.settle(first=5.0, quiet=3.0, longest=60)  # dialogs are made ready in pauses
    for key in [b">"] * 20:  # into the text
        press(terminal, key)
    play(terminal, 1)
    found = play(terminal, options.rounds)
    terminal.quit(b"\x11")
    terminal.close()
    return [row for row in table(found) if options.only in row["key"]]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", nargs="?", default="gloss", help="the program to measure")
    parser.add_argument("--notes", type=int, default=500, help="in the document")
    parser.add_argument("--library", type=int, default=10_000, help="in the whole library")
    parser.add_argument("--size", default="140x40")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument(
        "--only", default="", help="say only what keys with this in their name take"
    )
    parser.add_argument("--folder", type=Path, help="where the library is made, and kept")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure((options.folder or Path(folder)).resolve(), options)
    if options.json:
        print(json.dumps(rows))
    else:
        show(rows)
    return 0 if rows else "the text is never shown"


if __name__ == "__main__":
    sys.exit(main())
