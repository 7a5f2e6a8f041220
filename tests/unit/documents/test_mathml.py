from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.documents.mathml import with_formulas
from tui.documents.tags import tokens


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<mfrac><mn>1</mn><mn>3</mn></mfrac>", "1/3"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac>", "(a + 1)/b"),
        ("<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>", "E = mc²"),
        ("<msub><mi>x</mi><mi>max</mi></msub>", "x_max"),
        ("<msqrt><mn>2</mn></msqrt><mo>≈</mo><mn>1.41</mn>", "√2 ≈ 1.41"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "³√x"),
        ("<munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover>", "∑₁ⁿ"),
        ("<semantics><mn>5</mn><annotation>\\five</annotation></semantics>", "5"),
        ("<mn>5</mn><mspace/><mn>6", "56"),
        ("<mi>f</mi><mfenced><mi>x</mi><mi>y</mi></mfenced>", "f(x, y)"),
        ("<mfenced open='[' close='' separators=';'><mn>1</mn><mn>2</mn></mfenced>", "[1; 2"),
        ("<msup><mrow/><mn>14</mn></msup><mi>C</mi>", "¹⁴C"),
        ("<mtable><mtr><mtd>1</mtd></mtr><mtr><mtd>2</mtd></mtr></mtable>", "1; 2"),
        ("<m:mfrac><m:mn>1</m:mn><m:mn>3</m:mn></m:mfrac>", "1/3"),
    ],
)
def test_a_formula_is_a_line_with_its_signs(reading, formula, text):
    page = f"<p>It is <math>{formula}</math> today.</p>"
    assert reading("a.html", page).text == f"It is {text} today.\n"


def test_a_formula_that_does_not_end_loses_nothing(reading):
    assert reading("a.html", "<p>It is <math><mn>5</mn> and more").text == "It is 5and more\n"


def test_a_formula_that_does_not_end_is_over_with_its_paragraph(reading):
    page = "<p>It is <math><mn>5</mn></p><h2>Then</h2><p>And <math><mi>x<p>more.</p>"
    assert reading("a.html", page).text == "It is 5\n\nThen\n\nAnd x\n\nmore.\n"


@pytest.mark.parametrize(
    "around",
    [
        '<span class="mwe-math-mathml-a11y" style="display: none;">{}</span><img alt="{{x^2}}">',
        '<span class="katex-mathml">{}</span><span class="katex-html" aria-hidden="true">x2</span>',
    ],
)
def test_a_formula_that_is_shown_as_a_picture_is_read_once(reading, around):
    formula = "<math><msup><mi>x</mi><mn>2</mn></msup></math>"
    page = f"<p>It is {around.format(formula)} today.</p>"
    assert reading("a.html", page).text == "It is x² today.\n"


@given(st.lists(st.sampled_from(["<math>", "</math>", "<mfrac>", "</mfrac>", "<mi>", "x", "</p>"])))
def test_any_page_goes_through(parts):
    page = list(with_formulas(tokens("".join(parts))))
    said = "".join(token for token in page if isinstance(token, str))
    assert said.count("x") == parts.count("x")


def test_deep_formulas_end():
    page = "<math>" + "<mrow>" * 50_000 + "x" + "</mrow>" * 50_000 + "</math>"
    assert "".join(with_formulas(tokens(page))) == "x"


def test_formulas_of_an_opendocument_stand_where_they_are_set(making, reading):
    third = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><semantics>'
        "<mfrac><mn>1</mn>\n<mn>3</mn></mfrac>"
        '<annotation encoding="StarMath 5.0">{1} over {3}</annotation></semantics></math>'
    )
    frame = '<draw:frame><draw:object xlink:href="{}"/><draw:image xlink:href="x"/></draw:frame>'
    body = (
        f"<text:p>Some {frame.format('./third')} of it, {frame.format('./chart')}all in all "
        f"{frame.format('../../etc')}{frame.format('')}less.</text:p>"
        f"<text:p>{frame.format('third')}</text:p>"
    )
    file = making.odt(body, third=third, chart="<chart><p>7</p></chart>")
    assert reading("a.odt", file).text == "Some 1/3 of it, all in all less.\n\n1/3\n"
