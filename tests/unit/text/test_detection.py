"""Outlines of lines from the network's map, and what the network is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from fw_gear_presidio.text.detection import Detector
from tests.unit.text.pictures import picture

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fw_gear_presidio.text.rapidocr_engine import RapidOcrEngine

LINES = [(40, 60, 30, 400), (80, 100, 120, 400)]
"""Top, bottom, left and right of lines on the map."""


def found_on(text_map: NDArray[np.float32]) -> list[tuple[int, ...]]:
    """The bounding boxes that are outlined when the network says ``text_map``."""

    def network(planes: NDArray[np.float32]) -> NDArray[np.float32]:
        rows, columns = planes.shape[2:]
        whole = np.zeros((1, 1, rows, columns), np.float32)
        whole[0, 0, : text_map.shape[0], : text_map.shape[1]] = text_map
        return whole

    any_network: Any = network
    shade = np.zeros((400, 600, 3), np.uint8)
    shade[0, 0] = 255
    quads = Detector(any_network)(shade)  # enlarged by 1.5, like the map
    return [(*(1.5 * q.min(axis=0)).astype(int), *(1.5 * q.max(axis=0)).astype(int)) for q in quads]


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize("count", [1, 2])
def test_a_line_that_runs_into_a_patch_is_outlined_along_its_length(
    upright: bool, count: int
) -> None:
    text_map = np.zeros((500, 500), np.float32)
    for top, bottom, left, right in LINES[:count]:
        text_map[top:bottom, left:right] = 0.95
    text_map[20:220, 300:390] = 0.8
    found = found_on(text_map if upright else np.ascontiguousarray(text_map.T))
    for top, bottom, left, right in LINES[:count]:
        box = (left, top, right, bottom) if upright else (top, left, bottom, right)
        assert any(_is_around(outline, box) for outline in found)


def _is_around(outline: tuple[int, ...], box: tuple[int, ...]) -> bool:
    """Whether ``outline`` is ``box`` grown by less than a line is high."""
    left, top, right, bottom = (
        a - b if n < 2 else b - a for n, (a, b) in enumerate(zip(box, outline, strict=True))
    )
    return all(0 <= side <= 20 for side in (left, top, right, bottom))


def test_straight_lines_that_slant_stay_whole() -> None:
    text_map = np.zeros((500, 800), np.float32)
    for column in range(20, 700):
        row = 40 + column // 4
        text_map[row : row + 20, column] = 0.95
    assert len(found_on(text_map)) == 1


def test_no_number_of_specks_hides_a_line() -> None:
    text_map = np.zeros((600, 900), np.float32)
    text_map[100::3, ::3] = 0.9  # outlines are looked for from the bottom
    text_map[20:40, 30:400] = 0.95
    assert any(_is_around(outline, (30, 20, 400, 40)) for outline in found_on(text_map))


@pytest.mark.parametrize("shade", [140, 200])
def test_type_that_crosses_its_own_brightness_is_found_on_both_sides(
    rapidocr: RapidOcrEngine, shade: int
) -> None:
    # A ground that brightens from left to right until type is darker than it.
    ground = np.tile(np.linspace(shade - 90, shade + 50, 700).astype(np.uint8), (200, 1))
    mask = picture([(60, 90, "STILES JOHN 05/12/1942 NW427744522")], 200, 700, 20)
    image = np.where(mask > 128, shade, ground).astype(np.uint8)
    (line,) = rapidocr.read(image)
    xs = (mask > 128).any(axis=0).nonzero()[0]
    assert line.box.left <= xs.min() + 2
    assert line.box.right >= xs.max() - 2


def test_faint_type_is_read(rapidocr: RapidOcrEngine) -> None:
    (line,) = rapidocr.read(picture([(60, 60, "STILES, JOHN")], 300, 400, 20, ink=106, ground=100))
    assert line.text.replace(" ", "").startswith("STILES")


@pytest.mark.parametrize("light", [False, True])
def test_a_bar_that_differs_much_from_the_page_keeps_the_contrast_of_its_type(light: bool) -> None:
    image = np.full((300, 400, 3), 240, np.uint8)
    image[60:76, 50:190] = 25
    type_on_bar = picture([(60, 60, "STILES, JOHN")], 300, 400, 13) > 128
    image[type_on_bar] = 0
    shown: list[NDArray[np.float32]] = []

    def network(planes: NDArray[np.float32]) -> NDArray[np.float32]:
        shown.append(planes[0, 0, :450, :600])
        return np.zeros((1, 1, *planes.shape[2:]), np.float32)

    any_network: Any = network
    Detector(any_network)(255 - image if light else image)
    (plane,) = shown
    strokes = np.repeat(np.repeat(type_on_bar, 3, axis=0), 3, axis=1)[::2, ::2]
    bar = plane[94:110, 245:275]  # beside the type; enlarged by 1.5
    assert abs(plane[strokes].mean() - bar.mean()) > 8 / 127.5
