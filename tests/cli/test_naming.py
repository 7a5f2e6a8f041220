"""What people write otherwise than one would: names of files, tags, rows of tables."""

from __future__ import annotations

import pytest

SAID = "Example Corp said on Tuesday"


def test_a_file_may_have_a_name_as_long_as_the_disk_allows(gloss, folder):
    name = f"{'n' * 250}.csv"
    assert gloss("annotate", "leak.txt", "--quote", SAID, "--note", "x").code == 0
    run = gloss("export", "--format", "csv", "-o", name)
    assert (run.code, run.err) == (0, "")
    assert (folder / name).exists()


@pytest.mark.parametrize("tag", ["press", "#press", "press/"])
def test_a_tag_is_found_however_it_is_written(gloss, tag):
    assert gloss("annotate", "leak.txt", "--quote", SAID, "--tag", "#press/leak").code == 0
    assert "#press/leak" in gloss("annotations", "--tag", tag).out
    assert "press/leak" in gloss("export", "--format", "csv", "--tag", tag).out


def test_a_row_that_says_nothing_is_counted_and_makes_no_empty_memo(gloss, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text('path,quote,note\nleak.txt,,\nleak.txt,"",  \nleak.txt,,a memo\n')
    result = gloss("import", table)
    assert (result.code, "1 added, 2 refused" in result.out) == (1, True)
    assert result.err.count("\n") == 1
    assert "2 rows have neither a quote nor a note" in result.err
    assert [row["note"] for row in gloss("annotations", "--json").json] == ["a memo"]
