"""A key for comparing: what two spellings of one name, or of one sentence, have in common.

The key is for look-up only and is never shown. The store keeps it of claims, so another way of folding needs a schema
step. Folding away what readers do not tell apart follows Unicode Technical Standard 10 (search strength "primary") in
a form that the standard library can give.
"""

import re
import unicodedata

_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th",
    # Arabic, Persian and Urdu write the same letters at different code points.
    "ي": "ی", "ى": "ی", "ے": "ی", "ك": "ک", "ة": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه", "ٱ": "ا",
}  # fmt: skip
_APOSTROPHES = "'’‘ʼʻʿʾ`´＇"
_MARKS = frozenset((*range(10, 37), *range(200, 241)))
"""Combining classes that are accents and points; others (virama, kana voicing, Thai vowels) change the letter."""
_HANDLED = {ord(letter): other for letter, other in _LETTERS.items()} | dict.fromkeys(map(ord, f"{_APOSTROPHES}.·"))
_PLAIN = str.maketrans({chr(c): " " for c in range(128) if not chr(c).isalnum()} | {"'": "", "`": "", ".": ""})
_DECIMAL = re.compile(r"(?<=\d)\.")
_POSSESSIVE = re.compile(f"[{_APOSTROPHES}](?:[sS])?$")

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]"
)
"""A letter of a script that puts no blanks between words: Thai, Lao, Burmese, Khmer, kana, Han."""


def fold(text: str) -> str:
    """The key: lower case, no accents, apostrophes, dots or invisible characters, other signs as single blanks.

    Letters that Arabic and Persian keyboards give differently become one, and all digits are 0 to 9. Text of nothing
    but signs (a flag, "?!") is its own key, so that a key is empty only where the text is blank.
    """
    if "." in text:
        # "U.S." is "us", but "4.5" is not 45.
        text = _DECIMAL.sub(" ", text)
    if text.isascii():
        key = " ".join(text.lower().translate(_PLAIN).split())
    else:
        folded = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_HANDLED)
        key = " ".join("".join(map(_folded, folded)).split())
        if not key.isascii():
            key = unicodedata.normalize("NFC", key)
    return key or " ".join(text.casefold().split())


def without_possessive(text: str) -> str:
    """The text without an English possessive at its end: "Iran’s" is "Iran", "the Students'" is "the Students"."""
    return _POSSESSIVE.sub("", text.rstrip())


def _folded(char: str) -> str:
    """What one code point of a decomposed text leaves in the key."""
    if char.isalpha():
        # Tatweel is a letter to Unicode and a stretch of line to the reader.
        return "" if char == "\u0640" else char
    if char.isdigit():
        return str(unicodedata.digit(char))
    category = unicodedata.category(char)
    if category[0] == "M":
        return "" if unicodedata.combining(char) in _MARKS or "\ufe00" <= char <= "\ufe0f" else char
    # Format characters: joiners and non-joiners, bidi marks, soft hyphen.
    return "" if category == "Cf" else char if category[0] == "N" else " "
