"""OCR by RapidOCR: the PP-OCR models inside its wheel.

RapidOCR's own pipeline shrinks large pictures, drops what it reads with little confidence
and what it cannot read at all. A redactor needs all three, so detection and recognition
are called one after the other here.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import rapidocr

from fw_gear_presidio.domain import Line, Word
from fw_gear_presidio.errors import ModelError, OcrError
from fw_gear_presidio.settings import OcrEngineName
from fw_gear_presidio.text.detection import Detector
from fw_gear_presidio.text.line_crop import LineCrop, possible_turns, word_extents
from fw_gear_presidio.text.network import Network
from fw_gear_presidio.text.ocr import as_rgb
from fw_gear_presidio.text.recognition import Recognizer

if TYPE_CHECKING:
    from numpy.typing import NDArray


class RapidOcrEngine:
    """Reads pictures at their native resolution; see ``ocr.OcrEngine``."""

    name = OcrEngineName.RAPIDOCR.value

    def __init__(self, *, threads: int | None = None) -> None:
        """Load the models from RapidOCR's wheel. Raises ModelError when they are not there."""
        models = Path(rapidocr.__file__).parent / "models"
        self._detect = Detector(Network(_only(models, "*_det_*.onnx"), threads=threads))
        self._recognize = Recognizer(Network(_only(models, "*_rec_*.onnx"), threads=threads))

    def read(self, image: NDArray[np.uint8]) -> list[Line]:
        """The lines of text on ``image``; see :meth:`OcrEngine.read`."""
        picture = np.ascontiguousarray(as_rgb(image)[:, :, ::-1])
        try:
            return self._read(picture)
        except Exception as error:
            # An engine failure of any kind must not pass for "no text", and its own message
            # could quote what was read.
            raise OcrError("RapidOCR failed on this picture.") from error

    def _read(self, picture: NDArray[np.uint8]) -> list[Line]:
        rows, columns = picture.shape[:2]
        quads = self._detect(picture)
        tries = [(n, turns) for n, quad in enumerate(quads) for turns in possible_turns(quad)]
        crops = [LineCrop.of(picture, quads[n], turns) for n, turns in tries]
        readings = self._recognize([crop.pixels for crop in crops])
        best: dict[int, tuple[float, LineCrop, str, Any]] = {}
        for (n, _), crop, (text, score, info) in zip(tries, crops, readings, strict=True):
            if n not in best or score > best[n][0]:
                best[n] = (score, crop, text, info)
        return [
            _line(crop, text, info, rows, columns)
            for _, (_, crop, text, info) in sorted(best.items())
        ]


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise ModelError("RapidOCR's models are missing; reinstall the package 'rapidocr'.")
    return found[0]


def _line(crop: LineCrop, text: str, info: Any, rows: int, columns: int) -> Line:
    """The words of one recognized strip. ``info`` is RapidOCR's WordInfo."""
    words = ["".join(characters) for characters in info.words] if text.strip() else []
    if not words:
        return Line((Word("", crop.box(0, crop.width, rows, columns), 0.0),))
    step = crop.width / max(info.line_txt_len, 1)
    centres = [((cols[0] + 0.5) * step, (cols[-1] + 0.5) * step) for cols in info.word_cols]
    extents = word_extents(crop.pixels, centres)
    # Confidences come one per character of the text, blanks included.
    confidences = [
        c for c, character in zip(info.confs, text, strict=True) if not character.isspace()
    ]
    ends = np.cumsum([0, *map(len, words)])
    return Line(
        tuple(
            Word(word, crop.box(left, right, rows, columns), float(np.mean(confidences[a:b])))
            for word, (left, right), (a, b) in zip(words, extents, pairwise(ends), strict=True)
        )
    )
