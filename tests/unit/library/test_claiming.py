"""What is kept of claims and cannot be read any more is found once more, and replaced."""

import sqlite3
import zlib

import pytest

from tui.library import Library
from tui.spans import Span

SHORT = (
    b'{"starts":[1,9],"ends":[5],"scores":[1,1],"numbers":[0,0],"said":[[[],null,"asserted",[]]]}'
)
UNSAID = b'{"starts":[1],"ends":[5],"scores":[1],"numbers":[3],"said":[]}'
HUGE = b'{"starts":[99999999999],"ends":[5],"scores":[1],"numbers":[0],"said":[[[],null,"",[]]]}'


@pytest.mark.parametrize(
    "kept",
    [b"cut off", zlib.compress(b"[[0,5,1.0]]"), *map(zlib.compress, (b"{}", SHORT, UNSAID, HUGE))],
)
def test_claims_that_are_kept_damaged_are_found_once_more(folder, kept):
    library = Library.open(cwd=folder)
    found = list(library.claims("press.md"))
    library.close()
    file = next(library.cache_folder.rglob("derived.sqlite"))
    for _ in range(2):
        with sqlite3.connect(file) as cache:
            cache.execute(
                "UPDATE kept SET value = ? WHERE CAST(key AS TEXT) LIKE 'claims %'", (kept,)
            )
            assert cache.execute("SELECT changes()").fetchone() != (0,)
        cache.close()
        again = Library.open(cwd=folder)
        assert list(again.claims("press.md")) == found
        again.close()
        anew = Library.open(cwd=folder)
        assert anew._claims.known(anew.document("press.md"))
        anew.close()


def test_what_is_dismissed_stays_away_and_nothing_beside_it(folder):
    sentences = [f"The council paid {n} million euros in {2000 + n}, it said." for n in range(9)]
    (folder / "many.txt").write_text("\n\n".join(sentences))
    library = Library.open(cwd=folder)
    claims = list(library.claims("many.txt"))
    assert len(claims) == 9
    for claim in (claims[6], claims[0], claims[3]):
        library.dismiss_claim("many.txt", claim.span)
    library.dismiss_claim("many.txt", Span(claims[7].span.start, claims[8].span.end))
    left = [claim.span for claim in library.claims("many.txt")]
    assert left == [claims[n].span for n in (1, 2, 4, 5)]
    library.close()


def test_a_certainty_that_is_none_leaves_what_detection_found(folder):
    text = "The dam cost 340 million euros in 2024.\n"
    (folder / "dam.txt").write_text(text, encoding="utf-8")
    table = f"path,quote,certainty\ndam.txt,{text.strip()},alien\n"
    library = Library.open(cwd=folder)
    [before] = library.claims("dam.txt")
    library.import_(table, "csv")
    [after] = library.claims("dam.txt")
    library.close()
    assert after.certainty == before.certainty == "asserted"


def test_what_a_reader_said_holds_where_other_rules_trim_a_claim_anew(folder):
    text = "In May 2024 the council paid 340 million euros for the dam, the mayor said."
    (folder / "dam.txt").write_text(f"{text}\n\nThe weir cost 12 million euros.\n", "utf-8")
    library = Library.open(cwd=folder)
    before = [claim.span for claim in library.claims("dam.txt")]
    library.annotate("dam.txt", Span(12, len(text)), attribution="Ada", certainty="hedged")
    first, other = library.claims("dam.txt")
    assert [first.span, other.span] == before
    assert (first.attribution, first.certainty) == ("Ada", "hedged")
    assert (other.attribution, other.certainty) == (None, "asserted")
    library.close()


def test_a_claim_that_was_added_is_one_where_detection_finds_it_later(folder):
    (folder / "dam.txt").write_text("In May 2024 the council paid 340 million euros.\n", "utf-8")
    library = Library.open(cwd=folder)
    [found] = library.claims("dam.txt")
    added = Span(12, found.span.end)
    library.add_claim("dam.txt", added)
    [claim] = library.claims("dam.txt")
    assert (claim.span, claim.score) == (added, 1.0)
    assert claim.text == "the council paid 340 million euros."
    assert "date" in claim.kinds
    library.close()


def test_what_is_dismissed_stays_away_where_other_rules_make_two_claims_of_it(folder):
    text = "While traffic has fallen by 8 per cent since 2019, lorries have doubled."
    (folder / "road.txt").write_text(f"{text}\n\nThe weir cost 12 million euros.\n", "utf-8")
    library = Library.open(cwd=folder)
    first, second, other = library.claims("road.txt")
    library.dismiss_claim("road.txt", Span(0, len(text)))
    assert [claim.span for claim in library.claims("road.txt")] == [other.span]
    library.add_claim("road.txt", second.span)
    added, _ = library.claims("road.txt")
    assert (added.span, added.score, added.kinds) == (second.span, 1.0, second.kinds)
    assert first.span.end < second.span.start
    library.close()


TALK = "".join(
    f"{who}: {said}\n\n"
    for who, said in (
        ("INT", "Where were you then?"),
        ("P07", "At home, as always. Nobody asked me about it."),
        ("INT", "And after that?"),
        ("P07", "I went to the harbour. It was cold."),
        ("INT", "Who was there?"),
        ("P08", "I was. He was not."),
    )
)


@pytest.mark.parametrize(
    ("quote", "said", "who"),
    [
        ("P07: At home, as always.", "At home, as always.", "P07"),
        ("Nobody asked me about it.", "Nobody asked me about it.", "P07"),
        ("\n\nP08: I was.", "I was.", "P08"),
    ],
)
def test_an_added_claim_leaves_the_label_of_its_speaker_out_and_is_his(folder, quote, said, who):
    (folder / "talk.txt").write_text(TALK, "utf-8")
    library = Library.open(cwd=folder)
    start = library.document("talk.txt").text.index(quote)
    library.add_claim("talk.txt", Span(start, start + len(quote)))
    found = next(c for c in library.claims("talk.txt") if c.text == said)
    assert (found.attribution, found.score) == (who, 1.0)
    library.close()


def test_an_added_claim_in_a_text_without_turns_is_nobodys(folder):
    (folder / "plain.txt").write_text("Note: nobody asked me about it.\n", "utf-8")
    library = Library.open(cwd=folder)
    library.add_claim("plain.txt", Span(0, 31))
    [found] = library.claims("plain.txt")
    assert (found.text, found.attribution) == ("Note: nobody asked me about it.", None)
    library.close()
