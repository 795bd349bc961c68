"""Numbers in tables of patients that are counts: below such a head, or too great to be ages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.text.recognizers.fields import labels_of
from fw_gear_presidio.text.recognizers.labels import LabelKind
from fw_gear_presidio.text.recognizers.remembered import remembered
from fw_gear_presidio.text.recognizers.rules import rows_of
from fw_gear_presidio.text.recognizers.vocabulary import HEADS_OF_COUNTS

if TYPE_CHECKING:
    from collections.abc import Sequence

_MIN_CELLS = 3
"""Of a row of a table, of its head that are known, and numbers of a column that tells something."""
_MAX_AGE = 120
_ONE_IN = 3
"""So often a number must be too great for an age: OCR doubles a digit now and then."""
_NUMBER = regex.compile(r"\d(?: ?\d){0,3}")
"""OCR sets blanks between digits."""
_CELL = regex.compile(r"[^\t\s][^\t]*")
_NO_LETTERS = regex.compile(r"[^\p{L}]+")


@dataclass(frozen=True, slots=True)
class _Cell:
    """``text`` at ``start`` of the page, with ``behind`` cells behind it in its row.

    Cells are counted from the right: those that OCR runs together stand on the left.
    """

    text: str
    start: int
    behind: int

    @property
    def number(self) -> int | None:
        """None: it is no number of at most four digits."""
        return int(self.text.replace(" ", "")) if _NUMBER.fullmatch(self.text) else None


_Row = tuple[_Cell, ...]


def is_count(text: str, start: int) -> bool:
    """Whether the number at ``start`` stands alone in its cell of a column of counts."""
    return start in _counts(text)


@remembered
def _counts(text: str) -> frozenset[int]:
    """Where they start.

    Where a column is headed as ages, or several hold numbers, only whole rows are looked at: in
    another one an age may stand where the others have their count.
    """
    table = [row for start, line in rows_of(text) if len(row := _cells(start, line)) >= _MIN_CELLS]
    first = next((n for n, row in enumerate(table) if _is_head(row)), len(table))
    table = table[first:]
    cells = [cell for row in table for cell in row]
    ages = [cell for cell in cells if LabelKind.AGE in (x.kind for x in labels_of(cell.text))]
    if any(len(labels_of(cell.text)) > 1 for cell in ages):
        # Heads that OCR ran together: nobody knows whose column is whose.
        return frozenset()
    if ages or len({cell.behind for cell in cells if cell.number is not None}) > 1:
        width = len(table[0]) if ages else Counter(map(len, table)).most_common(1)[0][0]
        cells = [cell for row in table if len(row) == width for cell in row]
    columns = (
        [cell for cell in cells if cell.behind == place]
        for place in {cell.behind for cell in cells} - {cell.behind for cell in ages}
    )
    return frozenset(
        cell.start
        for column in columns
        if _is_of_counts(column)
        for cell in column
        if cell.number is not None
    )


def _cells(start: int, row: str) -> _Row:
    found = list(_CELL.finditer(row))
    return tuple(
        _Cell(cell.group().rstrip(), start + cell.start(), len(found) - 1 - place)
        for place, cell in enumerate(found)
    )


def _is_head(row: _Row) -> bool:
    return sum(_heads(cell.text) for cell in row) >= _MIN_CELLS


def _heads(cell: str) -> int:
    """How many labels fill a cell; OCR may have run heads together."""
    labels = labels_of(cell)
    rest = cell
    for label in reversed(labels):
        rest = rest[: label.start] + rest[label.end :]
    return 0 if rest.strip(" .:#") else len(labels)


def _is_of_counts(column: Sequence[_Cell]) -> bool:
    numbers = [cell.number for cell in column if cell.number is not None]
    if len(numbers) < _MIN_CELLS:
        return False
    return sum(number > _MAX_AGE for number in numbers) * _ONE_IN >= len(numbers) or any(
        _NO_LETTERS.sub(" ", cell.text.lower()).strip() in HEADS_OF_COUNTS for cell in column[:1]
    )
