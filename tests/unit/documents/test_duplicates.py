from __future__ import annotations

import random

from tui.documents.duplicates import Duplicate, duplicates, fingerprint

WORDS = [f"word{n}" for n in range(400)]


def prose(seed: int, count: int = 600) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=count))


def found(**texts: str) -> list[Duplicate]:
    return duplicates({name: fingerprint(text) for name, text in texts.items()})


def test_a_copy_is_the_same_whatever_its_case_and_signs():
    text = prose(1)
    assert found(a=text, b=text.upper().replace(" ", ",\n"), c=prose(2)) == [
        Duplicate("a", "b", "same", 1.0)
    ]


def test_an_edited_copy_is_near():
    text = prose(1)
    edited = text.replace(" word7 ", " another ", 2) + " and a few words more than before"
    (pair,) = found(a=text, b=edited)
    assert (pair.a, pair.b, pair.kind) == ("a", "b", "near")
    assert pair.share > 0.9


def test_a_text_inside_a_longer_one_is_a_part_of_it():
    text = prose(1, 300)
    (pair,) = found(long=f"{prose(2, 3_000)} {text} {prose(3, 3_000)}", short=text)
    assert (pair.a, pair.b, pair.kind) == ("short", "long", "part")


def test_different_texts_are_no_duplicates():
    assert found(**{f"d{n}": prose(n) for n in range(20)}) == []
    assert found(a="", b="", c="too few words") == []


def test_what_many_share_is_boilerplate():
    footer = prose(99, 40)
    assert found(**{f"d{n}": f"{prose(n, 100)} {footer}" for n in range(100)}) == []


def test_a_sample_is_small_and_always_the_same():
    sample = fingerprint(prose(5, 50_000))
    assert len(sample.hashes) <= 256
    assert 45_000 * 0.7 < sample.size < 50_000 * 1.4
    assert sample == fingerprint(prose(5, 50_000))
    assert sample.hashes == tuple(sorted(sample.hashes))


def test_a_text_of_which_half_was_written_anew_is_an_echo():
    shared = prose(1, 400)
    (pair,) = found(a=f"{shared} {prose(2, 250)}", b=f"{prose(3, 300)} {shared}")
    assert (pair.a, pair.b, pair.kind) == ("a", "b", "echo")
    assert 0.5 <= pair.share < 0.85
    assert found(a=f"{shared} {prose(2, 900)}", b=f"{prose(3, 900)} {shared}") == []
