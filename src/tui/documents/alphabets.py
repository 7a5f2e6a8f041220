"""The letters that languages use beyond ASCII, commonest first, and their old encodings.

For telling legacy single-byte encodings apart: read with the right one, nearly every byte
beyond ASCII is a small letter of the language, and mostly a common one. Orders are rough
frequencies in running text; only the ranks count.
"""

from __future__ import annotations

__all__ = ["ALPHABETS", "LATIN", "NEUTRAL", "NEVER_WITHIN", "OLD", "TWINS"]

_RUSSIAN = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_CYRILLIC = (
    _RUSSIAN,
    "іїєґ" + _RUSSIAN,
    "оаиентрсвудкплмјбзгшжцчћњхљфџђ",
    "аоеитнрсвлдкпмзяъбугчжщшцхфйюь",
)
_GREEK = "αοιετσνηυρπκμλςάόωίέύήγδχθφώβξζψϊϋ"
_ARABIC = "اليمنترودهبعكسفقجحشصطخزضغثظذءىئةأإؤآ"
_CENTRAL = (
    "ąęłóśżćńź",
    "áíěéčřšžýůúňťďó",
    "áíéčšžýúľťňôďóĺŕä",
    "áéöóőíüúű",
    "čšžćđ",
    "ăîâşţ",
    "äöüß",
)
_WESTERN = (
    "éèàêçîùâôûœëïæ",
    "ëéïèöüê",
    "üäöß",
    "óáíéñúü¿¡",
    "ãçéáóêíõâúàô",
    "èàùòìé",
    "äöå",
    "øåæéòôóâ",
    "áíðéóöúþýæ",
    "çàéèíóòúïü",
)

ALPHABETS: dict[str, tuple[str, ...]] = {
    "cp1252": _WESTERN,
    "iso8859_15": ("éèàêçîùâôûœëïæ", "äåöšž", "äõöüšž"),
    "cp1250": _CENTRAL,
    "iso8859_2": _CENTRAL,
    "cp1251": _CYRILLIC,
    "koi8_r": (_RUSSIAN,),
    "koi8_u": ("іїєґ" + _RUSSIAN,),
    "iso8859_5": _CYRILLIC,
    "cp866": (_RUSSIAN,),
    "cp855": _CYRILLIC,
    "mac_cyrillic": _CYRILLIC,
    "mac_roman": _WESTERN,
    "mac_iceland": ("áíðéóöúþýæ",),
    "cp850": _WESTERN,
    "mac_latin2": _CENTRAL,
    "cp852": _CENTRAL,
    "cp1253": (_GREEK,),
    "iso8859_7": (_GREEK,),
    "cp1254": ("ıüşçğöâî",),
    "cp1255": ("יוהלאמרתבשנדעחקפגסטצזכםןךףץ",),
    "iso8859_6": (_ARABIC,),
    "cp1256": (_ARABIC,),
    "cp1257": ("āīēšžģčūķļņ", "ėšųžįąūčę", "äõöüšž"),
    "cp874": ("านรอกเงมยลวดทสตะปบคหแจพชขใไโผถณซธศษภฉญัี้่ิึืุู์็๊๋ําๆ",),
}
"""Candidate encodings in order of preference, each with its languages' letters."""

OLD = ("mac_roman", "mac_iceland", "cp850", "mac_latin2", "cp852")
"""Those of old Macintoshes and of DOS, whose letters stand where Windows has quotation marks."""

LATIN = ("cp1252", "iso8859_15", "cp1250", "iso8859_2", "cp1254", "cp1257", *OLD)
"""Those of languages that are written mostly in ASCII letters."""

TWINS = {
    "mac_latin2": "mac_roman",
    "mac_iceland": "mac_roman",
    "cp852": "cp850",
    "iso8859_15": "cp1252",
}
"""Encodings of fewer texts than those they are nearly alike to."""

NEVER_WITHIN = frozenset("¹²³¼½¾ªº§°€£©®™´¨×÷±«»‹›“”„•†‡№¬¦¤¶")
"""Signs that never stand between two letters of a word."""

NEUTRAL = frozenset("“”„‘’‚–—…«»‹›•·§°€£©®™´`¨\u00a0\u00ad№×÷±²³½¼¾ªº†‡")
"""Signs that any language may use."""
