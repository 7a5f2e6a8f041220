from __future__ import annotations

import pytest

from tui.documents.formats import extractor_of, format_of


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.txt", "txt"),
        ("A.MD", "md"),
        ("index.rst.txt", "rst"),
        ("notes.md.txt ", "md"),
        ("page.html.txt", "txt"),
        ("double.tar.gz", None),
        ("picture.png", None),
        ("LICENSE", ""),
        ("Dr. Smith", ""),
        ("v1.2", ""),
        (".txt", ""),
        ("a.xhtml", "html"),
    ],
)
def test_a_name_says_its_format(name, form):
    assert format_of(name) == form


def test_extractors_are_named_where_a_text_is_made():
    assert extractor_of("md") == ""
    assert extractor_of("epub") == "gloss-epub-12"
