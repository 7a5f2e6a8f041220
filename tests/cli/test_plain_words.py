"""What is said to somebody who mistypes, forgets something, or finds nothing."""

import json

import pytest

from tui.cli.console import Console


@pytest.fixture
def at_terminal(monkeypatch):
    """Make stderr a terminal, as far as the command can tell."""
    import sys

    monkeypatch.setattr("tui.cli.console._is_terminal", lambda stream: stream is sys.stderr)


def one_line(result, code=2):
    assert result.code == code
    assert result.out == ""
    assert len(result.err.splitlines()) == 1
    return result.err


@pytest.mark.parametrize("argv", [("annotations", "--json"), ("export", "--format", "csv")])
def test_a_verdict_that_none_has_is_refused_in_a_filter(gloss, folder, argv):
    said = one_line(gloss(*argv, "--verdict", "bogus"))
    assert "supported, disputed, refuted, unverified, opinion, none" in said
    (folder / "gloss.toml").write_text('verdicts = ["true", "false"]\n')
    assert "true, false, none" in one_line(gloss(*argv, "--verdict", "disputed"))
    for verdict in ("true", "none"):
        assert gloss(*argv, "--verdict", verdict).code == 0


def test_a_verdict_of_former_words_can_still_be_filtered(gloss, folder):
    gloss("annotate", "leak.txt", "--span", 2, 6, "--verdict", "disputed")
    (folder / "gloss.toml").write_text('verdicts = ["true", "false"]\n')
    assert len(gloss("annotations", "--json", "--verdict", "disputed").json) == 1


@pytest.mark.parametrize(
    ("argv", "verb"),
    [
        (("serach",), "search"),
        (("serach", "model"), "search"),
        (("serach", "--limit", "3", "model"), "search"),
        (("Anotate",), "annotate"),
        (("claim", "leak.txt"), "claims"),
    ],
)
def test_a_mistyped_verb_is_recognised(gloss, argv, verb):
    assert f"gloss {verb}?" in one_line(gloss(*argv))


def test_a_word_like_no_verb_points_to_the_overview(gloss):
    said = one_line(gloss("zzzzzz"))
    assert "zzzzzz" in said
    assert "gloss --help" in said


def test_help_is_the_overview_or_the_help_of_a_verb(gloss):
    assert gloss("help").out == gloss("--help").out != ""
    assert gloss("help", "search").out == gloss("search", "--help").out


def test_a_highlight_without_a_note_is_kept_and_said(gloss):
    result = gloss("annotate", "leak.txt", "--span", 2, 6)
    assert result.code == 0
    assert json.loads(result.out)["id"]
    assert "a highlight without a note" in result.err
    assert len(result.err.splitlines()) == 1
    for mark in (("--note", "n"), ("--tag", "t"), ("--verdict", "opinion"), ("--by", "Ada")):
        assert gloss("annotate", "leak.txt", "--span", 2, 6, *mark).err == ""


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("search", "--limit", "x", "y"), "--limit takes a whole number, not “x”"),
        (("annotate", "leak.txt", "--span", "a", "b"), "--span takes a whole number, not “a”"),
        (("annotate", "leak.txt", "--span", "1"), "--span needs 2 values"),
        (("annotate", "leak.txt", "--note"), "--note needs a value"),
        (("related", "leak.txt", "--span", "1", "x"), "--span takes a whole number, not “x”"),
        (("related", "leak.txt"), "say which: --quote or --span"),
        (("related", "leak.txt", "--quote", "x", "--span", "1", "2"), "do not go together"),
        (("related", "--quote", "x"), "DOC is missing"),
        (("text",), "DOC is missing"),
        (("docs", "--jsn"), "no place here for --jsn"),
        (("docs", "--json=x"), "--json takes no value"),
        (
            ("link", "a", "b", "--as", "bogus"),
            "--as takes supports, contradicts, same; not “bogus”",
        ),
        (("link",), "needs the first ID and the second ID and --as supports|contradicts|same"),
        (("link", "a", "b"), "needs --as supports|contradicts|same"),
        (("link", "a", "--as", "same"), "needs the second ID"),
        (("link", "a", "b", "c", "--as", "same"), "two IDs, not 3"),
    ],
)
def test_what_is_wrong_with_the_arguments_is_said_plainly(gloss, argv, says):
    said = one_line(gloss(*argv))
    assert says in said
    assert "argument" not in said
    assert "invalid" not in said


NOTHING = [
    ("docs",),
    ("annotations",),
    ("claims",),
    ("tags",),
    ("compare",),
    ("search", "model"),
]


@pytest.mark.parametrize("argv", NOTHING, ids=" ".join)
def test_finding_nothing_is_said_at_a_terminal_only(gloss, tmp_path, at_terminal, argv):
    empty = tmp_path / "empty"
    empty.mkdir()
    result = gloss(*argv, cwd=empty)
    assert result.out == ""
    assert len(result.err.splitlines()) == 1
    assert gloss(*argv, "--json", cwd=empty).err == ""


@pytest.mark.parametrize("argv", NOTHING, ids=" ".join)
def test_finding_nothing_is_silent_in_a_pipe(gloss, tmp_path, argv):
    empty = tmp_path / "empty"
    empty.mkdir()
    result = gloss(*argv, cwd=empty)
    assert (result.out, result.err) == ("", "")


def test_a_remark_is_for_people(monkeypatch, capsys):
    console = Console({})
    console.remark("nothing here.")
    monkeypatch.setattr("tui.cli.console._is_terminal", lambda stream: True)
    console.remark("nothing there.")
    assert capsys.readouterr().err == "gloss: nothing there.\n"


def test_merging_says_when_the_tag_it_makes_is_new(gloss):
    for tag in ("a", "b", "c"):
        gloss("annotate", "leak.txt", "--span", 2, 6, "--tag", tag)
    assert "“fresh” is a new tag" in gloss("tags", "merge", "a", "b", "fresh").err
    assert "“typo” is a new tag" in gloss("tags", "describe", "typo", "x").err
    assert "new tag" not in gloss("tags", "key", "typo", "3").err
    assert "new" not in gloss("tags", "merge", "fresh", "c").err
