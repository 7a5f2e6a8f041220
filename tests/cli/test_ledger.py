"""`gloss ledger` for people and for programs, and copies that count as one origin."""

from __future__ import annotations

import csv
import io

import pytest

STORY = (
    "The ferry sank on 12 May 2019 and 14 people died, police said on Monday. The coast guard had "
    "sent three boats and a helicopter to the reef within the hour. The owner of the ferry paid a "
    "fine of 3 million euros to the town in the following year, the court reported.\n"
)


@pytest.fixture
def folder(tmp_path):
    library = tmp_path / "wire"
    library.mkdir()
    for name in ("ann.md", "bob.md", "cid.md"):
        (library / name).write_text(f"# From {name} | *today*\n\n{STORY}")
    (library / "dan.md").write_text(
        "# Dan\n\nThe ferry sank on 12 May 2019 and nine people died, the coast guard said.\n"
    )
    return library


def test_copies_are_one_origin_and_that_is_said(gloss, folder):
    row = next(r for r in gloss("-L", folder, "ledger", "--json").json if r["sign"] == "≠")
    assert sorted([row["says"], row["otherwise"]]) == [1, 1]
    assert {c.get("origin") for c in row["cells"] if c["path"] != "dan.md"} == {"ann.md"}
    told = gloss("-L", folder, "ledger", "--conflicts")
    assert "(echo of ann.md)" in told.out
    assert "3 sources share their text: they count as 1 origin." in told.out


def test_documents_say_whose_text_they_share(gloss, folder):
    found = {row["path"]: row["copies"] for row in gloss("-L", folder, "docs", "--json").json}
    assert found["dan.md"] == []
    assert {copy["path"] for copy in found["ann.md"]} == {"bob.md", "cid.md"}
    assert "the same as bob.md)" in gloss("-L", folder, "docs").out


def test_the_table_for_a_spreadsheet(gloss, folder):
    table = list(csv.DictReader(io.StringIO(gloss("-L", folder, "ledger", "--format", "csv").out)))
    assert table[0]["sign"] == "≠"
    assert len(table) == len(gloss("-L", folder, "ledger", "--json").json)


def test_the_table_for_a_report_keeps_foreign_signs_apart(gloss, folder):
    out = gloss("-L", folder, "ledger", "--format", "md", "--conflicts").out
    assert r"1. From ann.md \| today (`ann.md`)" in out
    assert "an echo of From ann.md" in out
    assert "gloss found nothing; it misses things" in out
    rows = [line for line in out.splitlines() if line.startswith("| ≠")]
    assert len(rows) == 1


def test_filters_are_those_of_the_screen(gloss, folder):
    every = gloss("-L", folder, "ledger", "--json").json
    conflicts = gloss("-L", folder, "ledger", "--json", "--conflicts").json
    gaps = gloss("-L", folder, "ledger", "--json", "--gaps").json
    assert conflicts == [row for row in every if row["sign"] == "≠"]
    assert gaps == [r for r in every if any(c["stance"] == "not found" for c in r["cells"])]
    assert gloss("-L", folder, "ledger", "--json", "--unjudged").json == every
