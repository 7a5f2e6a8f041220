"""What comes while a query is answered: the worker's threads, one step after the other."""

from __future__ import annotations

import queue

import pytest

from tui.search.messages import Source
from tui.search.worker import Worker


class Sent:
    """A connection that keeps what is sent."""

    def __init__(self):
        self.told = []

    def send(self, told):
        self.told.append(told)


class Asked:
    """An index in which something happens while it is searched."""

    claims_missing = False

    def __init__(self, meanwhile):
        self.meanwhile, self.claims = meanwhile, {}

    def search(self, *_, **__):
        self.meanwhile()
        return []

    def set_claims(self, path, claims):
        self.claims[path] = claims


class Wanted:
    """The documents whose claims are wanted, and then the end."""

    def __init__(self, *paths):
        self.paths = list(paths)

    def get(self):
        if not self.paths:
            raise queue.Empty
        return self.paths.pop(0)


@pytest.fixture
def worker():
    return Worker(Sent())


def test_an_answer_of_half_an_index_is_not_complete_though_the_rest_came_meanwhile(worker):
    def finish():
        worker._busy -= 1

    worker._busy = 1
    index = Asked(finish)
    for number in (1, 2):
        worker._latest = number
        worker._search(index, (number, "words", 10, None, None))
        index.meanwhile = lambda: None
    assert [answer.is_complete for _, _, answer in worker._connection.told] == [False, True]


def test_claims_of_a_text_that_has_changed_meanwhile_are_not_taken(worker):
    def find(path):
        if path == "changed.txt":
            worker._sources = {**worker._sources, path: Source(path, "2", path)}
        return (f"claims of {path}",)

    worker._sources = {path: Source(path, "1", path) for path in ("changed.txt", "same.txt")}
    worker._claims_asked = {"changed.txt", "same.txt"}
    worker._claims_wanted = Wanted("changed.txt", "same.txt")
    index = Asked(None)
    with pytest.raises(queue.Empty):
        worker._find_claims(index, find)
    assert index.claims == {"same.txt": ("claims of same.txt",)}
    assert not worker._claims_asked, "so that the next query asks for them again"
