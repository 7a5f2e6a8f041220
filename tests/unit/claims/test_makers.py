from __future__ import annotations

import pytest

from tui.claims import detect, judge
from tui.documents.document import Document


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Workers at the Skagen plant found cracks in 14 turbines in May. ", "The company"),
        ("Doctors prescribe Zelvaxin to 300,000 patients in Europe. ", "The company"),
        ("Zelvaxin was sold in 40 countries until 2019. ", "The company"),
        ("Ryvent Ltd sold 4,000 Stormguard doors in Wales last year. ", "Ryvent Ltd"),
        ("Norvia hired 300 people in May. Norvia was sold in 2019. Norvia said so. ", "Norvia"),
    ],
)
def test_the_company_is_no_product_and_no_place(text, source):
    claims = detect(
        Document("a.txt", f"{text}The company said the tests were wrong in May.", "text")
    )
    assert claims[-1].attribution == source


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Customers in Cork found 3 splinters in May.", None),
        ("A court in Lund found the firm guilty of fraud in May.", "A court in Lund"),
        ("Veltora Foods recalled 3,000 jars of honey in Ireland.", None),
        ("The pilot recalled that 3 pumps had leaked.", "The pilot"),
    ],
)
def test_what_is_found_or_called_back_is_told_by_nobody(sentence, source):
    assert judge(sentence).attribution == source
