"""What holds where OCR reads the same letters of a cine in more than one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fw_gear_presidio.domain import BoundingBox, FrameSet, FrameText, Line, Word
from fw_gear_presidio.modes.slips import without_slips

OTHER = Line((Word("44Hz", BoundingBox(10, 60, 50, 74), 0.9),))
PLACE = BoundingBox(10, 10, 105, 24)


def line(*words: str, place: BoundingBox = PLACE) -> Line:
    """Words side by side at ``place``, all of one width."""
    width = place.width // len(words)
    lefts = range(place.left, place.right, width)
    return Line(
        tuple(
            Word(word, BoundingBox(left, place.top, left + width, place.bottom), 0.9)
            for word, left in zip(words, lefts, strict=False)
        )
    )


def text(frames: range, *lines: Line, overlay_group: int | None = None) -> FrameText:
    return FrameText(FrameSet.of(frames), lines, overlay_group)


@pytest.mark.parametrize("slip", ["LÍVERLONG", "LIVER'LONG", "Liver long"])
def test_a_slip_on_few_frames_is_read_as_on_most(slip: str) -> None:
    most, nearly_half = line("LIVER", "LONG"), line("LIVERLONG")
    texts = (
        text(range(50), most, OTHER),
        text(range(50, 99), nearly_half, OTHER),
        text(range(99, 100), line(slip, place=BoundingBox(12, 9, 108, 23)), OTHER),
    )
    frames = FrameSet.of((*range(50), 99))
    assert without_slips(texts) == (FrameText(frames, (most, OTHER)), texts[1])


@given(st.integers(1, 60), st.integers(1, 60))
def test_what_a_tenth_of_the_frames_show_is_no_slip(many: int, few: int) -> None:
    one, other = line("AB", "CD"), line("ABCD")
    texts = (text(range(many), one), text(range(many, many + few), other))
    whole = range(many + few)
    if 10 * few < len(whole):
        assert without_slips(texts) == (text(whole, one),)
    elif 10 * many < len(whole):
        assert without_slips(texts) == (text(whole, other),)
    else:
        assert without_slips(texts) == texts


def test_the_box_is_that_of_the_nearest_reading() -> None:
    near, far = BoundingBox(12, 10, 107, 24), BoundingBox(4, 6, 112, 26)
    texts = (
        text(range(80), line("LIVER", "LONG", place=far)),
        text(range(80, 99), line("LIVER", "LONG", place=near)),
        text(range(99, 100), line("LIVERLONG", place=BoundingBox(13, 10, 107, 24))),
    )
    assert without_slips(texts)[1] == text(range(80, 100), line("LIVER", "LONG", place=near))


@pytest.mark.parametrize(
    "flash",
    [
        line("LINER", "LONG"),
        line("OLIVER", "LONG"),
        line("LIVERLONG", place=BoundingBox(60, 10, 155, 24)),
        line("LIVERLONG", place=BoundingBox(10, 19, 105, 33)),
    ],
)
def test_another_text_or_place_stays_what_it_is(flash: Line) -> None:
    texts = (text(range(299), line("LIVER", "LONG")), text(range(299, 300), flash))
    assert without_slips(texts) == texts


def test_an_overlay_plane_is_another_place() -> None:
    texts = (
        text(range(299), line("LIVER", "LONG")),
        text(range(299, 300), line("LIVERLONG"), overlay_group=0x6000),
    )
    assert without_slips(texts) == texts
