"""The text of one picture in reading order, and the way back from text to boxes."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from fw_gear_presidio.domain import BoundingBox, Line, Word
from fw_gear_presidio.text.cells import cells_of
from fw_gear_presidio.text.layout import is_vertical, rows_of, text_height

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARGIN = 0.2
"""Of the height of the type: how far a box reaches beyond the words it covers."""
_MAX_OVERLAP = 0.4
"""Of the smaller height: boxes that share more than this are not simply too large."""
_INEXACT = 2
"""Pixels by which a line's box may be wrong where its ink was found: no reason to cut another."""
_ALIKE = 2
"""Times the height of the type, up to which a neighbour limits a box."""
_SEPARATORS = ":=#([{|;"
"""Characters after which a word may hold a value of its own: ``DOB:05/12/42``."""
_NARROW, _WIDE = ".,:;'|!iIl1()[]-", "MWmw@%"


@dataclass(frozen=True, slots=True)
class _Token:
    """``word`` is ``text[start:end]`` of the page; it stands ``place``-th on ``line``."""

    start: int
    end: int
    line: int
    place: int
    word: Word


@dataclass(frozen=True)
class Page:
    """The lines of one picture as one text.

    Rows are joined by a newline, segments on the same row by a tab, the words of a segment
    by a blank. Words that nobody could read take no part in the text; they stay in
    ``lines``, which are in reading order.
    """

    text: str
    lines: tuple[Line, ...]
    _tokens: tuple[_Token, ...]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Page:
        """Put ``lines`` (of any order) into reading order, the cells of a table apart."""
        text = ""
        ordered: list[Line] = []
        tokens: list[_Token] = []
        for row in rows_of(cells_of(lines)):
            glue = "\n" if text else ""
            for line in row:
                ordered.append(line)
                for place, word in enumerate(line.words):
                    if not word.text:
                        continue
                    start = len(text) + len(glue)
                    text += glue + word.text
                    tokens.append(_Token(start, len(text), len(ordered) - 1, place, word))
                    glue = " "
                glue = "\t" if glue != "\n" and text else glue
        return cls(text, tuple(ordered), tuple(tokens))

    def boxes(self, start: int, end: int, rows: int, columns: int) -> tuple[BoundingBox, ...]:
        """Boxes over ``text[start:end]`` on a picture of ``rows`` x ``columns`` pixels.

        One box for each run of neighbouring words of a line, in reading order; every word
        that the span touches is covered, with a margin that never reaches into a word that
        the span does not touch. Raises ValueError for a span without a word.
        """
        touched = [t for t in self._tokens if t.start < end and start < t.end]
        if not touched:
            raise ValueError("the span covers no word")
        inside = {(t.line, t.place) for t in touched}
        neighbours = [
            word.box
            for number, line in enumerate(self.lines)
            for place, word in enumerate(line.words)
            # The place of what nobody could read is as large as detection drew it.
            if (number, place) not in inside and word.text
        ]
        found = []
        for run in _runs(touched):
            line = self.lines[run[0].line]
            bare = BoundingBox.enclosing(_covered(token, line, start, end) for token in run)
            box = _with_free_margin(bare, line, neighbours).clipped(rows, columns)
            if box:
                found.append(box)
        return tuple(found)


def with_margin(box: BoundingBox, rows: int, columns: int) -> BoundingBox:
    """``box`` of a line of type with the margin that covers its fringe, clipped to the picture."""
    margin = _margin(min(box.width, box.height))
    return box.expanded(margin, margin).clipped(rows, columns) or box


def _margin(type_height: int) -> int:
    return max(2, round(_MARGIN * type_height))


def _runs(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Tokens that stand side by side on one line."""
    numbered = enumerate(tokens)
    for _, run in groupby(numbered, key=lambda n: (n[1].line, n[1].place - n[0])):
        yield [token for _, token in run]


def _covered(token: _Token, line: Line, start: int, end: int) -> BoundingBox:
    """The part of a word to cover: all of it, unless it glues a label to a value.

    A recognizer that finds only a part of a word has most likely missed the rest, so the
    word is cut at separators alone, and never inside a time or a number.
    """
    text, box = token.word.text, token.word.box
    first, last = max(start - token.start, 0), min(end, token.end) - token.start
    if not _may_cut(text, first):
        first = 0
    if not _may_cut(text, last):
        last = len(text)
    if (first == 0 and last == len(text)) or is_vertical(line):
        return box
    # Characters differ in width, so the cut is made on the far side of the separator.
    left = box.left + math.floor(box.width * _share(text, first - 1)) if first else box.left
    right = box.left + math.ceil(box.width * _share(text, last + 1))
    right = box.right if last == len(text) else min(right, box.right)
    return BoundingBox(left, box.top, max(right, left + 1), box.bottom)


def _may_cut(text: str, at: int) -> bool:
    """Whether a word may be cut before character ``at``."""
    if not 0 < at < len(text):
        return True
    before, after = text[:at], text[at:]
    if before[-1] in _SEPARATORS:
        return not (len(before) > 1 and before[-2].isdigit() and after[0].isdigit())
    if after[0] in "])}|;":
        return True
    # IM#2-Smith: a number, then a name.
    if before[-1] not in "-/_" or not after.isalpha():
        return False
    return re.split(r"[^0-9A-Za-z]", before[:-1])[-1].isdigit()


def _share(text: str, at: float) -> float:
    """How far along a word the gap before character ``at`` stands, 0 to 1."""
    widths = [0.55 if c in _NARROW else 1.4 if c in _WIDE else 1.0 for c in text]
    whole = int(max(at, 0))
    done = sum(widths[:whole])
    if whole < len(widths):
        done += (max(at, 0) - whole) * widths[whole]
    return done / sum(widths)


def _with_free_margin(
    box: BoundingBox, line: Line, neighbours: Sequence[BoundingBox]
) -> BoundingBox:
    """``box`` grown by the margin on each side, halfway to a neighbour at most.

    Beside a box that reaches a word, the edge of that word is hard to see.
    """
    height = text_height(line)
    margin = _margin(height)
    reach = box.expanded(2 * margin, 2 * margin)
    neighbours = [
        other
        for other in neighbours
        # What is much higher is more often the picture than text: it takes nothing from a box.
        if other.intersection(reach) and min(other.width, other.height) <= _ALIKE * height
    ]
    runs_down = is_vertical(line)
    row = [other for other in neighbours if _is_on_row(box, other, runs_down)]
    others = [other for other in neighbours if other not in row]
    box = _parted(box, neighbours, runs_down)
    ends = ("top", "bottom") if runs_down else ("left", "right")
    for side in ("left", "right", "top", "bottom"):
        beside = row if side in ends else others
        for step in range(margin, 0, -1):
            # Boxes are right to a pixel, and the fringe of type fills one: an uneven one is
            # left to the neighbour, unless there is no other.
            beyond = _grown(box, side, 2 * step if step > 1 else 1)
            if not any(_touches_more(beyond, box, other) for other in beside):
                box = _grown(box, side, step)
                break
    return box


def _is_on_row(box: BoundingBox, other: BoundingBox, runs_down: bool) -> bool:
    """Whether they share so much of their height that it is more than too large boxes."""
    if runs_down:
        shared = min(box.right, other.right) - max(box.left, other.left)
        return shared > _MAX_OVERLAP * min(box.width, other.width)
    shared = min(box.bottom, other.bottom) - max(box.top, other.top)
    return shared > _MAX_OVERLAP * min(box.height, other.height)


def _parted(box: BoundingBox, neighbours: Sequence[BoundingBox], runs_down: bool) -> BoundingBox:
    """``box`` cut back to the middle of its overlap with the lines beside it.

    Detection draws boxes some pixels larger than the type, so on a dense form they overlap
    where there is no ink: the gap between the lines is in the middle.
    """
    if runs_down:
        turned = _parted(_transposed(box), [_transposed(other) for other in neighbours], False)
        return _transposed(turned)
    top, bottom = box.top, box.bottom
    for other in neighbours:
        shared = box.intersection(other)
        if not shared or shared.height > _MAX_OVERLAP * min(box.height, other.height):
            continue
        if shared.height <= _INEXACT:
            continue
        middle = (shared.top + shared.bottom) // 2
        if other.top < box.top:
            top = max(top, middle)
        else:
            bottom = min(bottom, middle + (shared.height % 2))
    return BoundingBox(box.left, top, box.right, bottom) if top < bottom else box


def _transposed(box: BoundingBox) -> BoundingBox:
    """``box`` with rows for columns."""
    return BoundingBox(box.top, box.left, box.bottom, box.right)


def _grown(box: BoundingBox, side: str, by: int) -> BoundingBox:
    return BoundingBox(
        box.left - by * (side == "left"),
        box.top - by * (side == "top"),
        box.right + by * (side == "right"),
        box.bottom + by * (side == "bottom"),
    )


def _touches_more(grown: BoundingBox, box: BoundingBox, other: BoundingBox) -> bool:
    """Whether ``grown`` takes more of ``other`` than ``box`` does."""
    more, less = grown.intersection(other), box.intersection(other)
    return (more.area if more else 0) > (less.area if less else 0)
