"""Do annotations find their passage after their text was edited, and how fast?

    python benchmarks/anchoring.py TEXT… [--passages 20] [--seed 1]

Passages of each text are annotated, the text is edited in ways whose effect on the passage is
known, and the answer is compared with where the passage is then: *right* (at least half of
it), *flagged*, *gone* as it should be, *missed*, or *WRONG* (elsewhere, and not flagged).
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter, defaultdict
from pathlib import Path

from tui.annotations.anchoring import Preparation, anchor
from tui.annotations.selectors import make_annotation
from tui.documents.document import Document
from tui.spans import Span

SENTENCE = re.compile(r"(?<=[.!?]\s)[A-Z“\"][^.!?\n]{20,280}[.!?](?=\s)")
START, END = "\ue000", "\ue001"
"""Private-use characters that carry the true place through an edit."""

OTHER = ("moreover", "nearly", "several", "officials", "reported", "1999", "few", "critics")
ODD = str.maketrans({"'": "’", '"': "”", "-": "‐"})


class Edits:
    """Each method takes the text before, the passage and the text after, and returns a text.

    A passage that is still there is marked with START and END.
    """

    def __init__(self, chance, foreign):
        self.chance = chance
        self.foreign = foreign

    def unchanged(self, before, passage, after):
        return before + START + passage + END + after

    def text_inserted_before(self, before, passage, after):
        return self.foreign + "\n\n" + self.unchanged(before, passage, after)

    def start_of_the_text_deleted(self, before, passage, after):
        cut = before.rfind("\n\n", 0, len(before) // 2)
        return self.unchanged(before[max(cut, 0) :], passage, after)

    def one_word_changed(self, before, passage, after):
        return self.unchanged(before, self._changed(passage, 1), after)

    def a_third_of_the_words_changed(self, before, passage, after):
        return self.unchanged(before, self._changed(passage, len(passage.split()) // 3), after)

    def wrapped_anew(self, before, passage, after):
        return re.sub(r"(?<=\S) (?=\S)", self._space, self.unchanged(before, passage, after))

    def other_typography(self, before, passage, after):
        return self.unchanged(before, passage, after).translate(ODD).replace("fi", "ﬁ")

    def moved_to_the_end(self, before, passage, after):
        return before + after + "\n\n" + START + passage + END + "\n"

    def second_half_deleted(self, before, passage, after):
        return self.unchanged(before, passage[: passage.find(" ", len(passage) // 2)], after)

    def copied_to_the_start(self, before, passage, after):
        return passage + " " + self.foreign + "\n\n" + self.unchanged(before, passage, after)

    def deleted(self, before, _passage, after):
        return before + after

    def deleted_with_a_copy_elsewhere(self, before, passage, after):
        return self.foreign + " " + passage + "\n\n" + before + after

    def replaced_by_another_sentence(self, before, _passage, after):
        return before + self.foreign.split(". ")[0] + "." + after

    def _changed(self, passage, count):
        words = passage.split(" ")
        for place in self.chance.sample(range(1, len(words) - 1), min(count, len(words) - 2)):
            words[place] = self.chance.choice(OTHER)
        return " ".join(words)

    def _space(self, _match):
        return self.chance.choice((" ", " ", " ", "\n", "  ", "\u00a0"))


def verdict(found, truth):
    """Say in a word how good an answer is; `truth` is None where the passage is gone."""
    lost = found.span is None
    flagged = found.status in {"moved", "ambiguous"}
    if truth is None:
        return "gone" if lost else "flagged" if flagged else "WRONG"
    if lost:
        return "missed"
    common = found.span.intersection(truth)
    if common and 2 * len(common) >= len(found.span.union(truth)):
        return "right, flagged" if flagged else "right"
    return "flagged" if flagged else "WRONG"


def run(texts, passages, chance):
    results, times = defaultdict(Counter), []
    for name, text in texts.items():
        spans = [match.span() for match in SENTENCE.finditer(text)]
        foreign = next((t for n, t in texts.items() if n != name), "Nothing of this is known.")
        edits = Edits(chance, " ".join(foreign[1000:1600].split()))
        for start, end in chance.sample(spans, min(passages, len(spans))):
            note = make_annotation(Document(name, text, "txt"), Span(start, end))
            for kind in (k for k in vars(Edits) if not k.startswith("_")):
                edited = getattr(edits, kind)(text[:start], text[start:end], text[end:])
                truth = None
                if START in edited:
                    truth = Span(edited.index(START), edited.index(END) - 1)
                    edited = edited.replace(START, "").replace(END, "")
                began = time.perf_counter()
                found = anchor(Preparation(edited), note)
                times.append(1000 * (time.perf_counter() - began))
                results[kind][verdict(found, truth)] += 1
    return results, sorted(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("texts", nargs="+", type=Path, metavar="TEXT")
    parser.add_argument("--passages", type=int, default=20, help="of each text")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    texts = {str(path): path.read_text(encoding="utf-8") for path in args.texts}
    results, times = run(texts, args.passages, random.Random(args.seed))
    if not times:
        raise SystemExit("no sentences in these texts")
    for kind, counts in results.items():
        total = counts.total()
        shares = "   ".join(f"{what} {100 * n / total:.1f} %" for what, n in counts.most_common())
        print(f"{kind.replace('_', ' '):<34} {total:5}   {shares}")
    wrong = sum(counts["WRONG"] for counts in results.values())
    print(f"wrong and not flagged: {100 * wrong / len(times):.2f} % of {len(times)}")
    middle, p95 = times[len(times) // 2], times[int(0.95 * (len(times) - 1))]
    print(f"time each, the text made ready for one note: median {middle:.2f} ms, p95 {p95:.2f} ms")


if __name__ == "__main__":
    main()
