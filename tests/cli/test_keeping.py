"""Tags, verifying, the doctor, and what leaves and enters the library."""

import csv
import io
import json

import pytest

SAID = "Example Corp said on Tuesday"


@pytest.fixture
def noted(gloss):
    """Two annotations, by their ids."""
    first = gloss(
        *("annotate", "leak.txt", "--quote", SAID, "--tag", "press", "--note", "=1+1"),
        *("--verdict", "disputed"),
    )
    second = gloss("annotate", "press.md", "--quote", "Ada Lovelace", "--tag", "people/ada")
    return json.loads(first.out)["id"], json.loads(second.out)["id"]


def names(gloss):
    return {row["name"]: row["count"] for row in gloss("tags", "--json").json if row["count"]}


def test_tags_are_counted_and_changed_everywhere(gloss, noted):
    assert names(gloss) == {"people/ada": 1, "press": 1}
    assert gloss("tags", "rename", "press", "release").code == 0
    assert gloss("annotations", "--json", "--tag", "release").json[0]["id"] == noted[0]
    assert gloss("tags", "describe", "release", "What was released").code == 0
    rows = {row["name"]: row for row in gloss("tags", "--json").json}
    assert rows["release"]["description"] == "What was released"
    assert rows["release"]["aliases"] == ["press"]
    assert set(rows["release"]) == {
        *("name", "count", "description", "colour", "key", "parent", "aliases"),
    }
    assert gloss("tags", "merge", "release", "people/ada", "all").code == 0
    assert names(gloss) == {"all": 2}
    assert gloss("tags", "delete", "all").code == 0
    assert names(gloss) == {}


def test_changes_of_tags_are_taken_back_one_after_the_other(gloss, noted):
    before = gloss("tags", "--json").json
    gloss("tags", "rename", "press", "release")
    gloss("delete", json.loads(gloss("annotate", "leak.txt", "--quote", SAID).out)["id"])
    gloss("tags", "merge", "release", "people/ada", "all")
    gloss("tags", "colour", "all", "red")
    gloss("tags", "delete", "all")
    assert names(gloss) == {}
    said = [gloss("tags", "undo").err.split()[2] for _ in range(4)]
    assert said == ["deleted", "changed", "merged", "renamed"]
    assert gloss("tags", "--json").json == before
    assert gloss("tags", "undo").code == 1
    assert len(gloss("annotations", "--json").json) == len(noted)


@pytest.mark.parametrize(
    "words", [("rename", "press"), ("merge", "a"), ("burn", "press"), ("rename", "none", "x")]
)
def test_a_change_of_tags_that_makes_no_sense_exits_2(gloss, noted, words):
    result = gloss("tags", *words)
    assert result.code == 2
    assert len(result.err.splitlines()) == 1


def test_verify_names_what_does_not_stand(gloss, noted, folder):
    assert gloss("verify").code == 0
    text = (folder / "leak.txt").read_text("utf-8")
    (folder / "leak.txt").write_text(text.replace(SAID, "Nothing of the kind was ever there"))
    result = gloss("verify", "--json")
    assert result.code == 1
    status = {row["id"]: row["status"] for row in result.json}
    assert status[noted[0]] != "exact"
    assert status[noted[1]] == "exact"
    assert set(result.json[0]) == {"id", "path", "quote", "status", "found"}
    assert SAID in gloss("verify").out
    assert gloss("verify", "press.md").code == 0


def test_verify_does_not_pass_where_notes_cannot_be_read(gloss, noted, folder):
    (folder / "annotations" / "other-0123456789ab.json").mkdir()
    result = gloss("verify")
    assert result.code == 1
    assert "is not a regular file" in result.err


def test_a_quote_of_a_document_that_is_gone_is_an_orphan(gloss, noted, folder):
    (folder / "leak.txt").unlink()
    [row] = [r for r in gloss("annotations", "--json").json if r["id"] == noted[0]]
    assert (row["status"], row["start"], row["end"], row["found"]) == ("orphan", None, None, None)
    assert gloss("verify").code == 1


def test_doctor_says_what_to_do(gloss, noted, folder):
    parts = {row["part"]: row for row in gloss("doctor", "--json", TERM="dumb").json}
    assert parts["terminal"]["state"] == "problem"
    assert parts["terminal"]["advice"]
    assert parts["annotations"]["state"] == "ok"
    assert "2 can be read" in gloss("doctor").out


def test_doctor_names_what_is_wrong_in_the_settings(gloss, home):
    file = home / ".config" / "gloss" / "config.toml"
    assert str(file) in gloss("doctor").out
    file.parent.mkdir(parents=True)
    file.write_text('measure = "wide"\n[keymap]\nreader.next-clam = "n"\n')
    said = [row for row in gloss("doctor", "--json").json if row["part"] == "settings"]
    assert "measure must be" in said[0]["message"]
    assert "next-clam" in said[1]["message"]
    assert said[1]["advice"] == "did you mean reader.next-claim?"


@pytest.mark.parametrize("raw", [b"documents = 5", b"\xff", b"documents = ["])
def test_doctor_reports_on_a_library_that_cannot_be_opened(gloss, folder, raw):
    (folder / "gloss.toml").write_bytes(raw)
    result = gloss("doctor", "--json")
    assert (result.code, result.err) == (2, "")
    assert {"gloss", "settings"} < {row["part"] for row in result.json}
    [said] = [row for row in result.json if row["part"] == "library"]
    assert (said["state"], "gloss.toml" in said["message"]) == ("problem", True)
    assert said["advice"] in gloss("doctor").out


def test_doctor_mends_what_can_be_mended(gloss, noted, folder):
    file = next((folder / "annotations").glob("leak-*.json"))
    file.write_text(file.read_text("utf-8")[:-20])
    broken = [row for row in gloss("doctor", "--json").json if row["state"] == "problem"]
    assert any("leak-" in row["message"] for row in broken)
    assert gloss("doctor", "--repair").code == 0
    assert gloss("annotations", "--json").err == ""
    json.loads(file.read_text("utf-8"))


@pytest.mark.parametrize("name", ["csv", "jsonl", "w3c"])
def test_what_is_exported_can_be_imported(gloss, noted, folder, tmp_path, name):
    file = tmp_path / f"notes.{name}"
    assert gloss("export", "--format", name, "-o", file).code == 0
    before = gloss("annotations", "--json").json
    assert "2 known already" in gloss("import", "--format", name, file).out
    gloss("delete", *noted)
    assert "2 added" in gloss("import", "--format", name, file).out
    assert gloss("annotations", "--json").json == before


@pytest.mark.parametrize("name", ["csv", "jsonl", "w3c"])
def test_a_document_whose_name_is_no_text_does_not_spoil_an_export(gloss, folder, tmp_path, name):
    try:
        (folder / "\udcff.txt").write_text("The dam burst.\n", "utf-8")
    except OSError:
        pytest.skip("names are text on this disk")
    gloss("annotate", "\udcff.txt", "--quote", "dam", "--note", "n")
    gloss("export", "--format", name, "-o", tmp_path / "out")
    assert (tmp_path / "out").read_text("utf-8")  # other programs can read it
    elsewhere = ("--annotations", tmp_path / "notes")
    assert gloss("import", "--format", name, tmp_path / "out", *elsewhere).code == 0
    assert gloss("annotations", "--json", *elsewhere).json == gloss("annotations", "--json").json


def test_a_table_that_a_person_typed_is_imported(gloss, tmp_path, folder):
    table = tmp_path / "typed.csv"
    table.write_text(f"path,quote,note,tags\nleak.txt,{SAID},so,a; b\nnowhere.txt,x,,\n")
    result = gloss("import", table)
    assert result.code == 1
    assert "nowhere.txt" in result.err
    [row] = gloss("annotations", "--json").json
    assert (row["tags"], row["status"], row["found"]) == (["a", "b"], "exact", SAID)


@pytest.mark.parametrize(
    ("sign", "encoding"), [(";", "utf-8"), ("\t", "utf-16"), (";", "cp1252"), (",", "utf-8-sig")]
)
def test_a_table_is_imported_as_a_spreadsheet_saves_it(gloss, tmp_path, folder, sign, encoding):
    table = tmp_path / "saved.csv"
    rows = [["Path", "Quote", "Note"], ["leak.txt", SAID, "geprüft, für später: größere Zweifel"]]
    table.write_bytes(
        "\r\n".join(sign.join(f'"{c}"' for c in row) for row in rows).encode(encoding)
    )
    assert gloss("import", table).code == 0
    [row] = gloss("annotations", "--json").json
    assert (row["note"], row["found"]) == ("geprüft, für später: größere Zweifel", SAID)


def test_an_import_changes_marks_but_never_what_is_newer_here(gloss, noted, tmp_path):
    file = tmp_path / "notes.jsonl"
    gloss("export", "-o", file)
    gloss("edit", noted[0], "--note", "newer")
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    for row in rows:
        row["note"] = "from the file"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert "1 changed, 1 newer here and kept" in gloss("import", file).out
    notes = {row["id"]: row["note"] for row in gloss("annotations", "--json").json}
    assert notes == {noted[0]: "newer", noted[1]: "from the file"}


def test_export_filters(gloss, noted):
    rows = gloss("export", "--format", "jsonl", "--tag", "people").rows
    assert [row["id"] for row in rows] == [noted[1]]
    text = gloss("export", "--format", "csv", "--verdict", "disputed").out
    [row] = csv.DictReader(io.StringIO(text, newline=""))
    assert row["note"] == "'=1+1"
    page = gloss("export", "--format", "markdown", "press.md").out
    assert "> Ada Lovelace" in page
    assert "## Release delayed" in page


@pytest.mark.parametrize(
    "argv",
    [
        ("export",),
        ("export", "--format", "docx"),
        ("export", "-o", "notes.xyz"),
        ("export", "--format", "bibtex"),
        ("export", "--format", "markdown", "-o", "press.md"),
        ("export", "--format", "csv", "-o", "annotations/x.csv"),
        ("export", "--format", "csv", "-o", "no/such/folder.csv"),
        ("import", "missing.csv"),
        ("import", "leak.txt"),
        ("import", "--format", "csv", "leak.txt"),
        ("import", "--format", "jsonl", "leak.txt"),
        ("import", "--format", "markdown", "leak.txt"),
        ("add", "missing.txt"),
        ("add", "."),
    ],
)
def test_what_cannot_be_exchanged_exits_2(gloss, folder, argv):
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    result = gloss(*argv)
    assert result.code == 2
    assert len(result.err.splitlines()) == 1
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_references_describe_their_documents(gloss, tmp_path):
    (tmp_path / "refs.bib").write_text(
        "@article{leak25, title={The Great Leak}, author={Lovelace, Ada}, year={2025},"
        " file={/home/ada/storage/AB12/leak.txt}}"
    )
    assert "1 documents described" in gloss("import", tmp_path / "refs.bib").out
    rows = {row["path"]: row for row in gloss("docs", "--json").json}
    assert rows["leak.txt"]["title"] == "The Great Leak"
    assert "Lovelace" in rows["leak.txt"]["metadata"]["author"]


def test_what_cannot_be_added_hinders_nothing_after_it(gloss, tmp_path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"News of {name}.")
    result = gloss("add", tmp_path / "one.txt", "missing.txt", tmp_path / "two.txt")
    assert (result.code, result.out) == (2, "one.txt\ntwo.txt\n")
    assert "missing.txt" in result.err


def test_add_copies_and_never_overwrites(gloss, folder, tmp_path):
    source = tmp_path / "news.txt"
    source.write_text("one")
    assert gloss("add", source).out == "news.txt\n"
    again = gloss("add", source)
    assert (again.out, again.code) == ("news.txt\n", 0)
    assert "already" in again.err
    source.write_text("two")
    other = gloss("add", source).out.strip()
    assert other != "news.txt"
    assert (folder / "news.txt").read_text() == "one"
    assert (folder / other).read_text() == "two"
    assert not [file for file in folder.glob(".*") if file.is_file()]


def test_the_starter_library_gets_its_own_copy_of_the_notes(home):
    import os

    from tui.library.demo import demo_folder, demo_library

    library = demo_library({**os.environ, "HOME": str(home)})
    given = sorted(path.name for path in (demo_folder() / "annotations").glob("*.json"))
    mine = library.settings.annotations
    assert mine.is_relative_to(home)
    assert sorted(path.name for path in mine.glob("*.json")) == given
    assert {p.status for p in library.all_placed()} == {"exact"}
    placed = library.all_placed()[0]
    library.edit(placed.annotation.id, note="tried out")
    again = demo_library({**os.environ, "HOME": str(home)})
    assert "tried out" in [p.annotation.note for p in again.all_placed()]


def test_a_tags_key_and_colour_are_set_and_taken_away(gloss):
    def tag():
        (row,) = [row for row in gloss("tags", "--json").json if row["name"] == "release"]
        return row["key"], row["colour"]

    assert gloss("tags", "key", "release", "3").code == 0
    assert gloss("tags", "colour", "release", "teal").code == 0
    assert tag() == ("3", "teal")
    assert gloss("tags", "key", "release", "ten").code == 2
    assert gloss("tags", "colour", "release", "plaid").code == 2
    gloss("tags", "key", "release", "none")
    gloss("tags", "colour", "release", "none")
    assert tag() == (None, None)
