"""Texts made in a process of their own, and kept."""

from __future__ import annotations

import importlib.util
import json
import zlib

import pytest

from tui.documents import Extraction, apart, extras, formats, read
from tui.documents.apart import Child, Limits, extract_apart, from_header, to_header
from tui.documents.building import Builder, page_mark, table_text
from tui.documents.document import Metadata
from tui.errors import DocumentError

PAGE = "<h1>Title</h1><p>Words in a paragraph.</p>"


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "a.html"
    file.write_text(PAGE)
    return file


@pytest.fixture
def counted(monkeypatch):
    """Count how often HTML is really extracted."""
    from tui.documents import html

    calls = []
    original = html.extract

    def extract(*args, **options):
        calls.append(args)
        return original(*args, **options)

    monkeypatch.setattr(html, "extract", extract)
    return calls


def test_a_text_is_made_once(tmp_path, page, counted):
    made = Extraction(tmp_path / "cache").read(page, "a.html")
    again = Extraction(tmp_path / "cache").read(page, "a.html")
    assert made == again == read(page, "a.html")
    assert len(counted) == 2  # once through the cache, once by read() itself


def test_the_same_bytes_elsewhere_are_known(tmp_path, page, counted):
    extraction = Extraction(tmp_path / "cache")
    extraction.read(page, "a.html")
    page.rename(tmp_path / "b.html")
    assert extraction.read(tmp_path / "b.html", "b.html").path == "b.html"
    assert len(counted) == 1


def test_a_changed_file_or_extractor_makes_a_new_text(tmp_path, page, counted, monkeypatch):
    extraction = Extraction(tmp_path / "cache")
    extraction.read(page, "a.html")
    page.write_text(PAGE + "<p>More.</p>")
    assert extraction.read(page, "a.html").text.endswith("More.\n")
    from dataclasses import replace

    newer = replace(formats.FORMATS["html"], version=99)
    monkeypatch.setitem(formats.FORMATS, "html", newer)
    assert extraction.read(page, "a.html").extractor == "gloss-html-99"
    assert len(counted) == 3


@pytest.mark.parametrize("damage", [b"", b"x", zlib.compress(b"{}\n"), zlib.compress(b"[1]\nx")])
def test_a_damaged_cache_is_made_again(tmp_path, page, counted, damage):
    Extraction(tmp_path / "cache").read(page, "a.html")
    (kept,) = (f for f in (tmp_path / "cache").rglob("*") if f.is_file())
    kept.write_bytes(damage)
    assert Extraction(tmp_path / "cache").read(page, "a.html").title == "Title"
    assert len(counted) == 2


def test_an_unwritable_cache_is_done_without(tmp_path, page):
    (tmp_path / "file").write_text("")
    assert Extraction(tmp_path / "file").read(page, "a.html").title == "Title"


def test_the_head_is_never_kept_as_the_whole(tmp_path, page):
    extraction = Extraction(tmp_path / "cache")
    extraction.read(page, "a.html", limit=20)
    assert extraction.read(page, "a.html").text == "Title\n\nWords in a paragraph.\n"


def test_a_job_runs_beside_and_gives_the_same_text(tmp_path, page, monkeypatch):
    monkeypatch.setattr("tui.documents.extraction._SMALL", 0)
    extraction = Extraction(None)
    job = extraction.start(page, "a.html")
    assert job.future.result(60) == read(page, "a.html")
    extraction.close()


def test_a_cancelled_job_ends(tmp_path):
    file = tmp_path / "big.html"
    file.write_text("<p>word</p>" * 400_000)
    child = Child(file, "html", limit=None, encoding=None, limits=Limits())
    child.cancel()
    with pytest.raises(DocumentError, match="cancelled"):
        child.result()


def test_a_child_tells_its_own_reason(tmp_path):
    file = tmp_path / "a.epub"
    file.write_bytes(b"no archive")
    with pytest.raises(DocumentError, match="damaged or no zip"):
        extract_apart(file, "epub")


def test_a_child_that_needs_too_much_is_ended(tmp_path):
    file = tmp_path / "big.html"
    file.write_text("<p>word" * 2_000_000)
    with pytest.raises(DocumentError, match="more memory or time"):
        extract_apart(file, "html", limits=Limits(memory=1_000_000, memory_per_byte=0))


def test_a_folder_of_documents_is_not_imported_from(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('owned')")
    file = tmp_path / "a.html"
    file.write_text(PAGE)
    monkeypatch.chdir(tmp_path)
    assert extract_apart(file, "html").text.startswith("Title")


def test_what_a_child_sends_survives_the_way(tmp_path):
    builder = Builder()
    builder.locate("p. 1")
    builder.add("heading", "One \ud800", level=1)
    builder.add("paragraph", f"a {page_mark('p. 2')}b")
    made = builder.result(Metadata("T", attributes={"case": "P1"}), partial=True)
    header = json.loads(json.dumps(to_header(made)))
    assert from_header(header, made.text) == made
    with pytest.raises(ValueError, match="outside"):
        from_header(header, "")


def test_a_missing_extra_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setattr(extras, "EXTRAS", {"pdf": ("no_such_module",)})
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7")
    for reader in (read, Extraction(None).read):
        with pytest.raises(DocumentError, match=r"gloss-tui\[pdf\]|inject"):
            reader(file, "a.pdf")


@pytest.mark.parametrize(
    ("prefix", "command"),
    [
        ("/home/a/.local/pipx/venvs/gloss-tui", "pipx inject gloss-tui pypdfium2"),
        ("/home/a/.local/share/uv/tools/gloss-tui", "uv tool install 'gloss-tui[pdf]'"),
        ("/usr", "pip install 'gloss-tui[pdf]'"),
    ],
)
def test_the_install_line_fits_the_installation(prefix, command):
    assert extras.install_line("pdf", prefix) == command


def test_every_format_has_its_reader():
    for form in formats.FORMATS.values():
        assert importlib.util.find_spec(f"tui.documents.{form.module}") is not None
        assert not form.extra or form.extra in extras.EXTRAS
    assert apart.FORMATS is formats.FORMATS


def test_blocks_are_set_alike_whoever_writes_them():
    builder = Builder()
    for kind, text in (("heading", "H"), ("item", "a"), ("item", " b\n"), ("paragraph", "")):
        builder.add(kind, text)
    builder.add("paragraph", page_mark("p. 2"))
    builder.add("paragraph", "end")
    made = builder.result(Metadata())
    assert made.text == "H\n\na\nb\n\nend\n"
    assert [(b.kind, b.span.of(made.text)) for b in made.blocks][-1] == ("locator", "end")


def test_a_mark_of_a_page_takes_no_room_in_a_table():
    marked = f"one {page_mark('p. 2')}more"
    rows = table_text([[marked, "1"], ["another", "2"]]).split("\n")
    builder = Builder()
    builder.add("table", "\n".join(rows))
    assert builder.result(Metadata()).text == "one more | 1\nanother  | 2\n"


def test_a_wide_table_is_not_aligned():
    assert table_text([["a", "b"], ["ccc", "d"]]) == "a   | b\nccc | d"
    assert table_text([["a" * 90, "b"], ["c", "d" * 90]]).startswith("a" * 90 + " | b\nc | d")
    assert table_text([["", " "], []]) == ""


def test_a_text_beyond_bounds_is_refused(monkeypatch):
    monkeypatch.setattr("tui.documents.building.MAX_CHARS", 10)
    with pytest.raises(DocumentError, match="million characters"):
        Builder().add("paragraph", "x" * 11)
