"""Cines made to fool a reader that skips: every text is found on every frame that shows it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.cines import Draw, Sector, jpeg, still, written
from fw_gear_presidio.domain import BoundingBox, Line
from fw_gear_presidio.modes.change import TILE, Motion, mean_picture, restless_tiles
from fw_gear_presidio.modes.cine import CineReader
from fw_gear_presidio.text.rapidocr_engine import RapidOcrEngine

FRAMES = 32
NAME = "JOHN SMITH"
SECTOR = Sector(240, 320, overlay=((8, 6, "ID 4711"),), on_top=())
"""Speckle that moves in most of the picture, a number that stays beside it."""


class CountingOcr:
    """The real engine; counts the pixels it is given."""

    name = "counting"

    def __init__(self) -> None:
        self._engine = RapidOcrEngine(threads=2)
        self.pixels = 0

    def read(self, image: NDArray[np.uint8]) -> list[Line]:
        self.pixels += image.shape[0] * image.shape[1]
        # Every reading counts, also of equal pixels.
        self.forget()
        return self._engine.read(image)

    def forget(self) -> None:
        self._engine.forget()


@pytest.fixture(scope="module")
def ocr() -> CountingOcr:
    return CountingOcr()


def read(
    ocr: CountingOcr, draw: Draw, frames: int = FRAMES, regions: Sequence[BoundingBox] = ()
) -> list[tuple[Line, ...]]:
    """The lines of each frame, read in chunks of 32."""
    reader = CineReader(ocr, regions)
    pictures = [draw(number) for number in range(frames)]
    ocr.pixels = 0
    return [
        lines
        for start in range(0, frames, FRAMES)
        for lines in reader.read(pictures[start : start + FRAMES])
    ]


def frames_with(text: str, read: Sequence[tuple[Line, ...]]) -> list[int]:
    """The frames on which a line holds most of ``text``: speckle costs OCR a letter or two."""
    letters = plain(text)[:-3]
    return [
        number
        for number, lines in enumerate(read)
        if any(letters in plain(line.text) for line in lines)
    ]


def plain(text: str) -> str:
    """``text`` without blanks, and without the accents that OCR makes of speckle."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c.isalnum())


def shown(
    draw: Draw, on: Callable[[int], bool], *at: float, text: str = NAME, ink: int = 255
) -> Draw:
    """``draw`` with ``text`` on some frames."""
    return lambda number: (
        written(draw(number), at[0], at[1], text, ink) if on(number) else draw(number)
    )


FLAT: Draw = lambda number: still(240, 320, ((8, 6, "ID 4711"), (8, 200, "Gain 57")))  # noqa: E731 - one of many drawings by frame number
GREY: Draw = lambda number: np.full((240, 320), 128, np.uint8)  # noqa: E731 - one of many drawings by frame number


@pytest.mark.parametrize("flash", [0, 13, 31])
def test_a_name_on_one_frame_is_found_on_that_frame(ocr: CountingOcr, flash: int) -> None:
    lines = read(ocr, shown(FLAT, lambda number: number == flash, 160, 200))
    assert frames_with(NAME, lines) == [flash]
    assert frames_with("4711", lines) == list(range(FRAMES))


@pytest.mark.parametrize("ink", [0, 255, 150])
def test_bright_dark_and_faint_flashes_on_grey(ocr: CountingOcr, ink: int) -> None:
    lines = read(ocr, shown(GREY, lambda number: number == 9, 100, 100, ink=ink))
    assert frames_with(NAME, lines) == [9]


@pytest.mark.parametrize("flash", [1, 50])
@pytest.mark.parametrize("ink", [255, 170])
def test_a_flash_over_moving_speckle(ocr: CountingOcr, flash: int, ink: int) -> None:
    lines = read(ocr, shown(SECTOR, lambda number: number == flash, 110, 130, ink=ink), 64)
    assert frames_with(NAME, lines) == [flash]
    # Not by reading everything: motion without text costs little.
    assert ocr.pixels < 16 * 240 * 320


def test_a_dark_flash_over_bright_moving_speckle(ocr: CountingOcr) -> None:
    lines = read(
        ocr,
        shown(lambda n: SECTOR(n) // 3 + 150, lambda number: number == 20, 110, 130, ink=20),
    )
    assert frames_with(NAME, lines) == [20]


@pytest.mark.parametrize("draw", [SECTOR, jpeg(SECTOR)], ids=["lossless", "jpeg"])
def test_text_that_stays_over_moving_speckle_is_read_a_few_times(
    ocr: CountingOcr, draw: Draw
) -> None:
    lines = read(ocr, shown(draw, lambda _: True, 110, 130), 96)
    assert frames_with(NAME, lines) == list(range(96))
    assert frames_with("4711", lines) == list(range(96))
    assert len(set(lines)) == 1
    assert ocr.pixels < 4 * 240 * 320


@pytest.mark.parametrize("start", [3, 16, 40])
def test_a_name_that_comes_and_stays_over_moving_speckle(ocr: CountingOcr, start: int) -> None:
    lines = read(ocr, shown(SECTOR, lambda number: number >= start, 110, 130, ink=230), 64)
    assert frames_with(NAME, lines) == list(range(start, 64))


def test_a_text_that_stays_need_not_prove_it_again_after_a_flash_beside_it(
    ocr: CountingOcr,
) -> None:
    staying = shown(SECTOR, lambda _: True, 110, 130)
    lines = read(ocr, shown(staying, lambda number: number == 40, 110, 150, text="FREEZE"), 96)
    assert frames_with(NAME, lines) == list(range(96))
    assert frames_with("FREEZE", lines) == [40]
    assert ocr.pixels < 6 * 240 * 320


def test_a_text_that_takes_the_place_of_one_that_stayed(ocr: CountingOcr) -> None:
    before = shown(SECTOR, lambda number: number < 40, 110, 130)
    lines = read(ocr, shown(before, lambda number: number >= 40, 110, 130, text="ANNA BAKER"), 96)
    assert frames_with(NAME, lines) == list(range(40))
    assert frames_with("ANNA BAKER", lines) == list(range(40, 96))


def test_a_text_that_stayed_and_then_takes_turns_with_another(ocr: CountingOcr) -> None:
    other = {number for number in range(40, 64) if number % 2}
    first = shown(SECTOR, lambda number: number not in other, 110, 130)
    lines = read(ocr, shown(first, other.__contains__, 110, 130, text="ANNA BAKER"), 64)
    assert frames_with(NAME, lines) == [n for n in range(64) if n not in other]
    assert frames_with("ANNA BAKER", lines) == sorted(other)


def test_a_name_that_leaves_is_gone(ocr: CountingOcr) -> None:
    lines = read(ocr, shown(SECTOR, lambda number: number < 40, 110, 130), 64)
    assert frames_with(NAME, lines) == list(range(40))


def test_a_slow_fade_adds_up(ocr: CountingOcr) -> None:
    def fade(number: int) -> NDArray[np.uint8]:
        return written(FLAT(0), 160, 200, NAME, ink=2 * number)

    found = frames_with(NAME, read(ocr, fade, 64))
    whole = [number for number in range(64) if frames_with(NAME, [tuple(ocr.read(fade(number)))])]
    assert set(range(max(whole[0], 20), 64)) <= set(found)
    assert found[0] <= whole[0] + 3


def test_a_slow_fade_over_moving_speckle_adds_up(ocr: CountingOcr) -> None:
    lines = read(
        ocr, lambda number: written(SECTOR(number), 110, 130, NAME, ink=60 + 2 * number), 96
    )
    assert set(range(70, 96)) <= set(frames_with(NAME, lines))


def test_scrolling_text_is_found_on_every_frame(ocr: CountingOcr) -> None:
    lines = read(ocr, lambda number: written(FLAT(0), 40 + 4 * number, 100, NAME))
    assert frames_with(NAME, lines) == list(range(FRAMES))
    assert all(sum(NAME in line.text for line in frame) <= 1 for frame in lines)


def test_an_overlay_that_changes_sides(ocr: CountingOcr) -> None:
    def sides(number: int) -> NDArray[np.uint8]:
        return written(SECTOR(number), 8 if number < 20 else 210, 220, NAME)

    lines = read(ocr, sides)
    assert frames_with(NAME, lines) == list(range(FRAMES))
    lefts = [next(li.box.left for li in frame if NAME[:4] in li.text) for frame in lines]
    assert all(left < 30 for left in lefts[:20])
    assert all(left > 180 for left in lefts[20:])


@pytest.mark.parametrize("place", [(200, 222), (120, 130)], ids=["beside", "over"])
def test_a_counter_that_changes_on_every_frame(ocr: CountingOcr, place: tuple[int, int]) -> None:
    lines = read(ocr, lambda number: written(SECTOR(number), *place, f"No {number + 100}"), 40)
    for number, frame in enumerate(lines):
        assert any(str(number + 100) in line.text for line in frame), number
        assert sum("No" in line.text for line in frame) == 1, number


COUNTER: Draw = lambda number: written(FLAT(0), 200, 200, f"{number // 10}:{7 * number % 100:02}")  # noqa: E731 - one of many drawings by frame number


def test_a_counter_costs_its_digits(ocr: CountingOcr) -> None:
    lines = read(ocr, COUNTER, 96)
    for number, frame in enumerate(lines):
        assert [line.text for line in frame if line.box.left > 150] == [
            f"{number // 10}:{7 * number % 100:02}"
        ]
    costly = ocr.pixels
    read(ocr, jpeg(COUNTER), 96)
    assert costly < ocr.pixels / 2


@pytest.mark.parametrize("flash", [40, 95])
@pytest.mark.parametrize(
    ("at", "text"),
    [((200, 200), "EVE"), ((236, 200), "EVE"), ((200, 216), "EVE"), ((200, 184), "EVE")],
    ids=["instead", "behind", "below", "above"],
)
def test_a_name_where_a_counter_counts(
    ocr: CountingOcr, flash: int, at: tuple[int, int], text: str
) -> None:
    def cine(number: int) -> NDArray[np.uint8]:
        shown = FLAT(0) if at == (200, 200) and number == flash else COUNTER(number)
        return written(shown, *at, text, ink=180) if number == flash else shown

    lines = read(ocr, cine, 96)
    found = [number for number, frame in enumerate(lines) if any(text in li.text for li in frame)]
    assert found == [flash]
    counted = [f"{n // 10}:{7 * n % 100:02}" for n in range(96)]
    assert all(
        any(counted[n] in line.text for line in frame)
        for n, frame in enumerate(lines)
        if n != flash or at != (200, 200)
    )


def test_a_counter_that_becomes_a_date_of_birth(ocr: CountingOcr) -> None:
    lines = read(
        ocr,
        lambda n: written(FLAT(0), 200, 200, "05/12/42") if n >= 60 else COUNTER(n),
        96,
    )
    assert [any("05/12/42" in li.text for li in frame) for frame in lines] == [
        n >= 60 for n in range(96)
    ]


@pytest.mark.parametrize("draw", [SECTOR, jpeg(SECTOR)], ids=["lossless", "jpeg"])
def test_a_name_only_in_the_last_third(ocr: CountingOcr, draw: Draw) -> None:
    lines = read(ocr, shown(draw, lambda number: number >= 60, 150, 6), 90)
    assert frames_with(NAME, lines) == list(range(60, 90))


def test_short_cines_are_read_wherever_they_change(ocr: CountingOcr) -> None:
    lines = read(ocr, shown(SECTOR, lambda number: number == 2, 110, 130), 5)
    assert frames_with(NAME, lines) == [2]


@pytest.mark.parametrize("region", [(0, 0, 320, 240), (0, 0, 96, 96), (224, 160, 320, 240)])
def test_no_region_of_the_header_keeps_a_flash_from_being_read(
    ocr: CountingOcr, region: tuple[int, int, int, int]
) -> None:
    regions = (BoundingBox(*region),)
    lines = read(ocr, shown(SECTOR, lambda number: number == 11, 110, 130), regions=regions)
    assert frames_with(NAME, lines) == [11]


def test_outside_of_the_regions_less_counts_as_new() -> None:
    pictures = [shown(SECTOR, lambda n: n == 11, 110, 130, ink=120)(n) for n in range(FRAMES)]
    mean, restless = mean_picture(pictures), restless_tiles(pictures)
    inside, outside = (
        Motion(pictures, mean, restless, np.full_like(restless, beyond)) for beyond in (0, 1)
    )
    counts = [
        [int(motion.unusual(number).sum()) for number in range(FRAMES)]
        for motion in (inside, outside)
    ]
    assert all(few <= many for few, many in zip(*counts, strict=True))
    assert sum(counts[0]) < sum(counts[1])
    assert inside.excess().tolist() == outside.excess().tolist()


def test_a_counter_over_motion_proves_itself_twice_and_then_every_fourth_chunk(
    ocr: CountingOcr, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, top, frames, looked = 120, 130, 16, []
    find = CineReader._find_lively

    def spy(reader: CineReader, pictures: Sequence, mean: NDArray, doubtful: NDArray, *rest):
        looked.append(bool(doubtful[top // TILE, left // TILE]))
        return find(reader, pictures, mean, doubtful, *rest)

    monkeypatch.setattr(CineReader, "_find_lively", spy)
    reader = CineReader(ocr)
    for start in range(0, 10 * frames, frames):
        numbers = range(start, start + frames)
        pictures = [written(SECTOR(n), left, top, f"No {n + 100}") for n in numbers]
        for number, lines in zip(numbers, reader.read(pictures), strict=True):
            assert any(str(number + 100) in line.text for line in lines)
    assert [chunk for chunk, doubted in enumerate(looked) if doubted] == [0, 1, 4, 8]
