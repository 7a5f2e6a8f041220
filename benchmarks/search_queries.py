"""Makes known-item queries over any folder of texts: what a reader half remembers.

    python benchmarks/search_queries.py FOLDER --each 25 --seed 1 > queries.jsonl

A sentence is drawn, some of its words are kept and spoilt in one of sixteen ways, and the
question is whether a search brings the sentence back. Base words are checked to occur together
in no other sentence of the folder, so that there is one right answer. Every line holds kind,
query, doc, start, end (code points of the sentence).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from tui.text.folding import terms
from tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORD = re.compile(r"[^\W\d_]+")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
ACCENTS = {"a": "áàä", "e": "éèë", "i": "íï", "o": "óö", "u": "úü", "n": "ñ", "c": "ç"}
BY_EAR = [
    ("tion", "shun"), ("ph", "f"), ("ck", "k"), ("ough", "uf"), ("igh", "i"), ("ea", "ee"),
    ("ee", "ea"), ("ie", "ei"), ("c", "k"), ("s", "c"), ("c", "s"), ("y", "i"), ("i", "y"),
    ("e", "a"), ("a", "e"), ("o", "u"), ("u", "o"), ("er", "ur"), ("or", "er"), ("ll", "l"),
    ("ss", "s"), ("tt", "t"), ("qu", "kw"), ("x", "ks"), ("z", "s"), ("kn", "n"), ("wh", "w"),
    ("wr", "r"), ("ch", "tch"), ("ai", "ay"), ("ou", "ow"), ("mm", "m"), ("nn", "n"),
]  # fmt: skip
ENDINGS = ("s", "ed", "ing", "ly", "er", "ment", "ion", "al", "ness")
FILLERS = ("also", "quite", "really", "then", "only", "now", "very", "about", "just", "some")


def near(letter: str, rng: random.Random) -> str:
    for row in ROWS:
        if (place := row.find(letter)) >= 0:
            return row[max(0, min(len(row) - 1, place + rng.choice((-1, 1))))]
    return rng.choice(LETTERS)


def typo(word: str, rng: random.Random) -> str:
    place = rng.randrange(len(word))
    how = rng.randrange(4)
    if how == 0:
        other = near(word[place], rng) if rng.random() < 0.6 else rng.choice(LETTERS)
        return word[:place] + other + word[place + 1 :]
    if how == 1:
        return word[:place] + word[place + 1 :]
    if how == 2:
        return word[:place] + rng.choice(LETTERS) + word[place:]
    place = min(place, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def typos(word: str, rng: random.Random, count: int) -> str:
    spoilt = word
    for _ in range(count * 4):
        spoilt = typo(spoilt, rng)
        count -= 1
        if count <= 0 and spoilt != word:
            break
    return spoilt


def by_ear(word: str, rng: random.Random) -> str:
    rules = [r for r in BY_EAR if r[0] in word]
    for old, new in rng.sample(rules, min(len(rules), rng.choice((1, 1, 2)))):
        word = word.replace(old, new, 1)
    return word


def inflected(word: str, rng: random.Random) -> str:
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) > 3 and rng.random() < 0.7:
            word = word[: -len(ending)]
            break
    return word + rng.choice(ENDINGS)


def spoil_some(
    words: list[str], rng: random.Random, count: int, how: Callable[[str, random.Random], str]
) -> list[str]:
    places = [i for i, w in enumerate(words) if len(w) > 3] or list(range(len(words)))
    chosen = set(rng.sample(places, min(count, len(places))))
    return [how(w, rng) if i in chosen else w for i, w in enumerate(words)]


def spoilt(kind: str, words: list[str], quote: str, rng: random.Random) -> str:
    """Return the query of one kind: from content words, or from a stretch of the sentence."""
    if kind == "exact":
        return quote
    if kind == "words":
        return " ".join(words)
    if kind == "shuffled":
        return " ".join(rng.sample(words, len(words)))
    if kind == "typo_one":
        return " ".join(spoil_some(words, rng, 1, lambda w, r: typos(w, r, 1)))
    if kind == "typo_each":
        return " ".join(spoil_some(words, rng, 99, lambda w, r: typos(w, r, 1)))
    if kind == "typo_two":
        return " ".join(spoil_some(words, rng, 1, lambda w, r: typos(w, r, 2)))
    if kind == "prefix":
        last = words[-1]
        return " ".join([*words[:-1], last[: max(3, int(len(last) * rng.uniform(0.4, 0.8)))]])
    if kind == "morph":
        return " ".join(spoil_some(words, rng, rng.choice((1, 2)), inflected))
    if kind == "missing_extra":
        parts = quote.split()
        del parts[rng.randrange(len(parts))]
        parts.insert(rng.randrange(len(parts) + 1), rng.choice(FILLERS))
        return " ".join(parts)
    if kind == "joined_split":
        place = rng.randrange(len(words))
        if rng.random() < 0.5 and len(words[place]) > 6:
            cut = rng.randrange(3, len(words[place]) - 2)
            words = [*words[:place], words[place][:cut], words[place][cut:], *words[place + 1 :]]
            return " ".join(words)
        parts = quote.split()
        place = rng.randrange(len(parts) - 1)
        return " ".join([*parts[:place], parts[place] + parts[place + 1], *parts[place + 2 :]])
    if kind == "unicode":
        if rng.random() < 0.4:
            return quote.upper()
        return "".join(
            rng.choice(ACCENTS[c]) if c in ACCENTS and rng.random() < 0.25 else c for c in quote
        ).replace("'", "’")
    if kind == "misremembered":
        parts = quote.split()
        for _ in range(max(1, len(parts) // 4)):  # what is left must still say which sentence
            parts[rng.randrange(len(parts))] = rng.choice(FILLERS)
        return " ".join(parts)
    if kind == "hard_phonetic":
        return " ".join(spoil_some(words[:3], rng, 99, by_ear))
    if kind == "hard_2typos":
        return " ".join(spoil_some(words[:3], rng, 99, lambda w, r: typos(w, r, 2)))
    if kind == "hard_quote":
        parts = quote.split()
        del parts[rng.randrange(len(parts))]
        return " ".join(spoil_some(parts, rng, 2, lambda w, r: typos(w, r, 1)))
    mixed = [inflected(w, rng) if rng.random() < 0.4 else w for w in words[:3]]
    mixed = [typos(w, rng, 1) if rng.random() < 0.85 else w for w in mixed]
    return " ".join(rng.sample(mixed, len(mixed)))


_LISTED = """
exact words shuffled typo_one typo_each typo_two prefix morph missing_extra joined_split unicode
misremembered hard_phonetic hard_combo hard_quote hard_2typos
"""
KINDS = _LISTED.split()
OF_A_QUOTE = {"exact", "missing_extra", "joined_split", "unicode", "misremembered", "hard_quote"}


def read(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            text = path.read_text("utf-8", errors="replace")
            yield path.relative_to(folder).as_posix(), text.replace("\r\n", "\n")


def queries(folder: Path, each: int, seed: int) -> Iterator[dict[str, object]]:
    rng = random.Random(seed)
    found: list[tuple[str, int, int, str]] = []
    holding: dict[str, set[int]] = defaultdict(set)
    for doc, text in read(folder):
        for span in sentences(text):
            for word in set(terms(span.of(text))):
                holding[word].add(len(found))
            found.append((doc, span.start, span.end, span.of(text)))
    for kind in KINDS:
        made = 0
        while made < each:
            number = rng.randrange(len(found))
            doc, start, end, sentence = found[number]
            keys = set(terms(sentence))
            content = [w for w in WORD.findall(sentence) if len(w) > 3 and w[1:].islower()]
            content = [w for w in content if w.lower() in keys]
            parts = sentence.split()
            if not 50 <= len(sentence) <= 300 or len(content) < 5 or len(parts) < 9:
                continue
            count = rng.randint(2, 5)
            places = sorted(rng.sample(range(len(content)), min(count, len(content))))
            words = [content[i].lower() for i in places]
            length = rng.randint(4, 8)
            at = rng.randrange(len(parts) - length)
            quote = " ".join(parts[at : at + length]).strip('.,;:!?"()')
            base = terms(quote) if kind in OF_A_QUOTE else words
            if len(base) < 2 or set.intersection(*(holding[w] for w in base)) != {number}:
                continue
            query = " ".join(spoilt(kind, words, quote, rng).split())
            made += 1
            yield {"kind": kind, "query": query, "doc": doc, "start": start, "end": end}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", type=int, default=25, help="queries of each kind")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for number, query in enumerate(queries(arguments.folder, arguments.each, arguments.seed)):
        json.dump({"id": number, **query}, sys.stdout, ensure_ascii=False)
        print()


if __name__ == "__main__":
    main()
