"""A new version of an extractor makes another text of the same bytes: notes are reviewed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui.documents import formats, html
from tui.library import Library
from tui.spans import Span

PAGE = (
    "<h1>Late buses</h1>"
    "<p>The buses of the city were late again on Monday, the company said in a statement.</p>"
    "<p>Ten engineers were sent out to repair them before the end of the week, it said.</p>"
    "<p>Nobody was hurt in any of the accidents, according to a spokesman of the company.</p>"
)
LATE = "The buses of the city were late again on Monday, the company said in a statement."
SENT = "Ten engineers were sent out to repair them before the end of the week, it said."
HURT = "Nobody was hurt in any of the accidents, according to a spokesman of the company."


@pytest.fixture
def opened(tmp_path):
    """Open the library anew, as another day would."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "page.html").write_text(PAGE)
    libraries = []

    def open_it():
        settings = Library.open(cwd=folder, environ={}).settings
        library = Library(settings, cache=tmp_path / "cache", state=tmp_path / "state")
        libraries.append(library)
        return library

    yield open_it
    for library in libraries:
        library.close()


@pytest.fixture
def upgrade(monkeypatch):
    """Let a next version of the extractor make its text in another way."""

    def to(change):
        original = html.extract

        def extract(*args, **options):
            made = original(*args, **options)
            return replace(made, text=change(made.text), blocks=())

        monkeypatch.setattr(html, "extract", extract)
        newer = replace(formats.FORMATS["html"], version=99)
        monkeypatch.setitem(formats.FORMATS, "html", newer)

    return to


def annotated(library):
    text = library.document("page.html").text
    for quote in (LATE, SENT, HURT):
        start = text.index(quote)
        library.annotate("page.html", Span(start, start + len(quote)), note=quote[:5])


def on_disk(library):
    files = library.settings.annotations.glob("*.json")
    return {file.name: file.read_bytes() for file in files}


def changed(text):
    text = text.replace("Late buses\n\n", "")
    text = text.replace("Ten engineers were sent out", "Ten engi\u00adneers were sent  out")
    return text.replace(HURT + "\n", "")


def test_the_new_text_is_read_although_the_old_one_is_kept(opened, upgrade):
    before = opened()
    assert "Late buses" in before.document("page.html").text
    upgrade(changed)
    after = opened().document("page.html")
    assert after.extractor == "gloss-html-99"
    assert "Late buses" not in after.text


def test_notes_are_found_again_or_shown_for_review_and_never_changed_silently(opened, upgrade):
    library = opened()
    annotated(library)
    assert [p.status for p in library.placed("page.html")] == ["exact"] * 3
    before = on_disk(library)
    upgrade(changed)
    library = opened()
    text = library.document("page.html").text
    found = {p.annotation.note: p for p in library.placed("page.html")}
    assert found["The b"].status == "exact"
    assert found["The b"].span.of(text) == LATE
    assert found["Ten e"].span.of(text).startswith("Ten engi\u00adneers")
    assert found["Nobod"].status == "orphan"
    assert found["Nobod"].span is None
    assert {p.annotation.note for p in library.verify() if p.status == "orphan"} == {"Nobod"}
    assert on_disk(library) == before


def test_lists_do_not_believe_what_was_seen_by_the_older_version(opened, upgrade):
    library = opened()
    annotated(library)
    assert [p.status for p in library.all_placed()] == ["exact"] * 3
    (entry,) = library.entries()
    assert library.doc_row(entry).title == "Late buses"
    library.keep_heads([entry], {"page.html": {"metadata": {}}})
    library.close()
    upgrade(changed)
    library = opened()
    assert [p.status for p in library.all_placed()].count("orphan") == 1
    assert library.doc_row(entry).sha256 == library.document("page.html").sha256
    assert library.heads_known([entry]) == {}


def test_the_same_version_gives_the_same_text(opened):
    assert opened().document("page.html") == opened().document("page.html")
