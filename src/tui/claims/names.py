"""Names in a sentence, as far as words tell: whose they are, and which are places or things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.lexicon import UNKNOWN, bit

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = [
    "ANY_BODY",
    "OF_A_FIRM",
    "OF_FIRMS",
    "begins_with",
    "is_of",
    "is_product",
    "is_proper",
    "is_public",
    "is_where",
    "names_of",
    "place_of",
    "subject_before",
]

_TITLE, _SIGN, _BODY = bit("title"), bit("sign"), bit("body")
_RELATIVE, _VERB = bit("relative"), bit("finite", "auxiliary", "edform", "past")
_FEWEST = 4
"""Words before a source among which there is room for a name and its verb."""
_OF_WORDS = ("ity", "ness", "tion", "ment", "ance", "ence", "ship")
"""Ends of words that stand large because a sentence begins: “Responsibility”, “Production”."""
_FUNCTION = bit("pronoun", "determiner", "preposition", "conjunction", "auxiliary", "subordinator")
_DATE = bit("weekday", "month")
_COUNTED = bit("unit", "quantity")
_DOES = bit("say", "believe", "show", "stance", "finite", "past")
_PLACE = frozenset(("in", "from", "near", "at", "outside", "across", "its", "their", "his", "her"))
_CAPITAL, _AUXILIARY = bit("capital"), bit("auxiliary", "be")
_OPENS = frozenset(('"', "“", "„", "«", "'", "‘", ":", "—", "–", "*"))
ANY_BODY = frozenset(
    ("company", "firm", "corporation", "startup", "organisation", "organization", "vendor",
     "provider", "maker", "manufacturer", "developer", "publisher", "operator", "carrier",
     "retailer", "automaker", "carmaker", "chipmaker", "lender", "conglomerate", "subsidiary",
     "charity", "nonprofit", "outlet", "newspaper", "magazine", "paper", "publication", "site",
     "website", "airline", "broadcaster", "utility", "bank", "agency")
)  # fmt: skip
"""What stands for whichever body was named last; any other (“the union”) is itself."""
OF_FIRMS = frozenset(
    ("company", "firm", "manufacturer", "maker", "retailer", "carmaker", "airline")
)
_OFFICES = frozenset(
    ("authority", "authority's", "agency", "agency's", "ministry", "department", "council", "court",
     "commission", "commission's", "government", "regulator", "committee", "parliament", "police",
     "inspectorate", "university", "congress", "senate", "treasury", "union", "inquiry")
)  # fmt: skip
OF_A_FIRM = frozenset(
    ("lines", "airlines", "airways", "motors", "systems", "labs", "laboratories", "works", "foods",
     "holdings", "holding", "partners", "industries", "rail", "railways", "energy", "power",
     "media", "press", "news", "wire", "times", "post", "herald", "gazette",
     "marine", "networks", "software", "technologies", "pharma", "pharmaceuticals", "steel",
     "mining", "shipping", "ferries", "robotics", "dynamics", "logistics", "insurance",
     "capital", "ventures", "studios", "records", "pictures", "solutions", "services",
     "metals", "minerals", "resources", "oil", "gas", "petroleum", "chemicals", "therapeutics",
     "biosciences", "healthcare", "telecom", "communications", "entertainment", "games", "electric",
     "electronics", "semiconductor", "semiconductors", "aerospace", "aviation", "brewing", "farms",
     "stores", "supermarkets", "hotels", "homes", "properties", "construction", "engineering",
     "associates", "analytics", "research", "data", "digital", "automotive", "batteries", "solar",
     "renewables", "trust", "fund", "financial", "securities", "investments", "exchange",
     "inc", "ltd", "plc", "corp")
)  # fmt: skip
"""Last words of names of two or three words that are no person's."""
_OF_A_PLACE = frozenset(
    ("street", "road", "avenue", "island", "islands", "isles", "bay", "beach", "valley", "river",
     "county", "airport", "station", "square", "dam", "harbour", "harbor", "sea", "ocean",
     "mountain", "mountains", "castle", "canal", "reef", "peninsula", "plant", "mine", "bridge",
     "tunnel", "reservoir", "stadium", "heights", "creek", "falls", "desert")
)  # fmt: skip
"""Last words of names of places, which look like a person's."""
_NAMES_A_PLACE = frozenset(
    ("port", "cape", "mount", "lake", "fort", "north", "south", "east", "west", "new", "upper",
     "lower", "san", "santa", "los", "las", "great")
)  # fmt: skip
"""First words of such names."""
_NOT_NAMES = frozenset(
    ("nobody", "everybody", "somebody", "everyone", "someone", "anyone", "none", "nothing",
     "ebitda", "ebit", "gdp", "vat", "cpi", "ipo", "ceo", "cfo", "cto", "gmt", "cet", "utc", "usd",
     "eur", "gbp", "tv", "ai", "dna", "co2", "pdf", "q1", "q2", "q3", "q4")
)  # fmt: skip
_WHICH, _IS, _SAYS = bit("determiner", "figure", "quantity"), bit("be"), bit("say", "stance")
_NO_THING = _FUNCTION | bit(
    "finite",
    "past",
    "person",
    "body",
    "title",
    "say",
    "believe",
    "show",
    "stance",
    "adverb",
    "edform",
)
_OFFERED = frozenset(
    ("prescribe", "prescribes", "prescribed", "prescribing", "launch", "launched", "launches",
     "unveiled", "unveils", "recalled", "recalls", "withdrew", "discontinued", "swallowed")
)  # fmt: skip
_TRADED = frozenset(
    ("sold", "recalled", "withdrawn", "prescribed", "launched", "unveiled", "discontinued",
     "marketed", "priced", "shipped", "manufactured", "licensed", "approved")
)  # fmt: skip
_TOLD = frozenset(("told", "tells", "tell", "telling"))
"""Whom somebody tells something is not who is meant by “the company”."""
_CROSSES = frozenset(("bridge", "bridges", "footbridge", "tunnel", "ferry", "crossing", "dam"))
_OVER_THE = (["over", "the"], ["across", "the"], ["under", "the"], ["on", "the"])
_DESCRIBED = 8
_WHERE = ("in", "in the", "off", "off the", "near", "near the", "outside", "along the")


def names_of(words: Words, often: frozenset[str]) -> list[tuple[str, bool, bool]]:
    """Return the capitalised runs of a sentence that are names, as far as words tell.

    One word that a sentence begins with need not be one (“Safety has never been …”): it is if
    it comes back with a capital, as those in `often` do, or does what only somebody can do.

    With each: whether it looks like a person's name, and whether like a place or a thing's
    (“in Dresden”, “its Dresden plant”).
    """
    tokens, bits = words.tokens, words.bits
    found: list[tuple[str, bool, bool]] = []
    count = len(tokens)
    last = -1
    for position in words.large:  # only there is a capital
        if position <= last or not is_proper(words, position):
            continue
        if words.lower[position] in _NOT_NAMES:
            continue
        last = position
        while last + 1 < count and is_proper(words, last + 1):
            last += 1
        name = words.span_text(position, last).removesuffix("'s")
        if last == position and _begins(words, position) and name.lower() not in often:
            after = bits[last + 1] if last + 1 < count else 0
            described = after & _SIGN and last + 2 < count and bits[last + 2] & _RELATIVE
            acts = after & _DOES and not after & _AUXILIARY and not name.endswith(_OF_WORDS)
            if not described and not acts:
                continue
        titled = position > 0 and (
            bits[position - 1] & _TITLE
            or (position > 1 and tokens[position - 1] == "." and bits[position - 2] & _TITLE)
        )
        plain = all(
            tokens[k].isalpha() and tokens[k][1:].islower() and not bits[k] & _COUNTED
            for k in range(position, last + 1)
        )
        two = last - position in {1, 2} and plain and words.lower[last] not in OF_A_FIRM
        place = position > 0 and words.lower[position - 1] in _PLACE
        told = not _TOLD.isdisjoint(words.lower[max(0, position - 2) : position])
        place = place or told or (last + 1 < count and tokens[last + 1].isdigit())  # “the Tolan 3”
        place = place or _describes(words, position, last) or _is_crossed(words, position)
        if two and not titled and _is_no_person(words, position, last):
            two = False
            place = place or not bits[last] & _BODY
        personal = titled or (two and not told and not _is_called_body(words, position, last))
        found.append((name, bool(personal), place))
    return found


def begins_with(words: Words, name: str) -> bool:
    """Say whether a sentence begins with a name, which “the” may stand before."""
    return words.text.lstrip('"“„«').startswith((name, f"The {name}"))


def place_of(words: Words, name: str) -> int:
    """Return where a name stands, of which a line break or two spaces may part the words."""
    at = words.text.find(name)
    return at if at >= 0 else words.text.index(name.partition(" ")[0])


def _is_no_person(words: Words, first: int, last: int) -> bool:
    """Say whether a name of two or three words is a place's, a ship's or a body's."""
    lower = words.lower
    if lower[last] in _OF_A_PLACE or lower[first] in _NAMES_A_PLACE:
        return True
    return bool(words.bits[last] & _BODY) or (first > 0 and lower[first - 1] == "the")


def _is_called_body(words: Words, first: int, last: int) -> bool:
    """Say whether a body is named (“the operator, Northisle Marine, …”, “Norvia, a maker of …”)."""
    lower = words.lower
    if first > 1 and lower[first - 1] == "," and lower[first - 2] in ANY_BODY:
        return True
    if lower[last + 1 : last + 3] not in ([",", "a"], [",", "an"], [",", "the"]):
        return False
    for word in lower[last + 3 : last + 3 + _DESCRIBED]:
        if word in ANY_BODY or not word[0].isalnum():
            return word in ANY_BODY
    return False


def _describes(words: Words, first: int, last: int) -> bool:
    """Say whether a name only says which thing is meant (“the Skagen plant”, “40 Norvia pumps”)."""
    if not first or last + 2 >= len(words) or not words.bits[first - 1] & _WHICH:
        return False
    thing, own = words.tokens[last + 1], words.bits[last + 1]
    return thing.isalpha() and thing.islower() and not own & _NO_THING


def _is_crossed(words: Words, position: int) -> bool:
    """Say whether a name is that of a river or a road (“the bridge over the Lune”)."""
    before = words.lower[max(0, position - 3) : position]
    return before[1:] in _OVER_THE and before[0] in _CROSSES


def is_product(words: Words, name: str) -> int:
    """Say whether a sentence tells of `name` as of something that is sold: 1, of a body: -1, or 0.

    “Zelvaxin was sold in 40 countries”, “doctors prescribe Zelvaxin”; but “Zelvaxin said”.
    """
    lower, bits = words.lower, words.bits
    wanted = name.lower()
    for k in [k for k in words.large if lower[k] == wanted or lower[k] == f"{wanted}'s"]:
        following = bits[k + 1] if k + 1 < len(lower) else 0
        if following & _SAYS or lower[k] != wanted or lower[k + 1 : k + 2] == ["'"]:
            return -1
        done = lower[k + 2 : k + 3] if following & _IS else []
        if k and (lower[k - 1] in _OFFERED or (done and done[0] in _TRADED)):
            return 1
        if _describes(words, k, k):
            return 1
    return 0


def _begins(words: Words, position: int) -> bool:
    """Say whether a word has a capital only because a sentence or a quotation begins."""
    return bool(words.bits[position] & _CAPITAL) and (
        position == 0
        or (words.bits[position - 1] & _SIGN != 0 and words.lower[position - 1] in _OPENS)
    )


def is_proper(words: Words, position: int) -> bool:
    """Say whether a word is a name or a part of one."""
    token = words.tokens[position]
    if not token[0].isupper() or words.bits[position] & _DATE:
        return False
    return words.bits[position] <= UNKNOWN or (
        position > 0 and len(token) > 1 and not words.bits[position] & _FUNCTION
    )


def is_of(words: Words, name: str) -> bool:
    """Say whether a name only says what something belongs to, or where it is."""
    if words.lower[0].endswith("ed") and f" by {name}" in words.text.partition(",")[0]:
        return True  # “Cross-examined by Ann Rudge, he agreed”
    return any(f" {word} {name}" in words.text for word in ("of", "in", "at", "near", "from"))


def is_where(words: Words, name: str) -> bool:
    """Say whether a name only says where something is (“off the Kestrel Bank”)."""
    return any(f" {word} {name}" in words.text for word in _WHERE)


def _leading_name(words: Words) -> tuple[str, int]:
    """Return the capitalised run that a sentence begins with, and the word after it."""
    position = 1
    while position < len(words) - 1 and is_proper(words, position):
        position += 1
    return words.span_text(0, position - 1), position


def subject_before(words: Words, end: int) -> str:
    """Return the name a sentence begins with before `end` (“Microsoft …, the company said”)."""
    if end < _FEWEST or not words.tokens[0][0].isupper() or words.bits[0] > UNKNOWN:
        return ""
    name, position = _leading_name(words)
    if " " not in name and name.endswith(_OF_WORDS):
        return ""
    return name if words.bits[position] & _VERB else ""


def is_public(name: str) -> bool:
    """Say whether a name is that of an office rather than of a firm (“the Water Authority”)."""
    return not _OFFICES.isdisjoint(name.lower().split())
