"""Files of every shape: whatever stands in a container, it becomes a text or one clear line."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from support.examples import examples
from tui.errors import DocumentError

WORDS = st.sampled_from(["The ferry sank.", " ", "1", "", "中\u0301", "a\u200bb\n\nc", "\t- x"])
NUMBERS = st.sampled_from(["0", "1", "3", "9", "-1", "99999999999", "x", ""])

DOCX = ("p", "r", "t", "pPr", "numPr", "tbl", "tr", "tc", "br", "tab", "del", "ins", "hyperlink")
DOCX += ("pStyle", "numId", "ilvl", "outlineLvl", "gridSpan", "footnoteReference", "sectPr")
DOCX += ("oMath", "d", "e", "num", "sup", "nary", "rad", "chr", "mr", "vertAlign", "rPr")
DOCX_PARTS = ("abstractNum", "num", "lvl", "numFmt", "lvlText", "start", "abstractNumId")
DOCX_PARTS += ("style", "name", "basedOn", "pPr", "numPr", "numId", "footnote", "p", "r", "t")
DOCX_ATTRIBUTES = ("w:val", "w:id", "w:ilvl", "w:numId", "w:abstractNumId", "w:type", "w:styleId")
ODT = ("text:p", "text:h", "text:span", "text:list", "text:list-item", "text:list-header")
ODT += ("text:s", "text:tab", "text:line-break", "text:note", "text:note-citation")
ODT += ("text:note-body", "text:soft-page-break", "table:table", "table:table-row")
ODT += ("table:table-cell", "text:tracked-changes", "office:annotation", "text:numbered-paragraph")
ODT += ("text:ruby-text", "draw:object")
ODT_ATTRIBUTES = ("text:c", "text:outline-level", "text:style-name", "text:start-value")
ODT_ATTRIBUTES += (
    "text:continue-numbering",
    "table:number-columns-repeated",
    "text:display-levels",
)

MAIL = ["From: Ada <a@b>", "Subject: =?utf-8?B?w6k=?=", "Date: Tue, 30 Feb 2025 99:00:00 +9999"]
MAIL += ["Content-Type: multipart/mixed; boundary=x", "Content-Type: text/html; charset=nothing"]
MAIL += ["Content-Type: message/rfc822", "Content-Transfer-Encoding: base64", "--x", "--x--", ""]
MAIL += ["Content-Type: text/plain; format=flowed", "From x Tue Jan  1 00:00:00 2025", "> quoted "]
MAIL += ["Content-Transfer-Encoding: quoted-printable", "a=3Db=", "-- ", "<p>so</p>", "\udcff"]
CAPTIONS = ["WEBVTT", "1", "", "00:00:01,000 --> 00:00:03,500", "00:01.000 --> 00:00.500 align:x"]
CAPTIONS += [
    "99:99:99,999 --> x",
    "NOTE x",
    "STYLE",
    "<v Ada>So &amp; so",
    "MAYOR: Look.",
    "{\\an8}x",
]
CAPTIONS += ["<00:04.000><c>late</c>", ">> And then", "so it", "so it goes", "X-TIMESTAMP-MAP=x"]


def trees(tags, attributes, prefix="", *, leaf="{}", top=None):
    """Return well-formed XML of these elements nested in any way, `top` around most of them."""

    def element(inner, names=tags):
        given_ = st.dictionaries(st.sampled_from(attributes), NUMBERS, max_size=3)
        return st.tuples(st.sampled_from(names), given_, st.lists(inner, max_size=5)).map(written)

    def written(parts):
        tag, values, inner = parts
        said = "".join(f" {name}={quoteattr(value)}" for name, value in values.items())
        return f"<{prefix}{tag}{said}>{''.join(inner)}</{prefix}{tag}>"

    leaves = WORDS.map(escape).map(leaf.format)
    nested = st.recursive(leaves, element, max_leaves=25)
    whole = element(nested, top) | nested if top else nested
    return st.lists(whole, max_size=4).map("".join)


@pytest.fixture
def holds(reading):
    """Read a file: a text with its blocks inside it and in order, or one clear line."""

    def check(name, content):
        try:
            document = reading(name, content)
        except DocumentError as error:
            refusal = str(error)
        else:
            refusal = ""
            starts = [block.span.start for block in document.blocks]
            ends = [block.span.end for block in document.blocks]
            assert starts == sorted(starts)
            assert max(ends, default=0) <= len(document.text)
            assert "\r" not in document.text
        assert "\n" not in refusal

    return check


anything = examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(
    body=trees(DOCX, DOCX_ATTRIBUTES, "w:", leaf="<w:r><w:t>{}</w:t></w:r>", top=("p", "tbl")),
    numbering=trees(DOCX_PARTS, DOCX_ATTRIBUTES, "w:"),
    styles=trees(DOCX_PARTS, DOCX_ATTRIBUTES, "w:"),
)
@example(body="<w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl>", numbering="", styles="")
@anything
def test_word_documents(making, holds, body, numbering, styles):
    holds("a.docx", making.docx(body, numbering=numbering, styles=styles, footnotes=styles))


@given(body=trees(ODT, ODT_ATTRIBUTES, top=("text:p", "text:h", "text:list")))
@anything
def test_opendocument_texts(making, holds, body):
    holds("a.odt", making.odt(body))


@given(
    lines=st.lists(st.sampled_from(MAIL), max_size=25),
    name=st.sampled_from(["eml", "mbox", "mhtml"]),
)
@anything
def test_mail(holds, lines, name):
    holds(f"a.{name}", "\n".join(lines).encode("utf-8", "surrogateescape"))


@given(lines=st.lists(st.sampled_from(CAPTIONS), max_size=25), name=st.sampled_from(["srt", "vtt"]))
@anything
def test_captions(holds, lines, name):
    holds(f"a.{name}", "\n".join(lines))
