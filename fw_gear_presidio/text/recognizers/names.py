"""Persons and their professions, by the form in which they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.rules import Match, Rule, cased, in_rows, shape
from fw_gear_presidio.text.recognizers.vocabulary import (
    COMMON_EPONYMS,
    CREDENTIALS,
    NO_NAMES,
    PRODUCTS,
    PROFESSIONS,
    TECHNICAL_CODES,
    TECHNICAL_WORDS,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"\p{Lu}[\p{L}'’\-]+"
_GIVEN = r"\p{Lu}[\p{L}'’.\-]*"
_NO_NAMES = NO_NAMES - COMMON_EPONYMS
_PART = r"\p{Lu}[\p{Ll}\p{M}'’]{2,}"
_DEGREES = [word.upper() for word in CREDENTIALS if len(word.replace(".", "")) > 1]
_CASED_TITLES = [form for word in TITLES for form in (word.title(), word.upper() + ".")]
"""``Mr Smith`` and ``MR. SMITH``: a bare ``MR`` is a modality."""
_FIELDS_OF_DOCTORS = ("name", "id", "code", "signature", "no", "number", "list", "notes", "phone")
_ROW_START = r"(?<![^\n\t])"


def is_not_technical(found: regex.Match[str]) -> bool:
    """Whether the group ``v`` of ``found`` holds no technical word, and more than a code."""
    words = regex.findall(r"\p{L}{2,}", found.group("v"))
    return (
        any(word.lower() not in PRODUCTS and word not in TECHNICAL_CODES for word in words)
        # Nobody has a technical word in the name, but a product may be called like somebody.
        and not any(word.lower() in TECHNICAL_WORDS for word in words)
    )


def _may_be_called(found: regex.Match[str]) -> bool:
    """Whether no word of the group ``name`` is a technical or an ordinary one."""
    return _NO_NAMES.isdisjoint(_words_of_name(found))


def _is_double_name(found: regex.Match[str]) -> bool:
    """``Swan-Ganz`` is a catheter."""
    return _may_be_called(found) and not COMMON_EPONYMS.issuperset(_words_of_name(found))


def _words_of_name(found: regex.Match[str]) -> list[str]:
    return regex.findall(r"\p{L}{2,}", found.group("name").lower())


def _is_titled(found: regex.Match[str]) -> bool:
    """``Dr Field`` is somebody, ``DR FIELD`` is not, and ``Dr Name`` waits for one."""
    title = found.group()[: found.start("v") - found.start()].strip(". ")
    if title[1:2].isupper():
        return is_not_technical(found)
    return found.group("v").lower() not in _FIELDS_OF_DOCTORS and _is_no_label(found)


def _is_no_label(found: regex.Match[str]) -> bool:
    """``Sonographer: …`` names a field, not somebody's profession."""
    return not regex.match(r"\s*['’]?s?\s*[:=]", found.string[found.end() : found.end() + 4])


_PERSONS = (
    Rule(
        "caret name",
        EntityType.PERSON,
        shape(r"(?<![\w^]) \p{L}[\p{L}'\-]* (?:\^[\p{L}'.\ \-]*)+ \p{L}"),
        0.9,
    ),
    Rule(
        "name and comma",
        EntityType.PERSON,
        cased(
            rf"""(?<![\w,:/]) (?P<v> {_NAME} (?:\ {_NAME})? ,\ ?
                \p{{Lu}} (?:[\p{{L}}'’\-]+|\.|(?=\W|$)) (?:\ \p{{Lu}}\p{{L}}*\.?)* ) (?!\w)"""
        ),
        0.45,
        is_not_technical,
    ),
    Rule(
        # ZZ puts a patient that is none at the end of every list; what follows may be cut off.
        "stand-in name",
        EntityType.PERSON,
        cased(r"(?<!\w) ZZ+\p{Lu}* (?:[\ ,^]+ \p{L}[\p{L}.'…\-]*){1,3}"),
        0.6,
    ),
    Rule(
        "stand-in name",
        EntityType.PERSON,
        shape(
            r"""(?<!\w) (?: test [\ ,^_]* patient | patient [\ ]* [,^] [\ ]* test
                | (?:john|jane|baby) \ doe | doe [\ ]* [,^\ ] [\ ]* (?:john|jane)
                | (?:max|erika|martina) \ mustermann | mustermann [,^\ ]+ (?:max|erika|martina) )
                (?!\w)"""
        ),
        0.6,
    ),
    Rule(
        "stand-in name",
        EntityType.PERSON,
        cased(rf"{_ROW_START} (?:DOE|MUSTERMANN) (?![^\n\t])"),
        0.5,
    ),
    Rule(
        "title and name",
        EntityType.PERSON,
        cased(
            rf"(?<![\w.]) {{titles}}\.?\ ? (?<=[\ .]) (?P<v>{_GIVEN}(?:\ {_GIVEN}){{0,3}})",
            titles=_CASED_TITLES,
        ),
        0.6,
        _is_titled,
    ),
    Rule(
        "name and degree",
        EntityType.PERSON,
        cased(
            rf"(?<!\w) (?P<v>(?:{_GIVEN}\ ){{0,2}}{_NAME}) (?:,\ ?|\ ) {{degrees}} (?!\w)",
            degrees=_DEGREES,
        ),
        0.5,
        is_not_technical,
    ),
    Rule(
        "degree and name",
        EntityType.PERSON,
        cased(
            rf"(?<!\w) {{degrees}} ,?\ (?P<v>(?:\p{{Lu}}\.\ ?){{1,2}}{_NAME}) (?!\w)",
            degrees=_DEGREES,
        ),
        0.5,
        is_not_technical,
    ),
    Rule(
        # "S/O abscess" is nobody's son.
        "relation and name",
        EntityType.PERSON,
        cased(
            rf"""(?<![\w/]) (?:[BSDW]/[Oo]|(?i:baby\ (?:of|boy|girl)|twin\ [ab12])) \.?\ ?
                (?P<name>{_GIVEN}(?:\ {_GIVEN}){{0,2}}) (?!\w)"""
        ),
        0.5,
        _may_be_called,
    ),
    Rule(
        # Who works at a device: "MT / Mbokazi".
        "initials and name",
        EntityType.PERSON,
        cased(rf"{_ROW_START} \p{{Lu}}{{2,3}}\ ?/\ ? (?P<name>{_PART}) (?![^\n\t])"),
        0.4,
        _may_be_called,
    ),
    Rule(
        "double name",
        EntityType.PERSON,
        cased(
            rf"{_ROW_START} (?P<name>{_PART}-{_PART} | \p{{Lu}}{{5,}}-\p{{Lu}}{{5,}}) (?![^\n\t])"
        ),
        0.4,
        _is_double_name,
    ),
    Rule(
        "name and sex",
        EntityType.PERSON,
        cased(rf"{_ROW_START} (?P<v>{_NAME}(?:[\ ,^]+{_GIVEN}){{1,3}}) \ ?[\[(][MFUOmf][\])]"),
        0.6,
        is_not_technical,
    ),
    Rule(
        "name and number",
        EntityType.PERSON,
        cased(
            rf"""{_ROW_START} (?P<v>{_NAME}(?:[\ ,]+{_GIVEN}){{1,3}})
                [\ \t]+ (?:ID:?\ ?)?\d{{6,}}(?![\d.])"""
        ),
        0.5,
        is_not_technical,
    ),
)

_PROFESSIONS = (
    Rule(
        "profession",
        EntityType.PROFESSION,
        shape(r"(?<!\w) {words} (?!\w)", words=PROFESSIONS),
        0.5,
        _is_no_label,
    ),
    Rule(
        "degree",
        EntityType.PROFESSION,
        cased(
            rf"(?<!\w)(?P<name>{_NAME}),?\ (?P<v>{{degrees}}(?:,\ ?{{degrees}})*)(?!\w)",
            degrees=_DEGREES,
        ),
        0.4,
        lambda found: (
            found.group("name").lower() not in TECHNICAL_WORDS | PRODUCTS and _is_no_label(found)
        ),
    ),
)

_USERS = (
    Rule(
        "user of a domain",
        EntityType.USERNAME,
        cased(r"(?<![\w\\]) \p{Lu}[\p{Lu}\d\-]{1,14}\\\p{Ll}[\p{Ll}\d._]{2,}(?!\w)"),
        0.5,
    ),
)

_RULES = (*_USERS, *_PERSONS, *_PROFESSIONS)


@in_rows
def find_names(text: str) -> Iterator[Match]:
    """Persons and professions in ``text``."""
    for rule in _RULES:
        yield from rule.matches(text)
