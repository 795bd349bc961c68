"""Rows of a picture whose text runs up or down."""

from __future__ import annotations

import pytest

from fw_gear_presidio.domain import BoundingBox, Line, Word
from fw_gear_presidio.text.layout import rows_of


def standing(text: str, column: int, start: int, *, up: bool) -> Line:
    """A line of type 10 pixels high, 8 a character, whose first letter begins at row ``start``."""
    words = []
    for word in text.split(" "):
        end = start - 8 * len(word) if up else start + 8 * len(word)
        words.append(
            Word(word, BoundingBox(column, min(start, end), column + 10, max(start, end)), 1.0)
        )
        start = end - 8 if up else end + 8
    return Line(tuple(words))


def read(lines: list[Line]) -> list[list[str]]:
    return [[line.text for line in row] for row in rows_of(lines)]


@pytest.mark.parametrize("up", [True, False])
def test_the_rows_of_text_that_runs_up_go_right_and_of_text_that_runs_down_left(up: bool) -> None:
    first, second = (10, 30) if up else (30, 10)
    start, behind = (300, 150) if up else (10, 160)
    lines = [
        standing("05/12/1942 M", second, behind, up=up),
        standing("John Stiles", first, start, up=up),
        standing("DOB: 78", second, start, up=up),
    ]
    assert read(lines) == [["John Stiles"], ["DOB: 78", "05/12/1942 M"]]


@pytest.mark.parametrize("up", [True, False])
def test_a_short_piece_joins_the_line_that_it_continues(up: bool) -> None:
    # "M" is as wide as high: only the line beside it tells which way it runs.
    line = standing("John Stiles", 10, 200 if up else 20, up=up)
    end = line.box.top if up else line.box.bottom
    piece = standing("M", 10, end - 10 if up else end + 10, up=up)
    far = standing("F", 100, 20, up=False)
    assert read([piece, line, far]) == [["F"], ["John Stiles", "M"]]


def test_a_line_of_one_word_runs_as_the_others_do() -> None:
    lines = [
        standing("Stiles", 10, 100, up=False),
        standing("John Stiles", 30, 10, up=False),
        standing("Dr Dee", 50, 10, up=False),
    ]
    assert read(lines) == [["Dr Dee"], ["John Stiles"], ["Stiles"]]


def test_what_runs_right_is_read_before_what_runs_up_and_that_before_what_runs_down() -> None:
    right = Line((Word("Gain", BoundingBox(100, 250, 132, 260), 1.0),))
    up = standing("John Stiles", 60, 200, up=True)
    down = standing("Dr Dee", 10, 20, up=False)
    assert read([down, up, right]) == [["Gain"], ["John Stiles"], ["Dr Dee"]]
