"""What holds for every verb: which library, which document, what is printed where."""

import os

import pytest

from tui.cli.verbs import VERBS

LISTING = [
    ("docs", "--json"),
    ("claims", "--json"),
    ("annotations", "--json"),
    ("tags", "--json"),
    ("compare", "--json"),
    ("ledger", "--json"),
    ("verify", "--json"),
]


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_has_help(gloss, name):
    result = gloss(name, "--help")
    assert result.code == 0
    assert "--library" in result.out
    assert result.err == ""


def test_help_on_what_is_no_verb_names_the_nearest(gloss):
    result = gloss("help", "serch")
    assert (result.code, result.out) == (2, "")
    assert result.err == "gloss: there is no verb “serch”; did you mean gloss search?\n"


def test_the_overview_names_every_verb(gloss):
    result = gloss("--help")
    assert result.code == 0
    assert all(f"\n  {name} " in result.out for name in VERBS)


def test_version(gloss):
    from tui import __version__

    assert gloss("--version").out == f"gloss {__version__}\n"


@pytest.mark.parametrize("argv", LISTING)
def test_an_empty_library_lists_as_an_empty_array(gloss, tmp_path, argv):
    empty = tmp_path / "empty"
    empty.mkdir()
    result = gloss(*argv, cwd=empty)
    assert (result.code, result.json, result.err) == (0, [], "")
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("argv", [*LISTING, ("search", "model"), ("text", "leak.txt"), ("doctor",)])
def test_reading_makes_nothing_in_the_library(gloss, folder, argv):
    before = sorted(folder.rglob("*"))
    assert gloss(*argv).code == 0
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    "argv",
    [
        ("-L", "{folder}", "docs", "--json"),
        ("docs", "-L", "{folder}", "--json"),
        ("docs", "--json", "--library={folder}"),
        ("--library={folder}", "docs", "--json"),
        ("-L{folder}", "docs", "--json"),
    ],
)
def test_the_library_may_be_named_before_and_after_the_verb(gloss, folder, tmp_path, argv):
    result = gloss(*(word.format(folder=folder) for word in argv), cwd=tmp_path)
    assert [row["path"] for row in result.json] == ["leak.txt", "press.md"]


def test_the_library_may_be_named_by_the_environment(gloss, folder, tmp_path):
    result = gloss("docs", "--json", cwd=tmp_path, GLOSS_LIBRARY=str(folder))
    assert len(result.json) == 2


@pytest.mark.parametrize("place", ["before", "after", "environment"])
def test_annotations_may_be_kept_elsewhere(gloss, folder, tmp_path, place):
    notes = tmp_path / "notes"
    options = {"before": ("--annotations", notes), "after": (), "environment": ()}[place]
    more = ("--annotations", notes) if place == "after" else ()
    environ = {"GLOSS_ANNOTATIONS": str(notes)} if place == "environment" else {}
    result = gloss(*options, "annotate", "leak.txt", "--span", 2, 6, *more, **environ)
    assert result.code == 0
    assert list(notes.glob("leak-*.json"))
    assert not (folder / "annotations").exists()
    assert len(gloss(*options, "annotations", "--json", *more, **environ).json) == 1


def test_from_a_folder_below_a_gloss_toml_the_library_is_found(gloss, folder):
    (folder / "gloss.toml").write_text('documents = ["."]\n')
    below = folder / "below"
    below.mkdir()
    assert len(gloss("docs", "--json", cwd=below).json) == 2


def test_a_doc_is_looked_for_here_and_then_in_the_library(gloss, folder, tmp_path):
    (tmp_path / "leak.txt").write_text("Another leak says there are 7 models.")
    here = gloss("-L", folder, "claims", "--json", "--all", "leak.txt", cwd=tmp_path)
    assert {row["path"] for row in here.json} == {str(tmp_path / "leak.txt")}
    there = gloss("-L", folder, "claims", "--json", "press.md", cwd=tmp_path)
    assert {row["path"] for row in there.json} == {"press.md"}


def test_a_repeated_doc_counts_once(gloss, folder):
    once = gloss("claims", "--json", "leak.txt")
    again = gloss("claims", "--json", "leak.txt", "./leak.txt", folder / "leak.txt")
    assert once.json == again.json != []


def test_behind_two_dashes_nothing_is_an_option(gloss, folder):
    (folder / "--help.txt").write_text("The dam burst in May 2025.\n", "utf-8")
    assert gloss("text", "--", "--help.txt").out == "The dam burst in May 2025.\n"
    made = gloss("annotate", "--quote", "dam", "--note", "n", "--", "--help.txt")
    assert made.code == 0
    assert gloss("annotations", "--json", "--", "--help.txt").json[0]["quote"] == "dam"
    refused = gloss("docs", "--", "-x")
    assert (refused.code, "no place here for -x" in refused.err) == (2, True)
    assert "\0" not in refused.err


def test_options_may_stand_between_docs(gloss):
    assert gloss("claims", "leak.txt", "--json", "press.md").code == 0


@pytest.mark.parametrize("doc", ["missing.txt", "", "a\0b", "."])
def test_a_doc_that_is_none_exits_2(gloss, doc):
    result = gloss("text", doc)
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1


def test_a_missing_library_exits_2(gloss):
    result = gloss("-L", "nowhere", "docs")
    assert result.code == 2
    assert "nowhere" in result.err


def test_a_wrong_gloss_toml_exits_2(gloss, folder):
    (folder / "gloss.toml").write_text("documents = 3")
    result = gloss("docs")
    assert result.code == 2
    assert "gloss.toml" in result.err


@pytest.mark.parametrize(
    "argv", [("docs", "--jsn"), ("--jsn",), ("claims", "--stdin", "leak.txt"), ("docs", "x")]
)
def test_usage_errors_are_one_line(gloss, argv):
    result = gloss(*argv)
    assert result.code == 2
    assert len(result.err.splitlines()) == 1


def test_a_binary_document_is_passed_over_unless_it_is_named(gloss, folder):
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    listed = {row["path"]: row for row in gloss("docs", "--json").json}
    assert listed["noise.txt"]["problem"]
    assert listed["leak.txt"]["problem"] is None
    everything = gloss("claims", "--json")
    assert everything.code == 0
    assert "noise.txt" in everything.err
    assert gloss("claims", "--json", "noise.txt").code == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_document_is_listed_with_its_reason(gloss, folder):
    (folder / "leak.txt").chmod(0)
    listed = {row["path"]: row for row in gloss("docs", "--json").json}
    assert "permission" in listed["leak.txt"]["problem"]


def test_a_damaged_annotation_file_is_named_and_hides_nothing(gloss, folder):
    gloss("annotate", "leak.txt", "--span", 2, 6)
    gloss("annotate", "press.md", "--quote", "Ada Lovelace")
    next((folder / "annotations").glob("leak-*.json")).write_text("{ nonsense")
    result = gloss("annotations", "--json")
    assert result.code == 0
    assert "Ada Lovelace" in [row["quote"] for row in result.json]
    assert "leak-" in result.err
    assert gloss("annotate", "leak.txt", "--span", 2, 6).code == 0


def test_hostile_text_reaches_no_terminal(gloss, folder):
    (folder / "evil\x1b[2J.txt").write_text(
        "Example said \x1b]0;owned\x07 that [red]7[/red] \u202e"
    )
    for argv in (("docs",), ("claims", "--all"), ("search", "example"), ("doctor",)):
        result = gloss(*argv)
        assert "\x1b" not in result.out + result.err
        assert "\u202e" not in result.out
    refused = gloss("annotate", "evil\x1b[2J.txt", "--quote", "\x1b[31mnot there")
    assert "\x1b" not in refused.err


def test_text_is_exact_when_piped(gloss, folder):
    text = "one\r\ntwo\rthree \x1b[1m café 😀\u2028\n"
    (folder / "odd.txt").write_bytes("\ufeff".encode() + text.encode())
    assert gloss("text", "odd.txt").out == "one\ntwo\nthree \x1b[1m café 😀\u2028\n"


@pytest.mark.parametrize(
    "path", ["nowhere", "nowhere.txt:20", "0197a1b2-0000-7000-8000-000000000000"]
)
def test_opening_what_is_missing_exits_2(gloss, path):
    result = gloss(path)
    assert result.code == 2
    assert len(result.err.splitlines()) == 1


def test_a_mistake_of_ours_is_one_line_and_no_traceback(gloss, monkeypatch):
    monkeypatch.setattr("tui.library.Library.entries", lambda *_, **__: 1 / 0)
    result = gloss("docs")
    assert result.code == 2
    assert "ZeroDivisionError" in result.err
    with pytest.raises(ZeroDivisionError):
        gloss("docs", GLOSS_DEBUG="1")
