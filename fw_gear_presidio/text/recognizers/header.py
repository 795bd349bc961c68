"""Finds what a DICOM header says of its patient on the picture, as OCR may have read it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import regex
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from fw_gear_presidio.domain import Entity, Reason
from fw_gear_presidio.text.recognizers.header_forms import Term, terms_of
from fw_gear_presidio.text.recognizers.letters import bare
from fw_gear_presidio.text.recognizers.rules import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fw_gear_presidio.domain import HeaderValue

HEADER = "header"
"""Name of this recognizer in reasons."""

_LETTERS_PER_EDIT = 6
_DIGITS_PER_EDIT = 8
_MAX_EDITS = 4
_MIN_FOLDED = 5
"""Shorter terms must be read letter by letter as they are, confusions excluded."""
_MAX_TOKENS = 16
"""A term is looked for in runs of up to this many pieces of a row."""
_MIN_CUT, _CUT_SHARE = 5, 0.6
"""Characters, and share of a term, that must be left where a device has cut it short."""

_CONFUSED = str.maketrans("oqdilzsgb|!", "00011256811")
_PIECE = regex.compile(r"[\p{L}\p{M}]+|[\d|]+")
_ELLIPSIS = regex.compile(r"\s?(?:\.{2,}|…)")


@dataclass(frozen=True, slots=True)
class _Window:
    """``row[start:end]``: a run of neighbouring pieces, plain and folded."""

    start: int
    end: int
    plain: str
    folded: str


class HeaderRecognizer:
    """Knows the terms of one header. Make a new one for every instance."""

    def __init__(self, header: Sequence[HeaderValue]) -> None:
        by_form: dict[str, Term] = {}
        for value in header:
            for term in terms_of(value):
                plain = _plain(term.text)
                if plain not in by_form or by_form[plain].score < term.score:
                    by_form[plain] = term
        self._plain = list(by_form)
        self._folded = [_fold(plain) for plain in self._plain]
        self._terms = list(by_form.values())
        self._edits = np.array([[_allowed_edits(folded)] for folded in self._folded])
        self._rows: dict[str, tuple[list[_Window], list[Entity]]] = {}

    def find(self, text: str) -> list[Entity]:
        """Every place on a page's ``text`` where a term stands, overlapping ones included."""
        found: list[Entity] = []
        has_dots = _ELLIPSIS.search(text) is not None
        for at, row in rows_of(text):
            # The pages of a cine share most of their rows.
            if row not in self._rows:
                self._rows[row] = self._find_in(row)
            windows, entities = self._rows[row]
            found += (replace(e, start=at + e.start, end=at + e.end) for e in entities)
            if has_dots:
                found += self._cut_short(text, at, windows)
        return found

    def _find_in(self, row: str) -> tuple[list[_Window], list[Entity]]:
        windows = _windows(row)
        if not windows or not self._terms:
            return [], []
        # One call in C for all pairs: a row has dozens of windows, a header hundreds of forms.
        distances = cdist(
            self._folded,
            [window.folded for window in windows],
            scorer=Levenshtein.distance,
            score_cutoff=_MAX_EDITS,
        )
        fitting: dict[int, list[tuple[int, _Window]]] = {}
        for number, place in zip(*(distances <= self._edits).nonzero(), strict=True):
            if _is_same_kind(self._plain[number], windows[place].plain):
                near = fitting.setdefault(number, [])
                near.append((int(distances[number, place]), windows[place]))
        near_terms = [
            (self._terms[number], edits, window)
            for number, near in fitting.items()
            for edits, window in _best(near)
        ]
        return windows, [
            _entity(term, window.start, window.end, term.score - 0.05 * edits)
            for term, edits, window in near_terms
            if not any(
                other.entity is term.entity and fewer < edits and _crosses(window, better)
                for other, fewer, better in near_terms
            )
        ]

    def _cut_short(self, text: str, at: int, windows: Sequence[_Window]) -> list[Entity]:
        """Terms in the row at ``at`` whose end a device replaced by dots."""
        found = []
        for window in windows:
            dots = _ELLIPSIS.match(text, at + window.end)
            if not dots or len(window.folded) < _MIN_CUT:
                continue
            for term, folded in zip(self._terms, self._folded, strict=True):
                if folded.startswith(window.folded) and len(window.folded) >= _CUT_SHARE * min(
                    len(folded), 12
                ):
                    found.append(_entity(term, at + window.start, dots.end(), term.score - 0.1))
        return found


def _allowed_edits(folded: str) -> int:
    """One edit for every six characters; in a number one from eight digits on."""
    if folded.isdigit():
        # A date that is one digit off is a misread date, or another one of the patient.
        return 0 if len(folded) < _DIGITS_PER_EDIT else 1
    return min(len(folded) // _LETTERS_PER_EDIT, _MAX_EDITS)


def _is_same_kind(plain: str, read: str) -> bool:
    """Whether what was read may be ``plain``, beyond folding alike.

    A short term must be read as it is, and a word is not recognized in a number.
    """
    if len(plain) < _MIN_FOLDED:
        return plain == read
    return not ((plain.isalpha() and read.isdigit()) or (plain.isdigit() and read.isalpha()))


def _best(fitting: list[tuple[int, _Window]]) -> list[tuple[int, _Window]]:
    """Of overlapping windows the one with the fewest edits, then the shortest."""
    kept: list[tuple[int, _Window]] = []
    for edits, window in sorted(fitting, key=lambda f: (f[0], f[1].end - f[1].start)):
        if not any(window.start < other.end and other.start < window.end for _, other in kept):
            kept.append((edits, window))
    return kept


def _crosses(window: _Window, other: _Window) -> bool:
    """Whether ``other``, no shorter, shares a part of ``window``, and each has one of its own.

    Then the one with fewer edits is right: "Hamel Paulette" is not "Name: Paulette" where
    "Paulette Hamel" stands.
    """
    return len(other.folded) >= len(window.folded) and (
        window.start < other.start < window.end < other.end
        or other.start < window.start < other.end < window.end
    )


def _entity(term: Term, start: int, end: int, score: float) -> Entity:
    return Entity(term.entity, start, end, score, Reason(HEADER, term.keyword))


def _windows(row: str) -> list[_Window]:
    pieces = [(*found.span(), _plain(found.group())) for found in _PIECE.finditer(row)]
    windows = []
    for first in range(len(pieces)):
        plain = ""
        for last in range(first, min(first + _MAX_TOKENS, len(pieces))):
            plain += pieces[last][2]
            windows.append(_Window(pieces[first][0], pieces[last][1], plain, _fold(plain)))
    return windows


def _plain(text: str) -> str:
    """Lower case letters and digits, without diacritics."""
    letters = bare(unicodedata.normalize("NFKC", text))
    return "".join(c for c in letters if c.isalnum() or c == "|")


def _fold(plain: str) -> str:
    """What OCR confuses becomes one character: O and 0, I, l and 1, S and 5, B and 8, rn and m."""
    # "cl" looks like "d" whether its l was read as one, as 1 or as I: translated first.
    return plain.replace("rn", "m").replace("vv", "w").translate(_CONFUSED).replace("c1", "0")
