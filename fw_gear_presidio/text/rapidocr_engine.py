"""OCR by RapidOCR: the PP-OCR models inside its wheel.

RapidOCR's own pipeline shrinks large pictures, drops what it reads with little confidence
and what it cannot read at all. A redactor needs all three, so detection and recognition
are called one after the other here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import rapidocr

from fw_gear_presidio.errors import ModelError, OcrError
from fw_gear_presidio.settings import OcrEngineName
from fw_gear_presidio.text.detection import Detector
from fw_gear_presidio.text.line_crop import LineCrop, possible_turns, runs_up_or_down
from fw_gear_presidio.text.network import Network
from fw_gear_presidio.text.ocr import as_rgb
from fw_gear_presidio.text.rapidocr_lines import Reading, lines_of
from fw_gear_presidio.text.recognition import Recognizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from fw_gear_presidio.domain import BoundingBox, Line

_SURE = 0.9
"""Confidence from which a line that runs up or down is not read a second time."""
_TWO_LINES = 16
"""Pixels that two lines of the smallest legible type take side by side."""


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
        found = self._read_quads(picture, self._detect(picture))
        rows, columns = picture.shape[:2]
        places = [reading.crop.whole(rows, columns) for reading in found]
        read = []
        for number, (reading, place) in enumerate(zip(found, places, strict=True)):
            others = places[:number] + places[number + 1 :]
            read.extend(self._turned(picture, reading, place, others))
        return lines_of(picture, read)

    def _read_quads(
        self, picture: NDArray[np.uint8], quads: list[NDArray[np.float32]]
    ) -> list[Reading]:
        """What each of ``quads`` holds, in the turn in which it reads best."""
        tries = [(n, turns) for n, quad in enumerate(quads) for turns in possible_turns(quad)]
        crops = [LineCrop.of(picture, quads[n], turns) for n, turns in tries]
        recognized = self._recognize([crop.pixels for crop in crops])
        best: dict[int, Reading] = {}
        for (n, _), crop, said in zip(tries, crops, recognized, strict=True):
            reading = Reading(crop, *said)
            if n not in best or reading.score > best[n].score:
                best[n] = reading
        return [best[n] for n in sorted(best)]

    def _turned(
        self,
        picture: NDArray[np.uint8],
        reading: Reading,
        place: BoundingBox,
        others: Sequence[BoundingBox],
    ) -> list[Reading]:
        """``reading``, or what is read in its ``place`` when that is turned by a quarter.

        Detection takes neighbouring lines that run up or down for one.
        """
        if reading.score >= _SURE or place.width < _TWO_LINES or not runs_up_or_down(place):
            return [reading]
        around = place.expanded(place.width, place.width).clipped(*picture.shape[:2]) or place
        part = picture[around.top : around.bottom, around.left : around.right]
        quads = []
        for turned in self._detect(np.ascontiguousarray(np.rot90(part))):
            # Turned counterclockwise, columns counted from the right became rows.
            x, y = around.right - turned[:, 1], around.top + turned[:, 0]
            quad = np.roll(np.column_stack((x, y)), 1, axis=0)
            centre = float(x.mean()), float(y.mean())
            is_new = place.holds(*centre) and not any(other.holds(*centre) for other in others)
            if is_new and len(possible_turns(quad)) > 1:
                quads.append(quad)
        again = self._read_quads(picture, quads)
        return again if again and min(r.score for r in again) > reading.score else [reading]


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise ModelError("RapidOCR's models are missing; reinstall the package 'rapidocr'.")
    return found[0]
