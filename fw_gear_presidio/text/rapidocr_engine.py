"""OCR by RapidOCR: PP-OCR models on ONNX Runtime, all of them inside its wheel.

RapidOCR's own pipeline shrinks large pictures, drops what it reads with little confidence
and what it cannot read at all. A redactor needs all three, so its detector and its
recognizer are called one after the other here.
"""

from __future__ import annotations

import logging
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import rapidocr
from rapidocr.ch_ppocr_det import TextDetector
from rapidocr.ch_ppocr_rec import TextRecInput, TextRecognizer

from fw_gear_presidio.domain import Line, Word
from fw_gear_presidio.errors import ModelError, OcrError
from fw_gear_presidio.settings import OcrEngineName
from fw_gear_presidio.text.line_crop import LineCrop, possible_turns, word_extents
from fw_gear_presidio.text.ocr import as_rgb

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STRIDE = 32
"""The detector's network takes sides that are multiples of this."""
_TILE = 640
_TILE_OVERLAP = 128
"""Pixels that neighbouring tiles share: more than a line of type is high."""
_ENLARGED = 1.5
_ENLARGED_UP_TO = 1_200_000
"""Pictures of up to this many pixels are enlarged for detection only: it finds more small type."""
_DETECTION = {
    # Measured on real overlays: with the default of 0.3 and 0.5 detection misses 5 % of texts.
    "Det.thresh": 0.2,
    "Det.box_thresh": 0.3,
    "Det.max_candidates": 20_000,
}


class RapidOcrEngine:
    """Reads pictures at their native resolution; see ``ocr.OcrEngine``."""

    name = OcrEngineName.RAPIDOCR.value

    def __init__(self, *, threads: int | None = None) -> None:
        """Load the models from RapidOCR's wheel. Raises ModelError when they are not there."""
        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        models = Path(rapidocr.__file__).parent / "models"
        options = {
            "Global.log_level": "critical",
            # Given paths, RapidOCR has nothing to look up or to download.
            "Det.model_path": str(_only(models, "*_det_*.onnx")),
            "Rec.model_path": str(_only(models, "*_rec_*.onnx")),
            **_DETECTION,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads or -1,
        }
        config = rapidocr.RapidOCR(params=options).cfg
        for part in (config.Det, config.Rec):
            part.engine_cfg = config.EngineConfig.onnxruntime
        config.Rec.font_path = None
        try:
            self._detector = TextDetector(config.Det)
            self._recognizer = TextRecognizer(config.Rec)
        except Exception as error:
            # ONNX Runtime raises its own classes, which differ between versions.
            raise ModelError(
                "RapidOCR's models cannot be loaded; reinstall the package 'rapidocr'."
            ) from error

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
        best: dict[int, tuple[float, LineCrop, str, Any]] = {}
        for (n, _), crop, reading in zip(tries, crops, self._recognize(crops), strict=True):
            text, score, info = reading
            if n not in best or score > best[n][0]:
                best[n] = (score, crop, text, info)
        return [
            _line(crop, text, info, rows, columns)
            for _, (_, crop, text, info) in sorted(best.items())
        ]

    def _detect(self, picture: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        """Quadrilaterals (4, 2) around lines of text, clockwise from the top left."""
        scale = _ENLARGED if picture.shape[0] * picture.shape[1] <= _ENLARGED_UP_TO else 1.0
        if scale > 1:
            picture = _u8(
                cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
            )
        rows, columns = picture.shape[:2]
        padded = _u8(
            cv2.copyMakeBorder(
                picture, 0, -rows % _STRIDE, 0, -columns % _STRIDE, cv2.BORDER_REPLICATE
            )
        )
        text_map = np.zeros(padded.shape[:2], np.float32)
        # Tiles bound the memory of a huge picture. Their maps are joined before lines are
        # looked for, so a line that crosses tiles stays one line.
        for top, bottom in _tiles(padded.shape[0]):
            for left, right in _tiles(padded.shape[1]):
                seen = self._text_map(padded[top:bottom, left:right])
                part = text_map[top:bottom, left:right]
                np.maximum(part, seen, out=part)
        quads, _ = self._detector.postprocess_op(text_map[None, None], padded.shape[:2])
        return [np.asarray(quad, np.float32) / scale for quad in quads]

    def _text_map(self, tile: NDArray[np.uint8]) -> NDArray[np.float32]:
        """The probability of text for every pixel of ``tile``."""
        if tile.min() == tile.max():
            # Without any contrast the network's normalization divides by nothing.
            return np.zeros(tile.shape[:2], np.float32)
        planes = tile.astype(np.float32).transpose(2, 0, 1)[None] / 127.5 - 1
        probability: NDArray[np.float32] = self._detector.session(planes)[0, 0]
        return np.nan_to_num(probability)

    def _recognize(self, crops: list[LineCrop]) -> list[tuple[str, float, Any]]:
        if not crops:
            return []
        result = self._recognizer(
            TextRecInput(img=[crop.pixels for crop in crops], return_word_box=True)
        )
        assert result.txts is not None
        return list(zip(result.txts, result.scores, result.word_results, strict=True))


def _u8(picture: Any) -> NDArray[np.uint8]:
    """OpenCV keeps the type of its input, but does not say so."""
    return np.asarray(picture, np.uint8)


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise ModelError("RapidOCR's models are missing; reinstall the package 'rapidocr'.")
    return found[0]


def _tiles(length: int) -> list[tuple[int, int]]:
    """Overlapping ranges that cover ``length`` pixels, each a multiple of the stride long."""
    if length <= _TILE + _TILE_OVERLAP:
        return [(0, length)]
    starts = list(range(0, length - _TILE, _TILE - _TILE_OVERLAP))
    return [(start, start + _TILE) for start in [*starts, length - _TILE]]


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
