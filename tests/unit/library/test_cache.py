"""A cache is never the reason for a failure."""

from __future__ import annotations

import pytest

from tui.library import cache as module
from tui.library.cache import Cache


@pytest.mark.parametrize("folder", ["x" * 300, "a file/cache"], ids=["too long", "no folder"])
def test_a_folder_that_cannot_be_looked_into_is_done_without(tmp_path, folder):
    (tmp_path / "a file").write_text("in the way")
    cache = Cache(tmp_path / folder / "derived.sqlite")
    assert cache.get("a") is None
    assert cache.get_all(["a"]) == {}
    cache.put([("a", 1)])
    assert not cache.is_usable
    cache.close()


@pytest.fixture
def a_month_later(monkeypatch):
    today = module._today() + 31
    monkeypatch.setattr(module, "_today", lambda: today)


@pytest.fixture
def of_two_rules(tmp_path):
    made = Cache(tmp_path / "derived.sqlite")
    made.put([(f"claims {rules} {n}", n) for rules in ("old", "new") for n in range(3)])
    made.put([("facts old 1", 1)])
    made.drop_unused("claims new")
    return made


def left(cache):
    keys = [f"claims {rules} {n}" for rules in ("old", "new") for n in range(3)]
    return sorted(cache.get_all([*keys, "facts old 1"]))


def test_what_other_rules_made_goes_once_nobody_has_used_it_for_a_month(of_two_rules, request):
    of_two_rules.drop_unused("claims new")
    assert len(left(of_two_rules)) == 7
    request.getfixturevalue("a_month_later")
    of_two_rules.drop_unused("claims new")
    assert left(of_two_rules) == ["claims new 0", "claims new 1", "claims new 2", "facts old 1"]


@pytest.mark.usefixtures("of_two_rules", "a_month_later")
def test_what_another_program_still_uses_stays(of_two_rules):
    of_two_rules.drop_unused("claims old")
    of_two_rules.put([("claims new 0", 0)])
    of_two_rules.drop_unused("claims new")
    assert left(of_two_rules) == [
        *("claims new 0", "claims old 0", "claims old 1", "claims old 2", "facts old 1")
    ]


@pytest.mark.usefixtures("of_two_rules", "a_month_later")
def test_much_goes_a_little_at_a_time(of_two_rules, monkeypatch):
    monkeypatch.setattr(module, "_DROPPED", 2)
    of_two_rules.drop_unused("claims new")
    assert len(left(of_two_rules)) == 5
    of_two_rules.drop_unused("claims new")
    assert len(left(of_two_rules)) == 4
