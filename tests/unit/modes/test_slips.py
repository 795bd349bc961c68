"""What holds where OCR reads the same letters of a cine in more than one form."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fw_gear_presidio.domain import BoundingBox, FrameSet, FrameText, Line, Word
from fw_gear_presidio.modes.slips import spelled_as, without_slips

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


@pytest.mark.parametrize(
    "slip", ["LÍVERLONG", "LIVER'LONG", "Liver long", "LlVERLONG", "LIVER L0NG"]
)
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
        line("LINER", "LOAN"),
        line("OLIVER", "LONG"),
        line("LIVER", "LON"),
        line("LIVERLONG", place=BoundingBox(60, 10, 155, 24)),
        line("LIVERLONG", place=BoundingBox(10, 19, 105, 33)),
    ],
)
def test_another_text_or_place_stays_what_it_is(flash: Line) -> None:
    texts = (text(range(299), line("LIVER", "LONG")), text(range(299, 300), flash))
    assert without_slips(texts) == texts


def test_another_number_stays_what_it_is() -> None:
    texts = (
        text(range(299), line("MRN", "00000000")),
        text(range(299, 300), line("MRN", "00000007")),
    )
    assert without_slips(texts) == texts


@given(st.text("ABCDE0123", min_size=1), st.text("ABCDE0123", min_size=1))
def test_a_slip_has_nearly_all_letters_and_all_digits(one: str, other: str) -> None:
    assume(one != other)
    texts = (text(range(299), line(one)), text(range(299, 300), line(other)))
    wrong = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    alike = (
        len(one) == len(other)
        and 6 * len(wrong) <= len(one)
        and not any(a.isdigit() and b.isdigit() for a, b in wrong)
    )
    assert without_slips(texts) == ((text(range(300), line(one)),) if alike else texts)


def test_an_overlay_plane_is_another_place() -> None:
    texts = (
        text(range(299), line("LIVER", "LONG")),
        text(range(299, 300), line("LIVERLONG"), overlay_group=0x6000),
    )
    assert without_slips(texts) == texts


def test_a_frame_is_spelled_as_is_known() -> None:
    known = (line("GB", "WALL"), OTHER)
    jittered = BoundingBox(12, 9, 108, 23)
    assert spelled_as(known, (OTHER, line("GBWALL", place=jittered))) == (OTHER, known[0])


@pytest.mark.parametrize(
    "other",
    [
        line("GBWALLS"),
        line("GB", "WA11"),
        line("GBWALL", place=BoundingBox(10, 40, 105, 54)),
    ],
)
def test_another_text_is_not_spelled_as_what_is_known(other: Line) -> None:
    assert spelled_as((line("GB", "WALL"), OTHER), (other,)) == (other,)


def test_what_is_known_and_not_on_the_frame_is_not_added() -> None:
    assert spelled_as((line("GB", "WALL"), OTHER), (OTHER,)) == (OTHER,)
