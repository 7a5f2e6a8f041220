"""BibTeX, RIS and CSL-JSON: what reference managers know about sources."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.documents.document import Metadata
from tui.errors import ExchangeError
from tui.exchange import bibtex, csl, ris
from tui.exchange.reference import Reference, match_references

BIB = r"""
% a comment
@string{daily = "The " # {Daily}}
@comment{jabref-meta: x}
@article{smith2025,
  title = {The {Late} Bus \& {\"O}ther Stor\'{i}es --- of M{\"u}nchen},
  author = "Smith, Ada and {Jones}, Bob and Madonna",
  journal = daily,
  year = 2025, month = jun,
  doi = {10.1000/1},
  file = {Full Text:files/12/Smith - 2025 - Bus.pdf:application/pdf;P:files\\13\\a.html:text/html},
}
@book(key2, title={A}, date={2024-03-05}, url={https://example.org}, publisher={P})
@misc{broken, title = {never closed
"""

RIS = """\
TY  - JOUR
ID  - smith2025
TI  - The Late Bus
AU  - Smith, Ada
AU  - Jones, Bob
JO  - The Daily
PY  - 2025/06/10/
UR  - https://example.org/bus
L1  - files/12/bus.pdf
KW  - buses
KW  - snow
ER  -

TY  - BOOK
TI  - Second
  goes on
ER  -
"""

CSL = [
    {
        "id": "smith2025",
        "type": "article-journal",
        "title": "The Late Bus",
        "author": [{"family": "Smith", "given": "Ada"}, {"literal": "WHO"}],
        "issued": {"date-parts": [[2025, "6", 10]]},
        "container-title": "The Daily",
        "DOI": "10.1000/1",
        "file": "files/a.pdf",
        "attachments": [{"path": "files/b.html"}, {"title": "gone"}, 3],
    }
]


def test_bibtex():
    first, second, broken = bibtex.read(BIB)
    assert first.key == "smith2025"
    assert first.kind == "article"
    assert first.metadata == Metadata(
        title="The Late Bus & Öther Storíes — of München",
        outlet="The Daily",
        author="Ada Smith, Bob Jones, Madonna",
        date="2025-06",
        url="https://doi.org/10.1000/1",
        attributes={"citation_key": "smith2025", "doi": "10.1000/1"},
    )
    assert first.files == ("files/12/Smith - 2025 - Bus.pdf", "files/13/a.html")
    assert (second.key, second.metadata.date, second.metadata.outlet) == ("key2", "2024-03-05", "P")
    assert broken.key == "broken"


def test_ris():
    first, second = ris.read(RIS)
    assert first == Reference(
        "smith2025",
        Metadata(
            title="The Late Bus",
            outlet="The Daily",
            author="Ada Smith, Bob Jones",
            date="2025-06-10",
            url="https://example.org/bus",
            attributes={"citation_key": "smith2025", "keywords": "buses, snow"},
        ),
        "JOUR",
        ("files/12/bus.pdf",),
    )
    assert second.metadata.title == "Second goes on"
    for end in ("\r\n", "\r"):
        assert ris.read(RIS.replace("\n", end)) == [first, second]
    (long,) = ris.read("TY  - JOUR\nTI  -\n" + "and on\n" * 200_000)  # not in squared time
    assert long.metadata.title.count("and on") == 200_000


def test_csl():
    (reference,) = csl.read(json.dumps(CSL))
    assert reference.files == ("files/a.pdf", "files/b.html")
    assert reference.metadata == Metadata(
        title="The Late Bus",
        outlet="The Daily",
        author="Ada Smith, WHO",
        date="2025-06-10",
        url="https://doi.org/10.1000/1",
        attributes={"citation_key": "smith2025", "doi": "10.1000/1"},
    )


@pytest.mark.parametrize("module", [bibtex, ris, csl])
@pytest.mark.parametrize(
    "text", ["", "nothing here", "{", "[]", '{"a": 1}', "@", "TY", "[" * 50_000]
)
def test_a_file_without_entries_is_one_clear_line(module, text):
    with pytest.raises(ExchangeError) as caught:
        module.read(text)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("module", [bibtex, ris])
@given(text=st.text(alphabet='@{}()=,"#\\a1 \nTYER-', max_size=80))
def test_any_text_is_read_without_another_error(module, text):
    try:
        module.read(text)
    except ExchangeError as error:
        assert str(error)  # noqa: PT017 (either may be)


@pytest.mark.parametrize(
    "piece", ["@", "@a{", "@a{b,c={", '@a{b,c="', "{", "\\'{", "#", " and ", "x=y,"]
)
def test_a_hostile_bibliography_is_read_in_linear_time(piece):
    text = "@article{a, title={" + piece * 20_000
    try:
        bibtex.read(text)
        bibtex.read(piece * 20_000)
    except ExchangeError:
        pass


def test_references_find_their_documents_by_file_address_or_title():
    documents = [
        ("12/bus.pdf", Metadata()),
        ("13/bus.pdf", Metadata()),
        ("web.md", Metadata(url="https://www.example.org/a/")),
        ("titled.txt", Metadata(title="The Late Bus!")),
        ("same1.txt", Metadata(title="Same")),
        ("same2.txt", Metadata(title="Same")),
    ]
    by_file = Reference("f", files=("/home/a/Zotero/storage/12/BUS.pdf",))
    by_url = Reference("u", Metadata(url="http://example.org/a#top"))
    by_title = Reference("t", Metadata(title="the late bus"))
    unclear = [Reference("x", files=("bus.pdf",)), Reference("y", Metadata(title="same"))]
    assert match_references([by_file, by_url, by_title, *unclear], documents) == {
        "12/bus.pdf": by_file,
        "web.md": by_url,
        "titled.txt": by_title,
    }


ODD = r"""
@online{who, author = {{World Health Organization and Partners} and Müller, J{\"u}rgen and others},
  title = {{Buses, {\'E}tat and na{\"\i}ve \emph{cities}: 50\% ``late''}},
  url = {https://example.org/~ada/a--b_c\%20d\_e}, date = {2024-03-05/2024-03-09},
  file = {C\:\\Users\\ada\\Zotero\\storage\\ABCD1234\\WHO - 2024 - Buses.pdf} }
@misc{howto, title="On {"}Quotes{"}", howpublished = "\url{http://example.org/x~y}",
  year = "in press",
  author = {van der Berg, Jan and de la Cruz, Mar{\'\i}a and {\L}ukasz, {\O}dd{}} }
@Article { spaced key , title = {No key} }
@article{empty,}
@inproceedings{last, booktitle = "Proc.\ of" # { 3rd } # "X", title = {A~B \& C},
  month = 10 # "~" # jan}
"""


def test_odd_entries_of_the_real_world():
    who, howto, *_, last = bibtex.read(ODD)
    assert who.metadata.author == "World Health Organization and Partners, Jürgen Müller, et al."
    assert who.metadata.title.startswith("Buses, État and naïve cities: 50%")
    assert who.metadata.url == "https://example.org/~ada/a--b_c%20d_e"
    assert who.metadata.date == "2024-03-05"
    assert who.files == ("C:/Users/ada/Zotero/storage/ABCD1234/WHO - 2024 - Buses.pdf",)
    assert howto.metadata.title == 'On "Quotes"'
    assert howto.metadata.url == "http://example.org/x~y"
    assert howto.metadata.author == "Jan van der Berg, María de la Cruz, Ødd Łukasz"
    assert last.metadata.title == "A B & C"


def test_a_zotero_storage_folder_reads_by_title():
    documents = [
        ("storage/ABCD1234/WHO - 2024 - Buses.pdf", Metadata()),
        ("storage/EFGH5678/full.html", Metadata()),
        ("storage/IJKL9012/full.html", Metadata()),
    ]
    first = r"Text:C\:\\Users\\ada\\storage\\ABCD1234\\WHO - 2024 - Buses.pdf:application/pdf"
    second = r"Shot:C\:\\Users\\ada\\storage\\IJKL9012\\full.html:text/html"
    third = "/home/ada/Zotero/storage/EFGH5678/full.html"
    zotero = f"@article{{a, file = {{{first};{second}}}}} @article{{b, file = {{{third}}}}}"
    found = match_references(bibtex.read(zotero), documents)
    assert {path: reference.key for path, reference in found.items()} == {
        "storage/ABCD1234/WHO - 2024 - Buses.pdf": "a",
        "storage/IJKL9012/full.html": "a",
        "storage/EFGH5678/full.html": "b",
    }


def test_a_reference_without_an_id_has_no_key_that_another_file_would_have_too():
    (found,) = ris.read("TY  - JOUR\nTI  - One\nL1  - file:///a%20b/c.pdf\nER  - \n")
    assert found.key == ""
    assert "citation_key" not in found.metadata.attributes
    assert found.files == ("/a b/c.pdf",)
