"""Slips of OCR in a cine: a text read with other blanks, accents or signs on very few frames.

Over a moving picture the same letters are read "LIVER LONG" on nearly every frame and
"LÍVERLONG" on one, and a recognizer would judge the slip by itself. Letters and digits must
be the same ones: another text at that place, on however few frames, stays what it is.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fw_gear_presidio.domain import FrameText
from fw_gear_presidio.modes.frequency import SAME_PLACE, letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fw_gear_presidio.domain import BoundingBox, FrameSet, Line

_SLIP = 0.1
"""Share of the frames that show a text below which a form of it is a slip."""


def without_slips(texts: Sequence[FrameText]) -> tuple[FrameText, ...]:
    """``texts`` of one instance, each slip replaced by the form that most frames show.

    Pictures that then hold the same lines become one.
    """
    right = dict(_corrections(texts))
    if not right:
        return tuple(texts)
    frames_of: dict[tuple[int | None, tuple[Line, ...]], FrameSet] = {}
    for text in texts:
        lines = tuple(right.get((text.overlay_group, line), line) for line in text.lines)
        known = frames_of.get((text.overlay_group, lines))
        frames = text.frames if known is None else known.union(text.frames)
        frames_of[text.overlay_group, lines] = frames
    return tuple(FrameText(frames, lines, group) for (group, lines), frames in frames_of.items())


def _corrections(texts: Sequence[FrameText]) -> Iterator[tuple[tuple[int | None, Line], Line]]:
    """Each slip, with the overlay group it is in, and the line that says what is there."""
    forms: dict[tuple[int | None, str], set[str]] = {}
    for group, form in {(text.overlay_group, line.text) for text in texts for line in text.lines}:
        forms.setdefault((group, letters_of(form)), set()).add(form)
    # Few texts have more than one form: only those are counted.
    doubtful = {
        (group, form) for (group, _), some in forms.items() if len(some) > 1 for form in some
    }
    counts: dict[tuple[int | None, str], Counter[Line]] = {}
    for text in texts if doubtful else ():
        for line in text.lines:
            if (text.overlay_group, line.text) in doubtful:
                letters = text.overlay_group, letters_of(line.text)
                counts.setdefault(letters, Counter())[line] += len(text.frames)
    for (group, _), lines in counts.items():
        for place in _by_place(lines):
            for slip, line in _corrected(place, lines):
                yield (group, slip), line


def _corrected(place: Sequence[Line], counted: Counter[Line]) -> Iterator[tuple[Line, Line]]:
    """Each slip among the lines of one place and the same letters, and the line that is right."""
    frames: Counter[str] = Counter()
    for line in place:
        frames[line.text] += counted[line]
    most = frames.most_common(1)[0][0]
    usual = [line for line in place if line.text == most]
    for line in place:
        if frames[line.text] < _SLIP * frames.total():
            yield line, _nearest(line.box, usual)


def _by_place(lines: Counter[Line]) -> list[list[Line]]:
    places: list[list[Line]] = []
    for line in lines:
        for place in places:
            if place[0].box.overlap(line.box) >= SAME_PLACE:
                place.append(line)
                break
        else:
            places.append([line])
    return places


def _nearest(box: BoundingBox, lines: Sequence[Line]) -> Line:
    """The line whose edges are nearest: over a moving picture boxes jitter."""

    def distance(line: Line) -> int:
        sides = ("left", "top", "right", "bottom")
        return sum(abs(getattr(line.box, side) - getattr(box, side)) for side in sides)

    return min(lines, key=distance)
