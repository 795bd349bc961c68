"""Institutions by the words their names hold, in many languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.rules import Match, in_rows, shape
from fw_gear_presidio.text.recognizers.vocabulary import (
    INSTITUTION_ENDINGS,
    JARGON,
    LEGAL_FORMS,
    METHODS,
    ORGANIZATION_ENDINGS,
    ORGANIZATION_WORDS,
    SENTENCE_WORDS,
    TECHNICAL_WORDS,
    VENDORS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEYWORD = shape(r"(?<!\p{L}) {words} (?!\p{L})", words=ORGANIZATION_WORDS)
_ENDING = shape(r"(?<=\p{L}{3}) {endings} (?!\p{L})", endings=INSTITUTION_ENDINGS)
_EAST_ASIAN = regex.compile("病院|医院|診療所|クリニック|医療センター|병원|의원")
_SPECIALTY = shape(r"(?<!\p{L}) {endings} \W*\Z", endings=ORGANIZATION_ENDINGS)
_SPECIALTY_OF = shape(
    r"""(?<!\p{L}) {endings} \ (?:of|at|in)\ (?-i:\p{Lu})\p{L}{2,} [\p{L}\ .,'’-]* \Z""",
    endings=ORGANIZATION_ENDINGS,
)
_VENDOR = shape(r"\A\W*{vendors}\W*\Z", vendors=VENDORS)
_VENDOR_START = shape(r"\A\W*{vendors}(?!\p{L})", vendors=VENDORS)
_LEGAL_FORM = shape(r"[ ,]{1,2} {forms} \W* \Z", forms=LEGAL_FORMS)
"""Behind the name of a firm: an institution, or a maker."""
_FORM_BEHIND = shape(r"[ ,]{1,2} {forms} (?![\p{L}\d])", forms=LEGAL_FORMS)
_METHOD = shape(r"\W*{methods}\W*", methods=METHODS)
_PLACE = regex.compile(r"(?<=\b(?:of|at|in) )\p{L}+")
_LOOK_ALIKE = str.maketrans("015", "ols")
_NAMED = shape(r"\p{L}\S*\ .*? (?<!\p{L}) {words} \W*\Z", words=ORGANIZATION_WORDS)
_SEGMENT = regex.compile(r"[^\t\n]+")
_CUT = regex.compile(r"[:;|=]|\d[\d/.:\-]{3,}\d")
"""Ends the name of an institution: a label, a date, a number."""
_MAX_LENGTH = 90
"""A longer segment is a sentence, and no institution's name."""
_MIN_NAME = 4
_ABBREVIATED = 3
"""Letters."""
_SENTENCE, _MOSTLY = 6, 0.6
"""Words, and the share of them in small letters."""


_WORD = regex.compile(r"\S*\p{L}\S*")
JOINING = frozenset(
    (
        *("of", "the", "and", "for", "at", "in", "on", "st", "saint", "sankt", "san", "santa"),
        *("de", "del", "della", "delle", "degli", "di", "da", "do", "dos", "das", "du", "des"),
        *("la", "le", "les", "los", "las", "el", "al", "der", "die", "den", "dem", "für", "und"),
        *("zu", "zum", "zur", "am", "an", "im", "bei", "van", "ter", "ten", "op", "e", "y", "et"),
        *("og", "och", "i", "w", "z"),
    )
)
"""Small words within the names of institutions."""


@in_rows
def find_organizations(text: str) -> Iterator[Match]:
    """Segments that name an institution: they hold one of its words and are no vendor's name."""
    for segment in _SEGMENT.finditer(text):
        found = _judge(segment.group())
        if found:
            start, end, score, rule = found
            at = segment.start()
            yield Match(EntityType.ORGANIZATION, at + start, at + end, score, rule)


def is_vendor(segment: str) -> bool:
    """Whether ``segment`` holds the name of a manufacturer and nothing else."""
    # OCR takes the O of Olympus for a zero.
    return _VENDOR.match(_LEGAL_FORM.sub("", segment).translate(_LOOK_ALIKE)) is not None


def end_with_legal_form(text: str, end: int) -> int:
    """``end`` of an institution's name in ``text``, or that of the legal form behind it."""
    form = _FORM_BEHIND.match(text, end)
    return form.end() if form else end


def is_method(segment: str) -> bool:
    """Whether ``segment`` is the name of a method, though it ends like that of a practice."""
    return _METHOD.fullmatch(segment.replace("-", " ")) is not None


def ends_as_institution(name: str) -> bool:
    """Whether ``name`` is whole without a word in front: "Port Mary Medical Plaza"."""
    return _NAMED.match(name) is not None


def _judge(words: str) -> tuple[int, int, float, str] | None:
    """Start, end, score and rule of the institution that a segment names."""
    if len(words) > _MAX_LENGTH:
        return None
    keywords = [found for found in _KEYWORD.finditer(words) if not _is_syllable(found.group())]
    keywords = keywords or [found for s in (_ENDING, _EAST_ASIAN) if (found := s.search(words))]
    for keyword in keywords:
        start, end = _around(words, keyword.start(), keyword.end())
        name = words[start:end]
        alone = _letters(name) <= _letters(keyword.group())
        if not (is_vendor(name) or (alone and keyword.re is _KEYWORD)):
            return start, end, 0.6, "institution word"
    if keywords:
        return None
    of_place = _SPECIALTY_OF.search(words)
    if of_place and not any(w.lower() in TECHNICAL_WORDS for w in _PLACE.findall(of_place.group())):
        start, end = _around(words, *of_place.span())
        return start, end, 0.4, "specialty of a place"
    specialty, form = _SPECIALTY.search(words), _LEGAL_FORM.search(words)
    ending = specialty or form
    if ending and not _VENDOR_START.match(words):
        named = regex.findall(rf"\p{{L}}{{{_MIN_NAME},}}", words[: ending.start()].lower())
        if not all(word in TECHNICAL_WORDS or word in JARGON for word in named):
            start, end = _around(words, *ending.span())
            return start, end, 0.4, "name and specialty" if specialty else "name and legal form"
    return None


def _is_syllable(keyword: str) -> bool:
    """CHU is a hospital, "chu" a word of Vietnamese."""
    return keyword.islower() and len(keyword) <= _ABBREVIATED


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text)


def _around(words: str, start: int, end: int) -> tuple[int, int]:
    """The part of a segment around a keyword that no label, date or number cuts off."""
    cuts = list(_CUT.finditer(words))
    begin = max((cut.end() for cut in cuts if cut.end() <= start), default=0)
    finish = min((cut.start() for cut in cuts if cut.start() >= end), default=len(words))
    begin, finish = _named(words, begin, start, end, finish)
    while begin < start and words[begin] in " -*,":
        begin += 1
    while finish > end and words[finish - 1] in " -*,":
        finish -= 1
    return begin, finish


def _named(words: str, begin: int, start: int, end: int, finish: int) -> tuple[int, int]:
    """The part of a sentence around the keyword ``words[start:end]`` that is a name."""
    is_sentence = _is_sentence(words)
    in_small_letters = words[start].islower()
    if in_small_letters and not is_sentence:
        # Nothing is told by capitals here.
        return begin, finish
    # Who writes "clinic" may write its name so, too.
    ends_it = _is_of_sentences if in_small_letters else _is_plain
    for word in reversed(list(_WORD.finditer(words, begin, start))):
        if ends_it(word.group()):
            begin = word.end()
            break
    for word in _WORD.finditer(words, begin, start):
        if word.group() not in JOINING:
            break
        begin = word.end()
    for word in _WORD.finditer(words, end, finish):
        # "Klinikum rechts der Isar" goes on in small letters, but not after a comma.
        if ends_it(word.group()) and (
            words[: word.start()].rstrip().endswith(",")
            or (is_sentence and (in_small_letters or _is_of_sentences(word.group())))
        ):
            finish = word.start()
            break
    for word in reversed(list(_WORD.finditer(words, end, finish)) if is_sentence else ()):
        if word.group() not in JOINING:
            break
        finish = word.start()
    return begin, finish


def _is_sentence(words: str) -> bool:
    """Whether it is a sentence, in which few words have capitals."""
    found = _WORD.findall(words)
    return (
        len(found) >= _SENTENCE
        and sum(word[0].islower() for word in found) >= _MOSTLY * len(found)
        and any(map(_is_of_sentences, found))
    )


def _is_plain(word: str) -> bool:
    """A word that no name holds: in small letters, and none of those that join names."""
    return word.islower() and word.strip(".,;") not in JOINING


def _is_of_sentences(word: str) -> bool:
    return _is_plain(word) and word.strip(".,;:()") in SENTENCE_WORDS
