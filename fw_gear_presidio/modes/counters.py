"""Clocks and counters: a value made of digits that were read before is not read again.

A counter shows a new text on every frame, in the same ten glyphs. Its crop is taken apart into
cells of ink, one for each character. Where every cell has exactly the pixels of one that OCR
has read before, all that is new is their order, and the text is put together from what was
read. Only digits may differ from a line that OCR read as a whole at this place: a crop with
one more speck of ink, another letter, or ink that cannot be told apart goes to OCR.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from fw_gear_presidio.domain import BoundingBox, Line, Word
from fw_gear_presidio.modes.change import TOLERANCE, difference
from fw_gear_presidio.modes.reading import crops_per_sheet, moved_box, read_crops
from fw_gear_presidio.text.ink import STRONG as INK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from fw_gear_presidio.text.ocr import OcrEngine

    Picture = NDArray[np.uint8]
    Lines = tuple[Line, ...]
    Glyph = tuple[int, int, bytes]

_READINGS = 2
"""How often a glyph must have been read, and always as the same character."""
_SURE = 0.9
"""Confidence from which the reading of a word says what its glyphs are."""
_STRONG = 0.4
"""Share of a row's contrast that tells a character from the soft edge between two."""
_REMEMBERED = 32
"""Whole readings that are kept to compare with."""
_DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class _Cell:
    """The ink of one character; ``place`` is in the picture's coordinates.

    ``core`` is what of it is no soft edge, as OCR measures boxes.
    """

    place: BoundingBox
    pixels: bytes
    core: BoundingBox

    @property
    def glyph(self) -> Glyph:
        """What is equal wherever on its row a character stands."""
        return self.place.top, self.place.width, self.pixels

    @property
    def centre(self) -> tuple[float, float]:
        box = self.place
        return (box.left + box.right - 1) / 2, (box.top + box.bottom - 1) / 2


@dataclass(frozen=True, slots=True)
class _Reading:
    """Lines as OCR read them; ``cells`` of the crop, and which of them each word is made of."""

    lines: Lines
    cells: tuple[_Cell, ...]
    words: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, lines: Lines, cells: tuple[_Cell, ...]) -> _Reading | None:
        """None where cells and characters are not one to one, or OCR is not sure."""
        found = []
        for word in _words(lines):
            within = [n for n, cell in enumerate(cells) if word.box.holds(*cell.centre)]
            if len(within) != len(word.text) or word.confidence < _SURE or not word.text:
                return None
            found.append(tuple(sorted(within, key=lambda n: cells[n].place.left)))
        if sorted(n for within in found for n in within) != list(range(len(cells))):
            return None
        return cls(lines, cells, tuple(found))

    def characters(self) -> Iterator[tuple[_Cell, str]]:
        for word, within in zip(_words(self.lines), self.words, strict=True):
            for character, n in zip(word.text, within, strict=True):
                yield self.cells[n], character

    def with_cells(self, cells: Sequence[_Cell], said: Sequence[str]) -> Lines:
        """These lines with other characters, one for each of ``cells``.

        Boxes are those that OCR would measure, if it measured these lines by the same rule;
        otherwise they cover both its boxes and all ink.
        """
        tight = self._boxes(cells) if self.boxes == self._boxes(self.cells) else None
        numbers = iter(range(len(self.words)))

        def changed(word: Word) -> Word:
            number = next(numbers)
            within = self.words[number]
            box = BoundingBox.enclosing((word.box, *(cells[n].place for n in within)))
            said_here = "".join(said[n] for n in within)
            return Word(said_here, tight[number] if tight else box, word.confidence)

        return tuple(Line(tuple(changed(word) for word in line.words)) for line in self.lines)

    @property
    def boxes(self) -> list[BoundingBox]:
        return [word.box for word in _words(self.lines)]

    def _boxes(self, cells: Sequence[_Cell]) -> list[BoundingBox]:
        """Boxes of the words made of ``cells``: as high as their line, as wide as they are."""
        found = []
        words = iter(self.words)
        for line in self.lines:
            cores = [[cells[n].core for n in next(words)] for _ in line.words]
            whole = BoundingBox.enclosing(core for of_word in cores for core in of_word)
            for of_word in cores:
                own = BoundingBox.enclosing(of_word)
                found.append(BoundingBox(own.left, whole.top, own.right, whole.bottom))
        return found


class CounterReader:
    """Reads places of a cine that change all the time; keeps glyphs and readings of it (PHI)."""

    def __init__(self, ocr: OcrEngine) -> None:
        self._ocr = ocr
        self._glyphs: dict[Glyph, tuple[str, int]] = {}
        """Character and number of readings; no character where it was read in two ways."""
        self._readings: deque[_Reading] = deque(maxlen=_REMEMBERED)

    def read(self, crops: Sequence[Picture], place: BoundingBox) -> list[Lines]:
        """The lines of each of ``crops``, all cut at ``place``, in the picture's coordinates."""
        cells = [_cells(crop, place) for crop in crops]
        lines: list[Lines | None] = [None] * len(crops)
        # One is read whatever is known: that puts to the test what was learned.
        due = list(range(len(crops)))[:1]
        read: set[int] = set()
        while due:
            batch = due[: crops_per_sheet(place)]
            for n, found in zip(
                batch, read_crops(self._ocr, [crops[n] for n in batch], place), strict=True
            ):
                lines[n] = found
                self._learn(cells[n], found)
            read.update(batch)
            for n in set(range(len(crops))) - read:
                lines[n] = self._composed(cells[n])
            due = [n for n, found in enumerate(lines) if found is None]
        return [found for found in lines if found is not None]

    def _learn(self, cells: tuple[_Cell, ...], lines: Lines) -> None:
        reading = _Reading.of(lines, cells)
        if reading is None:
            return
        self._readings.append(reading)
        for cell, character in reading.characters():
            known, times = self._glyphs.get(cell.glyph, (character, 0))
            self._glyphs[cell.glyph] = (character if known == character else "", times + 1)

    def _composed(self, cells: tuple[_Cell, ...]) -> Lines | None:
        """The lines that ``cells`` make, None where that is not certain."""
        for reading in reversed(self._readings):
            if len(reading.cells) == len(cells):
                said = self._said(reading, cells)
                if said is not None:
                    return reading.with_cells(cells, said)
        return None

    def _said(self, reading: _Reading, cells: Sequence[_Cell]) -> list[str] | None:
        """The character of each cell, if ``cells`` are ``reading`` but for their digits."""
        before = dict(reading.characters())
        said = []
        for old, new in zip(reading.cells, cells, strict=True):
            character, times = self._glyphs.get(new.glyph, ("", 0))
            is_known = bool(character) and times >= _READINGS
            is_like = character == before[old] or {character, before[old]} <= _DIGITS
            if not (is_known and is_like and old.place.intersection(new.place)):
                return None
            said.append(character)
        return said


def _words(lines: Lines) -> Iterator[Word]:
    return (word for line in lines for word in line.words)


def _cells(crop: Picture, place: BoundingBox) -> tuple[_Cell, ...]:
    """All ink of ``crop`` in cells: what stands apart on its row, row by row, from the left."""
    ink = difference(crop, np.full_like(crop, crop[0, 0]))
    marked, core = ink > TOLERANCE, ink >= INK * max(int(ink.max()), TOLERANCE)
    found = []
    for top, bottom in _runs(marked.any(axis=1)):
        row = ink[top:bottom]
        strong = (row >= _STRONG * row.max()).any(axis=0)
        for left, right in _runs(marked[top:bottom].any(axis=0)):
            # Soft edges between two characters go to the second: which one, must not vary.
            cuts = [stop + left for _, stop in _runs(strong[left:right])][:-1]
            for start, stop in zip([left, *cuts], [*cuts, right], strict=True):
                rows = np.flatnonzero(marked[top:bottom, start:stop].any(axis=1))
                whole = BoundingBox(start, top + int(rows[0]), stop, top + int(rows[-1]) + 1)
                found.append(
                    _Cell(
                        moved_box(whole, place.left, place.top),
                        crop[whole.top : whole.bottom, start:stop].tobytes(),
                        moved_box(_bounds(core, whole) or whole, place.left, place.top),
                    )
                )
    return tuple(found)


def _bounds(marks: NDArray[np.bool_], within: BoundingBox) -> BoundingBox | None:
    """The box around what is marked ``within`` a box."""
    part = marks[within.top : within.bottom, within.left : within.right]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if not rows.size:
        return None
    return BoundingBox(
        within.left + int(columns[0]),
        within.top + int(rows[0]),
        within.left + int(columns[-1]) + 1,
        within.top + int(rows[-1]) + 1,
    )


def _runs(marks: Any) -> list[tuple[int, int]]:
    """Start and stop of each run of true values in a row of booleans."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], marks, [False]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
