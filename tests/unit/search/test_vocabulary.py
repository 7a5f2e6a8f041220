"""The words of a library, kept in little memory."""

from __future__ import annotations

import io
import os
import threading
from contextlib import suppress
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from tui.search import Change, Index
from tui.search.lines import SortedLines
from tui.search.packing import Spool
from tui.search.phonetics import sounds
from tui.search.vocabulary import Vocabulary

lines = st.text(st.characters(exclude_characters="\n\U0010ffff", codec="utf-8"), max_size=4)


@given(st.lists(st.lists(lines, max_size=5), max_size=5), lines)
def test_lines_that_begin_so_are_found_wherever_they_wait(added, prefix):
    found = SortedLines()
    for some in added:
        found.add(some)
        if len(some) == 3:
            found.text()
    every = sorted(chain.from_iterable(added))
    assert found.beginning(prefix) == [line for line in every if line.startswith(prefix)]
    assert found.text() == "".join(f"{line}\n" for line in every)


def test_a_word_keeps_its_number_through_growth():
    vocabulary = Vocabulary()
    words = [f"w{n:x}" for n in range(90_000)]
    assert vocabulary.entered(words[:100]) == list(range(1, 101))
    assert vocabulary.entered(["w7'", *words[50:], "", "w7", "x" * 90]) == [
        8, *range(51, 90_001), 0, 8, 90_001]  # fmt: skip
    assert [vocabulary.number(word) for word in words] == list(range(1, 90_001))
    assert vocabulary.numbered("w8") == 9
    assert vocabulary.numbered("new") == vocabulary.number("new") == 90_002
    assert list(chain.from_iterable(vocabulary.since(1_030))) == [*words[1_029:], "x" * 40, "new"]
    assert vocabulary.number("nowhere") is None
    again = Vocabulary(chain.from_iterable(vocabulary.since(0)))
    assert [again.number(word) for word in words] == list(range(1, 90_001))


def test_each_word_is_listened_to_once_whoever_asks(monkeypatch):
    words = [f"{a}{b}ta" for a in "bdflmn" for b in "aeiou"]
    alone = Vocabulary(["", *words])
    alone.listen()
    together = threading.Barrier(2)

    def sounds_slowly(some):
        with suppress(threading.BrokenBarrierError):
            together.wait(0.1)
        return sounds(some)

    monkeypatch.setattr("tui.search.vocabulary.sounds", sounds_slowly)
    vocabulary = Vocabulary(["", *words])
    threads = [threading.Thread(target=vocabulary.listen) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert vocabulary.heard() == alone.heard()


def test_what_waits_on_the_disk_comes_back_and_a_full_disk_is_no_error(tmp_path):
    raw = [os.urandom(50_000) for _ in range(4)]

    def refuse():
        raise OSError(28, "No space left on device")

    class Full(io.BytesIO):
        def write(self, some):
            return super().write(bytes(some)[:70_000])

    for aside in (lambda: (tmp_path / "x").open("x+b"), lambda: None, refuse, Full, None):
        spool = Spool(aside)
        for part in raw:
            spool.write(part)
        assert b"".join(spool.parts()) == b"".join(spool.parts()) == b"".join(raw)
        assert spool.nbytes == 200_000


def test_segments_that_are_merged_find_what_they_found_alone(tmp_path, monkeypatch, lib):
    texts = {f"{n}.txt": f"The {n % 5}th report says {text}" for n, text in enumerate(
        ["reactors leak", "ovens bake", "reactors bake", "nothing"] * 20)}  # fmt: skip
    queries = ["reactors", "ovens bake", "report says", "nothing 3th"]
    whole = Index()
    whole.update(lib.changes(texts))
    expected = [whole.search(query, limit=90) for query in queries]
    index = Index(tmp_path)
    for path, text in texts.items():
        index.update(lib.changes({path: text}))
    monkeypatch.setattr("tui.search.index.to_merge", lambda segments, _: segments)
    index.update([*lib.changes({"new.txt": "Gone soon."}), Change("new.txt")])
    assert len(index._segments) == 1
    for query, hits in zip(queries, expected, strict=True):
        assert {(h.path, h.span) for h in index.search(query, limit=90)} == {
            (h.path, h.span) for h in hits
        }
    assert index.check()


def test_few_words_and_many_have_the_numbers_of_before():
    words = [f"word{number}" for number in range(3_000)]
    vocabulary = Vocabulary(["", *words])
    numbers = list(range(1, 3_001))
    assert vocabulary.entered(words) == numbers  # gone through once
    assert [vocabulary.entered([word])[0] for word in words] == numbers  # looked up
    assert vocabulary.entered(["new", "word7", "new", *words]) == [3_001, 8, 3_001, *numbers]
    assert len(vocabulary) == 3_002
