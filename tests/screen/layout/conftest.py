"""A library with one text, for the tests of the layout."""

from __future__ import annotations

import pytest
from layout_hands import TEXT

from tui.app import GlossApp
from tui.config import Settings
from tui.library import Library


@pytest.fixture
def library(written):
    library = Library.open(str(written({"a.txt": TEXT})))
    yield library
    library.close()


@pytest.fixture
def app(library):
    return GlossApp(library, Settings())
