"""Word boxes hug the ink, whatever the detector drew, and leave a neighbour's ink alone."""

from __future__ import annotations

import numpy as np
import pytest

from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.text.ink import Core, LineInk, Span, ink_of
from fw_gear_presidio.text.line_crop import LineCrop, word_spans

QUAD = np.array([[20, 20], [120, 20], [120, 50], [20, 50]], np.float32)
"""What a detector drew: a strip of 100 x 30 pixels."""
CORE = Core(20.0, 70.0, BoundingBox(40, 27, 90, 43))


def picture(*marks: tuple[int, int, int, int], ground: int = 0, ink: int = 200) -> np.ndarray:
    """Ink at (left, top, right, bottom)."""
    pixels = np.full((80, 160, 3), ground, np.uint8)
    for left, top, right, bottom in marks:
        pixels[top:bottom, left:right] = ink
    return pixels


def letters(left: int, count: int, top: int = 30, bottom: int = 42) -> list[tuple[int, ...]]:
    return [(left + 8 * n, top, left + 8 * n + 3, bottom) for n in range(count)]


def span_of(pixels: np.ndarray, *others: BoundingBox) -> tuple[int, int, int, int]:
    crop = LineCrop.of(pixels, QUAD)
    return tuple(vars_of(ink_of(pixels, crop, CORE, others).span))


def vars_of(span: object) -> list[int]:
    return [getattr(span, side) for side in ("left", "top", "right", "bottom")]


@pytest.mark.parametrize(("ground", "ink"), [(0, 200), (255, 30), (90, 130)])
def test_the_span_is_the_ink(ground: int, ink: int) -> None:
    pixels = picture(*letters(40, 7), ground=ground, ink=ink)
    assert span_of(pixels) == (20, 10, 71, 22)


def test_ink_nearer_to_another_line_is_that_lines() -> None:
    marks = [*letters(40, 7), (23, 30, 26, 42)]
    assert span_of(picture(*marks))[0] == 3
    label = BoundingBox(0, 27, 24, 43)
    assert span_of(picture(*marks), label)[0] == 20


def test_a_letter_that_the_strip_cuts_is_followed() -> None:
    pixels = picture(*letters(40, 7), (88, 34, 126, 36))
    assert span_of(pixels)[2] == 106


def test_a_frame_around_the_text_is_no_ink() -> None:
    pixels = picture(*letters(40, 7), (0, 22, 160, 24), (0, 48, 160, 50))
    assert span_of(pixels) == (20, 10, 71, 22)


@pytest.mark.parametrize("first", [36, 40])
def test_a_letter_that_touches_a_frame_belongs_to_the_line_though_it_was_named_late(
    first: int,
) -> None:
    frame = (0, 46, 160, 50)
    pixels = picture((first - 9, 30, first - 6, 46), *letters(first, 7), frame)
    crop = LineCrop.of(pixels, QUAD)
    core = Core(first - 20, 70.0, BoundingBox(first, 27, 90, 43))
    assert ink_of(pixels, crop, core, []).span.left == first - 9 - 20
    label = BoundingBox(0, 27, first - 6, 43)
    assert ink_of(pixels, crop, core, [label]).span.left == first - 20


def test_a_ground_that_brightens_is_no_ink() -> None:
    pixels = picture(*letters(40, 7))
    ramp = np.linspace(0, 55, 160).astype(np.uint8)[None, :, None]
    assert span_of(pixels + ramp) == (20, 10, 71, 22)


def test_where_nothing_is_seen_the_span_is_the_strip() -> None:
    assert span_of(picture()) == (0, 0, 100, 30)


def test_words_are_cut_at_the_gap_between_them_though_their_places_are_late() -> None:
    pixels = picture((40, 30, 52, 42), (60, 30, 90, 42))
    crop = LineCrop.of(pixels, QUAD)
    ink = ink_of(pixels, crop, CORE, [])
    first, second = word_spans([(24.0, 36.0), (46.0, 66.0)], 4.0, ink)
    assert (first.left, first.right) == (20, 32)
    assert (second.left, second.right) == (40, 70)


def test_words_without_a_gap_share_what_is_doubtful() -> None:
    ink = LineInk(Span(0, 0, 100, 30), np.ones(100, np.bool_))
    first, second = word_spans([(24.0, 36.0), (46.0, 66.0)], 4.0, ink)
    assert (first.right, second.left) == (43, 35)


def test_a_gap_within_a_word_is_no_end_of_it() -> None:
    """As in "428 with" where the 8 touches the w, and a gap stands before the 8."""
    columns = np.ones(210, np.bool_)
    columns[143:145] = columns[196:] = False
    ink = LineInk(Span(120, 0, 196, 20), columns)
    first, second = word_spans([(131.0, 149.0), (167.0, 189.0)], 3.67, ink)
    assert first.right >= 158
    assert second.left <= 154
    assert (first.left, second.right) == (120, 196)
