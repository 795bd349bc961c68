"""From what RapidOCR's recognizer says of each strip to lines of words with their boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from fw_gear_presidio.domain import Line, Word
from fw_gear_presidio.text.ink import Core, LineInk, Span, ink_of
from fw_gear_presidio.text.line_crop import widest_gap, word_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from fw_gear_presidio.text.line_crop import LineCrop


_NUMBER = re.compile(r"[:./-]?\d[\d:./-]*")
"""A number, date or time, or a part of one; the colon of a field's name is none."""
_FIELD_NAME = re.compile(r"(?:[^\W\d_]\.){2,}(?=\d)|(?!\w\d:\d)[^\W\d].*?[:#](?=\w)|\W[:#](?=\w)")
"""The name of a field at the start of what follows it without a blank: ``DOB:1942``,
``D.O.B.1942``. ``12:30`` is none, nor is ``O7:24``."""


@dataclass(frozen=True)
class Part:
    """A word on a strip; ``first``, ``last``: columns of the centres of its outer characters."""

    text: str
    first: float
    last: float
    confidence: float

    def moved(self, strip: LineCrop, to: LineCrop) -> Part:
        """The same part on another strip of its line."""
        first, last = (strip.column_on(to, column) for column in (self.first, self.last))
        return Part(self.text, first, last, self.confidence)

    def joined(self, after: Part) -> Part:
        """One word of this one and of what stands right ``after`` it."""
        count, more = len(self.text), len(after.text)
        confidence = (count * self.confidence + more * after.confidence) / (count + more)
        return Part(self.text + after.text, self.first, after.last, confidence)


@dataclass(frozen=True)
class Reading:
    """A strip and the text that was recognized on it; ``info`` is RapidOCR's WordInfo."""

    crop: LineCrop
    text: str
    score: float
    info: Any

    @property
    def step(self) -> float:
        """The columns of the strip for which the recognizer names one character."""
        return self.crop.width / max(float(self.info.line_txt_len), 1)

    @property
    def parts(self) -> list[Part]:
        """The words, apart where a field's name and its value were read as one: ``DOB:1942``."""
        if not self.text.strip():
            return []
        # Confidences come one per character of the text, blanks included.
        confidences = iter(
            confidence
            for confidence, character in zip(self.info.confs, self.text, strict=True)
            if not character.isspace()
        )
        found: list[Part] = []
        for characters, places in zip(self.info.words, self.info.word_cols, strict=True):
            word = "".join(characters)
            centres = [(place + 0.5) * self.step for place in places]
            scores = [next(confidences) for _ in word]
            ends = [0, *(match.end() for match in _FIELD_NAME.finditer(word)), len(word)]
            found.extend(
                Part(word[a:b], centres[a], centres[b - 1], float(np.mean(scores[a:b])))
                for a, b in pairwise(ends)
            )
        return found


def lines_of(picture: NDArray[np.uint8], readings: Sequence[Reading]) -> list[Line]:
    """The lines of ``picture``; where nothing could be read, a line of one empty word."""
    rows, columns = picture.shape[:2]
    strips = [reading.crop.upright(picture) for reading in readings]
    parts = [
        [part.moved(reading.crop, strip) for part in reading.parts]
        for reading, strip in zip(readings, strips, strict=True)
    ]
    cores = [
        _core(strip, words, rows, columns) if words else None
        for strip, words in zip(strips, parts, strict=True)
    ]
    lines = []
    for number, (reading, words, core) in enumerate(zip(readings, parts, cores, strict=True)):
        if core is None:
            lines.append(Line((Word("", reading.crop.whole(rows, columns), 0.0),)))
            continue
        crop = strips[number]
        others = [other.box for n, other in enumerate(cores) if other and n != number]
        ink = ink_of(picture, crop, core, others)
        centres = [(word.first, word.last) for word in words]
        spans = word_spans(centres, reading.step, ink)
        lines.append(
            Line(
                tuple(
                    Word(word.text, crop.box(span, rows, columns), word.confidence)
                    for word, span in _without_stray_blanks(words, spans, ink)
                )
            )
        )
    return lines


def _without_stray_blanks(
    words: Sequence[Part], spans: Sequence[Span], ink: LineInk
) -> list[tuple[Part, Span]]:
    """``words`` with their ``spans``, joined where ``2 1:53`` is one number in the ink.

    In small type the recognizer names blanks that are none. A blank within digits counts only
    when it is wider than the gaps between letters, or when the line knows no wider one.
    """
    blanks = [right.left - left.right for left, right in pairwise(spans)]
    between_letters = max((widest_gap(ink, span) for span in spans), default=0)
    joined = [(words[0], spans[0])]
    for word, span, blank in zip(words[1:], spans[1:], blanks, strict=True):
        before, its_span = joined[-1]
        within = _NUMBER.fullmatch(before.text) and _NUMBER.match(word.text)
        if within and blank <= between_letters and blank < max(blanks):
            joined[-1] = before.joined(word), its_span.joined(span)
        else:
            joined.append((word, span))
    return joined


def _core(crop: LineCrop, words: Sequence[Part], rows: int, columns: int) -> Core:
    first, last = words[0].first, words[-1].last
    quarter = crop.height // 4
    middle = Span(round(first), quarter, max(round(last), round(first) + 1), crop.height - quarter)
    return Core(first, last, crop.box(middle, rows, columns))
