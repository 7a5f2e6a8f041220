"""Texts of every size to measure a reader on: made up, the same on every machine.

python benchmarks/reader_texts.py FOLDER

Long paragraphs and short ones, quotations, figures, a little Chinese and Japanese, and emoji that
are joined from several. In the largest one a line that stands nowhere else, at nine tenths.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

NEEDLE = b"quartzophone"
BESIDE = b"stands here alone"
"""What stands at nine tenths of the largest text, and beside it."""

SIZES = {
    "prose-20k.md": 20_000,
    "prose-1m.txt": 1_000_000,
    "prose-10m.txt": 10_000_000,
    "prose-100m.txt": 100_000_000,
}
ODD = ("line-10m.txt", "word-10m.txt")

WHO = [
    "The ministry",
    "A spokeswoman for the port",
    "The union",
    "Both auditors",
    "Researchers in Lisbon",
    "The chief engineer",
    "Neighbours",
    "One former director",
    "The insurer",
    "A panel of seven judges",
]
SAYS = [
    "said",
    "denied",
    "estimated",
    "warned",
    "reported",
    "expects",
    "confirmed",
    "doubts",
    "insisted",
    "wrote",
]
WHAT = [
    "that the bridge had carried twice its load since {year}",
    "that {few} of the {many} boats were inspected before the storm",
    "that prices could rise by {few} % within a year",
    "that nobody had opened the valve on the evening of the fire",
    "that the new line would save {many} journeys a week",
    "that the figures for {year} were corrected twice, and published once",
    "that the contract “was never more than a letter of intent”",
    "that the water is safe, although the last sample is {few} months old",
]
REST = [
    "It was a quiet morning. ",
    "Nothing of this is in the report of {year}. ",
    "The table on the last page gives {many} tonnes, the text gives {few}. ",
    "Several people asked why. ",
    "“We were not told,” one of them recalled. ",
]
FOREIGN = [
    "研究人员表示，这项研究的结果可能会改变我们对气候变化的理解。",
    "専門家によると、この数字は二〇一九年以来最も高い水準です。",
    "The team 👩\u200d👩\u200d👧\u200d👦 was pleased 👍🏽 in Köln 🇩🇪, as the café’s guests were. ",
]


def sentence(dice):
    kind = dice.random()
    if kind < 0.06:
        return dice.choice(FOREIGN)
    numbers = {"year": dice.randint(1950, 2024), "few": dice.randint(2, 40)}
    numbers["many"] = f"{dice.randint(1_000, 90_000):,}"
    if kind < 0.35:
        return dice.choice(REST).format(**numbers)
    return f"{dice.choice(WHO)} {dice.choice(SAYS)} {dice.choice(WHAT).format(**numbers)}. "


def paragraph(dice):
    count = dice.choice((1, 2, 3, 4, 5, 6, 8, 40))
    return "".join(sentence(dice) for _ in range(count)).strip()


def prose(dice, size):
    """Yield paragraphs, in UTF-8, of `size` bytes in all."""
    pool = [f"{paragraph(dice)}\n\n".encode() for _ in range(min(3_000, size // 100))]
    while size > 0:
        part = dice.choice(pool)
        yield part
        size -= len(part)


def make(folder, names):
    """Write those of the texts that are not there yet; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        file = folder / name
        if file.exists():
            continue
        dice = random.Random(7)
        if name in SIZES:
            tenth = SIZES[name] // 10
            parts = [*prose(dice, tenth * 9)]
            if SIZES[name] == max(SIZES.values()):
                parts.append(b"The " + NEEDLE + b" " + BESIDE + b".\n\n")
            file.write_bytes(b"".join([*parts, *prose(dice, tenth)]))
        elif name.startswith("line"):
            file.write_bytes(b"".join(prose(dice, 10_000_000)).replace(b"\n\n", b" "))
        else:
            file.write_bytes(b"abcdefghij" * 1_000_000)
    return [folder / name for name in names]


if __name__ == "__main__":
    make(Path(sys.argv[1]), [*SIZES, *ODD])
