from __future__ import annotations

import pytest

from tui.documents.citing import TEMPLATES, citation_key, cite, corrected, locator_at
from tui.documents.document import Block, Document, Metadata
from tui.spans import Span

METADATA = Metadata(
    title="The Late Bus",
    outlet="The Daily",
    author="Ada Smith, Bob Jones",
    date="2025-06-10",
    url="https://example.org/bus",
)
TEXT = "It was late.\nVery late.\n"


@pytest.fixture
def document():
    pages = (
        Block("locator", Span(0, 24), label="ch. 1"),
        Block("locator", Span(0, 13), label="p. 12"),
        Block("locator", Span(13, 24), label="p. 13"),
    )
    return Document("a.pdf", TEXT, "pdf", METADATA, pages)


@pytest.mark.parametrize(
    ("span", "locator"),
    [
        (Span(0, 5), "p. 12"),
        (Span(13, 20), "p. 13"),
        (Span(4, 20), "pp. 12–13"),
        (Span(24, 24), ""),
    ],
)
def test_the_narrowest_locator_counts(document, span, locator):
    assert locator_at(document, span) == locator
    assert document.place_at(span.start) == (
        locator.partition("–")[0].replace("pp", "p") or "p. 13"
    )


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("pandoc", "“It was late.” [@smith2025late, p. 12]"),
        ("latex", "\\enquote{It was late.}~\\autocite[12]{smith2025late}"),
        ("link", "“It was late.” (https://example.org/bus)"),
        (
            "{author} ({year}): {quote}[[, {locator}]]",
            "Ada Smith, Bob Jones (2025): It was late., p. 12",
        ),
        ("{nosuch} {quote}", "{nosuch} It was late."),
    ],
)
def test_templates(document, template, text):
    assert cite(document, Span(0, 12), template) == text


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{quote}", "“It was late.”"),
        ("“{quote}”", "“It was late.”"),
        ('"{quote}", p. 1', '"It was late.", p. 1'),
        ("\\enquote{{quote}}", "\\enquote{It was late.}"),
        ("> {blockquote}", "> “It was late.”"),
    ],
)
def test_a_quote_with_marks_of_its_own_gets_no_second_pair(template, text):
    said = Document("notes/a.txt", "“It was late.” Very late.", "txt")
    assert cite(said, Span(0, 14), template) == text


def test_the_plain_template_names_the_source(document):
    assert cite(document, Span(0, 12)) == (
        "“It was late.” (Ada Smith, Bob Jones, The Late Bus, The Daily, 2025-06-10, p. 12, "
        "https://example.org/bus)"
    )


def test_a_quote_over_lines_stays_one(document):
    assert cite(document, Span(0, 24), "pandoc").startswith("“It was late. Very late.” [@")
    assert cite(document, Span(0, 24), "markdown").startswith(
        "> It was late.\n> Very late.\n>\n> — "
    )


@pytest.mark.parametrize("template", [*TEMPLATES, "[[{date}]]"])
def test_what_is_unknown_leaves_no_trace(template):
    bare = Document("notes/a.txt", TEXT, "txt")
    cited = cite(bare, Span(0, 12), template)
    assert "[[" not in cited
    assert not any(f"{{{name}" in cited for name in ("quote", "date", "locator", "url", "key"))
    assert ", ," not in cited


def test_braces_in_a_source_are_not_fields():
    document = Document("a", "{author} [[x]]", "txt", Metadata(title="{url}"))
    assert cite(document, Span(0, 14), "{quote} {title}") == "{author} [[x]] {url}"


@pytest.mark.parametrize(
    ("metadata", "key"),
    [
        (METADATA, "smith2025late"),
        (
            Metadata(title="Der Bus", author="Müller, Jörg; Smith, Ada", date="2020"),
            "muller2020bus",
        ),
        (Metadata(title="Bus", attributes={"citation_key": "own:key"}), "own:key"),
        (Metadata(title="Bus", attributes={"citation_key": "not a key"}), "bus"),
        (Metadata(title="日本"), "source"),
        (Metadata(title="Bus", outlet="The Daily"), "thedailybus"),
    ],
)
def test_keys(metadata, key):
    assert citation_key(Document("x", "", "txt", metadata)) == key


def test_what_a_reader_says_replaces_what_the_source_says():
    said = corrected(METADATA, {"title": "Corrected", "case": "P07", "url": ""})
    assert (said.title, said.url, said.author) == ("Corrected", "", METADATA.author)
    assert said.attributes == {"case": "P07"}
