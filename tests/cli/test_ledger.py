"""`gloss ledger` for people and for programs, and copies that count as one origin."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

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
    assert re.search(r"^    differ +\S+:\d+ / \S+:\d+\n      \w+: ", told.out, re.MULTILINE)
    assert "(echo of ann.md)" in told.out
    assert "3 sources share their text: they count as 1 origin." in told.out


def test_every_conflict_has_its_passages_and_the_row_of_the_other_side(gloss, folder):
    (folder / "dan.md").write_text(
        "# Dan\n\nThe ferry sank on 12 May 2019 and nine people died, the coast guard said.\n\n"
        "The owner of the ferry paid a fine of 3 million euros in 2020, and the coast guard had "
        "sent a helicopter to the reef.\n"
    )
    every = gloss("-L", folder, "ledger", "--json").json
    known = {row["id"] for row in every}
    pairs = gloss("-L", folder, "compare", "--json").json
    found = [pair for pair in pairs if pair["relation"] == "differs"]
    told = [conflict for row in every for conflict in row["conflicts"]]
    assert found
    ends = [{(c[side]["path"], c[side]["start"]) for side in "ab"} for c in told]
    assert all({(p[side]["path"], p[side]["start"]) for side in "ab"} in ends for p in found)
    assert {conflict["row"] for conflict in told} <= {*known, None}
    assert all(row["conflicts"] for row in every if row["sign"] == "≠")


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


def test_what_is_only_proposed_for_a_row_is_told_apart_from_what_a_reader_put_there(gloss, folder):
    from tui.comparing.cases import judge
    from tui.library import Library

    library = Library.open(cwd=folder)
    row = next(row for row in library.ledger().rows if row.sign == "≠")
    alone = replace(row, cells=row.cells[:1])
    judge(library.cases, alone, None, lambda cell: library.member(cell.path, cell.span))
    library.close()
    every = gloss("-L", folder, "ledger", "--json").json
    told = next(r for r in every if r["claim"] == row.claim)
    spoken = [cell for cell in told["cells"] if cell["text"]]
    assert [cell["proposed"] for cell in spoken] == [False, *[True] * (len(spoken) - 1)]
    assert (told["says"], told["otherwise"]) == (row.says, row.otherwise)
    shown = gloss("-L", folder, "ledger").out
    assert shown.count("(proposed)") == len(spoken) - 1
    assert "proposed: " in gloss("-L", folder, "ledger", "--format", "md").out


def test_filters_are_those_of_the_screen(gloss, folder):
    every = gloss("-L", folder, "ledger", "--json").json
    conflicts = gloss("-L", folder, "ledger", "--json", "--conflicts").json
    gaps = gloss("-L", folder, "ledger", "--json", "--gaps").json
    assert conflicts == [row for row in every if row["sign"] == "≠"]
    assert gaps == [r for r in every if any(c["stance"] == "not found" for c in r["cells"])]
    assert gloss("-L", folder, "ledger", "--json", "--unjudged").json == every


def test_what_a_source_leaves_out_is_what_others_say(gloss, folder):
    every = gloss("-L", folder, "ledger", "--json").json
    left_out = gloss("-L", folder, "ledger", "--json", "--gaps", folder / "dan.md").json
    told = [r for r in every if all(c["path"] != "dan.md" or not c["text"] for c in r["cells"])]
    assert left_out == [r for r in told if "dan.md" not in {c["b"]["path"] for c in r["conflicts"]}]
    assert len(left_out) > 1
    single = gloss("-L", folder, "ledger", "--json", "--single").json
    assert single == [row for row in every if row["says"] + row["otherwise"] == 1]
    (folder.parent / "apart.md").write_text("Apart.")
    refused = gloss("-L", folder, "ledger", "--gaps", folder.parent / "apart.md", status=2)
    assert "no document of this library" in refused.err


def test_a_verdict_on_a_passage_is_told_and_is_not_the_rows(gloss, folder):
    every = gloss("-L", folder, "ledger", "--json").json
    row = next(r for r in every if r["sign"] == "≠")
    cell = next(c for c in row["cells"] if c["path"] == "dan.md")
    span = str(cell["start"]), str(cell["end"])
    gloss("-L", folder, "annotate", "dan.md", "--span", *span, "--verdict", "disputed")
    told = next(r for r in gloss("-L", folder, "ledger", "--json").json if r["id"] == row["id"])
    assert told["verdict"] is None
    assert {c["path"]: c["verdict"] for c in told["cells"]}["dan.md"] == "disputed"
    assert [c["verdict"] for c in told["cells"]].count(None) == len(told["cells"]) - 1
    assert {**told, "cells": 0} == {**row, "cells": 0}
    assert "[disputed] The ferry sank" in gloss("-L", folder, "ledger").out
