"""The ledger keeps up with what other programs do to its files while it is open."""

from __future__ import annotations

import pytest

from support.stillness import settled
from tui.comparing.cases import judge
from tui.library import Library


@pytest.fixture
def look(stage):
    async def run():
        app, pilot = stage
        app.dialog.look_again()
        await settled(pilot)

    return run


async def test_a_verdict_of_another_program_is_seen_with_the_cursor_where_it_was(
    stage, look, library, rows, go_to
):
    app, _ = stage
    await go_to("lighthouse")
    other = Library.open(str(library.root), environ={"HOME": "/nowhere"}, cwd=library.root)
    row = other.ledger().rows[0]
    judge(other.cases, row, "refuted", lambda cell: other.member(cell.path, cell.span))
    other.close()
    assert {row.verdict for row in rows()} == {None}
    await look()
    assert [row.verdict for row in rows()].count("refuted") == 1
    assert "lighthouse" in app.dialog.table.current.claim


async def test_a_document_that_is_gone_leaves_the_rows_and_they_can_be_judged(
    press, look, library, rows, notice
):
    (library.root / "2019.md").unlink()
    library.changes()
    library.entries(refresh=True)
    await look()
    assert "files have changed" in notice()
    assert not any(cell.path == "2019.md" for row in rows() for cell in row.cells)
    await press("c", answered=False)
    await press("d")
    assert rows()[0].verdict == "disputed"


async def test_rows_whose_documents_are_gone_can_still_be_merged(press, look, library, rows, go_to):
    await press("space", "space", "c", answered=False)
    await press("r")
    for path in (library.root / name for name in ("2019.md", "2020.md", "2021.md")):
        path.rename(path.with_suffix(".away"))
    library.changes()
    library.entries(refresh=True)
    await look()
    assert [row.cells for row in rows()] == [(), ()]
    await press("g", "space", "space", "M")
    (case,) = library.cases.all()
    assert (case.verdict, len(rows())) == ("refuted", 1)


async def test_what_one_has_done_oneself_is_no_news(press, look, notice, rows):
    await press("c", answered=False)
    await press("d")
    made = rows()
    await look()
    assert "judged" in notice()
    assert rows() is made
