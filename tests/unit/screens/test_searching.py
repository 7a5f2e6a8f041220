"""Which libraries are indexed before anybody searches."""

from __future__ import annotations

import pytest

from tui.screens.searching import is_indexed_ahead


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], True),
        ([20_000], True),
        ([10_000_000], False),  # alone: `/` finds as much
        ([10_000_000, 20_000], False),
        ([10_000_000] * 3, True),
        ([100_000_000, 100_000_000, 100_000_000], False),
    ],
)
def test_one_large_document_waits_for_the_first_search(sizes, expected):
    assert is_indexed_ahead(sizes) is expected
