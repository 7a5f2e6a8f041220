"""REFI-QDA: projects and codebooks, our own, those of other programs, and hostile ones."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.annotations.annotation import Annotation, Link
from tui.annotations.tags import Tag
from tui.errors import ExchangeError
from tui.exchange import FORMATS, Item, packed_for
from tui.exchange.project import Project, Source

QDPX, QDC = FORMATS["refi-qda"], FORMATS["refi-codes"]
TEXT = "The \u201cplant\u201d \U0001d11e made 40 cars.\nIt is old & <new>.\n" * 4
HEAD = '<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="Other">'
GUID = "4A2F0C6E-0000-4000-8000-{:012d}"

plain = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"])
notes = st.text(plain | st.sampled_from("\t\n\r"), max_size=30)
words = st.text(plain, min_size=1, max_size=9).map(lambda word: " ".join(word.split()))
tags = words.map(lambda tag: tag.strip("#/ ").replace("/", "")).filter(bool)


@st.composite
def annotations(draw):
    start = draw(st.integers(0, len(TEXT) - 2))
    end = draw(st.integers(start + 1, len(TEXT)))
    return (
        Annotation(
            draw(st.uuids().map(str)),
            TEXT[start:end],
            TEXT[max(0, start - 64) : start],
            TEXT[end : end + 64],
            note=draw(notes),
            tags=tuple(draw(st.lists(tags, unique=True, max_size=3))),
            verdict=draw(st.none() | words.filter(bool)),
            attribution=draw(st.none() | words.filter(bool)),
            certainty=draw(st.none() | st.just("hedged")),
            kinds=tuple(draw(st.lists(st.sampled_from(["fact", "figure"]), unique=True))),
            links=(Link("supports", GUID.format(1).lower()),),
            created="2025-06-10T08:15:00.000Z",
            modified="2025-06-11T08:15:00.000Z",
            creator=draw(words),
        ),
        start,
        end,
    )


@examples(60)
@given(given=st.lists(annotations(), max_size=4, unique_by=lambda one: one[0].id))
def test_what_is_packed_is_unpacked_again(given):
    items = [Item("a/b.txt", replace(one, start=a, end=b)) for one, a, b in given]
    memos = [Item("a/b.txt", Annotation(GUID.format(7).lower(), "gone", note="m", tags=("x/y",)))]
    memos = [replace(memo, status="orphan") for memo in memos]
    described = Tag("x", description="what\nit is", colour="amber")
    project = Project("p", [Source("a/b.txt", TEXT)], [described], [*items, *memos])
    found = QDPX.unpack(QDPX.pack(project))
    assert [source.text for source in found.sources] == [TEXT]
    assert [item.path for item in found.items] == ["a/b.txt"] * (len(given) + 1)
    places = [(item.annotation.start, item.annotation.end) for item in found.items]
    assert places == [*((a, b) for _, a, b in given), (None, None)]
    nowhere = {"start": None, "end": None, "text_sha256": ""}
    again = [replace(item.annotation, **nowhere) for item in found.items]
    assert again == [*(one for one, _, _ in given), *(memo.annotation for memo in memos)]
    assert described in found.tags
    assert QDPX.pack(project) == QDPX.pack(project)


def packed(xml, **members):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("project.qde", xml)
        for name, text in members.items():
            archive.writestr(f"Sources/{name}.txt", text)
    return raw.getvalue()


OTHER = f"""{HEAD}<Users><User guid="{{{GUID.format(1)}}}" name="Ann"/></Users>
<CodeBook><Codes><Code guid="{GUID.format(2)}" name="Money" color="#ff0000" isCodable="true">
<Description>What it costs</Description>
<Code guid="{GUID.format(3)}" name="profit/loss" isCodable="true"/></Code></Codes></CodeBook>
<Cases><Case guid="{GUID.format(4)}"><CodeRef targetGUID="{GUID.format(2)}"/></Case></Cases>
<Sources><TextSource guid="{GUID.format(5)}" name="Interview 1" plainTextPath="internal://one.txt">
<PlainTextSelection guid="{GUID.format(6)}" name="x" startPosition="7" endPosition="12"
 creatingUser="{GUID.format(1)}" creationDateTime="2024-01-02T03:04:05+01:00">
<Coding guid="{GUID.format(7)}"><CodeRef targetGUID="{{{GUID.format(3)}}}"/></Coding>
<NoteRef targetGUID="{GUID.format(8)}"/></PlainTextSelection>
<PlainTextSelection guid="{GUID.format(9)}" startPosition="7" endPosition="9999"/>
<Coding guid="{GUID.format(10)}"><CodeRef targetGUID="{GUID.format(2)}"/></Coding></TextSource>
<PDFSource guid="{GUID.format(11)}" name="paper.pdf" path="absolute://C:/paper.pdf">
<PDFSelection guid="{GUID.format(12)}" page="0" firstX="0" firstY="0" secondX="1" secondY="1"/>
<Representation guid="{GUID.format(13)}" name="r" plainTextPath="internal://two.txt"/>
<NoteRef targetGUID="{GUID.format(8)}"/></PDFSource><PictureSource guid="{GUID.format(15)}"/>
<TextSource guid="{GUID.format(14)}" name="away" plainTextPath="absolute:///etc/passwd"/>
</Sources><Notes><Note guid="{GUID.format(8)}" name="n" plainTextPath="internal://note.txt"/></Notes>
</Project>"""


def test_a_project_of_another_program_is_read():
    found = QDPX.unpack(
        packed(OTHER, one="\ufeffOne\r\n\r\nbird flew.\r\n", two="Paper", note="A note\r\n")
    )
    assert [(s.name, s.text) for s in found.sources] == [
        ("Interview 1", "One\n\nbird flew.\n"),
        ("paper.pdf", "Paper"),
    ]
    passage, whole, of_pdf = (item.annotation for item in found.items)
    assert (found.items[2].path, of_pdf.note) == ("paper.pdf", "A note\n")
    assert (passage.id, passage.quote, passage.prefix) == (
        GUID.format(6).lower(),
        "bird ",
        "One\n\n",
    )
    assert (passage.tags, passage.note, passage.creator) == (
        ("Money/profit-loss",),
        "A note\n",
        "Ann",
    )
    assert (whole.quote, whole.tags) == ("", ("Money",))
    assert found.tags[0] == Tag("Money", description="What it costs", colour="#FF0000")
    assert "verdict" in found.items[0].unsaid
    assert len(found.refused) == 1
    assert found.left_out == [
        "left out: 1 \u00d7 source without a text.",
        "left out: 1 \u00d7 case.",
        "left out: 1 \u00d7 selection in the pages of a PDF.",
        "left out: 1 \u00d7 picture.",
    ]


def test_elements_stand_in_the_order_of_the_schema_and_none_is_empty():
    memo = Item("t", Annotation("1", "gone", note="m", tags=("x",)), status="orphan")
    with zipfile.ZipFile(io.BytesIO(QDPX.pack(Project("", [], [], [memo])))) as archive:
        xml = archive.read("project.qde").decode()
    assert xml.index("<Description>") < xml.index("<PlainTextContent>") < xml.index("<Coding ")
    with zipfile.ZipFile(io.BytesIO(QDPX.pack(Project()))) as archive:
        xml = archive.read("project.qde").decode()
    assert not any(name in xml for name in ("Users", "CodeBook", "Sources", "Notes", "Links"))


def test_a_codebook_goes_by_itself():
    project = Project(tags=[Tag("a"), Tag("a/b & c", description="d", colour="#123456")])
    found = QDC.unpack(QDC.pack(project))
    assert list(found.tags) == list(project.tags)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
DEEP = "<Code guid='x' name='n'>"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 not really",
        b"\x00" * 100,
        packed("<Project"),
        packed(BOMB + "<Project name='&b;'/>"),
        packed("<html/>"),
        packed(
            f"{HEAD}<CodeBook><Codes>{DEEP * 3000}{'</Code>' * 3000}</Codes></CodeBook></Project>"
        ),
        packed(OTHER),
        zipfile.ZipFile.__doc__.encode(),
    ],
    ids=range(9),
)
def test_a_hostile_file_is_refused_in_one_line(data):
    with pytest.raises(ExchangeError) as raised:
        QDPX.unpack(data)
    assert "\n" not in str(raised.value)


def test_passages_cannot_quote_more_than_fits():
    one = '<PlainTextSelection startPosition="0" endPosition="500000"/>'
    xml = f'{HEAD}<Sources><TextSource plainTextPath="internal://t.txt">{one * 201}</TextSource>'
    with pytest.raises(ExchangeError, match="100 million"):
        QDPX.unpack(packed(f"{xml}</Sources></Project>", t="x" * 500_000))


def test_notes_cannot_say_more_than_fits():
    notes = "".join(
        f'<Note guid="{name}"><PlainTextContent>{words}</PlainTextContent></Note>'
        for name, words in (("a", "x" * 500_000), ("b", "y"))
    )
    refs = '<NoteRef targetGUID="a"/><NoteRef targetGUID="b"/>'
    place = f'<PlainTextSelection guid="s" startPosition="0" endPosition="2">{refs}'
    data = (
        f'{HEAD}<Sources><TextSource name="a"><PlainTextContent>Text.</PlainTextContent>'
        + f"{place}</PlainTextSelection>" * 250
        + f"</TextSource></Sources><Notes>{notes}</Notes></Project>"
    )
    with pytest.raises(ExchangeError, match="100 million"):
        QDPX.unpack(data.encode())


def test_a_tag_of_thousands_of_levels_is_written_in_little_space():
    deep = Annotation(GUID.format(1), "Text", tags=("a/" * 5_000 + "b", "c/d"))
    data = QDC.pack(Project("p", tags=[Tag(tag) for tag in deep.tags]))
    assert len(data) < 100_000
    assert QDC.unpack(data).tags[-1].name == "c/d"


@pytest.mark.parametrize("path", ["internal://../project.qde", "internal:///etc/passwd", "x"])
def test_no_path_of_a_project_leads_out_of_its_archive(path):
    xml = f'{HEAD}<Sources><TextSource name="t" plainTextPath="{path}"/></Sources></Project>'
    try:
        found = QDPX.unpack(packed(xml))
    except ExchangeError:
        return
    assert not any("root" in source.text for source in found.sources)


def test_a_project_is_told_by_its_name_or_its_bytes():
    assert packed_for("x.QDPX", b"") is packed_for("-", packed(HEAD)) is QDPX
    assert packed_for("x.qdc", b"") is QDC
    assert packed_for("x.qde", HEAD.encode()) is QDPX  # its XML alone is read, never written
    assert packed_for("-", b"path,quote\n") is None
