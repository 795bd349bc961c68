"""Counters: the readings are those of every crop read whole, for fewer readings."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from benchmarks.cines import still, written
from fw_gear_presidio.domain import BoundingBox, Line, Word
from fw_gear_presidio.modes.counters import CounterReader
from fw_gear_presidio.text.ink import STRONG

PLACE = BoundingBox(100, 200, 300, 380)
"""Higher than what is read in sheets: one call of the engine for one crop."""
AT = (20, 60)
BLANK = still(PLACE.height, PLACE.width, ())

Crop = NDArray[np.uint8]


class Oracle:
    """Reads what a test drew; ``reads`` holds what was asked for."""

    name = "oracle"

    def __init__(self, misread: dict[str, str] | None = None, confidence: float = 1.0) -> None:
        self._texts: dict[bytes, tuple[str, BoundingBox]] = {}
        self._misread = misread or {}
        self._confidence = confidence
        self.reads: list[str] = []

    def crop(self, text: str, *, speck: tuple[int, int] | None = None, light: int = 255) -> Crop:
        """A drawn crop with ``text``, and with a spot that nobody would call text."""
        crop = written(BLANK, *AT, text, ink=light).copy()
        rows, columns = np.nonzero(crop)
        box = BoundingBox(
            int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1
        )
        if speck:
            crop[speck] = 20
        self._texts[crop.tobytes()] = (text, box)
        return crop

    def read(self, image: Crop) -> list[Line]:
        text, box = self._texts[image.tobytes()]
        self.reads.append(text)
        # Words as wide as their share of the letters, as an engine that knows no better.
        said, words, left = text.split(), [], box.left
        for number, word in enumerate(said):
            is_last = number == len(said) - 1
            right = box.right if is_last else left + box.width * len(word) // len(text)
            place = BoundingBox(left, box.top, right, box.bottom)
            words.append(Word(self._misread.get(word, word), place, self._confidence))
            left = right
        return [Line(tuple(words))]

    def forget(self) -> None:
        """Keeps nothing."""


def texts(read: list[tuple[Line, ...]]) -> list[str]:
    return [" ".join(line.text for line in lines) for lines in read]


def test_digits_in_a_new_order_are_not_read_again() -> None:
    oracle = Oracle()
    said = [f"{n:03}" for n in range(0, 1000, 7)]
    read = CounterReader(oracle).read([oracle.crop(text) for text in said], PLACE)
    assert texts(read) == said
    assert len(oracle.reads) < 40


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.text("0123456789", min_size=1, max_size=6), st.sampled_from(["", ":", "AB"])),
        min_size=1,
        max_size=30,
    )
)
def test_what_is_put_together_is_what_stands_there(said: list[tuple[str, str]]) -> None:
    oracle = Oracle()
    drawn = [f"{digits}{mark}{digits[::-1]}" for digits, mark in said]
    reader = CounterReader(oracle)
    for _ in range(2):
        read = reader.read([oracle.crop(text) for text in drawn], PLACE)
        assert texts(read) == drawn
        for (line,), text in zip(read, drawn, strict=True):
            # Softer edges are the part of the margin that findings get.
            rows, columns = np.nonzero(oracle.crop(text) >= STRONG * 255)
            box = line.box
            assert box.left - PLACE.left <= columns.min() < columns.max() < box.right - PLACE.left
            assert box.top - PLACE.top <= rows.min() < rows.max() < box.bottom - PLACE.top


@pytest.mark.parametrize(
    "crop",
    [
        lambda oracle: oracle.crop("1O2"),
        lambda oracle: oracle.crop("1.2"),
        lambda oracle: oracle.crop("ANN"),
        lambda oracle: oracle.crop("1023"),
        lambda oracle: oracle.crop("102", speck=(66, 150)),
        lambda oracle: oracle.crop("102", speck=(10, 22)),
        lambda oracle: oracle.crop("102", speck=(67, 24)),
        lambda oracle: oracle.crop("102", light=100),
    ],
    ids=["letter", "mark", "name", "longer", "beside", "above", "within", "fainter"],
)
def test_whatever_is_not_only_digits_known_is_read(crop: object) -> None:
    assert callable(crop)
    oracle = Oracle()
    reader = CounterReader(oracle)
    reader.read([oracle.crop(f"{n:03}") for n in range(0, 1000, 7)], PLACE)
    known = oracle.crop("102")
    strange = crop(oracle)
    oracle.reads.clear()
    read = reader.read([known, known, strange, known], PLACE)
    assert texts(read)[::3] == ["102", "102"]
    assert len(oracle.reads) == 2
    assert texts(read)[2] == oracle.reads[-1]


def test_letters_are_never_put_together() -> None:
    oracle = Oracle()
    said = ["AN", "NA", "AA", "NN", "AN", "NA"]
    read = CounterReader(oracle).read([oracle.crop(text) for text in said], PLACE)
    assert texts(read) == said
    assert oracle.reads[:4] == said[:4]


def test_a_glyph_that_is_read_in_two_ways_is_always_read() -> None:
    oracle = Oracle({"17": "77"})
    said = [f"{n:02}" for n in range(10, 60)]
    read = CounterReader(oracle).read([oracle.crop(text) for text in said], PLACE)
    assert texts(read) == [{"17": "77"}.get(text, text) for text in said]
    assert [text for text in said if "1" in text] == [t for t in oracle.reads if "1" in t]


def test_an_unsure_reading_teaches_nothing() -> None:
    oracle = Oracle(confidence=0.8)
    said = [f"{n:02}" for n in range(10, 40)]
    assert texts(CounterReader(oracle).read([oracle.crop(t) for t in said], PLACE)) == said
    assert oracle.reads == said


def test_a_blank_crop_has_no_text() -> None:
    oracle = Oracle()
    reader = CounterReader(oracle)
    blank = BLANK.copy()
    oracle._texts[blank.tobytes()] = ("", BoundingBox(0, 0, 1, 1))
    oracle_read = oracle.read
    oracle.read = lambda image: [] if not image.any() else oracle_read(image)
    assert reader.read([blank, oracle.crop("12"), blank], PLACE)[::2] == [(), ()]
    assert reader.read([], PLACE) == []


def test_boxes_are_those_that_ocr_would_measure() -> None:
    """An engine that measures the strong ink: a value put together has its box to the pixel."""

    class Measuring(Oracle):
        def read(self, image: Crop) -> list[Line]:
            ((word,),) = (line.words for line in super().read(image))
            rows, columns = np.nonzero(image >= STRONG * 255)
            left, top = int(columns.min()), int(rows.min())
            box = BoundingBox(left, top, int(columns.max()) + 1, int(rows.max()) + 1)
            return [Line((Word(word.text, box, 1.0),))]

    oracle = Measuring()
    known, new = ["0123456789", "9876543210", "1010101010"], "4711081511"
    reader = CounterReader(oracle)
    reader.read([oracle.crop(text) for text in known], PLACE)
    oracle.reads.clear()
    (found,) = reader.read([oracle.crop(known[0]), oracle.crop(new)], PLACE)[1:]
    assert oracle.reads == [known[0]]
    ((word,),) = (line.words for line in found)
    rows, columns = np.nonzero(oracle.crop(new) >= STRONG * 255)
    assert (word.box.left, word.box.top) == (PLACE.left + columns.min(), PLACE.top + rows.min())
    assert (word.box.right, word.box.bottom) == (
        PLACE.left + columns.max() + 1,
        PLACE.top + rows.max() + 1,
    )
