"""What goes to other people and other programs, and what they hand over."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tui.library import Library

SAID = "Example Corp said on Tuesday"
PAGE = (
    "---\ntitle: A page\nurl: https://example.org/page\n---\n\nThe mayor said the bridge opens.\n"
)
HYPOTHESIS = {
    "id": "abcDEF_123",
    "created": "2025-01-02T03:04:05.123456+02:00",
    "updated": "2025-01-02T03:04:05.123456+02:00",
    "user": "acct:ann@hypothes.is",
    "uri": "http://www.example.org/page/",
    "text": "when?",
    "tags": ["traffic", "a b"],
    "target": [
        {
            "source": "http://www.example.org/page/",
            "selector": [
                {"type": "RangeSelector", "startContainer": "/p"},
                {"type": "TextPositionSelector", "start": 10, "end": 22},
                {"type": "TextQuoteSelector", "exact": "bridge opens", "prefix": "the "},
            ],
        }
    ],
}


@pytest.mark.parametrize(
    "file", [[HYPOTHESIS], {"total": 1, "rows": [HYPOTHESIS]}, {"annotations": [HYPOTHESIS]}]
)
def test_annotations_of_a_page_are_those_of_the_document_from_its_address(gloss, folder, file):
    (folder / "page.md").write_text(PAGE, "utf-8")
    given = folder.parent / "given.json"
    given.write_text(json.dumps(file), "utf-8")
    assert "1 added" in gloss("import", given).out
    assert "1 known already" in gloss("import", given).out
    [row] = gloss("annotations", "--json").json
    assert row["path"] == "page.md"
    assert (row["quote"], row["status"]) == ("bridge opens", "exact")
    assert row["note"] == "when?"
    assert row["tags"] == ["traffic", "a b"]
    assert row["creator"] == "ann@hypothes.is"
    assert row["created"] == "2025-01-02T01:04:05.123Z"


@pytest.mark.parametrize(
    ("head", "row", "suffix"),
    [
        ("sep=;\r\npath;quote;note", "leak.txt;A leak;so", "csv"),
        ("sep=:\npath:quote:note", "leak.txt:A leak:so", "csv"),
        ('"sep=,"\npath,quote,note', "leak.txt,A leak,so", "csv"),
        ("path\tquote\tnote", "leak.txt\tA leak\tso", "tsv"),
        ("\tpath\tquote\tnote", "0\tleak.txt\tA leak\tso", "tsv"),
        ("\n \nPath,Quote,Note", "leak.txt,A leak,so,,,", "txt"),
        ("path,quote,note", ".\\leak.txt,A leak,so", "csv"),
        ("path,quote,note,start,end", "leak.txt,A leak,so,0.0,6.0", "csv"),
        ("path,quote,note", "Sources/LEAK.TXT,A leak,so", "csv"),
    ],
)
def test_a_table_is_imported_in_many_a_shape(gloss, tmp_path, head, row, suffix):
    table = tmp_path / f"table.{suffix}"
    table.write_text(f"{head}\n{row}\n", "utf-8", newline="")
    assert gloss("import", table).code == 0
    assert "1 known already" in gloss("import", table).out
    [one] = gloss("annotations", "--json").json
    assert (one["path"], one["quote"], one["note"]) == ("leak.txt", "A leak", "so")


def test_a_name_that_only_ends_alike_is_said_and_must_say_the_words(gloss, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("path,quote\nold/leak.txt,A leak\nold/press.md,Never said\n", "utf-8")
    result = gloss("import", table)
    assert result.code == 1
    assert "“old/leak.txt” is taken for “leak.txt”" in result.err
    assert "“old/press.md” is not a document" in result.err


def test_what_is_not_here_is_one_line_and_comes_with_the_next_import(gloss, folder, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("path,quote\nlater.txt,one\nleak.txt,A leak\nlater.txt,two\n", "utf-8")
    result = gloss("import", table)
    assert (result.code, "1 added, 2 refused" in result.out) == (1, True)
    [line] = result.err.splitlines()
    assert "“later.txt” is not a document of this library, 2 annotations left out; put it" in line
    (folder / "later.txt").write_text("one and two\n", "utf-8")
    assert "2 added, 1 known already" in gloss("import", table).out


PLACED = [
    {"source": "leak.txt", "selector": {"type": "TextPositionSelector", "start": 2, "end": 6}},
    {
        "source": {"id": "leak.txt"},
        "selector": [{"type": ["FragmentSelector"], "value": "char=2,6;length=9"}],
    },
    "leak.txt#char=2,6",
    {
        "source": "leak.txt",
        "selector": {
            "type": "Choice",
            "items": [{"type": "TextPositionSelector", "start": 2, "end": 6}],
        },
    },
]


@pytest.mark.parametrize("target", PLACED)
def test_a_place_without_words_means_the_words_there(gloss, tmp_path, target):
    given = tmp_path / "given.jsonld"
    given.write_text(json.dumps({"@graph": [{"id": "1", "target": target}]}), "utf-8")
    assert "1 added" in gloss("import", given).out
    assert "1 known already" in gloss("import", given).out
    [row] = gloss("annotations", "--json").json
    assert (row["quote"], row["start"], row["status"]) == ("leak", 2, "exact")


@pytest.mark.parametrize(
    ("document", "digits"), [("leak.txt", 4), ("leak.txt", 7), ("leak.txt", 400), ("page.html", 1)]
)
def test_a_place_that_means_nothing_here_is_refused(gloss, folder, tmp_path, document, digits):
    (folder / "page.html").write_text("<body><p>Words of a page.</p></body>", "utf-8")
    given = tmp_path / "given.jsonl"
    given.write_text(json.dumps({"path": document, "start": 2, "end": 10**digits - 1}), "utf-8")
    result = gloss("import", given)
    assert (result.code, "0 added, 1 refused" in result.out) == (1, True)
    assert f"“{document}” from 2 to {'9' * min(digits, 18)}: " in result.err


def test_an_answer_stands_where_that_stands_which_it_answers(gloss, folder, tmp_path):
    (folder / "page.md").write_text(PAGE, "utf-8")
    sent = f"{HYPOTHESIS['uri']}?utm_source=mail"
    base = {**HYPOTHESIS, "target": [{**HYPOTHESIS["target"][0], "source": sent}]}
    answer = {"id": "b", "uri": sent, "text": "now", "references": [HYPOTHESIS["id"]]}
    answer["target"] = [{"source": sent}]
    given = tmp_path / "given.json"
    given.write_text(json.dumps([answer, base]), "utf-8")
    assert "2 added" in gloss("import", given).out
    rows = gloss("annotations", "--json").json
    assert {(row["note"], row["quote"]) for row in rows} == {
        ("when?", "bridge opens"),
        ("now", "bridge opens"),
    }


def test_a_name_may_begin_as_that_of_a_home_does(gloss):
    result = gloss("import", "~nobody-of-this-name.csv")
    assert (result.code, result.err) == (
        2,
        "gloss: “~nobody-of-this-name.csv” cannot be read: No such file or directory.\n",
    )


def test_a_table_that_was_cut_is_refused_whole(gloss, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text('path,quote,note\nleak.txt,A leak,one\nleak.txt,model,"two', "utf-8")
    result = gloss("import", table)
    assert result.code == 2
    assert "not whole" in result.err
    assert gloss("annotations", "--json").json == []


def test_what_was_changed_here_since_is_kept_from_a_table_without_times(gloss, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("path,quote,note\nleak.txt,A leak,theirs\n", "utf-8")
    gloss("import", table)
    [row] = gloss("annotations", "--json").json
    gloss("edit", row["id"], "--note", "mine")
    assert "1 newer here and kept" in gloss("import", table).out


def test_a_copied_row_is_another_annotation(gloss, tmp_path):
    name = gloss("annotate", "leak.txt", "--quote", "A leak", "--note", "one").json["id"]
    table = tmp_path / "table.csv"
    table.write_text(
        f"id,path,quote,note\n{name},leak.txt,A leak,one\n{name},press.md,{SAID},two\n", "utf-8"
    )
    assert "1 added, 1 known already" in gloss("import", table).out
    rows = gloss("annotations", "--json").json
    assert sorted((row["path"], row["note"]) for row in rows) == [
        ("leak.txt", "one"),
        ("press.md", "two"),
    ]


def test_tables_that_number_their_rows_keep_apart(gloss, tmp_path):
    tables = []
    for file, quote, note in (
        ("leak.txt", "A leak", "one"),
        ("press.md", SAID, "two"),
        ("leak.txt", "model", "three"),
    ):
        tables.append(tmp_path / f"{note}.csv")
        tables[-1].write_text(f"id,path,quote,note\n1,{file},{quote},{note}\n", "utf-8")
    assert ["1 added" in gloss("import", table).out for table in tables] == [True] * 3
    assert ["1 known" in gloss("import", table).out for table in tables] == [True] * 3
    rows = gloss("annotations", "--json").json
    assert sorted((row["quote"], row["note"]) for row in rows) == sorted(
        [("A leak", "one"), (SAID, "two"), ("model", "three")]
    )


def test_a_table_says_nothing_of_what_it_has_no_column_for(gloss, tmp_path):
    about = ("--note", "one", "--tag", "t", "--verdict", "disputed")
    name = gloss("annotate", "leak.txt", "--quote", "A leak", *about).json["id"]
    before = gloss("annotations", "--json").json[0]
    table = tmp_path / "table.csv"
    table.write_text(
        f"id,path,quote,note,modified\n{name},leak.txt,A leak,new,2999-01-01\n", "utf-8"
    )
    assert "1 changed" in gloss("import", table).out
    [row] = gloss("annotations", "--json").json
    assert row == {**before, "note": "new", "modified": row["modified"]}


def test_ends_that_were_moved_elsewhere_are_moved_here(gloss, tmp_path):
    gloss("annotate", "leak.txt", "--quote", "A leak", "--note", "one")
    [row] = gloss("annotations", "--json").json
    row |= {"quote": "leak", "start": row["start"] + 2, "prefix": f"{row['prefix']}A "}
    given = tmp_path / "given.jsonl"
    given.write_text(json.dumps(row | {"modified": "2999-01-01T00:00:00Z"}), "utf-8")
    assert "1 changed" in gloss("import", given).out
    assert gloss("annotations", "--json").json[0]["quote"] == "leak"
    given.write_text(json.dumps(row | {"quote": "A", "modified": "2001-01-01T00:00:00Z"}), "utf-8")
    gloss("import", given)
    assert gloss("annotations", "--json").json[0]["quote"] == "leak"


@pytest.mark.parametrize("name", ["csv", "jsonl", "w3c"])
def test_words_in_other_surroundings_stay_so_when_they_are_imported(gloss, folder, tmp_path, name):
    gloss("annotate", "leak.txt", "--quote", SAID)
    (folder / "leak.txt").write_text(
        f"Not one word of all that.\n\n{SAID}.\n\nNor here.\n", "utf-8"
    )
    [before] = gloss("annotations", "--json").json
    gloss("export", "--format", name, "-o", tmp_path / "out")
    gloss("delete", before["id"])
    gloss("import", "--format", name, tmp_path / "out")
    assert gloss("annotations", "--json").json == [before]


def test_what_only_this_version_does_not_know_goes_out_and_comes_back(gloss, library, tmp_path):
    given = tmp_path / "given.jsonl"
    row = {"path": "leak.txt", "quote": "A leak", "claim": False, "colour": {"r": 1}}
    given.write_text(json.dumps(row), "utf-8")
    gloss("import", given)
    for name in ("csv", "w3c", "jsonl"):
        out = tmp_path / name
        gloss("export", "--format", name, "-o", out)
        [one] = gloss("annotations", "--json").json
        gloss("delete", one["id"])
        assert gloss("import", "--format", name, out).code == 0
        [(_, [kept])] = Library.open(cwd=library.root).recorded_all().items()
        assert kept.extra == {"claim": False, "colour": {"r": 1}}


def test_stdin_says_by_itself_in_which_format_it_is(gloss):
    assert "1 added" in gloss("import", "-", stdin='{"path": "leak.txt", "quote": "A leak"}').out
    assert "1 added" in gloss("import", "-", stdin="path,quote\nleak.txt,model\n").out
    assert gloss("import", "-", stdin="words").code == 2


@pytest.mark.parametrize("where", ["-", "/dev/stdout"])
def test_an_export_goes_where_it_is_sent_and_leaves_a_device_one(folder, where):
    result = subprocess.run(
        [sys.executable, "-m", "tui", "export", "--format", "csv", "-o", where],
        cwd=folder,
        stdout=subprocess.PIPE,
        check=False,
    )
    assert result.returncode == 0
    assert b"id,path,quote" in result.stdout


def test_an_export_follows_a_link_but_never_into_the_library(gloss, folder, tmp_path, monkeypatch):
    modes = []

    def written(self, raw, write=Path.write_bytes):
        write(self, raw)
        modes.append(self.stat().st_mode & 0o777)

    monkeypatch.setattr(Path, "write_bytes", written)
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    real.chmod(0o600)
    link.symlink_to(real)
    assert gloss("export", "-o", link).code == 0
    assert link.is_symlink()
    assert real.read_text("utf-8-sig").startswith("id,path")
    assert [*modes, real.stat().st_mode & 0o777] == [0o600, 0o600]
    (tmp_path / "trap.csv").symlink_to(folder / "press.md")
    assert gloss("export", "-o", tmp_path / "trap.csv").code == 2
