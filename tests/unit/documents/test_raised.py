"""What is raised or lowered reads as such in every format: 10⁶ is not 106, nor a third 13."""

from __future__ import annotations

import pytest

from tui.documents.formulas import FORMULA, end_formula


def _run(text: str, place: str = "") -> str:
    said = f'<w:rPr><w:vertAlign w:val="{place}"/></w:rPr>' if place else ""
    return f"<w:r>{said}<w:t>{text}</w:t></w:r>"


def test_docx(reading, making):
    runs = _run("10"), _run("6", "superscript"), _run(" of H"), _run("2", "subscript"), _run("O")
    changed = (
        "<w:r><w:rPr><w:rPrChange><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
        "</w:rPrChange></w:rPr><w:t>, 5</w:t></w:r>"
    )
    raw = making.docx(f"<w:p>{''.join(runs)}{changed}{_run('th', 'superscript')}</w:p>")
    assert reading("a.docx", raw).text == "10⁶ of H₂O, 5th\n"


def test_docx_formulas(reading, making):
    def part(name: str, inner: str) -> str:
        return f"<m:{name}>{inner}</m:{name}>"

    def said(text: str) -> str:
        return part("r", part("t", text))

    fraction = part("f", part("num", said("1")) + part("den", said("a+b")))
    power = part("sSup", part("e", said("c")) + part("sup", said("2")))
    root = part("rad", part("deg", "") + part("e", said("x")))
    total = part("nary", '<m:naryPr><m:chr m:val="∑"/></m:naryPr>' + part("sub", said("i")))
    formula = f'<m:oMath xmlns:m="urn:m">{total}{fraction}{said("=")}{power}{root}</m:oMath>'
    raw = making.docx(f"<w:p>{_run('It is ')}{formula}</w:p>")
    assert reading("a.docx", raw).text == "It is ∑_i1/(a+b)=c²√x\n"


def test_an_end_without_its_beginning_changes_nothing():
    parts = ["a", FORMULA["sup"], "b"]
    end_formula(parts, "den")
    assert parts == ["a", FORMULA["sup"], "b"]


def test_odt(reading, making):
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text">'
        f'<style:text-properties style:text-position="{place}"/></style:style>'
        for name, place in (("T1", "sub 58%"), ("T2", "33% 58%"), ("T3", "0% 100%"))
    )
    body = (
        '<text:p>10<text:span text:style-name="T2">6</text:span> of '
        'H<text:span text:style-name="T1">2</text:span>O,'
        ' <text:span text:style-name="T3">5</text:span></text:p>'
    )
    styles = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    assert reading("a.odt", making.odt(body, styles=styles)).text == "10⁶ of H₂O, 5\n"


@pytest.mark.parametrize("up", [r"\super ", r"\up6 "])
def test_rtf(reading, up):
    raw = rf"{{\rtf1 10{{{up}6}} of H{{\sub 2}}O, \super 2\nosupersub 3\par}}"
    assert reading("a.rtf", raw).text == "10⁶ of H₂O, ²3\n"


def test_hidden_text_of_word_is_left_out(reading, making):
    hidden = "<w:r><w:rPr><w:vanish{}/></w:rPr><w:t>secret</w:t></w:r>"
    raw = making.docx(f"<w:p>{_run('It ')}{hidden.format('')}{_run('is.')}</w:p>")
    assert reading("a.docx", raw).text == "It is.\n"
    off = hidden.format(' w:val="0"')
    shown = making.docx(f"<w:p>{off}</w:p>")
    assert reading("b.docx", shown).text == "secret\n"


def test_readings_stand_apart_from_the_words_below_them(reading, making):
    page = "<p><q>So</q> <ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp>京<rt>きょう</rt></ruby></p>"
    assert reading("a.html", page).text == "“So” 東(とう)京(きょう)\n"
    ruby = "<text:ruby-base>東京</text:ruby-base><text:ruby-text>とう</text:ruby-text>"
    body = f"<text:p><text:ruby>{ruby}</text:ruby></text:p>"
    assert reading("a.odt", making.odt(body)).text == "東京(とう)\n"
    ruby = f"<w:rt>{_run('とう')}</w:rt><w:rubyBase>{_run('東京')}</w:rubyBase>"
    raw = making.docx(f"<w:p><w:r><w:ruby>{ruby}</w:ruby></w:r></w:p>")
    assert reading("a.docx", raw).text == "東京\n"
