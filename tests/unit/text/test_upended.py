"""Lines that run up or down, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.unit.text.pictures import picture

if TYPE_CHECKING:
    from fw_gear_presidio.text.rapidocr_engine import RapidOcrEngine

PAGE = [
    (20, 10, "ID: 333-25-1771"),
    (20, 28, "STILES, JOHN"),
    (20, 46, "M"),
    (20, 64, "13y"),
    (420, 10, "2025/03/17"),
    (420, 28, "HEAD"),
    (420, 560, "120kV"),
    (420, 578, "250mA"),
]


@pytest.mark.parametrize("turns", [1, 3])
@pytest.mark.parametrize("size", [12, 14])
def test_short_lines_side_by_side_are_read_apart(
    rapidocr: RapidOcrEngine, turns: int, size: int
) -> None:
    page = picture(PAGE, 600, 520, size)
    lines = rapidocr.read(np.ascontiguousarray(np.rot90(page, turns)))
    assert {line.text.replace(" ", "") for line in lines} >= {
        text.replace(" ", "") for _, _, text in PAGE if len(text) > 1
    }


def test_two_lines_that_run_up_alone_on_a_picture_are_read_apart(rapidocr: RapidOcrEngine) -> None:
    block = picture([(20, 200, "120 kV/AB"), (20, 213, "250 mA/CD")], 300, 300, 13)
    lines = rapidocr.read(np.ascontiguousarray(np.rot90(block)))
    assert {line.text.replace(" ", "") for line in lines} == {"120kV/AB", "250mA/CD"}


def test_upright_lines_between_those_that_run_up_stay_as_they_are(
    rapidocr: RapidOcrEngine,
) -> None:
    page = np.ascontiguousarray(np.rot90(picture(PAGE, 600, 520, 14)))
    upright = picture([(200, 250, "Gain 62 dB"), (200, 280, "R")], *page.shape, 14)
    lines = rapidocr.read(np.maximum(page, upright))
    (gain,) = [line for line in lines if "Gain" in line.text]
    _, xs = upright[:275].nonzero()
    assert gain.box.left <= xs.min() + 1
    assert gain.box.right >= xs.max()
    assert "ID: 333-25-1771" in {line.text for line in lines}
