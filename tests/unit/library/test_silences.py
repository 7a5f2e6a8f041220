"""A reader's word that a document is silent goes with its file, with date and name."""

from __future__ import annotations

import pytest

from tui.library import Library

MATTER = "The ferry sank on 12 May 2019 and 14 people died, police said.\n"
ROSES = "Climbing roses need a feed of compost in April.\n"


@pytest.fixture
def folder(written):
    return written({"news.md": MATTER, "roses.md": ROSES})


def opened(folder):
    library = Library.open(cwd=folder)
    library.creator = "Ada"
    return library


def ferry(library):
    return next(row for row in library.ledger().rows if "ferry" in row.claim)


@pytest.fixture
def silent(folder):
    library = opened(folder)
    library.call_silent(ferry(library), "roses.md")
    assert ferry(library).stance("roses.md") == "silent"
    (word,) = ferry(library).word
    library.close()
    return word


def test_a_document_that_was_called_silent_is_silent_under_another_name(folder, silent):
    (folder / "roses.md").rename(folder / "garden.md")
    library = opened(folder)
    row = ferry(library)
    assert (row.stance("garden.md"), row.silent, row.word) == ("silent", ("garden.md",), (silent,))
    assert "not said to be silent" in library.call_silent(row, "garden.md")
    assert library.cases.get(row.case).silent == ()
    library.close()


def test_of_two_documents_with_that_text_neither_is_taken_for_the_one(folder, silent):
    (folder / "roses.md").rename(folder / "garden.md")
    (folder / "twin.md").write_text(ROSES)
    library = opened(folder)
    row = ferry(library)
    assert {row.stance(path) for path in ("garden.md", "twin.md")} == {"not found"}
    (folder / "garden.md").rename(folder / "roses.md")
    library.entries(refresh=True)
    assert (ferry(library).stance("roses.md"), ferry(library).word) == ("silent", (silent,))
    library.close()
