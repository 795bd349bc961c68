"""Slips of OCR in a cine: one text, read with other blanks, accents or signs on some frames.

Over a moving picture the same letters are read "LIVER LONG" on nearly every frame and
"LÍVERLONG" or "LIVFR LONG" on one, and a recognizer would judge the slip by itself. Only a
text of as many letters and digits, nearly all of them the same, is a slip: another one at
that place, on however few frames, stays what it is.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fw_gear_presidio.domain import FrameText
from fw_gear_presidio.modes.frequency import SAME_PLACE, letters_of
from fw_gear_presidio.modes.reading import same_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fw_gear_presidio.domain import BoundingBox, FrameSet, Line

_SLIP = 0.1
"""Share of the frames that show a text below which a form of it is a slip."""
_WRONG = 1 / 6
"""Share of its letters and digits that OCR may take for others."""


def spelled_as(known: Sequence[Line], lines: Sequence[Line]) -> tuple[Line, ...]:
    """``lines`` of a frame, each as ``known`` has it where that says the same at its place.

    Whether a blank is seen over a moving picture changes from frame to frame, and ``GBWALL`` is
    another text to a recognizer than ``GB WALL``.
    """
    by_letters: dict[str, list[Line]] = {}
    for line in known:
        by_letters.setdefault(letters_of(line.text), []).append(line)
    return tuple(
        next(
            (form for form in by_letters.get(letters_of(line.text), ()) if same_place(form, line)),
            line,
        )
        for line in lines
    )


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
    frames: Counter[tuple[int | None, str]] = Counter()
    for text in texts:
        for line in text.lines:
            letters = text.overlay_group, letters_of(line.text)
            forms.setdefault(letters, set()).add(line.text)
            frames[letters] += len(text.frames)
    right = dict(_misread(frames))
    # Few texts have more than one form: only those are looked at by place.
    doubtful = {letters for letters, some in forms.items() if len(some) > 1}
    doubtful.update(right, right.values())
    counts: dict[tuple[int | None, str], Counter[Line]] = {}
    for text in texts if doubtful else ():
        for line in text.lines:
            letters = text.overlay_group, letters_of(line.text)
            if letters in doubtful:
                letters = right.get(letters, letters)
                counts.setdefault(letters, Counter())[line] += len(text.frames)
    for (group, _), lines in counts.items():
        for place in _by_place(lines):
            for slip, line in _corrected(place, lines):
                yield (group, slip), line


def _misread(
    frames: Counter[tuple[int | None, str]],
) -> Iterator[tuple[tuple[int | None, str], tuple[int | None, str]]]:
    """Letters that may be a misreading of others, and those; by their numbers of ``frames``."""
    usual: dict[tuple[int | None, int], list[tuple[str, int]]] = {}
    for (group, letters), count in frames.most_common():
        same_length = usual.setdefault((group, len(letters)), [])
        for right, more in same_length:
            if count < _SLIP * (count + more) and _is_misread(letters, right):
                yield (group, letters), (group, right)
                break
        else:
            if count > 1 / _SLIP:
                same_length.append((letters, count))


def _is_misread(letters: str, right: str) -> bool:
    """Whether few letters are others; a digit for a digit is another number."""
    wrong = [(a, b) for a, b in zip(letters, right, strict=True) if a != b]
    return len(wrong) <= _WRONG * len(right) and not any(
        a.isdigit() and b.isdigit() for a, b in wrong
    )


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
