from __future__ import annotations

from tui.comparing.features import features
from tui.comparing.subjects import Subjects

TEXTS = {
    "mine": ["The Orrin mine flooded on Sunday.", "Pumps at the Orrin mine had failed."],
    "paper": ["Water poured into the Orrin mine.", "The pumps were forty years old."],
    "union": ["The pumps had been reported twice.", "Forty years is too old, the union said."],
    "cup": ["Larkhill won the cup final.", "The goalkeeper saved two penalties."],
}


def subjects():
    return Subjects((path, features(text)) for path, texts in TEXTS.items() for text in texts)


def test_documents_that_share_names_and_words_are_about_one_thing():
    assert subjects().common("mine", "paper")


def test_a_third_document_may_be_the_link():
    assert subjects().common("mine", "union")


def test_documents_on_other_things_are_not():
    assert not subjects().common("mine", "cup")
    assert not subjects().common("cup", "nowhere")


def test_in_a_small_library_less_is_asked_for_where_a_name_is_shared():
    said = {
        "dean": ["The organ at Ostmar Abbey was tuned.", "Rain spoilt the market on Friday."],
        "fair": ["Few people saw Ostmar last week.", "Bakers sold out before noon."],
    }
    named = Subjects((path, features(text)) for path, texts in said.items() for text in texts)
    plain = Subjects(
        (path, features(text.replace("Ostmar", path)))
        for path, texts in said.items()
        for text in texts
    )

    assert not plain.common("dean", "fair")
    assert named.common("dean", "fair") == (named._alike("dean", "fair") >= 0.05)


def test_two_accounts_in_words_of_their_own_are_of_one_field():
    said = {
        "owner": ["Vineyards froze in April.", "The grapes survived.", "A good vintage is near."],
        "picker": ["Frost took the grape harvest.", "No wine will be made this year."],
        "dean": ["The choir sang a requiem.", "Two soloists were ill.", "The abbey was full."],
    }
    found = Subjects((path, features(text)) for path, texts in said.items() for text in texts)

    assert found.common("owner", "picker")
    assert found.common("picker", "owner")
    assert not found.common("owner", "dean")
