import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.annotations.annotation import Annotation, Link
from tui.errors import ExchangeError
from tui.exchange import FORMATS, Item, format_for

texts = st.text(max_size=40)
words = st.text(min_size=1, max_size=12).map(str.strip).filter(bool)
places = st.just((None, None)) | st.tuples(st.integers(0, 10**12), st.integers(0, 10**12))


def annotation(place, **fields):
    return Annotation(start=place[0], end=place[1], **fields)


annotations = st.builds(
    annotation,
    place=places,
    id=st.uuids().map(str),
    quote=texts,
    prefix=texts,
    suffix=texts,
    note=texts,
    tags=st.lists(words, unique=True, max_size=3).map(tuple),
    verdict=st.none() | words,
    attribution=st.none() | words,
    certainty=st.none() | st.sampled_from(["hedged", "denied"]),
    kinds=st.lists(st.sampled_from(["fact", "figure"]), unique=True).map(tuple),
    text_sha256=st.sampled_from(["", "ab" * 32]),
    links=st.lists(
        st.builds(Link, st.sampled_from(["supports", "same"]), st.uuids().map(str)), max_size=2
    ).map(tuple),
    created=st.just("2025-06-10T08:15:00.000Z"),
    modified=st.just("2025-06-10T08:15:00.000Z"),
    creator=texts,
    twin=st.sampled_from([(), (1, 2), (2, 3, 1)]),
    extra=st.dictionaries(st.sampled_from(["claim", "colour"]), st.booleans() | words),
)
items = st.lists(st.builds(Item, st.text(min_size=1, max_size=20), annotations), max_size=4)


@pytest.mark.parametrize("name", ["csv", "jsonl", "w3c"])
@examples(80)
@given(items=items)
def test_what_is_written_is_read_again(name, items):
    assert FORMATS[name].read(FORMATS[name].write(items)) == items


@given(text=texts, name=st.sampled_from(["csv", "jsonl", "w3c"]))
@examples(100)
def test_any_text_is_read_or_refused_in_one_line(text, name):
    try:
        found = FORMATS[name].read(text)
    except ExchangeError as error:
        message = str(error)
    else:
        message = ""
        assert all(isinstance(item, Item) for item in found)
    assert "\n" not in message


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\uff1d", "'="])
def test_no_csv_cell_is_a_formula(start):
    note = f"{start}HYPERLINK(1)"
    text = FORMATS["csv"].write([Item("a.txt", Annotation("1", "q", note=note))])
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert row["note"] == f"'{note}"


def test_csv_separates_tags_as_a_person_would():
    [item] = FORMATS["csv"].read("path,quote,tags\r\na.txt,said so,press; leak/model ;; ;x;\r\n")
    assert item.annotation.tags == ("press", "leak/model", "x")


def test_csv_without_the_needed_columns_is_refused():
    with pytest.raises(ExchangeError, match="path and quote"):
        FORMATS["csv"].read("a,b\r\n1,2\r\n")


@pytest.mark.parametrize("text", ["", "\ufeff", "\ufeff\n"])
def test_an_empty_table_holds_nothing(text):
    assert FORMATS["csv"].read(text) == []


def test_csv_takes_a_byte_order_mark_and_large_cells():
    [item] = FORMATS["csv"].read("\ufeffpath,quote\r\na.txt," + "x" * 200_000 + "\r\n")
    assert len(item.annotation.quote) == 200_000


def test_json_lines_reads_what_a_listing_prints():
    row = {"id": "1", "path": "a.txt", "quote": "q", "status": "exact", "found": "q"}
    [item] = FORMATS["jsonl"].read(json.dumps([row]))
    assert item.annotation.extra == {}
    assert item.annotation.quote == "q"


def test_json_lines_keeps_fields_it_does_not_know():
    annotation = Annotation("1", "q", extra={"claim": False})
    [item] = FORMATS["jsonl"].read(FORMATS["jsonl"].write([Item("a.txt", annotation)]))
    assert item.annotation.extra == {"claim": False}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nonsense", "line 1 is not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("1", "names no document"),
        ('{"quote": "q"}', "names no document"),
        ('{"path": "a", "quote": 3}', "no text"),
    ],
)
def test_json_lines_says_what_is_wrong(line, message):
    with pytest.raises(ExchangeError, match=message):
        FORMATS["jsonl"].read(line)


def test_web_annotations_of_other_programs_are_read():
    text = """{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation",
      "id": "http://example.org/anno1", "creator": {"type": "Person", "name": "Ada"},
      "body": {"type": "TextualBody", "value": "so it is"},
      "target": {"source": "press%20release.txt",
        "selector": {"type": "TextQuoteSelector", "exact": "the model", "prefix": "of "}}}"""
    [item] = FORMATS["w3c"].read(text)
    assert item.path == "press release.txt"
    [other] = FORMATS["w3c"].read('{"target": "caf%e9.txt"}')
    assert other.path == "caf\udce9.txt"
    assert item.annotation.quote == "the model"
    assert item.annotation.note == "so it is"
    assert item.annotation.creator == "Ada"


def test_markdown_shows_foreign_text_as_it_is():
    annotation = Annotation("1", "a *b* <script>\n# c", note="# mine", tags=("x",))
    page = FORMATS["markdown"].write([Item("a.txt", annotation, title="[T](u)")])
    assert "> a \\*b\\* \\<script\\>\n> \\# c" in page
    assert "## \\[T\\](u)" in page
    assert "\\# mine" in page


def test_markdown_names_the_other_end_of_a_link_by_its_words():
    links = (Link("supports", "2"), Link("same", "3"), Link("contradicts", "4"))
    notes = [
        Item("a.txt", Annotation("1", "It rained.", links=links)),
        Item("a.txt", Annotation("2", "It did *not*.")),
        Item("b.txt", Annotation("3", "", note="On the weather"), title="The storm"),
    ]
    page = FORMATS["markdown"].write(notes)
    here, there = "supports “It did \\*not\\*.”", "same “On the weather” (The storm)"
    assert f"{here} · {there} · contradicts `4`" in page


QUOTED = {"type": "TextQuoteSelector", "exact": "q"}


@pytest.mark.parametrize(
    ("target", "quote"),
    [
        ("https://example.org/a%20b", ""),
        ([{"source": {"id": "https://example.org/a%20b"}, "selector": {"type": ["x"]}}], ""),
        (
            {
                "source": "https://example.org/a%20b",
                "selector": {"type": "FragmentSelector", "refinedBy": QUOTED},
            },
            "q",
        ),
    ],
)
def test_web_annotations_point_in_many_ways(target, quote):
    body = [
        {"type": "TextualBody", "value": "t", "purpose": ["tagging"]},
        {"type": "Choice", "items": [{"type": "TextualBody", "value": "note"}]},
    ]
    [item] = FORMATS["w3c"].read(json.dumps({"target": target, "body": body, "creator": ["Bo"]}))
    assert item.path == "https://example.org/a%20b"
    assert (item.annotation.quote, item.annotation.creator) == (quote, "Bo")
    assert (item.annotation.note, item.annotation.tags) == ("note", ("t",))


def test_a_selector_that_says_nothing_here_is_kept():
    region = {"type": "SvgSelector", "value": "<svg/>"}
    [item] = FORMATS["w3c"].read(json.dumps({"target": {"source": "a", "selector": region}}))
    assert item.annotation.extra == {"selector": [region]}
    assert FORMATS["w3c"].read(FORMATS["w3c"].write([item])) == [item]


@pytest.mark.parametrize("name", ["jsonl", "w3c", "csl"])
def test_a_number_without_end_is_said_in_plain_words(name):
    read = FORMATS[name].read_references if name == "csl" else FORMATS[name].read
    with pytest.raises(ExchangeError) as raised:
        read('[{"quote": 1' + "0" * 5000 + "}]")
    assert "sys." not in str(raised.value)


def test_a_suffix_says_which_format():
    assert format_for("Notes.CSV").name == "csv"
    with pytest.raises(ExchangeError, match="--format: markdown"):
        format_for("notes.xyz")
    with pytest.raises(ExchangeError, match="--format: csv"):
        format_for("notes.xyz", "no text of a format that can be read")


def test_no_line_of_a_quote_is_a_list_or_a_heading_in_markdown():
    page = FORMATS["markdown"].write([Item("a", Annotation("1", "A\n---\n- b\n1. c\n-5 %\n&lt;"))])
    assert "> A\n> \\---\n> \\- b\n> 1\\. c\n> -5 %\n> \\&lt;\n" in page


def test_a_line_of_json_is_one_line_for_everybody():
    text = FORMATS["jsonl"].write([Item("a", Annotation("1", "x\u2028y\x85z\u2029"))])
    assert len(text.splitlines()) == 1
    assert FORMATS["jsonl"].read(text)[0].annotation.quote == "x\u2028y\x85z\u2029"


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("# Not a heading\ntwo\n---", "\\# Not a heading\ntwo\n\\---"),
        ("```\n# a comment in code", "```\n# a comment in code\n```"),
        ("~~~~ sh\n~~~\nls", "~~~~ sh\n~~~\nls\n~~~~"),
        ("```\nls\n```\n  <!-- hides", "```\nls\n```\n  \\<!-- hides"),
        ("so <b>`<i>`</b> ``", "so \\<b>`<i>`\\</b> ``"),
        ("<https://example.org>\n- an item\n\x1b[31m", "<https://example.org>\n- an item\n␛[31m"),
    ],
)
def test_a_note_in_markdown_ends_where_it_ends(note, shown):
    page = FORMATS["markdown"].write([Item("a.txt", Annotation(id="1", quote="q", note=note))])
    assert page.endswith(f"> q\n\n{shown}\n\n---\n")


def test_markdown_cannot_be_read():
    with pytest.raises(ExchangeError, match="not read"):
        FORMATS["markdown"].read("# x")
