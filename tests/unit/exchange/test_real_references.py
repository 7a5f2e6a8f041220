"""What reference managers really write: TeX of every kind, entries that lean on others."""

from __future__ import annotations

import unicodedata

import pytest

from tui.documents.document import Metadata
from tui.exchange import bibtex, csl, ris
from tui.exchange.reference import Reference, match_references
from tui.exchange.tex import plain


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\textit{Drosophila} and {\em Mus}", "Drosophila and Mus"),
        (r"\texttt{gloss} \textbf{b} \copyright{} 2020", "gloss b © 2020"),
        (r"{\v{S}}koda, \v Sk, \c{c}, {\c c}, \'{\i}, {\'\i}", "Škoda, Šk, ç, ç, í, í"),
        (r"\H{o} \u{g} \d{a} \r{u} \k{e} \.{z} \=o", "ő ğ ạ ů ę ż ō"),
        (r"CO$_2$ and $\alpha$-helix, H\textsubscript{2}O", "CO2 and α-helix, H2O"),
        (r"$\beta$ of $\Delta T \leq 2^{\circ}$C", "β of ΔT ≤2°C"),
        (r"50\% of \$5 \& \#1 \{set\} a\_b", "50% of $5 & #1 {set} a_b"),
        (r"``Quoted'' --- pages 1--2", "“Quoted” — pages 1–2"),
        (r"no~break, thin\,space, hy\-phen, a\\b", "no break, thin space, hyphen, a b"),
        (r"\textendash{} \textquotedblleft x\textquotedblright{} \textasciitilde", "– “x” ~"),
        ('{Na{\\"i}ve {B}ayes}', "Naïve Bayes"),
        (r"\aa{}s {\AA}s \ss \th{}orn {\DH}", "ås Ås ßþorn Ð"),
    ],
)
def test_tex_reads_as_text(tex, text):
    assert plain(tex).replace("\u00a0", " ") == text


@pytest.mark.parametrize("piece", ["\\'", "\\c ", "$", "$\\", "\\alpha", "{\\", "\\\\", "\\ "])
def test_hostile_tex_is_read_in_linear_time(piece):
    assert isinstance(plain(piece * 100_000), str)


CROSSED = r"""
@comment{@article{hidden, title = {Not an entry}}}
@inproceedings{part, title = {Late Buses}, author = {Smith, Ada}, crossref = {whole},
  file = {:C$\backslash$:/Users/ada/Mendeley/buses.pdf:pdf}}
@xdata{press, publisher = {Depot Press}}
@book{more, title = {More}, xdata = {press}, year = 2001}
@misc{, title = {Without a key}}
@misc{title = {With none at all}, year = 2003}
@article{smith(2020), title = {Round brackets}}
@proceedings{whole, title = {Proceedings of Snow}, year = 2019, editor = {Jones, Bob},
  publisher = {P}, url = {https://example.org/whole}}
"""


def test_an_entry_has_what_the_one_it_refers_to_says():
    part, more, keyless, bare, round_, whole = bibtex.read(CROSSED)
    assert part.metadata.outlet == "Proceedings of Snow"
    assert (part.metadata.title, part.metadata.date) == ("Late Buses", "2019")
    assert (part.metadata.author, part.metadata.url) == ("Ada Smith", "")
    assert part.files == ("/Users/ada/Mendeley/buses.pdf",)
    assert more.metadata.outlet == "Depot Press"
    assert (keyless.key, keyless.metadata.title) == ("", "Without a key")
    assert (bare.key, bare.metadata.date) == ("", "2003")
    assert (round_.key, round_.metadata.title) == ("smith(2020)", "Round brackets")
    assert whole.metadata.author == "Bob Jones"


def test_comments_without_an_end_hide_nothing_and_cost_little():
    found = bibtex.read("@comment{" * 20_000 + "@book{a, title = {A}}")
    assert [one.key for one in found] == ["a"]


def test_editors_of_a_volume_are_not_authors_of_its_chapter():
    rows = (
        "TY  - CHAP\nTI  - Part\nAU  - Smith, Ada\nA2  - Jones, Bob\nT2  - Whole\nJ2  - W.\nER  -\n"
    )
    (chapter,) = ris.read(rows)
    assert (chapter.metadata.author, chapter.metadata.outlet) == ("Ada Smith", "Whole")
    (volume,) = ris.read("TY  - BOOK\nTI  - Whole\nA2  - Jones, Bob\nPB  - P\nER  -\n")
    assert (volume.metadata.author, volume.metadata.outlet) == ("Bob Jones", "P")


def test_markup_in_titles_and_particles_of_names_are_read():
    (found,) = csl.read(
        '[{"id": "a", "type": "book", "title": "On <i>Mus</i> < 3 <span class=\\"x\\">X</span>", '
        '"author": [{"given": "Ludwig", "dropping-particle": "van", "family": "B", '
        '"suffix": "Jr."}]}]'
    )
    assert found.metadata.title == "On Mus < 3 X"
    assert found.metadata.author == "Ludwig van B Jr."


def test_a_name_with_accents_taken_apart_is_the_same_name():
    name = "storage/AB/Müller – Größe.pdf"
    reference = Reference("m", files=(unicodedata.normalize("NFC", name),))
    path = unicodedata.normalize("NFD", name)
    assert match_references([reference], [(path, Metadata())]) == {path: reference}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Brown, Jr., Ben", "Ben Brown Jr."),
        ("family=Beethoven, given=Ludwig, prefix=van", "Ludwig van Beethoven"),
        ("Smith, Ada", "Ada Smith"),
    ],
)
def test_names_of_many_parts_lose_none(written, said):
    entry = bibtex.read(f"@misc{{k, author = {{{written}}}, year = {{2020}}, month = {{5}}}}")[0]
    assert (entry.metadata.author, entry.metadata.date) == (said, "2020-05")


def test_ris_writes_suffixes_last_and_days_not_known():
    entry = ris.read("TY  - NEWS\nAU  - Brown,  B., Jr\nDA  - 2021/07//\nER  - \n")[0]
    assert (entry.metadata.author, entry.metadata.date) == ("B. Brown Jr", "2021-07")
