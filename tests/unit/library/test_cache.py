"""A cache is never the reason for a failure."""

from __future__ import annotations

import pytest

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
