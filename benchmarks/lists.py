"""How long each key takes in the long lists: all notes, the codebook, the claim ledger, Elsewhere.

    python benchmarks/lists.py [COMMAND] [--notes 10000] [--sources 50] [--claims 56]
                               [--size 140x40] [--rounds 5] [--part notes] [--only WORD]
                               [--folder FOLDER] [--json]

Two libraries are made in FOLDER, unless they are there, else in a temporary one: one with so many
notes, filled by COMMAND itself (`gloss import`), and one of so many sources, in each of which
stand so many claims that other sources repeat, vary or contradict, for a ledger of some 2,000
rows. COMMAND opens each of them in a pseudo-terminal, and whole rounds of keys are played. Parts:
`notes`, `codebook`, `ledger`, `elsewhere`; without `--part`, all of them.

Making the ledger for the first time takes minutes; it is kept in FOLDER beside the library.
The figures are those of `annotating.py`, which says what they mean. Compare ratios taken in one
run, not figures of two machines. Standard library only; Linux, macOS.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shlex
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from annotating import make, press, show, table
from terminal import ESCAPES, Terminal

ESC, ERASE, PAGE_DOWN, PAGE_UP = b"\x1b", b"\x7f", b"\x1b[6~", b"\x1b[5~"
READY = 900.0
"""Seconds for a ledger to be made."""

SYLLABLES = "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu"
THINGS = "bridge tunnel hospital school library museum reservoir stadium depot theatre"
DEEDS = "cost injured employed moved lost gained needed saved cured housed carried sold"
OF_WHAT = "workers tonnes houses families pupils machines acres"
WHO = "council ministry union auditors engineers residents"
SAYING = (
    "The {name} {thing} {did} {many} {what}.",
    "The {who} said the {name} {thing} {did} {many} {what}.",
    "According to the {who}, the {name} {thing} {did} {many} {what}.",
    "The {name} {thing} {did} about {many} {what}, the {who} said.",
)

MOVING = (
    ("j", b"j"),
    ("j", b"j"),
    ("j", b"j"),
    ("k", b"k"),
    *(("PgDn", PAGE_DOWN),) * 4,
    *(("PgUp", PAGE_UP),) * 2,
    ("G", b"G"),
    ("g", b"g"),
)
ROUNDS = {
    "notes": (
        ("A opens", b"A"),
        *MOVING,
        ("o, order", b"o"),
        ("o, order", b"o"),
        ("o, order", b"o"),
        ("/ opens", b"/"),
        *((f"/ letter {n}", letter) for n, letter in enumerate((b"s", b"t", b"o", b"r"), 1)),
        *(("/ erase", ERASE),) * 4,
        ("/ Esc", ESC),
        *(("Space marks", b" "),) * 3,
        ("t opens", b"t"),
        ("t Esc", ESC),
        ("t opens", b"t"),
        ("t letters", b"zeal"),
        ("t Enter, saves", b"\r"),
        ("u undo", b"u"),
        ("Esc, marks", ESC),
        ("Space marks", b" "),
        ("Space marks", b" "),
        ("c opens", b"c"),
        ("c judges, saves", b"o"),
        ("u undo", b"u"),
        ("x deletes", b"x"),
        ("u undo", b"u"),
        ("Ctrl+A marks all", b"\x01"),
        ("t of all opens", b"t"),
        ("t of all Esc", ESC),
        ("Esc, marks", ESC),
        ("Esc closes", ESC),
    ),
    "codebook": (
        ("T opens", b"T"),
        ("j", b"j"),
        ("j", b"j"),
        ("k", b"k"),
        ("/ opens", b"/"),
        *((f"/ letter {n}", letter) for n, letter in enumerate((b"b", b"u", b"d"), 1)),
        *(("/ erase", ERASE),) * 3,
        ("/ Esc", ESC),
        ("r opens", b"r"),
        ("r letters", b"zeal"),
        ("r Enter, preview", b"\r"),
        ("r Esc", ESC),
        ("M, matrix", b"M"),
        ("matrix j", b"j"),
        ("matrix l", b"l"),
        ("matrix l", b"l"),
        ("M, tags", b"M"),
        ("Enter, passages", b"\r"),
        *((f"passages {name}", keys) for name, keys in MOVING),
        ("Esc, tags", ESC),
        ("Esc closes", ESC),
    ),
    "ledger": (
        ("L opens", b"L"),
        *MOVING,
        *(("l", b"l"),) * 3,
        *(("h", b"h"),) * 2,
        (">, next voice", b">"),
        ("$", b"$"),
        ("^", b"^"),
        *(("!, conflicts", b"!"),) * 2,
        *(("0, gaps", b"0"),) * 3,
        *(("U, unjudged", b"U"),) * 2,
        *(("t, topic", b"t"),) * 2,
        ("/ opens", b"/"),
        *((f"/ letter {n}", letter) for n, letter in enumerate((b"b", b"r", b"i", b"d"), 1)),
        *(("/ erase", ERASE),) * 4,
        ("/ Esc", ESC),
        ("Enter, quote", b"\r"),
        ("Backspace", ERASE),
        ("c opens", b"c"),
        ("c Esc", ESC),
        ("Esc closes", ESC),
    ),
    "elsewhere": (
        *(("], next claim", b"]"),) * 6,
        ("*", b"*"),
        ("* Esc", ESC),
    ),
}
"""What is played again and again: a name, under which times are gathered, and the keys."""


def name_of(dice):
    return "".join(dice.choices(SYLLABLES.split(), k=3)) + dice.choice("nrslt")


def pick(dice, words):
    return dice.choice(words.split())


def make_sources(folder, sources, claims):
    """Write documents that say the same of some things, other figures of others."""
    if (folder / "gloss.toml").exists():
        return
    dice = random.Random(9)
    facts = []
    for _ in range(sources * claims * 3 // 2):
        what = f"{name_of(dice)} {pick(dice, OF_WHAT)} near {name_of(dice).capitalize()}"
        fact = {"name": name_of(dice).capitalize(), "thing": pick(dice, THINGS), "what": what}
        facts.append((fact | {"did": pick(dice, DEEDS)}, dice.randrange(12, 900)))
    often = [1 / (1 + place * 3 / len(facts)) for place in range(len(facts))]
    (folder / "documents").mkdir(parents=True)
    for number in range(sources):
        said = {}
        while len(said) < claims:
            (place,) = dice.choices(range(len(facts)), often)
            fact, many = facts[place]
            many = many if dice.random() < 0.85 else int(many * dice.choice((0.5, 1.5, 2)))
            said[place] = dice.choice(SAYING).format(**fact, many=many, who=pick(dice, WHO))
        lines = list(said.values())
        parts = [" ".join(lines[at : at + 6]) for at in range(0, claims, 6)]
        head = f"---\ntitle: Report {number + 1} on the works of the coast\n"
        head += f"date: {2000 + number % 20}-{1 + number % 12:02}-11\n---\n\n"
        path = folder / "documents" / f"report-{number:03}.md"
        path.write_text(head + "\n\n".join(parts) + "\n", encoding="utf-8")
    (folder / "gloss.toml").write_text('documents = ["documents"]\n', encoding="utf-8")


def opened(options, library, first, home=None):
    """Return COMMAND with a library open, once its words are seen and a pause has come."""
    columns, lines = map(int, options.size.split("x"))
    command = [*shlex.split(options.command), str(library)]
    if home is not None:  # what was found once is kept there
        command = ["env", *(f"XDG_{name}_HOME={home}" for name in ("STATE", "CACHE")), *command]
    terminal = Terminal(command, columns, lines)
    if terminal.until(first, 60) is None:
        terminal.close()
        sys.exit(f"{library} is never shown")
    terminal.settle(first=5.0, quiet=3.0, longest=60)  # lists are made ready in pauses
    return terminal


def wait_for_ledger(terminal):
    """Let the ledger be made, so that what is measured is what keys take in all of it."""
    press(terminal, b"L")
    for _ in range(int(READY)):
        since = len(terminal.seen)
        press(terminal, b"$")
        press(terminal, b"^")
        shown = re.sub(rb"\s+", b" ", ESCAPES.sub(b" ", bytes(terminal.seen[since:])))
        terminal.settle(longest=2.0, first=2.0)
        if not re.search(rb"finding|comparing|of .* claims|before", shown):
            break
    terminal.settle(first=3.0, quiet=2.0, longest=30)
    press(terminal, ESC)


def play(terminal, part, rounds):
    """Press all keys of so many rounds; return what each took by its name."""
    found = defaultdict(list)
    for name, keys in ROUNDS[part] * rounds:
        found[f"{part}: {name}"].append(press(terminal, keys))
    return found


def measure(folder, options):
    """Return what each key took, by part and name."""
    found = {}
    parts = options.part or [*ROUNDS]
    if {"notes", "codebook"} & {*parts}:
        make(folder / "notes", options.command, 500, options.notes)
        for part in ("notes", "codebook"):
            if part in parts:
                terminal = opened(options, folder / "notes", b"What was said")
                play(terminal, part, 1)
                found |= play(terminal, part, options.rounds)
                terminal.quit(b"\x11")
                terminal.close()
    if {"ledger", "elsewhere"} & {*parts}:
        make_sources(folder / "sources", options.sources, options.claims)
        terminal = opened(options, folder / "sources", b"Report 1", folder / "kept")
        wait_for_ledger(terminal)
        for part in ("ledger", "elsewhere"):
            if part in parts:
                play(terminal, part, 1)
                found |= play(terminal, part, options.rounds)
        terminal.quit(b"\x11")
        terminal.close()
    return found


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", nargs="?", default="gloss", help="the program to measure")
    parser.add_argument("--notes", type=int, default=10_000, help="in the library of notes")
    parser.add_argument("--sources", type=int, default=50, help="in the other library")
    parser.add_argument("--claims", type=int, default=56, help="in each of them")
    parser.add_argument("--size", default="140x40")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--part", action="append", choices=[*ROUNDS], help="only this list")
    parser.add_argument("--only", default="", help="only keys with this in their name")
    parser.add_argument("--folder", type=Path, help="where the libraries are made, and kept")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure((options.folder or Path(folder)).resolve(), options)
    rows = [row for row in table(found) if options.only in row["key"]]
    if options.json:
        print(json.dumps(rows))
    else:
        show(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
