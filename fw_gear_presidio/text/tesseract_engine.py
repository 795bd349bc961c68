"""OCR by Tesseract, through its command line program."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from fw_gear_presidio.domain import BoundingBox, Line, Word
from fw_gear_presidio.errors import ModelError, OcrError
from fw_gear_presidio.settings import OcrEngineName
from fw_gear_presidio.text.ocr import as_rgb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

try:
    import pytesseract
except ImportError as missing:
    raise ModelError(
        "The OCR engine Tesseract needs the package pytesseract: "
        "pip install 'fw-gear-presidio[tesseract]'"
    ) from missing

_SMALL = 2_000_000
"""Pictures of up to this many pixels are enlarged: Tesseract wants type 20 pixels high."""
_ENLARGED = 2
_SPARSE_TEXT = "--psm 11"
"""Text anywhere on the picture, in no order (tesseract(1))."""
_BACKGROUND = 127
_GAP_OF_SEGMENTS = 1.5
"""Words further apart than this many heights are not one run of text."""


class TesseractEngine:
    """Reads with the installed ``tesseract``; see ``ocr.OcrEngine``."""

    name = OcrEngineName.TESSERACT.value

    def __init__(self) -> None:
        """Raises ModelError when the program is not installed."""
        try:
            pytesseract.get_tesseract_version()
        except (pytesseract.TesseractNotFoundError, SystemExit) as error:
            raise ModelError(
                "The program 'tesseract' is missing: apt-get install tesseract-ocr"
            ) from error

    def read(self, image: NDArray[np.uint8]) -> list[Line]:
        """The lines of text on ``image``; see :meth:`OcrEngine.read`."""
        rgb = as_rgb(image)
        rows, columns = rgb.shape[:2]
        grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
        if float(np.median(grey)) < _BACKGROUND:
            # Tesseract reads black on white.
            grey = 255 - grey
        scale = _ENLARGED if rows * columns <= _SMALL else 1
        if scale > 1:
            grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        try:
            table = pytesseract.image_to_data(
                grey, config=_SPARSE_TEXT, output_type=pytesseract.Output.DICT
            )
        except Exception as error:
            # pytesseract passes on what the program printed; that may quote what it read.
            raise OcrError("Tesseract failed on this picture.") from error
        return _lines(table, scale, rows, columns)

    def forget(self) -> None:
        """Nothing is kept: every picture goes to a process of its own."""


def _lines(table: dict[str, list[Any]], scale: int, rows: int, columns: int) -> list[Line]:
    """Words of Tesseract's table by line; boxes in pixels of the picture that was given."""
    by_line: dict[tuple[int, ...], list[Word]] = defaultdict(list)
    for n, text in enumerate(table["text"]):
        confidence = float(table["conf"][n])
        if confidence < 0:
            continue  # A row about a block, paragraph or line.
        left, top = table["left"][n], table["top"][n]
        box = BoundingBox(
            left // scale,
            top // scale,
            max(-(-(left + table["width"][n]) // scale), left // scale + 1),
            max(-(-(top + table["height"][n]) // scale), top // scale + 1),
        ).clipped(rows, columns)
        if box:
            key = tuple(table[part][n] for part in ("block_num", "par_num", "line_num"))
            by_line[key].append(Word(text.strip(), box, confidence / 100))
    return [line for words in by_line.values() for line in _segments(words)]


def _segments(words: Sequence[Word]) -> list[Line]:
    """One line of Tesseract's may span the picture: cut where words stand far apart."""
    ordered = sorted(words, key=lambda word: word.box.left)
    cuts = [0]
    for number, (before, after) in enumerate(pairwise(ordered), start=1):
        height = max(before.box.height, after.box.height)
        if after.box.left - before.box.right > _GAP_OF_SEGMENTS * height:
            cuts.append(number)
    return [Line(tuple(ordered[a:b])) for a, b in pairwise([*cuts, len(ordered)])]
