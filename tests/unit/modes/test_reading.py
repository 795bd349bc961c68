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


def box(left: int, top: int, right: int, bottom: int, text: str, confidence: float = 0.9) -> Line:
    return Line((Word(text, BoundingBox(left, top, right, bottom), confidence),))


ABOVE = box(10, 7, 117, 16, "Queen Adelaide Hospital", 0.99)
TOO_TALL = box(9, 8, 93, 27, "CIRINO NOAH 28 y")
"""As tall as both lines, where their letters touch."""


def test_lines_of_one_reading_are_all_kept_however_their_boxes_overlap() -> None:
    assert merged([ABOVE, TOO_TALL]) == (ABOVE, TOO_TALL)
    assert merged([TOO_TALL, ABOVE]) == (TOO_TALL, ABOVE)


def test_a_line_below_is_no_other_reading_of_the_line_above() -> None:
    assert merged([ABOVE], [ABOVE, TOO_TALL]) == (ABOVE, TOO_TALL)
    assert merged([TOO_TALL], [ABOVE]) == (TOO_TALL, ABOVE)


def test_lines_that_run_up_are_compared_across_their_direction() -> None:
    up, beside = box(7, 10, 16, 117, "Hospital", 0.99), box(8, 9, 27, 93, "CIRINO")
    assert merged([up], [beside]) == (up, beside)
    assert merged([up], [box(7, 11, 16, 117, "H0spital", 0.7)]) == (up,)
