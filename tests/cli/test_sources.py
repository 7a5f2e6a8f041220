"""Web pages added again, and what a reader says of a document."""

from __future__ import annotations

from datetime import date

import pytest

from tui.documents import capturing
from tui.documents.fetching import Page

URL = "https://example.org/late"
FIRST = "The buses were late.\n\nTen buses broke down on Monday, the company said."
SECOND = "The buses were late.\n\nTwelve buses broke down on Monday, the company said.\n\nNew."


@pytest.fixture
def web(monkeypatch):
    """A web of one page; the day and what the page says can be set."""

    class Web:
        text = FIRST
        today = date(2025, 6, 1)
        kind = "text/html"

    class Day(date):
        @classmethod
        def today(cls):
            return Web.today

    class Extractor:
        extract = staticmethod(lambda *_args, **_options: f"# Late buses\n\n{Web.text}")
        extract_metadata = staticmethod(lambda *_args, **_options: None)

    html = b"<title>Late buses</title><p>x</p>"
    monkeypatch.setattr(capturing, "has_extra", lambda _extra: True)
    monkeypatch.setattr(capturing, "import_module", lambda _name: Extractor)
    monkeypatch.setattr(capturing, "fetch", lambda url: Page(url, Web.kind, html))
    monkeypatch.setattr("datetime.date", Day)
    monkeypatch.setattr("tui.library.adding.date", Day)
    return Web


def test_a_page_added_again_keeps_a_dated_capture_and_says_what_changed(gloss, web):
    assert gloss("add", URL).out == "Late buses 2025-06-01.md\n"
    web.today, web.text = date(2025, 6, 9), SECOND
    result = gloss("add", URL.replace("https://", "http://www.") + "/#top")
    assert result.out == "Late buses 2025-06-09.md\n"
    assert "paragraphs since 2025-06-01: 1 changed, 1 new" in result.err
    assert "~ [-Ten-] {+Twelve+} buses broke down" in result.err
    assert "+ New." in result.err
    shown = gloss("changes", "Late buses 2025-06-09.md")
    assert "Late buses 2025-06-09.md: paragraphs since 2025-06-01" in shown.out
    kinds = [row["kind"] for row in gloss("changes", "--json", "Late buses 2025-06-09.md").json]
    assert kinds == ["changed", "new"]


def test_offsets_of_changes_are_those_of_the_texts(gloss, web):
    gloss("add", URL)
    web.today, web.text = date(2025, 6, 9), SECOND
    gloss("add", URL)
    for row in gloss("changes", "--json", "Late buses 2025-06-09.md").json:
        for side in ("old", "new"):
            text = gloss("text", row[side]["path"]).out
            assert text[row[side]["start"] : row[side]["end"]] == row[side]["text"]


def test_the_same_page_on_the_same_day_is_kept_once_another_twice(gloss, web):
    gloss("add", URL)
    again = gloss("add", URL)
    assert again.out == "Late buses 2025-06-01.md\n"
    assert "already" in again.err
    web.text = SECOND
    other = gloss("add", URL)
    assert other.out == "Late buses 2025-06-01 (2).md\n"
    assert "1 changed, 1 new" in other.err


def test_a_page_that_stayed_the_same_says_so(gloss, web):
    gloss("add", URL)
    web.today = date(2025, 6, 9)
    result = gloss("add", URL)
    assert result.out == "Late buses 2025-06-09.md\n"
    assert "nothing has changed since 2025-06-01" in result.err


def test_a_file_from_the_web_knows_where_it_came_from(gloss, web):
    web.kind = "text/plain"
    gloss("add", f"{URL}/a.txt")
    (row,) = (r for r in gloss("docs", "--json").json if r["path"].startswith("a 2025"))
    assert row["metadata"]["url"] == f"{URL}/a.txt"
    assert row["metadata"]["attributes"]["captured"] == "2025-06-01"


def test_changes_between_any_two_documents(gloss, folder):
    (folder / "a.txt").write_text("One stays.\n\nTwo goes away.\n")
    (folder / "b.txt").write_text("One stays.\n")
    (folder / "c.md").write_text("---\nurl: http://[no\n---\nAnother one, with an odd address.\n")
    assert gloss("changes", "b.txt", "a.txt").out.splitlines() == [
        "b.txt: paragraphs since “a.txt”: 1 gone",
        "- Two goes away.",
    ]
    for lonely in ("b.txt", "c.md"):
        alone = gloss("changes", lonely)
        assert alone.code == 2
        assert "name one" in alone.err


def test_a_web_page_without_the_extra_names_the_command(gloss, monkeypatch):
    monkeypatch.setattr(capturing, "has_extra", lambda _extra: False)
    result = gloss("add", URL)
    assert result.code == 2
    assert "gloss-tui[web]" in result.err
    assert len(result.err.splitlines()) == 1


def test_what_a_reader_says_of_a_document(gloss):
    said = gloss(
        "describe", "leak.txt", "--title", "Quite another", "--set", "case=P07", "--date", "2025"
    )
    assert said.out.splitlines()[:2] == ["title: Quite another", "date: 2025"]
    assert "case: P07" in said.out
    row = next(r for r in gloss("docs", "--json").json if r["path"] == "leak.txt")
    assert (row["title"], row["metadata"]["attributes"]["case"]) == ("Quite another", "P07")
    taken_back = gloss("describe", "leak.txt", "--title", "", "--set", "case=")
    assert "Quite another" not in taken_back.out
    assert "P07" not in taken_back.out
    assert "date: 2025-06-03" in gloss("describe", "leak.txt", "--date", "3 June 2025").out
    refused = gloss("describe", "leak.txt", "--date", "03/06/2025")
    assert (refused.code, "not “03/06/2025”" in refused.err) == (2, True)


def test_an_encoding_is_said_where_it_was_taken_for_another(gloss, folder):
    (folder / "old.txt").write_bytes("Füße".encode("cp437"))
    assert gloss("text", "old.txt").out != "Füße"
    assert gloss("describe", "old.txt", "--encoding", "cp437").code == 0
    assert gloss("text", "old.txt").out == "Füße"
    assert gloss("search", "--json", "Füße").json[0]["path"] == "old.txt"
    unknown = gloss("describe", "old.txt", "--encoding", "klingon")
    assert unknown.code == 2
    assert "no text encoding" in unknown.err


@pytest.mark.parametrize("words", [(), ("--set", "x"), ("--set", "=x")])
def test_saying_nothing_of_a_document_exits_2(gloss, words):
    assert gloss("describe", "leak.txt", *words).code == 2
