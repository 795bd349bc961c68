"""Words of a line: which blanks the recognizer names are some, as the ink shows."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from fw_gear_presidio.text.line_crop import LineCrop
from fw_gear_presidio.text.rapidocr_lines import Reading, lines_of


def read_as(said: str, gaps: list[int]) -> list[str]:
    """The words of a line of bars 6 x 10 pixels, ``gaps`` apart, that was read as ``said``."""
    characters = said.replace(" ", "")
    lefts = [20]
    for gap in gaps:
        lefts.append(lefts[-1] + 6 + gap)
    width = lefts[-1] + 26
    picture = np.zeros((40, width, 3), np.uint8)
    for left in lefts:
        picture[15:25, left : left + 6] = 200
    assert len(lefts) == len(characters)
    quad = np.array([[10, 10], [width - 10, 10], [width - 10, 30], [10, 30]], np.float32)
    places = iter([left + 2 - 10 for left in lefts])
    words = [list(word) for word in said.split(" ")]
    info = SimpleNamespace(
        words=words,
        word_cols=[[next(places) for _ in word] for word in words],
        confs=[0.9] * len(said),
        line_txt_len=width - 20,
    )
    (line,) = lines_of(picture, [Reading(LineCrop.of(picture, quad), said, 0.9, info)])
    return [word.text for word in line.words]


def test_a_blank_as_narrow_as_the_gaps_of_letters_is_none_within_a_number() -> None:
    # Jul 26, 2024 21:53
    said, gaps = "Jul 26, 202 4 2 1:5 3", [2, 2, 5, 3, 2, 5, 2, 3, 3, 5, 3, 3, 3, 3]
    assert read_as(said, gaps) == ["Jul", "26,", "2024", "21:53"]


@pytest.mark.parametrize(
    ("said", "gaps"),
    [
        ("12 34", [2, 2, 2]),  # without a wider one nobody can tell
        ("AB 12 34", [2, 6, 2, 4, 2]),  # wider than what is between letters
        ("AB 12 34", [2, 6, 2, 6, 2]),
        ("AB C D", [2, 6, 2]),  # no number
        ("AB C: 12", [2, 6, 2, 2, 3]),  # the name of a field
    ],
)
def test_every_other_blank_stays(said: str, gaps: list[int]) -> None:
    assert read_as(said, gaps) == said.split(" ")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("O7:24", ["O7:24"]),
        ("DOB:12", ["DOB:", "12"]),
        ("ID:12", ["ID:", "12"]),
        ("D.O.B.12", ["D.O.B.", "12"]),
        ("1.2.12", ["1.2.12"]),
    ],
)
def test_a_time_with_a_misread_digit_is_no_field_and_its_value(said: str, words: list[str]) -> None:
    assert read_as(said, [2] * (len(said) - 1)) == words


@pytest.mark.parametrize("slant", [-6, -1, 0, 1, 6])
def test_a_line_that_nearly_runs_along_the_pixels_is_cut_out_along_them(slant: int) -> None:
    picture = np.arange(60 * 200 * 3, dtype=np.uint32).astype(np.uint8).reshape(60, 200, 3)
    quad = np.array(
        [[20.3, 20.2], [119.7, 20.2 + slant], [119.7, 39.8 + slant], [20.3, 39.8]], np.float32
    )
    crop = LineCrop.of(picture, quad)
    upright = crop.upright(picture)
    assert (upright is crop) == (abs(slant) > 2)
    if upright is not crop:
        top, bottom = 20 + min(slant, 0), 40 + max(slant, 0)
        assert np.array_equal(upright.pixels, picture[top:bottom, 20:120])
        for column in (0.0, 50.0, float(crop.width)):
            x = crop.point(column, crop.height / 2)[0]
            assert upright.point(crop.column_on(upright, column), 0)[0] == pytest.approx(x, abs=0.1)
