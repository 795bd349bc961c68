"""The pictures that are compared: an original, what became of it, or the boxes found on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.outputs.box_file import Box

Picture = NDArray[Any]


class Pictures(Protocol):
    """The frames of an instance and of its overlay planes, in samples that can be compared."""

    frames: int

    def frame(self, index: int) -> Picture: ...

    def overlay(self, group: int, index: int) -> Picture | None:
        """None where the plane has no ink."""
        ...


class StoredPictures:
    """Of a DICOM file: stored values where grey, RGB where in colour.

    Stored values, because a rendering may change its window when boxes are filled.
    """

    def __init__(self, image: DicomImage) -> None:
        self._image = image
        self.frames = image.identity.number_of_frames
        self._planes: dict[tuple[int, int], Picture] | None = None

    def frame(self, index: int) -> Picture:
        fmt = self._image.format
        if fmt.samples == 1 and fmt.photometric != "PALETTE COLOR":
            return self._image.stored(index)
        return self._image.views(index)[0]

    def rendered(self, index: int) -> NDArray[np.uint8]:
        """The frame as OCR sees it."""
        return self._image.views(index)[-1]

    def overlay(self, group: int, index: int) -> Picture | None:
        if self._planes is None:
            views = self._image.overlay_views()
            self._planes = {
                (group, index): view
                for group, planes in views.items()
                for frames, view in planes
                for index in frames
            }
        return self._planes.get((group, index))


@contextmanager
def open_pictures(path: Path) -> Iterator[StoredPictures]:
    """The pictures of a DICOM file; raises InstanceError where it can't be read."""
    with DicomImage.open(path, path.name) as image:
        yield StoredPictures(image)


class FilledPictures:
    """An original with boxes filled: what a redaction of these boxes would leave."""

    def __init__(self, original: StoredPictures, boxes: Sequence[Box]) -> None:
        self._original = original
        self._boxes = boxes
        self.frames = original.frames

    def frame(self, index: int) -> Picture:
        return self._filled(self._original.frame(index), None, index)

    def overlay(self, group: int, index: int) -> Picture | None:
        plane = self._original.overlay(group, index)
        return None if plane is None else self._filled(plane, group, index)

    def _filled(self, picture: Picture, group: int | None, index: int) -> Picture:
        filled = picture.copy()
        for box in self._boxes:
            if box.overlay_group == group and (box.frames is None or index in box.frames):
                place = box.box
                filled[place.top : place.bottom, place.left : place.right] = 0
        return filled
