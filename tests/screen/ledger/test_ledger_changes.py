"""What a reader does to a row of the ledger, each as one step that can be undone."""

from __future__ import annotations

import pytest


def told(app):
    return app.dialog.query_one("#ledger-words").lines


async def test_judging_makes_a_case_that_is_on_disk_and_can_be_undone(press, library, rows):
    await press("c", answered=False)
    await press("d")
    assert rows()[0].verdict == "disputed"
    (case,) = library.cases.all()
    assert (case.verdict, len(case.members)) == ("disputed", 2)
    await press("c", answered=False)
    await press("minus")
    assert library.cases.get(case.id).verdict is None
    await press("u")
    assert library.cases.get(case.id).verdict == "disputed"


async def test_marked_rows_are_judged_as_one_step_and_giving_up_changes_nothing(
    press, library, rows
):
    await press("space", "space", "c", answered=False)
    await press("escape")
    assert library.cases.all() == []
    await press("c", answered=False)
    await press("r")
    assert [row.verdict for row in rows()].count("refuted") == 2
    await press("u")
    assert {row.verdict for row in rows()} == {None}


async def test_marked_rows_are_merged_and_grouping_anew_keeps_them(
    stage, press, library, rows, go_to
):
    app, _ = stage
    await go_to("harbour")
    await press("space")
    await go_to("lighthouse")
    await press("space", "M")
    (case,) = library.cases.all()
    assert len(case.members) == 2
    assert len([row for row in rows() if row.case == case.id]) == 1
    assert library.ledger().rows == app.dialog._ledger.rows


@pytest.mark.parametrize(
    "done_with",
    [
        (["g", "l", "S"], "split off"),
        (["space", "space", "M"], "merged 2 rows into"),
        (["g", "dollar_sign", "N"], "read, and silent on"),
    ],
)
async def test_one_key_is_one_step_that_is_undone_and_done_again(
    press, library, notice, rows, done_with
):
    keys, words = done_with
    before = rows()
    await press(*keys)
    done = library.cases.all()
    assert done
    await press("u")
    assert f"undone: {words}" in notice()
    assert "case" not in notice()
    assert (library.cases.all(), library.all_placed(), rows()) == ([], [], before)
    await press("ctrl+r")
    assert library.cases.all() == done


async def test_judging_first_is_one_step_too(stage, press, library, drawn):
    await press("c", answered=False)
    await press("d")
    await press("u")
    assert "undone: judged" in drawn(stage[0])[-1]
    assert "nothing to undo" not in drawn(stage[0])[-1]
    assert library.all_placed() == []
    await press("u")
    assert "nothing to undo" in drawn(stage[0])[-1]


async def test_what_only_holds_a_passage_of_a_row_is_no_note(stage, press, library):
    await press("c", answered=False)
    await press("d")
    assert [p.annotation.is_note for p in library.all_placed()] == [False, False]
    entries = library.entries()
    assert [library.doc_row(entry).annotations for entry in entries] == [0, 0, 0]
    mine = library.all_placed()[0].annotation
    library.edit(mine.id, note="mine now")
    assert sorted(library.doc_row(entry).annotations for entry in entries) == [0, 0, 1]


async def test_the_cursor_stands_on_the_merged_row_so_that_the_next_key_judges_it(
    stage, press, library, go_to
):
    app, _ = stage
    await go_to("lighthouse")
    await press("space")
    await go_to("harbour")
    await press("space", "g", "M")
    (case,) = library.cases.all()
    assert app.dialog.table.current.case == case.id
    assert any("lighthouse was closed" in part.text for line in told(app) for part in line)


async def test_the_cursor_stays_on_a_row_that_becomes_a_case(stage, press, go_to):
    app, _ = stage
    await go_to("lighthouse")
    await press("c", answered=False)
    await press("d")
    assert "lighthouse" in app.dialog.table.current.claim


async def test_merging_takes_the_marks_off(stage, press, drawn):
    app, _ = stage
    await press("space", "space")
    assert "● 2 marked" in drawn(app)[0]
    await press("M")
    assert app.dialog.table.marks == set()
    assert "marked" not in drawn(app)[0]


async def test_one_row_cannot_be_merged(stage, press, drawn):
    await press("M")
    assert "mark the rows to merge" in drawn(stage[0])[-1]


async def test_splitting_takes_a_passage_out(press, library, rows):
    await press("g", "l", "S")
    cases = library.cases.all()
    assert sorted(len(case.members) for case in cases) == [1, 1]
    assert {row.case for row in rows() if row.case} == {case.id for case in cases}


async def test_silence_is_a_readers_word_with_date_and_name(stage, press, library, drawn, rows):
    app, _ = stage
    library.creator = ""
    await press("g", "dollar_sign", "N", answered=False)
    await press("escape")
    assert library.cases.all() == []
    await press("N", answered=False)
    await press(*"Ida", "enter")
    (case,) = library.cases.all()
    assert [(one.path, one.name) for one in case.silent] == [("2021.md", "Ida")]
    assert case.silent[0].date
    assert rows()[0].stance("2021.md") == "silent"
    assert "∅" in "\n".join(drawn(app))
    await press("N")
    assert library.cases.get(case.id).silent == ()


async def test_a_source_that_says_something_is_not_silent(stage, press, library, drawn):
    await press("g", "N")
    assert library.cases.all() == []
    assert "not silent" in drawn(stage[0])[-1]


async def test_a_row_is_called_what_the_reader_calls_it(press, library, rows, notice):
    before = rows()[0]
    await press("e", answered=False)
    await press("ctrl+a", "ctrl+k", *"deaths  [b]", "enter")
    (case,) = library.cases.all()
    assert (case.wording, len(case.members)) == ("deaths [b]", len(before.cells))
    assert rows()[0].claim == "deaths [b]"
    assert "called the row “deaths [b]”" in notice()
    await press("u")
    assert library.cases.all() == []
    await press("e", answered=False)
    await press("enter")  # the words that were there
    assert library.cases.all() == []
