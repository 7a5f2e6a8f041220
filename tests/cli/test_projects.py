"""Whole projects go to programs of qualitative analysis and come back."""

import io
import json
import zipfile

import pytest


@pytest.fixture
def noted(gloss):
    """Run commands in a library with a bit of everything."""
    lines = [
        {
            "path": "leak.txt",
            "quote": "A leak",
            "note": "one\n\u201ctwo\u201d \u2615",
            "tags": ["x/y", "z"],
        },
        {
            "path": "press.md",
            "span": [3, 9],
            "verdict": "disputed",
            "by": "Ada, L.",
            "kinds": ["fact"],
        },
        {"path": "press.md", "quote": "Ada Lovelace", "certainty": "hedged"},
        {"op": "memo", "path": "leak.txt", "note": "all of it", "tags": ["z"]},
    ]
    made = gloss("annotate", "--stdin", stdin="\n".join(map(json.dumps, lines))).rows
    gloss("link", made[0]["id"], made[1]["id"], "--as", "contradicts")
    gloss("tags", "describe", "x", "what x is")
    gloss("tags", "colour", "x", "teal")
    gloss("tags", "describe", "unused", "")
    return gloss


def test_a_project_comes_back_into_an_empty_copy(noted, folder, tmp_path):
    before, tags = noted("annotations", "--json").json, noted("tags", "--json").json
    out, copy = tmp_path / "p.qdpx", tmp_path / "copy"
    assert noted("export", "-o", out).code == 0
    copy.mkdir()
    for name in ("press.md", "leak.txt"):
        (copy / name).write_bytes((folder / name).read_bytes())
    assert "4 added" in noted("import", out, cwd=copy).out
    assert noted("annotations", "--json", cwd=copy).json == before
    assert noted("tags", "--json", cwd=copy).json == tags
    assert "0 added, 4 known already" in noted("import", out, cwd=copy).out
    noted("export", "-o", copy / "again.qdpx", cwd=copy)
    with zipfile.ZipFile(out) as one, zipfile.ZipFile(copy / "again.qdpx") as two:
        assert one.namelist() == two.namelist()
        sources = [name for name in one.namelist() if name.startswith("Sources/")]
        assert [one.read(name) for name in sources] == [two.read(name) for name in sources]


def test_a_passage_is_found_again_in_a_text_that_repeats_itself(gloss, folder, tmp_path):
    round_ = "I: And once more, what has changed?\n\nA: The noise starts at six in the morning.\n\n"
    text = "Interview with A, recorded by hand.\n\n" + round_ * 4
    (folder / "talk.txt").write_text(text)
    start = text.index("starts", 2 * len(round_))
    gloss("annotate", "talk.txt", "--span", start, start + 13, "--tag", "noise")
    before, out = gloss("annotations", "--json", "talk.txt").json, tmp_path / "p.qdpx"
    gloss("export", "-o", out, "talk.txt")
    gloss("delete", before[0]["id"])
    assert "1 added" in gloss("import", out).out
    assert gloss("annotations", "--json", "talk.txt").json == before


def test_texts_that_are_not_here_become_documents_once(noted, tmp_path):
    out, other = tmp_path / "p.qdpx", tmp_path / "other"
    noted("export", "-o", out)
    other.mkdir()
    (other / "gloss.toml").write_text('documents = ["texts"]\n', "utf-8")
    for new in (2, 0):
        result = noted("import", out, cwd=other)
        assert (result.code, result.err.count("is a new document")) == (0, new)
        assert {file.name for file in (other / "texts").iterdir()} == {"leak.txt", "press.md"}
    rows = noted("annotations", "--json", cwd=other).json
    assert {row["status"] for row in rows} == {"exact"}
    assert len(rows) == 4


def test_no_name_of_a_source_leads_out_of_the_library(gloss, folder, tmp_path):
    archive = io.BytesIO()
    names = ["../../evil", "/tmp/evil", "..", ".hidden", "a\nb", "x" * 900, "a/README.md"]
    sources = "".join(
        f'<TextSource guid="{n}" name="{name}"><PlainTextContent>Text {n}.</PlainTextContent>'
        f'<PlainTextSelection guid="s{n}" startPosition="0" endPosition="4"/></TextSource>'
        for n, name in enumerate(names)
    )
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("project.qde", f"<Project><Sources>{sources}</Sources></Project>")
    given = tmp_path / "given.qdpx"
    given.write_bytes(archive.getvalue())
    here = {file.name for file in tmp_path.iterdir()}
    result = gloss("import", given)
    assert (result.code, "7 added" in result.out) == (0, True)
    assert {file.name for file in tmp_path.iterdir()} == here
    made = [row["path"] for row in gloss("docs", "--json").json]
    assert len(made) == 9
    assert not any(name.startswith((".", "/")) or "/" in name for name in made)


def test_what_is_filtered_is_a_project_of_its_own(noted, tmp_path):
    out = tmp_path / "p.qdpx"
    noted("export", "-o", out, "--tag", "x")
    with zipfile.ZipFile(out) as archive:
        assert len(archive.namelist()) == 2
    codes = noted("export", "--format", "refi-codes", "-o", tmp_path / "c.qdc")
    assert codes.code == 0
    gone = noted("tags", "delete", "x", "z", "unused")
    assert gone.code == 0
    assert noted("import", tmp_path / "c.qdc").code == 0
    assert [tag["name"] for tag in noted("tags", "--json").json] == ["unused", "x", "x/y", "z"]


def test_half_a_character_outlives_the_import_of_its_own_export(gloss, tmp_path):
    note = json.dumps({"path": "leak.txt", "quote": "A leak", "note": "\ud83d!"})
    gloss("annotate", "--stdin", stdin=note)
    before = gloss("annotations", "--json").json
    gloss("export", "-o", tmp_path / "out.csv")
    assert "1 known already" in gloss("import", tmp_path / "out.csv").out
    assert gloss("annotations", "--json").json == before


def test_what_is_imported_finds_a_renamed_document_with_the_notes_on_it(noted, folder, tmp_path):
    """Put there anew, the old file took the notes with it; so did notes on the new name."""
    out, table = tmp_path / "p.qdpx", tmp_path / "t.csv"
    noted("export", "-o", out)
    (folder / "leak.txt").rename(folder / "renamed.txt")
    before = noted("annotations", "--json").json
    assert "4 known already" in noted("import", out).out
    assert not (folder / "leak.txt").exists()
    table.write_text("path,quote\nrenamed.txt,Example Corp\n", "utf-8")
    assert "1 added" in noted("import", table).out
    rows = {row["id"]: row for row in noted("annotations", "--json").json}
    assert len(rows) == 5
    assert all(rows[row["id"]] == row for row in before)


def project_of(file, *sources):
    """Write a project with the first four letters of each text selected."""
    made = "".join(
        f'<TextSource guid="{n}" name="{name}"><PlainTextContent>{text}</PlainTextContent>'
        f'<PlainTextSelection guid="{text}" startPosition="0" endPosition="4"/></TextSource>'
        for n, (name, text) in enumerate(sources)
    )
    file.write_text(f'<Project xmlns="urn:QDA-XML:project:1.0"><Sources>{made}</Sources></Project>')
    return file


def test_another_text_of_the_same_name_is_another_document(gloss, folder, tmp_path):
    given = project_of(tmp_path / "p.qde", ("leak.txt", "Quite another."))
    for added in ("1 added", "0 added, 1 known already"):
        assert added in gloss("import", given).out
        assert len(list(folder.glob("leak*.txt"))) == 2
    [row] = gloss("annotations", "--json").json
    assert (row["status"], row["path"] != "leak.txt") == ("exact", True)


def test_sources_of_one_name_stay_apart(gloss, tmp_path):
    texts = ("One thing.", "Two things.", "Three things.")
    names = ("Interview", "Interview", "Interview (2)")
    given = project_of(tmp_path / "p.qde", *zip(names, texts, strict=True))
    assert "3 added" in gloss("import", given).out
    rows = gloss("annotations", "--json").json
    assert len({row["path"] for row in rows}) == 3
    assert {row["status"] for row in rows} == {"exact"}


def test_a_program_that_knows_no_notes_and_codes_takes_none_away(noted, folder, tmp_path):
    [before] = [row for row in noted("annotations", "--json").json if row["quote"] == "A leak"]
    place = f'startPosition="{before["start"]}" endPosition="{before["end"]}"'
    given = tmp_path / "p.qde"
    given.write_text(
        '<Project xmlns="urn:QDA-XML:project:1.0"><Sources><TextSource guid="s" name="leak.txt">'
        f"<PlainTextContent>{(folder / 'leak.txt').read_text('utf-8')}</PlainTextContent>"
        f'<PlainTextSelection guid="{before["id"]}" {place}'
        ' modifiedDateTime="2999-01-01T00:00:00Z"/></TextSource></Sources></Project>'
    )
    assert noted("import", given).code == 0
    [after] = [row for row in noted("annotations", "--json").json if row["id"] == before["id"]]
    assert [after[name] for name in ("note", "tags")] == [before["note"], before["tags"]]
