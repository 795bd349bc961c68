from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fw_gear_presidio.domain import BoundingBox, Line, Word
from fw_gear_presidio.text.page import Page, with_margin
from tests.unit.text.conftest import line_of, page_of


def test_lines_on_one_row_are_segments_whatever_their_order() -> None:
    lines = [line_of("5/25/2011", 500, 12), line_of("Gen OB", 10, 40), line_of("BAPTIST MED", 10)]
    assert Page.of(lines).text == "BAPTIST MED\t5/25/2011\nGen OB"


def test_a_slanted_baseline_stays_one_row() -> None:
    pieces = [line_of(word, 10 + 90 * n, 10 + 4 * n) for n, word in enumerate("ABCDEF")]
    assert Page.of(pieces).text == "A\tB\tC\tD\tE\tF"


def test_unreadable_text_stays_in_the_lines_and_out_of_the_text() -> None:
    unread = Line((Word("", BoundingBox(200, 10, 260, 20), 0.0),))
    page = Page.of([unread, line_of("MI 1.1")])
    assert page.text == "MI 1.1"
    assert unread in page.lines


def test_an_entity_over_several_words_covers_them_all_and_no_other() -> None:
    page = page_of("Name: John A Stiles 78")
    (box,) = page.boxes(6, 19, 100, 400)
    words = page.lines[0].words
    assert box.left <= words[1].box.left
    assert box.right >= words[3].box.right
    assert box.left >= words[0].box.right
    assert box.right <= words[4].box.left


def test_an_entity_over_two_rows_gets_two_boxes() -> None:
    page = page_of("MON GENERAL\nHOSPITAL")
    first, second = page.boxes(0, len(page.text), 100, 400)
    assert first.bottom <= second.top


def test_an_entity_over_two_segments_leaves_what_lies_between() -> None:
    page = page_of("DOE\tJOHN")
    assert len(page.boxes(0, 8, 100, 400)) == 2


def test_three_dates_are_three_boxes() -> None:
    page = page_of("5/25/2011 x 5/26/2011\n5/27/2011")
    spans = [(0, 9), (12, 21), (22, 31)]
    assert len({page.boxes(*span, 100, 400) for span in spans}) == 3


@pytest.mark.parametrize("start", [0, 2])
def test_a_part_of_a_word_covers_all_of_it(start: int) -> None:
    page = page_of("STILES")
    (box,) = page.boxes(start, 4, 100, 400)
    word = page.lines[0].words[0].box
    assert box.left <= word.left
    assert box.right >= word.right


@pytest.mark.parametrize(
    ("text", "value"),
    [("DOB:05/12/42", "05/12/42"), ("ID=0042917", "0042917"), ("IM#2-Smith", "Smith")],
)
def test_a_word_that_glues_label_and_value_keeps_its_label(text: str, value: str) -> None:
    page = page_of(text)
    start = text.index(value)
    (box,) = page.boxes(start, len(text), 100, 400)
    word = page.lines[0].words[0].box
    assert word.left + 8 < box.left <= word.left + 8 * start
    assert box.right >= word.right


@pytest.mark.parametrize(
    ("text", "part"), [("14:23:53", "23:53"), ("11-05-25", "25"), ("O'Neil-Fox", "Fox")]
)
def test_a_time_a_number_and_a_double_name_are_never_cut(text: str, part: str) -> None:
    page = page_of(text)
    (box,) = page.boxes(text.index(part), len(text), 100, 400)
    assert box.left <= page.lines[0].words[0].box.left


def test_margins_do_not_reach_into_the_line_above() -> None:
    above, below = line_of("1.06 cm", top=10, height=10), line_of("SMITH", top=21, height=10)
    page = Page.of([above, below])
    (box,) = page.boxes(8, 13, 100, 400)
    assert box.top >= above.box.bottom
    assert box.bottom > below.box.bottom


@pytest.mark.parametrize(("gap", "left"), [(0, 50), (1, 50), (2, 51), (3, 52), (4, 52), (9, 57)])
def test_a_margin_goes_halfway_to_the_next_word(gap: int, left: int) -> None:
    words = (
        Word("Age:", BoundingBox(10, 10, 50, 20), 0.9),
        Word("78", BoundingBox(50 + gap, 10, 70 + gap, 20), 0.9),
    )
    page = Page.of([Line(words)])
    (box,) = page.boxes(5, 7, 100, 400)
    assert (box.left, box.right) == (left, 72 + gap)


def test_a_margin_goes_halfway_to_the_next_line() -> None:
    page = Page.of([line_of("SMITH", top=10, height=10), line_of("MI 1.1", top=22, height=10)])
    (box,) = page.boxes(0, 5, 100, 400)
    assert (box.top, box.bottom) == (8, 21)


def test_lines_whose_boxes_overlap_are_parted_in_the_gap_between_them() -> None:
    lines = [
        line_of(text, top=10 + 11 * n, height=15)
        for n, text in enumerate(("Gain 60", "STILES", "MI 1.1"))
    ]
    page = Page.of(lines)
    start = page.text.index("STILES")
    (box,) = page.boxes(start, start + 6, 100, 400)
    assert (box.top, box.bottom) == (23, 34)


def test_a_line_above_that_overlaps_leaves_the_margin_at_the_ends() -> None:
    above = Line((Word("Patient", BoundingBox(10, 0, 80, 26), 0.9),))
    words = (
        Word("Name:", BoundingBox(10, 21, 60, 45), 0.9),
        Word("LINSEY", BoundingBox(66, 21, 130, 45), 0.9),
    )
    page = Page.of([above, Line(words)])
    start = page.text.index("LINSEY")
    (box,) = page.boxes(start, start + 6, 100, 400)
    assert box.left == 63
    assert box.top == 23


def test_lines_that_run_down_are_parted_beside_each_other_not_along_their_length() -> None:
    down = Line(
        (
            Word("DOB:", BoundingBox(60, 3, 74, 29), 1.0),
            Word("1964-06-18", BoundingBox(60, 40, 74, 113), 1.0),
        )
    )
    beside = Line(
        (
            Word("Hopital", BoundingBox(45, 3, 65, 47), 1.0),
            Word("Monteverde", BoundingBox(45, 52, 65, 135), 1.0),
        )
    )
    page = Page.of([down, beside])
    start = page.text.index("1964")
    (box,) = page.boxes(start, start + 10, 200, 200)
    assert (box.top, box.bottom) == (37, 116)
    assert 61 <= box.left <= 63


def test_what_is_read_into_the_picture_takes_nothing_from_a_box() -> None:
    anatomy = Line((Word("3", BoundingBox(0, 22, 300, 300), 0.6),))
    page = Page.of([line_of("STILES", top=10, height=14), anatomy])
    start = page.text.index("STILES")
    (box,) = page.boxes(start, start + 6, 400, 400)
    assert (box.top, box.bottom) == (7, 27)


def test_a_line_that_is_a_little_too_large_cuts_no_other() -> None:
    below = Line((Word("ULTRASOUND", BoundingBox(40, 9, 140, 24), 0.9),))
    page = Page.of([Line((Word("WESTWAY", BoundingBox(10, 1, 170, 11), 0.9),)), below])
    (box,) = page.boxes(0, 7, 100, 400)
    assert (box.top, box.bottom) == (0, 11)


def test_what_nobody_could_read_takes_nothing_from_a_box() -> None:
    unread = Line((Word("", BoundingBox(0, 0, 200, 26), 0.0),))
    page = Page.of([unread, line_of("STILES", top=20)])
    (box,) = page.boxes(0, 6, 100, 400)
    assert box.top < 20


def test_a_span_without_a_word_is_an_error() -> None:
    with pytest.raises(ValueError, match="no word"):
        page_of("MI 1.1").boxes(2, 2, 100, 400)


def test_vertical_text_is_a_row_of_its_own_and_covered_along_its_length() -> None:
    words = [
        Word("DOE", BoundingBox(10, 60, 20, 90), 0.9),
        Word("JOHN", BoundingBox(10, 10, 20, 50), 0.9),
    ]
    page = Page.of([line_of("MI 1.1", 60, 45), Line(tuple(words))])
    assert sorted(page.text.split("\n")) == ["DOE JOHN", "MI 1.1"]
    start = page.text.index("DOE")
    (box,) = page.boxes(start, start + 8, 100, 400)
    assert (box.top, box.bottom) == (8, 92)


def test_the_margin_of_a_line_is_clipped_to_the_picture() -> None:
    assert with_margin(BoundingBox(0, 0, 50, 20), 21, 52) == BoundingBox(0, 0, 52, 21)


words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
rows = st.lists(st.lists(words, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=4)


@given(rows=rows, data=st.data())
def test_every_touched_word_is_covered_and_no_other_one_is_touched(
    rows: list[str], data: st.DataObject
) -> None:
    page = Page.of([line_of(row, top=10 + 20 * n) for n, row in enumerate(rows)])
    start = data.draw(st.integers(0, len(page.text) - 1))
    end = data.draw(st.integers(start + 1, len(page.text)))
    if not page.text[start:end].strip():
        return
    boxes = page.boxes(start, end, 200, 2000)
    at = 0
    for line in page.lines:
        for word in line.words:
            touched = at < end and start < at + len(word.text)
            covered = any(box.intersection(word.box) == word.box for box in boxes)
            if touched:
                assert covered
            else:
                assert not any(box.intersection(word.box) for box in boxes)
            at += len(word.text) + 1
