"""How fast a reader feels: from outside, in a real pseudo-terminal, any program beside any other.

    python benchmarks/reader.py
        gloss and less on texts that are made for it (20 KB to 100 MB, one line and one word of
        10 MB), a bare Textual program of three panes on the smallest, and what follows from them:
        each figure that gloss promises, with its limit. Some ten minutes
    python benchmarks/reader.py --peer "frogmouth {file}"
        the same, with one more program on the smallest text
    python benchmarks/reader.py FILE... [--command "gloss {file}"] [--command "less {file}"]
        these programs on these files, with nothing compared

Options: [--size 120x40] [--rounds 60] [--starts 5] [--idle 5] [--texts FOLDER] [--json]
         [--find WORD --beside WORD]

start     from exec until the first words of the file are on the screen: median of the starts
typed     of so many `q`, each typed at another moment of a start, how many were not lost
down      `j`: key written until the output went quiet: median, 95th percentile, longest; bytes
          written: median and most
page      Page Down four times, then Page Up, in the same way; and `half` (Ctrl+D and Ctrl+U),
          `end_top` (G and g), `claim` (] and [), `annotation` (> and <)
hits      the same pages, with every `the` of the text shown as found
held      `j` at 30 a second for two seconds: from the last key until nothing is drawn any more
idle      bytes written without a key in so many seconds
memory    resident, with its children, in megabytes: the most that was seen before anything was
          looked for, and less a file of one line (`above_empty_mb`)
find      `/WORD` Enter until a word on the same line is written (the second word keeps what is
          typed from being taken for what is found)
quit      `q` until the program is gone; `left_set` what it left changed in the terminal

A peer's keys do what they do there (`>` is the end in less). Compare ratios taken in one run, not
figures of two machines. Standard library only; Linux, macOS.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import statistics
import sys
import tempfile
import time
from pathlib import Path

from reader_promises import promises
from reader_texts import BESIDE, NEEDLE, ODD, SIZES, make
from terminal import Terminal

OWN = "gloss {file}"
BARE = f"{shlex.quote(sys.executable)} {shlex.quote(str(Path(__file__).parent))}/three_panes.py"
PAGES = [*[b"\x1b[6~"] * 4, *[b"\x1b[5~"] * 4]
MOMENTS = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4)
"""Seconds after exec at which a key is typed into a program that starts."""


def first_words(file):
    """Return some words near the start of a text, as they will stand on one row."""
    with file.open("rb") as stream:
        head = stream.read(4096).decode("utf-8", "replace")
    words = re.findall(r"[A-Za-z]{4,12}(?: [A-Za-z]{2,12})?", head)
    return (words[0] if words else head[:4]).encode()


def started(command, file, options):
    columns, lines = map(int, options.size.split("x"))
    argv = [part.replace("{file}", str(file)) for part in shlex.split(command)]
    if str(file) not in " ".join(argv):
        argv.append(str(file))
    return Terminal(argv, columns, lines)


def memory_of_little(command, options):
    """Return the megabytes that the program takes with a file of one line."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "little.md"
        file.write_text("a single line\n")
        terminal = started(command, file, options)
        terminal.until(b"single line", options.patience)
        terminal.settle(first=1.5, quiet=0.5, longest=20)
        terminal.look()
        terminal.quit()
        terminal.close()
        return terminal.most


def start_times(command, file, options):
    """Return the seconds that each of some starts takes; nothing where it shows no text."""
    found = []
    for _ in range(options.starts):
        terminal = started(command, file, options)
        took = terminal.until(first_words(file), options.patience)
        if took is not None:
            found.append(took)
            terminal.settle(first=0.5, quiet=0.3)
            terminal.quit()
        terminal.close()
        if took is None:
            break
    return found


def keys_kept(command, file, options):
    """Return how many of the keys typed while it starts do what they should."""
    kept = 0
    for moment in MOMENTS:
        terminal = started(command, file, options)
        while (left := terminal.began + moment - time.perf_counter()) > 0:
            terminal.read(left)
        kept += terminal.quit() is not None
        terminal.close()
    return kept


def timed(terminal, name, keys, rounds):
    """Return how long keys take, and how much they write."""
    times, sizes = [], []
    for index in range(rounds):
        took, size = terminal.key(keys[index % len(keys)], first=0.4)
        if took is not None:
            times.append(took * 1000)
            sizes.append(size)
    terminal.look()
    if not times:
        return {}
    times.sort()
    return {
        f"{name}_ms": round(statistics.median(times), 1),
        f"{name}_p95_ms": round(times[max(0, int(len(times) * 0.95) - 1)], 1),
        f"{name}_max_ms": round(times[-1], 1),
        f"{name}_bytes": int(statistics.median(sizes)),
        f"{name}_max_bytes": max(sizes),
    }


def find(terminal, word, beside, patience):
    """Return the milliseconds from `/word` Enter until `beside` is written, or None."""
    terminal.key(b"g")
    since, begun = len(terminal.seen), time.perf_counter()
    terminal.write(b"/" + word + b"\r")
    waited = patience + begun - terminal.began
    if terminal.until(beside, waited, since) is None:
        return None
    return round((time.perf_counter() - begun) * 1000)


def measure(command, file, options, *, finds=True, find_words=None):
    found = {"command": command, "file": file.name, "size_mb": file.stat().st_size / 1e6}
    times = start_times(command, file, options)
    if not times:
        return {**found, "start_s": None}
    found["start_s"] = round(statistics.median(times), 3)
    if file.stat().st_size < 1_000_000:
        found["typed"] = f"{keys_kept(command, file, options)} of {len(MOMENTS)}"
    terminal = started(command, file, options)
    terminal.until(first_words(file), options.patience)
    terminal.settle(first=3.0, quiet=1.5, longest=30)
    for name, *keys in (
        ("down", b"j"),
        ("page", *PAGES),
        ("half", b"\x04", b"\x15"),
        ("end_top", b"G", b"g"),
        ("claim", b"]", b"]", b"["),
        ("annotation", b">", b"<"),
    ):
        found |= timed(terminal, name, keys, options.rounds)
    found["held_lag_ms"] = round(terminal.hold(b"j") * 1000, 1)
    terminal.settle(first=0.3, quiet=0.3)
    found["idle_bytes"] = terminal.settle(longest=options.idle, first=options.idle)[1]
    found["memory_mb"] = round(terminal.most)
    if find_words:
        found["find_ms"] = find(terminal, *find_words, options.patience)
        terminal.settle(first=1.0, quiet=0.5, longest=20)
    if finds:
        find(terminal, b"the", b"the", options.patience)
        terminal.settle(first=1.0, quiet=0.5, longest=20)
        found |= timed(terminal, "hits", PAGES, options.rounds)
    took = terminal.quit()
    found["quit_ms"] = None if took is None else round(took * 1000)
    found["left_set"] = terminal.close()
    return found


def show(found, as_json):
    if as_json:
        print(json.dumps(found), flush=True)
        return
    said = {name: value for name, value in found.items() if name not in {"command", "file"}}
    print(f"\n{found['command']}  {found['file']}")
    print("  " + "  ".join(f"{name} {value}" for name, value in said.items()), flush=True)


def compare(command, files, options, finding=None, *, finds=True):
    """Measure a program on files; yield what was found on each.

    `finding` says by file what is looked for in it, `finds` whether `/` finds in this program.
    """
    empty = memory_of_little(command, options)
    for file in files:
        found = measure(
            command, file, options, finds=finds, find_words=(finding or {}).get(file.name)
        )
        if found.get("memory_mb"):
            found["above_empty_mb"] = round(found["memory_mb"] - empty)
        show(found, options.json)
        yield found


def measure_promises(options):
    """Measure everything that is promised, and say of each promise whether it holds."""
    names = [*SIZES, *ODD]
    finding = {names[len(SIZES) - 1]: (NEEDLE, BESIDE)}
    with tempfile.TemporaryDirectory() as folder:
        files = make(options.texts or Path(folder), names)
        own, *others = options.command or [OWN, "less {file}"]
        found = [*compare(own, files, options, finding)]
        for other in others:
            found += compare(other, files[: len(SIZES)], options, finding)
        for peer in (BARE, *options.peer):
            found += compare(peer, files[:1], options, finds=False)
    print()
    held = [*promises(found, own, BARE, options.peer)]
    for line, holds in held:
        print(f"{'holds ' if holds else 'FAILS ' if holds is False else '      '} {line}")
    return 0 if all(holds is not False for _, holds in held) else 1


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--command", action="append", help="a program; {file} is replaced")
    parser.add_argument("--peer", action="append", default=[], help="one for the smallest text")
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--rounds", type=int, default=60, help="times that each key is pressed")
    parser.add_argument("--starts", type=int, default=5, help="times that a program is started")
    parser.add_argument("--idle", type=float, default=5.0, help="seconds without a key")
    parser.add_argument("--patience", type=float, default=60.0, help="seconds for a start")
    parser.add_argument("--texts", type=Path, help="where the texts are made, and kept")
    parser.add_argument("--find", help="a word to look for, far from the beginning")
    parser.add_argument("--beside", help="another one on the same line")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.files:
        return measure_promises(options)
    words = (options.find or "").encode(), (options.beside or options.find or "").encode()
    for command in [*(options.command or [OWN, "less {file}"]), *options.peer]:
        finding = {file.name: words for file in options.files} if options.find else None
        for _ in compare(command, [file.resolve() for file in options.files], options, finding):
            pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
