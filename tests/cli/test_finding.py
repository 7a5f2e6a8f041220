import json

import pytest

SAID = "Example Corp said on Tuesday that its open model will be released in August."


def test_docs_say_what_each_document_is(gloss):
    leak, press = gloss("docs", "--json").json
    assert (leak["path"], leak["format"], leak["annotations"]) == ("leak.txt", "txt", 0)
    assert press["title"] == press["metadata"]["title"] == "Release delayed"
    assert press["metadata"]["date"] == "2025-06-11"
    assert press["words"] > 20
    assert len(press["sha256"]) == 64
    assert "Release delayed" in gloss("docs").out


def test_claims_give_spans_of_the_text(gloss):
    for path in ("leak.txt", "press.md"):
        text = gloss("text", path).out
        rows = gloss("claims", "--json", "--all", path).json
        assert rows
        for row in rows:
            assert text[row["start"] : row["end"]] == row["text"]
            assert row["path"] == path
        few = gloss("claims", "--json", path).json
        assert [row for row in rows if row["score"] >= 0.5] == few


def test_claims_of_sentences_answer_line_by_line(gloss):
    result = gloss("claims", "--stdin", stdin="\ufeffIt may sell 7 % more, Ada said.\n\nHello!\r\n")
    claim, blank, greeting = result.rows
    assert set(claim) == {"score", "kinds", "attribution", "certainty"}
    assert claim["score"] > greeting["score"]
    assert blank["score"] == 0
    assert claim["certainty"] == "hedged"


def test_search_finds_what_is_misspelt(gloss, folder):
    result = gloss("search", "--json", "relesed in agust")
    text = (folder / result.json[0]["path"]).read_text("utf-8")
    row = result.json[0]
    assert result.code == 0
    assert "August" in text[row["start"] : row["end"]] == row["text"]
    assert row["annotation"] is None
    assert set(row) >= {"path", "start", "end", "text", "score", "where", "annotation"}


def test_search_that_finds_nothing_exits_1(gloss):
    result = gloss("search", "--json", "xylophone")
    assert (result.code, result.json) == (1, [])


def test_search_is_limited(gloss):
    assert len(gloss("search", "--json", "--limit", "1", "model").json) == 1
    assert gloss("search", "--limit", "0", "model").code == 2


def test_what_only_stands_beside_a_claim_is_not_found_among_claims(gloss, folder):
    text = "Apples are lovely. In 2021 the plant at Ulm made 40,000 cars.\n"
    (folder / "both.txt").write_text(text, "utf-8")
    for word, code in (("plant", 0), ("apples", 1)):
        result = gloss("search", "--json", "--in", "tags,claims", word)
        assert (result.code, {hit["where"] for hit in result.json} - {"claims"}) == (code, set())


def test_search_finds_notes_and_tags(gloss):
    made = json.loads(
        gloss("annotate", "leak.txt", "--span", 0, 6, "--note", "zeppelin", "--tag", "odd").out
    )
    for where, query in (("notes", "zeppelin"), ("tags", "odd")):
        [row] = gloss("search", "--json", "--in", where, query).json
        assert (row["annotation"], row["where"]) == (made["id"], where)
    assert gloss("search", "--json", "--in", "text", "zeppelin").code == 1


def test_a_tag_is_found_by_its_former_name_and_said_to_be_a_tag(gloss):
    gloss("annotate", "leak.txt", "--quote", "leaked file", "--note", "so?", "--tag", "delay")
    gloss("annotate", "press.md", "--quote", "needs more time", "--note", "a delay", "--tag", "x")
    gloss("tags", "rename", "delay", "postponed")
    rows = gloss("search", "--json", "--in", "notes,tags", "delai").json
    assert {row["note"]: row["where"] for row in rows} == {"so?": "tags", "a delay": "notes"}
    assert len(gloss("search", "--json", "--in", "tags", "postponed").json) == 1
    assert gloss("annotations", "--json", "--tag", "postponed").json[0]["tags"] == ["postponed"]


def test_a_note_without_the_word_is_not_what_was_found(gloss):
    quote = "Example Corp said on Tuesday that its open model will be released in August."
    gloss("annotate", "leak.txt", "--quote", quote, "--note", "so?", "--tag", "released")
    [row] = gloss("search", "--json", "--in", "notes,tags", "released in august").json
    assert row["where"] == "tags"


@pytest.mark.parametrize(
    "argv", [(), ("",), ("--in", "titles", "x"), ("--stdin", "x"), ("--limit", "x", "y")]
)
def test_a_search_that_makes_no_sense_exits_2(gloss, argv):
    result = gloss("search", *argv)
    assert result.code == 2
    assert len(result.err.splitlines()) == 1


def test_what_a_query_means_nothing_by_is_said(gloss):
    result = gloss("search", "model certainty:sure")
    assert "certainty:sure" in result.err


def test_search_answers_each_line(gloss):
    result = gloss("search", "--stdin", "--limit", "2", stdin="leaked file\nxylophone\n")
    assert [bool(rows) for rows in result.rows] == [True, False]


def test_vimgrep_names_lines_and_byte_columns(gloss, folder):
    (folder / "accents.txt").write_text("Été à Évry, dit-elle.\nLe zeppelin est là.\n", "utf-8")
    result = gloss("search", "--vimgrep", "zeppelin")
    path, line, column, text = result.out.splitlines()[0].split(":", 3)
    whole = (folder / path).read_bytes().splitlines()[int(line) - 1]
    assert whole[int(column) - 1 :].decode().startswith(text.split(".")[0].split(" ")[0])
    assert gloss("search", "--vimgrep", "zeppelin", cwd=folder.parent, GLOSS_LIBRARY=str(folder))


def test_vimgrep_paths_open_from_here(gloss, folder):
    below = folder / "below"
    below.mkdir()
    result = gloss("-L", folder, "search", "--vimgrep", "leaked", cwd=below)
    assert result.out.startswith("../leak.txt:")


def test_colours_are_for_terminals(gloss, monkeypatch):
    assert "\x1b" not in gloss("search", "leaked").out
    monkeypatch.setattr("tui.cli.console._is_terminal", lambda stream: True)
    assert "\x1b[1;31m" in gloss("search", "leaked", TERM="xterm").out
    assert "\x1b" not in gloss("search", "leaked", TERM="xterm", NO_COLOR="1").out
    assert "\x1b" not in gloss("search", "leaked", TERM="dumb").out


def test_on_a_terminal_json_and_text_cannot_drive_it(gloss, folder, monkeypatch):
    (folder / "evil.txt").write_text("Ada said \x1b[2J that \x9b31m 7 \u202e models.\n\tEnd")
    monkeypatch.setattr("tui.cli.console._is_terminal", lambda stream: True)
    for argv in (("text", "evil.txt"), ("claims", "--json", "--all", "evil.txt")):
        out = gloss(*argv, NO_COLOR="1").out
        assert not {"\x1b", "\x9b", "\u202e"} & set(out)
    assert gloss("text", "evil.txt").out.endswith("\n\tEnd")


def test_related_finds_who_else_says_so(gloss):
    result = gloss("related", "--json", "leak.txt", "--quote", SAID)
    assert result.code == 0
    [nearest, *_] = result.json
    assert nearest["path"] == "press.md"
    assert nearest["relation"] in {"same", "echo"}
    assert set(nearest) == {"path", "start", "end", "text", "score", "relation", "differences"}
    assert "press.md" in gloss("related", "leak.txt", "--quote", SAID).out


def test_related_exits_1_when_nobody_does(gloss, folder):
    (folder / "alone.txt").write_text("Zebras graze quietly.")
    assert gloss("related", "--json", "alone.txt", "--span", 0, 20).json == []
    assert gloss("related", "alone.txt", "--span", 0, 20).code == 1
    assert gloss("related", "alone.txt", "--quote", "never said").code == 1
    assert gloss("related", "alone.txt", "--span", 0, 2000).code == 2
    assert gloss("related", "alone.txt").code == 2


def test_related_shows_nothing_rather_than_what_only_shares_a_word(gloss, folder):
    (folder / "garden.txt").write_text(
        "What it does with a model railway is up to the gardener, who said nothing.\n"
        "Its open model will be released, according to the gardener.\n"
    )
    for half in ("What it does with a model", "who said nothing", "is up to the gardener"):
        result = gloss("related", "--json", "garden.txt", "--quote", half)
        assert (result.code, result.json) == (1, [])
    result = gloss("related", "--json", "garden.txt", "--quote", "open model will be released")
    assert {row["path"] for row in result.json} == {"press.md", "leak.txt"}


def test_compare_pairs_up_claims(gloss, folder):
    [best, *_] = gloss("compare", "--json").json
    assert {best["a"]["path"], best["b"]["path"]} == {"leak.txt", "press.md"}
    assert best["relation"] in {"same", "echo"}
    assert gloss("compare", "--json", "leak.txt").json == []
    assert gloss("compare", "--json", "leak.txt", "press.md").json[0] == best
    assert "leak.txt" in gloss("compare").out


def test_the_ledger_says_who_claims_what(gloss):
    [row, *_] = gloss("ledger", "--json").json
    assert {cell["path"] for cell in row["cells"]} == {"leak.txt", "press.md"}
    assert row["verdict"] is None
    lonely = gloss("ledger", "--json").json[-1]
    assert [c["stance"] for c in lonely["cells"] if c["start"] is None] == ["not found"]
    assert "press.md" in gloss("ledger").out


@pytest.mark.parametrize("verb", ["claims", "compare", "ledger"])
def test_where_nobody_looks_for_claims_that_is_said(gloss, folder, monkeypatch, verb):
    monkeypatch.setattr("tui.cli.console._is_terminal", lambda _stream: True)
    (folder / "gloss.toml").write_text("claims = false\n", "utf-8")
    result = gloss(verb)
    assert (result.code, result.out) == (0, "")
    assert "claims = false" in result.err
