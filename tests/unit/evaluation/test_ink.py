from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.evaluation.ink import GONE, find_ink, share_told

BOX = BoundingBox(18, 18, 150, 42)


def picture(
    *, ground: int = 20, ink: int = 230, noise: int = 0, scale: int = 1
) -> NDArray[np.int32]:
    image = Image.new("L", (200, 60))
    ImageDraw.Draw(image).text((20, 16), "DOE^JANE 4711", 255, font=ImageFont.load_default(20))
    share = np.asarray(image, float) / 255
    chance = np.random.default_rng(1).normal(0, noise, share.shape) if noise else 0
    return ((ground + chance) * (1 - share) + ink * share).astype(np.int32) * scale


def told(original: NDArray[Any], now: NDArray[Any]) -> float:
    ink = find_ink(original, BOX)
    assert ink is not None
    return share_told(ink, now)


@pytest.mark.parametrize(
    "original",
    [
        picture(),
        picture(ground=230, ink=20),
        picture(ground=60, ink=95, noise=4),
        picture(noise=12),
        picture(scale=150),
        np.stack([picture(), picture(ink=180), picture(ink=20)], axis=-1),
    ],
    ids=["light", "dark", "faint", "noisy", "deep", "colour"],
)
def test_untouched_ink_is_all_told_and_filled_ink_is_not(original: NDArray[Any]) -> None:
    filled = original.copy()
    filled[BOX.top : BOX.bottom, BOX.left : BOX.right] = original.max()
    assert told(original, original) == 1
    assert told(original, filled) == 0


def test_the_share_is_that_of_what_was_left_open() -> None:
    original = picture()
    ink = find_ink(original, BOX)
    assert ink is not None
    half = original.copy()
    half[:, :84] = 255
    left = float(np.mean(ink.columns + ink.box.left >= 84))
    assert 0.3 < left < 0.7
    assert told(original, half) == pytest.approx(left, abs=0.05)


def test_a_fill_that_ends_at_the_ink_leaves_nothing() -> None:
    original = picture()
    rows, columns = np.nonzero(original > 100)
    tight = original.copy()
    tight[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1] = 255
    assert told(original, tight) <= GONE


@pytest.mark.parametrize(
    "veil", [lambda p: 255 - p, lambda p: p // 2, lambda p: p // 3 + 120, lambda p: p + 9]
)
def test_a_veil_is_no_redaction(veil: Any) -> None:
    original = picture()
    assert told(original, veil(original)) > 0.95


def test_one_letter_left_is_not_gone() -> None:
    original = picture()
    letter = original.copy()
    letter[:, 34:] = 0
    assert told(original, letter) > GONE


def test_an_even_box_has_no_ink() -> None:
    assert find_ink(np.zeros((60, 200), np.uint8), BOX) is None
    assert find_ink(picture(), BoundingBox(500, 500, 510, 510)) is None
