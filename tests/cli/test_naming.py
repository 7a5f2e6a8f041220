"""Names of files and of tags, as people write them."""

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
