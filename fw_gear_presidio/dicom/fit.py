"""What is filled where a box is drawn: whole blocks, where pixels are coded in blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from fw_gear_presidio.dicom.jpeg_splice import LUMA_BLOCK, aligned
from fw_gear_presidio.dicom.jpeg_stream import smallest_area
from fw_gear_presidio.dicom.pixel_format import samples_box
from fw_gear_presidio.dicom.syntaxes import Codec
from fw_gear_presidio.domain import BoundingBox

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from fw_gear_presidio.dicom.image import DicomImage
    from fw_gear_presidio.dicom.pixel_format import PixelFormat, Raw
    from fw_gear_presidio.domain import Region

    Block = tuple[int, int]

_FAINT = 3 / 255
"""Of the range of a sample, within which a place is even: OCR reads nothing fainter."""
_RINGING = 0.1
"""Of the contrast in a box, within which its edge is even: so far the coding of a letter shows in
the rest of its block, and a letter that is so much fainter than its neighbour is none."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A part of a box at one of its sides, and the box without it."""

    place: BoundingBox
    rest: BoundingBox


def fillable(image: DicomImage, regions: Sequence[Region]) -> list[BoundingBox]:
    """What is filled with the box of each region, on its frames: what can be without a trace.

    JPEG with DCT: whole blocks of luma and chroma, so 8 x 8 pixels, and up to 16 x 16 where
    chroma is subsampled and there is any. Native data with chroma for pairs of pixels: whole
    pairs. Else the box.
    """
    fmt = image.format
    if fmt.codec is not Codec.JPEG:
        return [samples_box(region.box, fmt) for region in regions]
    return [
        aligned(region.box, block, fmt.rows, fmt.columns)
        for region, block in zip(regions, _blocks(image, regions), strict=True)
    ]


def close_fit(image: DicomImage, regions: Sequence[Region]) -> list[BoundingBox]:
    """Like :func:`fillable`, for boxes that have a margin around what they cover.

    Where only an even edge of a box reaches into a block of a JPEG, that block is not filled:
    what is coded in a block does not show outside of it.
    """
    if image.format.codec is not Codec.JPEG:
        return fillable(image, regions)
    edges = [
        _edges(region.box, block)
        for region, block in zip(regions, _blocks(image, regions), strict=True)
    ]
    for stored, shown in _frames(image, regions):
        for number in shown:
            edges[number] = [edge for edge in edges[number] if _is_even(stored, edge, image.format)]
    trimmed = [
        replace(region, box=_without(region.box, even))
        for region, even in zip(regions, edges, strict=True)
    ]
    return fillable(image, trimmed)


def _blocks(image: DicomImage, regions: Sequence[Region]) -> list[Block]:
    """The size (rows, columns) of the blocks of which each region is filled."""
    whole = smallest_area(image.encoded(0))
    if whole == LUMA_BLOCK:
        return [whole] * len(regions)
    fmt = image.format
    grown = [aligned(region.box, whole, fmt.rows, fmt.columns) for region in regions]
    grey = [True] * len(regions)
    for stored, shown in _frames(image, regions):
        for number in shown:
            grey[number] = grey[number] and fmt.is_grey(stored, grown[number])
    return [LUMA_BLOCK if is_grey else whole for is_grey in grey]


def _frames(image: DicomImage, regions: Sequence[Region]) -> Iterator[tuple[Raw, list[int]]]:
    """The stored values of each frame that has regions, decoded once, and which it has."""
    for frame in range(image.format.frames):
        shown = [number for number, region in enumerate(regions) if frame in region.frames]
        if shown:
            yield image.stored(frame), shown


def _edges(box: BoundingBox, block: Block) -> list[_Edge]:
    """The edges of ``box`` that reach into one more row or column of blocks."""
    down, across = block
    left, right = -(-box.left // across) * across, box.right // across * across
    top, bottom = -(-box.top // down) * down, box.bottom // down * down
    edges = []
    if box.left < left < box.right:
        edges.append(_Edge(replace(box, right=left), replace(box, left=left)))
    if box.left < right < box.right:
        edges.append(_Edge(replace(box, left=right), replace(box, right=right)))
    if box.top < top < box.bottom:
        edges.append(_Edge(replace(box, bottom=top), replace(box, top=top)))
    if box.top < bottom < box.bottom:
        edges.append(_Edge(replace(box, top=bottom), replace(box, bottom=bottom)))
    return edges


def _is_even(stored: Raw, edge: _Edge, fmt: PixelFormat) -> bool:
    place = edge.place
    pixels = _part(stored, place)
    contrast = np.ptp(_part(stored, edge.rest), axis=(0, 1)).max()
    faint = max(_FAINT * (fmt.highest - fmt.lowest), _RINGING * contrast)
    if not fmt.is_ybr:
        return bool((np.ptp(pixels, axis=(0, 1)) <= faint).all())
    # The chroma of a pixel beside a block may be interpolated from that block.
    shared = edge.rest.expanded(1, 1).intersection(place)
    own = np.ones(pixels.shape[:2], np.bool_)
    if shared:
        own[
            shared.top - place.top : shared.bottom - place.top,
            shared.left - place.left : shared.right - place.left,
        ] = False
    chroma = pixels[own][:, 1:]
    return bool(
        np.ptp(pixels[..., 0]) <= faint
        and (chroma.size == 0 or (np.ptp(chroma, axis=0) <= faint).all())
    )


def _part(stored: Raw, box: BoundingBox) -> NDArray[np.int64]:
    return stored[box.top : box.bottom, box.left : box.right].astype(np.int64)


def _without(box: BoundingBox, edges: Sequence[_Edge]) -> BoundingBox:
    """``box`` without ``edges``, but never nothing."""
    for edge in edges:
        box = box.intersection(edge.rest) or box
    return box
