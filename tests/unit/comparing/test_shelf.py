from __future__ import annotations

import pickle
from datetime import date
from threading import Thread
from types import SimpleNamespace

import pytest

from tui.comparing import shelf as module
from tui.comparing.features import features
from tui.comparing.shelf import Shelf

TEXTS = [f"Town{n} closed its harbour on Tuesday after {n} storms." for n in range(2, 9)]


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(module, "OPEN", 3)
    made = Shelf()
    for text in TEXTS:
        made.append(features(text, date(2024, 5, 3)))
    return made


def test_what_was_put_away_comes_back_as_it_was(small):
    made = [features(text, date(2024, 5, 3)) for text in TEXTS]
    assert list(small) == made
    assert [small[n] for n in range(len(TEXTS))] == made
    assert small[1:3] == made[1:3]
    assert small[-1] == made[-1]


def test_few_are_at_hand_at_a_time(small):
    first = small[0]
    assert (small[5], small[0])[1] is first
    assert len(small._open) == 3


def test_of_a_text_alone_features_are_made_when_asked_for():
    made = Shelf()
    made.append_text(TEXTS[0], date(2024, 5, 3))
    assert made[0] == features(TEXTS[0], date(2024, 5, 3))


def test_nobody_misses_what_another_thread_is_putting_away(small, monkeypatch):
    looking = []

    def dumps(made, protocol):
        looking.append(Thread(target=lambda: seen.extend(small[n] for n in range(len(TEXTS)))))
        looking[-1].start()
        looking[-1].join(0.05)
        return pickle.dumps(made, protocol)

    seen = []
    kept = SimpleNamespace(dumps=dumps, loads=pickle.loads, HIGHEST_PROTOCOL=5)
    with monkeypatch.context() as patch:
        patch.setattr(module, "pickle", kept)
        small.append(features("", None))
        patch.setattr(kept, "dumps", pickle.dumps)
        for one in looking:
            one.join()
    assert seen == [features(text, date(2024, 5, 3)) for text in TEXTS]
