"""What an OCR engine is to the rest of the product, and how one is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from fw_gear_presidio.errors import OcrError
from fw_gear_presidio.settings import OcrEngineName

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fw_gear_presidio.domain import Line


class OcrEngine(Protocol):
    """Finds and reads the text of one picture."""

    name: str

    def read(self, image: NDArray[np.uint8]) -> list[Line]:
        """The lines of text on ``image``, shape (rows, columns) or (rows, columns, 3) RGB, uint8.

        Boxes are in pixels of ``image``, origin top left. No text is dropped for a low
        confidence; a place that holds text nobody could read is a Word with empty text.
        Raises OcrError (without any text in it) when the engine fails: that is never the
        same as an image without text, which gives an empty list. What is read never depends
        on what was read before.
        """
        ...

    def forget(self) -> None:
        """Drop what an engine may keep of its readings (PHI) to save work on equal pixels."""
        ...


def load_ocr(name: OcrEngineName, *, threads: int | None = None) -> OcrEngine:
    """The engine ``name``, ready to read; ``threads`` limits the cores it uses (None: all).

    Raises ModelError when the engine or its data are not installed. Nothing is downloaded.
    """
    # Engines are imported here because each costs most of a second.
    if name is OcrEngineName.TESSERACT:
        from fw_gear_presidio.text.tesseract_engine import TesseractEngine  # noqa: PLC0415 - slow

        return TesseractEngine()
    from fw_gear_presidio.text.rapidocr_engine import RapidOcrEngine  # noqa: PLC0415 - slow

    return RapidOcrEngine(threads=threads)


def as_rgb(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """``image`` as a contiguous (rows, columns, 3) array. Raises OcrError for other shapes."""
    if image.dtype != np.uint8 or 0 in image.shape:
        raise OcrError(f"OCR takes non-empty 8-bit pictures, not {image.dtype} {image.shape}.")
    rgb_channels = 3
    if image.ndim == 2:
        image = np.repeat(image[:, :, np.newaxis], rgb_channels, axis=2)
    elif image.ndim != 3 or image.shape[2] != rgb_channels:
        raise OcrError(f"OCR takes grey or RGB pictures, not an array of shape {image.shape}.")
    return np.ascontiguousarray(image)
