"""Reading a cine: every place is read when it changes, not on every frame.

``CineReader`` takes the frames' pictures in order and knows at any time what was read where
and how that place looked then. A frame costs what it shows that was not there when its
places were last read. docs/performance.md holds the argument why no text is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from fw_gear_presidio.domain import BoundingBox, InstanceIdentity, Line
from fw_gear_presidio.modes.change import (
    TILE,
    Motion,
    changed_tiles,
    dilated,
    mean_picture,
    restless_tiles,
)
from fw_gear_presidio.modes.counters import CounterReader
from fw_gear_presidio.modes.reading import is_text, read_crop, read_crops, same_text
from fw_gear_presidio.modes.regions import crosses_edge, regions_of, tiles_under, whole_lines

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fw_gear_presidio.text.ocr import OcrEngine

    Picture = NDArray[np.uint8]
    Grid = NDArray[np.bool_]
    Lines = tuple[Line, ...]


_CHUNK = 32
"""Frames looked at together; motion averages out over them."""
_CHUNK_BYTES = 96_000_000
"""Rendered pictures of a chunk in memory, at most; large frames come in shorter chunks."""
_RETRIAL = 4
"""Chunks after which a place that was always lively may prove anew that its text stays."""
_MARGIN = 64
"""Pixels by which a place is read anew when its edge cuts text; twice as many each time."""


def chunks(identity: InstanceIdentity) -> list[range]:
    """The frames of an instance in chunks of nearly equal length."""
    frames = identity.number_of_frames
    longest = max(1, min(_CHUNK, _CHUNK_BYTES // (identity.rows * identity.columns * 3)))
    count = -(-frames // longest)
    ends = [frames * number // count for number in range(count + 1)]
    return [range(start, stop) for start, stop in pairwise(ends)]


class CineReader:
    """Reads one sequence of pictures of equal shape, chunk by chunk.

    Between chunks it keeps the lines of the last frame and three pictures, whatever the
    number of frames.
    """

    def __init__(self, ocr: OcrEngine, regions: Sequence[BoundingBox] = ()) -> None:
        """``regions``: where the header says that the moving picture is, if it does."""
        self._ocr = ocr
        self._regions = regions
        self._counters = CounterReader(ocr)
        self._lines: Lines = ()
        self._seen: Picture | None = None
        """Each place as it was when it was last read."""
        self._mean: NDArray[np.float32] | None = None
        self._has_mean: Grid | None = None
        """Where ``_mean`` shows what was there when the moving picture was last read."""
        self._lively: Grid | None = None
        """Where text over a moving picture changes: it is read on every frame."""
        self._times_lively: NDArray[np.uint16] | None = None
        """In how many chunks on end a tile was lively."""
        self._fresh: Grid | None = None
        """Where what was unusual on the last frame was read or hid a text: to be read once more."""
        self._stays: list[Line] = []
        """Lines over a moving picture that were seen to stay."""
        self._told: tuple[Lines, list[Line], Grid, list[Line], Grid] | None = None
        """What ``_texts`` and ``_on_trial`` say, and of what: on most frames nothing changes."""

    def read(self, pictures: Sequence[Picture]) -> Iterator[Lines]:
        """The lines of each of the next pictures."""
        first = pictures[0]
        if self._seen is None or self._seen.shape != first.shape:
            self._start(first)
        restless = restless_tiles(pictures)
        unusual = self._judge_motion(pictures, restless)
        yield from self._read_changes(pictures, restless, unusual)

    def _start(self, picture: Picture) -> None:
        self._seen = picture.copy()
        self._lines = tuple(self._ocr.read(picture))
        self._mean = np.zeros(picture.shape, np.float32)
        grid = np.zeros_like(changed_tiles(picture, picture))
        self._has_mean, self._lively, self._fresh = grid, grid.copy(), grid.copy()
        self._times_lively = np.zeros(grid.shape, np.uint16)

    def _judge_motion(self, pictures: Sequence[Picture], restless: Grid) -> list[Grid]:
        """What every frame shows of the unusual; finds out where text is lively."""
        assert self._has_mean is not None
        assert self._lively is not None
        assert self._mean is not None
        assert self._times_lively is not None
        if not restless.any():
            self._has_mean = restless
            self._lively = restless
            self._times_lively[:] = 0
            return [restless] * len(pictures)
        mean = mean_picture(pictures)
        motion = Motion(pictures, mean, restless, self._outside(restless.shape))
        drifted = motion.drifted(mean, self._mean, len(pictures))
        on_trial = self._on_trial(restless)
        # What was lively twice is tried again some chunks later; till then it is read every frame.
        settled = self._lively & (self._times_lively > 1) & (self._times_lively % _RETRIAL != 0)
        doubtful = restless & (~self._has_mean | drifted | self._lively | on_trial) & ~settled
        found = self._find_lively(pictures, mean, doubtful, restless)
        self._lively = (found | settled) & restless
        self._times_lively = (self._times_lively + 1) * self._lively
        self._mean[_pixels(doubtful, mean.shape)] = mean[_pixels(doubtful, mean.shape)]
        self._has_mean = restless
        return [motion.unusual(number) & restless for number in range(len(pictures))]

    def _outside(self, shape: tuple[int, int]) -> Grid:
        """Tiles that no region reaches; none where the header names no region."""
        if not self._regions:
            return np.zeros(shape, np.bool_)
        return ~tiles_under(self._regions, shape)

    def _find_lively(
        self,
        pictures: Sequence[Picture],
        mean: NDArray[np.float32],
        doubtful: Grid,
        restless: Grid,
    ) -> Grid:
        """Where the text over a moving picture is not the same on all of ``pictures``.

        On the mean of the pictures the motion fades and text that stays is sharp. Lines
        that the mean shows, and that are known from the frame before, and that the middle
        and the last picture show, stay. All other lines are lively.
        """
        still = np.rint(mean).astype(np.uint8)
        rows, columns = still.shape[:2]
        on_mean: list[Line] = []
        for region in regions_of(doubtful, self._texts(restless), rows, columns):
            on_mean.extend(read_crop(self._ocr, still, region))
        over_motion = [line for line in on_mean if is_text(line) and _touches(line, doubtful)]
        known = [line for line in self._lines if is_text(line) and _touches(line, doubtful)]
        stay = [line for line in known if same_text(line, over_motion)]
        leave = [line for line in known if not same_text(line, over_motion)]
        come = [line for line in over_motion if not same_text(line, known)]
        probes = (pictures[len(pictures) // 2], pictures[-1])
        for region in regions_of(
            tiles_under([line.box for line in stay], doubtful.shape), stay, rows, columns
        ):
            crops = [p[region.top : region.bottom, region.left : region.right] for p in probes]
            for lines in read_crops(self._ocr, crops, region):
                leave.extend(
                    line
                    for line in stay
                    if line.box.intersection(region) and not same_text(line, lines)
                )
        known_to_stay = dict.fromkeys((*self._stays, *stay))
        self._stays = [line for line in known_to_stay if line not in leave]
        return dilated(tiles_under([line.box for line in (*leave, *come)], doubtful.shape))

    def _read_changes(
        self, pictures: Sequence[Picture], restless: Grid, unusual: Sequence[Grid]
    ) -> Iterator[Lines]:
        assert self._seen is not None
        assert self._lively is not None
        assert self._fresh is not None
        rows, columns = pictures[0].shape[:2]
        timers = [
            _Timer(self._counters, pictures, self._seen, region)
            for region in regions_of(self._lively, self._texts(restless), rows, columns)
        ]
        for number, picture in enumerate(pictures):
            new = unusual[number] & ~self._lively
            changed = changed_tiles(picture, self._seen) & ~self._lively
            must = ~restless | self._fresh | self._on_trial(restless)
            whole = self._texts(restless)
            regions = regions_of(new | (changed & must), whole, rows, columns)
            regions.extend(t.region for t in timers if t.is_cut_on(number, rows, columns))
            # A timer that a larger change touches is read with it.
            regions = whole_lines(
                [*regions, *(t.region for t in timers if t.touches(regions))],
                whole,
                rows,
                columns,
            )
            for timer in timers:
                known = number in timer.lines
                if known and timer.region in regions and not timer.is_cut_on(number, rows, columns):
                    # The seconds of a clock change on few frames: that is no larger change.
                    regions.remove(timer.region)
                if known and not timer.touches(regions):
                    self._take(picture, timer.region, timer.lines[number])
            with_text = [region for region in regions if self._read_region(picture, region)]
            self._fresh = new & tiles_under(with_text, new.shape)
            yield self._lines

    def _texts(self, restless: Grid) -> list[Line]:
        """The lines, without the single characters that OCR makes of a moving picture.

        A place that is read grows around every line it touches; around those it would
        grow over the whole of the motion.
        """
        return self._tell(restless)[0]

    def _on_trial(self, restless: Grid) -> Grid:
        """Where a moving picture shows text of which nobody knows yet that it stays."""
        return self._tell(restless)[1]

    def _tell(self, restless: Grid) -> tuple[list[Line], Grid]:
        told = self._told
        # Lines and grids are never changed in place.
        if (
            told is None
            or told[0] is not self._lines
            or told[1] is not self._stays
            or told[2] is not restless
        ):
            over = {line for line in self._lines if _touches(line, restless)}
            texts = [line for line in self._lines if line not in over or is_text(line)]
            found = [line for line in texts if line in over and line not in self._stays]
            trial = dilated(tiles_under([line.box for line in found], restless.shape))
            told = self._told = (self._lines, self._stays, restless, texts, trial)
        return told[3], told[4]

    def _read_region(self, picture: Picture, region: BoundingBox) -> bool:
        """Whether there is text in ``region``, or was."""
        rows, columns = picture.shape[:2]
        lines = read_crop(self._ocr, picture, region)
        margin = _MARGIN
        # Text at the edge may go on beyond it.
        while any(crosses_edge(line, region, rows, columns) for line in lines):
            larger = region.expanded(margin, margin).clipped(rows, columns)
            (region,) = whole_lines([larger or region], self._lines, rows, columns)
            lines = read_crop(self._ocr, picture, region)
            margin *= 2
        had_text = any(line.box.intersection(region) for line in self._lines)
        self._take(picture, region, lines)
        return had_text or bool(lines)

    def _take(self, picture: Picture, region: BoundingBox, lines: Sequence[Line]) -> None:
        """``lines`` are what ``region`` holds now."""
        assert self._seen is not None
        place = _slices(region)
        self._seen[place] = picture[place]
        others = [line for line in self._lines if not line.box.intersection(region)]
        self._lines = (*others, *lines)
        # A text that was seen to stay and is read anew is still the same text.
        self._stays = [
            *(line for line in self._stays if not line.box.intersection(region)),
            *(line for line in lines if same_text(line, self._stays)),
        ]


class _Timer:
    """A place whose text changes all the time, read on all pictures of a chunk together.

    ``lines`` holds what is read on each picture that differs there from the one before.
    """

    def __init__(
        self,
        counters: CounterReader,
        pictures: Sequence[Picture],
        seen: Picture,
        region: BoundingBox,
    ) -> None:
        self.region = region
        place = _slices(region)
        last = seen[place]
        crops: dict[int, Picture] = {}
        for number, picture in enumerate(pictures):
            if changed_tiles(picture[place], last).any():
                last = crops[number] = picture[place]
        read = counters.read(list(crops.values()), region)
        self.lines: dict[int, Lines] = dict(zip(crops, read, strict=True))

    def is_cut_on(self, number: int, rows: int, columns: int) -> bool:
        """Whether text on a picture runs beyond this place."""
        lines = self.lines.get(number, ())
        return any(crosses_edge(line, self.region, rows, columns) for line in lines)

    def touches(self, regions: Sequence[BoundingBox]) -> bool:
        return any(self.region.intersection(region) for region in regions)


def _slices(region: BoundingBox) -> tuple[slice, slice]:
    return slice(region.top, region.bottom), slice(region.left, region.right)


def _pixels(tiles: Grid, shape: tuple[int, ...]) -> Grid:
    return np.repeat(np.repeat(tiles, TILE, axis=0), TILE, axis=1)[: shape[0], : shape[1]]


def _touches(line: Line, tiles: Grid) -> bool:
    return bool((tiles_under([line.box], tiles.shape) & tiles).any())
