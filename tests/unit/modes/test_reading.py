"""One reading of a picture from several renderings."""

from __future__ import annotations

from fw_gear_presidio.domain import BoundingBox, Line, Word
from fw_gear_presidio.modes.reading import merged


def line(text: str, confidence: float, left: int = 0) -> Line:
    words = text.split(" ")
    boxes = [BoundingBox(left + 40 * n, 0, left + 40 * n + 36, 12) for n in range(len(words))]
    return Line(tuple(Word(w, b, confidence) for w, b in zip(words, boxes, strict=True)))


def test_text_that_one_rendering_shows_alone_is_kept() -> None:
    here, there = line("DOE", 0.9), line("JANE", 0.5, left=200)
    assert merged([here], [there]) == (here, there)


def test_of_one_text_the_more_confident_reading_stays() -> None:
    doubtful, sure = line("D0E JAME", 0.7), line("DOE JANE", 0.95)
    assert merged([doubtful], [sure]) == (sure,)
    assert merged([sure], [doubtful]) == (sure,)


def test_a_part_does_not_stand_for_the_whole() -> None:
    whole, part = line("DOE JANE", 0.7), line("DOE", 0.99)
    assert merged([whole], [part]) == (whole,)


def test_a_reading_with_fewer_blanks_is_no_part() -> None:
    torn, sure = line("D 0E JA NE", 0.7), line("DOE JANE", 0.95)
    assert merged([torn], [sure]) == (sure,)
