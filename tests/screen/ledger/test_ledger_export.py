"""The table goes to the file that the reader names, never over one without asking."""

from __future__ import annotations


async def test_export_writes_the_rows_that_are_shown(stage, press, tmp_path):
    await press("exclamation_mark")
    await press("w", answered=False)
    await press("enter")
    lines = (tmp_path / ".own" / "ledger.csv").read_text().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("id,topic,claim,sign,says,otherwise,verdict,First news")


async def test_export_asks_for_the_name_and_before_it_writes_over_a_file(
    stage, press, tmp_path, drawn, rows
):
    app, _ = stage
    mine = tmp_path / ".own" / "ledger.csv"
    mine.write_text("mine")
    await press("w", answered=False)
    assert "write the table (.csv or .md) to ledger.csv" in drawn(app)[-1]
    await press("escape")
    await press("w", answered=False)
    await press("enter", answered=False)
    await press("n")
    assert mine.read_text() == "mine"
    await press("w", answered=False)
    await press("2", "enter")
    assert (tmp_path / ".own" / "ledger.csv2").read_text().startswith("id,")
    assert f"{len(rows())} rows written to" in drawn(app)[-1]
    await press("w", answered=False)
    await press("enter", answered=False)
    await press("y")
    assert mine.read_text().startswith("id,")


async def test_a_place_that_cannot_be_written_is_said(stage, press, drawn):
    await press("w", answered=False)
    await press("slash", "x", "enter")
    assert drawn(stage[0])[-1].startswith(" ✗")  # how much more is seen is a matter of the path


async def test_a_name_that_ends_in_md_gets_a_table_for_a_report(stage, press, tmp_path):
    await press("w", answered=False)
    await press(*["backspace"] * 3, "m", "d", "enter")
    lines = (tmp_path / ".own" / "ledger.md").read_text().splitlines()
    assert lines[0] == "1. First news (`2019.md`)"
    assert any(line.startswith("| ≠ |") for line in lines)


async def test_no_document_and_no_annotation_is_written_over(stage, press, tmp_path, drawn):
    mine = tmp_path / "2019.md"
    before = mine.read_text()
    for name in ("../2019.md", "../annotations/x.md"):
        await press("w", answered=False)
        await press(*["backspace"] * len("ledger.csv"), *name, "enter")
        assert "is the library's own" in drawn(stage[0])[-1]
    assert mine.read_text() == before
