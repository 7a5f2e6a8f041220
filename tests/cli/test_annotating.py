import json

import pytest

from tui.spans import Span

SAID = "Example Corp said on Tuesday"


def test_annotate_prints_the_id_of_what_is_on_disk(gloss, folder):
    result = gloss("annotate", "leak.txt", "--quote", SAID, "--note", "so?", "--tag", "press")
    assert result.code == 0
    [row] = gloss("annotations", "--json").json
    assert row["id"] == json.loads(result.out)["id"]
    assert row["note"] == "so?"
    assert row["tags"] == ["press"]
    assert row["status"] == "exact"
    assert row["found"] == SAID
    text = (folder / "leak.txt").read_text("utf-8")
    assert text[row["start"] : row["end"]] == SAID
    assert row["prefix"] == text[row["start"] - 64 : row["start"]]


def test_annotate_takes_a_span_and_every_mark(gloss):
    result = gloss(
        *("annotate", "leak.txt", "--span", 2, 6, "--verdict", "disputed"),
        *("--by", "Ada", "--certainty", "hedged", "--tag", "a", "--tag", "b/c"),
    )
    assert result.code == 0
    [row] = gloss("annotations", "--json").json
    assert (row["start"], row["end"], row["quote"]) == (2, 6, "leak")
    assert (row["verdict"], row["attribution"], row["certainty"]) == ("disputed", "Ada", "hedged")
    assert row["tags"] == ["a", "b/c"]


def test_occurrence_counts_matches_from_one(gloss, folder):
    text = (folder / "leak.txt").read_text("utf-8")
    quote = "The open model"
    assert text.count(quote) == 3
    assert gloss("annotate", "leak.txt", "--quote", quote, "--occurrence", 3).code == 0
    [row] = gloss("annotations", "--json").json
    assert row["start"] == text.rindex(quote)


def test_several_matches_without_a_choice_are_an_error(gloss, folder):
    result = gloss("annotate", "leak.txt", "--quote", "The open model")
    assert result.code == 2
    assert "3 times" in result.err
    assert not (folder / "annotations").exists()


@pytest.mark.parametrize(
    "choice",
    [("--suffix", "is large"), ("--prefix", "of its kind."), ("--suffix", " is large.")],
)
def test_context_chooses_among_matches(gloss, folder, choice):
    assert gloss("annotate", "leak.txt", "--quote", "The open model", *choice).code == 0
    [row] = gloss("annotations", "--json").json
    assert row["start"] == (folder / "leak.txt").read_text("utf-8").rindex("The open model")


@pytest.mark.parametrize(
    "argv",
    [
        ("--quote", "never said"),
        ("--quote", "The open model", "--occurrence", "4"),
        ("--quote", "The open model", "--prefix", "elsewhere"),
    ],
)
def test_a_quote_that_is_not_in_the_text_exits_1(gloss, folder, argv):
    result = gloss("annotate", "leak.txt", *argv)
    assert result.code == 1
    assert result.out == ""
    assert len(result.err.splitlines()) == 1
    assert not (folder / "annotations").exists()


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("annotate", "leak.txt", "--quote", "A leak", "--occurrence", "0"), "from 1"),
        (("annotate",), "which document"),
        (("annotate", "leak.txt"), "which passage"),
        (("annotate", "leak.txt", "--quote", "leak", "--span", "0", "3"), "which passage"),
        (("annotate", "leak.txt", "--span", "5", "5"), "greater END"),
        (("annotate", "leak.txt", "--span", "-1", "5"), "greater END"),
        (("annotate", "leak.txt", "--span", "0", "99999"), "no passage"),
        (("annotate", "leak.txt", "--span", "x", "5"), "whole number"),
        (("annotate", "leak.txt", "--span", "1", "5", "--prefix", "x"), "go with --quote"),
        (("annotate", "leak.txt", "--quote", ""), "empty"),
        (("annotate", "leak.txt", "--span", "1", "5", "--verdict", "maybe"), "supported"),
        (("annotate", "leak.txt", "--span", "1", "5", "--certainty", "sure"), "asserted"),
        (("annotate", "nowhere.txt", "--span", "1", "5"), "no document"),
        (("annotate", "leak.txt", "--memo"), "says nothing"),
        (("annotate", "--stdin", "leak.txt"), "from its lines"),
        (("edit", "0"), "no annotation"),
        (("delete", "0"), "no annotation"),
        (("link", "0", "1", "--as", "same"), "no annotation"),
        (("link", "0", "1", "--as", "like"), "--as takes"),
    ],
)
def test_what_makes_no_sense_exits_2_in_one_line(gloss, folder, argv, says):
    result = gloss(*argv)
    assert result.code == 2
    assert says in result.err
    assert result.out == ""
    assert len(result.err.splitlines()) == 1


def test_a_document_outside_the_library_is_refused(gloss, tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("some text here")
    result = gloss("annotate", outside, "--quote", "some")
    assert result.code == 2
    assert "not a document of this library" in result.err


def test_a_memo_is_on_the_whole_document(gloss):
    assert gloss("annotate", "leak.txt", "--memo", "--note", "read again").code == 0
    [row] = gloss("annotations", "--json").json
    assert (row["quote"], row["start"], row["status"]) == ("", None, "exact")


@pytest.fixture
def noted(gloss):
    """Two annotations, by their ids."""
    first = gloss("annotate", "leak.txt", "--quote", SAID, "--tag", "a", "--tag", "b")
    second = gloss("annotate", "press.md", "--quote", SAID, "--note", "again")
    return json.loads(first.out)["id"], json.loads(second.out)["id"]


def test_edit_adds_and_takes_off_tags(gloss, noted):
    assert gloss("edit", noted[0], "--tag", "c", "--untag", "a", "--note", "n").code == 0
    rows = {row["id"]: row for row in gloss("annotations", "--json").json}
    assert rows[noted[0]]["tags"] == ["b", "c"]
    assert rows[noted[0]]["note"] == "n"
    assert rows[noted[0]]["modified"] > rows[noted[0]]["created"]


def test_verdict_none_takes_the_verdict_back(gloss, noted):
    assert gloss("edit", noted[0], "--verdict", "refuted").code == 0
    assert gloss("annotations", "--json", "--verdict", "refuted").json[0]["id"] == noted[0]
    assert gloss("edit", noted[0], "--verdict", "none").code == 0
    assert gloss("annotations", "--json", "--verdict", "refuted").json == []
    assert len(gloss("annotations", "--json", "--verdict", "none").json) == 2


def test_an_edit_that_changes_nothing_is_an_error(gloss, noted):
    assert gloss("edit", noted[0]).code == 2


def test_delete_takes_all_or_none(gloss, noted):
    assert gloss("delete", noted[0], "nonsense").code == 2
    assert len(gloss("annotations", "--json").json) == 2
    assert gloss("delete", *noted).code == 0
    assert gloss("annotations", "--json").json == []


def test_link_says_what_one_is_to_the_other(gloss, noted):
    assert gloss("link", *noted, "--as", "supports").code == 0
    assert gloss("link", *noted, "--as", "contradicts").code == 0
    rows = {row["id"]: row for row in gloss("annotations", "--json").json}
    assert rows[noted[0]]["links"] == [{"relation": "contradicts", "to": noted[1]}]


def test_the_screen_and_a_script_see_the_same(gloss, library, folder):
    annotation = library.annotate("leak.txt", Span(2, 6), note="from the screen")
    [row] = gloss("annotations", "--json").json
    assert row["id"] == annotation.id
    gloss("edit", annotation.id, "--note", "from a script")
    assert library.placed("leak.txt")[0].annotation.note == "from a script"


@pytest.mark.parametrize("blank", ["", " ", "/"])
def test_a_tag_without_a_name_is_refused(gloss, blank):
    said = gloss("annotate", "leak.txt", "--memo", "--note", "n", "--tag", blank)
    assert said.code == 2
    assert "a tag needs a name" in said.err
    assert gloss("annotations", "--json").json == []


def test_what_is_said_to_be_no_claim_is_told_from_an_empty_mark(gloss, library):
    library.dismiss_claim("leak.txt", Span(2, 6))
    assert "    not a claim" in gloss("annotations").out.splitlines()
    assert "not a claim" in gloss("export", "--format", "markdown").out.splitlines()
    library.add_claim("leak.txt", Span(2, 6))
    assert "    a claim" in gloss("annotations").out.splitlines()
