import json
import os
import subprocess
import sys

import pytest

SAID = "Example Corp said on Tuesday"


def lines(*items):
    return "".join(json.dumps(item) + "\n" for item in items)


def test_every_saved_line_is_answered_in_order(gloss):
    result = gloss(
        "annotate",
        "--stdin",
        stdin=lines(
            {"path": "leak.txt", "quote": SAID, "note": "one", "tags": ["t"]},
            {"path": "press.md", "quote": SAID, "note": "two"},
            {"path": "leak.txt", "quote": "The open model", "occurrence": 2, "by": "Ada"},
            {"path": "leak.txt", "span": [2, 6]},
            {"path": "leak.txt", "start": 2, "end": 6},
            {"op": "memo", "path": "leak.txt", "note": "memo"},
        ),
    )
    assert result.code == 0
    ids = [row["id"] for row in result.rows]
    assert len(ids) == 6
    rows = {row["id"]: row for row in gloss("annotations", "--json").json}
    assert [rows[i]["note"] for i in ids] == ["one", "two", "", "", "", "memo"]
    assert rows[ids[2]]["attribution"] == "Ada"
    assert rows[ids[3]]["quote"] == rows[ids[4]]["quote"] == "leak"


def test_edit_replaces_tags_and_delete_deletes(gloss):
    first, second = (
        row["id"]
        for row in gloss(
            "annotate",
            "--stdin",
            stdin=lines(
                {"path": "leak.txt", "quote": SAID, "tags": ["a", "b"]},
                {"path": "leak.txt", "quote": SAID},
            ),
        ).rows
    )
    result = gloss(
        "annotate",
        "--stdin",
        stdin=lines({"op": "edit", "id": first, "tags": ["c"]}, {"op": "delete", "id": second}),
    )
    assert result.rows == [{"id": first}, {"id": second}]
    [row] = gloss("annotations", "--json").json
    assert row["tags"] == ["c"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("nonsense", "not JSON"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "nested too deeply"),
        ('{"path": "leak.txt"}', "which passage"),
        ('{"quote": "x"}', "path"),
        ('{"path": "leak.txt", "quote": "never said"}', "is not in"),
        ('{"path": "leak.txt", "quote": "The open model"}', "say which one"),
        ('{"path": "leak.txt", "quote": "A leak", "occurrence": "1"}', "whole number"),
        ('{"path": "leak.txt", "quote": "A leak", "tags": "a"}', "list"),
        ('{"path": "leak.txt", "quote": "A leak", "tags": [1]}', "text"),
        ('{"path": "leak.txt", "quote": "A leak", "note": 1}', "text"),
        ('{"path": "leak.txt", "quote": "A leak", "colour": "red"}', "nothing that a line"),
        ('{"path": "../secret.txt", "quote": "A leak"}', "no document"),
        ('{"op": "edit", "id": "x"}', "nothing to change"),
        ('{"op": "edit", "id": "x", "note": "n"}', "no annotation"),
        ('{"op": "delete"}', "id"),
        ('{"op": "burn"}', "no op"),
    ],
)
def test_a_bad_line_fails_alone(gloss, line, says):
    good = json.dumps({"path": "leak.txt", "quote": SAID})
    result = gloss("annotate", "--stdin", stdin=f"\ufeff{good}\n{line}\n\n{good}\n")
    assert result.code == 1
    first, error, last = result.rows
    assert says in error["error"]
    assert len(gloss("annotations", "--json").json) == 2
    assert {first["id"], last["id"]} == {row["id"] for row in gloss("annotations", "--json").json}


def test_each_answer_comes_before_the_next_line_is_sent(folder):
    command = [sys.executable, "-m", "tui", "annotate", "--stdin"]
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ)
    ) as process:
        for number in range(3):
            item = {"path": "leak.txt", "quote": SAID, "note": f"note {number}"}
            process.stdin.write(json.dumps(item).encode() + b"\n")
            process.stdin.flush()
            assert "id" in json.loads(process.stdout.readline())
            stored = next((folder / "annotations").glob("leak-*.json")).read_text("utf-8")
            assert f"note {number}" in stored
        process.stdin.close()
        assert process.wait() == 0


def test_many_lines_at_once_are_all_answered_in_order(folder):
    items = [{"path": "leak.txt", "quote": SAID, "note": str(n)} for n in range(450)]
    text = lines(*items).rstrip("\n")  # the last line need not end
    result = subprocess.run(
        [sys.executable, "-m", "tui", "annotate", "--stdin"],
        input=text.encode(),
        cwd=folder,
        capture_output=True,
        check=True,
    )
    ids = [json.loads(line)["id"] for line in result.stdout.splitlines()]
    stored = next((folder / "annotations").glob("leak-*.json")).read_text("utf-8")
    rows = json.loads(stored)["_default"]
    assert [rows[i]["note"] for i in ids] == [str(n) for n in range(450)]
