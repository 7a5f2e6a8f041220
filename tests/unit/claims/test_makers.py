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


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("As the report shows, prices rose by 4%.", "the report"),
        ("Opponents of the tram like to say that it is empty.", "Opponents of the tram"),
        ("A consultant hired by the district said that 60 children walk.", "A consultant"),
        ("Doctors who took part in the trial reported headaches in 12% of patients.", "Doctors"),
        ("The woman who founded the firm said it was sold in 2019.", "The woman"),
        ("A study led by the university found that bees sleep.", "A study"),
        ("The teachers' union said that 40 schools closed.", "The teachers' union"),
        ("“We lost 40 votes,” superintendent Carla Dean said.", "superintendent Carla Dean"),
        ("One MP, Ruth Adler, has said that 40 votes were lost.", "Ruth Adler"),
    ],
)
def test_a_source_may_show_like_to_say_or_have_a_short_role(sentence, source):
    assert judge(sentence).attribution == source


@pytest.mark.parametrize(
    "above",
    [
        "**14:10** ",
        "**Update 14.10:** ",
        "14:10 — ",
        "Monday, 8:14 a.m. — ",
        "2.31 pm: ",
        "**9 am** ",
    ],
)
def test_the_time_of_an_entry_is_no_part_of_what_it_says(above):
    said = "Ferries between Holm and Vika have been cancelled."
    text = f"The storm reached the coast in May.\n\n{above}{said}\n"
    assert detect(Document("a.txt", text, "text"))[-1].text == said
