"""Cells that OCR reads as one text: parted where a column begins, and nowhere else."""

from __future__ import annotations

import pytest

from fw_gear_presidio.domain import BoundingBox, Line, Word
from fw_gear_presidio.text.page import Page
from tests.unit.text.conftest import line_of


def beside(first: str, second: str, *, at: int, gap: int, top: int) -> Line:
    """Two words of one reading, the second of which begins ``at``; the type is 10 pixels high."""
    width = 7 * len(first)
    left = at - gap - width
    return Line(
        (
            Word(first, BoundingBox(left, top, left + width, top + 10), 0.9),
            Word(second, BoundingBox(at, top, at + 7 * len(second), top + 10), 0.9),
        )
    )


def column(*texts: str, left: int = 300) -> list[Line]:
    return [line_of(text, left, 20 * n) for n, text in enumerate(texts)]


def test_a_wide_gap_before_the_beginning_of_a_column_parts_two_cells() -> None:
    joined = beside("Reported", "Chevallier", at=301, gap=9, top=60)
    page = Page.of([*column("Reader", "Gorlitz", "Afonja"), joined])
    assert page.text.endswith("\nReported\tChevallier")


@pytest.mark.parametrize(
    ("at", "gap", "others"),
    [
        (301, 4, ("Reader", "Gorlitz", "Afonja")),
        (330, 9, ("Reader", "Gorlitz", "Afonja")),
        (301, 9, ("Reader", "Gorlitz")),
    ],
    ids=["a blank", "beside the column", "no column"],
)
def test_other_words_stay_together(at: int, gap: int, others: tuple[str, ...]) -> None:
    joined = beside("Anna", "Chevallier", at=at, gap=gap, top=60)
    page = Page.of([*column(*others), joined])
    assert page.text.endswith("\nAnna Chevallier")


def test_a_column_far_away_parts_nothing() -> None:
    joined = beside("Anna", "Chevallier", at=300, gap=9, top=400)
    page = Page.of([*column("Reader", "Gorlitz", "Afonja"), joined])
    assert page.text.endswith("\nAnna Chevallier")
