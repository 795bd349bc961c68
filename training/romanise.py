"""Names of any script in Latin letters, the way a device without that script shows them.

Simple, deterministic letter tables; they follow common practice, not one standard, because
hospitals do not follow one either.
"""

from __future__ import annotations

import unicodedata

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџѓќѕў",
        (
            "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e yu ya "
            "i yi ye g dj j lj nj c dz gj kj dz u"
        ).split(),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
_HEBREW = dict(
    zip(
        "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
        "a b g d h o z ch t i k k l m m n n s a f p ts ts k r sh t".split(),
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآءئؤپچژگکی",
        (
            "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w i a a a i a . e o "
            "p ch zh g k i"
        ).split(),
        strict=True,
    )
)
_ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        (
            "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k "
            "o f ev"
        ).split(),
        strict=True,
    )
)
_THAI_CONSONANTS = dict(
    zip(
        "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
        (
            "k kh kh kh kh kh ng ch ch ch s ch y d t th th th n d t th th th n b p ph f ph f "
            "ph m y r l w s s s h l o h"
        ).split(),
        strict=True,
    )
)
_THAI_VOWELS = {
    "ะ": "a",
    "ั": "a",
    "า": "a",
    "ำ": "am",
    "ิ": "i",
    "ี": "i",
    "ึ": "ue",
    "ื": "ue",
    "ุ": "u",
    "ู": "u",
    "เ": "e",
    "แ": "ae",
    "โ": "o",
    "ใ": "ai",
    "ไ": "ai",
}
_TABLE = {
    **_CYRILLIC,
    **_GREEK,
    **_HEBREW,
    **_ARABIC,
    **_ARMENIAN,
    **_THAI_CONSONANTS,
    **_THAI_VOWELS,
}
_CONSONANTAL = set(_HEBREW) | set(_ARABIC) | set(_THAI_CONSONANTS)
_VOWELS = set("aeiouy")
_INITIALS = "g kk n d tt r m b pp s ss . j jj ch k t p h".split()
_MEDIALS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_FINALS = ". k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()
_MARKS = (
    (("VIRAMA", "NUKTA", "AL-LAKUNA"), ""),
    (("ANUSVARA", "CANDRABINDU", "BINDI"), "n"),
    (("VISARGA",), "h"),
)
_HANGUL_FIRST, _HANGUL_LAST = 0xAC00, 0xD7A3


def is_latin(text: str) -> bool:
    """True when no character of ``text`` belongs to another script."""
    return all(c < "\u0370" or "\u1e00" <= c <= "\u20ff" for c in text)


def _hangul(char: str) -> str:
    index = ord(char) - _HANGUL_FIRST
    initial, rest = divmod(index, 588)
    medial, final = divmod(rest, 28)
    parts = _INITIALS[initial], _MEDIALS[medial], _FINALS[final]
    return "".join(part for part in parts if part != ".")


def _by_unicode_name(char: str, rest: str) -> str:
    """Indic, Ethiopic and Georgian letters carry their sound in their Unicode name."""
    name = unicodedata.name(char, "")
    last = name.rsplit(" ", 1)[-1].lower()
    for marks, sound in _MARKS:
        if any(mark in name for mark in marks):
            return sound
    if "SYLLABLE" in name or "VOWEL SIGN" in name:
        return last
    if "LETTER" not in name:
        return ""
    if name.startswith("GEORGIAN"):
        return last.rstrip("aeinour") or last[:1]
    last = last.removesuffix("yanna").removesuffix("nna") + ("a" if last.endswith("nna") else "")
    following = unicodedata.name(rest[0], "") if rest else ""
    silent = "VOWEL SIGN" in following or "VIRAMA" in following or "AL-LAKUNA" in following
    return last[:-1] if silent and last.endswith("a") else last


def romanise(text: str) -> str:
    """``text`` in Latin letters, each word with a capital; Latin text comes back as it is."""
    if is_latin(text):
        return text
    words = []
    for word in text.split():
        out = ""
        for at, char in enumerate(word):
            low = char.lower()
            if _HANGUL_FIRST <= ord(char) <= _HANGUL_LAST:
                sound = _hangul(char)
            elif low in _TABLE:
                sound = _TABLE[low].replace(".", "")
                if low in _CONSONANTAL and out and sound:
                    # These scripts leave short vowels out; readers put them back.
                    out += "" if out[-1] in _VOWELS or sound[0] in _VOWELS else "a"
            elif is_latin(char):
                sound = low
            else:
                base = unicodedata.normalize("NFD", low)
                sound = _TABLE.get(base[0], "") if base[0] != low else ""
                sound = sound.replace(".", "") or _by_unicode_name(char, word[at + 1 :])
            out += sound
        words.append(out[:1].upper() + out[1:])
    return " ".join(word for word in words if word)
